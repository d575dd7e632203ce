"""Prints one generated case, to be read against the language: `python3 show.py [seed] [number]`."""
from __future__ import annotations

import sys

from generate import make_case
from switches import Switches

if __name__ == "__main__":
    arguments = [int(word) for word in sys.argv[1:3]] + [1, 0][len(sys.argv[1:3]):]
    case = make_case(arguments[0], arguments[1], Switches())
    print(case.plan_text)
    print(case.table_text)
