// The indicator's name: what stands in front of it and says how it should move, and which direction its words imply.
#pragma once

#include "goalpost/syntax/impl/phrase_strange.ipp"

namespace goalpost::detail::phrases {

class SubjectReader : public StrangeWords {
 public:
  /// `indicator`: what is read stands beside the phrase in a table; the place at its end stays in it.
  SubjectReader(State& state, CoreFinder& finder, bool indicator = false)
      : StrangeWords(state), finder_(finder), indicator_(indicator) {}

  /// The name in items [first, last). `goes_on`: its first words stand in front of them, so nothing at its front is left out.
  Subject read(std::size_t first, std::size_t last, bool goes_on = false) {
    Subject subject;
    if (!goes_on) front(subject, first, last);
    back(subject, first, last);
    if (first >= last) return subject;
    subject.empty = false;
    subject.rate = sense(first) == Sense::head_noun;
    const std::size_t head = items_[first].first;
    subject.share = subject.rate && head + 1 < state_.tokens.size() &&
                    (state_.tokens[head + 1].folded == "lệ" || state_.tokens[head + 1].folded == "suất" ||
                     state_.tokens[head + 1].folded == "trọng");
    subject.action = sense(first) == Sense::action;
    subject.amount = is_amount(head);
    unit_of(subject, first, last);
    strata_at_end(subject, first, last);
    for (std::size_t i = first; i < last; ++i)
      subject.strange = subject.strange || sense(i) == Sense::reference || sense(i) == Sense::same_as;
    for (std::size_t i = first + 1; i + 1 < last; ++i) {
      const bool things = sense(i - 1) == Sense::noun && (sense(i + 1) == Sense::noun || sense(i + 1) == Sense::level);
      subject.ratio = subject.ratio || (sense(i) == Sense::slash && things);
    }
    const std::size_t first_token = items_[first].first;
    const std::size_t last_token = items_[last - 1].last;
    subject.topic = topic_of(state_, first_token, last_token);
    subject.text = text_without_condition(subject, first, last);
    return subject;
  }

 private:
  [[nodiscard]] bool is_amount(std::size_t token) const {
    for (const std::string_view known : {"mức", "nguồn", "tổng"}) {
      if (state_.tokens[token].folded == known && token + 1 < state_.tokens.size()) ++token;
    }
    for (const std::string_view known : {"số", "kinh", "ngân", "thu", "vốn", "doanh", "sản", "giá", "quỹ", "chi"}) {
      if (state_.tokens[token].folded == known) return true;
    }
    return false;
  }

  /// `Tỉnh phấn đấu …`: who strives is no part of the name.
  void leave_out_actor(std::size_t first, std::size_t last) {
    while (first < last && (is_attachment(sense(first)) || sense(first) == Sense::comma)) ++first;
    for (std::size_t i = first; i < last && i < first + 8; ++i) {
      const std::string_view word = state_.tokens[items_[i].first].folded;
      const bool strives = word == "phấn" || word == "đặt" || word == "đề" || word == "xác" || word == "quyết" ||
                           word == "giao" || word == "đưa";
      if (sense(i) == Sense::lead && strives && i > first &&
          !(word == "đưa" && items_[i].last == items_[i].first + 1)) {
        for (; first < i; ++first) state_.items[first].sense = Sense::remark;
        return;
      }
      if (sense(i) != Sense::word && sense(i) != Sense::level && sense(i) != Sense::dash && sense(i) != Sense::filler)
        return;
    }
  }

  void front(Subject& subject, std::size_t& first, std::size_t last) {
    leave_out_actor(first, last);
    bool behind_attachment = false;
    bool behind_lead = false;
    while (first < last) {
      const Sense next = sense(first);
      const std::string_view word = state_.tokens[items_[first].first].folded;
      if (next == Sense::word && items_[first].payload == 0 && first + 1 < last &&
          (word == "để" || word == "nhằm" || (word == "về" && sense(first + 1) == Sense::head_noun)) &&
          items_[first].last == items_[first].first + 1) {
        // `để tỷ số giới tính khi sinh dưới mức 115`, `tăng 5% về số trẻ em …`
      } else if (next == Sense::gradually) {
        subject.gradually = true;
      } else if (is_verb(next) ||
                 ((next == Sense::eliminate || next == Sense::not_increase || next == Sense::not_decrease) &&
                  (!subject.verb || *subject.verb == Sense::maintain))) {  // `duy trì không có lao động trẻ em`
        if (subject.verb && *subject.verb != Sense::maintain) break;
        subject.verb = next;
        if (is_nominal(items_[first])) subject.nominal = plain_text(state_, items_[first].first, items_[first].last);
      } else if (is_attachment(next)) {
        finder_.attach(subject.attached, items_[first]);
        behind_attachment = true;
        behind_lead = false;
        ++first;
        continue;
      } else if (next == Sense::reach && sense(first + 1) == Sense::head_noun) {
        // `Phấn đấu đạt tốc độ … từ 35%`
      } else if (next == Sense::reach && first + 1 < last && word == "đạt" &&
                 state_.tokens[items_[first].last - 1].folded == "lệ") {
        // `Phấn đấu đạt tỷ lệ … trên 35%`: the name begins behind its first word
        ++state_.items[first].first;
        state_.items[first].sense = Sense::head_noun;
        break;
      } else if (next != Sense::lead && next != Sense::dash && next != Sense::semicolon && next != Sense::conjunction &&
                 !(next == Sense::comma && (behind_attachment || behind_lead || subject.gradually)) &&
                 !(next == Sense::link && (behind_attachment || behind_lead))) {
        break;
      }
      behind_lead = next == Sense::lead;  // `Chỉ tiêu: …`
      subject.curbed = subject.curbed || (behind_lead && (word == "khống" || word == "kiềm" || word == "kiểm"));
      behind_attachment = false;
      ++first;
    }
  }

  [[nodiscard]] bool is_nominal(const Item& item) const {
    const std::string_view word = state_.tokens[item.first].folded;
    return is_verb(item.sense) && item.sense != Sense::maintain && item.last > item.first + 1 &&
           (word == "mức" || word == "tốc" || word == "tỷ" || word == "tỉ");
  }

  void back(Subject& subject, std::size_t first, std::size_t& last) {
    while (last > first) {
      const Sense next = sense(last - 1);
      if (indicator_ && next == Sense::where) {
        subject.place = state_.strata[items_[last - 1].payload];
        break;
      }
      if (is_attachment(next)) {
        finder_.attach(subject.attached, items_[last - 1]);
      } else if (is_rate(subject, first, last)) {
        --last;
      } else if (next == Sense::close) {
        // `(năm 2025)`
        std::size_t open = last - 1;
        while (open > first && is_attachment(sense(open - 1))) --open;
        if (open == last - 1 && indicator_) attach_in_front_of_unit(subject, first, last);
        if (open == last - 1 || open == first || sense(open - 1) != Sense::open) break;
        for (std::size_t i = open; i + 1 < last; ++i) finder_.attach(subject.attached, items_[i]);
        last = open;
      } else if (is_preposition(last - 1)) {
        if (subject.preposition.empty()) subject.preposition = state_.tokens[items_[last - 1].first].folded;
      } else if (next != Sense::comma && next != Sense::semicolon && next != Sense::conjunction &&
                 next != Sense::link && next != Sense::dash && !is_modal(last - 1)) {
        break;
      }
      --last;
    }
  }

  /// `Số lao động được tạo việc làm năm 2026 (người)`
  void attach_in_front_of_unit(Subject& subject, std::size_t first, std::size_t last) const {
    std::size_t open = last - 1;
    while (open > first && sense(open) != Sense::open && last - open < 6) --open;
    if (open > first + 1 && sense(open) == Sense::open && sense(open - 1) == Sense::when)
      finder_.attach(subject.attached, items_[open - 1]);
  }

  /// `… phấn đấu đạt 50%`, `… phải đạt 50%`, `… đều đạt 50%`: it says nothing of what is measured.
  [[nodiscard]] bool is_modal(std::size_t at) const {
    const Item& item = items_[at];
    const std::string_view word = state_.tokens[item.first].folded;
    // `Số CLB … phấn đấu đến năm 2025 có 1.500 CLB`
    if (item.sense == Sense::lead && word == "có" && at > 0 && sense(at + 1) == Sense::quantity &&
        (is_attachment(sense(at - 1)) || sense(at - 1) == Sense::lead))
      return true;
    if (item.sense == Sense::lead)
      return word == "phấn" || word == "phải" || word == "cần" || word == "cố" || word == "đảm" || word == "bảo" ||
             word == "quyết" || word == "khống" || word == "kiểm" || word == "kiềm";
    if (item.sense != Sense::word || item.last != item.first + 1) return false;
    if (word == "được" && at > 0 && sense(at - 1) == Sense::action) return true;
    // `… được khống chế ở mức dưới 5%`
    if (word == "được" && at + 1 < items_.size() && sense(at + 1) == Sense::lead)
      return true;                  // `vận động được 4 tỷ đồng`
    if (word == "ước" && at > 0) {  // `hương ước, quy ước`
      const std::string_view before = state_.tokens[items_[at - 1].last - 1].folded;
      if (before == "quy" || before == "công" || before == "hương" || before == "mơ" || before == "ao") return false;
    }
    for (const std::string_view known : {"phải", "cần", "sẽ", "ước", "đều", "luôn", "cũng", "vẫn", "nên", "để"}) {
      if (word == known) return true;
    }
    return false;
  }

  /// `giảm 30% số vụ xâm hại/năm`, `02 buổi nói chuyện với trẻ em/xã`: at the end of a name, but of the figure.
  bool is_rate(Subject& subject, std::size_t first, std::size_t last) const {
    if (last < first + 3 || sense(last - 2) != Sense::slash) return false;
    const Item& item = items_[last - 1];
    const bool time = item.sense == Sense::year || item.sense == Sense::month || item.sense == Sense::quarter;
    const std::string_view head = state_.tokens[items_[first].first].folded;
    const bool ratio = head == "tỷ" || head == "tỉ" || head == "định" || head == "mật";  // `Tỷ lệ giáo viên/lớp`
    const bool area =
        item.sense == Sense::level && sense(last - 3) != Sense::level && sense(last - 3) != Sense::filler && !ratio;
    const std::string text = plain_text(state_, item.first, item.last);
    std::string& place = time ? subject.attached.per_time : subject.attached.in_every;
    if (!(time || area) || !place.empty()) return false;
    // `tổ chức tiêm chủng ít nhất 01 ngày/tháng`: of a count in the name
    for (std::size_t i = items_[last - 2].first; i-- > items_[first].first && i + 6 > items_[last - 2].first;) {
      if (state_.tokens[i].kind == Token::Kind::number) return false;
    }
    place = text;
    return true;
  }

  /// `hỗ trợ học bổng cho` in front of `ít nhất 500 trẻ em`
  [[nodiscard]] bool is_preposition(std::size_t at) const {
    const std::string_view word = state_.tokens[items_[at].first].folded;
    if (items_[at].last != items_[at].first + 1) return false;
    if ((word == "đến" || word == "tới") && sense(at) == Sense::to)  // `được triển khai đến 100% cấp xã`
      return sense(at + 1) == Sense::quantity &&
             state_.amounts[items_[at + 1].payload].low.scale == syntax::Scale::percent &&
             (sense(at + 2) == Sense::level || sense(at + 2) == Sense::noun);
    if (word == "của") return sense(at) == Sense::word && sense(at + 1) == Sense::quantity;
    return sense(at) == Sense::stratum_at && (word == "cho" || word == "tại" || word == "ở");
  }

  CoreFinder& finder_;
  bool indicator_ = false;
};

}  // namespace goalpost::detail::phrases
