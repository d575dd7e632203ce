"""Random plans through `goalpost format`, to and fro between the languages: `GOALPOST=… round_trip.py [seed] [plans]`."""
from __future__ import annotations

import os
import subprocess
import sys

from generate import make_case
from switches import Switches

GOALPOST = os.environ.get("GOALPOST", "goalpost")


def formatted(text: str, language: str) -> str:
    done = subprocess.run([GOALPOST, "format", "-", "--language", language], input=text, capture_output=True,
                          encoding="utf-8", check=False)
    return done.stdout if done.returncode == 0 else f"failed: {done.stderr}"


def disagreement(plan: str) -> str:
    english, vietnamese = formatted(plan, "en"), formatted(plan, "vi")
    for name, text in (("en", english), ("vi", vietnamese)):
        if text.startswith("failed"):
            return f"{name}: {text}"
        if formatted(text, "en") != english or formatted(text, "vi") != vietnamese:
            return f"{name} does not come back:\n{text}"
    return ""


if __name__ == "__main__":
    seed, num_plans = [int(word) for word in sys.argv[1:3]] + [1, 100][len(sys.argv[1:3]):]
    found = [(i, why) for i in range(num_plans) if (why := disagreement(make_case(seed, i, Switches()).plan_text))]
    for i, why in found:
        print(f"seed {seed}, plan {i}: {why}")
    print(f"{num_plans} plans, {len(found)} disagreements")
    sys.exit(bool(found))
