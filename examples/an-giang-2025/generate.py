#!/usr/bin/env python3
"""Makes results.csv and expected.csv of this example. EVERY FIGURE IS MADE UP; only the plan is real.

The verdicts come first. For every target a side is planted in every commune, every district and the province: met,
missed, or exactly on the limit. From a side follows the room for a figure, in exact arithmetic; then figures are drawn
that fit into the rooms of all three levels at once, so that the communes sum to their district and the districts to
the province. expected.csv is what was planted. That the figures land there is asserted apart from that, at the end.

    generate.py           writes both files
    generate.py --check   makes them in memory and compares: exit 1 when a file on disk differs
"""
import csv
import io
import pathlib
import random
import sys
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

HERE = pathlib.Path(__file__).resolve().parent
SEED = 423_2025
_source = random.Random()
_random = _source.random                    # the one method whose sequence Python promises never to change


def pick(low, high):
    """A whole number from `low` to `high`, both included."""
    return low + int(_random() * (high - low + 1))


def chance(probability):
    return _random() < probability


def choose(items):
    return items[pick(0, len(items) - 1)]


# ── Areas ───────────────────────────────────────────────────────────────────────────────────────────────────────────

PROVINCE = "An Giang"
DISTRICTS = {  # name: (communes, how many of them are urban); the names are real, the communes are numbered
    "Long Xuyên": (13, 11), "Châu Đốc": (7, 5), "Tân Châu": (14, 5), "An Phú": (14, 3), "Châu Phú": (13, 2),
    "Châu Thành": (13, 2), "Chợ Mới": (18, 3), "Phú Tân": (17, 2), "Thoại Sơn": (17, 3), "Tri Tôn": (15, 3),
    "Tịnh Biên": (14, 7)}
COMMUNES = {d: [f"{d} {i:02}" for i in range(1, n + 1)] for d, (n, _) in DISTRICTS.items()}
ALL_COMMUNES = [c for communes in COMMUNES.values() for c in communes]
RESIDENCE = {c: "urban" if i < DISTRICTS[d][1] else "rural" for d, communes in COMMUNES.items()
             for i, c in enumerate(communes)}
STRATA = ("rural", "urban")
assert len(ALL_COMMUNES) == 155

# An area and its parent, in the order of the files: province, then each district with its communes.
AREAS = {PROVINCE: ""}
for _district, _communes in COMMUNES.items():
    AREAS[_district] = PROVINCE
    AREAS.update((c, _district) for c in _communes)


def communes_of(area):
    return ALL_COMMUNES if area == PROVINCE else COMMUNES.get(area, [area])


def level_of(area):
    return "province" if area == PROVINCE else "district" if area in COMMUNES else "commune"


# ── What is planted ─────────────────────────────────────────────────────────────────────────────────────────────────

MET, MISSED, ON_LIMIT = "met", "missed", "on the limit"     # sides; the others are verdicts beside them
NO_DATA, NO_BASELINE, NOT_APPLICABLE, DATA_ERROR = "no_data", "no_baseline", "not_applicable", "data_error"


@dataclass(frozen=True)
class Rule:
    """One target of a count over a count, or of a count against its own prior year (`prior`)."""
    name: str
    numerator: str
    denominator: str
    compare: str                        # "<", "<=" or ">="
    limit: Fraction
    province: str                       # the side of the province
    districts: float                    # the share of districts on the good side
    communes: tuple = (0.88, 0.35)      # the share of communes on the good side: in such a district, in another
    stratum: str = ""
    target: int = 1
    whole: bool = True                  # the numerator is a part of the denominator
    at_least: str = ""                  # an input that is a part of the numerator
    best: Fraction = Fraction(1)        # where lower is better, good figures of communes reach up to this multiple
    worst: Fraction = Fraction(8, 5)    # of the limit, and bad ones up to this
    prior: bool = False

    @property
    def lower_is_better(self):
        return self.compare != ">="

    def verdict_of(self, side):
        return (MISSED if self.compare == "<" else MET) if side == ON_LIMIT else side


def percent(text):
    return Fraction(text) / 100


def per(text, scale):
    return Fraction(text) / scale


RULES = [
    Rule("child_friendly_communes", "communes_child_friendly", "communes_counted", ">=", percent("80"), ON_LIMIT, .6,
         (.88, .65)),
    Rule("early_development_services", "children_to_8_reached", "children_to_8", ">=", percent("90"), MET, .7),
    Rule("neonatal_mortality", "neonatal_deaths", "live_births", "<", per("9", 1000), MET, .8, whole=False,
         best=Fraction(1, 2)),
    Rule("infant_mortality", "infant_deaths", "live_births", "<", per("6", 1000), MISSED, .4, (.7, .3),
         whole=False, at_least="neonatal_deaths", worst=Fraction(5, 4)),
    Rule("under5_mortality", "under5_deaths", "live_births", "<", per("11", 1000), MET, .65, (.8, .3),
         whole=False, at_least="infant_deaths"),
    Rule("stunting", "under5_stunted", "under5_measured", "<=", percent("16.8"), ON_LIMIT, .6),
    Rule("wasting", "under5_wasted", "under5_measured", "<", percent("5"), MET, .8),
    Rule("obesity", "under5_obese", "under5_measured", "<", percent("7"), MET, .7, stratum="rural", target=1),
    Rule("obesity", "under5_obese", "under5_measured", "<", percent("10"), MISSED, .4, stratum="urban", target=2),
    Rule("immunisation", "under1_immunised", "under1", ">=", percent("90"), MISSED, .45),
    Rule("hiv_transmission", "born_to_hiv_mothers_infected", "born_to_hiv_mothers", "<", percent("2"), ON_LIMIT, .75,
         (1, .9)),
    Rule("sanitation", "facilities_with_toilets", "facilities", ">=", percent("100"), MISSED, .4, (1, .8)),
    Rule("special_circumstances", "special_children", "children_under16", "<", percent("6.5"), MET, .7),
    Rule("special_circumstances_support", "special_children_supported", "special_children", ">=", percent("90"), MET,
         .8),
    Rule("abuse", "abuse_cases", "abuse_cases", "<=", percent("70"), MISSED, .45, (.75, .4), whole=False, prior=True),
    Rule("sexual_abuse_support", "sexual_abuse_supported", "sexual_abuse_detected", ">=", percent("100"), MISSED, .6,
         (1, .7)),
    Rule("child_labour", "child_labourers", "children_5_to_17", "<=", percent("4.9"), MET, .7),
    Rule("injuries", "children_injured", "children_under16", "<=", per("550", 100_000), MET, .7),
    Rule("injury_deaths", "children_killed_by_injury", "children_under16", "<=", per("16", 100_000), MISSED, .4,
         (.7, .3)),
    Rule("disaster_relief", "disaster_children_helped", "disaster_children", ">=", percent("100"), MET, 1, (1, 1)),
    Rule("child_marriage", "child_marriages", "child_marriages", "<=", percent("98"), ON_LIMIT, .55, (.65, .35),
         whole=False, prior=True),
    Rule("birth_registration", "under5_registered", "under5", ">=", percent("98.5"), MET, .75),
    Rule("on_track", "under5_on_track", "under5_assessed", ">=", percent("90"), MET, .7),
    Rule("kindergarten", "age5_in_kindergarten", "age5", ">=", percent("99.1"), MISSED, .4),
    Rule("primary_completion", "primary_completers", "children_11_to_14", ">=", percent("97"), MET, .75),
    Rule("primary_dropout", "primary_dropouts", "primary_pupils", "<", percent("0.3"), MET, .75),
    Rule("lower_secondary_completion", "lower_secondary_completers", "lower_secondary_leavers", ">=", percent("90"),
         MISSED, .45),
    Rule("lower_secondary_dropout", "lower_secondary_dropouts", "lower_secondary_pupils", "<", percent("1.4"), MET, .7),
    Rule("school_counselling", "schools_with_counselling", "schools", ">=", percent("95"), MISSED, .3, (.95, .55)),
    Rule("accessible_schools", "schools_accessible", "schools", ">=", percent("55"), MET, .65, (.75, .4)),
    Rule("disabled_children_education", "disabled_children_served", "disabled_children_learning", ">=", percent("80"),
         MET, .75, (.8, .4)),
    Rule("play_points", "communes_with_play_point", "communes_counted", ">=", percent("40"), ON_LIMIT, .6, (.5, .25)),
    Rule("consulted_children", "children_from_7_consulted", "children_from_7", ">=", percent("30"), MISSED, .4),
    Rule("participation_awareness", "children_aware", "children_under16", ">=", percent("85"), MET, .65),
    Rule("participation_models", "children_from_11_participating", "children_from_11", ">=", percent("30"), MET, .6),
]

# Areas that land exactly on the limit (met for `at most` and `at least`, missed for `below`). Denominators are nudged
# so that the limit is a whole number of events there; others are planted where that happens to be so.
ON_THE_LIMIT = {
    "child_friendly_communes": ["Tri Tôn"],                     # 12 of 15, and 124 of 155 in the province
    "neonatal_mortality": ["Chợ Mới"],
    "infant_mortality": ["Thoại Sơn", "Chợ Mới 01"],
    "under5_mortality": ["Tịnh Biên"],
    "stunting": ["Châu Đốc"],
    "immunisation": ["Châu Thành"],
    "abuse": ["Long Xuyên"],                                    # 63 cases after 90
    "child_labour": ["An Phú"],
    "injuries": ["Tịnh Biên", "An Phú 05"],
    "injury_deaths": ["Thoại Sơn", "Chợ Mới 02"],
    "child_marriage": ["Tri Tôn"],                              # 49 after 50, and 294 after 300 in the province
    "birth_registration": ["Châu Thành"],
    "kindergarten": ["Thoại Sơn"],
    "primary_completion": ["Tân Châu"],
    "primary_dropout": ["Chợ Mới"],
    "lower_secondary_dropout": ["Châu Phú"],
    "play_points": ["Tri Tôn"],                                 # 6 of 15, and 62 of 155 in the province
}

# Slips of a return: a numerator over a denominator of zero, and a part that is larger than its whole.
OVER_ZERO = {("hiv_transmission", "Châu Thành 06"), ("lower_secondary_completion", "An Phú 11"),
             ("disabled_children_education", "Chợ Mới 14"), ("disabled_children_education", "Tân Châu 09")}
OVER_WHOLE = {("kindergarten", "Phú Tân 03"), ("kindergarten", "Châu Phú 10"), ("primary_completion", "Thoại Sơn 12")}

# Cells that never arrived. The figures of the district and the province stand as reported: they hold the true ones.
SILENT = "Tri Tôn 15"                                           # a commune that sent no figure at all for 2025
MISSING_DENOMINATORS = [("live_births", "Thoại Sơn 09"), ("children_under16", "Châu Phú 07"),
                        ("under5_measured", "Phú Tân 11"), ("schools", "Long Xuyên 04"),
                        ("primary_pupils", "Tịnh Biên 02"), ("under1", "An Phú 13"), ("age5", "Châu Đốc 07")]
MISSING_NUMERATORS = 45
SENSITIVE = ["neonatal_deaths", "infant_deaths", "under5_deaths", "sexual_abuse_detected", "abuse_cases",
             "children_killed_by_injury", "child_marriages", "born_to_hiv_mothers"]     # fewer than 5: withheld as *
SUPPRESSED_PER_INPUT = 4
MISSING_BASES = {                                               # of 2024
    ("abuse_cases", "An Phú 02"): "", ("abuse_cases", "Chợ Mới 09"): "", ("abuse_cases", "Thoại Sơn 05"): "*",
    ("child_marriages", "Tân Châu 03"): "", ("child_marriages", "Tri Tôn 08"): "*",
    ("child_marriages", "Châu Thành 10"): ""}


# ── Drawing figures ─────────────────────────────────────────────────────────────────────────────────────────────────

def draw(rooms, low, high):
    """One whole number out of each room (first, last), with a sum from `low` to `high`."""
    assert sum(r[0] for r in rooms) <= high and sum(r[1] for r in rooms) >= low, (rooms, low, high)
    values = [pick(*room) for room in rooms]
    while not low <= sum(values) <= high:
        short = low - sum(values)                               # negative: there is too much
        if short < 0:
            short = high - sum(values)
        slack = [(i, (rooms[i][1] if short > 0 else rooms[i][0]) - v) for i, v in enumerate(values)]
        slack = [(i, s) for i, s in slack if s]
        i, most = choose(slack)
        step = min(abs(most), max(1, abs(short) // len(slack)))
        values[i] += step if short > 0 else -step
    return values


def denominators():
    """The denominators of 2025 in each commune, and the counts of 2024 that the reductions start from."""
    figures = {}

    def fill(name, number):
        figures[name] = {c: number(c) for c in ALL_COMMUNES}

    urban = {c: RESIDENCE[c] == "urban" for c in ALL_COMMUNES}
    fill("children_under16", lambda c: pick(2600, 6400) if urban[c] else pick(1900, 4600))

    def share(name, low, high, of="children_under16"):          # low and high in thousandths
        fill(name, lambda c: figures[of][c] * pick(low, high) // 1000)

    fill("communes_counted", lambda c: 1)
    share("children_to_8", 540, 580)
    share("live_births", 72, 82)
    share("under5", 300, 330)
    share("under5_measured", 860, 960, "under5")
    share("under5_assessed", 880, 970, "under5")
    share("under1", 62, 70)
    share("age5", 60, 68)
    share("children_5_to_17", 780, 830)
    share("children_11_to_14", 235, 260)
    share("primary_pupils", 300, 330)
    share("lower_secondary_pupils", 215, 240)
    share("lower_secondary_leavers", 48, 56)
    share("children_from_7", 545, 580)
    share("children_from_11", 290, 320)
    fill("facilities", lambda c: pick(4, 10))
    fill("schools", lambda c: pick(3, 8))
    fill("disabled_children_learning", lambda c: pick(0, 14))
    fill("sexual_abuse_detected", lambda c: pick(1, 3) if chance(.3) else 0)
    flooded = {"An Phú", "Tân Châu", "Chợ Mới"}
    fill("disaster_children", lambda c: pick(4, 60) if AREAS[c] in flooded and chance(.4) else 0)
    fill("born_to_hiv_mothers", lambda c: pick(1, 3) if chance(.5) else 0)

    def totals(name, room, by_district):                        # draws communes whose districts have these sums
        figures[name] = {}
        for district, total in by_district.items():
            communes = COMMUNES[district]
            figures[name].update(zip(communes, draw([room] * len(communes), total, total)))

    cases = {d: pick(3 * len(c), 5 * len(c)) for d, c in COMMUNES.items()}
    cases["Long Xuyên"] = 90
    totals("abuse_cases", (0, 12), cases)
    marriages = {"Long Xuyên": 14, "Châu Đốc": 9, "Tân Châu": 25, "An Phú": 34, "Châu Phú": 22, "Châu Thành": 27,
                 "Chợ Mới": 26, "Phú Tân": 23, "Thoại Sơn": 25, "Tri Tôn": 50, "Tịnh Biên": 45}
    assert sum(marriages.values()) == 300
    totals("child_marriages", (0, 6), marriages)

    for name, commune in sorted(OVER_ZERO):
        figures[rule_named(name).denominator][commune] = 0
    return figures


def rule_named(name, stratum=""):
    return next(r for r in RULES if r.name == name and stratum in ("", r.stratum))


def total(figures, name, area, stratum=""):
    return sum(figures[name][c] for c in communes_of(area) if stratum in ("", RESIDENCE[c]))


def nudge(figures):
    """Raises denominators a little, so that every limit in ON_THE_LIMIT is a whole number of events."""
    fixed = set()

    def lift(rule, area, communes):                             # spreads what is missing over the communes
        missing = -total(figures, rule.denominator, area, rule.stratum) % rule.limit.denominator
        free = [c for c in communes if (rule.denominator, c) not in fixed and rule.stratum in ("", RESIDENCE[c])]
        for i, c in enumerate(free):
            figures[rule.denominator][c] += missing // len(free) + (i < missing % len(free))

    wanted = [(rule_named(name), area) for name, areas in ON_THE_LIMIT.items() for area in areas]
    for rule, area in wanted:
        if level_of(area) == "commune":
            lift(rule, area, [area])
            fixed.add((rule.denominator, area))
    for rule, area in wanted:
        if level_of(area) == "district" and not rule.prior:
            lift(rule, area, COMMUNES[area])
    for rule in RULES:
        if rule.province == ON_LIMIT and not rule.prior and rule.denominator != "communes_counted":
            named = {area for other, area in wanted if other.denominator == rule.denominator}
            lift(rule, PROVINCE, [c for c in ALL_COMMUNES if figures[rule.denominator][c] and AREAS[c] not in named])


def bounds(rule, side, denominator):
    """The first and last numerator on that side of the limit (last may be infinite), in exact arithmetic."""
    edge = rule.limit * denominator
    last_below, first_above = (ceil(edge) - 1, floor(edge) + 1)
    if side == ON_LIMIT:
        assert edge.denominator == 1
        return int(edge), int(edge)
    low_side = side == (MET if rule.lower_is_better else MISSED)
    edge_is_low = rule.compare == "<="
    if low_side:
        low, high = 0, floor(edge) if edge_is_low else last_below
    else:
        low, high = first_above if edge_is_low else ceil(edge), float("inf")
    return low, min(high, denominator) if rule.whole else high


def plausible(rule, side, denominator):
    """The same for a commune, kept near the limit so that the figures look like figures."""
    low, high = bounds(rule, side, denominator)
    edge = rule.limit * denominator
    if rule.lower_is_better:
        far = floor(edge * rule.best) if side == MET else floor(edge * rule.worst) + 1
        low = max(low, floor(edge * rule.best * Fraction(2, 5)))
        high = max(low, min(high, far))
    else:
        low = max(low, floor(edge * Fraction(8, 10)))
    return low, high


def plant(rule, figures, bases):
    """Plants the sides of one rule at all levels and draws its numerators. Returns the verdicts by area."""
    under = bases if rule.prior else figures
    size = {a: total(under, rule.denominator, a, rule.stratum) for a in AREAS}
    at_least = {c: figures[rule.at_least][c] if rule.at_least else 0 for c in ALL_COMMUNES}
    inside = [c for c in ALL_COMMUNES if rule.stratum in ("", RESIDENCE[c])]

    def judged(area):                                           # 0 of 0 is not; the base 0 of a reduction is
        return rule.prior or size[area] > 0

    def could_be_on_limit(area):
        return size[area] and rule.limit < 1 and (rule.limit * size[area]).denominator == 1

    def commune_room(commune, side):
        if (rule.name, commune) in OVER_ZERO:
            return DATA_ERROR, (1, 2 if size[AREAS[commune]] > 50 else 1)
        if (rule.name, commune) in OVER_WHOLE:
            return DATA_ERROR, (size[commune] + 1, size[commune] + 3)
        if not judged(commune):
            return NOT_APPLICABLE, (0, 0)
        for attempt in (side, MISSED if rule.lower_is_better else MET):    # when a part leaves no room: the other one
            low, high = plausible(rule, attempt, size[commune])
            low, high = max(low, at_least[commune]), max(high, at_least[commune] if attempt == MISSED else high)
            if low <= high:
                return attempt, (low, high)
        raise AssertionError((rule.name, commune, side))

    def district_side(district):
        if district in ON_THE_LIMIT.get(rule.name, []):
            return ON_LIMIT
        if not judged(district):
            return NOT_APPLICABLE
        if could_be_on_limit(district) and rule.denominator != "communes_counted" and chance(.3):
            return ON_LIMIT
        return MET if chance(rule.districts) else MISSED

    def plant_district(district):
        """Sides and rooms of a district and its communes, and the span of its total."""
        side = district_side(district)
        good = rule.communes[0] if side == MET else rule.communes[1] if side == MISSED else sum(rule.communes) / 2
        sides, rooms = {district: side}, {}
        for c in COMMUNES[district]:
            if c not in inside:
                sides[c], rooms[c] = NOT_APPLICABLE, (0, 0)
            elif c in ON_THE_LIMIT.get(rule.name, []) or could_be_on_limit(c) and not rule.prior and chance(.25):
                sides[c], rooms[c] = commune_room(c, ON_LIMIT)
            else:
                sides[c], rooms[c] = commune_room(c, MET if chance(good) else MISSED)
        low, high = (0, 0) if side == NOT_APPLICABLE else bounds(rule, side, size[district])
        low, high = max(low, sum(r[0] for r in rooms.values())), min(high, sum(r[1] for r in rooms.values()))
        return (sides, rooms, (low, high)) if low <= high else None

    def first(found, tries):
        """The first answer that is one."""
        for _ in range(tries):
            answer = found()
            if answer:
                return answer
        raise AssertionError(f"no way found to plant {rule.name} {rule.stratum}")

    def plant_province():
        parts = [first(lambda: plant_district(district), 5_000) for district in DISTRICTS]
        low, high = bounds(rule, rule.province, size[PROVINCE])
        spans = [span for _, _, span in parts]
        return parts if sum(s[0] for s in spans) <= high and sum(s[1] for s in spans) >= low else None

    parts = first(plant_province, 2_000)
    verdicts = {PROVINCE: rule.verdict_of(rule.province)}
    numerators = figures.setdefault(rule.numerator, {})
    totals = draw([span for _, _, span in parts], *bounds(rule, rule.province, size[PROVINCE]))
    for (sides, rooms, _), sum_of_district in zip(parts, totals):
        verdicts.update((a, rule.verdict_of(side)) for a, side in sides.items())
        values = draw(list(rooms.values()), sum_of_district, sum_of_district)
        numerators.update((c, v) for c, v in zip(rooms, values) if c in inside)
    return verdicts


def year_before(figures, bases):
    """Plausible counts of 2024: those of 2025 with a change, which keeps a part within its whole."""
    before = {}
    wholes = []
    for rule in RULES:
        if rule.denominator not in wholes and not rule.prior:
            wholes.append(rule.denominator)
    change = {(w, c): pick(880, 1140) for w in wholes for c in ALL_COMMUNES}
    for w in wholes:
        if w == "communes_counted":
            before[w] = dict(figures[w])
        elif w != "special_children":                           # itself a numerator, below
            before[w] = {c: (figures[w][c] * pick(975, 1025) + 500) // 1000 for c in ALL_COMMUNES}
    for rule in RULES:
        if rule.prior:
            before[rule.numerator] = dict(bases[rule.numerator])
            continue
        for c in ALL_COMMUNES:
            if rule.stratum in ("", RESIDENCE[c]):
                n = (figures[rule.numerator][c] * change[rule.denominator, c] + 500) // 1000
                whole = before[rule.denominator][c]
                before.setdefault(rule.numerator, {})[c] = min(n, whole) if rule.whole or not whole else n
    return before


# ── Operational figures: (figure, planted verdict), given where they are collected ───────────────────────────────────

def operational():
    """{name of the indicator: {area: (figures by input, verdict)}}; elsewhere the target is out of scope."""
    def by_district(name, *cells):
        return {d: ({name: figure} if figure != "" else {}, verdict) for d, (figure, verdict) in zip(DISTRICTS, cells)}

    million = 1_000_000
    commune_budgets = {}
    for c in ALL_COMMUNES:
        draws = _random()
        if draws < .72:
            commune_budgets[c] = ({"commune_budget": pick(305, 600) * million // 10}, MET)
        elif draws < .78:
            commune_budgets[c] = ({"commune_budget": 30 * million}, MISSED)              # above means more than that
        else:
            commune_budgets[c] = ({"commune_budget": pick(120, 295) * million // 10}, MISSED)
    commune_budgets["Châu Phú 04"] = ({"commune_budget": 30 * million + 1}, MET)
    for c in ("Long Xuyên 09", "Thoại Sơn 02", "Tịnh Biên 12", SILENT):
        commune_budgets[c] = ({}, NO_DATA)

    def gifts(number, spending):
        return {"gifts_given": number, "gift_spending": spending}

    gift_values = dict(zip(DISTRICTS, [
        (gifts(1200, 1200 * 330_000), MET),                     # exactly 10% above
        (gifts(400, 400 * 270_000), MET),                       # exactly 10% below
        (gifts(500, 500 * 300_000), MET),
        (gifts(350, 350 * 318_400), MET),
        (gifts(410, 410 * 330_000 + 1), MISSED),                # one đồng too much
        (gifts(380, 380 * 250_000), MISSED),
        (gifts(620, 620 * 295_500), MET),
        (gifts(300, 300 * 310_000), MET),
        (gifts(0, 0), NOT_APPLICABLE),                          # no gifts were given
        (gifts(450, 450 * 305_500), MET),
        ({"gifts_given": 430}, NO_DATA)]))                      # the spending was not reported

    return {
        "district_funding": by_district(
            "district_budget", (420 * million, MET), (260 * million, MET), (185 * million, MET),
            (150 * million, MISSED), (210 * million, MET), (150 * million - 1, MISSED), (320 * million, MET),
            (140 * million, MISSED), (245 * million, MET), (150 * million + 1, MET), ("", NO_DATA)),
        "commune_funding": commune_budgets,
        "protection_fund": {PROVINCE: ({"fund_revenue": 4_126_500_000}, MET)},
        "surgery_support": {PROVINCE: ({"surgery_children": 96}, MISSED)},
        "child_friendly_model": {PROVINCE: ({"model_communes": 155}, MET)},
        "school_social_work": {PROVINCE: ({"school_models": 15}, MET)},
        "hospital_social_work": {PROVINCE: ({"hospital_models": 1}, MET)},
        "case_management": {PROVINCE: ({}, MISSED)},            # one district has two: see below
        "alternative_care": {PROVINCE: ({}, MET)},
        "young_reporters": {"Long Xuyên": ({"reporter_clubs": 2}, MET), "Châu Đốc": ({"reporter_clubs": 0}, MISSED)},
        "gift_value": gift_values,
        "half_year_report": by_district(
            "half_year_report_sent", ("2025-05-16", MET), ("2025-05-20", MET), ("2025-05-19", MET),
            ("2025-05-21", MISSED), ("2025-05-14", MET), ("2025-05-20", MET), ("2025-05-28", MISSED),
            ("2025-05-19", MET), ("2025-05-15", MET), ("", NO_DATA), ("2025-05-19", MET)),
        "annual_report": by_district(
            "annual_report_sent", ("2025-11-14", MET), ("2025-11-15", MET), ("2025-11-12", MET),
            ("2025-11-14", MET), ("2025-11-16", MISSED), ("2025-11-15", MET), ("2025-11-13", MET),
            ("2025-12-01", MISSED), ("2025-11-10", MET), ("2025-11-24", MISSED), ("2025-11-14", MET)),
    }


# Figures of every district that are judged on the province's row only (`in every district`).
IN_EVERY_DISTRICT = {
    "case_management_communes": [4, 3, 3, 3, 4, 3, 5, 2, 3, 4, 3],
    "alternative_care_communes": [2, 2, 3, 2, 2, 2, 4, 2, 2, 3, 2]}
SUMMED_OPERATIONAL = ["case_management_communes", "alternative_care_communes", "gifts_given"]
PROVINCE_GIFT_SPENDING = 430 * 300_000                          # the unreported district's, known to the province


# ── The table ───────────────────────────────────────────────────────────────────────────────────────────────────────

COLUMNS = """
    communes_counted communes_child_friendly children_to_8 children_to_8_reached live_births neonatal_deaths
    infant_deaths under5_deaths under5_measured under5_stunted under5_wasted under5_obese under1 under1_immunised
    born_to_hiv_mothers born_to_hiv_mothers_infected facilities facilities_with_toilets
    children_under16 special_children special_children_supported abuse_cases sexual_abuse_detected
    sexual_abuse_supported children_5_to_17 child_labourers children_injured children_killed_by_injury
    disaster_children disaster_children_helped child_marriages under5 under5_registered
    under5_assessed under5_on_track age5 age5_in_kindergarten children_11_to_14 primary_completers primary_pupils
    primary_dropouts lower_secondary_leavers lower_secondary_completers lower_secondary_pupils
    lower_secondary_dropouts schools schools_with_counselling schools_accessible disabled_children_learning
    disabled_children_served communes_with_play_point
    children_from_7 children_from_7_consulted children_aware children_from_11 children_from_11_participating
    district_budget commune_budget fund_revenue surgery_children model_communes school_models hospital_models
    case_management_communes alternative_care_communes reporter_clubs gift_spending gifts_given
    half_year_report_sent annual_report_sent
    """.split()
BY_RESIDENCE = {"under5_measured", "under5_obese"}


class Table:
    """Cells by (year, area, residence, input)."""

    def __init__(self):
        self.cells = {}

    def put_counts(self, year, figures):
        """The counts of the communes, and their sums in the districts and the province."""
        for name, by_commune in figures.items():
            for area in AREAS:
                if name in BY_RESIDENCE:
                    for residence in STRATA:
                        self.cells[year, area, residence, name] = sum(
                            by_commune[c] for c in communes_of(area) if RESIDENCE[c] == residence)
                else:
                    self.cells[year, area, "", name] = sum(by_commune[c] for c in communes_of(area))

    def put(self, year, area, figures):
        for name, figure in figures.items():
            self.cells[year, area, "", name] = figure

    def hide(self, year, area, name, mark=""):
        residence = RESIDENCE[area] if name in BY_RESIDENCE else ""
        self.cells[year, area, residence, name] = mark

    def csv(self):
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(["area", "parent", "period", "residence", *COLUMNS])
        for year in (2024, 2025):
            for area, parent in AREAS.items():
                for residence in ("", *STRATA):
                    cells = [self.cells.get((year, area, residence, name), "") for name in COLUMNS]
                    writer.writerow([area, parent, year, residence, *cells])
        return text.getvalue()


# ── Everything together ─────────────────────────────────────────────────────────────────────────────────────────────

def hide_cells(table, figures, bases, planted):
    """Empties and withholds cells of communes, and plants what follows for the rules that need them."""
    def rules_on(name, commune):
        return [r for r in RULES if name in (r.numerator, r.denominator) and r.stratum in ("", RESIDENCE[commune])]

    def place(rule, commune):
        return rule.name, rule.target, commune, rule.stratum

    def hide(name, commune, mark):
        table.hide(2025, commune, name, mark)
        for rule in rules_on(name, commune):
            planted[place(rule, commune)] = NO_DATA

    for (name, commune), mark in MISSING_BASES.items():
        table.hide(2024, commune, name, mark)
        planted[place(rules_on(name, commune)[0], commune)] = NO_BASELINE
    taken = {commune for _, commune in MISSING_BASES} | {commune for _, commune in OVER_ZERO | OVER_WHOLE}
    taken |= {area for areas in ON_THE_LIMIT.values() for area in areas}
    for name, commune in MISSING_DENOMINATORS:
        assert commune not in taken
        hide(name, commune, "")
    for name in SENSITIVE:
        few = [c for c in ALL_COMMUNES if c not in taken and 0 < figures[name][c] < 5
               and all(planted[place(r, c)] in (MET, MISSED) for r in rules_on(name, c))]
        for _ in range(SUPPRESSED_PER_INPUT):
            hide(name, few.pop(pick(0, len(few) - 1)), "*")
    hidden = 0
    while hidden < MISSING_NUMERATORS:
        rule, commune = choose(RULES), choose(ALL_COMMUNES)
        if commune in taken or rule.stratum not in ("", RESIDENCE[commune]):
            continue
        if all(planted[place(r, commune)] in (MET, MISSED) for r in rules_on(rule.numerator, commune)):
            hide(rule.numerator, commune, "")
            hidden += 1
    for name in figures:
        hide(name, SILENT, "")
    for name in BY_RESIDENCE:                                   # not even the zeros of its other residence
        for residence in STRATA:
            table.cells[2025, SILENT, residence, name] = ""
    for rule in RULES:
        if rule.stratum:
            planted[rule.name, rule.target, SILENT, rule.stratum] = NO_DATA


def assert_it_lands(figures, bases, planted):
    """The figures, before any was hidden, against the planted verdicts; and the story at the top of this file."""
    for rule in RULES:
        for area in AREAS:
            n = total(figures, rule.numerator, area, rule.stratum)
            d = total(bases if rule.prior else figures, rule.denominator, area, rule.stratum)
            verdict = planted[rule.name, rule.target, area, rule.stratum]
            here = (rule.name, rule.stratum, area, n, d, verdict)
            if verdict == DATA_ERROR:
                assert (d == 0 < n) or (rule.whole and n > d), here
            elif verdict == NOT_APPLICABLE:
                assert n == d == 0 and not rule.prior, here
            else:
                assert (d > 0 and (n <= d or not rule.whole)) or rule.prior, here
                good = {"<": n < rule.limit * d, "<=": n <= rule.limit * d, ">=": n >= rule.limit * d}[rule.compare]
                assert verdict == (MET if good else MISSED), here
    for name, areas in ON_THE_LIMIT.items():
        rule = rule_named(name)
        under = bases if rule.prior else figures
        for area in areas:
            edge = rule.limit * total(under, rule.denominator, area)
            assert total(figures, rule.numerator, area) == edge, (name, area)
    assert total(figures, "abuse_cases", "Long Xuyên") == 63 and total(bases, "abuse_cases", "Long Xuyên") == 90
    for part, whole in (("neonatal_deaths", "infant_deaths"), ("infant_deaths", "under5_deaths"),
                        ("children_killed_by_injury", "children_injured")):
        assert all(figures[part][c] <= figures[whole][c] for c in ALL_COMMUNES), (part, whole)


def combined(verdicts):
    """The verdict of several parts (decision D29)."""
    for first in (MISSED, DATA_ERROR, NO_DATA, NO_BASELINE, MET):
        if first in verdicts:
            return first
    return NOT_APPLICABLE


def expected_csv(planted, operational_cells):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(["indicator", "target", "area", "period", "residence", "verdict"])

    def rows(name, parts):                                      # parts: (target, area, residence) -> verdict
        for (target, area, residence), verdict in parts.items():
            writer.writerow([name, target, area, 2025, residence, verdict])
        for area in AREAS:
            verdicts = [v for (_, a, _), v in parts.items() if a == area]
            writer.writerow([name, "all", area, 2025, "", combined(verdicts)])

    for name in dict.fromkeys(r.name for r in RULES):
        rules = [r for r in RULES if r.name == name]
        strata = STRATA if rules[0].stratum else ("",)
        rows(name, {(rule.target, area, s): planted[name, rule.target, area, s] if s == rule.stratum else NOT_APPLICABLE
                    for rule in rules for area in AREAS for s in strata})
    for name, cells in operational_cells.items():
        if name == "young_reporters":                           # one target for each of the two cities
            rows(name, {(target, area, ""): cells[area][1] if area == city else NOT_APPLICABLE
                        for target, city in enumerate(cells, start=1) for area in AREAS})
        else:
            rows(name, {(1, area, ""): cells[area][1] if area in cells else NOT_APPLICABLE for area in AREAS})
    return text.getvalue()


def make():
    """The two files, as text by name; the same ones at every call."""
    _source.seed(SEED)
    figures = denominators()
    bases = {r.numerator: figures.pop(r.numerator) for r in RULES if r.prior}
    nudge(figures)
    planted = {}
    for rule in RULES:
        for area, verdict in plant(rule, figures, bases).items():
            planted[rule.name, rule.target, area, rule.stratum] = verdict
    assert_it_lands(figures, bases, planted)

    table = Table()
    table.put_counts(2024, year_before(figures, bases))
    table.put_counts(2025, figures)
    hide_cells(table, figures, bases, planted)
    operational_cells = operational()
    for cells in operational_cells.values():
        for area, (values, _) in cells.items():
            table.put(2025, area, values)
    for name, values in IN_EVERY_DISTRICT.items():
        for district, value in zip(DISTRICTS, values):
            table.put(2025, district, {name: value})
    assert min(IN_EVERY_DISTRICT["case_management_communes"]) < 3
    assert min(IN_EVERY_DISTRICT["alternative_care_communes"]) >= 2
    for name in SUMMED_OPERATIONAL:
        table.put(2025, PROVINCE, {name: sum(table.cells[2025, d, "", name] for d in DISTRICTS)})
    spent = sum(table.cells.get((2025, d, "", "gift_spending"), 0) for d in DISTRICTS)
    table.put(2025, PROVINCE, {"gift_spending": spent + PROVINCE_GIFT_SPENDING, "reporter_clubs": 2})
    assert {name for _, _, _, name in table.cells} == set(COLUMNS)
    return {"results.csv": table.csv(), "expected.csv": expected_csv(planted, operational_cells)}


def main(arguments):
    if arguments not in ([], ["--check"]):
        print(__doc__, file=sys.stderr)
        return 2
    stale = 0
    for name, text in make().items():
        path, data = HERE / name, text.encode("utf-8")
        if not arguments:
            path.write_bytes(data)
        elif not path.exists() or path.read_bytes() != data:
            print(f"{name} differs from what {pathlib.Path(__file__).name} makes", file=sys.stderr)
            stale = 1
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
