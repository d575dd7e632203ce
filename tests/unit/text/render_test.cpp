// How findings look.
#include <doctest/doctest.h>

#include "goalpost/text/diagnostic.hpp"

using namespace goalpost;

namespace {
std::string rendered(std::string text, ByteRange range, std::string_view message, std::string_view hint) {
  const Source source("plan.goal", std::move(text));
  Diagnostics out;
  out.add(Code::expected, range, {message, hint});
  return render(out, source);
}
}  // namespace

TEST_CASE("the place, the sentence, the line, the caret, the way out") {
  CHECK(rendered("plan x\nindicator 1 y\n  measure deaths per\n", {41, 41}, "a denominator such as 'per 1,000'",
                 "found end of line; write e.g. 'per 1,000'") ==
        "plan.goal:3:21: error GP2003: expected a denominator such as 'per 1,000'\n"
        "  3 |   measure deaths per\n"
        "    |                     ^\n"
        "    = found end of line; write e.g. 'per 1,000'\n");
}

TEST_CASE("a range is underlined to its end, or to the end of its line") {
  CHECK(rendered("abc def\nghi", {4, 7}, "x", "y") ==
        "plan.goal:1:5: error GP2003: expected x\n"
        "  1 | abc def\n"
        "    |     ^~~\n"
        "    = y\n");
  CHECK(rendered("abc def\nghi", {4, 10}, "x", "") ==
        "plan.goal:1:5: error GP2003: expected x\n"
        "  1 | abc def\n"
        "    |     ^~~\n");
}

TEST_CASE("tabs and wide characters keep the caret where it belongs") {
  CHECK(rendered("\tab", {1, 3}, "x", "") ==
        "plan.goal:1:2: error GP2003: expected x\n"
        "  1 |     ab\n"
        "    |     ^~\n");
  CHECK(rendered("中文 x", {7, 8}, "x", "") ==
        "plan.goal:1:4: error GP2003: expected x\n"
        "  1 | 中文 x\n"
        "    |      ^\n");
}

TEST_CASE("control and format characters are never printed raw") {
  const std::string text = rendered(
      "a\x1b[31m\xE2\x80\xAE"
      "b\xff",
      {0, 1}, "\x1b]0;evil\x07", "h\ni");
  CHECK(text ==
        "plan.goal:1:1: error GP2003: expected \\x1b]0;evil\\x07\n"
        "  1 | a\\x1b[31m\\u{202e}b\\xff\n"
        "    | ^\n"
        "    = h\\x0ai\n");
}

TEST_CASE("an over-long line is cut around the caret") {
  const std::string text = rendered(std::string(500, 'a') + "X" + std::string(500, 'b'), {500, 501}, "x", "");
  CHECK(text == "plan.goal:1:501: error GP2003: expected x\n  1 | …" + std::string(60, 'a') + "X" +
                    std::string(38, 'b') + "…\n    | " + std::string(61, ' ') + "^\n");
}

TEST_CASE("an empty line has a caret all the same") {
  CHECK(rendered("", {0, 0}, "x", "") == "plan.goal:1:1: error GP2003: expected x\n  1 |\n    | ^\n");
}

TEST_CASE("findings in tables name line and field; a line 0 names the file only") {
  const Source source("plan.goal", "");
  Diagnostics out;
  out.add(Code::expected, TablePlace{"results.csv", 12, 5}, {"x", "h"});
  out.add(Code::expected, TablePlace{"results.csv", 12, 0}, {"x", ""});
  out.add(Code::expected, TablePlace{"results.csv", 0, 0}, {"x", ""});
  CHECK(render(out, source) ==
        "results.csv:12:5: error GP2003: expected x\n    = h\n"
        "results.csv:12: error GP2003: expected x\n"
        "results.csv: error GP2003: expected x\n");
}

TEST_CASE("the last line counts what the cap dropped") {
  const Source source("p", "a");
  Diagnostics out(1);
  for (int i = 0; i < 3; ++i) out.add(Code::expected, TablePlace{"t", 0, 0}, {"x", ""});
  out.add(Code::decimal_dot, ByteRange{0, 1}, {"x", ""});
  CHECK(render(out, source) == "t: error GP2003: expected x\nand 2 more errors and 1 more warning, not shown\n");
}

TEST_CASE("colour is asked for") {
  const Source source("p", "a");
  Diagnostics out;
  out.add(Code::expected, ByteRange{0, 1}, {"x", ""});
  CHECK(render(out, source).find('\x1b') == std::string::npos);
  CHECK(render(out, source, true).find("\x1b[1;31merror GP2003\x1b[0m") != std::string::npos);
}
