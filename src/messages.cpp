// SPDX-License-Identifier: Apache-2.0
// Every word that a report says to people, in the language they read: a gettext catalogue, compiled in, behind Boost.Locale.
#include "messages.hpp"

#include <muwazi/check.hpp>
#include <muwazi/error.hpp>

#include <boost/locale/gnu_gettext.hpp>
#include <boost/locale/message.hpp>
#include <cstddef>
#include <locale>

#include "utf8.hpp"

extern "C" const unsigned char muwazi_table_messages_ar[];
extern "C" const unsigned char muwazi_table_messages_ar_end[];

namespace muwazi::inline v0 {
namespace {

constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view pop_isolate = "\u2069";

using Catalogue = boost::locale::message_format<char>;

/// Boost.Locale's reader of gettext catalogues over the one that is compiled in. It lives in a locale of its own, which is
/// neither the global one nor made from the environment.
const Catalogue& arabic_catalogue() {
  static const std::locale holder = [] {
    namespace gettext = boost::locale::gnu_gettext;
    gettext::messages_info info;
    info.language = std::string("ar");
    info.encoding = std::string("UTF-8");
    info.domains.emplace_back("muwazi");
    info.paths.emplace_back("");
    info.callback = [](const std::string&, const std::string&) {
      return std::vector<char>(reinterpret_cast<const char*>(muwazi_table_messages_ar),
                               reinterpret_cast<const char*>(muwazi_table_messages_ar_end));
    };
    return std::locale(std::locale::classic(), gettext::create_messages_facet<char>(info));
  }();
  return std::use_facet<Catalogue>(holder);
}

}  // namespace

std::string said(const Finding& finding, const MessageStyle& style) {
  return finding.wording.empty() ? finding.message : localize(finding.wording, style);
}

std::string_view message(Language ui, std::string_view english) {
  if (ui == Language::english || english.empty()) return english;
  const char* const arabic = arabic_catalogue().get(0, nullptr, std::string(english).c_str());
  return arabic == nullptr ? english : std::string_view(arabic);
}

std::string_view plural_message(Language ui, std::string_view one, std::string_view many, std::uint64_t n) {
  const std::string_view english = n == 1 ? one : many;
  if (ui == Language::english || one.empty()) return english;
  // Boost takes an int; the plural rules of the catalogue look at the last two digits and at small numbers.
  constexpr std::uint64_t great = 1000000;
  const auto number = static_cast<int>(n < great ? n : great + n % great);
  const char* const arabic = arabic_catalogue().get(0, nullptr, std::string(one).c_str(), number);
  return arabic == nullptr ? english : std::string_view(arabic);
}

std::string localized_digits(std::string_view ascii, const MessageStyle& style) {
  if (style.language != Language::arabic || style.digits != Digits::arabic_indic) return std::string(ascii);
  constexpr char32_t arabic_zero = 0x0660;
  constexpr char32_t arabic_decimal_separator = 0x066B;
  std::string out;
  for (const char c : ascii) {
    if (c >= '0' && c <= '9')
      append_code_point(out, arabic_zero + static_cast<char32_t>(c - '0'));
    else if (c == '.')
      append_code_point(out, arabic_decimal_separator);
    else
      out += c;
  }
  return out;
}

std::string_view list_comma(Language ui) { return ui == Language::arabic ? "\u060C " : ", "; }

std::vector<MessagePiece> message_pieces(const Message& message, const MessageStyle& style) {
  const std::optional<std::uint64_t> number = deciding_number(message);
  const std::string_view form = number ? plural_message(style.language, message.text, message.plural, *number)
                                       : muwazi::message(style.language, message.text);
  const bool foreign = style.language != Language::english && (form == message.text || form == message.plural);
  std::vector<MessagePiece> out;
  const auto say = [&](std::string_view text) {
    if (out.empty() || out.back().quoted) out.push_back({{}, false, foreign});
    out.back().text += text;
  };
  const auto put = [&](const MessageArgument& argument) {
    switch (argument.kind) {
      case MessageArgument::Kind::quote: out.push_back({argument.text, true, false}); break;
      case MessageArgument::Kind::word: say(muwazi::message(style.language, argument.text)); break;
      case MessageArgument::Kind::counted: say(localized_digits(argument.text, style)); break;
      case MessageArgument::Kind::listed: {
        bool first = true;
        for (const std::string_view item : listed_items(argument.text)) {
          if (!first) say(list_comma(style.language));
          first = false;
          out.push_back({std::string(item), true, false});
        }
      }
    }
  };
  for_each_part(form, message.arguments, say, put);
  std::erase_if(out, [](const MessagePiece& piece) { return piece.text.empty(); });
  return out;
}

std::string localize(const Message& message, const MessageStyle& style) {
  std::string out;
  for (const MessagePiece& piece : message_pieces(message, style)) {
    if (piece.quoted && style.isolate) out += first_strong_isolate;
    out += piece.text;
    if (piece.quoted && style.isolate) out += pop_isolate;
  }
  return out;
}

std::string localize(const Error& error, const MessageStyle& style) {
  const std::string said = localize(error.message(), style);
  if (error.place().empty()) return said;
  // A line of Arabic begins with the place, which is Latin as a rule and must not turn the line round.
  return (style.isolate ? std::string(first_strong_isolate) + error.place() + std::string(pop_isolate) : error.place()) + ": " +
         said;
}

}  // namespace muwazi::inline v0
