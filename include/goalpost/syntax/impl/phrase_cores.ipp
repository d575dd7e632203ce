// The cores of a phrase: each figure with the words of comparison in front and the attachments on both sides.
#pragma once

#include "goalpost/syntax/impl/phrase_core_numbers.ipp"

namespace goalpost::detail::phrases {

class CoreFinder : public CoreNumbers {
 public:
  using CoreNumbers::CoreNumbers;

  std::vector<Core> run() {
    share_nouns();
    number_clauses();
    std::vector<Core> cores;
    std::size_t bound = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].sense != Sense::quantity || !is_target(i, bound)) continue;
      Core core;
      core.figure = i;
      core.amount = items_[i].payload;
      walk_left(core, bound);
      walk_right(core);
      bound = core.end;
      i = core.end - 1;
      cores.push_back(std::move(core));
    }
    return cores;
  }

  /// A word of comparison in front of a figure.
  static void take(Core& core, Sense op, std::string_view first_of_words) {
    // `xuống dưới 5%` is both
    if (is_down_to(op, first_of_words)) core.down = true;
    switch (op) {
      case Sense::reach: core.reach = true; break;
      case Sense::link: core.link = true; break;
      case Sense::down: core.down = true; break;
      case Sense::up: core.up = true; break;
      case Sense::about: core.about = true; break;
      case Sense::from: core.from = true; break;
      case Sense::factor: core.factor = true; break;
      case Sense::average: core.average = true; break;
      case Sense::more: core.more = true; break;
      case Sense::respectively: core.respectively = true; break;
      default:
        core.conflict = core.conflict || (core.compare && *core.compare != op);
        core.compare = op;
        break;
    }
  }

 private:
  void walk_left(Core& core, std::size_t bound) {
    std::size_t left = core.figure;
    while (left > bound) {
      const Item& item = items_[left - 1];
      if (is_operator(item.sense)) {
        // `được ăn bổ sung đúng đạt 70%`: only in front of the figure itself it compares
        if (item.sense == Sense::equal && left != core.figure && first_word(left - 1) != "=") break;
        // `được ăn bổ sung đúng 75%`: behind what is done it says how
        if (item.sense == Sense::equal && first_word(left - 1) == "đúng" && left > bound + 1 &&
            (sense(left - 2) == Sense::word || sense(left - 2) == Sense::noun || sense(left - 2) == Sense::action))
          break;
        // `24 tháng tuổi hoặc lâu hơn lên 60%`
        if (item.sense == Sense::greater && first_word(left - 1) == "hơn" && left > bound + 1 &&
            is_compared_word(left - 2))
          break;
        // `thu nhập cao hơn tối thiểu đạt 80%`
        if (item.sense == Sense::greater && core.compare && *core.compare != item.sense &&
            last_word(left - 1) == "hơn" && items_[left - 1].last == items_[left - 1].first + 2 && left > bound + 1)
          break;
        // `Tỷ lệ hoàn thành: ≥ 95%`
        if (item.sense == Sense::reach && first_word(left - 1) == "hoàn" && left > bound + 1 &&
            (left != core.figure || sense(left - 2) == Sense::head_noun))
          break;
        take(core, item.sense, first_word(left - 1));
      } else if (is_verb(item.sense)) {
        if (is_adjective(left - 1, core, bound)) break;
        if (core.verb && *core.verb != item.sense) {
          // `duy trì … giảm`: to keep reducing
          if (item.sense != Sense::maintain) core.conflict = true;
        } else {
          core.verb = item.sense;
          // `Tỷ lệ trẻ em biết bơi được nâng lên 50%`
          if (left - 1 > bound && sense(left - 2) == Sense::word && first_word(left - 2) == "được" &&
              items_[left - 2].last == items_[left - 2].first + 1)
            --left;
        }
      } else if (is_attachment(item.sense) && left == core.figure - 1 && core.reach &&
                 is_done_each_year(left - 1, bound)) {
        state_.items[left - 1].sense = Sense::word;  // `được xét nghiệm hằng năm đạt 75%`
        break;
      } else if (is_attachment(item.sense)) {
        attach(core.attached, item);
        // `… vùng cao đạt 91%, toàn tỉnh đạt 97%`: beside a group the whole is one
        if (item.sense == Sense::filler && bound > 0 && is_separator(sense(left - 2)) && left - 2 <= bound &&
            (first_word(left - 1) == "toàn" || first_word(left - 1) == "cả") && core.attached.where.empty())
          core.attached.where = plain_text(state_, item.first, item.last);
        core.time_in_front = core.attached.has_time();
      } else if (item.sense == Sense::stratum_at && (left == core.figure || first_word(left - 1) == "tại") &&
                 (first_word(left - 1) == "tại" || first_word(left - 1) == "cho" || first_word(left - 1) == "ở")) {
        core.at_place = true;
        core.preposition = first_word(left - 1);
      } else if (item.sense == Sense::stratum && (left - 1 == bound || first_word(left - 2) == ":" ||
                                                  (is_separator(sense(left - 2)) &&
                                                   (sense(left - 2) != Sense::conjunction || left - 2 <= bound + 1)))) {
        core.attached.conflict = core.attached.conflict || !core.attached.where.empty();
        core.attached.where = plain_text(state_, item.first, item.last);
      } else if (item.sense == Sense::comma && left - 1 > bound && is_attachment(sense(left - 2)) &&
                 left != core.figure && !(bound > 0 && ends_a_text(left - 1, bound))) {
        // `Đến năm 2025, đạt 90%`
      } else if (item.sense == Sense::open && left == core.figure && sense(core.figure + 1) == Sense::close) {
        --left;
        break;
      } else {
        break;
      }
      --left;
    }
    core.begin = left;
  }

  /// Whether item `at` says that something is done each year to those of whom a share is reached.
  [[nodiscard]] bool is_done_each_year(std::size_t at, std::size_t bound) const {
    if (sense(at) != Sense::when || !state_.whens[items_[at].payload].every_year ||
        state_.whens[items_[at].payload].average)
      return false;
    if (!amount(at + 2).strong) return false;
    for (std::size_t i = at; i-- > bound && !is_separator(sense(i));) {
      if (first_word(i) == "được") return true;
    }
    return false;
  }

  [[nodiscard]] bool is_compared_word(std::size_t at) const {
    for (const std::string_view known : {"lâu", "sớm", "tốt", "nhanh", "rộng", "sâu", "bền", "đẹp", "sạch", "dài"}) {
      if (last_word(at) == known) return true;
    }
    return false;
  }

  /// `tiêu chí nâng cao đạt 60%`, `… nâng cao chiếm 20%`: it says which criteria, and no more.
  [[nodiscard]] bool is_adjective(std::size_t at, const Core& core, std::size_t bound) const {
    if (first_word(at) != "nâng" || last_word(at) != "cao" || at <= bound || at + 1 == core.figure) return false;
    const Sense before = sense(at - 1);
    if (before != Sense::word && before != Sense::noun && before != Sense::level && before != Sense::stratum)
      return false;
    return last_word(at - 1) != "được" && last_word(at - 1) != "cần" && !core.up &&
           (core.reach || core.link || core.compare);
  }

  /// `80% số xã … vào năm 2026, đạt 100%`: the time in front of the comma `at` is that of the figure before.
  [[nodiscard]] bool ends_a_text(std::size_t at, std::size_t bound) const {
    while (at > bound && is_attachment(sense(at - 1))) --at;
    return at > bound && !is_separator(sense(at - 1)) && sense(at - 1) != Sense::lead;
  }

  void walk_right(Core& core) {
    std::size_t right = core.figure + 1;
    if (core.begin < core.figure && sense(core.begin) == Sense::open && sense(right) == Sense::close) {
      core.end = right + 1;
      return;
    }
    while (right < items_.size()) {
      if (is_attachment(sense(right))) {
        attach(core.attached, items_[right++]);
      } else if (sense(right) == Sense::if_any) {
        core.attached.if_any = true;
        const std::size_t first = ++right;
        if (is_all_text(first)) right = items_.size();  // a condition to the end of the phrase
        while (right < items_.size() && !is_separator(sense(right)) && !is_attachment(sense(right)) &&
               (sense(right) != Sense::quantity || !amount(right).strong) && sense(right) != Sense::open)
          ++right;
        if (right > first) core.attached.if_any_of = plain_text(state_, items_[first].first, items_[right - 1].last);
      } else if (const std::size_t behind_words = behind_norm(right); behind_words > 0 && core.meaning.empty()) {
        core.meaning = plain_text(state_, items_[right].first, items_[behind_words - 1].last);
        right = behind_words;
      } else if (sense(right) == Sense::open) {
        if (const std::size_t behind = behind_meaning(right); behind > 0) {
          core.meaning = plain_text(state_, items_[right].first, items_[behind - 1].last);
          right = behind;
          continue;
        }
        const std::size_t close = behind_group(right);
        if (close == 0) break;
        for (std::size_t i = right + 1; i + 1 < close; ++i) {
          if (sense(i) == Sense::if_any) core.attached.if_any = true;
          if (sense(i) == Sense::stratum || is_sex(i)) {
            core.attached.conflict = core.attached.conflict || !core.attached.where.empty();
            core.attached.where = plain_text(state_, items_[i].first, items_[i].last);
          }
          attach(core.attached, items_[i]);
        }
        right = close;
      } else if ((sense(right) == Sense::conjunction || sense(right) == Sense::comma) && one_more_year(core, right)) {
        right += 2;
      } else if (sense(right) == Sense::comma || sense(right) == Sense::dash) {
        // `đạt 90%, đến năm 2030`: attachments behind a comma belong here when nothing but a separator follows them
        std::size_t far = right + 1;
        while (far < items_.size() && is_attachment(sense(far))) ++far;
        if (far == right + 1 || (far < items_.size() && !is_separator(sense(far)))) break;
        if (far < items_.size() && far + 1 < items_.size() && sense(far) != Sense::semicolon &&
            !starts_clause(sense(far + 1)))
          break;
        ++right;
      } else if (sense(right) == Sense::respectively && sense(right + 1) == Sense::when) {
        core.respectively = true;
        ++right;
      } else if (sense(right) == Sense::word && (first_word(right) == "bậc" || first_word(right) == "cấp") &&
                 sense(right + 1) == Sense::school_stratum && core.attached.where.empty() &&
                 (right + 2 >= items_.size() || is_separator(sense(right + 2)))) {
        core.attached.where = plain_text(state_, items_[right + 1].first, items_[right + 1].last);
        right += 2;  // `đạt 92% bậc tiểu học và 85% bậc trung học cơ sở`
      } else if ((sense(right) == Sense::stratum_at || is_size_of_area(right)) && !is_thing_itself(core, right) &&
                 free_stratum(core, right)) {
      } else {
        break;
      }
    }
    core.end = right;
  }

  /// `65% khu vực ao, hồ được rào chắn`: behind a figure alone the area is what is counted, where something is said of it.
  [[nodiscard]] bool is_thing_itself(const Core& core, std::size_t at) const {
    if (at != core.figure + 1 || core.has_words() || (first_word(at) != "khu" && first_word(at) != "vùng"))
      return false;
    for (std::size_t i = at + 1; i < items_.size() && sense(i) != Sense::quantity && sense(i) != Sense::semicolon;
         ++i) {
      if (state_.tokens[items_[i].first].predicate) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_all_text(std::size_t at) const {
    for (; at < items_.size(); ++at) {
      const Sense next = sense(at);
      if (next != Sense::word && next != Sense::noun && next != Sense::level && next != Sense::comma &&
          next != Sense::conjunction && next != Sense::action && next != Sense::head_noun && next != Sense::stratum &&
          next != Sense::stratum_at && next != Sense::where && !(next == Sense::quantity && !amount(at).strong))
        return false;
    }
    return true;
  }

  /// `vào năm 2025 và năm 2030`: another year for the same figure, unless a figure of its own follows.
  bool one_more_year(Core& core, std::size_t separator) const {
    if (!core.attached.by || core.time_in_front || sense(separator + 1) != Sense::when) return false;
    const When& when = state_.whens[items_[separator + 1].payload];
    if (!when.by || when.since) return false;
    if (separator + 2 < items_.size() && !is_separator(sense(separator + 2)) && sense(separator + 2) != Sense::remark)
      return false;
    if (separator + 3 < items_.size() && sense(separator + 2) == Sense::comma && !starts_clause(sense(separator + 3)))
      return false;
    core.attached.more_years.push_back(*when.by);
    return true;
  }
};

}  // namespace goalpost::detail::phrases
