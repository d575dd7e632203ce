// A phrase that ends where more of a figure's unit should stand.
#include <doctest/doctest.h>

#include <string>

#include "phrase_reading.hpp"

TEST_CASE("children per nobody: a slash at the very end is read past no end") {
  for (const char* text : {"Tổng tỷ suất sinh: 2,1 con/", "tổng tỷ suất sinh đạt 2,1 con/", "đạt 2,1 con/ "}) {
    CAPTURE(text);
    CHECK(phrase_tests::read(text).find("NOT UNDERSTOOD") != std::string::npos);
  }
  CHECK(phrase_tests::read("tổng tỷ suất sinh đạt 2,1 con/phụ nữ").find("NOT UNDERSTOOD") == std::string::npos);
}
