/// What the row loops of each instruction set do: numbers in, bits and values out. They know nothing of plans and tables.
///
/// A call looks at up to `chunk_rows` rows, its lanes, in steps of 8. It answers in bitmaps what is beyond doubt, and which lanes are not
/// simple; everything else (missing figures, zero denominators, near ties) is the caller's, who has time for it: such lanes are few.
///
/// Why it is exact: a lane is simple when its operands are whole and so small that every product and sum below is under 2^53; there
/// doubles compute without rounding, so that `above` and `below` are those of the exact numbers. Bytes do not depend on the set either:
/// values are one product and one quotient, each rounded once, never a fused step.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

namespace goalpost::detail::kernels {

inline constexpr std::size_t chunk_rows = 4096;
inline constexpr std::size_t group_rows = 8;
inline constexpr std::size_t chunk_words = chunk_rows / 64;

/// A bit per lane of a chunk; lane i is bit i%64 of word i/64.
struct alignas(64) Bits {
  std::array<std::uint64_t, chunk_words> words;
};

enum class LaneType : std::uint8_t { int64, float64, none };

/// What one operand may be for its lane to be simple: whole and within the range, ends included.
struct Range {
  double low = 0;
  double high = 0;
};
/// Largest end of a Range: all sets convert whole numbers of this size exactly.
inline constexpr double max_simple = 2251799813685248.0;  // 2^51
/// Products and sums of whole numbers below this are exact.
inline constexpr double exact_below = 9007199254740992.0;  // 2^53

/// A figure per lane: where it lies, and what is simple. The type is the kernel's.
struct Operand {
  const void* lanes = nullptr;
  Range range;
};
struct OperandBits {
  Bits simple;
  Bits missing;  ///< NaN or infinite; not written for int64
};

/// Compares n·a with d·b, or with a base n·d'·a with (n'·b + d'·k)·d held between floor and ceiling; measures without a denominator
/// have d = 1. Constants are whole numbers.
struct Call {
  std::size_t num_groups = 0;
  Operand n;
  Operand d;
  Operand base_n;
  Operand base_d;
  double a = 0;
  double b = 0;
  double k = 0;
  double floor = 0;    ///< the least that the right side may be, −infinity for none; without denominators in its unit
  double ceiling = 0;  ///< times d·d': the most, infinity for none
  double cap = 0;      ///< n·a above d·cap is over 100%; infinity for none
  double base_cap_less = 0;  ///< 0.5: a base of exactly 100% counts as over it, too
  double value_n = 1;        ///< value = n·value_n / (d·value_d)
  double value_d = 1;
  double* value = nullptr;  ///< of kernels with values: a whole number of groups
};
struct CallBits {
  Bits above;      ///< left > right
  Bits below;      ///< left < right
  Bits over;       ///< over 100%
  Bits base_over;  ///< the base is; or products are too large to be exact
  OperandBits n;
  OperandBits d;
  OperandBits base_n;
  OperandBits base_d;
};
using Compare = void (*)(const Call& call, CallBits& out);

/// A figure as it lies in one column, or times[0] of one and times[1] of another.
struct BlockOperand {
  std::array<Operand, 2> parts;
  std::array<double, 2> times{1, 0};
  std::array<bool, 2> is_count{};      ///< below zero it is an error; else nobody knows here
  std::array<const Bits*, 2> known{};  ///< null: all are
  Range range;                         ///< of the sum; of one column that of the column
};

/// The usual case, from figures to answers in one go: a measure of one figure or two against one limit, every row judged. Left is n·a;
/// right is b, d·b, or of a change max(n'·b + k, floor). Rows come in blocks of 64; verdicts and reasons are the numbers of their types.
struct BlockCall {
  std::size_t num_blocks = 0;
  BlockOperand n;
  BlockOperand second;  ///< d, or n' of the base
  double a = 0;
  double b = 0;
  double k = 0;
  double floor = 0;
  double cap = 0;  ///< as in Call
  double one_less =
      0;  ///< 1: left is compared with what is one less than right, of whole numbers the same as not below right
  bool met_if_beyond = false;  ///< the row is met where left is above, not missed
  bool may_exceed = false;
  double value_n = 1;
  double value_d = 1;
  /// value = n·value_n / d is compared itself, with the limit and with 100%: of numbers so small two that differ, differ when they are rounded.
  bool compares_value = false;
  double limit_value = 0;
  double cap_value = 0;
  bool higher_is_better = false;
  double gap_n = 1;  ///< gap = (right − left, or the reverse when higher is better) · gap_n / (d · gap_d)
  double gap_d = 1;
  std::uint64_t tidy = 0;  ///< blocks of which Looked says so, of both operands
  std::uint64_t usual = 0;
  std::uint64_t complete = 0;
  bool has_bitmaps = false;           ///< whether the next two say anything
  const Bits* all_known = nullptr;    ///< what is judged; never null
  const Bits* value_known = nullptr;  ///< what has a value; never null
  const Bits* odd = nullptr;          ///< null: no lane is odd for a reason of its own
  std::uint8_t reason_n = 0;          ///< why there is no answer when n is missing
  std::uint8_t reason_second = 0;
  std::uint8_t reason_negative = 0;  ///< why a lane is none that can be judged
  std::uint8_t reason_zero = 0;
  std::uint8_t reason_nothing = 0;
  std::uint8_t reason_over = 0;
  std::uint8_t reason_bad_base = 0;
  bool streams = false;     ///< past the cache; outputs are then aligned to 64 bytes
  bool asks_ahead = false;  ///< for figures that lie in memory, before they are needed
  std::uint8_t* verdict = nullptr;
  std::uint8_t* reason = nullptr;  ///< each may be null
  std::uint8_t* flags = nullptr;
  double* value = nullptr;
  double* gap = nullptr;
};
/// Lanes that are left over get their bit; true when there are any. Their answers are still to be written.
using Blocks = bool (*)(const BlockCall& call, Bits& odd);

/// What the figures of an operand are, a bit per block. It is asked once of figures that do not change: the loops need not look at them again.
struct Looked {
  std::uint64_t tidy = 0;      ///< all are missing (not infinite), or simple but for being too low: zero or negative
  std::uint64_t usual = 0;     ///< all are simple or missing
  std::uint64_t complete = 0;  ///< all are simple and none is missing
};
using LookAt = Looked (*)(const BlockOperand& operand, std::size_t num_blocks);

/// sum = coefficient · lane of one operand or of two, or those added to it. An absent lane counts as 0.
struct SumCall {
  std::size_t num_groups = 0;
  std::array<Operand, 2> operands;
  std::array<double, 2> coefficients{};
  std::array<const Bits*, 2> known{};  ///< never null where there is an operand
  bool is_first = true;
  double* sum = nullptr;
};
struct SumBits {
  Bits absent;  ///< in one of them
  Bits simple;  ///< or absent, in all of them
};
using Sum = void (*)(const SumCall& call, SumBits& out);

/// How many columns an operand of blocks is read from, and of which type.
enum class BlockType : std::uint8_t { int64, float64, none, int64_and_int64, float64_and_float64 };
inline constexpr std::size_t num_block_types = 5;

/// The functions of one instruction set.
struct Set {
  /// [type of n][type of d][with values]; base operands have the types of n and d.
  Compare level[2][3][2];
  Compare change[2][3][2];
  Sum sum[2][3];  ///< [type of one][type of the other]
  /// [type of n][type of d], BlockType; null where types are mixed in sums. And of changes without denominators, whose two operands have
  /// one type. Sums are read with a value by comparing it, and without flags and gaps.
  Blocks level_blocks[num_block_types][num_block_types];
  Blocks change_blocks[2];
  LookAt look_at_first[num_block_types];  ///< at n; null for none
  LookAt look_at_second[num_block_types];
  /// Byte i is bit i of `ones` plus twice bit i of `twos`.
  void (*expand)(const Bits& ones, const Bits& twos, std::uint8_t* out, std::size_t num_rows);
  void (*fill_bytes)(const Bits& where, std::uint8_t byte, std::uint8_t* out, std::size_t num_rows);
  void (*fill_doubles)(const Bits& where, double number, double* out, std::size_t num_rows);
  void (*end_of_stream)();  ///< what was written past the cache can be read by others
};

/// How many sets this build has for this machine; set 0 is the baseline, 1 AVX2, 2 AVX-512.
[[nodiscard]] std::size_t num_sets() noexcept;
[[nodiscard]] const Set& set(std::size_t number) noexcept;

}  // namespace goalpost::detail::kernels
