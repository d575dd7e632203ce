/// Code points, names and normalisation: the little of Unicode that the language needs, over utf8proc.
/// Text that comes in here may be any bytes; what is no UTF-8 is seen as one byte of value -1.
#pragma once

#include <utf8proc.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <string>
#include <string_view>

namespace goalpost::detail::unicode {

struct CodePoint {
  std::int32_t value = -1;  ///< -1: no UTF-8
  std::size_t num_bytes = 1;
};

/// The code point at the beginning of `text`, which must not be empty.
[[nodiscard]] inline CodePoint decode(std::string_view text) noexcept {
  const auto first = static_cast<unsigned char>(text.front());
  if (first < 0x80U) return {first, 1};
  utf8proc_int32_t value = -1;
  const auto length = static_cast<utf8proc_ssize_t>(text.size() < 4 ? text.size() : 4);
  const utf8proc_ssize_t used =
      utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), length, &value);
  if (used <= 0) return {-1, 1};
  return {value, static_cast<std::size_t>(used)};
}

[[nodiscard]] constexpr bool is_continuation(char byte) noexcept {
  return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U;
}

/// Where `text` may be cut so that at most `max_bytes` stay and no code point is split.
[[nodiscard]] inline std::size_t cut_at(std::string_view text, std::size_t max_bytes) noexcept {
  if (text.size() <= max_bytes) return text.size();
  std::size_t end = max_bytes;
  while (end > 0 && is_continuation(text[end])) --end;
  return end;
}

/// Name parts among the ASCII characters: most of what a plan is made of.
struct AsciiNameParts {
  bool is_part[256] = {};
  constexpr AsciiNameParts() {
    for (unsigned c = '0'; c <= '9'; ++c) is_part[c] = true;
    for (unsigned c = 'a'; c <= 'z'; ++c) is_part[c] = true;
    for (unsigned c = 'A'; c <= 'Z'; ++c) is_part[c] = true;
    is_part[static_cast<unsigned char>('_')] = true;
  }
};
inline constexpr AsciiNameParts ascii_name_parts{};

[[nodiscard]] constexpr bool is_digit(char byte) noexcept { return byte >= '0' && byte <= '9'; }

[[nodiscard]] inline bool is_name_start(std::int32_t value) noexcept {
  if (value < 0x80) return (value >= 'a' && value <= 'z') || (value >= 'A' && value <= 'Z') || value == '_';
  const utf8proc_category_t category = utf8proc_category(value);
  return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

/// Letters, digits, `_`, and the marks that a letter typed in decomposed form carries.
[[nodiscard]] inline bool is_name_part(std::int32_t value) noexcept {
  if (value < 0x80) return is_name_start(value) || (value >= '0' && value <= '9');
  const utf8proc_category_t category = utf8proc_category(value);
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) || category == UTF8PROC_CATEGORY_MN ||
         category == UTF8PROC_CATEGORY_MC || category == UTF8PROC_CATEGORY_ND;
}

/// Bytes of the name parts at the beginning of `text`; stops counting once more than `enough` are found.
[[nodiscard]] inline std::size_t span_of_name_parts(std::string_view text, std::size_t enough = SIZE_MAX) noexcept {
  std::size_t at = 0;
  while (at < text.size() && at <= enough) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80U) {
      if (!ascii_name_parts.is_part[byte]) break;
      ++at;
      continue;
    }
    const CodePoint point = decode(text.substr(at));
    if (!is_name_part(point.value)) break;
    at += point.num_bytes;
  }
  return at;
}

/// Bytes of the name at the beginning of `text`: a letter or `_`, then name parts. 0 when none stands there.
[[nodiscard]] inline std::size_t span_of_name(std::string_view text) noexcept {
  if (text.empty() || !is_name_start(decode(text).value)) return 0;
  return span_of_name_parts(text);
}

/// Bytes of one white-space character at the beginning of `text`, or 0. Texts copied from a PDF carry non-breaking and
/// zero-width spaces; control characters are reported elsewhere and count as white space here.
[[nodiscard]] inline std::size_t span_of_space(std::string_view text) noexcept {
  const auto first = static_cast<unsigned char>(text.front());
  if (first <= 0x20U || first == 0x7FU) return 1;
  if (first < 0xC2U) return 0;
  const CodePoint point = decode(text);
  if (point.value == 0x200B || point.value == 0xFEFF || (point.value >= 0x80 && point.value < 0xA0))
    return point.num_bytes;
  const utf8proc_category_t category = utf8proc_category(point.value);
  const bool space =
      category == UTF8PROC_CATEGORY_ZS || category == UTF8PROC_CATEGORY_ZL || category == UTF8PROC_CATEGORY_ZP;
  return space ? point.num_bytes : 0;
}

[[nodiscard]] inline bool is_ascii(std::string_view text) noexcept {
  for (const char byte : text) {
    if (static_cast<unsigned char>(byte) >= 0x80U) return false;
  }
  return true;
}

/// More combining marks in a row than this are refused: sorting them is quadratic in utf8proc, and no writing needs them
/// (Unicode's stream-safe format draws the line at 30, too).
inline constexpr int max_marks_in_a_row = 30;

[[nodiscard]] inline bool has_too_many_marks(std::string_view text) noexcept {
  int in_a_row = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text.substr(at));
    const bool mark = point.value >= 0x300 && utf8proc_get_property(point.value)->combining_class != 0;
    in_a_row = mark ? in_a_row + 1 : 0;
    if (in_a_row > max_marks_in_a_row) return true;
    at += point.num_bytes;
  }
  return false;
}

[[nodiscard]] inline std::optional<std::string> mapped(std::string_view text, int options) {
  utf8proc_uint8_t* raw = nullptr;
  const utf8proc_ssize_t length =
      utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
                   &raw, static_cast<utf8proc_option_t>(options));
  const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(raw, std::free);
  if (length == UTF8PROC_ERROR_NOMEM) throw std::bad_alloc();
  if (length < 0) return std::nullopt;
  return std::string(reinterpret_cast<const char*>(raw), static_cast<std::size_t>(length));
}

/// Whether `text` is in NFC for sure: nothing in it but precomposed Latin letters and common punctuation, none of which
/// combines with its neighbour. (A test goes through all of these characters.)
[[nodiscard]] inline bool is_surely_normal(std::string_view text) noexcept {
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = decode(text.substr(at));
    const bool sure = (point.value >= 0 && point.value < 0x300) || (point.value >= 0x1E00 && point.value < 0x1F00) ||
                      (point.value >= 0x2010 && point.value <= 0x2030);
    if (!sure) return false;
    at += point.num_bytes;
  }
  return true;
}

/// NFC, the form in which names are compared; nullopt for what is no UTF-8 or has too many marks in a row.
[[nodiscard]] inline std::optional<std::string> normalise(std::string_view text) {
  if (is_surely_normal(text)) return std::string(text);
  if (has_too_many_marks(text)) return std::nullopt;
  return mapped(text, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

/// NFC in lower case, the form in which words of the language are compared.
[[nodiscard]] inline std::optional<std::string> folded(std::string_view text) {
  std::optional<std::string> normal = normalise(text);
  if (!normal) return std::nullopt;
  std::string lower;
  lower.reserve(normal->size());
  for (std::size_t at = 0; at < normal->size();) {
    const CodePoint point = decode(std::string_view(*normal).substr(at));
    if (point.value < 0) return std::nullopt;
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t length = utf8proc_encode_char(utf8proc_tolower(point.value), bytes);
    lower.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    at += point.num_bytes;
  }
  return lower;
}

}  // namespace goalpost::detail::unicode
