/* A user's program, as C89 and everything after it: reads a plan, judges two districts, explains one. */
#include <goalpost.h>
#include <stdio.h>
#include <string.h>

static const char plan_text[] =
    "edition 1\n"
    "plan p \"P\"\n"
    "  period 2025\n"
    "input deaths, births count\n"
    "indicator mortality\n"
    "  measure deaths per 1,000 births\n"
    "  target below 9 per 1,000\n";

static int fail(const char* what, goalpost_status status) {
  fprintf(stderr, "%s: %s\n", what, goalpost_status_text(status));
  return 1;
}

static goalpost_string text_of(const char* text) {
  goalpost_string out;
  out.data = text;
  out.size = strlen(text);
  return out;
}

int main(void) {
  const int32_t deaths[2] = {12, 20};
  const uint16_t births[2] = {1504, 1504};
  const int16_t years[2] = {2025, 2025};
  goalpost_string names[2];
  goalpost_key area = GOALPOST_KEY_INIT;
  goalpost_key period = GOALPOST_KEY_INIT;
  goalpost_column columns[2] = {GOALPOST_COLUMN_INIT, GOALPOST_COLUMN_INIT};
  goalpost_table_data data = GOALPOST_TABLE_DATA_INIT;
  goalpost_result_columns answers = GOALPOST_RESULT_COLUMNS_INIT;
  goalpost_plan* plan = GOALPOST_NULL;
  goalpost_table* table = GOALPOST_NULL;
  goalpost_results* results = GOALPOST_NULL;
  goalpost_text* text = GOALPOST_NULL;
  goalpost_diagnostics* diagnostics = GOALPOST_NULL;
  goalpost_status status;
  int wrong;

  if (goalpost_abi_version() != GOALPOST_ABI_VERSION) return fail("another ABI", GOALPOST_OK);
  names[0] = text_of("North");
  names[1] = text_of("South");
  area.names.num = 2;
  area.names.views = names;
  period.codes = years;
  period.code_type = GOALPOST_TYPE_INT16;
  columns[0].name = text_of("deaths");
  columns[0].type = GOALPOST_TYPE_INT32;
  columns[0].values = deaths;
  columns[1].name = text_of("births");
  columns[1].type = GOALPOST_TYPE_UINT16;
  columns[1].values = births;
  data.num_rows = 2;
  data.area = &area;
  data.period = &period;
  data.columns = columns;
  data.num_columns = 2;

  status = goalpost_plan_parse(plan_text, sizeof(plan_text) - 1, GOALPOST_NULL, &plan, &diagnostics);
  if (status != GOALPOST_OK) return fail("plan", status);
  status = goalpost_table_create(plan, &data, &table, &diagnostics);
  if (status != GOALPOST_OK) return fail("table", status);
  status = goalpost_evaluate(plan, table, GOALPOST_NULL, GOALPOST_NULL, GOALPOST_NULL, &results, &diagnostics);
  if (status != GOALPOST_OK) return fail("evaluate", status);
  status = goalpost_results_get_columns(results, &answers);
  if (status != GOALPOST_OK) return fail("columns", status);
  status = goalpost_results_explain(results, 0, GOALPOST_FORMAT_TEXT, GOALPOST_LANGUAGE_ENGLISH, &text);
  if (status != GOALPOST_OK) return fail("explain", status);
  puts(goalpost_text_data(text));
  wrong = answers.num_rows != 4 || answers.verdict[0] != GOALPOST_VERDICT_MET ||
          answers.verdict[2] != GOALPOST_VERDICT_MISSED || diagnostics != GOALPOST_NULL ||
          strcmp(goalpost_text_data(text), "7.98‰ = 12 of 1,504 births; below 9‰: met by 1.02 per 1,000") != 0;
  goalpost_text_free(text);
  goalpost_results_free(results);
  goalpost_table_free(table);
  goalpost_plan_free(plan);
  goalpost_diagnostics_free(diagnostics);
  return wrong;
}
