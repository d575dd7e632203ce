// What somebody probably meant by a cell that is not a number. Only advice: the cell is an error in any case.
#pragma once

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "goalpost/io/impl/csv_figures.hpp"

namespace goalpost::detail {

namespace csv_hints {

inline bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }

inline std::size_t num_digits(std::string_view text) noexcept {
  return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), is_digit) - text.begin());
}

/// `1,000`, `12.345.678`, `1 234`: groups of three behind one to three digits. A decimal part may follow.
inline bool is_grouped(std::string_view text, std::string_view mark, std::string_view other) noexcept {
  std::size_t at = num_digits(text);
  if (at < 1 || at > 3) return false;
  int num_groups = 0;
  for (text.remove_prefix(at); text.starts_with(mark); text.remove_prefix(mark.size() + 3)) {
    if (num_digits(text.substr(mark.size())) < 3) return false;
    if (num_digits(text.substr(mark.size())) > 3) return false;
    ++num_groups;
  }
  if (num_groups > 0 && !other.empty() && text.starts_with(other)) {
    text.remove_prefix(other.size());
    at = num_digits(text);
    text.remove_prefix(at);
    return at > 0 && text.empty();
  }
  return num_groups > 0 && text.empty();
}

/// What means "no figure" in the tables people keep.
inline bool means_missing(std::string_view cell) {
  constexpr std::array<std::string_view, 20> words = {"-",   "--",   "–",   "—",   "…",    "..",   "...",
                                                      ".",   "?",    "x",   "n/a", "na",   "#n/a", "null",
                                                      "nil", "none", "nan", "inf", "-inf", "n.a."};
  std::string lower(cell.substr(0, 8));
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return cell.size() <= 8 && std::find(words.begin(), words.end(), lower) != words.end();
}

/// The bytes of a plain number (decimal point or comma) that `text` begins with.
inline std::size_t leading_number(std::string_view text) noexcept {
  std::size_t at = num_digits(text);
  if (at == 0) return 0;
  if (at + 1 < text.size() && (text[at] == '.' || text[at] == ',') && is_digit(text[at + 1])) {
    at += 1 + num_digits(text.substr(at + 1));
  }
  return at;
}

}  // namespace csv_hints

std::string figure_hint(std::string_view cell) {
  using namespace csv_hints;
  if (means_missing(cell)) return "leave the cell of a missing figure empty";
  if (cell.find_first_not_of('*') == std::string_view::npos) return "a suppressed figure is one *";
  std::string_view number = cell;
  if (number.starts_with("−") || number.starts_with("–")) return "write the minus sign as a hyphen: -";
  if (number.starts_with('-') || number.starts_with('+')) number.remove_prefix(1);
  if (number.starts_with('<') || number.starts_with('>') || number.starts_with("≤") || number.starts_with("≥")) {
    return "write a number; a figure that is held back because it is small is *";
  }
  for (const std::string_view mark : {",", ".", " ", "'", "\u00A0", "\u202F"}) {
    const std::string_view other = mark == "." ? "," : mark == "," ? "." : "";
    if (is_grouped(number, mark, other)) return "write the digits without grouping: 1000, not 1,000";
  }
  const std::size_t size = leading_number(number);
  if (size > 0 && size == number.size()) return "the decimal mark of data files is the point: 98.07, not 98,07";
  if (number.size() > 1 && number.front() == '.' && num_digits(number.substr(1)) > 0)
    return "write a digit before the point";
  const std::string_view rest = number.substr(size);
  if (size > 0 && rest == ".") return "write a digit behind the point, or no point";
  const bool is_exponent = rest.size() > 1 && (rest[0] == 'e' || rest[0] == 'E') &&
                           rest.find_first_not_of("+-0123456789", 1) == std::string_view::npos;
  if (size > 0 && is_exponent) return "write the digits out, without an exponent";
  if (size > 0 && num_digits(rest) == 0 && rest.find_first_of("0123456789") == std::string_view::npos) {
    return "write the figure without its unit: 8.05, not 8.05%";
  }
  return "write a number such as 12 or 8.05; leave the cell of a missing figure empty; * is suppressed";
}

}  // namespace goalpost::detail
