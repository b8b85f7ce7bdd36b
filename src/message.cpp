// SPDX-License-Identifier: Apache-2.0
// Messages in English, for which no catalogue is needed: the makers of the tables use them too.
#include <algorithm>

#include "messages.hpp"

namespace muwazi::inline v0 {

MessageArgument quote(std::string_view text) { return {MessageArgument::Kind::quote, std::string(text)}; }
MessageArgument catalogue_word(std::string_view english) { return {MessageArgument::Kind::word, std::string(english)}; }
MessageArgument counted(std::uint64_t number) { return {MessageArgument::Kind::counted, std::to_string(number)}; }

MessageArgument listed(std::span<const std::string_view> items) {
  MessageArgument out{MessageArgument::Kind::listed, {}};
  for (const std::string_view item : items) {
    const std::size_t begin = out.text.size();
    out.text += item;
    std::replace(out.text.begin() + static_cast<std::ptrdiff_t>(begin), out.text.end(), '\n', ' ');
    out.text += '\n';
  }
  return out;
}

std::vector<std::string_view> listed_items(std::string_view text) {
  std::vector<std::string_view> out;
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    out.push_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return out;
}

std::optional<std::uint64_t> deciding_number(const Message& message) {
  if (message.plural.empty()) return std::nullopt;
  for (const MessageArgument& argument : message.arguments) {
    if (argument.kind != MessageArgument::Kind::counted) continue;
    std::uint64_t n = 0;
    std::from_chars(argument.text.data(), argument.text.data() + argument.text.size(), n);
    return n;
  }
  return std::nullopt;
}

std::string english_text(const Message& message) {
  std::string out;
  for_each_part(deciding_number(message).value_or(1) == 1 ? message.text : message.plural, message.arguments,
                [&](std::string_view text) { out += text; },
                [&](const MessageArgument& argument) {
                  if (argument.kind != MessageArgument::Kind::listed) {
                    out += argument.text;
                    return;
                  }
                  bool first = true;
                  for (const std::string_view item : listed_items(argument.text)) {
                    if (!first) out += ", ";
                    first = false;
                    out += item;
                  }
                });
  return out;
}

}  // namespace muwazi::inline v0
