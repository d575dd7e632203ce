/// Whether bytes are text that can be a table at all, before anything is read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/text/diagnostic.hpp"

namespace goalpost::detail::csv_text {

/// Removes a UTF-8 byte order mark. False, with an error in `out`, for UTF-16, archives, zero bytes and what is not
/// UTF-8.
[[nodiscard]] bool accept(std::string_view& text, std::string_view file, Diagnostics& out);

/// False, with an error in `out`, when the first line names one of `keys` only if split at semicolons, tabs or bars.
[[nodiscard]] bool is_separated_by_commas(std::string_view text, std::string_view file,
                                          const std::vector<std::string>& keys, Diagnostics& out);

/// Cuts a text into physical lines, which end in LF, CRLF or CR.
class PhysicalLines {
 public:
  explicit PhysicalLines(std::string_view text) noexcept : text_(text), next_lf_(text.find('\n')) {}
  /// The next line with its end; empty when there is none left.
  [[nodiscard]] std::string_view next() noexcept;

 private:
  std::string_view text_;
  std::size_t begin_ = 0;
  std::size_t next_lf_;  ///< kept, or a file of bare CRs would be searched to its end from each line
};

}  // namespace goalpost::detail::csv_text
