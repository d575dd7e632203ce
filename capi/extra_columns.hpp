/// The extra columns of results: those that an evaluation was asked to add.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "goalpost.h"
#include "goalpost/evaluate/results.hpp"

namespace goalpost::capi {

struct ExtraColumn {
  std::string_view name;
  std::uint8_t kind = GOALPOST_EXTRA_FIGURES;
  std::span<const goalpost_string> words;  ///< of codes
  std::vector<double> figures;             ///< NaN where there is none
  std::vector<std::uint8_t> codes;         ///< GOALPOST_NO_CODE where there is none
};

[[nodiscard]] std::size_t num_extra_columns(const Results& results) noexcept;
/// In the order of `goalpost evaluate --format csv`.
[[nodiscard]] std::vector<ExtraColumn> extra_columns_of(const Results& results);

}  // namespace goalpost::capi
