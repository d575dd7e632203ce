/// How a language says things.
#pragma once

#include <array>
#include <cstddef>
#include <utility>

#include "goalpost/report/impl/phrase_parts.hpp"
#include "goalpost/report/impl/speech.hpp"
#include "goalpost/report/phrase.hpp"
#include "goalpost/report/report.hpp"

namespace goalpost::detail::speech {

inline bool is_vietnamese(std::string_view language) { return language == "vi"; }

std::string_view chosen(std::string_view language, const Plan& plan) {
  return language.empty() ? std::string_view(plan.tree.language) : language;
}

struct Wording {
  std::string_view english;
  std::string_view vietnamese;
};

inline std::string_view pattern(Sentence sentence, std::string_view language) {
  static constexpr Wording wordings[] = {
#define GOALPOST_SENTENCE(name, english, vietnamese) {english, vietnamese},
#include "goalpost/report/sentences.def"
#undef GOALPOST_SENTENCE
  };
  const Wording& wording = wordings[static_cast<std::size_t>(sentence)];
  return is_vietnamese(language) ? wording.vietnamese : wording.english;
}

std::string say(Sentence sentence, std::string_view language, const std::vector<std::string>& arguments) {
  const std::string_view text = pattern(sentence, language);
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool slot = text[at] == '{' && at + 2 < text.size() && text[at + 2] == '}';
    const std::size_t number = slot ? static_cast<std::size_t>(text[at + 1] - '0') : arguments.size();
    if (number < arguments.size()) {
      out += arguments[number];
      at += 2;
    } else {
      out += text[at];
    }
  }
  return out;
}

std::string number(std::string english, std::string_view language) {
  if (is_vietnamese(language)) {
    for (char& c : english) {
      c = c == ',' ? '.' : c == '.' ? ',' : c;
    }
  }
  return english;
}

std::string amount(const Decimal& number, std::string_view language) {
  std::string text = phrase::amount(number);
  for (const auto& [word, sentence] : {std::pair{std::string_view(" billion"), Sentence::billion},
                                       {std::string_view(" million"), Sentence::million}}) {
    if (text.ends_with(word)) {
      text.resize(text.size() - word.size());
      return say(sentence, language, {speech::number(std::move(text), language)});
    }
  }
  return speech::number(std::move(text), language);
}

std::string suffix(const Unit& unit, std::string_view language) {
  if (!is_vietnamese(language)) {
    return goalpost::suffix(unit);
  }
  const auto per_scale = [&] { return " trên " + number(phrase::grouped(std::to_string(unit.scale)), language); };
  switch (unit.kind) {
    case Kind::ratio:
      return unit.scale == 1 || unit.scale == 100 || unit.scale == 1000 ? goalpost::suffix(unit) : per_scale();
    case Kind::points: return unit.scale == 1 || unit.scale == 100 ? " điểm phần trăm" : per_scale();
    case Kind::money: return unit.currency == "VND" ? " đồng" : ' ' + unit.currency;
    case Kind::count:
    case Kind::date:
    case Kind::number: return "";
  }
  return "";
}

/// Official texts write a 0 before days below 10 and before January and February, and before no other month.
inline std::string padded(int number, int below) { return (number < below ? "0" : "") + std::to_string(number); }

std::string date(std::int32_t days_since_1970, std::string_view language) {
  const std::string text = date_text(days_since_1970);
  // Year, month and day in digits; a year before 0 or after 9999 stays as it is.
  if (!is_vietnamese(language) || text.size() != 10 || text.front() == '-') {
    return text;
  }
  const auto two_digits = [&](std::size_t at) { return (text[at] - '0') * 10 + (text[at + 1] - '0'); };
  return padded(two_digits(8), 10) + '/' + padded(two_digits(5), 3) + '/' + text.substr(0, 4);
}

std::string period(const Period& period, std::string_view language) {
  const std::string text = to_text(period);
  const std::size_t part = text.find('-', 1);
  const std::string year = text.substr(0, part);
  const int index = period.index_1based;
  switch (period.length) {
    case PeriodLength::year: break;
    case PeriodLength::half: return say(index == 1 ? Sentence::first_half : Sentence::second_half, language, {year});
    case PeriodLength::quarter: {
      constexpr std::array<const char*, 5> roman = {"", "I", "II", "III", "IV"};
      return say(Sentence::quarter, language,
                 {year, std::to_string(index), index < 5 ? roman[static_cast<std::size_t>(index)] : ""});
    }
    case PeriodLength::month: return say(Sentence::month, language, {year, text.substr(part + 1), padded(index, 3)});
  }
  return say(Sentence::year, language, {year});
}

/// The words of a language; one that is not known writes English.
inline const Vocabulary& words_of(std::string_view language) {
  const Vocabulary* const words = vocabulary(language);
  return words != nullptr ? *words : *vocabulary("en");
}

std::string target(const syntax::Tree& tree, const syntax::Target& target, std::string_view language) {
  return target_text(tree, target, words_of(language));
}

std::string quantity(const syntax::Quantity& quantity, std::string_view language) {
  return quantity_text(quantity, words_of(language));
}

}  // namespace goalpost::detail::speech

namespace goalpost {

std::string period_text(const Period& period, std::string_view language) {
  return detail::speech::period(period, language);
}

}  // namespace goalpost
