// Judging everybody who should report, and what comes of it.
#include <algorithm>
#include <limits>

#include "goalpost/evaluate/evaluate.hpp"
#include "goalpost/report/report.hpp"
#include "handles.hpp"
#include "structs.hpp"

namespace goalpost::capi {

goalpost_results* new_results(Results results) {
  auto body = std::make_shared<const ResultsBody>(std::move(results));
  return new goalpost_results{goalpost_results::own_kind, std::move(body)};
}

namespace {

double figure_out(const std::optional<Rational>& figure) {
  return figure ? figure->to_double() : std::numeric_limits<double>::quiet_NaN();
}

std::unique_ptr<const ResultColumns> columns_of(const Results& results) {
  auto out = std::make_unique<ResultColumns>();
  out->extra = extra_columns_of(results);
  const std::size_t num_rows = results.rows.size();
  const std::size_t num_dimensions = results.program.plan().dimensions.size();
  out->indicator.reserve(num_rows);
  out->strata.reserve(num_rows * num_dimensions);
  for (const Result& row : results.rows) {
    out->indicator.push_back(row.indicator);
    out->target.push_back(row.target);
    out->area.push_back(row.area);
    out->period.push_back(results.has_periods ? period_out(row.period) : goalpost_period{});
    for (std::size_t d = 0; d < num_dimensions; ++d) out->strata.push_back(d < row.stratum.size() ? row.stratum[d] : 0);
    out->verdict.push_back(static_cast<goalpost_verdict>(row.verdict));
    out->reason.push_back(static_cast<goalpost_reason>(row.reason));
    out->flags.push_back(
        static_cast<std::uint8_t>((row.exceeded ? flag_exceeded : 0) | (row.at_boundary ? flag_at_boundary : 0)));
    out->value.push_back(figure_out(row.value));
    out->limit.push_back(figure_out(row.limit));
    out->base.push_back(figure_out(row.base));
    out->gap.push_back(figure_out(row.gap));
    out->progress.push_back(figure_out(row.progress));
    out->needed.push_back(figure_out(row.needed));
    out->numerator.push_back(figure_out(row.numerator));
    out->denominator.push_back(figure_out(row.denominator));
  }
  return out;
}

EvaluateOptions options_in(const goalpost_evaluate_options* options, const Plan& plan) {
  const goalpost_evaluate_options defaults = GOALPOST_EVALUATE_OPTIONS_INIT;
  const goalpost_evaluate_options given = read_or(options, defaults);
  EvaluateOptions out;
  out.periods = periods_in(given.periods, given.num_periods);
  require(given.indicators != nullptr || given.num_indicators == 0, GOALPOST_E_NULL);
  out.indicators.assign(given.indicators, given.indicators + given.num_indicators);
  for (const std::uint32_t indicator : out.indicators) {
    require(indicator < plan.indicators.size(), GOALPOST_E_NOT_FOUND);
  }
  if (given.level_1based != 0) {
    require(given.level_1based <= plan.levels.size(), GOALPOST_E_NOT_FOUND);
    out.level = given.level_1based - 1;
  }
  out.held_back = given.held_back != 0;
  if (given.certainty != 0) {
    require(given.certainty > 0 && given.certainty < 1, GOALPOST_E_ARGUMENT);
    out.certainty = given.certainty;
  }
  return out;
}

const Result& row_of(const ResultsBody& body, std::size_t row) {
  require(row < body.results.rows.size(), GOALPOST_E_NOT_FOUND);
  return body.results.rows[row];
}

const std::optional<Rational>& figure_of(const Result& row, std::int32_t figure) {
  switch (figure) {
    case GOALPOST_FIGURE_VALUE: return row.value;
    case GOALPOST_FIGURE_LIMIT: return row.limit;
    case GOALPOST_FIGURE_BASE: return row.base;
    case GOALPOST_FIGURE_GAP: return row.gap;
    case GOALPOST_FIGURE_PROGRESS: return row.progress;
    case GOALPOST_FIGURE_NEEDED: return row.needed;
    case GOALPOST_FIGURE_NUMERATOR: return row.numerator;
    case GOALPOST_FIGURE_DENOMINATOR: return row.denominator;
    default: fail(GOALPOST_E_ARGUMENT);
  }
}

/// Gives the text that `say` makes of results.
template <class Say>
goalpost_status say_of_results(const goalpost_results* results, goalpost_text** out, Say say) {
  if (out != nullptr) *out = nullptr;
  return guarded([&] {
    required(out);
    *out = new_text(say(*handle(results).body));
  });
}

goalpost_extra_column described(const ExtraColumn& column) {
  goalpost_extra_column out = GOALPOST_EXTRA_COLUMN_INIT;
  out.name = borrowed(column.name);
  out.kind = column.kind;
  if (column.kind == GOALPOST_EXTRA_FIGURES) {
    out.figures = column.figures.data();
  } else {
    out.codes = column.codes.data();
  }
  if (!column.words.empty()) out.words = column.words.data();
  out.num_words = column.words.size();
  return out;
}

std::string_view language_in(std::int32_t language, const Results& results) {
  return language_of(language, results.program.plan().tree.language);
}

}  // namespace

const ResultColumns& ResultsBody::columns() const {
  const std::scoped_lock lock(mutex_);
  if (columns_ == nullptr) columns_ = columns_of(results);
  return *columns_;
}

}  // namespace goalpost::capi

using namespace goalpost;
using namespace goalpost::capi;

goalpost_status goalpost_evaluate(const goalpost_plan* plan, const goalpost_table* table,
                                  const goalpost_evaluate_options* options, goalpost_progress progress, void* context,
                                  goalpost_results** results, goalpost_diagnostics** diagnostics) {
  if (results != nullptr) *results = nullptr;
  if (diagnostics != nullptr) *diagnostics = nullptr;
  return guarded([&] {
    required(results);
    const PlanBody& body = *handle(plan).body;
    const Table& data = *handle(table).table;
    EvaluateOptions wanted = options_in(options, body.plan());
    if (progress != nullptr) {
      wanted.progress = [progress, context](std::size_t num_done, std::size_t num_all) {
        return progress(context, num_done, num_all) == 0;
      };
    }
    auto made = std::make_unique<goalpost_results>(goalpost_results{
        goalpost_results::own_kind, std::make_shared<const ResultsBody>(evaluate(body.program, data, wanted))});
    hand_over(diagnostics, Diagnostics(made->body->results.findings), body.source, body.language());
    *results = made.release();
  });
}

goalpost_status goalpost_evaluate_row(const goalpost_plan* plan, const goalpost_table* table, size_t row,
                                      uint32_t indicator, goalpost_results** results) {
  if (results != nullptr) *results = nullptr;
  return guarded([&] {
    required(results);
    const PlanBody& body = *handle(plan).body;
    const Table& data = *handle(table).table;
    require(row < data.num_rows() && indicator < body.plan().indicators.size(), GOALPOST_E_NOT_FOUND);
    *results = new_results(evaluate_row(body.program, data, static_cast<RowIndex>(row), indicator));
  });
}

goalpost_status goalpost_plan_check_data(const goalpost_plan* plan, const goalpost_table* table,
                                         const goalpost_evaluate_options* options, goalpost_diagnostics** diagnostics) {
  if (diagnostics != nullptr) *diagnostics = nullptr;
  return guarded([&] {
    required(diagnostics);
    const PlanBody& body = *handle(plan).body;
    Diagnostics found;
    check_with_data(body.program, *handle(table).table, found, options_in(options, body.plan()));
    hand_over(diagnostics, std::move(found), body.source, body.language());
  });
}

goalpost_status goalpost_results_get_columns(const goalpost_results* results, goalpost_result_columns* out) {
  return guarded([&] {
    fill(out, goalpost_result_columns{});
    const ResultsBody& body = *handle(results).body;
    const ResultColumns& columns = body.columns();
    goalpost_result_columns filled = GOALPOST_RESULT_COLUMNS_INIT;
    filled.num_rows = body.results.rows.size();
    filled.num_dimensions = body.results.program.plan().dimensions.size();
    filled.num_areas = body.results.areas.list.size();
    filled.indicator = columns.indicator.data();
    filled.target_1based = columns.target.data();
    filled.area = columns.area.data();
    filled.period = columns.period.data();
    filled.strata_1based = columns.strata.data();
    filled.verdict = columns.verdict.data();
    filled.reason = columns.reason.data();
    filled.flags = columns.flags.data();
    filled.value = columns.value.data();
    filled.limit = columns.limit.data();
    filled.base = columns.base.data();
    filled.gap = columns.gap.data();
    filled.progress = columns.progress.data();
    filled.needed = columns.needed.data();
    filled.numerator = columns.numerator.data();
    filled.denominator = columns.denominator.data();
    fill(out, filled);
  });
}

size_t goalpost_results_num_extra(const goalpost_results* results) {
  const bool is_ours = results != nullptr && results->kind == goalpost_results::own_kind;
  return is_ours ? num_extra_columns(results->body->results) : 0;
}

goalpost_status goalpost_results_get_extra(const goalpost_results* results, size_t index, goalpost_extra_column* out) {
  return guarded([&] {
    fill(out, goalpost_extra_column{});
    const ResultsBody& body = *handle(results).body;
    require(index < num_extra_columns(body.results), GOALPOST_E_NOT_FOUND);
    fill(out, described(body.columns().extra[index]));
  });
}

goalpost_status goalpost_results_find_extra(const goalpost_results* results, const char* name, size_t size,
                                            goalpost_extra_column* out) {
  return guarded([&] {
    fill(out, goalpost_extra_column{});
    const ResultsBody& body = *handle(results).body;
    const std::string_view wanted = utf8_of({name, size});
    const std::vector<ExtraColumn>& extra = body.columns().extra;
    const auto found = std::ranges::find(extra, wanted, &ExtraColumn::name);
    require(found != extra.end(), GOALPOST_E_NOT_FOUND);
    fill(out, described(*found));
  });
}

size_t goalpost_results_num_held_back(const goalpost_results* results, size_t row) {
  const bool is_ours = results != nullptr && results->kind == goalpost_results::own_kind;
  return is_ours && row < results->body->results.rows.size() ? results->body->results.rows[row].held_back_by.size() : 0;
}

goalpost_status goalpost_results_get_held_back(const goalpost_results* results, size_t row, size_t index,
                                               goalpost_held_back* out) {
  return guarded([&] {
    fill(out, goalpost_held_back{});
    const std::vector<HeldBack>& areas = row_of(*handle(results).body, row).held_back_by;
    require(index < areas.size(), GOALPOST_E_NOT_FOUND);
    const HeldBack& area = areas[index];
    goalpost_held_back found = GOALPOST_HELD_BACK_INIT;
    found.area = area.area;
    found.is_withheld = area.is_withheld ? 1 : 0;
    found.value = figure_out(area.is_withheld ? std::nullopt : std::optional(area.value));
    found.gap = figure_out(area.is_withheld ? std::nullopt : std::optional(area.gap));
    fill(out, found);
  });
}

goalpost_status goalpost_results_get_area(const goalpost_results* results, size_t area, goalpost_area_info* out) {
  return guarded([&] {
    fill(out, goalpost_area_info{});
    const auto& list = handle(results).body->results.areas.list;
    require(area < list.size(), GOALPOST_E_NOT_FOUND);
    goalpost_area_info info = GOALPOST_AREA_INFO_INIT;
    info.name = borrowed(list[area].name);
    info.parent = list[area].parent.value_or(GOALPOST_NONE);
    info.level_1based = list[area].level + 1;
    fill(out, info);
  });
}

goalpost_status goalpost_results_figure_text(const goalpost_results* results, size_t row, int32_t figure,
                                             int32_t as_fraction, goalpost_text** out) {
  return say_of_results(results, out, [&](const ResultsBody& body) {
    const std::optional<Rational>& exact = figure_of(row_of(body, row), figure);
    require(exact.has_value(), GOALPOST_E_NOT_FOUND);
    return as_fraction != 0 ? exact->to_fraction_text() : exact->to_text();
  });
}

goalpost_status goalpost_results_explain(const goalpost_results* results, size_t row, int32_t format, int32_t language,
                                         goalpost_text** out) {
  return say_of_results(results, out, [&](const ResultsBody& body) {
    const std::string_view wanted = language_in(language, body.results);
    const Result& result = row_of(body, row);
    require(format == GOALPOST_FORMAT_TEXT || format == GOALPOST_FORMAT_JSON, GOALPOST_E_ARGUMENT);
    return format == GOALPOST_FORMAT_JSON ? render_json(body.results, result, wanted)
                                          : explain(body.results, result, wanted);
  });
}

goalpost_status goalpost_results_render(const goalpost_results* results, int32_t format, int32_t language,
                                        goalpost_text** out) {
  return say_of_results(results, out, [&](const ResultsBody& body) {
    const std::string_view wanted = language_in(language, body.results);
    switch (format) {
      case GOALPOST_FORMAT_TEXT: return render_text(body.results, TextOptions{.language = wanted});
      case GOALPOST_FORMAT_JSON: return render_json(body.results, wanted);
      case GOALPOST_FORMAT_CSV: return render_csv(body.results);
      default: fail(GOALPOST_E_ARGUMENT);
    }
  });
}

void goalpost_results_free(goalpost_results* results) { delete results; }
