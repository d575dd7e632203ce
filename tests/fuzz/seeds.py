#!/usr/bin/env python3
"""Writes the seeds of the fuzzers: the plans, tables and phrases of examples/ and tests/cases, one file an input, for those that read text;
bytes by chance for those that make something of them. And their dictionaries: the words of both languages, behind what tests/fuzz/dictionaries has for a target.

    tests/fuzz/seeds.py FOLDER      FOLDER/seeds/TARGET/…, FOLDER/dictionaries/TARGET.dict

tests/phrases/unseen2.jsonl is left out: the reader's author must not see what it holds.
"""
import hashlib
import json
import pathlib
import random
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LARGEST = 16 * 1024


def write(folder, texts):
    folder.mkdir(parents=True, exist_ok=True)
    for text in texts:
        if len(text) <= LARGEST:
            (folder / hashlib.sha1(text).hexdigest()).write_bytes(text)


def files(pattern):
    return [path.read_bytes() for place in ("examples", "tests/cases") for path in sorted((ROOT / place).rglob(pattern))]


def phrases():
    """Of each phrase the printed name on a line of its own, where there is one, then the phrase."""
    for line in (ROOT / "tests/phrases/unseen.jsonl").read_text(encoding="utf-8").splitlines():
        one = json.loads(line)
        name = one.get("indicator") or ""
        yield (f"{name}\n" if name else "").encode() + one["phrase"].encode()


def rules(plans):
    """The lines of plans that say what is measured and what is wanted, as rules of one line."""
    for plan in plans:
        measure = b""
        for line in plan.split(b"\n"):
            words = line.split(b"#")[0].strip()
            if words.startswith(b"measure "):
                measure = words[len(b"measure "):]
            elif words.startswith(b"target ") and measure:
                yield measure + b" " + words[len(b"target "):].strip()


def words():
    """Every spelling of every word of the language, as entries of a dictionary."""
    found = []
    for file in ("words.def", "words_vi.def"):
        text = (ROOT / "include/goalpost/language" / file).read_text(encoding="utf-8")
        for row in re.findall(r"^GOALPOST_WORD\w*\((.*)\)$", text, re.MULTILINE):
            found += re.findall(r'"((?:[^"\\]|\\.)+)"', row)
    return [entry(f" {word} ") for word in dict.fromkeys(found)]


def entry(text):
    return '"' + "".join(chr(b) if 32 <= b < 127 and b not in b'"\\' else f"\\x{b:02x}" for b in text.encode()) + '"'


def write_dictionaries(folder):
    folder.mkdir(parents=True, exist_ok=True)
    for own in sorted((ROOT / "tests/fuzz/dictionaries").glob("*.dict")):
        lines = own.read_text(encoding="utf-8").splitlines()
        if own.stem in ("parse", "check", "phrase", "import"):
            lines += words()
        (folder / own.name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def main(folder):
    write_dictionaries(folder / "dictionaries")
    folder = folder / "seeds"
    plans = files("*.goal")
    rule_texts = list(rules(plans))
    for name in ("parse", "check"):
        write(folder / name, plans + rule_texts)
    write(folder / "csv", files("*.csv"))
    write(folder / "phrase", phrases())
    printed = files("printed*.txt") + files("printed*.tsv")
    # Of what is to be imported the first byte says how: see tests/fuzz/import.cpp.
    write(folder / "import", [bytes([how]) + text for text in printed for how in (0, 0x20)]
          + [b"\x00" + text for text in phrases()])
    chance = random.Random(20251122)
    for name in ("evaluate", "capi", "arrow"):
        write(folder / name, [chance.randbytes(chance.randint(20, 700)) for _ in range(60)])


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(pathlib.Path(sys.argv[1]))
