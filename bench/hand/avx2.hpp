/// AVX2: four doubles at a time.
#pragma once

#include <immintrin.h>

#include <cstdint>

namespace goalpost_bench {

struct Avx2 {
  static constexpr std::size_t width = 4;
  static constexpr std::size_t group = 32;
  using Doubles = __m256d;
  using Mask = __m256d;
  using Bytes = __m256i;
  using Flags = __m256i;

  static Doubles splat(double v) { return _mm256_set1_pd(v); }
  static Doubles load(const double* p) { return _mm256_loadu_pd(p); }
  static Doubles load(const std::int64_t* p) {  // as in Sse2
    return whole(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(p)));
  }
  static Doubles whole(__m256i bits) {
    return _mm256_sub_pd(_mm256_castsi256_pd(_mm256_add_epi64(bits, _mm256_set1_epi64x(0x4338000000000000))),
                         _mm256_set1_pd(6755399441055744.0));
  }
  static Doubles gather(const double* p, const std::uint32_t* rows, Mask m) {
    return _mm256_mask_i64gather_pd(_mm256_setzero_pd(), p, wide(rows), m, 8);
  }
  static Doubles gather(const std::int64_t* p, const std::uint32_t* rows, Mask m) {
    return whole(_mm256_mask_i64gather_epi64(_mm256_setzero_si256(), reinterpret_cast<const long long*>(p), wide(rows),
                                             _mm256_castpd_si256(m), 8));
  }
  static __m256i wide(const std::uint32_t* rows) {
    return _mm256_cvtepu32_epi64(_mm_loadu_si128(reinterpret_cast<const __m128i*>(rows)));
  }
  static Mask has_base(const std::uint32_t* rows) {
    const __m128i none_there =
        _mm_cmpeq_epi32(_mm_loadu_si128(reinterpret_cast<const __m128i*>(rows)), _mm_set1_epi32(-1));
    return _mm256_castsi256_pd(_mm256_xor_si256(_mm256_cvtepi32_epi64(none_there), _mm256_set1_epi64x(-1)));
  }
  static void store(double* p, Doubles v) { _mm256_storeu_pd(p, v); }
  static void stream(double* p, Doubles v) { _mm256_stream_pd(p, v); }
  static Doubles add(Doubles a, Doubles b) { return _mm256_add_pd(a, b); }
  static Doubles sub(Doubles a, Doubles b) { return _mm256_sub_pd(a, b); }
  static Doubles mul(Doubles a, Doubles b) { return _mm256_mul_pd(a, b); }
  static Doubles div(Doubles a, Doubles b) { return _mm256_div_pd(a, b); }
  static Mask less(Doubles a, Doubles b) { return _mm256_cmp_pd(a, b, _CMP_LT_OQ); }
  static Mask less_equal(Doubles a, Doubles b) { return _mm256_cmp_pd(a, b, _CMP_LE_OQ); }
  static Mask equal(Doubles a, Doubles b) { return _mm256_cmp_pd(a, b, _CMP_EQ_OQ); }
  static Mask has_sign(const void* a, const void* b) {
    const __m256i bits = _mm256_or_si256(_mm256_loadu_si256(static_cast<const __m256i*>(a)),
                                         _mm256_loadu_si256(static_cast<const __m256i*>(b)));
    return _mm256_castsi256_pd(_mm256_cmpgt_epi64(_mm256_setzero_si256(), bits));
  }
  static Mask mask_and(Mask a, Mask b) { return _mm256_and_pd(a, b); }
  static Mask mask_or(Mask a, Mask b) { return _mm256_or_pd(a, b); }
  static Mask none() { return _mm256_setzero_pd(); }
  static Mask every() { return _mm256_castsi256_pd(_mm256_set1_epi32(-1)); }
  static Doubles absolute(Doubles a) { return _mm256_andnot_pd(_mm256_set1_pd(-0.0), a); }
  static Doubles nan_unless(Mask m, Doubles v) { return _mm256_or_pd(v, _mm256_xor_pd(m, every())); }
  static Mask mask_of_bits(const std::uint8_t* bitmap, std::size_t row) {
    const __m256i which = _mm256_set_epi64x(8, 4, 2, 1);
    const __m256i bits = _mm256_set1_epi64x(bitmap[row / 8] >> (row % 8));
    return _mm256_castsi256_pd(_mm256_cmpeq_epi64(_mm256_and_si256(bits, which), which));
  }

  static Flags pack(const Mask (&m)[8]) {
    const auto pair = [](Mask a, Mask b) {
      return _mm256_castps_si256(_mm256_shuffle_ps(_mm256_castpd_ps(a), _mm256_castpd_ps(b), 0x88));
    };
    const __m256i low = _mm256_packs_epi32(pair(m[0], m[1]), pair(m[2], m[3]));
    const __m256i high = _mm256_packs_epi32(pair(m[4], m[5]), pair(m[6], m[7]));
    // Per half, two bytes of each vector in turn: put the pairs of a vector beside each other.
    const __m256i mixed = _mm256_packs_epi16(low, high);
    const __m256i halves = _mm256_permute4x64_epi64(mixed, 0xD8);  // bytes 0–7 of both halves, then 8–15
    const __m256i order = _mm256_setr_epi8(0, 1, 8, 9, 2, 3, 10, 11, 4, 5, 12, 13, 6, 7, 14, 15, 0, 1, 8, 9, 2, 3, 10,
                                           11, 4, 5, 12, 13, 6, 7, 14, 15);
    return _mm256_shuffle_epi8(halves, order);
  }
  static Flags flags_of_bits(const std::uint8_t* bitmap, std::size_t row) {
    std::uint32_t bits;
    __builtin_memcpy(&bits, bitmap + row / 8, 4);
    const __m256i spread = _mm256_shuffle_epi8(_mm256_set1_epi32(static_cast<int>(bits)),
                                               _mm256_setr_epi8(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 2,
                                                                2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3, 3));
    const __m256i which = _mm256_set1_epi64x(static_cast<long long>(0x8040201008040201));
    return _mm256_cmpeq_epi8(_mm256_and_si256(spread, which), which);
  }
  static bool all(Flags f) { return _mm256_movemask_epi8(f) == -1; }
  static Flags flags_and(Flags a, Flags b) { return _mm256_and_si256(a, b); }
  static Flags flags_or(Flags a, Flags b) { return _mm256_or_si256(a, b); }
  static Flags and_not(Flags a, Flags b) { return _mm256_andnot_si256(b, a); }
  static Flags flags_not(Flags a) { return _mm256_xor_si256(a, _mm256_set1_epi32(-1)); }
  static Bytes bytes(std::uint8_t b) { return _mm256_set1_epi8(static_cast<char>(b)); }
  static Bytes select(Flags f, Bytes yes, Bytes no) { return _mm256_blendv_epi8(no, yes, f); }
  static void store(std::uint8_t* p, Bytes b) { _mm256_storeu_si256(reinterpret_cast<__m256i*>(p), b); }
  static void stream(std::uint8_t* p, Bytes b) { _mm256_stream_si256(reinterpret_cast<__m256i*>(p), b); }
};

}  // namespace goalpost_bench
