// The sentence of an answer in Vietnamese, worked out by hand. Names are Vietnamese where a plan has such; the words of
// targets are those of report/phrase.hpp.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "goalpost/evaluate/rule.hpp"
#include "goalpost/report/explain.hpp"
#include "goalpost/report/impl/display.hpp"
#include "goalpost/report/impl/speech.hpp"
#include "goalpost/report/report.hpp"

using namespace goalpost;

namespace {

constexpr auto prior = RuleValue::When::prior_year;
constexpr auto in_year = RuleValue::When::year;

/// The sentence with the words of the target left out.
std::string sentence(const std::string& rule_text, const std::vector<RuleValue>& values, std::optional<int> year = {}) {
  Diagnostics found;
  const auto rule = Rule::compile(rule_text, &found);
  INFO(render(found, Source("rule", rule_text)));
  REQUIRE(rule.has_value());
  const auto results = rule->evaluate(values, &found, year);
  INFO(render(found, Source("rule", rule_text)));
  REQUIRE(results.has_value());
  const auto row =
      std::find_if(results->rows.begin(), results->rows.end(), [](const Result& r) { return r.target != all_targets; });
  REQUIRE(row != results->rows.end());
  const Explanation parts = explain_in_parts(*results, *row, "vi");
  CHECK(explain(*results, *row, "vi") ==
        (parts.facts.empty() ? "" : parts.facts + "; ") + parts.target + ": " + outcome(parts));
  CHECK(explain(*results, *row) == explain(*results, *row, "en"));
  return (parts.facts.empty() ? "" : parts.facts + ": ") + outcome(parts);
}

std::string spoken_period(const char* text) { return period_text(*parse_period(text), "vi"); }
std::string spoken_date(const char* text) { return detail::speech::date(*parse_date(text), "vi"); }

}  // namespace

TEST_CASE("a rate, a proportion and their margins") {
  CHECK(sentence("tử_vong per 1,000 trẻ_đẻ_sống below 9‰", {{"tử_vong", "12"}, {"trẻ_đẻ_sống", "1504"}}) ==
        "7,98‰ = 12 trên 1.504 trẻ đẻ sống: đạt, thấp hơn 1,02 điểm phần nghìn so với mục tiêu");
  CHECK(sentence("tiêm_đủ as % of trẻ_em at least 85%", {{"tiêm_đủ", "821"}, {"trẻ_em", "1000"}}) ==
        "82,1% = 821 trên 1.000 trẻ em: không đạt, thấp hơn 2,9 điểm phần trăm so với mục tiêu, thêm 29 trẻ em nữa thì "
        "đạt");
  CHECK(sentence("ca per 1,000 trẻ_em below 4.1‰", {{"ca", "41"}, {"trẻ_em", "10000"}}) ==
        "4,1‰ = 41 trên 10.000 trẻ em: không đạt, đúng bằng giới hạn, bớt 1 ca nữa thì đạt");
  CHECK(
      sentence("ca per 100,000 trẻ_em at most 16/100,000", {{"ca", "45"}, {"trẻ_em", "200000"}}) ==
      "22,5 trên 100.000 = 45 trên 200.000 trẻ em: không đạt, cao hơn 6,5 trên 100.000 so với mục tiêu, bớt 13 ca nữa "
      "thì đạt");
  CHECK(sentence("trường_có_nhà_vệ_sinh as % of trường maintain 100%",
                 {{"trường_có_nhà_vệ_sinh", "2499"}, {"trường", "2500"}}) ==
        "99,96% = 2.499 trên 2.500 trường: không đạt, thấp hơn 0,04 điểm phần trăm so với mục tiêu, thêm 1 trường có "
        "nhà vệ sinh nữa "
        "thì đạt");
  CHECK(sentence("bé_trai per 100 bé_gái between 103 per 100 and 107 per 100",
                 {{"bé_trai", "1050"}, {"bé_gái", "1000"}}) ==
        "105% = 1.050 trên 1.000 bé gái: đạt, cách giới hạn gần nhất 2 điểm phần trăm");
}

TEST_CASE("against a base") {
  CHECK(sentence("số_vụ reduce by 30% versus 2024", {{"số_vụ", "63"}, {"số_vụ", "90", in_year, 2024}}) ==
        "63 số vụ, bằng 70% mức 90 của năm 2024: đạt, đúng bằng giới hạn 63");
  CHECK(sentence("vụ reduce by 30% versus 2024", {{"vụ", "70001"}, {"vụ", "100000", in_year, 2024}}) ==
        "70.001 vụ, bằng 70,001% mức 100.000 của năm 2024: không đạt, cao hơn 1 vụ so với giới hạn 70.000");
  CHECK(sentence("cuộc reduce by 2% to 3% every year", {{"cuộc", "96"}, {"cuộc", "100", prior}}, 2025) ==
        "96 cuộc, bằng 96% mức 100 của năm trước: đạt, thấp hơn 2 cuộc so với giới hạn 98, vượt cả mức 3%");
  CHECK(sentence("đi_học as % of trẻ_em increase by 2 points versus prior year",
                 {{"đi_học", "81"}, {"trẻ_em", "100"}, {"đi_học", "80", prior}, {"trẻ_em", "100", prior}}, 2025) ==
        "81% = 81 trên 100 trẻ em, so với 80% của năm trước: không đạt, thấp hơn 1 điểm phần trăm so với giới hạn 82%, "
        "thêm 1 trẻ em nữa thì đạt");
}

TEST_CASE("amounts, counts and days") {
  CHECK(sentence("quỹ at least 4 billion VND per year", {{"quỹ", "3250000000"}}) ==
        "3,25 tỷ đồng: không đạt, thấp hơn 750 triệu đồng so với mục tiêu");
  CHECK(sentence("quỹ at least 4 billion USD", {{"quỹ", "4000000000"}}) == "4 tỷ USD: đạt, đúng bằng giới hạn");
  CHECK(sentence("ngày_gửi no later than 2025-05-20", {{"ngày_gửi", "2025-05-18"}}) ==
        "18/5/2025: đạt, sớm hơn 2 ngày so với hạn");
  CHECK(sentence("ngày_gửi no later than 2025-02-05", {{"ngày_gửi", "2025-02-06"}}) ==
        "06/02/2025: không đạt, muộn hơn 1 ngày so với hạn");
  CHECK(sentence("xã_mô_hình at least 22 xã", {{"xã_mô_hình", "20"}}) ==
        "20 xã: không đạt, thấp hơn 2 xã so với mục tiêu");
}

TEST_CASE("what cannot be judged says why, and what is missing") {
  CHECK(sentence("ca per 1,000 trẻ_em below 9‰", {{"ca", "12"}}) == "không có số liệu, thiếu mẫu số (trẻ em)");
  CHECK(sentence("bé_trai + bé_gái per 1,000 trẻ_em below 9‰", {{"trẻ_em", "12"}, {"bé_trai", "1"}}) ==
        "không có số liệu, thiếu tử số (một trong các số liệu: bé trai, bé gái)");
  CHECK(sentence("ca per 1,000 trẻ_em below 9‰", {{"ca", "*"}, {"trẻ_em", "1000"}}) ==
        "không có số liệu, số liệu không được công bố (một trong các số liệu: ca, trẻ em)");
  CHECK(sentence("ca per 1,000 trẻ_em below 9‰", {{"ca", "0"}, {"trẻ_em", "0"}}) ==
        "không áp dụng, tử số và mẫu số đều bằng 0");
  CHECK(sentence("ca per 1,000 trẻ_em below 9‰", {{"ca", "1"}, {"trẻ_em", "0"}}) ==
        "số liệu sai, mẫu số bằng 0 mà tử số khác 0 (trẻ em)");
  CHECK(sentence("vụ reduce by 30% versus 2024", {{"vụ", "63"}}) ==
        "63 vụ: không có số gốc, thiếu số gốc (vụ của năm 2024)");
  CHECK(sentence("đỡ as % of trẻ_em at least 80% by 2025", {{"đỡ", "7"}, {"trẻ_em", "10"}}, 2024) ==
        "70% = 7 trên 10 trẻ em: chưa đến hạn, chưa đến năm đầu tiên của mục tiêu");
}

TEST_CASE("every verdict and reason is said in both languages, each otherwise") {
#define GOALPOST_VERDICT(number, name, english)               \
  CHECK(std::string(spoken(Verdict::name)) == english);       \
  CHECK(std::string(spoken(Verdict::name, "en")) == english); \
  CHECK_FALSE(spoken(Verdict::name, "vi").empty());           \
  CHECK(spoken(Verdict::name, "vi") != spoken(Verdict::name));
#include "goalpost/value/verdicts.def"
#undef GOALPOST_VERDICT
#define GOALPOST_REASON(number, name, english)                               \
  CHECK(std::string(spoken(Reason::name)) == english);                       \
  CHECK(spoken(Reason::name, "vi").empty() == spoken(Reason::name).empty()); \
  CHECK((Reason::name == Reason::none || spoken(Reason::name, "vi") != spoken(Reason::name)));
#include "goalpost/value/reasons.def"
#undef GOALPOST_REASON
}

TEST_CASE("periods and dates") {
  CHECK(spoken_period("2025") == "năm 2025");
  CHECK(spoken_period("2025-H1") == "6 tháng đầu năm 2025");
  CHECK(spoken_period("2025-H2") == "6 tháng cuối năm 2025");
  CHECK(spoken_period("2025-Q3") == "quý III năm 2025");
  CHECK(spoken_period("2025-Q4") == "quý IV năm 2025");
  CHECK(spoken_period("2025-02") == "tháng 02 năm 2025");
  CHECK(spoken_period("2025-03") == "tháng 3 năm 2025");
  CHECK(spoken_period("2025-11") == "tháng 11 năm 2025");
  for (const char* text : {"2025", "2025-H1", "2025-Q3", "2025-02", "2025-11"})
    CHECK(period_text(*parse_period(text), "en") == text);
  CHECK(spoken_date("2025-05-20") == "20/5/2025");
  CHECK(spoken_date("2025-01-09") == "09/01/2025");
  CHECK(spoken_date("2025-12-31") == "31/12/2025");
}

TEST_CASE("figures in the number style") {
  using detail::display::figure;
  CHECK(figure(Rational(1234567), {Kind::count, 1, ""}, {}, "vi") == "1.234.567");
  CHECK(figure(Rational(Decimal{-25, 1}), {Kind::number, 1, ""}, {}, "vi") == "-2,5");
  CHECK(figure(Rational(1500000), {Kind::money, 1, "VND"}, {}, "vi") == "1,5 triệu đồng");
  CHECK(figure(Rational(300000), {Kind::money, 1, "VND"}, {}, "vi") == "300.000 đồng");
  CHECK(figure(Rational(3), {Kind::points, 100, ""}, {}, "vi") == "3 điểm phần trăm");
  CHECK(figure(Rational(9), {Kind::ratio, 1000, ""}, {}, "vi") == "9‰");
  CHECK(figure(Rational(16), {Kind::ratio, 100000, ""}, {}, "vi") == "16 trên 100.000");
}
