// One rule in a program of your own. Build: link goalpost::goalpost; run: prints one sentence.
#include <goalpost/goalpost.hpp>
#include <iostream>

int main() {
  const auto rule = goalpost::Rule::compile("deaths per 1,000 births below 9‰");
  const auto answer = rule->evaluate({{"deaths", "12"}, {"births", "1504"}});
  std::cout << goalpost::explain(*answer, answer->rows.front()) << "\n";
}
