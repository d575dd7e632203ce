/// Finding comments, and the lines they belong to.
#pragma once

#include <algorithm>
#include <limits>
#include <utility>

#include "goalpost/report/impl/format_comments.hpp"
#include "goalpost/text/impl/unicode.hpp"

namespace goalpost::detail::format {

struct Comment {
  std::uint32_t at = 0;
  std::string text;
  bool own_line = false;
  bool blank_before = false;
};

/// Goes through a text as the parser does: quotes and comments, and whether a line is blank before them.
class Scanner {
 public:
  explicit Scanner(std::string_view source) : source_(source) {}

  /// The next comment; none when the text ends. What stands between two comments moves `last_token()`.
  [[nodiscard]] bool next(Comment& comment) {
    while (at_ < source_.size()) {
      const char byte = source_[at_];
      if (byte == '\n') {
        blank_before_ = blank_before_ || line_is_blank_;
        line_is_blank_ = true;
        nothing_yet_ = true;
        ++at_;
      } else if (byte == '#') {
        comment = take_comment();
        return true;
      } else if (const std::size_t space = unicode::span_of_space(source_.substr(at_)); space > 0) {
        at_ += space;
      } else {
        take_token(byte);
      }
    }
    return false;
  }
  /// Where the first token stands that `next()` has gone by.
  [[nodiscard]] std::size_t first_token() const noexcept { return first_token_; }

  struct Token {
    std::uint32_t at;
    bool blank_before;
  };
  /// The tokens that begin a line.
  [[nodiscard]] const std::vector<Token>& line_starts() const noexcept { return line_starts_; }

 private:
  Comment take_comment() {
    Comment comment;
    comment.at = static_cast<std::uint32_t>(at_);
    const std::size_t end = std::min(source_.find('\n', at_), source_.size());
    comment.text = source_.substr(at_, end - at_);
    while (comment.text.back() == ' ' || comment.text.back() == '\t' || comment.text.back() == '\r')
      comment.text.pop_back();
    comment.own_line = nothing_yet_;
    comment.blank_before = std::exchange(blank_before_, false);
    line_is_blank_ = false;
    at_ = end;
    return comment;
  }

  void take_token(char byte) {
    first_token_ = std::min(first_token_, at_);
    if (nothing_yet_) line_starts_.push_back({static_cast<std::uint32_t>(at_), blank_before_});
    nothing_yet_ = false;
    line_is_blank_ = false;
    blank_before_ = false;
    ++at_;
    if (byte != '"' && byte != '`') return;
    for (; at_ < source_.size() && source_[at_] != '\n'; ++at_) {
      if (source_[at_] != byte) continue;
      ++at_;
      if (at_ == source_.size() || source_[at_] != byte) return;
    }
  }

  std::string_view source_;
  std::size_t at_ = 0;
  std::size_t first_token_ = std::numeric_limits<std::uint32_t>::max();
  bool line_is_blank_ = true;
  bool nothing_yet_ = true;
  bool blank_before_ = false;
  std::vector<Token> line_starts_;
};

std::uint32_t first_token(std::string_view source) {
  Scanner scanner(source);
  Comment comment;
  while (scanner.next(comment)) {
  }
  return static_cast<std::uint32_t>(scanner.first_token());
}

std::vector<std::string> attach_comments(std::string_view source, std::vector<Line>& lines) {
  std::vector<Line*> by_place;
  by_place.reserve(lines.size());
  for (Line& line : lines) by_place.push_back(&line);
  std::stable_sort(by_place.begin(), by_place.end(),
                   [](const Line* a, const Line* b) { return a->anchor < b->anchor; });
  /// The first line behind a place, or its number where there is none.
  const auto behind = [&by_place](std::uint32_t at) {
    return std::upper_bound(by_place.begin(), by_place.end(), at,
                            [](std::uint32_t place, const Line* line) { return place < line->anchor; });
  };
  Scanner scanner(source);
  std::vector<std::string> at_end;
  Comment comment;
  while (scanner.next(comment)) {
    auto line = behind(comment.at);
    if (!comment.own_line && line != by_place.begin()) {
      std::string& trailing = (*(line - 1))->trailing;
      trailing += (trailing.empty() ? "" : "  ") + comment.text;
      continue;
    }
    std::vector<std::string>& place = line == by_place.end() ? at_end : (*line)->comments;
    if (place.empty() && line != by_place.end()) (*line)->blank_before = comment.blank_before;
    if (!place.empty() && comment.blank_before) place.emplace_back();
    place.push_back(std::move(comment.text));
  }
  for (const Scanner::Token& token : scanner.line_starts()) {
    if (!token.blank_before) continue;
    // The word of a clause stands before its anchor, on the same line as a rule.
    const auto line = behind(token.at == 0 ? 0 : token.at - 1);
    if (line == by_place.end()) continue;
    if ((*line)->comments.empty()) {
      (*line)->blank_before = true;
    } else if (!(*line)->comments.back().empty()) {
      (*line)->comments.emplace_back();
    }
  }
  return at_end;
}

}  // namespace goalpost::detail::format
