// Chunks of rows in the loops over blocks.
#pragma once

#include <algorithm>
#include <cstring>

#include "goalpost/evaluate/impl/columns_chunk.hpp"
#include "goalpost/evaluate/impl/columns_chunk.ipp"

namespace goalpost::detail::columns {

const BoundLimit* ChunkJudge::block_limit(const BoundTarget& target, const Out& out) const {
  if (out.verdict == nullptr) return nullptr;
  const auto has_all = [&](const RowSet& rows) {
    if (rows.kind() != RowSet::Kind::some) return rows.kind() == RowSet::Kind::all;
    const Bits lanes = chunk::lanes_of(num_rows_);
    Bits bits;
    rows.read(static_cast<std::ptrdiff_t>(first_row_), bits);
    for (std::size_t w = 0; w < (num_rows_ + 63) / 64; ++w) {
      if ((lanes.words[w] & ~bits.words[w]) != 0) return false;
    }
    return true;
  };
  if (!has_all(*target.judged) || !has_all(*target.in_scope)) return nullptr;
  for (const BoundLimit& limit : target.limits) {
    if (!limit.block || !has_all(limit.rows)) continue;
    const LimitForm& form = *limit.form;
    const bool has_from = form.shows_base || target.form.start;
    const bool cannot = (out.flags != nullptr && (limit.far || limit.base_for_one || limit.base_for_zero)) ||
                        ((out.base != nullptr || out.progress != nullptr) && has_from) ||
                        (form.needs_base && (out.limit != nullptr || out.gap != nullptr));
    return cannot ? nullptr : &limit;
  }
  return nullptr;
}

/// Figures are looked at once per chunk of the table; of rows that lie otherwise each time, and of less than a block never: the loop for any
/// block is as fast.
kernels::Looked ChunkJudge::look_at(const BoundBlock& block, const kernels::BlockCall& call) const {
  if (num_rows_ < 64) return {};
  const std::size_t num_there = std::min(chunk_rows, binding_.table.num_rows() - first_row_);
  const bool is_chunk = first_row_ % chunk_rows == 0 && num_rows_ == num_there / 64 * 64;
  SeenChunk& seen = binding_.seen[block.first_seen + first_row_ / chunk_rows];
  if (is_chunk && seen.is_known.load(std::memory_order_acquire)) {
    constexpr auto relaxed = std::memory_order_relaxed;
    return {seen.tidy.load(relaxed), seen.usual.load(relaxed), seen.complete.load(relaxed)};
  }
  kernels::Looked out = set_.look_at_first[static_cast<std::size_t>(block.n)](call.n, call.num_blocks);
  if (block.second != kernels::BlockType::none) {
    const kernels::LookAt look = set_.look_at_second[static_cast<std::size_t>(block.second)];
    const kernels::Looked second = look(call.second, call.num_blocks);
    out.tidy &= second.tidy;
    out.usual &= second.usual;
    out.complete &= second.complete;
  }
  if (is_chunk) {  // two threads that come here at once write the same
    seen.tidy.store(out.tidy, std::memory_order_relaxed);
    seen.usual.store(out.usual, std::memory_order_relaxed);
    seen.complete.store(out.complete, std::memory_order_relaxed);
    seen.is_known.store(true, std::memory_order_release);
  }
  return out;
}

/// Whether the chunks that follow differ from this one in nothing but the place: all rows are judged, by one limit, on figures that lie in their
/// columns without a bitmap.
bool ChunkJudge::goes_on(const BoundTarget& target, const BoundLimit& limit, const BoundBlock& block) const {
  const auto is_all = [](const RowSet& rows) { return rows.kind() == RowSet::Kind::all; };
  const auto lies_there = [](const BoundSide* side, kernels::BlockType type) {
    return side == nullptr || ((side->is_direct || type >= kernels::BlockType::int64_and_int64) &&
                               std::ranges::all_of(side->terms, [](const BoundTerm& term) {
                                 return term.column != nullptr && term.rows->kind() == RowMap::Kind::same &&
                                        term.column->validity == nullptr && term.column->suppressed == nullptr;
                               }));
  };
  return target.is_in_place && !limit.form->needs_base && is_all(*target.judged) && is_all(*target.in_scope) &&
         is_all(limit.rows) && lies_there(target.measure.n, block.n) && lies_there(target.measure.d, block.second);
}

void ChunkJudge::judge_blocks(const BoundTarget& target, const BoundLimit& limit, const Out& out) {
  const bool is_part = num_rows_ % 64 != 0;
  const bool is_short = out.flags == nullptr && out.gap == nullptr;
  const bool by_value = is_short && out.value != nullptr && limit.value_block;
  // The two columns of a sum are read where they lie: whole blocks do.
  const BoundBlock& block = is_short && !is_part && limit.pair_block ? *limit.pair_block
                            : by_value                               ? *limit.value_block
                                                                     : *limit.block;
  // What does not change from chunk to chunk is copied once.
  if (called_ != &block) call_ = block.call;
  called_ = &block;
  kernels::BlockCall& call = call_;
  call.has_bitmaps = false;
  const bool is_change = limit.form->needs_base;
  const BoundSide* second_side = is_change ? target.base->n : target.measure.d;
  call.num_blocks = (num_rows_ + 63) / 64;
  Bits known;
  Bits known_n;
  Bits odd;
  bool any_odd = false;
  std::size_t num_known = 0;
  const auto add = [&](const SideLanes& from, kernels::BlockOperand& operand, std::size_t part) {
    operand.parts[part].lanes = from.lanes;
    operand.known[part] = nullptr;
    if (is_part) {
      Bits& own = part_known_[num_known++];
      own.words[0] = ((std::uint64_t{1} << num_rows_) - 1) & (from.all_known ? ~std::uint64_t{0} : from.known.words[0]);
      operand.known[part] = &own;
      known.words[0] = own.words[0] & (call.has_bitmaps ? known.words[0] : ~std::uint64_t{0});
      call.has_bitmaps = true;
    } else if (!from.all_known) {
      operand.known[part] = &from.known;
      known = chunk::combined(
          [&](std::size_t w) { return from.known.words[w] & (call.has_bitmaps ? known.words[w] : ~std::uint64_t{0}); });
      call.has_bitmaps = true;
    }
    if (from.any_odd) {
      odd = chunk::combined([&](std::size_t w) { return from.odd.words[w] | (any_odd ? odd.words[w] : 0); });
      any_odd = true;
    }
  };
  const auto read = [&](const BoundSide& side, kernels::BlockType type, kernels::BlockOperand& operand,
                        std::array<SideLanes, 2>& pair) {
    if (type < kernels::BlockType::int64_and_int64) return add(reader_.lanes_of(side), operand, 0);
    reader_.read_pair(side, pair);
    add(pair[0], operand, 0);
    add(pair[1], operand, 1);
  };
  read(*target.measure.n, block.n, call.n, pairs_[0]);
  const bool has_known_n = call.has_bitmaps;
  if (is_change && has_known_n) known_n = known;
  if (second_side != nullptr) read(*second_side, block.second, call.second, pairs_[1]);
  call.all_known = call.has_bitmaps ? &known : &all_lanes_;
  call.value_known = !is_change ? call.all_known : (has_known_n ? &known_n : &all_lanes_);
  call.odd = any_odd ? &odd : nullptr;
  answer_blocks(target, limit, block, out);
  if (num_following_ == 0 || !goes_on(target, limit, block)) return;
  Out next = out;
  const auto advance = [](auto*&... each) { ((each = each == nullptr ? nullptr : each + chunk_rows), ...); };
  for (; num_following_ > 0; --num_following_) {
    first_row_ += chunk_rows;
    for (kernels::BlockOperand* operand : {&call.n, &call.second}) {
      for (kernels::Operand& part : operand->parts) {
        if (part.lanes != nullptr) part.lanes = static_cast<const std::int64_t*>(part.lanes) + chunk_rows;
      }
    }
    advance(next.verdict, next.reason, next.flags, next.value, next.limit, next.base, next.gap, next.progress);
    answer_blocks(target, limit, block, next);
  }
}

/// Rows behind the last whole block are a piece of their own: a block whose other lanes nobody knows, answered beside the caller's memory.
void ChunkJudge::answer_blocks(const BoundTarget& target, const BoundLimit& limit, const BoundBlock& block,
                               const Out& out) {
  const bool is_part = num_rows_ % 64 != 0;
  kernels::BlockCall& call = call_;
  call.verdict = reinterpret_cast<std::uint8_t*>(out.verdict);
  call.reason = reinterpret_cast<std::uint8_t*>(out.reason);
  call.flags = out.flags;
  call.value = out.value;
  call.gap = out.gap;
  if (is_part) {
    const auto beside = [](auto*& to, auto& own) {
      if (to != nullptr) to = own.data();
    };
    beside(call.verdict, part_.verdict);
    beside(call.reason, part_.reason);
    beside(call.flags, part_.flags);
    beside(call.value, part_.value);
    beside(call.gap, part_.gap);
  }
  const auto is_aligned = [](const void* memory) { return reinterpret_cast<std::uintptr_t>(memory) % 64 == 0; };
  call.streams =
      streams_ && is_aligned(call.verdict) && is_aligned(call.flags) && is_aligned(call.value) && is_aligned(call.gap);
  call.asks_ahead = asks_ahead_;
  const auto type_n = static_cast<std::size_t>(block.n);
  const auto type_second = static_cast<std::size_t>(block.second);
  const kernels::Blocks loop =
      limit.form->needs_base ? set_.change_blocks[type_n] : set_.level_blocks[type_n][type_second];
  const kernels::Looked looked = look_at(block, call);
  call.tidy = looked.tidy;
  call.usual = looked.usual;
  call.complete = looked.complete;
  Bits left_over;
  const bool any_left = loop(call, left_over);
  if (is_part) {
    const auto copy = [&](const auto& own, auto* to) {
      if (to != nullptr) std::memcpy(to, own.data(), num_rows_ * sizeof own[0]);
    };
    copy(part_.verdict, out.verdict);
    copy(part_.reason, out.reason);
    copy(part_.flags, out.flags);
    copy(part_.value, out.value);
    copy(part_.gap, out.gap);
  }
  if (out.limit != nullptr) std::fill_n(out.limit, num_rows_, limit.shown_limit);
  if (out.base != nullptr) std::fill_n(out.base, num_rows_, chunk::no_figure);
  if (out.progress != nullptr) std::fill_n(out.progress, num_rows_, chunk::no_figure);
  if (!any_left) return;
  std::fill(left_over.words.begin() + static_cast<std::ptrdiff_t>(call.num_blocks), left_over.words.end(), 0);
  if (is_part) left_over.words[0] &= (std::uint64_t{1} << num_rows_) - 1;
  answer_each(target, left_over, out);
}

}  // namespace goalpost::detail::columns
