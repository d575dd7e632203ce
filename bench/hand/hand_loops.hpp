/// Loops as a very good engineer would write them by hand for one rule: the yardstick of the benchmarks. Each knows its rule, the types of
/// its columns and what is asked for when it is compiled, is fused, vectorised with intrinsics, exact and safe for missing figures.
///
/// They may assume what that engineer knows of the data: counts are whole (or whole mantissas) and below 2^43, so that every product
/// stays below 2^53 and doubles decide ties right.
#pragma once

#include <cstddef>
#include <cstdint>

namespace goalpost_bench {

enum class Comparator : std::uint8_t { at_most, below, at_least };

/// What a loop writes besides the verdict.
enum class Outputs : std::uint8_t {
  verdict,
  value,   ///< verdict and value
  reason,  ///< verdict and reason
  flags,   ///< verdict and flags
  gap,     ///< verdict and gap
  all,     ///< verdict, reason, flags, value and gap
};

/// A column: doubles, whose NaN and infinities are missing, or int64, missing where the bitmap says so.
struct HandColumn {
  const void* values = nullptr;
  const std::uint8_t* validity = nullptr;  ///< nullptr: none is missing
  bool is_double = false;
};

/// Both sides of a comparison multiplied out, so that it is exact: left × a  ≤  right × b.
struct MultipliedOut {
  double left = 1;
  double right = 1;
};

struct HandOutputs {
  std::uint8_t* verdict = nullptr;
  std::uint8_t* reason = nullptr;
  std::uint8_t* flags = nullptr;
  double* value = nullptr;
  double* gap = nullptr;
};

/// Numerator over denominator against a limit, of counts that are not negative.
struct RateLoop {
  Comparator comparator = Comparator::at_most;
  bool is_proportion = false;  ///< above 100% is a data error
  Outputs outputs = Outputs::value;
  HandColumn numerator;
  HandColumn denominator;
  HandColumn numerator_2;    ///< of sums: added to the numerator
  HandColumn denominator_2;  ///< of sums: added to the denominator
  double scale = 1000;       ///< value = numerator × scale / denominator
  double limit = 0;          ///< in the scale of the value
  MultipliedOut exact;       ///< numerator × left against denominator × right
  double gap_scale = 1;      ///< gap = (denominator × right − numerator × left) / (denominator × gap_scale)
  HandOutputs out;
};

/// A count against the same count of the row that serves as its base: current × left ≤ base × right.
struct ChangeLoop {
  Outputs outputs = Outputs::value;
  HandColumn counts;
  HandColumn base;  ///< of another column, when the bases stand in one
  std::uint32_t block =
      0;  ///< rows of an area, one after another, each the base of the next; 0: the base is in `base` or found by `base_rows`
  const std::uint32_t* base_rows = nullptr;  ///< per row: its base, or 0xFFFF'FFFF
  double scale = 1;                          ///< value = current × scale
  MultipliedOut exact;
  HandOutputs out;
};

/// A count against a limit.
struct CountLoop {
  Comparator comparator = Comparator::at_most;
  Outputs outputs = Outputs::value;
  HandColumn plus;
  HandColumn minus;  ///< without values: not subtracted
  double limit = 0;
  double scale = 1;
  HandOutputs out;
};

/// Reads and writes the same streams as a rate and does next to nothing with them: what memory allows.
struct MoverLoop {
  Outputs outputs = Outputs::value;
  HandColumn a;
  HandColumn b;
  HandOutputs out;
};

/// The loops in one instruction set. Rows [begin, end) are judged; outputs are written past the cache when `is_streaming`, which needs
/// outputs of 64-byte alignment and a `begin` that is a multiple of 64 (and of the block).
struct HandLoops {
  void (*rate)(const RateLoop& loop, std::size_t begin, std::size_t end, bool is_streaming);
  void (*rate_of_sums)(const RateLoop& loop, std::size_t begin, std::size_t end, bool is_streaming);
  void (*change)(const ChangeLoop& loop, std::size_t begin, std::size_t end, bool is_streaming);
  void (*count)(const CountLoop& loop, std::size_t begin, std::size_t end, bool is_streaming);
  void (*move)(const MoverLoop& loop, std::size_t begin, std::size_t end, bool is_streaming);
};
extern const HandLoops sse2_loops;
extern const HandLoops avx2_loops;
extern const HandLoops avx512_loops;

/// The verdicts and reasons of goalpost as bytes; checked against the enumerations where they are included.
namespace code {
inline constexpr std::uint8_t met = 0;
inline constexpr std::uint8_t missed = 1;
inline constexpr std::uint8_t no_data = 2;
inline constexpr std::uint8_t no_baseline = 3;
inline constexpr std::uint8_t not_applicable = 4;
inline constexpr std::uint8_t data_error = 6;
inline constexpr std::uint8_t reason_none = 0;
inline constexpr std::uint8_t numerator_missing = 1;
inline constexpr std::uint8_t denominator_missing = 2;
inline constexpr std::uint8_t input_missing = 3;
inline constexpr std::uint8_t denominator_zero = 8;
inline constexpr std::uint8_t negative_count = 9;
inline constexpr std::uint8_t over_100_percent = 10;
inline constexpr std::uint8_t nothing_to_measure = 11;
inline constexpr std::uint8_t base_missing = 17;
inline constexpr std::uint8_t base_data_error = 21;
inline constexpr std::uint8_t exceeded = 1;
inline constexpr std::uint8_t at_boundary = 2;
}  // namespace code

}  // namespace goalpost_bench
