// The name that was probably meant; and the Unicode that names are made of.
#include <doctest/doctest.h>

#include "goalpost/text/diagnostic.hpp"
#include "goalpost/text/impl/unicode.hpp"

using goalpost::nearest_name;
namespace unicode = goalpost::detail::unicode;

TEST_CASE("the nearest name is at most a third of the length away") {
  const std::vector<std::string> known = {"measure", "target", "live_births", "trẻ_em"};
  CHECK(nearest_name("mesure", known) == "measure");
  CHECK(nearest_name("taregt", known) == "target");  // neighbours swapped: one step
  CHECK(nearest_name("live_birth", known) == "live_births");
  CHECK(nearest_name("tre_em", known) == "trẻ_em");  // code points, not bytes
  CHECK(nearest_name("tar", known).empty());
  CHECK(nearest_name("", known).empty());
  CHECK(nearest_name("xyz", known).empty());
  CHECK(nearest_name("target", known) == "target");
}

TEST_CASE("of equally near names the first one wins, a nearer one beats it") {
  CHECK(nearest_name("cases", {"casas", "cased"}) == "casas");
  CHECK(nearest_name("births", {"birhts_", "birth"}) == "birth");
}

TEST_CASE("a name of absurd length is near to nothing") {
  CHECK(nearest_name(std::string(1000, 'a'), {std::string(999, 'a')}).empty());
}

TEST_CASE("what counts as surely normal is what utf8proc leaves alone") {
  for (std::int32_t point = 1; point < 0x3000; ++point) {
    utf8proc_uint8_t bytes[4];
    const auto length = utf8proc_encode_char(point, bytes);
    if (length <= 0) continue;
    const std::string text(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    if (!unicode::is_surely_normal(text)) continue;
    CAPTURE(point);
    CHECK(unicode::mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE) == text);
    CHECK(utf8proc_get_property(point)->combining_class == 0);
  }
}

TEST_CASE("names are compared after NFC") {
  CHECK(unicode::normalise("tre\xCC\x89") == std::string("tr\xE1\xBA\xBB"));  // e + hook above
  CHECK(unicode::folded("TR\xE1\xBA\xBA") == std::string("tr\xE1\xBA\xBB"));
  CHECK(unicode::normalise("a" + [] {
          std::string marks;
          for (int i = 0; i < 31; ++i) marks += "\xCC\x81";
          return marks;
        }()) == std::nullopt);
}

TEST_CASE("names begin with a letter or _, and go on with letters, digits and marks") {
  struct Case {
    const char* text;
    std::size_t bytes;
  };
  static constexpr Case cases[] = {{"abc", 3}, {"a1_b ", 4},      {"_x", 2},        {"1a", 0},
                                   {"", 0},    {"-a", 0},         {"trẻ em", 5},    {"số", 4},
                                   {"a‰", 1},  {"e\xCC\x81x", 4}, {"\xCC\x81x", 0}, {"a\xFF", 1}};
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    CHECK(unicode::span_of_name(c.text) == c.bytes);
  }
}
