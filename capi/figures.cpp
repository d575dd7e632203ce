// Which input a column is for, and whether its figures can be.
#include "figures.hpp"

#include <algorithm>
#include <string>

#include "goalpost/program/impl/body.hpp"
#include "goalpost/table/impl/read_cell.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost::capi {

Period default_period(const Program& program) {
  const auto& header = program.plan().tree.plan;
  if (header && !header->periods.empty()) return header->periods.front();
  int latest = header ? header->baseline.value_or(0) : 0;
  const detail::program::Body& body = program.body();
  for (const auto& node : body.nodes) {
    if (node.op == detail::program::NodeOp::in_year) latest = std::max(latest, node.number);
  }
  for (const PlanIndicator& indicator : program.plan().indicators) {
    for (const PlanTarget& target : indicator.targets) {
      const bool names_year = target.reference && target.reference->kind == syntax::ReferenceKind::year;
      if (names_year) latest = std::max(latest, target.reference->number);
    }
  }
  const int year = latest == 0 ? 2000 : std::min(latest + 1, 9999);
  return {static_cast<std::int16_t>(year), PeriodLength::year, 1};
}

Column column_in(const goalpost_column& column) {
  require(column.type <= GOALPOST_TYPE_DECIMAL128, GOALPOST_E_TYPE);
  Column out;
  out.type = static_cast<ColumnType>(column.type);
  out.values = column.values;
  out.scale = column.scale;
  out.validity = column.validity;
  out.suppressed = column.suppressed;
  return out;
}

void FigureSetter::require_fit(const PlanInput& input, const Column& column) const {
  require((input.unit.kind == Kind::date) == (column.type == ColumnType::date), GOALPOST_E_TYPE);
  require(column.values != nullptr || num_rows_ == 0, GOALPOST_E_NULL);
  const bool is_wide = column.type == ColumnType::decimal128;
  const bool has_scale = is_wide || column.type == ColumnType::decimal;
  const int least = is_wide ? -detail::max_decimal128_scale : 0;
  const int most = is_wide ? detail::max_decimal128_scale : max_significant_digits;
  require(!has_scale || (column.scale >= least && column.scale <= most), GOALPOST_E_ARGUMENT);
}

namespace {

/// Whether a name is what comparable_name() makes of it: ASCII without blanks, as nearly all are.
bool is_plain(std::string_view name) noexcept {
  return std::ranges::all_of(name, [](char c) { return c > ' ' && c < '\x7F'; });
}

/// A name that others are compared with. A call on columns has little time for that.
class WantedName {
 public:
  explicit WantedName(std::string_view name) : is_plain_(is_plain(name)), plain_(name) {
    if (is_plain_) return;
    comparable_ = comparable_name(name);
    require(comparable_.has_value(), GOALPOST_E_UTF8);
  }
  [[nodiscard]] bool is(const std::string& other) const {
    if (is_plain_ && is_plain(other)) return plain_ == other;
    return comparable_name(other) == (is_plain_ ? std::string(plain_) : *comparable_);
  }

 private:
  bool is_plain_;
  std::string_view plain_;
  std::optional<std::string> comparable_;
};

}  // namespace

bool FigureSetter::set_in(std::string_view name, std::optional<Period> period, const Column& column) {
  const WantedName wanted(name);
  const auto is_column = [&](const PlanInput& input) { return wanted.is(input.column); };
  const bool by_column = std::ranges::any_of(plan_.inputs, is_column);
  bool found = false;
  for (std::uint32_t i = 0; i < plan_.inputs.size(); ++i) {
    const PlanInput& input = plan_.inputs[i];
    // Inputs may share a column; an input's own name is second to the name of its column.
    if (by_column ? !is_column(input) : !wanted.is(input.name)) continue;
    require_fit(input, column);
    const std::pair key(i, period);
    require(std::ranges::find(given_, key) == given_.end(), GOALPOST_E_ARGUMENT);
    given_.push_back(key);
    if (period && period != period_) {
      builder_.set_column_in(*period, i, column);
    } else {
      builder_.set_column(i, column);
    }
    found = true;
  }
  return found;
}

bool FigureSetter::set(std::string_view name, Column column) {
  column.name = name;
  if (set_in(name, period_, column)) return true;
  if (!period_) return false;
  constexpr std::string_view prior = "prior(";
  if (name.starts_with(prior) && name.ends_with(')')) {
    require(period_->year > 1, GOALPOST_E_ARGUMENT);
    const Period before = same_part_of_year(*period_, period_->year - 1);
    return set_in(name.substr(prior.size(), name.size() - prior.size() - 1), before, column);
  }
  const std::size_t at = name.rfind('@');
  if (at == std::string_view::npos) return false;
  const std::optional<Period> period = parse_period(name.substr(at + 1));
  return period && set_in(name.substr(0, at), *period, column);
}

}  // namespace goalpost::capi
