// Tokens of a phrase: words, numbers, symbols, whatever typography and Unicode form they were printed in.
#pragma once

#include "goalpost/syntax/impl/phrase_lexicon.ipp"

namespace goalpost::detail::phrases {

/// One spelling for each symbol; "" for what is none of ours.
inline std::string_view symbol_of(std::int32_t point) noexcept {
  switch (point) {
    case 0x2010:
    case 0x2011:
    case 0x2012:
    case 0x2013:
    case 0x2014:
    case 0x2015:
    case 0x2212:
    case 0x00AD:
    case 0x00F7: return "-";
    case 0x2044:
    case 0x2215:
    case 0xFF0F: return "/";
    case 0x2264:
    case 0x2A7D:
    case 0x2266: return "≤";
    case 0x2265:
    case 0x2A7E:
    case 0x2267: return "≥";
    case 0x2030: return "‰";
    case 0xFF05: return "%";
    case 0xFF1C: return "<";
    case 0xFF1E: return ">";
    case 0xFF0C: return ",";
    case 0xFF1B: return ";";
    case 0xFF1A: return ":";
    case 0x201C:
    case 0x201D:
    case 0x00AB:
    case 0x00BB:
    case 0x201E:
    case '"': return "\"";
    case 0x2248: return "≈";
    case 0x20AB: return "₫";
    default: return "";
  }
}

inline bool is_footnote_mark(std::int32_t point) noexcept {
  return point == 0xB9 || point == 0xB2 || point == 0xB3 || point == 0x2070 || (point >= 0x2074 && point <= 0x2079) ||
         point == '*' || point == 0x2020 || point == 0x2021;
}

/// `[12]`: bytes of the mark at the beginning of `text`, or 0.
inline std::size_t span_of_bracket_note(std::string_view text) noexcept {
  std::size_t at = 1;
  while (at < text.size() && at < 6 && (unicode::is_digit(text[at]) || text[at] == '*')) ++at;
  return at > 1 && at < text.size() && text[at] == ']' ? at + 1 : 0;
}

/// `0/00`, `o/oo` behind a number: how ‰ is typed where it has no key.
inline std::size_t span_of_typed_permille(std::string_view text) noexcept {
  for (const std::string_view typed : {"0/00", "o/oo", "O/OO"}) {
    if (!text.starts_with(typed)) continue;
    return unicode::span_of_name_parts(text.substr(typed.size()), 1) == 0 ? typed.size() : 0;
  }
  return 0;
}

/// `%o`, `%0`. The letter must not begin a word.
inline bool is_typed_permille(std::string_view text) noexcept {
  if (text.size() < 2 || (text[1] != 'o' && text[1] != 'O' && text[1] != '0')) return false;
  return text.size() == 2 || unicode::span_of_name_parts(text.substr(2), 1) == 0;
}

/// `dưới18,5‰`: a blank was lost. Only behind a word with accents, so that `H5N1` stays one word.
inline std::size_t without_glued_digits(std::string_view word) noexcept {
  for (std::size_t at = 1; at < word.size(); ++at) {
    if (unicode::is_digit(word[at])) return unicode::is_ascii(word.substr(0, at)) ? word.size() : at;
  }
  return word.size();
}

/// `M’nông`, `K'ho`: names of peoples and places; `size` bytes of the word are in front of the mark.
inline std::size_t with_apostrophes(std::string_view text, std::size_t size) noexcept {
  for (;;) {
    const std::string_view rest = text.substr(size);
    const std::size_t mark = rest.starts_with("’") ? 3 : rest.starts_with("'") ? 1 : 0;
    if (mark == 0 || rest.size() == mark || unicode::is_digit(rest[mark])) return size;
    const std::size_t more = unicode::span_of_name_parts(rest.substr(mark));
    if (more == 0) return size;
    size += mark + more;
  }
}

std::vector<Token> tokens_of(std::string_view text, const NumberStyle* style) {
  std::vector<Token> tokens;
  bool space = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    if (const std::size_t gap = unicode::span_of_space(rest); gap > 0) {
      space = true;
      at += gap;
      continue;
    }
    Token token;
    std::size_t size = 0;
    const unicode::CodePoint point = unicode::decode(rest);
    const bool behind_number = style != nullptr && !tokens.empty() && tokens.back().kind == Token::Kind::number;
    if (behind_number && (size = span_of_typed_permille(rest)) > 0) {
      token.kind = Token::Kind::symbol;
      token.folded = "‰";
    } else if (unicode::is_digit(rest.front()) && style != nullptr) {
      token.kind = Token::Kind::number;
      token.number = read_number(rest, *style);
      size = token.number.num_bytes;
      token.folded = rest.substr(0, size);
      // `24%1`: a footnote mark that lost its raised position
      const bool behind_unit =
          !tokens.empty() && !space && (tokens.back().folded == "%" || tokens.back().folded == "‰");
      if (behind_unit && size < 3 && rest.front() != '0') token.kind = Token::Kind::footnote;
    } else if ((size = unicode::span_of_name_parts(rest)) > 0) {
      if (style != nullptr) size = without_glued_digits(rest.substr(0, size));
      size = with_apostrophes(rest, size);
      token.kind = Token::Kind::word;
      token.folded = unicode::folded(rest.substr(0, size)).value_or("");
    } else if (is_footnote_mark(point.value) || (point.value == '[' && span_of_bracket_note(rest) > 0)) {
      token.kind = Token::Kind::footnote;
      size = point.value == '[' ? span_of_bracket_note(rest) : point.num_bytes;
    } else {
      token.kind = Token::Kind::symbol;
      size = point.num_bytes;
      const std::string_view symbol = symbol_of(point.value);
      token.folded = symbol.empty() ? rest.substr(0, size) : symbol;
      if (symbol == "%" || point.value == '%') {
        token.folded = "%";
        if (point.value == '%' && is_typed_permille(rest)) {
          token.folded = "‰";
          size = 2;
        }
      } else if ((point.value == '<' || point.value == '>') && rest.size() > 1 && rest[1] == '=') {
        token.folded = point.value == '<' ? "≤" : "≥";
        size = 2;
      } else if (point.value == '=' && rest.size() > 1 && (rest[1] == '>' || rest[1] == '<')) {
        token.folded = rest[1] == '<' ? "≤" : "≥";
        size = 2;
      } else if (rest.starts_with("''")) {
        token.folded = "\"";
        size = 2;
      } else if (rest.starts_with("...")) {
        token.folded = "…";
        size = 3;
      } else if (rest.starts_with("./.")) {
        token.folded = ".";
        size = 3;
      } else if (rest.starts_with("->")) {
        token.folded = "→";
        size = 2;
      } else if (rest.starts_with("+/-")) {
        token.folded = "±";
        size = 3;
      } else if (rest.starts_with("+-")) {
        token.folded = "±";
        size = 2;
      }
    }
    token.range = {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + size)};
    token.space_before = space;
    space = false;
    at += size;
    tokens.push_back(std::move(token));
  }
  return tokens;
}

/// `…, biển chỉ dẫn…;`: what ends a sentence or says that a list goes on says nothing of a target.
inline void leave_out_last_marks(std::vector<Token>& tokens) {
  const auto is_mark = [&tokens](std::size_t at, std::initializer_list<std::string_view> marks) {
    return tokens[at].kind == Token::Kind::symbol &&
           std::find(marks.begin(), marks.end(), tokens[at].folded) != marks.end();
  };
  for (std::size_t at = tokens.size(); at-- > 0;) {
    const bool last = at + 1 == tokens.size();
    // `(ung thư, tim mạch…)`: a part of what is printed in brackets
    if (!last && is_mark(at, {"…"}) && is_mark(at + 1, {")"})) tokens[at].kind = Token::Kind::word;
    const bool goes_on = is_mark(at, {"…"}) && (last || is_mark(at + 1, {";", ".", ",", "…"}));
    if (goes_on || (last && is_mark(at, {".", ";", ","})))
      tokens.erase(tokens.begin() + static_cast<std::ptrdiff_t>(at));
  }
}

inline Sense sense_of_symbol(std::string_view symbol) noexcept {
  if (symbol == ",") return Sense::comma;
  if (symbol == ";" || symbol == "." || symbol == "•" || symbol == "+") return Sense::semicolon;
  if (symbol == "/") return Sense::slash;
  if (symbol == "-") return Sense::dash;
  if (symbol == "(") return Sense::open;
  if (symbol == ")") return Sense::close;
  if (symbol == "\"") return Sense::quote;
  return Sense::symbol;
}

/// `ba`, `mười lăm`, `hai mươi mốt` at token `at`, below a hundred; `num_tokens` is 0 when none stands there.
struct SpelledNumber {
  int value = 0;
  std::size_t num_tokens = 0;
};
inline SpelledNumber spelled_number(const std::vector<Token>& tokens, std::size_t at) {
  static constexpr std::string_view digits[] = {"", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"};
  const auto word = [&tokens](std::size_t i) {
    return i < tokens.size() && tokens[i].kind == Token::Kind::word ? std::string_view(tokens[i].folded)
                                                                    : std::string_view();
  };
  const auto digit = [&word](std::size_t i) {
    for (int n = 1; n < 10; ++n) {
      if (word(i) == digits[n]) return n;
    }
    return 0;
  };
  const auto last_digit = [&](std::size_t i) {
    return word(i) == "mốt" ? 1 : word(i) == "tư" ? 4 : word(i) == "lăm" ? 5 : digit(i);
  };
  if (word(at) == "mười") {
    const int ones = last_digit(at + 1);
    return {10 + ones, ones > 0 ? 2U : 1U};
  }
  const int first = digit(at);
  if (first == 0) return {};
  if (first > 1 && word(at + 1) == "mươi") {
    const int ones = last_digit(at + 2);
    return {first * 10 + ones, ones > 0 ? 3U : 2U};
  }
  return {first, 1};
}

/// Whether a word of this kind may stand directly in front of a number in words: `ít nhất một mô hình`, `mỗi xã hai lớp`.
inline bool leads_to_number(Sense sense) noexcept {
  switch (sense) {
    case Sense::less:
    case Sense::less_equal:
    case Sense::greater:
    case Sense::greater_equal:
    case Sense::reach:
    case Sense::lead:
    case Sense::action:
    case Sense::more:
    case Sense::about:
    case Sense::down:
    case Sense::up:
    case Sense::maintain:
    case Sense::reduce:
    case Sense::increase:
    case Sense::level: return true;
    default: return false;
  }
}

/// Makes a number of the words at token `at` and says how many they are; 0 when no counted thing stands behind them.
inline std::size_t read_spelled_number(State& state, const Lexicon& words, const std::vector<Item>& items,
                                       std::size_t at) {
  if (!state.vietnamese || items.empty() || !leads_to_number(items.back().sense)) return 0;
  const SpelledNumber spelled = spelled_number(state.tokens, at);
  const std::size_t behind = at + spelled.num_tokens;
  if (spelled.num_tokens == 0 || behind >= state.tokens.size()) return 0;
  const auto thing = words.match(state.tokens, behind, state.tokens.size());
  if (!thing) return 0;
  const auto sense = static_cast<Sense>(thing->meaning);
  if (sense != Sense::noun && sense != Sense::level && sense != Sense::percent) return 0;
  Token& token = state.tokens[at];
  token.kind = Token::Kind::number;
  token.number = {};
  token.number.value = {spelled.value, 0};
  token.number.problem = NumberProblem::none;
  token.folded = std::to_string(spelled.value);
  return spelled.num_tokens;
}

/// `kỹ năng số cơ bản`, `dịch vụ xã hội cơ bản`: of what kind they are, not `for the most part`.
inline bool is_basic(const std::vector<Token>& tokens, std::size_t at) {
  if (at == 0) return false;
  for (const std::string_view known : {"số", "năng", "thức", "vụ", "hội", "tế", "mạng"}) {
    if (tokens[at - 1].folded == known) return true;
  }
  return false;
}

/// `dân số trung bình năm 2024`: what is measured is a mean, and the year says when.
inline bool is_mean_of_one_year(const std::vector<Token>& tokens, const Item& item) {
  return tokens[item.last - 1].folded == "năm" && item.last < tokens.size() &&
         tokens[item.last].kind == Token::Kind::number && tokens[item.last].folded.size() == 4;
}

/// The longest known spelling at each place; composites come later. A number in words becomes one where a thing is counted by it.
inline std::vector<Item> items_of(State& state, const Lexicon& words) {
  std::vector<Item> items;
  std::vector<Token>& tokens = state.tokens;
  for (std::size_t at = 0; at < tokens.size();) {
    const Token& token = tokens[at];
    Item item{Sense::word, at, at + 1, 0};
    if (token.kind == Token::Kind::number) {
      item.sense = token.number.problem == NumberProblem::none ? Sense::number : Sense::bad;
    } else if (token.kind == Token::Kind::footnote) {
      item.sense = Sense::remark;
    } else if (const std::size_t num_tokens = read_spelled_number(state, words, items, at); num_tokens > 0) {
      item.sense = Sense::number;
      item.last = at + num_tokens;
    } else if (const auto found = words.match(tokens, at, tokens.size())) {
      item.sense = static_cast<Sense>(found->meaning);
      item.last = at + found->num_tokens;
      // `duy trì mức sinh thay thế`
      if (item.sense == Sense::maintain && item.last < tokens.size() && tokens[item.last - 1].folded == "mức" &&
          tokens[item.last].folded == "sinh")
        --item.last;
      if (item.sense == Sense::average_year && is_mean_of_one_year(tokens, item)) {
        item.sense = Sense::word;
        --item.last;
      }
      // `kỹ năng số cơ bản đạt trên 70%`
      if (item.sense == Sense::danger && item.last > at + 2 && tokens[at].folded == "cơ" && is_basic(tokens, at)) {
        item.sense = Sense::word;
        item.last = at + 2;
      }
      // `mức khá trở lên trên 80%`
      if (item.sense == Sense::upward && item.last == at + 3 && item.last < tokens.size() &&
          tokens[item.last].kind == Token::Kind::number)
        --item.last;
    } else if (token.kind == Token::Kind::symbol) {
      item.sense = sense_of_symbol(token.folded);
      // `UV2+`, `vắc xin 5+`: a part of the word in front, not a bullet
      if (token.folded == "+" && at > 0 && !token.space_before) item.sense = Sense::word;
      if (token.folded == "&" && at > 0 && at + 1 < tokens.size()) item.sense = Sense::word;  // `TDTT & DL`
    }
    items.push_back(item);
    at = item.last;
  }
  return items;
}

}  // namespace goalpost::detail::phrases
