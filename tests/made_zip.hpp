// SPDX-License-Identifier: Apache-2.0
// ZIP archives put together in memory, also such as no honest program writes, for the tests of extractors.
#ifndef MUWAZI_TESTS_MADE_ZIP_HPP
#define MUWAZI_TESTS_MADE_ZIP_HPP

#include <zlib.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace made {

struct ZipEntry {
  std::string name;
  std::string content;
  bool encrypted = false;  ///< only says so
};

inline std::string deflated(std::string_view text) {
  z_stream stream{};
  if (deflateInit2(&stream, 9, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY) != Z_OK) throw std::runtime_error("zlib");
  std::string out(deflateBound(&stream, static_cast<uLong>(text.size())), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string zip(const std::vector<ZipEntry>& entries) {
  std::string out;
  std::string directory;
  const auto number = [](std::string& to, std::size_t value, int bytes) {
    for (int i = 0; i < bytes; ++i, value >>= 8) to += static_cast<char>(value & 0xFF);
  };
  for (const ZipEntry& entry : entries) {
    const std::string packed = deflated(entry.content);
    const std::size_t offset = out.size();
    std::string common;
    number(common, 20, 2);
    number(common, entry.encrypted ? 0x801 : 0x800, 2);
    number(common, 8, 2);
    number(common, 0, 4);  // time and date
    number(common, crc32(0, reinterpret_cast<const Bytef*>(entry.content.data()), static_cast<uInt>(entry.content.size())), 4);
    number(common, packed.size(), 4);
    number(common, entry.content.size(), 4);
    number(common, entry.name.size(), 2);
    number(common, 0, 2);
    out += "PK\x03\x04" + common + entry.name + packed;
    directory += std::string("PK\x01\x02") + std::string("\x14\0", 2) + common;
    number(directory, 0, 2 + 2 + 2 + 4);
    number(directory, offset, 4);
    directory += entry.name;
  }
  const std::size_t at = out.size();
  out += directory + "PK\x05\x06";
  number(out, 0, 4);
  number(out, entries.size(), 2);
  number(out, entries.size(), 2);
  number(out, directory.size(), 4);
  number(out, at, 4);
  number(out, 0, 2);
  return out;
}

/// A DOCX whose word/document.xml has this body, with further entries.
inline std::string docx(const std::string& body, std::vector<ZipEntry> more = {}) {
  more.insert(more.begin(), {{"[Content_Types].xml", "<Types/>"},
                             {"word/document.xml", "<w:document xmlns:w='w'><w:body>" + body + "</w:body></w:document>"}});
  return zip(more);
}

inline std::string odt(const std::string& body, std::vector<ZipEntry> more = {}) {
  more.insert(more.begin(), {{"mimetype", "application/vnd.oasis.opendocument.text"},
                             {"content.xml", "<office:document-content xmlns:office='o' xmlns:text='t'><office:body><office:text>" +
                                                 body + "</office:text></office:body></office:document-content>"}});
  return zip(more);
}

/// An EPUB with one page at `href`, as its package names it, stored as `entry`.
inline std::string epub(const std::string& page, const std::string& href = "p.xhtml", const std::string& entry = "OEBPS/p.xhtml",
                        std::vector<ZipEntry> more = {}) {
  more.insert(more.begin(),
              {{"mimetype", "application/epub+zip"},
               {"META-INF/container.xml", "<container><rootfiles><rootfile full-path='OEBPS/b.opf'/></rootfiles></container>"},
               {"OEBPS/b.opf", "<package><manifest><item id='n' href='nav.xhtml' media-type='application/xhtml+xml' "
                               "properties='nav'/><item id='p' href='" + href + "' media-type='application/xhtml+xml'/>"
                               "</manifest><spine><itemref idref='n'/><itemref idref='p'/></spine></package>"},
               {entry, page}});
  return zip(more);
}

}  // namespace made

#endif
