#include "certainty.hpp"

#include "goalpost/value/decimal.hpp"
#include "goalpost/value/rational.hpp"
#include "language.hpp"

namespace goalpost::cli {

void add_certainty_option(CLI::App& app, std::string& level) {
  app.add_flag("--certainty{95%}", level,
               "Say how certain each value is: interval, trend and pace;\n"
               "the intervals at 95%, or at another level: --certainty=99.8%");
}

std::optional<double> find_confidence(const std::string& wanted) {
  if (wanted.empty()) {
    return std::nullopt;
  }
  const bool percent = wanted.back() == '%';
  std::optional<Decimal> level = parse_decimal(percent ? wanted.substr(0, wanted.size() - 1) : wanted);
  if (level && percent) {
    level->scale = static_cast<decltype(level->scale)>(level->scale + 2);
  }
  const double confidence = level ? Rational(*level).to_double() : 0;
  if (!(confidence > 0 && confidence < 1)) {
    throw Failure{Exit::usage, say(Message::no_confidence, {wanted})};
  }
  return confidence;
}

}  // namespace goalpost::cli
