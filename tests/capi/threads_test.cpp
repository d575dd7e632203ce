// One set of handles, asked everything by several threads at once: each hears what a thread alone hears. Under ThreadSanitizer (tools/test
// --all) this is also where two of them would be caught writing the same memory.
#include <array>
#include <barrier>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "examples.hpp"

namespace goalpost::test {

namespace {

constexpr std::size_t num_threads = 4;
constexpr std::array rounds{0, 1, 2};

/// What several threads may share.
struct Shared {
  Plan plan;
  Table table;
  Results results;
  Evaluator evaluator;
  Rule rule;
};

/// Statuses and texts in the order in which they were heard. Doctest stays outside: it is no part of what is tested here.
struct Heard {
  std::string text;

  void add(goalpost_status status) { text += std::to_string(status) + " "; }
  /// By reference: the call that fills it is an argument as well.
  void add(goalpost_status status, goalpost_text*& made) {
    add(status);
    if (made != nullptr) text += taken(std::exchange(made, nullptr)) + "\n";
  }
};

Shared made(const std::string& plan_text, const goalpost_table_data& data) {
  Shared out;
  out.plan = plan_of(plan_text);
  out.table = table_of(out.plan.get(), data);
  out.results = results_of(out.plan.get(), out.table.get());
  goalpost_evaluator* evaluator = nullptr;
  goalpost_column_options options = GOALPOST_COLUMN_OPTIONS_INIT;
  options.num_threads = 2;
  REQUIRE(goalpost_evaluator_create(out.plan.get(), out.table.get(), &options, &evaluator) == GOALPOST_OK);
  out.evaluator.reset(evaluator);
  out.rule = rule_of("deaths per 1,000 births below 9‰");
  return out;
}

void ask_plan(const goalpost_plan* plan, Heard& heard) {
  for (const int language : {GOALPOST_LANGUAGE_ENGLISH, GOALPOST_LANGUAGE_VIETNAMESE}) {
    goalpost_text* text = nullptr;
    heard.add(goalpost_plan_format(plan, language, &text), text);
    heard.add(goalpost_plan_measure_text(plan, 0, language, &text), text);
    heard.add(goalpost_plan_target_text(plan, 0, 1, language, &text), text);
  }
  goalpost_comparison* comparison = nullptr;
  heard.add(goalpost_plan_compare(plan, plan, &comparison));
  goalpost_text* text = nullptr;
  heard.add(goalpost_comparison_render(comparison, GOALPOST_FORMAT_TEXT, GOALPOST_LANGUAGE_VIETNAMESE, &text), text);
  goalpost_comparison_free(comparison);
}

/// The columns of results are made when they are first asked for: here by several at once.
void ask_results(const goalpost_results* results, Heard& heard) {
  goalpost_result_columns columns = GOALPOST_RESULT_COLUMNS_INIT;
  heard.add(goalpost_results_get_columns(results, &columns));
  for (std::size_t row = 0; row < columns.num_rows; ++row) heard.text += std::to_string(columns.verdict[row]);
  heard.text += std::to_string(goalpost_results_num_extra(results));
  goalpost_text* text = nullptr;
  heard.add(goalpost_results_render(results, GOALPOST_FORMAT_CSV, GOALPOST_LANGUAGE_PLAN, &text), text);
  for (const int format : {GOALPOST_FORMAT_TEXT, GOALPOST_FORMAT_JSON}) {
    heard.add(goalpost_results_explain(results, 0, format, GOALPOST_LANGUAGE_VIETNAMESE, &text), text);
  }
}

void judge(const Shared& shared, Heard& heard) {
  goalpost_results* results = nullptr;
  goalpost_diagnostics* found = nullptr;
  heard.add(goalpost_evaluate(shared.plan.get(), shared.table.get(), nullptr, nullptr, nullptr, &results, &found));
  goalpost_text* text = nullptr;
  heard.add(goalpost_results_render(results, GOALPOST_FORMAT_CSV, GOALPOST_LANGUAGE_ENGLISH, &text), text);
  goalpost_results_free(results);
  heard.add(goalpost_diagnostics_render(found, GOALPOST_FORMAT_TEXT, GOALPOST_LANGUAGE_VIETNAMESE, 0, &text), text);
  goalpost_diagnostics_free(found);

  goalpost_table_info info = GOALPOST_TABLE_INFO_INIT;
  heard.add(goalpost_table_get_info(shared.table.get(), &info));
  std::vector<goalpost_verdict> verdicts(info.num_rows);
  goalpost_output output = GOALPOST_OUTPUT_INIT;
  output.target_1based = 1;
  output.num_elements = verdicts.size();
  output.verdict = verdicts.data();
  heard.add(goalpost_evaluator_run(shared.evaluator.get(), &output, 1, 0, verdicts.size(), nullptr, nullptr));
  for (const goalpost_verdict verdict : verdicts) heard.text += std::to_string(verdict);

  constexpr std::array figures{12.0, 1504.0};
  goalpost_answer answer{};
  heard.add(goalpost_rule_judge(shared.rule.get(), figures.data(), figures.size(), &answer));
  heard.text += std::to_string(answer.verdict) + " " + std::to_string(answer.value) + "\n";
}

/// Handles of one's own: words, catalogues and grammars are what all share then.
void read_anew(const std::string& plan_text, Heard& heard) {
  goalpost_plan* plan = nullptr;
  goalpost_diagnostics* found = nullptr;
  heard.add(goalpost_plan_parse(plan_text.data(), plan_text.size(), nullptr, &plan, &found));
  goalpost_plan_free(plan);
  goalpost_diagnostics_free(found);
  constexpr std::string_view wrong = "plan p\ninput births count\nindicator 1 i\n  measure birthz\n  target below 9%\n";
  plan = nullptr;
  found = nullptr;
  heard.add(goalpost_plan_parse(wrong.data(), wrong.size(), nullptr, &plan, &found));
  goalpost_text* text = nullptr;
  heard.add(goalpost_diagnostics_render(found, GOALPOST_FORMAT_TEXT, GOALPOST_LANGUAGE_VIETNAMESE, 0, &text), text);
  goalpost_diagnostics_free(found);
  constexpr std::string_view phrase = "Tỷ lệ trẻ em béo phì dưới 10% vào năm 2030";
  heard.add(goalpost_phrase_read(phrase.data(), phrase.size(), nullptr, &text), text);
}

std::string everything(const Shared& shared, const std::string& plan_text) {
  Heard heard;
  ask_results(shared.results.get(), heard);
  ask_plan(shared.plan.get(), heard);
  judge(shared, heard);
  read_anew(plan_text, heard);
  return heard.text;
}

}  // namespace

TEST_CASE("what threads share answers each of them as it answers one alone") {
  const InCpp in_cpp = read_example("an-giang-2025");
  const std::string plan_text = read_file("examples/an-giang-2025/plan.goal");
  const Memory memory(in_cpp.table);
  const std::string alone = everything(made(plan_text, memory.data), plan_text);
  for (const std::string_view part :
       {"child_friendly_communes,1,1,An Giang", "đúng bằng giới hạn", "GP3001", "béo phì"}) {
    CAPTURE(std::string(part));
    CHECK(alone.find(part) != std::string::npos);
  }
  for (const int round : rounds) {
    CAPTURE(round);
    const Shared shared = made(plan_text, memory.data);
    std::array<std::string, num_threads> heard;
    std::barrier<> start(num_threads);
    {
      std::vector<std::jthread> threads;
      threads.reserve(num_threads);
      for (std::string& mine : heard) {
        threads.emplace_back([&] {
          start.arrive_and_wait();
          mine = everything(shared, plan_text);
        });
      }
    }
    for (const std::string& mine : heard) CHECK((mine == alone));
  }
}

}  // namespace goalpost::test
