// SPDX-License-Identifier: Apache-2.0
// What every writer writes into: a buffer before a stream, and numbers that no locale changes.
#ifndef MUWAZI_SRC_SINK_HPP
#define MUWAZI_SRC_SINK_HPP

#include <charconv>
#include <cmath>
#include <concepts>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>

namespace muwazi::inline v0 {

/// Appends a whole number in decimal.
template <std::integral Number>
void append_integer(std::string& out, Number number) {
  char digits[24];
  const auto result = std::to_chars(digits, digits + sizeof digits, number);
  out.append(digits, result.ptr);
}

/// Appends a number with at most `decimals` digits after the point and no trailing zeros: 0.98, 1, -3.5. Numbers that
/// are not finite become `otherwise`.
inline void append_decimal(std::string& out, double number, int decimals = 4, std::string_view otherwise = "0") {
  if (!std::isfinite(number)) {
    out += otherwise;
    return;
  }
  if (std::abs(number) >= 1e15) number = std::copysign(1e15, number);
  char digits[48];
  const auto result = std::to_chars(digits, digits + sizeof digits, number, std::chars_format::fixed, decimals);
  std::string_view text(digits, static_cast<std::size_t>(result.ptr - digits));
  if (text.find('.') != text.npos) {
    while (text.back() == '0') text.remove_suffix(1);
    if (text.back() == '.') text.remove_suffix(1);
  }
  if (text == "-0") text = "0";
  out += text;
}

/// Appends a probability: 0 to 1 with at most four digits after the point. What is no number counts as 0.
inline void append_probability(std::string& out, double probability) {
  append_decimal(out, std::isnan(probability) ? 0.0 : std::fmin(1.0, std::fmax(0.0, probability)));
}

/// Gathers text and hands it to the stream in large pieces. A writer appends to `text`, calls drain() after each record
/// and flush() at its end; what is left when a Sink dies unflushed is lost, as it should be when a writer throws.
class Sink {
 public:
  explicit Sink(std::ostream& out) : out_(out) {}
  Sink(const Sink&) = delete;
  Sink& operator=(const Sink&) = delete;

  void drain() {
    if (text.size() >= piece) flush();
  }
  void flush() {
    out_.write(text.data(), static_cast<std::streamsize>(text.size()));
    text.clear();
  }

  std::string text;

 private:
  static constexpr std::size_t piece = std::size_t{1} << 16;
  std::ostream& out_;
};

}  // namespace muwazi::inline v0

#endif
