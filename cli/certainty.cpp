#include "certainty.hpp"

#include "goalpost/statistics/interval.hpp"
#include "goalpost/value/decimal.hpp"
#include "goalpost/value/rational.hpp"
#include "language.hpp"

namespace goalpost::cli {

void add_certainty_option(CLI::App& app, std::string& level) {
  app.add_flag("--certainty", level,
               "Say how certain each value is: interval, trend and pace;\n"
               "the intervals at 95%, or at another level: --certainty=99.8%")
      ->option_text("[=LEVEL]");
}

std::optional<double> find_confidence(const std::string& wanted) {
  if (wanted.empty()) {
    return std::nullopt;
  }
  if (wanted == "true") {  // what the command line reader makes of the option alone
    return statistics::usual_confidence;
  }
  const bool percent = wanted.back() == '%';
  Decimal level;
  const DecimalError error = parse_decimal(percent ? wanted.substr(0, wanted.size() - 1) : wanted, level);
  if (percent) {
    level.scale = static_cast<decltype(level.scale)>(level.scale + 2);
  }
  const double confidence = Rational(level).to_double();
  if (error != DecimalError::none || !(confidence > 0 && confidence < 1)) {
    throw Failure{Exit::usage, say(Message::no_confidence, {wanted})};
  }
  return confidence;
}

}  // namespace goalpost::cli
