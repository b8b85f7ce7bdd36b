// SPDX-License-Identifier: Apache-2.0
// Every word that a report says to people, in the language they read: a catalogue in gettext's binary form, compiled in.
#include "messages.hpp"

#include <cstddef>
#include <cstring>

extern "C" const unsigned char muwazi_table_messages_ar[];
extern "C" const unsigned char muwazi_table_messages_ar_end[];

namespace muwazi::inline v0 {
namespace {

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

}  // namespace muwazi::inline v0
