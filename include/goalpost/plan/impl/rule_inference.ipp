/// A rule stands alone: the names in its measure become inputs. A bare name takes the scale of its limit; in a quotient
/// everything counts, or is money above the line when the limit is money.
#pragma once

#include <string>
#include <unordered_map>

#include "goalpost/plan/impl/targets.ipp"

namespace goalpost::detail::plan_rule_inference {

using syntax::ExprId;
using syntax::no_expr;
using syntax::Op;

struct Guess {
  Unit unit{Kind::count, 1, {}};
  bool is_told = false;  ///< by a limit or a number beside it, not merely assumed
};

struct Inference {
  syntax::Tree& tree;
  std::unordered_map<std::string, std::size_t> inputs;  ///< declared or inferred
  std::vector<Guess> guesses;                           ///< parallel to tree.inputs; `is_told` for declared ones
};

/// What a number says of the figure it is compared with.
Guess guess_from(const syntax::Quantity& quantity, bool is_size) {
  if (is_size && quantity.scale == syntax::Scale::percent) return {};  // relative: says nothing of the kind
  if (quantity.scale == syntax::Scale::times) return {};
  if (is_size && quantity.scale == syntax::Scale::points) return {{Kind::ratio, 100, {}}, true};
  const Guess guess{plan_quantities::unit_of(quantity), true};
  return guess.unit.kind == Kind::number ? Guess{} : guess;  // a plain limit: a count (D37)
}

Guess guess_from(const syntax::Target& target) {
  const bool is_change = plan_targets::is_change(target.form);
  if (target.start) return guess_from(*target.start, false);
  if (!target.levels.empty()) {
    const syntax::Quantity& first = target.levels.front().value;
    // 0 has every kind; the other end of `between 0 and 5%` says which.
    if (target.high && first.scale == syntax::Scale::plain) return guess_from(*target.high, is_change);
    return guess_from(first, is_change);
  }
  return target.tolerance ? guess_from(*target.tolerance, true) : Guess{};
}

void infer_name(Inference& in, const syntax::Name& name, const Guess& guess) {
  const auto [place, is_new] = in.inputs.try_emplace(name.text, in.tree.inputs.size());
  if (is_new) {
    syntax::Input input;
    input.range = name.range;
    input.name = name;
    in.tree.inputs.push_back(input);
    in.guesses.push_back(guess);
  } else if (guess.is_told && !in.guesses[place->second].is_told) {
    in.guesses[place->second] = guess;
  }
}

/// A number written directly under `id`, which tells what it is compared with; or nothing.
Guess guess_beside(const Inference& in, ExprId id, const Guess& otherwise) {
  const syntax::Expr& expr = in.tree.exprs[id];
  if (expr.op != Op::quantity) return otherwise;
  const Guess guess = guess_from(in.tree.quantities[expr.payload], false);
  return guess.is_told ? guess : otherwise;
}

bool is_constant(const Inference& in, ExprId id) { return in.tree.exprs[id].op == Op::quantity; }

/// The other factor: a number of things beside their price, else what the product is.
Guess beside_factor(const Inference& in, ExprId constant, const Guess& wanted) {
  const syntax::Quantity& factor = in.tree.quantities[in.tree.exprs[constant].payload];
  return factor.scale == syntax::Scale::currency ? Guess{} : wanted;
}

/// Walks down with what the figure at `id` should be.
void infer(Inference& in, ExprId id, const Guess& wanted) {
  if (id == no_expr) return;
  const syntax::Expr expr = in.tree.exprs[id];
  switch (expr.op) {
    case Op::name: return infer_name(in, in.tree.names[expr.payload], wanted);
    case Op::default_to:
      return infer(in, expr.a, wanted.is_told ? wanted : guess_from(in.tree.quantities[expr.payload], false));
    case Op::add:
    case Op::subtract:
    case Op::minimum:
    case Op::maximum: {
      Guess guess = guess_beside(in, expr.b, guess_beside(in, expr.a, wanted));
      if (expr.op == Op::subtract && guess.unit.kind == Kind::points) guess.unit.kind = Kind::ratio;
      infer(in, expr.a, guess);
      return infer(in, expr.b, guess);
    }
    case Op::multiply:
      if (is_constant(in, expr.a)) return infer(in, expr.b, beside_factor(in, expr.a, wanted));
      if (is_constant(in, expr.b)) return infer(in, expr.a, beside_factor(in, expr.b, wanted));
      // Of two factors one has the kind of the product; the other is a plain number, or counts what the first is the
      // price of.
      infer(in, expr.a, wanted);
      return infer(in, expr.b, wanted.unit.kind == Kind::money ? Guess{} : Guess{{Kind::number, 1, {}}, false});
    case Op::divide:
    case Op::per:
      infer(in, expr.a, wanted.unit.kind == Kind::money ? wanted : Guess{});
      return infer(in, expr.b, Guess{});
    case Op::percent_of: infer(in, expr.a, Guess{}); return infer(in, expr.b, Guess{});
    case Op::less:
    case Op::less_equal:
    case Op::greater:
    case Op::greater_equal:
    case Op::equal:
    case Op::not_equal: {
      const Guess guess = guess_beside(in, expr.b, guess_beside(in, expr.a, Guess{}));
      infer(in, expr.a, guess);
      return infer(in, expr.b, guess);
    }
    case Op::conditional:
      infer(in, expr.b, wanted);
      infer(in, expr.c, wanted);
      return infer(in, expr.a, Guess{});
    case Op::gap: {
      Guess guess = wanted;
      if (guess.unit.kind == Kind::points) guess.unit.kind = Kind::ratio;
      return infer(in, expr.a, guess);
    }
    default:
      infer(in, expr.a, wanted);
      infer(in, expr.b, wanted);
      return infer(in, expr.c, wanted);
  }
}

void give_kind(syntax::Input& input, const Unit& unit) {
  switch (unit.kind) {
    case Kind::count: input.kind = syntax::InputKind::count; break;
    case Kind::number: input.kind = syntax::InputKind::number; break;
    case Kind::date: input.kind = syntax::InputKind::date; break;
    case Kind::points: input.kind = syntax::InputKind::points; break;
    case Kind::ratio:
      input.kind = unit.scale == 100 ? syntax::InputKind::percent : syntax::InputKind::per;
      input.per_n = unit.scale;
      break;
    case Kind::money:
      input.kind = syntax::InputKind::money;
      input.currency = unit.currency;
      break;
  }
}

/// Adds the inputs a rule does not declare, in the order it names them.
void add_inputs(syntax::Tree& tree) {
  Inference in{tree, {}, {}};
  for (std::size_t i = 0; i < tree.inputs.size(); ++i) {
    in.inputs.try_emplace(tree.inputs[i].name.text, i);
    in.guesses.push_back({{}, true});
  }
  const std::size_t num_declared = tree.inputs.size();
  for (const syntax::Indicator& indicator : tree.indicators) {
    infer(in, indicator.measure, indicator.targets.empty() ? Guess{} : guess_from(indicator.targets.front()));
    for (const syntax::Target& target : indicator.targets) {
      infer(in, target.when, Guess{});
      infer(in, target.if_any, Guess{});
    }
  }
  for (std::size_t i = num_declared; i < tree.inputs.size(); ++i) give_kind(tree.inputs[i], in.guesses[i].unit);
}

}  // namespace goalpost::detail::plan_rule_inference
