// Lines and columns from byte offsets.
#include "goalpost/text/source.hpp"

#include <doctest/doctest.h>

using goalpost::ByteRange;
using goalpost::Source;

namespace {
struct Case {
  const char* text;
  std::uint32_t byte, line, column;
};
}  // namespace

TEST_CASE("positions count lines and code points from 1") {
  static constexpr Case cases[] = {
      {"", 0, 1, 1},
      {"", 9, 1, 1},  // past the end is the end
      {"ab\ncd", 0, 1, 1},
      {"ab\ncd", 2, 1, 3},  // the line end belongs to its line
      {"ab\ncd", 3, 2, 1},
      {"ab\ncd", 5, 2, 3},
      {"ab\r\ncd", 4, 2, 1},
      {"ab\n", 3, 2, 1},
      {"9‰x", 4, 1, 3},               // ‰ has three bytes and is one column
      {"9‰x", 2, 1, 3},               // inside a character: behind it begins the next column
      {"\xEF\xBB\xBFplan", 3, 1, 1},  // a byte-order mark is no column
      {"\xEF\xBB\xBFplan", 4, 1, 2},
  };
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    CAPTURE(c.byte);
    const Source source("plan.goal", c.text);
    CHECK(source.position(c.byte).line_1based == c.line);
    CHECK(source.position(c.byte).column_1based == c.column);
  }
}

TEST_CASE("the line around a byte is without its line end") {
  const Source source("plan.goal", "one\r\n\ntwo");
  CHECK(source.text(source.line_around(0)) == "one");
  CHECK(source.text(source.line_around(4)) == "one");
  CHECK(source.text(source.line_around(5)).empty());
  CHECK(source.text(source.line_around(6)) == "two");
  CHECK(source.text(source.line_around(99)) == "two");
}

TEST_CASE("a range beyond the text is cut") {
  const Source source("plan.goal", "abc");
  CHECK(source.text(ByteRange{1, 9}) == "bc");
  CHECK(source.text(ByteRange{7, 9}).empty());
  CHECK(source.text(ByteRange{2, 1}).empty());
}
