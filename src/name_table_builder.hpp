// SPDX-License-Identifier: Apache-2.0
// From aligned names (data/names.tsv) to the packed table of name_table.hpp; for the packer and the learner.
#ifndef MUWAZI_SRC_NAME_TABLE_BUILDER_HPP
#define MUWAZI_SRC_NAME_TABLE_BUILDER_HPP

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "name_layer.hpp"
#include "name_net.hpp"
#include "name_table.hpp"

namespace muwazi::inline v0::names {

/// A name with its alignment: one digit a unit, an index of `shapes`.
struct AlignedName {
  Letters english, arabic;
  std::uint32_t count = 1;
  std::string path;
  bool listed = true;  ///< stands in the table; false: only the model learns from it
};

/// A unit of several English letters is one event where its letters one by one are several, so likelihood alone would
/// glue letters together at random. Each further letter costs this factor. Tuned on the choosing tenth.
inline constexpr double extra_letter = 0.25;

struct BuildOptions {
  /// Six and 170 KB more propose the right spelling first for half a name more in a hundred before the ranking, none after it.
  std::size_t order = 5;
  /// N-grams of three units and more seen less often are left out, by order (index 0 is one unit).
  std::array<std::uint32_t, max_order> min_count = {1, 1, 1, 2, 2, 2};
};

/// What is learned beside the counts. Each may be empty, and counts as zeros then.
struct NameWeights {
  std::vector<float> weights;         ///< of the score and of the order of proposals (name_score.hpp)
  std::vector<signed char> features;  ///< `feature_buckets` of them
  std::vector<signed char> ranks;     ///< `rank_buckets`
  std::vector<signed char> net;       ///< NetLayout::size
  std::vector<float> score_layer;     ///< ScoreLayer::size
  std::vector<float> order_layer;     ///< OrderLayer::size
};

/// Puts what was learned into a packed table.
inline void set_weights(std::vector<unsigned char>& table, const NameWeights& learned) {
  TableHeader header;
  std::memcpy(&header, table.data(), sizeof header);
  header.weight_count = static_cast<std::uint32_t>(std::min(learned.weights.size(), std::size(header.weights)));
  std::copy_n(learned.weights.begin(), header.weight_count, header.weights);
  std::memcpy(table.data(), &header, sizeof header);
  const auto put = [&](std::uint32_t at, const auto& values, std::size_t most) {
    const std::size_t count = std::min(values.size(), most);
    if (count > 0) std::memcpy(table.data() + at, values.data(), count * sizeof values[0]);
  };
  put(header.features, learned.features, feature_buckets);
  put(header.ranks, learned.ranks, rank_buckets);
  put(header.net, learned.net, NetLayout::size);
  put(header.score_layer, learned.score_layer, ScoreLayer::size);
  put(header.order_layer, learned.order_layer, OrderLayer::size);
}

/// The units of an aligned name, as (English letters, Arabic letters). Empty where the path does not fit the letters.
inline std::vector<Unit> units_of(const Letters& english, const Letters& arabic, std::string_view path) {
  std::vector<Unit> out;
  std::size_t i = 0, j = 0;
  for (const char digit : path) {
    const auto index = static_cast<std::size_t>(digit - '0');
    if (index >= shapes.size()) return {};
    const Shape shape = shapes[index];
    if (i + shape.english > english.size || j + shape.arabic > arabic.size) return {};
    Unit unit;
    unit.english_size = shape.english;
    unit.arabic_size = shape.arabic;
    for (std::size_t k = 0; k < shape.english; ++k) unit.english[k] = english[i + k];
    for (std::size_t k = 0; k < shape.arabic; ++k) unit.arabic[k] = arabic[j + k];
    i += shape.english;
    j += shape.arabic;
    out.push_back(unit);
  }
  if (i != english.size || j != arabic.size) return {};
  return out;
}

/// What data/names.tsv holds.
struct NameFile {
  std::vector<AlignedName> names;
  NameWeights learned;
};

/// Reads a table in the form of data/names.tsv: comments after #, "#weights", "#score" and "#order" lines (numbers), "#features", "#ranks"
/// and "#net" lines (two hexadecimal digits a weight, in order, as signed bytes), and rows of English, Arabic, count, path, and "-" where the row is not listed. Returns the 1-based number of the first bad line, 0 where all are good.
inline std::size_t parse_names(std::string_view text, NameFile& file) {
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find('\n', at);
    if (end == std::string_view::npos) end = text.size();
    std::string_view line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (line.starts_with("#weights ") || line.starts_with("#score ") || line.starts_with("#order ")) {
      std::vector<float>& numbers = line[1] == 'w' ? file.learned.weights : line[1] == 's' ? file.learned.score_layer : file.learned.order_layer;
      line.remove_prefix(line.find(' ') + 1);
      while (!line.empty()) {
        const std::size_t space = std::min(line.find(' '), line.size());
        numbers.push_back(std::strtof(std::string(line.substr(0, space)).c_str(), nullptr));
        line.remove_prefix(std::min(space + 1, line.size()));
      }
      continue;
    }
    if (line.starts_with("#features ") || line.starts_with("#ranks ") || line.starts_with("#net ")) {
      std::vector<signed char>& buckets = line[1] == 'f' ? file.learned.features : line[1] == 'r' ? file.learned.ranks : file.learned.net;
      line.remove_prefix(line.find(' ') + 1);
      const auto digit = [](char c) { return c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1; };
      if (line.size() % 2 != 0) return number;
      for (std::size_t k = 0; k < line.size(); k += 2) {
        const int high = digit(line[k]), low = digit(line[k + 1]);
        if (high < 0 || low < 0) return number;
        buckets.push_back(static_cast<signed char>(static_cast<unsigned char>(high * 16 + low)));
      }
      continue;
    }
    if (line.empty() || line[0] == '#') continue;
    std::array<std::string_view, 5> columns;
    std::size_t count = 0;
    for (std::size_t from = 0; count < columns.size(); ++count) {
      const std::size_t tab = line.find('\t', from);
      columns[count] = line.substr(from, tab == std::string_view::npos ? tab : tab - from);
      if (tab == std::string_view::npos) {
        ++count;
        break;
      }
      from = tab + 1;
    }
    AlignedName name;
    name.english = english_letters(columns[0]);
    name.arabic = arabic_letters(columns[1]);
    name.count = static_cast<std::uint32_t>(std::strtoul(std::string(columns[2]).c_str(), nullptr, 10));
    name.path = columns[3];
    name.listed = columns[4] != "-";
    if (count < 4 || units_of(name.english, name.arabic, name.path).empty()) return number;
    file.names.push_back(std::move(name));
  }
  return 0;
}

class TableBuilder {
 public:
  explicit TableBuilder(const BuildOptions& options = {}) : options_(options) {}

  std::vector<unsigned char> build(const std::vector<AlignedName>& names, const NameWeights& learned = {}) {
    number_units(names);
    count(names);
    smooth();
    std::vector<unsigned char> table = pack(names);
    set_weights(table, learned);
    return table;
  }

 private:
  using Gram = std::u16string;
  struct Entry {
    std::uint32_t raw = 0;           ///< occurrences
    std::uint32_t continuation = 0;  ///< different units seen before it
    double probability = 0;
    std::uint32_t node = 0;
  };
  struct Context {
    double total = 0;
    std::uint32_t types = 0;
    double backoff = 1;
  };

  void number_units(const std::vector<AlignedName>& names) {
    std::map<std::uint32_t, std::pair<Unit, std::uint32_t>> seen;
    for (const AlignedName& name : names) {
      for (const Unit& unit : units_of(name.english, name.arabic, name.path)) {
        auto& entry = seen.try_emplace(unit_key(unit), unit, 0).first->second;
        ++entry.second;
      }
    }
    units_.assign(2, Unit{});
    unit_counts_.assign(2, 0);
    for (const auto& [key, entry] : seen) {
      if (entry.second < 2 && !plain(entry.first)) continue;  // a slip of the alignment
      if (units_.size() >= 4095) break;
      ids_.emplace(key, static_cast<UnitId>(units_.size()));
      units_.push_back(entry.first);
      unit_counts_.push_back(entry.second);
    }
  }
  static bool plain(const Unit& unit) { return unit.english_size == 1 && unit.arabic_size <= 1; }

  /// Unit numbers of a name between begin and end, empty where a unit is not known.
  [[nodiscard]] Gram sequence(const Letters& english, const Letters& arabic, std::string_view path) const {
    Gram out(1, static_cast<char16_t>(begin_unit));
    const std::vector<Unit> units = units_of(english, arabic, path);
    if (units.empty()) return {};
    for (const Unit& unit : units) {
      const auto id = ids_.find(unit_key(unit));
      if (id == ids_.end()) return {};
      out += static_cast<char16_t>(id->second);
    }
    out += static_cast<char16_t>(end_unit);
    return out;
  }

  void add(const Gram& sequence) {
    for (std::size_t end = 1; end < sequence.size(); ++end) {
      for (std::size_t n = 1; n <= options_.order && n <= end + 1; ++n) {
        ++grams_[n][sequence.substr(end + 1 - n, n)].raw;
      }
    }
  }

  void count(const std::vector<AlignedName>& names) {
    for (const AlignedName& name : names) {
      Gram units = sequence(name.english, name.arabic, name.path);
      if (units.empty()) continue;
      add(units);
      // Texts write Jose for José as often as not: the model learns both.
      Letters plain = name.english;
      for (std::size_t i = 0; i < plain.size; ++i) plain.at[i] = base_letter(plain.at[i]);
      if (!(plain == name.english)) {
        units = sequence(plain, name.arabic, name.path);
        if (!units.empty()) add(units);
      }
    }
    for (std::size_t n = options_.order; n >= 2; --n) {
      for (const auto& [gram, entry] : grams_[n]) {
        const auto shorter = grams_[n - 1].find(gram.substr(1));
        if (shorter != grams_[n - 1].end()) ++shorter->second.continuation;
      }
    }
  }

  /// Interpolated Kneser-Ney with one discount an order (Chen and Goodman 1999, section 3).
  void smooth() {
    for (std::size_t n = 1; n <= options_.order; ++n) {
      const auto weight = [&](const Gram& gram, const Entry& entry) -> std::uint32_t {
        return n == options_.order || gram[0] == begin_unit ? entry.raw : entry.continuation;
      };
      double ones = 0, twos = 0;
      auto& contexts = contexts_[n - 1];
      for (const auto& [gram, entry] : grams_[n]) {
        const std::uint32_t c = weight(gram, entry);
        ones += c == 1;
        twos += c == 2;
        Context& context = contexts[gram.substr(0, n - 1)];
        context.total += c;
        ++context.types;
      }
      const double discount = ones > 0 ? std::clamp(ones / (ones + 2 * twos), 0.1, 0.95) : 0.5;
      for (auto& [gram, context] : contexts) {
        context.backoff = context.total > 0 ? discount * context.types / context.total : 1;
      }
      for (auto& [gram, entry] : grams_[n]) {
        const Context& context = contexts.at(gram.substr(0, n - 1));
        const double lower =
            n == 1 ? 1.0 / static_cast<double>(units_.size()) : grams_[n - 1].at(gram.substr(1)).probability;
        const double c = weight(gram, entry);
        entry.probability = (c > discount ? c - discount : 0) / std::max(context.total, 1.0) + context.backoff * lower;
      }
    }
  }

  [[nodiscard]] bool kept(std::size_t n, const Entry& entry) const { return entry.raw >= options_.min_count[n - 1]; }

  static std::uint32_t quantise(double log_probability) {
    return static_cast<std::uint32_t>(std::clamp(std::lround(-log_probability * 256), 0l, 4095l));
  }

  template <class T>
  std::uint32_t append(const std::vector<T>& section) {
    while (out_.size() % 16 != 0) out_.push_back(0);
    const auto offset = static_cast<std::uint32_t>(out_.size());
    const auto* bytes = reinterpret_cast<const unsigned char*>(section.data());
    out_.insert(out_.end(), bytes, bytes + section.size() * sizeof(T));
    return offset;
  }

  static std::uint32_t bits_for(std::size_t count) {
    std::uint32_t bits = 4;
    while ((std::size_t{1} << bits) < count) ++bits;
    return bits;
  }

  std::vector<unsigned char> pack(const std::vector<AlignedName>& names) {
    TableHeader header{};
    std::memcpy(header.magic, "MWNAMES4", 8);
    out_.assign(sizeof header, 0);
    header.order = static_cast<std::uint32_t>(options_.order);
    pack_units(header);
    pack_ngrams(header);
    pack_rows(header, names);
    header.english_trigrams = pack_trigrams(names, true);
    header.arabic_trigrams = pack_trigrams(names, false);
    header.sounds = pack_sounds(names);
    header.features = append(std::vector<signed char>(feature_buckets));
    header.ranks = append(std::vector<signed char>(rank_buckets));
    header.net = append(std::vector<signed char>(NetLayout::size));
    header.score_layer = append(std::vector<float>(ScoreLayer::size));
    header.order_layer = append(std::vector<float>(OrderLayer::size));
    std::memcpy(out_.data(), &header, sizeof header);
    return std::move(out_);
  }

  void pack_units(TableHeader& header) {
    header.unit_count = static_cast<std::uint32_t>(units_.size());
    header.units = append(units_);
    header.unit_slot_bits = bits_for(units_.size() * 3);
    std::vector<UnitId> slots(std::size_t{1} << header.unit_slot_bits);
    const std::uint32_t mask = (1u << header.unit_slot_bits) - 1;
    for (std::size_t id = 2; id < units_.size(); ++id) {
      std::uint32_t slot = mix(unit_key(units_[id])) & mask;
      while (slots[slot] != 0) slot = (slot + 1) & mask;
      slots[slot] = static_cast<UnitId>(id);
    }
    header.unit_slots = append(slots);

    // Costs, and the units of single letters; behind them, bit 1 for pairs of letters that some unit has in English, 2 in
    // Arabic.
    double all = 0;
    for (const std::uint32_t seen : unit_counts_) all += seen;
    std::vector<std::uint16_t> costs(units_.size(), 0xFFFF);
    std::vector<UnitId> singles(2 * 64 * 64, end_unit);
    for (std::size_t id = 2; id < units_.size(); ++id) {
      const Unit& unit = units_[id];
      const double extra = (unit.english_size - 1) + (unit.arabic_size > 1 ? 1 : 0);
      const double cost = -std::log(unit_counts_[id] / all) - extra * std::log(extra_letter);
      costs[id] = static_cast<std::uint16_t>(std::clamp(std::lround(cost * 256), 0l, 65534l));
      if (unit.english_size == 1 && unit.arabic_size <= 1) {
        singles[static_cast<std::size_t>(unit.english[0] << 6 | unit.arabic[0])] = static_cast<UnitId>(id);
      }
      if (unit.english_size > 1) singles[64u * 64u + static_cast<std::size_t>(unit.english[0] << 6 | unit.english[1])] |= 1;
      if (unit.arabic_size > 1) singles[64u * 64u + static_cast<std::size_t>(unit.arabic[0] << 6 | unit.arabic[1])] |= 2;
    }
    header.unit_costs = append(costs);
    header.single_units = append(singles);

    std::map<std::uint32_t, std::vector<UnitId>> english, arabic;
    for (std::size_t id = 2; id < units_.size(); ++id) {
      const std::uint32_t key = unit_key(units_[id]);
      english[key >> 12].push_back(static_cast<UnitId>(id));
      arabic[key & 0xFFF].push_back(static_cast<UnitId>(id));
    }
    // The usual ones first: a quick search takes the head of a list.
    for (auto* const chunks : {&english, &arabic}) {
      for (auto& [key, ids] : *chunks) {
        std::stable_sort(ids.begin(), ids.end(),
                         [this](UnitId a, UnitId b) { return unit_counts_[a] > unit_counts_[b]; });
      }
    }
    header.chunk_slot_bits = bits_for(std::max(english.size(), arabic.size()) * 2);
    std::vector<UnitId> lists;
    const auto index = [&](const std::map<std::uint32_t, std::vector<UnitId>>& chunks) {
      std::vector<ChunkSlot> table(std::size_t{1} << header.chunk_slot_bits);
      const std::uint32_t chunk_mask = (1u << header.chunk_slot_bits) - 1;
      for (const auto& [key, ids] : chunks) {
        std::uint32_t slot = mix(key + 1) & chunk_mask;
        while (table[slot].key != 0) slot = (slot + 1) & chunk_mask;
        table[slot] = {key + 1, static_cast<std::uint16_t>(lists.size()), static_cast<std::uint16_t>(ids.size())};
        lists.insert(lists.end(), ids.begin(), ids.end());
      }
      return append(table);
    };
    header.english_chunk_slots = index(english);
    header.arabic_chunk_slots = index(arabic);
    header.chunk_units = append(lists);
  }

  void pack_ngrams(TableHeader& header) {
    // A node for each context that is itself kept and has something kept after it.
    std::map<Gram, std::uint32_t> nodes;
    nodes.emplace(Gram(), 0);
    std::size_t total = 0;
    for (std::size_t n = 1; n <= options_.order; ++n) {
      for (const auto& [gram, entry] : grams_[n]) {
        if (!kept(n, entry)) continue;
        ++total;
        if (n > 1) nodes.emplace(gram.substr(0, n - 1), 0);
      }
    }
    std::uint32_t number = 0;
    for (auto& [gram, id] : nodes) id = number++;  // the empty context sorts first and is node 0
    header.node_count = number;
    const auto longest = [&](Gram gram) {
      if (gram.size() > options_.order - 1) gram.erase(0, gram.size() - (options_.order - 1));
      for (;;) {
        if (const auto found = nodes.find(gram); found != nodes.end()) return found->second;
        gram.erase(0, 1);
      }
    };
    std::vector<std::uint32_t> node_section(nodes.size());
    for (const auto& [gram, id] : nodes) {
      if (gram.empty()) continue;
      const auto& contexts = contexts_[gram.size()];
      const auto context = contexts.find(gram);
      const double backoff = context == contexts.end() ? 1 : context->second.backoff;
      node_section[id] = longest(gram.substr(1)) << 12 | quantise(std::log(std::max(backoff, 1e-6)));
    }
    header.nodes = append(node_section);
    header.begin_node = longest(Gram(1, static_cast<char16_t>(begin_unit)));
    header.ngram_slot_count = static_cast<std::uint32_t>(total * 5 / 4);
    std::vector<std::uint32_t> keys(header.ngram_slot_count, no_entry), values(keys.size());
    for (std::size_t n = 1; n <= options_.order; ++n) {
      std::map<Gram, const Entry*> sorted;
      for (const auto& [gram, entry] : grams_[n]) {
        if (kept(n, entry)) sorted.emplace(gram, &entry);
      }
      for (const auto& [gram, entry] : sorted) {
        const std::uint32_t key = nodes.at(gram.substr(0, n - 1)) << 12 | gram.back();
        std::uint32_t slot = slot_of(mix(key), header.ngram_slot_count);
        while (keys[slot] != no_entry) slot = next_slot(slot, header.ngram_slot_count);
        keys[slot] = key;
        values[slot] = longest(gram) << 12 | quantise(std::log(entry->probability));
      }
    }
    header.ngram_keys = append(keys);
    header.ngram_values = append(values);
  }

  /// Letter trigrams, each order interpolated with the one below (Witten and Bell 1991).
  std::uint32_t pack_trigrams(const std::vector<AlignedName>& names, bool english) {
    std::vector<double> three(1u << 18), two(1u << 12), one(1u << 6);
    for (const AlignedName& name : names) {
      const Letters& letters = english ? name.english : name.arabic;
      std::uint32_t context = 0;
      for (std::size_t i = 0; i <= letters.size; ++i) {
        const std::uint32_t letter = i < letters.size ? letters[i] : 0u;
        ++three[context << 6 | letter];
        ++two[(context & 63) << 6 | letter];
        ++one[letter];
        context = (context << 6 | letter) & 0xFFF;
      }
    }
    const auto interpolate = [](std::vector<double>& counts, auto lower) {
      for (std::size_t context = 0; context < counts.size(); context += 64) {
        double total = 0, types = 0;
        for (std::size_t k = 0; k < 64; ++k) {
          total += counts[context + k];
          types += counts[context + k] > 0;
        }
        for (std::size_t k = 0; k < 64; ++k) {
          const double low = lower(context + k);
          counts[context + k] = total > 0 ? (counts[context + k] + types * low) / (total + types) : low;
        }
      }
    };
    interpolate(one, [](std::size_t) { return 1.0 / 64; });
    interpolate(two, [&](std::size_t k) { return one[k & 63]; });
    interpolate(three, [&](std::size_t k) { return two[k & 0xFFF]; });
    const std::size_t size = english ? english_alphabet_size : arabic_alphabet_size;
    std::vector<unsigned char> bytes;
    bytes.reserve(size * size * size);
    for (std::size_t a = 0; a < size; ++a) {
      for (std::size_t b = 0; b < size; ++b) {
        for (std::size_t c = 0; c < size; ++c) {
          bytes.push_back(
              static_cast<unsigned char>(std::clamp(std::lround(-std::log(three[a << 12 | b << 6 | c]) * 16), 0l, 255l)));
        }
      }
    }
    return append(bytes);
  }

  /// Mutual information of sounds and letters: each Arabic letter of a unit is counted against the sound that the unit's
  /// English letters begin with.
  std::uint32_t pack_sounds(const std::vector<AlignedName>& names) {
    std::vector<double> pair(64 * 64, 0.05), sound(64, 0.05 * 64), letter(64, 0.05 * 64);
    double total = 0.05 * 64 * 64;
    for (const AlignedName& name : names) {
      for (const Unit& unit : units_of(name.english, name.arabic, name.path)) {
        Letters english;
        for (std::size_t k = 0; k < unit.english_size; ++k) english.push(unit.english[k]);
        english = sounds(english);
        if (english.empty()) continue;
        const std::size_t s = english[0];
        // kh under one Arabic letter is one sound, under two it is k and h.
        const std::size_t a = unit.arabic_size == 0 ? 0u : unit.arabic[0];
        pair[s << 6 | a] += 1;
        sound[s] += 1;
        letter[a] += 1;
        total += 1;
      }
    }
    std::vector<signed char> bytes(64 * 64);
    for (std::size_t s = 0; s < 64; ++s) {
      for (std::size_t a = 0; a < 64; ++a) {
        // An unwritten sound costs its own probability; there is no letter to share information with.
        const double p = a == 0 ? std::log(pair[s << 6] / sound[s]) : std::log(pair[s << 6 | a] * total / sound[s] / letter[a]);
        bytes[s << 6 | a] = static_cast<signed char>(std::clamp(std::lround(p * 16), -127l, 127l));
      }
    }
    return append(bytes);
  }

  double joint(const AlignedName& name) {
    const Gram units = sequence(name.english, name.arabic, name.path);
    if (units.empty()) return -60;
    double sum = 0;
    for (std::size_t end = 1; end < units.size(); ++end) {
      double backoff = 0;
      for (std::size_t n = std::min(options_.order, end + 1); n >= 1; --n) {
        const auto found = grams_[n].find(units.substr(end + 1 - n, n));
        if (found != grams_[n].end() && kept(n, found->second)) {
          sum += backoff + std::log(found->second.probability);
          break;
        }
        if (n > 1) {
          const auto context = contexts_[n - 1].find(units.substr(end + 1 - n, n - 1));
          if (context != contexts_[n - 1].end()) backoff += std::log(std::max(context->second.backoff, 1e-6));
        }
      }
    }
    return sum;
  }

  void pack_rows(TableHeader& header, const std::vector<AlignedName>& names) {
    std::vector<std::pair<std::string, const AlignedName*>> order;
    for (const AlignedName& name : names) {
      if (name.listed) order.emplace_back(english_text(english_key(name.english)), &name);
    }
    std::stable_sort(order.begin(), order.end(), [](const auto& a, const auto& b) {
      return a.first != b.first ? a.first < b.first : a.second->count > b.second->count;
    });
    std::vector<unsigned char> rows;
    header.row_count = static_cast<std::uint32_t>(order.size());
    const auto slots = static_cast<std::uint32_t>(order.size() * 6 / 5 + 16);
    header.name_slot_count = slots;
    std::vector<std::uint32_t> english(slots, no_entry), arabic(english);
    for (std::size_t i = 0; i < order.size(); ++i) {
      const AlignedName& name = *order[i].second;
      const auto offset = static_cast<std::uint32_t>(rows.size());
      if (i == 0 || order[i].first != order[i - 1].first) {
        std::uint32_t slot = slot_of(letters_hash(english_key(name.english)), slots);
        while (english[slot] != no_entry) slot = next_slot(slot, slots);
        english[slot] = offset;
      }
      const std::uint32_t hash = letters_hash(arabic_key(name.arabic));
      std::uint32_t slot = slot_of(hash, slots);
      while (arabic[slot] != no_entry) slot = next_slot(slot, slots);
      arabic[slot] = hash << 24 | offset;
      rows.push_back(name.english.size);
      rows.insert(rows.end(), name.english.at.begin(), name.english.at.begin() + name.english.size);
      rows.push_back(name.arabic.size);
      rows.insert(rows.end(), name.arabic.at.begin(), name.arabic.at.begin() + name.arabic.size);
      rows.push_back(static_cast<unsigned char>(std::min<std::uint32_t>(name.count, 255)));
      rows.push_back(static_cast<unsigned char>(std::clamp(std::lround(-joint(name) * 4), 0l, 255l)));
    }
    header.rows_size = static_cast<std::uint32_t>(rows.size());
    header.rows = append(rows);
    header.english_slots = append(english);
    header.arabic_slots = append(arabic);
  }

  BuildOptions options_;
  std::vector<Unit> units_;
  std::vector<std::uint32_t> unit_counts_;
  std::unordered_map<std::uint32_t, UnitId> ids_;
  std::array<std::unordered_map<Gram, Entry>, max_order + 1> grams_;
  std::array<std::unordered_map<Gram, Context>, max_order + 1> contexts_;
  std::vector<unsigned char> out_;
};

}  // namespace muwazi::inline v0::names

#endif
