// SPDX-License-Identifier: Apache-2.0
// Names.
#include <muwazi/name.hpp>

namespace muwazi::inline v0 {

std::string_view name_verdict_name(NameVerdict) noexcept { return "right"; }
const NameModel& NameModel::builtin() noexcept {
  static const NameModel model;
  return model;
}
double NameModel::score(std::string_view, std::string_view) const { return 0; }
float NameModel::log_odds(std::string_view, std::string_view) const noexcept { return 0; }
std::vector<std::string> NameModel::propose(std::string_view, std::size_t) const { return {}; }
std::vector<std::string> NameModel::propose_english(std::string_view, std::size_t) const { return {}; }
NameJudgement NameModel::judge(std::string_view, std::string_view) const { return {}; }
NameJudgement NameModel::judge_in(std::string_view, std::span<const Token>, const Name&, std::string_view,
                                  std::span<const Token>) const {
  return {};
}

}  // namespace muwazi::inline v0
