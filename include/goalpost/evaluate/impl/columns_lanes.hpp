/// The figures of a chunk of rows, side by side: as they lie in their columns where that will do, gathered or added up where not.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "goalpost/evaluate/impl/columns_binding.hpp"

namespace goalpost::detail::columns {

/// A side over the lanes of a chunk. Lanes past the chunk's end hold anything.
struct SideLanes {
  const void* lanes = nullptr;  ///< of the side's type
  bool all_known = true;
  bool any_odd = false;
  Bits known;  ///< bitmaps say so; NaN is not looked at
  Bits odd;    ///< suppressed, or not whole where it was added up

  [[nodiscard]] double at(LaneType type, std::size_t lane) const {
    return type == LaneType::int64 ? static_cast<double>(static_cast<const std::int64_t*>(lanes)[lane])
                                   : static_cast<const double*>(lanes)[lane];
  }
};

/// Reads sides of one chunk after the other; each is read once per chunk. Its memory is allocated with it. Of one thread.
class LaneReader {
 public:
  explicit LaneReader(const Binding& binding, const kernels::Set& set);
  void begin_chunk(std::size_t first_row, std::size_t num_rows);
  [[nodiscard]] const SideLanes& lanes_of(const BoundSide& side);
  /// The two columns of a pair. Whole blocks of rows only.
  void read_pair(const BoundSide& side, std::array<SideLanes, 2>& out);

 private:
  struct alignas(64) Figures {
    std::array<double, chunk_rows> numbers;
  };
  void read_term(const BoundTerm& term, Figures& memory, SideLanes& out) const;
  void read_in_place(const BoundTerm& term, Figures& memory, SideLanes& out) const;
  void read_list(const BoundTerm& term, Figures& memory, SideLanes& out) const;
  void fill_in(const BoundTerm& term, Figures& memory, SideLanes& out) const;
  void add_up(const BoundSide& side, Figures& sum, SideLanes& out);

  const Binding& binding_;
  const kernels::Set& set_;
  std::size_t first_row_ = 0;
  std::size_t num_rows_ = 0;
  std::uint64_t chunk_ = 0;
  std::unique_ptr<Figures[]> figures_;  ///< per side; touched only where a side does not lie in its column
  std::vector<SideLanes> sides_;
  std::vector<std::uint64_t> read_in_;   ///< per side: the chunk it was read in
  std::array<Figures, 2> part_figures_;  ///< of the parts of a sum
  std::array<SideLanes, 2> parts_;
  Bits every_lane_;
};

}  // namespace goalpost::detail::columns
