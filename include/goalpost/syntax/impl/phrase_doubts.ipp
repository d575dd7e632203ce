// The last look: what was read without a complaint and yet cannot be right is refused.
#pragma once

#include <algorithm>
#include <cctype>
#include <string_view>

#include "goalpost/syntax/impl/phrase_state.hpp"

namespace goalpost::detail::phrases {

/// A name is words. One of marks or digits alone, one that ends in a multiplier (`1 tỷ` in front of `500 triệu`), or one that begins with a
/// denominator, has swallowed a part of the figure.
inline bool is_part_of_a_figure(std::string_view subject) {
  if (subject.empty()) return false;
  const bool has_letter =
      std::any_of(subject.begin(), subject.end(), [](unsigned char c) { return c >= 0x80 || std::isalpha(c) != 0; });
  if (!has_letter) return true;
  for (const std::string_view end : {"nghìn", "ngàn", "triệu", "tỷ", "tỉ", "trăm", "một nửa", "/"}) {
    if (subject.ends_with(end)) return true;
  }
  for (const std::string_view begin : {"/", "trên ", "%", "‰"}) {
    if (subject.starts_with(begin)) return true;
  }
  return subject.find(" /") != std::string_view::npos;
}

inline bool is_upper(const PhraseTarget& target) {
  return target.comparator == syntax::Comparator::less || target.comparator == syntax::Comparator::less_equal;
}

/// `dưới 5% và trên 8%`: below and above of one thing at one time.
inline bool disagree(const PhraseTarget& a, const PhraseTarget& b) {
  const bool both_levels =
      a.form == syntax::Form::level && b.form == syntax::Form::level && a.comparator && b.comparator;
  return both_levels && is_upper(a) != is_upper(b) && *a.comparator != syntax::Comparator::equal &&
         *b.comparator != syntax::Comparator::equal && a.subject == b.subject && a.where == b.where && a.by == b.by;
}

inline void refuse_doubtful(State& state) {
  Phrase& out = state.out;
  for (std::size_t i = 0; i < out.targets.size(); ++i) {
    const PhraseTarget& target = out.targets[i];
    if (is_part_of_a_figure(target.subject)) {
      out.not_understood.push_back(state.remark(target.range, "a part of the figure seems to stand outside it"));
    }
    if (i > 0 && disagree(out.targets[i - 1], target)) {
      out.not_understood.push_back(state.remark(target.range, "this and the figure before cannot both hold"));
    }
  }
}

}  // namespace goalpost::detail::phrases
