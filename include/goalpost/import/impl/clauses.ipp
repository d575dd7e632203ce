// A target of a phrase as a clause of a plan, in English words; what a rule cannot say is given back as a remark.
#pragma once

#include "goalpost/import/impl/identifiers.ipp"
#include "goalpost/import/impl/messages.hpp"
#include "goalpost/import/import.hpp"
#include "goalpost/syntax/phrase.hpp"

namespace goalpost::detail::importing {

/// The strata and levels that the targets of a plan name.
class Scopes {
 public:
  /// `khu_vuc = nong_thon`, and the dimension.
  struct Stratum {
    std::string dimension;
    std::string value;
  };
  Stratum stratum(std::string_view name) {
    const std::string folded = unicode::folded(name).value_or("");
    Stratum made{std::string(dimension_of(folded)), ascii_name(name)};
    if (made.value.empty()) made.value = "nhom";
    std::vector<std::string>& values = strata_[made.dimension];
    if (known_.emplace(made.dimension, made.value).second) values.push_back(made.value);
    return made;
  }
  /// The level of a plan for `huyện`, `xã, phường, thị trấn`; "" when it is none that is known.
  std::string level(std::string_view name) {
    const std::string folded = unicode::folded(name).value_or("");
    const auto begins = [&folded](std::initializer_list<std::string_view> words) {
      return std::any_of(words.begin(), words.end(), [&](std::string_view word) {
        return folded == word ||
               (folded.starts_with(word) && !unicode::span_of_name_parts(folded.substr(word.size()), 1));
      });
    };
    std::string level;
    if (begins({"huyện", "quận", "thị xã", "thành phố", "đơn vị cấp huyện", "cấp huyện", "district"})) level = "huyện";
    if (begins({"xã", "phường", "thị trấn", "đặc khu", "đơn vị cấp xã", "cấp xã", "commune"})) level = "xã";
    if (begins({"tỉnh", "province"})) level = "tỉnh";
    uses_levels_ = uses_levels_ || !level.empty();
    return level;
  }

  [[nodiscard]] bool uses_levels() const { return uses_levels_; }
  [[nodiscard]] const std::map<std::string, std::vector<std::string>>& strata() const { return strata_; }

 private:
  static std::string_view dimension_of(const std::string& name) {
    const auto has = [&name](std::initializer_list<std::string_view> words) {
      return std::any_of(words.begin(), words.end(),
                         [&](std::string_view word) { return name.find(word) != std::string::npos; });
    };
    if (has({"trai", "gái", "nam", "nữ"})) return "gioi_tinh";
    if (has({"tiểu học", "trung học", "thcs", "thpt", "mầm non", "mẫu giáo", "nhà trẻ"})) return "cap_hoc";
    if (has({"nông thôn", "thành thị", "đô thị", "miền núi", "đồng bằng", "vùng", "ven biển", "hải đảo", "dân tộc",
             "biên giới", "khó khăn", "rural", "urban"}))
      return "khu_vuc";
    return "nhom";
  }

  std::map<std::string, std::vector<std::string>> strata_;
  std::set<std::pair<std::string, std::string>> known_;
  bool uses_levels_ = false;
};

/// Whether a stratum is a place: `Long Xuyên`.
inline bool is_place(std::string_view where) {
  const std::int32_t first = where.empty() ? 0 : unicode::decode(where).value;
  return first > 0 && utf8proc_tolower(first) != first && unicode::folded(where).value_or("") != where &&
         where.find(' ') != std::string_view::npos;
}

struct Clause {
  std::string text;       ///< `at most 1.5% where khu_vuc = nong_thon`; "" when a person must write it
  std::string dimension;  ///< that the measure must be broken down by
  std::string if_any;     ///< an input it needs
  bool better_lower = false;
  bool better_higher = false;  ///< `better …` must be written, since no word says it
  std::vector<std::string> warnings;
  std::vector<std::string> to_finish;
};

class ClauseWriter {
 public:
  ClauseWriter(const ImportOptions& options, int period, int baseline, Scopes& scopes)
      : options_(options), period_(period), baseline_(baseline), scopes_(scopes) {}

  Clause write(const PhraseTarget& target) {
    Clause clause;
    PhraseTarget plain = without_scopes(target);
    if (!form(plain, clause)) return clause;
    if (!times(plain, target, clause) || !areas(target, clause)) return clause;
    std::string text = start_text(plain, clause);
    if (text.empty()) text = canonical_phrase(plain, "en");
    clause.text = text + time_text_ + scopes_text_;
    if (!target.if_any.empty()) clause.if_any = target.if_any;
    return clause;
  }

 private:
  using Form = syntax::Form;
  using Comparator = syntax::Comparator;
  using Scale = syntax::Scale;

  static PhraseTarget without_scopes(const PhraseTarget& target) {
    PhraseTarget plain = target;
    plain.where.clear();
    plain.in_every.clear();
    plain.if_any.clear();
    plain.per_time.clear();
    plain.since = plain.until = std::nullopt;
    plain.by = std::nullopt;
    plain.average = false;
    if (plain.limit) plain.limit->noun.clear();
    if (plain.limit_high) plain.limit_high->noun.clear();
    if (plain.start) plain.start->noun.clear();
    return plain;
  }

  [[nodiscard]] std::string in_words(Message message, std::initializer_list<std::string> arguments = {}) const {
    return say(message, options_.messages, arguments);
  }
  static bool is_change(const PhraseTarget& target) {
    return target.form == Form::reduce || target.form == Form::increase || target.form == Form::factor;
  }

  bool form(PhraseTarget& plain, Clause& clause) {
    const bool ranged = plain.form == Form::between || plain.limit_high;
    if (plain.form == Form::level && !plain.comparator && !ranged) {
      clause.to_finish.push_back(in_words(Message::no_direction));
      return false;
    }
    if (plain.form == Form::maintain && !plain.limit && plain.better == syntax::Better::unset) {
      clause.to_finish.push_back(in_words(Message::no_direction));
      return false;
    }
    if (plain.form == Form::maintain && plain.limit && !plain.comparator && !ranged) {
      clause.to_finish.push_back(in_words(Message::no_direction));
      return false;
    }
    if (plain.form == Form::about) {
      if (!plain.tolerance) {
        clause.to_finish.push_back(in_words(Message::no_tolerance));
        return false;
      }
      if (plain.tolerance->scale == Scale::percent && plain.limit->scale == Scale::percent) {
        clause.to_finish.push_back(in_words(Message::which_tolerance));
        return false;
      }
    }
    if (is_change(plain)) {
      if (plain.comparator == Comparator::less || plain.comparator == Comparator::greater) {
        if (plain.limit) {
          clause.warnings.push_back(in_words(Message::strict_size));
          plain.comparator = plain.form == Form::reduce ? Comparator::less_equal : Comparator::greater_equal;
        }
      }
      const bool baseline_needed = !plain.versus && !plain.every_year;
      const bool by_baseline = plain.versus && plain.versus->kind == syntax::ReferenceKind::baseline;
      if ((baseline_needed || by_baseline) && baseline_ == 0) {
        clause.to_finish.push_back(in_words(Message::no_reference));
        return false;
      }
    } else {
      plain.every_year = false;  // a level is judged in every period anyway
    }
    const bool untold = (plain.form == Form::maintain && !plain.limit);
    clause.better_lower = untold && plain.better == syntax::Better::lower;
    clause.better_higher = untold && plain.better == syntax::Better::higher;
    return true;
  }

  bool times(PhraseTarget& plain, const PhraseTarget& target, Clause& clause) {
    time_text_.clear();
    if (target.average) clause.warnings.push_back(in_words(Message::yearly_mean));
    if (!target.per_time.empty() && target.per_time != "năm" && target.per_time != "year") {
      clause.to_finish.push_back(in_words(Message::by_month, {target.per_time}));
      return false;
    }
    if (target.since && target.until)
      clause.warnings.push_back(
          in_words(Message::stretch, {std::to_string(*target.since), std::to_string(*target.until)}));
    else if (target.since && !target.start)
      clause.warnings.push_back(in_words(Message::since_year, {std::to_string(*target.since)}));
    if (!target.per_time.empty() && plain.limit && plain.limit->scale == Scale::currency) time_text_ = " per year";
    if (!target.by) return true;
    const bool level = plain.form == Form::level || plain.form == Form::maintain;
    if (level && plain.limit && !plain.limit_high && !plain.start) {
      if (plain.form == Form::maintain) plain.form = Form::level;  // a level that binds from its year on
      time_text_ += " by " + std::to_string(*target.by);
      return true;
    }
    if (period_ != 0 && *target.by != period_) {
      clause.to_finish.push_back(in_words(Message::other_year, {std::to_string(*target.by), std::to_string(period_)}));
      return false;
    }
    if (period_ == 0) time_text_ += " in " + std::to_string(*target.by);
    return true;
  }

  bool areas(const PhraseTarget& target, Clause& clause) {
    scopes_text_.clear();
    if (!target.in_every.empty()) {
      const std::string level = scopes_.level(target.in_every);
      if (level.empty() || level == "tỉnh") {
        clause.to_finish.push_back(in_words(Message::unknown_area, {target.in_every}));
        return false;
      }
      scopes_text_ += " in every " + level;
    }
    if (target.where.empty()) return true;
    if (is_place(target.where)) {
      scopes_text_ += " where area = " + quoted_text(target.where);
      return true;
    }
    const Scopes::Stratum stratum = scopes_.stratum(target.where);
    clause.dimension = stratum.dimension;
    scopes_text_ += " where " + stratum.dimension + " = " + stratum.value;
    return true;
  }

  /// `reduce from 10% down to 8%`; "" when it starts from nothing that a rule can say.
  std::string start_text(PhraseTarget& plain, Clause& clause) const {
    if (!plain.start) return "";
    const bool inclusive = plain.comparator == Comparator::less_equal || plain.comparator == Comparator::greater_equal;
    if (!inclusive || plain.start->scale != plain.limit->scale) {
      clause.warnings.push_back(in_words(Message::start_left_out));
      plain.start.reset();
      return "";
    }
    const bool lower = plain.comparator == Comparator::less_equal;
    PhraseTarget end = plain;
    end.start.reset();
    PhraseTarget begin = end;
    begin.limit = plain.start;
    const auto figure = [](const PhraseTarget& target) {
      const std::string text = canonical_phrase(target, "en");  // `at most 8%`
      return text.substr(text.find(' ', text.find(' ') + 1) + 1);
    };
    return (lower ? "reduce from " : "increase from ") + figure(begin) + (lower ? " down to " : " to ") + figure(end);
  }

  static std::string quoted_text(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) out += c == '"' ? std::string("\"\"") : std::string(1, c);
    return out + '"';
  }

  const ImportOptions& options_;
  int period_;
  int baseline_;
  Scopes& scopes_;
  std::string scopes_text_;
  std::string time_text_;
};

}  // namespace goalpost::detail::importing
