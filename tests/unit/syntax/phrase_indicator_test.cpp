// A cell of a table under its indicator's printed name: what the name says of time, place, base and comparison holds for the cell. Each
// structure worked out by hand.
#include <doctest/doctest.h>

#include <string>

#include "phrase_reading.hpp"

using phrase_tests::read;

namespace {

struct Cell {
  const char* indicator;
  const char* text;
  const char* expected;
};

template <std::size_t N>
void check(const Cell (&cells)[N]) {
  for (const Cell& c : cells) {
    CAPTURE(std::string(c.indicator));
    CAPTURE(std::string(c.text));
    CHECK(read(c.text, c.indicator) == c.expected);
  }
}

}  // namespace

TEST_CASE("a base, a year and an area level in an indicator's name are those of its cell") {
  const Cell cells[] = {
      {"Tỷ lệ hộ nghèo so với năm trước", "Giảm 0,5%", "reduce <= 0.5% lower; versus prior year"},
      {"Số vụ cháy giảm so với năm 2020", "10%", "reduce <= 10% lower; versus 2020"},
      {"Tỷ lệ hộ nghèo đến năm 2025", "dưới 3%", "level < 3% lower; by 2025"},
      {"Giai đoạn 2021 - 2025, số vụ tảo hôn giảm", "10%", "reduce <= 10% lower; since 2021; until 2025"},
      {"Hằng năm giảm tỷ lệ hộ cận nghèo", "1,5%", "reduce <= 1.5% lower; every year"},
      {"Số bể bơi mỗi huyện", "2 bể", "level >= 2 higher; in every huyện; noun bể"},
      // years of the cell's own: a series, and no yearly change
      {"Giảm tỷ suất tử vong trẻ em dưới 1 tuổi theo từng năm", "12‰ (2024); 11‰ (2025)",
       "level <= 12‰ lower; by 2024 | level <= 11‰ lower; by 2025"},
  };
  check(cells);
}

TEST_CASE("a place at the end of an indicator's name stays in it") {
  goalpost::PhraseOptions options;
  options.indicator = "Tỷ lệ trẻ em đi nhà trẻ ở đô thị";
  const goalpost::Phrase phrase = goalpost::read_phrase("đạt 40%", options);
  CHECK(phrase.name == "Tỷ lệ trẻ em đi nhà trẻ ở đô thị");
  CHECK(phrase_tests::described(phrase) == "level >= 40% higher");
}

TEST_CASE("words of comparison at the end of an indicator's name are those of its cell") {
  const Cell cells[] = {
      {"Tỷ lệ tảo hôn dưới", "5%", "level < 5% lower"},
      {"Tỷ lệ học sinh biết bơi đạt trên", "50%", "level > 50% higher"},
      {"Tỷ suất tử vong mẹ giảm xuống còn", "40/100.000", "level <= 40/100000 lower"},
      {"Tỷ lệ hoàn thành", "trên 90%", "level > 90% higher"},
  };
  check(cells);
}

TEST_CASE("a cell that says another thing than its indicator's name is not understood") {
  const Cell cells[] = {
      {"Tỷ lệ hộ nghèo đến năm 2025", "dưới 3% vào năm 2030", "NOT UNDERSTOOD"},
      {"Tỷ lệ hộ nghèo so với năm trước", "5%", "NOT UNDERSTOOD"},
      {"Tỷ lệ tảo hôn dưới", "trên 5%", "NOT UNDERSTOOD"},
      {"Số vụ xâm hại trẻ em (giảm so với năm 2020)", "10%", "NOT UNDERSTOOD"},
      {"Tỷ lệ hộ nghèo ở nông thôn", "dưới 3% (thành thị dưới 1%)", "level < 3% lower | NOT UNDERSTOOD"},
  };
  check(cells);
}
