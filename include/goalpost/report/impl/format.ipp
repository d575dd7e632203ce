/// Plans in canonical form.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "goalpost/report/format.hpp"
#include "goalpost/report/impl/format_comments.hpp"
#include "goalpost/report/impl/phrase_parts.hpp"
#include "goalpost/report/phrase.hpp"
#include "goalpost/syntax/parse.hpp"
#include "goalpost/text/impl/unicode.hpp"

namespace goalpost {
namespace detail::format {

using syntax::Name;

inline std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return !unicode::is_continuation(byte); }));
}
inline void pad(std::string& text, std::size_t to_width) {
  const std::size_t now = width(text);
  text.append(now < to_width ? to_width - now : 0, ' ');
}

/// `3a`, `2.1`, `1-2`, as the grammar reads a label without quotes.
inline std::string label_text(std::string_view label) {
  std::size_t end = 0;
  if (!label.empty() && unicode::is_digit(label.front())) {
    for (;;) {
      end += unicode::span_of_name_parts(label.substr(end));
      const bool goes_on = end + 1 < label.size() && (label[end] == '.' || label[end] == '-') &&
                           unicode::span_of_name_parts(label.substr(end + 1), 1) > 0;
      if (!goes_on) break;
      ++end;
    }
  }
  return end > 0 && end == label.size() ? std::string(label) : goalpost::quoted(label);
}

inline constexpr std::array<Word, 12> months = {Word::january,   Word::february, Word::march,    Word::april,
                                                Word::may,       Word::june,     Word::july,     Word::august,
                                                Word::september, Word::october,  Word::november, Word::december};

class Printer {
 public:
  Printer(const syntax::Tree& tree, const Vocabulary& words) : tree_(tree), words_(words) {}

  std::string print(const Source* source) {
    head(source);
    declarations();
    std::vector<std::string> at_end;
    if (source != nullptr) at_end = attach_comments(source->text(), lines_);
    for (std::size_t block = 0; block + 1 < blocks_.size(); ++block) {
      align_clauses(blocks_[block].begin, blocks_[block + 1].begin);
    }
    align_inputs();
    std::string out;
    for (std::size_t block = 0; block + 1 < blocks_.size(); ++block) {
      for (std::size_t i = blocks_[block].begin; i < blocks_[block + 1].begin; ++i) {
        write(lines_[i], i == blocks_[block].begin && blank_before(block), out);
      }
    }
    if (!at_end.empty() && !out.empty()) out += '\n';
    for (const std::string& comment : at_end) out.append(comment).append("\n");
    return out;
  }

 private:
  enum class BlockKind : std::uint8_t { head, plan, input, indicator, end };
  /// The lines of a declaration, from `begin` to where the next one begins.
  struct Block {
    BlockKind kind;
    std::size_t begin;
  };

  // ---- lines

  [[nodiscard]] std::string word(Word wanted) const { return phrase::spelled(words_, wanted); }
  [[nodiscard]] std::string name(const Name& written) const { return name_text(written.text, words_); }
  [[nodiscard]] std::string title(const std::optional<Name>& text) const {
    return text ? ' ' + goalpost::quoted(text->text) : std::string();
  }
  template <class Print>
  [[nodiscard]] static std::string list(const std::vector<Name>& names, const Print& print) {
    std::string text;
    for (const Name& one : names) text += (text.empty() ? "" : ", ") + print(one);
    return text;
  }
  [[nodiscard]] std::string names(const std::vector<Name>& all) const {
    return list(all, [this](const Name& one) { return name(one); });
  }
  [[nodiscard]] std::string texts(const std::vector<Name>& all) const {
    return list(all, [](const Name& one) { return goalpost::quoted(one.text); });
  }
  /// The name of a stratum: bare, or quoted where a bare name could not be read.
  [[nodiscard]] std::string stratum(const Name& one) const {
    const std::string bare = name(one);
    return bare == one.text ? bare : goalpost::quoted(one.text);
  }

  void begin(BlockKind kind) { blocks_.push_back({kind, lines_.size()}); }
  void line(std::uint32_t anchor, std::string text) {
    Line& added = lines_.emplace_back();
    added.anchor = anchor;
    added.text = std::move(text);
  }
  void clause(ByteRange place, Word keyword, std::string text) {
    Line& added = lines_.emplace_back();
    added.anchor = place.begin_byte;
    added.indent = 2;
    added.keyword = word(keyword);
    added.text = std::move(text);
  }

  // ---- declarations

  [[nodiscard]] std::uint32_t first_anchor() const {
    std::uint32_t first = tree_.plan ? tree_.plan->range.begin_byte : 0xFFFF'FFFFU;
    for (const syntax::Input& input : tree_.inputs) first = std::min(first, input.range.begin_byte);
    for (const syntax::Indicator& one : tree_.indicators) first = std::min(first, one.range.begin_byte);
    return first;
  }

  /// Comments at the top stay at the top, also where the text begins without `edition`.
  void head(const Source* source) {
    begin(BlockKind::head);
    const std::uint32_t first = source == nullptr ? 0 : std::min(first_token(source->text()), first_anchor());
    line(first, word(Word::edition) + ' ' + std::to_string(tree_.edition));
    if (words_.language != "en") line(lines_.back().anchor, word(Word::language) + ' ' + std::string(words_.language));
  }

  /// In the order of the text.
  void declarations() {
    if (tree_.plan) plan(*tree_.plan);
    std::size_t input = 0;
    std::size_t indicator = 0;
    while (input < tree_.inputs.size() || indicator < tree_.indicators.size()) {
      const bool next_is_input = indicator == tree_.indicators.size() ||
                                 (input < tree_.inputs.size() &&
                                  tree_.inputs[input].range.begin_byte <= tree_.indicators[indicator].range.begin_byte);
      if (next_is_input) {
        input = inputs(input);
      } else {
        print(tree_.indicators[indicator++]);
      }
    }
    begin(BlockKind::end);
  }

  void plan(const syntax::PlanHeader& plan) {
    begin(BlockKind::plan);
    line(plan.range.begin_byte, word(Word::plan) + ' ' + name(plan.name) + title(plan.title));
    if (plan.source) clause(plan.source->range, Word::source, goalpost::quoted(plan.source->text));
    if (!plan.periods.empty()) {
      std::string text;
      for (const Period& period : plan.periods) text += (text.empty() ? "" : ", ") + to_text(period);
      clause(plan.periods_range, Word::period, text);
    }
    if (plan.baseline) clause(plan.baseline_range, Word::baseline, std::to_string(*plan.baseline));
    if (!plan.areas.empty()) {
      std::string text;
      for (const syntax::AreaLevel& level : plan.areas) {
        text += (text.empty() ? "" : " > ") + name(level.singular) + (level.plural ? '/' + name(*level.plural) : "");
      }
      clause(plan.areas.front().singular.range, Word::areas, text);
    }
    for (const syntax::StrataClause& strata : plan.strata) {
      clause(strata.dimension.range, Word::strata,
             name(strata.dimension) + ": " + list(strata.values, [this](const Name& one) { return stratum(one); }));
    }
    if (plan.missing_children != syntax::MissingChildren::refuse || written(plan.missing_children_range)) {
      clause(plan.missing_children_range, Word::missing_children, missing_children(plan));
    }
    if (plan.about_tolerance) {
      clause(plan.about_tolerance->range, Word::about_within, quantity_text(*plan.about_tolerance, words_));
    }
    if (plan.boundary_inclusive) clause(plan.boundary_range, Word::boundary_inclusive, "");
    if (plan.fiscal_year_start_month != 1 || written(plan.fiscal_year_range)) {
      const auto month = static_cast<std::size_t>(plan.fiscal_year_start_month - 1);
      clause(plan.fiscal_year_range, Word::fiscal_year, word(Word::from) + ' ' + word(months.at(month)));
    }
    if (plan.suppress_counts) {
      const auto whole = [this](std::int64_t number) {
        return phrase::grouped(std::to_string(number), words_.numbers);
      };
      clause(plan.suppress_counts->range, Word::suppress_counts,
             whole(plan.suppress_counts->low) + ' ' + word(Word::to) + ' ' + whole(plan.suppress_counts->high));
    }
  }

  [[nodiscard]] static bool written(ByteRange range) { return range.end_byte > range.begin_byte; }

  [[nodiscard]] std::string missing_children(const syntax::PlanHeader& plan) const {
    switch (plan.missing_children) {
      case syntax::MissingChildren::refuse: return word(Word::refuse);
      case syntax::MissingChildren::allow: return word(Word::allow);
      case syntax::MissingChildren::require: break;
    }
    const std::string share = phrase::grouped(to_text(normalised(plan.required_share_percent)), words_.numbers);
    return word(Word::require) + ' ' + share + '%';
  }

  [[nodiscard]] std::string kind(const syntax::Input& input) const {
    switch (input.kind) {
      case syntax::InputKind::count: return word(Word::count);
      case syntax::InputKind::percent: return "%";
      case syntax::InputKind::per:
        return input.per_n == 1000
                   ? "‰"
                   : word(Word::per) + ' ' + phrase::grouped(std::to_string(input.per_n), words_.numbers);
      case syntax::InputKind::points: return word(Word::points);
      case syntax::InputKind::number: return word(Word::number);
      case syntax::InputKind::date: return word(Word::date);
      case syntax::InputKind::money: break;
    }
    return phrase::own_order(words_) && input.currency == "VND" ? word(Word::dong) : input.currency;
  }

  /// One declaration, which may name several inputs. Answers which input comes next.
  std::size_t inputs(std::size_t first) {
    const syntax::Input& input = tree_.inputs[first];
    std::size_t next = first + 1;
    while (next < tree_.inputs.size() && written(input.range) && tree_.inputs[next].range == input.range) ++next;
    std::string keyword = word(Word::input) + ' ';
    for (std::size_t i = first; i < next; ++i) keyword += (i == first ? "" : ", ") + name(tree_.inputs[i].name);
    std::string text = kind(input);
    if (!input.by.empty()) {
      const Word by = phrase::own_order(words_) ? Word::broken_down_by : Word::by;
      text += phrase::between_blanks(words_, by) + names(input.by);
    }
    if (input.column) text += phrase::between_blanks(words_, Word::from) + goalpost::quoted(input.column->text);
    if (input.roll_up != syntax::RollUp::unset) {
      const bool sum = input.roll_up == syntax::RollUp::sum;
      const Word how = sum ? Word::sum : input.roll_up == syntax::RollUp::last ? Word::last : Word::none;
      text += phrase::between_blanks(words_, Word::roll_up) + word(how);
    }
    begin(BlockKind::input);
    line(input.range.begin_byte, std::move(text));
    lines_.back().keyword = std::move(keyword);
    return next;
  }

  void print(const syntax::Indicator& indicator) {
    begin(BlockKind::indicator);
    line(indicator.range.begin_byte, word(Word::indicator) + ' ' +
                                         (indicator.label ? label_text(indicator.label->text) + ' ' : "") +
                                         name(indicator.name) + title(indicator.title));
    const bool measured = indicator.measure < tree_.exprs.size();
    clause(measured ? tree_.at(indicator.measure).range : indicator.range, Word::measure,
           expression_text(tree_, indicator.measure, words_));
    for (const syntax::Target& target : indicator.targets) {
      clause(target.range, Word::target, target_text(tree_, target, words_));
    }
    if (indicator.part_of) clause(indicator.part_of->range, Word::part_of, name(*indicator.part_of));
    if (!indicator.lead.empty()) clause(indicator.lead.front().range, Word::lead, texts(indicator.lead));
    if (!indicator.support.empty()) clause(indicator.support.front().range, Word::support, texts(indicator.support));
    if (indicator.better != syntax::Better::unset) {
      clause(indicator.better_range, Word::better,
             word(indicator.better == syntax::Better::lower ? Word::lower : Word::higher));
    }
    if (indicator.may_exceed_100_percent) clause(indicator.may_exceed_range, Word::may_exceed, "100%");
  }

  // ---- layout

  /// What follows the short words of clauses begins in one column.
  void align_clauses(std::size_t from, std::size_t to) {
    static constexpr std::array<Word, 9> aligned = {Word::source, Word::period, Word::baseline,
                                                    Word::areas,  Word::strata, Word::measure,
                                                    Word::target, Word::lead,   Word::support};
    std::array<std::size_t, 2> columns = {0, 0};  // of a plan, of an indicator
    for (const Word one : aligned) {
      std::size_t& column = columns.at(role(one) == WordRole::plan_clause ? 0 : 1);
      column = std::max(column, width(words_.canonical(one)));
    }
    const bool of_plan = from < to && tree_.plan && lines_[from].anchor == tree_.plan->range.begin_byte;
    for (std::size_t i = from; i < to; ++i) {
      if (lines_[i].indent == 0 || lines_[i].text.empty()) continue;
      pad(lines_[i].keyword, columns.at(of_plan ? 0 : 1));
      lines_[i].keyword += ' ';
    }
  }

  /// Inputs on consecutive lines have their kinds, and the comments behind them, in one column.
  void align_inputs() {
    for (std::size_t block = 0; block + 1 < blocks_.size();) {
      std::size_t end = block;
      while (blocks_[end].kind == BlockKind::input && (end == block || !blank_before(end))) ++end;
      std::size_t kinds = 0;
      std::size_t comments = 0;
      const auto each = [&](const auto& visit) {
        for (std::size_t i = block; i < end; ++i) visit(lines_[blocks_[i].begin]);
      };
      each([&](const Line& line) {
        kinds = std::max(kinds, width(line.keyword));
        if (!line.trailing.empty()) comments = std::max(comments, width(line.text));
      });
      each([&](Line& line) {
        pad(line.keyword, kinds + 2);
        if (!line.trailing.empty()) pad(line.text, comments);
      });
      block = std::max(end, block + 1);
    }
  }

  /// Before a plan, the first input, an indicator; before other inputs where the source has one.
  [[nodiscard]] bool blank_before(std::size_t block) const {
    const Line& line = lines_[blocks_[block].begin];
    switch (blocks_[block].kind) {
      case BlockKind::head: return false;
      case BlockKind::plan: return line.blank_before || !line.comments.empty();
      case BlockKind::input: return line.blank_before || blocks_[block - 1].kind != BlockKind::input;
      case BlockKind::indicator:
      case BlockKind::end: break;
    }
    return true;
  }

  static void write(const Line& line, bool blank_before, std::string& out) {
    const std::string indent(static_cast<std::size_t>(line.indent), ' ');
    if (blank_before) out += '\n';
    for (const std::string& comment : line.comments) {
      if (line.indent > 0 && comment.empty()) continue;
      out.append(comment.empty() ? "" : indent).append(comment).append("\n");
    }
    out.append(indent).append(line.keyword).append(line.text);
    if (!line.trailing.empty()) out.append("  ").append(line.trailing);
    out += '\n';
  }

  const syntax::Tree& tree_;
  const Vocabulary& words_;
  std::vector<Line> lines_;
  std::vector<Block> blocks_;
};

}  // namespace detail::format

std::string format(const syntax::Tree& tree, std::string_view language) {
  const Vocabulary* const words = vocabulary(language);
  return words == nullptr ? std::string() : detail::format::Printer(tree, *words).print(nullptr);
}

std::string format(const syntax::Tree& tree, const Source& source, std::string_view language) {
  const Vocabulary* const words = vocabulary(language);
  return words == nullptr ? std::string() : detail::format::Printer(tree, *words).print(&source);
}

}  // namespace goalpost
