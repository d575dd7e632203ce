/// Numbers with units: what they are worth exactly, how they are spoken, and whether they fit the figure they are
/// compared with (decisions D13, D30) — a table, row by kind of figure, column by scale of the number.
#pragma once

#include <array>
#include <string>

#include "goalpost/plan/impl/checker.hpp"

namespace goalpost::detail::plan_quantities {

using namespace plan_checker;

Unit unit_of(const syntax::Quantity& quantity) {
  switch (quantity.scale) {
    case syntax::Scale::plain:
    case syntax::Scale::times: return {Kind::number, 1, {}};
    case syntax::Scale::percent: return {Kind::ratio, 100, {}};
    case syntax::Scale::per: return {Kind::ratio, quantity.per_n, {}};
    case syntax::Scale::points: return {Kind::points, 100, {}};
    case syntax::Scale::currency: return {Kind::money, 1, quantity.currency};
    case syntax::Scale::date: return {Kind::date, 1, {}};
  }
  return {};
}

/// The pure value: 9‰, 0.9% and 0.9 points are 9/1000, a date is its day.
Big pure(const syntax::Quantity& quantity) {
  switch (quantity.scale) {
    case syntax::Scale::percent:
    case syntax::Scale::points: return to_big(quantity.number) / 100;
    case syntax::Scale::per: return to_big(quantity.number) / quantity.per_n;
    case syntax::Scale::date: return Big(quantity.days_since_1970);
    case syntax::Scale::plain:
    case syntax::Scale::times:
    case syntax::Scale::currency: break;
  }
  return to_big(quantity.number);
}

/// As a plan could write it: "9‰", "16 per 100,000", "4000000000 VND", "2025-05-20".
std::string text_of(const syntax::Quantity& quantity) {
  const std::string number = to_text(normalised(quantity.number));
  switch (quantity.scale) {
    case syntax::Scale::times: return number + " times";
    case syntax::Scale::points: return number + " points";
    case syntax::Scale::date: return date_text(quantity.days_since_1970);
    default: return number + suffix(unit_of(quantity));
  }
}

/// A number written inside an expression; "" for anything longer.
std::string text_of(const syntax::Tree& tree, const syntax::Expr& expr) {
  return expr.op == Op::quantity ? text_of(tree.quantities[expr.payload]) : std::string();
}

/// A plain number stands where the scale or the currency must be said (D13).
void report_scale_needed(Checker& c, ByteRange range, const std::string& number, const Unit& beside) {
  const std::string shown = number.empty() ? "this plain number" : "the plain number " + number;
  const std::string example = number.empty() ? "5" : number;
  c.out.add(Code::scale_needed, range, {shown, describe(beside), example + suffix(beside)});
}

/// What becomes of a number: `relative` only for sizes and tolerances.
enum class Fit : std::uint8_t {
  yes,
  relative,
  mismatch,
  say_scale,
  say_points,
  say_percent,
  only_factor,
  same_currency
};

enum class Role : std::uint8_t { limit, size };

/// Rows of the two tables below. A quotient `a / b` has scale 1 and takes plain numbers.
enum class Figure : std::uint8_t { count, number, ratio, plain_ratio, points, plain_points, money, date };

constexpr Figure figure_of(const Unit& unit) {
  switch (unit.kind) {
    case Kind::count: return Figure::count;
    case Kind::number: return Figure::number;
    case Kind::ratio: return unit.scale == 1 ? Figure::plain_ratio : Figure::ratio;
    case Kind::points: return unit.scale == 1 ? Figure::plain_points : Figure::points;
    case Kind::money: return Figure::money;
    case Kind::date: return Figure::date;
  }
  return Figure::number;
}

// clang-format off
inline constexpr Fit y = Fit::yes, R = Fit::relative, X = Fit::mismatch, S = Fit::say_scale, P = Fit::say_points,
                     Q = Fit::say_percent, T = Fit::only_factor, M = Fit::same_currency;
using FitRow = std::array<Fit, 7>;
//                              plain  %  per N  points  times  currency  date
inline constexpr std::array limits = {
    /* count */        FitRow{ y,     X, X,     X,      T,     X,        X },
    /* number */       FitRow{ y,     X, X,     X,      T,     X,        X },
    /* ratio */        FitRow{ S,     y, y,     Q,      T,     X,        X },
    /* plain ratio */  FitRow{ y,     y, y,     Q,      T,     X,        X },
    /* points */       FitRow{ S,     P, y,     y,      T,     X,        X },
    /* plain points */ FitRow{ y,     P, y,     y,      T,     X,        X },
    /* money */        FitRow{ S,     X, X,     X,      T,     M,        X },
    /* date */         FitRow{ X,     X, X,     X,      T,     X,        y },
};
inline constexpr std::array sizes = {
    /* count */        FitRow{ y,     R, X,     X,      T,     X,        X },
    /* number */       FitRow{ y,     R, X,     X,      T,     X,        X },
    /* ratio */        FitRow{ S,     R, y,     y,      T,     X,        X },
    /* plain ratio */  FitRow{ y,     R, y,     y,      T,     X,        X },
    /* points */       FitRow{ S,     R, y,     y,      T,     X,        X },
    /* plain points */ FitRow{ y,     R, y,     y,      T,     X,        X },
    /* money */        FitRow{ S,     R, X,     X,      T,     M,        X },
    /* date */         FitRow{ X,     X, X,     X,      T,     X,        X },
};
// clang-format on

Fit fit_of(const syntax::Quantity& quantity, const Unit& figure, Role role) {
  const auto row = static_cast<std::size_t>(figure_of(figure));
  const Fit fit = (role == Role::limit ? limits : sizes)[row][static_cast<std::size_t>(quantity.scale)];
  if (fit == Fit::same_currency) return quantity.currency == figure.currency ? Fit::yes : Fit::mismatch;
  if (fit == Fit::say_scale && quantity.number.mantissa == 0) return Fit::yes;  // 0 has every kind
  return fit;
}

/// Reports a number that does not fit; true when it does.
bool fits(Checker& c, const syntax::Quantity& quantity, const Unit& figure, Role role) {
  switch (fit_of(quantity, figure, role)) {
    case Fit::yes:
    case Fit::relative: return true;
    case Fit::mismatch:
    case Fit::same_currency:
      c.out.add(Code::limit_mismatch, quantity.range, {text_of(quantity), describe(figure)});
      return false;
    case Fit::say_scale: report_scale_needed(c, quantity.range, text_of(quantity), figure); return false;
    case Fit::say_points:
      c.out.add(Code::points_needed, quantity.range, {text_of(quantity), to_text(normalised(quantity.number))});
      return false;
    case Fit::say_percent:
      c.out.add(Code::points_of_ratio, quantity.range, {text_of(quantity), to_text(normalised(quantity.number))});
      return false;
    case Fit::only_factor: c.out.add(Code::times_outside_factor, quantity.range, {text_of(quantity)}); return false;
  }
  return false;
}

bool fits_as_limit(Checker& c, const syntax::Quantity& quantity, const Unit& figure) {
  return fits(c, quantity, figure, Role::limit);
}

}  // namespace goalpost::detail::plan_quantities
