/// Judges chunks of rows: row loops for what is simple, one row at a time for what they leave over.
#pragma once

#include <vector>

#include "goalpost/evaluate/impl/columns_lanes.hpp"
#include "goalpost/evaluate/impl/columns_single.hpp"

namespace goalpost::detail::columns {

/// Of one thread; everything it needs is allocated with it.
class ChunkJudge {
 public:
  explicit ChunkJudge(const Binding& binding);
  /// Before the first chunk; `streams`: outputs are larger than the cache, and nobody reads them soon; `asks_ahead`: so are columns.
  void begin(bool streams, bool asks_ahead) {
    streams_ = streams;
    asks_ahead_ = asks_ahead;
  }
  /// Rows [first_row, first_row + num_rows), chunk by chunk; their answers go to element `at` of the outputs.
  void judge(std::span<const TargetColumns> outputs, std::size_t first_row, std::size_t num_rows, std::size_t at);

  /// After the last chunk.
  void end() const {
    if (streams_) set_.end_of_stream();
  }

 private:
  /// Where the answers of a target go, one element per lane; null where they are not wanted.
  struct Out {
    Verdict* verdict = nullptr;
    Reason* reason = nullptr;
    std::uint8_t* flags = nullptr;
    double* value = nullptr;
    double* limit = nullptr;
    double* base = nullptr;
    double* gap = nullptr;
    double* progress = nullptr;
  };
  /// What is known of the lanes of a target, one set of bits per question.
  struct Lanes {
    Bits not_judged;
    Bits out_of_scope;
    Bits active;  ///< neither
    Bits missing_n;
    Bits missing_d;  ///< and the numerator is not
    Bits no_base;    ///< and the value is known
    Bits odd;        ///< to be answered one by one
    Bits missed;
    Bits equal;
    Bits exceeded;
    Bits reference_period;
    Bits not_due;
    Bits condition_false;
    Bits none_to_count;
    Bits condition_unknown;
  };
  /// One comparison over all lanes of a chunk.
  struct Relation {
    Bits above;
    Bits below;
    Bits odd;
    Bits missing_n;
    Bits missing_d;
    Bits missing_base;
  };

  void judge_piece(std::span<const TargetColumns> outputs, std::size_t first_row, std::size_t num_rows, std::size_t at);
  void judge_target(const BoundTarget& target, const Out& out);
  /// The limit that all rows of the chunk are judged by, and whose loop over blocks writes all that is wanted; null when there is none.
  [[nodiscard]] const BoundLimit* block_limit(const BoundTarget& target, const Out& out) const;
  void judge_blocks(const BoundTarget& target, const BoundLimit& limit, const Out& out);
  [[nodiscard]] bool goes_on(const BoundTarget& target, const BoundLimit& limit, const BoundBlock& block) const;
  void answer_blocks(const BoundTarget& target, const BoundLimit& limit, const BoundBlock& block, const Out& out);
  [[nodiscard]] kernels::Looked look_at(const BoundBlock& block, const kernels::BlockCall& call) const;
  void judge_all_targets(std::uint32_t indicator, const Out& out);
  void judge_exactly(const BoundTarget& target, const Out& out);
  void find_places(const BoundTarget& target, Lanes& lanes) const;
  void ask_conditions(const BoundTarget& target, Lanes& lanes);
  void judge_limit(const BoundTarget& target, const BoundLimit& limit, const Bits& rows, const Out& out, double* value,
                   Lanes& lanes);
  void find_flags(const BoundTarget& target, const BoundLimit& limit, const Relation& near, const Bits& rows,
                  Lanes& lanes);
  void find_figures(const BoundTarget& target, const BoundLimit& limit, const Bits& rows, const Out& out, Lanes& lanes);
  void compare(const BoundMeasure& measure, const BoundMeasure* base, const Comparison& comparison, double* value,
               Relation& out);
  void write_bits(const BoundTarget& target, const Lanes& lanes, const Out& out) const;
  void read_doubtful(const BoundTarget& target, Bits& out) const;
  void answer_odd(const BoundTarget& target, const Lanes& lanes, const Out& out);
  void answer_each(const BoundTarget& target, const Bits& odd, const Out& out);
  static void write(const Answer& answer, const Out& out, std::size_t lane);

  const Binding& binding_;
  const kernels::Set& set_;
  bool streams_ = false;
  bool asks_ahead_ = false;
  LaneReader reader_;
  Diagnostics unused_findings_;  ///< evaluate() tells them
  evaluation::Evaluation evaluation_;
  std::size_t first_row_ = 0;
  std::size_t num_rows_ = 0;
  std::size_t num_following_ = 0;  ///< whole chunks after this one, which a loop over blocks may go on with
  Bits all_lanes_;
  kernels::BlockCall call_;  ///< of the block that was called last
  const BoundBlock* called_ = nullptr;
  std::array<std::array<SideLanes, 2>, 2> pairs_;  ///< of measures that are sums of two columns
  std::array<Bits, 4> part_known_;                 ///< of a block that is not whole, by operand and column
  struct alignas(64) PartBlock {
    std::array<std::uint8_t, 64> verdict;
    std::array<std::uint8_t, 64> reason;
    std::array<std::uint8_t, 64> flags;
    std::array<double, 64> value;
    std::array<double, 64> gap;
  };
  PartBlock part_;
  kernels::CallBits call_bits_;
  struct alignas(64) Figures {
    std::array<double, chunk_rows> numbers;
  };
  Figures value_;  ///< of a chunk that ends within a group
  std::array<Verdict, chunk_rows> part_verdicts_;
  std::array<Reason, chunk_rows> part_reasons_;
};

}  // namespace goalpost::detail::columns
