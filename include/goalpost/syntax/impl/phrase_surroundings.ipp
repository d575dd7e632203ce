// Whether a name may stand on both sides of its figure: `tiêm chủng cho 95% trẻ em`, `thu gom 90% rác thải`.
#pragma once

#include "goalpost/syntax/impl/phrase_questions.ipp"

namespace goalpost::detail::phrases {

class Surroundings : protected NameQuestions {
 public:
  using NameQuestions::NameQuestions;

 protected:
  /// Whether a name may stand on both sides of a figure: `nhân rộng mỗi huyện 03 xã mới …`, `tiêm chủng cho 95% trẻ em`.
  [[nodiscard]] bool may_surround(const Core& core) const {
    const Amount& amount = state_.amounts[core.amount];
    if (!amount.strong) return !amount.low.noun.empty() && !core.down && !core.up && !core.reach;
    if ((core.verb || is_verb(sense(front_of(core)))) && names_criteria(core)) return true;
    // `bố trí 20 triệu đồng/năm cho công tác trẻ em`, `chi 1% tổng chi ngân sách cho …`
    const std::string_view first = state_.tokens[items_[core.after_first].first].folded;
    const bool purpose = first == "cho" || first == "để" || first == "phục" || first == "nhằm" || first == "chăm" ||
                         first == "trợ" || first == "giúp" || first == "vào" ||
                         (core.pre_first < core.pre_last && amount.low.scale == syntax::Scale::currency &&
                          (sense(core.after_first) == Sense::action ||
                           (sense(front_of(core)) == Sense::action && core.pre_last == front_of(core) + 1 &&
                            (sense(core.after_first) == Sense::word || sense(core.after_first) == Sense::lead))));
    if (purpose && (amount.low.scale == syntax::Scale::currency || amount.low.scale == syntax::Scale::date ||
                    !amount.low.noun.empty()))
      return true;
    // `nâng tỷ lệ lên khoảng 90% người khuyết tật tiếp cận …`: what it is a rate of stands behind the figure
    if (core.pre_first < core.pre_last && amount.low.scale == syntax::Scale::percent && is_bare_rate(core) &&
        has_predicate(core.after_first, core.after_last))
      return true;
    if (is_modifier(core) || is_ensured(core)) return true;
    if (core.preposition == "cho" && sense(core.after_first) == Sense::word &&
        amount.low.scale == syntax::Scale::percent && sense(front_of(core)) != Sense::head_noun &&
        !state_.tokens[items_[core.after_first].first].predicate)
      return true;  // `Kích hoạt tài khoản … cho 88% công dân`
    if (core.has_words() && !(core.reach || core.compare) && !is_given_to(core)) return false;
    if (core.down || core.up) return false;
    const Sense next = sense(core.after_first);
    return amount.low.scale == syntax::Scale::percent && amount.low.noun.empty() && core.attached.where.empty() &&
           !core.attached.has_time() &&
           (next == Sense::noun || next == Sense::level || next == Sense::head_noun || next == Sense::stratum ||
            next == Sense::total || is_area_word(core.after_first) || is_acted_on(core));
  }

  /// `đạt tối thiểu 95% với 12 loại vắc xin`: words that go on with a whole name, to the end of its clause.
  [[nodiscard]] bool is_modifier(const Core& core) const {
    if (sense(core.pre_first) != Sense::head_noun || core.end != core.after_first || is_bare_rate(core)) return false;
    const Token& first = state_.tokens[items_[core.after_first].first];
    bool joins = false;
    for (const std::string_view known : {"với", "của", "bằng", "thuộc", "do", "theo", "nhờ", "thông"})
      joins = joins || first.folded == known;
    if (!joins || sense(core.after_first) != Sense::word) return false;
    for (std::size_t i = core.after_first; i < core.after_last; ++i) {
      const Sense next = sense(i);
      const bool text = next == Sense::word || next == Sense::noun || next == Sense::level || next == Sense::stratum ||
                        next == Sense::school_stratum || next == Sense::quote;
      if (!text || state_.tokens[items_[i].first].predicate) return false;
    }
    return true;
  }

  /// `rà soát để bổ sung, đảm bảo 100% các địa điểm …`: the task, and what it ensures.
  [[nodiscard]] bool is_ensured(const Core& core) const {
    if (core.has_words() || core.pre_first >= core.pre_last || sense(core.pre_last - 1) != Sense::lead) return false;
    const std::string_view word = state_.tokens[items_[core.pre_last - 1].first].folded;
    const Sense next = sense(core.after_first);
    const bool things = next == Sense::noun || next == Sense::level || next == Sense::head_noun ||
                        next == Sense::word ||
                        (next == Sense::stratum_at && state_.tokens[items_[core.after_first].first].folded == "các");
    return (word == "đảm" || word == "bảo") && things && has_predicate(core.after_first, core.after_last);
  }

  /// `tại 100% khu vực có nguy cơ …`: an area, where no kind of area stands behind the word.
  [[nodiscard]] bool is_area_word(std::size_t at) const {
    return sense(at) == Sense::stratum_at && state_.tokens[items_[at].first].folded == "khu";
  }

  /// `Đào tạo lại cho khoảng 25% lực lượng lao động`: who gets it is a part of the name.
  [[nodiscard]] bool is_given_to(const Core& core) const {
    if (core.preposition == "cho") return true;
    return core.pre_first < core.pre_last && sense(core.pre_last - 1) == Sense::stratum_at &&
           state_.tokens[items_[core.pre_last - 1].first].folded == "cho";
  }

  /// `Cứng hóa 95% đường trục thôn`, `Hỗ trợ 100% đối tượng …`: a share of what something is done to.
  [[nodiscard]] bool is_acted_on(const Core& core) const {
    const bool other_words = core.down || core.up || core.reach || core.about || core.verb || core.factor;
    if (other_words || sense(core.after_first) != Sense::word || !indicator_.empty) return false;
    const Token& next = state_.tokens[items_[core.after_first].first];
    const std::size_t front = items_[core.pre_last - 1].last - items_[core.pre_first].first;
    return !next.predicate && next.kind == Token::Kind::word && front <= (core.preposition == "tại" ? 10U : 6U) &&
           (!has_separator(core.pre_first, core.pre_last) || core.preposition == "tại" || names_acts(core)) &&
           sense(core.pre_first) != Sense::head_noun && !joins_words(next.folded);
  }
  /// `Thu gom, xử lý 90% rác thải`: two acts, and nothing else.
  [[nodiscard]] bool names_acts(const Core& core) const {
    for (std::size_t i = front_of(core); i < core.pre_last; ++i) {
      if (sense(i) != Sense::word && sense(i) != Sense::action && sense(i) != Sense::comma &&
          sense(i) != Sense::conjunction)
        return false;
    }
    return true;
  }
  static bool joins_words(std::string_view word) {
    for (const std::string_view known : {"của", "về", "theo", "với", "do", "so", "mà", "khi", "từ", "như", "nếu"}) {
      if (word == known) return true;
    }
    return false;
  }

  /// The first item of the name in front that is no time and no `phấn đấu`.
  [[nodiscard]] std::size_t front_of(const Core& core) const {
    std::size_t at = core.pre_first;
    while (at < core.pre_last && (is_attachment(sense(at)) || sense(at) == Sense::lead || is_separator(sense(at))))
      ++at;
    return at;
  }

  /// `giảm từ 5 - 10% cả 3 tiêu chí số vụ, số người chết, số người bị thương`
  [[nodiscard]] bool names_criteria(const Core& core) const {
    for (std::size_t token = items_[core.after_first].first; token < items_[core.after_first].first + 5; ++token) {
      if (token + 1 < state_.tokens.size() && state_.tokens[token].folded == "tiêu" &&
          state_.tokens[token + 1].folded == "chí")
        return state_.tokens[items_[core.after_first].first].folded == "cả" ||
               state_.tokens[items_[core.after_first].first + 1].folded == "cả";
    }
    return false;
  }

  [[nodiscard]] bool is_bare_rate(const Core& core) const {
    const Item& last = items_[core.pre_last - 1];
    const std::string_view word = state_.tokens[last.last - 1].folded;
    std::size_t num_words = 0;
    for (std::size_t i = core.pre_first; i < core.pre_last; ++i)
      num_words += sense(i) == Sense::word || sense(i) == Sense::noun || sense(i) == Sense::level ? 1U : 0U;
    return last.sense == Sense::head_noun && num_words == 0 && (word == "lệ" || word == "trọng");
  }

  /// `mỗi xã có 01 câu lạc bộ quyền trẻ em`: what is counted, and nothing said of it.
  [[nodiscard]] bool is_thing_in_each(const Core& core, const Subject& name) const {
    const bool in_each = !core.attached.in_every.empty() || !name.attached.in_every.empty() ||
                         !state_.amounts[core.amount].in_every.empty();
    std::size_t last = core.after_last;
    while (last > core.after_first && is_separator(sense(last - 1))) --last;
    return ((in_each && &core == &cores_.front()) || of_things_) && !name.verb && !core.verb &&
           !has_predicate(core.after_first, last) && !has_separator(core.after_first, last);
  }

  [[nodiscard]] bool has_separator(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (is_separator(sense(i)) || sense(i) == Sense::open) return true;
    }
    return false;
  }
};

}  // namespace goalpost::detail::phrases
