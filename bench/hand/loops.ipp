/// The loops, for any instruction set V (sse2.hpp, avx2.hpp, avx512.hpp). Included by one file per set, which is compiled for it; hence no
/// header of the standard library that has bodies: the linker might keep the copy that not every machine can run.
#pragma once

#include <cstddef>
#include <cstdint>

#include "hand_loops.hpp"

namespace goalpost_bench {

template <class T, bool Bitmap>
struct Reader {
  const T* values;
  const std::uint8_t* validity;

  explicit Reader(const HandColumn& column) : values(static_cast<const T*>(column.values)), validity(column.validity) {}
  bool is_there(std::size_t row) const {
    if constexpr (Bitmap) {
      return validity == nullptr || (validity[row / 8] >> (row % 8) & 1) != 0;
    } else if constexpr (T(0.5) != T(0)) {
      return __builtin_fabs(values[row]) < __builtin_inf();
    } else {
      return true;
    }
  }
  double at(std::size_t row) const { return static_cast<double>(values[row]); }
};

/// Writes, past the cache or not.
template <class V, bool Stream>
struct Writer {
  static void put(double* p, typename V::Doubles v) {
    if constexpr (Stream) {
      V::stream(p, v);
    } else {
      V::store(p, v);
    }
  }
  static void put(std::uint8_t* p, typename V::Bytes v) {
    if constexpr (Stream) {
      V::stream(p, v);
    } else {
      V::store(p, v);
    }
  }
};

template <Outputs O>
inline constexpr bool writes_value = O == Outputs::value || O == Outputs::all;
template <Outputs O>
inline constexpr bool writes_reason = O == Outputs::reason || O == Outputs::all;
template <Outputs O>
inline constexpr bool writes_flags = O == Outputs::flags || O == Outputs::all;
template <Outputs O>
inline constexpr bool writes_gap = O == Outputs::gap || O == Outputs::all;

/// Row by row, for the rows behind the last whole group.
template <class Answer>
void write_row(const HandOutputs& out, std::size_t row, const Answer& answer) {
  out.verdict[row] = answer.verdict;
  if (out.reason != nullptr) out.reason[row] = answer.reason;
  if (out.flags != nullptr) out.flags[row] = answer.flags;
  if (out.value != nullptr) out.value[row] = answer.value;
  if (out.gap != nullptr) out.gap[row] = answer.gap;
}
struct RowAnswer {
  std::uint8_t verdict = code::met;
  std::uint8_t reason = code::reason_none;
  std::uint8_t flags = 0;
  double value = __builtin_nan("");
  double gap = __builtin_nan("");
};
inline bool is_met(Comparator comparator, double left, double right) {
  switch (comparator) {
    case Comparator::at_most: return left <= right;
    case Comparator::below: return left < right;
    case Comparator::at_least: return left >= right;
  }
  return false;
}
template <class V, Comparator C>
typename V::Mask compare(typename V::Doubles left, typename V::Doubles right) {
  if constexpr (C == Comparator::at_most) return V::less_equal(left, right);
  if constexpr (C == Comparator::below) return V::less(left, right);
  if constexpr (C == Comparator::at_least) return V::less_equal(right, left);
}
inline std::uint8_t flags_of(Comparator comparator, bool met, bool equal, bool can_exceed) {
  if (equal) return code::at_boundary;
  return met && can_exceed && comparator != Comparator::below ? code::exceeded : 0;
}

// ── Numerator over denominator ───────────────────────────────────────────────────────────────────────────────────────

template <class V, class T, bool Bitmap, bool Sums, bool Proportion, Comparator C, Outputs O, bool Stream>
void rate(const RateLoop& loop, std::size_t begin, std::size_t end) {
  using Doubles = typename V::Doubles;
  using Mask = typename V::Mask;
  using Flags = typename V::Flags;
  using Out = Writer<V, Stream>;
  const Reader<T, Bitmap> n(loop.numerator);
  const Reader<T, Bitmap> d(loop.denominator);
  const Reader<T, Bitmap> n2(loop.numerator_2);
  const Reader<T, Bitmap> d2(loop.denominator_2);
  const Doubles zero = V::splat(0);
  const Doubles infinity = V::splat(__builtin_inf());
  const Doubles scale = V::splat(loop.scale);
  const Doubles limit = V::splat(loop.limit);
  const Doubles left = V::splat(loop.exact.left);
  const Doubles right = V::splat(loop.exact.right);
  const Doubles gap_scale = V::splat(loop.gap_scale);
  const auto masks = [](auto&& of) __attribute__((always_inline)) {
    Mask m[8];
#pragma GCC unroll 8
    for (std::size_t j = 0; j < 8; ++j) m[j] = of(j * V::width);
    return V::pack(m);
  };
  std::size_t row = begin;
  for (; row + V::group <= end; row += V::group) {
    Mask usual[8];
    Mask met_here[8];
    Mask equal_here[8];
#pragma GCC unroll 8
    for (std::size_t j = 0; j < 8; ++j) {
      const std::size_t at = row + j * V::width;
      Doubles num = V::load(n.values + at);
      Doubles den = V::load(d.values + at);
      Mask ok = V::mask_and(V::less_equal(zero, num), V::less(zero, den));
      if constexpr (Sums) {
        const Doubles more_num = V::load(n2.values + at);
        const Doubles more_den = V::load(d2.values + at);
        ok = V::mask_and(V::less_equal(zero, num), V::less_equal(zero, den));
        ok = V::mask_and(ok, V::mask_and(V::less_equal(zero, more_num), V::less_equal(zero, more_den)));
        num = V::add(num, more_num);
        den = V::add(den, more_den);
        ok = V::mask_and(ok, V::less(zero, den));
      }
      if constexpr (Proportion) ok = V::mask_and(ok, V::less_equal(num, den));
      // Of two that are not negative the sum is finite exactly when both are.
      if constexpr (T(0.5) != T(0)) ok = V::mask_and(ok, V::less(Proportion ? den : V::add(num, den), infinity));
      if constexpr (Bitmap) {
        if (n.validity != nullptr) ok = V::mask_and(ok, V::mask_of_bits(n.validity, at));
        if (d.validity != nullptr) ok = V::mask_and(ok, V::mask_of_bits(d.validity, at));
        if constexpr (Sums) {
          if (n2.validity != nullptr) ok = V::mask_and(ok, V::mask_of_bits(n2.validity, at));
          if (d2.validity != nullptr) ok = V::mask_and(ok, V::mask_of_bits(d2.validity, at));
        }
      }
      usual[j] = ok;
      if constexpr (writes_value<O>) {
        // Multiplied first and divided once, the value is the nearest double, and a tie with the limit is a tie of the doubles.
        const Doubles value = V::div(V::mul(num, scale), den);
        Out::put(loop.out.value + at, V::nan_unless(ok, value));
        met_here[j] = compare<V, C>(value, limit);
        if constexpr (writes_flags<O>) equal_here[j] = V::equal(value, limit);
      }
      if constexpr (!writes_value<O> || writes_gap<O>) {
        const Doubles by_left = V::mul(num, left);
        const Doubles by_right = V::mul(den, right);
        if constexpr (!writes_value<O>) {
          met_here[j] = compare<V, C>(by_left, by_right);
          if constexpr (writes_flags<O>) equal_here[j] = V::equal(by_left, by_right);
        }
        if constexpr (writes_gap<O>) {
          const Doubles gap = V::div(V::sub(by_right, by_left), V::mul(den, gap_scale));
          Out::put(loop.out.gap + at, V::nan_unless(ok, gap));
        }
      }
    }
    const Flags ok = V::pack(usual);
    const Flags met = V::pack(met_here);
    typename V::Bytes verdict = V::select(met, V::bytes(code::met), V::bytes(code::missed));
    typename V::Bytes reason = V::bytes(code::reason_none);
    if (!V::all(ok)) {
      // Mostly a figure is missing, and nothing else is wrong.
      const auto there_in = [&](const Reader<T, Bitmap>& column) __attribute__((always_inline)) {
        if constexpr (Bitmap) {
          if (column.validity != nullptr) return V::flags_of_bits(column.validity, row);
        } else if constexpr (T(0.5) != T(0)) {
          return masks([&](std::size_t j) { return V::less(V::absolute(V::load(column.values + row + j)), infinity); });
        }
        return masks([](std::size_t) { return V::every(); });
      };
      const auto both = [&](const auto& one, const auto& two) __attribute__((always_inline)) {
        return Sums ? V::flags_and(there_in(one), there_in(two)) : there_in(one);
      };
      Flags n_there;
      Flags d_there;
      Flags there;
      if constexpr (Bitmap || writes_reason<O>) {
        n_there = both(n, n2);
        d_there = both(d, d2);
        there = V::flags_and(n_there, d_there);
      } else if constexpr (T(0.5) != T(0)) {  // as above; minus infinity has a sign, which is seen to below
        there = masks([&](std::size_t j) {
          Doubles sum = V::add(V::load(n.values + row + j), V::load(d.values + row + j));
          if constexpr (Sums) sum = V::add(sum, V::add(V::load(n2.values + row + j), V::load(d2.values + row + j)));
          return V::less(sum, infinity);
        });
      } else {
        there = masks([](std::size_t) { return V::every(); });
      }
      const Flags has_sign = masks([&](std::size_t j) {
        const Mask one = V::has_sign(n.values + row + j, d.values + row + j);
        return Sums ? V::mask_or(one, V::has_sign(n2.values + row + j, d2.values + row + j)) : one;
      });
      verdict = V::select(there, verdict, V::bytes(code::no_data));
      if constexpr (writes_reason<O>) {
        reason = V::select(d_there, reason, V::bytes(code::denominator_missing));
        reason = V::select(n_there, reason, V::bytes(code::numerator_missing));
      }
      if (!V::all(V::and_not(V::flags_or(ok, V::flags_not(there)), has_sign))) [[unlikely]] {
        // Something is negative, zero or above 100%: here it is found out what.
        n_there = both(n, n2);
        d_there = both(d, d2);
        there = V::flags_and(n_there, d_there);
        const auto negative_in = [&](const Reader<T, Bitmap>& column) __attribute__((always_inline)) {
          Flags negative = masks([&](std::size_t j) { return V::less(V::load(column.values + row + j), zero); });
          if constexpr (Bitmap) {
            if (column.validity != nullptr) negative = V::flags_and(negative, V::flags_of_bits(column.validity, row));
          }
          return negative;
        };
        Flags negative = V::flags_or(negative_in(n), negative_in(d));
        if constexpr (Sums) negative = V::flags_or(negative, V::flags_or(negative_in(n2), negative_in(d2)));
        const auto zero_in = [&](const Reader<T, Bitmap>& one, const Reader<T, Bitmap>& two)
            __attribute__((always_inline)) {
          return masks([&](std::size_t j) {
            Doubles v = V::load(one.values + row + j);
            if constexpr (Sums) v = V::add(v, V::load(two.values + row + j));
            return V::equal(v, zero);
          });
        };
        const Flags d_zero = zero_in(d, d2);
        const Flags both_zero = V::flags_and(d_zero, zero_in(n, n2));
        typename V::Bytes other = V::select(both_zero, V::bytes(code::not_applicable), V::bytes(code::data_error));
        other = V::select(there, other, V::bytes(code::no_data));
        other = V::select(negative, V::bytes(code::data_error), other);
        verdict = V::select(ok, verdict, other);
        if constexpr (writes_reason<O>) {
          typename V::Bytes why = V::bytes(Proportion ? code::over_100_percent : code::denominator_zero);
          if constexpr (Proportion) why = V::select(d_zero, V::bytes(code::denominator_zero), why);
          why = V::select(both_zero, V::bytes(code::nothing_to_measure), why);
          why = V::select(d_there, why, V::bytes(code::denominator_missing));
          why = V::select(n_there, why, V::bytes(code::numerator_missing));
          why = V::select(negative, V::bytes(code::negative_count), why);
          reason = V::select(ok, V::bytes(code::reason_none), why);
        }
      }
    }
    Out::put(loop.out.verdict + row, verdict);
    if constexpr (writes_reason<O>) Out::put(loop.out.reason + row, reason);
    if constexpr (writes_flags<O>) {
      const Flags equal = V::flags_and(V::pack(equal_here), ok);
      const std::uint8_t better = C == Comparator::below ? 0 : code::exceeded;
      typename V::Bytes flags = V::select(V::flags_and(met, ok), V::bytes(better), V::bytes(0));
      Out::put(loop.out.flags + row, V::select(equal, V::bytes(code::at_boundary), flags));
    }
  }
  for (; row < end; ++row) {
    RowAnswer answer;
    const bool n_there = n.is_there(row) && (!Sums || n2.is_there(row));
    const bool d_there = d.is_there(row) && (!Sums || d2.is_there(row));
    const double num = n.at(row) + (Sums ? n2.at(row) : 0);
    const double den = d.at(row) + (Sums ? d2.at(row) : 0);
    bool negative = (n.is_there(row) && n.at(row) < 0) || (d.is_there(row) && d.at(row) < 0);
    if (Sums) negative = negative || (n2.is_there(row) && n2.at(row) < 0) || (d2.is_there(row) && d2.at(row) < 0);
    if (negative) {
      answer.verdict = code::data_error;
      answer.reason = code::negative_count;
    } else if (!n_there || !d_there) {
      answer.verdict = code::no_data;
      answer.reason = n_there ? code::denominator_missing : code::numerator_missing;
    } else if (den == 0) {
      answer.verdict = num == 0 ? code::not_applicable : code::data_error;
      answer.reason = num == 0 ? code::nothing_to_measure : code::denominator_zero;
    } else if (Proportion && num > den) {
      answer.verdict = code::data_error;
      answer.reason = code::over_100_percent;
    } else {
      const double by_left = num * loop.exact.left;
      const double by_right = den * loop.exact.right;
      const bool met = is_met(C, by_left, by_right);
      answer.verdict = met ? code::met : code::missed;
      answer.flags = flags_of(C, met, by_left == by_right, true);
      answer.value = num * loop.scale / den;
      answer.gap = (by_right - by_left) / (den * loop.gap_scale);
    }
    write_row(loop.out, row, answer);
  }
}

// ── A count against an earlier one ───────────────────────────────────────────────────────────────────────────────────

/// How a row finds its base: the row before it in its block, a row of its own in another column, or through an index.
enum class BaseBy : std::uint8_t { block, column, index };

template <class V, class T, bool Bitmap, BaseBy By, Outputs O, bool Stream>
void change(const ChangeLoop& loop, std::size_t begin, std::size_t end) {
  using Doubles = typename V::Doubles;
  using Mask = typename V::Mask;
  using Flags = typename V::Flags;
  using Out = Writer<V, Stream>;
  constexpr bool is_double = T(0.5) != T(0);
  const Reader<T, Bitmap> now(loop.counts);
  const Reader<T, Bitmap> then(By == BaseBy::column ? loop.base : loop.counts);
  const Doubles zero = V::splat(0);
  const Doubles infinity = V::splat(__builtin_inf());
  const Doubles left = V::splat(loop.exact.left);
  const Doubles right = V::splat(loop.exact.right);
  const Doubles scale = V::splat(loop.scale);
  const auto masks = [](auto&& of) __attribute__((always_inline)) {
    Mask m[8];
#pragma GCC unroll 8
    for (std::size_t j = 0; j < 8; ++j) m[j] = of(j * V::width);
    return V::pack(m);
  };
  // Bit r of a block of ten rows is set where r is not its first; as long as the block and a group together need.
  std::uint8_t not_first[128 * 8 / 8 + 16] = {};
  if constexpr (By == BaseBy::block) {
    for (std::size_t r = 0; r < 1024; ++r) {
      if (r % loop.block != 0) not_first[r / 8] = static_cast<std::uint8_t>(not_first[r / 8] | 1U << (r % 8));
    }
  }
  std::size_t phase = 0;  // multiple of 8: `begin` is one of 64 and of the block
  const std::size_t wrap = loop.block * 8UL;
  const auto row_of_base = [&](std::size_t row) -> std::size_t {
    if constexpr (By == BaseBy::column) return row;
    if constexpr (By == BaseBy::block) return row % loop.block == 0 ? ~std::size_t{0} : row - 1;
    if constexpr (By == BaseBy::index) return loop.base_rows[row] == ~0U ? ~std::size_t{0} : loop.base_rows[row];
  };
  const auto one = [&](std::size_t row) {
    RowAnswer answer;
    const std::size_t base = row_of_base(row);
    if (!now.is_there(row)) {
      answer.verdict = code::no_data;
      answer.reason = code::input_missing;
    } else if (now.at(row) < 0) {
      answer.verdict = code::data_error;
      answer.reason = code::negative_count;
    } else {
      answer.value = now.at(row) * loop.scale;
      const bool base_there = base != ~std::size_t{0} && then.is_there(base);
      if (!base_there || then.at(base) < 0) {
        answer.verdict = code::no_baseline;
        answer.reason = base_there ? code::base_data_error : code::base_missing;
      } else {
        answer.verdict = now.at(row) * loop.exact.left <= then.at(base) * loop.exact.right ? code::met : code::missed;
      }
    }
    write_row(loop.out, row, answer);
  };
  std::size_t row = begin;
  // The rows of the first group may have no row before them to be loaded: row by row.
  for (; By == BaseBy::block && row < end && row < begin + 64; ++row) one(row);
  if (By == BaseBy::block) phase = (row - begin) % wrap;
  for (; row + V::group <= end; row += V::group) {
    Mask now_ok[8];
    Mask base_ok[8];
    Mask met_here[8];
#pragma GCC unroll 8
    for (std::size_t j = 0; j < 8; ++j) {
      const std::size_t at = row + j * V::width;
      const Doubles current = V::load(now.values + at);
      Mask ok = V::less_equal(zero, current);
      if constexpr (is_double) ok = V::mask_and(ok, V::less(current, infinity));
      if constexpr (Bitmap) ok = V::mask_and(ok, V::mask_of_bits(now.validity, at));
      now_ok[j] = ok;
      if constexpr (writes_value<O>) {
        Out::put(loop.out.value + at, V::nan_unless(ok, V::mul(current, scale)));
      }
      Doubles base;
      Mask has;
      if constexpr (By == BaseBy::column) {
        base = V::load(then.values + at);
        has = V::every();
      } else if constexpr (By == BaseBy::block) {
        base = V::load(then.values + at - 1);
        has = V::mask_of_bits(not_first, phase + j * V::width);
      } else {
        has = V::has_base(loop.base_rows + at);
        base = V::gather(then.values, loop.base_rows + at, has);
      }
      has = V::mask_and(has, V::less_equal(zero, base));
      if constexpr (is_double) has = V::mask_and(has, V::less(base, infinity));
      if constexpr (Bitmap && By == BaseBy::column) has = V::mask_and(has, V::mask_of_bits(then.validity, at));
      base_ok[j] = has;
      met_here[j] = V::less_equal(V::mul(current, left), V::mul(base, right));
    }
    Flags bases = V::pack(base_ok);
    if constexpr (Bitmap && By == BaseBy::block) {
      std::uint8_t shifted[8];
      for (std::size_t k = 0; k < V::group / 8; ++k) {
        const std::size_t byte = row / 8 + k;
        shifted[k] = static_cast<std::uint8_t>(then.validity[byte] << 1 | then.validity[byte - 1] >> 7);
      }
      bases = V::flags_and(bases, V::flags_of_bits(shifted, 0));
    }
    if constexpr (Bitmap && By == BaseBy::index) {
      std::uint8_t gathered[8];
      for (std::size_t k = 0; k < V::group / 8; ++k) {
        unsigned bits = 0;
        for (std::size_t r = 0; r < 8; ++r) {
          const std::uint32_t base = loop.base_rows[row + k * 8 + r];
          const std::uint32_t known = base == ~0U ? 0 : base;
          bits |= static_cast<unsigned>(then.validity[known / 8] >> (known % 8) & 1) << r;
        }
        gathered[k] = static_cast<std::uint8_t>(bits);
      }
      bases = V::flags_and(bases, V::flags_of_bits(gathered, 0));
    }
    typename V::Bytes verdict = V::select(V::pack(met_here), V::bytes(code::met), V::bytes(code::missed));
    verdict = V::select(bases, verdict, V::bytes(code::no_baseline));
    const Flags ok = V::pack(now_ok);
    if (!V::all(ok)) {
      Flags negative = masks([&](std::size_t j) { return V::less(V::load(now.values + row + j), zero); });
      if constexpr (Bitmap) negative = V::flags_and(negative, V::flags_of_bits(now.validity, row));
      verdict = V::select(ok, verdict, V::select(negative, V::bytes(code::data_error), V::bytes(code::no_data)));
    }
    Out::put(loop.out.verdict + row, verdict);
    if constexpr (By == BaseBy::block) {
      phase += V::group;
      if (phase >= wrap) phase -= wrap;
    }
  }
  for (; row < end; ++row) one(row);
}

// ── A count against a limit ──────────────────────────────────────────────────────────────────────────────────────────

template <class V, class T, bool Bitmap, bool Minus, Comparator C, Outputs O, bool Stream>
void count(const CountLoop& loop, std::size_t begin, std::size_t end) {
  using Doubles = typename V::Doubles;
  using Mask = typename V::Mask;
  using Out = Writer<V, Stream>;
  constexpr bool is_double = T(0.5) != T(0);
  const Reader<T, Bitmap> a(loop.plus);
  const Reader<T, Bitmap> b(loop.minus);
  const Doubles zero = V::splat(0);
  const Doubles infinity = V::splat(__builtin_inf());
  const Doubles limit = V::splat(loop.limit);
  const Doubles scale = V::splat(loop.scale);
  std::size_t row = begin;
  for (; row + V::group <= end; row += V::group) {
    Mask there_here[8];
    Mask wrong_here[8];
    Mask met_here[8];
#pragma GCC unroll 8
    for (std::size_t j = 0; j < 8; ++j) {
      const std::size_t at = row + j * V::width;
      Doubles v = V::load(a.values + at);
      Mask there = V::every();
      if constexpr (is_double) there = V::less(V::absolute(v), infinity);
      if constexpr (Bitmap) there = V::mask_of_bits(a.validity, at);
      Mask wrong = V::mask_and(there, V::less(v, zero));
      Mask right = V::less_equal(zero, v);
      if constexpr (Minus) {
        const Doubles w = V::load(b.values + at);
        Mask w_there = V::every();
        if constexpr (is_double) w_there = V::less(V::absolute(w), infinity);
        if constexpr (Bitmap) w_there = V::mask_of_bits(b.validity, at);
        // A negative figure is an error even where the other one is missing.
        wrong = V::mask_or(wrong, V::mask_and(w_there, V::less(w, zero)));
        right = V::mask_and(right, V::less_equal(zero, w));
        there = V::mask_and(there, w_there);
        v = V::sub(v, w);
      }
      there_here[j] = there;
      wrong_here[j] = wrong;
      met_here[j] = compare<V, C>(v, limit);
      if constexpr (writes_value<O>) {
        Out::put(loop.out.value + at, V::nan_unless(V::mask_and(there, right), V::mul(v, scale)));
      }
    }
    typename V::Bytes verdict = V::select(V::pack(met_here), V::bytes(code::met), V::bytes(code::missed));
    verdict = V::select(V::pack(there_here), verdict, V::bytes(code::no_data));
    Out::put(loop.out.verdict + row, V::select(V::pack(wrong_here), V::bytes(code::data_error), verdict));
  }
  for (; row < end; ++row) {
    RowAnswer answer;
    const bool there = a.is_there(row) && (!Minus || b.is_there(row));
    const bool negative = (a.is_there(row) && a.at(row) < 0) || (Minus && b.is_there(row) && b.at(row) < 0);
    if (negative || !there) {
      answer.verdict = negative ? code::data_error : code::no_data;
      answer.reason = negative ? code::negative_count : code::input_missing;
    } else {
      const double v = a.at(row) - (Minus ? b.at(row) : 0);
      answer.verdict = is_met(C, v, loop.limit) ? code::met : code::missed;
      answer.value = v * loop.scale;
    }
    write_row(loop.out, row, answer);
  }
}

// ── The mover ────────────────────────────────────────────────────────────────────────────────────────────────────────

template <class V, class T, bool Bitmap, Outputs O, bool Stream>
void move(const MoverLoop& loop, std::size_t begin, std::size_t end) {
  using Out = Writer<V, Stream>;
  const Reader<T, Bitmap> a(loop.a);
  const Reader<T, Bitmap> b(loop.b);
  std::size_t row = begin;
  for (; row + V::group <= end; row += V::group) {
    typename V::Mask less[8];
#pragma GCC unroll 8
    for (std::size_t j = 0; j < 8; ++j) {
      const std::size_t at = row + j * V::width;
      const typename V::Doubles x = V::load(a.values + at);
      const typename V::Doubles y = b.values == nullptr ? x : V::load(b.values + at);
      less[j] = V::less(x, y);
      if constexpr (writes_value<O>) Out::put(loop.out.value + at, V::add(x, y));
      if constexpr (writes_gap<O>) Out::put(loop.out.gap + at, V::sub(x, y));
    }
    typename V::Flags flags = V::pack(less);
    if constexpr (Bitmap) {
      flags = V::flags_and(flags, V::flags_of_bits(a.validity, row));
      if (b.validity != nullptr) flags = V::flags_and(flags, V::flags_of_bits(b.validity, row));
    }
    const typename V::Bytes bytes = V::select(flags, V::bytes(1), V::bytes(0));
    Out::put(loop.out.verdict + row, bytes);
    if constexpr (writes_reason<O>) Out::put(loop.out.reason + row, bytes);
    if constexpr (writes_flags<O>) Out::put(loop.out.flags + row, bytes);
  }
  for (; row < end; ++row) {
    const double x = a.at(row);
    RowAnswer answer;
    answer.verdict = b.values == nullptr || x < b.at(row) ? 1 : 0;
    answer.value = x;
    answer.gap = x;
    write_row(loop.out, row, answer);
  }
}

// ── From what is asked for at run time to the loop that was compiled for it ──────────────────────────────────────────

template <auto Value>
struct Constant {
  static constexpr auto value = Value;
};
template <class Then>
void by_outputs(Outputs outputs, Then&& then) {
  switch (outputs) {
    case Outputs::verdict: return then(Constant<Outputs::verdict>{});
    case Outputs::value: return then(Constant<Outputs::value>{});
    case Outputs::reason: return then(Constant<Outputs::reason>{});
    case Outputs::flags: return then(Constant<Outputs::flags>{});
    case Outputs::gap: return then(Constant<Outputs::gap>{});
    case Outputs::all: return then(Constant<Outputs::all>{});
  }
}
/// The loops that are only run with a verdict, and with verdict and value.
template <class Then>
void by_value(Outputs outputs, Then&& then) {
  outputs == Outputs::value ? then(Constant<Outputs::value>{}) : then(Constant<Outputs::verdict>{});
}
template <class Then>
void by_comparator(Comparator comparator, Then&& then) {
  switch (comparator) {
    case Comparator::at_most: return then(Constant<Comparator::at_most>{});
    case Comparator::below: return then(Constant<Comparator::below>{});
    case Comparator::at_least: return then(Constant<Comparator::at_least>{});
  }
}
template <class Then>
void by_flag(bool flag, Then&& then) {
  flag ? then(Constant<true>{}) : then(Constant<false>{});
}
/// `then(T{}, has_bitmap)`.
template <class Then>
void by_column(bool is_double, bool has_bitmap, Then&& then) {
  if (is_double) return then(double{}, Constant<false>{});
  if (has_bitmap) return then(std::int64_t{}, Constant<true>{});
  return then(std::int64_t{}, Constant<false>{});
}

template <class V>
void run_rate(const RateLoop& loop, std::size_t begin, std::size_t end, bool is_streaming) {
  const bool bitmap = loop.numerator.validity != nullptr || loop.denominator.validity != nullptr;
  const auto with = [&](auto outputs, auto comparator, auto proportion) {
    by_flag(is_streaming, [&](auto stream) {
      by_column(loop.numerator.is_double, bitmap, [&](auto figure, auto bits) {
        rate<V, decltype(figure), bits.value, false, proportion.value, comparator.value, outputs.value, stream.value>(
            loop, begin, end);
      });
    });
  };
  if (loop.comparator == Comparator::at_most && !loop.is_proportion) {
    return by_outputs(loop.outputs,
                      [&](auto outputs) { with(outputs, Constant<Comparator::at_most>{}, Constant<false>{}); });
  }
  by_value(loop.outputs, [&](auto outputs) {
    by_comparator(loop.comparator, [&](auto comparator) {
      by_flag(loop.is_proportion, [&](auto proportion) { with(outputs, comparator, proportion); });
    });
  });
}
template <class V>
void run_rate_of_sums(const RateLoop& loop, std::size_t begin, std::size_t end, bool is_streaming) {
  const bool bitmap = loop.numerator.validity != nullptr;
  by_flag(is_streaming, [&](auto stream) {
    by_value(loop.outputs, [&](auto outputs) {
      by_column(loop.numerator.is_double, bitmap, [&](auto figure, auto bits) {
        rate<V, decltype(figure), bits.value, true, false, Comparator::at_most, outputs.value, stream.value>(
            loop, begin, end);
      });
    });
  });
}
template <class V>
void run_change(const ChangeLoop& loop, std::size_t begin, std::size_t end, bool is_streaming) {
  by_flag(is_streaming, [&](auto stream) {
    by_value(loop.outputs, [&](auto outputs) {
      by_column(loop.counts.is_double, loop.counts.validity != nullptr, [&](auto figure, auto bits) {
        using T = decltype(figure);
        if (loop.block != 0) {
          change<V, T, bits.value, BaseBy::block, outputs.value, stream.value>(loop, begin, end);
        } else if (loop.base_rows != nullptr) {
          change<V, T, bits.value, BaseBy::index, outputs.value, stream.value>(loop, begin, end);
        } else {
          change<V, T, bits.value, BaseBy::column, outputs.value, stream.value>(loop, begin, end);
        }
      });
    });
  });
}
template <class V>
void run_count(const CountLoop& loop, std::size_t begin, std::size_t end, bool is_streaming) {
  by_flag(is_streaming, [&](auto stream) {
    by_value(loop.outputs, [&](auto outputs) {
      by_column(loop.plus.is_double, loop.plus.validity != nullptr, [&](auto figure, auto bits) {
        by_flag(loop.minus.values != nullptr, [&](auto minus) {
          count<V, decltype(figure), bits.value, minus.value, Comparator::at_most, outputs.value, stream.value>(
              loop, begin, end);
        });
      });
    });
  });
}
template <class V>
void run_move(const MoverLoop& loop, std::size_t begin, std::size_t end, bool is_streaming) {
  by_flag(is_streaming, [&](auto stream) {
    by_outputs(loop.outputs, [&](auto outputs) {
      by_column(loop.a.is_double, loop.a.validity != nullptr, [&](auto figure, auto bits) {
        move<V, decltype(figure), bits.value, outputs.value, stream.value>(loop, begin, end);
      });
    });
  });
}

template <class V>
inline constexpr HandLoops loops_of = {&run_rate<V>, &run_rate_of_sums<V>, &run_change<V>, &run_count<V>, &run_move<V>};

}  // namespace goalpost_bench
