#!/usr/bin/env python3
"""Scores `goalpost phrase` on the unseen phrases.

usage: score.py GOALPOST [--set unseen.jsonl] [--batch auto|on|off] [--jobs N] [--quiet]

Each line of the set is asked with
    GOALPOST phrase TEXT --language vi --format json [--strata a,b] [--indicator TEXT]
With --batch on (auto: when `phrase --help` names it) the lines without strata, indicator and line break go through
    GOALPOST phrase --batch FILE --language vi --format json        (one phrase a line in, one JSON object a line out)

A line is right when the targets agree, in order, with `targets` or with one of `also`. Only the keys below are compared;
a missing key is null/false. These differences are none, because they decide every verdict alike or are layout only:
  1. limits compare as decimals (90.0 = 90); text after NFC and white-space folding; the subject's first letter in any case
  2. every_year without versus = every_year versus the prior year (the row's own)
  3. a yearly mean: `average` alone = `average` with `every_year`
  4. "= 0" = "<= 0" where zero is the target; the scale of a zero is free
  5. names of time units in per_time: năm = year = per year …; if_any: any text or true
  6. a later target of the same sentence may leave its subject null when it is the first one's
  7. where the line gives an indicator and expects no subject, the subject may repeat the indicator
  8. subject_loose: one subject contains the other. loose [keys]: for noun, where, in_every, versus one text contains the other
     (a noun may be null; a stratum or level may be null when the subject has it, and may be given where the phrase has it);
     the other loose keys are not compared
  9. the comparator and direction of between and about, and the direction of a date, are not compared
 10. whether the size of a change is strict (`giảm trên 6%`) is not compared: the language has one kind of size only
 11. `(nếu có)` in a subject (it is compared as if_any)
may_refuse: not understood is an honest answer there too (it is counted apart); a wrong structure is wrong all the same.

exit 0: nothing wrong and at least 95% of the understandable lines understood; 1: otherwise; 2: usage.
"""
import argparse, json, os, re, subprocess, sys, tempfile, unicodedata
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal, InvalidOperation

KEYS = ("subject better form comparator limit limit_high scale noun tolerance start versus every_year average since by until "
        "where in_every if_any per_time").split()
TIME = {"year": "năm", "per year": "năm", "/năm": "năm", "mỗi năm": "năm", "hằng năm": "năm", "month": "tháng", "per month": "tháng",
        "/tháng": "tháng", "quarter": "quý", "per quarter": "quý", "/quý": "quý"}
CONTAINED = ("noun", "where", "in_every")
PARTLY = CONTAINED + ("versus",)  # loose: compared by containment; every other loose key is not compared


def fold(x):
    if isinstance(x, str):
        x = " ".join(unicodedata.normalize("NFC", x).replace("\u00a0", " ").split()) or None
    return None if x is False else x


def number(x):
    if x is None: return None
    try: return Decimal(str(x))
    except InvalidOperation: return str(x)


def contained(a, b): return a.casefold() in b.casefold() or b.casefold() in a.casefold()


def subject_key(s):
    if s is None: return None
    s = re.sub(r" \(nếu có\)", "", s).strip(" .,;:")
    return s.casefold() if s.isupper() else s[:1].casefold() + s[1:]


def difference(line, want, got, first_got):
    """The names of the keys that differ between one wanted and one given target."""
    loose, out = set(line.get("loose", [])), []
    w = {k: fold(want.get(k)) for k in KEYS}; g = {k: fold(got.get(k)) for k in KEYS}
    phrase = fold(line["phrase"]).casefold()
    zero = w["comparator"] == "=" and number(w["limit"]) == 0
    for k in KEYS:
        a, b = w[k], g[k]
        if k in loose and k not in PARTLY: continue
        if k == "subject":
            if a is None and line.get("indicator"): continue
            if b is None and first_got is not None and a is not None: continue
            if subject_key(a) == subject_key(b): continue
            if a is not None and b is not None and a.isupper() and a.casefold() == b.casefold(): continue
            if line.get("subject_loose") and a and b and contained(a, b): continue
        elif k in ("limit", "limit_high", "start"):
            if number(a) == number(b): continue
            if k == "start" and a is not None and b is not None and number(re.sub(r"[^0-9.].*$", "", str(b))) == number(a): continue
        elif k == "scale":
            if a == b or zero: continue
        elif k == "comparator":
            if a == b or zero and b in ("=", "<=") or w["form"] in ("between", "about"): continue
            if w["form"] in ("reduce", "increase") and w["limit"] is not None and a and b and a[0] == b[0]: continue
        elif k == "better":
            if a == b or w["form"] in ("between", "about") or w["scale"] == "date": continue
        elif k == "versus":
            if a == b or a is None and b == "prior year" and w["every_year"]: continue
            if b is None and a == "prior year" and g["every_year"]: continue
            if k in loose and (a is None or b is not None and contained(a, b)): continue
        elif k == "every_year":
            if bool(a) == bool(b) or w["average"] and g["average"]: continue
        elif k == "average":
            if bool(a) == bool(b): continue
        elif k == "if_any":
            if bool(a) == bool(b): continue
        elif k == "per_time":
            if TIME.get(a, a) == TIME.get(b, b): continue
        elif k in ("since", "by", "until"):
            if (None if a is None else str(a)) == (None if b is None else str(b)): continue
        elif k in CONTAINED:
            if a == b: continue
            if k in loose:
                if k == "noun" and (a is None or b is None): continue
                if a is not None and b is not None and contained(a, b): continue
                if a is None and b.casefold() in phrase: continue
                if b is None and g["subject"] and a.casefold() in g["subject"].casefold(): continue
        elif a == b: continue
        out.append(k)
    return out


def compare(line, got):
    """[] when right, else the differences to the nearest accepted reading."""
    best = None
    for want in [line["targets"]] + line.get("also", []):
        if len(want) != len(got):
            d = ["%d targets, %d wanted" % (len(got), len(want))]; weight = 1000
        else:
            d, weight, first = [], 0, None
            for i, (w, g) in enumerate(zip(want, got)):
                x = difference(line, w, g, first if i and fold(w.get("subject")) == fold(want[0].get("subject")) else None)
                if i == 0: first = fold(g.get("subject")) or ""
                weight += len(x)
                d += ["%s%s: %r, wanted %r" % ("" if len(want) == 1 else "[%d] " % (i + 1), k, g.get(k), w.get(k)) for k in x]
        if not d: return []
        if best is None or weight < best[0]: best = (weight, d)
    return best[1]


def ask(binary, line):
    tail = ["--language", "vi", "--format", "json"]
    if line.get("strata"): tail += ["--strata", ",".join(line["strata"])]
    if line.get("indicator"): tail += ["--indicator", line["indicator"]]
    for command in ([binary, "phrase", line["phrase"]] + tail, [binary, "phrase"] + tail + ["--", line["phrase"]]):
        try: r = subprocess.run(command, capture_output=True, timeout=20)
        except (OSError, subprocess.TimeoutExpired) as e: return None, str(e)
        try: return json.loads(r.stdout.decode("utf-8")), ""
        except ValueError: error = "exit %d, no JSON: %s" % (r.returncode, (r.stderr or r.stdout).decode("utf-8", "replace").strip()[:160])
        if not line["phrase"].lstrip().startswith("-"): break      # only such a text may have been taken for an option
    return None, error


def batch(binary, lines):
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".txt", delete=False) as f:
        f.writelines(l["phrase"] + "\n" for l in lines)
    try:
        r = subprocess.run([binary, "phrase", "--batch", f.name, "--language", "vi", "--format", "json"], capture_output=True, timeout=120)
        out = [json.loads(x) for x in r.stdout.decode("utf-8").splitlines() if x.strip()]
    except (ValueError, OSError, subprocess.TimeoutExpired): return None
    finally: os.unlink(f.name)
    if len(out) == 1 and isinstance(out[0], list): out = out[0]
    return out if len(out) == len(lines) else None


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("binary"); p.add_argument("--set", default=os.path.join(os.path.dirname(os.path.abspath(__file__)), "unseen.jsonl"))
    p.add_argument("--batch", choices=("auto", "on", "off"), default="auto"); p.add_argument("--jobs", type=int, default=8)
    p.add_argument("--quiet", action="store_true", help="counts only: keeps the phrases unseen by the reader's author")
    a = p.parse_args()
    with open(a.set, encoding="utf-8") as f: lines = [json.loads(x) for x in f if x.strip()]
    answers = [None] * len(lines)
    use = a.batch == "on"
    if a.batch == "auto":
        try: r = subprocess.run([a.binary, "phrase", "--help"], capture_output=True, timeout=20); use = b"--batch" in r.stdout + r.stderr
        except (OSError, subprocess.TimeoutExpired) as e: print("cannot run %s: %s" % (a.binary, e), file=sys.stderr); return 2
    if use:
        some = [i for i, l in enumerate(lines) if not l.get("strata") and not l.get("indicator") and "\n" not in l["phrase"]]
        got = batch(a.binary, [lines[i] for i in some])
        if got is None: print("--batch gave no JSON object per line: asking one by one", file=sys.stderr)
        else:
            for i, x in zip(some, got): answers[i] = (x, "")
    todo = [i for i, x in enumerate(answers) if x is None]
    with ThreadPoolExecutor(a.jobs) as pool:
        for i, x in zip(todo, pool.map(lambda i: ask(a.binary, lines[i]), todo)): answers[i] = x

    right, wrong, missed, allowed, refused, broken = [], [], [], [], [], []
    for l, (answer, error) in zip(lines, answers):
        if answer is None: broken.append((l, [error])); continue
        understood, got = bool(answer.get("understood")), answer.get("targets") or []
        rest = [str(x) for x in answer.get("not_understood") or []]
        if not l["understood"]:
            (wrong if understood else refused).append((l, ["must not be understood; read as " + json.dumps(got, ensure_ascii=False)]))
        elif not understood: (allowed if l.get("may_refuse") else missed).append((l, rest))
        else:
            d = compare(l, got)
            (wrong if d else right).append((l, d))
    def show(title, group):
        print("\n%s: %d" % (title, len(group)))
        if not a.quiet:
            for l, d in group:
                print("  [%s] %s%s" % (l.get("domain", ""), json.dumps(l["phrase"], ensure_ascii=False), "  (indicator: %s)" % l["indicator"] if l.get("indicator") else ""))
                for x in d: print("      " + x)
    show("understood but WRONG", wrong); show("not understood", missed); show("not understood, as may be", allowed); show("no answer", broken)
    able = sum(l["understood"] for l in lines)
    broken_able = sum(l["understood"] for l, _ in broken)
    base = able - len(allowed)
    share = 100.0 * len(right) / base if base else 0.0
    print("\n%d lines: %d understandable, %d not" % (len(lines), able, len(lines) - able))
    print("understood and right   %4d of %d = %.1f%% (of all understandable: %.1f%%)" % (len(right), base, share, 100.0 * len(right) / able if able else 0))
    print("understood but WRONG   %4d" % len(wrong))
    print("not understood         %4d  (and %d where that is an honest answer)" % (len(missed), len(allowed)))
    print("rightly refused        %4d of %d" % (len(refused), len(lines) - able))
    print("no answer              %4d" % len(broken))
    ok = not wrong and not broken and len(right) * 100 >= 95 * base
    print("PASS" if ok else "FAIL")
    return 0 if ok else 1


if __name__ == "__main__":
    sys.exit(main())
