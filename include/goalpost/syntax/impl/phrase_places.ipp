// Areas and groups among the items of a phrase: `mỗi huyện`, `đối với nông thôn`.
#pragma once

#include "goalpost/syntax/impl/phrase_references.ipp"

namespace goalpost::detail::phrases {

class PlaceComposer : protected ReferenceComposer {
 public:
  using ReferenceComposer::ReferenceComposer;

 protected:
  /// `mỗi huyện`
  bool area_level() {
    const bool poor = is(at_ + 1, Sense::stratum) && (word(at_ + 1) == "xã" || word(at_ + 1) == "huyện");
    const bool head = names_people(at_ + 1) && (word(at_) != "mỗi" || is_head());  // `Mỗi người dân đọc …`
    if (items_[at_].sense != Sense::every || !(is(at_ + 1, Sense::level) || poor || is_place(at_ + 1) || head))
      return false;
    if (is_of_each()) return false;
    const std::size_t first = items_[at_ + 1].first;
    const std::size_t end = behind_area(at_ + 2);
    put(Sense::in_every, end, state_.strata.size());
    state_.strata.push_back(plain_text(state_, first, items_[end - 1].last));
    return true;
  }

  /// `mỗi trường THCS`, `mỗi tỉnh, thành phố trực thuộc trung ương có …`, `mỗi xã đặc biệt khó khăn có …`: the item behind the area.
  [[nodiscard]] std::size_t behind_area(std::size_t end) const {
    if (is(end, Sense::school_stratum)) ++end;
    while ((is(end, Sense::comma) || is(end, Sense::conjunction)) && is(end + 1, Sense::level)) end += 2;
    // `ở mỗi xã vùng cao`
    if (is(end, Sense::stratum) && (end + 1 >= items_.size() || is_end_of_clause(end + 1))) return end + 1;
    std::size_t far = end;
    if (!is(end, Sense::stratum) && !is_kind_of_area(end)) return end;  // `mỗi xã tuyên truyền, vận động 50 hộ`
    const auto names = [this](std::size_t at) {
      const bool region = is(at, Sense::stratum_at) && (word(at) == "vùng" || word(at) == "khu" || word(at) == "thuộc");
      return (is(at, Sense::word) || is(at, Sense::stratum) || region) && !state_.tokens[items_[at].first].predicate;
    };
    while (far < end + 8 &&
           (names(far) || (is(far, Sense::comma) && far > end && (is(far + 1, Sense::stratum) || names(far + 1)))))
      ++far;
    const bool verb = is(far, Sense::lead) || is(far, Sense::action) ||
                      (is(far, Sense::word) && state_.tokens[items_[far].first].predicate);
    // `tại mỗi xã vùng III` and nothing behind it
    const bool last = far >= items_.size() && far <= end + 6 && !made_.empty();
    return far > end && (verb || last) ? far : end;
  }

  /// `mỗi xã vùng cao`, `mỗi tỉnh trực thuộc trung ương`: the word at `at` says which of the areas.
  [[nodiscard]] bool is_kind_of_area(std::size_t at) const {
    for (const std::string_view known :
         {"trực",  "thuộc",  "vùng", "khu",   "đặc",  "khó",  "nghèo", "biên", "bãi", "còn", "miền",
          "loại",  "chuyên", "nội",  "bán",   "công", "tư",   "ngoài", "phổ",  "dân", "mầm", "tiểu",
          "trung", "đại",    "mẫu",  "trọng", "điểm", "nông", "ven",   "dạy",  "y",   "sản"}) {
      if (word(at) == known) return true;
    }
    return false;
  }

  /// `dịch vụ của từng địa phương`, `gắn với từng địa phương`: whose it is, a part of the name.
  [[nodiscard]] bool is_of_each() const {
    if (!made_last(Sense::word)) return false;
    const std::string_view before = state_.tokens[made_.back().last - 1].folded;
    return before == "của" || before == "với" || before == "trong" || before == "theo" || before == "giữa" ||
           word(at_) == "với";
  }

  [[nodiscard]] bool names_people(std::size_t at) const {
    if (!is(at, Sense::noun)) return false;
    for (const std::string_view known : {"người", "cán", "công", "giáo", "học", "hội", "đoàn", "phụ", "nhân", "cộng"}) {
      if (word(at) == known) return true;
    }
    return false;
  }

  /// Whether nothing but times and `phấn đấu` stands in front.
  [[nodiscard]] bool is_head() const {
    for (const Item& item : made_) {
      if (item.sense != Sense::lead && item.sense != Sense::remark && item.sense != Sense::when &&
          item.sense != Sense::comma && item.sense != Sense::dash)
        return false;
    }
    return true;
  }

  [[nodiscard]] bool is_end_of_clause(std::size_t at) const {
    return is(at, Sense::comma) || is(at, Sense::semicolon) || is(at, Sense::conjunction) || is(at, Sense::year_by) ||
           is(at, Sense::year) || is(at, Sense::if_any);
  }

  /// A thing that can have a target of its own, though no table of areas names it.
  [[nodiscard]] bool is_place(std::size_t at) const {
    if (!is(at, Sense::noun)) return false;
    const std::string thing = text(items_[at]);
    for (const std::string_view place : {"trung tâm", "mô hình", "câu lạc bộ", "clb", "bệnh viện", "cơ sở y tế",
                                         "doanh nghiệp", "hợp tác xã", "đội", "tổ"}) {
      if (thing == place) return true;
    }
    return false;
  }

  /// `tại các huyện nghèo, xã đặc biệt khó khăn xuống dưới 34%`: one list of groups, where no figure stands in front of it.
  [[nodiscard]] std::size_t last_of_list(std::size_t at) const {
    if (word(at_) == "đối" || word(at_) == "tại" ||
        word(at_) == "ở") {  // `dưới 5% đối với miền núi, hải đảo, biên giới` and nothing else
      std::size_t end = at;
      while (is(end + 1, Sense::comma) && is(end + 2, Sense::stratum)) end += 2;
      if (end + 1 >= items_.size()) return end;
    }
    for (std::size_t i = made_.size(); i-- > 0;) {
      if (made_[i].sense == Sense::quantity) return at;
      if (made_[i].sense == Sense::semicolon) break;
    }
    while ((is(at + 1, Sense::comma) || is(at + 1, Sense::conjunction)) && is(at + 2, Sense::stratum)) at += 2;
    return at;
  }

  void put_stratum(std::size_t first, std::size_t last, std::size_t end) {
    state_.strata.push_back(plain_text(state_, items_[first].first, items_[last].last));
    put(Sense::where, end, state_.strata.size() - 1);
  }

  /// The item behind a stratum that the caller named and that stands at `at`; 0 when none does.
  std::size_t behind_named(std::size_t at) const {
    for (const std::string& name : state_.options->strata) {
      const std::vector<Token> wanted = tokens_of(name, &state_.style);
      if (wanted.empty() || at >= items_.size()) continue;
      const std::size_t first = items_[at].first;
      if (first + wanted.size() > state_.tokens.size()) continue;
      bool same = true;
      for (std::size_t i = 0; same && i < wanted.size(); ++i)
        same = wanted[i].folded == state_.tokens[first + i].folded;
      if (!same) continue;
      std::size_t end = at;
      while (end < items_.size() && items_[end].last < first + wanted.size()) ++end;
      if (end < items_.size() && items_[end].last == first + wanted.size()) return end + 1;
    }
    return 0;
  }

  [[nodiscard]] bool is_capital(std::size_t at) const {
    if (!is(at, Sense::word) && !is(at, Sense::year)) return false;  // `huyện Năm Căn`
    const std::string_view written = text_of(state_, state_.tokens[items_[at].first]);
    const std::int32_t first = unicode::decode(written).value;
    if (first <= 0 || utf8proc_tolower(first) == first) return false;
    // `tại cơ sở GDMN`: an abbreviation, unless all is in capitals
    const unicode::CodePoint point = unicode::decode(written);
    const std::string_view rest = written.substr(point.num_bytes);
    const std::int32_t second = rest.empty() ? 0 : unicode::decode(rest).value;
    return second <= 0 || utf8proc_toupper(second) != second;
  }

  /// `Đối với giáo dục mầm non, năm 2020, số cơ sở …`: a group that no table knows, in front of the sentence.
  bool group_of_sentence() {
    if (word(at_) != "đối" || !is_head()) return false;
    std::size_t end = at_ + 1;
    while (end < at_ + 9 &&
           (is(end, Sense::word) || is(end, Sense::noun) || is(end, Sense::level) || is(end, Sense::stratum) ||
            is(end, Sense::school_stratum)) &&
           !state_.tokens[items_[end].first].predicate)
      ++end;
    if (end == at_ + 1 || !is(end, Sense::comma) || end + 1 >= items_.size()) return false;
    if (!is(end + 1, Sense::year) && !is(end + 1, Sense::year_by) && !is(end + 1, Sense::head_noun)) return false;
    put_stratum(at_ + 1, end - 1, end);
    return true;
  }

  /// `đối với nông thôn`, `ở khu vực thành thị`, `tại thành phố Long Xuyên`
  bool stratum() {
    if (items_[at_].sense != Sense::stratum_at) return false;
    if (group_of_sentence()) return true;
    // `thu nhập của các huyện nghèo`: whose it is, a part of the name
    if (made_last(Sense::word) && text(made_.back()) == "của") return false;
    // `100% các xã đặc biệt khó khăn … được hỗ trợ`: the things themselves
    if (made_last(Sense::quantity) && word(at_) == "các") return false;
    std::size_t at = at_ + 1;
    // a name of the caller's may begin with such a word itself: `vùng A`
    for (;; ++at) {
      if (const std::size_t end = behind_named(at)) return put_stratum(at, end - 1, end), true;
      if (!is(at, Sense::stratum_at)) break;
    }
    if (is(at, Sense::stratum) || is(at, Sense::school_stratum)) {
      if (is(at, Sense::school_stratum) && word(at_) != "đối") return false;
      if (is(at + 1, Sense::number) && word(at + 2) == "tuổi") return false;  // `đối với mẫu giáo 5 tuổi`
      const std::size_t last = last_of_list(at);
      // `đối với Trung du miền núi phía Bắc`: more than is known of it
      if (word(at_) == "đối" && (is(last + 1, Sense::word) || is(last + 1, Sense::stratum)) &&
          !state_.tokens[items_[last + 1].first].predicate && !made_.empty())
        return false;
      return put_stratum(at, last, last + 1), true;
    }
    if (word(at_) == "đối" && is(at, Sense::filler) && (word(at) == "toàn" || word(at) == "cả"))
      return put_stratum(at, at, at + 1), true;
    if (word(at_) == "đối" && is(at, Sense::word) && (word(at) == "nam" || word(at) == "nữ") &&
        !is(at + 1, Sense::word) && !is(at + 1, Sense::noun))
      return put_stratum(at, at, at + 1), true;
    std::size_t name = at;
    if (is(name, Sense::level)) ++name;
    std::size_t end = name;
    while (end < name + 4 && is_capital(end)) ++end;
    if (end == name || name == at_ + 1) return false;
    return put_stratum(name, end - 1, end), true;
  }
};

}  // namespace goalpost::detail::phrases
