// The last name that was said in full, and questions about one that says only what differs from it.
#pragma once

#include "goalpost/syntax/impl/phrase_subject.ipp"

namespace goalpost::detail::phrases {

class NameParts {
 public:
  /// `full`: the core of the last name that was said in full, `name` that name.
  NameParts(State& state, const Core& full, const Subject& name)
      : state_(state), items_(state.items), full_(full), name_(name) {}

 protected:
  /// `đăng ký khai tử đúng hạn`, `tiêm chủng đầy đủ`: what is done may be named without those who do it.
  static bool is_nominal(std::string_view word) {
    for (const std::string_view known : {"đăng", "tiêm", "tham", "tiếp", "sử", "thực", "triển", "xây", "hoàn"}) {
      if (word == known) return true;
    }
    return false;
  }

  /// Whether an item of the full name begins at a token: `học` of `đại học` does not.
  [[nodiscard]] bool begins_item(std::size_t token) const {
    for (std::size_t i = full_.pre_first; i < full_.pre_last; ++i) {
      if (items_[i].first == token) return true;
    }
    return false;
  }

  [[nodiscard]] std::string_view word(std::size_t token) const { return state_.tokens[token].folded; }
  [[nodiscard]] std::string text(std::size_t first, std::size_t last) const {
    return plain_text(state_, items_[first].first, items_[last - 1].last);
  }
  [[nodiscard]] static bool is_group(Sense sense) { return sense == Sense::school_stratum || sense == Sense::stratum; }

  /// The only group of its kind in items [first, last); `last` when there is none or more than one.
  [[nodiscard]] std::size_t only_group(std::size_t first, std::size_t last, std::optional<Sense> kind) const {
    std::size_t found = last;
    for (std::size_t i = first; i < last; ++i) {
      const Sense sense = items_[i].sense;
      if (!is_group(sense) || (kind && sense != *kind)) continue;
      if (found != last) return last;
      found = i;
    }
    return found;
  }
  [[nodiscard]] bool is_said_in_full_name(std::size_t token) const {
    for (std::size_t i = items_[full_.pre_first].first; i < items_[full_.pre_last - 1].last; ++i) {
      if (word(i) == word(token)) return true;
    }
    return false;
  }
  [[nodiscard]] bool has_predicate(std::size_t first_token, std::size_t last_token) const {
    for (std::size_t i = first_token; i < last_token; ++i) {
      if (state_.tokens[i].predicate) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_sentence(const Core& core) const {
    return core.pre_first > 0 && items_[core.pre_first - 1].sense == Sense::semicolon &&
           word(items_[core.pre_first].first) == "các" &&
           items_[core.pre_last - 1].last > items_[core.pre_first].first + 3 &&
           (has_predicate(items_[core.pre_first].last, items_[core.pre_last - 1].last) ||
            items_[core.pre_last - 1].last > items_[core.pre_first].first + 7);
  }

  [[nodiscard]] bool is_apart(const Core& core) const {
    const Sense first = items_[core.pre_first].sense;
    return core.pre_first > 0 && items_[core.pre_first - 1].sense == Sense::semicolon &&
           items_[core.pre_last - 1].last - items_[core.pre_first].first > 3 &&
           (first == Sense::word || first == Sense::noun);
  }

  /// Whether items [first, last) name people or areas and say nothing of them that the full name does not say.
  [[nodiscard]] bool is_group_alone(std::size_t first, std::size_t last) const {
    for (std::size_t i = first; i < last; ++i) {
      const Sense sense = items_[i].sense;
      const bool age = (sense == Sense::word && items_[i].payload == 1) || sense == Sense::from ||
                       sense == Sense::less || sense == Sense::upward;  // `trẻ em từ 6 tuổi trở lên`
      if (is_thing(i) || is_group(sense) || age || sense == Sense::comma || sense == Sense::conjunction ||
          is_said_in_full_name(items_[i].first))
        continue;
      const auto topic = lexicons(state_.vietnamese).topics.match(state_.tokens, items_[i].first, state_.tokens.size());
      if (!topic || static_cast<Topic>(topic->meaning) != Topic::group) return false;
      while (i + 1 < last && items_[i + 1].first < items_[i].first + topic->num_tokens) ++i;
    }
    return true;
  }

  [[nodiscard]] bool is_thing(std::size_t at) const {
    return items_[at].sense == Sense::noun || items_[at].sense == Sense::level;
  }

  State& state_;
  const std::vector<Item>& items_;
  const Core& full_;
  const Subject& name_;
};

}  // namespace goalpost::detail::phrases
