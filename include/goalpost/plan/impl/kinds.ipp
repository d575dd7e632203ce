/// The algebra of kinds (decision D34) as a table: which operator takes which kinds, and what comes out.
#pragma once

#include <array>
#include <string>

#include "goalpost/plan/impl/checker.hpp"

namespace goalpost::detail::plan_kinds {

using namespace plan_checker;

/// Operators that share their rows.
enum class Group : std::uint8_t {
  add,
  subtract,
  multiply,
  divide,
  per,
  percent_of,
  alike,  ///< comparisons, min, max, both branches of `if`
};

/// Where the scale of the result comes from.
enum class Scale : std::uint8_t { one, left, right, hundred, per_n };

struct Row {
  Group group;
  Kind left;
  Kind right;
  Kind result;
  Scale scale = Scale::one;
};

// clang-format off
inline constexpr std::array table = {
    Row{Group::add, Kind::count,  Kind::count,  Kind::count},
    Row{Group::add, Kind::count,  Kind::number, Kind::number},
    Row{Group::add, Kind::number, Kind::count,  Kind::number},
    Row{Group::add, Kind::number, Kind::number, Kind::number},
    Row{Group::add, Kind::ratio,  Kind::ratio,  Kind::ratio,  Scale::left},
    Row{Group::add, Kind::ratio,  Kind::points, Kind::ratio,  Scale::left},
    Row{Group::add, Kind::points, Kind::ratio,  Kind::ratio,  Scale::right},
    Row{Group::add, Kind::points, Kind::points, Kind::points, Scale::left},
    Row{Group::add, Kind::money,  Kind::money,  Kind::money},

    Row{Group::subtract, Kind::count,  Kind::count,  Kind::count},
    Row{Group::subtract, Kind::count,  Kind::number, Kind::number},
    Row{Group::subtract, Kind::number, Kind::count,  Kind::number},
    Row{Group::subtract, Kind::number, Kind::number, Kind::number},
    Row{Group::subtract, Kind::ratio,  Kind::ratio,  Kind::points, Scale::left},
    Row{Group::subtract, Kind::ratio,  Kind::points, Kind::ratio,  Scale::left},
    Row{Group::subtract, Kind::points, Kind::points, Kind::points, Scale::left},
    Row{Group::subtract, Kind::money,  Kind::money,  Kind::money},
    Row{Group::subtract, Kind::date,   Kind::date,   Kind::number},

    Row{Group::multiply, Kind::count,  Kind::number, Kind::count},
    Row{Group::multiply, Kind::number, Kind::count,  Kind::count},
    Row{Group::multiply, Kind::number, Kind::number, Kind::number},
    Row{Group::multiply, Kind::ratio,  Kind::count,  Kind::count},
    Row{Group::multiply, Kind::count,  Kind::ratio,  Kind::count},
    Row{Group::multiply, Kind::ratio,  Kind::number, Kind::ratio,  Scale::left},
    Row{Group::multiply, Kind::number, Kind::ratio,  Kind::ratio,  Scale::right},
    Row{Group::multiply, Kind::ratio,  Kind::ratio,  Kind::ratio,  Scale::left},
    Row{Group::multiply, Kind::ratio,  Kind::points, Kind::points, Scale::right},
    Row{Group::multiply, Kind::points, Kind::ratio,  Kind::points, Scale::left},
    Row{Group::multiply, Kind::points, Kind::number, Kind::points, Scale::left},
    Row{Group::multiply, Kind::number, Kind::points, Kind::points, Scale::right},
    Row{Group::multiply, Kind::money,  Kind::number, Kind::money},
    Row{Group::multiply, Kind::number, Kind::money,  Kind::money},
    Row{Group::multiply, Kind::money,  Kind::ratio,  Kind::money},
    Row{Group::multiply, Kind::ratio,  Kind::money,  Kind::money},
    Row{Group::multiply, Kind::count,  Kind::money,  Kind::money},
    Row{Group::multiply, Kind::money,  Kind::count,  Kind::money},

    Row{Group::divide, Kind::count,  Kind::count,  Kind::ratio},
    Row{Group::divide, Kind::count,  Kind::number, Kind::count},
    Row{Group::divide, Kind::count,  Kind::ratio,  Kind::count},
    Row{Group::divide, Kind::number, Kind::number, Kind::number},
    Row{Group::divide, Kind::number, Kind::count,  Kind::number},
    Row{Group::divide, Kind::number, Kind::ratio,  Kind::number},
    Row{Group::divide, Kind::ratio,  Kind::ratio,  Kind::number},
    Row{Group::divide, Kind::ratio,  Kind::number, Kind::ratio,  Scale::left},
    Row{Group::divide, Kind::points, Kind::number, Kind::points, Scale::left},
    Row{Group::divide, Kind::points, Kind::ratio,  Kind::points, Scale::left},
    Row{Group::divide, Kind::money,  Kind::count,  Kind::money},
    Row{Group::divide, Kind::money,  Kind::number, Kind::money},
    Row{Group::divide, Kind::money,  Kind::ratio,  Kind::money},
    Row{Group::divide, Kind::money,  Kind::money,  Kind::ratio},

    Row{Group::per, Kind::count,  Kind::count,  Kind::ratio, Scale::per_n},
    Row{Group::per, Kind::count,  Kind::number, Kind::ratio, Scale::per_n},
    Row{Group::per, Kind::number, Kind::count,  Kind::ratio, Scale::per_n},
    Row{Group::per, Kind::number, Kind::number, Kind::ratio, Scale::per_n},
    Row{Group::per, Kind::money,  Kind::count,  Kind::money},
    Row{Group::per, Kind::money,  Kind::number, Kind::money},

    Row{Group::percent_of, Kind::count,  Kind::count,  Kind::ratio, Scale::hundred},
    Row{Group::percent_of, Kind::count,  Kind::number, Kind::ratio, Scale::hundred},
    Row{Group::percent_of, Kind::number, Kind::count,  Kind::ratio, Scale::hundred},
    Row{Group::percent_of, Kind::number, Kind::number, Kind::ratio, Scale::hundred},
    Row{Group::percent_of, Kind::ratio,  Kind::ratio,  Kind::ratio, Scale::hundred},
    Row{Group::percent_of, Kind::money,  Kind::money,  Kind::ratio, Scale::hundred},

    Row{Group::alike, Kind::count,  Kind::count,  Kind::count},
    Row{Group::alike, Kind::count,  Kind::number, Kind::number},
    Row{Group::alike, Kind::number, Kind::count,  Kind::number},
    Row{Group::alike, Kind::number, Kind::number, Kind::number},
    Row{Group::alike, Kind::ratio,  Kind::ratio,  Kind::ratio,  Scale::left},
    Row{Group::alike, Kind::points, Kind::points, Kind::points, Scale::left},
    Row{Group::alike, Kind::money,  Kind::money,  Kind::money},
    Row{Group::alike, Kind::date,   Kind::date,   Kind::date},
};
// clang-format on

struct GroupText {
  Group group;
  std::string_view verb;  ///< "cannot … and …"
  std::string_view hint;
};

inline constexpr std::array group_texts = {
    GroupText{Group::add, "add", "only figures of one kind add up; points may be added to a ratio"},
    GroupText{Group::subtract, "subtract",
              "only figures of one kind have a difference; points may be taken from a ratio"},
    GroupText{Group::multiply, "multiply", "multiply by a plain number, by a ratio, or a count by money"},
    GroupText{Group::divide, "divide", "divide by a plain number, by a ratio, or by a count"},
    GroupText{Group::per, "put in relation with 'per'",
              "'per' takes a count, a number or money over a count or a number"},
    GroupText{Group::percent_of, "put in relation with 'as % of'", "both sides of 'as % of' must be of one kind"},
    GroupText{Group::alike, "compare", "both sides must be of one kind"},
};

constexpr const GroupText& text_of(Group group) { return group_texts[static_cast<std::size_t>(group)]; }

constexpr Group group_of(Op op) {
  switch (op) {
    case Op::add: return Group::add;
    case Op::subtract: return Group::subtract;
    case Op::multiply: return Group::multiply;
    case Op::divide: return Group::divide;
    case Op::per: return Group::per;
    case Op::percent_of: return Group::percent_of;
    default: return Group::alike;
  }
}

/// The kind of `left op right`; nullopt when the table has no such row. `per_n` is the N of `per N`.
std::optional<Unit> combine(Group group, const Unit& left, const Unit& right, std::int64_t per_n) {
  // Amounts of different currencies have nothing in common, not even a quotient.
  if (left.kind == Kind::money && right.kind == Kind::money && left.currency != right.currency) return std::nullopt;
  for (const Row& row : table) {
    if (row.group != group || row.left != left.kind || row.right != right.kind) continue;
    Unit result{row.result, 1, {}};
    switch (row.scale) {
      case Scale::one: break;
      case Scale::left: result.scale = left.scale; break;
      case Scale::right: result.scale = right.scale; break;
      case Scale::hundred: result.scale = 100; break;
      case Scale::per_n: result.scale = per_n; break;
    }
    // A plain quotient has no scale of its own: 0.5 × 20% is written in %.
    if (group == Group::multiply && result.kind == Kind::ratio && left.kind == Kind::ratio &&
        right.kind == Kind::ratio && result.scale == 1) {
      result.scale = right.scale;
    }
    if (result.kind == Kind::money) result.currency = left.kind == Kind::money ? left.currency : right.currency;
    return result;
  }
  return std::nullopt;
}

}  // namespace goalpost::detail::plan_kinds
