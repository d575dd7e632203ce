#include "io.hpp"

#include <cerrno>
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

/// The text and its end, or the number of an error.
int put(std::FILE* stream, std::string_view text) {
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), stream) != text.size() || std::fflush(stream) != 0) {
    return errno == 0 ? EIO : errno;
  }
  return 0;
}

[[noreturn]] void cannot_write(const std::string& what, int error_number) {
  throw Failure{Exit::bad_input, say(Message::cannot_write, {what, reason(error_number)})};
}

/// Removes a file that was not finished.
class Unfinished {
 public:
  explicit Unfinished(fs::path path) : path_(std::move(path)) {}
  Unfinished(const Unfinished&) = delete;
  Unfinished& operator=(const Unfinished&) = delete;
  ~Unfinished() {
    std::error_code ignored;
    if (!path_.empty()) {
      fs::remove(path_, ignored);
    }
  }
  void finished() { path_.clear(); }

 private:
  fs::path path_;
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

void write_file(std::string_view text, const std::string& name) {
  std::error_code error;
  const fs::file_status status = fs::status(name, error);
  if (fs::is_directory(status)) {
    throw Failure{Exit::bad_input, say(Message::cannot_write, {name, say(Message::is_a_directory)})};
  }
  if (fs::exists(status) && !fs::is_regular_file(status)) {  // a pipe or a device cannot be replaced
    const File device{std::fopen(name.c_str(), "wb")};
    const int failed = device ? put(device.get(), text) : errno;
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
  int failed = put(file.get(), text);
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
  errno = 0;
  const File opened{from_stdin ? nullptr : std::fopen(path.c_str(), "rb")};
  std::FILE* file = from_stdin ? stdin : opened.get();
  if (file == nullptr) {
    fail(reason(errno));
  }
  std::string text;
  constexpr std::size_t chunk = std::size_t{1} << 18U;
  while (text.size() <= max_bytes) {
    const std::size_t size = text.size();
    text.resize(size + chunk);
    const std::size_t read = std::fread(text.data() + size, 1, chunk, file);
    text.resize(size + read);
    if (read < chunk) {
      if (std::ferror(file) != 0) {
        fail(reason(errno));
      }
      if (text.size() <= max_bytes) return text;
    }
  }
  fail(say(Message::is_too_large, {size_text(max_bytes)}));
  return text;
}

void write_result(std::string_view text, const std::string& path) {
  if (!path.empty() && path != "-") {
    write_file(text, path);
    return;
  }
  const int failed = put(stdout, text);
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

void write_diagnostics(std::string_view text) { static_cast<void>(put(stderr, text)); }

bool stdout_is_terminal() { return is_terminal(stdout); }
bool stderr_is_terminal() { return is_terminal(stderr); }

}  // namespace goalpost::cli
