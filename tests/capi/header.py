"""What goalpost.h declares, read as text."""

import os
import re
from pathlib import Path

SOURCE = Path(os.environ.get("GOALPOST_SOURCE", Path(__file__).resolve().parents[2]))
HEADER = SOURCE / "capi/goalpost.h"


def text():
    """The header without its comments."""
    return re.sub(r"/\*.*?\*/", " ", HEADER.read_text(encoding="utf-8"), flags=re.DOTALL)


def prototypes():
    """Name to prototype, in the order of the header: "const char *goalpost_version(void)"."""
    found = re.findall(r"GOALPOST_API ([a-z][^;]*);", text())
    return {re.search(r"(goalpost_\w+)\(", one)[1]: " ".join(one.split()) for one in found}


def numbers():
    """Macros that stand for a number, with what they stand for."""
    found = re.findall(r"^#define (GOALPOST_\w+) (0x[0-9A-Fa-f]+U?|\d+)\s*$", text(), flags=re.MULTILINE)
    return {name: int(value.rstrip("U"), 0) for name, value in found}
