// SPDX-License-Identifier: Apache-2.0
// Every word that a report says to people, in the language they read: a gettext catalogue, compiled in, behind Boost.Locale.
#include "messages.hpp"

#include <algorithm>
#include <charconv>
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

MessageArgument quote(std::string_view text) { return {MessageArgument::Kind::quote, std::string(text)}; }
MessageArgument catalogue_word(std::string_view english) { return {MessageArgument::Kind::word, std::string(english)}; }
MessageArgument counted(std::uint64_t number) { return {MessageArgument::Kind::counted, std::to_string(number)}; }

std::string localized_digits(std::string_view ascii, const MessageStyle& style) {
  if (style.language != Language::arabic || style.digits != Digits::arabic_indic) return std::string(ascii);
  constexpr char32_t arabic_zero = 0x0660;
  std::string out;
  for (const char c : ascii) {
    if (c >= '0' && c <= '9')
      append_code_point(out, arabic_zero + static_cast<char32_t>(c - '0'));
    else
      out += c;
  }
  return out;
}

std::vector<MessagePiece> message_pieces(const Message& message, const MessageStyle& style) {
  std::string_view form = message.text;
  const auto number = std::find_if(message.arguments.begin(), message.arguments.end(), [](const MessageArgument& argument) {
    return argument.kind == MessageArgument::Kind::counted;
  });
  if (message.plural.empty() || number == message.arguments.end()) {
    form = muwazi::message(style.language, message.text);
  } else {
    std::uint64_t n = 0;
    std::from_chars(number->text.data(), number->text.data() + number->text.size(), n);
    form = plural_message(style.language, message.text, message.plural, n);
  }
  std::vector<MessagePiece> out(1);
  const bool foreign = style.language != Language::english && (form == message.text || form == message.plural);
  out.back().foreign = foreign;
  for (std::size_t at = 0; at < form.size();) {
    const std::size_t open = std::min(form.find('{', at), form.size());
    out.back().text += form.substr(at, open - at);
    if (open == form.size()) break;
    std::size_t index = 0;
    const char* const end = form.data() + form.size();
    const auto [close, error] = std::from_chars(form.data() + open + 1, end, index);
    if (error != std::errc() || close == end || *close != '}' || index >= message.arguments.size()) {
      out.back().text += '{';
      at = open + 1;
      continue;
    }
    const MessageArgument& argument = message.arguments[index];
    switch (argument.kind) {
      case MessageArgument::Kind::quote:
        out.push_back({argument.text, true, false});
        out.push_back({{}, false, foreign});
        break;
      case MessageArgument::Kind::word: out.back().text += muwazi::message(style.language, argument.text); break;
      case MessageArgument::Kind::counted: out.back().text += localized_digits(argument.text, style); break;
    }
    at = static_cast<std::size_t>(close - form.data()) + 1;
  }
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

}  // namespace muwazi::inline v0
