/* One rule in a program of your own, in C. Build: link goalpost::c, or cc rule.c $(pkg-config --cflags --libs goalpost-c). Prints one sentence,
 * then the verdicts of three districts. */
#include <goalpost.h>
#include <stdio.h>

/* What is wrong, with the place and the way out. */
static int fail(goalpost_status status, goalpost_diagnostics* findings) {
  goalpost_text* text = NULL;
  fprintf(stderr, "%s\n", goalpost_status_text(status));
  if (goalpost_diagnostics_render(findings, GOALPOST_FORMAT_TEXT, GOALPOST_LANGUAGE_PLAN, 0, &text) == GOALPOST_OK) {
    fputs(goalpost_text_data(text), stderr);
  }
  goalpost_text_free(text);
  goalpost_diagnostics_free(findings);
  return 1;
}

int main(void) {
  static const char rule_text[] = "deaths per 1,000 births below 9\xE2\x80\xB0"; /* 9‰, in UTF-8 */
  goalpost_rule* rule = NULL;
  goalpost_results* results = NULL;
  goalpost_text* sentence = NULL;
  goalpost_diagnostics* findings = NULL;
  goalpost_status status = goalpost_rule_compile(rule_text, sizeof rule_text - 1, NULL, &rule, &findings);
  if (status != GOALPOST_OK) return fail(status, findings);

  /* One set of figures, as text: explained. */
  const goalpost_string names[] = {{"deaths", 6}, {"births", 6}};
  const goalpost_string values[] = {{"12", 2}, {"1504", 4}};
  status = goalpost_rule_evaluate(rule, names, values, 2, &results, &findings);
  if (status != GOALPOST_OK) return fail(status, findings);
  status = goalpost_results_explain(results, 0, GOALPOST_FORMAT_TEXT, GOALPOST_LANGUAGE_ENGLISH, &sentence);
  if (status != GOALPOST_OK) return fail(status, NULL);
  puts(goalpost_text_data(sentence));

  /* Many, in columns: read where they lie, answered where you say. */
  const int32_t deaths[] = {12, 14, 0};
  const int32_t births[] = {1504, 1504, 0};
  goalpost_verdict verdicts[3];
  goalpost_column columns[] = {GOALPOST_COLUMN_INIT, GOALPOST_COLUMN_INIT};
  goalpost_output output = GOALPOST_OUTPUT_INIT;
  columns[0].name = names[0];
  columns[0].type = GOALPOST_TYPE_INT32;
  columns[0].values = deaths;
  columns[1].name = names[1];
  columns[1].type = GOALPOST_TYPE_INT32;
  columns[1].values = births;
  output.num_elements = 3;
  output.verdict = verdicts;
  status = goalpost_rule_evaluate_columns(rule, columns, 2, 3, &output, NULL, NULL, NULL, &findings);
  if (status != GOALPOST_OK) return fail(status, findings);
  for (int i = 0; i < 3; ++i) {
    goalpost_string name;
    if (goalpost_verdict_text(verdicts[i], GOALPOST_LANGUAGE_ENGLISH, &name) == GOALPOST_OK) {
      printf("%.*s%s", (int)name.size, name.data, i < 2 ? ", " : "\n");
    }
  }
  goalpost_text_free(sentence);
  goalpost_results_free(results);
  goalpost_rule_free(rule);
  return 0;
}
