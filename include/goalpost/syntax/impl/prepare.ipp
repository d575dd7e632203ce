/// Looks a text over before any grammar does: its size, its encoding, control characters.
#pragma once

#include <limits>
#include <string>

#include "goalpost/syntax/impl/state.hpp"

namespace goalpost::detail::grammar {

[[nodiscard]] inline std::string hexadecimal(std::int32_t value) {
  static constexpr char digits[] = "0123456789ABCDEF";
  std::string text;
  for (int shift = 12; shift >= 0; shift -= 4) text += digits[static_cast<std::size_t>((value >> shift) & 15)];
  return text;
}

[[nodiscard]] inline std::string encoding_hint(std::string_view text, std::size_t at) {
  const bool utf16 = text.starts_with("\xFF\xFE") || text.starts_with("\xFE\xFF");
  if (utf16) return "the text looks like UTF-16; save it as UTF-8";
  return "the byte 0x" + hexadecimal(static_cast<unsigned char>(text[at])).substr(2) +
         " begins no character; save the text as UTF-8";
}

/// Reports what is wrong with the text as such. Answers where reading begins, behind a byte-order mark; nullptr when nothing
/// can be read.
[[nodiscard]] inline const char* prepare(State& state) {
  const std::string_view text = state.source.text();
  const std::size_t limit =
      std::min<std::size_t>(state.limits.max_source_bytes, std::numeric_limits<std::uint32_t>::max() - 1U);
  if (text.size() > limit) {
    state.error(Code::source_too_large, {0, 0}, {std::to_string(text.size()), std::to_string(limit)});
    return nullptr;
  }
  const std::size_t begin = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  std::size_t last_control = std::string_view::npos;  // of a run of them only the first is reported
  for (std::size_t at = begin; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 0x20U && byte < 0x7FU) {
      ++at;
      continue;
    }
    const unicode::CodePoint point = unicode::decode(text.substr(at));
    const auto offset = static_cast<std::uint32_t>(at);
    if (point.value < 0) {
      state.error(Code::invalid_utf8, {offset, offset + 1}, {encoding_hint(text, at)});
      return nullptr;
    }
    at += point.num_bytes;
    const bool layout = point.value == '\n' || point.value == '\r' || point.value == '\t';
    if (layout || (point.value >= 0x20 && point.value != 0x7F && (point.value < 0x80 || point.value >= 0xA0))) continue;
    if (last_control != offset) {
      state.error(Code::control_character, {offset, static_cast<std::uint32_t>(at)}, {"U+" + hexadecimal(point.value)});
    }
    last_control = at;
  }
  return text.data() + begin;
}

}  // namespace goalpost::detail::grammar
