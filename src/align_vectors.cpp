// SPDX-License-Identifier: Apache-2.0
// Reads vectors of sentences in vecalign's layout, and compares them.
#include "align_vectors.hpp"

#include <muwazi/error.hpp>

#include <algorithm>
#include <bit>
#include <cmath>
#include <string>

namespace muwazi::inline v0 {
namespace {

std::uint64_t hash_line(std::string_view line) noexcept {  // FNV-1a over the line without spaces at its ends
  while (!line.empty() && (line.back() == ' ' || line.back() == '\r' || line.back() == '\t')) line.remove_suffix(1);
  while (!line.empty() && (line.front() == ' ' || line.front() == '\t')) line.remove_prefix(1);
  std::uint64_t hash = 0xCBF29CE484222325u;
  for (const char c : line) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3u;
  return hash;
}

double dot(std::span<const float> x, std::span<const float> y) {
  double sum = 0;
  for (std::size_t k = 0; k < x.size() && k < y.size(); ++k) sum += static_cast<double>(x[k]) * static_cast<double>(y[k]);
  return sum;
}

/// The sentences as they stand in the file of lines, joined by spaces.
std::string_view join(const Document& document, SentenceRange range, std::string& out) {
  out.clear();
  for (std::uint32_t s = range.begin; s < range.end; ++s) {
    if (s > range.begin) out += ' ';
    out += document.written(s);
  }
  return out;
}

}  // namespace

SentenceVectors SentenceVectors::read(std::string_view lines, std::string_view float32, std::string_view name,
                                      std::size_t dimension) {
  SentenceVectors out;
  const std::string place(name);
  std::size_t count = 0;
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    out.index_.emplace_back(hash_line(lines.substr(at, end - at)), static_cast<std::uint32_t>(count++));
    at = end + 1;
  }
  const std::size_t floats = float32.size() / 4;
  if (float32.size() % 4 != 0)
    throw Error(ErrorKind::format, place, {"the size in bytes, {0}, is not a whole number of float32", {counted(float32.size())}});
  if (dimension == 0 && count > 0 && floats % count == 0) dimension = floats / count;
  if (count == 0 || dimension == 0 || floats != count * dimension)
    throw Error(ErrorKind::format, place,
                dimension > 0 ? Message{"holds {0} floats for {1} lines of {2} each",
                                        {counted(floats), counted(count), counted(dimension)}}
                              : Message{"holds {0} floats for {1} lines", {counted(floats), counted(count)}});
  out.dimension_ = dimension;
  out.values_.resize(floats);
  for (std::size_t k = 0; k < floats; ++k) {
    std::uint32_t bits = 0;
    for (unsigned b = 0; b < 4; ++b) bits |= std::uint32_t{static_cast<unsigned char>(float32[4 * k + b])} << (8 * b);
    const float value = std::bit_cast<float>(bits);
    out.values_[k] = std::isfinite(value) ? value : 0.0f;
  }
  for (std::size_t row = 0; row < count; ++row) {
    double square = 0;
    float* const values = out.values_.data() + row * dimension;
    for (std::size_t k = 0; k < dimension; ++k) square += static_cast<double>(values[k]) * static_cast<double>(values[k]);
    const auto scale = static_cast<float>(square > 0 ? 1 / std::sqrt(square) : 0);
    for (std::size_t k = 0; k < dimension; ++k) values[k] *= scale;
  }
  std::sort(out.index_.begin(), out.index_.end());
  return out;
}

std::span<const float> SentenceVectors::find(std::string_view run) const noexcept {
  const auto at = std::lower_bound(index_.begin(), index_.end(), std::pair<std::uint64_t, std::uint32_t>{hash_line(run), 0});
  if (at == index_.end() || at->first != hash_line(run)) return {};
  return row(at->second);
}

namespace alignment {

VectorSimilarity::VectorSimilarity(const Document& source, const Document& target, const SentenceVectors& of_source,
                                   const SentenceVectors& of_target)
    : source_(source), target_(target), of_source_(of_source), of_target_(of_target) {
  if (of_source.dimension() != of_target.dimension())
    throw Error(ErrorKind::usage, "", {"the vectors of the source have dimension {0}, those of the target {1}",
                                       {counted(of_source.dimension()), counted(of_target.dimension())}});
  double sum = 0, square = 0, count = 0;
  for (std::size_t k = 0; k < 500 && of_source.size() > 0 && of_target.size() > 0; ++k) {
    const double x = dot(of_source.row(k * 7919 % of_source.size()), of_target.row((k * 104729 + 13) % of_target.size()));
    sum += x;
    square += x * x;
    count += 1;
  }
  mean_ = count > 0 ? sum / count : 0;
  const double variance = count > 0 ? square / count - mean_ * mean_ : 0;
  deviation_ = std::max(0.02, variance > 0 ? std::sqrt(variance) : 0);
}

float VectorSimilarity::operator()(SentenceRange source, SentenceRange target) {
  const std::span<const float> x = of_source_.find(join(source_, source, run_));
  const std::span<const float> y = of_target_.find(join(target_, target, run_));
  if (x.empty() || y.empty()) return 0;
  return static_cast<float>(std::clamp((dot(x, y) - mean_) / deviation_ * 1.5 - 4, -5.0, 6.0));
}

}  // namespace alignment

}  // namespace muwazi::inline v0
