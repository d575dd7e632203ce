"""Names for generated inputs and indicators; those that are words of the language are printed in backticks."""
from __future__ import annotations

LANGUAGE_WORDS = frozenset({"below", "total", "reach", "baseline", "target", "share", "mean"})
INPUT_WORDS = ["deaths", "births", "cases", "schools", "clinics", "children", "pupils", "wells", "visits", "doses",
               "staff", "beds", "trẻ_em", "số_ca", "homes", "calls"]
STRATA = [("residence", ["rural", "urban"]), ("residence", ["rural", "urban", "island"]), ("sex", ["girls", "boys"]),
          ("grade", ["low", "mid", "high"])]
AREAS = ["Long Xuyên", "Châu Đốc", "Hill, north"]
LEVELS = [("province", "provinces"), ("district", "districts"), ("commune", "communes")]
