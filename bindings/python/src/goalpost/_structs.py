"""The structs and handles of capi/goalpost.h, field by field. tests/python/test_header.py compares their layout with the compiler's."""
from __future__ import annotations

from ctypes import (CFUNCTYPE, POINTER, Structure, c_char_p, c_double, c_int8, c_int16, c_int32, c_int64, c_size_t, c_uint8,
                    c_uint16, c_uint32, c_uint64, c_void_p, sizeof)


# Handles: a type each, so that ctypes refuses one kind where another is wanted.
class TextHandle(c_void_p): ...
class DiagnosticsHandle(c_void_p): ...
class PlanHandle(c_void_p): ...
class RuleHandle(c_void_p): ...
class TableHandle(c_void_p): ...
class ResultsHandle(c_void_p): ...
class EvaluatorHandle(c_void_p): ...
class ComparisonHandle(c_void_p): ...
class ImportHandle(c_void_p): ...


Progress = CFUNCTYPE(c_int32, c_void_p, c_uint64, c_uint64)
NO_PROGRESS = Progress(0)


class Sized(Structure):
    """A struct that begins with its size."""

    def __init__(self, **fields: object) -> None:
        super().__init__(struct_size=sizeof(type(self)), **fields)


class String(Structure):
    _fields_ = [("data", c_void_p), ("size", c_size_t)]


class Period(Structure):
    _fields_ = [("year", c_int16), ("length", c_uint8), ("index_1based", c_uint8)]


class Diagnostic(Sized):
    _fields_ = [("struct_size", c_size_t), ("code", String), ("file", String), ("message", String), ("hint", String),
                ("number", c_uint32), ("severity", c_uint8), ("is_in_table", c_uint8), ("reserved", c_uint8 * 2),
                ("begin_byte", c_uint32), ("end_byte", c_uint32), ("line_1based", c_uint32), ("column_1based", c_uint32)]


class DiagnosticCounts(Sized):
    _fields_ = [("struct_size", c_size_t), ("num_kept", c_size_t), ("num_errors", c_size_t), ("num_warnings", c_size_t),
                ("num_dropped", c_size_t)]


class PlanOptions(Sized):
    _fields_ = [("struct_size", c_size_t), ("name", String), ("max_diagnostics", c_size_t)]


class PlanInfo(Sized):
    _fields_ = [("struct_size", c_size_t), ("text", String), ("name", String), ("title", String), ("source", String),
                ("language", c_int32), ("baseline_year", c_int32), ("num_periods", c_uint32), ("num_inputs", c_uint32),
                ("num_indicators", c_uint32), ("num_dimensions", c_uint32), ("num_levels", c_uint32), ("reserved", c_uint32)]


class InputInfo(Sized):
    _fields_ = [("struct_size", c_size_t), ("name", String), ("column", String), ("currency", String), ("scale", c_int64),
                ("dimensions", c_uint32), ("kind", c_uint8), ("roll_up", c_uint8), ("reserved", c_uint8 * 2)]


class IndicatorInfo(Sized):
    _fields_ = [("struct_size", c_size_t), ("name", String), ("label", String), ("title", String), ("currency", String),
                ("scale", c_int64), ("dimensions", c_uint32), ("num_targets", c_uint32), ("part_of", c_uint32),
                ("num_lead", c_uint32), ("num_support", c_uint32), ("kind", c_uint8), ("better", c_uint8),
                ("reserved", c_uint8 * 2)]


class DimensionInfo(Sized):
    _fields_ = [("struct_size", c_size_t), ("name", String), ("num_values", c_uint32), ("reserved", c_uint32)]


class LevelInfo(Sized):
    _fields_ = [("struct_size", c_size_t), ("singular", String), ("plural", String)]


class ChangeCounts(Sized):
    _fields_ = [("struct_size", c_size_t), ("num_targets", c_size_t), ("num_unchanged", c_size_t), ("num_tightened", c_size_t),
                ("num_loosened", c_size_t), ("num_changed", c_size_t), ("num_new", c_size_t), ("num_dropped", c_size_t)]


class TargetChange(Sized):
    _fields_ = [("struct_size", c_size_t), ("before_indicator", c_uint32), ("before_target_1based", c_uint32),
                ("after_indicator", c_uint32), ("after_target_1based", c_uint32), ("change", c_uint8), ("aspects", c_uint8),
                ("reserved", c_uint8 * 6)]


class Column(Sized):
    _fields_ = [("struct_size", c_size_t), ("name", String), ("values", c_void_p), ("validity", c_void_p),
                ("suppressed", c_void_p), ("type", c_uint8), ("scale", c_int8), ("reserved", c_uint8 * 6)]


class Strings(Structure):
    _fields_ = [("num", c_size_t), ("views", c_void_p), ("data", c_void_p), ("offsets", c_void_p), ("large_offsets", c_void_p)]


class Key(Sized):
    _fields_ = [("struct_size", c_size_t), ("codes", c_void_p), ("names", Strings), ("validity", c_void_p),
                ("code_type", c_uint8), ("reserved", c_uint8 * 7)]


class TableData(Sized):
    _fields_ = [("struct_size", c_size_t), ("name", String), ("num_rows", c_size_t), ("area", POINTER(Key)),
                ("period", POINTER(Key)), ("parent", POINTER(Key)), ("levels", POINTER(Key)), ("num_levels", c_size_t),
                ("strata", POINTER(Key)), ("num_strata", c_size_t), ("columns", POINTER(Column)), ("num_columns", c_size_t),
                ("roster", Strings), ("roster_parents", POINTER(c_uint32)), ("nameless_period", Period),
                ("reserved", c_uint8 * 4)]


class TableInfo(Sized):
    _fields_ = [("struct_size", c_size_t), ("num_rows", c_size_t), ("num_areas", c_size_t)]


class ArrowSchema(Structure):
    ...


ArrowSchema._fields_ = [("format", c_char_p), ("name", c_char_p), ("metadata", c_void_p), ("flags", c_int64),
                        ("n_children", c_int64), ("children", POINTER(POINTER(ArrowSchema))),
                        ("dictionary", POINTER(ArrowSchema)), ("release", c_void_p), ("private_data", c_void_p)]


class ArrowArray(Structure):
    ...


ArrowArray._fields_ = [("length", c_int64), ("null_count", c_int64), ("offset", c_int64), ("n_buffers", c_int64),
                       ("n_children", c_int64), ("buffers", POINTER(c_void_p)), ("children", POINTER(POINTER(ArrowArray))),
                       ("dictionary", POINTER(ArrowArray)), ("release", c_void_p), ("private_data", c_void_p)]


class ArrowOptions(Sized):
    _fields_ = [("struct_size", c_size_t), ("name", String), ("nameless_period", Period), ("reserved", c_uint8 * 4)]


class EvaluateOptions(Sized):
    _fields_ = [("struct_size", c_size_t), ("periods", POINTER(Period)), ("num_periods", c_size_t),
                ("indicators", POINTER(c_uint32)), ("num_indicators", c_size_t), ("level_1based", c_uint32),
                ("held_back", c_uint32), ("certainty", c_double)]


class ResultColumns(Sized):
    _fields_ = [("struct_size", c_size_t), ("num_rows", c_size_t), ("num_dimensions", c_size_t), ("num_areas", c_size_t),
                ("indicator", POINTER(c_uint32)), ("target_1based", POINTER(c_uint32)), ("area", POINTER(c_uint32)),
                ("period", POINTER(Period)), ("strata_1based", POINTER(c_uint16)), ("verdict", POINTER(c_uint8)),
                ("reason", POINTER(c_uint8)), ("flags", POINTER(c_uint8)), ("value", POINTER(c_double)),
                ("limit", POINTER(c_double)), ("base", POINTER(c_double)), ("gap", POINTER(c_double)),
                ("progress", POINTER(c_double)), ("needed", POINTER(c_double)), ("numerator", POINTER(c_double)),
                ("denominator", POINTER(c_double))]


class ExtraColumn(Sized):
    _fields_ = [("struct_size", c_size_t), ("name", String), ("figures", POINTER(c_double)), ("codes", POINTER(c_uint8)),
                ("words", POINTER(String)), ("num_words", c_size_t), ("kind", c_uint8), ("reserved", c_uint8 * 7)]


class HeldBack(Sized):
    _fields_ = [("struct_size", c_size_t), ("area", c_uint32), ("is_withheld", c_uint8), ("reserved", c_uint8 * 3),
                ("value", c_double), ("gap", c_double)]


class AreaInfo(Sized):
    _fields_ = [("struct_size", c_size_t), ("name", String), ("parent", c_uint32), ("level_1based", c_uint32)]


class ColumnOptions(Sized):
    _fields_ = [("struct_size", c_size_t), ("periods", POINTER(Period)), ("num_periods", c_size_t), ("level_1based", c_uint32),
                ("num_threads", c_uint32), ("instructions", c_uint8), ("shows_small_counts", c_uint8),
                ("reserved", c_uint8 * 6)]


class Output(Sized):
    _fields_ = [("struct_size", c_size_t), ("indicator", c_uint32), ("target_1based", c_uint32), ("num_elements", c_size_t),
                ("verdict", c_void_p), ("reason", c_void_p), ("flags", c_void_p), ("value", c_void_p), ("limit", c_void_p),
                ("base", c_void_p), ("gap", c_void_p), ("progress", c_void_p)]


class RuleOptions(Sized):
    _fields_ = [("struct_size", c_size_t), ("language", c_int32), ("year", c_int32)]


class FigureInfo(Sized):
    _fields_ = [("struct_size", c_size_t), ("name", String), ("input", c_uint32), ("year", c_int32)]


class Answer(Structure):
    _fields_ = [("value", c_double), ("verdict", c_uint8), ("reason", c_uint8), ("flags", c_uint8), ("reserved", c_uint8 * 5)]


class PhraseOptions(Sized):
    _fields_ = [("struct_size", c_size_t), ("language", c_int32), ("reserved", c_int32), ("indicator", String),
                ("strata", POINTER(String)), ("num_strata", c_size_t)]


class ImportOptions(Sized):
    _fields_ = [("struct_size", c_size_t), ("language", c_int32), ("messages", c_int32), ("shape", c_int32), ("period", c_int32),
                ("baseline", c_int32), ("published", c_int32), ("number_column", String), ("indicator_column", String),
                ("result_column", String), ("target_column", String), ("unit_column", String), ("name", String),
                ("title", String), ("document", String), ("file", String)]


class ImportInfo(Sized):
    _fields_ = [("struct_size", c_size_t), ("plan", String), ("problem", String), ("num_lines", c_size_t),
                ("num_indicators", c_size_t), ("num_targets", c_size_t), ("num_to_finish", c_size_t), ("num_warnings", c_size_t)]
