/// Decimals of 128 bits, as Arrow and data bases have them, read as the decimals of our own.
#pragma once

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <optional>

#include "goalpost/value/decimal.hpp"

namespace goalpost::detail {

inline constexpr int max_decimal128_scale = 38;

/// A magnitude of 128 bits in four limbs, the least significant first: there is no such integer in the standard.
struct Magnitude128 {
  std::array<std::uint32_t, 4> limbs{};

  [[nodiscard]] bool fits_int64() const noexcept { return limbs[3] == 0 && limbs[2] == 0 && limbs[1] >> 31U == 0; }
  [[nodiscard]] std::int64_t as_int64() const noexcept {
    return static_cast<std::int64_t>(std::uint64_t{limbs[1]} << 32U | limbs[0]);
  }
  [[nodiscard]] bool is_zero() const noexcept { return limbs == std::array<std::uint32_t, 4>{}; }
  /// Divides by ten when that leaves nothing over.
  [[nodiscard]] bool take_zero() noexcept {
    std::array<std::uint32_t, 4> quotient{};
    std::uint64_t rest = 0;
    for (std::size_t i = limbs.size(); i-- > 0;) {
      const std::uint64_t part = rest << 32U | limbs[i];
      quotient[i] = static_cast<std::uint32_t>(part / 10);
      rest = part % 10;
    }
    if (rest == 0) limbs = quotient;
    return rest == 0;
  }
};

/// The figure at `bytes` (any alignment), times 10^-scale; nothing when no decimal of int64 digits and up to 18 places equals it.
inline std::optional<Decimal> decimal_of_128_bits(const unsigned char* bytes, int scale) noexcept {
  std::uint64_t halves[2];
  std::memcpy(halves, bytes, sizeof halves);
  std::uint64_t low = halves[std::endian::native == std::endian::little ? 0 : 1];
  std::uint64_t high = halves[std::endian::native == std::endian::little ? 1 : 0];
  const bool is_small = scale >= 0 && scale <= max_significant_digits;
  if (is_small && high == (low >> 63U != 0 ? ~std::uint64_t{0} : 0)) {
    return Decimal{static_cast<std::int64_t>(low), static_cast<std::int8_t>(scale)};
  }
  const bool negative = high >> 63U != 0;
  if (negative) {
    low = ~low + 1;
    high = ~high + (low == 0 ? 1 : 0);
  }
  Magnitude128 size{{static_cast<std::uint32_t>(low), static_cast<std::uint32_t>(low >> 32U),
                     static_cast<std::uint32_t>(high), static_cast<std::uint32_t>(high >> 32U)}};
  if (size.is_zero()) return Decimal{};
  for (; scale > 0 && (scale > max_significant_digits || !size.fits_int64()); --scale) {
    if (!size.take_zero()) return std::nullopt;
  }
  if (!size.fits_int64()) return std::nullopt;
  std::int64_t mantissa = size.as_int64();
  for (; scale < 0; ++scale) {
    if (mantissa > std::numeric_limits<std::int64_t>::max() / 10) return std::nullopt;
    mantissa *= 10;
  }
  return Decimal{negative ? -mantissa : mantissa, static_cast<std::int8_t>(scale)};
}

}  // namespace goalpost::detail
