/// Expressions: one rule for an operand, one for operands joined by operators. Precedence is a table, applied by the directive
/// `operator_chain` while the grammar reads; so a level of parentheses costs few stack frames, and a sum of a million terms none.
#pragma once

#include "goalpost/syntax/impl/quantities.ipp"

namespace goalpost::detail::grammar {

using syntax::ExprId;
using syntax::Op;

// ---------------------------------------------------------------- operators

struct InfixOperator {
  Word word;
  Op op;
  std::uint8_t precedence;
};

inline constexpr std::uint8_t or_precedence = 1;
inline constexpr std::uint8_t and_precedence = 2;
inline constexpr std::uint8_t not_precedence = 3;
inline constexpr std::uint8_t comparison_precedence = 4;  // does not chain
inline constexpr std::uint8_t ratio_precedence = 5;       // does not chain
inline constexpr std::uint8_t sum_precedence = 6;
inline constexpr std::uint8_t product_precedence = 7;
inline constexpr std::uint8_t sign_precedence = 8;

/// `per N` is not here: its N stands between operator and operand.
inline constexpr InfixOperator infix_operators[] = {
    {Word::or_, Op::logical_or, or_precedence},
    {Word::and_, Op::logical_and, and_precedence},
    {Word::below, Op::less, comparison_precedence},
    {Word::at_most, Op::less_equal, comparison_precedence},
    {Word::no_later_than, Op::less_equal, comparison_precedence},
    {Word::above, Op::greater, comparison_precedence},
    {Word::at_least, Op::greater_equal, comparison_precedence},
    {Word::no_earlier_than, Op::greater_equal, comparison_precedence},
    {Word::exactly, Op::equal, comparison_precedence},
    {Word::not_equal, Op::not_equal, comparison_precedence},
    {Word::as_percent_of, Op::percent_of, ratio_precedence},
    {Word::plus, Op::add, sum_precedence},
    {Word::minus, Op::subtract, sum_precedence},
    {Word::multiplied_by, Op::multiply, product_precedence},
    {Word::divided_by, Op::divide, product_precedence},
};

[[nodiscard]] inline bool is_condition(Op op) noexcept {
  return op == Op::logical_not || op == Op::logical_and || op == Op::logical_or ||
         (op >= Op::less && op <= Op::not_equal);
}

/// Conditions and figures do not stand for one another. One finding per clause is enough.
inline void need_figure(State& state, ExprId id) {
  if (is_condition(state.at(id).op) && !state.damaged) state.error(Code::condition_as_figure, state.at(id).range);
}
inline void need_condition(State& state, ExprId id) {
  const syntax::Expr& expr = state.at(id);
  if (is_condition(expr.op) || expr.op == Op::damaged || state.damaged) return;
  state.error(Code::figure_as_condition, expr.range, {state.source.text(expr.range)});
}

[[nodiscard]] inline ByteRange joined(ByteRange first, ByteRange second) noexcept {
  return {first.begin_byte, second.end_byte};
}

/// Applies the operator on top of the stack to the operands on top of theirs.
inline void apply_top(State& state) {
  const PendingOperator pending = state.operators.back();
  state.operators.pop_back();
  const ExprId right = state.operands.back();
  syntax::Expr expr;
  expr.op = pending.op;
  expr.payload = pending.payload;
  const bool takes_conditions = pending.precedence <= not_precedence;
  const auto check = takes_conditions ? need_condition : need_figure;
  if (pending.prefix) {
    check(state, right);
    expr.a = right;
    expr.range = joined(pending.range, state.at(right).range);
  } else {
    state.operands.pop_back();
    const ExprId left = state.operands.back();
    check(state, left);
    check(state, right);
    expr.a = left;
    expr.b = right;
    expr.range = joined(state.at(left).range, state.at(right).range);
  }
  state.operands.back() = state.push(expr);
}

/// Makes room for an infix operator: what binds at least as strongly on its left is applied first.
inline void push_infix(State& state, const PendingOperator& incoming) {
  while (state.operators.back().precedence >= incoming.precedence) {
    const std::uint8_t waiting = state.operators.back().precedence;
    const bool same = waiting == incoming.precedence && !state.damaged;
    if (same && waiting == ratio_precedence) state.error(Code::chained_ratio, incoming.range);
    if (same && waiting == comparison_precedence) state.error(Code::chained_comparison, incoming.range);
    apply_top(state);
  }
  state.operators.push_back(incoming);
}

/// One of the operators of the table; with `conditions` false, only those that make figures of figures.
struct infix_terminal : terminal<infix_terminal, x3::unused_type> {
  constexpr explicit infix_terminal(bool with_conditions)
      : lowest(with_conditions ? or_precedence : ratio_precedence) {}
  std::uint8_t lowest;

  const char* match(State& state, const char* at, const char* last, x3::unused_type) const {
    const auto found = state.word_at(at, last);
    if (!found) return nullptr;
    for (const InfixOperator& row : infix_operators) {
      if (row.word != found->word || row.precedence < lowest) continue;
      const char* const end = at + found->num_bytes;
      push_infix(state, {row.op, row.precedence, false, 0, state.range(at, end)});
      return end;
    }
    return nullptr;
  }
};

/// A sign or `not`. Not a recursion: a million of them only wait on a stack of our own.
struct prefix_terminal : terminal<prefix_terminal, x3::unused_type> {
  const char* match(State& state, const char* at, const char* last, x3::unused_type) const {
    const auto found = state.word_at(at, last);
    if (!found || (found->word != Word::minus && found->word != Word::not_)) return nullptr;
    const bool sign = found->word == Word::minus;
    const char* const end = at + found->num_bytes;
    state.operators.push_back(
        {sign ? Op::negate : Op::logical_not, sign ? sign_precedence : not_precedence, true, 0, state.range(at, end)});
    return end;
  }
};

/// Encloses operands joined by operators; its value is the expression they make.
template <class Subject>
struct operator_chain_directive : x3::unary_parser<Subject, operator_chain_directive<Subject>> {
  using base_type = x3::unary_parser<Subject, operator_chain_directive<Subject>>;
  using attribute_type = ExprId;
  static bool const has_attribute = true;
  static bool const has_action = false;  // those inside are its own business: X3 has to hand on the value
  constexpr explicit operator_chain_directive(const Subject& enclosed) : base_type(enclosed) {}

  template <class Iterator, class Context, class RContext, class Attribute>
  bool parse(Iterator& first, const Iterator& last, const Context& context, RContext&, Attribute& attribute) const {
    State& state = state_of(context);
    const std::size_t num_operators = state.operators.size();
    const std::size_t num_operands = state.operands.size();
    state.operators.push_back({});
    ExprId unused_id = syntax::no_expr;
    const bool matched = this->subject.parse(first, last, context, unused_id, x3::unused);
    if (matched) {
      while (state.operators.back().precedence > 0) apply_top(state);
      x3::traits::move_to(ExprId{state.operands.back()}, attribute);
    }
    state.operators.resize(num_operators);
    state.operands.resize(num_operands);
    return matched;
  }
};
struct operator_chain_generator {
  template <class Subject>
  constexpr auto operator[](const Subject& subject) const {
    return operator_chain_directive<typename x3::extension::as_parser<Subject>::value_type>(x3::as_parser(subject));
  }
};
inline constexpr operator_chain_generator operator_chain{};

// ---------------------------------------------------------------- building nodes

/// A part of an expression under construction: what a rule collects before its node is pushed.
struct Parts {
  ByteRange range;
  Op op = Op::damaged;
  ExprId a = syntax::no_expr;
  ExprId b = syntax::no_expr;
  ExprId c = syntax::no_expr;
  std::uint32_t payload = 0;
};

namespace expression_actions {

template <class Context>
ByteRange since(const Context& context, std::uint32_t begin) {
  return {begin, state_of(context).offset(x3::_where(context).begin())};
}

inline constexpr auto push_operand = [](auto& context) { state_of(context).operands.push_back(x3::_attr(context)); };

inline constexpr auto push_per = [](auto& context) {
  State& state = state_of(context);
  const std::int64_t n = x3::_attr(context);
  push_infix(state, {Op::per, ratio_precedence, false, static_cast<std::uint32_t>(n), state.last_word});
};

inline constexpr auto push_literal = [](auto& context) {
  State& state = state_of(context);
  syntax::Expr expr;
  expr.op = Op::quantity;
  expr.range = x3::_attr(context).range;
  expr.payload = state.keep(std::move(x3::_attr(context)));
  state.operands.push_back(state.push(expr));
};
inline constexpr auto push_name = [](auto& context) {
  State& state = state_of(context);
  syntax::Expr expr;
  expr.op = Op::name;
  expr.range = x3::_attr(context).range;
  expr.payload = state.keep(std::move(x3::_attr(context)));
  x3::_val(context) = state.push(expr);
};

/// What stands in parentheses: its range takes them in, so that the range of what it is an operand of does, too.
inline constexpr auto take_enclosed = [](auto& context) {
  State& state = state_of(context);
  const ExprId id = boost::fusion::at_c<1>(x3::_attr(context));
  state.tree.exprs[id].range = since(context, boost::fusion::at_c<0>(x3::_attr(context)));
  x3::_val(context) = id;
};

inline constexpr auto push_parts = [](auto& context) {
  State& state = state_of(context);
  const Parts& parts = x3::_attr(context);
  syntax::Expr expr;
  expr.op = parts.op;
  expr.range = parts.range;
  expr.a = parts.a;
  expr.b = parts.b;
  expr.c = parts.c;
  expr.payload = parts.payload;
  x3::_val(context) = state.push(expr);
};

inline constexpr auto set_a = [](auto& context) {
  need_figure(state_of(context), x3::_attr(context));
  x3::_val(context).a = x3::_attr(context);
};
inline constexpr auto set_condition = [](auto& context) {
  need_condition(state_of(context), x3::_attr(context));
  x3::_val(context).a = x3::_attr(context);
};
inline constexpr auto set_b = [](auto& context) {
  need_figure(state_of(context), x3::_attr(context));
  x3::_val(context).b = x3::_attr(context);
};
inline constexpr auto set_c = [](auto& context) {
  need_figure(state_of(context), x3::_attr(context));
  x3::_val(context).c = x3::_attr(context);
};
template <Op op>
inline constexpr auto set_op = [](auto& context) { x3::_val(context).op = op; };
inline constexpr auto set_payload = [](auto& context) {
  x3::_val(context).payload = static_cast<std::uint32_t>(x3::_attr(context));
};
/// The second name is kept right behind the first: between them nothing else is.
inline constexpr auto set_first_name = [](auto& context) {
  x3::_val(context).payload = state_of(context).keep(std::move(x3::_attr(context)));
};
inline constexpr auto keep_name = [](auto& context) { state_of(context).keep(std::move(x3::_attr(context))); };

/// `min(a, b, c)` is min(min(a, b), c).
inline constexpr auto fold = [](auto& context) {
  State& state = state_of(context);
  Parts& parts = x3::_val(context);
  need_figure(state, x3::_attr(context));
  if (parts.b == syntax::no_expr) {
    parts.b = x3::_attr(context);
    return;
  }
  syntax::Expr expr;
  expr.op = parts.op;
  expr.a = parts.a;
  expr.b = parts.b;
  expr.range = joined(state.at(parts.a).range, state.at(parts.b).range);
  parts.a = state.push(expr);
  parts.b = x3::_attr(context);
};
inline constexpr auto need_two = [](auto& context) {
  State& state = state_of(context);
  if (x3::_val(context).b != syntax::no_expr || state.damaged) return;
  state.error(Code::too_few_arguments, state.last_word, {x3::_val(context).op == Op::minimum ? "min" : "max"});
};
inline constexpr auto refuse_comma = [](auto& context) {
  State& state = state_of(context);
  if (state.words->numbers.decimal_mark == ',' && !state.damaged)
    state.error(Code::comma_between_arguments, state.last_word);
};

inline constexpr auto push_default = [](auto& context) {
  State& state = state_of(context);
  syntax::Expr expr;
  expr.op = Op::default_to;
  expr.a = state.operands.back();
  expr.range = joined(state.at(expr.a).range, x3::_attr(context).range);
  expr.payload = state.keep(std::move(x3::_attr(context)));
  state.operands.back() = state.push(expr);
};
inline constexpr auto push_in_year = [](auto& context) {
  State& state = state_of(context);
  syntax::Expr expr;
  expr.op = Op::in_year;
  expr.a = state.operands.back();
  expr.range = since(context, state.at(expr.a).range.begin_byte);
  expr.payload = static_cast<std::uint32_t>(x3::_attr(context));
  state.operands.back() = state.push(expr);
};

}  // namespace expression_actions

// ---------------------------------------------------------------- rules

struct figure_class;
struct expression_class;
struct term_class;
struct compound_class;
struct operand_class;
/// What a measure is, and whatever else has a value.
inline constexpr x3::rule<figure_class, ExprId> figure = "an input, a number or an expression";
/// A figure or a condition: which of them is needed is checked where it stands.
inline constexpr x3::rule<expression_class, ExprId> expression = "a condition or a figure";
/// What `default` and `in 2024` may follow.
inline constexpr x3::rule<term_class, ExprId> term = "an input or an expression in parentheses";
inline constexpr x3::rule<compound_class, Parts> compound = "a function";
inline constexpr x3::rule<operand_class> operand = "an input, a number or an expression";

// Gap, mean, share, functions and `if`: each contains expressions, hence the budget.
inline constexpr auto compound_def = [] {
  using namespace expression_actions;
  const auto stratum = called("the name of a stratum")[name_or_text];
  const auto inner_figure = called("an input, a number or an expression")[depth_limited[figure]];
  const auto separator = symbol(';') | symbol(',')[refuse_comma];
  const auto arguments = (inner_figure[set_a] >> *(separator > inner_figure[fold])) > symbol(')')[need_two];
  const auto one_argument = inner_figure[set_a] > symbol(')');

  const auto conditional = keyword(Word::if_)[set_op<Op::conditional>] >
                           called("a condition")[depth_limited[expression]][set_condition] > keyword(Word::then_) >
                           inner_figure[set_b] > keyword(Word::else_) > inner_figure[set_c];
  const auto gap = keyword(Word::gap_of)[set_op<Op::gap>] > inner_figure[set_a] > keyword(Word::from) >
                   stratum[set_first_name] > keyword(Word::to) > stratum[keep_name];
  const auto mean = keyword(Word::mean_of_last)[set_op<Op::mean_last>] > whole[set_payload] > last_years >
                    keyword(Word::of) > called("an input or an expression in parentheses")[depth_limited[term]][set_a];
  const auto share = keyword(Word::share_of)[set_op<Op::share_meeting>] >
                     called("the name of an area level")[bare_name][set_first_name] > keyword(Word::meeting) >
                     called("the name of an indicator")[bare_name][keep_name];
  return spanned[conditional | gap | mean | share |  //
                 (call(Word::minimum)[set_op<Op::minimum>] > arguments) |
                 (call(Word::maximum)[set_op<Op::maximum>] > arguments) |
                 (call(Word::absolute)[set_op<Op::absolute>] > one_argument) |
                 (call(Word::prior)[set_op<Op::prior>] > one_argument) |
                 (call(Word::total)[set_op<Op::total>] > one_argument)];
}();

inline constexpr auto term_def = [] {
  using namespace expression_actions;
  const auto enclosed = (here >> symbol('(')) > depth_limited[expression] > symbol(')');
  return compound[push_parts] | bare_name[push_name] | enclosed[take_enclosed];
}();

inline constexpr auto operand_def = [] {
  using namespace expression_actions;
  const auto suffix = (keyword(Word::default_) > literal[push_default]) | (keyword(Word::in) >> year[push_in_year]);
  return *prefix_terminal{} >> (literal[push_literal] | (term[push_operand] >> *suffix));
}();

template <bool with_conditions>
constexpr auto chain() {
  using namespace expression_actions;
  const auto infix =
      dividing_above<true>{}[push_per] | infix_terminal(with_conditions) | (keyword(Word::per) > per_base[push_per]);
  return operator_chain[operand >> *(infix > operand)];
}
inline constexpr auto figure_def = chain<false>();
inline constexpr auto expression_def = chain<true>();

BOOST_SPIRIT_DEFINE(figure, expression, term, compound, operand)

}  // namespace goalpost::detail::grammar
