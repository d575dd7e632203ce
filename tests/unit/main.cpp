// The main() of every unit test program; the tests of a phase lie in tests/unit/<phase>.
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>
