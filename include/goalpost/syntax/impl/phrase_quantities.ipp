// Quantities of a phrase: a number with its unit, a range, a pair for two strata, and what belongs to the figure alone.
#pragma once

#include "goalpost/syntax/impl/phrase_numbers.ipp"
#include "goalpost/text/names.hpp"

namespace goalpost::detail::phrases {

/// The text of tokens [first, last) for people and for comparing: NFC, one blank between words, no footnote marks.
inline std::string plain_text(const State& state, std::size_t first, std::size_t last) {
  std::string text;
  for (std::size_t i = first; i < last; ++i) {
    const Token& token = state.tokens[i];
    if (token.kind == Token::Kind::footnote) continue;
    if (token.space_before && !text.empty()) text += ' ';
    const std::string_view written = text_of(state, token);
    if (token.kind == Token::Kind::word) {
      text += unicode::normalise(written).value_or(std::string(written));
    } else {
      text += written;
    }
  }
  return text;
}

class QuantityReader {
 public:
  QuantityReader(State& state, const std::vector<Item>& items) : state_(state), items_(items) {}

  enum class Answer : std::uint8_t { amount, name_part, refused };

  /// Reads what stands at item `at`, a number; `end` is then the item behind it.
  Answer read(std::size_t at, bool from, bool behind_operator, Amount& out, std::size_t& end) {
    std::size_t next = at + 1;
    std::size_t first_number = at;
    std::optional<Decimal> joined = joined_decimal(at, behind_operator, next);
    std::optional<std::size_t> second;
    if (is(next, Sense::dash) || is(next, Sense::to) || (from && !state_.vietnamese && is(next, Sense::conjunction))) {
      std::size_t far = next + 1;
      if (is(far, Sense::from)) ++far;
      if (is_number(far) && !year_of(state_, items_[far].first) && !joined) second = far;
    }
    // The unit of the first figure, or the one it shares with the second.
    Unit unit;
    std::size_t behind = next;
    if (second) {
      behind = *second + 1;
      read_unit(behind, unit);
    } else {
      read_unit(behind, unit);
      // `5% - 10%`, `từ 5% đến 10%`
      if (unit.known && (is(behind, Sense::dash) || is(behind, Sense::to)) && is_number(behind + 1) &&
          (from || is(behind, Sense::dash)) && !year_of(state_, items_[behind + 1].first)) {
        std::size_t far_end = behind + 2;
        Unit far;
        read_unit(far_end, far);
        if (far.known && same(far, unit)) {
          second = behind + 1;
          unit = far;
          behind = far_end;
        }
      }
    }
    if (!unit.known) {
      if (const std::size_t num_items = no_target(behind); num_items > 0) {
        end = behind + num_items;
        if (is(end, Sense::upward) || is(end, Sense::downward)) ++end;  // `từ 7 tuổi trở lên`
        return Answer::name_part;
      }
    }
    if (unit.damaged) {
      state_.refuse(state_.range_of(items_[at].first, items_[behind - 1].last), "the unit is not clear");
      end = behind;
      return Answer::refused;
    }
    const auto low = joined ? quantity(*joined, unit, first_number, behind) : quantity(first_number, unit, behind);
    if (!low) {
      end = behind;
      return Answer::refused;
    }
    out.low = *low;
    out.strong = unit.known && unit.quantity.scale != syntax::Scale::times;
    out.from = from;
    if (second) {
      const auto high = quantity(*second, unit, behind);
      if (!high) {
        end = behind;
        return Answer::refused;
      }
      if (!is_less(low->number, high->number)) {
        state_.refuse(state_.range_of(items_[at].first, items_[behind - 1].last),
                      "the second figure of a range is the greater one");
        end = behind;
        return Answer::refused;
      }
      out.high = *high;
    }
    if (!read_tail(behind, out)) {
      end = behind;
      return Answer::refused;
    }
    out.low.range = state_.range_of(items_[at].first, items_[behind - 1].last);
    end = behind;
    return Answer::amount;
  }

 private:
  struct Unit {
    syntax::Quantity quantity;
    NumberUse use = NumberUse::whole;
    int power = 0;
    bool known = false;
    bool damaged = false;
  };

  [[nodiscard]] bool is(std::size_t at, Sense sense) const { return at < items_.size() && items_[at].sense == sense; }
  [[nodiscard]] bool is_number(std::size_t at) const { return is(at, Sense::number) || is(at, Sense::bad); }
  [[nodiscard]] static bool same(const Unit& a, const Unit& b) {
    return a.quantity.scale == b.quantity.scale && a.quantity.per_n == b.quantity.per_n && a.power == b.power &&
           a.quantity.currency == b.quantity.currency;
  }

  /// `13, 41‰`: a blank behind the decimal comma. Only where the comma cannot part two things.
  std::optional<Decimal> joined_decimal(std::size_t at, bool behind_operator, std::size_t& next) {
    if (!state_.vietnamese || !behind_operator || !is(at + 1, Sense::comma) || !is(at + 2, Sense::number))
      return std::nullopt;
    if (!is(at + 3, Sense::percent) && !is(at + 3, Sense::permille)) return std::nullopt;
    const Token& whole = state_.tokens[items_[at].first];
    const Token& comma = state_.tokens[items_[at + 1].first];
    const Token& part = state_.tokens[items_[at + 2].first];
    if (comma.space_before || !whole_number(whole) || !whole_number(part)) return std::nullopt;
    if (whole.folded.size() > 3 || part.folded.size() > 2) return std::nullopt;
    const NumberReading reading = read_number(whole.folded + "," + part.folded, state_.style);
    if (reading.problem != NumberProblem::none) return std::nullopt;
    state_.warn({whole.range.begin_byte, part.range.end_byte}, "the blank behind the decimal comma was left out");
    next = at + 3;
    return reading.value;
  }

  void read_unit(std::size_t& at, Unit& unit) {
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
        if (text_of(state_, state_.tokens[items_[at].first]).front() == '%')
          state_.warn(state_.tokens[items_[at].first].range, "read as ‰");
        return simple(Scale::per, 1000);
      case Sense::points: return simple(Scale::points, 0);
      case Sense::times: return simple(Scale::times, 0);
      case Sense::slash:
      case Sense::greater:
        if (items_[at].sense == Sense::greater && state_.tokens[items_[at].first].folded == ">") return;
        if (at + 1 < items_.size() && is_number(at + 1)) {
          if (const auto n = denominator_of(state_, state_.tokens[items_[at + 1].first])) {
            ++at;
            simple(Scale::per, *n);
            unit.use = NumberUse::multiplied;  // `1.200/100.000` is grouped
          }
        }
        return;
      default: break;
    }
    bool multiplied = true;
    switch (items_[at].sense) {
      case Sense::thousand: unit.power = 3; break;
      case Sense::million: unit.power = 6; break;
      case Sense::billion: unit.power = 9; break;
      case Sense::thousand_billion: unit.power = 12; break;
      case Sense::million_currency:
        unit.power = 6;
        unit.use = NumberUse::multiplied;
        unit.known = true;
        unit.quantity.scale = Scale::currency;
        unit.quantity.currency = "VND";
        ++at;
        return;
      default: multiplied = false; break;
    }
    if (multiplied) {
      unit.use = NumberUse::multiplied;
      ++at;
    }
    if (is(at, Sense::currency)) {
      unit.quantity.scale = Scale::currency;
      unit.quantity.currency = "VND";
      unit.known = true;
      ++at;
    }
  }

  /// The items at `at` that say that the number in front is a part of a name: `tuổi`, `loại vắc xin`.
  [[nodiscard]] std::size_t no_target(std::size_t at) const {
    if (at >= items_.size()) return 0;
    const auto topic = lexicons(state_.vietnamese).topics.match(state_.tokens, items_[at].first, state_.tokens.size());
    if (!topic || static_cast<Topic>(topic->meaning) != Topic::no_target) return 0;
    // A longer known spelling wins: `năm` counts years, `năm trước` is a reference.
    const std::size_t last = items_[at].first + topic->num_tokens;
    std::size_t end = at;
    while (end < items_.size() && items_[end].last <= last) ++end;
    return end - at;
  }

  std::optional<syntax::Quantity> quantity(std::size_t number, const Unit& unit, std::size_t end) {
    const auto value = value_of(state_, state_.tokens[items_[number].first], unit.use);
    return value ? quantity(*value, unit, number, end) : std::nullopt;
  }
  std::optional<syntax::Quantity> quantity(Decimal value, const Unit& unit, std::size_t number, std::size_t end) {
    syntax::Quantity made = unit.quantity;
    made.number = normalised(value);
    if (!multiply_by_power_of_ten(made.number, unit.power)) {
      state_.refuse(state_.range_of(items_[number].first, items_[end - 1].last), "write at most 18 digits");
      return std::nullopt;
    }
    made.range = state_.range_of(items_[number].first, items_[end - 1].last);
    return made;
  }

  [[nodiscard]] bool is_thing(std::size_t at) const {
    if (at >= items_.size()) return false;
    switch (items_[at].sense) {
      case Sense::noun:
      case Sense::level:
      case Sense::head_noun: return true;
      default: return false;
    }
  }
  [[nodiscard]] bool is_text(std::size_t at) const {
    return is_thing(at) || is(at, Sense::word) || is(at, Sense::action) || is(at, Sense::school_stratum) ||
           is(at, Sense::stratum);
  }

  /// Noun, `trở lên`, `/năm`, `/huyện`, `/2%`, `/tổng số trẻ em`. False when something there was refused.
  bool read_tail(std::size_t& at, Amount& out) {
    using syntax::Scale;
    const Scale scale = out.low.scale;
    if (is(at, Sense::slash) && is_number(at + 1) && scale != Scale::plain && !out.high) {
      while (is(at, Sense::slash) && is_number(at + 1)) {
        std::size_t behind = at + 2;
        Unit unit;
        read_unit(behind, unit);
        if (!unit.known || unit.quantity.scale != scale || unit.quantity.per_n != out.low.per_n)
          return true;  // left over, and refused there
        const auto other = quantity(at + 1, unit, behind);
        if (!other) return false;
        out.others.push_back(*other);
        at = behind;
      }
      return true;
    }
    const bool counts = scale == Scale::plain;
    if ((counts || scale == Scale::per) && is_thing(at) && !is(at, Sense::head_noun)) {
      const std::size_t first = items_[at].first;
      std::size_t last = items_[at++].last;
      // `xã, phường`: only while the list goes on with levels and leads to no figure of its own
      while (is(at - 1, Sense::level) && (is(at, Sense::comma) || is(at, Sense::conjunction)) &&
             is(at + 1, Sense::level)) {
        last = items_[at + 1].last;
        at += 2;
      }
      set_noun(out, first, last);
    }
    if (out.from && !out.high && !is(at, Sense::upward)) {
      std::size_t far = at;
      while (far < at + 8 && is_text(far)) ++far;
      if (far > at && (is(far, Sense::upward) || is(far, Sense::downward))) {
        const std::size_t first = out.low.noun.empty() ? items_[at].first : items_[at - 1].first;
        set_noun(out, first, items_[far - 1].last);
        at = far;
      }
    }
    if (is(at, Sense::upward) || is(at, Sense::downward)) {
      (is(at, Sense::upward) ? out.upward : out.downward) = true;
      ++at;
    }
    if (counts && !out.low.noun.empty() && is(at, Sense::slash) && is_number(at + 1)) {
      state_.refuse(state_.range_of(items_[at - 1].first, items_[at + 1].last),
                    "write a rate with its denominator at once: 10/10.000 dân");
      return false;
    }
    while (is(at, Sense::slash)) {
      std::size_t behind = at + 1;
      if (is(behind, Sense::every)) ++behind;
      if (is(behind, Sense::year) || is(behind, Sense::month) || is(behind, Sense::quarter)) {
        out.per_time = plain_text(state_, items_[behind].first, items_[behind].last);
      } else if (is(behind, Sense::level) && scale != Scale::per) {
        out.in_every = plain_text(state_, items_[behind].first, items_[behind].last);
      } else if ((is(behind, Sense::noun) || is(behind, Sense::head_noun)) && scale == Scale::currency) {
        set_noun(out, items_[behind].first, items_[behind].last);
      } else {
        break;
      }
      at = behind + 1;
    }
    if (scale == Scale::percent || scale == Scale::per) {
      std::size_t behind = is(at, Sense::slash) ? at + 1 : at;
      if (is(behind, Sense::total)) {
        const std::size_t first = items_[behind].first;
        std::size_t far = behind + 1;
        while (far < behind + 12 && is_text(far)) ++far;
        set_noun(out, first, items_[far - 1].last);
        at = far;
      }
    }
    return true;
  }

  void set_noun(Amount& out, std::size_t first, std::size_t last) {
    while (first + 1 < last && (state_.tokens[first].folded == "trên" || state_.tokens[first].folded == "của" ||
                                state_.tokens[first].folded == "trong" || state_.tokens[first].folded == "so" ||
                                state_.tokens[first].folded == "với"))
      ++first;
    out.low.noun = plain_text(state_, first, last);
    if (out.high) out.high->noun = out.low.noun;
  }

  State& state_;
  const std::vector<Item>& items_;
};

}  // namespace goalpost::detail::phrases
