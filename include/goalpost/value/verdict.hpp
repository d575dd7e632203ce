/// The answers. Numbers are part of the ABI: append only, never reuse one.
#pragma once

#include <cstdint>
#include <string_view>

namespace goalpost {

enum class Verdict : std::uint8_t {
#define GOALPOST_VERDICT(number, name, spoken) name = number,
#include "goalpost/value/verdicts.def"
#undef GOALPOST_VERDICT
};

enum class Reason : std::uint8_t {
#define GOALPOST_REASON(number, name, spoken) name = number,
#include "goalpost/value/reasons.def"
#undef GOALPOST_REASON
};

/// "no_data": as files spell it.
[[nodiscard]] std::string_view name(Verdict verdict) noexcept;
[[nodiscard]] std::string_view name(Reason reason) noexcept;  ///< "" for none
/// "no data": as people say it, in English or in the language ("en", "vi").
[[nodiscard]] std::string_view spoken(Verdict verdict, std::string_view language = "en") noexcept;
[[nodiscard]] std::string_view spoken(Reason reason, std::string_view language = "en") noexcept;

}  // namespace goalpost
