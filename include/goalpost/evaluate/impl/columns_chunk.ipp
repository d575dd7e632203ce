// Chunks of rows.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstring>
#include <limits>

#include "goalpost/evaluate/impl/columns_chunk.hpp"
#include "goalpost/evaluate/impl/columns_single.ipp"

namespace goalpost::detail::columns {

namespace chunk {

/// The lanes that a chunk of so many rows has.
inline Bits lanes_of(std::size_t num_rows) {
  Bits out{};
  std::fill_n(out.words.begin(), num_rows / 64, ~std::uint64_t{0});
  if (num_rows % 64 != 0) out.words[num_rows / 64] = (std::uint64_t{1} << (num_rows % 64)) - 1;
  return out;
}

inline constexpr double no_figure = std::numeric_limits<double>::quiet_NaN();

inline bool any(const Bits& bits) {
  std::uint64_t all = 0;
  for (const std::uint64_t word : bits.words) all |= word;
  return all != 0;
}

template <class Visit>
void each(const Bits& bits, Visit visit) {
  for (std::size_t w = 0; w < chunk_words; ++w) {
    for (std::uint64_t rest = bits.words[w]; rest != 0; rest &= rest - 1) {
      visit(w * 64 + static_cast<std::size_t>(std::countr_zero(rest)));
    }
  }
}

/// a | b & c, and so on, a word at a time.
template <class Combine>
Bits combined(Combine combine) {
  Bits out;
  for (std::size_t w = 0; w < chunk_words; ++w) out.words[w] = combine(w);
  return out;
}

}  // namespace chunk

ChunkJudge::ChunkJudge(const Binding& binding)
    : binding_(binding),
      set_(kernels::set(static_cast<std::size_t>(binding.instruction_set) - 1)),
      reader_(binding, set_),
      unused_findings_(0),
      evaluation_(binding.program.body(), binding.table, unused_findings_) {
  all_lanes_.words.fill(~std::uint64_t{0});
}

Binding::~Binding() = default;

std::unique_ptr<ChunkJudge> Binding::take_judge() const {
  {
    const std::scoped_lock lock(idle);
    if (!idle_judges.empty()) {
      std::unique_ptr<ChunkJudge> judge = std::move(idle_judges.back());
      idle_judges.pop_back();
      return judge;
    }
  }
  return std::make_unique<ChunkJudge>(*this);
}

void Binding::give_back(std::unique_ptr<ChunkJudge> judge) const {
  const std::scoped_lock lock(idle);
  idle_judges.push_back(std::move(judge));
}

void ChunkJudge::judge(std::span<const TargetColumns> outputs, std::size_t first_row, std::size_t num_rows,
                       std::size_t at) {
  const bool is_one = outputs.size() == 1 && outputs.front().target != all_targets;
  const std::size_t end = first_row + num_rows;
  for (std::size_t row = first_row; row < end; row = first_row_ + num_rows_) {
    // Loops over blocks take whole ones; the last rows are a piece of their own.
    const std::size_t rest = std::min(chunk_rows, end - row);
    num_following_ = is_one && rest == chunk_rows ? (end - row) / chunk_rows - 1 : 0;
    judge_piece(outputs, row, rest < 64 ? rest : rest / 64 * 64, at + (row - first_row));
  }
}

void ChunkJudge::judge_piece(std::span<const TargetColumns> outputs, std::size_t first_row, std::size_t num_rows,
                             std::size_t at) {
  first_row_ = first_row;
  num_rows_ = num_rows;
  reader_.begin_chunk(first_row, num_rows);
  for (const TargetColumns& to : outputs) {
    const auto from = [&](auto span) { return span.empty() ? nullptr : span.data() + at; };
    const Out out{from(to.verdict), from(to.reason), from(to.flags), from(to.value),
                  from(to.limit),   from(to.base),   from(to.gap),   from(to.progress)};
    if (to.target == all_targets) {
      judge_all_targets(to.indicator, out);
    } else {
      judge_target(binding_.targets[to.indicator][to.target - 1], out);
    }
  }
}

/// The first part with the strongest verdict, as evaluation::combine().
void ChunkJudge::judge_all_targets(std::uint32_t indicator, const Out& out) {
  static constexpr std::array<std::uint8_t, 7> rank{4, 0, 2, 3, 6, 5, 1};  // by verdict: missed, data error, no data, …
  const auto& targets = binding_.targets[indicator];
  std::array<Verdict, chunk_rows> verdicts;
  std::array<Reason, chunk_rows> reasons;
  verdicts.fill(Verdict::not_applicable);
  reasons.fill(Reason::no_areas);
  bool is_first = true;
  for (const BoundTarget& target : targets) {
    Out part;
    part.verdict = part_verdicts_.data();
    part.reason = part_reasons_.data();
    judge_target(target, part);
    for (std::size_t i = 0; i < num_rows_; ++i) {
      const bool wins =
          is_first || rank[static_cast<std::size_t>(part_verdicts_[i])] < rank[static_cast<std::size_t>(verdicts[i])];
      verdicts[i] = wins ? part_verdicts_[i] : verdicts[i];
      reasons[i] = wins ? part_reasons_[i] : reasons[i];
    }
    is_first = false;
  }
  if (targets.empty()) {
    chunk::each(chunk::lanes_of(num_rows_), [&](std::size_t lane) {
      if (!binding_.judged[indicator]->has(first_row_ + lane)) reasons[lane] = Reason::not_judged;
    });
  }
  if (out.verdict != nullptr) std::copy_n(verdicts.begin(), num_rows_, out.verdict);
  if (out.reason != nullptr) std::copy_n(reasons.begin(), num_rows_, out.reason);
}

void ChunkJudge::write(const Answer& answer, const Out& out, std::size_t lane) {
  if (out.verdict != nullptr) out.verdict[lane] = answer.verdict;
  if (out.reason != nullptr) out.reason[lane] = answer.reason;
  if (out.flags != nullptr) out.flags[lane] = answer.flags;
  if (out.value != nullptr) out.value[lane] = answer.value;
  if (out.limit != nullptr) out.limit[lane] = answer.limit;
  if (out.base != nullptr) out.base[lane] = answer.base;
  if (out.gap != nullptr) out.gap[lane] = answer.gap;
  if (out.progress != nullptr) out.progress[lane] = answer.progress;
}

void ChunkJudge::judge_exactly(const BoundTarget& target, const Out& out) {
  for (std::size_t lane = 0; lane < num_rows_; ++lane) {
    const auto row = static_cast<RowIndex>(first_row_ + lane);
    write(target.judged->has(row) ? answer_exactly(binding_, evaluation_, target, row) : Answer{}, out, lane);
  }
}

void ChunkJudge::find_places(const BoundTarget& target, Lanes& lanes) const {
  Bits judged;
  Bits scope;
  target.judged->read(static_cast<std::ptrdiff_t>(first_row_), judged);
  target.in_scope->read(static_cast<std::ptrdiff_t>(first_row_), scope);
  const Bits in_chunk = chunk::lanes_of(num_rows_);
  for (std::size_t w = 0; w < chunk_words; ++w) {
    lanes.not_judged.words[w] = in_chunk.words[w] & ~judged.words[w];
    lanes.out_of_scope.words[w] = in_chunk.words[w] & judged.words[w] & ~scope.words[w];
    lanes.active.words[w] = in_chunk.words[w] & judged.words[w] & scope.words[w];
  }
}

void ChunkJudge::compare(const BoundMeasure& measure, const BoundMeasure* base, const Comparison& comparison,
                         double* value, Relation& out) {
  kernels::Call call = comparison.call;
  call.num_groups = (num_rows_ + kernels::group_rows - 1) / kernels::group_rows;
  call.value = value;
  kernels::CallBits& bits = call_bits_;
  const LaneType type_n = measure.n->type;
  const LaneType type_d = measure.d == nullptr ? LaneType::none : measure.d->type;
  const SideLanes& n = reader_.lanes_of(*measure.n);
  const SideLanes* d = measure.d == nullptr ? nullptr : &reader_.lanes_of(*measure.d);
  call.n.lanes = n.lanes;
  if (d != nullptr) call.d.lanes = d->lanes;
  const SideLanes* base_n = nullptr;
  const SideLanes* base_d = nullptr;
  if (base != nullptr) {
    base_n = &reader_.lanes_of(*base->n);
    call.base_n.lanes = base_n->lanes;
    if (base->d != nullptr) {
      base_d = &reader_.lanes_of(*base->d);
      call.base_d.lanes = base_d->lanes;
    }
  }
  const auto& kernel = base != nullptr ? set_.change : set_.level;
  kernel[static_cast<std::size_t>(type_n)][static_cast<std::size_t>(type_d)][value != nullptr ? 1 : 0](call, bits);

  // What is missing, and what is neither missing nor simple.
  const auto missing = [](const SideLanes& side, LaneType type, const kernels::OperandBits& seen, std::size_t w) {
    return (side.all_known ? 0 : ~side.known.words[w]) | (type == LaneType::float64 ? seen.missing.words[w] : 0);
  };
  const auto odd = [](const SideLanes& side, const kernels::OperandBits& seen, std::uint64_t absent, std::size_t w) {
    return (~seen.simple.words[w] & ~absent) | (side.any_odd ? side.odd.words[w] : 0);
  };
  out.above = bits.above;
  out.below = bits.below;
  for (std::size_t w = 0; w < chunk_words; ++w) {
    const std::uint64_t no_n = missing(n, type_n, bits.n, w);
    const std::uint64_t no_d = d == nullptr ? 0 : missing(*d, type_d, bits.d, w);
    std::uint64_t is_odd = odd(n, bits.n, no_n, w);
    if (d != nullptr) is_odd |= odd(*d, bits.d, no_d, w) | (bits.over.words[w] & ~(no_n | no_d));
    out.missing_n.words[w] = no_n;
    out.missing_d.words[w] = no_d;
    if (base != nullptr) {
      const std::uint64_t no_base_n = missing(*base_n, type_n, bits.base_n, w);
      const std::uint64_t no_base_d = base_d == nullptr ? 0 : missing(*base_d, type_d, bits.base_d, w);
      is_odd |= odd(*base_n, bits.base_n, no_base_n, w);
      if (base_d != nullptr) {
        is_odd |= odd(*base_d, bits.base_d, no_base_d, w) | (bits.base_over.words[w] & ~(no_base_n | no_base_d));
      }
      out.missing_base.words[w] = no_base_n | no_base_d;
    }
    out.odd.words[w] = is_odd;
  }
}

void ChunkJudge::ask_conditions(const BoundTarget& target, Lanes& lanes) {
  const auto ask = [&](const std::optional<BoundCondition>& condition, Bits& excluded) {
    if (!condition) return;
    Relation relation;
    compare(condition->measure, nullptr, condition->comparison, nullptr, relation);
    const ConditionForm& form = condition->form;
    for (std::size_t w = 0; w < chunk_words; ++w) {
      const std::uint64_t above = relation.above.words[w];
      const std::uint64_t below = relation.below.words[w];
      const std::uint64_t unknown = relation.missing_n.words[w] | relation.missing_d.words[w];
      const std::uint64_t holds =
          (form.if_above ? above : 0) | (form.if_below ? below : 0) | (form.if_equal ? ~(above | below) : 0);
      lanes.condition_unknown.words[w] |= unknown;
      lanes.odd.words[w] |= relation.odd.words[w] & lanes.active.words[w];
      excluded.words[w] = ~holds & ~unknown & lanes.active.words[w];
    }
  };
  ask(target.when, lanes.condition_false);
  ask(target.if_any, lanes.none_to_count);
  for (std::size_t w = 0; w < chunk_words; ++w) lanes.none_to_count.words[w] &= ~lanes.condition_false.words[w];
}

void ChunkJudge::judge_limit(const BoundTarget& target, const BoundLimit& limit, const Bits& rows, const Out& out,
                             double* value, Lanes& lanes) {
  const LimitForm& form = *limit.form;
  const BoundMeasure* base = form.needs_base ? &*target.base : nullptr;
  Relation near;
  compare(target.measure, base, limit.near, value, near);
  Relation high;
  if (limit.high) compare(target.measure, nullptr, *limit.high, nullptr, high);
  for (std::size_t w = 0; w < chunk_words; ++w) {
    const std::uint64_t here = rows.words[w];
    const std::uint64_t above = near.above.words[w];
    const std::uint64_t below = near.below.words[w];
    lanes.odd.words[w] |= near.odd.words[w] & here;
    lanes.missing_n.words[w] |= near.missing_n.words[w] & here;
    lanes.missing_d.words[w] |= near.missing_d.words[w] & ~near.missing_n.words[w] & here;
    const std::uint64_t no_value = near.missing_n.words[w] | near.missing_d.words[w];
    if (base != nullptr) lanes.no_base.words[w] |= near.missing_base.words[w] & ~no_value & here;
    std::uint64_t missed = 0;
    std::uint64_t equal = ~(above | below);
    if (limit.high) {
      missed = below | high.above.words[w];
      equal |= ~(high.above.words[w] | high.below.words[w]);
      lanes.odd.words[w] |= high.odd.words[w] & here;
    } else {
      switch (form.comparator) {
        case Comparator::less: missed = ~below; break;
        case Comparator::less_equal: missed = above; break;
        case Comparator::greater: missed = ~above; break;
        case Comparator::greater_equal: missed = below; break;
        case Comparator::equal: missed = above | below; break;
      }
    }
    lanes.missed.words[w] |= missed & here;
    lanes.equal.words[w] |= equal & here;
  }
  if (out.flags != nullptr) find_flags(target, limit, near, rows, lanes);
}

void ChunkJudge::find_flags(const BoundTarget& target, const BoundLimit& limit, const Relation& near, const Bits& rows,
                            Lanes& lanes) {
  const LimitForm& form = *limit.form;
  const bool upper = form.comparator == Comparator::less_equal;
  if ((!upper && form.comparator != Comparator::greater_equal) || limit.high || limit.is_natural) return;
  Relation other;
  if (limit.far) compare(target.measure, &*target.base, *limit.far, nullptr, other);
  const Relation& far = limit.far ? other : near;
  Bits exceeded = upper ? far.below : far.above;
  if (limit.far) {
    for (std::size_t w = 0; w < chunk_words; ++w) {
      lanes.odd.words[w] |= far.odd.words[w] & rows.words[w];
      exceeded.words[w] &= upper ? ~near.above.words[w] : ~near.below.words[w];
    }
  }
  for (const auto* bound : {&limit.base_for_one, &limit.base_for_zero}) {
    if (!*bound) continue;
    compare(*target.base, nullptr, **bound, nullptr, other);
    for (std::size_t w = 0; w < chunk_words; ++w) {
      const std::uint64_t is_natural = ~(other.above.words[w] | other.below.words[w]);
      exceeded.words[w] &= ~is_natural;
      lanes.odd.words[w] |= other.odd.words[w] & ~near.missing_base.words[w] & rows.words[w];
    }
  }
  for (std::size_t w = 0; w < chunk_words; ++w) lanes.exceeded.words[w] |= exceeded.words[w] & rows.words[w];
}

/// Limit, base, gap and progress, lane by lane. Every product is checked: a lane with one that may be rounded is odd.
void ChunkJudge::find_figures(const BoundTarget& target, const BoundLimit& limit, const Bits& rows, const Out& out,
                              Lanes& lanes) {
  const LimitForm& form = *limit.form;
  const Comparison& near = limit.near;
  const double a = to_double(near.a);
  const double b = to_double(near.b);
  const double k = to_double(near.k);
  const double c = to_double(near.c);
  const double scale = to_double(target.shown_scale);
  const double shown_n = to_double(target.shown_n);
  const double shown_d = to_double(target.shown_d);
  const bool wants_way = out.gap != nullptr || out.progress != nullptr;
  Relation base_relation;
  const bool reads_base = form.shows_base && (form.needs_base || out.base != nullptr || out.progress != nullptr);
  if (reads_base) {
    compare(*target.base, nullptr, form.needs_base ? limit.plain : near, nullptr, base_relation);
    Bits doubtful;
    read_doubtful(target, doubtful);
    for (std::size_t w = 0; w < chunk_words; ++w) {
      const std::uint64_t missing = base_relation.missing_n.words[w] | base_relation.missing_d.words[w];
      lanes.odd.words[w] |= (base_relation.odd.words[w] | (missing & doubtful.words[w])) & rows.words[w];
    }
  }
  Relation middle;
  if (limit.high) {
    compare(target.measure, nullptr, *limit.middle, nullptr, middle);
    for (std::size_t w = 0; w < chunk_words; ++w) lanes.odd.words[w] |= middle.odd.words[w] & rows.words[w];
  }
  const auto figures_of = [&](const BoundSide* side) { return side == nullptr ? nullptr : &reader_.lanes_of(*side); };
  const SideLanes* n = figures_of(target.measure.n);
  const SideLanes* d = figures_of(target.measure.d);
  const SideLanes* base_n = reads_base ? figures_of(target.base->n) : nullptr;
  const SideLanes* base_d = reads_base ? figures_of(target.base->d) : nullptr;
  const auto has = [](const Bits& bits, std::size_t lane) { return (bits.words[lane / 64] >> (lane % 64) & 1U) != 0; };
  const auto figure = [](const SideLanes* side, const BoundSide* of, std::size_t lane) {
    return side == nullptr ? 1.0 : side->at(of->type, lane) + 0.0;  // zero has one sign
  };
  const Bits todo = chunk::combined([&](std::size_t w) { return rows.words[w] & ~lanes.odd.words[w]; });
  chunk::each(todo, [&](std::size_t lane) {
    const bool has_value = !has(lanes.missing_n, lane) && !has(lanes.missing_d, lane);
    const bool has_base = reads_base && !has(base_relation.missing_n, lane) && !has(base_relation.missing_d, lane);
    double largest = 0;
    const auto times = [&](double x, double y) {
      const double product = x * y;
      largest = std::max(largest, std::abs(product));
      return product;
    };
    const auto less = [&](double x, double y) {
      const double difference = x - y;
      largest = std::max(largest, std::abs(difference));
      return difference;
    };
    const double vn = has_value ? figure(n, target.measure.n, lane) : 0;
    const double vd = has_value ? figure(d, target.measure.d, lane) : 1;
    const double pn = has_base ? figure(base_n, target.base->n, lane) : 0;
    const double pd = has_base ? figure(base_d, target.base->d, lane) : 1;

    // The limit is edge / (edge_d · c).
    const bool has_limit = !form.needs_base || has_base;
    double edge = b;
    double edge_d = 1;
    if (form.needs_base && has_base) {
      edge_d = pd;
      edge = less(times(pn, b), -times(pd, k));
      if (near.floored) edge = std::max(edge, 0.0);
      if (near.ceiled) edge = std::min(edge, times(pd, c));
    }
    const bool is_high = limit.high && has_value && has(middle.above, lane);
    if (out.limit != nullptr) {
      double shown = chunk::no_figure;
      if (form.needs_base) {
        if (has_limit) shown = times(edge, scale) / times(edge_d, c);
      } else if (!limit.high || has_value) {
        shown = is_high ? limit.shown_high : limit.shown_limit;
      }
      out.limit[lane] = shown;
    }
    if (out.base != nullptr) {
      double shown = chunk::no_figure;
      if (has_base && form.shows_base) shown = times(pn, shown_n) / times(pd, shown_d);
      if (target.form.start) shown = target.shown_start;
      out.base[lane] = shown;
    }
    const bool is_decided = has_value && has_limit && !has(lanes.condition_unknown, lane);
    if (out.gap != nullptr) {
      double shown = chunk::no_figure;
      if (is_decided) {
        const double end = is_high ? to_double(limit.high->b) : edge;
        const double end_a = is_high ? to_double(limit.high->a) : a;
        const double end_c = is_high ? to_double(limit.high->c) : c;
        double above = less(times(times(vn, end_a), edge_d), times(end, vd));
        const bool upper = form.comparator == Comparator::less || form.comparator == Comparator::less_equal;
        if (limit.high ? is_high : upper) above = 0 - above;
        if (!limit.high && form.comparator == Comparator::equal) above = 0 - std::abs(above);
        shown = times(above, scale) / times(times(vd, edge_d), end_c);
      }
      out.gap[lane] = shown;
    }
    if (out.progress != nullptr) {
      double shown = chunk::no_figure;
      const bool has_from = target.form.start || (form.shows_base && has_base);
      if (is_decided && has_from && !limit.high) {
        const double from = target.form.start ? to_double(limit.start) : times(pn, a);
        const double from_d = target.form.start ? 1.0 : pd;
        const bool is_alike = from_d == edge_d;
        const double way = is_alike ? less(edge, from) : less(times(edge, from_d), times(from, edge_d));
        const int order = way < 0 ? 1 : (way > 0 ? -1 : 0);  // of the base against the limit
        if (order != 0 && !single::holds(order, form.comparator)) {
          double done = less(times(times(vn, a), from_d), times(from, vd));
          if (!is_alike) done = times(done, edge_d);
          shown = times(done, 100) / times(vd, way);
        }
      }
      out.progress[lane] = shown;
    }
    if (wants_way || form.needs_base) {
      if (!(largest < kernels::exact_below)) lanes.odd.words[lane / 64] |= std::uint64_t{1} << (lane % 64);
    }
  });
}

void ChunkJudge::judge_target(const BoundTarget& target, const Out& out) {
  if (!target.form.because.empty()) return judge_exactly(target, out);
  if (const BoundLimit* limit = block_limit(target, out)) return judge_blocks(target, *limit, out);
  Lanes lanes{};
  find_places(target, lanes);
  if (target.when || target.if_any) ask_conditions(target, lanes);
  const bool is_whole_chunk = num_rows_ % kernels::group_rows == 0;
  double* value = out.value == nullptr ? nullptr : (is_whole_chunk ? out.value : value_.numbers.data());
  const bool wants_figures =
      out.limit != nullptr || out.base != nullptr || out.gap != nullptr || out.progress != nullptr;
  for (double* figures : {out.limit, out.base, out.gap, out.progress}) {
    if (figures != nullptr) std::fill_n(figures, num_rows_, chunk::no_figure);
  }
  bool has_value = false;
  if (chunk::any(lanes.active)) {
    for (const BoundLimit& limit : target.limits) {
      Bits rows;
      limit.rows.read(static_cast<std::ptrdiff_t>(first_row_), rows);
      for (std::size_t w = 0; w < chunk_words; ++w) rows.words[w] &= lanes.active.words[w];
      if (!chunk::any(rows)) continue;
      double* wanted = has_value ? nullptr : value;
      if (limit.form->kind != LimitForm::Kind::judged) {
        Bits& to = limit.form->kind == LimitForm::Kind::not_due ? lanes.not_due : lanes.reference_period;
        to = rows;
        if (value == nullptr) continue;
        Relation measure;
        compare(target.measure, nullptr, limit.near, wanted, measure);
        for (std::size_t w = 0; w < chunk_words; ++w) {
          lanes.odd.words[w] |= measure.odd.words[w] & rows.words[w];
          lanes.missing_n.words[w] |= measure.missing_n.words[w] & rows.words[w];
          lanes.missing_d.words[w] |= measure.missing_d.words[w] & ~measure.missing_n.words[w] & rows.words[w];
        }
      } else {
        judge_limit(target, limit, rows, out, wanted, lanes);
        if (wants_figures) {
          const Bits shown = chunk::combined([&](std::size_t w) {
            return rows.words[w] & ~(lanes.condition_false.words[w] | lanes.none_to_count.words[w]);
          });
          find_figures(target, limit, shown, out, lanes);
        }
      }
      has_value = true;
    }
  }
  if (out.value != nullptr) {
    if (!has_value) std::fill_n(out.value, num_rows_, chunk::no_figure);
    if (has_value && value != out.value) std::copy_n(value, num_rows_, out.value);
  }
  write_bits(target, lanes, out);
  answer_odd(target, lanes, out);
}

void ChunkJudge::write_bits(const BoundTarget& target, const Lanes& lanes, const Out& out) const {
  const auto excluded = [&](std::size_t w) {
    return lanes.not_judged.words[w] | lanes.out_of_scope.words[w] | lanes.reference_period.words[w] |
           lanes.not_due.words[w] | lanes.condition_false.words[w] | lanes.none_to_count.words[w];
  };
  const auto no_value = [&](std::size_t w) { return lanes.missing_n.words[w] | lanes.missing_d.words[w]; };
  if (out.verdict != nullptr) {
    Bits ones;
    Bits twos;
    Bits not_applicable;
    for (std::size_t w = 0; w < chunk_words; ++w) {
      const std::uint64_t no_data = no_value(w) | lanes.condition_unknown.words[w];
      ones.words[w] = (lanes.missed.words[w] | lanes.no_base.words[w]) & ~no_data;
      twos.words[w] = no_data | lanes.no_base.words[w];
      not_applicable.words[w] =
          excluded(w) & ~(lanes.not_due.words[w] & ~lanes.condition_false.words[w] & ~lanes.none_to_count.words[w]);
    }
    auto* bytes = reinterpret_cast<std::uint8_t*>(out.verdict);
    set_.expand(ones, twos, bytes, num_rows_);
    if (chunk::any(lanes.not_due))
      set_.fill_bytes(lanes.not_due, static_cast<std::uint8_t>(Verdict::not_due), bytes, num_rows_);
    if (chunk::any(not_applicable)) {
      set_.fill_bytes(not_applicable, static_cast<std::uint8_t>(Verdict::not_applicable), bytes, num_rows_);
    }
  }
  if (out.reason != nullptr) {
    auto* bytes = reinterpret_cast<std::uint8_t*>(out.reason);
    std::memset(bytes, 0, num_rows_);
    const auto tell = [&](const Bits& where, Reason reason) {
      if (chunk::any(where)) set_.fill_bytes(where, static_cast<std::uint8_t>(reason), bytes, num_rows_);
    };
    // From the weakest to the strongest.
    tell(lanes.no_base, Reason::base_missing);
    tell(lanes.condition_unknown, Reason::condition_unknown);
    tell(lanes.missing_d, Reason::denominator_missing);
    tell(lanes.missing_n, target.form.measure.is_quotient ? Reason::numerator_missing : Reason::input_missing);
    tell(lanes.not_due, Reason::not_due_yet);
    tell(lanes.none_to_count, Reason::none_to_count);
    tell(lanes.condition_false, Reason::condition_false);
    tell(lanes.reference_period, Reason::reference_period);
    tell(lanes.out_of_scope, Reason::out_of_scope);
    tell(lanes.not_judged, Reason::not_judged);
  }
  if (out.flags != nullptr) {
    const auto undecided = [&](std::size_t w) {
      return excluded(w) | no_value(w) | lanes.condition_unknown.words[w] | lanes.no_base.words[w];
    };
    const Bits exceeded = chunk::combined([&](std::size_t w) { return lanes.exceeded.words[w] & ~undecided(w); });
    const Bits equal = chunk::combined([&](std::size_t w) { return lanes.equal.words[w] & ~undecided(w); });
    static_assert(flag_exceeded == 1 && flag_at_boundary == 2);
    set_.expand(exceeded, equal, out.flags, num_rows_);
  }
  if (out.value != nullptr) {
    const Bits absent = chunk::combined(
        [&](std::size_t w) { return no_value(w) | lanes.not_judged.words[w] | lanes.out_of_scope.words[w]; });
    if (chunk::any(absent)) set_.fill_doubles(absent, chunk::no_figure, out.value, num_rows_);
  }
}

/// Rows where a figure that is missing may be the sum of the areas below, or one that stands for all strata.
void ChunkJudge::read_doubtful(const BoundTarget& target, Bits& out) const {
  if (target.has_substitute) {
    out.words.fill(~std::uint64_t{0});
  } else {
    binding_.parents.read(static_cast<std::ptrdiff_t>(first_row_), out);
  }
}

void ChunkJudge::answer_odd(const BoundTarget& target, const Lanes& lanes, const Out& out) {
  Bits odd = lanes.odd;
  if (target.has_substitute || binding_.is_parted) {
    Bits doubtful;
    read_doubtful(target, doubtful);
    for (std::size_t w = 0; w < chunk_words; ++w) {
      const std::uint64_t missing = lanes.missing_n.words[w] | lanes.missing_d.words[w] | lanes.no_base.words[w] |
                                    lanes.condition_unknown.words[w];
      odd.words[w] |= missing & doubtful.words[w];
    }
  }
  for (std::size_t w = 0; w < chunk_words; ++w) odd.words[w] &= lanes.active.words[w];
  answer_each(target, odd, out);
}

void ChunkJudge::answer_each(const BoundTarget& target, const Bits& odd, const Out& out) {
  chunk::each(odd, [&](std::size_t lane) {
    const auto row = static_cast<RowIndex>(first_row_ + lane);
    Answer answer;
    if (!answer_in_whole_numbers(binding_, target, row, answer)) {
      answer = answer_exactly(binding_, evaluation_, target, row);
    }
    write(answer, out, lane);
  });
}

}  // namespace goalpost::detail::columns
