// A plan and its data out of any bytes: judging them never crashes, and the laws of verdicts hold.
//   - the canonical form of the plan compiles to the same program
//   - columns answer as evaluate() does, on every instruction set, for any number of threads, whole or in pieces
//   - rows in another order, and the data of areas that have nothing to do with one another apart, give the same answers
//   - what is needed and missing never gives met or missed; more missing data never gives a new verdict
//   - figures agree with the verdict beside them; what is asked for besides changes none
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "column_promises.hpp"
#include "made_plan.hpp"
#include "made_table.hpp"
#include "plans.hpp"

namespace fuzz {

using goalpost::Program;
using goalpost::Result;
using goalpost::Results;
using goalpost::Verdict;

/// Who an answer is for, by name: areas have other numbers in another table.
std::string key_of(const Results& results, const Result& row) {
  std::string out = std::to_string(row.indicator) + "/" + std::to_string(row.target) + " " +
                    results.areas.list[row.area].name + " " + to_text(row.period);
  for (const auto stratum : row.stratum) out += " " + std::to_string(stratum);
  return out;
}

std::string answer_of(const Result& row) {
  std::string out = std::string(name(row.verdict)) + " " + std::string(name(row.reason)) +
                    (row.exceeded ? " exceeded" : "") + (row.at_boundary ? " at boundary" : "");
  for (const auto* figure : {&row.value, &row.limit, &row.base, &row.gap, &row.progress, &row.needed, &row.reported,
                             &row.reached, &row.expected, &row.numerator, &row.denominator})
    out += " " + (*figure ? (*figure)->to_fraction_text() : std::string("-"));
  return out;
}

bool is_decided(Verdict verdict) { return verdict == Verdict::met || verdict == Verdict::missed; }

using Answers = std::map<std::string, const Result*>;
Answers answers_of(const Results& results) {
  Answers out;
  for (const Result& row : results.rows) {
    promise(out.emplace(key_of(results, row), &row).second, "there is one answer for each key", key_of(results, row));
  }
  return out;
}

void promise_figures_agree(const Results& results) {
  for (const Result& row : results.rows) {
    const std::string shown = key_of(results, row) + ": " + answer_of(row);
    if (is_decided(row.verdict)) promise(row.reason == goalpost::Reason::none, "met and missed have no reason", shown);
    if (!is_decided(row.verdict)) promise(!row.exceeded && !row.at_boundary, "flags are of met and missed", shown);
    promise(!row.exceeded || row.verdict == Verdict::met, "what is exceeded is met", shown);
    if (row.gap && row.verdict == Verdict::met)
      promise(row.gap->sign() >= 0, "what is met has no gap below zero", shown);
    if (row.gap && row.verdict == Verdict::missed)
      promise(row.gap->sign() <= 0, "what is missed has no gap above zero", shown);
    if (row.denominator && row.value)
      promise(row.denominator->sign() != 0, "no value has a denominator of zero", shown);
  }
}

/// In one of the ways that there are. It takes longer than judging, so only answers that are few are read.
void promise_rendered(const Results& results, std::size_t way) {
  if (results.rows.size() > 80) return;
  const char* language = way % 2 == 0 ? "en" : "vi";
  switch (way / 2 % 4) {
    case 0: (void)goalpost::render_csv(results); break;
    case 1: (void)goalpost::render_text(results, {.colour = true, .all_rows = true, .language = language}); break;
    case 2: (void)goalpost::render_json(results, language); break;
    default:
      for (const Result& row : results.rows)
        promise(!goalpost::explain(results, row, language).empty(), "every answer has its sentence", answer_of(row));
  }
}

/// Answers to the same question in two tables; with `may_lack`, in `other` some may be absent.
void promise_same_answers(const Results& all, const Results& other, bool may_lack, std::string_view what) {
  const Answers expected = answers_of(all);
  const Answers given = answers_of(other);
  if (!may_lack) promise(expected.size() == given.size(), what, "another number of answers");
  for (const auto& [key, row] : given) {
    const auto at = expected.find(key);
    promise(at != expected.end(), what, "an answer more: " + key);
    promise_same(key + ": " + answer_of(*at->second), key + ": " + answer_of(*row), what);
  }
}

class Judged {
 public:
  Judged(const MadePlan& made, const Program& program, const MadeData& data)
      : made_(made), program_(program), data_(data), schema_(schema_of(program.plan())) {
    for (std::size_t row = 0; row < data.rows.size(); ++row) all_rows_.push_back(row);
  }

  void run() {
    const std::vector<bool> everywhere(data_.areas.size(), true);
    const MadeTable table = table_of(data_, schema_, all_rows_, everywhere);
    if (!table.table) return;
    const Results results = goalpost::evaluate(program_, *table.table);
    promise_figures_agree(results);
    promise_rendered(results, made_.text.size());
    goalpost::Diagnostics found;
    goalpost::check_with_data(program_, *table.table, found);
    promise_columns(program_, *table.table, results);

    goalpost::EvaluateOptions more;
    more.certainty = 0.95;
    more.held_back = true;
    const Results with_more = goalpost::evaluate(program_, *table.table, more);
    promise_rendered(with_more, made_.text.size() / 8);
    promise_same_answers(results, with_more, false, "certainty and who holds back change no answer");

    promise_any_order(results, everywhere);
    if (!data_.has_parts) promise_apart(results);
    promise_missing_is_never_met(results);
    if (data_.is_flat() && !data_.has_parts && !made_.fills) promise_less_decides_no_more(results, everywhere);
  }

 private:
  void promise_any_order(const Results& results, const std::vector<bool>& everywhere) {
    std::vector<std::size_t> rows(all_rows_.rbegin(), all_rows_.rend());
    for (std::size_t i = 2; i < rows.size(); i += 3) std::swap(rows[i], rows[i / 2]);
    const MadeTable table = table_of(data_, schema_, rows, everywhere);
    promise(table.table.has_value(), "rows in another order are a table");
    promise_same_answers(results, goalpost::evaluate(program_, *table.table), false,
                         "the order of rows changes no answer");
  }

  /// A root with all that lies in it is judged alone as among others.
  void promise_apart(const Results& results) {
    for (std::size_t root = 0; root < data_.areas.size(); ++root) {
      if (data_.parents[root] != goalpost::KeyColumns::no_area) continue;
      std::vector<bool> within(data_.areas.size(), false);
      for (std::size_t area = root; area < data_.areas.size(); ++area) {
        const std::uint32_t parent = data_.parents[area];
        within[area] = area == root || (parent != goalpost::KeyColumns::no_area && within[parent]);
      }
      std::vector<std::size_t> rows;
      for (const std::size_t row : all_rows_) {
        if (within[data_.rows[row].area]) rows.push_back(row);
      }
      if (rows.empty()) continue;
      const MadeTable table = table_of(data_, schema_, rows, within);
      promise(table.table.has_value(), "some areas of a table are a table");
      promise_same_answers(results, goalpost::evaluate(program_, *table.table), true,
                           "areas apart are judged as among others");
    }
  }

  /// Of each answer for an area without areas below it and a year, its own cells: without them it cannot be decided.
  void promise_missing_is_never_met(const Results& results) {
    if (made_.fills || data_.has_parts) return;
    std::set<std::uint32_t> parents(data_.parents.begin(), data_.parents.end());
    std::map<std::tuple<std::uint32_t, goalpost::Period, std::uint16_t>, const MadeRow*> rows;
    for (const MadeRow& row : data_.rows)
      rows[{row.area, row.period, row.stratum.empty() ? std::uint16_t{0} : row.stratum[0]}] = &row;
    for (const Result& answer : results.rows) {
      const goalpost::PlanIndicator& indicator = program_.plan().indicators[answer.indicator];
      // Of a target for areas below, and of all of them combined over strata, other cells are the needed ones.
      if (answer.target == goalpost::all_targets || indicator.targets[answer.target - 1].quantified_level) continue;
      if (!is_decided(answer.verdict) || parents.contains(answer.area)) continue;
      for (const Input input : made_.needed[answer.indicator]) {
        const bool is_parted = input == s || input == u;
        const auto has = [&](std::uint16_t stratum) {
          const auto at = rows.find({answer.area, answer.period, stratum});
          return at != rows.end() && is_figure(data_.columns[input], at->second->cells[input]);
        };
        const std::uint16_t own = answer.stratum.empty() || !is_parted ? std::uint16_t{0} : answer.stratum[0];
        promise(has(own) || (is_parted && has(0)), "what is needed and missing never gives met or missed",
                key_of(results, answer) + ": " + answer_of(answer));
      }
    }
  }

  /// With some more cells missing: what is decided then was decided so before.
  void promise_less_decides_no_more(const Results& results, const std::vector<bool>& everywhere) {
    MadeData less = data_;
    std::uint32_t at = 7 + static_cast<std::uint32_t>(data_.rows.size());
    for (MadeRow& row : less.rows) {
      for (std::uint32_t input = 0; input < num_inputs; ++input) {
        at = at * 1'103'515'245U + 12'345U;
        // One figure for all strata stands in for those that are missing: it goes with them or there is none.
        if ((at >> 16U) % 5 == 0 && input != s && input != u) row.cells[input].state = MadeCell::State::missing;
      }
    }
    const MadeTable table = table_of(less, schema_, all_rows_, everywhere);
    if (!table.table) return;
    const Results fewer = goalpost::evaluate(program_, *table.table);
    const Answers before = answers_of(results);
    for (const Result& answer : fewer.rows) {
      if (!is_decided(answer.verdict)) continue;
      const auto known = before.find(key_of(fewer, answer));
      promise(known != before.end() && known->second->verdict == answer.verdict,
              "more missing data never gives a new verdict",
              key_of(fewer, answer) + ": " + answer_of(answer) +
                  (known == before.end() ? "" : "\nbefore: " + answer_of(*known->second)));
    }
  }

  const MadePlan& made_;
  const Program& program_;
  const MadeData& data_;
  goalpost::Schema schema_;
  std::vector<std::size_t> all_rows_;
};

}  // namespace fuzz

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::Bytes bytes(data, size);
  const fuzz::MadePlan made = fuzz::PlanMaker(bytes).make();
  fuzz::input_in_words() = made.text;
  const goalpost::Source source("made", made.text);
  goalpost::Diagnostics found;
  auto plan = goalpost::check(goalpost::parse(source, goalpost::Limits{}, found), found);
  fuzz::promise_good_findings(found, source);
  if (!plan) return 0;
  const goalpost::Program program = goalpost::compile(std::move(*plan));
  (void)fuzz::written_again(program.plan().tree, &source, "en");
  const fuzz::MadeData figures = fuzz::DataMaker(bytes, made, program.plan().dimensions.size()).make();
  fuzz::Judged(made, program, figures).run();
  return 0;
}
