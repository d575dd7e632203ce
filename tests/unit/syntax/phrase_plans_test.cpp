// The printed targets of two plans: every text verbatim, every structure by hand (tests/cases/phrases/plans.tsv).
#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "phrase_reading.hpp"

namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line) {
    if (c == '\t') {
      cells.emplace_back();
    } else {
      cells.back() += c;
    }
  }
  return cells;
}

}  // namespace

TEST_CASE("every target of the two plans has the structure that its reading says") {
  for (const char* file : {"plans.tsv", "wording.tsv"}) {
    std::ifstream lines(std::string(GOALPOST_CASES_DIR) + "/phrases/" + file);
    REQUIRE(lines.good());
    int num_cases = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line.empty() || line.front() == '#') continue;
      const std::vector<std::string> cells = cells_of(line);
      REQUIRE(cells.size() == 4);
      CAPTURE(cells[0]);
      CAPTURE(cells[2]);
      CHECK(phrase_tests::read(cells[2], cells[1]) == cells[3]);
      ++num_cases;
    }
    CHECK(num_cases >= 40);
  }
}

TEST_CASE("what is left to a person is said") {
  const goalpost::Phrase days =
      goalpost::read_phrase("Thời gian gửi báo cáo 6 tháng vào ngày 20/5, báo cáo năm vào ngày 15/11");
  CHECK_FALSE(days.understood);
  REQUIRE(days.not_understood.size() == 2);
  CHECK(days.not_understood[0].text == "vào ngày 20/5");
  CHECK(days.not_understood[1].text == "vào ngày 15/11");

  goalpost::PhraseOptions options;
  options.indicator = "Phấn đấu giảm tỷ lệ trẻ em bỏ học bậc tiểu học";
  CHECK(goalpost::read_phrase("0", options).warnings.size() == 1);
}
