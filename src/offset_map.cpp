// SPDX-License-Identifier: Apache-2.0
// The arithmetic of offset maps: recording runs, looking up and composing.
#include <muwazi/text.hpp>

#include <algorithm>

namespace muwazi::inline v0 {

void OffsetMap::append(std::uint32_t origin, std::uint32_t derived_size, std::uint32_t derived_unit,
                       std::uint32_t origin_unit) {
  if (derived_size == 0) return;
  if (runs_.empty() || runs_.back().derived_unit != derived_unit || runs_.back().origin_unit != origin_unit ||
      runs_.back().origin + (size_ - runs_.back().derived) / derived_unit * origin_unit != origin)
    runs_.push_back({size_, origin, derived_unit, origin_unit});
  size_ += derived_size;
}

ByteRange OffsetMap::origin(ByteRange derived) const noexcept {
  if (runs_.empty()) return {};
  // The run that holds a byte of the derived text, and the origin of the unit that the byte lies in.
  const auto run_of = [this](std::uint32_t byte) {
    const auto after = std::upper_bound(runs_.begin(), runs_.end(), byte,
                                        [](std::uint32_t at, const Run& run) { return at < run.derived; });
    return after == runs_.begin() ? after : after - 1;
  };
  const auto unit_begin = [](const Run& run, std::uint32_t byte) {
    return run.origin + (byte - run.derived) / run.derived_unit * run.origin_unit;
  };
  const auto unit_end = [&](const Run& run, std::uint32_t byte) { return unit_begin(run, byte) + run.origin_unit; };
  if (derived.begin >= size_) {
    const std::uint32_t end = unit_end(runs_.back(), size_ - 1);
    return {end, end};
  }
  const Run& first = *run_of(derived.begin);
  const std::uint32_t begin = unit_begin(first, derived.begin);
  if (derived.empty()) return {begin, begin};
  const std::uint32_t last_byte = std::min(derived.end, size_) - 1;
  return {begin, std::max(begin, unit_end(*run_of(last_byte), last_byte))};
}

OffsetMap OffsetMap::after(const OffsetMap& earlier) const {
  OffsetMap out;
  if (earlier.runs_.empty()) return out;
  std::size_t at = 0;  // the run of `earlier` that holds the middle byte in hand
  const auto earlier_end = [&](std::size_t index) {
    return index + 1 < earlier.runs_.size() ? earlier.runs_[index + 1].derived : earlier.size_;
  };
  const auto seek = [&](std::uint32_t middle) {
    while (at > 0 && middle < earlier.runs_[at].derived) --at;
    while (at + 1 < earlier.runs_.size() && middle >= earlier_end(at)) ++at;
  };
  for (std::size_t i = 0; i < runs_.size(); ++i) {
    const Run& run = runs_[i];
    const std::uint32_t derived_end = i + 1 < runs_.size() ? runs_[i + 1].derived : size_;
    for (std::uint32_t derived = run.derived; derived < derived_end;) {
      const std::uint32_t middle = run.origin + (derived - run.derived) / run.derived_unit * run.origin_unit;
      seek(middle);
      const Run& below = earlier.runs_[at];
      const std::uint32_t below_end = earlier_end(at);
      const std::uint32_t into = middle < below.derived ? 0 : (middle - below.derived) % below.derived_unit;
      // Whole units of this run that lie within one run of the earlier map go over in one step, if either one of them
      // is whole units of the other.
      const std::uint32_t units_left = (derived_end - derived) / run.derived_unit;
      if (run.origin_unit > 0 && middle >= below.derived && middle < below_end && into == 0) {
        const std::uint32_t room = (below_end - middle) / run.origin_unit;
        if (run.origin_unit % below.derived_unit == 0 && room > 0) {
          const std::uint32_t units = std::min(units_left, room);
          const std::uint32_t origin = below.origin + (middle - below.derived) / below.derived_unit * below.origin_unit;
          out.append(origin, units * run.derived_unit, run.derived_unit,
                     run.origin_unit / below.derived_unit * below.origin_unit);
          derived += units * run.derived_unit;
          continue;
        }
        if (run.derived_unit == 1 && run.origin_unit == 1) {
          const std::uint32_t bytes = std::min(units_left, room) / below.derived_unit * below.derived_unit;
          if (bytes > 0) {
            const std::uint32_t origin =
                below.origin + (middle - below.derived) / below.derived_unit * below.origin_unit;
            out.append(origin, bytes, below.derived_unit, below.origin_unit);
            derived += bytes;
            continue;
          }
        }
      }
      // A unit that straddles runs or begins inside a unit: one by one.
      std::uint32_t bytes = run.derived_unit;
      std::uint32_t middle_size = run.origin_unit;
      if (run.derived_unit == 1 && run.origin_unit == 1 && middle >= below.derived && middle < below_end) {
        bytes = std::min({below.derived_unit - into, units_left, below_end - middle});  // the rest of one unit below
        middle_size = bytes;
      }
      const ByteRange origin = earlier.origin({middle, middle + middle_size});
      out.append(origin.begin, bytes, bytes, origin.size());
      derived += bytes;
    }
  }
  return out;
}

}  // namespace muwazi::inline v0
