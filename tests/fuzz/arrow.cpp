// Arrow structs out of any bytes, as wrong as a caller can make them without lying about memory: unknown formats, lengths that contradict one
// another, pointers that are NULL, offsets that descend, codes without a name. What a buffer is said to hold it does hold: a pointer into
// nowhere is undefined in C, and nobody can see it. Promised: a status from the header, every struct released exactly once and in time,
// and the same answers wherever arrays begin.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "made_arrow.hpp"
#include "promise.hpp"

// After what it includes: cmake/GoalpostFuzzers.cmake reads this line.
#include "goalpost.h"

namespace {

const goalpost_plan* plan() {
  static const goalpost_plan* const made = [] {
    const std::string text =
        "plan p\nbaseline 2024\nareas province > district/districts\nstrata sex: girls, boys\n"
        "input a, b count\ninput c count by sex\ninput d date\ninput r %\n"
        "indicator i\n  measure a per 1,000 b\n  target below 9‰\n  target below 5‰ in every district\n"
        "indicator j\n  measure c as % of total(c)\n  target reduce by 2% to 3% every year\n"
        "indicator k\n  measure d\n  target no later than 2025-05-20\n"
        "indicator l\n  measure mean of last 3 years of r\n  target maintain\n  better lower\n"
        "indicator n\n  measure a\n  target reduce versus prior year\n";
    goalpost_plan* out = nullptr;
    fuzz::promise(goalpost_plan_parse(text.data(), text.size(), nullptr, &out, nullptr) == GOALPOST_OK,
                  "the fuzzer's own plan is a plan");
    return out;
  }();
  return made;
}

void promise_known_status(goalpost_status status) {
  switch (status) {
    case GOALPOST_OK:
    case GOALPOST_E_NULL:
    case GOALPOST_E_STRUCT_SIZE:
    case GOALPOST_E_ARGUMENT:
    case GOALPOST_E_UTF8:
    case GOALPOST_E_LENGTH:
    case GOALPOST_E_TYPE:
    case GOALPOST_E_DIAGNOSTICS: return;
    default: fuzz::broken("goalpost_table_from_arrow() answers what its manual says", goalpost_status_text(status));
  }
}

/// Every answer for a table, as bytes; what is judged with areas, and row by row.
std::string answers_for(const goalpost_table* table) {
  std::string out;
  goalpost_table_info info = GOALPOST_TABLE_INFO_INIT;
  fuzz::promise(goalpost_table_get_info(table, &info) == GOALPOST_OK, "a table knows its size");
  if (info.num_rows > 4096) return out;
  goalpost_results* results = nullptr;
  const goalpost_status judged = goalpost_evaluate(plan(), table, nullptr, nullptr, nullptr, &results, nullptr);
  fuzz::promise(judged == (info.num_areas > 0 || info.num_rows == 0 ? judged : GOALPOST_E_ARGUMENT),
                "rows without areas are for an evaluator");
  fuzz::promise(judged == GOALPOST_OK || judged == GOALPOST_E_ARGUMENT, "a table can be judged",
                goalpost_status_text(judged));
  if (results != nullptr) {
    goalpost_text* text = nullptr;
    fuzz::promise(goalpost_results_render(results, GOALPOST_FORMAT_CSV, GOALPOST_LANGUAGE_PLAN, &text) == GOALPOST_OK,
                  "results can be written");
    out.append(goalpost_text_data(text), goalpost_text_size(text));
    goalpost_text_free(text);
    goalpost_results_free(results);
  }
  goalpost_evaluator* evaluator = nullptr;
  fuzz::promise(goalpost_evaluator_create(plan(), table, nullptr, &evaluator) == GOALPOST_OK, "a table can be bound");
  for (std::uint32_t indicator = 0; indicator < 5; ++indicator) {
    std::vector<goalpost_verdict> verdicts(info.num_rows);
    goalpost_output output = GOALPOST_OUTPUT_INIT;
    output.indicator = indicator;
    output.num_elements = info.num_rows;
    output.verdict = verdicts.data();
    fuzz::promise(goalpost_evaluator_run(evaluator, &output, 1, 0, info.num_rows, nullptr, nullptr) == GOALPOST_OK,
                  "a bound table can be judged");
    out.append(reinterpret_cast<const char*>(verdicts.data()), verdicts.size());
  }
  goalpost_evaluator_free(evaluator);
  return out;
}

struct Answer {
  goalpost_status status = GOALPOST_OK;
  std::string answers;
};

Answer judged(const std::uint8_t* data, std::size_t size, bool with_offsets) {
  fuzz::Bytes bytes(data, size);
  fuzz::ArrowMaker maker(bytes, with_offsets);
  ArrowSchema schema = maker.schema();
  ArrowArray array = maker.array();
  goalpost_table* table = nullptr;
  goalpost_diagnostics* diagnostics = nullptr;
  Answer out;
  out.status = goalpost_table_from_arrow(plan(), &schema, &array, nullptr, &table, &diagnostics);
  promise_known_status(out.status);
  fuzz::promise((table != nullptr) == (out.status == GOALPOST_OK), "there is a table exactly when the status is OK");
  fuzz::promise(schema.release == nullptr && array.release == nullptr,
                "both structs are taken over, whatever comes back");
  fuzz::promise(maker.num_released_schemas() == 1, "the schema is released, once, before the call returns");
  fuzz::promise(maker.num_released_arrays() == (table == nullptr ? 1 : 0),
                "the array is released when nobody needs it");
  if (out.status == GOALPOST_E_DIAGNOSTICS) {
    goalpost_diagnostic_counts counts = GOALPOST_DIAGNOSTIC_COUNTS_INIT;
    fuzz::promise(goalpost_diagnostics_count(diagnostics, &counts) == GOALPOST_OK && counts.num_errors > 0,
                  "with GOALPOST_E_DIAGNOSTICS there is an error");
    goalpost_text* text = nullptr;
    fuzz::promise(goalpost_diagnostics_render(diagnostics, GOALPOST_FORMAT_TEXT, GOALPOST_LANGUAGE_VIETNAMESE, 0,
                                              &text) == GOALPOST_OK,
                  "findings can be read");
    goalpost_text_free(text);
  }
  goalpost_diagnostics_free(diagnostics);
  if (table != nullptr) out.answers = answers_for(table);
  goalpost_table_free(table);
  fuzz::promise(maker.num_released_arrays() == 1, "the array is released, once, with the last that needs it");
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const Answer given = judged(data, size, true);
  const Answer from_the_first = judged(data, size, false);
  if (given.status == GOALPOST_OK && from_the_first.status == GOALPOST_OK)
    fuzz::promise_same(given.answers, from_the_first.answers, "where an array begins changes no answer");
  return 0;
}
