// muParser in its bulk mode: variables are bound to whole columns. One expression has one result, so value and verdict are two.
#include <muParser.h>

#include <memory>

#include "rivals.hpp"

namespace goalpost_bench {

namespace muparser_state {

const char* verdict_in(Wording wording) {
  switch (wording) {
    case Wording::plain: return "n * 1000 / d <= 4.1 ? 0 : 1";
    case Wording::naive: return "n / d * 1000 <= 4.1 ? 0 : 1";
    case Wording::safe:
      return "n < 0 || d < 0 ? 6 : n < infinity && d < infinity ? (d == 0 ? (n == 0 ? 4 : 6) : n * 1000 / d <= 4.1 ? 0 "
             ": 1) "
             ": 2";
  }
  return "";
}

}  // namespace muparser_state

Rival muparser_rival() {
  Rival rival;
  rival.name = "muparser";
  rival.version = mu::Parser().GetVersion(mu::pviBRIEF);
  rival.layout = "arrays of doubles, bulk mode";
  rival.most_rows = 10'000'000;
  rival.prepare = [](const double* deaths, const double* births, std::size_t num_rows, Wording wording) {
    struct State {
      mu::Parser value;
      mu::Parser verdict;
      std::vector<double> values;
      std::vector<double> verdicts;
    };
    const auto state = std::make_shared<State>();
    for (mu::Parser* parser : {&state->value, &state->verdict}) {
      // The interface takes pointers to what it only reads.
      parser->DefineVar("n", const_cast<double*>(deaths));
      parser->DefineVar("d", const_cast<double*>(births));
    }
    state->verdict.DefineConst("infinity", __builtin_inf());
    state->value.SetExpr(wording == Wording::naive ? "n / d * 1000" : "n * 1000 / d");
    state->verdict.SetExpr(muparser_state::verdict_in(wording));
    state->values.resize(num_rows);
    state->verdicts.resize(num_rows);
    RivalRun run;
    run.run = [state, num_rows] {
      state->value.Eval(state->values.data(), static_cast<int>(num_rows));
      state->verdict.Eval(state->verdicts.data(), static_cast<int>(num_rows));
    };
    run.verdict = [state](std::size_t row) { return static_cast<int>(state->verdicts[row]); };
    return run;
  };
  rival.prepare_scalar = [](Wording wording) {
    struct State {
      double n = 0;
      double d = 0;
      mu::Parser parser;
    };
    const auto state = std::make_shared<State>();
    state->parser.DefineVar("n", &state->n);
    state->parser.DefineVar("d", &state->d);
    state->parser.DefineConst("infinity", __builtin_inf());
    state->parser.SetExpr(muparser_state::verdict_in(wording));
    return [state](double deaths, double births) {
      state->n = deaths;
      state->d = births;
      return static_cast<int>(state->parser.Eval());
    };
  };
  return rival;
}

}  // namespace goalpost_bench
