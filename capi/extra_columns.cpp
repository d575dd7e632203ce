// The table of the extra columns of results. A row of it is a column of C, of Arrow and of Python, with the name that CSV has; the header lists
// them, and tests/capi/extra_columns_test.cpp compares.
#include "extra_columns.hpp"

#include <algorithm>
#include <array>
#include <limits>
#include <optional>

namespace goalpost::capi {
namespace {

/// What a column may look at in a row.
struct Seen {
  const Results& all;
  const Result& row;
  const Certainty& known;  ///< of a row without certainty, one about which nothing is known
};

struct Row {
  std::string_view name;
  std::uint8_t kind;
  bool (*is_there)(const Results& all);
  std::optional<double> (*figure)(const Seen& seen);
  std::optional<std::uint8_t> (*code)(const Seen& seen);
  std::span<const goalpost_string> words;
};

using IsThere = decltype(Row::is_there);

constexpr Row figures(std::string_view name, IsThere is_there, decltype(Row::figure) figure) {
  return {name, GOALPOST_EXTRA_FIGURES, is_there, figure, nullptr, {}};
}
constexpr Row flags(std::string_view name, IsThere is_there, decltype(Row::code) flag) {
  return {name, GOALPOST_EXTRA_FLAGS, is_there, nullptr, flag, {}};
}
constexpr Row codes(std::string_view name, std::span<const goalpost_string> words, IsThere is_there,
                    decltype(Row::code) code) {
  return {name, GOALPOST_EXTRA_CODES, is_there, nullptr, code, words};
}

// The words of each kind of code, by their numbers.
#define GOALPOST_WORD(number, name) goalpost_string{#name, sizeof #name - 1},
#define GOALPOST_METHOD GOALPOST_WORD
constexpr std::array methods{
#include "goalpost/statistics/labels.def"
};
#undef GOALPOST_METHOD
#define GOALPOST_CHANGE GOALPOST_WORD
constexpr std::array changes{
#include "goalpost/statistics/labels.def"
};
#undef GOALPOST_CHANGE
#define GOALPOST_TREND GOALPOST_WORD
constexpr std::array trends{
#include "goalpost/statistics/labels.def"
};
#undef GOALPOST_TREND
#define GOALPOST_TREND_REASON GOALPOST_WORD
constexpr std::array trend_reasons{
#include "goalpost/statistics/labels.def"
};
#undef GOALPOST_TREND_REASON
#define GOALPOST_PACE GOALPOST_WORD
constexpr std::array paces{
#include "goalpost/statistics/labels.def"
};
#undef GOALPOST_PACE
#undef GOALPOST_WORD

using Figure = std::optional<double>;
using Code = std::optional<std::uint8_t>;

template <class Enumeration>
Code code_of(const std::optional<Enumeration>& value) {
  return value ? Code(static_cast<std::uint8_t>(*value)) : std::nullopt;
}
Figure percent(const Figure& share) { return share ? Figure(*share * 100) : std::nullopt; }

Code flag_of(bool flag) { return static_cast<std::uint8_t>(flag ? 1 : 0); }
Figure double_of(const std::optional<Rational>& figure) { return figure ? Figure(figure->to_double()) : std::nullopt; }

constexpr IsThere always = [](const Results&) { return true; };
constexpr IsThere with_suppression = [](const Results& all) {
  const auto& header = all.program.plan().tree.plan;
  return header && header->suppress_counts.has_value();
};
constexpr IsThere with_certainty = [](const Results& all) { return all.certainty.has_value(); };

constexpr std::array table{
    figures("reported", always, [](const Seen& seen) { return double_of(seen.row.reported); }),
    figures("reached", always, [](const Seen& seen) { return double_of(seen.row.reached); }),
    figures("expected", always, [](const Seen& seen) { return double_of(seen.row.expected); }),
    figures("confidence", with_certainty,
            [](const Seen& seen) { return seen.known.interval ? seen.all.certainty : std::nullopt; }),
    figures("interval_low", with_certainty,
            [](const Seen& seen) { return seen.known.interval ? Figure(seen.known.interval->low) : std::nullopt; }),
    figures("interval_high", with_certainty,
            [](const Seen& seen) { return seen.known.interval ? Figure(seen.known.interval->high) : std::nullopt; }),
    codes("interval_method", methods, with_certainty,
          [](const Seen& seen) {
            return seen.known.interval ? code_of(std::optional(seen.known.method)) : std::nullopt;
          }),
    flags("unstable", with_certainty, [](const Seen& seen) { return code_of(seen.known.unstable); }),
    flags("inconclusive", with_certainty, [](const Seen& seen) { return code_of(seen.known.inconclusive); }),
    codes("versus_prior_period", changes, with_certainty,
          [](const Seen& seen) { return code_of(seen.known.versus_prior_period); }),
    codes("trend", trends, with_certainty,
          [](const Seen& seen) {
            return seen.row.certainty ? code_of(std::optional(seen.known.trend.trend)) : std::nullopt;
          }),
    codes("trend_reason", trend_reasons, with_certainty,
          [](const Seen& seen) {
            const statistics::TrendReason reason = seen.known.trend.reason;
            return reason != statistics::TrendReason::none ? code_of(std::optional(reason)) : std::nullopt;
          }),
    codes("on_track", paces, with_certainty,
          [](const Seen& seen) {
            return seen.known.pace ? code_of(std::optional(seen.known.pace->status)) : std::nullopt;
          }),
    figures("annual_change", with_certainty,
            [](const Seen& seen) {
              return seen.known.pace ? Figure(seen.known.pace->observed.to_double()) : std::nullopt;
            }),
    figures("annual_change_required", with_certainty,
            [](const Seen& seen) {
              return seen.known.pace ? Figure(seen.known.pace->required.to_double()) : std::nullopt;
            }),
    figures("annual_reduction_compound", with_certainty,
            [](const Seen& seen) { return percent(seen.known.annual_reduction_compound); }),
    figures("annual_reduction_continuous", with_certainty,
            [](const Seen& seen) { return percent(seen.known.annual_reduction_continuous); }),
    flags("withheld_value", with_suppression, [](const Seen& seen) { return flag_of(seen.row.withheld.value); }),
    flags("withheld_base", with_suppression, [](const Seen& seen) { return flag_of(seen.row.withheld.base); }),
    flags("withheld_limit", with_suppression, [](const Seen& seen) { return flag_of(seen.row.withheld.limit); }),
    flags("withheld_distance", with_suppression, [](const Seen& seen) { return flag_of(seen.row.withheld.distance); }),
};

ExtraColumn column_of(const Row& row, const Results& results) {
  ExtraColumn out{row.name, row.kind, row.words, {}, {}};
  const Certainty nothing;
  if (row.figure != nullptr) out.figures.reserve(results.rows.size());
  if (row.code != nullptr) out.codes.reserve(results.rows.size());
  for (const Result& result : results.rows) {
    const Seen seen{results, result, result.certainty != nullptr ? *result.certainty : nothing};
    if (row.figure != nullptr) {
      out.figures.push_back(row.figure(seen).value_or(std::numeric_limits<double>::quiet_NaN()));
    } else if (row.code != nullptr) {
      out.codes.push_back(row.code(seen).value_or(std::uint8_t{GOALPOST_NO_CODE}));
    }
  }
  return out;
}

}  // namespace

std::size_t num_extra_columns(const Results& results) noexcept {
  return static_cast<std::size_t>(std::ranges::count_if(table, [&](const Row& row) { return row.is_there(results); }));
}

std::vector<ExtraColumn> extra_columns_of(const Results& results) {
  std::vector<ExtraColumn> out;
  for (const Row& row : table) {
    if (row.is_there(results)) out.push_back(column_of(row, results));
  }
  return out;
}

}  // namespace goalpost::capi
