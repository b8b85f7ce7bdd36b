// SPDX-License-Identifier: Apache-2.0
// Reviews put together by hand, for the tests of writers and readers.
#ifndef MUWAZI_TESTS_MADE_REVIEW_HPP
#define MUWAZI_TESTS_MADE_REVIEW_HPP

#include <muwazi/review.hpp>

#include <limits>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace made {

/// A document whose sentences are the given texts, one a line.
inline muwazi::Document document(muwazi::Language language, std::string name, const std::vector<std::string>& sentences) {
  muwazi::Document out;
  out.language = language;
  out.name = std::move(name);
  for (const std::string& sentence : sentences) {
    const auto begin = static_cast<std::uint32_t>(out.text.utf8.size());
    out.text.utf8 += sentence;
    const auto end = static_cast<std::uint32_t>(out.text.utf8.size());
    out.sentences.push_back(
        {{begin, end}, static_cast<std::uint32_t>(out.sentences.size()), muwazi::SentenceRole::body});
    out.text.utf8 += '\n';
  }
  const auto size = static_cast<std::uint32_t>(out.text.utf8.size());
  out.text.map.append(0, size, 1, 1);
  out.normalized.utf8 = out.text.utf8;
  out.normalized.map.append(0, size, 1, 1);
  out.token_begin.assign(out.sentences.size() + 1, 0);
  out.quantity_begin.assign(out.sentences.size() + 1, 0);
  return out;
}

inline muwazi::Bead bead(std::uint32_t source_begin, std::uint32_t source_end, std::uint32_t target_begin,
                         std::uint32_t target_end, float score) {
  muwazi::Bead out;
  out.source = {source_begin, source_end};
  out.target = {target_begin, target_end};
  out.score = score;
  return out;
}

/// The first place of `words` in the document; nothing for no words.
inline std::optional<muwazi::Span> span(const muwazi::Document& in, const std::string& words) {
  if (words.empty()) return std::nullopt;
  const std::size_t at = in.text.utf8.find(words);
  if (at == std::string::npos) throw std::logic_error("not in the document: " + words);
  return muwazi::Span{{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())}, words};
}

/// Five beads (1-1, 1-1, 2-1, gap, gap) and five findings of all severities.
inline muwazi::Review small() {
  using enum muwazi::FindingKind;
  using enum muwazi::Severity;
  muwazi::Review out;
  out.source = document(muwazi::Language::english, "harbour.en.txt",
                        {"The port of Latakia was closed for 618 days.", "“We wait,” said Saladin Haddad of the PDQ.",
                         "Ships left.", "Nobody came back.", "Read more & <subscribe>"});
  out.target = document(muwazi::Language::arabic, "harbour.ar.txt",
                        {"أُغلق ميناء اللاذقية 681 يومًا.", "وقال صلاحه حداد من PDQ: «نحن ننتظر».",
                         "غادرت السفن ولم يعد أحد.", "يرجى تمكين JavaScript لعرض التعليقات."});
  out.beads = {bead(0, 1, 0, 1, 0.97F), bead(1, 2, 1, 2, 0.9F), bead(2, 4, 2, 3, 0.81F), bead(4, 5, 3, 3, 0.6F),
               bead(5, 5, 3, 4, 0.7F)};
  out.beads[0].evidence = {0.5F, 3.25F, 1, 4.125F, 0.1F, -1.5F, 0};
  const auto find = [&](std::uint32_t at, muwazi::FindingKind kind, std::string_view rule, muwazi::Severity severity,
                        double confidence, const std::string& source, const std::string& target, muwazi::Message said,
                        std::vector<std::string> suggestions) {
    out.findings.push_back({at, kind, rule, severity, confidence, span(out.source, source), span(out.target, target),
                            muwazi::localize(said), std::move(suggestions), said});
  };
  find(0, number, "number.value", critical, 0.98, "618", "681", {"{0} became {1}", {muwazi::quote("618"), muwazi::quote("681")}}, {"618", "٦١٨"});
  find(1, name, "name.spelling", major, 0.93, "Saladin", "صلاحه", "Saladin is not written like this", {"صلاح الدين"});
  find(1, untranslated, "untranslated.acronym", minor, 0.8, "PDQ", "PDQ", "PDQ stands in Latin letters", {});
  find(3, omission, "omission.sentence", info, 0.6, "Read more & <subscribe>", "", "nothing translates this sentence", {});
  find(4, addition, "addition.sentence", minor, 0.75, "", "يرجى تمكين JavaScript لعرض التعليقات.",
       "this sentence translates nothing", {});
  return out;
}

/// Text and findings that try to break out of whatever they are written into.
inline muwazi::Review hostile() {
  muwazi::Review review;
  const std::string nasty = "a\x01\x1b[31m\x07]]>&lt;<script>alert(1)</script>\u202E\u2066\u2028\u0085\uFFFE \"'\\ "
                            "\U0001F469\u200D\U0001F680 --><!-- " + std::string(1, '\0') + "z";
  const std::string arabic = "\u0635\u0644\x02\u200F\u0627\u0640\u062D </seg> " + std::string(1, '\0');
  review.source = document(muwazi::Language::english, "<b>\"name\"\n\x1b", {nasty, std::string(1 << 20, 'w')});
  review.target = document(muwazi::Language::arabic, "\xff\xfe", {arabic, "", arabic});
  review.beads = {bead(0, 1, 0, 1, 2), bead(1, 2, 1, 3, std::numeric_limits<float>::quiet_NaN())};
  review.beads[0].evidence.length = std::numeric_limits<float>::infinity();
  review.notes = {"a note\nwith \x1b and \xff"};
  muwazi::Finding finding;
  finding.bead = 0;
  finding.rule = "number.value";
  finding.message = "bad \xff bytes <i>\x1b\n</note>";
  finding.suggestions = {"\xff\"<", ""};
  finding.source = muwazi::Span{{3, 9}, nasty.substr(3, 6)};
  review.findings.push_back(finding);
  finding.bead = 7;  // no such bead
  finding.target = muwazi::Span{{4000000, 4000001}, "\xd8"};
  finding.source = muwazi::Span{{0, 0}, ""};
  finding.confidence = std::numeric_limits<double>::quiet_NaN();
  review.findings.push_back(finding);
  return review;
}

}  // namespace made

#endif
