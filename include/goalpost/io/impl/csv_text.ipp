// Encoding, binary rubbish, and the separator that is no comma.
#pragma once

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>
#include <string>

#include "goalpost/io/impl/csv_text.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost::detail::csv_text {

/// The first byte that is not UTF-8, or the size.
inline std::size_t first_not_utf8(std::string_view text) noexcept {
  const auto byte = [text](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  std::size_t at = 0;
  while (at < text.size()) {
    if (text.size() - at >= sizeof(std::uint64_t)) {
      std::uint64_t eight = 0;
      std::memcpy(&eight, text.data() + at, sizeof eight);
      if ((eight & 0x8080808080808080U) == 0) {
        at += sizeof eight;
        continue;
      }
    }
    const unsigned char lead = byte(at);
    if (lead < 0x80U) {
      ++at;
      continue;
    }
    // The second byte's range keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
    const std::size_t num_more = lead < 0xE0U ? 1 : lead < 0xF0U ? 2 : 3;
    if (lead < 0xC2U || lead > 0xF4U || text.size() - at <= num_more) return at;
    const unsigned char low = lead == 0xE0U ? 0xA0U : lead == 0xF0U ? 0x90U : 0x80U;
    const unsigned char high = lead == 0xEDU ? 0x9FU : lead == 0xF4U ? 0x8FU : 0xBFU;
    if (byte(at + 1) < low || byte(at + 1) > high) return at;
    for (std::size_t i = 2; i <= num_more; ++i) {
      if ((byte(at + i) & 0xC0U) != 0x80U) return at;
    }
    at += num_more + 1;
  }
  return at;
}

inline std::uint32_t line_of(std::string_view text, std::size_t byte) noexcept {
  PhysicalLines lines(text.substr(0, byte + 1));
  std::uint32_t line = 0;
  while (!lines.next().empty()) ++line;
  return line;
}

bool accept(std::string_view& text, std::string_view file, Diagnostics& out) {
  const TablePlace start{std::string(file), 1, 0};
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  if (text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF")) {
    out.add(Code::table_utf16, start);
    return false;
  }
  if (text.starts_with("PK\x03\x04") || text.starts_with("\xD0\xCF\x11\xE0") || text.starts_with("\x1F\x8B")) {
    out.add(Code::table_binary, start,
            {"it begins like a spreadsheet or another archive", "export the sheet as 'CSV UTF-8'"});
    return false;
  }
  if (const std::size_t at = text.find('\0'); at != std::string_view::npos) {
    out.add(Code::table_binary, TablePlace{start.file, line_of(text, at), 0},
            {"it has a byte of value zero", "export the data as 'CSV UTF-8'"});
    return false;
  }
  if (const std::size_t at = first_not_utf8(text); at < text.size()) {
    std::array<char, 4> hex{};
    std::snprintf(hex.data(), hex.size(), "%02X", static_cast<unsigned>(static_cast<unsigned char>(text[at])));
    out.add(Code::table_not_utf8, TablePlace{start.file, line_of(text, at), 0}, {hex.data()});
    return false;
  }
  return true;
}

inline bool names_a_key(std::string_view line, char separator, const std::vector<std::string>& keys) {
  while (true) {
    const std::size_t end = std::min(line.find(separator), line.size());
    std::string name = comparable_name(line.substr(0, end)).value_or("");
    if (name.size() >= 2 && name.front() == '"' && name.back() == '"') name = name.substr(1, name.size() - 2);
    if (std::find(keys.begin(), keys.end(), name) != keys.end()) return true;
    if (end == line.size()) return false;
    line.remove_prefix(end + 1);
  }
}

bool is_separated_by_commas(std::string_view text, std::string_view file, const std::vector<std::string>& keys,
                            Diagnostics& out) {
  const std::size_t begin = std::min(text.find_first_not_of("\r\n"), text.size());
  const std::string_view line = text.substr(begin, text.find_first_of("\r\n", begin) - begin);
  if (names_a_key(line, ',', keys)) return true;
  struct Separator {
    char character;
    std::string_view name;
  };
  for (const Separator& separator : {Separator{';', "semicolons"}, Separator{'\t', "tabs"}, Separator{'|', "bars"}}) {
    if (line.find(separator.character) == std::string_view::npos || !names_a_key(line, separator.character, keys))
      continue;
    out.add(Code::wrong_separator, TablePlace{std::string(file), line_of(text, begin), 0}, {separator.name});
    return false;
  }
  return true;
}

std::string_view PhysicalLines::next() noexcept {
  if (next_lf_ != std::string_view::npos && next_lf_ < begin_) next_lf_ = text_.find('\n', begin_);
  const std::size_t lf = std::min(next_lf_, text_.size());
  std::size_t end = std::min(lf + 1, text_.size());
  const std::size_t cr = text_.substr(begin_, lf - begin_).find('\r');
  if (cr != std::string_view::npos && begin_ + cr + 1 < lf) end = begin_ + cr + 1;
  const std::string_view line = text_.substr(begin_, end - begin_);
  begin_ = end;
  return line;
}

}  // namespace goalpost::detail::csv_text
