/// Columns of figures to judge: generated, the same on every run, in any of the types that a table takes.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <limits>
#include <new>
#include <span>
#include <vector>

#include "goalpost/goalpost.hpp"
#include "hand/hand_loops.hpp"

namespace goalpost_bench {

/// Memory as large arrays get it from numpy: aligned, in huge pages where the system has them, touched before it is timed.
template <class T>
class Memory {
 public:
  Memory() = default;
  explicit Memory(std::size_t size) : size_(size) {
    const std::size_t page = std::size_t{2} << 20;
    const std::size_t bytes = size * sizeof(T) + 64;  // whole groups may be read at the end of a bitmap
    const std::size_t alignment = bytes >= page ? page : 64;
    data_ = static_cast<T*>(std::aligned_alloc(alignment, (bytes + alignment - 1) / alignment * alignment));
    if (data_ == nullptr) throw std::bad_alloc();
    if (bytes >= page) madvise(data_, bytes, MADV_HUGEPAGE);
    std::memset(static_cast<void*>(data_), 0, bytes);
  }
  Memory(Memory&& other) noexcept { *this = std::move(other); }
  Memory& operator=(Memory&& other) noexcept {
    std::swap(data_, other.data_);
    std::swap(size_, other.size_);
    return *this;
  }
  ~Memory() { std::free(data_); }
  [[nodiscard]] T* data() const { return data_; }
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::span<T> span() const { return {data_, size_}; }
  T& operator[](std::size_t i) const { return data_[i]; }

 private:
  T* data_ = nullptr;
  std::size_t size_ = 0;
};

/// Random numbers that cost next to nothing (splitmix64).
class Random {
 public:
  explicit Random(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
    return z ^ (z >> 31);
  }
  /// Of bounds below 2^32.
  std::uint64_t below(std::uint64_t bound) { return ((next() >> 32) * bound) >> 32; }

 private:
  std::uint64_t state_;
};

enum class FigureType : std::uint8_t { float64, int64, decimal };

/// One column: doubles with NaN for missing, or whole numbers or mantissas with a bitmap when any is missing.
class Figures {
 public:
  Figures() = default;
  /// `whole(row)`: the count of a row, before its scale. Decimal columns hold it times 10^scale, so that all types hold the same figures.
  Figures(FigureType type, std::int8_t scale, std::size_t num_rows, unsigned percent_missing, std::uint64_t seed,
          const std::function<std::int64_t(std::size_t)>& whole)
      : type_(type), scale_(type == FigureType::decimal ? scale : std::int8_t{0}) {
    Random random(seed);
    const std::uint64_t missing_below = ~std::uint64_t{0} / 100 * percent_missing;
    if (type == FigureType::float64) {
      doubles_ = Memory<double>(num_rows);
    } else {
      whole_ = Memory<std::int64_t>(num_rows);
      if (percent_missing > 0) validity_ = Memory<std::uint8_t>(num_rows / 8 + 1);
    }
    std::int64_t factor = 1;
    for (int i = 0; i < scale_; ++i) factor *= 10;
    for (std::size_t row = 0; row < num_rows; ++row) {
      const bool missing = percent_missing > 0 && random.next() < missing_below;
      const std::int64_t figure = whole(row);
      if (type == FigureType::float64) {
        doubles_[row] = missing ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(figure);
      } else {
        whole_[row] = missing ? 0 : figure * factor;
        if (percent_missing > 0 && !missing) {
          validity_[row / 8] = static_cast<std::uint8_t>(validity_[row / 8] | 1U << (row % 8));
        }
      }
    }
  }

  [[nodiscard]] goalpost::Column column() const {
    goalpost::Column column;
    column.type = type_ == FigureType::float64 ? goalpost::ColumnType::float64
                  : type_ == FigureType::int64 ? goalpost::ColumnType::int64
                                               : goalpost::ColumnType::decimal;
    column.values = values();
    column.scale = scale_;
    column.validity = validity_.data();
    return column;
  }
  [[nodiscard]] HandColumn hand() const { return {values(), validity_.data(), type_ == FigureType::float64}; }
  /// What one of the figures stands for is this many times smaller than what is in the memory.
  [[nodiscard]] double factor() const {
    double factor = 1;
    for (int i = 0; i < scale_; ++i) factor *= 10;
    return factor;
  }
  [[nodiscard]] const Memory<double>& doubles() const { return doubles_; }

 private:
  [[nodiscard]] const void* values() const {
    return type_ == FigureType::float64 ? static_cast<const void*>(doubles_.data()) : whole_.data();
  }
  FigureType type_ = FigureType::float64;
  std::int8_t scale_ = 0;
  Memory<double> doubles_;
  Memory<std::int64_t> whole_;
  Memory<std::uint8_t> validity_;
};

}  // namespace goalpost_bench
