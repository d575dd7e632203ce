/// Decisions taken from the bytes that a fuzzer gives. When they have run out every answer is the first choice, so that any input means
/// something and a short one stays simple.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace fuzz {

class Bytes {
 public:
  Bytes(const std::uint8_t* data, std::size_t size) : rest_(data, size) {}

  [[nodiscard]] bool is_empty() const noexcept { return rest_.empty(); }
  std::uint8_t byte() noexcept {
    if (rest_.empty()) return 0;
    const std::uint8_t first = rest_.front();
    rest_ = rest_.subspan(1);
    return first;
  }
  /// A number of `bytes` bytes, the least first.
  std::uint64_t whole(int bytes = 8) noexcept {
    std::uint64_t out = 0;
    for (int i = 0; i < bytes; ++i) out |= std::uint64_t{byte()} << (8 * i);
    return out;
  }
  /// From 0 to `end` - 1; `end` from 1 to 65,536.
  std::uint32_t below(std::uint32_t end) noexcept {
    if (end <= 1) return 0;
    return static_cast<std::uint32_t>(whole(end <= 256 ? 1 : 2) % end);
  }
  /// One time in `times`.
  bool one_in(std::uint32_t times) noexcept { return below(times) == times - 1; }
  template <class T, std::size_t n>
  const T& one_of(const std::array<T, n>& list) noexcept {
    return list[below(n)];
  }
  /// At most `size` of the bytes that come, as they are.
  std::string_view text(std::size_t size) noexcept {
    const std::size_t taken = std::min(size, rest_.size());
    const std::string_view out(reinterpret_cast<const char*>(rest_.data()), taken);
    rest_ = rest_.subspan(taken);
    return out;
  }

 private:
  std::span<const std::uint8_t> rest_;
};

}  // namespace fuzz
