// Tables out of keys and columns in memory.
#include "figures.hpp"
#include "structs.hpp"
#include "tables.hpp"

namespace goalpost::capi {

goalpost_table* finished_table(TableBuilder& builder, Diagnostics& found, const PlanBody& body,
                               goalpost_diagnostics** diagnostics) {
  std::optional<Table> table = builder.build(found);
  if (!table) hand_over_and_fail(diagnostics, std::move(found), body.source, body.language());
  auto made = std::make_unique<goalpost_table>(
      goalpost_table{goalpost_table::own_kind, std::make_shared<const Table>(*std::move(table))});
  hand_over(diagnostics, std::move(found), body.source, body.language());
  return made.release();
}

std::optional<Period> begin_table(TableBuilder& builder, const PlanBody& body, Keys keys,
                                  goalpost_period nameless_period, std::string_view name, Diagnostics& found) {
  require(keys.num_rows < KeyColumns::no_area, GOALPOST_E_LENGTH);
  builder.set_file(std::string(name), {});
  if (keys.is_nameless()) {
    const bool other_keys = keys.period.is_there() || keys.parent.is_there() || !keys.strata.empty();
    require(!other_keys, GOALPOST_E_ARGUMENT);
    const bool is_given = nameless_period.length != 0 || nameless_period.year != 0;
    const Period period = is_given ? period_in(nameless_period) : default_period(body.program);
    builder.add_nameless_rows(keys.num_rows, period);
    return period;
  }
  require(!keys.parent.is_there() || keys.levels.empty(), GOALPOST_E_ARGUMENT);
  add_rows(builder, body.plan(), std::move(keys), found);
  return std::nullopt;
}

namespace {

Key key_in(const goalpost_key& key, std::size_t num_rows) {
  const bool is_absent = key.codes == nullptr && key.names.num == 0 && key.names.views == nullptr &&
                         key.names.offsets == nullptr && key.names.large_offsets == nullptr;
  if (is_absent && num_rows > 0) return {};
  return Key(key_source(key, num_rows));
}

Key key_or_none(const goalpost_key* key, std::size_t num_rows) {
  return key == nullptr ? Key() : key_in(read(*key), num_rows);
}

std::vector<Key> keys_in(const goalpost_key* keys, std::size_t num_keys, std::size_t wanted, std::size_t num_rows) {
  std::vector<Key> out;
  if (num_keys == 0) return out;
  required(keys);
  require(num_keys == wanted, GOALPOST_E_LENGTH);
  for (std::size_t i = 0; i < num_keys; ++i) out.push_back(key_in(read_at(keys, i), num_rows));
  return out;
}

/// The roster comes before the rows: areas that should report, in the order that is wanted.
void add_roster(TableBuilder& builder, const goalpost_table_data& data, Diagnostics& found) {
  const Strings names(data.roster);
  require(names.size() > 0 || data.roster_parents == nullptr, GOALPOST_E_LENGTH);
  std::vector<std::string_view> texts;
  for (std::size_t i = 0; i < names.size(); ++i) texts.push_back(names.at(i));
  const std::span<const std::uint32_t> parents(data.roster_parents, data.roster_parents == nullptr ? 0 : texts.size());
  if (!texts.empty()) builder.add_rows({0, texts, parents, {}, {}, {}}, found);
}

Keys keys_of(const goalpost_table_data& data, const Plan& plan) {
  Keys keys;
  keys.num_rows = data.num_rows;
  keys.area = key_or_none(data.area, data.num_rows);
  keys.period = key_or_none(data.period, data.num_rows);
  keys.parent = key_or_none(data.parent, data.num_rows);
  keys.levels = keys_in(data.levels, data.num_levels, plan.levels.size(), data.num_rows);
  keys.strata = keys_in(data.strata, data.num_strata, plan.dimensions.size(), data.num_rows);
  return keys;
}

}  // namespace
}  // namespace goalpost::capi

using namespace goalpost;
using namespace goalpost::capi;

goalpost_status goalpost_table_create(const goalpost_plan* plan, const goalpost_table_data* data,
                                      goalpost_table** table, goalpost_diagnostics** diagnostics) {
  if (table != nullptr) *table = nullptr;
  if (diagnostics != nullptr) *diagnostics = nullptr;
  return guarded([&] {
    required(table);
    const PlanBody& body = *handle(plan).body;
    const goalpost_table_data given = read(required(data));
    const std::string_view name = utf8_of(given.name);
    Keys keys = keys_of(given, body.plan());
    require(!keys.is_nameless() || given.roster.num == 0, GOALPOST_E_ARGUMENT);
    TableBuilder builder(schema_of(body.plan()));
    Diagnostics found;
    add_roster(builder, given, found);
    const auto period = begin_table(builder, body, std::move(keys), given.nameless_period, name, found);
    FigureSetter figures(builder, body.plan(), given.num_rows, period);
    for (std::size_t i = 0; i < given.num_columns; ++i) {
      const goalpost_column column = read_at(given.columns, i);
      require(figures.set(utf8_of(column.name), column_in(column)), GOALPOST_E_NOT_FOUND);
    }
    *table = finished_table(builder, found, body, diagnostics);
  });
}

void goalpost_table_free(goalpost_table* table) { delete table; }

goalpost_status goalpost_table_get_info(const goalpost_table* table, goalpost_table_info* out) {
  return guarded([&] {
    fill(out, goalpost_table_info{});
    const Table& of = *handle(table).table;
    goalpost_table_info info = GOALPOST_TABLE_INFO_INIT;
    info.num_rows = of.num_rows();
    info.num_areas = of.areas().list.size();
    fill(out, info);
  });
}
