/// Keys of rows as they come from outside, and adding the rows that they name to a table.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "goalpost/plan/plan.hpp"
#include "goalpost/table/table.hpp"
#include "guard.hpp"

namespace goalpost::capi {

/// Texts in memory of the caller's.
class Strings {
 public:
  Strings() = default;
  explicit Strings(const goalpost_strings& from, std::size_t first = 0);
  [[nodiscard]] std::size_t size() const noexcept { return from_.num; }
  [[nodiscard]] std::string_view at(std::size_t index) const;

 private:
  goalpost_strings from_{};
  std::size_t first_ = 0;
};

/// Where the keys of one kind come from; see goalpost_key. Arrow's arrays begin anywhere, so bitmaps have a first bit.
struct KeySource {
  const void* codes = nullptr;
  std::uint8_t code_type = GOALPOST_TYPE_INT64;
  Strings names;
  bool has_names = false;  ///< codes are of a dictionary, be it one without names; else they are bare numbers
  const std::uint8_t* validity = nullptr;
  std::size_t validity_offset = 0;
};
[[nodiscard]] KeySource key_source(const goalpost_key& key, std::size_t num_rows);

/// Numbers for the keys of rows: equal texts have equal numbers (but for a dictionary that has a name twice).
class Key {
 public:
  static constexpr std::uint32_t none = 0;
  Key() = default;
  explicit Key(KeySource from) : from_(from), is_there_(true) {}

  [[nodiscard]] bool is_there() const noexcept { return is_there_; }
  /// `none`, or a number from 1 on.
  [[nodiscard]] std::uint32_t number(std::size_t row);
  [[nodiscard]] std::string_view text(std::uint32_t number) const;

 private:
  [[nodiscard]] std::uint32_t number_of_text(std::string_view text);
  [[nodiscard]] std::uint32_t number_of_code(std::size_t row);

  KeySource from_;
  bool is_there_ = false;
  std::vector<std::string_view> texts_;  ///< of the numbers given, unless there is a dictionary
  std::unordered_map<std::string_view, std::uint32_t> by_text_;
  std::unordered_map<std::uint64_t, std::uint32_t> by_code_;  ///< of bare numbers
  std::deque<std::string> own_texts_;
  std::uint32_t last_ = none;  ///< sorted rows ask for one text many times in a row
};

struct Keys {
  std::size_t num_rows = 0;
  Key area, period, parent;
  std::vector<Key> levels;  ///< one per level of the plan, or none
  std::vector<Key> strata;  ///< one per dimension of the plan, or none

  [[nodiscard]] bool is_nameless() const noexcept { return !area.is_there() && levels.empty(); }
};

/// Adds the rows. What is wrong with them is in `out`, with the number of the row as its line.
void add_rows(TableBuilder& builder, const Plan& plan, Keys keys, Diagnostics& out);

}  // namespace goalpost::capi
