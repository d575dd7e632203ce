/// Pieces of canonical text that other renderers use too.
#pragma once

#include <cstdint>
#include <string>

#include "goalpost/language/vocabulary.hpp"
#include "goalpost/syntax/tree.hpp"
#include "goalpost/value/decimal.hpp"

namespace goalpost::detail::phrase {

/// "-1234567.5" as "-1,234,567.5", or as "-1.234.567,5".
[[nodiscard]] std::string grouped(std::string plain, const NumberStyle& style = {});
/// "4 billion", "1.25 million", "300,000": money is easier to read, and to compare, with words than with nine zeros.
[[nodiscard]] std::string amount(const Decimal& number, const Vocabulary& words = *vocabulary("en"));
/// A number inside an expression, where `/` would divide: "9 per 100,000".
[[nodiscard]] std::string literal_text(const syntax::Quantity& quantity, const Vocabulary& words);

/// Whether the words of a language stand in another order than the English ones: `giảm 30%`, `năm 2024`.
[[nodiscard]] inline bool own_order(const Vocabulary& words) noexcept { return words.language != "en"; }

/// The canonical spelling of a word.
[[nodiscard]] inline std::string spelled(const Vocabulary& words, Word word) {
  return std::string(words.canonical(word));
}
/// " word ", between its neighbours.
[[nodiscard]] inline std::string between_blanks(const Vocabulary& words, Word word) {
  return ' ' + spelled(words, word) + ' ';
}
/// "2024", "năm 2024".
[[nodiscard]] inline std::string year_text(const Vocabulary& words, std::int64_t year) {
  return own_order(words) ? spelled(words, Word::the_year) + ' ' + std::to_string(year) : std::to_string(year);
}
/// "mean of last 3 years", "trung bình 3 năm trước".
[[nodiscard]] inline std::string mean_of_last_text(const Vocabulary& words, std::int64_t num_years) {
  return spelled(words, Word::mean_of_last) + ' ' + std::to_string(num_years) + ' ' +
         spelled(words, own_order(words) ? Word::prior_year : Word::years);
}

}  // namespace goalpost::detail::phrase
