// Numbers as English and Vietnamese plans write them.
#include <doctest/doctest.h>

#include "goalpost/language/number_style.hpp"

using namespace goalpost;

namespace {

struct Case {
  const char* text;
  NumberProblem problem;
  std::size_t bytes;
  const char* value;
  bool grouped = false;
  bool dot = false;
};
constexpr auto fine = NumberProblem::none;
constexpr auto none = NumberProblem::not_a_number;
constexpr auto many = NumberProblem::too_many_digits;
constexpr auto twice = NumberProblem::ambiguous;

constexpr Case english_cases[] = {
    {"", none, 0, ""},
    {"x", none, 0, ""},
    {".5", none, 0, ""},
    {"-5", none, 0, ""},
    {"0", fine, 1, "0"},
    {"7", fine, 1, "7"},
    {"007", fine, 3, "7"},
    {"8.05", fine, 4, "8.05"},
    {"8.50", fine, 4, "8.50"},
    {"0.125", fine, 5, "0.125"},
    {"5.", fine, 1, "5"},
    {"5,", fine, 1, "5"},
    {"5, 6", fine, 1, "5"},
    {"1,000", fine, 5, "1000", true},
    {"1,000,000", fine, 9, "1000000", true},
    {"1,000.5", fine, 7, "1000.5", true},
    {"100,000%", fine, 7, "100000", true},
    {"999,999x", fine, 7, "999999", true},
    {"1,00", twice, 4, ""},
    {"1,0000", twice, 6, ""},
    {"1,000,00", twice, 8, ""},
    {"1234,567", twice, 8, ""},
    {"0,125", twice, 5, ""},
    {"1.5,5", twice, 5, ""},
    {"1.2.3", twice, 5, ""},
    {"1.000,5", twice, 7, ""},
    {"123456789012345678", fine, 18, "123456789012345678"},
    {"1234567890123456789", many, 19, ""},
    {"0.123456789012345678", fine, 20, "0.123456789012345678"},
    {"0.1234567890123456789", many, 21, ""},
    {"1.00000000000000000000", fine, 22, "1.00000000000000000"},  // zeros at the end are kept as far as they fit
    {"000000000000000000000001", fine, 24, "1"},
    {"1000000000000000000", many, 19, ""},
    {"1e5", fine, 1, "1"},  // what follows is the caller's business
};

constexpr Case vietnamese_cases[] = {
    {"4,1", fine, 3, "4.1"},
    {"0,7", fine, 3, "0.7"},
    {"8,05", fine, 4, "8.05"},
    {"1,000", fine, 5, "1.000"},
    {"1.000", fine, 5, "1000", true},
    {"100.000", fine, 7, "100000", true},
    {"1.000.000", fine, 9, "1000000", true},
    {"1.000,5", fine, 7, "1000.5", true},
    {"98.07", fine, 5, "98.07", false, true},
    {"0.125", fine, 5, "0.125", false, true},
    {"16.8", fine, 4, "16.8", false, true},
    {"1.0000", fine, 6, "1.0000", false, true},
    {"1234.5", fine, 6, "1234.5", false, true},
    {"1234.567", twice, 8, ""},
    {"1.000.00", twice, 8, ""},
    {"98.07,5", twice, 7, ""},
    {"1,5.2", twice, 5, ""},
    {"1,000.5", twice, 7, ""},
    {"04", fine, 2, "4"},
    {"5, 6", fine, 1, "5"},
    {"5. ", fine, 1, "5"},
};

void check(const Case& c, const char* language) {
  CAPTURE(std::string(c.text));
  CAPTURE(std::string(language));
  const NumberReading reading = read_number(c.text, vocabulary(language)->numbers);
  CHECK(reading.problem == c.problem);
  CHECK(reading.num_bytes == c.bytes);
  if (c.problem != fine) return;
  CHECK(to_text(reading.value) == c.value);
  CHECK(reading.grouped == c.grouped);
  CHECK(reading.decimal_dot == c.dot);
}

}  // namespace

TEST_CASE("numbers in English") {
  for (const Case& c : english_cases) check(c, "en");
}

TEST_CASE("numbers in Vietnamese") {
  for (const Case& c : vietnamese_cases) check(c, "vi");
}

TEST_CASE("thousand, million and billion multiply exactly or not at all") {
  Decimal value{45, 1};
  CHECK(multiply_by_power_of_ten(value, 9));
  CHECK(to_text(value) == "4500000000");
  value = {5, 4};
  CHECK(multiply_by_power_of_ten(value, 3));
  CHECK(to_text(value) == "0.5");
  value = {999999999, 0};
  CHECK(multiply_by_power_of_ten(value, 9));
  CHECK(to_text(value) == "999999999000000000");
  value = {1234567890, 0};
  CHECK_FALSE(multiply_by_power_of_ten(value, 9));
  CHECK(to_text(value) == "1234567890");
}
