// Which words say something of the things in front of them: `80% số xã đạt chuẩn`, `90% trẻ em được khám`.
#pragma once

#include "goalpost/syntax/impl/phrase_tokens.ipp"

namespace goalpost::detail::phrases {

inline bool is_predicate(std::string_view word) noexcept {
  for (const std::string_view known :
       {"được", "có",  "bị",  "biết",  "đạt",   "tham",  "hoàn", "tiếp", "sử",   "thực", "nhận", "học",   "đi",
        "là",   "phù", "áp",  "triển", "cam",   "uống",  "tiêm", "nắm",  "hiểu", "xây",  "duy",  "không", "đăng",
        "ký",   "trở", "gặp", "luyện", "trong", "thoát", "vươn", "chấp", "đóng", "kết",  "nộp",  "mắc",   "tự"}) {
    if (word == known) return true;
  }
  return false;
}

/// `hoàn cảnh`, `bố mẹ`: the first half alone would say something.
inline bool begins_compound(std::string_view first, std::string_view second) noexcept {
  struct Pair {
    std::string_view first, second;
  };
  for (const Pair& known :
       {Pair{"hoàn", "cảnh"}, Pair{"có", "thai"},    Pair{"có", "thể"},    Pair{"bố", "mẹ"},    Pair{"nhận", "thức"},
        Pair{"thực", "phẩm"}, Pair{"thực", "trạng"}, Pair{"thực", "tế"},   Pair{"thực", "vật"}, Pair{"học", "phí"},
        Pair{"học", "vấn"},   Pair{"học", "kỳ"},     Pair{"học", "đường"}, Pair{"học", "lực"},  Pair{"học", "phẩm"},
        Pair{"áp", "lực"},    Pair{"kết", "quả"},    Pair{"kết", "cấu"},   Pair{"tự", "nhiên"}, Pair{"tự", "tử"},
        Pair{"tự", "kỷ"},     Pair{"hiểu", "biết"}}) {
    if (first == known.first && second == known.second) return true;
  }
  return false;
}

/// Inside of a thing's name (`trường tiểu học`, `học sinh`, `phát triển`) such a word says nothing.
inline void mark_predicates(State& state) {
  for (const Item& item : state.items) {
    switch (item.sense) {
      case Sense::noun:
      case Sense::level:
      case Sense::stratum:
      case Sense::school_stratum:
      case Sense::head_noun:
      case Sense::enumerated:
      case Sense::upward:
      case Sense::downward:
      case Sense::onward:
      case Sense::year_by:
      case Sense::stretch:
      case Sense::every_year:
      case Sense::total: continue;
      default: break;
    }
    Token& first = state.tokens[item.first];
    const std::string_view second =
        item.first + 1 < state.tokens.size() ? std::string_view(state.tokens[item.first + 1].folded) : "";
    first.predicate = (is_predicate(first.folded) && !begins_compound(first.folded, second)) ||
                      (first.folded == "ban" && second == "hành") || (first.folded == "bố" && second == "trí") ||
                      (second == "lớp" && (first.folded == "ra" || first.folded == "đến"));  // `trẻ em ra lớp`
  }
}

}  // namespace goalpost::detail::phrases
