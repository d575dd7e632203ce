// What if memory runs out? Every call is made again and again with the n-th allocation failing, for n = 1, 2, 3, … until it no longer
// fails: GOALPOST_E_OUT_OF_MEMORY comes back, the results are empty, nothing crashes; that nothing leaks is counted, and seen by LeakSanitizer.
#include <array>
#include <cstdlib>
#include <new>
#include <utility>
#include <vector>

#if defined(__unix__)
#include <sys/wait.h>
#include <unistd.h>
#endif

#include "goalpost/goalpost.hpp"
#include "goalpost/io/csv.hpp"
#include "support.hpp"

// The C allocator fails, too: utf8proc asks it, and so does throwing an exception. A sanitizer needs it for itself.
#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
extern "C" {
void* __libc_malloc(std::size_t);          // NOLINT: glibc's name for it
void* __libc_realloc(void*, std::size_t);  // NOLINT
}
#define GOALPOST_TEST_MALLOC __libc_malloc
#else
#define GOALPOST_TEST_MALLOC std::malloc
#endif

namespace {

// Counted while `is_counting`: the tests' own allocations, and doctest's, are not made to fail.
bool is_counting = false;
long allocations_left = 0;  ///< before one fails
long num_held = 0;          ///< allocated and not freed, by all

void* allocate(std::size_t size) {
  if (is_counting && --allocations_left < 0) throw std::bad_alloc();
  void* memory = GOALPOST_TEST_MALLOC(size == 0 ? 1 : size);
  if (memory == nullptr) throw std::bad_alloc();
  ++num_held;
  return memory;
}
void* allocate_aligned(std::size_t size, std::align_val_t alignment) {
  if (is_counting && --allocations_left < 0) throw std::bad_alloc();
  const auto boundary = static_cast<std::size_t>(alignment);
  void* memory = std::aligned_alloc(boundary, (size + boundary - 1) / boundary * boundary);
  if (memory == nullptr) throw std::bad_alloc();
  ++num_held;
  return memory;
}
void release(void* memory) noexcept {
  if (memory == nullptr) return;
  --num_held;
  std::free(memory);
}

}  // namespace

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
extern "C" void* malloc(std::size_t size) {
  return is_counting && --allocations_left < 0 ? nullptr : __libc_malloc(size);
}
extern "C" void* realloc(void* memory, std::size_t size) {
  return is_counting && --allocations_left < 0 ? nullptr : __libc_realloc(memory, size);
}
#endif

// The library's allocations come here, too: the program's operator new stands before the one of libstdc++.
void* operator new(std::size_t size) { return allocate(size); }
void* operator new[](std::size_t size) { return allocate(size); }
void* operator new(std::size_t size, std::align_val_t alignment) { return allocate_aligned(size, alignment); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  try {
    return allocate(size);
  } catch (...) {
    return nullptr;
  }
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }

namespace goalpost::test {

namespace {

/// Calls until no allocation fails any more. `call` answers the status and frees what it got; what it must not do is fail in another way.
template <class Call>
void fail_everywhere(const char* name, Call call) {
  INFO(std::string(name));
  goalpost_status status = call();  // whatever is made once, such as vocabularies, is made now
  REQUIRE(status == GOALPOST_OK);
  long nth = 0;
  long num_lost = 0;
  for (status = GOALPOST_E_OUT_OF_MEMORY; status == GOALPOST_E_OUT_OF_MEMORY && nth < 200000; ++nth) {
    const long held_before = num_held;
    allocations_left = nth;
    is_counting = true;
    status = call();
    is_counting = false;
    num_lost += num_held - held_before;
  }
  CHECK(status == GOALPOST_OK);
  CHECK(num_lost == 0);
  CHECK(nth > 1);  // else nothing was allocated, or the failing operator new is not the library's
  MESSAGE(std::string(name) << ": " << nth - 1 << " allocations, each made to fail");
}

constexpr std::string_view tiny_plan = R"(edition 1
plan p "P"
  period 2025
  areas  province > district
  strata sex: girls, boys
input cases, children count by sex
indicator i
  measure cases per 1,000 children
  target  below 9 per 1,000
  target  reduce by 10% versus 2024
)";

struct TinyData {
  std::array<goalpost_string, 4> names{str("Tân Châu"), str("Tân Châu"), str("Tan Chau"), str("Tân Châu")};
  std::array<goalpost_string, 4> parents{str(""), str(""), str("Tân Châu"), str("")};
  std::array<std::int16_t, 4> years{2024, 2025, 2025, 2025};
  std::array<goalpost_string, 4> sexes{str("girls"), str("girls"), str("girls"), str("boys")};
  std::array<float, 4> cases{1, 2, 3, 0.5F};
  std::array<std::int64_t, 4> children{100, 200, 300, 400};
  goalpost_key area = GOALPOST_KEY_INIT;
  goalpost_key parent = GOALPOST_KEY_INIT;
  goalpost_key period = GOALPOST_KEY_INIT;
  goalpost_key sex = GOALPOST_KEY_INIT;
  std::array<goalpost_column, 2> columns{};
  goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
  TinyData() {
    area.names = {4, names.data(), nullptr, nullptr, nullptr};
    parent.names = {4, parents.data(), nullptr, nullptr, nullptr};
    sex.names = {4, sexes.data(), nullptr, nullptr, nullptr};
    period.codes = years.data();
    period.code_type = GOALPOST_TYPE_INT16;
    columns[0] = columns[1] = GOALPOST_COLUMN_INIT;
    columns[0].name = str("cases");
    columns[0].type = GOALPOST_TYPE_FLOAT32;
    columns[0].values = cases.data();
    columns[1].name = str("children");
    columns[1].values = children.data();
    data.num_rows = 4;
    data.area = &area;
    data.parent = &parent;
    data.period = &period;
    data.strata = &sex;
    data.num_strata = 1;
    data.columns = columns.data();
    data.num_columns = 2;
  }
};

/// Frees a text; the status of making it.
template <class Make>
auto text_from(Make make) {
  return [make] {
    goalpost_text* text = nullptr;
    const goalpost_status status = make(&text);
    if ((status == GOALPOST_OK) != (text != nullptr)) return goalpost_status{-1};
    goalpost_text_free(text);
    return status;
  };
}

}  // namespace

#if defined(__unix__)
TEST_CASE("the very first call, when tables of words are made") {
  // In a process of its own each time: what is made once is made anew.
  int status = GOALPOST_E_OUT_OF_MEMORY;
  long nth = 0;
  for (; status == GOALPOST_E_OUT_OF_MEMORY && nth < 20000; ++nth) {
    const pid_t child = fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      goalpost_plan* plan = nullptr;
      allocations_left = nth;
      is_counting = true;
      goalpost_status answer = goalpost_plan_parse(tiny_plan.data(), tiny_plan.size(), nullptr, &plan, nullptr);
      is_counting = false;
      // A failure must not spoil the next call.
      if (answer == GOALPOST_E_OUT_OF_MEMORY) {
        const goalpost_status again = goalpost_plan_parse(tiny_plan.data(), tiny_plan.size(), nullptr, &plan, nullptr);
        if (again != GOALPOST_OK) answer = 99;
      }
      _exit(answer);
    }
    int ended = 0;
    REQUIRE(waitpid(child, &ended, 0) == child);
    REQUIRE(WIFEXITED(ended));
    status = WEXITSTATUS(ended);
  }
  CHECK(status == GOALPOST_OK);
  MESSAGE("the first goalpost_plan_parse: " << nth - 1 << " allocations, each made to fail");
}
#endif

TEST_CASE("plans and rules") {
  fail_everywhere("goalpost_plan_parse", [] {
    goalpost_plan* plan = nullptr;
    const goalpost_status status = goalpost_plan_parse(tiny_plan.data(), tiny_plan.size(), nullptr, &plan, nullptr);
    goalpost_plan_free(plan);
    return status;
  });
  fail_everywhere("goalpost_plan_parse with findings", [] {
    goalpost_plan* plan = nullptr;
    goalpost_diagnostics* found = nullptr;
    const goalpost_status status = goalpost_plan_parse("edition 1\ninput a", 17, nullptr, &plan, &found);
    goalpost_diagnostics_free(found);
    return status == GOALPOST_E_DIAGNOSTICS ? GOALPOST_OK : status;
  });
  const std::string_view words = "cases reduce by 30% versus prior year";
  fail_everywhere("goalpost_rule_compile", [&] {
    goalpost_rule* rule = nullptr;
    const goalpost_status status = goalpost_rule_compile(words.data(), words.size(), nullptr, &rule, nullptr);
    goalpost_rule_free(rule);
    return status;
  });
  const Rule rule = rule_of(words);
  fail_everywhere("goalpost_rule_get_plan", [&] {
    goalpost_plan* plan = nullptr;
    const goalpost_status status = goalpost_rule_get_plan(rule.get(), &plan);
    goalpost_plan_free(plan);
    return status;
  });
  const goalpost_string names[] = {str("cases"), str("prior(cases)")};
  const goalpost_string values[] = {str("63"), str("90.5")};
  fail_everywhere("goalpost_rule_evaluate", [&] {
    goalpost_results* results = nullptr;
    const goalpost_status status = goalpost_rule_evaluate(rule.get(), names, values, 2, &results, nullptr);
    goalpost_results_free(results);
    return status;
  });
  const std::array<std::int64_t, 2> figures{1, 2};
  std::array<goalpost_column, 2> columns{};
  columns[0] = columns[1] = GOALPOST_COLUMN_INIT;
  columns[0].name = names[0];
  columns[1].name = names[1];
  columns[0].values = columns[1].values = figures.data();
  std::array<goalpost_verdict, 2> verdict{};
  goalpost_output output = GOALPOST_OUTPUT_INIT;
  output.num_elements = 2;
  output.verdict = verdict.data();
  fail_everywhere("goalpost_rule_evaluate_columns", [&] {
    return goalpost_rule_evaluate_columns(rule.get(), columns.data(), 2, 2, &output, nullptr, nullptr, nullptr,
                                          nullptr);
  });
  const Plan plan = plan_of(tiny_plan);
  fail_everywhere("goalpost_plan_format", text_from([&](goalpost_text** out) {
                    return goalpost_plan_format(plan.get(), GOALPOST_LANGUAGE_VIETNAMESE, out);
                  }));
  fail_everywhere("goalpost_plan_measure_text",
                  text_from([&](goalpost_text** out) { return goalpost_plan_measure_text(plan.get(), 0, 0, out); }));
  fail_everywhere("goalpost_plan_target_text",
                  text_from([&](goalpost_text** out) { return goalpost_plan_target_text(plan.get(), 0, 1, 2, out); }));
  fail_everywhere("goalpost_period_text", text_from([](goalpost_text** out) {
                    return goalpost_period_text({2025, 12, 11}, 2, out);
                  }));
  std::string other_plan(tiny_plan);
  other_plan.replace(other_plan.find("below 9"), 7, "below 8");
  const Plan other = plan_of(other_plan);
  fail_everywhere("goalpost_plan_compare", [&] {
    goalpost_comparison* comparison = nullptr;
    const goalpost_status status = goalpost_plan_compare(plan.get(), other.get(), &comparison);
    goalpost_comparison_free(comparison);
    return status;
  });
  goalpost_comparison* comparison = nullptr;
  REQUIRE(goalpost_plan_compare(plan.get(), other.get(), &comparison) == GOALPOST_OK);
  for (const std::int32_t format : {GOALPOST_FORMAT_TEXT, GOALPOST_FORMAT_JSON}) {
    fail_everywhere("goalpost_comparison_render", text_from([&](goalpost_text** out) {
                      return goalpost_comparison_render(comparison, format, GOALPOST_LANGUAGE_VIETNAMESE, out);
                    }));
  }
  goalpost_comparison_free(comparison);
  const std::string_view phrase = "xuống còn 16/100.000 trẻ em";
  fail_everywhere("goalpost_phrase_read", text_from([&](goalpost_text** out) {
                    return goalpost_phrase_read(phrase.data(), phrase.size(), nullptr, out);
                  }));
}

TEST_CASE("printed plans") {
  const std::string_view table =
      "Chỉ tiêu\tKết quả 2024\tMục tiêu 2025\nTỷ lệ trẻ em có sách\t55%\t60%\nGì đó\t0\ttốt hơn\n";
  const std::string_view sentence = "1. Tỷ suất tử vong trẻ em dưới 1 tuổi xuống dưới 9‰";
  for (const std::string_view printed : {table, sentence}) {
    fail_everywhere("goalpost_import_plan", [&] {
      goalpost_import* import = nullptr;
      const goalpost_status status = goalpost_import_plan(printed.data(), printed.size(), nullptr, &import);
      goalpost_import_free(import);
      return status;
    });
  }
  goalpost_import* import = nullptr;
  REQUIRE(goalpost_import_plan(table.data(), table.size(), nullptr, &import) == GOALPOST_OK);
  for (const std::int32_t format : {GOALPOST_FORMAT_TEXT, GOALPOST_FORMAT_JSON}) {
    fail_everywhere("goalpost_import_render",
                    text_from([&](goalpost_text** out) { return goalpost_import_render(import, format, out); }));
  }
  goalpost_import_free(import);
}

TEST_CASE("findings") {
  goalpost_plan* none = nullptr;
  goalpost_diagnostics* found = nullptr;
  REQUIRE(goalpost_plan_parse("edition 1\ninput a", 17, nullptr, &none, &found) == GOALPOST_E_DIAGNOSTICS);
  const Diagnostics own(found);
  for (const std::int32_t format : {GOALPOST_FORMAT_TEXT, GOALPOST_FORMAT_JSON}) {
    fail_everywhere("goalpost_diagnostics_render", text_from([&](goalpost_text** out) {
                      return goalpost_diagnostics_render(found, format, GOALPOST_LANGUAGE_VIETNAMESE, 1, out);
                    }));
  }
}

TEST_CASE("CSV, through the C++ interface: the C one has none") {
  goalpost::Diagnostics of_plan;
  const goalpost::Source source("plan", std::string(tiny_plan));
  const auto plan = goalpost::check(goalpost::parse(source, goalpost::Limits{}, of_plan), of_plan);
  REQUIRE(plan.has_value());
  const std::string_view header = "area,parent,period,sex,cases,children\n";
  for (const auto& [rows, is_good] :
       {std::pair("Tân Châu,An Giang,2025,girls,1,100\n\"A, \"\"b\"\"\",,2025,boys,*,\n", true),
        std::pair("Tân Châu,Tân Châu,2025,girl,1e,1\nb,,2025-Q9,\"boys,1,100\n", false)}) {
    const std::string text = std::string(header) + rows;
    fail_everywhere("read_csv", [&, good = is_good] {
      try {
        goalpost::Diagnostics found;
        const auto table = goalpost::read_csv(text, "data.csv", goalpost::schema_of(*plan), found);
        return goalpost_status{table.has_value() == good ? GOALPOST_OK : -1};
      } catch (const std::bad_alloc&) {
        return goalpost_status{GOALPOST_E_OUT_OF_MEMORY};
      }
    });
  }
}

TEST_CASE("sums over areas, parts of years and what is withheld") {
  std::string text(tiny_plan);
  text.replace(text.find("  strata"), 0, "  missing children allow\n  suppress counts 1 to 4\n");
  text += "indicator j\n  measure share of district meeting i\n  target at least 50%\n";
  const Plan plan = plan_of(text);
  const TinyData rows;
  const Table table = table_of(plan.get(), rows.data);
  goalpost_evaluate_options options = GOALPOST_EVALUATE_OPTIONS_INIT;
  fail_everywhere("goalpost_evaluate", [&] {
    goalpost_results* results = nullptr;
    const goalpost_status status =
        goalpost_evaluate(plan.get(), table.get(), &options, nullptr, nullptr, &results, nullptr);
    goalpost_results_free(results);
    return status;
  });
}

TEST_CASE("tables, results and evaluators") {
  const Plan plan = plan_of(tiny_plan);
  TinyData rows;
  rows.names[2] = str("Cho\xCC\x82 Mo\xCC\x81i");  // needs NFC
  fail_everywhere("goalpost_table_create", [&] {
    goalpost_table* table = nullptr;
    const goalpost_status status = goalpost_table_create(plan.get(), &rows.data, &table, nullptr);
    goalpost_table_free(table);
    return status;
  });
  fail_everywhere("goalpost_table_from_arrow", [&] {
    ArrowSchema schema{};
    schema.format = "+s";
    schema.release = [](ArrowSchema* held) { held->release = nullptr; };
    ArrowArray array{};
    array.release = [](ArrowArray* held) { held->release = nullptr; };
    goalpost_table* table = nullptr;
    const goalpost_status status = goalpost_table_from_arrow(plan.get(), &schema, &array, nullptr, &table, nullptr);
    if (schema.release != nullptr || array.release != nullptr) return goalpost_status{-1};
    goalpost_table_free(table);
    return status;
  });
  const Table table = table_of(plan.get(), rows.data);
  fail_everywhere("goalpost_evaluate", [&] {
    goalpost_results* results = nullptr;
    goalpost_diagnostics* found = nullptr;
    const goalpost_status status =
        goalpost_evaluate(plan.get(), table.get(), nullptr, nullptr, nullptr, &results, &found);
    goalpost_results_free(results);
    goalpost_diagnostics_free(found);
    return status;
  });
  goalpost_evaluate_options with_certainty = GOALPOST_EVALUATE_OPTIONS_INIT;
  with_certainty.certainty = 0.95;
  fail_everywhere("goalpost_evaluate with certainty", [&] {
    goalpost_results* results = nullptr;
    const goalpost_status status =
        goalpost_evaluate(plan.get(), table.get(), &with_certainty, nullptr, nullptr, &results, nullptr);
    goalpost_results_free(results);
    return status;
  });
  fail_everywhere("goalpost_evaluate_row", [&] {
    goalpost_results* results = nullptr;
    const goalpost_status status = goalpost_evaluate_row(plan.get(), table.get(), 1, 0, &results);
    goalpost_results_free(results);
    return status;
  });
  fail_everywhere("goalpost_plan_check_data", [&] {
    goalpost_diagnostics* found = nullptr;
    const goalpost_status status = goalpost_plan_check_data(plan.get(), table.get(), nullptr, &found);
    goalpost_diagnostics_free(found);
    return status;
  });
  fail_everywhere("goalpost_results_get_columns", [&] {
    goalpost_results* results = nullptr;
    const bool was_counting = std::exchange(is_counting, false);
    goalpost_evaluate(plan.get(), table.get(), nullptr, nullptr, nullptr, &results, nullptr);
    is_counting = was_counting;
    goalpost_result_columns columns = GOALPOST_RESULT_COLUMNS_INIT;
    const goalpost_status status = goalpost_results_get_columns(results, &columns);
    goalpost_results_free(results);
    return status;
  });
  for (const bool is_by_name : {false, true}) {
    fail_everywhere("goalpost_results_get_extra, goalpost_results_find_extra", [&] {
      goalpost_results* results = nullptr;
      const bool was_counting = std::exchange(is_counting, false);
      goalpost_evaluate(plan.get(), table.get(), &with_certainty, nullptr, nullptr, &results, nullptr);
      is_counting = was_counting;
      goalpost_extra_column column = GOALPOST_EXTRA_COLUMN_INIT;
      const goalpost_status status = is_by_name ? goalpost_results_find_extra(results, "trend", 5, &column)
                                                : goalpost_results_get_extra(results, 0, &column);
      goalpost_results_free(results);
      return status;
    });
  }
  goalpost_results* certain = nullptr;
  REQUIRE(goalpost_evaluate(plan.get(), table.get(), &with_certainty, nullptr, nullptr, &certain, nullptr) ==
          GOALPOST_OK);
  const Results results(certain);
  fail_everywhere("goalpost_results_to_arrow", [&] {
    ArrowSchema schema;
    ArrowArray array;
    const goalpost_status status = goalpost_results_to_arrow(results.get(), &schema, &array);
    if (schema.release != nullptr) schema.release(&schema);
    if (array.release != nullptr) array.release(&array);
    return status;
  });
  for (const std::int32_t format : {GOALPOST_FORMAT_TEXT, GOALPOST_FORMAT_JSON, GOALPOST_FORMAT_CSV}) {
    fail_everywhere("goalpost_results_render", text_from([&](goalpost_text** out) {
                      return goalpost_results_render(results.get(), format, GOALPOST_LANGUAGE_VIETNAMESE, out);
                    }));
  }
  fail_everywhere("goalpost_results_explain", text_from([&](goalpost_text** out) {
                    return goalpost_results_explain(results.get(), 1, GOALPOST_FORMAT_JSON, 0, out);
                  }));
  fail_everywhere("goalpost_results_figure_text", text_from([&](goalpost_text** out) {
                    return goalpost_results_figure_text(results.get(), 1, GOALPOST_FIGURE_LIMIT, 1, out);
                  }));
  fail_everywhere("goalpost_evaluator_create", [&] {
    goalpost_evaluator* evaluator = nullptr;
    const goalpost_status status = goalpost_evaluator_create(plan.get(), table.get(), nullptr, &evaluator);
    goalpost_evaluator_free(evaluator);
    return status;
  });
  goalpost_evaluator* made = nullptr;
  REQUIRE(goalpost_evaluator_create(plan.get(), table.get(), nullptr, &made) == GOALPOST_OK);
  const Evaluator evaluator(made);
  std::array<goalpost_verdict, 4> verdict{};
  goalpost_output output = GOALPOST_OUTPUT_INIT;
  output.num_elements = 4;
  output.verdict = verdict.data();
  fail_everywhere("goalpost_evaluator_run",
                  [&] { return goalpost_evaluator_run(made, &output, 1, 0, 4, nullptr, nullptr); });
  fail_everywhere("goalpost_evaluator_describe",
                  text_from([&](goalpost_text** out) { return goalpost_evaluator_describe(made, out); }));
}

}  // namespace goalpost::test
