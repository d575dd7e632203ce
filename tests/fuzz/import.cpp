// Any bytes as a printed plan, a table or sentences: what comes out is a plan without errors, or the reason why there is none, and every
// remark has its place. The first byte says how it is read.
#include <cstddef>
#include <cstdint>
#include <string>

#include "plans.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const unsigned how = size == 0 ? 0U : data[0];
  const std::string text(reinterpret_cast<const char*>(data) + (size == 0 ? 0 : 1), size == 0 ? 0 : size - 1);
  goalpost::ImportOptions options;
  options.language = (how & 1U) == 0 ? "vi" : "en";
  options.messages = (how & 2U) == 0 ? "vi" : "en";
  options.shape = static_cast<goalpost::ImportShape>((how >> 2U & 3U) % 3U);
  options.published = (how & 0x20U) != 0;
  if ((how & 0x40U) != 0) options.period = 2025, options.baseline = 2024;
  if ((how & 0x80U) != 0) options.title = text, options.document = "a \"document\"", options.name = "indicator";

  const goalpost::Source source("printed", text);
  const goalpost::Import made = goalpost::import_plan(source, options);
  (void)goalpost::render_import_text(made, source, options.messages);
  (void)goalpost::render_import_json(made, source);
  fuzz::promise(made.plan.empty() || made.problem.empty(), "there is a plan, or a reason why there is none",
                made.plan + made.problem);
  fuzz::promise(!made.plan.empty() || !made.problem.empty() || !made.remarks.empty(),
                "where there is nothing, the report says so", text);
  for (const goalpost::ImportRemark& remark : made.remarks) {
    const auto [begin, end] = remark.range;
    fuzz::promise(begin <= end && end <= text.size(), "a remark lies within the text", remark.message);
    fuzz::promise(!remark.message.empty(), "a remark says something");
  }
  if (made.plan.empty()) return 0;

  const goalpost::Source written("plan", made.plan);
  goalpost::Diagnostics found;
  const auto plan = goalpost::check(goalpost::parse(written, goalpost::Limits{}, found), found);
  fuzz::promise(plan.has_value(), "what is imported is a plan without errors",
                made.plan + "\n" + goalpost::render(found, written));
  std::size_t num_targets = 0;
  for (const goalpost::PlanIndicator& indicator : plan->indicators) num_targets += indicator.targets.size();
  fuzz::promise(plan->indicators.size() == made.num_indicators && num_targets == made.num_targets,
                "the report counts what the plan holds", made.plan);
  return 0;
}
