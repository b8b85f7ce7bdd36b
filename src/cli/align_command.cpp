// SPDX-License-Identifier: Apache-2.0
// muwazi align: which sentences of two texts translate which.
#include <muwazi/error.hpp>
#include <muwazi/read.hpp>
#include <muwazi/write.hpp>

#include <optional>
#include <sstream>

#include "commands.hpp"
#include "files.hpp"
#include "ui.hpp"

namespace muwazi::cli {

namespace {

/// "3<tab>4" a line, with an optional third column "not" or "begin".
void read_anchors(const std::string& path, AlignOptions& options) {
  std::istringstream in(read_input(path));
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    std::istringstream columns(line);
    SentencePair pair;
    std::string what;
    const std::string place = path + ':' + std::to_string(number);
    if (!(columns >> pair.source >> pair.target))
      throw Error(ErrorKind::format, place, "a line needs two sentence numbers");
    columns >> what;
    if (what.empty()) {
      options.anchors.push_back(pair);
    } else if (what == "not") {
      options.forbidden.push_back(pair);
    } else if (what == "begin") {
      options.boundaries.push_back(pair);
    } else {
      throw Error(ErrorKind::format, place, "the third column is 'not', 'begin' or empty");
    }
  }
}

/// "LINES:FLOATS", nothing for an empty text.
std::optional<SentenceVectors> read_vectors(const std::string& files) {
  if (files.empty()) return std::nullopt;
  const std::size_t colon = files.rfind(':');
  if (colon == std::string::npos) throw Error(ErrorKind::usage, files, "vectors are given as LINES:FLOATS");
  const std::string floats = files.substr(colon + 1);
  return SentenceVectors::read(read_input(files.substr(0, colon)), read_input(floats), floats);
}

struct Options : PairOptions {
  std::string format = "beads";
  std::string output = "-";
  bool no_header = false;
  bool no_learning = false;
  bool hard_paragraphs = false;
  std::string lexicon, table, anchors, keep, source_vectors, target_vectors;
};

/// Beads that a person has corrected, in any of the forms that align writes, told by its first bytes.
std::vector<Bead> read_kept(const std::string& path) {
  std::istringstream in(read_input(path));
  const std::string start = in.str().substr(0, 4096);
  const std::size_t first = start.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const char c = first == std::string::npos ? '\0' : start[first];
  BeadsReadOptions options;
  options.partial = true;
  if (c == '<') return read_xces(in, path, options);
  if (c == '{') return read_jsonl_beads(in, path, options);
  if (c == '[') return read_beads(in, path, options);
  if (start.substr(0, start.find('\n')).find("source_sentences") != std::string::npos) return read_tsv_beads(in, path, options);
  throw Error(ErrorKind::format, path, "is not an alignment as 'muwazi align' writes it: tsv, jsonl, intertext, opus or beads");
}

/// Formats that are a file a language: PREFIX.en and PREFIX.ar, subtitles with their ending behind.
Status write_two(const Options& options, const Review& review) {
  const auto path = [&](const Document& document, const std::string& ending) {
    return options.output + (document.language == Language::english ? ".en" : ".ar") + ending;
  };
  if (options.format == "moses") {
    std::ostringstream source;
    std::ostringstream target;
    write_moses(source, target, review);
    write_output(path(review.source, ""), [&](std::ostream& out) { out << source.view(); });
    write_output(path(review.target, ""), [&](std::ostream& out) { out << target.view(); });
    return Status::nothing_found;
  }
  const auto read = [](const std::string& file) {
    std::istringstream in(read_input(file));
    return read_subtitles(in, file);
  };
  if (options.source == "-" || options.target == "-")
    throw Error(ErrorKind::usage, "", {"{0} is made of two files of subtitles", {quote(options.format)}});
  const SubtitlePair pair = pair_subtitles(review, read(options.source), read(options.target));
  const SubtitleForm form = options.format == "srt" ? SubtitleForm::srt : SubtitleForm::webvtt;
  write_output(path(review.source, "." + options.format), [&](std::ostream& out) { write_subtitles(out, pair.source, form); });
  write_output(path(review.target, "." + options.format), [&](std::ostream& out) { write_subtitles(out, pair.target, form); });
  return Status::nothing_found;
}

}  // namespace

void add_align(CLI::App& app, Job& job) {
  auto options = std::make_shared<Options>();
  CLI::App* command = app.add_subcommand("align", "Align two texts sentence by sentence");
  options->add_to(*command);
  command
      ->add_option("--format", options->format,
                   "beads, vecalign, ladder, opus, intertext, tsv, csv, jsonl, tmx, xliff (2.1), xliff12, po or svg; two files "
                   "PREFIX.en and PREFIX.ar (see --output): moses, srt, vtt")
      ->check(one_of({"beads", "vecalign", "ladder", "opus", "intertext", "tsv", "csv", "jsonl", "tmx", "xliff",
                             "xliff12", "po", "svg", "moses", "srt", "vtt"}));
  command->add_option("--output,-o", options->output, "File to write, - for standard output");
  command->add_flag("--no-header", options->no_header, "tsv: leave out the header line");
  command->add_flag("--no-learning", options->no_learning, "Do not learn words and lengths from the texts themselves");
  command->add_flag("--paragraphs", options->hard_paragraphs, "The n-th paragraph translates the n-th");
  command->add_option("--lexicon", options->lexicon, "Own words: English <tab> Arabic a line, on top of the library's");
  command->add_option("--table", options->table, "A whole lexicon in the form of data/lexicon.tsv, instead of the library's");
  command->add_option("--anchors", options->anchors,
                      "Known pairs: source sentence <tab> target sentence a line, counted from 0 (reports for people count from 1); "
                      "a third column 'not' forbids the pair, 'begin' makes it a boundary");
  command->add_option("--keep", options->keep,
                      "An alignment of these texts corrected by hand (tsv, jsonl, intertext, opus or beads): its beads stay, what is "
                      "not in it is aligned anew");
  command->add_option("--source-vectors", options->source_vectors,
                      "LINES:FLOATS, two files as vecalign has them: runs of sentences, and a float32 vector for each");
  command->add_option("--target-vectors", options->target_vectors, "the same for the target");
  command->callback([options, &job] {
    job = [options] {
      const bool two_files = options->format == "moses" || options->format == "srt" || options->format == "vtt";
      if (two_files && options->output == "-")
        throw Error(ErrorKind::usage, "", {"{0} needs --output PREFIX, as it is written into two files", {quote(options->format)}});
      ReviewOptions review_options = options->review_options();
      review_options.align.learn = !options->no_learning;
      review_options.align.hard_paragraphs = options->hard_paragraphs;
      Lexicon lexicon = Lexicon::builtin();
      if (!options->table.empty()) {
        std::istringstream in(read_input(options->table));
        lexicon = Lexicon::read_table(in, options->table);
      }
      if (!options->lexicon.empty()) {
        std::istringstream in(read_input(options->lexicon));
        lexicon = Lexicon::read_tsv(in, options->lexicon, &lexicon);
      }
      review_options.align.lexicon = &lexicon;
      if (!options->anchors.empty()) read_anchors(options->anchors, review_options.align);
      if (!options->keep.empty()) review_options.align.kept = read_kept(options->keep);
      std::optional<SentenceVectors> source_vectors = read_vectors(options->source_vectors);
      std::optional<SentenceVectors> target_vectors = read_vectors(options->target_vectors);
      review_options.align.source_vectors = source_vectors ? &*source_vectors : nullptr;
      review_options.align.target_vectors = target_vectors ? &*target_vectors : nullptr;
      review_options.align.progress = progress_meter("aligning");
      const Reviewer reviewer(review_options);
      ExtractedText source = options->source_text();
      ExtractedText target = options->target_text();
      const Review review = [&] {
        try {
          return reviewer.align(std::move(source), std::move(target));
        } catch (const Error& error) {
          // What is wrong with kept beads is wrong with the file that holds them.
          if (error.kind() != ErrorKind::usage || !error.place().empty() || options->keep.empty()) throw;
          throw Error(ErrorKind::format, options->keep, error.message());
        }
      }();
      print_notes(review);
      if (two_files) return write_two(*options, review);
      write_output(options->output, [&](std::ostream& out) {
        if (options->format == "tsv") return write_tsv(out, review, {.header = !options->no_header});
        if (options->format == "jsonl") return write_alignment_jsonl(out, review);
        if (options->format == "tmx") return write_tmx(out, review);
        if (options->format == "vecalign") return write_beads(out, review, {BeadsColumns::cost});
        if (options->format == "ladder") return write_ladder(out, review);
        if (options->format == "opus") return write_xces(out, review);
        if (options->format == "intertext") return write_xces(out, review, {XcesForm::intertext});
        if (options->format == "csv") return write_csv(out, review);
        if (options->format == "xliff") return write_xliff(out, review);
        if (options->format == "xliff12") return write_xliff(out, review, {XliffVersion::v1_2});
        if (options->format == "po") return write_po(out, review);
        if (options->format == "svg") return write_svg(out, review);
        write_beads(out, review);
      }, {options->source, options->target});
      return Status::nothing_found;
    };
  });
}

}  // namespace muwazi::cli
