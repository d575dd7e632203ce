// SQLite: a table in memory, one prepared statement, its rows stepped through.
#include <sqlite3.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "rivals.hpp"

namespace goalpost_bench {

namespace sqlite_state {

struct State {
  sqlite3* database = nullptr;
  sqlite3_stmt* query = nullptr;
  std::vector<double> values;
  std::vector<std::int8_t> verdicts;

  State() { require(sqlite3_open(":memory:", &database)); }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() {
    sqlite3_finalize(query);
    sqlite3_close(database);
  }
  void require(int answer) const {
    if (answer == SQLITE_OK) return;
    std::fprintf(stderr, "goalpost_bench: SQLite: %s\n", sqlite3_errmsg(database));
    std::exit(1);
  }
  void run(const char* text) const { require(sqlite3_exec(database, text, nullptr, nullptr, nullptr)); }
  void fill(const double* deaths, const double* births, std::size_t num_rows) const {
    run("create table communes (deaths real, births real); begin");
    sqlite3_stmt* insert = nullptr;
    require(sqlite3_prepare_v2(database, "insert into communes values (?, ?)", -1, &insert, nullptr));
    for (std::size_t row = 0; row < num_rows; ++row) {
      sqlite3_bind_double(insert, 1, deaths[row]);  // NaN becomes null
      sqlite3_bind_double(insert, 2, births[row]);
      if (sqlite3_step(insert) != SQLITE_DONE) require(sqlite3_reset(insert));
      sqlite3_reset(insert);
    }
    sqlite3_finalize(insert);
    run("commit");
  }
};

}  // namespace sqlite_state

Rival sqlite_rival() {
  using sqlite_state::State;
  Rival rival;
  rival.name = "sqlite";
  rival.version = sqlite3_libversion();
  rival.layout = "table of rows in memory, prepared statement";
  rival.most_rows = 1'000'000;
  rival.prepare = [](const double* deaths, const double* births, std::size_t num_rows, Wording wording) {
    const auto state = std::make_shared<State>();
    state->fill(deaths, births, num_rows);
    const char* text = "";
    switch (wording) {
      case Wording::plain: text = "select deaths * 1000 / births, deaths * 1000 / births <= 4.1 from communes"; break;
      case Wording::naive: text = "select deaths / births * 1000, deaths / births * 1000 <= 4.1 from communes"; break;
      case Wording::safe:
        text =
            "select deaths * 1000 / births, case when deaths < 0 or births < 0 then 6"
            " when deaths is null or births is null or deaths > 1e308 or births > 1e308 then 2"
            " when births = 0 then case when deaths = 0 then 4 else 6 end"
            " when deaths * 1000 / births <= 4.1 then 0 else 1 end from communes";
        break;
    }
    state->require(sqlite3_prepare_v2(state->database, text, -1, &state->query, nullptr));
    state->values.resize(num_rows);
    state->verdicts.resize(num_rows);
    RivalRun run;
    run.run = [state, is_met = wording != Wording::safe] {
      sqlite3_stmt* query = state->query;
      for (std::size_t row = 0; sqlite3_step(query) == SQLITE_ROW; ++row) {
        state->values[row] = sqlite3_column_double(query, 0);
        const int answer =
            sqlite3_column_type(query, 1) == SQLITE_NULL ? -1 : (is_met ? 1 : 0) ^ sqlite3_column_int(query, 1);
        state->verdicts[row] = static_cast<std::int8_t>(answer);
      }
      sqlite3_reset(query);
    };
    run.verdict = [state](std::size_t row) { return static_cast<int>(state->verdicts[row]); };
    return run;
  };
  return rival;
}

}  // namespace goalpost_bench
