// SPDX-License-Identifier: Apache-2.0
// Claims about running text out of documents: what is text and what is not, where it comes from, and what hostile files get.
#include <muwazi/extract.hpp>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <muwazi/error.hpp>
#include <muwazi/review.hpp>
#include <muwazi/write.hpp>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <sstream>

#include "made_zip.hpp"

namespace {

using muwazi::can_extract;
using muwazi::DocumentKind;
using muwazi::Error;
using muwazi::ErrorKind;
using muwazi::ExtractedText;
using muwazi::ExtractOptions;
using testing::HasSubstr;

std::string text_of(const std::string& bytes, DocumentKind kind, ExtractOptions options = {}) {
  options.kind = kind;
  return muwazi::extract_text(bytes, "file", options).text.utf8;
}

/// "KIND PLACE: MESSAGE" of the error; "" for none.
std::string error_of(const std::string& bytes, const std::string& name = "file", const ExtractOptions& options = {}) {
  try {
    muwazi::extract_text(bytes, name, options);
  } catch (const Error& error) {
    return (error.kind() == ErrorKind::resource ? "resource " : "") + std::string(error.what());
  }
  return "";
}

/// The words of the file that a piece of the text came from.
std::string origin_of(const std::string& bytes, const ExtractedText& out, const std::string& words) {
  const std::size_t at = out.text.utf8.find(words);
  if (at == std::string::npos) return "(not there)";
  const auto begin = static_cast<std::uint32_t>(at);
  return std::string(out.text.map.origin({begin, begin + static_cast<std::uint32_t>(words.size())}).in(bytes));
}

TEST(ExtractMarkdown, blocks_become_paragraphs) {
  const std::pair<const char*, const char*> rows[] = {
      {"# Title #\n\nOne line\ngoes on.\n", "Title\n\nOne line goes on.\n"},
      {"Title\n=====\ntext", "Title\n\ntext\n"},
      {"## With an anchor {#here}\n", "With an anchor\n"},
      {"- one\n  more\n- two\n  - three\n", "one more\n\ntwo\n\nthree\n"},
      {"1. one\n2) two\n", "one\n\ntwo\n"},
      {"In 1984\n1985. was no list\n", "In 1984 1985. was no list\n"},
      {"- [x] done\n- [ ] open\n", "done\n\nopen\n"},
      {"> quoted\n> on\n\nafter", "quoted on\n\nafter\n"},
      {"> [!NOTE]\n> a note", "a note\n"},
      {"a\n```c\nint x;\n```\nb", "a\n\nb\n"},
      {"a\n\n    code\n\nb", "a\n\nb\n"},
      {"~~~\n```\n~~~\nb", "b\n"},
      {"---\ntitle: 'The title'\nlayout: x\n---\ntext", "The title\n\ntext\n"},
      {"---\ntitle: A\npoint1: We sell lamps and ropes.\nimage: /a/b c/d e/f.png\nauthor: Anna of the North Sea\nalt: Two lamps\nlist: [a b, c d, e f]\n---\nb",
       "A\n\nWe sell lamps and ropes.\n\nb\n"},
      {"---\ntitle: A\ndescription: >\n  We sell lamps\n  and ropes.\n\nlayout: |\n  x y z w\ncard:\n  name: of all the lamps\n---\nb", "A\n\nWe sell lamps and ropes.\n\nb\n"},
      {"---\ntext\n", "text\n"},
      {"a\n\n***\n\nb", "a\n\nb\n"},
      {"| A | B |\n|---|:-:|\n| c \\| d | e |\n\nafter", "A\n\nB\n\nc | d\n\ne\n\nafter\n"},
      {"a\n\n[ref]: http://x.org 'T'\n", "a\n"},
      {"<!-- no\ntext -->\na <!-- b --> c", "a c\n"},
      {"<div align=\"center\">\n\na\n</div>", "a\n"},
      {"a\n\n<style>\n.wide { width: 9em; }\n\n.note { color: red; }\n</style>\n\nb", "a\n\nb\n"},
      {"<style jsx>{`p { margin: 0 }`}</style>\n\nb", "b\n"},
      {"<script type=\"module\">\nconst day = 1;\n</script> b", "b\n"},
      {"<styled> words stay", "words stay\n"},
      {"import Tabs from '@theme/Tabs';\nimport './page.css'\n\nexport const meta = {};\n\nb", "b\n"},
      {"Goods\nimport duties from 'abroad'\n\nexport duties\n", "Goods import duties from 'abroad'\n\nexport duties\n"},
      {"Note[^1].\n\n[^1]: The note.", "Note.\n\nThe note.\n"},
      {":::tip\na\n:::", "a\n"},
      {"soft\nbreak  \nhard\\\nbreak", "soft break\nhard\nbreak\n"},
      {"", ""},
      {"\n\n", ""},
      {"# عنوان\n\nفقرة **مهمة** في\nسطرين.", "عنوان\n\nفقرة مهمة في سطرين.\n"},
  };
  for (const auto& [bytes, expected] : rows) EXPECT_EQ(text_of(bytes, DocumentKind::markdown), expected) << bytes;
}

TEST(ExtractMarkdown, marks_within_a_paragraph_go_and_words_stay) {
  const std::pair<const char*, const char*> rows[] = {
      {"a **b** _c_ ~~d~~ ***e***", "a b c d e\n"},
      {"snake_case 2*3 5 * 4 * 3", "snake_case 2*3 5 * 4 * 3\n"},
      {"[a *b*](http://x.org/(y) \"t\") c", "a b c\n"},
      {"[a][ref] [b] ![c](d.png)", "a [b] c\n"},
      {"[![badge](b.svg)](http://x.org)", "badge\n"},
      {"`code *x*` ``a ` b``", "code *x* a ` b\n"},
      {"\\*not\\* `open", "*not* `open\n"},
      {"<b>a</b> <https://x.org> <me@x.org> 1 < 2", "a https://x.org me@x.org 1 < 2\n"},
      {"a {/* mdx */}b", "a b\n"},
      {"[a](b", "[a](b\n"},
      // Underscores go in pairs, outside words, as CommonMark has them; marks of any script are no part of a word.
      {"_عمل_، _هل_؟ _لا_؛ «_نعم_» (_قد_) —_ثم_…", "عمل، هل؟ لا؛ «نعم» (قد) —ثم…\n"},
      {"و_عملوا_ معًا", "و_عملوا_ معًا\n"},
      {"_private _and_ end", "_private and end\n"},
      {"__init__ snake_case_ ___c___ __d _e_ f__ _g", "init snake_case_ c d e f _g\n"},
      {"(_[a](b)_, \"_c_\")", "(a, \"c\")\n"},
  };
  for (const auto& [bytes, expected] : rows) EXPECT_EQ(text_of(bytes, DocumentKind::markdown), expected) << bytes;
  EXPECT_EQ(text_of("a **b** [c](d)", DocumentKind::markdown, {.inline_markup = true}), "a **b** [c](d)\n");
}

TEST(ExtractMarkdown, headings_are_told) {
  const std::string markdown = "---\ntitle: Lamps\ndescription: All of them\n---\n\n# The *big* lamps {#big}\n\nText.\n\nRopes\n---\n\n# \n\nEnd\n";
  const ExtractedText extracted = muwazi::extract_text(markdown, "a.md");
  std::vector<std::string> headings;
  for (const muwazi::ByteRange range : extracted.headings) headings.emplace_back(range.in(extracted.text.utf8));
  EXPECT_EQ(headings, (std::vector<std::string>{"Lamps", "The big lamps", "Ropes"}));
  EXPECT_TRUE(muwazi::extract_text("Lamps\n\nText.", "a.txt").headings.empty());
}

TEST(Extract, ranges_go_to_the_bytes_of_the_file) {
  const std::string markdown = "# T\n\n- The **port** of\n  [Latakia](http://x.org) *closed*.\n";
  const ExtractedText from_markdown = muwazi::extract_text(markdown, "a.md");
  EXPECT_EQ(from_markdown.text.utf8, "T\n\nThe port of Latakia closed.\n");
  EXPECT_EQ(origin_of(markdown, from_markdown, "port"), "port");
  EXPECT_EQ(origin_of(markdown, from_markdown, "Latakia"), "Latakia");
  EXPECT_EQ(origin_of(markdown, from_markdown, "port of"), "port** of");
  ASSERT_TRUE(from_markdown.file);
  EXPECT_EQ(from_markdown.file->utf8, markdown);
  const std::string subtitles = "1\r\n00:00:01,000 --> 00:00:02,000\r\n<i>The port</i>\r\nclosed.\r\n";
  EXPECT_EQ(origin_of(subtitles, muwazi::extract_text(subtitles, "a.srt"), "port closed"), "port</i>\r\nclosed");
  if (!can_extract(DocumentKind::html)) GTEST_SKIP();
  const std::string html = "<p>Fish &amp; chips &#x62A;&nbsp;<b>at\r\n 618</b> &notin; R&D</p><p>صلاح</p>";
  const ExtractedText from_html = muwazi::extract_text(html, "a.html");
  EXPECT_EQ(from_html.text.utf8, "Fish & chips ت\u00A0at 618 ∉ R&D\n\nصلاح\n");
  for (const char* const words : {"Fish", "chips", "618", "صلاح", "R&D"}) EXPECT_EQ(origin_of(html, from_html, words), words);
  EXPECT_EQ(origin_of(html, from_html, "&"), "&amp;");
  EXPECT_EQ(origin_of(html, from_html, "ت"), "&#x62A;");
  EXPECT_EQ(origin_of(html, from_html, "∉"), "&notin;");
}

TEST(Extract, findings_in_sarif_have_the_lines_of_the_file) {
  const std::string english = "# News\n\nThe port was closed\nfor **618** days.\n";
  const std::string arabic = "# أخبار\n\nأُغلق الميناء\nمدة **681** يومًا.\n";
  const muwazi::Review review =
      muwazi::Reviewer().review(muwazi::extract_text(english, "a.md"), muwazi::extract_text(arabic, "b.md"));
  ASSERT_FALSE(review.findings.empty());
  ASSERT_TRUE(review.findings[0].target);
  EXPECT_EQ(review.findings[0].target->bytes.in(arabic).substr(0, 3), "681");
  std::ostringstream out;
  muwazi::write_sarif(out, review);
  EXPECT_THAT(out.str(), HasSubstr("\"startLine\":4"));
}

TEST(ExtractHtml, text_stays_and_furniture_goes) {
  if (!can_extract(DocumentKind::html)) GTEST_SKIP();
  const std::pair<const char*, const char*> rows[] = {
      {"<title>no</title><h1>A</h1><p>b\n  c<br>d</p>e<div>f<p>g", "A\n\nb c\nd\n\ne\n\nf\n\ng\n"},
      {"<script>if (a<b) x='<p>no</p>'</script><style>p{}</style><p>a<!-- no --><noscript>no</noscript></p>", "a\n"},
      {"<header>Site</header><nav><a>Home</a></nav><main><h1>A</h1><p>b</p></main><footer>no</footer>", "A\n\nb\n"},
      {"<header><h1>A</h1></header><p>b</p>", "A\n\nb\n"},
      {"<p>A long text of the article itself.</p><div class='socialShare'>Share</div><div id=cookie-notice>Ok</div>",
       "A long text of the article itself.\n"},
      {"<div class='has-sidebar'><p>all of the text</p></div>", "all of the text\n"},
      {"<p>A text with some length, longer than its links are, as it is usual in an article of any page.</p>"
       "<ul><li><a>One</a><li><a>Two</a><li><a>Three</a></ul>",
       "A text with some length, longer than its links are, as it is usual in an article of any page.\n"},
      {"<ul><li><a>One</a><li><a>Two</a><li><a>Three</a></ul>", "One\n\nTwo\n\nThree\n"},
      {"<p>a</p><p hidden>no</p><p style='display:none'>no</p><span aria-hidden=true>no</span>", "a\n"},
      {"<table><tr><td>a<td>b<tr><td>c</table>", "a\n\nb\n\nc\n"},
      {"<pre>a\n  b</pre>", "a\nb\n"},
      {"<p>he said <q>a</q> <del>b</del><ins>c</ins></p>", "he said \"a\" c\n"},
      {"<article><p>The first one, the longest of all by far.</p></article><article><p>Short</p></article>",
       "The first one, the longest of all by far.\n"},
      {"<svg><text>no</text></svg>a", "a\n"},
      {"<p>a</p><p>&nbsp;</p><p>\u00A0\u00A0</p><p>b&nbsp;c</p>", "a\n\nb\u00A0c\n"},
      {"<p>It was closed.<sup><a href='#n1'>[1]</a></sup> Then<a role=doc-noteref href='#n2'>2</a> again, 4 m<sup>2</sup>.",
       "It was closed. Then again, 4 m2.\n"},
      {"", ""},
      {"plain", "plain\n"},
  };
  for (const auto& [bytes, expected] : rows) EXPECT_EQ(text_of(bytes, DocumentKind::html), expected) << bytes;
  EXPECT_EQ(text_of("<nav>Home</nav><p>a</p>", DocumentKind::html, {.furniture = true}), "Home\n\na\n");
}

TEST(ExtractHtml, the_encoding_is_what_the_page_says) {
  if (!can_extract(DocumentKind::html)) GTEST_SKIP();
  EXPECT_EQ(text_of("<meta charset='windows-1256'><p>\xD5\xE1\xC7\xCD</p>", DocumentKind::html), "صلاح\n");
  EXPECT_EQ(text_of("<META http-equiv=Content-Type content='text/html; charset = ISO-8859-6'><p>\xE8</p>", DocumentKind::html), "و\n");
  EXPECT_EQ(text_of("\xEF\xBB\xBF<meta charset=windows-1256><p>و</p>", DocumentKind::html), "و\n");
}

TEST(ExtractHtml, hostile_pages_end_in_a_result_or_an_error) {
  if (!can_extract(DocumentKind::html)) GTEST_SKIP();
  const auto many = [](const std::string& what, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += what;
    return out;
  };
  EXPECT_EQ(error_of(many("<div>", 100000), "a.html"), "resource a.html: more than 2,000 HTML elements are open at once");
  EXPECT_EQ(error_of(many("<p>x", 20000), "a.html"), "");
  EXPECT_EQ(error_of(many("<", 100000), "a.html"), "");
  EXPECT_EQ(error_of(many("<!--", 50000), "a.html"), "");
  EXPECT_EQ(error_of(many("&amp", 50000), "a.html"), "");
  std::string fonts = "<p>";
  for (int i = 0; i < 1500; ++i) fonts += "<font a=" + std::to_string(i) + ">";
  EXPECT_THAT(error_of(fonts + many("<p>x", 20000), "a.html"), testing::AnyOf("", HasSubstr("too much memory")));
}

TEST(ExtractDocx, takes_what_a_reader_sees) {
  if (!can_extract(DocumentKind::docx)) GTEST_SKIP();
  const std::string body =
      "<w:p><w:r><w:t>The bridge</w:t></w:r></w:p><w:p><w:r><w:t xml:space='preserve'>was </w:t></w:r><w:r><w:rPr><w:b/></w:rPr>"
      "<w:t>closed.</w:t></w:r><w:del><w:r><w:t>no</w:t><w:delText>no</w:delText></w:r></w:del><w:ins><w:r><w:t> New.</w:t></w:r>"
      "</w:ins><w:r><w:rPr><w:vanish/></w:rPr><w:t>no</w:t></w:r><w:r><w:br/><w:t>a</w:t><w:tab/><w:t>b</w:t><w:noBreakHyphen/>"
      "<w:instrText>no</w:instrText></w:r></w:p><w:tbl><w:tr><w:tc><w:p><w:r><w:t>c</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
      "<w:p><w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:txbxContent><w:p><w:r><w:t>box</w:t></w:r></w:p></w:txbxContent>"
      "</mc:Choice><mc:Fallback><w:t>no</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>";
  const std::string file = made::docx(
      body, {{"word/footnotes.xml", "<w:footnotes xmlns:w='w'><w:footnote w:type='separator'><w:p><w:r><w:t>no</w:t></w:r></w:p>"
                                    "</w:footnote><w:footnote><w:p><w:r><w:t>A note.</w:t></w:r></w:p></w:footnote></w:footnotes>"}});
  const ExtractedText out = muwazi::extract_text(file, "a.docx");
  EXPECT_EQ(out.kind, DocumentKind::docx);
  EXPECT_EQ(out.text.utf8, "The bridge\n\nwas closed. New.\na b\u2011\n\nc\n\nbox\n\nA note.\n");
  EXPECT_EQ(out.text.map.origin({4, 10}), (muwazi::ByteRange{4, 10}));
  EXPECT_FALSE(out.file);
}

TEST(ExtractOdt, takes_what_a_reader_sees) {
  if (!can_extract(DocumentKind::odt)) GTEST_SKIP();
  EXPECT_EQ(text_of(made::odt("<text:tracked-changes><text:p>no</text:p></text:tracked-changes><text:h>T</text:h><text:p>a<text:s/>b"
                              "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>The note.</text:p>"
                              "</text:note-body></text:note> c<text:line-break/>d<office:annotation><text:p>no</text:p>"
                              "</office:annotation></text:p>"),
                    DocumentKind::automatic),
            "T\n\na b c\nd\n\nThe note.\n");
}

TEST(ExtractEpub, takes_the_reading_order) {
  if (!can_extract(DocumentKind::epub)) GTEST_SKIP();
  const std::string page = "<?xml version='1.0'?><html xmlns='x'><head><title/></head><body><a id='x'/><h1>T</h1><p>a<![CDATA[ <b> ]]>"
                           "</p><aside>kept</aside></body></html>";
  EXPECT_EQ(text_of(made::epub(page, "../text/a%20b.xhtml#x", "text/a b.xhtml"), DocumentKind::automatic), "T\n\na <b>\n\nkept\n");
}

TEST(ExtractHtml, marks_of_notes_are_no_text) {
  if (!can_extract(DocumentKind::html)) GTEST_SKIP();
  const std::pair<const char*, const char*> rows[] = {
      {"<p>in 1984<sup><a href='#n1'>1</a></sup> it fell<sup class=reference><a href='#n2'>[12]</a></sup>.</p>", "in 1984 it fell.\n"},
      {"<p>a<sup>[<a href='x.html#n1'>3</a>,<a href='#n2'>4</a>]</sup></p>", "a\n"},
      {"<p>a<a epub:type='noteref' href='#n'>1</a><a role='doc-noteref' href='#n'>2</a></p>", "a\n"},
      {"<p>20 m<sup>2</sup>, the 1<sup>st</sup>, x<sup><a href='/squares'>2</a></sup></p>", "20 m2, the 1st, x2\n"},
      {"<p><a href='#part'>2</a> and <sup><a href='#part'>see the other part</a></sup></p>", "2 and see the other part\n"},
  };
  for (const auto& [bytes, expected] : rows) EXPECT_EQ(text_of(bytes, DocumentKind::html), expected) << bytes;
}

TEST(ExtractOdt, hidden_text_is_no_text) {
  if (!can_extract(DocumentKind::odt)) GTEST_SKIP();
  const auto file = [](const std::string& styles, const std::string& body) {
    return made::zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                      {"styles.xml", "<s><style:style style:name='Secret'><style:text-properties text:display='none'/></style:style></s>"},
                      {"content.xml", "<d><office:automatic-styles>" + styles + "</office:automatic-styles>" + body + "</d>"}});
  };
  EXPECT_EQ(text_of(file("<style:style style:name='T1' style:parent-style-name='Secret'/>"
                         "<style:style style:name='T2' style:parent-style-name='Secret'><style:text-properties text:display='true'/>"
                         "</style:style><style:style style:name='T3'><style:text-properties/></style:style>",
                         "<text:p>a<text:span text:style-name='T1'>no</text:span><text:span text:style-name='T2'>b</text:span>"
                         "<text:span text:style-name='T3'>c</text:span></text:p><text:p text:style-name='Secret'>no</text:p>"
                         "<text:section text:display='none'><text:p>no</text:p></text:section>"),
                    DocumentKind::odt),
            "abc\n");
}

const std::filesystem::path documents = MUWAZI_TEST_DIR "/documents";

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  EXPECT_TRUE(in) << path;
  return {std::istreambuf_iterator<char>(in), {}};
}

/// What the office program made holds the text that was written by hand beside it.
void expect_text(const std::filesystem::path& made, const std::string& expected) {
  EXPECT_EQ(muwazi::extract_text(bytes_of(made), made.string()).text.utf8, bytes_of(documents / expected)) << made;
}

TEST(ExtractOffice, documents_hold_what_a_reader_sees) {
  if (!can_extract(DocumentKind::docx)) GTEST_SKIP();
  expect_text(documents / "harbour.docx", "harbour.docx.txt");
  expect_text(documents / "harbour.odt", "harbour.odt.txt");
  if (can_extract(DocumentKind::epub)) expect_text(documents / "harbour.epub", "harbour.epub.txt");
}

#ifdef MUWAZI_LIBREOFFICE
TEST(ExtractOffice, documents_made_anew_hold_the_same) {
  if (!can_extract(DocumentKind::docx)) GTEST_SKIP();
  std::string name = testing::TempDir() + "muwazi_office_XXXXXX";
  ASSERT_NE(mkdtemp(name.data()), nullptr);
  const std::filesystem::path folder = name;
  const std::string office = std::string("\"") + MUWAZI_LIBREOFFICE + "\" --headless -env:UserInstallation=file://" +
                             (folder / "profile").string() + " --convert-to ";
  for (const std::string kind : {"docx", "odt"}) {
    const std::string command = office + kind + " --outdir \"" + folder.string() + "\" \"" + (documents / "harbour.fodt").string() + "\"";
    if (std::system((command + " >/dev/null 2>&1").c_str()) != 0) {
      std::filesystem::remove_all(folder);
      GTEST_SKIP() << "the office program cannot run here: " << command;
    }
    expect_text(folder / ("harbour." + kind), "harbour." + kind + ".txt");
  }
  std::filesystem::remove_all(folder);
}
#endif

// documents/: made by LibreOffice 7.4 (`soffice --headless --convert-to KIND`) from table.html and notes.fodt, an account of the
// formats that is not ours. It writes its own view of note marks and of deleted words into EPUB.
TEST(Extract, what_libreoffice_writes_is_read_as_it_was_meant) {
  const auto file_text = [](const std::string& name) {
    const std::string bytes = bytes_of(documents / name);
    EXPECT_FALSE(bytes.empty()) << name;
    return muwazi::extract_text(bytes, name).text.utf8;
  };
  const std::string table =
      "The ferry at Rosetta\n\nThe ferry crosses the river twice an hour.\nIt carries cars & carts.\n\nCars pay five pounds.\n\n"
      "Carts pay two pounds.\n\nDonkeys go free.\n\nHour\n\nBoat\n\nSix\n\nThe Nile Star sails first.\n\nNo boat sails after "
      "ten.\n\nInner cell.\n\nThe harbour book has more.\n\n\u201CNobody waits,\u201D said the ferryman.\n\n"
      "Soft\u00ADware and a non\u00A0breaking space.\n\nتعبر العبّارة النهر مرتين كل ساعة، وعلى متنها خمسون راكبا (50 passengers).\n";
  for (const auto& [name, kind] : {std::pair("table.html", DocumentKind::html), std::pair("table.docx", DocumentKind::docx),
                                   std::pair("table.odt", DocumentKind::odt), std::pair("table.epub", DocumentKind::epub)}) {
    if (can_extract(kind)) {
      EXPECT_EQ(file_text(name), table) << name;
    }
  }
  if (can_extract(DocumentKind::odt)) {
    EXPECT_EQ(file_text("notes.odt"),
              "A heading of the rich text\n\nThe bridge was built in 1958.\n\nA footnote about the bridge.\n\nIt is still a long bridge."
              "\n\nOne two three\nfour.\n\nText in a box.\n\nAround the box.\n\nA link with words and a span.\n\nبني الجسر عام 1958.\n\n"
              "حاشية في آخر النص.\n");
  }
  if (can_extract(DocumentKind::docx)) {
    EXPECT_EQ(file_text("notes.docx"),
              "A heading of the rich text\n\nThe bridge was built in 1958.\n\nIt is still a long bridge.\n\nOne two three\nfour.\n\n"
              "Around the box.\n\nText in a box.\n\nA link with words and a span.\n\nبني الجسر عام 1958.\n\nA footnote about the bridge.\n\n"
              "حاشية في آخر النص.\n");
  }
  if (can_extract(DocumentKind::epub)) {
    std::string tab;
    for (int i = 0; i < 15; ++i) tab += "\u00A0";
    EXPECT_EQ(file_text("notes.epub"),
              "A heading of the rich text\n\nThe bridge was built in 1958.\n\nIt is still a very long bridge.\n\nOne" + tab + " two \u00A0three\nfour.\n\n"
              "Text in a box.\n\nAround the box.\n\nA link with words and a span.\n\nبني الجسر عام 1958.\n\nA footnote about the bridge.\n\n"
              "حاشية في آخر النص.\n");
  }
}

TEST(Extract, kinds_are_told_by_content_and_name) {
  const std::tuple<std::string, std::string, DocumentKind> rows[] = {
      {"", "a", DocumentKind::text},
      {"hello", "a.md", DocumentKind::markdown},
      {"hello", "A.MARKDOWN", DocumentKind::markdown},
      {"hello", "dir.md/a", DocumentKind::text},
      {"<!-- x -->\n<!DOCTYPE HTML><p>", "a", DocumentKind::html},
      {"<?xml version='1.0'?><html lang='ar'>", "-", DocumentKind::html},
      {"<htmlx>", "a", DocumentKind::text},
      {"<html>", "a.txt", DocumentKind::text},
      {"hello", "a.htm", DocumentKind::html},
      {"1\r\n00:00:01,000 --> 00:00:02,000\r\nx", "a", DocumentKind::subtitles},
      {"WEBVTT\n", "a", DocumentKind::subtitles},
      {"618 days", "a", DocumentKind::text},
  };
  for (const auto& [bytes, name, kind] : rows) EXPECT_EQ(muwazi::detect_kind(bytes, name), kind) << bytes << ' ' << name;
  if (!can_extract(DocumentKind::epub)) GTEST_SKIP();
  EXPECT_EQ(muwazi::detect_kind(made::docx(""), "a"), DocumentKind::docx);
  EXPECT_EQ(muwazi::detect_kind(made::odt(""), "-"), DocumentKind::odt);
  EXPECT_EQ(muwazi::detect_kind(made::epub(""), "x.bin"), DocumentKind::epub);
}

TEST(Extract, files_of_another_kind_than_their_name_says_are_told) {
  const std::tuple<std::string, std::string, std::string> rows[] = {
      {"%PDF-1.7", "a.pdf", "a.pdf: is a PDF, not a text"},
      {"%PDF-1.7", "a.txt", "a.txt: is a PDF, not text as its name says"},
      {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.docx", "a.docx: is encrypted or an old Office file (OLE), not DOCX as its name says"},
      {"<html>", "a.docx", "a.docx: is HTML, not DOCX as its name says"},
      {"hello", "a.epub", "a.epub: is no ZIP archive, not EPUB as its name says"},
      {"", "a.odt", "a.odt: is empty, not ODT as its name says"},
      {"\x1F\x8B\x08", "a", "a: is compressed by gzip, not a text"},
      {"{\\rtf1", "a.docx", "a.docx: is RTF, not DOCX as its name says"},
  };
  for (const auto& [bytes, name, message] : rows) EXPECT_EQ(error_of(bytes, name), message);
  if (!can_extract(DocumentKind::epub)) GTEST_SKIP();
  EXPECT_EQ(error_of(made::docx(""), "a.odt"), "a.odt: is DOCX, not ODT as its name says");
  EXPECT_EQ(error_of(made::odt(""), "a.html"), "a.html: is ODT, not HTML as its name says");
  EXPECT_EQ(error_of(made::zip({{"x", "y"}}), "a.zip"), "a.zip: is a ZIP archive, but neither DOCX nor ODT nor EPUB");
  EXPECT_EQ(error_of(made::zip({{"[Content_Types].xml", ""}, {"xl/workbook.xml", ""}}), "a.docx"),
            "a.docx: is an Office file, but no text document");
  EXPECT_EQ(error_of(made::zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}), "a.odt"),
            "a.odt: is an OpenDocument file, but no text document");
}

TEST(Extract, broken_archives_have_their_place) {
  if (!can_extract(DocumentKind::epub)) GTEST_SKIP();
  const std::string whole = made::docx("<w:p/>");
  EXPECT_EQ(error_of(whole.substr(0, whole.size() / 2), "a.docx"), "a.docx: is a truncated ZIP archive: its directory is missing");
  std::string damaged = whole;
  for (std::size_t at = damaged.find("word/document.xml") + 20, i = 0; i < 20; ++i) damaged[at + i] = '\xFF';
  EXPECT_EQ(error_of(damaged, "a.docx"), "a.docx!word/document.xml: cannot be unpacked: the packed data are damaged");
  std::string other = whole;  // the checksum in both headers, 14 and 16 bytes from their beginnings
  for (const auto& [header, at] : {std::pair{"PK\x03\x04", 14U}, {"PK\x01\x02", 16U}})
    for (std::size_t begin = other.find(header); begin != other.npos; begin = other.find(header, begin + 1))
      other[begin + at] = static_cast<char>(other[begin + at] ^ 1);
  EXPECT_THAT(error_of(other, "a.docx"), testing::EndsWith(": cannot be unpacked: the checksum does not fit the data"));
  EXPECT_EQ(error_of(made::docx("<w:p></w:r>"), "a.docx"), "a.docx!word/document.xml:1: mismatched tag");
  EXPECT_EQ(error_of(made::zip({{"[Content_Types].xml", ""}, {"word/document.xml", "x", true}}), "a.docx"),
            "a.docx!word/document.xml: is encrypted");
  EXPECT_EQ(error_of(made::docx("", {{"word/document.xml", "<x/>"}}), "a.docx"),
            "a.docx!word/document.xml: occurs twice in the archive");
  EXPECT_EQ(error_of(made::zip({{"mimetype", "application/vnd.oasis.opendocument.text"}}), "a.odt"),
            "a.odt!content.xml: is missing in the archive");
  EXPECT_EQ(error_of(made::odt("", {{"META-INF/manifest.xml", "<m><file-entry><encryption-data/></file-entry></m>"}}), "a.odt"),
            "a.odt: is encrypted");
  EXPECT_EQ(error_of(made::epub("", "p.xhtml", "OEBPS/p.xhtml",
                                {{"META-INF/encryption.xml", "<e><CipherReference URI='OEBPS/p.xhtml'/></e>"}}),
                     "a.epub"),
            "a.epub!OEBPS/p.xhtml: is encrypted");
}

TEST(Extract, no_path_leads_out_of_an_archive) {
  if (!can_extract(DocumentKind::epub)) GTEST_SKIP();
  for (const std::string path : {"../../../etc/passwd", "/../../etc/passwd", "..%2f..%2fetc%2fpasswd", "..\\..\\x", "file:etc"})
    EXPECT_THAT(error_of(made::epub("", path), "a.epub"), HasSubstr("a.epub!OEBPS/b.opf: names a page outside of the archive")) << path;
  EXPECT_EQ(text_of(made::epub("<p>no</p>", "https://example.org/p.xhtml"), DocumentKind::epub), "");  // never fetched
  EXPECT_EQ(error_of(made::epub("", "missing.xhtml"), "a.epub"), "a.epub!OEBPS/missing.xhtml: is missing in the archive");
  EXPECT_EQ(text_of(made::docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>", {{"../../evil", "x"}, {"/etc/passwd", "x"}}), DocumentKind::docx), "a\n");
}

TEST(Extract, bombs_are_not_unpacked) {
  if (!can_extract(DocumentKind::epub)) GTEST_SKIP();
  const std::string bomb = made::docx("<w:p><w:r><w:t>" + std::string(std::size_t{20} << 20, 'a') + "</w:t></w:r></w:p>");
  EXPECT_LT(bomb.size(), 40000U);
  EXPECT_EQ(error_of(bomb, "a.docx", {.max_bytes = std::size_t{10} << 20}),
            "resource a.docx!word/document.xml: the parts unpack to more than 10485760 bytes");
  EXPECT_EQ(error_of(bomb, "a.docx", {.max_bytes = std::size_t{30} << 20}), "");
  const std::string entities = made::zip({{"[Content_Types].xml", ""},
                                          {"word/document.xml", "<!DOCTYPE d [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;'>]><d>&b;</d>"}});
  EXPECT_THAT(error_of(entities, "a.docx"), HasSubstr("declarations of entities are not read"));
}

TEST(Extract, every_truncation_of_a_file_ends_in_a_result_or_an_error) {
  if (!can_extract(DocumentKind::epub)) GTEST_SKIP();
  const std::string files[] = {made::docx("<w:p><w:r><w:t>a</w:t></w:r></w:p>"), made::odt("<text:p>a</text:p>"),
                               made::epub("<p>a &amp; b</p>")};
  for (const std::string& file : files) {
    for (std::size_t size = 0; size <= file.size(); ++size) {
      const std::string exact = file.substr(0, size);
      (void)error_of(exact);
      std::string turned = file;
      if (size < file.size()) turned[size] = static_cast<char>(turned[size] ^ 0x15);
      (void)error_of(turned);
    }
  }
}

TEST(ExtractText, times_of_subtitles_that_cannot_be_meant_are_told_with_their_place) {
  const std::string bytes =
      "1\r\n00:00:01,000 --> 00:00:03,000\r\nOne.\r\n\r\n2\r\n00:00:02,000 --> 00:00:04,000\r\nTwo.\r\n\r\n"
      "3\r\n00:00:09,000 --> 00:00:08,000\r\nThree.\r\n\r\n4\r\n00:00:09,000 --> 00:00:10,000\r\nFour.\r\n";
  const muwazi::ExtractedText out = muwazi::extract_text(bytes, "a.srt");
  EXPECT_EQ(out.text.utf8, "One.\nTwo.\nThree.\nFour.\n");
  ASSERT_EQ(out.text.issues.size(), 2U);
  EXPECT_EQ(out.text.issues[0].kind, muwazi::TextIssueKind::cue_times);
  EXPECT_EQ(out.text.issues[0].message, "the cue begins before the one in front of it has ended");
  EXPECT_EQ(out.text.issues[0].range.in(bytes), "00:00:02,000 --> 00:00:04,000");
  EXPECT_EQ(out.text.issues[1].message, "the cue ends before it begins");
  EXPECT_EQ(out.text.issues[1].range.in(bytes), "00:00:09,000 --> 00:00:08,000");
  // Cues of WebVTT may stand beside each other.
  const std::string vtt = "WEBVTT\n\n00:01.000 --> 00:03.000\nOne.\n\n00:02.000 --> 00:04.000\nTwo.\n";
  EXPECT_TRUE(muwazi::extract_text(vtt, "a.vtt").text.issues.empty());
}

}  // namespace
