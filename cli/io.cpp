#include "io.hpp"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <random>
#include <system_error>

#ifdef _WIN32
#include <io.h>
#else
#include <unistd.h>
#endif

#include "command.hpp"
#include "language.hpp"

namespace goalpost::cli {

namespace {

namespace fs = std::filesystem;

struct Closer {
  void operator()(std::FILE* file) const noexcept { static_cast<void>(std::fclose(file)); }
};
using File = std::unique_ptr<std::FILE, Closer>;

std::string reason(int error_number) { return std::generic_category().message(error_number); }

std::string size_text(std::size_t bytes) {
  constexpr std::size_t mebibyte = std::size_t{1} << 20U;
  return std::to_string(bytes / mebibyte) + " MiB";
}

bool is_terminal(std::FILE* stream) {
#ifdef _WIN32
  return _isatty(_fileno(stream)) != 0;
#else
  return isatty(fileno(stream)) != 0;
#endif
}

using Make = std::function<void(const Write&)>;

/// The text and its end, or the number of the first error.
int put(std::FILE* stream, const Make& make) {
  int failed = 0;
  make([&](std::string_view piece) {
    if (failed != 0) return;
    errno = 0;
    if (std::fwrite(piece.data(), 1, piece.size(), stream) != piece.size()) failed = errno == 0 ? EIO : errno;
  });
  errno = 0;
  if (failed == 0 && std::fflush(stream) != 0) failed = errno == 0 ? EIO : errno;
  return failed;
}

[[noreturn]] void cannot_write(const std::string& what, int error_number) {
  throw Failure{Exit::bad_input, say(Message::cannot_write, {what, reason(error_number)})};
}

/// The path of the file that was not finished, for the handler of signals, which may look at nothing that is allocated.
std::array<char, 4096> unfinished_path{};
volatile std::sig_atomic_t is_unfinished = 0;

/// Removes a file that was not finished, also when a signal ends the program.
class Unfinished {
 public:
  explicit Unfinished(fs::path path) : path_(std::move(path)) {
    const std::string name = path_.string();
    if (name.size() >= unfinished_path.size()) return;
    *std::copy(name.begin(), name.end(), unfinished_path.begin()) = '\0';
    is_unfinished = 1;
  }
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() {
    std::error_code ignored;
    if (!path_.empty()) {
      fs::remove(path_, ignored);
    }
    is_unfinished = 0;
  }
  void finished() { path_.clear(); }

 private:
  fs::path path_;
};

extern "C" void end_by_signal(int signal) {
  if (is_unfinished != 0) {
#ifdef _WIN32
    static_cast<void>(_unlink(unfinished_path.data()));
#else
    static_cast<void>(unlink(unfinished_path.data()));
#endif
  }
  static_cast<void>(std::signal(signal, SIG_DFL));  // whoever waits for the program sees which signal it was
  static_cast<void>(std::raise(signal));
}

/// When a file was written last, and its size, as far as the system knows.
struct Stamp {
  std::uintmax_t size = 0;
  fs::file_time_type written;
  explicit Stamp(const std::string& path) {
    std::error_code ignored;
    if (!fs::is_regular_file(path, ignored)) return;
    size = fs::file_size(path, ignored);
    written = fs::last_write_time(path, ignored);
  }
  bool operator==(const Stamp&) const = default;
};

/// A file beside `path` that did not exist before.
std::pair<fs::path, File> file_beside(const fs::path& path) {
  std::random_device random;
  for (int attempt = 0; attempt < 100; ++attempt) {
    fs::path candidate = path;
    candidate += "." + std::to_string(random()) + ".tmp";
    if (File file{std::fopen(candidate.string().c_str(), "wbx")}) {
      return {candidate, std::move(file)};
    }
    if (errno != EEXIST) {
      break;
    }
  }
  cannot_write(path.string(), errno);
}

void write_file(const Make& make, const std::string& name) {
  std::error_code error;
  const fs::file_status status = fs::status(name, error);
  if (fs::is_directory(status)) {
    throw Failure{Exit::bad_input, say(Message::cannot_write, {name, say(Message::is_a_directory)})};
  }
  if (fs::exists(status) && !fs::is_regular_file(status)) {  // a pipe or a device cannot be replaced
    const File device{std::fopen(name.c_str(), "wb")};
    const int failed = device ? put(device.get(), make) : errno;
    if (failed != 0 && failed != EPIPE) {
      cannot_write(name, failed);
    }
    return;
  }
  fs::path target = name;
  if (fs::is_symlink(fs::symlink_status(name, error))) {  // replace the file, not the link to it
    target = fs::weakly_canonical(name, error);
    if (error) {
      cannot_write(name, error.value());
    }
  }
  auto [temporary, file] = file_beside(target);
  Unfinished unfinished(temporary);
  int failed = put(file.get(), make);
  if (std::fclose(file.release()) != 0 && failed == 0) {
    failed = errno;
  }
  if (failed != 0) {
    cannot_write(name, failed);
  }
  if (fs::exists(status)) {
    fs::permissions(temporary, status.permissions(), error);
  }
  fs::rename(temporary, target, error);
  if (error) {
    cannot_write(name, error.value());
  }
  unfinished.finished();
}

}  // namespace

void refuse_to_overwrite(const std::string& output, const std::vector<std::string>& inputs) {
  for (const std::string& input : inputs) {
    std::error_code ignored;  // what does not exist is not the same
    if (output.empty() || input.empty() || input == "-" || !fs::equivalent(output, input, ignored)) continue;
    throw Failure{Exit::usage, "--output would replace '" + input + "', which is read; choose another file"};
  }
}

std::string read_whole(const std::string& path, std::size_t max_bytes) {
  const bool from_stdin = path == "-";
  const std::string name = from_stdin ? say(Message::standard_input) : path;
  const auto fail = [&](const std::string& why) {
    throw Failure{Exit::bad_input, say(Message::cannot_read, {name, why})};
  };
  std::error_code ignored;
  if (!from_stdin && fs::is_directory(path, ignored)) {
    fail(say(Message::is_a_directory));
  }
  const Stamp before(path);
  errno = 0;
  const File opened{from_stdin ? nullptr : std::fopen(path.c_str(), "rb")};
  std::FILE* file = from_stdin ? stdin : opened.get();
  if (file == nullptr) {
    fail(reason(errno));
  }
  std::string text;
  constexpr std::size_t chunk = std::size_t{1} << 18U;
  if (!from_stdin) {
    if (before.size > max_bytes) fail(say(Message::is_too_large, {size_text(max_bytes)}));
    text.reserve(static_cast<std::size_t>(before.size) + chunk);
  }
  while (text.size() <= max_bytes) {
    const std::size_t size = text.size();
    text.resize(size + chunk);
    const std::size_t read = std::fread(text.data() + size, 1, chunk, file);
    text.resize(size + read);
    if (read < chunk) {
      if (std::ferror(file) != 0) {
        fail(reason(errno));
      }
      if (!from_stdin && Stamp(path) != before) fail(say(Message::has_changed));  // half of the old and half of the new
      if (text.size() <= max_bytes) return text;
    }
  }
  fail(say(Message::is_too_large, {size_text(max_bytes)}));
  return text;
}

void write_result(std::string_view text, const std::string& path) {
  write_result([&](const Write& write) { write(text); }, path);
}

void write_result(const Make& make, const std::string& path) {
  if (!path.empty() && path != "-") {
    write_file(make, path);
    return;
  }
  const int failed = put(stdout, make);
  if (failed != 0 && failed != EPIPE) {
    cannot_write(say(Message::to_standard_output), failed);
  }
}

std::string without_controls(std::string_view text) {
  std::string out(text);
  for (std::size_t i = 0; i < out.size(); ++i) {
    const auto byte = static_cast<unsigned char>(out[i]);
    const auto next = static_cast<unsigned char>(i + 1 < out.size() ? out[i + 1] : '\0');
    if (byte == 0xC2 && next >= 0x80 && next < 0xA0) {  // the second set of controls, in UTF-8
      out[i] = out[i + 1] = ' ';
    } else if ((byte < 0x20 && byte != '\n') || byte == 0x7F) {
      out[i] = ' ';
    }
  }
  return out;
}

void handle_signals() {
#ifdef SIGPIPE
  static_cast<void>(
      std::signal(SIGPIPE, SIG_IGN));  // a reader who has gone away is an error of write(), forgiven above
#endif
#ifdef SIGXFSZ
  static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));  // so is a file that may not become larger, and that is told
#endif
  for (const int signal : {SIGINT, SIGTERM
#ifdef SIGHUP
                           ,
                           SIGHUP
#endif
       }) {
    if (std::signal(signal, end_by_signal) == SIG_IGN) static_cast<void>(std::signal(signal, SIG_IGN));  // nohup
  }
}

void write_diagnostics(std::string_view text) {
  static_cast<void>(put(stderr, [&](const Write& write) { write(text); }));
}

bool stdout_is_terminal() { return is_terminal(stdout); }
bool stderr_is_terminal() { return is_terminal(stderr); }

}  // namespace goalpost::cli
