// Certainty as columns.
#pragma once

#include <optional>

#include "goalpost/report/impl/certainty_columns.hpp"
#include "goalpost/value/impl/big.hpp"

namespace goalpost::detail::certainty_columns {

using columns::Field;

/// Twelve significant digits: what floating point gives alike everywhere, and more than anybody needs of an interval.
inline std::string digits(double number) { return to_rational(Big(number)).to_text(12); }

inline Field estimate(const std::optional<double>& number) {
  return {Field::Type::number, number ? digits(*number) : "", !number};
}

inline Field percent(const std::optional<double>& share) {
  return estimate(share ? std::optional(*share * 100) : std::nullopt);
}

inline Field flag(const std::optional<bool>& flag) {
  return columns::flag_field(flag.value_or(false), flag.has_value());
}

void add_names(std::vector<std::string>& names) {
  for (const char* name : {"confidence", "interval_low", "interval_high", "interval_method", "unstable", "inconclusive",
                           "versus_prior_period", "trend", "trend_reason", "on_track", "annual_change",
                           "annual_change_required", "annual_reduction_compound", "annual_reduction_continuous"}) {
    names.emplace_back(name);
  }
}

void add_fields(double confidence, const Result& result, std::vector<Field>& fields) {
  // A row without certainty has the cells of one about which nothing is known.
  const Certainty nothing;
  const bool any = result.certainty != nullptr;
  const Certainty& known = any ? *result.certainty : nothing;
  const auto& interval = known.interval;
  const auto& pace = known.pace;
  const auto named = [](const auto& label) { return columns::text_field(label ? name(*label) : std::string_view()); };
  fields.push_back(estimate(interval ? std::optional(confidence) : std::nullopt));
  fields.push_back(estimate(interval ? std::optional(interval->low) : std::nullopt));
  fields.push_back(estimate(interval ? std::optional(interval->high) : std::nullopt));
  fields.push_back(named(interval ? std::optional(known.method) : std::nullopt));
  fields.push_back(flag(known.unstable));
  fields.push_back(flag(known.inconclusive));
  fields.push_back(named(known.versus_prior_period));
  fields.push_back(named(any ? std::optional(known.trend.trend) : std::nullopt));
  fields.push_back(columns::text_field(name(known.trend.reason)));
  fields.push_back(named(pace ? std::optional(pace->status) : std::nullopt));
  fields.push_back(columns::number_field(pace ? std::optional(pace->observed) : std::nullopt));
  fields.push_back(columns::number_field(pace ? std::optional(pace->required) : std::nullopt));
  fields.push_back(percent(known.annual_reduction_compound));
  fields.push_back(percent(known.annual_reduction_continuous));
}

}  // namespace goalpost::detail::certainty_columns
