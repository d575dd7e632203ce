// One rule over a handful of values: a table of one area, a row a year.
#pragma once

#include <algorithm>
#include <limits>
#include <map>
#include <memory>
#include <string>

#include "goalpost/evaluate/rule.hpp"
#include "goalpost/plan/check.hpp"
#include "goalpost/program/impl/body.hpp"
#include "goalpost/syntax/parse.hpp"
#include "goalpost/table/schema.hpp"

namespace goalpost {

namespace detail::rule {

/// The columns of a rule's table; kept alive by it.
struct Storage {
  struct Input {
    std::vector<std::int64_t> mantissas;
    std::vector<std::int32_t> days;
    std::vector<std::uint8_t> validity;
    std::vector<std::uint8_t> suppressed;
  };
  std::vector<Input> inputs;
};

inline void set_bit(std::vector<std::uint8_t>& bits, std::size_t row) {
  bits[row / 8] = static_cast<std::uint8_t>(bits[row / 8] | 1U << row % 8);
}

/// Whether the same figures could be judged otherwise in another year.
inline bool depends_on_year(const program::Body& program) {
  const std::vector<program::TargetFormula>& targets = program.indicators.front().targets;
  return std::any_of(targets.begin(), targets.end(), [](const program::TargetFormula& target) {
    const bool dated = std::any_of(target.levels.begin(), target.levels.end(),
                                   [](const program::DatedLevel& level) { return level.by_year.has_value(); });
    return dated || target.in_year || (target.reference && target.reference->compounds);
  });
}

/// The latest year that the rule or its values name, if any.
inline std::optional<int> latest_year(const program::Body& program, const std::vector<RuleValue>& values) {
  std::optional<int> latest;
  const auto see = [&](int year) { latest = std::max(latest.value_or(year), year); };
  for (const program::Node& node : program.nodes) {
    if (node.op == program::NodeOp::in_year) see(node.number);
  }
  for (const program::TargetFormula& target : program.indicators.front().targets) {
    if (target.reference && target.reference->kind == syntax::ReferenceKind::year) see(target.reference->number);
  }
  for (const RuleValue& value : values) {
    if (value.when == RuleValue::When::year) see(value.year);
  }
  return latest;
}

/// Brings the decimals of one input to one scale; false when they do not fit.
inline bool to_one_scale(const std::map<int, Decimal>& by_year, const std::vector<int>& years, Storage::Input& out,
                         std::int8_t& scale) {
  for (const auto& [year, value] : by_year) scale = std::max(scale, value.scale);
  for (std::size_t row = 0; row < years.size(); ++row) {
    const auto found = by_year.find(years[row]);
    if (found == by_year.end()) continue;
    Decimal value = found->second;
    for (; value.scale < scale; ++value.scale) {
      constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max() / 10;
      if (value.mantissa > most || value.mantissa < -most) return false;
      value.mantissa *= 10;
    }
    out.mantissas[row] = value.mantissa;
    set_bit(out.validity, row);
  }
  return true;
}

}  // namespace detail::rule

std::optional<Rule> Rule::compile(std::string_view text, Diagnostics* out, std::string_view language) {
  Diagnostics own;
  Diagnostics& findings = out != nullptr ? *out : own;
  const Source source("rule", std::string(text));
  syntax::Tree tree = parse_rule(source, Limits{}, findings, language);
  std::optional<Plan> plan = check_rule(std::move(tree), findings);
  if (!plan) return std::nullopt;
  return Rule(goalpost::compile(std::move(*plan)));
}

std::optional<Results> Rule::evaluate(const std::vector<RuleValue>& values, Diagnostics* out,
                                      std::optional<int> year) const {
  using detail::rule::Storage;
  Diagnostics own;
  Diagnostics& findings = out != nullptr ? *out : own;
  const Plan& plan = program_.plan();
  const auto bad = [&](Code code, TablePlace place, std::initializer_list<std::string_view> arguments) {
    findings.add(code, std::move(place), arguments);
    return std::nullopt;
  };
  for (const RuleValue& value : values) {
    if (value.when == RuleValue::When::year && (value.year < 1 || value.year > 9999)) {
      return bad(Code::rule_year_out_of_range, TablePlace{std::string(value.input), 0, 0},
                 {std::to_string(value.year)});
    }
  }
  if (!year && detail::rule::depends_on_year(program_.body()))
    return bad(Code::rule_needs_year, TablePlace{"rule", 0, 0}, {});
  const int now = year ? *year : detail::rule::latest_year(program_.body(), values).value_or(1999) + 1;

  if (now < 1 || now > 9999) return bad(Code::rule_year_out_of_range, TablePlace{"rule", 0, 0}, {std::to_string(now)});

  // Read the values, by input and year.
  std::vector<std::map<int, Decimal>> figures(plan.inputs.size());
  std::vector<std::map<int, bool>> given(plan.inputs.size());  // year → suppressed
  std::vector<int> years{now};
  bool all_good = true;
  for (const RuleValue& value : values) {
    const std::string input_text(value.input);
    const TablePlace place{input_text + "=" + std::string(value.value), 0, 0};
    const auto input = std::find_if(plan.inputs.begin(), plan.inputs.end(),
                                    [&](const PlanInput& known) { return known.name == value.input; });
    const auto complain = [&](Code code, std::initializer_list<std::string_view> arguments) {
      findings.add(code, place, arguments);
      all_good = false;
    };
    if (input == plan.inputs.end()) {
      std::string known;
      for (const PlanInput& candidate : plan.inputs) known += (known.empty() ? "" : ", ") + candidate.name;
      complain(Code::rule_unknown_input, {input_text, known});
      continue;
    }
    const auto index = static_cast<std::size_t>(input - plan.inputs.begin());
    const int when = value.when == RuleValue::When::now          ? now
                     : value.when == RuleValue::When::prior_year ? now - 1
                                                                 : value.year;
    if (when < 1 || when > 9999) {
      complain(Code::rule_year_out_of_range, {std::to_string(when)});
      continue;
    }
    if (!given[index].emplace(when, value.value == "*").second) {
      complain(Code::rule_value_twice, {input_text});
      continue;
    }
    years.push_back(when);
    if (value.value.empty() || value.value == "*") continue;
    Decimal number;
    if (input->unit.kind == Kind::date) {
      const std::optional<std::int32_t> days = parse_date(value.value);
      if (days) number.mantissa = *days;
      if (!days) complain(Code::rule_bad_value, {value.value, input_text});
    } else if (parse_decimal(value.value, number) != DecimalError::none) {
      complain(Code::rule_bad_value, {value.value, input_text});
    }
    figures[index][when] = number;
  }
  if (!all_good) return std::nullopt;

  std::sort(years.begin(), years.end());
  years.erase(std::unique(years.begin(), years.end()), years.end());
  TableBuilder builder(schema_of(plan));
  for (const int row_year : years) {
    builder.add_row("rule", "", to_text(Period{static_cast<std::int16_t>(row_year), PeriodLength::year, 1}), {},
                    TablePlace{}, findings);
  }
  auto storage = std::make_shared<Storage>();
  storage->inputs.resize(plan.inputs.size());
  for (std::size_t i = 0; i < plan.inputs.size(); ++i) {
    Storage::Input& input = storage->inputs[i];
    input.mantissas.resize(years.size());
    input.validity.resize(years.size() / 8 + 1);
    input.suppressed.resize(years.size() / 8 + 1);
    Column column;
    column.name = plan.inputs[i].column;
    column.type = ColumnType::decimal;
    if (!detail::rule::to_one_scale(figures[i], years, input, column.scale)) {
      return bad(Code::rule_bad_value, TablePlace{plan.inputs[i].name, 0, 0},
                 {"a number with so many digits", plan.inputs[i].name});
    }
    for (std::size_t row = 0; row < years.size(); ++row) {
      const auto found = given[i].find(years[row]);
      if (found != given[i].end() && found->second) detail::rule::set_bit(input.suppressed, row);
    }
    column.values = input.mantissas.data();
    if (plan.inputs[i].unit.kind == Kind::date) {
      column.type = ColumnType::date;
      input.days.assign(input.mantissas.begin(), input.mantissas.end());
      column.values = input.days.data();
    }
    column.validity = input.validity.data();
    column.suppressed = input.suppressed.data();
    builder.set_column(static_cast<std::uint32_t>(i), column);
  }
  builder.keep_alive(storage);
  const std::optional<Table> table = builder.build(findings);
  if (!table) return std::nullopt;
  EvaluateOptions options;
  options.periods = {Period{static_cast<std::int16_t>(now), PeriodLength::year, 1}};
  Results results = goalpost::evaluate(program_, *table, options);
  results.has_periods = year.has_value();
  return results;
}

}  // namespace goalpost
