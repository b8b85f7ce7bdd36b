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
  /// `name` of the file, for errors; has to outlive the list. `partial`: sentences may be missing.
  explicit BeadList(std::string_view name, bool partial = false) : name_(name), partial_(partial) {}

  [[nodiscard]] std::string place(std::size_t line) const { return std::string(name_) + ":" + std::to_string(line); }

  /// Adds a bead of 0-based sentences. Throws Error{format} unless they go on where the last bead ended.
  void add(std::span<const std::uint32_t> source, std::span<const std::uint32_t> target, double score, std::size_t line) {
    Bead bead;
    bead.source = run(source, source_end_, line,
                      {"source sentence {0} stands twice or out of order; due is {1}", "source sentence {0} stands here; due is {1}"});
    bead.target = run(target, target_end_, line,
                      {"target sentence {0} stands twice or out of order; due is {1}", "target sentence {0} stands here; due is {1}"});
    bead.score = static_cast<float>(score);
    source_end_ = bead.source.end;
    target_end_ = bead.target.end;
    if (!bead.source.empty() || !bead.target.empty()) beads_.push_back(bead);
  }

  /// The beads. In a partial list a gap stays where its sentence goes on from the bead before or to the one behind;
  /// elsewhere its place on the other side is not known, and it is left out.
  [[nodiscard]] std::vector<Bead> take() {
    if (partial_) place_gaps();
    return std::move(beads_);
  }

 private:
  /// What is said of a sentence that is not the one that is due.
  struct Complaints {
    const char* again;
    const char* early;
  };
  [[nodiscard]] SentenceRange run(std::span<const std::uint32_t> sentences, std::uint32_t next, std::size_t line,
                                  const Complaints& complaints) const {
    SentenceRange out{next, next};
    for (const std::uint32_t sentence : sentences) {
      if (partial_ && out.empty() && sentence > next) out = {sentence, sentence};
      if (sentence != out.end)
        throw Error(ErrorKind::format, place(line),
                    {sentence < out.end ? complaints.again : complaints.early, {counted(sentence), counted(out.end)}});
      ++out.end;
    }
    return out;
  }

  void place_gaps() {
    std::vector<char> placed(beads_.size(), 0);  // by the bead behind
    const auto fixed = [&](std::size_t i) { return !beads_[i].is_gap() || placed[i]; };
    for (std::size_t i = beads_.size(); i-- > 0;) {
      if (!beads_[i].is_gap() || i + 1 == beads_.size() || !fixed(i + 1)) continue;
      Bead& gap = beads_[i];
      const Bead& next = beads_[i + 1];
      if (gap.target.empty() && gap.source.end == next.source.begin) {
        gap.target = {next.target.begin, next.target.begin};
        placed[i] = 1;
      } else if (gap.source.empty() && gap.target.end == next.target.begin) {
        gap.source = {next.source.begin, next.source.begin};
        placed[i] = 1;
      }
    }
    std::vector<Bead> kept;
    for (std::size_t i = 0; i < beads_.size(); ++i) {
      Bead bead = beads_[i];
      if (bead.is_gap() && !placed[i]) {
        const SentenceRange before_source = kept.empty() ? SentenceRange{} : kept.back().source;
        const SentenceRange before_target = kept.empty() ? SentenceRange{} : kept.back().target;
        const bool goes_on = bead.target.empty() ? bead.source.begin == before_source.end : bead.target.begin == before_target.end;
        if (!goes_on) continue;
        if (bead.target.empty())
          bead.target = {before_target.end, before_target.end};
        else
          bead.source = {before_source.end, before_source.end};
      }
      kept.push_back(bead);
    }
    beads_ = std::move(kept);
  }

  std::string_view name_;
  bool partial_;
  std::uint32_t source_end_ = 0;
  std::uint32_t target_end_ = 0;
  std::vector<Bead> beads_;
};

}  // namespace muwazi::inline v0

#endif
