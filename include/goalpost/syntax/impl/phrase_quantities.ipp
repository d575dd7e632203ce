// Quantities of a phrase: a number with its unit, a range, a pair for two strata, and what belongs to the figure alone.
#pragma once

#include "goalpost/syntax/impl/phrase_tails.ipp"

namespace goalpost::detail::phrases {

class QuantityReader : private TailReader {
 public:
  using TailReader::TailReader;

  enum class Answer : std::uint8_t { amount, name_part, refused };

  /// Reads what stands at item `at`, a number; `end` is then the item behind it.
  Answer read(std::size_t at, bool from, bool behind_operator, Amount& out, std::size_t& end) {
    std::size_t next = at + 1;
    counted_ = behind_operator || is_written_as_count(at) || is_in_list_of_counts(at) || is_great(at) ||
               (at > 0 && (is(at - 1, Sense::action) || (is(at - 1, Sense::stratum_at) && word(at - 1) == "cho")));
    const std::size_t first_number = at;
    const std::optional<Decimal> joined = joined_decimal(at, behind_operator, next);
    // `02 (hai) mô hình`
    if (const std::size_t spelled = behind_spelled_number(state_, items_, next);
        spelled > 0 && spelled < items_.size()) {
      state_.warn(state_.range_of(items_[next].first, items_[spelled - 1].last), Hint::amount_in_words);
      next = spelled;
    }
    std::optional<std::size_t> second;
    if (is_through(next) || (from && !state_.vietnamese && is(next, Sense::conjunction))) {
      std::size_t far = next + 1;
      if (is(far, Sense::from)) ++far;
      if (units_.is_number(far) && !year_of(state_, items_[far].first) && !joined) second = far;
    }
    // The unit of the first figure, or the one it shares with the second.
    Unit unit;
    Unit low_unit;
    std::size_t behind = next;
    if (second) {
      behind = *second + 1;
      units_.read(behind, unit);
      low_unit = unit;
      low_unit.part_power = 0;
    } else {
      units_.read(behind, unit);
      low_unit = unit;
      // `5% - 10%`, `từ 5% đến 10%`, `từ 3 tỷ đến 5 tỷ đồng`
      if ((unit.known || unit.power > 0) && is_through(behind) && units_.is_number(behind + 1) &&
          !year_of(state_, items_[behind + 1].first)) {
        std::size_t far_end = behind + 2;
        Unit far;
        units_.read(far_end, far);
        if (same(far, unit) || (!unit.known && unit.power > 0 && far.power > 0 && far.known)) {
          second = behind + 1;
          if (!unit.known) UnitReader::set_currency(low_unit);
          unit = far;
          behind = far_end;
        }
      }
    }
    if (!unit.known) {
      // `tổ chức 01 buổi sinh hoạt`
      std::size_t action = at;  // `tổ chức ít nhất 01 buổi sinh hoạt`
      while (action > 0 && (is(action - 1, Sense::greater_equal) || is(action - 1, Sense::greater) ||
                            is(action - 1, Sense::less_equal) || is(action - 1, Sense::less)))
        --action;
      const bool held =
          (action > 0 && is(action - 1, Sense::action) && (is(behind, Sense::noun) || word(behind) == "km")) ||
          (is_in_list_of_counts(at) && word(behind) == "km");
      if (const std::size_t num_items = no_target(behind);
          num_items > 0 && !held && !counts_times(behind) && !(behind_operator && is_unit_of_measure(at, behind))) {
        end = behind + num_items;
        if (is(end, Sense::upward) || is(end, Sense::downward)) ++end;  // `từ 7 tuổi trở lên`
        return Answer::name_part;
      }
    }
    end = behind;
    const auto low = joined ? units_.quantity(*joined, low_unit, first_number, behind)
                            : units_.quantity(first_number, low_unit, behind);
    if (!low) return Answer::refused;
    out.low = *low;
    out.from = from;
    if (second) {
      const auto high = units_.quantity(*second, unit, behind);
      if (!high) return Answer::refused;
      if (!is_less(low->number, high->number)) {
        state_.refuse(state_.range_of(items_[at].first, items_[behind - 1].last), Hint::range_falls);
        return Answer::refused;
      }
      out.high = *high;
    }
    if (unit.power > 0 && !unit.known && !is_text(behind) && !money_without_currency(unit, out, at, behind)) {
      end = behind;
      return Answer::refused;
    }
    out.strong = out.low.scale != syntax::Scale::plain && out.low.scale != syntax::Scale::times;
    const bool read = read_tail(behind, out);
    end = behind;
    if (!read) return Answer::refused;
    out.low.range = state_.range_of(items_[at].first, items_[behind - 1].last);
    return Answer::amount;
  }

 private:
  /// `và 01 hộp thư`: nothing but a count is written with a zero in front.
  [[nodiscard]] bool is_written_as_count(std::size_t at) const {
    const std::string& written = state_.tokens[items_[at].first].folded;
    return written.size() == 2 && written.front() == '0' && at > 0 &&
           (is(at - 1, Sense::comma) || is(at - 1, Sense::conjunction) || is(at - 1, Sense::lead) ||
            is(at - 1, Sense::word) || is(at - 1, Sense::in_which));
  }
  /// `giám sát phát hiện HIV 3.000 mẫu`: no name of a thing has so great a number in it.
  [[nodiscard]] bool is_great(std::size_t at) const {
    const NumberReading& number = state_.tokens[items_[at].first].number;
    return at > 0 && (is(at - 1, Sense::word) || is(at - 1, Sense::noun) || is(at - 1, Sense::comma)) &&
           is(at + 1, Sense::word) && number.value.scale == 0 && number.value.mantissa >= 1000 &&
           !year_of(state_, items_[at].first);
  }

  /// `xây dựng 5 công trình, 15 km đường giao thông`: behind an action and other counts.
  [[nodiscard]] bool is_in_list_of_counts(std::size_t at) const {
    if (at == 0 || !(is(at - 1, Sense::comma) || is(at - 1, Sense::conjunction))) return false;
    for (std::size_t i = at - 1; i-- > 0;) {
      if (is(i, Sense::number))
        return (is(i + 1, Sense::noun) || word(i + 1) == "km") && i > 0 &&
               (is(i - 1, Sense::action) || is_in_list_of_counts(i));
      if (is(i, Sense::semicolon) || is(i, Sense::percent)) return false;
    }
    return false;
  }

  [[nodiscard]] static bool same(const Unit& a, const Unit& b) {
    return a.known && b.known && a.quantity.scale == b.quantity.scale && a.quantity.per_n == b.quantity.per_n &&
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
    state_.warn({whole.range.begin_byte, part.range.end_byte}, Hint::blank_in_number);
    next = at + 3;
    return reading.value;
  }

  /// `20 triệu/xã/năm`, `ít nhất 4 tỷ`: money, where the text speaks of money or the number can be nothing else.
  bool money_without_currency(const Unit& unit, Amount& out, std::size_t at, std::size_t end) {
    const ByteRange range = state_.range_of(items_[at].first, items_[end - 1].last);
    bool named = unit.power >= 9;
    for (const Token& token : state_.tokens) {
      for (const std::string_view money :
           {"kinh", "ngân", "quỹ", "vốn", "tiền", "giá", "chi", "thu", "học", "bố", "vận"})
        named = named || token.folded == money;
    }
    if (!named) {
      state_.refuse(range, Hint::number_of_what);
      return false;
    }
    state_.warn(range, Hint::read_as_dong);
    const auto set = [](syntax::Quantity& quantity) {
      quantity.scale = syntax::Scale::currency;
      quantity.currency = "VND";
    };
    set(out.low);
    if (out.high) set(*out.high);
    return true;
  }

  /// The items at `at` that say that the number in front is a part of a name: `tuổi`, `loại vắc xin`.
  [[nodiscard]] std::size_t no_target(std::size_t at) const {
    if (at >= items_.size()) return 0;
    const auto topic = lexicons(state_.vietnamese).topics.match(state_.tokens, items_[at].first, state_.tokens.size());
    if (!topic || static_cast<Topic>(topic->meaning) != Topic::no_target) return 0;
    // `không quá 18 giai đoạn 2021-2025`, `từ 92 năm 2021 xuống còn 80`
    if ((is(at, Sense::stretch) || is(at, Sense::year)) && year_of(state_, items_[at].last)) return 0;
    // A longer known spelling wins: `năm` counts years, `năm trước` is a reference.
    const std::size_t last = items_[at].first + topic->num_tokens;
    std::size_t end = at;
    while (end < items_.size() && items_[end].last <= last) ++end;
    return end - at;
  }

  /// `02 buổi/năm`: what is otherwise a part of a name is counted.
  [[nodiscard]] bool counts_times(std::size_t at) const {
    std::size_t slash = at + 1;
    while (slash < at + 6 && is_text(slash)) ++slash;
    if (word(at) == "con") return is(slash, Sense::slash) && is(slash + 1, Sense::noun);  // `2,1 con/phụ nữ`
    return is(slash, Sense::slash) && (is_time(slash + 1) || is(slash + 1, Sense::level)) && word(at) != "năm" &&
           word(at) != "ngày" && word(at) != "tháng" && word(at) != "giờ" && word(at) != "phút";
  }

  /// `tuổi thọ trung bình đạt 75 tuổi`, `tổng tỷ suất sinh đạt 2,1 con`: what is measured says so.
  [[nodiscard]] bool is_unit_of_measure(std::size_t at, std::size_t unit) const {
    const std::string_view named = word(unit);
    const auto measured = [this, at](std::string_view first, std::string_view second) {
      const std::string name = unicode::folded(state_.options->indicator).value_or("");
      if (name.find(std::string(first) + ' ' + std::string(second)) != std::string::npos) return true;
      for (std::size_t token = 0; token + 1 < items_[at].first; ++token) {
        if (state_.tokens[token].folded == first && state_.tokens[token + 1].folded == second) return true;
      }
      return false;
    };
    if (is_duration(named) && (measured("thời", "gian") || measured("thời", "hạn"))) return true;
    if (named == "tuổi" || named == "năm") return measured("tuổi", "thọ") || (named == "năm" && measured("số", "năm"));
    if (named == "cm" || named == "kg")
      return measured("chiều", "cao") || measured("cân", "nặng") || measured("tầm", "vóc");
    if (named == "con") return measured("suất", "sinh") || measured("mức", "sinh") || measured("số", "con");
    return false;
  }
};

}  // namespace goalpost::detail::phrases
