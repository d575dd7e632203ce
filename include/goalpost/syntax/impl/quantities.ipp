/// Numbers with their units: `9‰`, `550/100,000 children`, `4 billion VND per year`, `2 points`, `2025-05-20`.
#pragma once

#include <algorithm>
#include <limits>

#include "goalpost/syntax/impl/directives.ipp"

namespace goalpost::detail::grammar {

/// One or more words behind a limit that are no words of the grammar. White space between them is kept as one blank.
struct noun_terminal : terminal<noun_terminal, std::string> {
  [[nodiscard]] static bool is_comparator(Word word) { return word >= Word::below && word <= Word::not_equal; }

  [[nodiscard]] static bool is_area_level_at(const State& state, const char* at, const char* last) {
    if (!state.tree.plan) return false;
    const std::string name =
        unicode::normalise(State::view(at, at + unicode::span_of_name(State::view(at, last)))).value_or("");
    return std::any_of(state.tree.plan->areas.begin(), state.tree.plan->areas.end(), [&name](const auto& level) {
      return level.singular.text == name || (level.plural && level.plural->text == name);
    });
  }

  /// Vietnamese nouns are full of words: `trẻ còn sống`, `đi học đúng tuổi`, `5 chỉ tiêu`. A comparator is part of
  /// the noun unless a figure follows; where a clause begins has been settled before.
  [[nodiscard]] static bool is_part_of_noun(State& state, const Vocabulary::Match& word, const char* at,
                                            const char* last) {
    const WordRole where = role(word.word);
    if (where == WordRole::declaration || where == WordRole::indicator_clause) return true;
    const char* const next = after_space(at + word.num_bytes, last);
    if (next == last || unicode::span_of_name(State::view(next, last)) == 0) return false;
    // `22 điểm vui chơi cho trẻ em`, but `22 xã cho huyện`.
    const bool one_syllable = unicode::span_of_name(State::view(at, last)) == word.num_bytes;
    if (word.word == Word::for_ && one_syllable) return !is_area_level_at(state, next, last);
    if (!is_comparator(word.word)) return false;
    const auto following = state.words->match(State::view(next, last));
    return !following || !is_comparator(following->word);
  }
  [[nodiscard]] static bool ends_noun(State& state, const char* at, const char* last) {
    const auto word = state.word_at(at, last);
    if (!word || (word->native && is_part_of_noun(state, *word, at, last))) return false;
    const WordRole where = role(word->word);
    return where == WordRole::grammar || where == WordRole::tail || where == WordRole::declaration ||
           where == WordRole::indicator_clause;
  }

  const char* match(State& state, const char* at, const char* last, std::string& noun) const {
    const char* end = nullptr;
    for (;;) {
      const std::size_t span = unicode::span_of_name(State::view(at, last));
      if (span == 0 || ends_noun(state, at, last)) break;
      if (end != nullptr) noun += ' ';
      noun.append(at, span);
      end = at + span;
      at = after_space(end, last);
      if (at == last) break;
    }
    if (!unicode::is_surely_normal(noun)) noun = unicode::normalise(noun).value_or(noun);
    return end;
  }
};

/// Fails before anything an operand could begin with: tells `9 per 1,000` from `9 per 1,000 births`.
struct operand_start_parser : terminal<operand_start_parser, x3::unused_type> {
  const char* match(State& state, const char* at, const char* last, x3::unused_type) const {
    const bool token = *at == '(' || *at == '`' || unicode::is_digit(*at);
    if (token) return at + 1;
    if (unicode::span_of_name(State::view(at, last)) == 0) return nullptr;
    const auto& found = state.word_at(at, last);
    const bool begins = !is_reserved_at(state, at, last) || found->word == Word::gap_of ||
                        found->word == Word::mean_of_last || found->word == Word::share_of ||
                        found->word == Word::if_ || found->word == Word::not_;
    return begins ? at + 1 : nullptr;
  }
};

inline void multiply(State& state, syntax::Quantity& quantity, int power) {
  if (multiply_by_power_of_ten(quantity.number, power)) return;
  const ByteRange range = {state.last_number.begin_byte, state.last_word.end_byte};
  state.error(Code::number_too_long, range, {state.source.text(range)});
}

/// `trên 1.000` as a unit or an operator: the word that means `above` divides when a power of ten follows it, and,
/// between two figures, the second figure. Its value is the power.
template <bool needs_operand>
struct dividing_above : terminal<dividing_above<needs_operand>, std::int64_t> {
  const char* match(State& state, const char* at, const char* last, std::int64_t& n) const {
    const auto found = state.word_at(at, last);
    if (!found || !found->native || found->word != Word::above) return nullptr;
    const char* const from = after_space(at + found->num_bytes, last);
    if (from == last || !unicode::is_digit(*from)) return nullptr;
    const NumberReading reading = read_number(State::view(from, last), state.words->numbers);
    std::int64_t power = 10;
    while (power < 1'000'000'000 && power != reading.value.mantissa) power *= 10;
    if (reading.problem != NumberProblem::none || reading.value.scale != 0 || power != reading.value.mantissa)
      return nullptr;
    const char* const end = from + reading.num_bytes;
    const char* const next = after_space(end, last);
    const bool operand = next != last && operand_start_parser{}.match(state, next, last, x3::unused) != nullptr;
    if (operand != needs_operand) return nullptr;
    state.last_word = state.range(at, at + found->num_bytes);
    n = power;
    return end;
  }
};

struct quantity_class;
struct literal_class;
inline constexpr x3::rule<quantity_class, syntax::Quantity> quantity = "a figure such as 9, 4.5% or 9 per 1,000";
inline constexpr x3::rule<literal_class, syntax::Quantity> literal = "a figure such as 9, 4.5% or 9 per 1,000";

inline constexpr choice<int, 4> multiplier("'thousand', 'million' or 'billion'", {{Word::thousand, 3},
                                                                                  {Word::million, 6},
                                                                                  {Word::billion, 9},
                                                                                  {Word::trillion, 12}});

namespace quantity_actions {

inline void begin_figure(State& state) {
  state.multiplier_before = state.multiplier;
  state.multiplier = 0;
}
inline constexpr auto set_number = [](auto& context) {
  begin_figure(state_of(context));
  x3::_val(context).number = x3::_attr(context);
};
inline constexpr auto set_negative = [](auto& context) {
  begin_figure(state_of(context));
  x3::_val(context).number = x3::_attr(context);
  x3::_val(context).number.mantissa *= -1;
};
inline constexpr auto multiply_number = [](auto& context) {
  state_of(context).multiplier = x3::_attr(context);
  multiply(state_of(context), x3::_val(context), x3::_attr(context));
};
inline constexpr auto set_percent = [](auto& context) { x3::_val(context).scale = syntax::Scale::percent; };
inline constexpr auto set_permille = [](auto& context) {
  x3::_val(context).scale = syntax::Scale::per;
  x3::_val(context).per_n = 1000;
};
inline constexpr auto set_per = [](auto& context) {
  x3::_val(context).scale = syntax::Scale::per;
  x3::_val(context).per_n = x3::_attr(context);
};
inline constexpr auto set_points = [](auto& context) { x3::_val(context).scale = syntax::Scale::points; };
inline constexpr auto set_times = [](auto& context) { x3::_val(context).scale = syntax::Scale::times; };
inline constexpr auto set_currency = [](auto& context) {
  x3::_val(context).scale = syntax::Scale::currency;
  x3::_val(context).currency = std::move(x3::_attr(context));
};
inline constexpr auto set_date = [](auto& context) {
  x3::_val(context).scale = syntax::Scale::date;
  x3::_val(context).days_since_1970 = x3::_attr(context);
};
inline constexpr auto set_noun = [](auto& context) { x3::_val(context).noun = std::move(x3::_attr(context)); };
inline constexpr auto set_per_year = [](auto& context) { x3::_val(context).per_year = true; };

}  // namespace quantity_actions

// In a target: with everything that may follow a limit.
inline constexpr auto quantity_def = [] {
  using namespace quantity_actions;
  const auto currency = currency_terminal{} >> !noun_terminal{};
  const auto unit = keyword(Word::percent)[set_percent] | keyword(Word::permille)[set_permille] |
                    (keyword(Word::per) > per_base[set_per]) | (keyword(Word::divided_by) > per_base[set_per]) |
                    dividing_above<false>{}[set_per] | dividing_above<true>{}[set_per] |
                    keyword(Word::points)[set_points] | keyword(Word::times)[set_times] | currency[set_currency];
  const auto per_time = keyword(Word::per_year)[set_per_year] | keyword(Word::a_year)[set_per_year];
  const auto signed_number = (keyword(Word::minus) >> number)[set_negative] | number[set_number];
  const auto figure = signed_number >> -multiplier[multiply_number] >> -unit >> -noun_terminal{}[set_noun] >> -per_time;
  return spanned[date_terminal{}[set_date] | figure];
}();

// In an expression: what follows must not be mistaken for a noun, and `per N` is an operator wherever an operand follows.
inline constexpr auto literal_def = [] {
  using namespace quantity_actions;
  const auto unit = keyword(Word::percent)[set_percent] | keyword(Word::permille)[set_permille] |
                    (keyword(Word::per) >> per_base >> !operand_start_parser{})[set_per] |
                    dividing_above<false>{}[set_per] | keyword(Word::points)[set_points] |
                    currency_terminal{}[set_currency];
  return spanned[date_terminal{}[set_date] | (number[set_number] >> -multiplier[multiply_number] >> -unit)];
}();

BOOST_SPIRIT_DEFINE(quantity, literal)

/// Whether a ≤ b; false, too, where that cannot be told within 18 digits.
[[nodiscard]] inline bool at_most(Decimal a, Decimal b) {
  const int scale = std::max<int>(a.scale, b.scale);
  return multiply_by_power_of_ten(a, scale) && multiply_by_power_of_ten(b, scale) && a.mantissa <= b.mantissa;
}

/// `by 2 to 3%`, `between 103 and 107%`: the first figure takes the unit of the second, the last one read. `2 to 3 billion` are
/// two billions to three; `500 to 1 thousand` are not.
inline void take_unit(const State& state, syntax::Quantity& first, const syntax::Quantity& second) {
  if (first.scale != syntax::Scale::plain || !first.noun.empty()) return;
  first.scale = second.scale;
  first.per_n = second.per_n;
  first.currency = second.currency;
  Decimal multiplied = first.number;
  if (state.multiplier > 0 && state.multiplier_before == 0 && multiply_by_power_of_ten(multiplied, state.multiplier) &&
      at_most(multiplied, second.number))
    first.number = multiplied;
}

}  // namespace goalpost::detail::grammar
