// Tables out of Arrow arrays, and results as Arrow arrays; who owns what is counted.
#include <array>
#include <cmath>
#include <cstring>
#include <deque>
#include <limits>
#include <vector>

#include "support.hpp"

namespace goalpost::test {

namespace {

int num_held = 0;  ///< structs that were made and not released

template <class Struct>
bool is_released(const Struct& held) {
  return held.release == nullptr;
}

/// A producer as simple as it can be: fields that point at memory of the test.
struct Producer {
  struct Child {
    ArrowSchema schema{};
    ArrowArray array{};
    ArrowSchema dictionary_schema{};
    ArrowArray dictionary{};
    std::array<const void*, 3> buffers{};
    std::array<const void*, 3> dictionary_buffers{};
    std::string format, name, dictionary_format;
  };
  std::deque<Child> children;
  std::vector<ArrowSchema*> schemas;
  std::vector<ArrowArray*> arrays;
  std::array<const void*, 1> no_buffers{};
  ArrowSchema schema{};
  ArrowArray array{};

  Child& add(const char* name, const char* format, std::int64_t length, std::int64_t offset,
             std::array<const void*, 3> buffers, std::int64_t num_buffers, std::int64_t null_count = -1) {
    Child& child = children.emplace_back();
    child.name = name;
    child.format = format;
    child.buffers = buffers;
    child.schema.format = child.format.c_str();
    child.schema.name = child.name.c_str();
    child.schema.release = [](ArrowSchema* held) { held->release = nullptr; };
    child.array.length = length;
    child.array.offset = offset;
    child.array.null_count = null_count;
    child.array.n_buffers = num_buffers;
    child.array.buffers = child.buffers.data();
    child.array.release = [](ArrowArray* held) { held->release = nullptr; };
    schemas.push_back(&child.schema);
    arrays.push_back(&child.array);
    return child;
  }

  /// The struct of `length` rows from `offset` on, ready to be handed over.
  void finish(std::int64_t length, std::int64_t offset) {
    schema = ArrowSchema{};
    schema.format = "+s";
    schema.n_children = static_cast<std::int64_t>(schemas.size());
    schema.children = schemas.data();
    schema.release = [](ArrowSchema* held) {
      held->release = nullptr;
      --num_held;
    };
    array = ArrowArray{};
    array.length = length;
    array.offset = offset;
    array.n_buffers = 1;
    array.buffers = no_buffers.data();
    array.n_children = schema.n_children;
    array.children = arrays.data();
    array.release = [](ArrowArray* held) {
      held->release = nullptr;
      --num_held;
    };
    num_held += 2;
  }
};

struct Wide {
  std::uint64_t low, high;
};

/// A rule's plan and a batch of it: deaths as int8 with a bitmap and an offset of 3, births as decimal128.
struct Batch {
  std::array<std::int8_t, 12> deaths{0, 0, 0, 0, 12, 14, 5, 1, 0, 0, 0, 0};
  std::array<std::uint8_t, 2> deaths_valid{0x7F, 0xFF};  // element 7 is missing
  std::array<Wide, 9> births{Wide{0, 0}, {15040, 0}, {15040, 0}, {15040, 0}, {15040, 0},
                             {15040, 0}, {0, 0},     {0, 0},     {0, 0}};
  std::array<std::uint8_t, 2> suppressed{0x10, 0};
  Producer producer;
  void make() {
    producer.add("deaths", "c", 9, 3, {deaths_valid.data(), deaths.data()}, 2);
    producer.add("births", "d:12,1", 9, 0, {nullptr, births.data()}, 2, 0);
    producer.add("births.suppressed", "b", 9, 0, {nullptr, suppressed.data()}, 2, 0);
    producer.add("#remark", "u", 9, 0, {nullptr, nullptr, nullptr}, 3);
    producer.finish(4, 1);
  }
};

}  // namespace

TEST_CASE("a batch without areas: offsets, bitmaps that begin within a byte, decimals of 128 bits") {
  num_held = 0;
  const Rule rule = rule_of("deaths per 1,000 births below 9‰");
  goalpost_plan* plan = nullptr;
  REQUIRE(goalpost_rule_get_plan(rule.get(), &plan) == GOALPOST_OK);
  const Plan own_plan(plan);
  Batch batch;
  batch.make();
  goalpost_table* table = nullptr;
  REQUIRE(goalpost_table_from_arrow(plan, &batch.producer.schema, &batch.producer.array, nullptr, &table, nullptr) ==
          GOALPOST_OK);
  CHECK(is_released(batch.producer.schema));
  CHECK(is_released(batch.producer.array));
  CHECK(num_held == 1);  // the array
  Table own_table(table);
  goalpost_evaluator* made = nullptr;
  REQUIRE(goalpost_evaluator_create(plan, table, nullptr, &made) == GOALPOST_OK);
  Evaluator evaluator(made);
  own_table.reset();
  CHECK(num_held == 1);
  std::array<goalpost_verdict, 4> verdict{};
  std::array<goalpost_reason, 4> reason{};
  goalpost_output output = GOALPOST_OUTPUT_INIT;
  output.num_elements = 4;
  output.verdict = verdict.data();
  output.reason = reason.data();
  REQUIRE(goalpost_evaluator_run(made, &output, 1, 0, 4, nullptr, nullptr) == GOALPOST_OK);
  // Rows are elements 4 to 7 of deaths (12, 14, 5, missing) and 1 to 4 of births (1504.0 each; the last suppressed).
  CHECK(verdict == std::array<goalpost_verdict, 4>{GOALPOST_VERDICT_MET, GOALPOST_VERDICT_MISSED, GOALPOST_VERDICT_MET,
                                                   GOALPOST_VERDICT_NO_DATA});
  evaluator.reset();
  CHECK(num_held == 0);
}

TEST_CASE("a batch with areas, as a dictionary and plain") {
  num_held = 0;
  const Plan plan = plan_of(small_plan);
  const std::array<std::uint8_t, 3> codes{1, 0, 1};
  const std::array<std::int32_t, 4> name_offsets{0, 5, 13, 13};
  const char* names = "NorthProvince";
  const std::array<std::int64_t, 4> parent_offsets{0, 0, 0, 8};  // the third row is in the province
  const std::array<std::int64_t, 3> years{2024, 2025, 2025};
  const std::array<std::int32_t, 3> sent{20441, 20443, 20440};
  const auto with = [&](auto change) {
    Producer producer;
    auto& area = producer.add("area", "C", 3, 0, {nullptr, codes.data()}, 2, 0);
    area.dictionary_schema.format = "u";
    area.dictionary_buffers = {nullptr, name_offsets.data(), names};
    area.dictionary.length = 3;
    area.dictionary.n_buffers = 3;
    area.dictionary.buffers = area.dictionary_buffers.data();
    area.schema.dictionary = &area.dictionary_schema;
    area.array.dictionary = &area.dictionary;
    producer.add("parent", "U", 3, 0, {nullptr, parent_offsets.data(), "Province"}, 3, 0);
    producer.add("period", "l", 3, 0, {nullptr, years.data()}, 2, 0);
    producer.add("residence", "n", 3, 0, {}, 0, 3);
    producer.add("sent", "tdD", 3, 0, {nullptr, sent.data()}, 2, 0);
    producer.finish(3, 0);
    change(producer);
    goalpost_table* table = nullptr;
    goalpost_diagnostics* diagnostics = nullptr;
    const goalpost_status status =
        goalpost_table_from_arrow(plan.get(), &producer.schema, &producer.array, nullptr, &table, &diagnostics);
    const std::string found = findings(diagnostics);
    goalpost_diagnostics_free(diagnostics);
    const Table own(table);
    CHECK((table == nullptr) == (status != GOALPOST_OK));
    CHECK(is_released(producer.array));
    CHECK(num_held == (table == nullptr ? 0 : 1));
    return std::pair(status, found);
  };
  // Province, North, and Province once more in itself: an area in two places.
  auto [status, found] = with([](Producer&) {});
  CHECK(status == GOALPOST_E_DIAGNOSTICS);
  CHECK(found.find("Province in Province") != std::string::npos);
  const std::array<std::uint8_t, 3> others{1, 1, 0};
  CHECK(with([&](Producer& p) { p.children[0].buffers[1] = others.data(); }) == std::pair(GOALPOST_OK, std::string()));
  CHECK(num_held == 0);
  const std::array<std::uint8_t, 3> outside{1, 1, 3};
  CHECK(with([&](Producer& p) { p.children[0].buffers[1] = outside.data(); }).first == GOALPOST_E_ARGUMENT);
  CHECK(with([](Producer& p) { p.children[4].schema.format = "vu"; }).first == GOALPOST_E_TYPE);
  CHECK(with([](Producer& p) { p.children[4].schema.format = "g"; }).first == GOALPOST_E_TYPE);  // a date is wanted
  CHECK(with([](Producer& p) { p.children[4].schema.format = "d:80,40,256"; }).first == GOALPOST_E_TYPE);
  CHECK(with([](Producer& p) { p.children[2].schema.format = "g"; }).first == GOALPOST_E_TYPE);
  CHECK(with([](Producer& p) { p.children[1].array.length = 2; }).first == GOALPOST_E_LENGTH);
  CHECK(with([](Producer& p) { p.children[1].array.n_buffers = 1; }).first == GOALPOST_E_ARGUMENT);
  CHECK(with([](Producer& p) { p.children[1].schema.name = "area"; }).first == GOALPOST_E_ARGUMENT);
  CHECK(with([](Producer& p) { p.children[1].schema.name = "\xFF"; }).first == GOALPOST_E_UTF8);
  CHECK(with([](Producer& p) { p.schema.format = "i"; }).first == GOALPOST_E_TYPE);
  CHECK(with([](Producer& p) { p.schema.n_children = 4; }).first == GOALPOST_E_ARGUMENT);
  CHECK(with([](Producer& p) { p.array.length = -1; }).first == GOALPOST_E_ARGUMENT);
  const auto unknown = with([&](Producer& p) {
    p.children[0].buffers[1] = others.data();
    p.children[4].schema.name = "sentt";
  });
  CHECK(unknown.first == GOALPOST_E_DIAGNOSTICS);
  CHECK(unknown.second.find("sentt") != std::string::npos);
  const std::uint8_t no_row = 0x05;
  CHECK(with([&](Producer& p) {
          p.no_buffers[0] = &no_row;
          p.array.null_count = 1;
        }).first == GOALPOST_E_TYPE);
}

TEST_CASE("structs that were released, or are none") {
  num_held = 0;
  const Plan plan = plan_of(small_plan);
  Producer producer;
  producer.finish(0, 0);
  goalpost_table* table = nullptr;
  CHECK(goalpost_table_from_arrow(plan.get(), nullptr, &producer.array, nullptr, &table, nullptr) == GOALPOST_E_NULL);
  CHECK(goalpost_table_from_arrow(plan.get(), &producer.schema, nullptr, nullptr, &table, nullptr) == GOALPOST_E_NULL);
  CHECK(num_held == 2);
  CHECK(goalpost_table_from_arrow(nullptr, &producer.schema, &producer.array, nullptr, &table, nullptr) ==
        GOALPOST_E_NULL);
  CHECK(num_held == 0);
  CHECK(goalpost_table_from_arrow(plan.get(), &producer.schema, &producer.array, nullptr, &table, nullptr) ==
        GOALPOST_E_ARGUMENT);
  producer.finish(0, 0);
  goalpost_arrow_options options = GOALPOST_ARROW_OPTIONS_INIT;
  options.name = str("\xFF");
  CHECK(goalpost_table_from_arrow(plan.get(), &producer.schema, &producer.array, &options, &table, nullptr) ==
        GOALPOST_E_UTF8);
  CHECK(num_held == 0);
}

namespace {

std::string text_at(const ArrowArray& texts, std::size_t index) {
  const auto* offsets = static_cast<const std::int32_t*>(texts.buffers[1]);
  const auto* data = static_cast<const char*>(texts.buffers[2]);
  return {data + offsets[index], static_cast<std::size_t>(offsets[index + 1] - offsets[index])};
}
bool is_null(const ArrowArray& array, std::size_t row) {
  const auto* bits = static_cast<const std::uint8_t*>(array.buffers[0]);
  return bits != nullptr && ((bits[row / 8] >> (row % 8)) & 1) == 0;
}

}  // namespace

TEST_CASE("structs that contradict themselves, and a batch without rows") {
  num_held = 0;
  const Plan plan = plan_of(
      "plan p\nareas district\ninput deaths, births count\nindicator i\n  measure deaths per 1,000 births\n  target "
      "below 9‰\n");
  const auto made_of = [&](Producer& producer, std::int64_t length, std::int64_t offset) {
    producer.finish(length, offset);
    goalpost_table* table = nullptr;
    const goalpost_status status =
        goalpost_table_from_arrow(plan.get(), &producer.schema, &producer.array, nullptr, &table, nullptr);
    CHECK((table != nullptr) == (status == GOALPOST_OK));
    if (table == nullptr) return status;
    const Table own(table);
    goalpost_results* results = nullptr;
    CHECK(goalpost_evaluate(plan.get(), table, nullptr, nullptr, nullptr, &results, nullptr) == GOALPOST_OK);
    goalpost_results_free(results);
    return status;
  };
  const std::array<std::int32_t, 3> areas{0, 0, 0};
  const std::array<std::int32_t, 3> years{2023, 2024, 2025};
  const std::array<std::int64_t, 3> figures{1, 2, 3};
  const std::array<std::uint8_t, 1> bits{0xFF};
  const std::array<std::int32_t, 2> offsets{0, 1};
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  const auto with = [&](auto spoil, std::int64_t length, std::int64_t offset) {
    Producer producer;
    Producer::Child& area = producer.add("area", "i", 3, 0, {nullptr, areas.data()}, 2, 0);
    area.dictionary_buffers = {nullptr, offsets.data(), "D"};
    area.dictionary_schema.format = "u";
    area.dictionary.length = 1;
    area.dictionary.n_buffers = 3;
    area.dictionary.buffers = area.dictionary_buffers.data();
    area.schema.dictionary = &area.dictionary_schema;
    area.array.dictionary = &area.dictionary;
    producer.add("period", "i", 3, 0, {nullptr, years.data()}, 2, 0);
    producer.add("deaths", "l", 3, 0, {nullptr, figures.data()}, 2, 0);
    producer.add("births", "l", 3, 0, {nullptr, figures.data()}, 2, 0);
    producer.add("births.suppressed", "b", 3, 0, {nullptr, bits.data()}, 2, 0);
    spoil(producer);
    return made_of(producer, length, offset);
  };
  CHECK(with([](Producer&) {}, 3, 0) == GOALPOST_OK);
  // An offset that no memory has, alone and in sum with that of the struct.
  CHECK(with([&](Producer& of) { of.children[2].array.offset = most; }, 3, 0) == GOALPOST_E_ARGUMENT);
  CHECK(with([&](Producer& of) { of.children[2].array.offset = most; }, 2, 1) == GOALPOST_E_ARGUMENT);
  CHECK(with([&](Producer& of) { of.children[0].dictionary.offset = most; }, 3, 0) == GOALPOST_E_ARGUMENT);
  CHECK(with([](Producer&) {}, 3, most) == GOALPOST_E_ARGUMENT);
  // Some are missing, and no bitmap says which; suppression without bits; a dictionary without names.
  CHECK(with([](Producer& of) { of.children[2].array.null_count = 2; }, 3, 0) == GOALPOST_E_ARGUMENT);
  CHECK(with([](Producer& of) { of.children[4].buffers[1] = nullptr; }, 3, 0) == GOALPOST_E_ARGUMENT);
  CHECK(with([](Producer& of) { of.children[0].dictionary.length = 0; }, 3, 0) == GOALPOST_E_ARGUMENT);
  // Without rows there may be no memory. It is still a table with areas: there is nothing to judge, and that is no error.
  const auto without_memory = [](Producer& of) {
    for (Producer::Child& child : of.children) child.buffers = {}, child.array.length = 0;
  };
  CHECK(with(without_memory, 0, 0) == GOALPOST_OK);
  CHECK(num_held == 0);
}

TEST_CASE("results as an Arrow struct array, whose children may be moved out") {
  const Plan plan = plan_of(small_plan);
  const std::array<goalpost_string, 1> names{str("Province")};
  const std::array<std::int16_t, 1> years{2025};
  const std::array<std::int64_t, 1> deaths{9};
  const std::array<std::int64_t, 1> births{1000};
  goalpost_key area = GOALPOST_KEY_INIT;
  area.names = {1, names.data(), nullptr, nullptr, nullptr};
  goalpost_key period = GOALPOST_KEY_INIT;
  period.codes = years.data();
  period.code_type = GOALPOST_TYPE_INT16;
  std::array<goalpost_column, 2> columns{};
  columns[0] = columns[1] = GOALPOST_COLUMN_INIT;
  columns[0].name = str("deaths");
  columns[0].values = deaths.data();
  columns[1].name = str("births");
  columns[1].values = births.data();
  goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
  data.num_rows = 1;
  data.area = &area;
  data.period = &period;
  data.columns = columns.data();
  data.num_columns = 2;
  ArrowSchema schema;
  ArrowArray array;
  {
    const Results results = results_of(plan.get(), table_of(plan.get(), data).get());
    REQUIRE(goalpost_results_to_arrow(results.get(), &schema, &array) == GOALPOST_OK);
  }
  CHECK(std::string(schema.format) == "+s");
  std::string fields;
  for (std::int64_t i = 0; i < schema.n_children; ++i) {
    fields += std::string(schema.children[i]->name) + ':' + schema.children[i]->format + ' ';
    CHECK(array.children[i]->length == array.length);
  }
  CHECK(fields ==
        "indicator:i label:i target:i area:i period:i residence:i verdict:c reason:c exceeded:b at_boundary:b "
        "value:g limit:g base:g gap:g progress:g needed:g reported:g reached:g expected:g ");
  const ArrowArray& verdict = *array.children[6];
  CHECK(text_at(*verdict.dictionary,
                static_cast<std::size_t>(static_cast<const std::int8_t*>(verdict.buffers[1])[0])) == "missed");
  CHECK(text_at(*array.children[1]->dictionary, 0) == "1a");
  CHECK(text_at(*array.children[3]->dictionary, 0) == "Province");
  CHECK(text_at(*array.children[4]->dictionary, 0) == "2025");
  CHECK(is_null(*array.children[5], 0));  // no stratum
  CHECK(is_null(*array.children[7], 0));  // no reason
  CHECK_FALSE(is_null(*array.children[9], 0));
  CHECK((static_cast<const std::uint8_t*>(array.children[9]->buffers[1])[0] & 1) == 1);  // at the boundary
  CHECK(static_cast<const double*>(array.children[10]->buffers[1])[0] == 9);
  CHECK(is_null(*array.children[12], 0));
  CHECK(array.children[12]->null_count >= 1);
  // A child moved out lives on by itself.
  ArrowArray moved = *array.children[10];
  array.children[10]->release = nullptr;
  array.release(&array);
  schema.release(&schema);
  CHECK(is_released(array));
  CHECK(static_cast<const double*>(moved.buffers[1])[0] == 9);
  moved.release(&moved);
  CHECK(is_released(moved));
  CHECK(goalpost_results_to_arrow(nullptr, &schema, &array) == GOALPOST_E_NULL);
  CHECK(is_released(schema));
}

}  // namespace goalpost::test
