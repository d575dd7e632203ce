// The account of a phrase: what was said must stand in a target. A word, a figure, a year, a group or a base of comparison that was read
// and then left out would make a wrong target of a right one, so its place is refused.
#pragma once

#include "goalpost/syntax/impl/phrase_numbers.ipp"

namespace goalpost::detail::phrases {

class Account {
 public:
  explicit Account(State& state) : state_(state), items_(state.items) {
    for (const PhraseTarget& target : state_.out.targets) {
      for (const std::string& text : {target.subject, target.where, target.in_every, target.if_any, target.per_time})
        say(text);
      for (const auto* quantity : {&target.limit, &target.limit_high, &target.start}) {
        if (*quantity) say((*quantity)->noun);
      }
    }
    for (const Amount& amount : state_.amounts) say(amount.numerator);
    said_ += ' ';
  }

  void refuse_what_was_left_out() {
    for (const Item& item : items_) {
      if (!is_accounted_for(item)) state_.refuse(state_.range_of(item.first, item.last), Hint::left_out);
    }
  }

 private:
  void say(const std::string& text) {
    for (const Token& token : tokens_of(text, &state_.style)) said_ += ' ' + token.folded;
  }
  [[nodiscard]] bool holds(std::string_view word) const {
    return said_.find(' ' + std::string(word) + ' ') != std::string::npos;
  }
  /// Words between a name and its figure that say nothing of their own: `được khống chế dưới 5%`, `giảm 5% về số vụ`.
  static bool joins(std::string_view word) {
    for (const std::string_view known :
         {"được", "để",   "nhằm", "về",  "của", "thì", "phải", "cần", "sẽ",  "ước", "đều",
          "luôn", "cũng", "vẫn",  "nên", "là",  "số",  "nào",  "các", "cấp", "bậc"}) {
      if (word == known) return true;
    }
    return false;
  }
  [[nodiscard]] bool is_said(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      const Token& token = state_.tokens[i];
      const bool counts = token.kind == Token::Kind::word || token.kind == Token::Kind::number;
      if (!counts || joins(token.folded) || holds(token.folded)) continue;
      // `hai mươi` became a number when it was read
      if (!holds(unicode::folded(text_of(state_, token)).value_or(""))) return false;
    }
    return true;
  }

  template <typename Holds>
  [[nodiscard]] bool any_target(Holds holds) const {
    return std::any_of(state_.out.targets.begin(), state_.out.targets.end(), holds);
  }

  [[nodiscard]] bool is_accounted_for(const Item& item) const {
    switch (item.sense) {
      case Sense::word:
      case Sense::noun:
      case Sense::level:
      case Sense::stratum:
      case Sense::school_stratum:
      case Sense::head_noun:
      case Sense::total:
      case Sense::danger:
      case Sense::negation:
      case Sense::action: return is_said(item.first, item.last) || is_remarked(item);
      case Sense::less:
      case Sense::less_equal:
      case Sense::greater:
      case Sense::greater_equal:
      case Sense::equal:
      case Sense::about:
      case Sense::down:
      case Sense::up:
      case Sense::average:
      case Sense::factor:
      case Sense::more:
      case Sense::respectively: return is_beside_figure(item) || is_said(item.first, item.last) || is_remarked(item);
      case Sense::when: return is_time_of_target(state_.whens[item.payload]) || is_said(item.first, item.last);
      case Sense::reference: {
        const syntax::Reference& base = state_.references[item.payload];
        return any_target([&](const PhraseTarget& target) {
          return target.versus && target.versus->kind == base.kind && target.versus->number == base.number;
        });
      }
      case Sense::where:
      case Sense::in_every: {
        std::string name;
        for (const Token& token : tokens_of(state_.strata[item.payload], &state_.style)) name += ' ' + token.folded;
        return said_.find(name + ' ') != std::string::npos;
      }
      case Sense::quantity:
        return is_figure_of_target(state_.amounts[item.payload]) || is_said(item.first, item.last) || is_remarked(item);
      case Sense::not_increase:
      case Sense::not_decrease:
        return any_target([](const PhraseTarget& target) { return target.form == syntax::Form::maintain; }) ||
               is_said(item.first, item.last) || is_remarked(item);
      default: return true;
    }
  }

  [[nodiscard]] bool is_beside_figure(const Item& item) const {
    const ByteRange range = state_.range_of(item.first, item.last);
    return any_target([&range](const PhraseTarget& target) {
      return target.range.begin_byte <= range.begin_byte && range.end_byte <= target.range.end_byte;
    });
  }

  [[nodiscard]] bool is_time_of_target(const When& when) const {
    if (!when.by && !when.since && !when.until) return true;
    return any_target([&when](const PhraseTarget& target) {
      const auto holds = [](const std::optional<int>& given, const std::optional<int>& made) {
        return !given || given == made;
      };
      return (holds(when.by, target.by) || holds(when.by, target.until) || holds(when.by, target.since)) &&
             holds(when.since, target.since) && holds(when.until, target.until);
    });
  }

  [[nodiscard]] bool is_figure_of_target(const Amount& amount) const {
    return any_target([&amount](const PhraseTarget& target) {
      for (const auto* quantity : {&target.limit, &target.limit_high, &target.start}) {
        if (*quantity && (*quantity)->range.begin_byte == amount.low.range.begin_byte) return true;
      }
      return false;
    });
  }

  /// Said to be left out: an intention, the name of a heading.
  [[nodiscard]] bool is_remarked(const Item& item) const {
    const ByteRange range = state_.range_of(item.first, item.last);
    for (const PhraseRemark& remark : state_.out.warnings) {
      if (remark.range.begin_byte <= range.begin_byte && range.end_byte <= remark.range.end_byte) return true;
    }
    return false;
  }

  State& state_;
  const std::vector<Item>& items_;
  std::string said_;  ///< the words of all targets in lower case, a blank around each
};

}  // namespace goalpost::detail::phrases
