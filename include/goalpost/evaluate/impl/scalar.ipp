// The scalar door.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <stdexcept>
#include <utility>

#include "goalpost/evaluate/columns.hpp"
#include "goalpost/evaluate/impl/evaluation.hpp"
#include "goalpost/evaluate/impl/rule.ipp"
#include "goalpost/evaluate/impl/scalar_body.hpp"
#include "goalpost/evaluate/impl/scalar_quick.ipp"
#include "goalpost/table/schema.hpp"

namespace goalpost {

namespace detail::scalar {

/// Which figures a rule reads, walking what it computes through the years.
class Reads {
 public:
  Reads(const program::Body& program, int year) : program_(program), year_(year) {
    const program::IndicatorProgram& indicator = program.indicators.front();
    const program::TargetFormula& target = indicator.targets.front();
    read(indicator.measure, year, false);
    read(target.when, year, false);
    read(target.if_any, year, false);
    if (!target.reference) return;
    const PlanReference& reference = *target.reference;
    switch (reference.kind) {
      case syntax::ReferenceKind::prior_year:
      case syntax::ReferenceKind::prior_period: read(indicator.measure, year - 1, false); break;
      case syntax::ReferenceKind::year:
      case syntax::ReferenceKind::baseline: read(indicator.measure, reference.number, true); break;
      case syntax::ReferenceKind::mean_of_last_years:
        for (int back = 1; back <= reference.number; ++back) read(indicator.measure, year - back, false);
        break;
    }
  }

  [[nodiscard]] std::vector<ScalarInput> list() const {
    std::vector<ScalarInput> out;
    for (const auto& [key, is_named_year] : found_) {
      const int year = -key.first;
      const std::string& name = program_.plan.inputs[key.second].name;
      std::string spelt = name;
      if (year != year_) {
        const bool is_prior = year == year_ - 1 && !is_named_year;
        spelt = is_prior ? "prior(" + name + ")" : name + "@" + std::to_string(year);
      }
      out.push_back({key.second, year, std::move(spelt)});
    }
    std::stable_partition(out.begin(), out.end(), [&](const ScalarInput& input) { return input.year == year_; });
    return out;
  }

 private:
  /// `named` when the year is one that the rule names, not one counted from the row's own.
  void read(program::NodeId id, int year, bool named) {
    if (id == program::no_node) return;
    const program::Node& node = program_.nodes[id];
    switch (node.op) {
      case program::NodeOp::input:
      case program::NodeOp::input_default:
      case program::NodeOp::total:
      case program::NodeOp::total_default: {
        const auto [at, is_new] = found_.emplace(std::pair(-year, node.index), named);
        at->second = is_new ? named : at->second && named;
        return;
      }
      case program::NodeOp::prior: return read(node.a, year - 1, named);
      case program::NodeOp::in_year: return read(node.a, node.number, true);
      case program::NodeOp::mean_last:
        for (int back = 1; back <= node.number; ++back) read(node.a, year - back, named);
        return;
      default: break;
    }
    read(node.a, year, named);
    read(node.b, year, named);
    read(node.c, year, named);
  }

  const program::Body& program_;
  int year_;
  std::map<std::pair<int, std::uint32_t>, bool> found_;  ///< by minus the year, then input: the latest year first
};

inline Period period_of(int year) { return Period{static_cast<std::int16_t>(year), PeriodLength::year, 1}; }

inline int year_of(const Rule& rule, std::optional<int> year) {
  const program::Body& program = rule.program().body();
  if (!year && rule::depends_on_year(program)) {
    throw std::invalid_argument(
        "goalpost::ScalarRule: the answer of this rule depends on the year, which was not given");
  }
  const int now = year ? *year : rule::latest_year(program, {}).value_or(1999) + 1;
  if (now < 1 || now > 9999) throw std::invalid_argument("goalpost::ScalarRule: a year is 1 to 9999");
  return now;
}

Table table_of(const Schema& schema, Period period, const std::vector<ScalarInput>& inputs,
               std::span<const double> figures, std::vector<std::int32_t>& days, std::vector<std::uint8_t>& validity) {
  TableBuilder builder(schema);
  builder.add_nameless_rows(1, period);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const ScalarInput& input = inputs[i];
    Column column;
    column.type = ColumnType::float64;
    column.values = &figures[i];
    if (schema.inputs[input.input].type == ColumnType::date) {
      constexpr double most = std::numeric_limits<std::int32_t>::max();
      const bool is_day = std::fabs(figures[i]) <= most && std::trunc(figures[i]) == figures[i];
      days[i] = is_day ? static_cast<std::int32_t>(figures[i]) : 0;
      validity[i] = is_day ? 1 : 0;
      column.type = ColumnType::date;
      column.values = &days[i];
      column.validity = &validity[i];
    }
    if (input.year == period.year) {
      builder.set_column(input.input, column);
    } else {
      builder.set_column_in(period_of(input.year), input.input, column);
    }
  }
  Diagnostics findings;
  return *builder.build(findings);
}

/// Exactly, over a table of one row.
inline ScalarAnswer judge_exactly(const Body& body, std::span<const double> figures) {
  std::vector<std::int32_t> days(figures.size());
  std::vector<std::uint8_t> validity(figures.size());
  const Table table = table_of(body.schema, body.period, body.inputs, figures, days, validity);
  Diagnostics findings;
  evaluation::Evaluation evaluation(body.program.body(), table, findings);
  const Result exact = evaluation.answer_of(0, 0, evaluation::Context{0, body.period, {}});
  ScalarAnswer answer;
  answer.verdict = exact.verdict;
  answer.reason = exact.reason;
  answer.flags =
      static_cast<std::uint8_t>((exact.exceeded ? flag_exceeded : 0) | (exact.at_boundary ? flag_at_boundary : 0));
  answer.value = exact.value ? exact.value->to_double() : std::numeric_limits<double>::quiet_NaN();
  return answer;
}

}  // namespace detail::scalar

ScalarRule::ScalarRule(const Rule& rule, std::optional<int> year) {
  const Period period = detail::scalar::period_of(detail::scalar::year_of(rule, year));
  detail::scalar::Body body{rule.program(), schema_of(rule.program().plan()), period,
                            detail::scalar::Reads(rule.program().body(), period.year).list(), std::nullopt};
  body.quick = detail::scalar::quick_of(body.program, body.schema, body.period, body.inputs);
  body_ = std::make_shared<const detail::scalar::Body>(std::move(body));
}

const std::vector<ScalarInput>& ScalarRule::inputs() const noexcept { return body_->inputs; }
int ScalarRule::year() const noexcept { return body_->period.year; }

ScalarAnswer ScalarRule::judge(std::span<const double> figures) const {
  const detail::scalar::Body& body = *body_;
  if (figures.size() != body.inputs.size()) {
    throw std::invalid_argument("goalpost::ScalarRule: as many figures as inputs()");
  }
  if (body.quick) {
    ScalarAnswer usual;
    if (detail::scalar::judge_usual(*body.quick, figures.data(), usual)) return usual;
    if (const auto answer = detail::scalar::judge_quickly(*body.quick, figures)) return *answer;
  }
  return detail::scalar::judge_exactly(body, figures);
}

}  // namespace goalpost
