// What a sentence of several clauses says once: a year, a group, an area level, a reference. It holds for all of them where
// that is the only reading, and is asked for where it is not.
#pragma once

#include "goalpost/syntax/impl/phrase_targets.ipp"

namespace goalpost::detail::phrases {

/// `thành phố` as a group is another kind of area than `mỗi huyện`.
inline bool is_area_level(const std::string& text, bool vietnamese) {
  const std::vector<Token> tokens = tokens_of(text, nullptr);
  if (tokens.empty()) return false;
  const auto found = lexicons(vietnamese).words.match(tokens, 0, tokens.size());
  return found && static_cast<Sense>(found->meaning) == Sense::level && found->num_tokens == tokens.size();
}

class Sharer {
 public:
  Sharer(State& state, std::vector<Core>& cores, std::vector<Subject>& names)
      : state_(state), items_(state.items), cores_(cores), names_(names) {}

  void run() {
    deal_years_in_front();
    deal_years();
    share_head();
    share_times();
  }

 private:
  [[nodiscard]] bool has_time(std::size_t i) const {
    return cores_[i].attached.has_time() || names_[i].attached.has_time();
  }
  [[nodiscard]] const Attached& time_of(std::size_t i) const {
    return cores_[i].attached.has_time() ? cores_[i].attached : names_[i].attached;
  }
  [[nodiscard]] std::string where_of(std::size_t i) const {
    return cores_[i].attached.where.empty() ? names_[i].attached.where : cores_[i].attached.where;
  }
  [[nodiscard]] bool is_same_thing(std::size_t a, std::size_t b) const {
    return names_[a].text == names_[b].text && where_of(a) == where_of(b) &&
           state_.amounts[cores_[a].amount].low.noun == state_.amounts[cores_[b].amount].low.noun;
  }
  [[nodiscard]] bool is_same_time(std::size_t a, std::size_t b) const {
    const Attached& x = time_of(a);
    const Attached& y = time_of(b);
    return x.by == y.by && x.since == y.since && x.until == y.until;
  }
  void copy_time(std::size_t to, std::size_t from) {
    const Attached source = time_of(from);
    Attached& target = cores_[to].attached;
    target.since = source.since;
    target.by = source.by;
    target.until = source.until;
    target.more_years = source.more_years;
  }
  [[nodiscard]] bool is_parted_by_semicolon(std::size_t a, std::size_t b) const {
    for (std::size_t i = cores_[a].figure; i < cores_[b].figure; ++i) {
      if (items_[i].sense == Sense::semicolon) return true;
    }
    return false;
  }
  void ask(std::size_t i, Hint hint) {
    Core& core = cores_[i];
    core.conflict = true;
    state_.refuse(state_.range_of(items_[core.begin].first, items_[core.end - 1].last), hint);
  }

  /// `Đến năm 2025 và năm 2030, tỷ lệ … lần lượt đạt 50% và 70%`, `… đạt 100%`
  void deal_years_in_front() {
    const std::vector<int> more = names_.front().attached.more_years;
    if (more.empty() || cores_.front().attached.has_time()) return;
    std::size_t last = 0;
    while (last + 1 < cores_.size() && is_same_thing(0, last + 1) && !cores_[last + 1].attached.has_time()) ++last;
    bool respectively = false;
    for (std::size_t i = 0; i <= last; ++i) respectively = respectively || cores_[i].respectively;
    if (last == 0 && cores_.size() == 1) {
      cores_.front().attached.by = names_.front().attached.by;
      cores_.front().attached.more_years = more;
    } else if (respectively && last + 1 == cores_.size() && more.size() == last) {
      for (std::size_t i = 0; i <= last; ++i) {
        cores_[i].attached.by = i == 0 ? names_.front().attached.by : std::optional<int>(more[i - 1]);
        cores_[i].respectively = false;
        cores_[i].conflict = false;
      }
    } else {
      ask(last, Hint::which_year_which_figure);
    }
    for (Subject& name : names_) {
      name.attached.by.reset();
      name.attached.more_years.clear();
    }
  }

  /// `lên 80% và 85% vào các năm 2025, 2030`, `lần lượt`: as many years as figures.
  void deal_years() {
    for (std::size_t last = cores_.size(); last-- > 0;) {
      const std::vector<int> more = cores_[last].attached.more_years;
      std::size_t first = last;
      while (first > 0 && is_same_thing(first - 1, last) && !has_time(first - 1)) --first;
      const bool dealt = last > first && more.size() == last - first;
      if (dealt) {
        cores_[first].attached.by = cores_[last].attached.by;
        cores_[last].attached.more_years.clear();
        for (std::size_t i = first + 1; i <= last; ++i) cores_[i].attached.by = more[i - first - 1];
      } else if (last > first && !more.empty()) {
        ask(last, Hint::which_year_which_figure);
      }
      for (std::size_t i = first; i <= last && !dealt; ++i) {
        if (cores_[i].respectively && state_.amounts[cores_[i].amount].others.empty()) ask(i, Hint::respectively);
      }
      last = first;
    }
  }

  /// `Hằng năm, …`, `Mỗi huyện …`, `Ở nông thôn, …` in front of the whole sentence.
  void share_head() {
    bool every_year = false;
    bool average = false;
    bool where = false;
    bool in_every = false;
    bool time = false;
    for (std::size_t end = cores_.front().pre_first; end < cores_.front().figure; ++end) {
      const Sense sense = items_[end].sense;
      if (sense == Sense::when) {
        every_year = every_year || state_.whens[items_[end].payload].every_year;
        time = time || state_.whens[items_[end].payload].by || state_.whens[items_[end].payload].since;
        average = average || state_.whens[items_[end].payload].average;
      } else if (sense == Sense::where) {
        where = true;
      } else if (sense == Sense::in_every) {
        in_every = true;
      } else if (sense != Sense::lead && sense != Sense::comma && sense != Sense::dash && sense != Sense::remark &&
                 sense != Sense::link && sense != Sense::filler) {
        break;
      }
    }
    for (std::size_t i = 1; i < cores_.size(); ++i) {
      Attached& own = cores_[i].attached;
      Attached& named = names_[i].attached;
      if (cores_[i].about_which &&
          state_.amounts[cores_[i].amount].low.scale != state_.amounts[cores_[0].amount].low.scale && !time)
        continue;  // `mỗi năm … cho 16.000 lao động, trong đó nữ chiếm 48%`
      if (every_year && !own.every_year && !named.every_year && !own.versus && !named.versus && !own.has_time() &&
          !has_time(i) && !is_behind_other_year(i)) {
        named.every_year = true;
        named.average = named.average || average;
      }
      const bool yearly = own.every_year || named.every_year;  // `Đến năm 2030, …; hằng năm nâng cấp 02 sân chơi`
      if (time && !has_time(i) && has_time(0) && !is_same_thing(0, i) && !is_start(i) &&
          !(yearly && is_parted_by_semicolon(0, i)))
        copy_time(i, leader_of(i));
      if (where && where_of(i).empty()) named.where = where_of(0);
      const Amount& amount = state_.amounts[cores_[i].amount];
      if (in_every && amount.in_every.empty() && own.in_every.empty() && named.in_every.empty() &&
          !is_area_level(where_of(i), state_.vietnamese)) {
        if (amount.strong || is_parted_by_semicolon(0, i)) {
          ask(i, Hint::for_each_area);
        } else {
          named.in_every =
              cores_[0].attached.in_every.empty() ? names_[0].attached.in_every : cores_[0].attached.in_every;
        }
      }
    }
  }

  /// `Hằng năm, …. Đến năm 2030, …; …`
  [[nodiscard]] bool is_behind_other_year(std::size_t i) const {
    for (std::size_t at = 1; at <= i; ++at) {
      if (has_time(at) && has_time_in_front(at)) return true;
    }
    return false;
  }

  /// `Đến năm 2025: A và B; đến năm 2030: C và D`: whose year a figure takes.
  [[nodiscard]] std::size_t leader_of(std::size_t i) const {
    for (std::size_t at = i; at-- > 1 && !is_parted_by_semicolon(at, i);) {
      if (has_time(at) && has_time_in_front(at)) return at;
    }
    return 0;
  }

  void share_times() {
    std::vector<std::size_t> timed;
    for (std::size_t i = 0; i < cores_.size(); ++i) {
      if (has_time(i) && !is_start(i)) timed.push_back(i);
    }
    if (timed.empty() || timed.size() == cores_.size()) return;
    bool one_time = true;
    for (const std::size_t i : timed) one_time = one_time && is_same_time(i, timed.front());
    const bool last_only = timed.size() == 1 && timed.front() + 1 == cores_.size();
    for (std::size_t i = 0; i < cores_.size(); ++i) {
      // A change starts from it, or it is the same thing before that year.
      if (has_time(i) || state_.amounts[cores_[i].amount].low.scale == syntax::Scale::date) continue;
      if (const std::size_t at = timed_at_end_of_clause(i); at < cores_.size()) {
        copy_time(i, at);
        continue;
      }
      bool same_thing = false;
      bool behind = false;
      for (const std::size_t at : timed) {
        same_thing = same_thing || is_same_thing(i, at);
        behind = behind || (i < at && is_same_thing(i, at) && !has_time_in_front(at));
      }
      if (is_start(i)) continue;
      if (!same_thing && (cores_[i].attached.every_year || names_[i].attached.every_year)) continue;
      // `đạt 90%, phấn đấu đạt 95% vào năm 2025`: for the year of the plan, or for the same one?
      const bool change = cores_[i].verb && (cores_[i].attached.every_year || cores_[i].attached.versus);
      if (behind && !change && !goes_on_later(i)) ask(i, Hint::which_year);
      if (same_thing) continue;
      if (!one_time) {
        if (i > timed.front()) ask(i, Hint::which_year);
      } else if ((last_only && names_[i].text == names_[timed.front()].text) ||
                 !is_parted_by_semicolon(std::min(i, timed.front()), std::max(i, timed.front()))) {
        copy_time(i, timed.front());
      } else if (i > timed.front() && timed.size() == 1 && has_time_in_front(timed.front()) &&
                 names_[i].text != names_[timed.front()].text) {
        // `Tỷ suất … năm 2026 còn 10,8‰; tỷ suất … còn 16,2‰`
        copy_time(i, timed.front());
        state_.warn(state_.range_of(items_[cores_[i].begin].first, items_[cores_[i].end - 1].last), Hint::year_shared);
      } else if (last_only) {
        // `…; … vào năm 2025`: behind a semicolon the year is that of its own clause
        state_.warn(state_.range_of(items_[cores_[i].begin].first, items_[cores_[i].end - 1].last),
                    Hint::year_not_shared);
      } else if (i > timed.front()) {
        ask(i, Hint::which_year_in_front);
      }
    }
  }

  /// `60% cán bộ đạt … và tiến tới là 80% vào năm 2030`: the first figure is that of the plan's own years.
  [[nodiscard]] bool goes_on_later(std::size_t i) const {
    if (i + 1 >= cores_.size()) return false;
    bool strives = false;
    bool joined = false;
    for (std::size_t at = cores_[i].end; at < cores_[i + 1].figure; ++at) {
      if (items_[at].sense == Sense::gradually) return true;
      strives = strives || items_[at].sense == Sense::lead;
      joined = joined || items_[at].sense == Sense::conjunction;
    }
    // `… biết bơi và đạt trên 60% vào năm 2030`, `30% trẻ em được …, phấn đấu đạt 35% vào năm 2030`
    const bool named = !names_[i].text.empty() && strives;
    return (joined && !strives && cores_[i + 1].has_words()) || named;
  }

  /// `90% ở thành thị và 75% ở nông thôn vào năm 2025; …`: in a list of clauses, a year at the end of one holds for the groups in it.
  [[nodiscard]] std::size_t timed_at_end_of_clause(std::size_t i) const {
    const std::size_t none = cores_.size();
    if (!has_semicolon() || where_of(i).empty()) return none;
    std::size_t last = i;
    while (last + 1 < cores_.size() && !is_parted_by_semicolon(last, last + 1)) ++last;
    if (last == i || !has_time(last) || has_time_in_front(last)) return none;
    for (std::size_t at = i; at < last; ++at) {
      if (has_time(at) || names_[at].text != names_[last].text || where_of(at) == where_of(last)) return none;
    }
    return last;
  }
  [[nodiscard]] bool has_semicolon() const { return is_parted_by_semicolon(0, cores_.size() - 1); }

  [[nodiscard]] bool has_time_in_front(std::size_t i) const {
    for (std::size_t at = i > 0 ? cores_[i - 1].end : 0; at < cores_[i].figure; ++at) {
      if (items_[at].sense == Sense::when) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_start(std::size_t i) const {
    const Amount& amount = state_.amounts[cores_[i].amount];
    return amount.from && !amount.high && !amount.upward && !amount.downward && i + 1 < cores_.size() &&
           (cores_[i + 1].down || cores_[i + 1].up);
  }

  State& state_;
  const std::vector<Item>& items_;
  std::vector<Core>& cores_;
  std::vector<Subject>& names_;
};

/// `giảm 10% số vụ … và 15% số người … so với năm 2024`: a reference said once is the base of every change beside it.
inline void share_references(std::vector<PhraseTarget>& targets) {
  const syntax::Reference* found = nullptr;
  const PhraseTarget* yearly = nullptr;
  const auto is_change = [](const PhraseTarget& target) {
    return (target.form == syntax::Form::reduce || target.form == syntax::Form::increase) && target.limit &&
           target.limit->scale != syntax::Scale::times;
  };
  for (const PhraseTarget& target : targets) {
    if (!is_change(target)) continue;
    if (target.every_year) yearly = &target;
    if (!target.versus) continue;
    if (found != nullptr && (found->kind != target.versus->kind || found->number != target.versus->number)) return;
    found = &*target.versus;
  }
  if (found == nullptr && yearly != nullptr &&
      yearly == &targets.back()) {  // `giảm 6% số vụ và 7% số người chết hằng năm`
    for (PhraseTarget& target : targets) {
      if (!is_change(target) || target.by || target.since || target.form != yearly->form) return;
    }
    for (PhraseTarget& target : targets) {
      if (!target.every_year) target.average = yearly->average;
      target.every_year = true;
    }
  }
  if (found == nullptr || yearly != nullptr) return;
  const syntax::Reference shared = *found;
  for (PhraseTarget& target : targets) {
    if (is_change(target) && !target.versus) target.versus = shared;
  }
}

}  // namespace goalpost::detail::phrases
