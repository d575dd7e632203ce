// Targets as arithmetic, every expectation worked out by hand.
#include "goalpost/evaluate/impl/formula.hpp"

#include <doctest/doctest.h>

using namespace goalpost;                      // NOLINT: a test of the inside
using namespace goalpost::detail;              // NOLINT
using namespace goalpost::detail::evaluation;  // NOLINT
using goalpost::detail::program::Amount;
using Shape = goalpost::detail::evaluation::TargetFormula::Shape;
using syntax::Comparator;
using syntax::ReferenceKind;

namespace {

const Period year_2025{2025, PeriodLength::year, 1};

Big decimal(std::string_view text) {
  Decimal value;
  REQUIRE(parse_decimal(text, value) == DecimalError::none);
  return to_big(value);
}

TargetFormula level(Comparator comparator, std::string_view limit) {
  TargetFormula target;
  target.shape = Shape::level;
  target.comparator = comparator;
  target.levels.push_back(DatedLevel{std::nullopt, decimal(limit)});
  return target;
}

TargetFormula change(Shape shape, Comparator comparator, std::optional<Amount> amount, std::optional<Amount> far = {}) {
  TargetFormula target;
  target.shape = shape;
  target.comparator = comparator;
  target.amount = std::move(amount);
  target.far = std::move(far);
  target.reference = PlanReference{ReferenceKind::prior_year, 0, false};
  return target;
}

Amount relative(std::string_view size) { return Amount{true, decimal(size)}; }
Amount absolute(std::string_view size) { return Amount{false, decimal(size)}; }

struct Answer {
  bool met;
  bool exceeded;
  bool at_boundary;
};

Answer answer(const TargetFormula& target, std::string_view value, std::string_view base = "0", bool capped = false) {
  const auto limit = limit_in_force(target, Outcome::of(decimal(base)), year_2025, capped);
  REQUIRE(std::holds_alternative<Limit>(limit));
  const Judgement out = judge(decimal(value), std::get<Limit>(limit), NaturalLimits{true, capped});
  return {out.met, out.exceeded, out.at_boundary};
}

Reason no_baseline(const TargetFormula& target, std::string_view base) {
  const auto limit = limit_in_force(target, Outcome::of(decimal(base)), year_2025, false);
  REQUIRE(std::holds_alternative<Reason>(limit));
  return std::get<Reason>(limit);
}

Big limit_of(const TargetFormula& target, std::string_view base, Period period = year_2025, bool capped = false) {
  const auto limit = limit_in_force(target, Outcome::of(decimal(base)), period, capped);
  REQUIRE(std::holds_alternative<Limit>(limit));
  return std::get<Limit>(limit).value;
}

#define CHECK_ANSWER(expression, is_met, is_exceeded, is_at_boundary) \
  do {                                                                \
    const Answer got = (expression);                                  \
    CHECK(got.met == (is_met));                                       \
    CHECK(got.exceeded == (is_exceeded));                             \
    CHECK(got.at_boundary == (is_at_boundary));                       \
  } while (false)

}  // namespace

TEST_CASE("levels: each comparator beside and on its limit") {
  CHECK_ANSWER(answer(level(Comparator::less, "9"), "8.999"), true, false, false);
  CHECK_ANSWER(answer(level(Comparator::less, "9"), "9"), false, false, true);
  CHECK_ANSWER(answer(level(Comparator::less, "9"), "9.001"), false, false, false);
  CHECK_ANSWER(answer(level(Comparator::less_equal, "9"), "9"), true, false, true);
  CHECK_ANSWER(answer(level(Comparator::less_equal, "9"), "8.999"), true, true, false);
  CHECK_ANSWER(answer(level(Comparator::greater, "9"), "9"), false, false, true);
  CHECK_ANSWER(answer(level(Comparator::greater, "9"), "9.1"), true, false, false);
  CHECK_ANSWER(answer(level(Comparator::greater_equal, "9"), "9"), true, false, true);
  CHECK_ANSWER(answer(level(Comparator::greater_equal, "9"), "9.1"), true, true, false);
  CHECK_ANSWER(answer(level(Comparator::equal, "9"), "9"), true, false, true);
  CHECK_ANSWER(answer(level(Comparator::equal, "9"), "9.1"), false, false, false);
}

TEST_CASE("a natural limit is never exceeded") {
  CHECK_ANSWER(answer(level(Comparator::greater_equal, "0"), "3"), true, false, false);
  CHECK_ANSWER(answer(level(Comparator::less_equal, "0"), "-3"), true, false, false);
  CHECK_ANSWER(answer(level(Comparator::greater_equal, "1"), "1", "0", true), true, false, true);
  // A proportion that may exceed 100% can exceed it.
  CHECK_ANSWER(answer(level(Comparator::greater_equal, "1"), "1.2", "0", false), true, true, false);
}

TEST_CASE("the first of January 1970 is a day like others") {
  Limit limit;
  limit.comparator = Comparator::less_equal;
  CHECK(judge(decimal("-1"), limit, NaturalLimits{false, false}).exceeded);
  CHECK_FALSE(judge(decimal("-1"), limit, NaturalLimits{true, false}).exceeded);
}

TEST_CASE("reduce by 30%: 63 of 90 is a reduction by 30%") {
  const TargetFormula target = change(Shape::reduce, Comparator::less_equal, relative("0.3"));
  CHECK_ANSWER(answer(target, "63", "90"), true, false, true);
  CHECK_ANSWER(answer(target, "64", "90"), false, false, false);
  CHECK_ANSWER(answer(target, "62", "90"), true, true, false);
}

TEST_CASE("reduce by 2% to 3%: met from 2%, exceeded beyond 3%") {
  const TargetFormula target = change(Shape::reduce, Comparator::less_equal, relative("0.02"), relative("0.03"));
  CHECK_ANSWER(answer(target, "98.1", "100"), false, false, false);
  CHECK_ANSWER(answer(target, "98", "100"), true, false, true);
  CHECK_ANSWER(answer(target, "97.5", "100"), true, false, false);
  CHECK_ANSWER(answer(target, "97", "100"), true, false, false);
  CHECK_ANSWER(answer(target, "96.9", "100"), true, true, false);
}

TEST_CASE("reduce by a size has its floor at zero") {
  const TargetFormula target = change(Shape::reduce, Comparator::less_equal, absolute("5"));
  CHECK(limit_of(target, "12") == 7);
  CHECK(limit_of(target, "3") == 0);
  CHECK_ANSWER(answer(target, "0", "3"), true, false, true);
  CHECK_ANSWER(answer(target, "1", "3"), false, false, false);
}

TEST_CASE("a base of zero is the floor of every reduce") {
  for (const std::optional<Amount>& amount :
       {std::optional<Amount>(), std::optional(relative("0.3")), std::optional(absolute("5"))}) {
    const TargetFormula target = change(Shape::reduce, amount ? Comparator::less_equal : Comparator::less, amount);
    CHECK_ANSWER(answer(target, "0", "0"), true, false, true);
    CHECK_ANSWER(answer(target, "1", "0"), false, false, false);
  }
}

TEST_CASE("reduce without a size is strict") {
  const TargetFormula target = change(Shape::reduce, Comparator::less, std::nullopt);
  CHECK_ANSWER(answer(target, "89", "90"), true, false, false);
  CHECK_ANSWER(answer(target, "90", "90"), false, false, true);
}

TEST_CASE("increase mirrors reduce") {
  const TargetFormula by_percent = change(Shape::increase, Comparator::greater_equal, relative("0.3"));
  CHECK_ANSWER(answer(by_percent, "117", "90"), true, false, true);
  CHECK_ANSWER(answer(by_percent, "116", "90"), false, false, false);
  CHECK(no_baseline(by_percent, "0") == Reason::base_zero);
  CHECK(no_baseline(by_percent, "-1") == Reason::base_negative);
  const TargetFormula by_size = change(Shape::increase, Comparator::greater_equal, absolute("0.02"));
  CHECK(limit_of(by_size, "0.9") == decimal("0.92"));
  CHECK(limit_of(by_size, "0.99", year_2025, true) == 1);  // never above 100%
  CHECK(limit_of(by_size, "0") == decimal("0.02"));
  const TargetFormula any = change(Shape::increase, Comparator::greater, std::nullopt);
  CHECK_ANSWER(answer(any, "90", "90"), false, false, true);
  CHECK_ANSWER(answer(any, "1", "1", true), true, false, true);  // the ceiling
}

TEST_CASE("a relative size on a negative base has no meaning") {
  CHECK(no_baseline(change(Shape::reduce, Comparator::less_equal, relative("0.3")), "-5") == Reason::base_negative);
  CHECK(no_baseline(change(Shape::maintain, Comparator::greater_equal, relative("0.05")), "-5") ==
        Reason::base_negative);
}

TEST_CASE("every year versus a year compounds") {
  TargetFormula target = change(Shape::reduce, Comparator::less_equal, relative("0.02"), relative("0.03"));
  target.reference = PlanReference{ReferenceKind::year, 2020, true};
  // 0.98^5 = 0.9039207968, 0.97^5 = 0.8587340257
  CHECK(limit_of(target, "1000") == decimal("903.9207968"));
  CHECK_ANSWER(answer(target, "903.9207968", "1000"), true, false, true);
  CHECK_ANSWER(answer(target, "903.9207969", "1000"), false, false, false);
  CHECK_ANSWER(answer(target, "858.7340257", "1000"), true, false, false);
  CHECK_ANSWER(answer(target, "858.7340256", "1000"), true, true, false);
  CHECK(at_or_before_reference(target, Period{2020, PeriodLength::year, 1}));
  CHECK_FALSE(at_or_before_reference(target, Period{2021, PeriodLength::year, 1}));
  TargetFormula cases = change(Shape::reduce, Comparator::less_equal, absolute("5"));
  cases.reference = target.reference;
  CHECK(limit_of(cases, "100") == 75);
}

TEST_CASE("dated levels bind from the last period of their year") {
  TargetFormula target = level(Comparator::greater_equal, "0.8");
  target.levels.front().by_year = 2025;
  target.levels.push_back(DatedLevel{2030, decimal("0.9")});
  CHECK(not_due_yet(target, Period{2024, PeriodLength::year, 1}));
  CHECK_FALSE(not_due_yet(target, year_2025));
  CHECK(limit_of(target, "0", Period{2029, PeriodLength::year, 1}) == decimal("0.8"));
  CHECK(limit_of(target, "0", Period{2030, PeriodLength::year, 1}) == decimal("0.9"));
  CHECK(limit_of(target, "0", Period{2031, PeriodLength::year, 1}) == decimal("0.9"));
  CHECK(not_due_yet(target, Period{2025, PeriodLength::quarter, 3}));
  CHECK_FALSE(not_due_yet(target, Period{2025, PeriodLength::quarter, 4}));
  CHECK(limit_of(target, "0", Period{2030, PeriodLength::quarter, 3}) == decimal("0.8"));
}

TEST_CASE("along a line") {
  TargetFormula target = level(Comparator::greater_equal, "0.8");
  target.shape = Shape::line;
  target.levels.front().by_year = 2025;
  target.levels.push_back(DatedLevel{2030, decimal("0.9")});
  target.reference = PlanReference{ReferenceKind::year, 2020, false};
  // From 50% in 2020 to 80% in 2025: 6 points a year.
  CHECK(limit_of(target, "0.5", Period{2021, PeriodLength::year, 1}) == decimal("0.56"));
  CHECK(limit_of(target, "0.5", Period{2024, PeriodLength::year, 1}) == decimal("0.74"));
  CHECK(limit_of(target, "0.5", year_2025) == decimal("0.8"));
  CHECK(limit_of(target, "0.5", Period{2027, PeriodLength::year, 1}) == decimal("0.84"));
  CHECK(limit_of(target, "0.5", Period{2040, PeriodLength::year, 1}) == decimal("0.9"));
  CHECK(needs_base(target, Period{2024, PeriodLength::year, 1}));
  CHECK_FALSE(needs_base(target, year_2025));
}

TEST_CASE("maintain") {
  const TargetFormula higher = change(Shape::maintain, Comparator::greater_equal, std::nullopt);
  CHECK_ANSWER(answer(higher, "90", "90"), true, false, true);
  CHECK_ANSWER(answer(higher, "89", "90"), false, false, false);
  CHECK_ANSWER(answer(higher, "91", "90"), true, true, false);
  CHECK(limit_of(change(Shape::maintain, Comparator::greater_equal, absolute("0.02")), "0.9") == decimal("0.88"));
  CHECK(limit_of(change(Shape::maintain, Comparator::less_equal, absolute("0.02")), "0.1") == decimal("0.12"));
  CHECK(limit_of(change(Shape::maintain, Comparator::less_equal, relative("0.05")), "100") == 105);
}

TEST_CASE("factor") {
  const TargetFormula twice = change(Shape::factor, Comparator::greater_equal, absolute("2"));
  CHECK_ANSWER(answer(twice, "20", "10"), true, false, true);
  CHECK(no_baseline(twice, "0") == Reason::base_zero);
  CHECK(no_baseline(twice, "-1") == Reason::base_negative);
}

TEST_CASE("between and about: the nearer end is shown") {
  TargetFormula between = level(Comparator::equal, "103");
  between.shape = Shape::between;
  between.high = 107;
  CHECK_ANSWER(answer(between, "103"), true, false, true);
  CHECK_ANSWER(answer(between, "107"), true, false, true);
  CHECK_ANSWER(answer(between, "105"), true, false, false);
  CHECK_ANSWER(answer(between, "102.9"), false, false, false);
  CHECK_ANSWER(answer(between, "107.1"), false, false, false);
  const auto limit = std::get<Limit>(limit_in_force(between, Outcome(), year_2025, false));
  CHECK(judge(decimal("105"), limit, NaturalLimits{}).shown_limit == 103);  // a tie: the lower end
  CHECK(judge(decimal("106"), limit, NaturalLimits{}).shown_limit == 107);
  CHECK(judge(decimal("106"), limit, NaturalLimits{}).gap == 1);
  CHECK(judge(decimal("101"), limit, NaturalLimits{}).gap == -2);
  TargetFormula about = level(Comparator::equal, "300000");
  about.shape = Shape::about;
  about.amount = relative("0.1");
  CHECK_ANSWER(answer(about, "330000"), true, false, true);
  CHECK_ANSWER(answer(about, "330001"), false, false, false);
  CHECK_ANSWER(answer(about, "270000"), true, false, true);
}

TEST_CASE("gap is positive when it is good") {
  const auto gap = [](Comparator comparator, std::string_view value) {
    Limit limit;
    limit.comparator = comparator;
    limit.value = 9;
    return judge(decimal(value), limit, NaturalLimits{}).gap;
  };
  CHECK(gap(Comparator::less, "8") == 1);
  CHECK(gap(Comparator::less_equal, "11") == -2);
  CHECK(gap(Comparator::greater, "11") == 2);
  CHECK(gap(Comparator::greater_equal, "8") == -1);
  CHECK(gap(Comparator::equal, "11") == -2);
  CHECK(gap(Comparator::equal, "7") == -2);
  CHECK(gap(Comparator::equal, "9") == 0);
}

TEST_CASE("progress is undefined where the base already meets the target") {
  Limit limit;
  limit.comparator = Comparator::less;
  limit.value = 8;
  CHECK(*progress(decimal("9"), decimal("10"), limit) == 50);
  CHECK(*progress(decimal("8"), decimal("10"), limit) == 100);
  CHECK(*progress(decimal("11"), decimal("10"), limit) == -50);
  CHECK_FALSE(progress(decimal("9"), decimal("7"), limit).has_value());
  CHECK_FALSE(progress(decimal("9"), decimal("8"), limit).has_value());  // t = b
}

TEST_CASE("needed: the smallest number of events") {
  const auto events = [](std::string_view comparator, const char* limit_text, int a, int b,
                         bool capped = false) -> std::optional<Big> {
    Limit limit;
    limit.comparator = comparator == "<"    ? Comparator::less
                       : comparator == "<=" ? Comparator::less_equal
                       : comparator == ">"  ? Comparator::greater
                       : comparator == ">=" ? Comparator::greater_equal
                                            : Comparator::equal;
    limit.value = decimal(limit_text);
    return needed(Events{Big(a), Big(b), Big(1), capped}, limit, false);
  };
  CHECK(*events(">=", "0.85", 821, 1000) == 29);    // 850 of 1,000
  CHECK(*events(">", "0.85", 850, 1000) == 1);      // 851
  CHECK(*events("<=", "0.0041", 43, 10000) == -2);  // 41
  CHECK(*events("<", "0.0041", 41, 10000) == -1);   // 40
  CHECK(*events("<", "0.0041", 43, 10000) == -3);
  CHECK(*events(">=", "0.333", 0, 10) == 4);  // 3.33 → 4
  CHECK_FALSE(events("=", "0.333", 0, 10).has_value());
  CHECK(*events("=", "0.3", 5, 10) == -2);
  CHECK_FALSE(events(">", "1", 5, 10, true).has_value());  // a proportion cannot pass 100%
  CHECK(*events(">", "1", 5, 10, false) == 6);
  CHECK_FALSE(events("<", "0", 5, 10).has_value());  // nor events go below none
  // A negative denominator turns the direction: −2 = 10 / −5 is at least −1 with 5 events fewer.
  CHECK(*events(">=", "-1", 10, -5) == -5);
  CHECK(*events("<", "-3", 10, -5) == 6);
  Limit between;
  between.value = decimal("0.3");
  between.high = decimal("0.35");
  CHECK(*needed(Events{Big(1), Big(10), Big(1), false}, between, false) == 2);
  CHECK(*needed(Events{Big(9), Big(10), Big(1), false}, between, false) == -6);
  between.value = decimal("0.31");
  CHECK_FALSE(needed(Events{Big(1), Big(10), Big(1), false}, between, false).has_value());
  CHECK(*needed(Events{Big(9), Big(10), Big(1), false}, between, true) == 0);
}
