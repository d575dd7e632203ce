// The door: texts between the figures are given to names, names and figures are put together, the rest is refused.
#pragma once

#include "goalpost/syntax/impl/phrase_account.ipp"
#include "goalpost/syntax/impl/phrase_clauses.ipp"
#include "goalpost/syntax/impl/phrase_doubts.ipp"

namespace goalpost {
namespace detail::phrases {

/// A phrase is a sentence or a few; what is longer is none, and refused before any work is done on it.
inline constexpr std::size_t max_phrase_bytes = 16384;

class PhraseReader : private ClauseReader {
 public:
  PhraseReader(State& state, const Subject& indicator) : ClauseReader(state, indicator), maker_(state, indicator) {}

  void run() {
    cores_ = finder_.run();
    // `Chỉ tiêu cụ thể đến 31/12/2023:` is a heading
    if (cores_.size() == 1 && state_.tokens.back().folded == ":" && cores_.front().end + 1 >= items_.size() &&
        state_.amounts[cores_.front().amount].low.scale == syntax::Scale::date && indicator_.empty) {
      refuse(0, items_.size(), Hint::no_figure);
      return;
    }
    if (cores_.empty()) {
      if (!state_.out.not_understood.empty()) return;
      all_without_figure();
      return;
    }
    share_texts();
    std::vector<Subject> names = read_names();
    for (std::size_t i = 0; i < cores_.size(); ++i) {
      clauses_before(i);
      expand(cores_[i], names[i]);
    }
    clauses_before(cores_.size());
    share_last_time();
    share_references(state_.out.targets);
  }

 private:
  /// `Tỷ lệ mắc dưới 0,006/1.000 dân, không có tử vong vào năm 2030`: said once behind a clause without a figure.
  void share_last_time() {
    std::vector<PhraseTarget>& targets = state_.out.targets;
    if (targets.size() < 2 || clauses_.empty() || !targets.back().by || clauses_.back().core != cores_.size()) return;
    for (const Item& item : items_) {
      if (item.sense == Sense::semicolon) return;
    }
    for (std::size_t i = 0; i + 1 < targets.size(); ++i) {
      if (targets[i].by || targets[i].since || targets[i].until || targets[i].every_year || targets[i].versus) return;
    }
    for (PhraseTarget& target : targets) target.by = targets.back().by;
  }

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
      if (is_least_of_cell(core) || is_least_of_things(core)) {  // `từ 3,5 tỷ đồng` beside its indicator
        state_.amounts[core.amount].upward = true;
        if (auto target = maker_.make(core, name)) add(std::move(*target));
        return;
      }
      // `từ 1,33 con/bà mẹ tuổi sinh đẻ lên 1,4`: what stands there was not understood
      if (core.after_first < core.after_last && &given != &cores_.back() && is_unit_not_read(core)) {
        refuse(core.after_first, core.after_last, Hint::words_behind);
        return;
      }
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

  [[nodiscard]] bool is_start(const Core& core) const {
    const Amount& amount = state_.amounts[core.amount];
    if (!amount.from || amount.upward || amount.downward || amount.high) return false;
    const auto i = static_cast<std::size_t>(std::distance(cores_.data(), find_core(core.figure)));
    if (core.reach && !(i + 1 < cores_.size() && (cores_[i + 1].down || cores_[i + 1].up))) return false;
    return i + 1 >= cores_.size() || cores_[i + 1].down || cores_[i + 1].up;
  }
  [[nodiscard]] bool is_unit_not_read(const Core& core) const {
    return state_.amounts[core.amount].low.noun.find('/') != std::string::npos;
  }

  /// `đảm bảo từ 90% người cao tuổi … được thăm hỏi`: nothing starts there, and no other figure follows.
  [[nodiscard]] bool is_least_of_things(const Core& core) const {
    return cores_.size() == 1 && !core.verb && state_.amounts[core.amount].low.scale == syntax::Scale::percent &&
           !has_text(core.pre_first, core.pre_last) && has_predicate(core.after_first, core.after_last);
  }

  /// A cell that says nothing but `từ N`: of what is better when there is more of it, the least.
  [[nodiscard]] bool is_least_of_cell(const Core& core) const {
    const bool good = indicator_.topic == Topic::none || indicator_.topic == Topic::higher;
    return cores_.size() == 1 && !indicator_.empty && !indicator_.verb && good && core.begin == 0 &&
           core.end == items_.size();
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
  leave_out_last_marks(state.tokens);
  state.items = items_of(state, lexicons(state.vietnamese).words);
  mark_predicates(state);
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

/// `Tỷ lệ hộ nghèo giảm bình quân/năm`: the item behind a verb at the end of an indicator's name; 0 when it has none.
inline std::size_t behind_late_verb(const std::vector<Item>& items) {
  std::size_t end = items.size();
  if (end > 4 && items[end - 1].sense == Sense::close && items[end - 3].sense == Sense::open) end -= 3;  // `… giảm (%)`
  const auto tells_when = [](Sense sense) {
    return sense == Sense::average || sense == Sense::slash || sense == Sense::year || sense == Sense::link ||
           is_attachment(sense);
  };
  while (end > 1 && tells_when(items[end - 1].sense)) --end;
  const bool verb = end > 1 && (items[end - 1].sense == Sense::reduce || items[end - 1].sense == Sense::increase);
  return verb ? end : 0;
}

/// `Tỷ lệ tảo hôn dưới`: the words of comparison at the end of an indicator's name, which belong to its figure.
inline void take_last_words(State& state, Core& words) {
  std::vector<Item>& items = state.items;
  const auto belongs_to_figure = [&state](const Item& item) {
    if (!is_operator(item.sense) || item.sense == Sense::from || item.sense == Sense::average) return false;
    // `tỷ lệ hoàn thành`, `ăn bổ sung đúng`, `năng suất cao hơn`
    const std::string_view last = state.tokens[item.last - 1].folded;
    return last != "thành" && last != "đúng" && last != "hơn" && last != "mức";
  };
  while (items.size() > 1 && belongs_to_figure(items.back())) {
    CoreFinder::take(words, items.back().sense, state.tokens[items.back().first].folded);
    items.pop_back();
  }
}

inline Subject read_indicator(const PhraseOptions& options, const Vocabulary& words) {
  Subject subject;
  std::size_t bad_byte = 0;
  if (options.indicator.empty() || options.indicator.size() > max_phrase_bytes || !is_utf8(options.indicator, bad_byte))
    return subject;
  State state;
  prepare(state, options.indicator, options, words);
  CoreFinder finder(state);
  SubjectReader reader(state, finder, true);
  Core comparison;
  take_last_words(state, comparison);
  const std::size_t end = behind_late_verb(state.items);
  const auto whole = [&] {
    Subject read = reader.read(0, state.items.size());
    read.words = comparison;
    return read;
  };
  if (end == 0) return whole();
  subject = reader.read(0, end - 1);
  if (subject.verb) return whole();
  subject.words = comparison;
  const Item& verb = state.items[end - 1];
  subject.verb = verb.sense;
  subject.nominal = plain_text(state, verb.first, verb.last);
  for (std::size_t i = end; i < state.items.size(); ++i) {
    subject.attached.average = subject.attached.average || state.items[i].sense == Sense::average;
    subject.attached.every_year = subject.attached.every_year || state.items[i].sense == Sense::year;
    if (is_attachment(state.items[i].sense)) finder.attach(subject.attached, state.items[i]);
    if (state.items[i].sense == Sense::percent && !subject.unit) {
      subject.unit = syntax::Quantity{};
      subject.unit->scale = syntax::Scale::percent;
    }
  }
  return subject;
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
  if (state.out.not_understood.empty()) phrases::Account(state).refuse_what_was_left_out();
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
