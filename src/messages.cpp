// SPDX-License-Identifier: Apache-2.0
// Every word that a report says to people, in the language they read: a catalogue in gettext's binary form, compiled in.
#include "messages.hpp"

#include <algorithm>
#include <charconv>
#include <cstddef>

#include "utf8.hpp"

extern "C" const unsigned char muwazi_table_messages_ar[];
extern "C" const unsigned char muwazi_table_messages_ar_end[];

namespace muwazi::inline v0 {
namespace {

constexpr std::string_view first_strong_isolate = "\u2068";
constexpr std::string_view pop_isolate = "\u2069";

std::size_t number_at(std::size_t byte) noexcept {
  const unsigned char* at = muwazi_table_messages_ar + byte;
  return at[0] | std::size_t{at[1]} << 8 | std::size_t{at[2]} << 16 | std::size_t{at[3]} << 24;
}

/// The `i`-th string of one of the catalogue's two tables, up to its first NUL unless `whole`.
std::string_view string_at(std::size_t table, std::size_t i, bool whole) noexcept {
  const auto* text = reinterpret_cast<const char*>(muwazi_table_messages_ar + number_at(table + 8 * i + 4));
  return whole ? std::string_view(text, number_at(table + 8 * i)) : std::string_view(text);
}

/// All forms of the Arabic message, parted by NUL; empty where there is none.
std::string_view arabic_forms(std::string_view english) noexcept {
  const std::size_t ids = number_at(12);
  const std::size_t texts = number_at(16);
  std::size_t low = 0;
  std::size_t high = number_at(8);
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const int order = string_at(ids, middle, false).compare(english);
    if (order == 0) return string_at(texts, middle, true);
    if (order < 0)
      low = middle + 1;
    else
      high = middle;
  }
  return {};
}

/// CLDR's plural categories of Arabic, in their order: zero, one, two, few, many, other.
std::size_t arabic_plural(std::uint64_t n) noexcept {
  if (n <= 2) return static_cast<std::size_t>(n);
  const std::uint64_t rest = n % 100;
  return rest >= 3 && rest <= 10 ? 3 : rest >= 11 ? 4 : 5;
}

}  // namespace

std::string_view message(Language ui, std::string_view english) noexcept {
  if (ui == Language::english) return english;
  const std::string_view arabic = arabic_forms(english);
  return arabic.empty() ? english : arabic.substr(0, arabic.find('\0'));
}

std::string_view plural_message(Language ui, std::string_view one, std::string_view many, std::uint64_t n) noexcept {
  if (ui == Language::arabic) {
    std::string_view forms = arabic_forms(one);
    if (!forms.empty()) {
      for (std::size_t i = arabic_plural(n); i > 0; --i) {
        const std::size_t end = forms.find('\0');
        if (end == forms.npos) break;
        forms.remove_prefix(end + 1);
      }
      return forms.substr(0, forms.find('\0'));
    }
  }
  return n == 1 ? one : many;
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
