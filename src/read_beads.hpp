// SPDX-License-Identifier: Apache-2.0
// Puts beads together from lists of sentences and sees to it that each sentence stands exactly once and in order.
#ifndef MUWAZI_SRC_READ_BEADS_HPP
#define MUWAZI_SRC_READ_BEADS_HPP

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <muwazi/align.hpp>
#include <muwazi/error.hpp>

namespace muwazi::inline v0 {

class BeadList {
 public:
  /// `name` of the file, for errors; has to outlive the list.
  explicit BeadList(std::string_view name) : name_(name) {}

  [[nodiscard]] std::string place(std::size_t line) const { return std::string(name_) + ":" + std::to_string(line); }

  /// Adds a bead of 0-based sentences. Throws Error{format} unless they go on where the last bead ended.
  void add(std::span<const std::uint32_t> source, std::span<const std::uint32_t> target, double score, std::size_t line) {
    Bead bead;
    bead.source = run(source, source_end_, "source", line);
    bead.target = run(target, target_end_, "target", line);
    bead.score = static_cast<float>(score);
    source_end_ = bead.source.end;
    target_end_ = bead.target.end;
    if (!bead.source.empty() || !bead.target.empty()) beads_.push_back(bead);
  }

  [[nodiscard]] std::vector<Bead> take() { return std::move(beads_); }

 private:
  [[nodiscard]] SentenceRange run(std::span<const std::uint32_t> sentences, std::uint32_t next, const char* side,
                                  std::size_t line) const {
    SentenceRange out{next, next};
    for (const std::uint32_t sentence : sentences) {
      if (sentence != out.end)
        throw Error(ErrorKind::format, place(line),
                    std::string(side) + " sentence " + std::to_string(out.end) + " is missing: here stands " +
                        std::to_string(sentence));
      ++out.end;
    }
    return out;
  }

  std::string_view name_;
  std::uint32_t source_end_ = 0;
  std::uint32_t target_end_ = 0;
  std::vector<Bead> beads_;
};

}  // namespace muwazi::inline v0

#endif
