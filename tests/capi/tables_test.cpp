// Tables from memory through the C interface: every form of key, columns, what is refused; and what is judged on them.
#include <array>
#include <cmath>
#include <vector>

#include "support.hpp"

namespace goalpost::test {

namespace {

/// The rows of small_plan: a province, two districts, two years, obesity by residence; keys as texts.
struct SmallData {
  std::vector<goalpost_string> areas, parents, periods, residences;
  std::vector<std::int32_t> deaths, births;
  std::vector<std::int64_t> obese, measured;
  std::vector<std::int32_t> sent;
  std::vector<std::uint8_t> has_counts, has_strata, has_sent;

  goalpost_key area = GOALPOST_KEY_INIT;
  goalpost_key parent = GOALPOST_KEY_INIT;
  goalpost_key period = GOALPOST_KEY_INIT;
  goalpost_key residence = GOALPOST_KEY_INIT;
  std::array<goalpost_column, 5> columns{};

  void add(std::string_view in, std::string_view name, std::string_view when, std::string_view stratum, int d, int b,
           int day) {
    const std::size_t row = areas.size();
    areas.push_back(str(name));
    parents.push_back(str(in));
    periods.push_back(str(when));
    residences.push_back(str(stratum));
    const bool is_stratum = !stratum.empty();
    deaths.push_back(is_stratum ? 0 : d);
    births.push_back(is_stratum ? 0 : b);
    obese.push_back(is_stratum ? d : 0);
    measured.push_back(is_stratum ? b : 0);
    sent.push_back(day);
    for (auto* bits : {&has_counts, &has_strata, &has_sent}) bits->resize(row / 8 + 1);
    const auto set = [&](std::vector<std::uint8_t>& bits, bool on) {
      if (on) bits[row / 8] = static_cast<std::uint8_t>(bits[row / 8] | 1U << row % 8);
    };
    set(has_counts, !is_stratum);
    set(has_strata, is_stratum);
    set(has_sent, day != 0);
  }

  goalpost_table_data data() {
    const auto key = [&](goalpost_key& to, const std::vector<goalpost_string>& texts) {
      to.names.num = texts.size();
      to.names.views = texts.data();
      return &to;
    };
    const auto column = [&](std::size_t i, const char* name, std::uint8_t type, const void* values,
                            const std::vector<std::uint8_t>& validity) {
      columns[i] = GOALPOST_COLUMN_INIT;
      columns[i].name = str(name);
      columns[i].type = type;
      columns[i].values = values;
      columns[i].validity = validity.data();
    };
    column(0, "deaths", GOALPOST_TYPE_INT32, deaths.data(), has_counts);
    column(1, "births", GOALPOST_TYPE_INT32, births.data(), has_counts);
    column(2, "obese", GOALPOST_TYPE_INT64, obese.data(), has_strata);
    column(3, "measured", GOALPOST_TYPE_INT64, measured.data(), has_strata);
    column(4, "sent", GOALPOST_TYPE_DATE32, sent.data(), has_sent);
    goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
    data.num_rows = areas.size();
    data.area = key(area, areas);
    data.parent = key(parent, parents);
    data.period = key(period, periods);
    data.strata = key(residence, residences);
    data.num_strata = 1;
    data.columns = columns.data();
    data.num_columns = columns.size();
    return data;
  }
};

SmallData small_data() {
  SmallData rows;
  rows.add("", "Province", "2024", "", 20, 2000, 0);
  rows.add("", "Province", "2025", "", 9, 1000, 20441);  // 2025-12-19
  rows.add("Province", "North", "2024", "", 10, 1000, 0);
  rows.add("Province", "North", "2025", "", 8, 1000, 20443);  // 2025-12-21
  rows.add("", "Province", "2025", "rural", 119, 1000, 0);
  rows.add("", "Province", "2025", "urban", 100, 1000, 0);
  return rows;
}

/// "mortality 1 Province 2025 missed" of each row.
std::vector<std::string> verdicts(const goalpost_results* results, const goalpost_plan* plan) {
  goalpost_result_columns columns = GOALPOST_RESULT_COLUMNS_INIT;
  REQUIRE(goalpost_results_get_columns(results, &columns) == GOALPOST_OK);
  std::vector<std::string> out;
  for (std::size_t row = 0; row < columns.num_rows; ++row) {
    goalpost_indicator_info indicator = GOALPOST_INDICATOR_INFO_INIT;
    REQUIRE(goalpost_plan_get_indicator(plan, columns.indicator[row], &indicator) == GOALPOST_OK);
    goalpost_area_info area = GOALPOST_AREA_INFO_INIT;
    REQUIRE(goalpost_results_get_area(results, columns.area[row], &area) == GOALPOST_OK);
    goalpost_string verdict;
    REQUIRE(goalpost_verdict_text(columns.verdict[row], GOALPOST_LANGUAGE_PLAN, &verdict) == GOALPOST_OK);
    out.push_back(std_text(indicator.name) + ' ' + std::to_string(columns.target_1based[row]) + ' ' +
                  std_text(area.name) + ' ' + std::to_string(columns.period[row].year) + ' ' +
                  std::to_string(columns.strata_1based[row]) + ' ' + std_text(verdict));
  }
  return out;
}

}  // namespace

TEST_CASE("keys as texts; results as columns") {
  const Plan plan = plan_of(small_plan);
  SmallData rows = small_data();
  const Table table = table_of(plan.get(), rows.data());
  goalpost_table_info info = GOALPOST_TABLE_INFO_INIT;
  REQUIRE(goalpost_table_get_info(table.get(), &info) == GOALPOST_OK);
  CHECK(info.num_rows == 6);
  CHECK(info.num_areas == 2);
  const Results results = results_of(plan.get(), table.get());
  // 9 of 1,000 is not below 9; 8 of 1,000 is. 9 is at most 10% less than 10 per 1,000 (the limit is 9), 8 too.
  CHECK(verdicts(results.get(), plan.get()) == std::vector<std::string>{"mortality 1 Province 2025 0 missed",
                                                                        "mortality 2 Province 2025 0 met",
                                                                        "mortality 0 Province 2025 0 missed",
                                                                        "mortality 1 North 2025 0 met",
                                                                        "mortality 2 North 2025 0 met",
                                                                        "mortality 0 North 2025 0 met",
                                                                        "obesity 1 Province 2025 1 not_applicable",
                                                                        "obesity 1 Province 2025 2 missed",
                                                                        "obesity 2 Province 2025 1 met",
                                                                        "obesity 2 Province 2025 2 not_applicable",
                                                                        "obesity 0 Province 2025 0 missed",
                                                                        "obesity 1 North 2025 1 not_applicable",
                                                                        "obesity 1 North 2025 2 no_data",
                                                                        "obesity 2 North 2025 1 no_data",
                                                                        "obesity 2 North 2025 2 not_applicable",
                                                                        "obesity 0 North 2025 0 no_data",
                                                                        "report 1 Province 2025 0 met",
                                                                        "report 0 Province 2025 0 met",
                                                                        "report 1 North 2025 0 missed",
                                                                        "report 0 North 2025 0 missed"});
  goalpost_result_columns columns = GOALPOST_RESULT_COLUMNS_INIT;
  REQUIRE(goalpost_results_get_columns(results.get(), &columns) == GOALPOST_OK);
  CHECK(columns.num_dimensions == 1);
  CHECK(columns.num_areas == 2);
  CHECK(columns.value[0] == 9);
  CHECK(columns.limit[0] == 9);
  CHECK(columns.flags[0] == GOALPOST_FLAG_AT_BOUNDARY);
  CHECK(columns.numerator[0] == 9);
  CHECK(columns.denominator[0] == 1000);
  CHECK(columns.base[1] == 10);
  CHECK(std::isnan(columns.value[12]));
  CHECK(std::isnan(columns.numerator[2]));
  CHECK(columns.value[16] == 20441);
  CHECK(columns.reason[12] == GOALPOST_REASON_NUMERATOR_MISSING);
  goalpost_text* text = nullptr;
  REQUIRE(goalpost_results_figure_text(results.get(), 0, GOALPOST_FIGURE_VALUE, 1, &text) == GOALPOST_OK);
  CHECK(taken(text) == "9");
  goalpost_area_info area = GOALPOST_AREA_INFO_INIT;
  REQUIRE(goalpost_results_get_area(results.get(), 1, &area) == GOALPOST_OK);
  CHECK(area.parent == 0);
  CHECK(area.level_1based == 2);
  CHECK(goalpost_results_get_area(results.get(), 2, &area) == GOALPOST_E_NOT_FOUND);
}

TEST_CASE("every form of key makes the same table") {
  const Plan plan = plan_of(small_plan);
  SmallData rows = small_data();
  const goalpost_table_data as_texts = rows.data();
  const std::string wanted = rendered(results_of(plan.get(), table_of(plan.get(), as_texts).get()).get());

  SUBCASE("dictionaries, with names that nobody uses") {
    const std::array<goalpost_string, 4> names{str("Province"), str("South"), str("North"), str("")};
    const std::array<std::int8_t, 6> areas{0, 0, 2, 2, 0, 0};
    const std::array<std::int16_t, 6> parents{-1, 3, 0, 0, -1, -1};
    goalpost_table_data data = rows.data();
    rows.area.names = {names.size(), names.data(), nullptr, nullptr, nullptr};
    rows.area.codes = areas.data();
    rows.area.code_type = GOALPOST_TYPE_INT8;
    rows.parent.names = rows.area.names;
    rows.parent.codes = parents.data();
    rows.parent.code_type = GOALPOST_TYPE_INT16;
    const std::array<std::uint32_t, 6> years{2024, 2025, 2024, 2025, 2025, 2025};
    rows.period.names = {};
    rows.period.codes = years.data();
    rows.period.code_type = GOALPOST_TYPE_UINT32;
    const std::array<goalpost_string, 2> strata{str("rural"), str("urban")};
    const std::array<std::uint64_t, 6> residences{0, 0, 0, 0, 0, 1};
    const std::uint8_t filled = 0x30;
    rows.residence.names = {strata.size(), strata.data(), nullptr, nullptr, nullptr};
    rows.residence.codes = residences.data();
    rows.residence.code_type = GOALPOST_TYPE_UINT64;
    rows.residence.validity = &filled;
    CHECK(rendered(results_of(plan.get(), table_of(plan.get(), data).get()).get()) == wanted);
  }

  SUBCASE("offsets into one text") {
    const std::string text = "Province Province North North Province Province";
    std::vector<std::int32_t> offsets{0};
    std::vector<std::int64_t> large_offsets{0};
    for (std::size_t at = 0; at <= text.size(); ++at) {
      if (at != text.size() && text[at] != ' ') continue;
      offsets.push_back(static_cast<std::int32_t>(at));
      large_offsets.push_back(static_cast<std::int64_t>(at));
    }
    goalpost_table_data data = rows.data();
    rows.area.names = {6, nullptr, text.data(), offsets.data(), nullptr};
    CHECK(rendered(results_of(plan.get(), table_of(plan.get(), data).get()).get()) == wanted);
    rows.area.names = {6, nullptr, text.data(), nullptr, large_offsets.data()};
    CHECK(rendered(results_of(plan.get(), table_of(plan.get(), data).get()).get()) == wanted);
  }

  SUBCASE("a column per level") {
    const auto north = str("North");
    const auto none = str("");
    const auto province = str("Province");
    const std::array<goalpost_string, 6> provinces{province, province, province, province, province, province};
    const std::array<goalpost_string, 6> districts{none, none, north, north, none, none};
    std::array<goalpost_key, 2> levels{};
    levels[0] = levels[1] = GOALPOST_KEY_INIT;
    levels[0].names = {6, provinces.data(), nullptr, nullptr, nullptr};
    levels[1].names = {6, districts.data(), nullptr, nullptr, nullptr};
    goalpost_table_data data = rows.data();
    data.area = data.parent = nullptr;
    data.levels = levels.data();
    data.num_levels = 2;
    CHECK(rendered(results_of(plan.get(), table_of(plan.get(), data).get()).get()) == wanted);
    data.num_levels = 1;
    goalpost_table* table = nullptr;
    CHECK(goalpost_table_create(plan.get(), &data, &table, nullptr) == GOALPOST_E_LENGTH);
  }

  SUBCASE("inputs as other types of figures") {
    goalpost_table_data data = rows.data();
    const std::array<double, 6> deaths{20, 9, 10, 8, std::nan(""), std::nan("")};
    const std::array<float, 6> births{2000, 1000, 1000, 1000, std::nanf(""), std::nanf("")};
    const std::array<std::uint16_t, 6> obese{0, 0, 0, 0, 11900, 10000};
    rows.columns[0].type = GOALPOST_TYPE_FLOAT64;
    rows.columns[0].values = deaths.data();
    rows.columns[0].validity = nullptr;
    rows.columns[1].type = GOALPOST_TYPE_FLOAT32;
    rows.columns[1].values = births.data();
    rows.columns[1].validity = nullptr;
    const std::array<std::int64_t, 6> cents{0, 0, 0, 0, 11900, 10000};
    rows.columns[2].type = GOALPOST_TYPE_DECIMAL64;
    rows.columns[2].scale = 2;
    rows.columns[2].values = cents.data();
    struct Wide {
      std::uint64_t low, high;
    };
    const std::array<Wide, 6> measured{Wide{0, 0}, {0, 0}, {0, 0}, {0, 0}, {1000, 0}, {1000, 0}};
    rows.columns[3].type = GOALPOST_TYPE_DECIMAL128;
    rows.columns[3].values = measured.data();
    CHECK(rendered(results_of(plan.get(), table_of(plan.get(), data).get()).get()) == wanted);
    rows.columns[2].type = GOALPOST_TYPE_UINT16;
    rows.columns[2].values = obese.data();
    const std::string other = rendered(results_of(plan.get(), table_of(plan.get(), data).get()).get());
    CHECK(other != wanted);  // 11,900 of 1,000 is above 100%
    CHECK(other.find("over_100_percent") != std::string::npos);
  }
}

TEST_CASE("the roster says who should report") {
  const Plan plan = plan_of(small_plan);
  SmallData rows = small_data();
  goalpost_table_data data = rows.data();
  const std::array<goalpost_string, 3> roster{str("Province"), str("South"), str("North")};
  const std::array<std::uint32_t, 3> parents{GOALPOST_NONE, 0, 0};
  data.roster = {3, roster.data(), nullptr, nullptr, nullptr};
  data.roster_parents = parents.data();
  const std::string csv = rendered(results_of(plan.get(), table_of(plan.get(), data).get()).get());
  CHECK(csv.find("mortality,1a,1,South,2025,,no_data,numerator_missing") != std::string::npos);
  const std::array<std::uint32_t, 3> wrong{GOALPOST_NONE, 3, 0};
  data.roster_parents = wrong.data();
  goalpost_table* table = nullptr;
  CHECK(goalpost_table_create(plan.get(), &data, &table, nullptr) == GOALPOST_E_ARGUMENT);
}

TEST_CASE("data that contradict themselves are findings with the number of the row") {
  const Plan plan = plan_of(small_plan);
  SmallData rows = small_data();
  rows.areas[3] = str("Province");
  rows.parents[3] = str("");
  rows.periods[5] = str("sometime");
  rows.residences[4] = str("rurall");
  rows.areas[0] = str("\xFF");
  goalpost_table_data data = rows.data();
  data.name = str("memory");
  std::string found;
  CHECK_FALSE(table_of(plan.get(), data, &found));
  INFO(found);
  CHECK(found.find("memory:1: error GP") != std::string::npos);
  CHECK(found.find("memory:4: error GP") != std::string::npos);
  CHECK(found.find("memory:5: error GP") != std::string::npos);
  CHECK(found.find("'rurall'") != std::string::npos);
  CHECK(found.find("memory:6: error GP") != std::string::npos);
  CHECK(found.find("sometime") != std::string::npos);
}

TEST_CASE("suppressed figures") {
  const Plan plan = plan_of(small_plan);
  SmallData rows = small_data();
  goalpost_table_data data = rows.data();
  const std::uint8_t suppressed = 0x02;  // row 1: the province in 2025
  rows.columns[0].suppressed = &suppressed;
  const std::string csv = rendered(results_of(plan.get(), table_of(plan.get(), data).get()).get());
  CHECK(csv.find("mortality,1a,1,Province,2025,,no_data,suppressed") != std::string::npos);
}

TEST_CASE("figures that are probably slips") {
  const Plan plan = plan_of(small_plan);
  SmallData rows;
  rows.add("", "Province", "2024", "", 9, 1000, 0);
  rows.add("", "Province", "2025", "", 1200, 1000, 0);
  const Table table = table_of(plan.get(), rows.data());
  goalpost_diagnostics* diagnostics = nullptr;
  REQUIRE(goalpost_plan_check_data(plan.get(), table.get(), nullptr, &diagnostics) == GOALPOST_OK);
  const Diagnostics own(diagnostics);
  const std::string found = findings(diagnostics);
  INFO(found);
  CHECK(found.find("warning GP6009: 'deaths' of Province is 9 in 2024 and 1200 in 2025") != std::string::npos);
  CHECK(found.find("warning GP6011: '1a' counts more events than people in 1 rows") != std::string::npos);
}

TEST_CASE("what the data say about a plan; results in every format") {
  const Plan plan = plan_of(small_plan);
  SmallData rows = small_data();
  const Table table = table_of(plan.get(), rows.data());
  goalpost_diagnostics* diagnostics = nullptr;
  CHECK(goalpost_plan_check_data(plan.get(), table.get(), nullptr, &diagnostics) == GOALPOST_OK);
  goalpost_diagnostics_free(diagnostics);
  const Results results = results_of(plan.get(), table.get());
  CHECK(rendered(results.get(), GOALPOST_FORMAT_JSON).find("\"verdict\": \"missed\"") != std::string::npos);
  CHECK(rendered(results.get(), GOALPOST_FORMAT_TEXT).find("Province") != std::string::npos);
  goalpost_text* text = nullptr;
  CHECK(goalpost_results_render(results.get(), 9, GOALPOST_LANGUAGE_PLAN, &text) == GOALPOST_E_ARGUMENT);
  REQUIRE(goalpost_results_explain(results.get(), 0, GOALPOST_FORMAT_JSON, GOALPOST_LANGUAGE_PLAN, &text) ==
          GOALPOST_OK);
  const std::string json = taken(text);
  INFO(json);
  CHECK(json.find("\"explanation\": \"9‰ = 9 of 1,000 births") != std::string::npos);
  CHECK(explained(results.get(), 0, GOALPOST_LANGUAGE_VIETNAMESE).find("không đạt") != std::string::npos);
}

}  // namespace goalpost::test
