// Names that say only what differs from the one before: `Tỷ lệ đi học cấp tiểu học đạt 99%, cấp trung học cơ sở đạt 97%`.
#pragma once

#include "goalpost/syntax/impl/phrase_name_parts.ipp"

namespace goalpost::detail::phrases {

class NameCompleter : private NameParts {
 public:
  using NameParts::NameParts;

  /// The whole name of a core whose own name is `given`; nullopt where more than one name could be meant.
  std::optional<Subject> complete(const Core& core, const Subject& given) {
    if (full_.pre_first >= full_.pre_last || name_.text.empty()) return std::nullopt;
    // `ngân sách tỉnh 5 tỷ đồng, ngân sách huyện 3 tỷ đồng`: nothing was left out
    if (word(items_[core.pre_first].first) == word(items_[full_.pre_first].first) && !given.text.empty()) return given;
    // `…; các xã nông thôn mới được cấp nước sạch đạt 72%`: a sentence of its own
    if (is_sentence(core)) return given;
    std::optional<std::string> text = with_other_households(core);
    if (!text) text = with_other_tier(core);
    if (!text) text = with_other_group(core);
    if (!text) text = with_negation(core);
    if (!text) text = with_parallel_end(core);
    if (!text) text = with_other_predicate(core);
    if (!text) text = from_common_word(core);
    if (!text) text = with_other_cause(core);
    if (!text && is_apart(core)) text = with_head(core, given);
    if (!text) text = with_other_thing(core, given);
    if (!text) text = with_head(core, given);
    if (!text) return std::nullopt;
    Subject whole = name_;
    whole.text = std::move(*text);
    whole.attached = given.attached;
    if (given.topic == Topic::higher) whole.topic = given.topic;
    if (given.verb) whole.verb = given.verb;
    if (!given.verb && whole.verb == Sense::maintain && core.reach) whole.verb.reset();
    if (!given.if_any.empty()) whole.if_any = given.if_any;
    state_.warn(state_.range_of(items_[core.pre_first].first, items_[core.pre_last - 1].last), Hint::name_completed);
    return whole;
  }

  /// Whether a name that could not be completed says enough to stand as it is printed: `Tỷ lệ … đạt 98%, tốt nghiệp THCS đạt 99%`.
  bool stands_alone(const Core& core, Subject& given) {
    const Token& first = state_.tokens[items_[core.pre_first].first];
    const std::size_t num_words = items_[core.pre_last - 1].last - items_[core.pre_first].first;
    // `…; sâu răng giảm còn dưới 40%`
    const bool known_bad = core.pre_first > 0 && items_[core.pre_first - 1].sense == Sense::semicolon &&
                           ((given.topic == Topic::lower && num_words == 2 && !is_outcome(first.folded)) ||
                            (num_words == 1 && is_code(first)));
    if ((num_words < 3 && !known_bad) || given.text.empty() || given.verb || name_.text.empty() ||
        (first.predicate && !is_nominal(first.folded)))
      return false;
    bool content = false;  // anything but people, their ages and where they live
    for (std::size_t i = core.pre_first; i < core.pre_last; ++i) {
      const Sense sense = items_[i].sense;
      const std::string_view said = word(items_[i].first);
      content = content || ((sense == Sense::word || sense == Sense::action || sense == Sense::lead) &&
                            items_[i].payload == 0 && said != "bậc" && said != "cấp" && said != "hệ" && said != "nữ" &&
                            said != "nam" && said != "độ" && said != "tuổi");
      const bool source = sense == Sense::from && i + 1 < core.pre_last && items_[i + 1].sense == Sense::noun;
      if (sense == Sense::quantity || sense == Sense::open || sense == Sense::stratum_at ||
          (sense == Sense::from && !source))
        return false;
    }
    if (!content) return false;
    if (given.topic == Topic::none) given.topic = name_.topic;
    given.share = given.share || name_.share;
    state_.warn(state_.range_of(items_[core.pre_first].first, items_[core.pre_last - 1].last), Hint::name_cut_short);
    return true;
  }

  /// The full name with `group` in the place of its own one.
  std::optional<Subject> swapped(const std::string& group) {
    const std::size_t other = only_group(full_.pre_first, full_.pre_last, Sense::stratum);
    if (other == full_.pre_last) return swapped_place(group);
    const auto text = replaced(other, group);
    if (!text) return std::nullopt;
    Subject whole = name_;
    whole.text = *text;
    whole.attached = {};
    return whole;
  }

 private:
  /// `Tỷ lệ hút thuốc lá ở nam giới từ 15 tuổi … dưới 39%, ở nữ giới dưới 1,4%`
  std::optional<Subject> swapped_place(const std::string& group) {
    std::size_t other = full_.pre_last;
    for (std::size_t i = full_.pre_first; i < full_.pre_last; ++i) {
      if (items_[i].sense != Sense::where) continue;
      if (other != full_.pre_last) return std::nullopt;
      other = i;
    }
    if (other == full_.pre_last || items_[other].last < items_[other].first + 2) return std::nullopt;
    const auto text = replaced(other, plain_text(state_, items_[other].first, items_[other].first + 1) + ' ' + group);
    if (!text) return std::nullopt;
    Subject whole = name_;
    whole.text = *text;
    whole.attached = {};
    return whole;
  }

  /// `DPT4`: letters and a number, the name of a vaccine
  [[nodiscard]] bool is_code(const Token& token) const {
    bool digit = false;
    for (const char c : text_of(state_, token)) {
      digit = digit || unicode::is_digit(c);
      if (!unicode::is_digit(c) && (c < 'A' || c > 'Z')) return false;
    }
    return digit;
  }

  /// `tử vong`, `khỏi bệnh`: of the disease that was named before
  static bool is_outcome(std::string_view word) {
    for (const std::string_view outcome : {"tử", "chết", "khỏi", "nhập", "di", "biến"}) {
      if (word == outcome) return true;
    }
    return false;
  }

  /// The full name with `by` in the place of item `at`, when that stands in it once.
  [[nodiscard]] std::optional<std::string> replaced(std::size_t at, const std::string& by) const {
    const std::string from = text(at, at + 1);
    const std::size_t place = name_.text.find(from);
    if (place == std::string::npos || name_.text.find(from, place + 1) != std::string::npos) return std::nullopt;
    std::string made = name_.text;
    return made.replace(place, from.size(), by);
  }

  /// `tỷ lệ hộ tái nghèo` and `cận nghèo`: other households
  [[nodiscard]] std::optional<std::string> with_other_households(const Core& core) const {
    const std::size_t first = items_[core.pre_first].first;
    const std::size_t last = items_[core.pre_last - 1].last;
    const std::size_t end = items_[full_.pre_last - 1].last;
    if (last - first != 2 || word(last - 1) != "nghèo" || word(end - 1) != "nghèo" || !name_.share) return std::nullopt;
    const std::size_t households = name_.text.find(" hộ ");
    if (households == std::string::npos || name_.text.size() > households + 25) return std::nullopt;
    return name_.text.substr(0, households) + " hộ " + plain_text(state_, first, last);
  }

  /// `Tỷ lệ nữ tham gia cấp ủy cấp tỉnh` and `cấp xã`: the same words of another tier
  [[nodiscard]] std::optional<std::string> with_other_tier(const Core& core) const {
    const auto is_tier = [this](std::size_t at) {
      return items_[at].sense == Sense::level && word(items_[at].first) == "cấp";
    };
    if (core.pre_last != core.pre_first + 1 || !is_tier(core.pre_first)) return std::nullopt;
    std::size_t other = full_.pre_last;
    for (std::size_t i = full_.pre_first; i < full_.pre_last; ++i) {
      if (!is_tier(i)) continue;
      if (other != full_.pre_last) return std::nullopt;
      other = i;
    }
    return other == full_.pre_last ? std::nullopt : replaced(other, text(core.pre_first, core.pre_last));
  }

  /// `…cấp tiểu học…` and `cấp trung học cơ sở`: the same words with another group in its place.
  [[nodiscard]] std::optional<std::string> with_other_group(const Core& core) const {
    const std::size_t own = only_group(core.pre_first, core.pre_last, std::nullopt);
    if (own == core.pre_last) return std::nullopt;
    std::size_t behind = own + 1;  // `mẫu giáo 5 tuổi`
    while (behind < core.pre_last && items_[behind].sense == Sense::word && items_[behind].payload == 1) ++behind;
    if (behind + 1 < core.pre_last && word(items_[behind].first) == "và" && word(items_[behind + 1].first) == "tương")
      behind += 2;  // `cấp THPT và tương đương`
    for (std::size_t i = core.pre_first; i < core.pre_last; ++i) {
      if (i >= own && i < behind) continue;
      const std::string_view said = word(items_[i].first);
      if (said == "bậc" || said == "cấp" || said == "hệ" || said == "ở") continue;  // `bậc THCS`
      for (std::size_t token = items_[i].first; token < items_[i].last; ++token) {
        if (!is_said_in_full_name(token)) return std::nullopt;
      }
    }
    const std::size_t other = only_group(full_.pre_first, full_.pre_last, items_[own].sense);
    if (other == full_.pre_last) return std::nullopt;
    return replaced(other, text(own, behind));
  }

  /// `Tỷ lệ công trình cấp nước hoạt động bền vững` and `không hoạt động`
  [[nodiscard]] std::optional<std::string> with_negation(const Core& core) const {
    const std::size_t first = items_[core.pre_first].first;
    const std::size_t last = items_[core.pre_last - 1].last;
    if ((word(first) != "không" && word(first) != "chưa") || last - first < 2) return std::nullopt;
    std::size_t anchor = 0;
    for (std::size_t i = items_[full_.pre_first].first + 1; i + 1 < items_[full_.pre_last - 1].last; ++i) {
      if (word(i) == word(first + 1) && (last - first < 3 || word(i + 1) == word(first + 2))) anchor = i;
    }
    if (anchor == 0) return std::nullopt;
    const std::string tail = plain_text(state_, anchor, items_[full_.pre_last - 1].last);
    if (!name_.text.ends_with(tail)) return std::nullopt;
    return name_.text.substr(0, name_.text.size() - tail.size()) + plain_text(state_, first, last);
  }

  /// `… trong nhóm nam từ 15 tuổi trở lên` and `nhóm nữ từ 15 tuổi trở lên`: the end of the full name but for one word.
  [[nodiscard]] std::optional<std::string> with_parallel_end(const Core& core) const {
    const std::size_t first = items_[core.pre_first].first;
    const std::size_t last = items_[core.pre_last - 1].last;
    const std::size_t begin = items_[full_.pre_first].first;
    const std::size_t end = items_[full_.pre_last - 1].last;
    const std::size_t num_words = last - first;
    const bool pair = num_words == 2 && end - begin > 2 && word(last - 1) == word(end - 1) && word(last - 1) == "khóa";
    if ((num_words < 3 && !pair) || end - begin <= num_words) return std::nullopt;
    std::size_t num_differ = 0;
    for (std::size_t i = 0; i < num_words; ++i) num_differ += word(first + i) == word(end - num_words + i) ? 0U : 1U;
    if (num_differ != 1 || (word(first) != word(end - num_words) && !pair)) return std::nullopt;
    const std::string tail = plain_text(state_, end - num_words, end);
    if (!name_.text.ends_with(' ' + tail)) return std::nullopt;
    return name_.text.substr(0, name_.text.size() - tail.size()) + plain_text(state_, first, last);
  }

  /// `Tỷ lệ trẻ em biết bơi đạt 50%; biết kỹ năng an toàn trong môi trường nước đạt 70%`: something else is said of the same people.
  [[nodiscard]] std::optional<std::string> with_other_predicate(const Core& core) const {
    const std::size_t first = items_[core.pre_first].first;
    if (!state_.tokens[first].predicate) return std::nullopt;
    std::size_t num_found = 0;
    const std::size_t begin = items_[full_.pre_first].first;
    const std::size_t end = items_[full_.pre_last - 1].last;
    std::size_t anchor = end;
    if (!is_said_in_full_name(first)) {
      // `Tỷ lệ trường học bảo đảm chương trình … đạt 100%, có hoạt động ngoại khóa đạt 85%`
      if (is_nominal(word(first)) || !name_.share) return std::nullopt;
      for (std::size_t i = full_.pre_last; i-- > full_.pre_first + 2;) {
        if (items_[i].sense != Sense::lead && !state_.tokens[items_[i].first].predicate) continue;
        anchor = items_[i].first;
        num_found = 1;
      }
      if (num_found == 0) return std::nullopt;
      const std::string said = plain_text(state_, anchor, end);
      if (!name_.text.ends_with(said)) return std::nullopt;
      return name_.text.substr(0, name_.text.size() - said.size()) +
             plain_text(state_, first, items_[core.pre_last - 1].last);
    }
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (word(i) != word(first)) continue;
      anchor = i;
      ++num_found;
    }
    const bool passive = anchor > begin && word(anchor - 1) == "được" && !has_predicate(begin, anchor - 1);
    if (num_found != 1 || (has_predicate(begin, anchor) && !passive)) return std::nullopt;
    const std::string tail = plain_text(state_, anchor, end);
    if (!name_.text.ends_with(tail)) return std::nullopt;
    return name_.text.substr(0, name_.text.size() - tail.size()) +
           plain_text(state_, first, items_[core.pre_last - 1].last);
  }

  /// `Tỷ lệ đường huyện được nhựa hóa đạt 100%; đường xã đạt 90%`: of other people or things the same is said.
  [[nodiscard]] std::optional<std::string> with_other_thing(const Core& core, const Subject& given) const {
    const std::size_t first = items_[core.pre_first].first;
    const std::size_t last = items_[core.pre_last - 1].last;
    const bool headed = name_.share && items_[full_.pre_first].sense == Sense::head_noun;
    if (!(headed || is_thing(full_.pre_first)) || given.text.empty() || given.verb || has_predicate(first, last))
      return std::nullopt;
    // `Trẻ em dưới 6 tuổi được cấp thẻ đạt 100%, trẻ em từ 6 tuổi trở lên đạt 98%` has no `tỷ lệ` in front
    // `Tỷ lệ huy động trẻ dưới 3 tuổi ra lớp`: what is done with them belongs to the head
    const std::size_t head_end =
        full_.pre_first + (headed && items_[full_.pre_first + 1].sense == Sense::action ? 2 : 1);
    const std::size_t begin = headed ? items_[head_end - 1].last : items_[full_.pre_first].first;
    const std::size_t end = items_[full_.pre_last - 1].last;
    std::size_t anchor = begin;
    while (anchor < end && !state_.tokens[anchor].predicate) ++anchor;
    if (anchor == begin || begin == end) return std::nullopt;
    // `Tỷ lệ huy động trẻ em trong độ tuổi nhà trẻ`: who they are is not what they do
    if (head_end > full_.pre_first + 1 && anchor < end && word(anchor) == "trong") return std::nullopt;
    // as long as the other one and with its first word, or a group of people or areas like it
    const bool parallel = word(first) == word(begin) && last - first == anchor - begin;
    const std::size_t thing = headed ? head_end : full_.pre_first;
    const bool groups = is_thing(core.pre_first) && thing < full_.pre_last && is_thing(thing) &&
                        is_group_alone(core.pre_first, core.pre_last);
    if (!parallel && !groups) return std::nullopt;
    const std::string head = headed ? plain_text(state_, items_[full_.pre_first].first, begin) + ' ' : std::string();
    // `hộ gia đình đạt tiêu chuẩn văn hóa` and `tổ văn hóa`
    if (!headed && anchor < end && word(last - 1) == word(end - 1)) return given.text;
    if (anchor == end) return name_.text.starts_with(head) ? std::optional(head + given.text) : std::nullopt;
    const std::string tail = plain_text(state_, anchor, end);
    if (!name_.text.starts_with(head) || !name_.text.ends_with(' ' + tail)) return std::nullopt;
    return head + given.text + ' ' + tail;
  }
  /// `Tỷ lệ trẻ 6 tuổi vào lớp 1 đạt 99%, học sinh hoàn thành chương trình đạt 98%`: only `tỷ lệ` was left out.
  [[nodiscard]] std::optional<std::string> with_head(const Core& core, const Subject& given) const {
    if (given.text.empty()) return std::nullopt;
    if (name_.action &&
        !name_.share) {  // `Huy động trẻ dưới 3 tuổi đến nhà trẻ đạt 30%; trẻ 3 - 5 tuổi đến mẫu giáo đạt 95%`
      const Sense people = items_[core.pre_first].sense;
      const std::string action = text(full_.pre_first, full_.pre_first + 1);
      if (people != Sense::noun || !name_.text.starts_with(action)) return std::nullopt;
      return action + ' ' + given.text;
    }
    if (!name_.share || unicode::folded(name_.text).value_or("").starts_with("tỷ suất")) return std::nullopt;
    const Sense first = items_[core.pre_first].sense;
    // behind `;` stands a clause of its own: `Tỷ lệ nữ cấp ủy viên đạt 25%; nữ đại biểu Hội đồng nhân dân đạt 35%`
    const bool apart = is_apart(core);
    if (state_.tokens[items_[core.pre_first].first].predicate) return std::nullopt;  // of whom?
    if (word(items_[core.pre_first].first) == "độ") return std::nullopt;             // `độ tuổi 15 - 60`
    if (!apart && first != Sense::noun && first != Sense::level) return std::nullopt;
    if (!apart && !has_predicate(items_[core.pre_first].last, items_[core.pre_last - 1].last)) return std::nullopt;
    const std::size_t blank = name_.text.find(' ');
    const std::size_t behind = blank == std::string::npos ? blank : name_.text.find(' ', blank + 1);
    if (behind == std::string::npos) return std::nullopt;
    return name_.text.substr(0, behind + 1) + given.text;
  }

  /// `Tỷ lệ tiêm vắc xin DPT mũi 3` and `vắc xin IPV mũi 2`: from the word that both have the second one goes its own way.
  [[nodiscard]] std::optional<std::string> from_common_word(const Core& core) const {
    const std::size_t first = items_[core.pre_first].first;
    const std::size_t last = items_[core.pre_last - 1].last;
    if (last - first < 2 || has_predicate(first, last)) return std::nullopt;
    std::size_t anchor = 0;
    std::size_t num_found = 0;
    const std::size_t begin = items_[full_.pre_first].first;
    const std::size_t end = items_[full_.pre_last - 1].last;
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (word(i) != word(first) || !begins_item(i)) continue;
      if (num_found == 0 || word(i) != "mũi") anchor = i;
      if (num_found == 0 || word(i) != "mũi") ++num_found;
    }
    // What stands behind the common word in the full name is left out, so nothing may be said there of it.
    if (num_found != 1 || end - anchor > 9 || has_predicate(anchor, end)) return std::nullopt;
    const std::string front = plain_text(state_, begin, anchor);
    const std::size_t cut = name_.text.find(plain_text(state_, anchor, anchor + 1));
    if (cut == std::string::npos || cut == 0 || !front.ends_with(name_.text.substr(0, cut - 1))) return std::nullopt;
    // `… thể thấp còi ở trẻ em dưới 5 tuổi …, thể nhẹ cân`: of whom it is said still holds
    std::string of_whom;
    for (std::size_t i = anchor + 1; i < end && of_whom.empty(); ++i) {
      if (word(i) == "ở" || word(i) == "của" || word(i) == "cho") of_whom = ' ' + plain_text(state_, i, end);
    }
    if (!name_.text.ends_with(of_whom)) of_whom.clear();
    return name_.text.substr(0, cut) + plain_text(state_, first, last) + of_whom;
  }

  /// `Tỷ lệ mắc bạch hầu` and `ho gà`, `Số người chết do đuối nước` and `tai nạn giao thông`: another disease or cause.
  [[nodiscard]] std::optional<std::string> with_other_cause(const Core& core) const {
    const std::size_t first = items_[core.pre_first].first;
    const std::size_t last = items_[core.pre_last - 1].last;
    if (last - first > 4 || has_predicate(first, last)) return std::nullopt;
    if (is_outcome(word(first))) return std::nullopt;
    for (std::size_t i = core.pre_first; i < core.pre_last; ++i) {
      if (items_[i].sense != Sense::word || items_[i].payload != 0) return std::nullopt;
    }
    const std::size_t begin = items_[full_.pre_first].first;
    const std::size_t end = items_[full_.pre_last - 1].last;
    std::size_t anchor = end;
    for (std::size_t i = begin + 1; i < end; ++i) {
      if (word(i) == "mắc" || word(i) == "nhiễm" || word(i) == "do" || word(i) == "tộc" || word(i) == "dụng" ||
          (word(i) == "bệnh" && i == anchor + 1))
        anchor = i;
    }
    if (anchor + 1 >= end || end - anchor > 6 || has_predicate(anchor + 1, end)) return std::nullopt;
    const std::string cause = plain_text(state_, anchor + 1, end);
    if (!name_.text.ends_with(cause)) return std::nullopt;
    return name_.text.substr(0, name_.text.size() - cause.size()) + plain_text(state_, first, last);
  }
};

}  // namespace goalpost::detail::phrases
