/// The comments of a plan's text, and which line of its canonical form each one belongs to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace goalpost::detail::format {

/// One line of canonical text, and what stands around it.
struct Line {
  std::uint32_t anchor = 0;  ///< a byte of the source that belongs to it
  int indent = 0;
  std::string keyword;  ///< padded, so that what follows is aligned with its neighbours
  std::string text;
  std::vector<std::string> comments;  ///< lines before it; "" is a blank line
  std::string trailing;               ///< the comment behind it
  bool blank_before = false;          ///< the source has a blank line before it, or before its comments
};

/// Puts the comments of `source` to the lines they belong to. What stands behind the last line is returned.
[[nodiscard]] std::vector<std::string> attach_comments(std::string_view source, std::vector<Line>& lines);

/// Where the first token of a text stands that is no comment.
[[nodiscard]] std::uint32_t first_token(std::string_view source);

}  // namespace goalpost::detail::format
