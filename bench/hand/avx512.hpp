/// AVX-512 (F, DQ, BW, VL): eight doubles at a time, masks in registers of their own.
#pragma once

#include <immintrin.h>

#include <cstdint>

namespace goalpost_bench {

struct Avx512 {
  static constexpr std::size_t width = 8;
  static constexpr std::size_t group = 64;
  using Doubles = __m512d;
  using Mask = __mmask8;
  using Bytes = __m512i;
  using Flags = __mmask64;

  static Doubles splat(double v) { return _mm512_set1_pd(v); }
  static Doubles load(const double* p) { return _mm512_loadu_pd(p); }
  static Doubles load(const std::int64_t* p) { return _mm512_cvtepi64_pd(_mm512_loadu_si512(p)); }
  static Doubles gather(const double* p, const std::uint32_t* rows, Mask m) {
    return _mm512_mask_i64gather_pd(_mm512_setzero_pd(), m, wide(rows), p, 8);
  }
  static Doubles gather(const std::int64_t* p, const std::uint32_t* rows, Mask m) {
    return _mm512_cvtepi64_pd(_mm512_mask_i64gather_epi64(_mm512_setzero_si512(), m, wide(rows), p, 8));
  }
  static __m512i wide(const std::uint32_t* rows) {
    return _mm512_cvtepu32_epi64(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(rows)));
  }
  static Mask has_base(const std::uint32_t* rows) {
    return _mm256_cmpneq_epi32_mask(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(rows)), _mm256_set1_epi32(-1));
  }
  static void store(double* p, Doubles v) { _mm512_storeu_pd(p, v); }
  static void stream(double* p, Doubles v) { _mm512_stream_pd(p, v); }
  static Doubles add(Doubles a, Doubles b) { return _mm512_add_pd(a, b); }
  static Doubles sub(Doubles a, Doubles b) { return _mm512_sub_pd(a, b); }
  static Doubles mul(Doubles a, Doubles b) { return _mm512_mul_pd(a, b); }
  static Doubles div(Doubles a, Doubles b) { return _mm512_div_pd(a, b); }
  static Mask less(Doubles a, Doubles b) { return _mm512_cmp_pd_mask(a, b, _CMP_LT_OQ); }
  static Mask less_equal(Doubles a, Doubles b) { return _mm512_cmp_pd_mask(a, b, _CMP_LE_OQ); }
  static Mask equal(Doubles a, Doubles b) { return _mm512_cmp_pd_mask(a, b, _CMP_EQ_OQ); }
  static Mask has_sign(const void* a, const void* b) {
    return _mm512_movepi64_mask(_mm512_or_si512(_mm512_loadu_si512(a), _mm512_loadu_si512(b)));
  }
  static Mask mask_and(Mask a, Mask b) { return _kand_mask8(a, b); }
  static Mask mask_or(Mask a, Mask b) { return _kor_mask8(a, b); }
  static Mask none() { return 0; }
  static Mask every() { return 0xFF; }
  static Doubles absolute(Doubles a) { return _mm512_abs_pd(a); }
  static Doubles nan_unless(Mask m, Doubles v) { return _mm512_mask_mov_pd(_mm512_set1_pd(__builtin_nan("")), m, v); }
  static Mask mask_of_bits(const std::uint8_t* bitmap, std::size_t row) { return bitmap[row / 8]; }

  static Flags pack(const Mask (&m)[8]) {
    const auto pair = [](Mask low, Mask high) { return _mm512_kunpackb(high, low); };
    const __mmask32 low = _mm512_kunpackw(pair(m[2], m[3]), pair(m[0], m[1]));
    const __mmask32 high = _mm512_kunpackw(pair(m[6], m[7]), pair(m[4], m[5]));
    return _mm512_kunpackd(high, low);
  }
  static Flags flags_of_bits(const std::uint8_t* bitmap, std::size_t row) {
    Flags bits;
    __builtin_memcpy(&bits, bitmap + row / 8, 8);
    return bits;
  }
  static bool all(Flags f) { return f == ~Flags{0}; }
  static Flags flags_and(Flags a, Flags b) { return a & b; }
  static Flags flags_or(Flags a, Flags b) { return a | b; }
  static Flags and_not(Flags a, Flags b) { return a & ~b; }
  static Flags flags_not(Flags a) { return ~a; }
  static Bytes bytes(std::uint8_t b) { return _mm512_set1_epi8(static_cast<char>(b)); }
  static Bytes select(Flags f, Bytes yes, Bytes no) { return _mm512_mask_blend_epi8(f, no, yes); }
  static void store(std::uint8_t* p, Bytes b) { _mm512_storeu_si512(p, b); }
  static void stream(std::uint8_t* p, Bytes b) { _mm512_stream_si512(reinterpret_cast<__m512i*>(p), b); }
};

}  // namespace goalpost_bench
