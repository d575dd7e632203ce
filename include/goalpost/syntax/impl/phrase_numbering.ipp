// What numbers a sentence in a list and says nothing of it: bullets, `2.3.`, `Chỉ tiêu 5:`, `a)`, `(1)`, `Về y tế:`.
#pragma once

#include "goalpost/syntax/impl/phrase_numbers.ipp"

namespace goalpost::detail::phrases {

class Numbering {
 public:
  Numbering(const State& state, const std::vector<Item>& items) : state_(state), items_(items) {}

  /// The item behind the numbering that stands at item `at`; `at` itself when none does.
  [[nodiscard]] std::size_t end(std::size_t at) const {
    for (int level = 0; level < 4; ++level) {  // `- 2. Mục tiêu 1: a) …` has four
      const std::size_t before = at;
      at = behind_bullets(at);
      at = behind_label(at);
      if (at == before) break;
    }
    return behind_heading(behind_legal_basis(at));
  }

 private:
  /// `Theo Quyết định số 1719/QĐ-TTg, …`: the act that a sentence rests on. A year in it may be that of the target: then it stays.
  [[nodiscard]] std::size_t behind_legal_basis(std::size_t at) const {
    if (at >= items_.size()) return at;
    const std::string_view first = state_.tokens[items_[at].first].folded;
    if (first != "theo" && first != "thực" && first != "căn" && first != "triển" && first != "thi") return at;
    bool act = false;
    for (std::size_t i = at + 1; i < at + 30 && i + 1 < items_.size(); ++i) {
      act =
          act || (is(i, Sense::number) && is(i + 1, Sense::slash) && state_.tokens[items_[i].first - 1].folded == "số");
      if (is(i, Sense::comma) && act) return i + 1;
      if (is(i, Sense::semicolon) || is(i, Sense::percent) || is(i, Sense::year_by) || is(i, Sense::stretch) ||
          is(i, Sense::year_since) || is(i, Sense::comma))
        return at;
    }
    return at;
  }

  [[nodiscard]] bool is(std::size_t at, Sense sense) const { return at < items_.size() && items_[at].sense == sense; }
  [[nodiscard]] std::string_view text(std::size_t at) const {
    return at < items_.size() ? text_of(state_, state_.tokens[items_[at].first]) : std::string_view();
  }
  [[nodiscard]] bool is_mark(std::size_t at, std::string_view marks) const {
    return text(at).size() == 1 && marks.find(text(at).front()) != std::string_view::npos;
  }

  [[nodiscard]] std::size_t behind_bullets(std::size_t at) const {
    const auto bullet = [this](std::size_t i) {
      if (is(i, Sense::dash)) return !is(i + 1, Sense::number) || state_.tokens[items_[i + 1].first].space_before;
      return is(i, Sense::semicolon) || is(i, Sense::symbol) || (is(i, Sense::remark) && text(i) == "*");
    };
    while (bullet(at)) ++at;
    return at;
  }

  /// A word that begins a sentence: in capitals, or one that names a measure.
  [[nodiscard]] bool begins_sentence(std::size_t at) const {
    if (is(at, Sense::head_noun) || is(at, Sense::lead)) return true;
    if (at >= items_.size() || state_.tokens[items_[at].first].kind != Token::Kind::word) return false;
    const std::int32_t first = unicode::decode(text(at)).value;
    return first > 0 && utf8proc_tolower(first) != first;
  }

  /// `5`, `2.3`, `2.3.1`: figures of one or two digits with dots between them.
  [[nodiscard]] bool is_section_number(std::size_t at) const {
    if (!is(at, Sense::number) && !is(at, Sense::bad)) return false;
    std::size_t num_digits = 0;
    for (const char c : text(at)) {
      if (c == '.' ? num_digits == 0 : !unicode::is_digit(c) || ++num_digits > 2) return false;
      if (c == '.') num_digits = 0;
    }
    return true;
  }
  [[nodiscard]] bool is_letter_or_roman(std::size_t at) const {
    if (!is(at, Sense::word) && !is(at, Sense::currency)) return false;  // `đ)` is a letter here
    const std::string_view letters = text(at);
    if (letters == "đ") return true;
    if (letters.size() == 1) return true;
    return !letters.empty() && letters.size() < 5 &&
           (letters.find_first_not_of("IVX") == std::string_view::npos ||
            letters.find_first_not_of("ivx") == std::string_view::npos);
  }

  [[nodiscard]] std::size_t behind_label(std::size_t at) const {
    // `(1) Tỷ lệ …`
    // `Tiêu chí 3: Trên 96% …`
    if (is(at, Sense::word) && text(at) == "Tiêu" && text(at + 1) == "chí" && is_section_number(at + 2) &&
        is_mark(at + 3, ".:") && at + 4 < items_.size())
      return at + 4;
    // `Mục tiêu 2, đạt 90% …`
    if (is(at, Sense::enumerated) && is_section_number(at + 1) && is(at + 2, Sense::comma)) return at + 3;
    if (is(at, Sense::open) && (is_section_number(at + 1) || is_letter_or_roman(at + 1)) && is(at + 2, Sense::close) &&
        at + 3 < items_.size())
      return at + 3;
    const bool named = is(at, Sense::enumerated);
    const std::size_t number = named ? at + 1 : at;
    std::size_t next = number + 1;
    if (next >= items_.size()) return at;
    if (is_letter_or_roman(number) && !named) return is_mark(next, ").") && next + 1 < items_.size() ? next + 1 : at;
    if (!is_section_number(number)) return at;
    if (is_mark(next, ".):") && next + 1 < items_.size()) {
      // `5: 10%` may be a pair of figures
      if (is_mark(next, ":") && !named && !begins_sentence(next + 1)) return at;
      while (is_mark(next, ".):")) ++next;
      return next;
    }
    if ((is(next, Sense::dash) || is_mark(next, "/")) && (named || begins_sentence(next + 1)) &&
        next + 1 < items_.size())
      return next + 1;
    const bool sections = text(number).find('.') != std::string_view::npos;
    return (named || sections) && begins_sentence(next) ? next : at;
  }

  /// `Về y tế: tỷ lệ …`
  [[nodiscard]] std::size_t behind_heading(std::size_t at) const {
    if (at >= items_.size()) return at;
    const std::string_view first = state_.tokens[items_[at].first].folded;
    // `Công tác xóa mù chữ: huy động 1.200 người …`: what is to be done is said behind it
    const std::string_view second = state_.tokens.size() > items_[at].first + 1
                                        ? std::string_view(state_.tokens[items_[at].first + 1].folded)
                                        : std::string_view();
    const bool work = (first == "công" && second == "tác") || (first == "chiều" && second == "thiếu") ||
                      (first == "nội" && second == "dung");
    if (const std::size_t behind = behind_subject_matter(at); behind > at) return behind;
    const bool field = first == "trong" && second == "lĩnh";
    if (first != "về" && first != "lĩnh" && !work && !field) return at;
    for (std::size_t i = at + 1; i < at + 10 && i + 1 < items_.size(); ++i) {
      if (is(i, Sense::number) || is(i, Sense::semicolon)) return at;
      if (!is(i, Sense::link) || text(i) != ":") continue;
      return !work || is(i + 1, Sense::action) || is(i + 1, Sense::head_noun) ? i + 1 : at;
    }
    return at;
  }

  /// `Quy mô, mạng lưới: giảm …`, `Giáo dục mầm non: tỷ lệ …`, `Chỉ tiêu của chiến dịch: cung cấp …`: words without a number and, behind
  /// the colon, a clause that needs nothing of them.
  [[nodiscard]] std::size_t behind_subject_matter(std::size_t at) const {
    std::size_t colon = at;
    if (text(at) == "Ghi" || text(at) == "Lưu" || text(at) == "Nguồn") return at;  // `Ghi chú: …` is no target
    for (; colon < items_.size() && colon < at + 9 && !(is(colon, Sense::link) && text(colon) == ":"); ++colon) {
      const bool word = is(colon, Sense::word) || is(colon, Sense::level) || is(colon, Sense::school_stratum) ||
                        is(colon, Sense::stratum) || is(colon, Sense::action) || is(colon, Sense::conjunction) ||
                        is(colon, Sense::comma) || (is(colon, Sense::enumerated) && colon == at) ||
                        (is(colon, Sense::noun) && colon > at);
      if (!word) return at;
    }
    if (colon >= items_.size() || colon < at + 2 || !is(colon, Sense::link)) return at;
    std::size_t next = colon + 1;
    const bool changes =
        is(next, Sense::reduce) || is(next, Sense::increase) || is(next, Sense::maintain) || is(next, Sense::eliminate);
    if (changes && !names_something(next + 1)) return at;  // `Khách du lịch: tăng 10%/năm`
    if (changes || is(next, Sense::head_noun)) return next;
    // `…: quản lý được 50% số cơ sở`
    while (next < colon + 5 && (is(next, Sense::word) || is(next, Sense::action))) ++next;
    const bool acts = next > colon + 1 && is(next, Sense::number) && is(next + 1, Sense::percent);
    return acts || (is(at, Sense::enumerated) && is(colon + 1, Sense::word)) ? colon + 1 : at;
  }

  /// `giảm số vụ …`, `tăng thêm 12 trường`: behind the verb, or behind its figure, stands what it is said of.
  [[nodiscard]] bool names_something(std::size_t at) const {
    const auto names = [this](std::size_t i) {
      return is(i, Sense::head_noun) || is(i, Sense::word) || is(i, Sense::noun) || is(i, Sense::action) ||
             is(i, Sense::level) || is(i, Sense::school_stratum);
    };
    for (; at < items_.size() && !is(at, Sense::number); ++at) {
      if (names(at)) return true;
    }
    ++at;
    if (is(at, Sense::percent)) ++at;
    return names(at);
  }

  const State& state_;
  const std::vector<Item>& items_;
};

}  // namespace goalpost::detail::phrases
