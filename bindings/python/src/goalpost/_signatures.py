"""Every function of the library with its result and its arguments: the one table. tests/python/test_header.py compares it with
capi/goalpost.h and with what the library exports."""
from __future__ import annotations

from ctypes import POINTER, c_char_p, c_double, c_int32, c_size_t, c_uint8, c_uint32, c_void_p

from . import _structs as s

status = c_int32
size = c_size_t
text = c_char_p  # and its size in bytes behind it
string = POINTER(s.String)
string_list = POINTER(s.String)
text_out = POINTER(s.TextHandle)
findings_out = POINTER(s.DiagnosticsHandle)

SIGNATURES: dict[str, tuple[object, list[object]]] = {
    "goalpost_version": (c_char_p, []),
    "goalpost_abi_version": (c_uint32, []),

    "goalpost_status_text": (c_char_p, [status]),
    "goalpost_verdict_text": (status, [c_uint8, c_int32, string]),
    "goalpost_reason_text": (status, [c_uint8, c_int32, string]),
    "goalpost_period_parse": (status, [text, size, POINTER(s.Period)]),
    "goalpost_period_text": (status, [s.Period, c_int32, text_out]),
    "goalpost_best_instructions": (c_uint8, []),
    "goalpost_text_data": (c_void_p, [s.TextHandle]),
    "goalpost_text_size": (size, [s.TextHandle]),
    "goalpost_text_free": (None, [s.TextHandle]),

    "goalpost_diagnostics_count": (status, [s.DiagnosticsHandle, POINTER(s.DiagnosticCounts)]),
    "goalpost_diagnostics_get": (status, [s.DiagnosticsHandle, size, c_int32, POINTER(s.Diagnostic)]),
    "goalpost_diagnostics_render": (status, [s.DiagnosticsHandle, c_int32, c_int32, c_int32, text_out]),
    "goalpost_diagnostics_free": (None, [s.DiagnosticsHandle]),

    "goalpost_plan_parse": (status, [text, size, POINTER(s.PlanOptions), POINTER(s.PlanHandle), findings_out]),
    "goalpost_plan_free": (None, [s.PlanHandle]),
    "goalpost_plan_get_info": (status, [s.PlanHandle, POINTER(s.PlanInfo)]),
    "goalpost_plan_get_period": (status, [s.PlanHandle, size, POINTER(s.Period)]),
    "goalpost_plan_get_input": (status, [s.PlanHandle, size, POINTER(s.InputInfo)]),
    "goalpost_plan_get_indicator": (status, [s.PlanHandle, size, POINTER(s.IndicatorInfo)]),
    "goalpost_plan_get_dimension": (status, [s.PlanHandle, size, POINTER(s.DimensionInfo)]),
    "goalpost_plan_get_stratum": (status, [s.PlanHandle, size, size, string]),
    "goalpost_plan_get_level": (status, [s.PlanHandle, size, POINTER(s.LevelInfo)]),
    "goalpost_plan_get_department": (status, [s.PlanHandle, size, size, string]),
    "goalpost_plan_find_indicator": (status, [s.PlanHandle, text, size, POINTER(c_uint32)]),
    "goalpost_plan_measure_text": (status, [s.PlanHandle, size, c_int32, text_out]),
    "goalpost_plan_target_text": (status, [s.PlanHandle, size, c_uint32, c_int32, text_out]),
    "goalpost_plan_format": (status, [s.PlanHandle, c_int32, text_out]),

    "goalpost_plan_compare": (status, [s.PlanHandle, s.PlanHandle, POINTER(s.ComparisonHandle)]),
    "goalpost_comparison_free": (None, [s.ComparisonHandle]),
    "goalpost_comparison_count": (status, [s.ComparisonHandle, POINTER(s.ChangeCounts)]),
    "goalpost_comparison_get": (status, [s.ComparisonHandle, size, POINTER(s.TargetChange)]),
    "goalpost_comparison_render": (status, [s.ComparisonHandle, c_int32, c_int32, text_out]),

    "goalpost_table_create": (status, [s.PlanHandle, POINTER(s.TableData), POINTER(s.TableHandle), findings_out]),
    "goalpost_table_free": (None, [s.TableHandle]),
    "goalpost_table_get_info": (status, [s.TableHandle, POINTER(s.TableInfo)]),
    "goalpost_table_from_arrow": (status, [s.PlanHandle, POINTER(s.ArrowSchema), POINTER(s.ArrowArray), POINTER(s.ArrowOptions),
                                           POINTER(s.TableHandle), findings_out]),

    "goalpost_evaluate": (status, [s.PlanHandle, s.TableHandle, POINTER(s.EvaluateOptions), s.Progress, c_void_p,
                                   POINTER(s.ResultsHandle), findings_out]),
    "goalpost_evaluate_row": (status, [s.PlanHandle, s.TableHandle, size, c_uint32, POINTER(s.ResultsHandle)]),
    "goalpost_plan_check_data": (status, [s.PlanHandle, s.TableHandle, POINTER(s.EvaluateOptions), findings_out]),

    "goalpost_results_get_columns": (status, [s.ResultsHandle, POINTER(s.ResultColumns)]),
    "goalpost_results_num_extra": (size, [s.ResultsHandle]),
    "goalpost_results_get_extra": (status, [s.ResultsHandle, size, POINTER(s.ExtraColumn)]),
    "goalpost_results_find_extra": (status, [s.ResultsHandle, text, size, POINTER(s.ExtraColumn)]),
    "goalpost_results_num_held_back": (size, [s.ResultsHandle, size]),
    "goalpost_results_get_held_back": (status, [s.ResultsHandle, size, size, POINTER(s.HeldBack)]),
    "goalpost_results_get_area": (status, [s.ResultsHandle, size, POINTER(s.AreaInfo)]),
    "goalpost_results_figure_text": (status, [s.ResultsHandle, size, c_int32, c_int32, text_out]),
    "goalpost_results_explain": (status, [s.ResultsHandle, size, c_int32, c_int32, text_out]),
    "goalpost_results_render": (status, [s.ResultsHandle, c_int32, c_int32, text_out]),
    "goalpost_results_to_arrow": (status, [s.ResultsHandle, POINTER(s.ArrowSchema), POINTER(s.ArrowArray)]),
    "goalpost_results_free": (None, [s.ResultsHandle]),

    "goalpost_evaluator_create": (status, [s.PlanHandle, s.TableHandle, POINTER(s.ColumnOptions), POINTER(s.EvaluatorHandle)]),
    "goalpost_evaluator_run": (status, [s.EvaluatorHandle, POINTER(s.Output), size, size, size, s.Progress, c_void_p]),
    "goalpost_evaluator_describe": (status, [s.EvaluatorHandle, text_out]),
    "goalpost_evaluator_free": (None, [s.EvaluatorHandle]),

    "goalpost_rule_compile": (status, [text, size, POINTER(s.RuleOptions), POINTER(s.RuleHandle), findings_out]),
    "goalpost_rule_free": (None, [s.RuleHandle]),
    "goalpost_rule_get_plan": (status, [s.RuleHandle, POINTER(s.PlanHandle)]),
    "goalpost_rule_num_figures": (size, [s.RuleHandle]),
    "goalpost_rule_get_figure": (status, [s.RuleHandle, size, POINTER(s.FigureInfo)]),
    "goalpost_rule_judge": (status, [s.RuleHandle, POINTER(c_double), size, POINTER(s.Answer)]),
    "goalpost_rule_evaluate": (status, [s.RuleHandle, string_list, string_list, size, POINTER(s.ResultsHandle), findings_out]),
    "goalpost_rule_evaluate_columns": (status, [s.RuleHandle, POINTER(s.Column), size, size, POINTER(s.Output),
                                                POINTER(s.ColumnOptions), s.Progress, c_void_p, findings_out]),

    "goalpost_interval": (status, [c_int32, c_double, c_double, c_double, POINTER(c_double), POINTER(c_double)]),
    "goalpost_phrase_read": (status, [text, size, POINTER(s.PhraseOptions), text_out]),

    "goalpost_import_plan": (status, [text, size, POINTER(s.ImportOptions), POINTER(s.ImportHandle)]),
    "goalpost_import_free": (None, [s.ImportHandle]),
    "goalpost_import_get_info": (status, [s.ImportHandle, POINTER(s.ImportInfo)]),
    "goalpost_import_render": (status, [s.ImportHandle, c_int32, text_out]),
}
