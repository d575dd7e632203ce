/// Phrases with the targets that they must give, in the line of phrase_reading.hpp.
#pragma once

#include <doctest/doctest.h>

#include <cstddef>
#include <string>

#include "phrase_reading.hpp"

namespace phrase_tests {

struct Case {
  const char* text;
  const char* expected;
};

template <std::size_t N>
void check(const Case (&cases)[N]) {
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    CHECK(read(c.text) == c.expected);
  }
}

}  // namespace phrase_tests
