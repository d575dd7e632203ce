// Tables out of Arrow struct arrays.
#include <algorithm>
#include <charconv>
#include <limits>
#include <memory>
#include <vector>

#include "arrow.hpp"
#include "figures.hpp"
#include "goalpost/table/impl/read_cell.hpp"
#include "goalpost/text/names.hpp"
#include "structs.hpp"
#include "tables.hpp"

namespace goalpost::capi {
namespace {

/// A field of the struct, with the rows of it that are wanted.
struct Field {
  std::string_view name;
  const ArrowSchema* schema = nullptr;
  const ArrowArray* array = nullptr;
  std::size_t first = 0;  ///< element of the array that is row 0
  std::uint32_t number_1based = 0;

  [[nodiscard]] std::string_view format() const { return schema->format; }
  [[nodiscard]] const void* buffer(std::int64_t index) const {
    require(index < array->n_buffers, GOALPOST_E_ARGUMENT);
    return array->buffers[index];
  }
  [[nodiscard]] const std::uint8_t* validity() const {
    if (array->null_count == 0) return nullptr;
    const void* const bits = buffer(0);
    require(bits != nullptr || array->null_count < 0, GOALPOST_E_ARGUMENT);  // some are missing, and nobody says which
    return static_cast<const std::uint8_t*>(bits);
  }
};

/// Bitmaps that had to be copied, because they begin within a byte.
using Bitmaps = std::vector<std::unique_ptr<std::uint8_t[]>>;

/// What must live as long as the table.
struct Storage {
  Owned<ArrowArray> array;
  Bitmaps bitmaps;
};

const std::uint8_t* from_whole_byte(const std::uint8_t* bits, std::size_t first, std::size_t num_rows,
                                    Bitmaps& copies) {
  if (bits == nullptr || first % 8 == 0) return bits == nullptr ? nullptr : bits + first / 8;
  auto copy = std::make_unique<std::uint8_t[]>((num_rows + 7) / 8);
  for (std::size_t row = 0; row < num_rows; ++row) {
    if (detail::bit_at(bits, first + row)) copy[row / 8] = static_cast<std::uint8_t>(copy[row / 8] | 1U << row % 8);
  }
  copies.push_back(std::move(copy));
  return copies.back().get();
}

struct Type {
  std::uint8_t code = GOALPOST_TYPE_INT64;
  std::size_t width = 8;  ///< bytes
  std::int8_t scale = 0;
};

/// "d:19,10" and "d:19,10,128"
std::optional<Type> decimal_type(std::string_view format) {
  int numbers[3] = {0, 0, 128};
  const char* at = format.data() + 2;
  const char* end = format.data() + format.size();
  int count = 0;
  for (; count < 3; ++count) {
    const auto [next, error] = std::from_chars(at, end, numbers[count]);
    if (error != std::errc{}) return std::nullopt;
    at = next;
    if (at == end) break;
    if (*at++ != ',') return std::nullopt;
  }
  const bool fits = at == end && count >= 1 && numbers[2] == 128 && numbers[1] >= -detail::max_decimal128_scale &&
                    numbers[1] <= detail::max_decimal128_scale;
  if (!fits) return std::nullopt;
  return Type{GOALPOST_TYPE_DECIMAL128, 16, static_cast<std::int8_t>(numbers[1])};
}

std::optional<Type> figure_type(std::string_view format) {
  if (format.starts_with("d:")) return decimal_type(format);
  if (format == "tdD") return Type{GOALPOST_TYPE_DATE32, 4};
  if (format.size() != 1) return std::nullopt;
  switch (format[0]) {
    case 'c': return Type{GOALPOST_TYPE_INT8, 1};
    case 'C': return Type{GOALPOST_TYPE_UINT8, 1};
    case 's': return Type{GOALPOST_TYPE_INT16, 2};
    case 'S': return Type{GOALPOST_TYPE_UINT16, 2};
    case 'i': return Type{GOALPOST_TYPE_INT32, 4};
    case 'I': return Type{GOALPOST_TYPE_UINT32, 4};
    case 'l': return Type{GOALPOST_TYPE_INT64, 8};
    case 'L': return Type{GOALPOST_TYPE_UINT64, 8};
    case 'f': return Type{GOALPOST_TYPE_FLOAT32, 4};
    case 'g': return Type{GOALPOST_TYPE_FLOAT64, 8};
    default: return std::nullopt;
  }
}

/// Whether an array can begin at `offset`: one whose elements no memory could hold contradicts itself.
bool is_offset(std::int64_t offset, std::int64_t length) {
  constexpr std::int64_t most =
      std::numeric_limits<std::int64_t>::max() / 64;  // bytes of the widest element, with some to spare
  return offset >= 0 && length >= 0 && offset <= most && length <= most;
}

const void* advanced(const void* values, std::size_t bytes) {
  return values == nullptr ? nullptr : static_cast<const unsigned char*>(values) + bytes;
}

/// The struct's rows as fields. Contradictions in the structs are refused here, once for all.
class Batch {
 public:
  Batch(const ArrowSchema& schema, const ArrowArray& array) : schema_(schema), array_(array) {
    require(schema.format != nullptr && std::string_view(schema.format) == "+s", GOALPOST_E_TYPE);
    require(schema.n_children == array.n_children && array.n_children >= 0, GOALPOST_E_ARGUMENT);
    require(is_offset(array.offset, array.length), GOALPOST_E_ARGUMENT);
    require(array.n_children == 0 || (schema.children != nullptr && array.children != nullptr), GOALPOST_E_ARGUMENT);
    require_no_null_rows();
  }

  [[nodiscard]] std::size_t num_rows() const { return static_cast<std::size_t>(array_.length); }

  [[nodiscard]] std::vector<Field> fields() const {
    std::vector<Field> out;
    for (std::int64_t i = 0; i < array_.n_children; ++i) {
      const ArrowSchema* schema = schema_.children[i];
      const ArrowArray* array = array_.children[i];
      require(schema != nullptr && array != nullptr && schema->format != nullptr, GOALPOST_E_ARGUMENT);
      require(is_offset(array->offset, array->length) && array->n_buffers >= 0, GOALPOST_E_ARGUMENT);
      require(array->n_buffers == 0 || array->buffers != nullptr, GOALPOST_E_ARGUMENT);
      require(array->length >= array_.length && array->length - array_.length >= array_.offset, GOALPOST_E_LENGTH);
      const std::string_view name = schema->name == nullptr ? "" : schema->name;
      require(is_utf8(name), GOALPOST_E_UTF8);
      out.push_back({name, schema, array, static_cast<std::size_t>(array->offset + array_.offset),
                     static_cast<std::uint32_t>(i + 1)});
    }
    return out;
  }

 private:
  void require_no_null_rows() const {
    if (array_.null_count == 0 || array_.n_buffers < 1 || array_.buffers == nullptr || array_.buffers[0] == nullptr)
      return;
    const auto* bits = static_cast<const std::uint8_t*>(array_.buffers[0]);
    for (std::int64_t row = 0; row < array_.length; ++row) {
      require(detail::bit_at(bits, static_cast<std::size_t>(array_.offset + row)), GOALPOST_E_TYPE);
    }
  }

  const ArrowSchema& schema_;
  const ArrowArray& array_;
};

Strings strings_of(const ArrowSchema& schema, const ArrowArray& array, std::size_t first, std::size_t num) {
  const std::string_view format = schema.format;
  require(array.n_buffers == 3 && array.buffers != nullptr, GOALPOST_E_ARGUMENT);
  goalpost_strings strings{};
  strings.num = num;
  if (format == "u") strings.offsets = static_cast<const std::int32_t*>(array.buffers[1]);
  if (format == "U") strings.large_offsets = static_cast<const std::int64_t*>(array.buffers[1]);
  strings.data = static_cast<const char*>(array.buffers[2]);
  return Strings(strings, first);
}

bool is_text(std::string_view format) { return format == "u" || format == "U"; }

/// A key; nothing for a field of type null.
Key key_of(const Field& field, std::size_t num_rows) {
  if (field.format() == "n") return {};
  KeySource source;
  source.validity = field.validity();
  source.validity_offset = field.first;
  if (const ArrowSchema* dictionary = field.schema->dictionary) {
    const ArrowArray* names = field.array->dictionary;
    require(names != nullptr && dictionary->format != nullptr, GOALPOST_E_ARGUMENT);
    require(is_text(dictionary->format), GOALPOST_E_TYPE);
    require(is_offset(names->offset, names->length), GOALPOST_E_ARGUMENT);
    source.names = strings_of(*dictionary, *names, static_cast<std::size_t>(names->offset),
                              static_cast<std::size_t>(names->length));
    source.has_names = true;
  } else if (is_text(field.format())) {
    source.names = strings_of(*field.schema, *field.array, field.first, num_rows);
    return Key(source);
  }
  const std::optional<Type> type = figure_type(field.format());
  const bool is_whole = type && (type->code == GOALPOST_TYPE_INT64 ||
                                 (type->code >= GOALPOST_TYPE_INT8 && type->code <= GOALPOST_TYPE_UINT64));
  require(is_whole, GOALPOST_E_TYPE);
  source.code_type = type->code;
  source.codes = advanced(field.buffer(1), field.first * type->width);
  require(source.codes != nullptr || num_rows == 0, GOALPOST_E_ARGUMENT);  // without rows there may be no memory
  return Key(source);
}

/// Fields by what their names say, as in a CSV file.
class Reading {
 public:
  Reading(const Plan& plan, const Batch& batch) : plan_(plan), num_rows_(batch.num_rows()) {
    keys.num_rows = num_rows_;
    levels_.resize(plan.levels.size());
    strata_.resize(plan.dimensions.size());
    for (const Field& field : batch.fields()) place(field);
    if (has_levels_) keys.levels = std::move(levels_);
    if (has_strata_) keys.strata = std::move(strata_);
  }

  Keys keys;
  std::vector<Field> figures;

 private:
  void place(const Field& field) {
    const std::string name = comparable_name(field.name).value_or(std::string());
    if (name.starts_with('#')) return;
    if (name == "area") return give(keys.area, field);
    if (name == "period") return give(keys.period, field);
    for (std::size_t d = 0; d < strata_.size(); ++d) {
      if (comparable_name(plan_.dimensions[d].name) != name) continue;
      has_strata_ = true;
      return give(strata_[d], field);
    }
    if (name == "parent") return give(keys.parent, field);
    for (std::size_t l = 0; l < levels_.size(); ++l) {
      if (comparable_name(plan_.levels[l].singular) != name) continue;
      has_levels_ = true;
      return give(levels_[l], field);
    }
    figures.push_back(field);
  }

  void give(Key& key, const Field& field) const {
    require(!key.is_there(), GOALPOST_E_ARGUMENT);
    key = key_of(field, num_rows_);
  }

  const Plan& plan_;
  std::size_t num_rows_;
  std::vector<Key> levels_, strata_;
  bool has_levels_ = false;
  bool has_strata_ = false;
};

constexpr std::string_view suppressed_suffix = ".suppressed";

bool is_suppression(const Field& field) { return field.format() == "b" && field.name.ends_with(suppressed_suffix); }
std::string_view suppressed_column(const Field& field) {
  return field.name.substr(0, field.name.size() - suppressed_suffix.size());
}

/// Where a column is suppressed; nullptr when no field says so.
const std::uint8_t* suppressed_in(const std::vector<Field>& fields, std::string_view column, std::size_t num_rows,
                                  Bitmaps& copies) {
  for (const Field& field : fields) {
    if (!is_suppression(field) || suppressed_column(field) != column) continue;
    require(field.buffer(1) != nullptr || num_rows == 0, GOALPOST_E_ARGUMENT);
    const auto* bits =
        from_whole_byte(static_cast<const std::uint8_t*>(field.buffer(1)), field.first, num_rows, copies);
    const auto* known = from_whole_byte(field.validity(), field.first, num_rows, copies);
    if (bits == nullptr || known == nullptr) return bits;
    auto both = std::make_unique<std::uint8_t[]>((num_rows + 7) / 8);
    for (std::size_t byte = 0; byte < (num_rows + 7) / 8; ++byte) {
      both[byte] = static_cast<std::uint8_t>(bits[byte] & known[byte]);
    }
    copies.push_back(std::move(both));
    return copies.back().get();
  }
  return nullptr;
}

void set_figures(FigureSetter& setter, const std::vector<Field>& fields, std::size_t num_rows, Bitmaps& copies,
                 std::string_view table, Diagnostics& found) {
  const auto is_unknown = [&](const Field& field) {
    found.add(Code::column_unknown, TablePlace{std::string(table), 0, field.number_1based}, {excerpt(field.name), ""});
  };
  for (const Field& field : fields) {
    if (is_suppression(field)) {
      const auto is_its_column = [&](const Field& other) { return other.name == suppressed_column(field); };
      if (std::ranges::none_of(fields, is_its_column)) is_unknown(field);
      continue;
    }
    if (field.format() == "n") continue;  // nothing but missing figures
    const std::optional<Type> type = figure_type(field.format());
    require(type && field.schema->dictionary == nullptr, GOALPOST_E_TYPE);
    Column column;
    column.type = static_cast<ColumnType>(type->code);
    column.scale = type->scale;
    column.values = advanced(field.buffer(1), field.first * type->width);
    column.validity = from_whole_byte(field.validity(), field.first, num_rows, copies);
    column.suppressed = suppressed_in(fields, field.name, num_rows, copies);
    if (!setter.set(field.name, column)) is_unknown(field);
  }
}

}  // namespace
}  // namespace goalpost::capi

using namespace goalpost;
using namespace goalpost::capi;

goalpost_status goalpost_table_from_arrow(const goalpost_plan* plan, struct ArrowSchema* schema,
                                          struct ArrowArray* array, const goalpost_arrow_options* options,
                                          goalpost_table** table, goalpost_diagnostics** diagnostics) {
  if (table != nullptr) *table = nullptr;
  if (diagnostics != nullptr) *diagnostics = nullptr;
  if (schema == nullptr || array == nullptr) return GOALPOST_E_NULL;
  if (schema->release == nullptr || array->release == nullptr) return GOALPOST_E_ARGUMENT;
  Owned<ArrowSchema> own_schema(*schema);
  Owned<ArrowArray> own_array(*array);
  return guarded([&] {
    required(table);
    const PlanBody& body = *handle(plan).body;
    const goalpost_arrow_options defaults = GOALPOST_ARROW_OPTIONS_INIT;
    const goalpost_arrow_options wanted = read_or(options, defaults);
    const std::string_view name = utf8_of(wanted.name);
    const Batch batch(*own_schema, *own_array);
    Reading reading(body.plan(), batch);
    TableBuilder builder(schema_of(body.plan()));
    Diagnostics found;
    const auto period = begin_table(builder, body, std::move(reading.keys), wanted.nameless_period, name, found);
    Bitmaps copies;
    FigureSetter setter(builder, body.plan(), batch.num_rows(), period);
    set_figures(setter, reading.figures, batch.num_rows(), copies, name, found);
    builder.keep_alive(std::make_shared<const Storage>(Storage{std::move(own_array), std::move(copies)}));
    *table = finished_table(builder, found, body, diagnostics);
  });
}
