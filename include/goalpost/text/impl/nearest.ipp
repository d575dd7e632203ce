/// The name that was probably meant.
#pragma once

#include <algorithm>
#include <cstdlib>

#include "goalpost/text/diagnostic.hpp"
#include "goalpost/text/impl/unicode.hpp"

namespace goalpost {
namespace detail::nearest {

/// Names longer than this are not compared: a slip of the finger does not explain them, and a hostile text could make it slow.
inline constexpr std::size_t max_code_points = 64;

inline std::vector<std::int32_t> code_points(std::string_view text) {
  std::vector<std::int32_t> points;
  for (std::size_t at = 0; at < text.size() && points.size() <= max_code_points;) {
    const unicode::CodePoint point = unicode::decode(text.substr(at));
    points.push_back(point.value);
    at += point.num_bytes;
  }
  return points;
}

/// As many as code_points() would give of a text in UTF-8, without taking it apart.
inline std::size_t num_code_points(std::string_view text) noexcept {
  const auto begins_one = [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; };
  const auto num = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), begins_one));
  return std::min(num, max_code_points + 1);
}

/// Damerau-Levenshtein distance (neighbours may swap once), or `limit` + 1 as soon as it is known to be larger.
inline std::size_t distance(const std::vector<std::int32_t>& a, const std::vector<std::int32_t>& b, std::size_t limit) {
  const std::size_t too_far = limit + 1;
  if ((a.size() > b.size() ? a.size() - b.size() : b.size() - a.size()) > limit) return too_far;
  std::vector<std::size_t> before_last(b.size() + 1);
  std::vector<std::size_t> last(b.size() + 1);
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    std::size_t smallest = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, change});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) row[j] = std::min(row[j], before_last[j - 2] + 1);
      smallest = std::min(smallest, row[j]);
    }
    if (smallest > limit) return too_far;
    before_last.swap(last);
    last.swap(row);
  }
  return last[b.size()];
}

}  // namespace detail::nearest

std::string nearest_name(std::string_view wanted, const std::vector<std::string>& known) {
  const std::vector<std::int32_t> points = detail::nearest::code_points(wanted);
  if (points.size() > detail::nearest::max_code_points) return {};
  std::size_t limit = points.size() / 3;
  const std::string* best = nullptr;
  for (const std::string& name : known) {
    if (best != nullptr && limit == 0) break;
    // Strictly nearer than the best so far: of equals the first one stays.
    const std::size_t allowed = best == nullptr ? limit : limit - 1;
    const std::size_t num_points = detail::nearest::num_code_points(name);
    if (std::max(num_points, points.size()) - std::min(num_points, points.size()) > allowed) continue;
    const std::size_t found = detail::nearest::distance(points, detail::nearest::code_points(name), allowed);
    if (found > allowed) continue;
    best = &name;
    limit = found;
  }
  return best == nullptr ? std::string() : *best;
}

}  // namespace goalpost
