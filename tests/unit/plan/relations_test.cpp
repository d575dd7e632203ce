// Indicators beside one another.
#include "marked_plan.hpp"

using namespace goalpost;
using goalpost::test::expect_findings;

namespace {

/// A part and its whole, per 1,000 births, with a target each.
void expect_part(std::string_view part, std::string_view whole, std::string_view part_scale = "per 1,000") {
  std::string text =
      "plan p\n  strata residence: rural, urban\ninput births, neonatal, infant count by residence\n"
      "indicator part\n  measure neonatal ";
  text += part_scale;
  text += " births\n  part of whole\n";
  text += part;
  text += "\nindicator whole\n  measure infant per 1,000 births\n";
  text += whole;
  expect_findings(text + "\n");
}

}  // namespace

TEST_CASE("the slip of the An Giang plan for 2025: a part looser than its whole") {
  Diagnostics out;
  const std::string text =
      "plan p\ninput births, neonatal, infant count\n"
      "indicator 3a neonatal_mortality\n  measure neonatal per 1,000 births\n  target below 9 per 1,000\n  part of "
      "infant_mortality\n"
      "indicator 3b infant_mortality\n  measure infant per 1,000 births\n  target below 6‰\n";
  CHECK(test::check_text(text, out));
  REQUIRE(out.list().size() == 1);
  CHECK(code_text(out.list()[0].code) == "GP4004");
  CHECK(out.list()[0].severity == Severity::warning);
  CHECK(out.list()[0].range.begin_byte == text.find("9 per 1,000"));
  CHECK(out.list()[0].message ==
        "'neonatal_mortality' may be 'below 9‰', but it is a part of 'infant_mortality', which must be 'below 6‰'");
  CHECK_FALSE(out.list()[0].hint.empty());
}

TEST_CASE("looser is exact, in any scale") {
  expect_part("  target below «4004»9‰", "  target below 6‰");
  expect_part("  target below 4‰", "  target below 6‰");
  expect_part("  target below 6‰", "  target below 6‰");
  expect_part("  target at most «4004»6‰", "  target below 6‰");
  expect_part("  target below 6‰", "  target at most 6‰");
  expect_part("  target at most 0.6%", "  target at most 6‰", "as % of");
  expect_part("  target at most «4004»0.600000000000001%", "  target at most 6‰", "as % of");
  expect_part("  target at most 599 per 100,000", "  target below 6‰", "per 100,000");
  expect_part("  target at most «4004»600 per 100,000", "  target below 6‰", "per 100,000");
}

TEST_CASE("only the same rows compare") {
  expect_part("  target below 9‰ in 2025", "  target below 6‰ in 2026");
  expect_part("  target below «4004»9‰ in 2025", "  target below 6‰ in 2025");
  expect_part("  target below 9‰ in 2025", "  target below 6‰");
  expect_part("  target below «4004»9‰ where residence = rural\n  target below 5‰ where residence = urban",
              "  target below 6‰ where residence = rural\n  target below 7‰ where residence = urban");
  expect_part("  target below «4004»9‰ when births > 100", "  target below 6‰ when births > 100");
  expect_part("  target below 9‰ when births > 100", "  target below 6‰ when births > 200");
}

TEST_CASE("dated levels compare where both are in force") {
  expect_part("  target below 9‰ by 2025, «4004»7‰ by 2030", "  target below 10‰ by 2025, 6‰ by 2030");
  expect_part("  target below 9‰ by 2025, 5‰ by 2030", "  target below 10‰ by 2025, 6‰ by 2030");
  expect_part("  target below «4004»9‰ by 2025", "  target below 10‰ by 2024, 6‰ by 2028");
  expect_part("  target below 9‰ by 2025, 5‰ by 2028", "  target below 10‰ by 2024, 6‰ by 2028");
}

TEST_CASE("lower limits, other kinds and other forms do not compare") {
  expect_part("  target at least 9‰", "  target at least 6‰");
  expect_part("  target reduce by 1‰ versus prior year", "  target below 6‰");
  expect_part("  target between 8‰ and 9‰", "  target below 6‰");
  // Where it is not even said which way is better, nothing is said of parts and wholes.
  expect_part("  target «3901»above 5‰\n  target «3212»below 9‰", "  target below 6‰");
  expect_findings(R"(plan p
input births, neonatal, infant count
indicator part
  measure neonatal
  target below 900
  part of whole
indicator whole
  measure infant per 1,000 births
  target below 6‰
)");
  expect_findings(R"(plan p
input part_cases, cases count
indicator part
  measure part_cases
  target at most «4004»60
  part of whole
indicator whole
  measure cases
  target at most 50
)");
}

TEST_CASE("an input never used, unless an error may hide its use") {
  expect_findings(R"(plan p
input a count
input «4006»b count
input c, d, e count
indicator i
  measure a
  target below 5 when c > 1
  target below 6 if any d
indicator k
  measure e default 0
  target below 5
)");
  expect_findings(R"(plan p
input a count
input b count
indicator i
  measure «3001»bb
  target below 5
)");
}

TEST_CASE("two indicators with the same measure") {
  expect_findings(R"(plan p
input a, b count
input c %
indicator i
  measure a per 1,000 b
  target below 5‰
indicator «4007»k
  measure a per 1000 b
  target below 6‰
indicator l
  measure a per 100 b
  target below 6%
indicator m
  measure b per 1,000 a
  target below 5‰
indicator «4007»n
  measure m
  target below 5‰
indicator o
  measure c default 5%
  target below 5%
indicator q
  measure c default 6%
  target below 5%
indicator «4007»r
  measure c default 5.0%
  target below 5%
)");
}

TEST_CASE("the whole plan of Tiền Giang for 2022 has nothing to report") {
  // See tests/cases for the file itself; here its trickier lines.
  expect_findings(R"(plan p
  period   2022
  baseline 2021
  areas    province > district/districts > commune/communes
  strata   residence: rural, urban
  missing children refuse
input obesity_rate %  by residence
input facilities_rate %
input injury_rate, injury_death_rate per 100,000
input marriage_rate %
input has_areas count
input communes count
input models count
input report_sent date
indicator 4c obesity "Obesity under 5 years"
  measure obesity_rate
  target  at most 1.5% where residence = rural
  target  at most 2% where residence = urban
indicator 7 sanitation
  measure facilities_rate
  target  at least 100%
indicator 11a injuries
  measure injury_rate
  target  at most 140 per 100,000
indicator 11b injury_deaths
  measure injury_death_rate
  target  at most 5 per 100,000
  part of injuries
indicator 13 child_marriage
  measure marriage_rate
  target  below 1% if any has_areas
indicator "op1" abuse_prevention_model
  measure communes
  target  at least 22 communes for province
  target  at least 2 communes in every district
indicator "op2" support_model
  measure models
  target  maintain at least 58 communes for province
indicator "op3" may_report
  measure report_sent
  target  no later than 2022-05-20
)");
}
