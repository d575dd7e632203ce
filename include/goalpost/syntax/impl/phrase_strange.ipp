// What a name cannot hold: figures that were not read, words that would change the target, halves of comparisons.
#pragma once

#include "goalpost/syntax/impl/phrase_name_units.ipp"

namespace goalpost::detail::phrases {

class StrangeWords : protected NameUnits {
 public:
  using NameUnits::NameUnits;

  /// Refuses what a name cannot hold: figures that were not read, and words that would change the target.
  bool refuse_strange(std::size_t first, std::size_t last, bool strong_figure, bool behind_figure) {
    bool clean = true;
    std::size_t depth = 0;
    if (first < last && !has_content(first, last)) {
      state_.refuse(state_.range_of(items_[first].first, items_[last - 1].last), Hint::words_not_understood);
      return false;
    }
    for (std::size_t i = first; i < last; ++i) {
      const Item& item = items_[i];
      if (item.sense == Sense::open) ++depth;
      if (item.sense == Sense::close && depth > 0) --depth;
      // `Số giường bệnh (không tính trạm y tế xã) đạt 28`: what the name means
      if (item.sense == Sense::danger && depth > 0 && i > first + 1) continue;
      // `vitamin A huyết thanh thấp (<0,7 µmol/L)`
      if (depth > 0 && !behind_figure && (is_comparison(item.sense) || item.sense == Sense::quantity) &&
          !(item.sense == Sense::quantity && state_.amounts[item.payload].strong))
        continue;
      const bool unit = (item.sense == Sense::percent || item.sense == Sense::permille) && i > first && i + 1 < last &&
                        (sense(i - 1) == Sense::open ||      // `(%)`, `(% số bà mẹ mang thai)`
                         sense(i - 1) == Sense::head_noun);  // `Tỷ lệ % …`
      if (unit) continue;
      if (behind_figure && is_number_of_places(i, first)) continue;
      const bool figure = item.sense == Sense::quantity && (state_.amounts[item.payload].strong || !strong_figure ||
                                                            (!behind_figure && is_clause_of_its_own(i, last)));
      const bool strange =
          figure ||
          (item.sense == Sense::versus && !(is_rate_at(first, last) && i + 1 < last && is_whole(i + 1, first))) ||
          item.sense == Sense::year_before || item.sense == Sense::symbol || item.sense == Sense::percent ||
          item.sense == Sense::permille || is_stray_upward(i, first) || item.sense == Sense::points ||
          item.sense == Sense::danger || item.sense == Sense::tolerance || item.sense == Sense::same_as ||
          item.sense == Sense::respectively || item.sense == Sense::times ||
          (item.sense == Sense::negation && !is_others(i, first) &&
           (i + 1 == last || (behind_figure && i == first && !is_behind_count(first)))) ||
          is_inside(i, first, last) ||
          (!behind_figure && i + 1 == last && is_dangling(item.sense) && !is_reached(i, first)) ||
          (is_stray_comparison(i, last) && !(i > first && is_adjective(i) && (behind_figure || is_longer(i))));
      if (item.sense == Sense::bad) clean = false;  // was refused when it was read
      if (!strange) continue;
      state_.refuse(state_.range_of(item.first, item.last), Hint::no_part_of_name);
      clean = false;
    }
    return clean;
  }

 private:
  [[nodiscard]] bool is_rate_at(std::size_t first, std::size_t last) const {
    while (first < last && (sense(first) == Sense::lead || is_attachment(sense(first)) || is_separator(sense(first))))
      ++first;
    return first < last && sense(first) == Sense::head_noun && state_.tokens[items_[first].first].folded != "số";
  }

  /// `so với tổng số trẻ em`, `so với số người có hồ sơ quản lý`: of which whole it is a share
  [[nodiscard]] bool is_whole(std::size_t at, std::size_t first) const {
    return sense(at) == Sense::noun || sense(at) == Sense::total ||
           (sense(at) == Sense::head_noun && state_.tokens[items_[at].first].folded == "số" &&
            state_.tokens[items_[first].first].folded != "số");
  }

  /// `các trường hợp khác`
  [[nodiscard]] bool is_others(std::size_t at, std::size_t first) const {
    if (state_.tokens[items_[at].first].folded != "khác") return false;
    for (std::size_t token = items_[first].first; token < items_[at].first; ++token) {
      for (const std::string_view known : {"các", "những", "hoặc", "và", "hay"}) {
        if (state_.tokens[token].folded == known) return true;
      }
    }
    return false;
  }

  /// `mức độ 2 trở lên`, `sinh con thứ ba trở lên` are names.
  [[nodiscard]] bool is_stray_upward(std::size_t at, std::size_t first) const {
    if (sense(at) != Sense::upward) return false;
    if (at == first) return true;
    const Sense before = sense(at - 1);
    if (before == Sense::average && at > first + 1 && sense(at - 2) == Sense::from)
      return false;  // `từ trung bình trở lên`
    return before != Sense::word && before != Sense::noun && before != Sense::action && before != Sense::level &&
           before != Sense::stratum && before != Sense::school_stratum;
  }

  /// `Trao 200 suất học bổng, mỗi suất …`: a count with a comma behind it was said before the figure, not as a part of its name.
  [[nodiscard]] bool is_clause_of_its_own(std::size_t at, std::size_t last) const {
    if (state_.amounts[items_[at].payload].low.noun.empty()) return false;
    // `được sàng lọc ít nhất 4 bệnh, tật bẩm sinh`
    if (is_comparison(sense(at - 1)) && is_done(at)) return false;
    for (std::size_t i = at + 1; i + 1 < last; ++i) {
      if (sense(i) == Sense::comma || sense(i) == Sense::semicolon) return true;
    }
    return false;
  }

  /// `tại 10 xã thuộc 5 huyện`, `tại khu phố 7`, `các quận 2, 7, 12`: where things are, behind the number of them.
  [[nodiscard]] bool is_number_of_places(std::size_t at, std::size_t first) const {
    if (sense(at) != Sense::quantity || at == first || state_.amounts[items_[at].payload].strong) return false;
    const std::string_view before = state_.tokens[items_[at].first - 1].folded;
    const syntax::Quantity& number = state_.amounts[items_[at].payload].low;
    if (!number.noun.empty()) {
      for (const std::string_view known : {"tại", "của", "thuộc", "ở", "bàn"}) {
        if (before == known) return true;
      }
      return false;
    }
    if (sense(at - 1) == Sense::level) return true;
    return sense(at - 1) == Sense::comma && at > first + 1 && sense(at - 2) == Sense::quantity &&
           state_.amounts[items_[at - 2].payload].low.noun.empty();
  }

  /// `được triển khai đến 100% cấp xã`: whom it reaches; behind `giảm`, `tăng` it would be a level
  [[nodiscard]] bool is_reached(std::size_t at, std::size_t first) const {
    if (sense(at) != Sense::to || sense(at + 1) != Sense::quantity) return false;
    for (std::size_t i = first; i < at; ++i) {
      if (is_verb(sense(i)) || sense(i) == Sense::head_noun) return false;
    }
    return state_.amounts[items_[at + 1].payload].low.scale == syntax::Scale::percent &&
           (sense(at + 2) == Sense::level || sense(at + 2) == Sense::noun);
  }

  /// `còn không quá 59 trường chưa được công nhận`: of the things that were counted
  [[nodiscard]] bool is_behind_count(std::size_t first) const {
    return first > 0 && sense(first - 1) == Sense::quantity &&
           state_.amounts[items_[first - 1].payload].low.scale == syntax::Scale::plain &&
           !state_.amounts[items_[first - 1].payload].low.noun.empty();
  }

  [[nodiscard]] bool is_done(std::size_t at) const {
    while (at-- > 0 && !is_separator(sense(at)) && sense(at) != Sense::quantity) {
      if (state_.tokens[items_[at].first].folded == "được") return true;
    }
    return false;
  }

  /// `80% số xã đến năm 2030 có …`: a year, a reference or an area in the middle of a name belongs to what was not seen.
  [[nodiscard]] bool is_inside(std::size_t at, std::size_t first, std::size_t last) const {
    if (sense(at) != Sense::reference && sense(at) != Sense::in_every &&
        !(sense(at) == Sense::when && !state_.whens[items_[at].payload].every_year &&
          state_.whens[items_[at].payload].per_time.empty()))
      return false;
    const auto text = [this](std::size_t from, std::size_t to) {
      for (std::size_t i = from; i < to; ++i) {
        if (sense(i) == Sense::word || sense(i) == Sense::noun || sense(i) == Sense::head_noun ||
            sense(i) == Sense::level)
          return true;
      }
      return false;
    };
    return text(first, at) && text(at + 1, last);
  }

  /// Words that want a figure of their own kind behind them: `giảm … đến 5%` is a level to some and a size to others.
  static bool is_dangling(Sense sense) {
    return sense == Sense::to || sense == Sense::from || sense == Sense::every || sense == Sense::factor ||
           sense == Sense::up || sense == Sense::down || sense == Sense::average;
  }

  /// Whether anything but words of comparison stands in [first, last), attachments and leads left out.
  [[nodiscard]] bool has_content(std::size_t first, std::size_t last) const {
    bool anything = false;
    for (std::size_t i = first; i < last; ++i) {
      const Sense next = sense(i);
      if (is_attachment(next) || is_separator(next) || is_verb(next) || next == Sense::lead || next == Sense::dash ||
          next == Sense::gradually || next == Sense::eliminate || next == Sense::not_increase ||
          next == Sense::not_decrease || next == Sense::link || next == Sense::open || next == Sense::close)
        continue;
      anything = true;
      if (next == Sense::word || next == Sense::noun || next == Sense::level || next == Sense::head_noun ||
          next == Sense::action || next == Sense::stratum || next == Sense::school_stratum || next == Sense::quote ||
          next == Sense::total || next == Sense::quantity || next == Sense::year || next == Sense::bad ||
          next == Sense::currency || next == Sense::month || next == Sense::quarter)
        return true;
    }
    return !anything;
  }

  /// `24 tháng tuổi hoặc lâu hơn`
  [[nodiscard]] bool is_longer(std::size_t at) const {
    const std::string_view before = state_.tokens[items_[at - 1].last - 1].folded;
    // `thu nhập cao hơn` in front of `tối thiểu 80%`
    return before == "lâu" || before == "sớm" ||
           (items_[at].last == items_[at].first + 2 && is_comparison(sense(at + 1)));
  }

  /// `… có việc làm mới hoặc năng suất cao hơn`: than now, and a part of what is said.
  [[nodiscard]] bool is_adjective(std::size_t at) const {
    const std::string_view before = state_.tokens[items_[at - 1].first].folded;
    for (const std::string_view known : {"tốt", "nhanh", "rộng", "sâu", "bền", "đẹp", "sạch", "lâu", "sớm"}) {
      if (before == known && state_.tokens[items_[at].first].folded == "hơn") return true;
    }
    return sense(at) == Sense::greater && items_[at].last == items_[at].first + 2 &&
           (sense(at - 1) == Sense::word || sense(at - 1) == Sense::noun);
  }

  [[nodiscard]] bool is_stray_comparison(std::size_t at, std::size_t last) const {
    const std::string_view word = state_.tokens[items_[at].first].folded;
    const bool age = at + 1 < last && sense(at + 1) == Sense::word && items_[at + 1].payload == 1;  // `trẻ em <5 tuổi`
    if (age && is_comparison(sense(at))) return false;
    if (word == "<" || word == ">" || word == "=" || word == "≤" || word == "≥" || word == "~" || word == "≈")
      return true;
    if (word == "đúng") return false;
    return (is_comparison(sense(at)) || (sense(at) == Sense::reach && word != "hoàn")) && at + 1 == last;
  }
};

}  // namespace goalpost::detail::phrases
