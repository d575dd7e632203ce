// What a text may cost: each limit answers with a sentence, and in time that grows with the text alone.

#include "reading.hpp"

using namespace goalpost;
using namespace reading;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string result;
  result.reserve(text.size() * times);
  for (std::size_t i = 0; i < times; ++i) result += text;
  return result;
}
bool only(const Read& read, Code code) { return read.found.list().size() == 1 && read.found.list()[0].code == code; }
std::string measure(const std::string& text) { return indicator(text, "below 5"); }

}  // namespace

TEST_CASE("nesting: 255, 256, 257") {
  for (const std::size_t depth : {255U, 256U, 257U}) {
    CAPTURE(depth);
    const bool fits = depth <= 256;
    const Read parentheses(measure(repeated("(", depth) + "a" + repeated(")", depth)));
    CHECK(parentheses.found.list().empty() == fits);
    CHECK((fits || only(parentheses, Code::nested_too_deeply)));
    const Read calls(measure(repeated("abs(", depth) + "a" + repeated(")", depth)));
    CHECK(calls.found.list().empty() == fits);
    const Read conditionals(measure(repeated("if a > 0 then 1 else ", depth) + "a"));
    CHECK(conditionals.found.list().empty() == fits);
  }
}

TEST_CASE("nesting stops where the caller says") {
  Limits limits;
  limits.max_nesting = 1;
  CHECK(Read(measure("(a)"), limits).found.list().empty());
  CHECK(only(Read(measure("((a))"), limits), Code::nested_too_deeply));
}

TEST_CASE("height: a sum of 1,000 terms is fine, one of 1,001 is not") {
  CHECK(Read(measure("a" + repeated("+a", 999))).found.list().empty());
  CHECK(only(Read(measure("a" + repeated("+a", 1000))), Code::expression_too_tall));
  CHECK(only(Read(measure("min(a" + repeated(";a", 1000) + ")")), Code::expression_too_tall));
}

TEST_CASE("hostile expressions end with one sentence each") {
  CHECK(only(Read(measure(repeated("(", 200'000))), Code::nested_too_deeply));
  CHECK(only(Read(measure("a" + repeated("+a", 1'000'000))), Code::expression_too_tall));
  CHECK(only(Read(measure(repeated("-", 1'000'000) + "a")), Code::expression_too_tall));
  CHECK(only(Read(measure("if " + repeated("not ", 100'000) + "a > 0 then 1 else 2")), Code::expression_too_tall));
  CHECK(only(Read(measure(repeated("min(", 100'000))), Code::nested_too_deeply));
  CHECK(only(Read(measure("mean of last 3 years of " + repeated("mean of last 3 years of ", 10'000) + "a")),
             Code::nested_too_deeply));
}

TEST_CASE("a text larger than the limit is not read") {
  Limits limits;
  limits.max_source_bytes = 10;
  CHECK(Read("plan abcde", limits).tree.plan.has_value());
  const Read larger("plan abcdef", limits);
  CHECK(only(larger, Code::source_too_large));
  CHECK_FALSE(larger.tree.plan.has_value());
  CHECK(only(Read(std::string((std::size_t{64} << 20U) + 1, ' ')), Code::source_too_large));
}

TEST_CASE("after as many errors as anybody would read, reading stops, and says where") {
  Limits limits;
  limits.max_diagnostics = 10;
  const Read read(repeated("input 5 count\n", 100), limits);
  CHECK(read.found.num_errors() == 9);
  REQUIRE(read.found.list().size() == 10);
  CHECK(read.found.list().back().code == Code::too_many_errors);
  CHECK(read.source.position(read.found.list().back().range.begin_byte).line_1based == 10);
}

TEST_CASE("garbage of any kind ends in time that grows with its size") {
  const std::string_view pieces[] = {"measure target input per as % of ( below 1,00 \"x\n",
                                     "`",
                                     "\"",
                                     "#",
                                     "(",
                                     "1,00 ",
                                     "% ",
                                     "\xC2\xA0",
                                     "a",
                                     "input ",
                                     "indicator 1 x\n",
                                     "input a count by\n",
                                     "target below 5 evry ",
                                     "\0\n",
                                     "language xx\n",
                                     "e\xCC\x81"};
  for (const std::string_view piece : pieces) {
    CAPTURE(std::string(piece));
    const Read read(repeated(piece, 2'000'000 / (piece.empty() ? 1 : piece.size())));
    CHECK(read.found.list().size() <= 100);
  }
}

TEST_CASE("NUL bytes are reported once a run, and the rest is read") {
  const Read read(std::string("input a count\0\0\ninput b\0count\n", 30));
  CHECK(read.found.num_errors() == 2);
  CHECK(read.tree.inputs.size() == 2);
}

TEST_CASE("ten thousand indicators") {
  std::string text;
  for (int i = 0; i < 10'000; ++i) {
    const std::string n = std::to_string(i);
    text += "indicator " + n + "a mortality_" + n +
            "\n  measure deaths per 1,000 births\n  target below 9.5‰ where residence = rural\n";
  }
  const Read read(text);
  CHECK(read.problems() == "");
  CHECK(read.tree.indicators.size() == 10'000);
}
