/// SSE2: two doubles at a time.
#pragma once

#include <emmintrin.h>

#include <cstdint>

namespace goalpost_bench {

struct Sse2 {
  static constexpr std::size_t width = 2;
  static constexpr std::size_t group = 16;  ///< rows whose bytes are written at once: eight vectors
  using Doubles = __m128d;
  using Mask = __m128d;   ///< per row all bits or none
  using Bytes = __m128i;  ///< per row of a group one byte
  using Flags = __m128i;  ///< per row of a group all bits or none

  static Doubles splat(double v) { return _mm_set1_pd(v); }
  static Doubles load(const double* p) { return _mm_loadu_pd(p); }
  /// Whole numbers below 2^51: their bits are added to those of 1.5 × 2^52.
  static Doubles load(const std::int64_t* p) {
    const __m128i bits = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
    return _mm_sub_pd(_mm_castsi128_pd(_mm_add_epi64(bits, _mm_set1_epi64x(0x4338000000000000))),
                      _mm_set1_pd(6755399441055744.0));
  }
  template <class T>
  static Doubles gather(const T* p, const std::uint32_t* rows, Mask) {
    // A row without a base reads row 0; its mask says so later.
    const std::uint32_t a = rows[0] == ~0U ? 0 : rows[0];
    const std::uint32_t b = rows[1] == ~0U ? 0 : rows[1];
    return _mm_set_pd(static_cast<double>(p[b]), static_cast<double>(p[a]));
  }
  static Mask has_base(const std::uint32_t* rows) {
    return _mm_castsi128_pd(_mm_set_epi64x(rows[1] == ~0U ? 0 : -1, rows[0] == ~0U ? 0 : -1));
  }
  static void store(double* p, Doubles v) { _mm_storeu_pd(p, v); }
  static void stream(double* p, Doubles v) { _mm_stream_pd(p, v); }
  static Doubles add(Doubles a, Doubles b) { return _mm_add_pd(a, b); }
  static Doubles sub(Doubles a, Doubles b) { return _mm_sub_pd(a, b); }
  static Doubles mul(Doubles a, Doubles b) { return _mm_mul_pd(a, b); }
  static Doubles div(Doubles a, Doubles b) { return _mm_div_pd(a, b); }
  static Mask less(Doubles a, Doubles b) { return _mm_cmplt_pd(a, b); }
  static Mask less_equal(Doubles a, Doubles b) { return _mm_cmple_pd(a, b); }
  static Mask equal(Doubles a, Doubles b) { return _mm_cmpeq_pd(a, b); }
  /// Of either of two doubles or int64.
  static Mask has_sign(const void* a, const void* b) {
    const __m128i bits =
        _mm_or_si128(_mm_loadu_si128(static_cast<const __m128i*>(a)), _mm_loadu_si128(static_cast<const __m128i*>(b)));
    return _mm_castsi128_pd(_mm_shuffle_epi32(_mm_srai_epi32(bits, 31), 0xF5));
  }
  static Mask mask_and(Mask a, Mask b) { return _mm_and_pd(a, b); }
  static Mask mask_or(Mask a, Mask b) { return _mm_or_pd(a, b); }
  static Mask none() { return _mm_setzero_pd(); }
  static Mask every() { return _mm_castsi128_pd(_mm_set1_epi32(-1)); }
  static Doubles absolute(Doubles a) { return _mm_andnot_pd(_mm_set1_pd(-0.0), a); }
  /// NaN where the mask is not set.
  static Doubles nan_unless(Mask m, Doubles v) { return _mm_or_pd(v, _mm_xor_pd(m, every())); }
  /// The bits of rows 2i and 2i+1 of a group.
  static Mask mask_of_bits(const std::uint8_t* bitmap, std::size_t row) {
    const int bits = bitmap[row / 8] >> (row % 8);
    return _mm_castsi128_pd(_mm_set_epi64x(-((bits >> 1) & 1), -(bits & 1)));
  }

  static Flags pack(const Mask (&m)[8]) {
    const auto pair = [](Mask a, Mask b) {
      return _mm_castps_si128(_mm_shuffle_ps(_mm_castpd_ps(a), _mm_castpd_ps(b), 0x88));
    };
    const __m128i low = _mm_packs_epi32(pair(m[0], m[1]), pair(m[2], m[3]));
    const __m128i high = _mm_packs_epi32(pair(m[4], m[5]), pair(m[6], m[7]));
    return _mm_packs_epi16(low, high);
  }
  static Flags flags_of_bits(const std::uint8_t* bitmap, std::size_t row) {
    std::uint16_t bits;
    __builtin_memcpy(&bits, bitmap + row / 8, 2);
    const __m128i bytes = _mm_set_epi64x(bits >> 8, bits & 0xFF);
    const __m128i low = _mm_shufflelo_epi16(_mm_unpacklo_epi8(bytes, bytes), 0x00);
    const __m128i high = _mm_shufflelo_epi16(_mm_unpackhi_epi8(bytes, bytes), 0x00);
    const __m128i spread = _mm_unpacklo_epi64(low, high);
    const __m128i which = _mm_set1_epi64x(static_cast<long long>(0x8040201008040201));
    return _mm_cmpeq_epi8(_mm_and_si128(spread, which), which);
  }
  static bool all(Flags f) { return _mm_movemask_epi8(f) == 0xFFFF; }
  static Flags flags_and(Flags a, Flags b) { return _mm_and_si128(a, b); }
  static Flags flags_or(Flags a, Flags b) { return _mm_or_si128(a, b); }
  static Flags and_not(Flags a, Flags b) { return _mm_andnot_si128(b, a); }
  static Flags flags_not(Flags a) { return _mm_xor_si128(a, _mm_set1_epi32(-1)); }
  static Bytes bytes(std::uint8_t b) { return _mm_set1_epi8(static_cast<char>(b)); }
  static Bytes select(Flags f, Bytes yes, Bytes no) {
    return _mm_or_si128(_mm_and_si128(f, yes), _mm_andnot_si128(f, no));
  }
  static void store(std::uint8_t* p, Bytes b) { _mm_storeu_si128(reinterpret_cast<__m128i*>(p), b); }
  static void stream(std::uint8_t* p, Bytes b) { _mm_stream_si128(reinterpret_cast<__m128i*>(p), b); }
};

}  // namespace goalpost_bench
