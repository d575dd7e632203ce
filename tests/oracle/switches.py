"""Constructs that the generator can leave out, each with the reason. `compare.py --on NAME --off NAME` changes them."""
from __future__ import annotations

SWITCHES: dict[str, bool] = {
    # -- spellings
    "upper_case": True,
    "backticks": True,
    "nouns": True,               # `at most 5 cases`
    "comma_arguments": True,     # `min(a, b)`
    "money_words": True,         # `4 billion VND`
    "from_up": True,             # `from 5 up`
    "column_names": True,        # `input x count from "X (total)"`
    "shared_declarations": True,  # `input a, b count`
    "shuffled_indicators": True,  # an indicator may be used before its declaration
    "comments": True,
    "vietnamese_numbers": True,  # `language vi`: 1.000,5
    "decomposed_names": True,    # NFD where the table has NFC
    "layouts": True,             # order of columns, level columns, line ends, quotes, columns of remarks
    "request": True,             # `--period`
    # -- figures
    "decimal_counts": True,      # a count of 12.5
    "huge_counts": True,
    "negative_figures": True,
    "shuffled_rows": True,
    "stray_figures": True,       # at strata that the input is not broken down by: never read
    "roll_up": True,             # off: every count and amount says `roll up none`, and inner areas report themselves
    "childless_top": True,       # a root without districts: `in every district` finds no area
    # -- plans
    "sub_year": True,
    "parts": True,               # longer periods that are made of their parts, years under way
    "fiscal_year": True,         # `fiscal year from July`
    "period_not_in_table": True,
    "boundary_inclusive": True,
    "sizeless_when_inclusive": True,  # D39
    # -- measures
    "zero_literal": True,        # max(a - b; 0)
    "number_plus_number": True,  # not in D34, nor money + money
    "money_measures": True,
    "count_times_money": True,
    "dates": True,
    "date_between": True,
    "date_difference": True,
    "per_number": True,          # a count per N of a number
    "share": True,
    "gap": True,
    "points_per_scale": True,    # points in a scale other than % (a gap of two rates per 1,000)
    "negative_denominators": True,
    "ratio_literals": True,      # `5%` in a condition
    "scaled_counts": True,       # `a * 2`: a count, so events are added to the product
    "wrapped_proportions": True,  # prior(p as % of w) as the measure; then always with `may exceed 100%`
    "indicator_refs": True,
    "default_in_total": True,
    "total_of_sums": True,       # D35
    "logic": True,
    "indicators_in_conditions": True,
    "conditional": True,
    "other_years": True,
    "typed": True,               # whole trees by the kinds of D34
    "scaled_inputs": True,       # published figures in ‰, per 100,000 and points
    "share_in_expressions": True,
    # -- targets
    "along_a_line": True,
    "dated": True,
    "spread": True,              # in every / in at least
    "times": True,
    "about": True,
    "maintain": True,
    "from_to": True,
    "reduce_to": True,           # `reduce to 8%`, `increase to 95%`
    "when": True,
    "if_any": True,
    "when_and_if_any": True,     # D42
    "where_area": True,
    "mean_base": True,
    "negative_limits": True,
}


class Switches:
    def __init__(self, on: tuple[str, ...] = (), off: tuple[str, ...] = ()) -> None:
        unknown = set(on + off) - set(SWITCHES)
        if unknown:
            raise SystemExit(f"no such switch: {', '.join(sorted(unknown))}; there are {', '.join(SWITCHES)}")
        self._state = {**SWITCHES, **dict.fromkeys(on, True), **dict.fromkeys(off, False)}

    def __getitem__(self, name: str) -> bool:
        return self._state[name]
