/// An exact running sum of figures, or the latest of dates.
#pragma once

#include <algorithm>
#include <cstdint>
#include <utility>

#include "goalpost/value/decimal.hpp"
#include "goalpost/value/impl/big.hpp"

namespace goalpost::detail::evaluation {

/// Figures of one column mostly share their scale and fit 64 bits; what does not goes into a big rational, so no sum
/// is ever rounded or wraps around.
class Tally {
 public:
  void add(const Decimal& figure) {
    negative_ = negative_ || figure.mantissa < 0;
    if (mantissa_ == 0) scale_ = figure.scale;
    if (scale_ == figure.scale && !__builtin_add_overflow(mantissa_, figure.mantissa, &mantissa_)) return;
    // The builtin has stored the wrapped sum, and 2^64 apart from it lies the right one.
    if (scale_ == figure.scale)
      mantissa_ = static_cast<std::int64_t>(static_cast<std::uint64_t>(mantissa_) -
                                            static_cast<std::uint64_t>(figure.mantissa));
    rest_ += to_big(figure);
  }
  void add(const Big& figure) {
    negative_ = negative_ || figure < 0;
    rest_ += figure;
  }
  void add(const Tally& other) {
    negative_ = negative_ || other.negative_;
    if (other.mantissa_ != 0) {
      const bool was_negative = negative_;
      add(Decimal{other.mantissa_, other.scale_});
      negative_ = was_negative;
    }
    if (other.rest_ != 0) rest_ += other.rest_;
  }
  /// Keeps the later of two days.
  void raise(const Tally& other) {
    if (!raised_ || total() < other.total()) *this = other;
    raised_ = true;
  }

  [[nodiscard]] Big total() const { return to_big(Decimal{mantissa_, scale_}) + rest_; }
  /// Whether a figure below zero went into it, whatever the sum is.
  [[nodiscard]] bool has_negative() const noexcept { return negative_; }

 private:
  std::int64_t mantissa_ = 0;
  std::int8_t scale_ = 0;
  bool negative_ = false;
  bool raised_ = false;
  Big rest_;
};

}  // namespace goalpost::detail::evaluation
