// The door: texts between the figures are given to names, names and figures are put together, the rest is refused.
#pragma once

#include "goalpost/syntax/impl/phrase_doubts.ipp"
#include "goalpost/syntax/impl/phrase_names.ipp"

namespace goalpost {
namespace detail::phrases {

/// A phrase is a sentence or a few; what is longer is none, and refused before any work is done on it.
inline constexpr std::size_t max_phrase_bytes = 16384;

class PhraseReader : private NameSharer {
 public:
  PhraseReader(State& state, const Subject& indicator) : NameSharer(state, indicator), maker_(state, indicator) {}

  void run() {
    cores_ = finder_.run();
    if (cores_.empty()) {
      if (!state_.out.not_understood.empty()) return;
      without_figure(0, items_.size(), true);
      return;
    }
    share_texts();
    if (earlier_.second > earlier_.first) without_figure(earlier_.first, earlier_.second, false);
    std::vector<Subject> names = read_names();
    for (std::size_t i = 0; i < cores_.size(); ++i) expand(cores_[i], names[i]);
    share_references(state_.out.targets);
  }

 private:
  void expand(const Core& given, const Subject& name) {
    if (given.conflict) {
      const std::size_t before = state_.out.not_understood.size();
      if (before == 0 || !covered(given)) maker_.make(given, name);
      return;
    }
    Core core = given;
    const Amount& amount = state_.amounts[core.amount];
    // `giảm từ 411 vụ … xuống còn 200 vụ`
    if (is_start(core)) {
      start_ = state_.amounts[core.amount].low;
      start_attached_ = core.attached;
      start_year_ = core.time_in_front ? std::nullopt : core.attached.by;
      if (&given == &cores_.back()) refuse(given.begin, given.end, Hint::start_without_end);
      return;
    }
    if (!amount.others.empty()) {
      pair(core, name);
      return;
    }
    if (auto target = maker_.make(core, name)) {
      std::vector<PhraseTarget> others;
      for (const int year : core.attached.more_years) {
        others.push_back(*target);
        others.back().by = year;
      }
      if (start_ && !take_from_start(*target)) {
        refuse(core.begin, core.end, Hint::two_attachments);
        return;
      }
      if (by_list()) target->where = strata_of_list()[state_.out.targets.size()];
      add(std::move(*target));
      for (PhraseTarget& other : others) add(std::move(other));
    }
    start_.reset();
    start_attached_ = {};
  }

  /// `ở miền núi giảm từ 12% năm 2021 xuống còn 10%`: what stands beside the start holds for the target; its own year is the
  /// first of the stretch. False when the two disagree.
  bool take_from_start(PhraseTarget& target) const {
    const Attached& from = start_attached_;
    target.start = start_;
    const bool clash = (!from.where.empty() && !target.where.empty() && from.where != target.where) ||
                       (!from.in_every.empty() && !target.in_every.empty() && from.in_every != target.in_every) ||
                       (!from.per_time.empty() && !target.per_time.empty() && from.per_time != target.per_time) ||
                       from.versus || from.conflict || !from.more_years.empty();
    if (clash) return false;
    if (target.where.empty()) target.where = from.where;
    if (target.in_every.empty()) target.in_every = from.in_every;
    if (target.per_time.empty()) target.per_time = from.per_time;
    target.every_year = target.every_year || from.every_year;
    target.average = target.average || from.average;
    if (start_year_) {
      target.since = start_year_;
    } else if (from.by) {  // `đến năm 2025 giảm từ 12% xuống còn 10%`
      if (target.by || target.until) return false;
      target.by = from.by;
    }
    if (from.since && !target.since) target.since = from.since;
    if (from.until && !target.until && !target.by) target.until = from.until;
    return true;
  }

  [[nodiscard]] bool covered(const Core& core) const {
    const ByteRange range = state_.range_of(items_[core.begin].first, items_[core.end - 1].last);
    for (const PhraseRemark& remark : state_.out.not_understood) {
      if (remark.range.begin_byte >= range.begin_byte || remark.range.end_byte <= range.end_byte) return true;
    }
    return false;
  }

  void add(PhraseTarget target) {
    if (target.if_any.empty() && indicator_.if_any.size() > 0) target.if_any = indicator_.if_any;
    state_.out.targets.push_back(std::move(target));
  }

  [[nodiscard]] bool is_start(const Core& core) const {
    const Amount& amount = state_.amounts[core.amount];
    if (!amount.from || amount.upward || amount.downward || amount.high) return false;
    const std::size_t i = static_cast<std::size_t>(std::distance(cores_.data(), find_core(core.figure)));
    if (core.reach && !(i + 1 < cores_.size() && (cores_[i + 1].down || cores_[i + 1].up))) return false;
    return i + 1 >= cores_.size() || cores_[i + 1].down || cores_[i + 1].up;
  }
  [[nodiscard]] const Core* find_core(std::size_t figure) const {
    for (const Core& core : cores_) {
      if (core.figure == figure) return &core;
    }
    return cores_.data();
  }

  void pair(Core& core, const Subject& name) {
    const Amount& amount = state_.amounts[core.amount];
    const std::vector<std::string>* strata = &state_.options->strata;
    if (strata->empty()) strata = name.strata.empty() ? &indicator_.strata : &name.strata;
    const std::vector<syntax::Quantity> others = amount.others;
    const std::vector<int> more_years = core.attached.more_years;
    const bool by_years = core.attached.by && more_years.size() == others.size();
    if (!by_years && (strata->size() != others.size() + 1 || !more_years.empty())) {
      refuse(core.begin, core.end, Hint::name_the_strata);
      return;
    }
    for (std::size_t i = 0; i <= others.size(); ++i) {
      if (i > 0 && by_years) core.attached.by = more_years[i - 1];
      if (i > 0) {
        const std::string noun = state_.amounts[core.amount].low.noun;
        state_.amounts[core.amount].low = others[i - 1];
        state_.amounts[core.amount].low.noun = noun;
      }
      if (!by_years) core.attached.where = (*strata)[i];
      if (auto target = maker_.make(core, name)) add(std::move(*target));
    }
  }

  static bool is_trend(Sense sense) {
    return sense == Sense::reduce || sense == Sense::increase || sense == Sense::not_increase ||
           sense == Sense::not_decrease;
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
        if (name.empty) break;
        target.form = Form::level;
        target.better = Better::lower;
        target.comparator = Comparator::equal;
        target.limit = syntax::Quantity{};
        add(std::move(target));
        return;
      case Sense::reduce:
      case Sense::increase:
        if (!related) break;
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

  [[nodiscard]] bool is_measured(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      if (sense(i) == Sense::head_noun) return true;
      if (sense(i) == Sense::word || sense(i) == Sense::noun) return false;
    }
    return false;
  }

  TargetMaker maker_;
  std::optional<syntax::Quantity> start_;
  Attached start_attached_;        ///< what stood beside it
  std::optional<int> start_year_;  ///< the year behind it
};

inline void prepare(State& state, std::string_view text, const PhraseOptions& options, const Vocabulary& words) {
  state.text = text;
  state.options = &options;
  state.style = words.numbers;
  state.vietnamese = words.language == "vi";
  state.tokens = tokens_of(text, &state.style);
  state.items = items_of(state, lexicons(state.vietnamese).words);
  Composer(state).run();
}

inline bool is_utf8(std::string_view text, std::size_t& bad_byte) {
  for (std::size_t at = 0; at < text.size();) {
    const unicode::CodePoint point = unicode::decode(text.substr(at));
    if (point.value < 0) {
      bad_byte = at;
      return false;
    }
    at += point.num_bytes;
  }
  return true;
}

inline Subject read_indicator(const PhraseOptions& options, const Vocabulary& words) {
  Subject subject;
  std::size_t bad_byte = 0;
  if (options.indicator.empty() || options.indicator.size() > max_phrase_bytes || !is_utf8(options.indicator, bad_byte))
    return subject;
  State state;
  prepare(state, options.indicator, options, words);
  CoreFinder finder(state);
  return SubjectReader(state, finder).read(0, state.items.size());
}

}  // namespace detail::phrases

Phrase read_phrase(std::string_view text, const PhraseOptions& options) {
  namespace phrases = detail::phrases;
  phrases::State state;
  const Vocabulary* words = vocabulary(options.language);
  state.text = text.substr(0, 0);
  std::size_t bad_byte = 0;
  std::optional<phrases::Hint> problem;
  ByteRange place{};
  if (words == nullptr) {
    problem = phrases::Hint::known_languages;
  } else if (text.size() > phrases::max_phrase_bytes) {
    problem = phrases::Hint::too_long;
    place = {static_cast<std::uint32_t>(detail::unicode::cut_at(text, phrases::max_phrase_bytes)),
             static_cast<std::uint32_t>(phrases::max_phrase_bytes)};
    place.end_byte = place.begin_byte;
  } else if (!phrases::is_utf8(text, bad_byte)) {
    problem = phrases::Hint::no_utf8;
    place = {static_cast<std::uint32_t>(bad_byte), static_cast<std::uint32_t>(bad_byte)};
  }
  if (problem) {
    state.out.not_understood.push_back({place, "", std::string(phrases::hint_text(*problem, options.messages))});
    return std::move(state.out);
  }
  const phrases::Subject indicator = phrases::read_indicator(options, *words);
  phrases::prepare(state, text, options, *words);
  state.out.name = indicator.text;
  if (state.tokens.empty()) {
    state.out.not_understood.push_back(
        {{}, "", std::string(phrases::hint_text(phrases::Hint::nothing_to_read, options.messages))});
    return std::move(state.out);
  }
  phrases::PhraseReader(state, indicator).run();
  phrases::refuse_doubtful(state);
  Phrase& out = state.out;
  const auto by_place = [](const PhraseRemark& a, const PhraseRemark& b) {
    return a.range.begin_byte < b.range.begin_byte;
  };
  std::stable_sort(out.not_understood.begin(), out.not_understood.end(), by_place);
  std::stable_sort(out.warnings.begin(), out.warnings.end(), by_place);
  out.understood = out.not_understood.empty() && !out.targets.empty();
  if (!out.understood && out.not_understood.empty()) {
    const ByteRange all = state.range_of(0, state.tokens.size());
    out.not_understood.push_back(state.remark(all, phrases::Hint::no_figure));
  }
  return std::move(state.out);
}

}  // namespace goalpost
