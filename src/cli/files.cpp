// SPDX-License-Identifier: Apache-2.0
// POSIX files with every failure told: what, where and why.
#include "files.hpp"

#include <fcntl.h>
#include <muwazi/error.hpp>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ostream>
#include <streambuf>
#include <utility>

namespace muwazi::cli {
namespace {

constexpr std::size_t block_size = 1 << 16;

std::string shown(const std::string& path, const char* standard) { return path == "-" ? standard : path; }

[[noreturn]] void fail(const std::string& place, const char* what, int error) {
  throw Error(ErrorKind::file, place, {what, {system_reason(error)}});
}

int open_input(const std::string& path) {
  if (path == "-") return STDIN_FILENO;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) fail(path, "cannot be opened: {0}", errno);
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    ::close(descriptor);
    throw Error(ErrorKind::file, path, "is a directory, not a text");
  }
  return descriptor;
}

/// Appends up to a block of bytes; false at the end of the file.
bool read_block(int descriptor, const std::string& path, std::string& out) {
  const std::size_t before = out.size();
  out.resize(before + block_size);
  ssize_t count = 0;
  do {
    count = ::read(descriptor, out.data() + before, block_size);
  } while (count < 0 && errno == EINTR);
  if (count < 0) fail(shown(path, "standard input"), "cannot be read: {0}", errno);
  out.resize(before + static_cast<std::size_t>(count));
  return count > 0;
}

/// A buffer over a file descriptor that throws where the system refuses bytes, so that no writer has to look.
class DescriptorBuffer final : public std::streambuf {
 public:
  DescriptorBuffer(int descriptor, std::string place) : descriptor_(descriptor), place_(std::move(place)) {
    setp(block_.data(), block_.data() + block_.size());
  }

  void finish() {
    write_all(pbase(), static_cast<std::size_t>(pptr() - pbase()));
    setp(block_.data(), block_.data() + block_.size());
  }

 private:
  int_type overflow(int_type c) override {
    finish();
    if (!traits_type::eq_int_type(c, traits_type::eof())) {
      *pptr() = traits_type::to_char_type(c);
      pbump(1);
    }
    return traits_type::not_eof(c);
  }

  std::streamsize xsputn(const char* bytes, std::streamsize count) override {
    const auto size = static_cast<std::size_t>(count);
    if (size > static_cast<std::size_t>(epptr() - pptr())) {
      finish();
      if (size >= block_.size()) {
        write_all(bytes, size);
        return count;
      }
    }
    std::memcpy(pptr(), bytes, size);
    pbump(static_cast<int>(size));
    return count;
  }

  int sync() override {
    finish();
    return 0;
  }

  void write_all(const char* bytes, std::size_t size) {
    while (size > 0) {
      const ssize_t count = ::write(descriptor_, bytes, size);
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) fail(place_, "cannot be written: {0}", errno);
      bytes += count;
      size -= static_cast<std::size_t>(count);
    }
  }

  int descriptor_;
  std::string place_;
  std::array<char, block_size> block_;
};

void write_through(int descriptor, const std::string& place, const std::function<void(std::ostream&)>& writer) {
  DescriptorBuffer buffer(descriptor, place);
  std::ostream out(&buffer);
  out.exceptions(std::ios::badbit);  // so that what the buffer throws goes through
  writer(out);
  buffer.finish();
}

// The temporary files that a signal has to remove; a report and a baseline can be open at once. Written before the handler
// can see them and only by one thread.
std::array<std::array<char, 4096>, 2> pending{};

extern "C" void remove_pending(int signal) {
  for (const auto& name : pending)
    if (name[0] != '\0') ::unlink(name.data());
  std::signal(signal, SIG_DFL);
  ::raise(signal);
}

/// A file under a temporary name that is removed unless it is committed.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& path) : path_(path), name_(path + ".XXXXXX") {
    descriptor_ = ::mkstemp(name_.data());
    if (descriptor_ < 0) fail(path, "cannot be written: {0}", errno);
    slot_ = std::find_if(pending.begin(), pending.end(), [](const auto& name) { return name[0] == '\0'; });
    if (slot_ != pending.end() && name_.size() < slot_->size())
      std::memcpy(slot_->data(), name_.c_str(), name_.size() + 1);
    for (const int signal : {SIGINT, SIGTERM, SIGHUP}) std::signal(signal, remove_pending);
    struct stat status {};
    const mode_t mask = ::umask(0);
    ::umask(mask);
    (void)::fchmod(descriptor_, ::stat(path.c_str(), &status) == 0 ? status.st_mode & 0777u : 0666u & ~mask);
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
    if (!name_.empty()) ::unlink(name_.c_str());
    if (slot_ != pending.end()) (*slot_)[0] = '\0';
  }

  [[nodiscard]] int descriptor() const { return descriptor_; }

  void commit() {
    if (::fsync(descriptor_) != 0 && errno != EINVAL && errno != EROFS) fail(path_, "cannot be written: {0}", errno);
    const int closed = ::close(descriptor_);
    descriptor_ = -1;
    if (closed != 0) fail(path_, "cannot be written: {0}", errno);
    if (::rename(name_.c_str(), path_.c_str()) != 0) fail(path_, "cannot be written: {0}", errno);
    name_.clear();
  }

 private:
  std::string path_;
  std::string name_;
  int descriptor_ = -1;
  decltype(pending)::iterator slot_ = pending.end();
};

}  // namespace

MessageArgument system_reason(int error) {
  switch (error) {
    case EPERM: return catalogue_word("Operation not permitted");
    case ENOENT: return catalogue_word("No such file or directory");
    case EIO: return catalogue_word("Input/output error");
    case ENXIO: return catalogue_word("No such device or address");
    case EBADF: return catalogue_word("Bad file descriptor");
    case EAGAIN: return catalogue_word("Resource temporarily unavailable");
    case ENOMEM: return catalogue_word("Cannot allocate memory");
    case EACCES: return catalogue_word("Permission denied");
    case EBUSY: return catalogue_word("Device or resource busy");
    case EEXIST: return catalogue_word("File exists");
    case EXDEV: return catalogue_word("Invalid cross-device link");
    case ENODEV: return catalogue_word("No such device");
    case ENOTDIR: return catalogue_word("Not a directory");
    case EISDIR: return catalogue_word("Is a directory");
    case EINVAL: return catalogue_word("Invalid argument");
    case ENFILE: return catalogue_word("Too many open files in system");
    case EMFILE: return catalogue_word("Too many open files");
    case ETXTBSY: return catalogue_word("Text file busy");
    case EFBIG: return catalogue_word("File too large");
    case ENOSPC: return catalogue_word("No space left on device");
    case EROFS: return catalogue_word("Read-only file system");
    case EPIPE: return catalogue_word("Broken pipe");
    case ENAMETOOLONG: return catalogue_word("File name too long");
    case ELOOP: return catalogue_word("Too many levels of symbolic links");
    case EOVERFLOW: return catalogue_word("Value too large for defined data type");
    case ETIMEDOUT: return catalogue_word("Connection timed out");
    case ESTALE: return catalogue_word("Stale file handle");
    case EDQUOT: return catalogue_word("Disk quota exceeded");
    default: return quote(std::strerror(error));
  }
}

std::string read_input(const std::string& path) {
  const int descriptor = open_input(path);
  std::string out;
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0)
    out.reserve(static_cast<std::size_t>(status.st_size) + block_size);
  try {
    while (read_block(descriptor, path, out)) {
    }
  } catch (...) {
    if (descriptor != STDIN_FILENO) ::close(descriptor);
    throw;
  }
  if (descriptor != STDIN_FILENO) ::close(descriptor);
  return out;
}

void read_columns(const std::string& path, std::size_t least, const ColumnVisitor& visit) {
  const std::string text = read_input(path);
  std::size_t number = 0;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find('\n', at);
    if (end == std::string::npos) end = text.size();
    std::string line = text.substr(at, end - at);
    at = end + 1;
    ++number;
    if (!line.empty() && line.back() == '\r') line.pop_back();
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> columns;
    for (std::size_t from = 0;;) {
      const std::size_t tab = line.find('\t', from);
      columns.push_back(line.substr(from, tab == std::string::npos ? tab : tab - from));
      if (tab == std::string::npos) break;
      from = tab + 1;
    }
    const std::string place = path + ':' + std::to_string(number);
    if (columns.size() < least) {
      throw Error(ErrorKind::format, place, least == 2 ? "a line needs at least two columns" : "a line needs at least three columns");
    }
    visit(columns, place);
  }
}

LineReader::LineReader(std::string path) : path_(std::move(path)), descriptor_(open_input(path_)) {}

LineReader::~LineReader() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

bool LineReader::next(std::string_view& line) {
  std::size_t searched = at_;
  for (;;) {
    if (const std::size_t end = buffer_.find('\n', searched); end != std::string::npos) {
      line = std::string_view(buffer_).substr(at_, end - at_);
      at_ = end + 1;
      break;
    }
    if (ended_) {
      if (at_ >= buffer_.size()) return false;
      line = std::string_view(buffer_).substr(at_);
      at_ = buffer_.size();
      break;
    }
    if (at_ > 0) {
      buffer_.erase(0, at_);
      at_ = 0;
    }
    searched = buffer_.size();
    ended_ = !read_block(descriptor_, path_, buffer_);
  }
  if (line.ends_with('\r')) line.remove_suffix(1);
  return true;
}

LineBlocks::LineBlocks(std::string path) : path_(std::move(path)), descriptor_(open_input(path_)) {
  struct stat status {};
  if (::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode)) size_ = static_cast<std::uint64_t>(status.st_size);
}

LineBlocks::~LineBlocks() {
  if (descriptor_ != STDIN_FILENO) ::close(descriptor_);
}

bool LineBlocks::next(LineBlock& block) {
  block.first_line = line_;
  block.too_long.clear();
  block.text = std::exchange(rest_, {});
  bool skipping = false;  // within a line that is too long
  for (std::size_t searched = 0;;) {
    const std::size_t last = std::string_view(block.text).substr(searched).rfind('\n');
    if (last != std::string_view::npos) {
      if (skipping) {
        const std::size_t first = block.text.find('\n');
        rest_ = block.text.substr(first + 1);
        block.text.assign(1, '\n');
      } else {
        rest_ = block.text.substr(searched + last + 1);
        block.text.resize(searched + last + 1);
      }
      break;
    }
    if (!skipping && block.text.size() > longest_line) {
      skipping = true;
      block.too_long.push_back(line_);
    }
    if (skipping) block.text.clear();
    if (ended_) {
      if (skipping) block.text.assign(1, '\n');
      break;
    }
    searched = block.text.size();
    ended_ = !read_block(descriptor_, path_, block.text);
    read_ += block.text.size() - searched;
  }
  block.lines = static_cast<std::uint64_t>(std::count(block.text.begin(), block.text.end(), '\n'));
  if (!block.text.empty() && block.text.back() != '\n') ++block.lines;
  line_ += block.lines;
  return block.lines > 0;
}

void write_output(const std::string& path, const std::function<void(std::ostream&)>& writer,
                  const std::vector<std::string>& inputs) {
  if (path == "-") return write_through(STDOUT_FILENO, "standard output", writer);
  struct stat status {};
  const bool exists = ::stat(path.c_str(), &status) == 0;
  for (const std::string& input : inputs) {
    struct stat other {};
    if (exists && S_ISREG(status.st_mode) && input != "-" && ::stat(input.c_str(), &other) == 0 && other.st_dev == status.st_dev &&
        other.st_ino == status.st_ino)
      throw Error(ErrorKind::usage, path, "is read by this command; what it writes would take its place");
  }
  if (exists && !S_ISREG(status.st_mode)) {
    if (S_ISDIR(status.st_mode)) throw Error(ErrorKind::file, path, "is a directory, cannot be written");
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) fail(path, "cannot be opened: {0}", errno);
    try {
      write_through(descriptor, path, writer);
    } catch (...) {
      ::close(descriptor);
      throw;
    }
    if (::close(descriptor) != 0) fail(path, "cannot be written: {0}", errno);
    return;
  }
  TemporaryFile file(path);
  write_through(file.descriptor(), path, writer);
  file.commit();
}

}  // namespace muwazi::cli
