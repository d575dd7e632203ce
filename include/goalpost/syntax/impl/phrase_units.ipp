// Units of a figure: shares and rates, multipliers (`1 tỷ 500 triệu`), money.
#pragma once

#include "goalpost/syntax/impl/phrase_numbers.ipp"

namespace goalpost::detail::phrases {

struct Unit {
  syntax::Quantity quantity;
  NumberUse use = NumberUse::whole;
  int power = 0;
  bool known = false;    ///< it says that the number is a figure
  std::size_t part = 0;  ///< `1 tỷ 500 triệu`: the item of the second number
  int part_power = 0;    ///< 0: there is no second number
};

class UnitReader {
 public:
  UnitReader(State& state, const std::vector<Item>& items) : state_(state), items_(items) {}

  /// The unit at item `at`, which moves behind it.
  void read(std::size_t& at, Unit& unit) {
    if (at >= items_.size()) return;
    using syntax::Scale;
    const auto simple = [&](Scale scale, std::int64_t per_n) {
      unit.quantity.scale = scale;
      unit.quantity.per_n = per_n;
      unit.use = NumberUse::share;
      unit.known = true;
      ++at;
    };
    switch (items_[at].sense) {
      case Sense::percent: return simple(Scale::percent, 0);
      case Sense::permille:
        if (const char sign = text_of(state_, state_.tokens[items_[at].first]).front();
            sign == '%' || sign == '0' || sign == 'o' || sign == 'O')
          state_.warn(state_.tokens[items_[at].first].range, Hint::read_as_permille);
        unit.quantity.permille_sign = true;
        return simple(Scale::per, 1000);
      case Sense::points: return simple(Scale::points, 0);
      case Sense::times: return simple(Scale::times, 0);
      case Sense::slash:
      case Sense::greater: {
        std::size_t end = at;
        if (const auto n = denominator(at, end)) {
          unit.quantity.scale = Scale::per;
          unit.quantity.per_n = *n;
          unit.use = NumberUse::multiplied;  // `1.200/100.000` is grouped
          unit.known = true;
          at = end;
        }
        return;
      }
      default: break;
    }
    multiplier(at, unit);
    if (is(at, Sense::currency)) {
      set_currency(unit);
      const std::string_view name = state_.tokens[items_[at].first].folded;
      if (name == "usd" || name == "đô") unit.quantity.currency = "USD";
      ++at;
    }
  }

  /// `/1.000`, `trên 100.000`, `/vạn`, `/1 vạn` at item `at`: what a rate is per; `end` is then the item behind it.
  std::optional<std::int64_t> denominator(std::size_t at, std::size_t& end, bool warn = true) {
    const bool slash = is(at, Sense::slash);
    if (!slash && !(is(at, Sense::greater) && state_.tokens[items_[at].first].folded == "trên")) return std::nullopt;
    if (is(at + 1, Sense::ten_thousand)) {
      end = at + 2;
      return 10'000;
    }
    if (at + 2 < items_.size() && state_.tokens[items_[at + 1].first].folded == "một" &&
        items_[at + 1].last == items_[at + 1].first + 1 && power_of(items_[at + 2].sense) == 4) {
      end = at + 3;
      return 10'000;
    }
    if (at + 1 >= items_.size() || !is_number(at + 1)) return std::nullopt;
    const Token& number = state_.tokens[items_[at + 1].first];
    const int power = at + 2 < items_.size() ? power_of(items_[at + 2].sense) : 0;
    if (power > 0 && power < 9) {
      const auto n = whole_number(number);
      std::int64_t product = n.value_or(0);
      if (product != 1 && product != 10 && product != 100) return std::nullopt;
      for (int i = 0; i < power; ++i) product *= 10;
      end = at + 3;
      return product;
    }
    end = at + 2;
    if (const auto n = denominator_of(state_, number, warn)) return n;
    // `112 bé trai/100 bé gái`
    if (whole_number(number) == 100 && at + 2 < items_.size() && names_girls(at + 2)) return 100;
    return std::nullopt;
  }

  /// The value of the number at item `number` with its unit.
  std::optional<syntax::Quantity> quantity(std::size_t number, const Unit& unit, std::size_t end) {
    const auto value = value_of(state_, state_.tokens[items_[number].first], unit.use);
    return value ? quantity(*value, unit, number, end) : std::nullopt;
  }
  std::optional<syntax::Quantity> quantity(Decimal value, const Unit& unit, std::size_t number, std::size_t end) {
    syntax::Quantity made = unit.quantity;
    made.range = state_.range_of(items_[number].first, items_[end - 1].last);
    made.number = normalised(value);
    bool fits = multiply_by_power_of_ten(made.number, unit.power);
    if (fits && unit.part_power > 0) {
      const auto part = value_of(state_, state_.tokens[items_[unit.part].first], NumberUse::multiplied);
      if (!part) return std::nullopt;
      Decimal small = normalised(*part);
      fits = multiply_by_power_of_ten(small, unit.part_power) && small.scale == 0 && made.number.scale == 0;
      if (fits) made.number.mantissa += small.mantissa;  // both below 10^18
    }
    if (!fits) {
      state_.refuse(made.range, Hint::too_many_digits);
      return std::nullopt;
    }
    return made;
  }

  static void set_currency(Unit& unit) {
    unit.quantity.scale = syntax::Scale::currency;
    unit.quantity.currency = "VND";
    unit.known = true;
  }

  [[nodiscard]] bool is_number(std::size_t at) const { return is(at, Sense::number) || is(at, Sense::bad); }

 private:
  [[nodiscard]] bool is(std::size_t at, Sense sense) const { return at < items_.size() && items_[at].sense == sense; }

  static int power_of(Sense sense) noexcept {
    switch (sense) {
      case Sense::thousand: return 3;
      case Sense::ten_thousand: return 4;
      case Sense::million:
      case Sense::million_currency: return 6;
      case Sense::billion: return 9;
      case Sense::thousand_billion: return 12;
      default: return 0;
    }
  }

  void multiplier(std::size_t& at, Unit& unit) {
    if (at >= items_.size() || power_of(items_[at].sense) == 0) return;
    unit.use = NumberUse::multiplied;
    unit.power = power_of(items_[at].sense);
    if (items_[at++].sense == Sense::million_currency) return set_currency(unit);
    if (is(at, Sense::number) && at + 1 < items_.size()) {
      const int power = power_of(items_[at + 1].sense);
      const auto part = whole_number(state_.tokens[items_[at].first]);
      if (power > 0 && power < unit.power && part && *part < 1000) {
        unit.part = at;
        unit.part_power = power;
        if (items_[at + 1].sense == Sense::million_currency) set_currency(unit);
        at += 2;
      }
    }
  }

  /// `100 bé gái`, `100 trẻ sơ sinh gái`, `100 trẻ đẻ sống`
  [[nodiscard]] bool names_girls(std::size_t at) const {
    for (std::size_t i = at; i < at + 4 && i < items_.size(); ++i) {
      const Sense sense = items_[i].sense;
      if (sense != Sense::noun && sense != Sense::word && sense != Sense::stratum) return false;
      const std::string_view last = state_.tokens[items_[i].last - 1].folded;
      if (last == "gái" || last == "nữ" || last == "sống" || last == "đẻ") return true;
    }
    return false;
  }

  State& state_;
  const std::vector<Item>& items_;
};

}  // namespace goalpost::detail::phrases
