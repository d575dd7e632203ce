// Two plans, target by target.
#include "goalpost/report/compare.hpp"

#include "handles.hpp"
#include "structs.hpp"

using namespace goalpost;
using namespace goalpost::capi;

static_assert(static_cast<int>(Change::unchanged) == GOALPOST_CHANGE_UNCHANGED);
static_assert(static_cast<int>(Change::tightened) == GOALPOST_CHANGE_TIGHTENED);
static_assert(static_cast<int>(Change::loosened) == GOALPOST_CHANGE_LOOSENED);
static_assert(static_cast<int>(Change::changed) == GOALPOST_CHANGE_CHANGED);
static_assert(static_cast<int>(Change::added) == GOALPOST_CHANGE_NEW);
static_assert(static_cast<int>(Change::dropped) == GOALPOST_CHANGE_DROPPED);
static_assert(1 << static_cast<int>(Aspect::measure) == GOALPOST_ASPECT_MEASURE);
static_assert(1 << static_cast<int>(Aspect::form) == GOALPOST_ASPECT_FORM);
static_assert(1 << static_cast<int>(Aspect::limit) == GOALPOST_ASPECT_LIMIT);
static_assert(1 << static_cast<int>(Aspect::base) == GOALPOST_ASPECT_BASE);
static_assert(1 << static_cast<int>(Aspect::scope) == GOALPOST_ASPECT_SCOPE);

goalpost_status goalpost_plan_compare(const goalpost_plan* before, const goalpost_plan* after,
                                      goalpost_comparison** comparison) {
  if (comparison != nullptr) *comparison = nullptr;
  return guarded([&] {
    required(comparison);
    const auto& old_body = handle(before).body;
    const auto& new_body = handle(after).body;
    *comparison = new goalpost_comparison{goalpost_comparison::own_kind, old_body, new_body,
                                          compare(old_body->program, new_body->program)};
  });
}

void goalpost_comparison_free(goalpost_comparison* comparison) { delete comparison; }

goalpost_status goalpost_comparison_count(const goalpost_comparison* comparison, goalpost_change_counts* out) {
  return guarded([&] {
    fill(out, goalpost_change_counts{});
    goalpost_change_counts counts = GOALPOST_CHANGE_COUNTS_INIT;
    for (const TargetChange& change : handle(comparison).changes) {
      ++counts.num_targets;
      switch (change.change) {
        case Change::unchanged: ++counts.num_unchanged; break;
        case Change::tightened: ++counts.num_tightened; break;
        case Change::loosened: ++counts.num_loosened; break;
        case Change::changed: ++counts.num_changed; break;
        case Change::added: ++counts.num_new; break;
        case Change::dropped: ++counts.num_dropped; break;
      }
    }
    fill(out, counts);
  });
}

goalpost_status goalpost_comparison_get(const goalpost_comparison* comparison, size_t index,
                                        goalpost_target_change* out) {
  return guarded([&] {
    fill(out, goalpost_target_change{});
    const std::vector<TargetChange>& changes = handle(comparison).changes;
    require(index < changes.size(), GOALPOST_E_NOT_FOUND);
    const TargetChange& change = changes[index];
    goalpost_target_change found = GOALPOST_TARGET_CHANGE_INIT;
    found.before_indicator = change.before ? change.before->indicator : GOALPOST_NONE;
    found.before_target_1based = change.before ? change.before->target + 1 : 0;
    found.after_indicator = change.after ? change.after->indicator : GOALPOST_NONE;
    found.after_target_1based = change.after ? change.after->target + 1 : 0;
    found.change = static_cast<std::uint8_t>(change.change);
    for (const Aspect aspect : change.aspects) {
      found.aspects = static_cast<std::uint8_t>(found.aspects | 1U << static_cast<unsigned>(aspect));
    }
    fill(out, found);
  });
}

goalpost_status goalpost_comparison_render(const goalpost_comparison* comparison, int32_t format, int32_t language,
                                           goalpost_text** out) {
  if (out != nullptr) *out = nullptr;
  return guarded([&] {
    required(out);
    const goalpost_comparison& of = handle(comparison);
    const std::string_view wanted = language_of(language, of.after->language());
    require(format == GOALPOST_FORMAT_TEXT || format == GOALPOST_FORMAT_JSON, GOALPOST_E_ARGUMENT);
    *out = new_text(format == GOALPOST_FORMAT_JSON
                        ? render_json(of.changes, of.before->program, of.after->program, wanted)
                        : render_text(of.changes, of.before->program, of.after->program, wanted));
  });
}
