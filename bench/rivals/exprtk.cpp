// ExprTk: variables bound by reference, one call per row that leaves the value in a variable and answers the verdict.
#define exprtk_disable_string_capabilities
#define exprtk_disable_rtl_io
#define exprtk_disable_rtl_io_file
#define exprtk_disable_rtl_vecops
#include <exprtk.hpp>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "rivals.hpp"

namespace goalpost_bench {

namespace exprtk_state {

struct State {
  double n = 0;
  double d = 0;
  double v = 0;
  exprtk::symbol_table<double> symbols;
  exprtk::expression<double> expression;
  std::vector<double> values;
  std::vector<std::uint8_t> verdicts;

  explicit State(const std::string& text) {
    symbols.add_variable("n", n);
    symbols.add_variable("d", d);
    symbols.add_variable("v", v);
    symbols.add_constants();
    expression.register_symbol_table(symbols);
    exprtk::parser<double> parser;
    if (!parser.compile(text, expression)) {
      std::fprintf(stderr, "goalpost_bench: ExprTk: %s\n", parser.error().c_str());
      std::exit(1);
    }
  }
};

const char* text_in(Wording wording) {
  switch (wording) {
    case Wording::plain: return "v := n * 1000 / d; v <= 4.1 ? 0 : 1";
    case Wording::naive: return "v := n / d * 1000; v <= 4.1 ? 0 : 1";
    case Wording::safe:
      return "v := n * 1000 / d;"
             "(n < 0) or (d < 0) ? 6 : ((n < inf) and (d < inf) ? (d == 0 ? (n == 0 ? 4 : 6) : (v <= 4.1 ? 0 : 1)) : "
             "2)";
  }
  return "";
}

}  // namespace exprtk_state

Rival exprtk_rival() {
  using exprtk_state::State;
  Rival rival;
  rival.name = "exprtk";
  rival.version = exprtk::information::date;
  rival.layout = "arrays of doubles, a call per row";
  rival.most_rows = 10'000'000;
  rival.prepare = [](const double* deaths, const double* births, std::size_t num_rows, Wording wording) {
    const auto state = std::make_shared<State>(exprtk_state::text_in(wording));
    state->values.resize(num_rows);
    state->verdicts.resize(num_rows);
    RivalRun run;
    run.run = [state, deaths, births, num_rows] {
      for (std::size_t row = 0; row < num_rows; ++row) {
        state->n = deaths[row];
        state->d = births[row];
        state->verdicts[row] = static_cast<std::uint8_t>(state->expression.value());
        state->values[row] = state->v;
      }
    };
    run.verdict = [state](std::size_t row) { return static_cast<int>(state->verdicts[row]); };
    return run;
  };
  rival.prepare_scalar = [](Wording wording) {
    const auto state = std::make_shared<State>(exprtk_state::text_in(wording));
    return [state](double deaths, double births) {
      state->n = deaths;
      state->d = births;
      return static_cast<int>(state->expression.value());
    };
  };
  return rival;
}

}  // namespace goalpost_bench
