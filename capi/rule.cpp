// One measure and one target: from a few figures, from texts, from columns.
#include "evaluator.hpp"
#include "figures.hpp"
#include "goalpost/syntax/parse.hpp"
#include "goalpost/table/schema.hpp"
#include "handles.hpp"
#include "structs.hpp"

namespace goalpost::capi {
namespace {

std::shared_ptr<const Source> source_of(std::string_view text) {
  return std::make_shared<const Source>("rule", std::string(text));
}

/// The rule for single figures; a finding when the year is needed and not given.
std::optional<ScalarRule> scalar_of(const Rule& rule, std::optional<int> year, Diagnostics& found) {
  try {
    return ScalarRule(rule, year);
  } catch (const std::invalid_argument&) {
    found.add(Code::rule_needs_year, TablePlace{"rule", 0, 0});
    return std::nullopt;
  }
}

/// "cases", "prior(cases)" or "cases@2020". A rule's input may itself be called so: then the whole is its name.
RuleValue value_in(const Plan& plan, std::string_view name, std::string_view value) {
  RuleValue out{name, value};
  for (const PlanInput& input : plan.inputs) {
    if (input.name == name) return out;
  }
  constexpr std::string_view prior = "prior(";
  if (name.starts_with(prior) && name.ends_with(')')) {
    out.input = name.substr(prior.size(), name.size() - prior.size() - 1);
    out.when = RuleValue::When::prior_year;
    return out;
  }
  const std::size_t at = name.rfind('@');
  const std::optional<Period> period = at == std::string_view::npos ? std::nullopt : parse_period(name.substr(at + 1));
  if (period && period->length == PeriodLength::year) {
    out.input = name.substr(0, at);
    out.when = RuleValue::When::year;
    out.year = period->year;
  }
  return out;
}

}  // namespace
}  // namespace goalpost::capi

using namespace goalpost;
using namespace goalpost::capi;

goalpost_status goalpost_rule_compile(const char* text, size_t size, const goalpost_rule_options* options,
                                      goalpost_rule** rule, goalpost_diagnostics** diagnostics) {
  if (rule != nullptr) *rule = nullptr;
  if (diagnostics != nullptr) *diagnostics = nullptr;
  return guarded([&] {
    required(rule);
    const goalpost_rule_options defaults = GOALPOST_RULE_OPTIONS_INIT;
    const goalpost_rule_options wanted = read_or(options, defaults);
    const std::string_view language = language_of(wanted.language, "en");
    require(wanted.year >= 0 && wanted.year <= 9999, GOALPOST_E_ARGUMENT);
    const std::optional<int> year = wanted.year == 0 ? std::nullopt : std::optional<int>(wanted.year);
    const std::string_view words = text_of(text, size);
    const auto source = source_of(words);
    Diagnostics found;
    std::optional<Rule> compiled = Rule::compile(words, &found, language);
    std::optional<ScalarRule> scalar = compiled ? scalar_of(*compiled, year, found) : std::nullopt;
    if (!scalar) hand_over_and_fail(diagnostics, std::move(found), source, language);
    auto body = std::make_shared<const PlanBody>(PlanBody{source, compiled->program()});
    auto made = std::make_unique<goalpost_rule>(
        goalpost_rule{goalpost_rule::own_kind, *std::move(compiled), *std::move(scalar), year, std::move(body)});
    hand_over(diagnostics, std::move(found), source, language);
    *rule = made.release();
  });
}

void goalpost_rule_free(goalpost_rule* rule) { delete rule; }

goalpost_status goalpost_rule_get_plan(const goalpost_rule* rule, goalpost_plan** plan) {
  if (plan != nullptr) *plan = nullptr;
  return guarded([&] {
    required(plan);
    *plan = new goalpost_plan{goalpost_plan::own_kind, handle(rule).body};
  });
}

size_t goalpost_rule_num_figures(const goalpost_rule* rule) {
  return rule != nullptr && rule->kind == goalpost_rule::own_kind ? rule->scalar.inputs().size() : 0;
}

goalpost_status goalpost_rule_get_figure(const goalpost_rule* rule, size_t index, goalpost_figure_info* out) {
  return guarded([&] {
    fill(out, goalpost_figure_info{});
    const std::vector<ScalarInput>& inputs = handle(rule).scalar.inputs();
    require(index < inputs.size(), GOALPOST_E_NOT_FOUND);
    goalpost_figure_info info = GOALPOST_FIGURE_INFO_INIT;
    info.name = borrowed(inputs[index].name);
    info.input = inputs[index].input;
    info.year = inputs[index].year;
    fill(out, info);
  });
}

goalpost_status goalpost_rule_judge(const goalpost_rule* rule, const double* figures, size_t num_figures,
                                    goalpost_answer* out) {
  return guarded([&] {
    goalpost_answer& answer = required(out);
    answer = {};
    const goalpost_rule& of = handle(rule);
    require(figures != nullptr || num_figures == 0, GOALPOST_E_NULL);
    require(num_figures == of.scalar.inputs().size(), GOALPOST_E_LENGTH);
    const ScalarAnswer judged = of.scalar.judge({figures, num_figures});
    answer.value = judged.value;
    answer.verdict = static_cast<goalpost_verdict>(judged.verdict);
    answer.reason = static_cast<goalpost_reason>(judged.reason);
    answer.flags = judged.flags;
  });
}

goalpost_status goalpost_rule_evaluate(const goalpost_rule* rule, const goalpost_string* names,
                                       const goalpost_string* values, size_t num_values, goalpost_results** results,
                                       goalpost_diagnostics** diagnostics) {
  if (results != nullptr) *results = nullptr;
  if (diagnostics != nullptr) *diagnostics = nullptr;
  return guarded([&] {
    required(results);
    const goalpost_rule& of = handle(rule);
    require((names != nullptr && values != nullptr) || num_values == 0, GOALPOST_E_NULL);
    std::vector<RuleValue> given;
    for (std::size_t i = 0; i < num_values; ++i) {
      given.push_back(value_in(of.body->plan(), utf8_of(names[i]), utf8_of(values[i])));
    }
    Diagnostics found;
    std::optional<Results> answer = of.rule.evaluate(given, &found, of.year);
    if (!answer) hand_over_and_fail(diagnostics, std::move(found), of.body->source, of.body->language());
    std::unique_ptr<goalpost_results> made(new_results(*std::move(answer)));
    hand_over(diagnostics, std::move(found), of.body->source, of.body->language());
    *results = made.release();
  });
}

goalpost_status goalpost_rule_evaluate_columns(const goalpost_rule* rule, const goalpost_column* columns,
                                               size_t num_columns, size_t num_rows, const goalpost_output* output,
                                               const goalpost_column_options* options, goalpost_progress progress,
                                               void* context, goalpost_diagnostics** diagnostics) {
  if (diagnostics != nullptr) *diagnostics = nullptr;
  return guarded([&] {
    const goalpost_rule& of = handle(rule);
    const Plan& plan = of.body->plan();
    const ColumnOptions wanted = column_options_in(options, plan);
    require(wanted.periods.empty() && !wanted.level, GOALPOST_E_ARGUMENT);
    require(num_rows < KeyColumns::no_area, GOALPOST_E_LENGTH);
    const std::vector<TargetColumns> outputs{output_in(read(required(output)), plan, num_rows)};
    const Period period{static_cast<std::int16_t>(of.scalar.year()), PeriodLength::year, 1};
    TableBuilder builder(schema_of(plan));
    builder.add_nameless_rows(num_rows, period);
    FigureSetter figures(builder, plan, num_rows, period);
    for (std::size_t i = 0; i < num_columns; ++i) {
      const goalpost_column column = read_at(columns, i);
      require(figures.set(utf8_of(column.name), column_in(column)), GOALPOST_E_NOT_FOUND);
    }
    Diagnostics found;
    const std::optional<Table> table = builder.build(found);
    if (!table) hand_over_and_fail(diagnostics, std::move(found), of.body->source, of.body->language());
    const ColumnEvaluator evaluator(of.body->program, *table, wanted);
    run_in_slices(evaluator, outputs, {0, num_rows}, wanted.num_threads, {progress, context});
  });
}
