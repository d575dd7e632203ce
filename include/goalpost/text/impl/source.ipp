/// Source: lines and columns from byte offsets.
#pragma once

#include <algorithm>
#include <cstring>
#include <limits>
#include <utility>

#include "goalpost/text/impl/unicode.hpp"
#include "goalpost/text/source.hpp"

namespace goalpost {

Source::Source(std::string name, std::string text) : name_(std::move(name)), text_(std::move(text)) {
  line_begins_.push_back(0);
  const char* const begin = text_.data();
  // Byte offsets have 32 bits; parse() refuses what is longer, and nothing asks for a place in it.
  const std::size_t size = std::min<std::size_t>(text_.size(), std::numeric_limits<std::uint32_t>::max());
  const char* const end = begin + size;
  for (const char* at = begin; at != end;) {
    const void* const found = std::memchr(at, '\n', static_cast<std::size_t>(end - at));
    if (found == nullptr) break;
    at = static_cast<const char*>(found) + 1;
    line_begins_.push_back(static_cast<std::uint32_t>(at - begin));
  }
}

std::string_view Source::text(ByteRange range) const noexcept {
  const std::size_t begin = std::min<std::size_t>(range.begin_byte, text_.size());
  const std::size_t end = std::clamp<std::size_t>(range.end_byte, begin, text_.size());
  return std::string_view(text_).substr(begin, end - begin);
}

Position Source::position(std::uint32_t byte) const noexcept {
  const auto at = static_cast<std::uint32_t>(std::min<std::size_t>(byte, text_.size()));
  const auto line = std::upper_bound(line_begins_.begin(), line_begins_.end(), at) - 1;
  std::uint32_t begin = *line;
  // A byte-order mark is no column.
  if (begin == 0 && text_.starts_with("\xEF\xBB\xBF")) begin = std::min<std::uint32_t>(3, at);
  std::uint32_t column = 1;
  for (std::uint32_t i = begin; i < at; ++i) column += detail::unicode::is_continuation(text_[i]) ? 0U : 1U;
  return {static_cast<std::uint32_t>(line - line_begins_.begin()) + 1, column};
}

ByteRange Source::line_around(std::uint32_t byte) const noexcept {
  const auto at = static_cast<std::uint32_t>(std::min<std::size_t>(byte, text_.size()));
  const auto next = std::upper_bound(line_begins_.begin(), line_begins_.end(), at);
  const std::uint32_t begin = *(next - 1);
  auto end = static_cast<std::uint32_t>(text_.size());
  if (next != line_begins_.end()) end = *next - 1;  // the '\n'
  if (end > begin && text_[end - 1] == '\r') --end;
  return {begin, end};
}

}  // namespace goalpost
