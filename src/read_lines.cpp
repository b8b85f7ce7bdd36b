// SPDX-License-Identifier: Apache-2.0
// Readers of the formats that hold a pair or a bead a line: TSV, JSON lines, beads, ladders.
#include <muwazi/error.hpp>
#include <muwazi/read.hpp>

#include <charconv>
#include <istream>
#include <nlohmann/json.hpp>

#include "read_beads.hpp"

namespace muwazi::inline v0 {
namespace {

constexpr std::size_t longest_line = std::size_t{512} << 20;

/// The lines of a stream, without their ends (LF or CR LF) and without a byte-order mark.
class Lines {
 public:
  Lines(std::istream& in, std::string_view name) : in_(in), name_(name) {}

  bool next(std::string_view& line) {
    line_.clear();
    if (!std::getline(in_, line_)) {
      if (in_.bad()) throw Error(ErrorKind::file, std::string(name_), "cannot be read");
      return false;
    }
    if (line_.size() > longest_line) throw Error(ErrorKind::resource, place(), "a line of more than 512 MiB");
    ++number_;
    line = line_;
    if (number_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.remove_prefix(3);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return true;
  }

  [[nodiscard]] std::size_t number() const noexcept { return number_; }
  [[nodiscard]] std::string place() const { return std::string(name_) + ":" + std::to_string(number_); }
  [[noreturn]] void fail(Message message) const { throw Error(ErrorKind::format, place(), std::move(message)); }

 private:
  std::istream& in_;
  std::string_view name_;
  std::string line_;
  std::size_t number_ = 0;
};

std::vector<std::string_view> columns_of(std::string_view line, char between) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t end = line.find(between);
    out.push_back(line.substr(0, end));
    if (end == line.npos) return out;
    line.remove_prefix(end + 1);
  }
}

template <typename Number>
std::optional<Number> number_of(std::string_view text) {
  Number value{};
  const auto result = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || result.ec != std::errc() || result.ptr != text.data() + text.size()) return std::nullopt;
  return value;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

/// "0,1" as numbers; nothing for what is no such list.
std::optional<std::vector<std::uint32_t>> list_of(std::string_view text) {
  std::vector<std::uint32_t> out;
  if (trimmed(text).empty()) return out;
  for (const std::string_view item : columns_of(text, ',')) {
    const auto value = number_of<std::uint32_t>(trimmed(item));
    if (!value) return std::nullopt;
    out.push_back(*value);
  }
  return out;
}

/// A column without TsvStyle's escapes; a backslash before anything else stays.
std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char next = text[i] == '\\' && i + 1 < text.size() ? text[i + 1] : '\0';
    const std::size_t at = std::string_view("tnr\\").find(next);
    if (next == '\0' || at == std::string_view::npos) {
      out += text[i];
      continue;
    }
    out += "\t\n\r\\"[at];
    ++i;
  }
  return out;
}

/// Column numbers of a header; nothing where the first line is none.
struct Header {
  PairColumns pair;
  std::optional<std::size_t> score = 2;
  std::optional<std::size_t> source_sentences;
  std::optional<std::size_t> target_sentences;
};

std::optional<Header> header_of(std::string_view line) {
  const std::vector<std::string_view> names = columns_of(line, '\t');
  const auto column = [&](std::string_view name) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < names.size(); ++i)
      if (names[i] == name) return i;
    return std::nullopt;
  };
  const std::optional<PairColumns> pair = pair_columns(names);
  if (!pair) return std::nullopt;
  return Header{*pair, column("score"), column("source_sentences"), column("target_sentences")};
}

/// The object on a line.
nlohmann::json parsed(std::string_view line, const Lines& lines) {
  nlohmann::json record;
  try {
    record = nlohmann::json::parse(line);
  } catch (const nlohmann::json::parse_error& error) {
    lines.fail({"not JSON at byte {0} of the line", {counted(error.byte)}});
  }
  if (!record.is_object()) lines.fail("not a JSON object");
  return record;
}

/// A side of a JSON record: a string, null, or an object with "texts" or "text".
std::string side_of(const nlohmann::json& record, const char* key, const Lines& lines) {
  const auto side = record.find(key);
  if (side == record.end()) lines.fail({"the key '{0}' is missing", {quote(key)}});
  if (side->is_null()) return {};
  if (side->is_string()) return side->get<std::string>();
  if (side->is_object()) {
    if (const auto text = side->find("text"); text != side->end() && text->is_string()) return text->get<std::string>();
    const auto texts = side->find("texts");
    if (texts != side->end() && texts->is_array()) {
      std::string out;
      for (const nlohmann::json& text : *texts) {
        if (!text.is_string()) lines.fail({"'{0}' holds a text that is not a string", {quote(key)}});
        if (&text != &texts->front()) out += ' ';
        out += text.get_ref<const std::string&>();
      }
      return out;
    }
  }
  lines.fail({"'{0}' is neither a string nor null nor an object with texts", {quote(key)}});
}

}  // namespace

UnitsRead read_tsv(std::istream& in, std::string_view name, const ReadOptions& options, const UnitSink& sink) {
  Lines lines(in, name);
  UnitsRead result;
  result.source_language = options.source_language.value_or(Language::english);
  Header header;
  std::string_view line;
  while (lines.next(line)) {
    if (line.empty()) continue;
    if (lines.number() == 1) {
      if (const auto found = header_of(line)) {
        header = *found;
        if (!options.source_language && header.pair.source_language) result.source_language = *header.pair.source_language;
        continue;
      }
    }
    const std::vector<std::string_view> columns = columns_of(line, '\t');
    if (columns.size() <= std::max(header.pair.source, header.pair.target)) lines.fail("a line needs at least two columns");
    TranslationUnit unit;
    unit.source = options.tsv_escapes ? unescaped(columns[header.pair.source]) : std::string(columns[header.pair.source]);
    unit.target = options.tsv_escapes ? unescaped(columns[header.pair.target]) : std::string(columns[header.pair.target]);
    if (header.score && *header.score < columns.size()) unit.score = number_of<double>(trimmed(columns[*header.score]));
    unit.line = lines.number();
    ++result.units;
    sink(std::move(unit));
  }
  return result;
}

UnitsRead read_csv(std::istream& in, std::string_view name, const ReadOptions& options, const UnitSink& sink) {
  UnitsRead result;
  result.source_language = options.source_language.value_or(Language::english);
  std::size_t line = 1;   // that the reader is in
  std::size_t begin = 1;  // of the record
  const auto fail = [&](Message message) {
    throw Error(ErrorKind::format, std::string(name) + ":" + std::to_string(begin), std::move(message));
  };
  std::streambuf& buffer = *in.rdbuf();
  using Traits = std::streambuf::traits_type;
  std::vector<std::string> fields;
  char between = '\0';  // not known before the first record
  const auto is_between = [&](char c) {
    if (between != '\0') return c == between;
    if (c != ',' && c != ';' && c != '\t') return false;
    between = c;
    return true;
  };
  /// Reads a record into `fields`; false at the end.
  const auto next = [&] {
    begin = line;
    fields.assign(1, {});
    std::size_t size = 0;
    bool quoted = false;
    bool any = false;
    for (;;) {
      const auto got = buffer.sbumpc();
      if (Traits::eq_int_type(got, Traits::eof())) {
        if (quoted) fail("a quote that does not end");
        return any;
      }
      const char c = Traits::to_char_type(got);
      any = true;
      if (++size > longest_line) throw Error(ErrorKind::resource, std::string(name) + ":" + std::to_string(begin), "a record of more than 512 MiB");
      if (c == '\n') ++line;
      if (quoted) {
        if (c != '"') {
          fields.back() += c;
        } else if (Traits::eq_int_type(buffer.sgetc(), Traits::to_int_type('"'))) {
          fields.back() += '"';
          buffer.sbumpc();
        } else {
          quoted = false;
        }
      } else if (c == '"' && (fields.back().empty() || (fields.size() == 1 && fields.back() == "\xEF\xBB\xBF"))) {
        fields.back().clear();
        quoted = true;
      } else if (is_between(c)) {
        fields.emplace_back();
      } else if (c == '\n' || (c == '\r' && Traits::eq_int_type(buffer.sgetc(), Traits::to_int_type('\n')))) {
        if (c == '\r') {
          buffer.sbumpc();
          ++line;
        }
        return true;
      } else {
        fields.back() += c;
      }
    }
  };
  if (!next()) return result;
  if (fields[0].starts_with("\xEF\xBB\xBF")) fields[0].erase(0, 3);
  const auto column = [&](std::string_view wanted) -> std::optional<std::size_t> {
    for (std::size_t i = 0; i < fields.size(); ++i)
      if (trimmed(fields[i]) == wanted) return i;
    return std::nullopt;
  };
  const std::vector<std::string_view> names(fields.begin(), fields.end());
  const std::optional<PairColumns> pair = pair_columns(names);
  if (!pair) fail("the header lacks source or target");
  if (!options.source_language && pair->source_language) result.source_language = *pair->source_language;
  const auto score = column("score");
  const auto id = column("id") ? column("id") : column("pair");
  while (next()) {
    if (fields.size() == 1 && fields[0].empty()) continue;
    if (fields.size() <= std::max(pair->source, pair->target)) fail("a record with fewer fields than the header");
    TranslationUnit unit;
    unit.source = std::move(fields[pair->source]);
    unit.target = std::move(fields[pair->target]);
    if (score && *score < fields.size()) unit.score = number_of<double>(trimmed(fields[*score]));
    if (id && *id < fields.size()) unit.id = fields[*id];
    unit.line = begin;
    ++result.units;
    sink(std::move(unit));
  }
  return result;
}

UnitsRead read_moses(std::istream& source, std::istream& target, std::string_view source_name, std::string_view target_name,
                     const ReadOptions& options, const UnitSink& sink) {
  Lines source_lines(source, source_name);
  Lines target_lines(target, target_name);
  UnitsRead result;
  result.source_language = options.source_language.value_or(Language::english);
  std::string_view source_line;
  std::string_view target_line;
  for (;;) {
    const bool more_source = source_lines.next(source_line);
    const bool more_target = target_lines.next(target_line);
    if (!more_source && !more_target) return result;
    if (!more_target) source_lines.fail({"has more lines than {0}", {quote(target_name)}});
    if (!more_source) target_lines.fail({"has more lines than {0}", {quote(source_name)}});
    TranslationUnit unit;
    unit.source = source_line;
    unit.target = target_line;
    unit.line = source_lines.number();
    ++result.units;
    sink(std::move(unit));
  }
}

UnitsRead read_jsonl(std::istream& in, std::string_view name, const ReadOptions& options, const UnitSink& sink) {
  Lines lines(in, name);
  UnitsRead result;
  result.source_language = options.source_language.value_or(Language::english);
  std::string_view line;
  while (lines.next(line)) {
    if (trimmed(line).empty()) continue;
    const nlohmann::json record = parsed(line, lines);
    TranslationUnit unit;
    unit.source = side_of(record, "source", lines);
    unit.target = side_of(record, "target", lines);
    if (const auto score = record.find("score"); score != record.end() && score->is_number())
      unit.score = score->get<double>();
    for (const char* key : {"id", "bead", "pair"}) {
      const auto id = record.find(key);
      if (id == record.end() || !unit.id.empty()) continue;
      if (id->is_string()) unit.id = id->get<std::string>();
      if (id->is_number_integer()) unit.id = id->dump();
    }
    unit.line = lines.number();
    ++result.units;
    sink(std::move(unit));
  }
  return result;
}

std::vector<Bead> read_beads(std::istream& in, std::string_view name, const BeadsReadOptions& options) {
  Lines lines(in, name);
  BeadList beads(name, options.partial);
  std::string_view line;
  while (lines.next(line)) {
    std::string_view rest = trimmed(line);
    if (rest.empty()) continue;
    const auto list = [&] {
      const std::size_t end = rest.find(']');
      if (!rest.starts_with('[') || end == rest.npos) lines.fail("a bead looks like [0,1]:[0]");
      const auto numbers = list_of(rest.substr(1, end - 1));
      if (!numbers) lines.fail("a list of sentences that are not numbers");
      rest = trimmed(rest.substr(end + 1));
      return *numbers;
    };
    const std::vector<std::uint32_t> source = list();
    if (!rest.starts_with(':')) lines.fail("a bead looks like [0,1]:[0]");
    rest = trimmed(rest.substr(1));
    const std::vector<std::uint32_t> target = list();
    double score = 1;
    if (!rest.empty()) {
      const auto cost = number_of<double>(trimmed(rest.substr(1)));
      if (!rest.starts_with(':') || !cost) lines.fail("only :COST may follow a bead");
      score = std::min(1.0, std::max(0.0, 1 - *cost));
    }
    beads.add(source, target, score, lines.number());
  }
  return beads.take();
}

std::vector<Bead> read_ladder(std::istream& in, std::string_view name) {
  Lines lines(in, name);
  std::vector<Bead> out;
  std::string_view line;
  std::optional<Bead> last;  // begins at the last rung
  while (lines.next(line)) {
    if (trimmed(line).empty()) continue;
    const std::vector<std::string_view> columns = columns_of(line, '\t');
    if (columns.size() < 2) lines.fail("a rung needs at least two columns");
    const auto source = number_of<std::uint32_t>(trimmed(columns[0]));
    const auto target = number_of<std::uint32_t>(trimmed(columns[1]));
    if (!source || !target) lines.fail("a rung whose columns are not numbers");
    if (!last && (*source != 0 || *target != 0)) lines.fail("the first rung is not 0 0");
    if (last) {
      if (*source < last->source.begin || *target < last->target.begin) lines.fail("a rung that goes down");
      last->source.end = *source;
      last->target.end = *target;
      if (!last->source.empty() || !last->target.empty()) out.push_back(*last);
    }
    last = Bead{};
    last->source = {*source, *source};
    last->target = {*target, *target};
    last->score = columns.size() > 2 ? static_cast<float>(number_of<double>(trimmed(columns[2])).value_or(1)) : 1.0F;
  }
  return out;
}

std::vector<Bead> read_tsv_beads(std::istream& in, std::string_view name, const BeadsReadOptions& options) {
  Lines lines(in, name);
  BeadList beads(name, options.partial);
  std::string_view line;
  if (!lines.next(line)) return {};
  const auto header = header_of(line);
  if (!header || !header->source_sentences || !header->target_sentences)
    lines.fail("the header lacks source_sentences or target_sentences");
  while (lines.next(line)) {
    if (line.empty()) continue;
    const std::vector<std::string_view> columns = columns_of(line, '\t');
    if (columns.size() <= std::max(*header->source_sentences, *header->target_sentences))
      lines.fail("a line with fewer columns than the header");
    const auto source = list_of(columns[*header->source_sentences]);
    const auto target = list_of(columns[*header->target_sentences]);
    if (!source || !target) lines.fail("a list of sentences that are not numbers");
    std::optional<double> score;
    if (header->score && *header->score < columns.size()) score = number_of<double>(trimmed(columns[*header->score]));
    beads.add(*source, *target, score.value_or(1), lines.number());
  }
  return beads.take();
}

std::vector<Bead> read_jsonl_beads(std::istream& in, std::string_view name, const BeadsReadOptions& options) {
  Lines lines(in, name);
  BeadList beads(name, options.partial);
  std::string_view line;
  while (lines.next(line)) {
    if (trimmed(line).empty()) continue;
    const nlohmann::json record = parsed(line, lines);
    const auto sentences = [&](const char* key) {
      std::vector<std::uint32_t> out;
      const auto side = record.find(key);
      if (side == record.end()) lines.fail({"the key '{0}' is missing", {quote(key)}});
      if (side->is_null()) return out;
      const auto list = side->is_object() ? side->find("sentences") : side->end();
      if (!side->is_object() || list == side->end() || !list->is_array())
        lines.fail({"'{0}' has no list of sentences", {quote(key)}});
      for (const nlohmann::json& item : *list) {
        if (!item.is_number_unsigned() || item.get<std::uint64_t>() > UINT32_MAX)
          lines.fail("a list of sentences that are not numbers");
        out.push_back(item.get<std::uint32_t>());
      }
      return out;
    };
    const std::vector<std::uint32_t> source = sentences("source");
    const std::vector<std::uint32_t> target = sentences("target");
    const auto score = record.find("score");
    beads.add(source, target, score != record.end() && score->is_number() ? score->get<double>() : 1, lines.number());
  }
  return beads.take();
}

}  // namespace muwazi::inline v0
