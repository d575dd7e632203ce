/// What a ColumnEvaluator knows of its program on its table.
#pragma once

#include <atomic>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "goalpost/evaluate/columns.hpp"
#include "goalpost/evaluate/impl/columns_rows.hpp"
#include "goalpost/evaluate/impl/columns_whole.hpp"
#include "goalpost/evaluate/impl/workers.hpp"

namespace goalpost::detail::columns {

using kernels::LaneType;

/// A column under a map of rows: one figure per row.
struct BoundTerm {
  const Column* column = nullptr;  ///< null: there are no such figures
  const RowMap* rows = nullptr;
  bool is_count = false;
  Whole coefficient = 1;        ///< of the column's own whole numbers, as a part of the side
  std::optional<Whole> fill;    ///< a whole number of the column's scale
  bool has_substitute = false;  ///< where it is missing, a figure for all strata may stand in
};

/// A sum of figures in whole numbers: its pure value times `unit`.
struct BoundSide {
  std::vector<BoundTerm> terms;
  Big unit = 1;
  bool is_direct = false;  ///< one column as it lies, or picked from it
  bool is_pair = false;    ///< two columns of one type, each as it lies
  LaneType type = LaneType::float64;
  bool can_be_negative = false;
  bool has_substitute = false;
  std::size_t number = 0;
};

/// A measure at one place: n · factor / d with n and d whole.
struct BoundMeasure {
  const BoundSide* n = nullptr;
  const BoundSide* d = nullptr;  ///< null: none
};

/// n·a compared with d·b, or n·d'·a with (n'·b + d'·k)·d, where n·a / (d·c) is the pure value.
struct Comparison {
  Whole a = 0;
  Whole b = 0;
  Whole k = 0;
  Whole c = 1;
  bool has_base = false;
  bool floored = false;
  bool ceiled = false;
  kernels::Call call;  ///< the same in doubles; lanes are missing
};

/// A call of the loop over blocks; lanes are missing.
struct BoundBlock {
  kernels::BlockCall call;
  kernels::BlockType n = kernels::BlockType::float64;
  kernels::BlockType second = kernels::BlockType::none;
  std::size_t first_seen = 0;  ///< in Binding::seen
};

/// kernels::Looked of one chunk of the table, written by whoever judges the chunk first.
struct SeenChunk {
  std::atomic<std::uint64_t> tidy = 0;
  std::atomic<std::uint64_t> usual = 0;
  std::atomic<std::uint64_t> complete = 0;
  std::atomic<bool> is_known = false;
};

/// A LimitForm in whole numbers.
struct BoundLimit {
  const LimitForm* form = nullptr;
  Comparison near;
  Comparison plain;                  ///< against zero: says of the figures whether they are simple
  std::optional<Comparison> high;    ///< upper end of a two-sided limit
  std::optional<Comparison> middle;  ///< which end is the nearer one
  std::optional<Comparison> far;
  std::optional<Comparison> base_for_one;   ///< a base whose limit is 100%, which nobody exceeds
  std::optional<Comparison> base_for_zero;  ///< or 0
  Whole start;                              ///< the base as written, times c
  bool is_natural = false;                  ///< the limit itself is 0 or 100%
  double shown_limit = 0;                   ///< of a fixed limit
  double shown_high = 0;
  std::optional<BoundBlock> block;  ///< when the loop over blocks can do it
  std::optional<BoundBlock>
      value_block;  ///< where verdict and value are all that is wanted, a loop that compares the value
  std::optional<BoundBlock> pair_block;  ///< of sums of two columns, where verdict and maybe value are wanted
  RowSet rows;                           ///< rows of its periods
};

struct BoundCondition {
  ConditionForm form;
  BoundMeasure measure;
  Comparison comparison;
};

struct BoundTarget {
  std::uint32_t indicator = 0;
  std::uint32_t target = 0;  ///< index, from 0
  TargetForm form;           ///< `because` is filled when it is judged exactly
  const RowSet* judged = nullptr;
  const RowSet* in_scope = nullptr;
  BoundMeasure measure;
  std::optional<BoundMeasure> base;
  std::vector<BoundLimit> limits;  ///< parallel to form.limits
  std::optional<BoundCondition> when;
  std::optional<BoundCondition> if_any;
  bool has_substitute = false;
  bool is_in_place = false;  ///< all figures lie in columns as they are needed
  bool zero_is_natural = true;
  Whole shown_n = 1;  ///< shown value = n·shown_n / (d·shown_d)
  Whole shown_d = 1;
  Whole shown_scale = 1;
  double shown_start = 0;
};

class ChunkJudge;

struct Binding {
  Binding(const Program& program, const Table& table, const ColumnOptions& options, std::vector<Period> periods);
  Binding(const Binding&) = delete;
  Binding& operator=(const Binding&) = delete;
  ~Binding();

  /// One that nobody uses, with its memory, or a new one.
  [[nodiscard]] std::unique_ptr<ChunkJudge> take_judge() const;
  void give_back(std::unique_ptr<ChunkJudge> judge) const;

  const Program program;  ///< cheap to keep
  const Table& table;
  const ColumnOptions options;
  std::vector<Period> periods;  ///< that are judged, ascending
  InstructionSet instruction_set = InstructionSet::baseline;
  std::size_t num_threads = 1;
  std::unique_ptr<Workers> workers;              ///< null: one thread
  std::vector<std::deque<BoundTarget>> targets;  ///< per indicator
  std::vector<const RowSet*> judged;             ///< per indicator: rows that are judged for it
  std::deque<BoundSide> sides;
  bool is_parted = false;  ///< areas lie in areas
  RowSet parents;          ///< rows whose area has areas below: a figure that is missing there may be their sum
  std::deque<RowSet> sets;
  std::deque<RowMap> maps;
  mutable std::mutex idle;
  mutable std::vector<std::unique_ptr<ChunkJudge>> idle_judges;
  mutable std::vector<SeenChunk> seen;  ///< of each BoundBlock its chunks; remembered, for figures do not change
};

}  // namespace goalpost::detail::columns
