// SPDX-License-Identifier: Apache-2.0
// Files of the command: read whole or line by line, and written so that no partial file is left.
#ifndef MUWAZI_CLI_FILES_HPP
#define MUWAZI_CLI_FILES_HPP

#include <muwazi/message.hpp>

#include <cstdint>
#include <functional>
#include <iosfwd>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace muwazi::cli {

/// Why the system refused, by errno, in its own words for what can happen to a file; the catalogue has them.
MessageArgument system_reason(int error);

/// The bytes of a file, or of standard input for "-". Throws Error{file} with the reason; a directory is one.
std::string read_input(const std::string& path);

/// Takes the columns of a line, and "FILE:LINE" for messages.
using ColumnVisitor = std::function<void(const std::vector<std::string>& columns, const std::string& place)>;

/// Calls `visit` for each line of a tab-separated file that is neither empty nor a comment (#). Throws Error{file}, and
/// Error{format} with file:line for a line with fewer columns than `least`.
void read_columns(const std::string& path, std::size_t least, const ColumnVisitor& visit);

/// Lines of a file or of standard input ("-"), one buffer at a time: memory is bounded by the longest line.
class LineReader {
 public:
  /// Throws Error{file}.
  explicit LineReader(std::string path);
  ~LineReader();
  LineReader(const LineReader&) = delete;
  LineReader& operator=(const LineReader&) = delete;

  /// The next line without its LF or CR LF; false at the end. The view is valid until the next call.
  bool next(std::string_view& line);

 private:
  std::string path_;
  int descriptor_;
  std::string buffer_;
  std::size_t at_ = 0;
  bool ended_ = false;
};

/// Consecutive lines of a file in one piece.
struct LineBlock {
  std::uint64_t first_line = 0;         ///< counted from 0
  std::uint64_t lines = 0;
  std::string text;                     ///< each line with its LF; the file's last one may lack it
  std::vector<std::uint64_t> too_long;  ///< lines of more than LineBlocks::longest_line bytes: they are empty in `text`
};

/// Lines of a file or of standard input ("-"), many at a time as they come, for work that goes over threads. Memory is
/// bounded whatever the file holds.
class LineBlocks {
 public:
  static constexpr std::size_t longest_line = std::size_t{1} << 24;

  /// Throws Error{file}.
  explicit LineBlocks(std::string path);
  ~LineBlocks();
  LineBlocks(const LineBlocks&) = delete;
  LineBlocks& operator=(const LineBlocks&) = delete;

  /// The next lines, at least one; false at the end of the file.
  bool next(LineBlock& block);
  /// The share of the file that was read; 0 where its size is not known, as of a pipe.
  [[nodiscard]] double share() const noexcept { return size_ > 0 ? static_cast<double>(read_) / static_cast<double>(size_) : 0; }

 private:
  std::string path_;
  int descriptor_;
  std::string rest_;  ///< the beginning of the line that is not complete yet
  std::uint64_t line_ = 0;
  std::uint64_t read_ = 0;
  std::uint64_t size_ = 0;
  bool ended_ = false;
};

/// Calls `writer` with a stream to standard output for "-", else to a temporary file beside `path` that takes its name
/// when all is written. A path that is no regular file (a device, a pipe) is written straight. Throws Error{file} where
/// writing fails (a full disk, a closed pipe), and whatever `writer` throws; either way no partial file stays behind.
/// Error{usage} where the file is one of `inputs`, which a report would destroy.
void write_output(const std::string& path, const std::function<void(std::ostream&)>& writer,
                  const std::vector<std::string>& inputs = {});

}  // namespace muwazi::cli

#endif
