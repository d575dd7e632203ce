"""Makes a copy of include/ in which every mutant of mutants.txt is a switch, so that one build holds them all.

mutants.txt lists small lies about the arithmetic and the checker. A mutant is an expression, and what stands in its place when it is on:

    == exact compare                          a subject
    evaluate/impl/formula.ipp                 a file of include/goalpost
    @ case Comparator::less:                  where to look: the original is the first one behind this text, which the file holds once;
                                              without it the file holds the original once
    - value < limit                           the original
    + value <= limit                          the mutant; several lines are several mutants of one place

An original that ends in `;` is a statement. The copy says `(goalpost_mutant(7) ? (value <= limit) : (value < limit))`, and the function answers
whether the environment variable GOALPOST_MUTANT is 7. The files in include/ hold nothing of this."""

import shutil
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
INCLUDE = ROOT / "include"
TABLE = ROOT / "tests/mutation/mutants.txt"

SWITCH = """#pragma once
#include <cstdlib>
#include <type_traits>
inline const int goalpost_mutant_on = std::getenv("GOALPOST_MUTANT") != nullptr ? std::atoi(std::getenv("GOALPOST_MUTANT")) : 0;
constexpr bool goalpost_mutant(int number) { return !std::is_constant_evaluated() && goalpost_mutant_on == number; }
"""


@dataclass
class Mutant:
    number: int
    subject: str
    file: str
    line: int
    original: str
    mutated: str

    def __str__(self):
        return f"{self.number:3} {self.subject}: {self.file}:{self.line}: {self.original}  ->  {self.mutated}"


@dataclass
class Place:
    """An original with its mutants."""
    subject: str
    file: str
    behind: str
    original: str
    mutated: list
    table_line: int

    def fail(self, why):
        raise SystemExit(f"{TABLE.name}:{self.table_line}: {why}")

    def find(self, text):
        start = 0
        if self.behind:
            if text.count(self.behind) != 1:
                self.fail(f"{self.file} holds '{self.behind}' {text.count(self.behind)} times, not once")
            start = text.index(self.behind)
        elif text.count(self.original) > 1:
            self.fail(f"{self.file} holds '{self.original}' {text.count(self.original)} times: say behind what, with '@'")
        at = text.find(self.original, start)
        if at < 0:
            self.fail(f"{self.file} no longer holds '{self.original}'" + (f" behind '{self.behind}'" if self.behind else ""))
        return at


def read_table():
    places, subject, file, behind, last = [], "", "", "", None
    for number, line in enumerate(TABLE.read_text(encoding="utf-8").splitlines(), 1):
        mark, rest = line[:2], line[2:].strip()
        if not line.strip() or line.startswith("#"):
            continue
        if mark == "==":
            subject = rest
        elif mark == "@ ":
            behind = rest
        elif mark == "- ":
            last = Place(subject, file, behind, rest, [], number)
            places.append(last)
            behind = ""
        elif mark == "+ " and last is not None:
            last.mutated.append(rest)
        elif not line.startswith(" ") and (INCLUDE / "goalpost" / line.strip()).is_file():
            file = line.strip()
        else:
            raise SystemExit(f"{TABLE.name}:{number}: what is '{line}'?")
    return places


def switched(place, numbers):
    """The text that stands in the copy."""
    if place.original.endswith(";"):
        text = f"{{ {place.original} }}"
        for number, mutated in zip(numbers, place.mutated):
            text = f"if (goalpost_mutant({number})) {{ {mutated} }} else {text}"
        return text
    text = f"({place.original})"
    for number, mutated in zip(numbers, place.mutated):
        text = f"(goalpost_mutant({number}) ? ({mutated}) : {text})"
    return text


def write(folder):
    """The copy in a folder, touching only files that change; the list of mutants."""
    places = read_table()
    mutants, replaced = [], {}
    for place in places:
        text = (INCLUDE / "goalpost" / place.file).read_text(encoding="utf-8")
        at = place.find(text)
        line = text.count("\n", 0, at) + 1
        numbers = range(len(mutants) + 1, len(mutants) + 1 + len(place.mutated))
        mutants += [Mutant(number, place.subject, place.file, line, place.original, mutated)
                    for number, mutated in zip(numbers, place.mutated)]
        replaced.setdefault(place.file, []).append((at, place, numbers))

    made = {"goalpost/mutant.hpp": SWITCH}
    for source in sorted(INCLUDE.rglob("*")):
        if source.is_file():
            made[str(source.relative_to(INCLUDE))] = source.read_text(encoding="utf-8")
    for file, changes in replaced.items():
        text = made[f"goalpost/{file}"]
        end = len(text)
        for at, place, numbers in sorted(changes, key=lambda change: -change[0]):
            if at + len(place.original) > end:
                place.fail("it overlaps another one")
            text = text[:at] + switched(place, numbers) + text[at + len(place.original):]
            end = at
        made[f"goalpost/{file}"] = text
    for name, text in made.items():
        target = folder / name
        if not target.exists() or target.read_text(encoding="utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    for old in [path for path in folder.rglob("*") if path.is_file() and str(path.relative_to(folder)) not in made]:
        old.unlink()
    return mutants


if __name__ == "__main__":
    import tempfile
    with tempfile.TemporaryDirectory() as scratch:
        for mutant in write(Path(scratch)):
            print(mutant)
    shutil.rmtree(scratch, ignore_errors=True)
