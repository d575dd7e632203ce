// Names made comparable, and texts of users made fit for a message.
#pragma once

#include "goalpost/text/impl/unicode.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost {

namespace detail::names {

inline std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty()) {
    const std::size_t size = unicode::span_of_space(text);
    if (size == 0) break;
    text.remove_prefix(size);
  }
  while (!text.empty()) {
    std::size_t last = text.size() - 1;
    while (last > 0 && text.size() - last < 4 && unicode::is_continuation(text[last])) --last;
    if (unicode::span_of_space(text.substr(last)) != text.size() - last) break;
    text.remove_suffix(text.size() - last);
  }
  return text;
}

}  // namespace detail::names

std::optional<std::string> comparable_name(std::string_view text) {
  return detail::unicode::normalise(detail::names::trimmed(text));
}

std::string excerpt(std::string_view text, std::size_t max_characters) {
  std::string out;
  std::size_t num_characters = 0;
  for (const char c : text) {
    if (!detail::unicode::is_continuation(c) && num_characters++ == max_characters) return out + "…";
    const auto byte = static_cast<unsigned char>(c);
    out += byte < 0x20U || byte == 0x7FU ? ' ' : c;
  }
  return out;
}

}  // namespace goalpost
