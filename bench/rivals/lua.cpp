// Lua: a compiled function that is called per row through the C API.
#include <cstdio>
#include <cstdlib>
#include <lua.hpp>
#include <memory>

#include "rivals.hpp"

namespace goalpost_bench {

namespace lua_state {

struct State {
  lua_State* lua = luaL_newstate();
  std::vector<double> values;
  std::vector<std::uint8_t> verdicts;

  explicit State(const char* function) {
    luaL_openlibs(lua);
    if (luaL_dostring(lua, function) != LUA_OK) {
      std::fprintf(stderr, "goalpost_bench: Lua: %s\n", lua_tostring(lua, -1));
      std::exit(1);
    }
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;
  ~State() { lua_close(lua); }
};

const char* function_in(Wording wording) {
  switch (wording) {
    case Wording::plain: return "return function(n, d) local v = n * 1000 / d; return v, v <= 4.1 and 0 or 1 end";
    case Wording::naive: return "return function(n, d) local v = n / d * 1000; return v, v <= 4.1 and 0 or 1 end";
    case Wording::safe:
      return "local huge = math.huge\n"
             "return function(n, d)\n"
             "  local v = n * 1000 / d\n"
             "  if n < 0 or d < 0 then return v, 6 end\n"
             "  if not (n < huge and d < huge) then return v, 2 end\n"
             "  if d == 0 then return v, n == 0 and 4 or 6 end\n"
             "  return v, v <= 4.1 and 0 or 1\n"
             "end";
  }
  return "";
}

}  // namespace lua_state

Rival lua_rival() {
  using lua_state::State;
  Rival rival;
  rival.name = "lua";
  rival.version = std::string(LUA_RELEASE).substr(4);
  rival.layout = "arrays of doubles, a call of one function per row";
  rival.most_rows = 1'000'000;
  rival.prepare = [](const double* deaths, const double* births, std::size_t num_rows, Wording wording) {
    const auto state = std::make_shared<State>(lua_state::function_in(wording));
    state->values.resize(num_rows);
    state->verdicts.resize(num_rows);
    RivalRun run;
    run.run = [state, deaths, births, num_rows] {
      lua_State* lua = state->lua;
      for (std::size_t row = 0; row < num_rows; ++row) {
        lua_pushvalue(lua, -1);
        lua_pushnumber(lua, deaths[row]);
        lua_pushnumber(lua, births[row]);
        lua_call(lua, 2, 2);
        state->values[row] = lua_tonumber(lua, -2);
        state->verdicts[row] = static_cast<std::uint8_t>(lua_tointeger(lua, -1));
        lua_pop(lua, 2);
      }
    };
    run.verdict = [state](std::size_t row) { return static_cast<int>(state->verdicts[row]); };
    return run;
  };
  rival.prepare_scalar = [](Wording wording) {
    const auto state = std::make_shared<State>(lua_state::function_in(wording));
    return [state](double deaths, double births) {
      lua_State* lua = state->lua;
      lua_pushvalue(lua, -1);
      lua_pushnumber(lua, deaths);
      lua_pushnumber(lua, births);
      lua_call(lua, 2, 2);
      const auto verdict = static_cast<int>(lua_tointeger(lua, -1));
      lua_pop(lua, 2);
      return verdict;
    };
  };
  return rival;
}

}  // namespace goalpost_bench
