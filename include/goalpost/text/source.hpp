/// A text with a name, and where in it something stands. Everything downstream keeps byte ranges; lines and columns are
/// computed once, when something is printed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace goalpost {

/// Half-open range of bytes in a Source. An empty range marks a place between two bytes.
struct ByteRange {
  std::uint32_t begin_byte = 0;
  std::uint32_t end_byte = 0;
  friend bool operator==(const ByteRange&, const ByteRange&) = default;
};

/// Line and column count from 1; a column is one Unicode code point.
struct Position {
  std::uint32_t line_1based = 1;
  std::uint32_t column_1based = 1;
};

/// Owns the text. Immutable; safe to read from any thread. Texts of 4 GiB and more are cut by parse()'s size limit first.
class Source {
 public:
  Source(std::string name, std::string text);

  [[nodiscard]] const std::string& name() const noexcept { return name_; }
  [[nodiscard]] std::string_view text() const noexcept { return text_; }
  [[nodiscard]] std::string_view text(ByteRange range) const noexcept;
  /// Where a byte stands; a byte past the end is the end. Logarithmic in lines, linear in the length of its line.
  [[nodiscard]] Position position(std::uint32_t byte) const noexcept;
  /// The line a byte stands in, without its line end.
  [[nodiscard]] ByteRange line_around(std::uint32_t byte) const noexcept;

 private:
  std::string name_;
  std::string text_;
  std::vector<std::uint32_t> line_begins_;
};

}  // namespace goalpost
