// Findings: one by one, and as people and programs read them.
#include <algorithm>
#include <cassert>

#include "goalpost/report/report.hpp"
#include "handles.hpp"
#include "structs.hpp"

namespace goalpost::capi {

void hand_over(goalpost_diagnostics** out, Diagnostics&& list, std::shared_ptr<const Source> source,
               std::string_view plan_language) {
  const bool is_empty = list.list().empty() && list.num_dropped() == 0;
  if (out == nullptr || is_empty) return;
  auto made = std::make_unique<goalpost_diagnostics>();
  list.sort_by_place();
  for (const Diagnostic& finding : list.list()) {
    made->texts.push_back({code_text(finding.code), message_in(finding, "en", plan_language),
                           message_in(finding, "vi", plan_language), hint_in(finding, "en", plan_language),
                           hint_in(finding, "vi", plan_language)});
  }
  made->list = std::move(list);
  made->source = std::move(source);
  made->plan_language = plan_language;
  *out = made.release();
}

void hand_over_and_fail(goalpost_diagnostics** out, Diagnostics&& list, std::shared_ptr<const Source> source,
                        std::string_view plan_language) {
  assert(list.has_errors());
  hand_over(out, std::move(list), std::move(source), plan_language);
  fail(GOALPOST_E_DIAGNOSTICS);
}

namespace {

/// The list of a handle, or nothing for NULL.
const goalpost_diagnostics* list_of(const goalpost_diagnostics* diagnostics) {
  return diagnostics == nullptr ? nullptr : &handle(diagnostics);
}

goalpost_diagnostic described(const goalpost_diagnostics& diagnostics, std::size_t index, bool vietnamese) {
  const Diagnostic& finding = diagnostics.list.list()[index];
  const goalpost_diagnostics::Texts& texts = diagnostics.texts[index];
  goalpost_diagnostic out = GOALPOST_DIAGNOSTIC_INIT;
  out.code = borrowed(texts.code);
  out.message = borrowed(vietnamese ? texts.message_vi : texts.message_en);
  out.hint = borrowed(vietnamese ? texts.hint_vi : texts.hint_en);
  out.number = static_cast<std::uint32_t>(finding.code);
  out.severity = static_cast<std::uint8_t>(finding.severity);
  if (finding.table) {
    out.is_in_table = 1;
    out.file = borrowed(finding.table->file);
    out.line_1based = finding.table->line_1based;
    out.column_1based = finding.table->field_1based;
  } else {
    const Position position = diagnostics.source->position(finding.range.begin_byte);
    out.file = borrowed(diagnostics.source->name());
    out.begin_byte = finding.range.begin_byte;
    out.end_byte = finding.range.end_byte;
    out.line_1based = position.line_1based;
    out.column_1based = position.column_1based;
  }
  return out;
}

}  // namespace
}  // namespace goalpost::capi

using namespace goalpost;
using namespace goalpost::capi;

goalpost_status goalpost_diagnostics_count(const goalpost_diagnostics* diagnostics, goalpost_diagnostic_counts* out) {
  return guarded([&] {
    goalpost_diagnostic_counts counts = GOALPOST_DIAGNOSTIC_COUNTS_INIT;
    if (const goalpost_diagnostics* all = list_of(diagnostics)) {
      counts.num_kept = all->list.list().size();
      counts.num_errors = all->list.num_errors();
      counts.num_warnings = all->list.num_warnings();
      counts.num_dropped = all->list.num_dropped();
    }
    fill(out, counts);
  });
}

goalpost_status goalpost_diagnostics_get(const goalpost_diagnostics* diagnostics, size_t index, int32_t language,
                                         goalpost_diagnostic* out) {
  return guarded([&] {
    goalpost_diagnostic empty = GOALPOST_DIAGNOSTIC_INIT;
    fill(out, empty);
    const goalpost_diagnostics* all = list_of(diagnostics);
    const std::string_view wanted = language_of(language, all == nullptr ? std::string_view("en") : all->plan_language);
    require(all != nullptr && index < all->list.list().size(), GOALPOST_E_NOT_FOUND);
    fill(out, described(*all, index, wanted == "vi"));
  });
}

goalpost_status goalpost_diagnostics_render(const goalpost_diagnostics* diagnostics, int32_t format, int32_t language,
                                            int32_t colour, goalpost_text** out) {
  if (out != nullptr) *out = nullptr;
  return guarded([&] {
    required(out);
    require(format == GOALPOST_FORMAT_TEXT || format == GOALPOST_FORMAT_JSON, GOALPOST_E_ARGUMENT);
    const goalpost_diagnostics* all = list_of(diagnostics);
    const goalpost_diagnostics none{goalpost_diagnostics::own_kind, Diagnostics(), nullptr, "en", {}};
    const goalpost_diagnostics& list = all == nullptr ? none : *all;
    const std::string_view wanted = language_of(language, list.plan_language);
    const Source nothing("", "");
    const Source& source = list.source == nullptr ? nothing : *list.source;
    if (format == GOALPOST_FORMAT_JSON) {
      *out = new_text(render_json(list.list, source, wanted, list.plan_language));
    } else {
      *out = new_text(render(
          list.list, source,
          RenderOptions{
              .colour = colour != 0, .language = wanted, .plan_language = std::string_view(list.plan_language)}));
    }
  });
}

void goalpost_diagnostics_free(goalpost_diagnostics* diagnostics) { delete diagnostics; }
