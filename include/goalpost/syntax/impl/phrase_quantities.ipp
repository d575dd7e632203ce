// Quantities of a phrase: a number with its unit, a range, a pair for two strata, and what belongs to the figure alone.
#pragma once

#include "goalpost/syntax/impl/phrase_units.ipp"

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

/// Words that say something of the things in front of them: `80% số xã đạt chuẩn`, `90% trẻ em được khám`.
inline bool is_predicate(std::string_view word) noexcept {
  for (const std::string_view known :
       {"được", "có",  "bị",  "biết", "đạt",   "tham",  "hoàn", "tiếp", "sử",   "thực", "nhận",
        "học",  "đi",  "là",  "phù",  "áp",    "triển", "bố",   "cam",  "uống", "tiêm", "nắm",
        "hiểu", "xây", "duy", "ban",  "không", "đăng",  "ký",   "trở",  "gặp",  "trong"}) {
    if (word == known) return true;
  }
  return false;
}

class QuantityReader {
 public:
  QuantityReader(State& state, const std::vector<Item>& items) : state_(state), items_(items), units_(state, items) {}

  enum class Answer : std::uint8_t { amount, name_part, refused };

  /// Reads what stands at item `at`, a number; `end` is then the item behind it.
  Answer read(std::size_t at, bool from, bool behind_operator, Amount& out, std::size_t& end) {
    std::size_t next = at + 1;
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
      const bool held = action > 0 && is(action - 1, Sense::action) && is(behind, Sense::noun);
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
  [[nodiscard]] bool is(std::size_t at, Sense sense) const { return at < items_.size() && items_[at].sense == sense; }
  [[nodiscard]] bool is_through(std::size_t at) const { return is(at, Sense::dash) || is(at, Sense::to); }
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < items_.size() ? std::string_view(state_.tokens[items_[at].first].folded) : std::string_view();
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
    if (named == "tuổi" || named == "năm") return measured("tuổi", "thọ");
    if (named == "con") return measured("suất", "sinh") || measured("mức", "sinh");
    return false;
  }

  static bool is_duration(std::string_view word) {
    return word == "giờ" || word == "phút" || word == "ngày" || word == "tháng" || word == "tuần" || word == "năm";
  }

  [[nodiscard]] bool is_time(std::size_t at) const {
    return is(at, Sense::year) || is(at, Sense::month) || is(at, Sense::quarter);
  }
  [[nodiscard]] bool is_thing(std::size_t at) const {
    return is(at, Sense::noun) || is(at, Sense::level) || is(at, Sense::head_noun);
  }
  [[nodiscard]] bool is_text(std::size_t at) const {
    return is_thing(at) || is(at, Sense::word) || is(at, Sense::action) || is(at, Sense::school_stratum) ||
           is(at, Sense::stratum);
  }

  /// Noun, `trở lên`, `/năm`, `/huyện`, `/2%`, `/tổng số trẻ em`, `± 1%`. False when something there was refused.
  bool read_tail(std::size_t& at, Amount& out) {
    using syntax::Scale;
    if (is(at, Sense::slash) && units_.is_number(at + 1) && out.low.scale != Scale::plain && !out.high)
      return read_pair(at, out);
    if (out.low.scale == Scale::plain || out.low.scale == Scale::times) {
      if (!noun_of_count(at, out)) return false;
    } else if (out.low.scale == Scale::per && !out.low.permille_sign) {
      noun_of_rate(at, out);
    } else if (out.low.scale == Scale::per && is(at, Sense::noun)) {
      set_noun(out, items_[at].first, items_[at].last);
      ++at;
    }
    if (is(at, Sense::upward) || is(at, Sense::downward)) {
      (is(at, Sense::upward) ? out.upward : out.downward) = true;
      ++at;
    }
    read_slashes(at, out);
    if (out.low.scale == Scale::percent || out.low.scale == Scale::per) noun_of_share(at, out);
    if (!out.upward && !out.downward && (is(at, Sense::upward) || is(at, Sense::downward))) {
      (is(at, Sense::upward) ? out.upward : out.downward) = true;
      ++at;
    }
    return read_tolerance(at, out);
  }

  /// `1,5%/2%`
  bool read_pair(std::size_t& at, Amount& out) {
    while (is(at, Sense::slash) && units_.is_number(at + 1)) {
      std::size_t behind = at + 2;
      Unit unit;
      units_.read(behind, unit);
      if (!unit.known || unit.quantity.scale != out.low.scale || unit.quantity.per_n != out.low.per_n)
        return true;  // left over, and refused there
      const auto other = units_.quantity(at + 1, unit, behind);
      if (!other) return false;
      out.others.push_back(*other);
      at = behind;
    }
    return true;
  }

  /// `100 trẻ em`, `02 lớp tập huấn/huyện`, `9 bác sĩ/10.000 dân`, `từ 3 mô hình điểm trở lên`
  bool noun_of_count(std::size_t& at, Amount& out) {
    const std::size_t begin = at;
    if (out.low.scale == syntax::Scale::times) {
      // `02 lần/năm` counts; `gấp 2 lần` multiplies
      if (!is(at, Sense::slash) || !is_time(at + 1)) return true;
      out.low.scale = syntax::Scale::plain;
      set_noun(out, items_[at - 1].first, items_[at - 1].last);
      return true;
    }
    if (is_thing(at) && !is(at, Sense::head_noun)) {
      if (word(at) == "lượt" && items_[at].last == items_[at].first + 1 && is_thing(at + 1)) ++at;
      ++at;
      // `xã, phường`: only while the list goes on with levels and leads to no figure of its own
      while (is(at - 1, Sense::level) && (is(at, Sense::comma) || is(at, Sense::conjunction)) &&
             is(at + 1, Sense::level))
        at += 2;
      set_noun(out, items_[begin].first, items_[at - 1].last);
    }
    if (out.low.noun.empty() && (word(at) == "tuổi" || is_duration(word(at)) || word(at) == "con") &&
        !year_of(state_, items_[at].last) &&
        lexicons(state_.vietnamese).topics.match(state_.tokens, items_[at].first, items_[at].last)) {
      if (word(at) == "con" && is(at + 1, Sense::slash)) at += 2;
      if (word(at) == "ngày" && word(at + 1) == "làm" && word(at + 2) == "việc") at += 2;
      ++at;
      set_noun(out, items_[begin].first, items_[at - 1].last);
      return true;
    }
    // More of the noun, where something stands behind it that belongs to the figure.
    std::size_t far = at;
    while (far < begin + 8 && is_text(far)) ++far;
    const bool closed = (out.low.noun.empty() && is(far, Sense::slash) &&
                         (is_time(far + 1) || is(far + 1, Sense::level) || is(far + 1, Sense::every))) ||
                        (out.from && !out.high && (is(far, Sense::upward) || is(far, Sense::downward)));
    if (closed && far > begin) {
      at = far;
      set_noun(out, items_[begin].first, items_[far - 1].last);
      return true;
    }
    std::size_t end = far;
    if (far > begin && (is(far, Sense::slash) || is(far, Sense::greater))) {
      if (const auto n = units_.denominator(far, end)) {
        out.low.scale = syntax::Scale::per;
        out.low.per_n = *n;
        out.strong = true;
        if (out.high) {
          out.high->scale = out.low.scale;
          out.high->per_n = *n;
        }
        out.low.noun.clear();
        at = end;
        noun_of_rate(at, out);
        return true;
      }
      if (is(far, Sense::slash) && units_.is_number(far + 1)) {
        state_.refuse(state_.range_of(items_[begin].first, items_[far + 1].last), Hint::denominator_at_once);
        return false;
      }
    }
    return true;
  }

  /// `16/100.000 trẻ em dưới 5 tuổi`
  void noun_of_rate(std::size_t& at, Amount& out) {
    const bool ratio = out.low.per_n == 100 && is_text(at);
    if (!is(at, Sense::noun) && !is(at, Sense::level) && !ratio) return;
    const std::size_t begin = at++;
    while (ratio && at < begin + 6 && is_text(at) && !is_predicate(word(at))) ++at;
    at = behind_ages(at);
    set_noun(out, items_[begin].first, items_[at - 1].last);
  }

  /// `dưới 5 tuổi`, `từ 5 đến 17 tuổi` at item `at`: the item behind it.
  [[nodiscard]] std::size_t behind_ages(std::size_t at) const {
    std::size_t end = at;
    bool number = false;
    for (; end < at + 6 && end < items_.size(); ++end) {
      const Sense sense = items_[end].sense;
      if (sense == Sense::number) {
        number = true;
      } else if (sense != Sense::less && sense != Sense::greater && sense != Sense::from && !is_through(end)) {
        break;
      }
    }
    if (!number || (word(end) != "tuổi" && word(end) != "tháng")) return at;
    if (word(end) == "tháng" && word(end + 1) != "tuổi") return at;
    return word(end) == "tháng" ? end + 2 : end + 1;
  }

  /// `/năm`, `/huyện`, `/trẻ em`
  void read_slashes(std::size_t& at, Amount& out) {
    while (is(at, Sense::slash)) {
      std::size_t behind = at + 1;
      if (is(behind, Sense::every)) ++behind;
      if (is_time(behind)) {
        out.per_time = plain_text(state_, items_[behind].first, items_[behind].last);
      } else if (is(behind, Sense::level) && out.low.scale != syntax::Scale::per) {
        out.in_every = plain_text(state_, items_[behind].first, items_[behind].last);
      } else if ((is(behind, Sense::noun) || is(behind, Sense::head_noun)) &&
                 out.low.scale == syntax::Scale::currency) {
        set_noun(out, items_[behind].first, items_[behind].last);
      } else {
        break;
      }
      at = behind + 1;
    }
  }

  /// `dưới 1% tổng số trẻ em`: only when nothing is said of those children behind it.
  void noun_of_share(std::size_t& at, Amount& out) {
    const std::size_t begin = is(at, Sense::slash) ? at + 1 : at;
    if (!is(begin, Sense::total)) return;
    std::size_t far = begin + 1;
    while (far < begin + 12 && is_text(far) && !is_predicate(word(far))) ++far;
    if (far < items_.size() && (is_text(far) || is_predicate(word(far)))) return;
    set_noun(out, items_[begin].first, items_[far - 1].last);
    at = far;
  }

  /// `± 0,5%`, `(± 10%)`, `với sai số 2 điểm phần trăm`
  bool read_tolerance(std::size_t& at, Amount& out) {
    const bool open = is(at, Sense::open);
    std::size_t next = open ? at + 1 : at;
    if (!is(next, Sense::tolerance)) return true;
    while (is(next, Sense::tolerance)) ++next;
    if (!units_.is_number(next)) return true;  // left over, and refused there
    std::size_t behind = next + 1;
    Unit unit;
    units_.read(behind, unit);
    if (!unit.known) {
      unit.quantity = out.low;
      unit.use = out.low.scale == syntax::Scale::plain ? NumberUse::whole : NumberUse::share;
    }
    if (open && !is(behind, Sense::close)) return true;
    const auto made = units_.quantity(next, unit, behind);
    if (!made) return false;
    if (out.high || out.upward || out.downward || !out.others.empty()) return true;
    out.tolerance = made;
    at = open ? behind + 1 : behind;
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
  UnitReader units_;
};

}  // namespace goalpost::detail::phrases
