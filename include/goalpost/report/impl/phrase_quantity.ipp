/// Numbers and names in canonical text.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <string_view>

#include "goalpost/language/vocabulary.hpp"
#include "goalpost/report/impl/phrase_parts.hpp"
#include "goalpost/report/phrase.hpp"
#include "goalpost/syntax/parse.hpp"
#include "goalpost/text/impl/unicode.hpp"
#include "goalpost/value/decimal.hpp"
#include "goalpost/value/period.hpp"

namespace goalpost {
namespace detail::phrase {

std::string grouped(std::string plain, const NumberStyle& style) {
  const std::size_t first_digit = plain.starts_with('-') ? 1 : 0;
  const std::size_t mark = plain.find('.');
  if (mark != std::string::npos) plain[mark] = style.decimal_mark;
  std::size_t group_end = std::min(mark, plain.size());
  while (group_end > first_digit + 3) {
    group_end -= 3;
    plain.insert(group_end, 1, style.group_mark);
  }
  return plain;
}

std::string amount(const Decimal& number, const Vocabulary& words) {
  struct Multiplier {
    std::int64_t factor;
    Word word;
  };
  static constexpr Multiplier multipliers[] = {{1'000'000'000, Word::billion}, {1'000'000, Word::million}};
  const Decimal plain = normalised(number);
  for (const auto& [factor, word] : multipliers) {
    if (plain.scale == 0 && (plain.mantissa >= factor || plain.mantissa <= -factor)) {
      // Four digits behind the point at most, so that the word is shorter than the zeros it replaces.
      const std::int64_t unit = factor / 10'000;
      if (plain.mantissa % unit != 0) break;
      const Decimal short_number = normalised(Decimal{plain.mantissa / unit, 4});
      return grouped(to_text(short_number), words.numbers) + ' ' + spelled(words, word);
    }
  }
  return grouped(to_text(plain), words.numbers);
}

/// The words behind the first one of each spelling that a language adds: a name like one of them could be taken for
/// the end of a word of the language (`/ năm`, `nếu có`), so it stands in backticks.
inline bool ends_a_word(const std::string& name, const Vocabulary& words) {
  using Tails = std::map<std::string_view, std::set<std::string, std::less<>>>;
  static const Tails all = [] {
    Tails tails;
    for (const std::string_view language : known_languages()) {
      auto& of_language = tails[language];
      for (const Vocabulary::Spelling& spelling : vocabulary(language)->spellings) {
        std::size_t blank = spelling.native ? spelling.text.find(' ') : std::string_view::npos;
        while (blank != std::string_view::npos) {
          const std::size_t end = spelling.text.find(' ', blank + 1);
          of_language.emplace(spelling.text.substr(blank + 1, end == std::string_view::npos ? end : end - blank - 1));
          blank = end;
        }
      }
    }
    return tails;
  }();
  const auto found = all.find(words.language);
  return found != all.end() && found->second.contains(unicode::folded(name).value_or(name));
}

inline std::string number_with_unit(const syntax::Quantity& quantity, const Vocabulary& words, bool in_expression) {
  using syntax::Scale;
  if (quantity.scale == Scale::date) return date_text(quantity.days_since_1970);
  std::string text = quantity.scale == Scale::currency ? amount(quantity.number, words)
                                                       : grouped(to_text(normalised(quantity.number)), words.numbers);
  switch (quantity.scale) {
    case Scale::percent: text += '%'; break;
    case Scale::per: {
      const std::string base = grouped(std::to_string(quantity.per_n), words.numbers);
      const bool slash = own_order(words) && !in_expression;
      text += quantity.per_n == 1000 ? "‰" : slash ? '/' + base : between_blanks(words, Word::per) + base;
      break;
    }
    case Scale::points: text += ' ' + spelled(words, Word::points); break;
    case Scale::times: text += ' ' + spelled(words, Word::times); break;
    case Scale::currency:
      text += ' ' + (own_order(words) && quantity.currency == "VND" ? spelled(words, Word::dong) : quantity.currency);
      break;
    case Scale::plain:
    case Scale::date: break;
  }
  return text;
}

std::string literal_text(const syntax::Quantity& quantity, const Vocabulary& words) {
  return number_with_unit(quantity, words, true);
}

}  // namespace detail::phrase

std::string name_text(const std::string& name, const Vocabulary& words) {
  const std::string text = quoted_if_needed(name, words);
  return text == name && detail::phrase::ends_a_word(name, words) ? '`' + name + '`' : text;
}

std::string quantity_text(const syntax::Quantity& quantity, const Vocabulary& words) {
  std::string text = detail::phrase::number_with_unit(quantity, words, false);
  if (!quantity.noun.empty()) text += ' ' + quantity.noun;
  if (!quantity.per_year) return text;
  // `/ năm` is spelled as two words, so that `/ năm` and `/NĂM` are read; nobody prints it so.
  const std::string per_year = detail::phrase::spelled(words, Word::per_year);
  return per_year.starts_with("/ ") ? text + '/' + per_year.substr(2) : text + ' ' + per_year;
}

}  // namespace goalpost
