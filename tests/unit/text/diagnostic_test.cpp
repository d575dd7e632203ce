// The catalogue and the list with a cap.
#include "goalpost/text/diagnostic.hpp"

#include <doctest/doctest.h>

#include <set>

using namespace goalpost;

TEST_CASE("codes of the catalogue are unique, in the house of their phase, and explained") {
  std::set<std::uint16_t> seen;
  for (const DiagnosticEntry& row : catalogue()) {
    CAPTURE(std::string(row.name));
    const auto number = static_cast<std::uint16_t>(row.code);
    CHECK(seen.insert(number).second);
    CHECK(number >= 1000);
    CHECK(number < 7000);
    CHECK_FALSE(row.message.empty());
    CHECK((row.severity == Severity::note || !row.hint.empty()));
    CHECK_FALSE(row.explanation.empty());
    CHECK(&entry(row.code) == &row);
  }
}

TEST_CASE("a code is written with four digits") {
  CHECK(code_text(Code::expected) == "GP2003");
  CHECK(code_text(static_cast<Code>(7)) == "GP0007");
}

TEST_CASE("arguments fill their slots once") {
  Diagnostics out;
  out.add(Code::expected, ByteRange{1, 2}, {"{1} and {0}", "hint"});
  REQUIRE(out.list().size() == 1);
  CHECK(out.list()[0].message == "expected {1} and {0}");
  CHECK(out.list()[0].hint == "hint");
  CHECK(out.list()[0].severity == Severity::error);
}

TEST_CASE("a missing argument is empty, a long one is cut between characters") {
  Diagnostics out;
  out.add(Code::expected, ByteRange{}, {});
  CHECK(out.list()[0].message == "expected ");
  std::string longer(199, 'a');
  longer += "‰‰";
  out.add(Code::expected, ByteRange{}, {longer});
  CHECK(out.list()[1].message == "expected " + std::string(199, 'a') + "…");
}

TEST_CASE("past the cap findings are counted, and an error takes the place of a warning") {
  Diagnostics out(2);
  out.add(Code::decimal_dot, ByteRange{0, 1});
  out.add(Code::decimal_dot, ByteRange{1, 2});
  out.add(Code::decimal_dot, ByteRange{2, 3});
  CHECK(out.list().size() == 2);
  CHECK(out.num_warnings() == 3);
  CHECK_FALSE(out.has_errors());
  CHECK(out.num_dropped() == 1);
  out.add(Code::expected, ByteRange{3, 4});
  out.add(Code::expected, ByteRange{4, 5});
  out.add(Code::expected, ByteRange{5, 6});
  CHECK(out.has_errors());
  CHECK(out.num_errors() == 3);
  REQUIRE(out.list().size() == 2);
  CHECK(out.list()[0].range.begin_byte == 3);
  CHECK(out.list()[1].range.begin_byte == 4);
  CHECK(out.num_dropped() == 4);
}

TEST_CASE("a list without room counts all the same") {
  Diagnostics out(0);
  out.add(Code::expected, ByteRange{});
  CHECK(out.list().empty());
  CHECK(out.num_errors() == 1);
}

TEST_CASE("sorting puts the plan's text before tables, and keeps what is equal in order") {
  Diagnostics out;
  out.add(Code::expected, TablePlace{"b.csv", 2, 1}, {"b"});
  out.add(Code::expected, TablePlace{"a.csv", 9, 1}, {"a9"});
  out.add(Code::expected, TablePlace{"a.csv", 2, 3}, {"a2"});
  out.add(Code::expected, ByteRange{5, 6}, {"late"});
  out.add(Code::expected, ByteRange{1, 2}, {"first"});
  out.add(Code::expected, ByteRange{1, 2}, {"second"});
  out.sort_by_place();
  std::string order;
  for (const Diagnostic& diagnostic : out.list()) order += diagnostic.message.substr(9) + " ";
  CHECK(order == "first second late a2 a9 b ");
}
