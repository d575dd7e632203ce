"""What the tests of the Python package share: the two example plans, and their data as Python objects."""
import csv
import datetime
import decimal
import os
import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "bindings" / "python" / "src"))
EXAMPLES = {"an-giang-2025": (), "tien-giang-2022": ("2021",)}
GOALPOST = os.environ.get("GOALPOST", "")


def figure(text, is_date):
    """A cell of a CSV file; a suppressed one has no figure."""
    if text in ("", "*"):
        return None
    if is_date:
        return datetime.date.fromisoformat(text)
    return decimal.Decimal(text) if "." in text else int(text)


def csv_columns(path, plan):
    """A CSV file as a dict of lists: keys as texts, figures as numbers, decimals, dates or None, and where they are suppressed."""
    import goalpost

    dates = {one.column for one in plan.inputs if one.kind is goalpost.Kind.DATE}
    inputs = {one.column for one in plan.inputs}
    with open(path, encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened))
    columns = {}
    for name in rows[0]:
        cells = [row[name] for row in rows]
        if name not in inputs:
            columns[name] = cells
            continue
        columns[name] = [figure(cell, name in dates) for cell in cells]
        if "*" in cells:
            columns[f"{name}.suppressed"] = [cell == "*" for cell in cells]
    return columns


def example(name):
    """The plan and the data of an example."""
    import goalpost

    folder = ROOT / "examples" / name
    plan = goalpost.Plan.from_file(folder / "plan.goal")
    return plan, csv_columns(folder / "results.csv", plan)
