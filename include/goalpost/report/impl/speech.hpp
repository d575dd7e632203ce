/// How a language says things: the sentences of sentences.def, its numbers, dates and units. A language is named as in
/// `language vi`; one that is not known speaks English.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/plan/plan.hpp"
#include "goalpost/value/decimal.hpp"
#include "goalpost/value/period.hpp"

namespace goalpost::detail::speech {

enum class Sentence : std::uint8_t {
#define GOALPOST_SENTENCE(name, english, vietnamese) name,
#include "goalpost/report/sentences.def"
#undef GOALPOST_SENTENCE
};

/// The language that was asked for, or the plan's own.
[[nodiscard]] std::string_view chosen(std::string_view language, const Plan& plan);

[[nodiscard]] std::string say(Sentence sentence, std::string_view language,
                              const std::vector<std::string>& arguments = {});

/// "1,234.5" in the number style of the language: "1.234,5".
[[nodiscard]] std::string number(std::string english, std::string_view language);
/// "4 billion", "4 tỷ".
[[nodiscard]] std::string amount(const Decimal& number, std::string_view language);
/// What stands behind a figure: "%", " per 100,000", " trên 100.000", " đồng".
[[nodiscard]] std::string suffix(const Unit& unit, std::string_view language);
/// "2025-05-20", "20/5/2025".
[[nodiscard]] std::string date(std::int32_t days_since_1970, std::string_view language);
/// "2025-Q3", "quý III năm 2025".
[[nodiscard]] std::string period(const Period& period, std::string_view language);

/// The one place where reports ask for the words of a target, and of a size in it.
[[nodiscard]] std::string target(const syntax::Tree& tree, const syntax::Target& target, std::string_view language);
[[nodiscard]] std::string quantity(const syntax::Quantity& quantity, std::string_view language);

}  // namespace goalpost::detail::speech
