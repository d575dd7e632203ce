/// Expressions in canonical text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "goalpost/report/impl/phrase_parts.hpp"
#include "goalpost/report/phrase.hpp"

namespace goalpost {
namespace detail::phrase_expression {

using syntax::Expr;
using syntax::ExprId;
using syntax::Op;
using syntax::Tree;

/// How strongly an operator holds its operands together; a weaker one inside a stronger one needs parentheses.
enum Strength : int { whole, either, both, negation, comparison, quotient, sum, product, sign, suffixed, primary };

struct Infix {
  std::string_view symbol;  ///< "" when it is a word
  Word word;
  Strength strength;
  Strength left;  ///< the weakest operand that stands on the left without parentheses
  Strength right;
};

inline const Infix* infix(Op op) {
  static constexpr Infix table[] = {{" + ", Word::plus, sum, sum, product},
                                    {" - ", Word::plus, sum, sum, product},
                                    {" * ", Word::plus, product, product, sign},
                                    {" / ", Word::plus, product, product, sign},
                                    {" < ", Word::plus, comparison, quotient, quotient},
                                    {" <= ", Word::plus, comparison, quotient, quotient},
                                    {" > ", Word::plus, comparison, quotient, quotient},
                                    {" >= ", Word::plus, comparison, quotient, quotient},
                                    {" = ", Word::plus, comparison, quotient, quotient},
                                    {" != ", Word::plus, comparison, quotient, quotient},
                                    {"", Word::and_, both, both, negation},
                                    {"", Word::or_, either, either, both},
                                    {"", Word::as_percent_of, quotient, sum, sum}};
  switch (op) {
    case Op::add: return &table[0];
    case Op::subtract: return &table[1];
    case Op::multiply: return &table[2];
    case Op::divide: return &table[3];
    case Op::less: return &table[4];
    case Op::less_equal: return &table[5];
    case Op::greater: return &table[6];
    case Op::greater_equal: return &table[7];
    case Op::equal: return &table[8];
    case Op::not_equal: return &table[9];
    case Op::logical_and: return &table[10];
    case Op::logical_or: return &table[11];
    case Op::percent_of: return &table[12];
    default: return nullptr;
  }
}

/// Recursion is as deep as the tree, which parse() keeps within Limits::max_depth.
class Printer {
 public:
  Printer(const Tree& tree, const Vocabulary& words) : tree_(tree), words_(words) {}

  [[nodiscard]] std::string text(ExprId id, Strength at_least) const {
    if (id >= tree_.exprs.size()) {
      return {};
    }
    const Expr& expr = tree_.at(id);
    std::string result = bare(expr);
    return strength(expr) < at_least ? '(' + result + ')' : result;
  }

 private:
  [[nodiscard]] Strength strength(const Expr& expr) const {
    if (const Infix* operation = infix(expr.op)) {
      return operation->strength;
    }
    switch (expr.op) {
      case Op::conditional: return whole;
      case Op::logical_not: return negation;
      case Op::per: return quotient;
      case Op::quantity:  // no name and no parenthesis: neither `default` nor `in 2024` follows it
      case Op::negate: return sign;
      case Op::default_to:
      case Op::in_year: return suffixed;
      default: return primary;
    }
  }

  [[nodiscard]] bool ends_in_number(ExprId id, Strength at_least) const {
    if (id >= tree_.exprs.size() || strength(tree_.at(id)) < at_least) {
      return false;
    }
    const Expr& expr = tree_.at(id);
    if (const Infix* operation = infix(expr.op)) {
      return ends_in_number(expr.b, operation->right);
    }
    const bool number = expr.op == Op::quantity || expr.op == Op::default_to;
    return number ? tree_.quantities[expr.payload].scale == syntax::Scale::plain
                  : expr.op == Op::negate && ends_in_number(expr.a, sign);
  }

  [[nodiscard]] std::string call(Word function, const Expr& expr) const {
    std::string result = word(function);
    result += '(' + text(expr.a, whole);
    if (expr.b < tree_.exprs.size()) {
      result += "; " + text(expr.b, whole);
    }
    return result + ')';
  }

  [[nodiscard]] std::string named(std::uint32_t index) const { return name_text(tree_.names[index].text, words_); }

  [[nodiscard]] std::string bare(const Expr& expr) const {
    if (const Infix* operation = infix(expr.op)) {
      const std::string spelling = operation->symbol.empty() ? joined(operation->word) : std::string(operation->symbol);
      return text(expr.a, operation->left) + spelling + text(expr.b, operation->right);
    }
    switch (expr.op) {
      case Op::quantity: return phrase::literal_text(tree_.quantities[expr.payload], words_);
      case Op::name: return named(expr.payload);
      case Op::negate: return '-' + text(expr.a, sign);
      case Op::absolute: return call(Word::absolute, expr);
      case Op::prior: return call(Word::prior, expr);
      case Op::total: return call(Word::total, expr);
      case Op::minimum: return call(Word::minimum, expr);
      case Op::maximum: return call(Word::maximum, expr);
      case Op::logical_not: return word(Word::not_) + ' ' + text(expr.a, negation);
      case Op::default_to:
        return text(expr.a, suffixed) + joined(Word::default_) +
               phrase::literal_text(tree_.quantities[expr.payload], words_);
      case Op::in_year: return text(expr.a, suffixed) + joined(Word::in) + phrase::year_text(words_, expr.payload);
      case Op::mean_last:
        return phrase::mean_of_last_text(words_, expr.payload) + joined(Word::of) + text(expr.a, primary);
      case Op::per: {
        // `4 per 1,000` is one number with its scale, so a plain number may not stand bare before `per`.
        const std::string left = text(expr.a, sum);
        return (ends_in_number(expr.a, sum) ? '(' + left + ')' : left) + joined(Word::per) +
               phrase::grouped(std::to_string(expr.payload), words_.numbers) + ' ' + text(expr.b, sum);
      }
      case Op::conditional:
        return word(Word::if_) + ' ' + text(expr.a, either) + joined(Word::then_) + text(expr.b, whole) +
               joined(Word::else_) + text(expr.c, whole);
      case Op::gap:
        return word(Word::gap_of) + ' ' + text(expr.a, quotient) + joined(Word::from) + named(expr.payload) +
               joined(Word::to) + named(expr.payload + 1);
      case Op::share_meeting:
        return word(Word::share_of) + ' ' + named(expr.payload) + joined(Word::meeting) + named(expr.payload + 1);
      default: return "…";  // damaged: whoever prints it has seen the error
    }
  }

  [[nodiscard]] std::string word(Word wanted) const { return phrase::spelled(words_, wanted); }
  [[nodiscard]] std::string joined(Word wanted) const { return phrase::between_blanks(words_, wanted); }

  const Tree& tree_;
  const Vocabulary& words_;
};

}  // namespace detail::phrase_expression

std::string expression_text(const syntax::Tree& tree, syntax::ExprId id, const Vocabulary& words) {
  return detail::phrase_expression::Printer(tree, words).text(id, detail::phrase_expression::whole);
}

}  // namespace goalpost
