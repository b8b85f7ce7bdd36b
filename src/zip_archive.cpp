// SPDX-License-Identifier: Apache-2.0
// Reads ZIP archives by libarchive, where the library was built with it.
#include "zip_archive.hpp"

#include <muwazi/error.hpp>

#ifdef MUWAZI_WITH_LIBARCHIVE

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <memory>

namespace muwazi::inline v0 {
namespace {

constexpr std::size_t most_entries = 65536;

/// What libarchive stumbled over, in words of the catalogue for the faults that a file can have; empty for others.
std::string_view known_reason(std::string_view text) {
  struct Fault {
    std::string_view begin;  ///< the first of libarchive's own words
    std::string_view said;
  };
  static constexpr Fault faults[] = {
      {"Truncated", "the data are cut off"},
      {"ZIP bad", "the checksum does not fit the data"},
      {"ZIP decompression", "the packed data are damaged"},
      {"Corrupted ZIP", "the packed data are damaged"},
      {"ZIP compressed", "the sizes do not fit the data"},
      {"ZIP uncompressed", "the sizes do not fit the data"},
      {"Inconsistent", "the sizes do not fit the data"},
      {"Unsupported ZIP", "the way of packing is not known"},
      {"Damaged Zip", "the directory is damaged"},
      {"Invalid central", "the directory is damaged"},
  };
  for (const Fault& fault : faults)
    if (text.starts_with(fault.begin)) return fault.said;
  return {};
}

/// `message` has a placeholder for a fault that is known.
[[noreturn]] void fail(archive* from, const std::string& place, const char* message) {
  const char* const text = archive_error_string(from);
  const std::string_view own = text == nullptr ? std::string_view() : text;
  if (const std::string_view known = known_reason(own); !known.empty())
    throw Error(ErrorKind::format, place, {message, {catalogue_word(known)}});
  throw Error(ErrorKind::format, place, {"cannot be read by libarchive, which says: {0}", {quote(own)}});
}

}  // namespace

std::map<std::string, std::string, std::less<>> read_zip(std::string_view bytes, std::string_view name, std::size_t max_bytes,
                                                         const std::function<bool(std::string_view entry)>& wanted) {
  const std::string place(name);
  // Without its directory at the end an archive is cut off; libarchive would read what is left of it.
  constexpr std::size_t longest_end = 65535 + 22;
  if (bytes.substr(bytes.size() - std::min(bytes.size(), longest_end)).rfind("PK\x05\x06") == bytes.npos)
    throw Error(ErrorKind::format, place, "is a truncated ZIP archive: its directory is missing");
  const std::unique_ptr<archive, decltype(&archive_read_free)> in(archive_read_new(), archive_read_free);
  if (in == nullptr) throw Error(ErrorKind::resource, place, "no memory for an archive");
  archive_read_support_format_zip_seekable(in.get());
  if (archive_read_open_memory(in.get(), bytes.data(), bytes.size()) != ARCHIVE_OK)
    fail(in.get(), place, "is a broken ZIP archive: {0}");
  std::map<std::string, std::string, std::less<>> out;
  std::size_t total = 0;
  for (std::size_t count = 0;; ++count) {
    archive_entry* entry = nullptr;
    const int result = archive_read_next_header(in.get(), &entry);
    if (result == ARCHIVE_EOF) break;
    if (result != ARCHIVE_OK && result != ARCHIVE_WARN)
      fail(in.get(), place, "is a broken ZIP archive: {0}");
    if (count == most_entries) throw Error(ErrorKind::resource, place, "more than 65,536 entries");
    const char* path = archive_entry_pathname_utf8(entry);
    if (path == nullptr) path = archive_entry_pathname(entry);
    if (path == nullptr || !wanted(path)) continue;
    const std::string entry_place = place + "!" + path;
    if (archive_entry_is_encrypted(entry) != 0) throw Error(ErrorKind::format, entry_place, "is encrypted");
    if (archive_entry_filetype(entry) != AE_IFREG) throw Error(ErrorKind::format, entry_place, "is not a regular file");
    const auto [at, fresh] = out.emplace(path, std::string());
    if (!fresh) throw Error(ErrorKind::format, entry_place, "occurs twice in the archive");
    for (;;) {
      const void* block = nullptr;
      std::size_t size = 0;
      la_int64_t offset = 0;
      const int read = archive_read_data_block(in.get(), &block, &size, &offset);
      if (read == ARCHIVE_EOF) break;
      if (read != ARCHIVE_OK) fail(in.get(), entry_place, "cannot be unpacked: {0}");
      total += size;
      if (total > max_bytes)
        throw Error(ErrorKind::resource, entry_place, {"the parts unpack to more than {0} bytes", {counted(max_bytes)}});
      at->second.append(static_cast<const char*>(block), size);
    }
  }
  return out;
}

}  // namespace muwazi::inline v0

#else

namespace muwazi::inline v0 {

std::map<std::string, std::string, std::less<>> read_zip(std::string_view, std::string_view name, std::size_t,
                                                         const std::function<bool(std::string_view)>&) {
  throw Error(ErrorKind::resource, std::string(name), "this build of the library cannot read ZIP archives");
}

}  // namespace muwazi::inline v0

#endif
