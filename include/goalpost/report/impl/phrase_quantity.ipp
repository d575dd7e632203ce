/// Numbers and names in canonical English.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "goalpost/language/vocabulary.hpp"
#include "goalpost/report/impl/phrase_parts.hpp"
#include "goalpost/report/phrase.hpp"
#include "goalpost/syntax/parse.hpp"
#include "goalpost/value/decimal.hpp"
#include "goalpost/value/period.hpp"

namespace goalpost {
namespace detail::phrase {

std::string grouped(std::string plain) {
  const std::size_t first_digit = plain.starts_with('-') ? 1 : 0;
  std::size_t group_end = std::min(plain.find('.'), plain.size());
  while (group_end > first_digit + 3) {
    group_end -= 3;
    plain.insert(group_end, 1, ',');
  }
  return plain;
}

std::string amount(const Decimal& number) {
  struct Multiplier {
    std::int64_t factor;
    std::string_view word;
  };
  static constexpr Multiplier multipliers[] = {{1'000'000'000, " billion"}, {1'000'000, " million"}};
  const Decimal plain = normalised(number);
  for (const auto& [factor, word] : multipliers) {
    if (plain.scale == 0 && (plain.mantissa >= factor || plain.mantissa <= -factor)) {
      // Four digits behind the point at most, so that the word is shorter than the zeros it replaces.
      const std::int64_t unit = factor / 10'000;
      return plain.mantissa % unit != 0 ? grouped(to_text(plain))
                                        : grouped(to_text(normalised(Decimal{plain.mantissa / unit, 4}))).append(word);
    }
  }
  return grouped(to_text(plain));
}

}  // namespace detail::phrase

std::string name_text(const std::string& name) {
  const Vocabulary* english = vocabulary("en");
  return english == nullptr ? name : quoted_if_needed(name, *english);
}

std::string quantity_text(const syntax::Quantity& quantity) {
  using syntax::Scale;
  if (quantity.scale == Scale::date) {
    return date_text(quantity.days_since_1970);
  }
  const bool in_words = quantity.scale == Scale::currency;
  std::string text = in_words ? detail::phrase::amount(quantity.number)
                              : detail::phrase::grouped(to_text(normalised(quantity.number)));
  switch (quantity.scale) {
    case Scale::percent: text += '%'; break;
    case Scale::per:
      text += quantity.per_n == 1000 ? "‰" : " per " + detail::phrase::grouped(std::to_string(quantity.per_n));
      break;
    case Scale::points: text += " points"; break;
    case Scale::times: text += " times"; break;
    case Scale::currency: text += ' ' + quantity.currency; break;
    case Scale::plain:
    case Scale::date: break;
  }
  if (!quantity.noun.empty()) {
    text += ' ' + quantity.noun;
  }
  return quantity.per_year ? text + " per year" : text;
}

}  // namespace goalpost
