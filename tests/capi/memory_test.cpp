// No buffer of the length of a column is made, on the way in or out: the memory that a call takes does not grow with the rows.
#include <malloc.h>

#include <array>
#include <cstdlib>
#include <new>
#include <vector>

#include "support.hpp"

namespace {

std::size_t num_bytes = 0;       ///< held now
std::size_t most_num_bytes = 0;  ///< held at once

void* counted(void* memory) {
  if (memory == nullptr) throw std::bad_alloc();
  num_bytes += malloc_usable_size(memory);
  if (num_bytes > most_num_bytes) most_num_bytes = num_bytes;
  return memory;
}
void release(void* memory) noexcept {
  if (memory != nullptr) num_bytes -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

// The library's allocations come here, too: the program's operator new stands before the one of libstdc++.
void* operator new(std::size_t size) { return counted(std::malloc(size == 0 ? 1 : size)); }
void* operator new[](std::size_t size) { return counted(std::malloc(size == 0 ? 1 : size)); }
void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
  void* const memory = std::malloc(size == 0 ? 1 : size);
  return memory == nullptr ? nullptr : counted(memory);
}
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }
void operator delete(void* memory, const std::nothrow_t&) noexcept { release(memory); }

namespace goalpost::test {

namespace {

/// The most that `call` holds at once.
template <class Call>
std::size_t bytes_of(Call call) {
  const std::size_t before = num_bytes;
  most_num_bytes = before;
  call();
  return most_num_bytes - before;
}

struct Wide {
  std::uint64_t low, high;
};

/// Columns of types that have to be converted, and everything that can be asked for.
struct Columns {
  explicit Columns(std::size_t num_rows)
      : deaths(num_rows, 12),
        births(num_rows, Wide{1504, 0}),
        before(num_rows, 13),
        bits(num_rows / 8 + 1, 0xF7),
        verdict(num_rows),
        reason(num_rows),
        flags(num_rows),
        value(num_rows),
        limit(num_rows),
        gap(num_rows) {
    for (goalpost_column& column : columns) column = GOALPOST_COLUMN_INIT;
    columns[0].name = str("deaths");
    columns[0].type = GOALPOST_TYPE_INT8;
    columns[0].values = deaths.data();
    columns[0].validity = bits.data();
    columns[1].name = str("births");
    columns[1].type = GOALPOST_TYPE_DECIMAL128;
    columns[1].values = births.data();
    columns[2].name = str("prior(deaths)");
    columns[2].type = GOALPOST_TYPE_FLOAT32;
    columns[2].values = before.data();
    output.num_elements = num_rows;
    output.verdict = verdict.data();
    output.reason = reason.data();
    output.flags = flags.data();
    output.value = value.data();
    output.limit = limit.data();
    output.gap = gap.data();
  }
  std::vector<std::int8_t> deaths;
  std::vector<Wide> births;
  std::vector<float> before;
  std::vector<std::uint8_t> bits;
  std::vector<goalpost_verdict> verdict;
  std::vector<goalpost_reason> reason;
  std::vector<std::uint8_t> flags;
  std::vector<double> value, limit, gap;
  std::array<goalpost_column, 3> columns;
  goalpost_output output = GOALPOST_OUTPUT_INIT;
};

}  // namespace

TEST_CASE("a rule on columns") {
  const Rule rule = rule_of("deaths per 1,000 births below 9‰");
  const auto bytes = [&](std::size_t num_rows) {
    Columns of(num_rows);
    return bytes_of([&] {
      CHECK((goalpost_rule_evaluate_columns(rule.get(), of.columns.data(), 3, num_rows, &of.output, nullptr, nullptr,
                                            nullptr, nullptr) == GOALPOST_OK));
    });
  };
  bytes(1);  // what is made once is made now
  const std::size_t few = bytes(5000);
  const std::size_t many = bytes(100000);
  MESSAGE("5,000 rows: " << few << " bytes, 100,000 rows: " << many << " bytes");
  // What is remembered of figures is 32 bytes per 4,096 rows, twice.
  CHECK(many <= few + 1024 + std::size_t{2} * 32 * (95'000 / 4096));
  CHECK(many < std::size_t{256} << 10U);
}

TEST_CASE("a table of rows with areas takes as much for many columns as for few") {
  const Plan plan = plan_of(small_plan);
  constexpr std::size_t num_rows = 50000;
  std::vector<std::int32_t> codes(num_rows);
  std::vector<std::int32_t> years(num_rows, 2025);
  std::vector<std::string> names(num_rows);
  std::vector<goalpost_string> texts(num_rows);
  for (std::size_t row = 0; row < num_rows; ++row) {
    codes[row] = static_cast<std::int32_t>(row);
    names[row] = "District " + std::to_string(row);
    texts[row] = str(names[row]);
  }
  Columns figures(num_rows);
  goalpost_key area = GOALPOST_KEY_INIT;
  area.codes = codes.data();
  area.code_type = GOALPOST_TYPE_INT32;
  area.names = {num_rows, texts.data(), nullptr, nullptr, nullptr};
  goalpost_key period = GOALPOST_KEY_INIT;
  period.codes = years.data();
  period.code_type = GOALPOST_TYPE_INT32;
  goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
  data.num_rows = num_rows;
  data.area = &area;
  data.period = &period;
  data.columns = figures.columns.data();
  const auto bytes = [&](std::size_t num_columns) {
    data.num_columns = num_columns;
    return bytes_of([&] { table_of(plan.get(), data); });
  };
  const std::size_t none = bytes(0);
  const std::size_t two = bytes(2);
  MESSAGE("50,000 rows with areas: " << none << " bytes without columns, " << two << " with two");
  CHECK(two <= none + 4096);
}

}  // namespace goalpost::test
