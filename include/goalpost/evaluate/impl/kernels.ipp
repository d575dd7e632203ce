// The row loops of each instruction set, and which of them this machine has.
#pragma once

#include <bit>
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
#else
#define GOALPOST_KERNEL_INLINE inline
#endif
#define GOALPOST_KERNEL_UNROLL

namespace goalpost::detail::kernels {

#ifdef GOALPOST_X86_KERNELS

/// SSE2: what every x86-64 has.
namespace baseline {
#include "goalpost/evaluate/impl/kernel_lanes_sse2.inc"

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
#undef GOALPOST_KERNEL_UNROLL
#ifdef __clang__
#define GOALPOST_KERNEL_UNROLL _Pragma("clang loop unroll(full)")
#else
#define GOALPOST_KERNEL_UNROLL _Pragma("GCC unroll 8")
#endif
namespace avx512 {
#include "goalpost/evaluate/impl/kernel_lanes_avx512.inc"

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

#include "goalpost/evaluate/impl/kernel_bodies.inc"
}  // namespace baseline

std::size_t num_sets() noexcept { return 1; }
const Set& set(std::size_t /*number*/) noexcept { return baseline::functions; }

#endif

}  // namespace goalpost::detail::kernels

#undef GOALPOST_X86_KERNELS
#undef GOALPOST_KERNEL_INLINE
#undef GOALPOST_KERNEL_UNROLL
