"""Run by frames_environment.py with the name of a library: pandas, polars or pyarrow, and what speaks their protocols."""
import datetime
import importlib.util
import sys
import unittest
import warnings
from decimal import Decimal

import numpy as np

from data import example
import goalpost
from goalpost import Plan, Reason, Rule, Verdict, _capsules
from test_plan import DATA, PLAN

THERE = {sys.argv[1]}
if "pandas" in THERE:
    import pandas
if "polars" in THERE:
    import polars
if "pyarrow" in THERE:
    import pyarrow

LISTS = {name: values.tolist() if isinstance(values, np.ndarray) else values for name, values in DATA.items()}
LISTS = {name: [None if cell == "" or cell != cell else cell for cell in values] for name, values in LISTS.items()}
LISTS["obese"] = [None, None, 70, 99, None]
MORTALITY = "deaths per 1,000 births below 9‰"
DEATHS, BIRTHS = [12, 14, None, 0, 9, 8], [1504, 1504, 1000, 0, 1000, 1000]
EXPECTED = [Verdict.MET, Verdict.MISSED, Verdict.NO_DATA, Verdict.NOT_APPLICABLE, Verdict.MISSED, Verdict.MET]


class Stream:
    """Speaks __arrow_c_stream__ and nothing else."""

    def __init__(self, of):
        self.of = of

    def __arrow_c_stream__(self, requested_schema=None):
        return self.of.__arrow_c_stream__(requested_schema)


class Batch:
    """Speaks __arrow_c_array__ and nothing else."""

    def __init__(self, of):
        self.of = of

    def __arrow_c_array__(self, requested_schema=None):
        return self.of.__arrow_c_array__(requested_schema)


class Interchange:
    """Speaks __dataframe__ and nothing else."""

    def __init__(self, of):
        self.of = of

    def __dataframe__(self, nan_as_null=False, allow_copy=True):
        return self.of.__dataframe__(nan_as_null=nan_as_null, allow_copy=allow_copy)


class Frames(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.plan = Plan(PLAN)
        cls.expected = cls.plan.evaluate(DATA).to_csv()

    def same(self, table, **options):
        self.assertEqual(self.plan.evaluate(table, **options).to_csv(), self.expected)

    def judged(self, answers):
        self.assertEqual([Verdict(number) for number in answers.verdict], EXPECTED)


class Pandas(Frames):
    def test_frames(self):
        frame = pandas.DataFrame(LISTS)
        self.same(frame)
        self.same(frame.astype({"area": "category", "residence": "category", "period": "int16", "births": "Int64", "deaths": "Float64"}))
        self.same(frame.astype({"period": str, "area": "string"}))
        self.same(frame.astype({"period": "float64", "obese": object}))
        self.same(frame.assign(sent=pandas.to_datetime(frame["sent"])))
        with self.assertRaises(goalpost.ArgumentError):
            self.plan.table(pandas.concat([frame, frame[["deaths"]]], axis=1))
        if importlib.util.find_spec("pyarrow"):
            self.same(frame.convert_dtypes(dtype_backend="pyarrow"))

    def test_rules(self):
        rule = Rule(MORTALITY)
        frame = pandas.DataFrame({"deaths": DEATHS, "births": BIRTHS, "population": "many"})
        self.judged(rule.evaluate(frame))
        self.judged(rule.evaluate(deaths=frame["deaths"], births=frame["births"]))
        self.judged(rule.evaluate(frame.astype({"deaths": "Int32", "births": "uint16"})))
        self.judged(rule.evaluate(frame.assign(more=1).iloc[::1]))
        with self.assertRaises(goalpost.FigureTypeError):
            rule.evaluate(deaths=frame["population"], births=frame["births"])
        with self.assertRaises(goalpost.FigureTypeError):
            rule.evaluate(deaths=frame["population"].astype("category"), births=frame["births"])
        suppressed = frame.assign(**{"deaths.suppressed": [True, *[False] * 5]})
        self.assertEqual(rule.evaluate(suppressed).reason[0], Reason.SUPPRESSED)

    def test_columns_are_lent(self):
        frame = pandas.DataFrame({"deaths": np.arange(10.0), "births": np.full(10, 1000.0)})
        column = goalpost._sources.columns(frame)["deaths"].figures("deaths")
        self.assertEqual(column.address, frame["deaths"].to_numpy().ctypes.data)

    def test_results(self):
        results = self.plan.evaluate(DATA)
        frame = results.to_pandas()
        self.assertEqual(list(frame.columns), results.to_csv().splitlines()[0].split(","))
        self.assertEqual(len(frame), len(results))
        self.assertEqual(list(frame["verdict"]), [str(one.verdict) for one in results])
        row = frame[(frame["indicator"] == "mortality") & (frame["area"] == "Châu Đốc") & (frame["target"] == 1)].iloc[0]
        self.assertEqual((row["verdict"], row["value"], row["limit"], row["gap"], row["label"]), ("missed", 9.0, 9.0, 0.0, "1a"))
        self.assertTrue(np.isnan(row["base"]))
        certain = self.plan.evaluate(DATA, certainty=0.9)
        frame = certain.to_pandas()
        self.assertEqual(list(frame.columns), certain.to_csv().splitlines()[0].split(","))
        self.assertEqual(frame["interval_low"].to_numpy().tobytes(), certain.interval_low.tobytes())
        row = frame[(frame["indicator"] == "mortality") & (frame["area"] == "An Giang") & (frame["target"] == 1)].iloc[0]
        self.assertEqual((row["confidence"], row["interval_method"], row["trend"], row["unstable"]), (0.9, "byar", "not_computed", True))
        self.assertEqual(frame["unstable"].isna().tolist(), (certain.unstable == 255).tolist())  # no rate: neither true nor false
        self.assertEqual(len(certain.filter(area="An Giang").to_pandas()), len(certain.filter(area="An Giang")))
        some = results.filter(indicator="1a").to_pandas()
        self.assertEqual(list(some["indicator"].unique()), ["mortality"])


class Polars(Frames):
    def test_frames(self):
        frame = polars.DataFrame(LISTS, strict=False)
        self.same(frame)
        self.same(frame.with_columns(polars.col("area", "residence").cast(polars.Categorical), polars.col("period").cast(polars.Int16)))
        self.same(frame.with_columns(polars.col("period").cast(polars.String), polars.col("births").cast(polars.UInt16)))
        self.same(polars.concat([frame[:2], frame[2:3], frame[3:]], rechunk=False))
        self.same(frame[:3].extend(frame[3:]))
        self.same(Stream(frame))

    def test_long_texts(self):
        """Views hold short texts in themselves, and long ones elsewhere."""
        names = {"An Giang": "An Giang, a province in the delta of the Mekong", "Châu Đốc": "Châu Đốc, on the border"}
        frame = polars.DataFrame(LISTS, strict=False).with_columns(polars.col("area", "parent").replace(names))
        found = self.plan.evaluate(frame)
        self.assertEqual(set(found.areas), set(names.values()))
        self.assertEqual([one.verdict for one in found], [one.verdict for one in self.plan.evaluate(DATA)])

    def test_rules(self):
        rule = Rule(MORTALITY)
        frame = polars.DataFrame({"deaths": DEATHS, "births": BIRTHS, "population": "many"})
        self.judged(rule.evaluate(frame))
        self.judged(rule.evaluate(deaths=frame["deaths"], births=frame["births"]))
        self.judged(rule.evaluate(deaths=frame["deaths"].cast(polars.Decimal(10, 2)), births=frame["births"].cast(polars.Int16)))
        longer = polars.concat([polars.DataFrame({"deaths": [1] * 3, "births": [1] * 3}), frame[["deaths", "births"]]])
        self.judged(rule.evaluate(longer.rechunk()[3:]))
        self.judged(rule.evaluate(longer[3:]))
        self.assertEqual(list(Rule("has at least 1").evaluate(has=polars.Series([True, False, None])).verdict),
                         [Verdict.MET, Verdict.MISSED, Verdict.NO_DATA])
        with self.assertRaises(goalpost.FigureTypeError):
            rule.evaluate(deaths=frame["population"], births=frame["births"])

    def test_results(self):
        results = self.plan.evaluate(DATA)
        frame = polars.DataFrame(results)
        self.assertEqual(frame["verdict"].cast(polars.String).to_list(), [str(one.verdict) for one in results])
        certain = self.plan.evaluate(DATA, certainty=0.9)
        frame = polars.DataFrame(certain)
        self.assertEqual(frame["trend_reason"].cast(polars.String).to_list(),
                         [None if one.trend_reason is None else str(one.trend_reason) for one in certain])
        self.assertEqual(frame["unstable"].to_list(), [one.unstable for one in certain])


class Arrow(Frames):
    def test_tables(self):
        table = pyarrow.table(LISTS)
        self.same(table)
        self.same(table.to_batches()[0])
        self.same(Stream(table))
        self.same(Batch(table.to_batches()[0]))
        self.same(pyarrow.RecordBatchReader.from_batches(table.schema, table.to_batches()))
        encoded = table
        for name in ("area", "residence"):
            encoded = encoded.set_column(encoded.column_names.index(name), name, encoded[name].dictionary_encode())
        self.same(encoded)
        large = table.set_column(0, "area", table["area"].cast(pyarrow.large_string()))
        self.same(large.set_column(2, "period", table["period"].cast(pyarrow.uint16())))
        self.same(pyarrow.table({**{name: table[name] for name in table.column_names}, "parent": pyarrow.array([None] * 5)})
                  .set_column(1, "parent", table["parent"]))

    def test_many_chunks(self):
        table = pyarrow.table(LISTS)
        pieces = pyarrow.concat_tables([table[row:row + 1] for row in range(5)])
        self.assertEqual(pieces["area"].num_chunks, 5)
        self.same(pieces)
        encoded = [pyarrow.table({**{name: piece[name] for name in piece.column_names}, "area": piece["area"].dictionary_encode()})
                   for piece in (table[:2], table[2:])]
        self.same(pyarrow.concat_tables(encoded))
        self.same(pyarrow.concat_tables([table[:3], table[3:3], table[3:]]))

    def test_slices(self):
        """Bitmaps that begin within a byte, and columns that do."""
        table = pyarrow.table(LISTS)
        for before in (1, 7, 8, 9):
            longer = pyarrow.concat_tables([table[:1]] * before + [table]).combine_chunks()
            self.same(longer[before:])
            batch = longer.to_batches()[0]
            self.same(batch.slice(before))

    def test_figures(self):
        rule = Rule(MORTALITY)
        for kind in (pyarrow.int8(), pyarrow.int16(), pyarrow.int64(), pyarrow.uint8(), pyarrow.uint64(), pyarrow.float32(),
                     pyarrow.float64(), pyarrow.decimal128(30, 3)):
            with self.subTest(kind=str(kind)):
                self.judged(rule.evaluate({"deaths": pyarrow.array(DEATHS).cast(kind), "births": pyarrow.array(BIRTHS)}))
                chunked = pyarrow.chunked_array([pyarrow.array(DEATHS[:3]).cast(kind), pyarrow.array(DEATHS[3:]).cast(kind)])
                self.judged(rule.evaluate({"deaths": chunked, "births": pyarrow.array(BIRTHS)}))
        self.assertEqual(rule.evaluate(deaths=pyarrow.nulls(6), births=pyarrow.array(BIRTHS)).counts()[Verdict.NO_DATA], 6)
        for wrong in (pyarrow.array(["a"] * 6), pyarrow.array([1.0] * 6).cast(pyarrow.float16()), pyarrow.array(["a"] * 6).dictionary_encode(),
                      pyarrow.array([datetime.datetime(2025, 1, 1)] * 6), pyarrow.array([[1]] * 6)):
            with self.assertRaises(goalpost.FigureTypeError):
                rule.evaluate({"deaths": wrong, "births": pyarrow.array(BIRTHS)})
        self.assertEqual(rule.evaluate(deaths=pyarrow.scalar(12), births=pyarrow.scalar(1504)).verdict, Verdict.MET)
        dates = Rule("sent no later than 2025-05-20")
        self.assertEqual(list(dates.evaluate(sent=pyarrow.array([datetime.date(2025, 5, 20), datetime.date(2025, 5, 21), None])).verdict),
                         [Verdict.MET, Verdict.MISSED, Verdict.NO_DATA])
        shares = pyarrow.array([Decimal("98.07"), Decimal("98.06"), None])
        self.assertEqual(list(Rule("share at least 98.07%").evaluate(share=shares).verdict), [Verdict.MET, Verdict.MISSED, Verdict.NO_DATA])

    def test_columns_are_lent(self):
        array = pyarrow.array(np.arange(100))
        for column, offset in ((array, 0), (array[3:], 24), (pyarrow.chunked_array([array]), 0)):
            figures = goalpost._sources.column(column, "a").figures("a")
            self.assertEqual(figures.address, array.buffers()[1].address + offset)

    def test_suppressed(self):
        table = pyarrow.table({"deaths": DEATHS, "births": BIRTHS, "deaths.suppressed": [True, None, False, False, False, False]})
        answers = Rule(MORTALITY).evaluate(table)
        self.assertEqual((Reason(answers.reason[0]), Verdict(answers.verdict[1])), (Reason.SUPPRESSED, Verdict.MISSED))

    def test_results(self):
        results = self.plan.evaluate(DATA)
        batch = results.to_arrow()
        rows = results.to_csv().splitlines()
        self.assertEqual(batch.schema.names, rows[0].split(","))
        self.assertEqual(batch["verdict"].to_pylist(), [str(one.verdict) for one in results])
        self.assertEqual(batch["value"].null_count, sum(one.value is None for one in results))
        certain = self.plan.evaluate(DATA, certainty=0.9)
        with_certainty = certain.to_arrow()
        self.assertEqual(with_certainty.schema.names, certain.to_csv().splitlines()[0].split(","))
        with_certainty.validate(full=True)
        for name in certain.extra:
            singles = [getattr(one, name) for one in certain]
            expected = [one if one is None or isinstance(one, (bool, float)) else str(one) for one in singles]
            self.assertEqual(with_certainty[name].to_pylist(), expected, name)
        some = results.filter(area="Châu Đốc")
        self.assertEqual(set(some.to_arrow()["area"].to_pylist()), {"Châu Đốc"})
        results.close()
        self.assertEqual(len(batch.to_pylist()), len(rows) - 1)  # it has memory of its own
        batch.validate(full=True)

    def test_capsules_that_nobody_takes(self):
        results = self.plan.evaluate(DATA)
        for _ in range(100):
            results.__arrow_c_array__()
        self.assertEqual(_capsules._HANDED_ON, {})


class Protocol(Frames):
    def test_interchange(self):
        data = {name: values for name, values in LISTS.items() if name != "sent"}  # not every library's protocol has dates
        frames = {"pandas": lambda: [pandas.DataFrame(data), pandas.DataFrame(data).astype({"area": "category", "births": "Int64"})],
                  "polars": lambda: [polars.DataFrame(data, strict=False)],
                  "pyarrow": lambda: [pyarrow.table(data)]}[sys.argv[1]]()
        expected = self.plan.evaluate({name: values for name, values in DATA.items() if name != "sent"}).to_csv()
        for frame in frames:
            if not hasattr(frame, "__dataframe__"):
                print(f"frames: this {sys.argv[1]} has no __dataframe__ (any more)")
                continue
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # pandas says that it is going away
                self.assertEqual(self.plan.evaluate(Interchange(frame)).to_csv(), expected)

    def test_examples(self):
        """The example with areas."""
        plan, columns = example("an-giang-2025")
        frame = {"pandas": lambda: pandas.DataFrame(columns), "polars": lambda: polars.DataFrame(columns, strict=False),
                 "pyarrow": lambda: pyarrow.table(columns)}[sys.argv[1]]()
        self.assertEqual(plan.evaluate(frame).to_csv(), plan.evaluate(columns).to_csv())


if __name__ == "__main__":
    mine = {"pandas": Pandas, "polars": Polars, "pyarrow": Arrow}[sys.argv[1]]
    suite = unittest.TestSuite(map(unittest.defaultTestLoader.loadTestsFromTestCase, (mine, Protocol)))
    sys.exit(not unittest.TextTestRunner(verbosity=2).run(suite).wasSuccessful())
