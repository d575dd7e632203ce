/*
 * goalpost.h: Goalpost for programs in C, and in every language that can call C.
 *
 * Goalpost reads the indicators and targets of a public plan, judges them on data, and says for each whether it is
 * met: exactly, and with a reason. This header is the manual of its stable interface. The language of plans:
 * docs/language.md. What is copied and what is not: docs/c-api.md. A program that uses it: examples/embed/rule.c.
 *
 * CONVENTIONS
 *
 * Status. A function that can fail answers a goalpost_status: GOALPOST_OK (0), or the number of what went wrong.
 * There is no last error to ask for. Numbers of statuses, verdicts, reasons and of everything else that has a number
 * here never change and are never used again; new ones are added. Nothing is thrown across this interface and nothing
 * aborts, running out of memory included. Whatever the function, these may come back; below, only others are named:
 *   GOALPOST_E_NULL           a pointer that must point somewhere is NULL
 *   GOALPOST_E_HANDLE         a handle is of another kind
 *   GOALPOST_E_STRUCT_SIZE    a struct_size is none that this library knows (see Structs)
 *   GOALPOST_E_ARGUMENT       a code, number or combination that the function does not know
 *   GOALPOST_E_OUT_OF_MEMORY  memory ran out; nothing was changed
 *   GOALPOST_E_INTERNAL       a fault of the library's own: please report it
 * A function that fails leaves its results empty: a handle NULL, a string {NULL, 0}. Only output columns may have
 * been written in part.
 *
 * Handles. goalpost_plan, goalpost_rule, goalpost_table, goalpost_results, goalpost_evaluator, goalpost_comparison,
 * goalpost_import, goalpost_diagnostics and goalpost_text are opaque. Every handle that a function gives you is yours: free it with the goalpost_…_free()
 * of its kind, once; freeing NULL does nothing. Handles keep alive what they need of one another, so they may be
 * freed in any order. A handle of another kind is refused with GOALPOST_E_HANDLE. A handle that was freed is not
 * recognised: using it, or freeing it again, is undefined, as with free().
 *
 * Threads. Handles do not change after they were made. Any number of threads may use one at once; only freeing it
 * must wait until the last has finished. Functions share no state, so they may also be used after fork(). Evaluation
 * needs up to 1 MiB of stack.
 *
 * Text. Text is UTF-8, given as pointer and length in bytes; no NUL is needed behind it, and (NULL, 0) is the empty
 * text. Text that comes back as a goalpost_string is borrowed from the handle that was asked and valid until it is
 * freed; text made on request is a goalpost_text of yours. A small text that is not UTF-8 is GOALPOST_E_UTF8; in a
 * plan, a rule or the keys of a table that is a finding with a place.
 *
 * Diagnostics. Functions that read plans, rules or data have a parameter `diagnostics`. It may be NULL; else a list
 * of findings is put there, or NULL when there is nothing to tell. With GOALPOST_E_DIAGNOSTICS the list holds at
 * least one error; with GOALPOST_OK it may hold warnings. The functions on lists take NULL for an empty one.
 *
 * Structs. Structs that begin with struct_size can grow. Start with their …_INIT macro, which sets struct_size and
 * the defaults; a pointer to options may be NULL, for the defaults. A library that is newer than your program takes
 * the fields that you do not know at their default. One that is older refuses with GOALPOST_E_STRUCT_SIZE when a
 * field that it does not know is not zero, rather than leave out what you asked for. Structs to be filled: set
 * struct_size; fields that the library does not know are set to zero. In an array of structs, all have the same
 * struct_size. Structs without struct_size never change.
 *
 * Numbers count from 0, unless their name ends in _1based: then 0 means none.
 *
 * Figures. A verdict is always the one of exact rational arithmetic. Figures beside it are in the scale of the
 * indicator's measure (9 for 9 per 1,000), as double: the nearest one or the one beside it, NaN where there is none;
 * a date is days since 1970-01-01. Their exact text: goalpost_results_figure_text(). A double or float that goes in
 * stands for the shortest decimal that reads back as it: 0.1 is a tenth; NaN and the infinities are missing figures.
 *
 * Bitmaps have the bit of row r in bit r % 8 of byte r / 8, the least significant first, as in Arrow.
 *
 * This header parses as C89 but for <stdint.h>, which every compiler brings, also to its C89 mode.
 *
 * All that is here is there since ABI version 1, unless it says otherwise.
 */
#ifndef GOALPOST_H
#define GOALPOST_H

/* NOLINTBEGIN(modernize-*): C compilers read it, too */

#include <stddef.h>
#include <stdint.h>

#if defined(_WIN32)
#if defined(GOALPOST_BUILDING)
#define GOALPOST_API __declspec(dllexport)
#else
#define GOALPOST_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define GOALPOST_API __attribute__((visibility("default")))
#else
#define GOALPOST_API
#endif

#if defined(__cplusplus) && __cplusplus >= 201103L
#define GOALPOST_NULL nullptr
#else
#define GOALPOST_NULL NULL
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---------------------------------------------------------------------------------------------------------- version */

/* The version of this header. */
#define GOALPOST_VERSION_MAJOR 0
#define GOALPOST_VERSION_MINOR 1
#define GOALPOST_VERSION_PATCH 0

/* The binary interface that this header describes, N of libgoalpost.so.N. It grows when a program that was compiled
 * against an older header would no longer work; functions and fields that are added do not count. */
#define GOALPOST_ABI_VERSION 1

/* "0.1.0": the version of the library that runs, NUL-terminated, never freed. Cannot fail. Any thread. */
GOALPOST_API const char* goalpost_version(void);

/* The ABI version of the library that runs. Load by hand (dlopen, ctypes)? Then compare it with GOALPOST_ABI_VERSION
 * before anything else. Cannot fail. Any thread. */
GOALPOST_API uint32_t goalpost_abi_version(void);

/* ------------------------------------------------------------------------------------------------------------ codes */

typedef int32_t goalpost_status;
#define GOALPOST_OK 0
#define GOALPOST_E_NULL 1         /* a pointer is NULL that must not be */
#define GOALPOST_E_HANDLE 2       /* a handle is of another kind */
#define GOALPOST_E_STRUCT_SIZE 3  /* a struct_size is unknown, or an unknown field is set */
#define GOALPOST_E_ARGUMENT 4     /* an unknown code, a number out of range, things that do not go together */
#define GOALPOST_E_UTF8 5         /* a text is not UTF-8 */
#define GOALPOST_E_LENGTH 6       /* lengths differ that must agree, or there are more rows than 4,294,967,294 */
#define GOALPOST_E_NOT_FOUND 7    /* no such indicator, target, input, row, … */
#define GOALPOST_E_TYPE 8         /* figures of a type that is not read, or not for this input */
#define GOALPOST_E_UNAVAILABLE 9  /* this machine, or this build, cannot do that */
#define GOALPOST_E_DIAGNOSTICS 10 /* the plan, rule or data have errors: see the diagnostics */
#define GOALPOST_E_CANCELLED 11   /* the progress function said stop */
#define GOALPOST_E_OUT_OF_MEMORY 12
#define GOALPOST_E_THREADS 13  /* the system did not let us start a thread */
#define GOALPOST_E_INTERNAL 14 /* a fault of the library's own */

typedef uint8_t goalpost_verdict;
#define GOALPOST_VERDICT_MET 0
#define GOALPOST_VERDICT_MISSED 1
#define GOALPOST_VERDICT_NO_DATA 2
#define GOALPOST_VERDICT_NO_BASELINE 3
#define GOALPOST_VERDICT_NOT_APPLICABLE 4
#define GOALPOST_VERDICT_NOT_DUE 5
#define GOALPOST_VERDICT_DATA_ERROR 6

/* Why a verdict is no plain met or missed. */
typedef uint8_t goalpost_reason;
#define GOALPOST_REASON_NONE 0
#define GOALPOST_REASON_NUMERATOR_MISSING 1
#define GOALPOST_REASON_DENOMINATOR_MISSING 2
#define GOALPOST_REASON_INPUT_MISSING 3
#define GOALPOST_REASON_SUPPRESSED 4
#define GOALPOST_REASON_CHILDREN_MISSING 5
#define GOALPOST_REASON_CONDITION_UNKNOWN 6
#define GOALPOST_REASON_AREAS_UNDECIDED 7
#define GOALPOST_REASON_DENOMINATOR_ZERO 8
#define GOALPOST_REASON_NEGATIVE_COUNT 9
#define GOALPOST_REASON_OVER_100_PERCENT 10
#define GOALPOST_REASON_NOTHING_TO_MEASURE 11
#define GOALPOST_REASON_OUT_OF_SCOPE 12
#define GOALPOST_REASON_CONDITION_FALSE 13
#define GOALPOST_REASON_NONE_TO_COUNT 14
#define GOALPOST_REASON_REFERENCE_PERIOD 15
#define GOALPOST_REASON_NOT_DUE_YET 16
#define GOALPOST_REASON_BASE_MISSING 17
#define GOALPOST_REASON_BASE_SUPPRESSED 18
#define GOALPOST_REASON_BASE_ZERO 19
#define GOALPOST_REASON_BASE_NEGATIVE 20
#define GOALPOST_REASON_BASE_DATA_ERROR 21
#define GOALPOST_REASON_BASE_NOT_APPLICABLE 22
#define GOALPOST_REASON_NO_AREAS 23
#define GOALPOST_REASON_NOT_JUDGED 24
#define GOALPOST_REASON_NOT_A_DECIMAL 25
#define GOALPOST_REASON_PERIOD_UNDER_WAY 26
#define GOALPOST_REASON_BASE_TOO_FAR_BACK 27

/* Bits of flags. */
#define GOALPOST_FLAG_EXCEEDED 1    /* better than the target asks, on the far side of a range */
#define GOALPOST_FLAG_AT_BOUNDARY 2 /* the figure is the limit itself */

/* Languages. GOALPOST_LANGUAGE_PLAN is the plan's own; for names of verdicts and reasons, how files spell them. */
#define GOALPOST_LANGUAGE_PLAN 0
#define GOALPOST_LANGUAGE_ENGLISH 1
#define GOALPOST_LANGUAGE_VIETNAMESE 2

/* Formats of text made on request. */
#define GOALPOST_FORMAT_TEXT 0
#define GOALPOST_FORMAT_JSON 1
#define GOALPOST_FORMAT_CSV 2

/* Types of figures. */
#define GOALPOST_TYPE_INT64 0
#define GOALPOST_TYPE_FLOAT64 1
#define GOALPOST_TYPE_DECIMAL64 2 /* int64_t, times 10^-scale; scale from 0 to 18 */
#define GOALPOST_TYPE_DATE32 3    /* int32_t, days since 1970-01-01; for inputs that are dates, and only for them */
#define GOALPOST_TYPE_INT8 4
#define GOALPOST_TYPE_INT16 5
#define GOALPOST_TYPE_INT32 6
#define GOALPOST_TYPE_UINT8 7
#define GOALPOST_TYPE_UINT16 8
#define GOALPOST_TYPE_UINT32 9
#define GOALPOST_TYPE_UINT64 10
#define GOALPOST_TYPE_FLOAT32 11
#define GOALPOST_TYPE_DECIMAL128 \
  12 /* 16 bytes, two's complement in the byte order of the machine, times 10^-scale; scale -38 to 38 */

/* What a figure is. */
#define GOALPOST_KIND_COUNT 0
#define GOALPOST_KIND_RATIO 1  /* a share or rate, shown times its scale: 100 for %, 1000 for per 1,000 */
#define GOALPOST_KIND_POINTS 2 /* a difference of ratios */
#define GOALPOST_KIND_MONEY 3
#define GOALPOST_KIND_DATE 4
#define GOALPOST_KIND_NUMBER 5

/* Which way is better. */
#define GOALPOST_BETTER_UNKNOWN 0
#define GOALPOST_BETTER_LOWER 1
#define GOALPOST_BETTER_HIGHER 2

/* How an input's figures add up over areas and parts of a year. */
#define GOALPOST_ROLL_UP_SUM 1
#define GOALPOST_ROLL_UP_LAST 2
#define GOALPOST_ROLL_UP_NONE 3

#define GOALPOST_SEVERITY_NOTE 0
#define GOALPOST_SEVERITY_WARNING 1
#define GOALPOST_SEVERITY_ERROR 2

/* Instructions for the row loops. Answers do not depend on them, to the last byte. */
#define GOALPOST_INSTRUCTIONS_BEST 0 /* the best that this machine has */
#define GOALPOST_INSTRUCTIONS_BASELINE 1
#define GOALPOST_INSTRUCTIONS_AVX2 2
#define GOALPOST_INSTRUCTIONS_AVX512 3

/* Figures of an answer. */
#define GOALPOST_FIGURE_VALUE 0
#define GOALPOST_FIGURE_LIMIT 1
#define GOALPOST_FIGURE_BASE 2
#define GOALPOST_FIGURE_GAP 3
#define GOALPOST_FIGURE_PROGRESS 4 /* percent */
#define GOALPOST_FIGURE_NEEDED 5   /* events, a whole number */
#define GOALPOST_FIGURE_NUMERATOR 6
#define GOALPOST_FIGURE_DENOMINATOR 7

/* Codes of extra columns of results (goalpost_extra_column). How their texts spell them: the name in lower case. */

/* Of "interval_method": by which formula the interval was computed. */
#define GOALPOST_INTERVAL_METHOD_WILSON 0
#define GOALPOST_INTERVAL_METHOD_CLOPPER_PEARSON 1
#define GOALPOST_INTERVAL_METHOD_POISSON_EXACT 2
#define GOALPOST_INTERVAL_METHOD_BYAR 3

/* Of "versus_prior_period": the value against that of the period before. */
#define GOALPOST_VERSUS_PRIOR_PERIOD_BETTER 0
#define GOALPOST_VERSUS_PRIOR_PERIOD_WORSE 1
#define GOALPOST_VERSUS_PRIOR_PERIOD_SAME 2

/* Of "trend": over five years. */
#define GOALPOST_TREND_NOT_COMPUTED 0
#define GOALPOST_TREND_BETTER 1
#define GOALPOST_TREND_WORSE 2
#define GOALPOST_TREND_NO_CHANGE 3

/* Of "trend_reason": why it was not computed. */
#define GOALPOST_NO_TREND_DIRECTION_UNKNOWN 1
#define GOALPOST_NO_TREND_NO_EVENTS 2
#define GOALPOST_NO_TREND_PERIOD_MISSING 3
#define GOALPOST_NO_TREND_NOTHING_VARIES 4
#define GOALPOST_NO_TREND_OUT_OF_DOMAIN 5

/* Of "on_track": observed against required annual change. */
#define GOALPOST_PACE_ON_TRACK 0
#define GOALPOST_PACE_TOO_SLOW 1
#define GOALPOST_PACE_STANDING_STILL 2
#define GOALPOST_PACE_MOVING_AWAY 3

/* What an extra column of results holds. */
#define GOALPOST_EXTRA_FIGURES 0
#define GOALPOST_EXTRA_FLAGS 1
#define GOALPOST_EXTRA_CODES 2

/* What became of a target from one plan to another. */
#define GOALPOST_CHANGE_UNCHANGED 0
#define GOALPOST_CHANGE_TIGHTENED 1 /* whatever meets it now met it before, and not the other way round */
#define GOALPOST_CHANGE_LOOSENED 2  /* the reverse */
#define GOALPOST_CHANGE_CHANGED 3   /* neither, or they cannot be compared */
#define GOALPOST_CHANGE_NEW 4
#define GOALPOST_CHANGE_DROPPED 5

/* Bits that say in what two targets differ. */
#define GOALPOST_ASPECT_MEASURE 1
#define GOALPOST_ASPECT_FORM 2
#define GOALPOST_ASPECT_LIMIT 4
#define GOALPOST_ASPECT_BASE 8
#define GOALPOST_ASPECT_SCOPE 16

/* What a printed plan is given as. */
#define GOALPOST_IMPORT_AUTOMATIC 0 /* a table where the first line looks like its header, else sentences */
#define GOALPOST_IMPORT_TABLE 1
#define GOALPOST_IMPORT_SENTENCES 2

/* "No such thing" among numbers that count from 0. */
#define GOALPOST_NONE 0xFFFFFFFFU

/* "There is none" among flags and codes of extra columns. */
#define GOALPOST_NO_CODE 0xFFU

/* A target number that means: the indicator's targets combined. */
#define GOALPOST_ALL_TARGETS 0

/* ---------------------------------------------------------------------------------------------------------- handles */

typedef struct goalpost_text goalpost_text;
typedef struct goalpost_diagnostics goalpost_diagnostics;
typedef struct goalpost_plan goalpost_plan;
typedef struct goalpost_rule goalpost_rule;
typedef struct goalpost_table goalpost_table;
typedef struct goalpost_results goalpost_results;
typedef struct goalpost_evaluator goalpost_evaluator;
typedef struct goalpost_comparison goalpost_comparison;
typedef struct goalpost_import goalpost_import;

/* ----------------------------------------------------------------------------------------------------- small things */

/* A text: `size` bytes at `data`. Never changes. */
typedef struct goalpost_string {
  const char* data;
  size_t size;
} goalpost_string;

/* A year, half-year, quarter or month; all zero: none. Never changes. */
typedef struct goalpost_period {
  int16_t year;         /* 1 to 9999 */
  uint8_t length;       /* such periods in a year: 1, 2, 4 or 12 */
  uint8_t index_1based; /* 1 to `length` */
} goalpost_period;

/* Called now and then while rows are judged, on the thread that called the library, with what is done and what there
 * is to do in all (rows, or indicators). 0 goes on; anything else cancels. It must return: no exception, no longjmp.
 * It may call the library. */
typedef int32_t (*goalpost_progress)(void* context, uint64_t num_done, uint64_t num_all);

/* A sentence in English for a status, NUL-terminated, never freed; for an unknown number, too. Cannot fail. Any
 * thread. */
GOALPOST_API const char* goalpost_status_text(goalpost_status status);

/* How a verdict is spelled in files ("no_data", GOALPOST_LANGUAGE_PLAN) or said in a language ("no data", "không có
 * số liệu"). Never freed. Any thread. GOALPOST_E_ARGUMENT: no such verdict or language. */
GOALPOST_API goalpost_status goalpost_verdict_text(goalpost_verdict verdict, int32_t language, goalpost_string* out);

/* The same for a reason; of GOALPOST_REASON_NONE the empty text. */
GOALPOST_API goalpost_status goalpost_reason_text(goalpost_reason reason, int32_t language, goalpost_string* out);

/* Reads "2025", "2025-H1", "2025-Q3" or "2025-11". Any thread. GOALPOST_E_ARGUMENT: it is none of these. */
GOALPOST_API goalpost_status goalpost_period_parse(const char* text, size_t size, goalpost_period* out);

/* "2025-Q3" (GOALPOST_LANGUAGE_PLAN, GOALPOST_LANGUAGE_ENGLISH) or "quý III năm 2025". Any thread.
 * GOALPOST_E_ARGUMENT: no such period. */
GOALPOST_API goalpost_status goalpost_period_text(goalpost_period period, int32_t language, goalpost_text** out);

/* The best of GOALPOST_INSTRUCTIONS_… that this machine has, never GOALPOST_INSTRUCTIONS_BEST. Cannot fail. Any
 * thread. */
GOALPOST_API uint8_t goalpost_best_instructions(void);

/* The bytes of a text made on request, with a NUL behind them that does not count; NULL for NULL or another handle.
 * Valid until it is freed. */
GOALPOST_API const char* goalpost_text_data(const goalpost_text* text);
/* How many bytes; 0 for NULL or another handle. */
GOALPOST_API size_t goalpost_text_size(const goalpost_text* text);
GOALPOST_API void goalpost_text_free(goalpost_text* text);

/* ------------------------------------------------------------------------------------------------------ diagnostics */

/* One finding: what is wrong, where, and the way out. Texts are borrowed from the list. */
typedef struct goalpost_diagnostic {
  size_t struct_size;
  goalpost_string code;    /* "GP2003"; docs/errors.md explains each */
  goalpost_string file;    /* name of the plan, rule or table; may be empty */
  goalpost_string message; /* one sentence, without the place */
  goalpost_string hint;    /* the way out; may be empty */
  uint32_t number;         /* 2003 */
  uint8_t severity;        /* GOALPOST_SEVERITY_… */
  /* 1: line and column are row and field of a table (0: unknown), the byte range is empty; 0: of the text */
  uint8_t is_in_table;
  uint8_t reserved[2];
  uint32_t begin_byte; /* in the text of the plan or rule */
  uint32_t end_byte;   /* first byte behind it */
  uint32_t line_1based;
  uint32_t column_1based; /* in code points */
} goalpost_diagnostic;
#define GOALPOST_DIAGNOSTIC_INIT                                                                                       \
  {                                                                                                                    \
    sizeof(goalpost_diagnostic), {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, 0, 0, \
        0, {0, 0}, 0, 0, 0, 0                                                                                          \
  }

/* How many were found. A list keeps the first 100 (or what the options say) and counts the others. */
typedef struct goalpost_diagnostic_counts {
  size_t struct_size;
  size_t num_kept; /* those that goalpost_diagnostics_get() knows */
  size_t num_errors;
  size_t num_warnings;
  size_t num_dropped; /* found, not kept */
} goalpost_diagnostic_counts;
#define GOALPOST_DIAGNOSTIC_COUNTS_INIT \
  { sizeof(goalpost_diagnostic_counts), 0, 0, 0, 0 }

/* Counts a list; of NULL all are 0. */
GOALPOST_API goalpost_status goalpost_diagnostics_count(const goalpost_diagnostics* diagnostics,
                                                        goalpost_diagnostic_counts* out);

/* Finding number `index` in a language, in the order of places. GOALPOST_E_NOT_FOUND: there are not so many. */
GOALPOST_API goalpost_status goalpost_diagnostics_get(const goalpost_diagnostics* diagnostics, size_t index,
                                                      int32_t language, goalpost_diagnostic* out);

/* All of them as people read them (GOALPOST_FORMAT_TEXT: place, sentence, line with caret, hint; `colour` not 0: with
 * ANSI colours) or as GOALPOST_FORMAT_JSON, as `goalpost check --format json` prints them. Of NULL the text is empty,
 * the JSON a list of none. GOALPOST_E_ARGUMENT: another format. */
GOALPOST_API goalpost_status goalpost_diagnostics_render(const goalpost_diagnostics* diagnostics, int32_t format,
                                                         int32_t language, int32_t colour, goalpost_text** out);

GOALPOST_API void goalpost_diagnostics_free(goalpost_diagnostics* diagnostics);

/* ------------------------------------------------------------------------------------------------------------ plans */

typedef struct goalpost_plan_options {
  size_t struct_size;
  goalpost_string name;   /* what messages call the plan: a file's name; empty: "plan" */
  size_t max_diagnostics; /* kept; 0: 100 */
} goalpost_plan_options;
#define GOALPOST_PLAN_OPTIONS_INIT \
  { sizeof(goalpost_plan_options), {GOALPOST_NULL, 0}, 0 }

/* Reads, checks and compiles a plan. `text` may be freed afterwards. GOALPOST_E_DIAGNOSTICS: it has errors, and
 * `*plan` is NULL. GOALPOST_E_UTF8: the name in the options is not UTF-8. Any thread. */
GOALPOST_API goalpost_status goalpost_plan_parse(const char* text, size_t size, const goalpost_plan_options* options,
                                                 goalpost_plan** plan, goalpost_diagnostics** diagnostics);

GOALPOST_API void goalpost_plan_free(goalpost_plan* plan);

/* What a plan holds. Texts are borrowed from the plan, as in all that follow here; they are empty where the plan does
 * not say. */
typedef struct goalpost_plan_info {
  size_t struct_size;
  goalpost_string text; /* as it was read */
  goalpost_string name; /* an_giang_2025 */
  goalpost_string title;
  goalpost_string source;
  int32_t language;      /* GOALPOST_LANGUAGE_ENGLISH or GOALPOST_LANGUAGE_VIETNAMESE */
  int32_t baseline_year; /* 0: none */
  uint32_t num_periods;
  uint32_t num_inputs;
  uint32_t num_indicators;
  uint32_t num_dimensions;
  uint32_t num_levels;
  uint32_t reserved;
} goalpost_plan_info;
#define GOALPOST_PLAN_INFO_INIT                                                                                       \
  {                                                                                                                   \
    sizeof(goalpost_plan_info), {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, 0, 0, \
        0, 0, 0, 0, 0, 0                                                                                              \
  }

typedef struct goalpost_input_info {
  size_t struct_size;
  goalpost_string name;
  goalpost_string column;   /* the name of its column in data */
  goalpost_string currency; /* of money: "VND" */
  int64_t scale;            /* of ratios and points: 100 for figures written in %, 1000 for per 1,000; else 1 */
  uint32_t dimensions;      /* bit d: its figures are broken down by dimension d */
  uint8_t kind;             /* GOALPOST_KIND_… */
  uint8_t roll_up;          /* GOALPOST_ROLL_UP_… */
  uint8_t reserved[2];
} goalpost_input_info;
#define GOALPOST_INPUT_INFO_INIT                                                                                  \
  {                                                                                                               \
    sizeof(goalpost_input_info), {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, 0, 0, 0, 0, { 0, 0 } \
  }

typedef struct goalpost_indicator_info {
  size_t struct_size;
  goalpost_string name;
  goalpost_string label; /* "3a" */
  goalpost_string title;
  goalpost_string currency;
  int64_t scale;       /* the figures of its answers are times this */
  uint32_t dimensions; /* bit d: judged once per stratum of dimension d */
  uint32_t num_targets;
  uint32_t part_of;  /* number of an indicator, or GOALPOST_NONE */
  uint32_t num_lead; /* departments that lead, that support: goalpost_plan_department() */
  uint32_t num_support;
  uint8_t kind;   /* GOALPOST_KIND_… of the measure */
  uint8_t better; /* GOALPOST_BETTER_… */
  uint8_t reserved[2];
} goalpost_indicator_info;
#define GOALPOST_INDICATOR_INFO_INIT                                                                                 \
  {                                                                                                                  \
    sizeof(goalpost_indicator_info), {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, \
        0, 0, 0, 0, 0, 0, 0, 0, {                                                                                    \
      0, 0                                                                                                           \
    }                                                                                                                \
  }

typedef struct goalpost_dimension_info {
  size_t struct_size;
  goalpost_string name; /* residence */
  uint32_t num_values;
  uint32_t reserved;
} goalpost_dimension_info;
#define GOALPOST_DIMENSION_INFO_INIT \
  { sizeof(goalpost_dimension_info), {GOALPOST_NULL, 0}, 0, 0 }

typedef struct goalpost_level_info {
  size_t struct_size;
  goalpost_string singular; /* district */
  goalpost_string plural;   /* districts; may be empty */
} goalpost_level_info;
#define GOALPOST_LEVEL_INFO_INIT                                          \
  {                                                                       \
    sizeof(goalpost_level_info), {GOALPOST_NULL, 0}, { GOALPOST_NULL, 0 } \
  }

/* These fill `out`. Any thread. GOALPOST_E_NOT_FOUND: there are not so many. Levels are ordered from the widest. */
GOALPOST_API goalpost_status goalpost_plan_get_info(const goalpost_plan* plan, goalpost_plan_info* out);
GOALPOST_API goalpost_status goalpost_plan_get_period(const goalpost_plan* plan, size_t index, goalpost_period* out);
GOALPOST_API goalpost_status goalpost_plan_get_input(const goalpost_plan* plan, size_t index, goalpost_input_info* out);
GOALPOST_API goalpost_status goalpost_plan_get_indicator(const goalpost_plan* plan, size_t index,
                                                         goalpost_indicator_info* out);
GOALPOST_API goalpost_status goalpost_plan_get_dimension(const goalpost_plan* plan, size_t index,
                                                         goalpost_dimension_info* out);
/* A value of a dimension: "rural". */
GOALPOST_API goalpost_status goalpost_plan_get_stratum(const goalpost_plan* plan, size_t dimension, size_t index,
                                                       goalpost_string* out);
GOALPOST_API goalpost_status goalpost_plan_get_level(const goalpost_plan* plan, size_t index, goalpost_level_info* out);
/* A department of an indicator: those that lead (num_lead of them) come first, then those that support. */
GOALPOST_API goalpost_status goalpost_plan_get_department(const goalpost_plan* plan, size_t indicator, size_t index,
                                                          goalpost_string* out);

/* The number of the indicator with this name, or else this label. GOALPOST_E_NOT_FOUND: there is none.
 * GOALPOST_E_UTF8. Any thread. */
GOALPOST_API goalpost_status goalpost_plan_find_indicator(const goalpost_plan* plan, const char* name, size_t size,
                                                          uint32_t* out);

/* The measure of an indicator in canonical words of a language: "neonatal_deaths per 1,000 live_births". Any thread.
 * GOALPOST_E_NOT_FOUND: no such indicator. */
GOALPOST_API goalpost_status goalpost_plan_measure_text(const goalpost_plan* plan, size_t indicator, int32_t language,
                                                        goalpost_text** out);

/* A target in canonical words of a language: "below 9 per 1,000". Targets of an indicator are numbered from 1. Any
 * thread. GOALPOST_E_NOT_FOUND: no such indicator or target. */
GOALPOST_API goalpost_status goalpost_plan_target_text(const goalpost_plan* plan, size_t indicator,
                                                       uint32_t target_1based, int32_t language, goalpost_text** out);

/* The whole plan in canonical form, comments kept, in a language; reading it again gives the same plan. Any thread.
 * GOALPOST_E_UNAVAILABLE: it cannot be written in that language, because a noun behind a figure is a word of it. */
GOALPOST_API goalpost_status goalpost_plan_format(const goalpost_plan* plan, int32_t language, goalpost_text** out);

/* --------------------------------------------------------------------------------------------- two plans, compared */

/* Holds two plans against each other, target by target. Indicators are matched by name, then by label; values are
 * compared exactly and without units, so "below 0.9%" is "below 9‰". Both plans may be freed afterwards. Any thread. */
GOALPOST_API goalpost_status goalpost_plan_compare(const goalpost_plan* before, const goalpost_plan* after,
                                                   goalpost_comparison** comparison);

GOALPOST_API void goalpost_comparison_free(goalpost_comparison* comparison);

/* How many targets there are in the two plans together, and what became of them. */
typedef struct goalpost_change_counts {
  size_t struct_size;
  size_t num_targets; /* those that goalpost_comparison_get() knows: all, unchanged ones too */
  size_t num_unchanged;
  size_t num_tightened;
  size_t num_loosened;
  size_t num_changed;
  size_t num_new;
  size_t num_dropped;
} goalpost_change_counts;
#define GOALPOST_CHANGE_COUNTS_INIT \
  { sizeof(goalpost_change_counts), 0, 0, 0, 0, 0, 0, 0 }

/* Fills `out`. Any thread. */
GOALPOST_API goalpost_status goalpost_comparison_count(const goalpost_comparison* comparison,
                                                       goalpost_change_counts* out);

typedef struct goalpost_target_change {
  size_t struct_size;
  uint32_t before_indicator; /* number of an indicator of the old plan, or GOALPOST_NONE: the target is new */
  uint32_t before_target_1based;
  uint32_t after_indicator; /* number of an indicator of the new plan, or GOALPOST_NONE: it was dropped */
  uint32_t after_target_1based;
  uint8_t change;  /* GOALPOST_CHANGE_… */
  uint8_t aspects; /* GOALPOST_ASPECT_… in which they differ; 0 for those that are unchanged, new or dropped */
  uint8_t reserved[6];
} goalpost_target_change;
#define GOALPOST_TARGET_CHANGE_INIT                                        \
  {                                                                        \
    sizeof(goalpost_target_change), 0, 0, 0, 0, 0, 0, { 0, 0, 0, 0, 0, 0 } \
  }

/* What became of target number `index`, in the order of the new plan, what was dropped behind its indicator or at the
 * end. GOALPOST_E_NOT_FOUND: there are not so many. Any thread. */
GOALPOST_API goalpost_status goalpost_comparison_get(const goalpost_comparison* comparison, size_t index,
                                                     goalpost_target_change* out);

/* The differences as `goalpost compare` prints them: a line for each and a count (GOALPOST_FORMAT_TEXT), or all targets
 * as JSON. GOALPOST_LANGUAGE_PLAN: that of the new plan. GOALPOST_E_ARGUMENT: another format. Any thread. */
GOALPOST_API goalpost_status goalpost_comparison_render(const goalpost_comparison* comparison, int32_t format,
                                                        int32_t language, goalpost_text** out);

/* ------------------------------------------------------------------------------------------------ data that goes in */

/* The figures of one input, a value per row: `num_rows` of the table or call they go with. Borrowed: values and
 * bitmaps must stay where they are, unchanged, until the table is freed and every evaluator bound to it. Nothing of
 * the length of a column is copied or converted. */
typedef struct goalpost_column {
  size_t struct_size;
  /* of the input's column in data, else of the input. Rows without areas: also "prior(cases)", the figures of a
   * year before, and "cases@2020", of another period. Borrowed during the call */
  goalpost_string name;
  const void* values;        /* aligned for their type */
  const uint8_t* validity;   /* a cleared bit: missing; NULL: none is */
  const uint8_t* suppressed; /* a set bit: suppressed, whatever validity says; NULL: none is */
  uint8_t type;              /* GOALPOST_TYPE_… */
  int8_t scale;              /* of decimals */
  uint8_t reserved[6];
} goalpost_column;
#define GOALPOST_COLUMN_INIT                                                                                          \
  {                                                                                                                   \
    sizeof(goalpost_column), {GOALPOST_NULL, 0}, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_TYPE_INT64, 0, \
    {                                                                                                                 \
      0, 0, 0, 0, 0, 0                                                                                                \
    }                                                                                                                 \
  }

/* Texts, in one of three forms; the other pointers are NULL. Text i is views[i], or the bytes from offsets[i] to
 * offsets[i + 1] of `data` (num + 1 offsets, not descending), as Arrow has utf8 and large_utf8. Never changes. */
typedef struct goalpost_strings {
  size_t num;
  const goalpost_string* views;
  const char* data;
  const int32_t* offsets;
  const int64_t* large_offsets;
} goalpost_strings;

/* A key of each row, in one of three forms:
 *   a text per row      `codes` NULL; `names` has one text per row
 *   a dictionary        `codes` has a number per row, an index of `names`; below zero: none. Names that no row uses
 *                       mean nothing
 *   bare numbers        `names` all zero; each row's key is its number as people write it: the year of a period, the
 *                       code of an area
 * All zero but for struct_size: there is no such key. A row whose validity bit is cleared, or whose text is empty,
 * has none. White space around names and their Unicode form do not matter. Read during the call only. */
typedef struct goalpost_key {
  size_t struct_size;
  const void* codes;
  goalpost_strings names;
  const uint8_t* validity; /* of rows; NULL: all have one */
  uint8_t code_type;       /* GOALPOST_TYPE_INT8 … GOALPOST_TYPE_UINT64 */
  uint8_t reserved[7];
} goalpost_key;
#define GOALPOST_KEY_INIT                                                                                 \
  {                                                                                                       \
    sizeof(goalpost_key), GOALPOST_NULL, {0, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL}, \
        GOALPOST_NULL, GOALPOST_TYPE_INT64, {                                                             \
      0, 0, 0, 0, 0, 0, 0                                                                                 \
    }                                                                                                     \
  }

/* A table: a row per area, period and stratum, a column per input. */
typedef struct goalpost_table_data {
  size_t struct_size;
  goalpost_string name; /* what messages call it: a file's name; may be empty */
  size_t num_rows;
  /* NULL, and no levels: rows without areas, each judged for itself, of one period and without strata */
  const goalpost_key* area;
  const goalpost_key* period; /* a period per row, such as "2025-Q3", or years as bare numbers */
  const goalpost_key* parent; /* the area that each row's area lies in; NULL: none is stated, or the levels say it */
  /* or: one key per level of the plan, from the widest, of the areas that each row's area lies in; without `area`,
   * the deepest that is filled is the area itself */
  const goalpost_key* levels;
  size_t num_levels;          /* as many as the plan has, or 0 */
  const goalpost_key* strata; /* one key per dimension of the plan, filled where the row is broken down by it */
  size_t num_strata;          /* as many as the plan has, or 0 */
  const goalpost_column* columns;
  size_t num_columns;
  goalpost_strings roster; /* areas that should report, also if no row is theirs; all zero: those that rows name */
  /* per area of the roster: the one it lies in, an index of the roster, or GOALPOST_NONE; NULL: nowhere */
  const uint32_t* roster_parents;
  /* the period of rows without areas; all zero: the plan's first, else the year after the latest that the plan
   * names */
  goalpost_period nameless_period;
  uint8_t reserved[4];
} goalpost_table_data;
#define GOALPOST_TABLE_DATA_INIT                                                                                       \
  {                                                                                                                    \
    sizeof(goalpost_table_data), {GOALPOST_NULL, 0}, 0, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, 0, \
        GOALPOST_NULL, 0, GOALPOST_NULL, 0, {0, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL},           \
        GOALPOST_NULL, {0, 0, 0}, {                                                                                    \
      0, 0, 0, 0                                                                                                       \
    }                                                                                                                  \
  }

/* Makes a table for a plan out of keys and columns in memory. Keys are read during the call; the columns' values and
 * bitmaps are borrowed (see goalpost_column). Columns of the plan that are not given are missing throughout. Any
 * thread. GOALPOST_E_DIAGNOSTICS: data that contradict themselves: two rows of one key, an area in two places, an
 * unknown stratum, … GOALPOST_E_NOT_FOUND: a column that the plan has no input for. GOALPOST_E_ARGUMENT: the same
 * column twice; a dictionary's code outside of its names; offsets that descend. GOALPOST_E_TYPE: a type that is not
 * for this input or not for codes. GOALPOST_E_LENGTH: num_levels, num_strata, or the texts of a key. GOALPOST_E_UTF8:
 * a column's name or the table's name. */
GOALPOST_API goalpost_status goalpost_table_create(const goalpost_plan* plan, const goalpost_table_data* data,
                                                   goalpost_table** table, goalpost_diagnostics** diagnostics);

GOALPOST_API void goalpost_table_free(goalpost_table* table);

typedef struct goalpost_table_info {
  size_t struct_size;
  size_t num_rows;
  size_t num_areas; /* of the roster; 0 when rows have no areas */
} goalpost_table_info;
#define GOALPOST_TABLE_INFO_INIT \
  { sizeof(goalpost_table_info), 0, 0 }

/* Fills `out`. Any thread. */
GOALPOST_API goalpost_status goalpost_table_get_info(const goalpost_table* table, goalpost_table_info* out);

/* The Arrow C data interface (arrow.apache.org/docs/format/CDataInterface.html), as it is fixed for everybody. */
#ifndef ARROW_C_DATA_INTERFACE
#define ARROW_C_DATA_INTERFACE

#define ARROW_FLAG_DICTIONARY_ORDERED 1
#define ARROW_FLAG_NULLABLE 2
#define ARROW_FLAG_MAP_KEYS_SORTED 4

struct ArrowSchema {
  const char* format;
  const char* name;
  const char* metadata;
  int64_t flags;
  int64_t n_children;
  struct ArrowSchema** children;
  struct ArrowSchema* dictionary;
  void (*release)(struct ArrowSchema*);
  void* private_data;
};

struct ArrowArray {
  int64_t length;
  int64_t null_count;
  int64_t offset;
  int64_t n_buffers;
  int64_t n_children;
  const void** buffers;
  struct ArrowArray** children;
  struct ArrowArray* dictionary;
  void (*release)(struct ArrowArray*);
  void* private_data;
};

#endif /* ARROW_C_DATA_INTERFACE */

typedef struct goalpost_arrow_options {
  size_t struct_size;
  goalpost_string name;            /* as in goalpost_table_data */
  goalpost_period nameless_period; /* as in goalpost_table_data */
  uint8_t reserved[4];
} goalpost_arrow_options;
#define GOALPOST_ARROW_OPTIONS_INIT                                               \
  {                                                                               \
    sizeof(goalpost_arrow_options), {GOALPOST_NULL, 0}, {0, 0, 0}, { 0, 0, 0, 0 } \
  }

/* Makes a table for a plan out of an Arrow struct array, such as a record batch. Its fields are found by name, as the
 * columns of a CSV file:
 *   area, period, parent, the plan's levels and dimensions
 *               keys: utf8 or large_utf8, plain or as a dictionary with whole numbers as indices; or whole numbers
 *   an input's column
 *               figures: int8 … int64, uint8 … uint64, float, double, decimal128, date32; a dictionary is none
 *   X.suppressed
 *               bool: where column X is suppressed
 * Other fields are an error, unless their name begins with '#'. Without a field `area` and without levels, rows have
 * no areas.
 *
 * Both structs are taken over, whatever comes back (save when one of the two pointers is NULL or was released
 * before): their release pointers are NULL afterwards, the schema is released before the call returns, the array when
 * the table and all evaluators bound to it are freed. Figures are not copied; a bitmap that begins within a byte is
 * (a bit per row). Any thread. GOALPOST_E_DIAGNOSTICS: as for goalpost_table_create(), and for fields of unknown
 * name. GOALPOST_E_TYPE: no struct, or a field of a format that is not read. GOALPOST_E_ARGUMENT: structs that were
 * released or contradict themselves. GOALPOST_E_LENGTH: a child is shorter than the struct. GOALPOST_E_UTF8: the name
 * of a field. */
GOALPOST_API goalpost_status goalpost_table_from_arrow(const goalpost_plan* plan, struct ArrowSchema* schema,
                                                       struct ArrowArray* array, const goalpost_arrow_options* options,
                                                       goalpost_table** table, goalpost_diagnostics** diagnostics);

/* ----------------------------------------------------------------------------- judging: everybody who should report */

typedef struct goalpost_evaluate_options {
  size_t struct_size;
  /* judge these instead of the plan's; none: the plan's, and without those all of the table */
  const goalpost_period* periods;
  size_t num_periods;
  const uint32_t* indicators; /* judge only these; none: all */
  size_t num_indicators;
  uint32_t level_1based; /* judge only areas of this level, 1 being the widest; 0: all */
  /* not 0: say of each missed row which areas below hold it back; judges those areas once more. See
   * goalpost_results_get_held_back(); explanations and JSON say it, too */
  uint32_t held_back;
  /* say how certain each value is, with intervals at this two-sided level: 0.95 is 95%; 0: do not. It changes no
   * verdict. The figures are extra columns of the results; docs/statistics.md says what they mean */
  double certainty;
} goalpost_evaluate_options;
#define GOALPOST_EVALUATE_OPTIONS_INIT \
  { sizeof(goalpost_evaluate_options), GOALPOST_NULL, 0, GOALPOST_NULL, 0, 0, 0, 0.0 }

/* Judges every target of the plan for every area of the roster, period and stratum, exactly, missing reports
 * included. The table must have been made for this plan or one with the same inputs, dimensions and levels (else
 * GOALPOST_E_ARGUMENT), and its rows must have areas (else GOALPOST_E_ARGUMENT: use an evaluator). `progress` (may be
 * NULL) is told indicators. Findings are warnings about data. Any thread. GOALPOST_E_NOT_FOUND: an indicator or level
 * of the options. GOALPOST_E_ARGUMENT: a certainty that is not between 0 and 1. GOALPOST_E_CANCELLED. */
GOALPOST_API goalpost_status goalpost_evaluate(const goalpost_plan* plan, const goalpost_table* table,
                                               const goalpost_evaluate_options* options, goalpost_progress progress,
                                               void* context, goalpost_results** results,
                                               goalpost_diagnostics** diagnostics);

/* The same for one row of a table, with or without areas, and one indicator: an answer per target, then the combined
 * one. To explain a row that an evaluator judged. GOALPOST_E_NOT_FOUND: no such row or indicator. Any thread. */
GOALPOST_API goalpost_status goalpost_evaluate_row(const goalpost_plan* plan, const goalpost_table* table, size_t row,
                                                   uint32_t indicator, goalpost_results** results);

/* What the data say about the plan, and the plan about the data: targets that the last known figures already meet,
 * strict limits that figures sit on, figures ten times those of the year before or a tenth of them, more events than
 * people. All findings are warnings in `diagnostics`; GOALPOST_OK with NULL there: nothing to say. What
 * goalpost_plan_parse() and goalpost_table_create() found is not said again: `goalpost check PLAN DATA` prints all
 * three. Of the options, periods and indicators count. Errors as for goalpost_evaluate(). Any thread. */
GOALPOST_API goalpost_status goalpost_plan_check_data(const goalpost_plan* plan, const goalpost_table* table,
                                                      const goalpost_evaluate_options* options,
                                                      goalpost_diagnostics** diagnostics);

/* Answers as columns, borrowed from the results; num_rows elements each. Ordered by indicator, area, period; in each,
 * targets by stratum, then the combined row. */
typedef struct goalpost_result_columns {
  size_t struct_size;
  size_t num_rows;
  size_t num_dimensions;
  size_t num_areas;
  const uint32_t* indicator;
  const uint32_t* target_1based; /* GOALPOST_ALL_TARGETS: the combined row */
  const uint32_t* area;          /* for goalpost_results_get_area() */
  const goalpost_period* period; /* all zero of a rule that was given no year */
  /* num_rows × num_dimensions, row by row: 0 for none, else 1 + the number of the stratum */
  const uint16_t* strata_1based;
  const goalpost_verdict* verdict;
  const goalpost_reason* reason;
  const uint8_t* flags;
  const double* value; /* figures: NaN where there is none */
  const double* limit;
  const double* base;
  const double* gap;
  const double* progress;
  const double* needed;
  const double* numerator;
  const double* denominator;
} goalpost_result_columns;
#define GOALPOST_RESULT_COLUMNS_INIT                                                                             \
  {                                                                                                              \
    sizeof(goalpost_result_columns), 0, 0, 0, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL,        \
        GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, \
        GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL                                \
  }

/* The columns are made when they are first asked for. Any thread. */
GOALPOST_API goalpost_status goalpost_results_get_columns(const goalpost_results* results,
                                                          goalpost_result_columns* out);

/* A column that results have besides, by its name: what not every evaluation fills. Borrowed from the results;
 * num_rows elements. */
typedef struct goalpost_extra_column {
  size_t struct_size;
  goalpost_string name;  /* as in `goalpost evaluate --format csv`: "interval_low" */
  const double* figures; /* of GOALPOST_EXTRA_FIGURES: NaN where there is none; else NULL */
  const uint8_t* codes;  /* of flags: 0 or 1, of codes: indices of `words`; GOALPOST_NO_CODE where there is none */
  const goalpost_string* words; /* how files spell each code; NULL for figures and flags */
  size_t num_words;
  uint8_t kind; /* GOALPOST_EXTRA_… */
  uint8_t reserved[7];
} goalpost_extra_column;
#define GOALPOST_EXTRA_COLUMN_INIT                                                                          \
  {                                                                                                         \
    sizeof(goalpost_extra_column), {GOALPOST_NULL, 0}, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, 0, 0, { \
      0, 0, 0, 0, 0, 0, 0                                                                                   \
    }                                                                                                       \
  }

/* How many extra columns there are; 0 for NULL or another handle. In this order:
 *   always          the figures "reported" (percent of the lowest areas below that reported what was summed), "reached"
 *                   and "expected" (of a sum whose period is under way, percent of the limit and of the period)
 *   with goalpost_evaluate_options.certainty
 *                   the figures "confidence", "interval_low", "interval_high"; the codes "interval_method"; the flags
 *                   "unstable", "inconclusive"; the codes "versus_prior_period", "trend", "trend_reason", "on_track";
 *                   the figures "annual_change", "annual_change_required", "annual_reduction_compound",
 *                   "annual_reduction_continuous"
 *   of a plan that says `suppress counts`
 *                   the flags "withheld_value" (with numerator and denominator), "withheld_base", "withheld_limit",
 *                   "withheld_distance" (gap, progress, needed, reached and the flags): these figures are there and are
 *                   not shown, which is neither missing nor zero. CSV has '*' instead
 * More may come. */
GOALPOST_API size_t goalpost_results_num_extra(const goalpost_results* results);

/* Extra column number `index`. The columns are made when they are first asked for. GOALPOST_E_NOT_FOUND: there are not
 * so many. Any thread. */
GOALPOST_API goalpost_status goalpost_results_get_extra(const goalpost_results* results, size_t index,
                                                        goalpost_extra_column* out);

/* The extra column of this name. GOALPOST_E_NOT_FOUND: the results have none; was it asked for? GOALPOST_E_UTF8. Any
 * thread. */
GOALPOST_API goalpost_status goalpost_results_find_extra(const goalpost_results* results, const char* name, size_t size,
                                                         goalpost_extra_column* out);

/* An area below that misses the target that an area above it misses. */
typedef struct goalpost_held_back {
  size_t struct_size;
  uint32_t area;       /* for goalpost_results_get_area() */
  uint8_t is_withheld; /* 1: by the plan's `suppress counts`; the figures are NaN */
  uint8_t reserved[3];
  double value; /* as in goalpost_result_columns */
  double gap;   /* below zero */
} goalpost_held_back;
#define GOALPOST_HELD_BACK_INIT \
  { sizeof(goalpost_held_back), 0, 0, {0, 0, 0}, 0.0, 0.0 }

/* How many areas hold back what row `row` missed; 0 without goalpost_evaluate_options.held_back, for NULL, another
 * handle, or no such row. */
GOALPOST_API size_t goalpost_results_num_held_back(const goalpost_results* results, size_t row);

/* Area number `index` of them, the farthest from its limit first. GOALPOST_E_NOT_FOUND: no such row, or not so many
 * areas. Any thread. */
GOALPOST_API goalpost_status goalpost_results_get_held_back(const goalpost_results* results, size_t row, size_t index,
                                                            goalpost_held_back* out);

typedef struct goalpost_area_info {
  size_t struct_size;
  goalpost_string name;  /* of rows without areas: empty */
  uint32_t parent;       /* number of the area it lies in, or GOALPOST_NONE */
  uint32_t level_1based; /* 1: the widest */
} goalpost_area_info;
#define GOALPOST_AREA_INFO_INIT \
  { sizeof(goalpost_area_info), {GOALPOST_NULL, 0}, 0, 0 }

/* GOALPOST_E_NOT_FOUND: no such area. Any thread. */
GOALPOST_API goalpost_status goalpost_results_get_area(const goalpost_results* results, size_t area,
                                                       goalpost_area_info* out);

/* The exact text of a figure (GOALPOST_FIGURE_…) of row `row` of the results. `as_fraction` not 0: "12/1504" in
 * lowest terms; else decimal notation, exact when it ends within 17 digits, else 17 digits. Any thread.
 * GOALPOST_E_NOT_FOUND: no such row, or no such figure there. */
GOALPOST_API goalpost_status goalpost_results_figure_text(const goalpost_results* results, size_t row, int32_t figure,
                                                          int32_t as_fraction, goalpost_text** out);

/* One answer in a sentence, or as a JSON object. Any thread. GOALPOST_E_NOT_FOUND: no such row. GOALPOST_E_ARGUMENT:
 * another format. */
GOALPOST_API goalpost_status goalpost_results_explain(const goalpost_results* results, size_t row, int32_t format,
                                                      int32_t language, goalpost_text** out);

/* All answers, as `goalpost evaluate` prints them: an aligned table (GOALPOST_FORMAT_TEXT), CSV or JSON. CSV is the
 * same in every language. Any thread. */
GOALPOST_API goalpost_status goalpost_results_render(const goalpost_results* results, int32_t format, int32_t language,
                                                     goalpost_text** out);

/* All answers as an Arrow struct array, with the columns of `goalpost evaluate --format csv`: texts as dictionaries,
 * `target` as int32 with 0 for the combined rows, flags as bool, figures as nullable doubles, dates as days since
 * 1970-01-01; extra columns come last, codes as dictionaries of their words. Both structs are filled; each is yours, and lives on when the results are freed: call their release.
 * Any thread. */
GOALPOST_API goalpost_status goalpost_results_to_arrow(const goalpost_results* results, struct ArrowSchema* schema,
                                                       struct ArrowArray* array);

GOALPOST_API void goalpost_results_free(goalpost_results* results);

/* --------------------------------------------------------------------------------- judging: columns in, columns out */

typedef struct goalpost_column_options {
  size_t struct_size;
  const goalpost_period* periods; /* as in goalpost_evaluate_options */
  size_t num_periods;
  uint32_t level_1based; /* as in goalpost_evaluate_options */
  /* that share the rows; 0: as many as the machine has. Answers do not depend on it, to the last byte */
  uint32_t num_threads;
  uint8_t instructions; /* GOALPOST_INSTRUCTIONS_… */
  /* not 0: answer with figures although the plan says `suppress counts`; you answer for what is published of them */
  uint8_t shows_small_counts;
  uint8_t reserved[6];
} goalpost_column_options;
#define GOALPOST_COLUMN_OPTIONS_INIT                                                                             \
  {                                                                                                              \
    sizeof(goalpost_column_options), GOALPOST_NULL, 0, 0, 1, GOALPOST_INSTRUCTIONS_BEST, 0, { 0, 0, 0, 0, 0, 0 } \
  }

/* Where the answers of one target go: memory of yours, an element per row asked for, NULL where an answer is not
 * wanted. It need not be initialised, and is good for the next call. Targets combined (GOALPOST_ALL_TARGETS) have a
 * verdict and a reason only. */
typedef struct goalpost_output {
  size_t struct_size;
  uint32_t indicator;
  uint32_t target_1based; /* GOALPOST_ALL_TARGETS: combined */
  size_t num_elements;    /* of each column that is not NULL; at least the rows asked for */
  goalpost_verdict* verdict;
  goalpost_reason* reason;
  uint8_t* flags;
  double* value;
  double* limit;
  double* base;
  double* gap;
  double* progress; /* percent */
} goalpost_output;
#define GOALPOST_OUTPUT_INIT                                                                                     \
  {                                                                                                              \
    sizeof(goalpost_output), 0, 1, 0, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, \
        GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL                                                              \
  }

/* Binds a plan to a table, to judge its rows as they lie: the same verdicts as goalpost_evaluate(), an answer per row
 * and target wanted. Which row is whose base is found once, here. A row is judged for an indicator when its filled
 * strata are exactly the indicator's dimensions and its period and level are asked for; other rows are not
 * applicable, GOALPOST_REASON_NOT_JUDGED. Any thread. GOALPOST_E_ARGUMENT: the table was made for another plan.
 * GOALPOST_E_NOT_FOUND: the level. GOALPOST_E_UNAVAILABLE: the machine does not have the instructions. */
GOALPOST_API goalpost_status goalpost_evaluator_create(const goalpost_plan* plan, const goalpost_table* table,
                                                       const goalpost_column_options* options,
                                                       goalpost_evaluator** evaluator);

/* Judges rows first_row … first_row + num_rows - 1 of the table; element 0 of the outputs is for first_row. Data
 * larger than memory: a table and an evaluator per batch, the same outputs for all. `progress` (may be NULL) is told
 * rows, every 65,536 of them or so per thread; after GOALPOST_E_CANCELLED what was reported as done is there. Several
 * threads may run one evaluator at once, into different outputs. GOALPOST_E_NOT_FOUND: no such indicator, target or
 * rows. GOALPOST_E_LENGTH: num_elements is too small. GOALPOST_E_ARGUMENT: figures of targets combined, or
 * figures or flags of a plan that says `suppress counts` without goalpost_column_options.shows_small_counts.
 * GOALPOST_E_THREADS. Of these nothing is written, save after GOALPOST_E_THREADS. */
GOALPOST_API goalpost_status goalpost_evaluator_run(const goalpost_evaluator* evaluator, const goalpost_output* outputs,
                                                    size_t num_outputs, size_t first_row, size_t num_rows,
                                                    goalpost_progress progress, void* context);

/* How each target is judged, a line a target: by which loop, or exactly row by row, and why. For people who wonder
 * about speed. */
GOALPOST_API goalpost_status goalpost_evaluator_describe(const goalpost_evaluator* evaluator, goalpost_text** out);

GOALPOST_API void goalpost_evaluator_free(goalpost_evaluator* evaluator);

/* ------------------------------------------------------------------------------------------------------------ rules */

typedef struct goalpost_rule_options {
  size_t struct_size;
  int32_t language; /* of the rule's words; GOALPOST_LANGUAGE_PLAN: English */
  /* that is judged; 0: the one after the latest that the rule or its figures name, which does for a rule that names
   * none */
  int32_t year;
} goalpost_rule_options;
#define GOALPOST_RULE_OPTIONS_INIT \
  { sizeof(goalpost_rule_options), GOALPOST_LANGUAGE_PLAN, 0 }

/* Reads one measure and one target: "deaths per 1,000 births below 9‰". GOALPOST_E_DIAGNOSTICS: it has errors, or it
 * needs a year and the options give none. Any thread. */
GOALPOST_API goalpost_status goalpost_rule_compile(const char* text, size_t size, const goalpost_rule_options* options,
                                                   goalpost_rule** rule, goalpost_diagnostics** diagnostics);

GOALPOST_API void goalpost_rule_free(goalpost_rule* rule);

/* The rule as a plan of its own, with one indicator that has one target: for everything that can be asked of plans,
 * and for tables. A handle of yours. Any thread. */
GOALPOST_API goalpost_status goalpost_rule_get_plan(const goalpost_rule* rule, goalpost_plan** plan);

/* A figure that the rule wants: an input in the year that is judged, the year before, or another one. */
typedef struct goalpost_figure_info {
  size_t struct_size;
  goalpost_string name; /* "cases", "prior(cases)", "cases@2020" */
  uint32_t input;       /* for goalpost_plan_get_input() */
  int32_t year;
} goalpost_figure_info;
#define GOALPOST_FIGURE_INFO_INIT \
  { sizeof(goalpost_figure_info), {GOALPOST_NULL, 0}, 0, 0 }

/* How many figures goalpost_rule_judge() wants; 0 for NULL or another handle. */
GOALPOST_API size_t goalpost_rule_num_figures(const goalpost_rule* rule);
/* Which they are, in their order. GOALPOST_E_NOT_FOUND: there are not so many. Any thread. */
GOALPOST_API goalpost_status goalpost_rule_get_figure(const goalpost_rule* rule, size_t index,
                                                      goalpost_figure_info* out);

/* One answer. Never changes: what comes new comes as another function. */
typedef struct goalpost_answer {
  double value; /* NaN: none */
  goalpost_verdict verdict;
  goalpost_reason reason;
  uint8_t flags; /* GOALPOST_FLAG_… */
  uint8_t reserved[5];
} goalpost_answer;

/* Judges one set of figures, in the order of goalpost_rule_get_figure(); NaN is missing; dates are days since
 * 1970-01-01. Exact as everything, allocates nothing for usual figures, takes well below a microsecond.
 * GOALPOST_E_LENGTH: not as many figures as the rule wants. Any thread. */
GOALPOST_API goalpost_status goalpost_rule_judge(const goalpost_rule* rule, const double* figures, size_t num_figures,
                                                 goalpost_answer* out);

/* Judges one set of figures given as text, as `goalpost rule` does: value i belongs to name i ("births",
 * "prior(cases)", "cases@2020"). Values are decimals as written ("8.05"), dates ("2025-05-20"), "" for missing, "*"
 * for suppressed. Figures that are not given are missing. Row 0 of the results is the answer, to be explained.
 * GOALPOST_E_DIAGNOSTICS: an unknown input, no number, twice the same. GOALPOST_E_UTF8. Any thread. */
GOALPOST_API goalpost_status goalpost_rule_evaluate(const goalpost_rule* rule, const goalpost_string* names,
                                                    const goalpost_string* values, size_t num_values,
                                                    goalpost_results** results, goalpost_diagnostics** diagnostics);

/* Judges columns as they lie, row by row: names as above, values and bitmaps borrowed during the call only. `output`
 * (indicator 0, target 1) has the answers. Columns that are not given are missing throughout. `options` must name
 * neither periods nor a level. Any thread. Statuses and progress as for goalpost_table_create() and
 * goalpost_evaluator_run(). */
GOALPOST_API goalpost_status goalpost_rule_evaluate_columns(const goalpost_rule* rule, const goalpost_column* columns,
                                                            size_t num_columns, size_t num_rows,
                                                            const goalpost_output* output,
                                                            const goalpost_column_options* options,
                                                            goalpost_progress progress, void* context,
                                                            goalpost_diagnostics** diagnostics);

/* ---------------------------------------------------------------------------------------------------------- phrases */

typedef struct goalpost_phrase_options {
  size_t struct_size;
  int32_t language; /* GOALPOST_LANGUAGE_PLAN: Vietnamese */
  int32_t reserved;
  /* its printed name, when the phrase stands in the target column of a table; empty: the phrase says it */
  goalpost_string indicator;
  const goalpost_string* strata; /* headings that apply to figures such as 1,5%/2%, in their order */
  size_t num_strata;
} goalpost_phrase_options;
#define GOALPOST_PHRASE_OPTIONS_INIT \
  { sizeof(goalpost_phrase_options), GOALPOST_LANGUAGE_PLAN, 0, {GOALPOST_NULL, 0}, GOALPOST_NULL, 0 }

/* Reads a target as plans print it, "xuống còn 16/100.000 trẻ em", and answers the JSON of `goalpost phrase --format
 * json`: what was understood, its canonical text in both languages, and what was not understood, with its place. Not
 * understanding is no failure. GOALPOST_E_UTF8. Any thread. */
GOALPOST_API goalpost_status goalpost_phrase_read(const char* text, size_t size, const goalpost_phrase_options* options,
                                                  goalpost_text** out);

/* A confidence interval, two-sided at `confidence` (0.95 is 95%), by one of GOALPOST_INTERVAL_METHOD_…: of the proportion
 * events of total (Wilson, Clopper-Pearson: a share from 0 to 1), or of the rate events over total (Poisson, Byar: events
 * per unit of total; 1 for the count itself). docs/statistics.md has formulas and sources. GOALPOST_E_ARGUMENT: another
 * method, or numbers outside its domain (0 <= events, for proportions events <= total, 0 < total, 0 < confidence < 1,
 * all finite, and up to 1e10 for Clopper-Pearson and Poisson); nothing is written. Any thread. */
GOALPOST_API goalpost_status goalpost_interval(int32_t method, double events, double total, double confidence,
                                               double* low, double* high);

/* --------------------------------------------------------------------------------------------------- printed plans */

typedef struct goalpost_import_options {
  size_t struct_size;
  int32_t language; /* of the text, and of the plan that is written; GOALPOST_LANGUAGE_PLAN: Vietnamese */
  int32_t messages; /* language of the report; GOALPOST_LANGUAGE_PLAN: that of the text */
  int32_t shape;    /* GOALPOST_IMPORT_… */
  int32_t period;   /* the year the targets are for; 0: that of the table's header */
  int32_t baseline; /* the year of the results; 0: that of the header */
  /* not 0: measures are published rates; 0: counts, with a numerator and a denominator where the unit asks for them */
  int32_t published;
  /* headers of a table's columns; empty: the usual names */
  goalpost_string number_column;
  goalpost_string indicator_column;
  goalpost_string result_column;
  goalpost_string target_column;
  goalpost_string unit_column;
  goalpost_string name;     /* of the plan; empty: "imported_plan" */
  goalpost_string title;    /* of the plan */
  goalpost_string document; /* that the text was taken from; the plan's `source` */
  goalpost_string file;     /* what messages call the text; empty: "text" */
} goalpost_import_options;
#define GOALPOST_IMPORT_OPTIONS_INIT                                                                               \
  {                                                                                                                \
    sizeof(goalpost_import_options), 0, 0, 0, 0, 0, 0, {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, \
        {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, {      \
      GOALPOST_NULL, 0                                                                                             \
    }                                                                                                              \
  }

/* Turns a plan as it was printed into rules: a table of targets with a header, its cells parted by tabs or commas, or
 * sentences, one a line. What was not understood stays in the plan as a comment, and in the report with its place;
 * nothing is guessed. Not understanding is no failure, nor is a text that nothing can be read from: see
 * goalpost_import_info. `text` may be freed afterwards. GOALPOST_E_UTF8: a text of the options. GOALPOST_E_ARGUMENT:
 * a year that is not from 1 to 9999. GOALPOST_E_LENGTH: a text of more than 64 MiB. Any thread. */
GOALPOST_API goalpost_status goalpost_import_plan(const char* text, size_t size, const goalpost_import_options* options,
                                                  goalpost_import** import);

GOALPOST_API void goalpost_import_free(goalpost_import* import);

typedef struct goalpost_import_info {
  size_t struct_size;
  goalpost_string plan;    /* a plan without errors, for goalpost_plan_parse(); empty when nothing was understood */
  goalpost_string problem; /* why nothing could be read, in the language of the report; empty when something was */
  size_t num_lines;        /* of the text, that were read */
  size_t num_indicators;   /* of the plan */
  size_t num_targets;
  size_t num_to_finish; /* things that are left to a person */
  size_t num_warnings;
} goalpost_import_info;
#define GOALPOST_IMPORT_INFO_INIT \
  { sizeof(goalpost_import_info), {GOALPOST_NULL, 0}, {GOALPOST_NULL, 0}, 0, 0, 0, 0, 0 }

/* Fills `out`; its texts are borrowed. Any thread. */
GOALPOST_API goalpost_status goalpost_import_get_info(const goalpost_import* import, goalpost_import_info* out);

/* The report as `goalpost import` prints it: for people, or as JSON. GOALPOST_E_ARGUMENT: another format. Any
 * thread. */
GOALPOST_API goalpost_status goalpost_import_render(const goalpost_import* import, int32_t format, goalpost_text** out);

#ifdef __cplusplus
}
#endif

/* NOLINTEND(modernize-*) */

#endif /* GOALPOST_H */
