// Clauses without a figure: `không để xảy ra …`, `giảm số vụ … so với năm trước`, `duy trì`.
#pragma once

#include "goalpost/syntax/impl/phrase_names.ipp"

namespace goalpost::detail::phrases {

class ClauseReader : protected NameSharer {
 public:
  using NameSharer::NameSharer;

 protected:
  void add(PhraseTarget target) {
    if (target.if_any.empty() && !indicator_.if_any.empty()) target.if_any = indicator_.if_any;
    state_.out.targets.push_back(std::move(target));
  }

  /// The clauses that stand in front of a core.
  void clauses_before(std::size_t core) {
    for (const FigurelessClause& clause : clauses_) {
      if (clause.core != core) continue;
      const std::size_t before = state_.out.targets.size();
      without_figure(clause.first, clause.last, false);
      // `Đến năm 2030, tỷ lệ … đạt 90%; không còn …`
      if (state_.out.targets.size() > before && (is_head_time() || begins_with_time()))
        take_time(state_.out.targets.back());
    }
  }

  /// A phrase without any figure.
  void all_without_figure() {
    const std::vector<std::size_t> starts = clause_starts(0, items_.size());
    bool each = starts.size() > 1;
    const auto end_of = [&](std::size_t i) { return i + 1 < starts.size() ? starts[i + 1] - 1 : items_.size(); };
    for (std::size_t i = 0; i < starts.size() && each; ++i) each = is_clause(starts[i], end_of(i));
    if (!each) return without_figure(0, items_.size(), true);
    for (std::size_t i = 0; i < starts.size(); ++i) without_figure(starts[i], end_of(i), true);
  }

 private:
  /// `Đến năm 2030: 90% …`: the year stands in front of all.
  [[nodiscard]] bool begins_with_time() const {
    std::size_t at = 0;
    while (at < items_.size() && (sense(at) == Sense::remark || sense(at) == Sense::lead || sense(at) == Sense::dash))
      ++at;
    return at < items_.size() && sense(at) == Sense::when &&
           (sense(at + 1) == Sense::link || sense(at + 1) == Sense::comma);
  }

  void take_time(PhraseTarget& target) const {
    if (target.by || target.since || target.until || target.versus) return;
    for (std::size_t i = cores_.front().pre_first; i < cores_.front().figure; ++i) {
      if (sense(i) != Sense::when) continue;
      const When& when = state_.whens[items_[i].payload];
      target.since = when.since;
      target.by = when.by;
      target.until = when.until;
      return;
    }
  }

  /// `không để xảy ra …`, `giảm số vụ … so với năm trước`, `duy trì`: targets without a figure.
  void without_figure(std::size_t first, std::size_t last, bool alone) {
    // `Số trẻ em bị bạo lực năm sau giảm so với năm trước`: the verb stands behind the name
    std::size_t verb = last;
    for (std::size_t i = last; i-- > first && (is_attachment(sense(i)) || is_trend(sense(i)));) {
      if (!is_attachment(sense(i))) verb = i;
    }
    std::optional<Sense> late_verb;
    Attached late;
    if (verb > first && verb < last) {
      late_verb = sense(verb);
      for (std::size_t i = verb + 1; i < last; ++i) finder_.attach(late, items_[i]);
    } else {
      verb = last;
    }
    std::optional<syntax::Reference> same_as;
    if (last > first && sense(last - 1) == Sense::same_as && verb == last) {
      same_as = state_.references[items_[last - 1].payload];
      verb = --last;
    }
    first = behind_actor(first, verb);
    Subject name = subjects_.read(first, verb);
    if (same_as && name.verb == Sense::maintain && !name.attached.versus) {
      name.attached.versus = same_as;
    } else if (same_as) {
      state_.refuse(same_as->range, Hint::like_needs_maintain);
      return;
    }
    if (late_verb && !name.verb) name.verb = late_verb;
    merge(name.attached, late);
    const ByteRange range = first < last ? state_.range_of(items_[first].first, items_[last - 1].last) : ByteRange{};
    if (!subjects_.refuse_strange(first, verb, true, false) ||
        (verb < last && !subjects_.refuse_strange(verb + 1, last, true, false)))
      return;
    std::size_t begin = first;  // behind the verb of the clause itself
    while (begin < verb && (is_attachment(sense(begin)) || is_separator(sense(begin)) || sense(begin) == Sense::lead ||
                            sense(begin) == Sense::dash))
      ++begin;
    for (std::size_t i = begin + 1; i < verb; ++i) {
      // `không để bệnh bại liệt quay lại, duy trì …`: a second clause that says nothing of its own
      if (is_separator(sense(i - 1)) && !name.gradually && name.verb && name.verb != Sense::maintain &&
          (sense(i) == Sense::maintain || sense(i) == Sense::increase || sense(i) == Sense::eliminate)) {
        refuse(i, verb, Hint::verb_without_figure);
        return;
      }
    }
    PhraseTarget target;
    target.range = range;
    target.subject = name.text;
    target.every_year = name.attached.every_year;
    target.average = name.attached.average;
    target.versus = name.attached.versus;
    target.since = name.attached.since;
    target.by = name.attached.by;
    target.until = name.attached.until;
    target.where = name.attached.where;
    target.in_every = name.attached.in_every;
    target.if_any = name.if_any;
    if (name.attached.conflict) {
      state_.refuse(range, Hint::words_disagree);
      return;
    }
    if (name.gradually || !name.verb) {
      for (std::size_t i = first; i < last && !alone && !name.gradually; ++i) {
        const bool number = sense(i) == Sense::quantity;
        if (sense(i) != Sense::eliminate && !number) continue;
        state_.refuse(range, Hint::verb_without_figure);
        return;
      }
      if (!alone) {
        state_.warn(range, Hint::intention);
        return;
      }
      state_.refuse(range, Hint::no_figure);
      return;
    }
    const bool related = name.attached.versus || name.attached.every_year;
    switch (*name.verb) {
      case Sense::eliminate:
        if (name.empty && (indicator_.empty || indicator_.share)) break;
        target.form = Form::level;
        target.better = Better::lower;
        target.comparator = Comparator::equal;
        target.limit = syntax::Quantity{};
        add(std::move(target));
        return;
      case Sense::reduce:
      case Sense::increase:
        if (!related && !alone) {  // `Hạn chế thấp nhất số vụ …; 100% vụ việc được xử lý`
          state_.warn(range, Hint::intention);
          return;
        }
        if (!related || has_bound(first, verb)) break;
        target.form = *name.verb == Sense::reduce ? Form::reduce : Form::increase;
        target.better = *name.verb == Sense::reduce ? Better::lower : Better::higher;
        target.comparator = *name.verb == Sense::reduce ? Comparator::less : Comparator::greater;
        add(std::move(target));
        return;
      case Sense::not_increase:
      case Sense::not_decrease:
        if (!related) break;
        target.form = Form::maintain;
        target.better = *name.verb == Sense::not_increase ? Better::lower : Better::higher;
        target.comparator = *name.verb == Sense::not_increase ? Comparator::less_equal : Comparator::greater_equal;
        add(std::move(target));
        return;
      case Sense::maintain: {
        const bool measured = name.empty || name.attached.versus || is_measured(first, last);
        if (!measured && !alone) {
          state_.warn(range, Hint::intention);
          return;
        }
        if (!measured) break;
        const Topic topic = name.empty ? indicator_.topic : name.topic;
        const bool known = !(name.empty && indicator_.empty) && topic != Topic::unknown;
        const bool lower = topic == Topic::lower || topic == Topic::group;
        target.form = Form::maintain;
        target.better = !known ? Better::unset : lower ? Better::lower : Better::higher;
        if (known) target.comparator = lower ? Comparator::less_equal : Comparator::greater_equal;
        add(std::move(target));
        return;
      }
      default: break;
    }
    state_.refuse(range, Hint::no_figure);
  }

  /// `Cà Mau không còn hộ …`: the place that has none is no part of the name.
  [[nodiscard]] std::size_t behind_actor(std::size_t first, std::size_t last) {
    std::size_t at = first;
    while (at < last && (is_attachment(sense(at)) || is_separator(sense(at)) || sense(at) == Sense::lead)) ++at;
    const std::size_t actor = at;
    while (at < last && at < actor + 6 && sense(at) == Sense::word && is_written_large(at)) ++at;
    if (at == actor || at >= last || sense(at) != Sense::eliminate) return first;
    for (std::size_t i = actor; i < at; ++i) state_.items[i].sense = Sense::remark;
    return first;
  }
  [[nodiscard]] bool is_written_large(std::size_t at) const {
    const std::int32_t point = unicode::decode(text_of(state_, state_.tokens[items_[at].first])).value;
    return point > 0 && utf8proc_tolower(point) != point;
  }

  /// `nâng hạng … từ 3 bậc trở lên so với năm trước`: a size that was not read
  [[nodiscard]] bool has_bound(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      const std::string_view end = state_.tokens[items_[i].last - 1].folded;
      const bool number = sense(i) == Sense::word && items_[i].payload == 1;
      if (number &&
          (end == "lên" || end == "xuống" || (i > first && is_operator(sense(i - 1)) && sense(i - 1) != Sense::less)))
        return true;
    }
    return false;
  }

  [[nodiscard]] bool is_measured(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (sense(i) == Sense::head_noun) return true;
      if (sense(i) == Sense::word || sense(i) == Sense::noun) return false;
    }
    return false;
  }
};

}  // namespace goalpost::detail::phrases
