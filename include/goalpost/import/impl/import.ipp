// The door: lines are read as phrases, phrases become indicators, the checker has the last word.
#pragma once

#include <algorithm>
#include <set>

#include "goalpost/import/impl/draft.ipp"
#include "goalpost/import/impl/lines.ipp"

namespace goalpost {
namespace detail::importing {

class Importer {
 public:
  Importer(const Source& source, const ImportOptions& options)
      : source_(source), options_(options), identifiers_(options.language) {}

  Import run() {
    Lines lines = lines_of_source(source_, options_);
    if (lines.problem.empty() && lines.lines.empty()) lines.problem = say(Message::empty, options_.messages);
    if (!lines.problem.empty()) {
      out_.problem = std::move(lines.problem);
      return std::move(out_);
    }
    draft_.options = &options_;
    draft_.made_from = source_.name();
    draft_.period = options_.period != 0 ? options_.period : lines.period;
    draft_.baseline = options_.baseline != 0 ? options_.baseline : lines.baseline;
    out_.num_lines = lines.lines.size();
    for (const Line& line : lines.lines) read(line);
    number_labels();
    out_.plan = finished_text(draft_, out_.problem);
    report();
    return std::move(out_);
  }

 private:
  void remark(ImportRemark::Kind kind, ByteRange range, std::string message) {
    out_.remarks.push_back({kind, range, std::string(source_.text(range)), std::move(message)});
  }
  void warn(ByteRange range, std::string message) { remark(ImportRemark::Kind::warning, range, std::move(message)); }

  /// A place in a cell as a place in the source.
  static ByteRange in_source(const Cell& cell, ByteRange range) {
    if (!cell.verbatim) return cell.range;
    return {cell.range.begin_byte + range.begin_byte, cell.range.begin_byte + range.end_byte};
  }

  [[nodiscard]] std::vector<std::string> comment_of(const Line& line) const {
    const std::string number = line.label.empty() ? "" : line.label + ". ";
    if (line.indicator.empty()) return {number + line.target.text};
    std::string figures;
    if (line.result && !line.result->text.empty())
      figures += say(Message::result, options_.messages) + ": " + line.result->text + ". ";
    figures += say(Message::target, options_.messages) + ": " + line.target.text;
    return {number + line.indicator, figures};
  }

  void read(const Line& line) {
    PhraseOptions asked;
    asked.language = options_.language;
    asked.messages = options_.messages;
    asked.indicator = line.indicator;
    asked.year = draft_.period;
    ImportedLine told;
    told.line_1based = source_.position(line.target.range.begin_byte).line_1based;
    told.label = line.label;
    const std::size_t first_indicator = draft_.indicators.size();
    const std::size_t first_remark = out_.remarks.size();
    if (line.target.text.empty()) {
      begin_indicator(line, "");
      finish_later(line.target.range, say(Message::no_target_cell, options_.messages));
    } else {
      const Phrase phrase = read_phrase(line.target.text, asked);
      for (const PhraseRemark& warning : phrase.warnings) {
        if (!is_bare_zero(phrase, warning)) warn(in_source(line.target, warning.range), warning.hint);
      }
      const bool heading = phrase.targets.empty() && line.indicator.empty() &&
                           line.target.text.find_first_of("0123456789") == std::string::npos;
      if (heading) {
        begin_indicator(line, "");
        warn(line.target.range, say(Message::no_heading, options_.messages));
      } else {
        targets(line, phrase, told);
        for (const PhraseRemark& left : phrase.not_understood)
          finish_later(in_source(line.target, left.range), left.hint);
      }
      result(line, phrase);
    }
    for (std::size_t i = first_indicator; i < draft_.indicators.size(); ++i)
      draft_.indicators[i].printed = line.target.range;
    if (draft_.indicators.size() > first_indicator) draft_.indicators[first_indicator].comment = comment_of(line);
    std::stable_sort(
        out_.remarks.begin() + static_cast<std::ptrdiff_t>(first_remark), out_.remarks.end(),
        [](const ImportRemark& a, const ImportRemark& b) { return a.range.begin_byte < b.range.begin_byte; });
    told_.push_back(std::move(told));
    first_of_line_.push_back(first_indicator);
  }

  static bool is_bare_zero(const Phrase& phrase, const PhraseRemark& warning) {
    return std::any_of(phrase.targets.begin(), phrase.targets.end(), [&](const PhraseTarget& target) {
      return target.limit && target.limit->number.mantissa == 0 && target.limit->scale == syntax::Scale::plain &&
             target.limit->range == warning.range;
    });
  }

  DraftIndicator& begin_indicator(const Line& line, const std::string& title) {
    draft_.indicators.emplace_back();
    DraftIndicator& made = draft_.indicators.back();
    made.label = line.label;
    made.title = title;
    return made;
  }

  void finish_later(ByteRange range, const std::string& message) {
    remark(ImportRemark::Kind::to_finish, range, message);
    if (!draft_.indicators.empty()) draft_.indicators.back().left.push_back(message);
  }

  /// Indicators of a line: one for each thing that it names, in each unit.
  void targets(const Line& line, const Phrase& phrase, ImportedLine& told) {
    if (phrase.targets.empty()) begin_indicator(line, "");
    const std::size_t first = draft_.indicators.size();
    std::vector<const PhraseTarget*> heads;
    for (const PhraseTarget& given : phrase.targets) {
      PhraseTarget target = given;
      if (line.by != 0 && !target.by && !target.since) target.by = line.by;
      std::string subject = target.subject;
      if (subject.empty()) subject = line.indicator;
      if (subject.empty() && target.limit) subject = target.limit->noun;  // `mỗi xã 01 câu lạc bộ`
      std::size_t at = first;
      while (at < draft_.indicators.size() &&
             !(draft_.indicators[at].title == subject && same_measure(*heads[at - first], given)))
        ++at;
      if (at == draft_.indicators.size()) {
        DraftIndicator& made = begin_indicator(line, subject);
        heads.push_back(&given);
        made.name =
            identifiers_.make(target.subject.empty() && !phrase.name.empty() ? phrase.name : subject, "chi_tieu");
        measure(made, target, subject);
      }
      DraftIndicator& indicator = draft_.indicators[at];
      ClauseWriter writer(options_, draft_.period, draft_.baseline, draft_.scopes);
      const Clause clause = writer.write(target);
      const ByteRange range = in_source(line.target, given.range);
      for (const std::string& warning : clause.warnings) warn(range, warning);
      for (const std::string& left : clause.to_finish) {
        remark(ImportRemark::Kind::to_finish, range, left);
        indicator.left.push_back(left);
      }
      if (given.limit && given.limit->number.mantissa == 0 && given.limit->scale == syntax::Scale::plain &&
          given.limit->noun.empty() && given.form == syntax::Form::level && line.target.text.size() < 4) {
        remark(ImportRemark::Kind::to_finish, range, say(Message::zero_target, options_.messages));
      }
      if (subject.empty()) {
        remark(ImportRemark::Kind::to_finish, range, say(Message::no_name, options_.messages));
        indicator.left.push_back(say(Message::no_name, options_.messages));
      }
      told.targets.push_back({clause.text.empty() ? "" : indicator.name, canonical_phrase(target, options_.language)});
      if (!clause.text.empty()) add(indicator, clause);
    }
  }

  static bool same_measure(const PhraseTarget& a, const PhraseTarget& b) {
    const auto scale = [](const PhraseTarget& target) {
      return target.limit ? target.limit->scale : syntax::Scale::plain;
    };
    const auto per_n = [](const PhraseTarget& target) { return target.limit ? target.limit->per_n : 0; };
    // two days are two reports, and no target of one thing
    return scale(a) == scale(b) && per_n(a) == per_n(b) && scale(a) != syntax::Scale::date;
  }

  void add(DraftIndicator& indicator, const Clause& clause) {
    std::string text = clause.text;
    if (!clause.dimension.empty()) {
      for (DraftInput& input : indicator.inputs) input.dimension = clause.dimension;
    }
    if (!clause.if_any.empty()) {
      const std::string needed = "co_" + ascii_name(clause.if_any, 48);
      indicator.inputs.push_back({needed, "count", ""});
      text += " if any " + needed;
    }
    if (clause.better_lower || clause.better_higher) indicator.better = clause.better_lower ? "lower" : "higher";
    // `80% by 2025` and `90% by 2030` are one target
    std::string& last = indicator.targets.empty() ? text : indicator.targets.back();
    const auto is_dated = [](const std::string& clause_text) {
      return clause_text.size() > 8 && clause_text.substr(clause_text.size() - 8, 4) == " by ";
    };
    const bool dated = &last != &text && is_dated(last) && is_dated(text);
    const auto comparator = [](const std::string& clause_text) {
      return clause_text.substr(0, clause_text.find_first_of("0123456789"));
    };
    if (dated && comparator(last) == comparator(text) && last.substr(last.size() - 4) < text.substr(text.size() - 4)) {
      last += ", " + text.substr(comparator(text).size());
    } else {
      indicator.targets.push_back(text);
    }
    indicator.usable = !indicator.name.empty() && !indicator.title.empty();
  }

  /// What is measured: a share or a rate of two counts, a count, an amount, a day.
  void measure(DraftIndicator& made, const PhraseTarget& target, const std::string& subject) const {
    using syntax::Scale;
    const std::string folded = unicode::folded(subject).value_or("");
    const bool share = folded.find("tỷ lệ") != std::string::npos || folded.find("tỉ lệ") != std::string::npos ||
                       folded.find("tỷ trọng") != std::string::npos || folded.starts_with("share") ||
                       folded.find(" rate") != std::string::npos;
    const bool change = target.form == syntax::Form::reduce || target.form == syntax::Form::increase;
    Scale scale = target.limit ? target.limit->scale : Scale::plain;
    std::int64_t per_n = target.limit ? target.limit->per_n : 0;
    if (!target.limit || scale == Scale::times || (change && scale == Scale::percent))
      scale = share ? Scale::percent : Scale::plain;
    if (scale == Scale::points || (scale == Scale::plain && share)) scale = Scale::percent;
    const std::string& name = made.name;
    switch (scale) {
      case Scale::percent:
      case Scale::per: {
        const std::string per = scale == Scale::percent ? "%" : "per " + std::to_string(per_n);
        if (options_.published) {
          made.inputs = {{name + "_cong_bo", per, ""}};
          made.measure = name + "_cong_bo";
        } else {
          made.inputs = {{name + "_tu_so", "count", ""}, {name + "_mau_so", "count", ""}};
          made.measure = name + "_tu_so " + (scale == Scale::percent ? "as % of " : per + ' ') + name + "_mau_so";
        }
        return;
      }
      case Scale::currency:
        made.inputs = {{name + "_so_tien", target.limit->currency, ""}};
        made.measure = name + "_so_tien";
        if (target.limit->noun.empty()) return;
        made.inputs.push_back({name + "_so_luong", "count", ""});
        made.measure += " / " + name + "_so_luong";
        return;
      case Scale::date:
        made.inputs = {{name + "_ngay", "date", ""}};
        made.measure = name + "_ngay";
        return;
      default: {
        const bool decimal = target.limit && normalised(target.limit->number).scale > 0;
        made.inputs = {{name + "_so_luong", decimal ? "number" : "count", ""}};
        made.measure = name + "_so_luong";
      }
    }
  }

  /// What the printed result asks of a person: it belongs to no target, but it will be compared with one.
  void result(const Line& line, const Phrase& phrase) {
    if (!line.result || line.result->text.empty() || phrase.targets.empty()) return;
    PhraseOptions asked;
    asked.language = options_.language;
    asked.messages = options_.messages;
    asked.indicator = line.indicator;
    const Phrase read = read_phrase(line.result->text, asked);
    const ByteRange range = line.result->range;
    const auto left = [&](Message message, std::initializer_list<std::string> arguments = {}) {
      remark(ImportRemark::Kind::to_finish, range, say(message, options_.messages, arguments));
    };
    if (!read.understood || !read.targets.front().limit) return left(Message::result_not_understood);
    const syntax::Quantity& figure = *read.targets.front().limit;
    for (const PhraseRemark& warning : read.warnings) {
      if (figure.scale != syntax::Scale::plain) warn(in_source(*line.result, warning.range), warning.hint);
    }
    std::size_t num_groups = 0;
    for (const PhraseTarget& target : phrase.targets)
      num_groups += target.where.empty() ? std::size_t{0} : std::size_t{1};
    if (num_groups > 1 && read.targets.size() == 1) left(Message::one_result, {std::to_string(num_groups)});
    const std::optional<syntax::Quantity>& limit = phrase.targets.front().limit;
    const bool change =
        phrase.targets.front().form == syntax::Form::reduce || phrase.targets.front().form == syntax::Form::increase;
    if (figure.number.mantissa == 0 && figure.scale == syntax::Scale::plain && figure.noun.empty()) {
      left(Message::zero_result);
    } else if (limit && !change && (limit->scale != figure.scale || limit->per_n != figure.per_n)) {
      left(Message::result_of_another_kind);
    }
  }

  /// One label for each indicator: `3`, `3` become `3a`, `3b`.
  void number_labels() {
    std::map<std::string, int> count;
    std::map<std::string, int> given;
    for (const DraftIndicator& indicator : draft_.indicators) ++count[indicator.label];
    for (DraftIndicator& indicator : draft_.indicators) {
      if (indicator.label.empty() || count[indicator.label] == 1) continue;
      const int turn = given[indicator.label]++;
      const std::string letter(1, static_cast<char>('a' + turn % 26));
      const bool plain = unicode::is_digit(indicator.label.back()) && turn < 26;
      indicator.label += plain ? letter : "-" + std::to_string(turn + 1);
    }
  }

  void report() {
    std::set<std::string_view> kept;
    for (const DraftIndicator& indicator : draft_.indicators) {
      if (indicator.usable) {
        kept.insert(indicator.name);
        ++out_.num_indicators;
        out_.num_targets += indicator.targets.size();
      } else if (!indicator.targets.empty() && !indicator.left.empty()) {
        // the checker had the last word
        remark(ImportRemark::Kind::to_finish, indicator.printed, indicator.left.back());
      }
    }
    for (std::size_t i = 0; i < told_.size(); ++i) {
      for (ImportedLine::Target& target : told_[i].targets) {
        if (!kept.contains(target.indicator)) target.indicator.clear();
      }
      if (first_of_line_[i] < draft_.indicators.size()) told_[i].label = draft_.indicators[first_of_line_[i]].label;
    }
    out_.lines = std::move(told_);
    std::stable_sort(out_.remarks.begin(), out_.remarks.end(), [](const ImportRemark& a, const ImportRemark& b) {
      return a.range.begin_byte < b.range.begin_byte;
    });
  }

  const Source& source_;
  const ImportOptions& options_;
  Identifiers identifiers_;
  Draft draft_;
  Import out_;
  std::vector<ImportedLine> told_;
  std::vector<std::size_t> first_of_line_;
};

inline std::optional<std::size_t> first_bad_byte(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const unicode::CodePoint point = unicode::decode(text.substr(at));
    if (point.value < 0) return at;
    at += point.num_bytes;
  }
  return std::nullopt;
}

}  // namespace detail::importing

bool Import::needs_a_person() const {
  return !problem.empty() || std::any_of(remarks.begin(), remarks.end(), [](const ImportRemark& remark) {
    return remark.kind == ImportRemark::Kind::to_finish;
  });
}

Import import_plan(const Source& source, const ImportOptions& options) {
  namespace importing = detail::importing;
  Import failed;
  if (vocabulary(options.language) == nullptr) {
    failed.problem = importing::say(importing::Message::language, options.messages);
  } else if (const auto bad = importing::first_bad_byte(source.text())) {
    failed.problem = importing::say(importing::Message::no_utf8, options.messages, {std::to_string(*bad)});
  } else {
    return importing::Importer(source, options).run();
  }
  return failed;
}

}  // namespace goalpost
