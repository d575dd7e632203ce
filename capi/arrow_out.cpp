// Results as Arrow struct arrays. Each array and schema of the tree owns what it needs, so that a consumer may move any of them out.
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "handles.hpp"
#include "structs.hpp"

namespace goalpost::capi {
namespace {

/// What a struct of the interface owns: children, dictionary, and the memory that it points at.
template <class Struct, class Memory>
struct Node {
  Memory memory;
  std::vector<std::unique_ptr<Struct>> children;
  std::vector<Struct*> child_pointers;
  std::unique_ptr<Struct> dictionary;

  Node() = default;
  Node(const Node&) = delete;
  Node& operator=(const Node&) = delete;
  ~Node() {
    for (const auto& child : children) release(*child);
    if (dictionary != nullptr) release(*dictionary);
  }

  /// A new child, to be filled.
  Struct& add_child() {
    children.push_back(std::make_unique<Struct>());
    child_pointers.push_back(children.back().get());
    return *children.back();
  }
  Struct& add_dictionary() {
    dictionary = std::make_unique<Struct>();
    return *dictionary;
  }

 private:
  static void release(Struct& held) {
    if (held.release != nullptr) held.release(&held);
  }
};

struct SchemaMemory {
  std::string format;
  std::string name;
};
using SchemaNode = Node<ArrowSchema, SchemaMemory>;

struct ArrayMemory {
  std::shared_ptr<const ResultsBody> body;  ///< whose columns buffers may point at
  std::array<const void*, 3> buffers{};
  std::vector<std::uint8_t> validity, bits;
  std::vector<std::int32_t> numbers;  ///< indices, or offsets of texts
  std::string texts;
};
using ArrayNode = Node<ArrowArray, ArrayMemory>;

extern "C" {
static void release_schema(ArrowSchema* schema) {
  delete static_cast<SchemaNode*>(schema->private_data);
  schema->release = nullptr;
}
static void release_array(ArrowArray* array) {
  delete static_cast<ArrayNode*>(array->private_data);
  array->release = nullptr;
}
}

void finish(ArrowSchema& out, std::unique_ptr<SchemaNode> node, bool nullable) noexcept {
  out = ArrowSchema{};
  out.format = node->memory.format.c_str();
  out.name = node->memory.name.c_str();
  out.flags = nullable ? ARROW_FLAG_NULLABLE : 0;
  out.n_children = static_cast<std::int64_t>(node->children.size());
  out.children = node->child_pointers.data();
  out.dictionary = node->dictionary.get();
  out.private_data = node.release();
  out.release = release_schema;
}

void finish(ArrowArray& out, std::unique_ptr<ArrayNode> node, std::size_t length, std::int64_t num_buffers,
            std::int64_t null_count) noexcept {
  out = ArrowArray{};
  out.length = static_cast<std::int64_t>(length);
  out.null_count = null_count;
  out.n_buffers = num_buffers;
  out.buffers = node->memory.buffers.data();
  out.n_children = static_cast<std::int64_t>(node->children.size());
  out.children = node->child_pointers.data();
  out.dictionary = node->dictionary.get();
  out.private_data = node.release();
  out.release = release_array;
}

std::unique_ptr<SchemaNode> schema_node(std::string format, std::string_view name) {
  auto node = std::make_unique<SchemaNode>();
  node->memory.format = std::move(format);
  node->memory.name = name;
  return node;
}

void texts_array(ArrowArray& out, const std::vector<std::string_view>& texts) {
  auto node = std::make_unique<ArrayNode>();
  ArrayMemory& memory = node->memory;
  memory.numbers.push_back(0);
  for (const std::string_view text : texts) {
    memory.texts += text;
    memory.numbers.push_back(static_cast<std::int32_t>(memory.texts.size()));
  }
  memory.buffers = {nullptr, memory.numbers.data(), memory.texts.data()};
  finish(out, std::move(node), texts.size(), 3, 0);
}

/// Sets a validity bitmap from what `is_there` says of each row, and returns how many are not there.
template <class IsThere>
std::int64_t set_validity(ArrayMemory& memory, std::size_t num_rows, IsThere is_there) {
  memory.validity.assign((num_rows + 7) / 8, 0);
  std::int64_t num_null = 0;
  for (std::size_t row = 0; row < num_rows; ++row) {
    if (is_there(row)) {
      memory.validity[row / 8] = static_cast<std::uint8_t>(memory.validity[row / 8] | 1U << row % 8);
    } else {
      ++num_null;
    }
  }
  if (num_null > 0) memory.buffers[0] = memory.validity.data();
  return num_null;
}

/// Adds the fields one by one, schema and array together.
class Export {
 public:
  explicit Export(std::shared_ptr<const ResultsBody> body)
      : body_(std::move(body)),
        columns_(body_->columns()),
        rows_(body_->results.rows),
        plan_(body_->results.program.plan()),
        schema_(schema_node("+s", "")),
        array_(std::make_unique<ArrayNode>()) {}

  void add_all() {
    add_indicators();
    add_whole("target", columns_.target.data());
    add_areas();
    add_periods();
    for (std::size_t d = 0; d < plan_.dimensions.size(); ++d) add_stratum(d);
    add_verdicts();
    add_flag("exceeded", flag_exceeded);
    add_flag("at_boundary", flag_at_boundary);
    add_figures("value", columns_.value);
    add_figures("limit", columns_.limit);
    add_figures("base", columns_.base);
    add_figures("gap", columns_.gap);
    add_figures("progress", columns_.progress);
    add_figures("needed", columns_.needed);
    for (const ExtraColumn& extra : columns_.extra) add_extra(extra);
  }

  void hand_over(ArrowSchema& schema, ArrowArray& array) noexcept {
    finish(schema, std::move(schema_), false);
    finish(array, std::move(array_), rows_.size(), 1, 0);
  }

 private:
  std::unique_ptr<ArrayNode> array_node() const {
    auto node = std::make_unique<ArrayNode>();
    node->memory.body = body_;
    return node;
  }
  static void add_bits(std::vector<std::uint8_t>& bits, std::size_t row) {
    bits[row / 8] = static_cast<std::uint8_t>(bits[row / 8] | 1U << row % 8);
  }

  void add(std::string_view name, std::string format, std::unique_ptr<ArrayNode> node, std::int64_t null_count) {
    finish(schema_->add_child(), schema_node(std::move(format), name), true);
    finish(array_->add_child(), std::move(node), rows_.size(), 2, null_count);
  }
  void add_dictionary(std::string_view name, std::string index_format, std::unique_ptr<ArrayNode> node,
                      std::int64_t null_count, const std::vector<std::string_view>& texts) {
    auto schema = schema_node(std::move(index_format), name);
    finish(schema->add_dictionary(), schema_node("u", ""), false);
    texts_array(node->add_dictionary(), texts);
    finish(schema_->add_child(), std::move(schema), true);
    finish(array_->add_child(), std::move(node), rows_.size(), 2, null_count);
  }

  void add_indicators() {
    std::vector<std::string_view> names;
    std::vector<std::string_view> labels;
    std::vector<std::int32_t> label_of;  // an index of `labels`, -1 for none
    for (const PlanIndicator& indicator : plan_.indicators) {
      names.push_back(indicator.name);
      label_of.push_back(indicator.label.empty() ? -1 : static_cast<std::int32_t>(labels.size()));
      if (!indicator.label.empty()) labels.push_back(indicator.label);
    }
    auto node = array_node();
    node->memory.buffers[1] = columns_.indicator.data();
    add_dictionary("indicator", "i", std::move(node), 0, names);

    auto of_labels = array_node();
    for (const std::uint32_t indicator : columns_.indicator) {
      of_labels->memory.numbers.push_back(std::max(label_of[indicator], 0));
    }
    of_labels->memory.buffers[1] = of_labels->memory.numbers.data();
    const std::int64_t num_null = set_validity(of_labels->memory, rows_.size(),
                                               [&](std::size_t row) { return label_of[columns_.indicator[row]] >= 0; });
    add_dictionary("label", "i", std::move(of_labels), num_null, labels);
  }

  void add_whole(std::string_view name, const std::uint32_t* numbers) {
    auto node = array_node();
    node->memory.buffers[1] = numbers;
    add(name, "i", std::move(node), 0);
  }

  void add_areas() {
    std::vector<std::string_view> names;
    for (const Area& area : body_->results.areas.list) names.push_back(area.name);
    auto node = array_node();
    node->memory.buffers[1] = columns_.area.data();
    add_dictionary("area", "i", std::move(node), 0, names);
  }

  void add_periods() {
    std::map<Period, std::int32_t> numbers;
    for (const Result& row : rows_) numbers.emplace(row.period, 0);
    std::vector<std::string> texts;
    for (auto& [period, number] : numbers) {
      number = static_cast<std::int32_t>(texts.size());
      texts.push_back(to_text(period));
    }
    auto node = array_node();
    for (const Result& row : rows_) node->memory.numbers.push_back(numbers.find(row.period)->second);
    node->memory.buffers[1] = node->memory.numbers.data();
    const std::int64_t num_null =
        set_validity(node->memory, rows_.size(), [&](std::size_t) { return body_->results.has_periods; });
    add_dictionary("period", "i", std::move(node), num_null, {texts.begin(), texts.end()});
  }

  void add_stratum(std::size_t d) {
    const std::vector<std::string>& values = plan_.dimensions[d].values;
    const auto code = [&](std::size_t row) { return columns_.strata[row * plan_.dimensions.size() + d]; };
    auto node = array_node();
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      node->memory.numbers.push_back(code(row) == 0 ? 0 : code(row) - 1);
    }
    node->memory.buffers[1] = node->memory.numbers.data();
    const std::int64_t num_null =
        set_validity(node->memory, rows_.size(), [&](std::size_t row) { return code(row) != 0; });
    add_dictionary(plan_.dimensions[d].name, "i", std::move(node), num_null, {values.begin(), values.end()});
  }

  void add_verdicts() {
    std::vector<std::string_view> verdicts;
    for (std::uint8_t i = 0; !name(static_cast<Verdict>(i)).empty(); ++i)
      verdicts.push_back(name(static_cast<Verdict>(i)));
    std::vector<std::string_view> reasons{""};
    for (std::uint8_t i = 1; !name(static_cast<Reason>(i)).empty(); ++i)
      reasons.push_back(name(static_cast<Reason>(i)));
    auto node = array_node();
    node->memory.buffers[1] = columns_.verdict.data();
    add_dictionary("verdict", "c", std::move(node), 0, verdicts);
    auto why = array_node();
    why->memory.buffers[1] = columns_.reason.data();
    const std::int64_t num_null =
        set_validity(why->memory, rows_.size(), [&](std::size_t row) { return columns_.reason[row] != 0; });
    add_dictionary("reason", "c", std::move(why), num_null, reasons);
  }

  /// A flag says something where a figure was held against a limit, and nowhere else.
  void add_flag(std::string_view flag_name, std::uint8_t flag) {
    auto node = array_node();
    node->memory.bits.assign((rows_.size() + 7) / 8, 0);
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if ((columns_.flags[row] & flag) != 0) add_bits(node->memory.bits, row);
    }
    node->memory.buffers[1] = node->memory.bits.data();
    const std::int64_t num_null = set_validity(node->memory, rows_.size(), [&](std::size_t row) {
      const Result& result = rows_[row];
      const bool is_decided = result.verdict == Verdict::met || result.verdict == Verdict::missed;
      return is_decided && result.target != all_targets && !result.withheld.distance &&
             !plan_.indicators[result.indicator].targets[result.target - 1].quantified_level;
    });
    add(flag_name, "b", std::move(node), num_null);
  }

  void add_extra(const ExtraColumn& extra) {
    if (extra.kind == GOALPOST_EXTRA_FIGURES) return add_figures(extra.name, extra.figures);
    auto node = array_node();
    const std::int64_t num_null =
        set_validity(node->memory, rows_.size(), [&](std::size_t row) { return extra.codes[row] != GOALPOST_NO_CODE; });
    if (extra.kind == GOALPOST_EXTRA_FLAGS) {
      node->memory.bits.assign((rows_.size() + 7) / 8, 0);
      for (std::size_t row = 0; row < rows_.size(); ++row) {
        if (extra.codes[row] == 1) add_bits(node->memory.bits, row);
      }
      node->memory.buffers[1] = node->memory.bits.data();
      return add(extra.name, "b", std::move(node), num_null);
    }
    // Signed bytes, as Arrow's readers like indices best: GOALPOST_NO_CODE would be -1, and is null.
    std::vector<std::string_view> words;
    for (const goalpost_string& word : extra.words) words.emplace_back(word.data, word.size);
    node->memory.buffers[1] = extra.codes.data();
    add_dictionary(extra.name, "c", std::move(node), num_null, words);
  }

  void add_figures(std::string_view figure_name, const std::vector<double>& figures) {
    auto node = array_node();
    node->memory.buffers[1] = figures.data();
    const std::int64_t num_null =
        set_validity(node->memory, rows_.size(), [&](std::size_t row) { return !std::isnan(figures[row]); });
    add(figure_name, "g", std::move(node), num_null);
  }

  std::shared_ptr<const ResultsBody> body_;
  const ResultColumns& columns_;
  const std::vector<Result>& rows_;
  const Plan& plan_;
  std::unique_ptr<SchemaNode> schema_;
  std::unique_ptr<ArrayNode> array_;
};

}  // namespace
}  // namespace goalpost::capi

using namespace goalpost;
using namespace goalpost::capi;

goalpost_status goalpost_results_to_arrow(const goalpost_results* results, struct ArrowSchema* schema,
                                          struct ArrowArray* array) {
  if (schema != nullptr) *schema = {};
  if (array != nullptr) *array = {};
  return guarded([&] {
    required(schema);
    required(array);
    Export made(handle(results).body);
    made.add_all();
    made.hand_over(*schema, *array);
  });
}
