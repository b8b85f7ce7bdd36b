// SPDX-License-Identifier: Apache-2.0
// muwazi check: findings for pairs that are already aligned, over all cores; as JSON lines streamed in bounded memory.
#include <muwazi/error.hpp>
#include <muwazi/read.hpp>
#include <muwazi/write.hpp>
#include <tbb/global_control.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_pipeline.h>

#include <algorithm>
#include <array>
#include <deque>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <span>
#include <sstream>
#include <utility>

#include "commands.hpp"
#include "files.hpp"
#include "report.hpp"
#include "ui.hpp"

namespace muwazi::cli {
namespace {

struct Options {
  std::string file;
  std::string from = "automatic";
  std::string output = "-";
  std::string source_language;
  ReportOptions report{.format = "jsonl"};
  FailOption fail;
  RuleOptions rules;
  std::string lexicon;
  unsigned threads = 0;

  /// JSON lines are written as they are found; every other report shows all pairs and is written at the end.
  [[nodiscard]] bool streams() const { return report.format == "jsonl"; }
};

/// What is wrong with a line, which is counted from 0.
struct Complaint {
  std::uint64_t line = 0;
  Message message;
};

/// A pair as the file has it, which has this number there.
struct NumberedUnit {
  std::uint64_t number = 0;
  TranslationUnit unit;
};

/// Consecutive lines, and what was found in them.
struct Batch {
  LineBlock block;
  std::string jsonl;                 ///< what was found, where the report is streamed,
  std::vector<Finding> findings;     ///< or else, in order of pair; Finding::bead is the pair's number
  std::vector<NumberedUnit> units;   ///< all pairs, where the report shows them
  std::string baseline;
  std::vector<Complaint> complaints;  ///< lines that could not be checked
  std::uint64_t wide_lines = 0;       ///< lines with more columns than are read
  Status status = Status::nothing_found;
};

/// A quotation mark of a translation without its partner.
struct LoneMark {
  std::optional<std::size_t> finding;  ///< index; nothing where nothing was found, as the source has no partner either
  std::uint64_t pair = 0;
  bool opens = false;
};

/// Whether a straight quotation mark opens, by what stands before it.
bool opens_at(std::string_view text, std::size_t mark) {
  return mark == 0 || std::string_view(" ([").find(text[mark - 1]) != std::string_view::npos;
}

/// Whether a finding is of a quotation mark of the target without its partner, and whether that opens a quotation.
std::optional<bool> opens_quotation(const Finding& finding, std::string_view target) {
  if (finding.rule != "punctuation.unpaired" || !finding.target || finding.target->bytes.end > target.size()) return std::nullopt;
  const std::string_view mark = target.substr(finding.target->bytes.begin, finding.target->bytes.end - finding.target->bytes.begin);
  if (mark == "\u00AB" || mark == "\u00BB") return mark == "\u00AB";
  if (mark != "\"") return std::nullopt;
  return opens_at(target, finding.target->bytes.begin);
}

/// Whether the straight quotation marks of a text leave one open, or close one that nothing opens; nothing where they come in pairs.
std::optional<bool> leaves_open(std::string_view text) {
  if (std::count(text.begin(), text.end(), '"') % 2 == 0) return std::nullopt;
  bool open = false;
  for (std::size_t at = text.find('"'); at != std::string_view::npos; at = text.find('"', at + 1)) {
    const bool opens = opens_at(text, at);
    if (!opens && !open) return false;
    open = opens;
  }
  return open ? std::optional(true) : std::nullopt;
}

/// Takes away what was found of a quotation that goes on in one of the next pairs, where pairs are the sentences of a text: one mark
/// opens it, and the next without a partner closes it. In order of pair.
void drop_continued(const std::vector<LoneMark>& marks, std::vector<Finding>& findings) {
  constexpr std::uint64_t reach = 8;  // pairs
  std::vector<char> gone(findings.size());
  for (std::size_t i = 0; i + 1 < marks.size(); ++i) {
    const LoneMark &opening = marks[i], &closing = marks[i + 1];
    if (!opening.opens || closing.opens || closing.pair == opening.pair || closing.pair - opening.pair > reach) continue;
    for (const LoneMark& mark : {opening, closing})
      if (mark.finding) gone[*mark.finding] = 1;
  }
  std::size_t at = 0;
  std::erase_if(findings, [&](const Finding&) { return gone[at++] != 0; });
}

/// Which side is Arabic, by the letters of the first pairs.
Language source_language_of(std::string_view sources, std::string_view targets) {
  return detect_language(sources) == Language::arabic && detect_language(targets) != Language::arabic ? Language::arabic
                                                                                                     : Language::english;
}

std::vector<std::string_view> columns_of(std::string_view line) {
  std::vector<std::string_view> out;
  for (;;) {
    const std::size_t tab = line.find('\t');
    out.push_back(line.substr(0, tab));
    if (tab == std::string_view::npos) return out;
    line.remove_prefix(tab + 1);
  }
}

/// With byte-order mark or, as its first two letters show, without.
bool is_utf16(std::string_view text) noexcept {
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) return true;
  if (text.size() < 4) return false;
  return (text[0] != 0 && text[1] == 0 && text[2] != 0 && text[3] == 0) || (text[0] == 0 && text[1] != 0 && text[2] == 0 && text[3] != 0);
}

/// Lines of the file as UTF-8, without byte-order mark. UTF-16 is refused, since its lines cannot be cut as bytes.
/// The first lines are kept, so that the language of the source can be told before any pair is checked.
class PairLines {
 public:
  explicit PairLines(const std::string& path) : reader_(path) {
    LineBlock block;
    std::uint64_t lines = 0;
    std::size_t bytes = 0;
    while (lines < first_lines && bytes < first_bytes && reader_.next(block)) {
      if (first_.empty()) {
        if (is_utf16(block.text)) throw Error(ErrorKind::format, path, "is UTF-16; pairs are read as UTF-8");
        if (block.text.starts_with("\x1F\x8B\x08"))
          throw Error(ErrorKind::format, path, {"is {0}, not a text", {catalogue_word("compressed by gzip")}});
        if (block.text.starts_with("\xEF\xBB\xBF")) block.text.erase(0, 3);
        read_header(block.text);
      }
      lines += block.lines;
      bytes += block.text.size();
      first_.push_back(std::exchange(block, {}));
    }
  }

  /// The language of the first column, by the letters of the first lines.
  [[nodiscard]] Language source_language() const {
    if (header_ && header_->source_language) return *header_->source_language;
    std::string source;
    std::string target;
    const PairColumns columns = header_.value_or(PairColumns());
    bool first = header_.has_value();
    for (const LineBlock& block : first_)
      for (std::size_t at = 0; at < block.text.size();) {
        const std::size_t end = std::min(block.text.find('\n', at), block.text.size());
        const std::vector<std::string_view> line = columns_of(std::string_view(block.text).substr(at, end - at));
        at = end + 1;
        if (std::exchange(first, false) || line.size() <= std::max(columns.source, columns.target)) continue;
        source += line[columns.source];
        target += line[columns.target];
      }
    return source_language_of(source, target);
  }

  /// The columns that the first line names; nothing where it is a pair.
  [[nodiscard]] const std::optional<PairColumns>& header() const noexcept { return header_; }
  [[nodiscard]] double share() const noexcept { return reader_.share(); }

  bool next(LineBlock& block) {
    if (first_.empty()) return reader_.next(block);
    block = std::move(first_.front());
    first_.pop_front();
    return true;
  }

 private:
  void read_header(std::string_view text) {
    std::string_view line = text.substr(0, text.find('\n'));
    if (line.ends_with('\r')) line.remove_suffix(1);
    header_ = pair_columns(columns_of(line));
  }

  static constexpr std::uint64_t first_lines = 500;
  static constexpr std::size_t first_bytes = std::size_t{1} << 20;
  LineBlocks reader_;
  std::deque<LineBlock> first_;
  std::optional<PairColumns> header_;
};

/// Checks the lines of a file. Shared between threads.
class PairChecker {
 public:
  /// `header` is what the first line says of the columns, where it is no pair.
  PairChecker(ReviewOptions options, const Options& command, std::optional<PairColumns> header = {})
      : header_(header),
        streams_(command.streams()),
        fail_(command.fail),
        source_language_(options.source_language.value_or(Language::english)),
        baseline_(command.rules, options.check),
        // Pairs are numbered by line, so that suppressions by pair wait until the number is known.
        suppressions_(std::exchange(options.check.suppressions, {})),
        reviewer_(std::move(options)) {
    std::vector<Finding> none;
    suppress(none, suppressions_);
  }

  [[nodiscard]] const BaselineFilter& baseline() const noexcept { return baseline_; }
  [[nodiscard]] Language source_language() const noexcept { return source_language_; }

  void operator()(Batch& batch) const {
    const std::string_view text = batch.block.text;
    std::uint64_t number = batch.block.first_line;
    Review found;
    std::vector<LoneMark> marks;
    for (std::size_t at = 0; at < text.size(); ++number) {
      const std::size_t end = std::min(text.find('\n', at), text.size());
      std::string_view line = text.substr(at, end - at);
      at = end + 1;
      if (line.ends_with('\r')) line.remove_suffix(1);
      check_line(line, number, batch, found.findings, marks);
    }
    drop_continued(marks, found.findings);
    for (const std::uint64_t line : batch.block.too_long)
      batch.complaints.push_back({line, "longer than 16 MiB; not checked"});
    finish(batch, found);
  }

  /// Checks units of a file that is no table, the first of which is pair `number` of it.
  void operator()(Batch& batch, std::span<TranslationUnit> units, std::uint64_t number) const {
    Review found;
    std::vector<LoneMark> marks;
    for (TranslationUnit& unit : units) {
      check_pair(unit.source, unit.target, number, found.findings, marks, unit.number);
      if (!streams_) batch.units.push_back({number, std::move(unit)});
      ++number;
    }
    drop_continued(marks, found.findings);
    finish(batch, found);
  }

 private:
  void finish(Batch& batch, Review& found) const {
    batch.baseline = baseline_.filter(found.findings);
    batch.status = fail_.status(found.findings);
    if (!streams_) {
      batch.findings = std::move(found.findings);
    } else if (!found.findings.empty()) {
      std::ostringstream out;
      write_jsonl(out, found);
      batch.jsonl = std::move(out).str();
    }
  }

  void check_line(std::string_view line, std::uint64_t number, Batch& batch, std::vector<Finding>& findings, std::vector<LoneMark>& marks) const {
    if (line.empty() || (number == 0 && header_)) return;
    const PairColumns of = header_.value_or(PairColumns());
    const std::vector<std::string_view> columns = columns_of(line);
    if (columns.size() == 1) {
      batch.complaints.push_back({number, "no tab between source and target; not checked"});
    } else if (columns.size() <= std::max(of.source, of.target)) {
      batch.complaints.push_back({number, "fewer columns than the header; not checked"});
    } else {
      batch.wide_lines += !header_ && columns.size() > 2;
      check_pair(columns[of.source], columns[of.target], number, findings, marks);
      if (!streams_)
        batch.units.push_back({number, {.source = std::string(columns[of.source]), .target = std::string(columns[of.target])}});
    }
  }

  void check_pair(std::string_view source, std::string_view target, std::uint64_t number, std::vector<Finding>& findings,
                  std::vector<LoneMark>& marks, MessageNumber of = MessageNumber::any) const {
    Review review = reviewer_.check_pair(source, target, of);
    if (review.findings.empty()) {
      if (const std::optional<bool> opens = leaves_open(target)) marks.push_back({std::nullopt, number, *opens});
      return;
    }
    for (Finding& finding : review.findings) finding.bead = static_cast<std::uint32_t>(number);
    suppress(review.findings, suppressions_);
    bool marked = false;
    for (std::size_t i = 0; i < review.findings.size(); ++i) {
      const std::optional<bool> opens = opens_quotation(review.findings[i], target);
      if (!opens) continue;
      marks.push_back({findings.size() + i, number, *opens});
      marked = true;
    }
    if (const std::optional<bool> opens = marked ? std::nullopt : leaves_open(target)) marks.push_back({std::nullopt, number, *opens});
    findings.insert(findings.end(), std::make_move_iterator(review.findings.begin()),
                    std::make_move_iterator(review.findings.end()));
  }

  std::optional<PairColumns> header_;
  bool streams_;
  FailOption fail_;
  Language source_language_;
  BaselineFilter baseline_;
  std::vector<Suppression> suppressions_;
  Reviewer reviewer_;
};

/// Messages on lines, of which only the first are shown: a file of the wrong form has millions of them.
class LineMessages {
 public:
  explicit LineMessages(std::string name) : name_(std::move(name)) {}

  void show(const std::vector<Complaint>& complaints) {
    for (const Complaint& one : complaints)
      if (count_++ < shown) tell(name_ + ':' + std::to_string(one.line + 1), one.message);
  }
  void finish() const {
    if (count_ > shown) tell(name_, {"{0} more such line", "{0} more such lines", {counted(count_ - shown)}});
  }
  [[nodiscard]] bool any() const noexcept { return count_ > 0; }

 private:
  static constexpr std::uint64_t shown = 20;
  std::string name_;
  std::uint64_t count_ = 0;
};

/// What a file of pairs may be, by name and the endings that it usually has.
struct PairFormat {
  std::string_view name;
  std::string_view endings;  ///< parted by spaces
  UnitsRead (*read)(std::istream&, std::string_view, const ReadOptions&, const UnitSink&);  ///< nullptr: lines with tabs
};
constexpr PairFormat formats[] = {{"tsv", ".tsv .txt .tab", nullptr},
                                  {"tmx", ".tmx", read_tmx},
                                  {"xliff", ".xlf .xliff .sdlxliff .mxliff", read_xliff},
                                  {"po", ".po .pot", read_po},
                                  {"csv", ".csv", read_csv},
                                  {"jsonl", ".jsonl .ndjson", read_jsonl}};

const PairFormat& format_of(const std::string& path, const std::string& from) {
  std::string ending = std::filesystem::path(path).extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; });
  for (const PairFormat& format : formats) {
    if (from == format.name) return format;
    if (from != "automatic" || ending.empty()) continue;
    const std::string endings = std::string(format.endings) + ' ';
    if (endings.find(ending + ' ') != std::string::npos) return format;
  }
  return formats[0];
}

/// Line ends and tabs as spaces, byte for byte: a pair is a line of the text that all pairs make.
void flatten(std::string& text) {
  for (const std::string_view wide : {"\u0085", "\u2028", "\u2029"})
    for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide, at)) text.replace(at, wide.size(), wide.size(), ' ');
  std::replace_if(text.begin(), text.end(), [](char c) { return c >= '\t' && c <= '\r'; }, ' ');
}

/// All pairs of a file and what was found in them, for a report that shows them.
class Collection {
 public:
  void take(Batch& batch) {
    std::move(batch.units.begin(), batch.units.end(), std::back_inserter(units_));
    std::move(batch.findings.begin(), batch.findings.end(), std::back_inserter(findings_));
  }

  /// A review whose beads are the pairs, each a sentence. Leaves nothing here.
  Review review(Language source_language, const std::string& name) {
    std::vector<TranslationUnit> units;
    units.reserve(units_.size());
    for (NumberedUnit& one : units_) {
      flatten(one.unit.source);
      flatten(one.unit.target);
      units.push_back(std::move(one.unit));
    }
    Review out = pair_units(units, source_language);
    out.source.name = out.target.name = name;
    place(units, out);
    out.findings = std::move(findings_);
    return out;
  }

 private:
  /// Takes the findings from their pair's number and its own bytes to beads and the bytes of the text that all pairs make. Both are
  /// in order.
  void place(const std::vector<TranslationUnit>& units, const Review& review) {
    const auto is_blank = [](const std::string& text) { return text.find_first_not_of(' ') == std::string::npos; };
    auto finding = findings_.begin();
    std::uint32_t bead = 0;
    for (std::size_t i = 0; i < units.size() && finding != findings_.end(); ++i) {
      if (is_blank(units[i].source) && is_blank(units[i].target)) continue;
      const Bead& of = review.beads[bead];
      for (; finding != findings_.end() && finding->bead <= units_[i].number; ++finding) {
        finding->bead = bead;
        move_to(finding->source, units[i].source, of.source, review.source);
        move_to(finding->target, units[i].target, of.target, review.target);
      }
      ++bead;
    }
  }

  static void move_to(std::optional<Span>& span, const std::string& text, SentenceRange sentence, const Document& document) {
    if (!span) return;
    if (sentence.empty()) return span.reset();
    // What is ill-formed stands there as U+FFFD.
    const auto at = [&](std::uint32_t byte) {
      DecodeOptions utf8;
      utf8.encoding = Encoding::utf8;
      return static_cast<std::uint32_t>(decode(std::string_view(text).substr(0, byte), utf8).utf8.size());
    };
    const std::string_view all = document.text.utf8;
    const std::size_t inside = document.decoded(document.sentences[sentence.begin].range).begin;
    const auto begin = static_cast<std::uint32_t>(all.rfind('\n', inside) + 1);  // 0 where there is none
    const auto end = static_cast<std::uint32_t>(std::min(all.find('\n', inside), all.size()));
    const auto within = [&](std::uint32_t byte) { return std::min(begin + at(byte), end); };
    span->bytes = {within(span->bytes.begin), within(span->bytes.end)};
  }

  std::vector<NumberedUnit> units_;
  std::vector<Finding> findings_;
};

/// What both ways of reading share: where findings go, and what is counted.
struct Sinks {
  std::ostream& out;
  std::ostream* baseline;
  Collection& collection;
  Status& status;
  LineMessages& complaints;
  std::uint64_t& wide_lines;

  void take(Batch& batch) const {
    out << batch.jsonl;
    collection.take(batch);
    if (baseline != nullptr) *baseline << batch.baseline;
    complaints.show(batch.complaints);
    wide_lines += batch.wide_lines;
    status = std::max(status, batch.status);
  }
};

void check_lines(PairLines& lines, const PairChecker& checker, std::size_t threads, const Sinks& sinks) {
  using Pointer = std::shared_ptr<Batch>;
  const auto meter = progress_meter("checking");
  const auto read = [&](tbb::flow_control& flow) {
    auto batch = std::make_shared<Batch>();
    if (!lines.next(batch->block)) flow.stop();
    if (meter && lines.share() > 0) meter(lines.share());
    return batch;
  };
  const auto work = [&](Pointer batch) {
    checker(*batch);
    batch->block.text = {};
    return batch;
  };
  const auto write = [&](const Pointer& batch) { sinks.take(*batch); };
  tbb::parallel_pipeline(4 * threads, tbb::make_filter<void, Pointer>(tbb::filter_mode::serial_in_order, read) &
                                          tbb::make_filter<Pointer, Pointer>(tbb::filter_mode::parallel, work) &
                                          tbb::make_filter<Pointer, void>(tbb::filter_mode::serial_in_order, write));
}

/// Units that a reader pushes are collected, checked over all threads, and written, some hundred or some MiB at a time.
class UnitPipe {
 public:
  /// `make` gets the first units, by which the languages can be told, and is called once.
  using MakeChecker = std::function<std::unique_ptr<PairChecker>(const std::vector<TranslationUnit>&)>;
  UnitPipe(MakeChecker make, const Sinks& sinks) : make_(std::move(make)), sinks_(sinks) {}

  void take(TranslationUnit&& unit) {
    bytes_ += unit.source.size() + unit.target.size();
    units_.push_back(std::move(unit));
    if (units_.size() >= most_units || bytes_ >= most_bytes) flush();
  }
  void flush() {
    if (!checker_) checker_ = make_(units_);
    const std::size_t parts = (units_.size() + part - 1) / part;
    std::vector<Batch> batches(parts);
    tbb::parallel_for(std::size_t{0}, parts, [&](std::size_t i) {
      const std::size_t begin = i * part;
      (*checker_)(batches[i], std::span(units_).subspan(begin, std::min(units_.size() - begin, part)), first_ + begin);
    });
    for (Batch& batch : batches) sinks_.take(batch);
    first_ += units_.size();
    units_.clear();
    bytes_ = 0;
  }
  /// Once flushed.
  [[nodiscard]] Language source_language() const { return checker_->source_language(); }

 private:
  static constexpr std::size_t most_units = 2048;
  static constexpr std::size_t most_bytes = std::size_t{4} << 20;
  static constexpr std::size_t part = 32;  ///< units that one thread takes at a time
  MakeChecker make_;
  const Sinks& sinks_;
  std::unique_ptr<PairChecker> checker_;
  std::vector<TranslationUnit> units_;
  std::size_t bytes_ = 0;
  std::uint64_t first_ = 0;
};

/// Returns the language of the source.
Language check_units(const PairFormat& format, const Options& options, const UnitPipe::MakeChecker& make, const Sinks& sinks) {
  std::ifstream file;
  if (options.file != "-") {
    std::error_code ignored;
    if (std::filesystem::is_directory(options.file, ignored)) throw Error(ErrorKind::file, options.file, "is a directory");
    file.open(options.file, std::ios::binary);
    if (!file) throw Error(ErrorKind::file, options.file, "cannot be opened");
  }
  ReadOptions reading;
  if (!options.source_language.empty()) reading.source_language = language_by_code(options.source_language);
  UnitPipe pipe(make, sinks);
  const std::string name = options.file == "-" ? "standard input" : options.file;
  format.read(options.file == "-" ? std::cin : file, name, reading, [&](TranslationUnit&& unit) { pipe.take(std::move(unit)); });
  pipe.flush();
  return pipe.source_language();
}

Status run(const Options& options) {
  const PairFormat& format = format_of(options.file, options.from);
  ReviewOptions review_options;
  review_options.source_decode.encoding = review_options.target_decode.encoding = Encoding::utf8;
  review_options.check = options.rules.check_options();
  if (!options.source_language.empty()) review_options.source_language = language_by_code(options.source_language);
  std::optional<Lexicon> lexicon;
  if (!options.lexicon.empty()) {
    std::ifstream in(options.lexicon, std::ios::binary);
    if (!in) throw Error(ErrorKind::file, options.lexicon, "cannot be opened");
    review_options.check.lexicon = &lexicon.emplace(Lexicon::read_table(in, options.lexicon));
  }
  const std::string name = options.file == "-" ? "standard input" : options.file;
  std::optional<PairLines> lines;
  if (format.read == nullptr) {
    lines.emplace(options.file);
    if (options.source_language.empty()) review_options.source_language = lines->source_language();
  }
  // Of units the languages are known when the first ones are there; the rules are wanted before, for their errors.
  const std::optional<PairColumns> header = lines ? lines->header() : std::nullopt;
  const PairChecker checker(review_options, options, header);
  if (header)
    tell(name + ":1", {"is a header, not a pair: column {0} is the source, column {1} the target",
                       {counted(header->source + 1), counted(header->target + 1)}});

  const std::size_t threads = options.threads > 0 ? options.threads
                                                  : tbb::global_control::active_value(
                                                        tbb::global_control::max_allowed_parallelism);
  const tbb::global_control control(tbb::global_control::max_allowed_parallelism, threads);
  Status status = Status::nothing_found;
  Collection collection;
  LineMessages complaints(name);
  std::uint64_t wide_lines = 0;
  const auto check_all = [&](std::ostream& out, std::ostream* baseline) {
    const Sinks sinks{out, baseline, collection, status, complaints, wide_lines};
    if (lines) {
      check_lines(*lines, checker, threads, sinks);
      return checker.source_language();
    }
    const auto make = [&](const std::vector<TranslationUnit>& first) {
      ReviewOptions own = review_options;
      if (options.source_language.empty()) {
        std::string sources;
        std::string targets;
        for (const TranslationUnit& unit : first) {
          sources += unit.source;
          targets += unit.target;
        }
        own.source_language = source_language_of(sources, targets);
      }
      return std::make_unique<PairChecker>(std::move(own), options);
    };
    return check_units(format, options, make, sinks);
  };
  write_output(options.output, [&](std::ostream& out) {
    Language source_language = Language::english;
    if (checker.baseline().file().empty())
      source_language = check_all(out, nullptr);
    else
      write_output(checker.baseline().file(), [&](std::ostream& baseline) { source_language = check_all(out, &baseline); }, {options.file});
    if (options.streams()) return;
    ReportOptions report = options.report;
    report.title = name;
    report.write(out, collection.review(source_language, name), options.output);
  }, {options.file});
  complaints.finish();
  if (wide_lines > 0)
    tell(name, {"{0} line has more than two columns; the first two are read as source and target",
                "{0} lines have more than two columns; the first two are read as source and target", {counted(wide_lines)}});
  if (complaints.any()) return Status::unusable;
  return status;
}

}  // namespace

void add_check(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("check", "Check pairs that are already aligned");
  command->add_option("PAIRS", options->file, "Pairs: source<tab>target a line, UTF-8, or a translation memory; - for standard input")->required();
  command
      ->add_option("--from", options->from,
                   "What the file holds: tsv, tmx, xliff, po, csv or jsonl; without it, by its ending, else tsv")
      ->check(one_of({"automatic", "tsv", "tmx", "xliff", "po", "csv", "jsonl"}));
  options->report.add_to(*command, {"jsonl", "text", "html", "tsv", "csv", "tmx", "xliff", "xliff12", "po"},
                         "jsonl, text, html, tsv, csv, tmx, xliff (2.1), xliff12 or po; all but jsonl keep the whole file in memory");
  options->fail.add_to(*command);
  command->add_option("--output,-o", options->output, "File to write, - for standard output");
  command->add_option("--source-language", options->source_language,
                      "en or ar; without it, by the script of the first lines");
  options->rules.add_to(*command);
  command->add_option("--table", options->lexicon, "A whole lexicon in the form of data/lexicon.tsv, instead of the library's");
  command->add_option("--threads", options->threads, "Threads; 0 for one a core");
  command->callback([options, &job] { job = [options] { return run(*options); }; });
}

}  // namespace muwazi::cli
