// What stands behind the unit of a figure: nouns, `trở lên`, `/năm`, `/huyện`, a second stratum, a tolerance.
#pragma once

#include "goalpost/syntax/impl/phrase_predicates.ipp"
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

class TailReader {
 public:
  TailReader(State& state, const std::vector<Item>& items) : state_(state), items_(items), units_(state, items) {}

 protected:
  [[nodiscard]] bool is(std::size_t at, Sense sense) const { return at < items_.size() && items_[at].sense == sense; }
  [[nodiscard]] bool is_through(std::size_t at) const { return is(at, Sense::dash) || is(at, Sense::to); }
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < items_.size() ? std::string_view(state_.tokens[items_[at].first].folded) : std::string_view();
  }
  static bool is_duration(std::string_view word) {
    return word == "giờ" || word == "phút" || word == "ngày" || word == "tháng" || word == "tuần" || word == "năm";
  }

  [[nodiscard]] bool is_time(std::size_t at) const {
    return is(at, Sense::year) || is(at, Sense::month) || is(at, Sense::quarter);
  }
  [[nodiscard]] bool is_thing(std::size_t at) const {
    return is(at, Sense::noun) || is(at, Sense::level) || is(at, Sense::head_noun) || is_kind_of_area(at);
  }
  /// `14 xã đặc biệt khó khăn`: a group of areas that can be counted, too
  [[nodiscard]] bool is_kind_of_area(std::size_t at) const {
    return is(at, Sense::stratum) && (word(at) == "xã" || word(at) == "huyện" || word(at) == "thôn");
  }
  [[nodiscard]] bool is_text(std::size_t at) const {
    return is_thing(at) || is(at, Sense::word) || is(at, Sense::action) || is(at, Sense::school_stratum) ||
           is(at, Sense::stratum) || (is(at, Sense::stratum_at) && word(at) == "các");
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
             is(at + 1, Sense::level) && word(at + 1) != word(at - 1))
        at += 2;
      set_noun(out, items_[begin].first, items_[at - 1].last);
    }
    if (out.low.noun.empty() &&
        (word(at) == "tuổi" || is_duration(word(at)) || word(at) == "con" || word(at) == "km" || word(at) == "cm" ||
         word(at) == "kg") &&
        !year_of(state_, items_[at].last) &&
        lexicons(state_.vietnamese).topics.match(state_.tokens, items_[at].first, items_[at].last)) {
      if (word(at) == "con" && is(at + 1, Sense::slash) && at + 2 < items_.size()) at += 2;  // `2,1 con/phụ nữ`
      if (word(at) == "ngày" && word(at + 1) == "làm" && word(at + 2) == "việc") at += 2;
      ++at;
      set_noun(out, items_[begin].first, items_[at - 1].last);
      return true;
    }
    if (out.low.noun.empty() && counted_) {
      const std::size_t end = behind_unknown_thing(at);
      if (end > at) {
        at = end;
        set_noun(out, items_[begin].first, items_[at - 1].last);
      }
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
        out.numerator = plain_text(state_, items_[begin].first, items_[far - 1].last);
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

  /// `ít nhất 02 trại sáng tác`, `60 hồ`: the plain words behind a number that is compared or acted on; `at` when none stand there.
  [[nodiscard]] std::size_t behind_unknown_thing(std::size_t at) const {
    std::size_t end = at;
    std::size_t num_tokens = 0;
    while (end < items_.size() && (items_[end].sense == Sense::word || (end > at && is(end, Sense::noun)))) {
      const Token& first = state_.tokens[items_[end].first];
      if (first.kind != Token::Kind::word || first.predicate || joins(first.folded)) break;
      num_tokens += items_[end].last - items_[end].first;
      ++end;
    }
    if (num_tokens > 5 && end > at + 2 && !is(end, Sense::negation)) return at + 2;
    return num_tokens > 5 || is(end, Sense::negation) ? at : end;
  }
  /// Words that begin no thing and stand inside of none.
  static bool joins(std::string_view word) {
    for (const std::string_view known :
         {"về",   "của",  "do",    "bởi", "với",   "theo", "mà",   "thì",  "khi", "để",    "nhằm", "từ",
          "trên", "dưới", "trong", "qua", "bằng",  "là",   "và",   "hoặc", "hay", "không", "chưa", "đã",
          "đang", "sẽ",   "này",   "đó",  "trước", "sau",  "ra",   "vào",  "so",  "như",   "tại",  "ở",
          "cho",  "nếu",  "gồm",   "mỗi", "cả",    "cùng", "dành", "phục", "nữa", "rồi",   "trở",  "hơn",
          "dân",  "tuổi", "i",     "ii",  "iii",   "iv",   "v",    "a",    "b",   "c",     "d"}) {
      if (word == known) return true;
    }
    return false;
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
      } else if (out.low.scale == syntax::Scale::currency && is(behind, Sense::level) &&
                 (word(behind) == "hộ" || word(behind) == "gia")) {
        set_noun(out, items_[behind].first, items_[behind].last);  // `40 triệu đồng/hộ`
      } else if (is(behind, Sense::level) && out.low.scale != syntax::Scale::per) {
        out.in_every = plain_text(state_, items_[behind].first, items_[behind].last);
        if (is(behind + 1, Sense::number)) {  // `30 học sinh/lớp 8`: which classes is part of their name, and no area
          state_.refuse(state_.range_of(items_[behind].first, items_[behind + 1].last), Hint::two_figures_in_a_row);
          ++behind;
        }
      } else if ((is(behind, Sense::noun) || is(behind, Sense::head_noun)) &&
                 out.low.scale == syntax::Scale::currency) {
        // `2 triệu đồng/trẻ em bị xâm hại`, where nothing else follows
        std::size_t far = behind + 1;
        while (is_text(far)) ++far;
        const bool whole = far >= items_.size() || is(far, Sense::comma) || is(far, Sense::semicolon);
        set_noun(out, items_[behind].first, items_[whole ? far - 1 : behind].last);
        if (whole) behind = far - 1;
      } else {
        break;
      }
      at = behind + 1;
    }
  }

  /// `dưới 1% tổng số trẻ em`: only when nothing is said of those children behind it.
  void noun_of_share(std::size_t& at, Amount& out) {
    const std::size_t begin = is(at, Sense::slash) ? at + 1 : at;
    if (!is(begin, Sense::total) || (begin == at && is_size_of_unnamed(at))) return;
    std::size_t far = begin + 1;
    const auto goes_on = [this](std::size_t i) { return is_text(i) || is(i, Sense::enumerated); };  // `tổng chỉ tiêu`
    while (far < begin + 12 && goes_on(far) && !is_predicate(word(far))) ++far;
    if (word(begin) == "tổng" && is(far, Sense::stratum_at) && word(far) == "cho" &&
        is_said_before("cho", begin)) {  // `Chi … cho y tế còn 35% tổng chi cho y tế`
      std::size_t end = far + 1;
      while (end < far + 8 && is_text(end) && !is_predicate(word(end))) ++end;
      if (end > far + 1 && (end >= items_.size() || is(end, Sense::comma) || is(end, Sense::semicolon))) far = end;
    }
    if (is_base_of(begin)) {  // `nữ đạt trên 40% trong tổng số lao động được tạo việc làm`
      while (is_text(far) || is(far, Sense::lead)) ++far;
    }
    // `22% tổng số trẻ đến trường`, `2% tổng chi ngân sách hằng năm của địa phương`
    if ((is(far, Sense::to) && is(far + 1, Sense::level)) || (is(far, Sense::every_year) && word(far + 1) == "của")) {
      far += 2;
      while (is_text(far)) ++far;
    }
    if (far < items_.size() && (is_text(far) || is_predicate(word(far)))) return;
    if (behind_ages(far) > far) return;  // `75% tổng số phụ nữ từ 18 tuổi trở lên là hội viên`
    // `trên 70% tổng đàn chó, mèo thuộc diện tiêm được tiêm phòng`: the list goes on, and something is said of it
    for (std::size_t i = far; i < items_.size() && (is(i, Sense::comma) || is_text(i) || is_predicate(word(i))); ++i) {
      if (is(i, Sense::word) && is_predicate(word(i))) return;
    }
    set_noun(out, items_[begin].first, items_[far - 1].last);
    at = far;
  }

  [[nodiscard]] bool is_said_before(std::string_view wanted, std::size_t at) const {
    for (std::size_t i = 0; i < at; ++i) {
      if (word(i) == wanted) return true;
    }
    return false;
  }

  /// `trong tổng số …` behind the figure of a thing that was named.
  [[nodiscard]] bool is_base_of(std::size_t total) const {
    if (word(total) != "trong" && word(total) != "trên") return false;
    for (std::size_t i = total; i-- > 0 && !is(i, Sense::semicolon);) {
      if (is(i, Sense::reach) || is(i, Sense::link)) return i > 0 && (is_text(i - 1) || is(i - 1, Sense::year));
    }
    return false;
  }

  /// `giảm 2% tổng số hộ nghèo`: with no name in front of the verb, the total is what changes.
  [[nodiscard]] bool is_size_of_unnamed(std::size_t at) const {
    const auto belongs_to_figure = [this](std::size_t i) {
      return is(i, Sense::percent) || is(i, Sense::number) || is(i, Sense::greater_equal) || is(i, Sense::greater) ||
             is(i, Sense::from) || is_through(i);
    };
    while (at-- > 1 && belongs_to_figure(at)) {
    }
    if (!is(at, Sense::reduce) && !is(at, Sense::increase)) return false;
    return at == 0 || is(at - 1, Sense::lead) || is(at - 1, Sense::semicolon) || is(at - 1, Sense::comma) ||
           is(at - 1, Sense::dash) || is(at - 1, Sense::every_year);
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
  bool counted_ = false;  ///< the number is compared, or the object of what is done
};

}  // namespace goalpost::detail::phrases
