/* A user's program in C, the same for every way of using the shared library: checks that header and library belong together, and judges
 * a rule. */
#include <goalpost.h>
#include <stdio.h>
#include <string.h>

int main(void) {
  const char rule_text[] = "deaths per 1,000 births at most 4.1 per 1,000";
  const double figures[2] = {41, 10000};
  goalpost_rule* rule = NULL;
  goalpost_answer answer;
  printf("goalpost %s\n", goalpost_version());
  if (goalpost_abi_version() != GOALPOST_ABI_VERSION) return 1;
  if (strcmp(goalpost_version(), GOALPOST_EXPECTED_VERSION) != 0) return 2;
  if (goalpost_rule_compile(rule_text, strlen(rule_text), NULL, &rule, NULL) != GOALPOST_OK) return 3;
  if (goalpost_rule_judge(rule, figures, 2, &answer) != GOALPOST_OK) return 4;
  goalpost_rule_free(rule);
  return answer.verdict == GOALPOST_VERDICT_MET && answer.flags == GOALPOST_FLAG_AT_BOUNDARY ? 0 : 5;
}
