/// A plan made out of a fuzzer's bytes: every form of target on measures of every kind. Most of them pass check().
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "bytes.hpp"

namespace fuzz {

/// The inputs of every made plan: a to d are counts, m money, k a number, r a published percentage, t a date; s and u counts, by residence
/// when the plan has strata.
enum Input : std::uint32_t { a, b, c, d, m, k, r, t, s, u, num_inputs };

struct MadePlan {
  std::string text;
  std::uint32_t num_levels = 0;
  bool has_strata = false;
  /// `default`, `allow` and `require`: what is missing may be made good.
  bool fills = false;
  /// Of each indicator the inputs without which its measure has no value, where that is sure.
  std::vector<std::vector<Input>> needed;
};

class PlanMaker {
 public:
  explicit PlanMaker(Bytes& bytes) : bytes_(bytes) {}

  MadePlan make() {
    head();
    const std::uint32_t num_indicators = 1 + bytes_.below(3);
    for (number_ = 0; number_ < num_indicators; ++number_) indicator();
    return std::move(made_);
  }

 private:
  using Texts = std::vector<std::string>;
  std::string pick(const Texts& list) { return list[bytes_.below(static_cast<std::uint32_t>(list.size()))]; }
  void line(const std::string& text) { made_.text += text + "\n"; }

  void head() {
    line("plan p");
    line(pick({"  baseline 2023", "  period 2025\n  baseline 2023", "  period 2024, 2025\n  baseline 2022",
               "  period 2025-H1, 2025-Q3, 2025-11, 2025\n  baseline 2023"}));
    made_.num_levels = bytes_.below(4);
    static const std::array<const char*, 4> levels{"", "  areas province", "  areas province > district/districts",
                                                   "  areas province > district/districts > commune/communes"};
    if (made_.num_levels > 0) line(levels[made_.num_levels]);
    made_.has_strata = bytes_.one_in(2);
    if (made_.has_strata)
      line(pick({"  strata residence: rural, urban", "  strata residence: rural, urban\n  strata sex: girls, boys"}));
    const std::uint32_t children = bytes_.below(4);
    if (children > 1) line(children == 2 ? "  missing children allow" : "  missing children require 60%");
    made_.fills = children > 1;
    if (bytes_.one_in(4)) line("  boundary inclusive");
    if (bytes_.one_in(6)) line("  fiscal year from July");
    if (bytes_.one_in(8)) line("  suppress counts 1 to 4");
    const std::string by = made_.has_strata ? " by residence" : "";
    line("input a, b count" + roll_up());
    line("input c, d count" + roll_up());
    line("input m VND" + roll_up());
    line("input k number" + roll_up());
    line("input r %");
    line("input t date");
    line("input s, u count" + by);
  }
  std::string roll_up() { return pick({"", "", " roll up sum", " roll up last", " roll up none"}); }

  std::string number() {
    switch (bytes_.below(6)) {
      case 0: return std::to_string(bytes_.below(12));
      case 1: return std::to_string(bytes_.below(256));
      case 2: return std::to_string(bytes_.below(100)) + "." + std::to_string(1 + bytes_.below(99));
      case 3: return pick({"0", "1", "100", "50", "9.5", "0.001"});
      case 4: return std::to_string(bytes_.whole(3));
      default: return pick({"999999999999999999", "123456789012345678", "4503599627370497", "9007199254740993"});
    }
  }
  std::string count() { return pick({"a", "b", "c", "d"}); }
  /// A count of which the measure is sure to need the figure.
  std::string sure() {
    const std::uint32_t which = bytes_.below(4);
    needed().push_back(static_cast<Input>(which));
    return std::string(1, static_cast<char>('a' + which));
  }
  std::vector<Input>& needed() { return made_.needed.back(); }
  std::string reference() {
    return pick({"prior year", "prior period", "2023", "baseline", "mean of last 2 years", "mean of last 3 years"});
  }
  std::string condition() {
    switch (bytes_.below(6)) {
      case 0: return count() + " > " + std::to_string(bytes_.below(9));
      case 1: return count() + " <= " + count();
      case 2: return "not " + count() + " = " + std::to_string(bytes_.below(4));
      case 3: return count() + " > 1 and " + count() + " != 2";
      case 4: return count() + " < 5 or " + count() + " >= 3";
      default: return count() + " per 1,000 " + count() + " > 9‰";
    }
  }

  struct Measure {
    std::string text;
    std::string unit;    ///< behind limits
    std::string change;  ///< behind absolute sizes of changes
  };

  Measure share() {
    switch (bytes_.below(made_.has_strata ? 6 : 4)) {
      case 0: return {sure() + " as % of " + sure(), "%", " points"};
      case 1: return {"(" + sure() + " - " + sure() + ") as % of (" + sure() + " + " + sure() + ")", "%", " points"};
      case 2: needed().insert(needed().end(), {s, u}); return {"s as % of u", "%", " points"};
      case 3:
        if (made_.num_levels >= 2 && number_ > 0)
          return {"share of districts meeting i" + std::to_string(bytes_.below(number_)), "%", " points"};
        needed().push_back(r);
        return {"r", "%", " points"};
      case 4: return {"total(s) as % of total(u)", "%", " points"};
      default: return {"gap of (s as % of u) from rural to urban", " points", " points"};
    }
  }
  Measure rate() {
    const std::string per = pick({"10", "1,000", "100,000"});
    const std::string unit = " per " + per;
    if (bytes_.one_in(3))
      return {"(" + sure() + " + " + sure() + ") per " + per + " (" + sure() + " + " + sure() + ")", unit, unit};
    if (bytes_.one_in(3)) return {"prior(" + count() + ") per " + per + " " + sure(), unit, unit};
    return {sure() + " per " + per + " " + sure(), unit, unit};
  }
  Measure whole() {
    switch (bytes_.below(12)) {
      case 0: return {sure(), "", ""};
      case 1: return {sure() + " + " + sure() + " - " + sure(), "", ""};
      case 2: made_.fills = true; return {count() + " default " + std::to_string(bytes_.below(5)), "", ""};
      case 3: return {"prior(" + count() + ")", "", ""};
      case 4: return {count() + " in 2023 + " + sure(), "", ""};
      case 5: needed().push_back(s); return {"s", "", ""};
      case 6: return {sure() + " * 2 + " + sure(), "", ""};
      case 7: return {"max(" + sure() + ", " + sure() + ")", "", ""};
      case 8: return {"abs(" + sure() + " - " + sure() + ")", "", ""};
      case 9: return {"if " + condition() + " then " + count() + " else " + count(), "", ""};
      case 10: return {"mean of last " + std::to_string(2 + bytes_.below(3)) + " years of " + count(), "", ""};
      default: return {made_.has_strata ? "total(s)" : sure(), "", ""};
    }
  }
  Measure other() {
    switch (bytes_.below(5)) {
      case 0: needed().push_back(m); return {"m", " VND", " VND"};
      case 1: needed().push_back(m); return {"m / " + sure(), " VND", " VND"};
      case 2: needed().push_back(k); return {"k", "", ""};
      case 3: needed().push_back(k); return {"k / " + sure(), "", ""};
      default: needed().push_back(k); return {"k - " + sure() + " / 12", "", ""};
    }
  }

  std::string target(const Measure& of) {
    const std::string limit = number() + of.unit;
    switch (bytes_.below(24)) {
      case 0: return "below " + limit;
      case 1: return "at most " + limit;
      case 2: return "at least " + limit;
      case 3: return "above " + limit;
      case 4: return "exactly " + limit;
      case 5: return limit;
      case 6:
        return "between " + std::to_string(bytes_.below(10)) + of.unit + " and " +
               std::to_string(10 + bytes_.below(90)) + of.unit;
      case 7: return "about " + limit + " within " + std::to_string(bytes_.below(30)) + "%";
      case 8: return "about " + limit + " within " + number() + of.change;
      case 9: return limit + " by 2024, " + number() + of.unit + " by 2026";
      case 10: return limit + " by 2024, " + number() + of.unit + " by 2026 along a line";
      case 11: return "reduce by " + percent() + " versus " + reference();
      case 12: return "reduce by " + number() + of.change + " versus " + reference();
      case 13: return "reduce versus " + reference();
      case 14: return "increase by " + percent() + " versus " + reference();
      case 15: return "increase by " + number() + of.change + " versus " + reference();
      case 16: return "reduce by 2% to 3% every year";
      case 17: return "reduce by " + percent() + " every year versus 2022";
      case 18: return "increase by " + percent() + " every year versus 2021";
      case 19:
        return "reduce from " + std::to_string(100 + bytes_.below(99)) + of.unit + " down to " +
               std::to_string(bytes_.below(99)) + of.unit;
      case 20: return std::to_string(2 + bytes_.below(3)) + " times versus " + reference();
      case 21:
        return pick({"maintain", "maintain within 5%", "maintain within 3" + of.change, "maintain below " + limit});
      case 22: return "increase to " + limit;
      default: return "eliminate";
    }
  }
  std::string percent() { return pick({"30%", "10%", "0.5%", "100%", "33.3333%", "7%"}); }

  std::string tails() {
    std::string out;
    if (made_.num_levels >= 2 && bytes_.one_in(4))
      out += pick({" in every district", " in at least 2 districts", " for district", " for province"});
    if (made_.has_strata && bytes_.one_in(5)) out += " where residence = rural";
    if (bytes_.one_in(6)) out += " where area = \"A" + std::to_string(bytes_.below(4)) + "\"";
    if (bytes_.one_in(4)) out += " when " + condition();
    if (bytes_.one_in(5)) out += " if any " + count();
    if (bytes_.one_in(6)) out += " in 2025";
    return out;
  }

  void indicator() {
    made_.needed.emplace_back();
    line("indicator i" + std::to_string(number_));
    if (bytes_.one_in(12)) {
      needed().push_back(t);
      line("  measure t\n  target " + pick({"no later than 2025-05-20", "no earlier than 2025-05-20"}) + tails());
      return;
    }
    Measure of;
    switch (bytes_.below(4)) {
      case 0: of = share(); break;
      case 1: of = rate(); break;
      case 2: of = whole(); break;
      default: of = other();
    }
    line("  measure " + of.text);
    const std::uint32_t num_targets = bytes_.one_in(4) ? 2 : 1;
    for (std::uint32_t i = 0; i < num_targets; ++i) line("  target " + target(of) + tails());
    const std::uint32_t better = bytes_.below(4);
    if (better > 1) line(better == 2 ? "  better lower" : "  better higher");
    if (bytes_.one_in(5)) line("  may exceed 100%");
  }

  Bytes& bytes_;
  MadePlan made_;
  std::uint32_t number_ = 0;
};

}  // namespace fuzz
