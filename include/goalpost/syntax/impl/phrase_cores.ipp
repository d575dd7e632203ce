// The cores of a phrase: each figure with the words of comparison in front and the attachments on both sides.
#pragma once

#include "goalpost/syntax/impl/phrase_core_groups.ipp"

namespace goalpost::detail::phrases {

class CoreFinder : public CoreGroups {
 public:
  using CoreGroups::CoreGroups;

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

  static bool is_down_to(Sense op, std::string_view first_of_words) {
    return op == Sense::less && (first_of_words == "xuống" || first_of_words == "còn" || first_of_words == "về");
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
  /// `Xây dựng mới 04 và duy trì 12 điểm giữ trẻ`: the thing is named behind the second number.
  void share_nouns() {
    // `600 trường học đạt chuẩn vào năm 2025 và 700 vào năm 2030`
    for (std::size_t i = 3; i + 1 < items_.size(); ++i) {
      if (!is_later_count(i)) continue;
      for (std::size_t before = i - 2; before-- > 0;) {
        if (sense(before) != Sense::quantity) continue;
        if (!amount(before).strong) state_.amounts[items_[i].payload].low.noun = amount(before).low.noun;
        break;
      }
    }
    for (std::size_t i = 1; i + 2 < items_.size(); ++i) {
      if (sense(i) != Sense::quantity || amount(i).strong || !amount(i).low.noun.empty() || amount(i).high) continue;
      if (sense(i - 1) != Sense::action || (sense(i + 1) != Sense::conjunction && sense(i + 1) != Sense::comma))
        continue;
      std::size_t next = i + 2;
      while (sense(next) == Sense::action || sense(next) == Sense::maintain || sense(next) == Sense::lead) ++next;
      if (next > i + 2 && sense(next) == Sense::quantity && !amount(next).strong && !amount(next).low.noun.empty())
        state_.amounts[items_[i].payload].low.noun = amount(next).low.noun;
    }
  }

  [[nodiscard]] bool is_later_count(std::size_t at) const {
    return sense(at) == Sense::quantity && !amount(at).strong && amount(at).low.noun.empty() && !amount(at).high &&
           sense(at - 1) == Sense::conjunction && sense(at - 2) == Sense::when && sense(at + 1) == Sense::when;
  }

  /// Clauses: whether a bare number is a figure depends on whether its clause has one with a unit.
  void number_clauses() {
    clause_.resize(items_.size());
    depth_.resize(items_.size());
    std::size_t clause = 0;
    std::size_t depth = 0;
    strong_.push_back(false);
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (items_[i].sense == Sense::close && depth > 0) --depth;
      depth_[i] = depth;
      if (items_[i].sense == Sense::open) ++depth;
      // `được kiểm tra, giám sát ít nhất 01 lần/năm`: a list of what is done
      const bool listed = (i > 0 && sense(i - 1) == Sense::action && sense(i + 1) == Sense::action) ||
                          // `100% xã có thiết chế văn hóa và có ít nhất 3 câu lạc bộ`
                          (items_[i].sense == Sense::conjunction && strong_[clause] && sense(i + 1) == Sense::lead &&
                           first_word(i + 1) == "có");
      const bool parts = items_[i].sense == Sense::semicolon ||
                         (is_separator(items_[i].sense) && depth == 0 && !listed && i + 1 < items_.size() &&
                          (starts_clause(sense(i + 1)) || is_operator(sense(i + 1)) ||
                           sense(i + 1) == Sense::quantity || gives_to_a_number(i + 1)));
      if (parts) {
        ++clause;
        strong_.push_back(false);
      }
      clause_[i] = clause;
      if (items_[i].sense == Sense::quantity && depth == 0 && amount(i).strong) strong_[clause] = true;
    }
  }

  /// `…, cấp kính miễn phí cho ít nhất 60 em`
  [[nodiscard]] bool gives_to_a_number(std::size_t at) const {
    std::size_t far = at;
    while (far < at + 7 && (sense(far) == Sense::word || sense(far) == Sense::noun || sense(far) == Sense::action))
      ++far;
    if (far == at || sense(far) != Sense::stratum_at || first_word(far) != "cho") return false;
    ++far;
    const bool compared = is_comparison(sense(far));
    while (is_comparison(sense(far))) ++far;
    return compared && sense(far) == Sense::quantity && !amount(far).strong && !amount(far).low.noun.empty();
  }

  bool is_target(std::size_t at, std::size_t bound) const {
    const Amount& found = amount(at);
    if (depth_[at] > 0)
      return !found.in_every.empty() && at > 0 && sense(at - 1) == Sense::open && sense(at + 1) == Sense::close;
    if (is_inside_of_nothing(at)) return false;
    if (found.strong) return true;
    if (is_frequency(at)) return false;
    if (strong_[clause_[at]]) return false;
    if (!found.in_every.empty() || !found.per_time.empty()) return true;
    std::size_t left = at;
    while (left > bound && (is_operator(sense(left - 1)) || is_attachment(sense(left - 1)))) --left;
    const Sense before = left > bound ? sense(left - 1) : Sense::semicolon;
    if (left < at && found.low.noun.empty() && before == Sense::word &&
        (last_word(left - 1) == "tuổi" || last_word(left - 1) == "aged"))
      return false;
    const bool head = left == bound || is_separator(before) || before == Sense::lead;
    bool compared = false;
    bool in_every = false;
    for (std::size_t i = left; i < at; ++i) {
      compared = compared || (is_operator(sense(i)) && sense(i) != Sense::from);
      in_every = in_every || sense(i) == Sense::in_every;
    }
    if (found.from) compared = compared || found.upward || found.downward || found.high || next_is_change(at);
    if (is_verb(before) || compared || in_every) return true;
    if (before == Sense::action && !found.low.noun.empty()) return true;
    // `550 mô hình … tại 11 xã điểm`: where the things are
    if (before == Sense::stratum_at && left == at && first_word(left - 1) == "tại" && bound > 0 &&
        follows_a_count(left - 1, bound))
      return false;
    if (before == Sense::stratum_at && !found.low.noun.empty())
      return first_word(left - 1) == "tại" ||
             (first_word(left - 1) == "cho" && (bound == 0 || is_done_to(left, bound)));
    // `Duy trì hoạt động thường xuyên của 68 đội …`
    if (before == Sense::word && first_word(left - 1) == "của" && !found.low.noun.empty() && bound == 0 &&
        is_kept(left))
      return true;
    if (!found.low.noun.empty() && is_first_in_each(at, bound)) return true;
    if (!found.low.noun.empty() && (before == Sense::word || before == Sense::noun) &&
        is_done_in_few_words(left, bound, at))
      return true;
    // `Vận động hiến máu được 9.200 đơn vị máu`
    if (!found.low.noun.empty() && before == Sense::word && left == at && first_word(left - 1) == "được" &&
        is_done_to(left, bound))
      return true;
    // `Số xã đạt chuẩn nông thôn mới 25 xã`
    if (!found.low.noun.empty() && !head && counts_in_clause(at, found.low.noun) &&
        (is_separator(sense(at + 1)) || is_attachment(sense(at + 1))))
      return true;
    if (!found.low.noun.empty() && is_first_of_list(left, at)) return true;
    // not the 4 of `Mức độ 3, 4`
    const bool begins =
        left == 0 || left == bound || before == Sense::lead || (bound > 0 && left == bound + 1 && is_separator(before));
    return head && (begins || !found.low.noun.empty()) &&
           (!found.low.noun.empty() || sense(at + 1) == Sense::semicolon || is_attachment(sense(at + 1)));
  }

  /// `Bổ sung 12.000 bản sách`, `giám sát phát hiện HIV 3.000 mẫu`: plain words to the front of the clause, and a number of things that is
  /// too great or too near to the front to be a part of a name.
  [[nodiscard]] bool is_done_in_few_words(std::size_t left, std::size_t bound, std::size_t at) const {
    const Decimal& number = amount(at).low.number;
    const bool many = number.scale == 0 && number.mantissa >= 1000;
    const bool last = is_separator(sense(at + 1)) || is_attachment(sense(at + 1)) || at + 1 >= items_.size();
    std::size_t first = left;
    while (first > bound && ((sense(first - 1) == Sense::word && items_[first - 1].payload == 0) ||
                             (last && sense(first - 1) == Sense::noun)))
      --first;
    const bool few = left - first <= 3 && number.scale == 0 && number.mantissa >= 10;
    const bool acted = (last || few) && first > 0 && sense(first - 1) == Sense::action;
    // `…; xuất khẩu lao động 35 người`
    const bool clause = last && first > 0 && sense(first - 1) == Sense::semicolon;
    const bool front = first == bound || is_separator(sense(first - 1)) || sense(first - 1) == Sense::lead ||
                       sense(first - 1) == Sense::remark || sense(first - 1) == Sense::action ||
                       sense(first - 1) == Sense::when;
    if (!front || left != at || !(many || acted || clause) || left - first > (last ? 6U : acted ? 3U : 2U))
      return false;
    for (const std::string_view act : {"chương", "đề", "quyết", "nghị", "kế", "dự", "điều", "trong", "số"}) {
      if (first_word(first) == act) return false;
    }
    return true;
  }

  /// `…, tạo việc làm cho 100.000 người`: what is done stands in the clause, in front of item `at`.
  [[nodiscard]] bool is_done_to(std::size_t at, std::size_t bound) const {
    for (std::size_t i = at; i-- > bound;) {
      if (sense(i) == Sense::action) return true;
      if (sense(i) == Sense::quantity || sense(i) == Sense::semicolon) return false;
    }
    return false;
  }
  [[nodiscard]] bool follows_a_count(std::size_t at, std::size_t bound) const {
    for (std::size_t i = at; i-- > bound;) {
      if (is_separator(sense(i))) return false;
    }
    return sense(bound - 1) == Sense::quantity && !amount(bound - 1).strong;
  }
  [[nodiscard]] bool is_kept(std::size_t at) const {
    std::size_t first = 0;
    while (first < at && (sense(first) == Sense::lead || is_attachment(sense(first)) || sense(first) == Sense::comma))
      ++first;
    return first < at && sense(first) == Sense::maintain;
  }

  /// `100% cơ sở được thanh tra, kiểm tra ít nhất 01 lần/năm`: how often something is done belongs to what is said of them.
  [[nodiscard]] bool is_frequency(std::size_t at) const {
    if (amount(at).low.noun != "lần") return false;
    for (std::size_t i = at; i-- > 0;) {
      const Sense before = sense(i);
      if (before == Sense::semicolon || before == Sense::head_noun || before == Sense::in_every ||
          before == Sense::lead || before == Sense::when)
        return false;
      if (before == Sense::quantity) return amount(i).strong;
    }
    return false;
  }

  /// `Không để xảy ra vụ ngộ độc thực phẩm có trên 30 người mắc`: none of that size; `không để xảy ra quá 5 vụ` is a limit.
  [[nodiscard]] bool is_inside_of_nothing(std::size_t at) const {
    std::size_t left = at;
    bool more = amount(at).upward;
    while (left > 0 && is_operator(sense(left - 1))) {
      more = more || sense(left - 1) == Sense::greater || sense(left - 1) == Sense::greater_equal;
      --left;
    }
    if (!more || left == 0 || (sense(left - 1) == Sense::stratum_at && first_word(left - 1) == "tại")) return false;
    bool text = false;
    bool has = false;
    while (left-- > 0 && clause_[left] == clause_[at]) {
      if (sense(left) == Sense::eliminate && sense(left + 1) == Sense::head_noun)
        return false;  // `không để số vụ trên 5`
      if (sense(left) == Sense::eliminate) return amount(at).strong ? has && text : text;
      if (sense(left) == Sense::quantity || is_verb(sense(left))) return false;
      has = has || first_word(left) == "có";
      text = text || sense(left) == Sense::word || sense(left) == Sense::noun || sense(left) == Sense::level;
    }
    return false;
  }

  /// `mỗi xã vận động xã hội hóa 2 cặp nam, nữ …`: the first count of a clause about each area.
  [[nodiscard]] bool is_first_in_each(std::size_t at, std::size_t bound) const {
    for (std::size_t i = at; i-- > bound && clause_[i] == clause_[at];) {
      if (sense(i) == Sense::quantity || sense(i) == Sense::comma) return false;
      if (sense(i) == Sense::in_every)
        return i == 0 || clause_[i - 1] != clause_[i] || is_separator(sense(i - 1)) || sense(i - 1) == Sense::lead;
    }
    return false;
  }

  /// Whether the clause of item `at` begins with `số` and names the thing that is counted.
  [[nodiscard]] bool counts_in_clause(std::size_t at, const std::string& noun) const {
    std::size_t first = at;
    while (first > 0 && clause_[first - 1] == clause_[at] && !is_separator(sense(first - 1))) --first;
    while (first < at && (sense(first) == Sense::lead || sense(first) == Sense::remark)) ++first;
    const bool total = sense(first) == Sense::total && last_word(first) == "số";
    if (!total && (sense(first) != Sense::head_noun || first_word(first) != "số")) return false;
    const std::string name = plain_text(state_, items_[first].first, items_[at - 1].last);
    return name.find(" " + noun + " ") != std::string::npos;
  }

  /// `từ 411 vụ xuống còn …`: the figure a change starts from.
  [[nodiscard]] bool next_is_change(std::size_t at) const {
    for (std::size_t i = at + 1; i < at + 8 && i < items_.size(); ++i) {
      if (sense(i) == Sense::down || sense(i) == Sense::up || is_down_to(sense(i), first_word(i))) return true;
      if (sense(i) == Sense::quantity) return false;
    }
    return false;
  }

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

  /// `bảo vệ 05 di tích cấp quốc gia, 12 di tích cấp tỉnh`: plain words in front, and another number of the same things behind.
  [[nodiscard]] bool is_first_of_list(std::size_t left, std::size_t at) const {
    if (left != at) return false;
    for (std::size_t i = at; i-- > 0 && !is_separator(sense(i)) && sense(i) != Sense::lead;) {
      if (sense(i) != Sense::word && sense(i) != Sense::action && sense(i) != Sense::noun) return false;
      if (state_.tokens[items_[i].first].predicate) return false;
    }
    for (std::size_t i = at + 1; i + 1 < items_.size(); ++i) {
      const Sense next = sense(i);
      if (next == Sense::comma || next == Sense::conjunction)
        return sense(i + 1) == Sense::quantity && !amount(i + 1).strong &&
               amount(i + 1).low.noun == amount(at).low.noun;
      if (next != Sense::word && next != Sense::noun && next != Sense::level && next != Sense::stratum) return false;
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
               sense(right) != Sense::quantity && sense(right) != Sense::open)
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
      } else if ((sense(right) == Sense::stratum_at || is_size_of_area(right)) && free_stratum(core, right)) {
      } else {
        break;
      }
    }
    core.end = right;
  }

  [[nodiscard]] bool is_all_text(std::size_t at) const {
    for (; at < items_.size(); ++at) {
      const Sense next = sense(at);
      if (next != Sense::word && next != Sense::noun && next != Sense::level && next != Sense::comma &&
          next != Sense::conjunction && next != Sense::action && next != Sense::head_noun && next != Sense::stratum)
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

  std::vector<std::size_t> clause_;
  std::vector<std::size_t> depth_;
  std::vector<bool> strong_;
};

}  // namespace goalpost::detail::phrases
