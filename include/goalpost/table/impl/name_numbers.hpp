/// Numbers for names that arrive as text, row after row, in whatever spelling. Normalising costs a microsecond, so each
/// spelling is normalised once and remembered. Files are sorted, or repeat the same names in the same order year after year; so the last
/// answer of a column is tried first, and then the one that followed it last time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace goalpost::detail {

class NameNumbers {
 public:
  /// The number of the name that `spelling` stands for; nullopt when there is none, or it is not UTF-8. `column`, a small number, is
  /// where it was read: what is likely to come next is guessed per column.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view spelling, std::size_t column = 0);
  /// `name` as comparable_name() gives it; a name that is there already keeps its number.
  void insert(std::string name, std::uint32_t number);

 private:
  struct Hash {
    using is_transparent = void;
    // Not noexcept: then libstdc++ keeps each name's hash beside it and compares that first.
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  struct Entry {
    std::uint32_t number = 0;
    std::pair<const std::string, Entry>* followed_by = nullptr;  ///< nodes of the map stay where they are
  };
  using Map = std::unordered_map<std::string, Entry, Hash, std::equal_to<>>;

  Map numbers_;
  std::vector<Map::value_type*> last_;  ///< per column
};

}  // namespace goalpost::detail
