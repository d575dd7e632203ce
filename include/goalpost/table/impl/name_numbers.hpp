/// Numbers for names that arrive as text, row after row, in whatever spelling. Normalising costs a microsecond, so each
/// spelling is normalised once and remembered; sorted files ask for the same name many times in a row, so the last
/// answer is kept too.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace goalpost::detail {

class NameNumbers {
 public:
  /// The number of the name that `spelling` stands for; nullopt when there is none, or it is not UTF-8.
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view spelling);
  /// `name` as comparable_name() gives it; a name that is there already keeps its number.
  void insert(std::string name, std::uint32_t number);

 private:
  struct Hash {
    using is_transparent = void;
    // Not noexcept: then libstdc++ keeps each name's hash beside it and compares that first.
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Map = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

  Map numbers_;
  const Map::value_type* last_ = nullptr;  ///< nodes of the map stay where they are
};

}  // namespace goalpost::detail
