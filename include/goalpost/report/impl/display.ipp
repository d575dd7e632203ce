/// Figures as people read them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <utility>

#include "goalpost/report/impl/display.hpp"
#include "goalpost/report/impl/phrase_parts.hpp"
#include "goalpost/report/impl/speech.hpp"
#include "goalpost/value/impl/big.hpp"

namespace goalpost::detail::display {

/// Past this many digits two figures are shown as fractions: nobody compares longer ones by eye.
inline constexpr int max_places = 40;

inline Rational rounded_to(const Rational& value, int places) {
  const Big power(boost::multiprecision::pow(BigInt(10), static_cast<unsigned>(places)));
  const Big scaled = abs(to_big(value)) * power;
  const BigInt numerator = boost::multiprecision::numerator(scaled);
  const BigInt denominator = boost::multiprecision::denominator(scaled);
  const Big magnitude((2 * numerator + denominator) / (2 * denominator));
  const Big result = magnitude / power;
  return to_rational(value.sign() < 0 ? Big(-result) : result);
}

/// Places after which `value` ends, if at most `most`.
inline std::optional<int> places_to_end(const Rational& value, int most) {
  for (int places = 0; places <= most; ++places) {
    if (rounded_to(value, places) == value) {
      return places;
    }
  }
  return std::nullopt;
}

/// Two places; below 0.1 enough for two significant digits.
inline int usual_places(const Rational& value, int exact_places) {
  if (const auto end = places_to_end(value, std::max(exact_places, 2))) {
    return *end;
  }
  const Big magnitude = abs(to_big(value));
  int places = 2;
  for (Big floor(1, 10); magnitude < floor && places < max_places; floor /= 10) {
    ++places;
  }
  return places;
}

inline bool looks_right(const Rational& shown, const Rational& exact, const std::vector<Rational>& marks) {
  return std::all_of(marks.begin(), marks.end(),
                     [&](const Rational& mark) { return (shown <=> mark) == (exact <=> mark); });
}

/// The fewest places from `places` on with which `value` looks right beside `marks`; nullopt when there are none.
inline std::optional<int> telling_places(const Rational& value, int places, const std::vector<Rational>& marks) {
  for (; places <= max_places; ++places) {
    if (looks_right(rounded_to(value, places), value, marks)) {
      return places;
    }
  }
  return std::nullopt;
}

inline std::string written(const Rational& value, std::optional<int> places, std::string_view language) {
  return places ? speech::number(phrase::grouped(value.rounded(*places)), language) : value.to_fraction_text();
}

/// Marks that every figure keeps clear of: nothing, and everything.
inline std::vector<Rational> natural_marks(const Unit& unit) {
  std::vector<Rational> marks{Rational(0)};
  if (unit.kind == Kind::ratio && unit.scale == 100) {
    marks.emplace_back(100);
  }
  return marks;
}

inline std::string with_unit(const Rational& value, const Unit& unit, std::optional<int> places,
                             std::string_view language) {
  if (unit.kind == Kind::date) {
    return date(value, language);
  }
  const bool in_words =
      unit.kind == Kind::money && value.to_text(17).find('.') == std::string::npos && value.to_text(17).size() <= 17;
  if (in_words) {
    return speech::amount(Decimal{std::strtoll(value.to_text(17).c_str(), nullptr, 10), 0}, language) +
           speech::suffix(unit, language);
  }
  return written(value, places, language) + speech::suffix(unit, language);
}

/// A figure beside others that are already fixed.
inline std::string beside(const Rational& value, const Unit& unit, int exact_places, std::vector<Rational> marks,
                          std::string_view language) {
  for (Rational& mark : natural_marks(unit)) {
    marks.push_back(std::move(mark));
  }
  return with_unit(value, unit, telling_places(value, usual_places(value, exact_places), marks), language);
}

std::string number(const Rational& value, const Rounding& rounding, std::string_view language) {
  return written(value, telling_places(value, usual_places(value, rounding.exact_places), rounding.marks), language);
}

std::string figure(const Rational& value, const Unit& unit, const Rounding& rounding, std::string_view language) {
  return beside(value, unit, rounding.exact_places, rounding.marks, language);
}

std::string margin(const Rational& distance, const Unit& unit, const std::string& noun, std::string_view language) {
  using speech::say;
  using speech::Sentence;
  const Rational size = distance.sign() < 0 ? to_rational(Big(-to_big(distance))) : distance;
  const std::string text = number(size, {.exact_places = 2, .marks = {Rational(0)}}, language);
  const bool single = size == Rational(1);
  switch (unit.kind) {
    case Kind::ratio:
    case Kind::points:
      if (unit.scale == 100 || (unit.scale == 1 && unit.kind == Kind::points)) {
        return say(single ? Sentence::point : Sentence::points, language, {text});
      }
      if (unit.scale == 1 || unit.scale == 1000) {
        return unit.scale == 1 ? text : say(Sentence::per_thousand, language, {text});
      }
      return say(Sentence::per, language,
                 {text, speech::number(phrase::grouped(std::to_string(unit.scale)), language)});
    case Kind::money: return with_unit(size, unit, usual_places(size, 2), language);
    case Kind::date: return say(single ? Sentence::day : Sentence::days, language, {text});
    // A noun is a plural in English, which one of them is not; Vietnamese has none.
    case Kind::count: return noun.empty() || (single && language != "vi") ? text : text + ' ' + noun;
    case Kind::number: return text;
  }
  return text;
}

struct PairOfPlaces {
  std::optional<int> value;
  std::optional<int> limit;
};

/// Places for a value and its limit at which the two, rounded or exact, compare as they do exactly.
inline PairOfPlaces places_of_pair(const Rational& value, int value_places, const Rational& limit, int limit_places,
                                   const std::vector<Rational>& marks) {
  if (value == limit) {
    const auto places = telling_places(value, std::max(value_places, limit_places), marks);
    return {places, places};
  }
  const auto order = value <=> limit;
  for (; std::max(value_places, limit_places) <= max_places; ++value_places, ++limit_places) {
    const Rational shown_value = rounded_to(value, value_places);
    const Rational shown_limit = rounded_to(limit, limit_places);
    if ((shown_value <=> limit) == order && (value <=> shown_limit) == order &&
        (shown_value <=> shown_limit) == order && looks_right(shown_value, value, marks)) {
      return {value_places, limit_places};
    }
  }
  return {};
}

Figures figures(const Result& result, const PlanIndicator& indicator, std::string_view language) {
  const Unit& unit = indicator.unit;
  // A published figure is shown as it was published; a quotient has as many digits as one likes.
  const int exact_places = result.denominator ? 0 : 6;
  Figures out;
  std::vector<Rational> marks;
  if (result.value && result.limit) {
    const auto places = places_of_pair(*result.value, usual_places(*result.value, exact_places), *result.limit,
                                       usual_places(*result.limit, 6), natural_marks(unit));
    out.value = with_unit(*result.value, unit, places.value, language);
    out.limit = with_unit(*result.limit, unit, places.limit, language);
    marks = {*result.value, *result.limit};
  } else if (result.value) {
    out.value = beside(*result.value, unit, exact_places, {}, language);
    marks = {*result.value};
  } else if (result.limit) {
    out.limit = beside(*result.limit, unit, 6, {}, language);
    marks = {*result.limit};
  }
  if (result.base) {
    if (result.limit && *result.base == *result.limit) {
      out.base = out.limit;
    } else if (result.value && *result.base == *result.value) {
      out.base = out.value;
    } else {
      out.base = beside(*result.base, unit, exact_places, std::move(marks), language);
    }
  }
  return out;
}

std::string date(const Rational& days, std::string_view language) {
  const std::string text = days.rounded(0);
  const long long count = std::strtoll(text.c_str(), nullptr, 10);
  return count < INT32_MIN || count > INT32_MAX ? text : speech::date(static_cast<std::int32_t>(count), language);
}

}  // namespace goalpost::detail::display
