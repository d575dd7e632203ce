"""The package says what capi/goalpost.h says: functions, numbers, and the layout of structs."""
import ctypes
import os
import re
import subprocess
import sys
import tempfile
import unittest

from data import ROOT

sys.path.insert(0, str(ROOT / "tests" / "capi"))
import header

import goalpost
from goalpost import _library, _signatures, _structs, codes

CODE = header.text()
STRUCTS = {
    "goalpost_string": "String", "goalpost_period": "Period", "goalpost_diagnostic": "Diagnostic",
    "goalpost_diagnostic_counts": "DiagnosticCounts", "goalpost_plan_options": "PlanOptions", "goalpost_plan_info": "PlanInfo",
    "goalpost_input_info": "InputInfo", "goalpost_indicator_info": "IndicatorInfo", "goalpost_dimension_info": "DimensionInfo",
    "goalpost_level_info": "LevelInfo", "goalpost_column": "Column", "goalpost_strings": "Strings", "goalpost_key": "Key",
    "goalpost_table_data": "TableData", "goalpost_table_info": "TableInfo", "goalpost_arrow_options": "ArrowOptions",
    "goalpost_evaluate_options": "EvaluateOptions", "goalpost_result_columns": "ResultColumns", "goalpost_area_info": "AreaInfo",
    "goalpost_column_options": "ColumnOptions", "goalpost_output": "Output", "goalpost_rule_options": "RuleOptions",
    "goalpost_figure_info": "FigureInfo", "goalpost_answer": "Answer", "goalpost_phrase_options": "PhraseOptions",
    "goalpost_extra_column": "ExtraColumn", "goalpost_held_back": "HeldBack", "goalpost_change_counts": "ChangeCounts", "goalpost_target_change": "TargetChange",
    "goalpost_import_options": "ImportOptions", "goalpost_import_info": "ImportInfo",
    "struct ArrowSchema": "ArrowSchema", "struct ArrowArray": "ArrowArray",
}
# Types of the header, as a parameter or a result.
SCALARS = {"size_t": ctypes.c_size_t, "double": ctypes.c_double,
           "int32_t": ctypes.c_int32, "uint32_t": ctypes.c_uint32, "uint8_t": ctypes.c_uint8,
           "goalpost_status": ctypes.c_int32, "goalpost_verdict": ctypes.c_uint8, "goalpost_reason": ctypes.c_uint8, "void": None,
           "goalpost_progress": _structs.Progress, "goalpost_period": _structs.Period}
HANDLES = {f"goalpost_{kind}": getattr(_structs, f"{kind.capitalize()}Handle")
           for kind in ("text", "diagnostics", "plan", "rule", "table", "results", "evaluator", "comparison",
                        "import")}


def functions():
    """Name → result and parameters of every function of the header, as it is written there."""
    parts = {name: re.fullmatch(rf"(.*?){name}\((.*)\)", prototype) for name, prototype in header.prototypes().items()}
    return {name: (found[1], found[2]) for name, found in parts.items()}


def as_ctypes(declared):
    """What ctypes should have for a C type."""
    words = re.sub(r"\bconst\b", " ", declared)
    stars = words.count("*")
    name = " ".join(words.replace("*", " ").split()[:2 if "struct " in words else 1])
    if stars == 0:
        return SCALARS[name]
    if name in HANDLES:
        return HANDLES[name] if stars == 1 else ctypes.POINTER(HANDLES[name])
    if name == "char":
        return ctypes.c_char_p
    if name == "void":
        return ctypes.c_void_p
    if name in STRUCTS:
        return ctypes.POINTER(getattr(_structs, STRUCTS[name]))
    return ctypes.POINTER({"double": ctypes.c_double, "uint32_t": ctypes.c_uint32}[name])


class Header(unittest.TestCase):
    def test_functions(self):
        self.assertGreater(len(functions()), 50)
        self.assertEqual(set(functions()), set(_signatures.SIGNATURES))

    def test_the_library_has_them(self):
        """tests/capi/test_library.py: and nothing else."""
        for name in functions():
            self.assertTrue(hasattr(_library.library, name), name)

    def test_types_of_arguments(self):
        for name, (result, arguments) in functions().items():
            declared = [one for one in map(str.strip, arguments.split(",")) if one != "void"]
            expected = as_ctypes(result), [as_ctypes(one.rpartition(" ")[0] + "*" * one.rpartition(" ")[2].count("*"))
                                                           for one in declared]
            ours = _signatures.SIGNATURES[name]
            if name == "goalpost_text_data":  # bytes, which may hold a NUL
                ours = (ctypes.c_char_p, ours[1])
            with self.subTest(function=name):
                self.assertEqual(ours, expected)

    def test_numbers(self):
        enumerations = {"GOALPOST_VERDICT_": codes.Verdict, "GOALPOST_REASON_": codes.Reason, "GOALPOST_FLAG_": codes.Flag,
                        "GOALPOST_LANGUAGE_": codes.Language, "GOALPOST_FORMAT_": codes.Format, "GOALPOST_TYPE_": codes.Type,
                        "GOALPOST_KIND_": codes.Kind, "GOALPOST_BETTER_": codes.Better, "GOALPOST_ROLL_UP_": codes.RollUp,
                        "GOALPOST_SEVERITY_": codes.Severity, "GOALPOST_INSTRUCTIONS_": codes.Instructions,
                        "GOALPOST_FIGURE_": codes.Figure, "GOALPOST_INTERVAL_METHOD_": codes.IntervalMethod,
                        "GOALPOST_VERSUS_PRIOR_PERIOD_": codes.VersusPriorPeriod, "GOALPOST_TREND_": codes.Trend,
                        "GOALPOST_NO_TREND_": codes.NoTrend, "GOALPOST_PACE_": codes.Pace, "GOALPOST_EXTRA_": codes.Extra,
                        "GOALPOST_CHANGE_": codes.Change, "GOALPOST_ASPECT_": codes.Aspect, "GOALPOST_IMPORT_": codes.Import}
        written = dict(re.findall(r"^#define (GOALPOST_\w+)[ \\\n]+(\d+|0x\w+)U?\s*$", CODE, re.MULTILINE))
        for prefix, enumeration in enumerations.items():
            declared = {name[len(prefix):]: int(value) for name, value in written.items() if name.startswith(prefix)}
            with self.subTest(enumeration=prefix):
                self.assertEqual(declared, {name: int(member) for name, member in enumeration.__members__.items()})
        declared = {name[9:]: int(value) for name, value in written.items() if re.match(r"GOALPOST_(OK|E_\w+)$", name)}
        self.assertEqual(declared, {name: int(member) for name, member in codes.Status.__members__.items()})
        self.assertEqual(int(written["GOALPOST_ABI_VERSION"]), codes.ABI_VERSION)
        self.assertEqual(int(written["GOALPOST_NONE"].rstrip("U"), 16), codes.NONE)
        self.assertEqual(int(written["GOALPOST_ALL_TARGETS"]), codes.ALL_TARGETS)
        self.assertEqual(int(written["GOALPOST_NO_CODE"].rstrip("U"), 16), codes.NO_CODE)

    def test_words_of_extra_columns(self):
        """Each enumeration spells its members as the table of the library does."""
        labels = (ROOT / "include/goalpost/statistics/labels.def").read_text(encoding="utf-8")
        for macro, enumeration in (("METHOD", codes.IntervalMethod), ("CHANGE", codes.VersusPriorPeriod), ("TREND", codes.Trend),
                                   ("TREND_REASON", codes.NoTrend), ("PACE", codes.Pace)):
            rows = re.findall(rf"^GOALPOST_{macro}\((\d+), (\w+)\)", labels, re.MULTILINE)
            self.assertEqual({int(number): name for number, name in rows if name != "none"},
                             {int(member): str(member) for member in enumeration}, macro)

    def test_layout_of_structs(self):
        declared = set(re.findall(r"^} (goalpost_\w+);", CODE, re.MULTILINE))
        self.assertEqual(declared, {name for name in STRUCTS if name.startswith("goalpost_")})
        lines = ["#include <cstdio>", f'#include "{ROOT}/capi/goalpost.h"', "int main() {"]
        expected = []
        for name, ours in STRUCTS.items():
            structure = getattr(_structs, ours)
            lines.append(f'  std::printf("{name} %zu\\n", sizeof({name}));')
            expected.append(f"{name} {ctypes.sizeof(structure)}")
            for field, *_ in structure._fields_:
                lines.append(f'  std::printf("{name}.{field} %zu %zu\\n", offsetof({name}, {field}), sizeof((({name}*)0)->{field}));')
                expected.append(f"{name}.{field} {getattr(structure, field).offset} {getattr(structure, field).size}")
            body = re.search(rf"^(?:typedef )?struct {name.split()[-1]} {{(.*?)^}}", CODE, re.MULTILINE | re.DOTALL)[1]
            # `release` of Arrow is a pointer to a function.
            fields = re.findall(r"\(\*(\w+)\)|(\w+)(?:\[\d+\])?\s*;", body)
            self.assertEqual([one or other for one, other in fields], [field for field, *_ in structure._fields_], name)
        with tempfile.TemporaryDirectory() as folder:
            source, program = f"{folder}/layout.cpp", f"{folder}/layout"
            with open(source, "w", encoding="utf-8") as opened:
                opened.write("\n".join([*lines, "}"]))
            subprocess.run([os.environ.get("GOALPOST_CXX", "c++"), "-w", source, "-o", program], check=True)
            printed = subprocess.run([program], check=True, capture_output=True, text=True).stdout
        self.assertEqual(printed.splitlines(), expected)

    def test_version(self):
        found = re.findall(r"^#define GOALPOST_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)", CODE, re.MULTILINE)
        self.assertEqual(goalpost.__version__, ".".join(found))

    def test_names_of_verdicts_and_reasons(self):
        for enumeration in (goalpost.Verdict, goalpost.Reason):
            for code in enumeration:
                spelled = code.spoken(goalpost.Language.PLAN)
                self.assertEqual(str(code), spelled or "none")
                self.assertEqual(f"{code}", str(code))
                self.assertTrue(code.spoken("vi") or code is goalpost.Reason.NONE)
        self.assertEqual(goalpost.Verdict.NO_DATA.spoken("en"), "no data")
        self.assertEqual(goalpost.Verdict.NO_DATA.spoken("vi"), "không có số liệu")


if __name__ == "__main__":
    unittest.main()
