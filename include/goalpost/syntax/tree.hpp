/// What a plan says, word for word, before anybody asks whether it makes sense. Built by parse(), read by check() and format().
/// Expressions stand in an arena and point at each other by index (operands before their operator), so that neither walking nor
/// destroying needs a deep stack.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "goalpost/text/source.hpp"
#include "goalpost/value/decimal.hpp"
#include "goalpost/value/period.hpp"

namespace goalpost::syntax {

/// A name or a quoted text, after NFC normalisation, without backticks or quotes.
struct Name {
  std::string text;
  ByteRange range;
};

enum class Scale : std::uint8_t {
  plain,     ///< no unit: 4, 1,000
  percent,   ///< %
  per,       ///< ‰, `per 1,000`, `/100,000`: Quantity::per_n
  points,    ///< points
  times,     ///< times
  currency,  ///< VND: Quantity::currency
  date,      ///< 2025-05-20: Quantity::days_since_1970
};

/// A number with its unit, as written; `thousand`, `million`, `billion` are already multiplied in.
struct Quantity {
  Decimal number;
  Scale scale = Scale::plain;
  std::int64_t per_n = 0;
  std::int32_t days_since_1970 = 0;
  std::string currency;
  std::string noun;            ///< `children` in `16/100,000 children`
  bool per_year = false;       ///< `per year` stood behind it: kept as text
  bool permille_sign = false;  ///< in target phrases: a rate per 1,000 that was printed with ‰
  ByteRange range;
};

// ---------------------------------------------------------------- expressions

using ExprId = std::uint32_t;
inline constexpr ExprId no_expr = 0xFFFF'FFFFU;

enum class Op : std::uint8_t {
  // leaves
  quantity,  ///< quantities[payload]
  name,      ///< names[payload]: an input or an indicator
  // one operand: a
  negate,
  absolute,
  prior,
  total,
  logical_not,
  default_to,  ///< a default quantities[payload]
  in_year,     ///< a in payload (a year)
  mean_last,   ///< mean of last payload years of a
  // two operands: a, b
  add,
  subtract,
  multiply,
  divide,
  per,         ///< a per payload b; payload is N
  percent_of,  ///< a as % of b
  minimum,
  maximum,
  less,
  less_equal,
  greater,
  greater_equal,
  equal,
  not_equal,
  logical_and,
  logical_or,
  // special
  conditional,    ///< if a then b else c
  gap,            ///< gap of a from names[payload] to names[payload + 1]
  share_meeting,  ///< share of names[payload] meeting names[payload + 1]
  damaged,        ///< could not be read; an error was reported
};

struct Expr {
  Op op = Op::damaged;
  ByteRange range;
  ExprId a = no_expr;
  ExprId b = no_expr;
  ExprId c = no_expr;
  std::uint32_t payload = 0;
  std::uint16_t depth = 1;  ///< 1 for a leaf; parse() keeps it within Limits::max_depth, so later phases may recurse
};

// ---------------------------------------------------------------- targets

enum class Comparator : std::uint8_t { less, less_equal, greater, greater_equal, equal };

enum class Form : std::uint8_t {
  level,    ///< `below 9‰`, `90%`, `80% by 2025, 90% by 2030`, `reduce from 10% down to 8%`, `eliminate`
  between,  ///< levels[0] and high
  about,    ///< levels[0], tolerance
  reduce,   ///< size: levels[0] if any; high: far end of a range
  increase,
  factor,    ///< `2 times versus 2020`: levels[0] with Scale::times
  maintain,  ///< with a level in levels[0], or with a tolerance, or alone
};

enum class ReferenceKind : std::uint8_t { prior_year, prior_period, year, baseline, mean_of_last_years };

struct Reference {
  ReferenceKind kind = ReferenceKind::prior_year;
  int number = 0;  ///< the year, or how many years
  ByteRange range;
};

struct Level {
  Quantity value;
  std::optional<int> by_year;
};

struct StratumScope {  ///< `where residence = rural`; `where area = "Long Xuyên"` has dimension "area"
  Name dimension;
  Name value;
};

enum class AreaQuantifier : std::uint8_t { none, every, at_least };

struct Target {
  ByteRange range;       ///< the whole clause, from `target` on
  ByteRange form_range;  ///< without scopes
  Form form = Form::level;
  /// Which verb or comparator stood there; empty for a bare level or a form that implies its own.
  std::optional<Comparator> comparator;
  /// The direction a verb gives to a level: `reduce to 8%`, `reduce below 7%`, `increase to …` (comparator is set as well).
  std::optional<Form> verb;
  std::vector<Level> levels;
  std::optional<Quantity> high;
  std::optional<Quantity> tolerance;  ///< of about and maintain; scale percent is relative, others absolute
  std::optional<Quantity> start;      ///< `from 10%`
  std::optional<Reference> versus;
  bool every_year = false;
  bool along_a_line = false;

  std::optional<Name> for_level;
  AreaQuantifier quantifier = AreaQuantifier::none;
  std::int64_t at_least_areas = 0;
  std::optional<Name> quantified_level;  ///< `district` or `districts`, as written
  std::vector<StratumScope> where;
  ExprId when = no_expr;
  ExprId if_any = no_expr;
  std::optional<int> in_year;
  std::optional<int> until_year;  ///< reserved for target phrases
};

// ---------------------------------------------------------------- declarations

struct AreaLevel {
  Name singular;
  std::optional<Name> plural;
};

struct StrataClause {
  Name dimension;
  std::vector<Name> values;
};

enum class MissingChildren : std::uint8_t { refuse, allow, require };

/// `suppress counts 1 to 4`.
struct SmallCounts {
  std::int64_t low = 0;
  std::int64_t high = 0;
  ByteRange range;
};

struct PlanHeader {
  ByteRange range;  ///< `plan NAME "title"`, without its clauses
  Name name;
  std::optional<Name> title;
  std::optional<Name> source;
  std::vector<Period> periods;
  ByteRange periods_range;
  std::optional<int> baseline;
  ByteRange baseline_range;
  std::vector<AreaLevel> areas;
  std::vector<StrataClause> strata;
  MissingChildren missing_children = MissingChildren::refuse;
  ByteRange missing_children_range;  ///< this and the next ranges: empty where the clause is not written
  Decimal required_share_percent;    ///< of `require 90%`
  std::optional<Quantity> about_tolerance;
  bool boundary_inclusive = false;
  ByteRange boundary_range;
  int fiscal_year_start_month = 1;
  ByteRange fiscal_year_range;
  std::optional<SmallCounts> suppress_counts;
  bool damaged = false;  ///< a clause of it could not be read; an error was reported
};

enum class InputKind : std::uint8_t { count, percent, per, points, number, date, money };
enum class RollUp : std::uint8_t { unset, sum, last, none };

struct Input {
  ByteRange range;
  Name name;
  InputKind kind = InputKind::count;
  std::int64_t per_n = 0;
  std::string currency;
  std::vector<Name> by;        ///< dimensions
  std::optional<Name> column;  ///< `from "Live births (total)"`
  RollUp roll_up = RollUp::unset;
  bool damaged = false;  ///< its kind or its tails could not be read; an error was reported
};

enum class Better : std::uint8_t { unset, lower, higher };

struct Indicator {
  ByteRange range;  ///< `indicator 3a NAME "title"`, without its clauses
  std::optional<Name> label;
  Name name;
  std::optional<Name> title;
  ExprId measure = no_expr;
  std::vector<Target> targets;
  std::optional<Name> part_of;
  std::vector<Name> lead;
  std::vector<Name> support;
  Better better = Better::unset;
  ByteRange better_range;
  bool may_exceed_100_percent = false;
  ByteRange may_exceed_range;
  bool damaged = false;  ///< a clause of it could not be read: a target may be missing; an error was reported
};

/// The whole of a source text. Immutable after parse().
struct Tree {
  int edition = 1;
  std::string language = "en";
  std::optional<PlanHeader> plan;
  std::vector<Input> inputs;
  std::vector<Indicator> indicators;

  std::vector<Expr> exprs;
  std::vector<Quantity> quantities;
  std::vector<Name> names;
  /// A declaration could not be read as far as its name: a name that nothing declares may be its fault.
  bool names_incomplete = false;

  [[nodiscard]] const Expr& at(ExprId id) const { return exprs[id]; }
};

/// An S-expression a line per declaration and clause: for golden files and for people who debug a plan.
[[nodiscard]] std::string print(const Tree& tree);

}  // namespace goalpost::syntax
