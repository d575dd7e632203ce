// Targets of phrases in canonical words. What the Vietnamese words say, read_phrase() reads back as the same target.
#pragma once

#include "goalpost/syntax/phrase.hpp"
#include "goalpost/value/period.hpp"

namespace goalpost {
namespace detail::phrase_words {

using syntax::Comparator;
using syntax::Form;
using syntax::Quantity;
using syntax::Scale;

/// Digits in the style of the language. `group` is left out where a dot could be taken for a decimal mark.
inline std::string digits_text(Decimal number, bool vietnamese, bool group, bool three_decimals_mislead) {
  number = normalised(number);
  // `2,125` could be grouped by a comma: one more zero says that it is not
  if (vietnamese && three_decimals_mislead && number.scale == 3 && number.mantissa < 100'000'000'000'000'000)
    number = {number.mantissa * 10, 4};
  std::string text = to_text(number);
  std::size_t end = text.find('.');
  if (end == std::string::npos) {
    end = text.size();
  } else if (vietnamese) {
    text[end] = ',';
  }
  while (group && end > 3) {
    end -= 3;
    text.insert(end, 1, vietnamese ? '.' : ',');
  }
  return text;
}

/// `4 tỷ`, `150 triệu`, `300.000`: the greatest multiplier that leaves at most two decimals.
inline std::string amount_text(const Decimal& number, bool vietnamese) {
  struct Multiplier {
    std::int64_t factor;
    std::string_view vi, en;
  };
  static constexpr Multiplier multipliers[] = {{1'000'000'000, " tỷ", " billion"}, {1'000'000, " triệu", " million"}};
  const Decimal plain = normalised(number);
  for (const Multiplier& by : multipliers) {
    if (plain.scale == 0 && plain.mantissa >= by.factor && plain.mantissa % (by.factor / 100) == 0)
      return digits_text({plain.mantissa / (by.factor / 100), 2}, vietnamese, true, false) +
             std::string(vietnamese ? by.vi : by.en);
  }
  return digits_text(plain, vietnamese, true, true);
}

inline std::string day_text(std::int32_t days, bool vietnamese) {
  const std::string iso = date_text(days);  // 2022-05-20
  if (!vietnamese || iso.size() != 10) return iso;
  const auto plain = [](std::string part) { return part.front() == '0' ? part.substr(1) : part; };
  return "ngày " + plain(iso.substr(8, 2)) + '/' + plain(iso.substr(5, 2)) + '/' + iso.substr(0, 4);
}

inline std::string quantity_text(const Quantity& quantity, bool vietnamese) {
  const auto digits = [&](bool group, bool mislead) {
    return digits_text(quantity.number, vietnamese, group, mislead);
  };
  switch (quantity.scale) {
    case Scale::date: return day_text(quantity.days_since_1970, vietnamese);
    case Scale::percent: {
      const std::string text = digits(!vietnamese, false) + '%';
      return quantity.noun.empty() ? text : text + ' ' + quantity.noun;
    }
    case Scale::per: {
      // The noun of a rate is a part of its name: `16/100.000`.
      if (quantity.permille_sign) return digits(!vietnamese, false) + "‰";
      std::string n = digits_text({quantity.per_n, 0}, vietnamese, true, false);
      // `111/100 bé gái`: a hundred is a denominator only of what is named
      if (quantity.per_n == 100 && !quantity.noun.empty()) n += ' ' + quantity.noun;
      return digits(true, true) + (vietnamese ? "/" : " per ") + n;
    }
    case Scale::points: return digits(true, true) + (vietnamese ? " điểm phần trăm" : " points");
    case Scale::times: return digits(true, true) + (vietnamese ? " lần" : " times");
    case Scale::currency: {
      std::string text = amount_text(quantity.number, vietnamese);
      text += vietnamese && quantity.currency == "VND" ? " đồng" : " " + quantity.currency;
      if (!quantity.noun.empty()) text += (vietnamese ? "/" : " per ") + quantity.noun;
      return text;
    }
    case Scale::plain: break;
  }
  const std::string text = digits(true, true);
  return quantity.noun.empty() ? text : text + ' ' + quantity.noun;
}

/// `từ 3 đến 5 mô hình`: a noun, and what a rate is per, are said once.
inline std::string low_text(const Quantity& low, const Quantity& high, bool vi) {
  const bool once =
      low.scale == high.scale && low.noun == high.noun && !low.permille_sign &&
      ((low.scale == Scale::plain && !low.noun.empty()) || (low.scale == Scale::per && low.per_n == high.per_n));
  if (vi && low.scale == Scale::currency && low.noun == high.noun) {  // `từ 94 triệu đồng đến 96 triệu đồng/người`
    Quantity bare = low;
    bare.noun.clear();
    return quantity_text(bare, vi);
  }
  return once ? digits_text(low.number, vi, true, true) : quantity_text(low, vi);
}

inline std::string_view comparator_text(Comparator comparator, bool vietnamese, bool date) {
  switch (comparator) {
    case Comparator::less: return vietnamese ? (date ? "trước " : "dưới ") : "below ";
    case Comparator::less_equal:
      return vietnamese ? (date ? "chậm nhất " : "không quá ") : date ? "no later than " : "at most ";
    case Comparator::greater: return vietnamese ? "trên " : "above ";
    case Comparator::greater_equal: return vietnamese ? "ít nhất " : "at least ";
    case Comparator::equal: return vietnamese ? "đúng " : "exactly ";
  }
  return "";
}

/// `giảm từ 411 vụ năm 2024 xuống còn 200 vụ`
inline std::string from_start(const PhraseTarget& target, bool vi) {
  const bool lower = target.better != syntax::Better::higher;
  std::string text = lower ? (vi ? "giảm từ " : "reduce from ") : (vi ? "tăng từ " : "increase from ");
  text += quantity_text(*target.start, vi);
  if (target.since) text += (vi ? " năm " : " in ") + std::to_string(*target.since);
  const bool strict = target.comparator == Comparator::less || target.comparator == Comparator::greater;
  if (vi) {
    text += lower ? (strict ? " xuống dưới " : " xuống còn ") : (strict ? " lên trên " : " lên ");
  } else {
    text += lower ? (strict ? " to below " : " down to ") : (strict ? " to above " : " up to ");
  }
  if (target.form == Form::about) text += vi ? "khoảng " : "about ";
  if (target.limit_high) {
    text += (vi ? "từ " : "between ") + low_text(*target.limit, *target.limit_high, vi) + (vi ? " đến " : " and ");
    return text + quantity_text(*target.limit_high, vi);
  }
  return text + quantity_text(*target.limit, vi);
}

inline std::string change_text(const PhraseTarget& target, bool vi) {
  const bool reduces = target.form == Form::reduce;
  if (target.limit && target.limit->scale == Scale::times)
    return std::string(vi ? "tăng gấp " : "") +
           (target.comparator == Comparator::greater ? (vi ? "trên " : "above ") : "") +
           quantity_text(*target.limit, vi);
  std::string text = vi ? (reduces ? "giảm" : "tăng") : (reduces ? "reduce" : "increase");
  if (!target.limit) return text;
  const bool strict = target.comparator == Comparator::less || target.comparator == Comparator::greater;
  if (!vi) text += " by";
  if (target.limit_high) {
    text += vi ? " từ " : " ";
    return text + low_text(*target.limit, *target.limit_high, vi) + (vi ? " đến " : " to ") +
           quantity_text(*target.limit_high, vi);
  }
  if (strict) text += vi ? " trên" : " more than";
  return text + ' ' + quantity_text(*target.limit, vi);
}

inline std::string form_text(const PhraseTarget& target, bool vi) {
  if (target.form == Form::reduce || target.form == Form::increase) return change_text(target, vi);
  const std::string maintain = target.form == Form::maintain ? (vi ? "duy trì" : "maintain") : "";
  if (!target.limit) return maintain;
  if (target.start) return from_start(target, vi);
  // A range and an estimate say by a word in front which direction is the better one.
  const bool directed = vi && (target.limit_high || target.form == Form::about);
  std::string front = maintain.empty() ? "" : maintain + ' ';
  if (directed && target.better == syntax::Better::higher) front += "đạt ";
  if (directed && target.better == syntax::Better::lower) front += "xuống còn ";
  if (target.limit_high) {
    return front + (vi ? "từ " : "between ") + low_text(*target.limit, *target.limit_high, vi) +
           (vi ? " đến " : " and ") + quantity_text(*target.limit_high, vi);
  }
  if (target.form == Form::about) return front + (vi ? "khoảng " : "about ") + quantity_text(*target.limit, vi);
  const bool date = target.limit->scale == Scale::date;
  std::string text = front;
  if (vi && target.limit->scale == Scale::points) text += "xuống ";  // else it would be the size of a change
  if (target.comparator) {
    text += comparator_text(*target.comparator, vi, date);
  } else if (vi && maintain.empty() && target.limit->scale == Scale::plain && !target.limit->noun.empty()) {
    text += "là ";  // a count alone would be the least one
  }
  return text + quantity_text(*target.limit, vi);
}

}  // namespace detail::phrase_words

std::string canonical_phrase(const PhraseTarget& target, std::string_view language) {
  const bool vi = language == "vi";
  std::string text = detail::phrase_words::form_text(target, vi);
  if (!target.per_time.empty())
    text += vi ? '/' + target.per_time : target.per_time == "năm" ? " per year" : " per " + target.per_time;
  if (target.tolerance)
    text += (vi ? " sai số " : " within ") + detail::phrase_words::quantity_text(*target.tolerance, vi);
  if (!target.in_every.empty()) text += (vi ? " ở mỗi " : " in every ") + target.in_every;
  if (!target.where.empty()) text += (vi ? " đối với " : " where ") + target.where;
  if (target.every_year)
    text += vi               ? (target.average ? " bình quân mỗi năm" : " mỗi năm")
            : target.average ? " every year on average"
                             : " every year";
  if (target.versus) {
    text += vi ? " so với " : " versus ";
    switch (target.versus->kind) {
      case syntax::ReferenceKind::year: text += (vi ? "năm " : "") + std::to_string(target.versus->number); break;
      case syntax::ReferenceKind::baseline: text += vi ? "đầu kỳ" : "baseline"; break;
      default: text += vi ? "năm trước" : "prior year"; break;
    }
  }
  if (target.since && target.until) {
    text += vi ? " giai đoạn " + std::to_string(*target.since) + '-' + std::to_string(*target.until)
               : " from " + std::to_string(*target.since) + " to " + std::to_string(*target.until);
  } else if (target.since && !target.start) {
    text += (vi ? " từ năm " : " from ") + std::to_string(*target.since);
  }
  if (target.by) text += (vi ? " vào năm " : " by ") + std::to_string(*target.by);
  if (!target.if_any.empty()) text += (vi ? " nếu có " : " if any ") + target.if_any;
  return text;
}

}  // namespace goalpost
