// Plans in canonical form: read again they say the same, in either language, and formatting twice changes nothing.
#include "goalpost/report/format.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "goalpost/report/phrase.hpp"
#include "goalpost/syntax/parse.hpp"

namespace fs = std::filesystem;
using namespace goalpost;

namespace {

struct Read {
  Source source;
  syntax::Tree tree;
  std::string findings;
  bool errors;
};

Read read(const std::string& text) {
  Source source("test", text);
  Diagnostics found;
  syntax::Tree tree = parse(source, Limits{}, found);
  std::string findings = render(found, source);
  return {std::move(source), std::move(tree), std::move(findings), found.has_errors()};
}
std::string formatted(const Read& plan, std::string_view language) { return format(plan.tree, plan.source, language); }
std::string formatted(const std::string& text, std::string_view language = "en") {
  const Read plan = read(text);
  INFO(plan.findings);
  CHECK_FALSE(plan.errors);
  return formatted(plan, language);
}
std::string meaning(syntax::Tree tree) {
  tree.language.clear();
  return syntax::print(tree);
}

void check_round_trip(const Read& plan) {
  const Read english = read(formatted(plan, "en"));
  const Read vietnamese = read(formatted(plan, "vi"));
  const std::string& text = vietnamese.findings;
  CAPTURE(text);
  CHECK_FALSE(english.errors);
  CHECK_FALSE(vietnamese.errors);
  CHECK(meaning(english.tree) == meaning(plan.tree));
  CHECK(meaning(vietnamese.tree) == meaning(plan.tree));
  CHECK(vietnamese.tree.language == "vi");
  CHECK(formatted(english, "en") == english.source.text());
  CHECK(formatted(vietnamese, "vi") == vietnamese.source.text());
  CHECK(formatted(vietnamese, "en") == english.source.text());
  CHECK(formatted(english, "vi") == vietnamese.source.text());
  // Without the text the same, but for the comments.
  CHECK(meaning(read(format(plan.tree, "vi")).tree) == meaning(plan.tree));
}

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

std::vector<fs::path> plans_below(const char* folder) {
  std::vector<fs::path> found;
  for (const auto& entry : fs::recursive_directory_iterator(fs::path(GOALPOST_SOURCE_DIR) / folder)) {
    if (entry.path().extension() == ".goal") found.push_back(entry.path());
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace

TEST_CASE("every example and every case without errors goes round") {
  std::size_t num_plans = 0;
  for (const char* const folder : {"examples", "tests/cases"}) {
    for (const fs::path& path : plans_below(folder)) {
      const Read plan = read(content(path));
      if (plan.errors) continue;
      CAPTURE(path.string());
      check_round_trip(plan);
      ++num_plans;
    }
  }
  CHECK(num_plans > 70);
}

TEST_CASE("the Vietnamese example is the English one, in Vietnamese") {
  const fs::path folder = fs::path(GOALPOST_SOURCE_DIR) / "examples/an-giang-2025";
  const Read english = read(content(folder / "plan.goal"));
  const Read vietnamese = read(content(folder / "plan.vi.goal"));
  CHECK_FALSE(vietnamese.errors);
  CHECK(vietnamese.tree.language == "vi");
  CHECK(meaning(vietnamese.tree) == meaning(english.tree));
  CHECK(formatted(english, "vi") == vietnamese.source.text());
}

TEST_CASE("layout and comments") {
  const std::string written =
      "# About the plan.\n"
      "\n"
      "plan p \"A plan\"   # its name\n"
      "baseline 2024 period 2025\n"
      "   # why refuse\n"
      "  missing children refuse # yes\n"
      "\n\n\n"
      "# figures\n"
      "\n"
      "# of births\n"
      "input births, deaths count # both\n"
      "input x % \n"
      "\n"
      "input money VND\n"
      "indicator 3a a \"A\"\n"
      "  lead \"Health\"   # who\n"
      "\n"
      "  # the limit\n"
      "  # of the plan\n"
      "  target < 9‰ # strict\n"
      "  measure deaths per 1000 births\n"
      "# the end\n";
  const std::string canonical =
      "# About the plan.\n"
      "\n"
      "edition 1\n"
      "plan p \"A plan\"  # its name\n"
      "  period   2025\n"
      "  baseline 2024\n"
      "  # why refuse\n"
      "  missing children refuse  # yes\n"
      "\n"
      "# figures\n"
      "\n"
      "# of births\n"
      "input births, deaths  count  # both\n"
      "input x               %\n"
      "\n"
      "input money  VND\n"
      "\n"
      "indicator 3a a \"A\"\n"
      "  measure deaths per 1,000 births\n"
      "  # the limit\n"
      "  # of the plan\n"
      "  target  below 9‰  # strict\n"
      "  lead    \"Health\"  # who\n"
      "\n"
      "# the end\n";
  CHECK(formatted(written) == canonical);
  CHECK(formatted(canonical) == canonical);
  CHECK(formatted(formatted(written, "vi"), "en") == canonical);
  CHECK(formatted(written, "vi") ==
        "# About the plan.\n"
        "\n"
        "ấn bản 1\n"
        "ngôn ngữ vi\n"
        "kế hoạch p \"A plan\"  # its name\n"
        "  kỳ      2025\n"
        "  kỳ gốc  2024\n"
        "  # why refuse\n"
        "  thiếu cấp dưới từ chối  # yes\n"
        "\n"
        "# figures\n"
        "\n"
        "# of births\n"
        "số liệu births, deaths  số lượng  # both\n"
        "số liệu x               %\n"
        "\n"
        "số liệu money  đồng\n"
        "\n"
        "chỉ tiêu 3a a \"A\"\n"
        "  đo bằng  deaths trên mỗi 1.000 births\n"
        "  # the limit\n"
        "  # of the plan\n"
        "  mục tiêu dưới 9‰  # strict\n"
        "  chủ trì  \"Health\"  # who\n"
        "\n"
        "# the end\n");
}

TEST_CASE("targets in canonical Vietnamese") {
  struct Pair {
    const char* english;
    const char* vietnamese;
  };
  constexpr Pair pairs[] = {
      {"at most 16 per 100,000 by 2025", "không quá 16/100.000 vào năm 2025"},
      {"below 4.1‰", "dưới 4,1‰"},
      {"at least 4 billion VND per year", "ít nhất 4 tỷ đồng/năm"},
      {"at least 1.25 billion VND", "ít nhất 1,25 tỷ đồng"},
      {"reduce by 30% versus prior year", "giảm 30% so với năm trước"},
      {"reduce by 30% versus 2024", "giảm 30% so với năm 2024"},
      {"reduce by 2% to 3% every year", "giảm từ 2% đến 3% hằng năm"},
      {"reduce from 10% down to 8%", "giảm từ 10% xuống còn 8%"},
      {"reduce to 8%", "giảm xuống còn 8%"},
      {"increase to 90%", "tăng lên 90%"},
      {"increase to 90% versus 2024", "tăng lên 90% so với năm 2024"},
      {"increase above 90%", "tăng trên 90%"},
      {"reduce by 2% to 3% every year versus 2020", "giảm từ 2% đến 3% hằng năm so với năm 2020"},
      {"reduce every year", "giảm hằng năm"},
      {"maintain within 5% versus 2020", "duy trì trong phạm vi 5% so với năm 2020"},
      {"exactly 0", "bằng 0"},
      {"above 0.5 points", "trên 0,5 điểm phần trăm"},
      {"at least 80% by 2025, 90% by 2030 along a line", "ít nhất 80% vào năm 2025, 90% vào năm 2030 theo đường thẳng"},
      {"between 103 and 107", "trong khoảng từ 103 đến 107"},
      {"about 30% within 2 points", "khoảng 30% trong phạm vi 2 điểm phần trăm"},
      {"maintain below 12%", "duy trì dưới 12%"},
      {"below 7% where r = rural in 2025", "dưới 7% đối với r = rural trong năm 2025"},
      {"at least 2 in every district", "ít nhất 2 ở mọi district"},
      {"at least 80% in at least 8 district", "ít nhất 80% ở ít nhất 8 district"},
      {"below 5 for province", "dưới 5 cho cấp province"},
      {"no later than 2025-05-20", "chậm nhất 2025-05-20"},
      {"2 times versus baseline", "2 lần so với kỳ gốc"},
      {"reduce versus mean of last 3 years", "giảm so với trung bình 3 năm trước"},
      {"below 5 when not b > 1,000.5 and min(b; c) < 2", "dưới 5 khi không phải b > 1.000,5 và nhỏ nhất(b; c) < 2"},
      {"below 5 if any b", "dưới 5 nếu có b"},
  };
  for (const Pair& pair : pairs) {
    const Read plan = read(std::string("plan p\nindicator x\n  measure a\n  target ") + pair.english + "\n");
    INFO(plan.findings);
    REQUIRE_FALSE(plan.errors);
    const syntax::Target& target = plan.tree.indicators.front().targets.front();
    CHECK(target_text(plan.tree, target) == pair.english);
    CHECK(target_text(plan.tree, target, *vocabulary("vi")) == pair.vietnamese);
    check_round_trip(plan);
  }
}

TEST_CASE("names that are words of one language only") {
  const Read plan = read(
      "plan p\ninput đạt, năm, có, `below`, total count\nindicator \"3a\" x\n  measure đạt / năm + có - `below` + "
      "total\n  "
      "target below 5 if any có\n");
  REQUIRE_FALSE(plan.errors);
  check_round_trip(plan);
  CHECK(formatted(plan, "vi").find("`đạt` / `năm`") != std::string::npos);
  CHECK(formatted(plan, "en").find("đạt / năm + có - `below` + total") != std::string::npos);
}

TEST_CASE("zeros behind the point say nothing") {
  const Read plan = read(
      "plan p\n  missing children require 90.0%\ninput a, b count\n"
      "indicator i\n  measure a as % of b + 0.50\n  target 32.10% by 2024, 40.0% by 2026\n"
      "indicator j\n  measure a default 0.0\n  target reduce by 10.0% versus prior year when b > 5.0\n");
  CHECK(plan.findings == "");
  check_round_trip(plan);
  CHECK(formatted(plan, "en").find("target  32.1% by 2024, 40% by 2026") != std::string::npos);
}
TEST_CASE("a language that is not known") { CHECK(format(syntax::Tree{}, "fr").empty()); }
