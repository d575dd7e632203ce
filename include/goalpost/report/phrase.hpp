/// Canonical text of what a tree says, in the words and the number style of a language: one spelling for each
/// meaning, minimal parentheses. Parsing it again gives the same structure. Reads the tree alone, so that a plan can
/// be printed before it is checked.
#pragma once

#include <string>

#include "goalpost/language/vocabulary.hpp"
#include "goalpost/syntax/tree.hpp"

namespace goalpost {

/// "9‰", "16 per 100,000 children", "4 billion VND per year", "2025-05-20"; in Vietnamese "16/100.000 trẻ em", "4 tỷ
/// đồng/năm".
[[nodiscard]] std::string quantity_text(const syntax::Quantity& quantity, const Vocabulary& words = *vocabulary("en"));
/// "neonatal_deaths per 1,000 live_births". "" for no expression.
[[nodiscard]] std::string expression_text(const syntax::Tree& tree, syntax::ExprId id,
                                          const Vocabulary& words = *vocabulary("en"));
/// "below 7% where residence = rural": the clause behind the word `target`.
[[nodiscard]] std::string target_text(const syntax::Tree& tree, const syntax::Target& target,
                                      const Vocabulary& words = *vocabulary("en"));
/// A name as the grammar wants it: bare, or in backticks when it is a word of the language or no identifier.
[[nodiscard]] std::string name_text(const std::string& name, const Vocabulary& words = *vocabulary("en"));

}  // namespace goalpost
