"""Constructs that the generator can leave out, each with the reason. `compare.py --on NAME --off NAME` changes them."""
from __future__ import annotations

SWITCHES: dict[str, bool] = {
    # -- spellings
    "upper_case": True,
    "backticks": True,
    "nouns": True,               # `at most 5 cases`
    "comma_arguments": False,    # `min(a, b)`: section 2 says `;` in either language
    "money_words": True,         # `4 billion VND`
    "from_up": True,             # `from 5 up`
    "column_names": True,        # `input x count from "X (total)"`
    "shared_declarations": True,  # `input a, b count`
    "shuffled_indicators": True,  # an indicator may be used before its declaration
    "comments": True,
    # -- figures
    "decimal_counts": True,      # a count of 12.5
    "huge_counts": True,
    "negative_figures": True,
    "shuffled_rows": True,       # only without a hierarchy: the order of areas decides which reason is the first
    "childless_top": True,       # a root without districts: `in every district` finds no area
    # -- plans
    "sub_year": True,
    "period_not_in_table": True,
    "boundary_inclusive": True,
    "sizeless_when_inclusive": False,  # `reduce versus 2024` under `boundary inclusive`: still strict? silent
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
    "points_per_scale": False,   # points in a scale other than % (a gap of two rates per 1,000)
    "negative_denominators": True,
    "ratio_literals": True,      # `5%` in a condition
    "scaled_counts": False,      # `a * number` as the whole measure: are events added before or after the factor?
    "wrapped_proportions": True,  # prior(p as % of w) as the measure; then always with `may exceed 100%`
    "indicator_refs": True,
    "default_in_total": True,
    "logic": True,
    "conditional": True,
    "other_years": True,
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
    "when_and_if_any": False,    # which comes first when both leave the row out?
    "where_area": True,
    "mean_base": True,
    "negative_limits": False,    # no spelling of a negative figure is given
}


class Switches:
    def __init__(self, on: tuple[str, ...] = (), off: tuple[str, ...] = ()) -> None:
        unknown = set(on + off) - set(SWITCHES)
        if unknown:
            raise SystemExit(f"no such switch: {', '.join(sorted(unknown))}; there are {', '.join(SWITCHES)}")
        self._state = {**SWITCHES, **dict.fromkeys(on, True), **dict.fromkeys(off, False)}

    def __getitem__(self, name: str) -> bool:
        return self._state[name]
