// Rules: what an undeclared name is taken for.
#include "marked_plan.hpp"

using namespace goalpost;

namespace {

struct Case {
  std::string_view rule;
  std::vector<std::pair<std::string, Unit>> inputs;
};

const Unit count{Kind::count, 1, {}};
const Unit number{Kind::number, 1, {}};
const Unit percent{Kind::ratio, 100, {}};
const Unit permille{Kind::ratio, 1000, {}};
const Unit vnd{Kind::money, 1, "VND"};
const Unit date{Kind::date, 1, {}};

}  // namespace

TEST_CASE("the inputs of a rule") {
  const Case cases[] = {
      {"neonatal_deaths per 1,000 live_births below 9‰", {{"neonatal_deaths", count}, {"live_births", count}}},
      {"deaths per 1,000 births below 9 per 1,000", {{"deaths", count}, {"births", count}}},
      {"a as % of b at least 90%", {{"a", count}, {"b", count}}},
      {"a / b at least 0.5", {{"a", count}, {"b", count}}},
      {"cases below 5", {{"cases", count}}},
      {"cases reduce by 30% versus 2024", {{"cases", count}}},
      {"cases reduce by 2% to 3% every year", {{"cases", count}}},
      {"cases reduce by 5 versus 2024", {{"cases", count}}},
      {"cases 2 times versus 2020", {{"cases", count}}},
      {"index at least 0.75", {{"index", count}}},
      {"rate below 9‰", {{"rate", permille}}},
      {"rate at least 90%", {{"rate", percent}}},
      {"rate reduce by 2 points versus 2024", {{"rate", percent}}},
      {"rate reduce by 0.5‰ versus 2024", {{"rate", permille}}},
      {"rate reduce from 10% down to 8%", {{"rate", percent}}},
      {"rate between 3% and 5%", {{"rate", percent}}},
      {"rate between 0 and 5%", {{"rate", percent}}},
      {"prior(rate) below 5%", {{"rate", percent}}},
      {"rate default 0 below 5%", {{"rate", percent}}},
      {"fund at least 4 billion VND", {{"fund", vnd}}},
      {"fund per 1,000 children at least 5 VND", {{"fund", vnd}, {"children", count}}},
      {"fund / children at least 300,000 VND", {{"fund", vnd}, {"children", count}}},
      {"(fund + gifts) / children at least 300,000 VND", {{"fund", vnd}, {"gifts", vnd}, {"children", count}}},
      {"children * 5 VND at least 300,000 VND", {{"children", count}}},
      {"fund about 300,000 VND within 10%", {{"fund", vnd}}},
      {"report_sent no later than 2025-05-20", {{"report_sent", date}}},
      {"rural - urban below 3 points", {{"rural", percent}, {"urban", percent}}},
      {"max(a; b) below 5%", {{"a", percent}, {"b", percent}}},
      {"a * b at least 10", {{"a", count}, {"b", number}}},
      {"a as % of b at least 90% when fund > 5 VND", {{"a", count}, {"b", count}, {"fund", vnd}}},
      {"a as % of b at least 90% if any c", {{"a", count}, {"b", count}, {"c", count}}},
      {"if sent > 2025-01-01 then a else b at most 5", {{"a", count}, {"b", count}, {"sent", date}}},
      {"rule below 5", {{"rule", count}}},
  };
  for (const Case& test : cases) {
    CAPTURE(test.rule);
    Diagnostics out;
    const std::string text(test.rule);
    const auto plan = test::check_rule_text(text, out);
    const std::string found = render(out, Source("rule", text));
    CAPTURE(found);
    REQUIRE(plan);
    CHECK(out.list().empty());
    std::vector<std::pair<std::string, Unit>> inputs;
    for (const PlanInput& input : plan->inputs) inputs.emplace_back(input.name, input.unit);
    CHECK(inputs == test.inputs);
  }
}

TEST_CASE("a rule that makes no sense says so") {
  struct {
    std::string_view rule;
    std::string_view code;
  } const cases[] = {
      {"a per 1,000 b below 9", "GP3106"},
      {"a reduce by 30%", "GP3214"},
      {"a reduce by 30% versus baseline", "GP3215"},
      {"a maintain", "GP3213"},
      {"a + b below 5‰ where residence = rural", "GP3004"},
      {"a below 5 for district", "GP3008"},
      {"total(a) below 5", "GP3113"},
      {"share of districts meeting x at least 50%", "GP3008"},
      {"fund below 5 VND when fund > 5 USD", "GP3105"},
  };
  for (const auto& test : cases) {
    CAPTURE(test.rule);
    Diagnostics out;
    const std::string text(test.rule);
    CHECK_FALSE(test::check_rule_text(text, out));
    const std::string found = render(out, Source("rule", text));
    CAPTURE(found);
    REQUIRE_FALSE(out.list().empty());
    CHECK(code_text(out.list()[0].code) == test.code);
  }
}
