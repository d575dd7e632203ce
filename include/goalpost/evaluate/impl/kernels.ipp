// The row loops of each instruction set, and which of them this machine has.
#pragma once

#include <bit>
#include <cmath>
#include <cstring>
#include <limits>
#include <type_traits>

#include "goalpost/evaluate/impl/kernels.hpp"

#ifdef __FAST_MATH__
#error "Goalpost must not be compiled with -ffast-math: missing figures are NaN, and verdicts are exact"
#endif

#if (defined(__x86_64__) || defined(_M_X64)) && defined(__GNUC__) && !defined(GOALPOST_PORTABLE_KERNELS)
#define GOALPOST_X86_KERNELS
#include <immintrin.h>
#endif

#ifdef __GNUC__
#define GOALPOST_KERNEL_INLINE [[gnu::always_inline]] inline
#define GOALPOST_KERNEL_LAMBDA __attribute__((always_inline))
#define GOALPOST_KERNEL_PREFETCH(address) __builtin_prefetch(reinterpret_cast<const void*>(address))
#else
#define GOALPOST_KERNEL_INLINE inline
#define GOALPOST_KERNEL_LAMBDA
#define GOALPOST_KERNEL_PREFETCH(address)
#endif
#if defined(__GNUC__) && !defined(__clang__)
#define GOALPOST_KERNEL_RESTRICT __restrict__  // what is written lies in no member of the loop
#else                                          // clang lets such a function call none that is not
#define GOALPOST_KERNEL_RESTRICT
#endif
#if defined(GOALPOST_X86_KERNELS) && defined(__clang__)
#define GOALPOST_KERNEL_UNROLL _Pragma("clang loop unroll(full)")
#elif defined(GOALPOST_X86_KERNELS)
#define GOALPOST_KERNEL_UNROLL _Pragma("GCC unroll 8")
#else  // plain lanes are loops themselves
#define GOALPOST_KERNEL_UNROLL
#endif

namespace goalpost::detail::kernels {

/// What has been seen of the lanes of a block.
struct BlockBits {
  std::uint64_t beyond = 0;
  std::uint64_t equal = 0;
  std::uint64_t missing_n = 0;
  std::uint64_t missing_second = 0;
  std::uint64_t odd = 0;
  // Of lanes that were odd:
  std::uint64_t negative = 0;
  std::uint64_t zero = 0;     ///< the denominator, not the numerator
  std::uint64_t nothing = 0;  ///< both
  std::uint64_t over = 0;
  std::uint64_t bad_base = 0;
};

/// Two columns of one type, added up.
template <class T>
struct Two {};
template <class T>
struct ColumnsOf {
  using Type = T;
  static constexpr std::size_t number = 1;
};
template <>
struct ColumnsOf<void> {
  static constexpr std::size_t number = 1;
};
template <class T>
struct ColumnsOf<Two<T>> {
  using Type = T;
  static constexpr std::size_t number = 2;
};

/// A whole number that is simple within these bounds.
inline bool is_simple(double number, double low, double high) {
  return number >= low && number <= high && static_cast<double>(static_cast<std::int64_t>(number)) == number;
}

/// An operand in one row.
struct OneFigure {
  bool is_known = true;
  bool is_negative = false;  ///< a count below zero, known or not as a whole
  bool is_simple = true;     ///< as far as it is known; or zero
  bool is_odd =
      false;  ///< a part of it is no whole number or very large: an error by itself, maybe, that comes before others
  double number = 0;
};
/// Of tidy blocks it is known to be whole, and no larger than the range.
template <class T, bool is_tidy>
OneFigure figure_at(const BlockOperand& operand, std::size_t row) {
  OneFigure out;
  for (std::size_t i = 0; i < ColumnsOf<T>::number; ++i) {
    const auto number =
        static_cast<double>(static_cast<const typename ColumnsOf<T>::Type*>(operand.parts[i].lanes)[row]);
    const Bits* known = operand.known[i];
    if ((known != nullptr && (known->words[row / 64] >> (row % 64) & 1) == 0) || !std::isfinite(number)) {
      out.is_known = false;
      continue;
    }
    const Range& range = operand.parts[i].range;
    const double low = range.low < 0 ? range.low : 0;
    out.is_odd = out.is_odd || !(is_tidy || is_simple(number, -max_simple, max_simple));
    out.is_negative =
        out.is_negative || (operand.is_count[i] && number < 0 && (is_tidy || is_simple(number, -max_simple, 0)));
    out.is_simple = out.is_simple && (is_tidy ? number >= low : is_simple(number, low, range.high));
    out.number += number * operand.times[i];
  }
  return out;
}

/// Answers lanes of a block that are odd in a common way: a denominator of zero, a count below zero, a proportion above 100%. Figures that
/// are not whole or very large stay odd. Such lanes are few: they are looked at one by one.
template <class N, class S, bool is_change, bool is_tidy>
void settle(const BlockCall& call, std::size_t row, BlockBits& seen) {
  constexpr bool has_second = !std::is_void_v<S>;
  for (std::uint64_t rest = seen.odd; rest != 0; rest &= rest - 1) {
    const auto lane = static_cast<std::size_t>(std::countr_zero(rest));
    const std::uint64_t bit = std::uint64_t{1} << lane;
    const OneFigure n = figure_at<N, is_tidy>(call.n, row + lane);
    if (n.is_odd) continue;
    if (n.is_negative) {
      seen.negative |= bit;
      continue;
    }
    if constexpr (has_second) {
      const OneFigure second = figure_at<S, is_tidy>(call.second, row + lane);
      if (second.is_odd || (n.is_known && !n.is_simple)) continue;
      if (is_change) {
        if (second.is_negative && n.is_known) seen.bad_base |= bit;
      } else if (second.is_negative) {
        seen.negative |= bit;
      } else if (n.is_known && second.is_known && second.is_simple) {
        if (second.number == 0) {
          (n.number == 0 ? seen.nothing : seen.zero) |= bit;
        } else if (second.number > 0 && n.number * call.a > second.number * call.cap) {
          seen.over |= bit;
        }
      }
    }
  }
  seen.odd &= ~(seen.negative | seen.nothing | seen.zero | seen.over | seen.bad_base);
}

#ifdef GOALPOST_X86_KERNELS

/// SSE2: what every x86-64 has.
namespace baseline {
#include "goalpost/evaluate/impl/kernel_lanes_sse2.inc"

namespace blocks {
#include "goalpost/evaluate/impl/kernel_block_lanes_sse2.inc"
#include "goalpost/evaluate/impl/kernel_sides.inc"

#include "goalpost/evaluate/impl/kernel_answers.inc"

#include "goalpost/evaluate/impl/kernel_blocks.inc"
}  // namespace blocks
#include "goalpost/evaluate/impl/kernel_bodies.inc"
}  // namespace baseline

#ifdef __clang__
#pragma clang attribute push(__attribute__((target("avx2"))), apply_to = function)
#else
#pragma GCC push_options
#pragma GCC target("avx2")
#endif
namespace avx2 {
#include "goalpost/evaluate/impl/kernel_lanes_avx2.inc"

namespace blocks {
#include "goalpost/evaluate/impl/kernel_block_lanes_avx2.inc"
#include "goalpost/evaluate/impl/kernel_sides.inc"

#include "goalpost/evaluate/impl/kernel_answers.inc"

#include "goalpost/evaluate/impl/kernel_blocks.inc"
}  // namespace blocks
#include "goalpost/evaluate/impl/kernel_bodies.inc"
}  // namespace avx2
#ifdef __clang__
#pragma clang attribute pop
#pragma clang attribute push(__attribute__((target("avx512f,avx512dq,avx512bw,avx512vl"))), apply_to = function)
#else
#pragma GCC pop_options
#pragma GCC push_options
#pragma GCC target("avx512f,avx512dq,avx512bw,avx512vl")
#endif
namespace avx512 {
#include "goalpost/evaluate/impl/kernel_lanes_avx512.inc"

namespace blocks {
#include "goalpost/evaluate/impl/kernel_sides.inc"

#include "goalpost/evaluate/impl/kernel_answers.inc"

#include "goalpost/evaluate/impl/kernel_blocks.inc"
}  // namespace blocks
#include "goalpost/evaluate/impl/kernel_bodies.inc"
}  // namespace avx512
#ifdef __clang__
#pragma clang attribute pop
#else
#pragma GCC pop_options
#endif

std::size_t num_sets() noexcept {
  if (__builtin_cpu_supports("avx2") == 0) return 1;
  const bool has_avx512 = __builtin_cpu_supports("avx512f") != 0 && __builtin_cpu_supports("avx512dq") != 0 &&
                          __builtin_cpu_supports("avx512bw") != 0 && __builtin_cpu_supports("avx512vl") != 0;
  return has_avx512 ? 3 : 2;
}

const Set& set(std::size_t number) noexcept {
  if (number == 2) return avx512::functions;
  return number == 1 ? avx2::functions : baseline::functions;
}

#else

/// Any other machine: plain C++.
namespace baseline {
#include "goalpost/evaluate/impl/kernel_lanes_portable.inc"

namespace blocks {
#include "goalpost/evaluate/impl/kernel_sides.inc"

#include "goalpost/evaluate/impl/kernel_answers.inc"

#include "goalpost/evaluate/impl/kernel_blocks.inc"
}  // namespace blocks
#include "goalpost/evaluate/impl/kernel_bodies.inc"
}  // namespace baseline

std::size_t num_sets() noexcept { return 1; }
const Set& set(std::size_t /*number*/) noexcept { return baseline::functions; }

#endif

}  // namespace goalpost::detail::kernels

#undef GOALPOST_X86_KERNELS
#undef GOALPOST_KERNEL_INLINE
#undef GOALPOST_KERNEL_LAMBDA
#undef GOALPOST_KERNEL_PREFETCH
#undef GOALPOST_KERNEL_RESTRICT
#undef GOALPOST_KERNEL_UNROLL
