// Groups in parentheses behind a figure: `dưới 10% (thành thị dưới 11%, nông thôn dưới 7%)`. They are made a list of the sentence itself.
#pragma once

#include "goalpost/syntax/impl/phrase_quantities.ipp"

namespace goalpost::detail::phrases {

class GroupOpener {
 public:
  GroupOpener(State& state, std::vector<Item> items) : state_(state), items_(std::move(items)) {}

  std::vector<Item> run() {
    bool figure = false;
    for (std::size_t at = 0; at < items_.size();) {
      figure = figure || items_[at].sense == Sense::quantity;
      if (const std::size_t behind = behind_repeated(at); behind > 0) {
        at = behind;
        continue;
      }
      if (figure && items_[at].sense == Sense::open && is_change(at)) {
        Item parting = items_[at++];
        parting.sense = Sense::comma;
        parting.payload = change_in_brackets;
        made_.push_back(parting);
        while (!is(at, Sense::close)) made_.push_back(items_[at++]);
        ++at;
      } else if (const std::size_t close = figure ? std::max(end_of_part(at), end_of_later(at)) : 0; close > 0) {
        Item parting = items_[at++];
        parting.sense = Sense::comma;
        made_.push_back(parting);
        while (at < close) made_.push_back(items_[at++]);
        ++at;
      } else if (figure && items_[at].sense == Sense::open && read_groups(at)) {
        open_groups(at);
        at = close_ + 1;
      } else {
        made_.push_back(items_[at++]);
      }
    }
    return std::move(made_);
  }

 private:
  struct Group {
    std::size_t label = 0, ops = 0, end = 0;  ///< items: [label, ops) names the group, [ops, end) says its figure
  };

  /// `từ 95% trở lên (≥ 95%)`: the same figure again; the item behind it, or 0.
  [[nodiscard]] std::size_t behind_repeated(std::size_t open) const {
    if (!is(open, Sense::open) || open == 0) return 0;
    if (const std::size_t behind = behind_number_of_share(open); behind > 0) return behind;
    if (!is(open - 1, Sense::quantity)) return 0;
    std::size_t at = open + 1;
    while (is(at, Sense::greater_equal) || is(at, Sense::less_equal) || is(at, Sense::greater) || is(at, Sense::less))
      ++at;
    if (at == open + 1 || !is(at, Sense::quantity) || !is(at + 1, Sense::close)) return 0;
    const syntax::Quantity& first = state_.amounts[items_[open - 1].payload].low;
    const syntax::Quantity& again = state_.amounts[items_[at].payload].low;
    const bool same = first.scale == again.scale && first.per_n == again.per_n && first.number == again.number;
    return same && means(items_[at - 1].sense, open - 1) ? at + 2 : 0;
  }
  /// `72% xã … (tương đương 90 xã)`, `đạt trên 95% (82.922 người cần tiêm)`: the same share as a number of things.
  [[nodiscard]] std::size_t behind_number_of_share(std::size_t open) const {
    std::size_t at = open + 1;
    const bool same = is(at, Sense::like);
    if (same) ++at;
    if (!is(at, Sense::quantity) || state_.amounts[items_[at].payload].low.scale != syntax::Scale::plain ||
        state_.amounts[items_[at].payload].low.noun.empty() || state_.amounts[items_[at].payload].high)
      return 0;
    if (!same && !(is(open - 1, Sense::quantity) && state_.amounts[items_[open - 1].payload].strong)) return 0;
    for (++at; at < open + 10 && at < items_.size(); ++at) {
      if (is(at, Sense::close)) {
        state_.warn(state_.range_of(items_[open].first, items_[at].last), Hint::amount_in_words);
        return at + 1;
      }
      if (!is(at, Sense::word) && !is(at, Sense::noun) && !is(at, Sense::level) && !is(at, Sense::comma) &&
          !is(at, Sense::lead))
        return 0;
    }
    return 0;
  }

  /// Whether the figure at `at` is bounded by what `sense` says.
  [[nodiscard]] bool means(Sense sense, std::size_t at) const {
    const Amount& amount = state_.amounts[items_[at].payload];
    if (sense == Sense::greater_equal && amount.upward) return true;
    if (sense == Sense::less_equal && amount.downward) return true;
    return at > 0 && is(at - 1, sense);
  }

  [[nodiscard]] bool is(std::size_t at, Sense sense) const { return at < items_.size() && items_[at].sense == sense; }
  [[nodiscard]] std::string_view word(std::size_t at) const { return state_.tokens[items_[at].first].folded; }

  /// `đạt 88% (tăng 4 điểm phần trăm so với năm 2024)`
  [[nodiscard]] bool is_change(std::size_t open) const {
    std::size_t at = open + 1;
    if (!is(at, Sense::reduce) && !is(at, Sense::increase)) return false;
    ++at;
    while (is(at, Sense::less) || is(at, Sense::greater) || is(at, Sense::greater_equal)) ++at;
    if (!is(at, Sense::quantity)) return false;
    // a number of things or of points can be nothing but the difference: `còn 3.675 hộ (giảm 1.225 hộ)`
    const syntax::Scale scale = state_.amounts[items_[at].payload].low.scale;
    bool referred = scale == syntax::Scale::points || scale == syntax::Scale::plain;
    ++at;
    for (; is(at, Sense::when) || is(at, Sense::reference); ++at) referred = referred || is(at, Sense::reference);
    return referred && is(at, Sense::close);
  }

  /// `… đạt 73% (trong đó, lao động có bằng cấp đạt trên 25%)`: the closing item of a part of the whole; 0 when none opens at `open`.
  [[nodiscard]] std::size_t end_of_part(std::size_t open) const {
    if (!is(open, Sense::open) || !is(open + 1, Sense::in_which)) return 0;
    bool figure = false;
    std::size_t at = open + 2;
    for (; at < items_.size() && !is(at, Sense::close); ++at) {
      if (is(at, Sense::open) || is(at, Sense::semicolon)) return 0;
      figure = figure || is(at, Sense::quantity);
    }
    const bool ends = at + 1 >= items_.size() || is_separator(at + 1);
    return figure && at < items_.size() && ends ? at : 0;
  }

  /// `… đạt trên 25% (phấn đấu đến năm 2030 đạt 30%)`: what is striven for later; 0 when none opens at `open`.
  [[nodiscard]] std::size_t end_of_later(std::size_t open) const {
    const bool year = is(open + 1, Sense::when) && (word(open + 1) == "đến" || word(open + 1) == "vào");
    if (!is(open, Sense::open) || !(is(open + 1, Sense::lead) || is(open + 1, Sense::gradually) || year)) return 0;
    std::size_t at = open + 1;
    bool time = false;
    while (is(at, Sense::lead) || is(at, Sense::gradually) || is(at, Sense::when) ||
           (at < items_.size() && belongs_to_figure(at)))
      time = is(at++, Sense::when) || time;
    if (!is(at, Sense::quantity)) return 0;
    ++at;
    while (is(at, Sense::when)) time = is(at++, Sense::when) || time;
    const bool ends = at + 1 >= items_.size() || is_separator(at + 1);
    return time && is(at, Sense::close) && ends ? at : 0;
  }

  [[nodiscard]] bool is_separator(std::size_t at) const {
    return is(at, Sense::comma) || is(at, Sense::semicolon) || is(at, Sense::conjunction);
  }
  [[nodiscard]] bool is_preposition(std::size_t at) const {
    return is(at, Sense::stratum_at) || is(at, Sense::in_which) || is(at, Sense::lead);
  }
  /// Words of a label that no list of strata holds, but that name one where nothing else is said.
  [[nodiscard]] bool is_group_word(std::size_t at) const {
    if (!is(at, Sense::word)) return false;
    for (const std::string_view known : {"nam", "nữ", "kinh", "khmer", "chăm", "hoa", "i", "ii", "iii", "iv"}) {
      if (word(at) == known) return true;
    }
    return false;
  }
  [[nodiscard]] bool names_a_group(std::size_t at) const {
    return is(at, Sense::stratum) || is(at, Sense::school_stratum) || is(at, Sense::where) || is(at, Sense::level) ||
           is_group_word(at);
  }
  [[nodiscard]] bool belongs_to_label(std::size_t at) const {
    if (names_a_group(at)) return true;
    if (is(at, Sense::conjunction))
      return names_a_group(at + 1) && !is(at + 2, Sense::quantity) && !belongs_to_figure(at - 1);
    if (is(at, Sense::comma)) return is(at - 1, Sense::level) && names_a_group(at + 1);  // `huyện, xã nghèo`
    return (is(at, Sense::word) || is(at, Sense::noun)) && items_[at].payload == 0 && !is_predicate(word(at));
  }
  [[nodiscard]] bool belongs_to_figure(std::size_t at) const {
    switch (items_[at].sense) {
      case Sense::less:
      case Sense::less_equal:
      case Sense::greater:
      case Sense::greater_equal:
      case Sense::reach:
      case Sense::link:
      case Sense::down:
      case Sense::up:
      case Sense::from:
      case Sense::reduce:
      case Sense::increase: return true;
      default: return false;
    }
  }

  /// Whether the parentheses at item `open` hold groups with figures and nothing else.
  bool read_groups(std::size_t open) {
    groups_.clear();
    std::size_t at = open + 1;
    for (;;) {
      Group group;
      while (is_preposition(at)) ++at;
      group.label = at;
      bool named = false;
      while (at < items_.size() && at < group.label + 8 && belongs_to_label(at)) named = names_a_group(at++) || named;
      group.ops = at;
      while (at < items_.size() && belongs_to_figure(at)) ++at;
      if (!named || !is(at, Sense::quantity)) return false;
      ++at;
      while (is(at, Sense::when) || is(at, Sense::reference)) ++at;
      group.end = at;
      groups_.push_back(group);
      if (is(at, Sense::close)) break;
      if (!is_separator(at)) return false;
      ++at;
      if (is(at, Sense::conjunction)) ++at;
    }
    close_ = at;
    return true;
  }

  void open_groups(std::size_t open) {
    bool first = true;
    for (const Group& group : groups_) {
      // A comma that begins with 1: the figure in front of it is that of the whole.
      Item parting = items_[open];
      parting.sense = Sense::comma;
      parting.payload = first ? 1 : 0;
      made_.push_back(parting);
      first = false;
      std::string name;
      if (is(group.label, Sense::where) && group.ops == group.label + 1) {
        name = state_.strata[items_[group.label].payload];
      } else {
        std::size_t token = items_[group.label].first;
        while (state_.tokens[token].folded == "riêng" || state_.tokens[token].folded == "ở") ++token;
        if (token > 0 && (state_.tokens[token - 1].folded == "vùng" || state_.tokens[token - 1].folded == "vực") &&
            is_group_word(group.label))
          token -= state_.tokens[token - 1].folded == "vùng" ? 1U : 2U;  // `vùng III`
        name = plain_text(state_, token, items_[group.ops - 1].last);
      }
      made_.push_back({Sense::where, items_[group.label].first, items_[group.ops - 1].last, state_.strata.size()});
      state_.strata.push_back(std::move(name));
      for (std::size_t i = group.ops; i < group.end; ++i) made_.push_back(items_[i]);
    }
  }

  State& state_;
  std::vector<Item> items_;
  std::vector<Item> made_;
  std::vector<Group> groups_;
  std::size_t close_ = 0;
};

}  // namespace goalpost::detail::phrases
