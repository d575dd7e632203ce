/// Files in, results out. Everything that can go wrong with a file ends in a Failure that names it.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace goalpost::cli {

/// A whole file, or standard input for "-". One of more than `max_bytes` is refused before memory is; one that
/// is written to at the same time, too.
[[nodiscard]] std::string read_whole(const std::string& path, std::size_t max_bytes);

/// Puts a result on standard output, or in the file `path` unless that is "": written beside it and then renamed, so
/// that whoever reads the file sees the old one or the new one, never a part. A reader who has gone away is no error.
void write_result(std::string_view text, const std::string& path);
/// The same for a text that is made piece by piece: `make` calls what it is given with each of them.
using Write = std::function<void(std::string_view piece)>;
void write_result(const std::function<void(const Write&)>& make, const std::string& path);

/// A Failure of usage when the result would replace one of the files it is made from.
void refuse_to_overwrite(const std::string& output, const std::vector<std::string>& inputs);

/// A text from files, made safe to show: control characters other than line ends could steer a terminal, and are spaces.
[[nodiscard]] std::string without_controls(std::string_view text);

/// Ends by a signal leave no unfinished file behind; writing where nobody reads or nothing fits is an error of the write.
void handle_signals();

/// For people: standard error. Failing to complain is not worth a complaint.
void write_diagnostics(std::string_view text);

[[nodiscard]] bool stdout_is_terminal();
[[nodiscard]] bool stderr_is_terminal();

}  // namespace goalpost::cli
