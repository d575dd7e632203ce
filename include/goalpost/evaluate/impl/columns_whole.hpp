/// Whole numbers of 128 bits that know when they do not fit: the exact arithmetic of single rows.
#pragma once

#include <cstdint>

#include "goalpost/value/impl/big.hpp"

namespace goalpost::detail::columns {

#ifdef __SIZEOF_INT128__
__extension__ using Wide = __int128;
#else
using Wide = std::int64_t;  // then more rows go the long way
#endif

inline constexpr Wide wide_max = static_cast<Wide>(~std::uint64_t{0} >> 1) * (sizeof(Wide) == 16 ? (Wide{1} << 62) : 1);

/// A number, or one that did not fit: whatever is computed with such does not fit either.
struct Whole {
  Wide number = 0;
  bool fits = true;

  Whole() = default;
  Whole(Wide value) : number(value) {}  // NOLINT(google-explicit-constructor): it is that number
  static Whole too_large() {
    Whole out;
    out.fits = false;
    return out;
  }

  friend Whole operator*(Whole a, Whole b) {
    Whole out;
#ifdef __GNUC__
    out.fits = !__builtin_mul_overflow(a.number, b.number, &out.number) && a.fits && b.fits;
#else
    const Wide size_a = a.number < 0 ? -a.number : a.number;
    const Wide size_b = b.number < 0 ? -b.number : b.number;
    out.fits = a.fits && b.fits && (size_a == 0 || size_b <= wide_max / size_a);
    if (out.fits) out.number = a.number * b.number;
#endif
    return out;
  }
  friend Whole operator+(Whole a, Whole b) {
    Whole out;
#ifdef __GNUC__
    out.fits = !__builtin_add_overflow(a.number, b.number, &out.number) && a.fits && b.fits;
#else
    out.fits = a.fits && b.fits && (b.number < 0 ? a.number >= -wide_max - b.number : a.number <= wide_max - b.number);
    if (out.fits) out.number = a.number + b.number;
#endif
    return out;
  }
  friend Whole operator-(Whole a) {
    constexpr auto least = static_cast<Wide>(Wide{1} << (8 * sizeof(Wide) - 1));
    if (a.number == least) return too_large();  // its opposite is one too many
    a.number = -a.number;
    return a;
  }
  friend Whole operator-(Whole a, Whole b) { return a + -b; }
};

/// −1, 0 or 1.
[[nodiscard]] inline int compare(Whole a, Whole b) { return a.number < b.number ? -1 : (a.number > b.number ? 1 : 0); }

[[nodiscard]] inline double to_double(Whole a) { return static_cast<double>(a.number); }

/// Whole numbers only; those of more than 62 bits do not fit, so that there is room to multiply.
[[nodiscard]] inline Whole to_whole(const Big& number) {
  if (abs(number) >= Big(BigInt(1) << 62)) return Whole::too_large();
  return Whole(boost::multiprecision::numerator(number).convert_to<std::int64_t>());
}

}  // namespace goalpost::detail::columns
