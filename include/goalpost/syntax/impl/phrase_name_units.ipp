// What stands in a name and is not of it: units, groups at its end, conditions.
#pragma once

#include "goalpost/syntax/impl/phrase_topics.ipp"

namespace goalpost::detail::phrases {

class NameUnits {
 public:
  explicit NameUnits(State& state) : state_(state), items_(state.items) {}

 protected:
  /// Behind the last item the phrase ends.
  [[nodiscard]] Sense sense(std::size_t at) const { return at < items_.size() ? items_[at].sense : Sense::semicolon; }

  /// The unit that a name gives to its figures: `(%)`, `(‰)`, `/1.000 trẻ đẻ sống`, `trên 100.000 trẻ em`.
  void unit_of(Subject& subject, std::size_t first, std::size_t last) {
    for (std::size_t i = first; i + 1 < last; ++i) {
      syntax::Quantity unit;
      if (sense(i) == Sense::open && money_unit(subject, i + 1, last)) continue;
      if (sense(i) == Sense::head_noun && sense(i + 1) == Sense::percent) {
        unit.scale = syntax::Scale::percent;
        subject.unit = unit;
        continue;
      }
      if (sense(i) == Sense::open && i + 2 < last && sense(i + 2) == Sense::close &&
          (sense(i + 1) == Sense::percent || sense(i + 1) == Sense::permille)) {
        unit.scale = sense(i + 1) == Sense::percent ? syntax::Scale::percent : syntax::Scale::per;
        unit.per_n = sense(i + 1) == Sense::percent ? 0 : 1000;
        unit.permille_sign = unit.per_n == 1000;
        subject.unit = unit;
      } else if (sense(i) == Sense::open && i + 3 < last && sense(i + 1) == Sense::percent &&
                 sense(i + 3) == Sense::close && (sense(i + 2) == Sense::noun || sense(i + 2) == Sense::word)) {
        unit.scale = syntax::Scale::percent;  // `(% dân số)`
        subject.unit = unit;
      } else if (items_[i + 1].payload == 1 && sense(i + 1) == Sense::word) {
        const std::string_view before = state_.tokens[items_[i].first].folded;
        if (before != "/" && before != "trên") continue;
        if (const std::int64_t n = denominator(items_[i + 1]); n > 0) {
          unit.scale = syntax::Scale::per;
          unit.per_n = n;
          subject.unit = unit;
        }
      }
    }
  }

  /// `(triệu đồng)`, `(tỷ đồng)`, `(đồng)`
  bool money_unit(Subject& subject, std::size_t at, std::size_t last) const {
    int power = 0;
    if (at < last) {
      const Sense scale = sense(at);
      power = scale == Sense::thousand                                      ? 3
              : scale == Sense::million || scale == Sense::million_currency ? 6
              : scale == Sense::billion                                     ? 9
                                                                            : 0;
    }
    const bool joined = at < last && sense(at) == Sense::million_currency;
    if (power > 0) ++at;
    if (!joined && !(at < last && sense(at) == Sense::currency)) return false;
    if (!joined) ++at;
    syntax::Quantity unit;
    while (at + 1 < last && sense(at) == Sense::slash) {  // `(triệu đồng/người/năm)`
      const Item& item = items_[at + 1];
      if (item.sense == Sense::year || item.sense == Sense::month || item.sense == Sense::quarter) {
        subject.unit_time = plain_text(state_, item.first, item.last);
      } else if (item.sense == Sense::noun) {
        unit.noun = plain_text(state_, item.first, item.last);
      } else {
        return false;
      }
      at += 2;
    }
    if (at >= last || sense(at) != Sense::close) return false;
    unit.scale = syntax::Scale::currency;
    unit.currency = "VND";
    subject.unit = unit;
    subject.unit_power = power;
    return true;
  }

  /// `1.000`, `vạn`, `1 vạn`: what the name says the rate is per; 0 when it says nothing of that kind.
  std::int64_t denominator(const Item& item) {
    const Token& first = state_.tokens[item.first];
    if (state_.tokens[item.last - 1].folded == "vạn") return 10'000;
    return item.last == item.first + 1 ? denominator_of(state_, first, false).value_or(0) : 0;
  }

  /// `… béo phì nông thôn/thành thị`
  void strata_at_end(Subject& subject, std::size_t first, std::size_t last) {
    std::size_t at = last;
    while (at > first && sense(at - 1) == Sense::stratum) {
      subject.strata.insert(subject.strata.begin(), plain_text(state_, items_[at - 1].first, items_[at - 1].last));
      --at;
      if (at == first || sense(at - 1) != Sense::slash) break;
      --at;
    }
    if (subject.strata.size() < 2) subject.strata.clear();
  }

  /// `… ở vùng đồng bào dân tộc thiểu số (nếu có)`: what must be there is the stratum in front, else the name so far.
  std::string text_without_condition(Subject& subject, std::size_t first, std::size_t last) {
    std::size_t at = first;
    while (at < last && sense(at) != Sense::if_any) ++at;
    if (at == last) return trimmed(plain_text(state_, items_[first].first, items_[last - 1].last));
    const bool in_parentheses =
        at > first && sense(at - 1) == Sense::open && at + 1 < last && sense(at + 1) == Sense::close;
    const std::size_t before = in_parentheses ? at - 1 : at;
    const std::size_t behind = in_parentheses ? at + 2 : at + 1;
    if (before > first) {
      const Item& stratum = items_[before - 1];
      subject.if_any = stratum.sense == Sense::where ? state_.strata[stratum.payload]
                       : stratum.sense == Sense::stratum
                           ? plain_text(state_, stratum.first, stratum.last)
                           : trimmed(plain_text(state_, items_[first].first, items_[before - 1].last));
    }
    std::string text =
        before > first ? plain_text(state_, items_[first].first, items_[before - 1].last) : std::string();
    if (before == first && behind < last) {  // `giảm … nếu có trẻ em gặp thiên tai`
      subject.if_any = trimmed(plain_text(state_, items_[behind].first, items_[last - 1].last));
      subject.empty = true;
      return {};
    }
    if (behind < last) {
      if (!text.empty()) text += ' ';
      text += plain_text(state_, items_[behind].first, items_[last - 1].last);
    }
    return trimmed(text);
  }

  static std::string trimmed(std::string text) {
    if (text.ends_with(" nào")) text.resize(text.size() - std::string_view(" nào").size());
    while (!text.empty() &&
           (text.back() == ' ' || text.back() == ',' || text.back() == ':' || text.back() == ';' || text.back() == '.'))
      text.pop_back();
    return text;
  }

  State& state_;
  const std::vector<Item>& items_;
};

}  // namespace goalpost::detail::phrases
