// Plans: reading them, and what they hold.
#include <algorithm>

#include "goalpost/language/vocabulary.hpp"
#include "goalpost/plan/check.hpp"
#include "goalpost/report/format.hpp"
#include "goalpost/report/phrase.hpp"
#include "goalpost/syntax/parse.hpp"
#include "handles.hpp"
#include "structs.hpp"

namespace goalpost::capi {
namespace {

/// Element `index`, or it is not there.
template <class List>
const auto& element(const List& list, std::size_t index) {
  require(index < list.size(), GOALPOST_E_NOT_FOUND);
  return list[index];
}

goalpost_string name_out(const std::optional<syntax::Name>& name) {
  return name ? borrowed(name->text) : goalpost_string{nullptr, 0};
}

const Vocabulary& words_of(std::int32_t language, const PlanBody& body) {
  return *vocabulary(language_of(language, body.language()));
}

/// Fills `out` with what `describe` says of a plan; empty when that fails.
template <class Struct, class Describe>
goalpost_status describe_plan(const goalpost_plan* plan, Struct* out, Describe describe) {
  return guarded([&] {
    fill(out, Struct{});
    fill(out, describe(handle(plan).body->plan()));
  });
}

/// Gives the text that `say` makes of a plan.
template <class Say>
goalpost_status say_of_plan(const goalpost_plan* plan, goalpost_text** out, Say say) {
  if (out != nullptr) *out = nullptr;
  return guarded([&] {
    required(out);
    *out = new_text(say(*handle(plan).body));
  });
}

/// A list of names within a plan, one at a time.
template <class Find>
goalpost_status name_in_plan(const goalpost_plan* plan, goalpost_string* out, Find find) {
  if (out != nullptr) *out = {nullptr, 0};
  return guarded([&] {
    required(out);
    *out = borrowed(find(handle(plan).body->plan()));
  });
}

std::string meaning(syntax::Tree tree) {
  tree.language.clear();
  return syntax::print(tree);
}

}  // namespace
}  // namespace goalpost::capi

using namespace goalpost;
using namespace goalpost::capi;

goalpost_status goalpost_plan_parse(const char* text, size_t size, const goalpost_plan_options* options,
                                    goalpost_plan** plan, goalpost_diagnostics** diagnostics) {
  if (plan != nullptr) *plan = nullptr;
  if (diagnostics != nullptr) *diagnostics = nullptr;
  return guarded([&] {
    required(plan);
    const goalpost_plan_options defaults = GOALPOST_PLAN_OPTIONS_INIT;
    const goalpost_plan_options wanted = read_or(options, defaults);
    const std::string_view name = utf8_of(wanted.name);
    Limits limits;
    if (wanted.max_diagnostics != 0) limits.max_diagnostics = wanted.max_diagnostics;
    auto source =
        std::make_shared<const Source>(std::string(name.empty() ? "plan" : name), std::string(text_of(text, size)));
    Diagnostics found(limits.max_diagnostics);
    syntax::Tree tree = parse(*source, limits, found);
    const std::string language = tree.language;
    const bool is_empty = tree.indicators.empty();
    std::optional<Plan> checked = check(std::move(tree), found);
    // An empty answer to an empty plan would look like success.
    if (is_empty && !found.has_errors()) found.add(Code::no_indicators, ByteRange{});
    if (found.has_errors()) hand_over_and_fail(diagnostics, std::move(found), source, language);
    auto body = std::make_shared<const PlanBody>(PlanBody{source, compile(std::move(*checked))});
    auto made = std::make_unique<goalpost_plan>(goalpost_plan{goalpost_plan::own_kind, std::move(body)});
    hand_over(diagnostics, std::move(found), source, language);
    *plan = made.release();
  });
}

void goalpost_plan_free(goalpost_plan* plan) { delete plan; }

goalpost_status goalpost_plan_get_info(const goalpost_plan* plan, goalpost_plan_info* out) {
  return guarded([&] {
    fill(out, goalpost_plan_info{});
    const PlanBody& body = *handle(plan).body;
    const Plan& of = body.plan();
    goalpost_plan_info info = GOALPOST_PLAN_INFO_INIT;
    info.text = borrowed(body.source->text());
    if (const auto& header = of.tree.plan) {
      info.name = borrowed(header->name.text);
      info.title = name_out(header->title);
      info.source = name_out(header->source);
      info.baseline_year = header->baseline.value_or(0);
      info.num_periods = static_cast<std::uint32_t>(header->periods.size());
    }
    info.language = body.language() == "vi" ? GOALPOST_LANGUAGE_VIETNAMESE : GOALPOST_LANGUAGE_ENGLISH;
    info.num_inputs = static_cast<std::uint32_t>(of.inputs.size());
    info.num_indicators = static_cast<std::uint32_t>(of.indicators.size());
    info.num_dimensions = static_cast<std::uint32_t>(of.dimensions.size());
    info.num_levels = static_cast<std::uint32_t>(of.levels.size());
    fill(out, info);
  });
}

goalpost_status goalpost_plan_get_period(const goalpost_plan* plan, size_t index, goalpost_period* out) {
  if (out != nullptr) *out = {};
  return guarded([&] {
    required(out);
    const auto& header = handle(plan).body->plan().tree.plan;
    require(header.has_value(), GOALPOST_E_NOT_FOUND);
    *out = period_out(element(header->periods, index));
  });
}

goalpost_status goalpost_plan_get_input(const goalpost_plan* plan, size_t index, goalpost_input_info* out) {
  return describe_plan(plan, out, [&](const Plan& of) {
    const PlanInput& input = element(of.inputs, index);
    goalpost_input_info info = GOALPOST_INPUT_INFO_INIT;
    info.name = borrowed(input.name);
    info.column = borrowed(input.column);
    info.currency = borrowed(input.unit.currency);
    info.scale = input.unit.scale;
    info.dimensions = input.dimensions;
    info.kind = static_cast<std::uint8_t>(input.unit.kind);
    info.roll_up = static_cast<std::uint8_t>(input.roll_up);
    return info;
  });
}

goalpost_status goalpost_plan_get_indicator(const goalpost_plan* plan, size_t index, goalpost_indicator_info* out) {
  return describe_plan(plan, out, [&](const Plan& of) {
    const PlanIndicator& indicator = element(of.indicators, index);
    const syntax::Indicator& written = of.tree.indicators[index];
    goalpost_indicator_info info = GOALPOST_INDICATOR_INFO_INIT;
    info.name = borrowed(indicator.name);
    info.label = borrowed(indicator.label);
    info.title = borrowed(indicator.title);
    info.currency = borrowed(indicator.unit.currency);
    info.scale = indicator.unit.scale;
    info.dimensions = indicator.dimensions;
    info.num_targets = static_cast<std::uint32_t>(indicator.targets.size());
    info.part_of = indicator.part_of.value_or(GOALPOST_NONE);
    info.num_lead = static_cast<std::uint32_t>(written.lead.size());
    info.num_support = static_cast<std::uint32_t>(written.support.size());
    info.kind = static_cast<std::uint8_t>(indicator.unit.kind);
    info.better = static_cast<std::uint8_t>(indicator.better);
    return info;
  });
}

goalpost_status goalpost_plan_get_dimension(const goalpost_plan* plan, size_t index, goalpost_dimension_info* out) {
  return describe_plan(plan, out, [&](const Plan& of) {
    const Dimension& dimension = element(of.dimensions, index);
    goalpost_dimension_info info = GOALPOST_DIMENSION_INFO_INIT;
    info.name = borrowed(dimension.name);
    info.num_values = static_cast<std::uint32_t>(dimension.values.size());
    return info;
  });
}

goalpost_status goalpost_plan_get_stratum(const goalpost_plan* plan, size_t dimension, size_t index,
                                          goalpost_string* out) {
  return name_in_plan(plan, out, [&](const Plan& of) -> const std::string& {
    return element(element(of.dimensions, dimension).values, index);
  });
}

goalpost_status goalpost_plan_get_level(const goalpost_plan* plan, size_t index, goalpost_level_info* out) {
  return describe_plan(plan, out, [&](const Plan& of) {
    const AreaLevelName& level = element(of.levels, index);
    goalpost_level_info info = GOALPOST_LEVEL_INFO_INIT;
    info.singular = borrowed(level.singular);
    info.plural = borrowed(level.plural);
    return info;
  });
}

goalpost_status goalpost_plan_get_department(const goalpost_plan* plan, size_t indicator, size_t index,
                                             goalpost_string* out) {
  return name_in_plan(plan, out, [&](const Plan& of) -> const std::string& {
    const syntax::Indicator& written = element(of.tree.indicators, indicator);
    const std::size_t num_lead = written.lead.size();
    return index < num_lead ? written.lead[index].text : element(written.support, index - num_lead).text;
  });
}

goalpost_status goalpost_plan_find_indicator(const goalpost_plan* plan, const char* name, size_t size, uint32_t* out) {
  if (out != nullptr) *out = GOALPOST_NONE;
  return guarded([&] {
    required(out);
    const std::string_view wanted = utf8_of({name, size});
    const auto& list = handle(plan).body->plan().indicators;
    auto found = std::ranges::find(list, wanted, &PlanIndicator::name);
    if (found == list.end() && !wanted.empty()) found = std::ranges::find(list, wanted, &PlanIndicator::label);
    require(found != list.end(), GOALPOST_E_NOT_FOUND);
    *out = static_cast<std::uint32_t>(found - list.begin());
  });
}

goalpost_status goalpost_plan_measure_text(const goalpost_plan* plan, size_t indicator, int32_t language,
                                           goalpost_text** out) {
  return say_of_plan(plan, out, [&](const PlanBody& body) {
    const PlanIndicator& of = element(body.plan().indicators, indicator);
    return expression_text(body.plan().tree, of.measure, words_of(language, body));
  });
}

goalpost_status goalpost_plan_target_text(const goalpost_plan* plan, size_t indicator, uint32_t target_1based,
                                          int32_t language, goalpost_text** out) {
  return say_of_plan(plan, out, [&](const PlanBody& body) {
    const PlanIndicator& of = element(body.plan().indicators, indicator);
    require(target_1based != 0, GOALPOST_E_NOT_FOUND);
    const PlanTarget& target = element(of.targets, target_1based - 1U);
    const syntax::Tree& tree = body.plan().tree;
    return target_text(tree, tree.indicators[indicator].targets[target.syntax_index], words_of(language, body));
  });
}

goalpost_status goalpost_plan_format(const goalpost_plan* plan, int32_t language, goalpost_text** out) {
  return say_of_plan(plan, out, [&](const PlanBody& body) {
    const syntax::Tree& tree = body.plan().tree;
    std::string text = format(tree, *body.source, language_of(language, body.language()));
    Diagnostics unused(0);
    const Source again("canonical text", text);
    require(meaning(parse(again, Limits{}, unused)) == meaning(tree), GOALPOST_E_UNAVAILABLE);
    return text;
  });
}
