// The last look at what was read: a name that seems to hold a part of a figure, or of what is attached to one, is refused. So is
// what contradicts itself. Wrong is worse than not understood.
#pragma once

#include "goalpost/syntax/impl/phrase_tokens.ipp"

namespace goalpost::detail::phrases {

/// Looks at the words of a name. What a reader would take for a figure, a time or half a comparison does not belong there.
class NameDoubts {
 public:
  NameDoubts(std::string_view name, const NumberStyle& style, bool vietnamese)
      : tokens_(tokens_of(name, &style)), topics_(lexicons(vietnamese).topics) {}

  [[nodiscard]] bool any() const {
    if (tokens_.empty()) return false;
    if (word(0) == "năm" || ((word(0) == "những" || word(0) == "các") && word(1) == "năm")) return true;
    int depth = 0;
    int quotes = 0;
    bool words = false;
    for (std::size_t at = 0; at < tokens_.size(); ++at) {
      const Token& token = tokens_[at];
      words = words || token.kind == Token::Kind::word;
      if (token.folded == "(") ++depth;
      if (token.folded == ")" && --depth < 0) return true;
      if (token.folded == "\"") ++quotes;
      if (is_number_of_norm(at)) continue;
      if (depth == 0 && quotes % 2 == 0 && (token.folded == ":" || token.folded == ";")) return true;
      if (token.kind == Token::Kind::number && quotes % 2 == 0 && is_figure(at, depth)) return true;
      if (token.folded == "/" && is_rate(at)) return true;
      if (is_part_of_year(at)) return true;
    }
    const bool behind_tro = tokens_.size() > 1 && tokens_[tokens_.size() - 2].folded == "trở";
    return !words || depth != 0 || tokens_.front().kind == Token::Kind::number ||
           (is_cut_front(tokens_.front().folded) && !begins_a_thing(word(0), word(1))) ||
           (!behind_tro && !ends_a_thing() && is_cut_end(tokens_.back().folded));
  }

 private:
  struct Pair {
    std::string_view first, second;
  };

  /// `đối tượng`, `khoảng cách`: the first half alone would be what was left of a comparison.
  static bool begins_a_thing(std::string_view first, std::string_view second) {
    for (const Pair& known :
         {Pair{"khoảng", "cách"}, Pair{"đối", "tượng"}, Pair{"đối", "tác"},    Pair{"đối", "ngoại"},
          Pair{"đối", "thoại"},   Pair{"thông", "tin"}, Pair{"thông", "báo"},  Pair{"thông", "tư"},
          Pair{"thông", "điệp"},  Pair{"thông", "số"},  Pair{"quá", "trình"},  Pair{"bằng", "cấp"},
          Pair{"bằng", "lái"},    Pair{"từ", "thiện"},  Pair{"hiện", "vật"},   Pair{"hiện", "trạng"},
          Pair{"hiện", "trường"}, Pair{"theo", "dõi"},  Pair{"trên", "chuẩn"}, Pair{"sau", "đại"},
          Pair{"cho", "vay"}}) {
      if (first == known.first && second == known.second) return true;
    }
    return false;
  }

  /// `… có thể phòng tránh được`, `câu lạc bộ hiện có`, `… thích ứng`: with the word in front the last one is whole.
  [[nodiscard]] bool ends_a_thing() const {
    if (tokens_.size() < 2) return false;
    const std::string_view last = tokens_.back().folded;
    const std::string_view before = tokens_[tokens_.size() - 2].folded;
    if (last == "ứng") return before != "tương";
    // `được miễn, giảm`, `gia tăng`; what else ends in `giảm` lost its figure
    if (last == "giảm" || last == "tăng") return one_of(before, {"miễn", ",", "suy", "thuyên", "gia"});
    for (const Pair& known : {Pair{"chứng", "chỉ"},  Pair{"địa", "chỉ"},   Pair{"tôn", "chỉ"},    Pair{"rộng", "thêm"},
                              Pair{"làm", "thêm"},   Pair{"dạy", "thêm"},  Pair{"học", "thêm"},   Pair{"hiện", "có"},
                              Pair{"sẵn", "có"},     Pair{"đang", "có"},   Pair{"vốn", "có"},     Pair{"tránh", "được"},
                              Pair{"phục", "được"},  Pair{"ngừa", "được"}, Pair{"khỏi", "được"},  Pair{"dự", "được"},
                              Pair{"soát", "được"},  Pair{"vươn", "lên"},  Pair{"đồng", "bằng"},  Pair{"công", "bằng"},
                              Pair{"cân", "bằng"},   Pair{"văn", "bằng"},  Pair{"đầu", "vào"},    Pair{"kèm", "theo"},
                              Pair{"tiếp", "theo"},  Pair{"cấp", "trên"},  Pair{"cấp", "dưới"},   Pair{"nêu", "trên"},
                              Pair{"truyền", "đạt"}, Pair{"diễn", "đạt"},  Pair{"hàng", "không"}, Pair{"chứng", "từ"},
                              Pair{"cao", "hơn"},    Pair{"tốt", "hơn"},   Pair{"lâu", "hơn"},    Pair{"sớm", "hơn"}}) {
      if (before == known.first && last == known.second) return true;
    }
    return false;
  }
  static bool one_of(std::string_view word, std::initializer_list<std::string_view> words) {
    return std::find(words.begin(), words.end(), word) != words.end();
  }
  [[nodiscard]] std::string_view word(std::size_t at) const {
    return at < tokens_.size() ? std::string_view(tokens_[at].folded) : std::string_view();
  }

  /// A number that is no age, no order and no count of something named.
  [[nodiscard]] bool is_figure(std::size_t at, int depth) const {
    const Token& token = tokens_[at];
    const std::string_view before = at > 0 ? word(at - 1) : std::string_view();
    if (token.folded.size() == 4 && (token.folded.starts_with("19") || token.folded.starts_with("20")) &&
        token.folded.find_first_not_of("0123456789") == std::string::npos)
      return before != "số" && !is_year_of_law(at) &&
             !(before == "/" && word(at + 1) == "/") &&  // `Nghị định số 20/2021/NĐ-CP`
             !((depth > 0 || names_norm(at)) &&
               one_of(before, {"đoạn", "-", "năm"}));  // `(theo chuẩn nghèo giai đoạn 2022 - 2025)`
    if (word(at + 1) == "lần" && token.folded.find(',') != std::string::npos) return true;  // `2,2 lần/người/năm`
    if (before == "quá") return true;  // `không để tồn đọng quá 30 ngày`
    for (std::size_t far = at + 1; far < at + 5; ++far) {
      if (far >= tokens_.size()) break;
      if (const auto topic = topics_.match(tokens_, far, tokens_.size());
          topic && static_cast<Topic>(topic->meaning) == Topic::no_target)
        return false;
      if (tokens_[far].kind != Token::Kind::number && !one_of(word(far), {"-", "đến", "tới", "dưới", "và", ",", "<"}))
        break;
    }
    // `cấp 1, 2`, `mức độ 3`, `COVID-19`, `trên 1.000 trẻ đẻ sống`
    for (std::size_t i = at; i-- > 0 && i + 6 > at;) {
      if (one_of(word(i), {"thứ", "lớp", "cấp", "độ",  "bậc",  "khối", "loại",  "số",  "hạng",  "nhóm", "týp",
                           "mức", "đề",  "án",  "khu", "giai", "điều", "khoản", "hib", "covid", "mũi"}))
        return false;
      if (tokens_[i].kind != Token::Kind::number && !one_of(word(i), {",", "và", "-", "&", "/"})) break;
    }
    if (before == "/" || before == "trên") return false;
    if (word(at + 1) == "/" && (is_part_of_all(at) || is_named_day(at))) return false;
    if (before == "tuổi" || is_phone_number(at)) return false;  // `độ tuổi 15 - 60`
    if (at > 1 && before == "từ" && word(at - 2) == "tuổi") return false;
    if (at > 2 && one_of(before, {"-", "đến"}) && word(at - 3) == "tuổi") return false;
    if (at > 3 && one_of(before, {"-", "đến"}) && word(at - 3) == "từ" && word(at - 4) == "tuổi") return false;
    const std::string_view next = word(at + 1);
    if (next.empty() || next == ")") return depth == 0 || before == "(";
    if (next == "điểm" && word(at + 2) != "phần" && word(at + 2) != "%") return false;  // `01 điểm vui chơi`
    if (tokens_[at + 1].kind == Token::Kind::word)
      return one_of(next, {"nghìn", "ngàn", "triệu", "tỷ", "tỉ", "vạn", "đồng", "đ", "vnđ", "lần", "điểm"}) &&
             next != "lần";
    return one_of(next, {"%", "‰", "/", "±"});
  }

  /// `theo Luật Giáo dục 2019`
  [[nodiscard]] bool is_year_of_law(std::size_t at) const {
    for (std::size_t i = at; i-- > 0 && i + 6 > at;) {
      if (word(i) == "luật") return true;  // `Luật Giáo dục năm 2019` as well
    }
    return false;
  }

  /// `QCVN 01-1:2024/BYT`
  [[nodiscard]] bool is_number_of_norm(std::size_t at) const {
    for (std::size_t i = at; i > 0 && !tokens_[i].space_before; --i) {
    }
    std::size_t i = at;
    while (i > 0 && !tokens_[i].space_before) --i;
    return i > 0 && (word(i - 1) == "qcvn" || word(i - 1) == "tcvn");
  }

  /// `nhân ngày Quốc tế Thiếu nhi 1/6`
  [[nodiscard]] bool is_named_day(std::size_t at) const {
    if (at + 2 >= tokens_.size() || tokens_[at + 2].kind != Token::Kind::number) return false;
    for (std::size_t i = at; i-- > 0 && i + 8 > at;) {
      if (word(i) == "ngày" || word(i) == "dịp") return true;
    }
    return false;
  }

  /// `đạt chuẩn ít nhất 3/4 lĩnh vực`: so many of so many.
  [[nodiscard]] bool is_part_of_all(std::size_t at) const {
    if (at + 3 >= tokens_.size() || tokens_[at + 2].kind != Token::Kind::number) return false;
    const auto topic = topics_.match(tokens_, at + 3, tokens_.size());
    return topic && static_cast<Topic>(topic->meaning) == Topic::no_target;
  }

  /// `theo chuẩn nghèo quốc gia giai đoạn 2022 - 2025`
  [[nodiscard]] bool names_norm(std::size_t at) const {
    bool norm = false;
    for (std::size_t i = at; i-- > 0 && i + 12 > at;) {
      norm = norm || word(i) == "chuẩn" || (word(i) == "so" && word(i + 1) == "sánh");
      if (word(i) == "theo") return norm;
    }
    return norm && one_of(word(at - 1), {"đoạn", "-"});  // `đạt chuẩn chống mù chữ giai đoạn 2013 - 2020`
  }

  /// `số điện thoại 111`, `Tổng đài 111`
  [[nodiscard]] bool is_phone_number(std::size_t at) const {
    if (tokens_[at].folded.size() > 11) return false;
    for (std::size_t i = at; i-- > 1 && i + 10 > at;) {
      if ((word(i - 1) == "điện" && word(i) == "thoại") || (word(i - 1) == "tổng" && word(i) == "đài") ||
          (word(i - 1) == "đường" && word(i) == "dây"))
        return true;
    }
    return false;
  }

  /// `…/năm`, `… đợt/huyện`: what belongs to a figure; `huyện/thị xã` is a name.
  [[nodiscard]] bool is_rate(std::size_t at) const {
    if (at == 0 || at + 1 == tokens_.size()) return true;
    // `có ít nhất 02 buổi truyền thông/năm`: a count in the name has a time of its own
    for (std::size_t i = at; i-- > 0 && i + 6 > at;) {
      if (tokens_[i].kind == Token::Kind::number) return false;
      if (tokens_[i].kind != Token::Kind::word && tokens_[i].folded != "/") break;
    }
    if (one_of(word(at + 1), {"năm", "tháng", "quý", "ngày", "tuần"}))
      return word(at - 1) != "lần" && word(at - 1) != "buổi";
    return one_of(word(at + 1), {"huyện", "xã"}) &&
           !one_of(word(at - 1), {"tỉnh", "huyện", "xã", "quận", "phố", "phường", "trấn", "thôn", "ấp", "bản"});
  }

  /// `quý II`, `tháng 6`, `hết năm`
  [[nodiscard]] bool is_part_of_year(std::size_t at) const {
    const std::string_view here = word(at);
    const std::string_view next = word(at + 1);
    if (here == "quý" || here == "quí") return one_of(next, {"i", "ii", "iii", "iv", "1", "2", "3", "4"});
    return (here == "lần" && next == "lượt") || (here == "một" && next == "nửa") ||
           (here == "bình" && next == "quân" && one_of(word(at + 2), {"mỗi", "một"}));
  }

  static bool is_cut_front(std::string_view word) {
    return one_of(word, {"/",     "%",    "‰",    ")",    ",",     "trên",  "của",    "so",    "như",   "vào",   "tới",
                         "bằng",  "là",   "hoặc", "hay",  "mà",    "riêng", "đối",    "còn",   "dưới",  "hơn",   "lên",
                         "xuống", "thì",  "rồi",  "với",  "chiếm", "gần",   "khoảng", "hầu",   "nửa",   "không", "chưa",
                         "quá",   "theo", "để",   "nhằm", "nhưng", "do",    "vì",     "sau",   "trước", "kể",    "đến",
                         "hết",   "cuối", "qua",  "từ",   "tại",   "ở",     "trong",  "thông", "qua",   "nếu",   "khi",
                         "cho",   "nằm",  "hiện", "đã",   "dần",   "thêm",  "mạnh",   "bớt",   "được",  "đáng"});
  }
  static bool is_cut_end(std::string_view word) {
    return one_of(
        word, {"giảm",  "tăng", "/",     "(",     "-",   "đến", "tới",    "từ",    "vào",  "với",   "so",    "của",
               "bằng",  "là",   "và",    "hoặc",  "hay", "còn", "mỗi",    "từng",  "các",  "những", "quá",   "hơn",
               "trên",  "dưới", "không", "chưa",  "chỉ", "gần", "khoảng", "trong", "theo", "thêm",  "nghìn", "ngàn",
               "triệu", "tỷ",   "tỉ",    "trăm",  "vạn", "nửa", "rưỡi",   "ứng",   "lượt", "hết",   "cuối",  "trước",
               "sau",   "như",  "được",  "xuống", "lên", "để",  "có",     "đạt",   "chiếm"});
  }

  std::vector<Token> tokens_;
  const Lexicon& topics_;
};

/// `trưởng` of `tăng trưởng`: one small word in front of a share is what was left of a name.
inline bool is_rest_of_name(const PhraseTarget& target) {
  if (target.subject.empty() || target.subject.find(' ') != std::string::npos) return false;
  const bool share = !target.limit || target.limit->scale == syntax::Scale::percent ||
                     target.limit->scale == syntax::Scale::per || target.limit->scale == syntax::Scale::points;
  return share && unicode::folded(target.subject).value_or("") == target.subject;
}

inline bool is_upper(const PhraseTarget& target) {
  return target.comparator == syntax::Comparator::less || target.comparator == syntax::Comparator::less_equal;
}

/// `dưới 5% và trên 8%`: below and above of one thing at one time.
inline bool disagree(const PhraseTarget& a, const PhraseTarget& b) {
  const bool both_levels =
      a.form == syntax::Form::level && b.form == syntax::Form::level && a.comparator && b.comparator;
  return both_levels && is_upper(a) != is_upper(b) && *a.comparator != syntax::Comparator::equal &&
         *b.comparator != syntax::Comparator::equal && a.subject == b.subject && a.where == b.where && a.by == b.by;
}

/// `Tỷ lệ trên 90%`: of what?
inline bool is_bare_head(const PhraseTarget& target) {
  const std::string name = unicode::folded(target.subject).value_or("");
  return (name == "tỷ lệ" || name == "tỉ lệ") && target.limit && target.limit->noun.empty();
}

/// `loại trừ uốn ván sơ sinh trên quy mô 100% huyện`: the figure says where, and not how much.
inline bool is_a_scope(const PhraseTarget& target) {
  return target.limit && !target.limit->noun.empty() && target.subject.ends_with("quy mô");
}

/// `Mỗi chi hội có ít nhất 01 mô hình`: an area level that no table knows.
inline bool counts_in_each(const PhraseTarget& target) {
  const std::string name = unicode::folded(target.subject).value_or("");
  return target.in_every.empty() && target.limit && target.limit->scale == syntax::Scale::plain &&
         (name.starts_with("mỗi ") || name.starts_with("từng "));
}

/// `Điện thoại: 18008077`: so many digits in a row are a code where no unit and no thing stands behind them.
inline bool is_code(const State& state, const PhraseTarget& target) {
  if (!target.limit || target.limit->scale != syntax::Scale::plain || !target.limit->noun.empty()) return false;
  const ByteRange range = target.limit->range;
  std::size_t num_digits = 0;
  for (std::size_t at = range.begin_byte; at < range.end_byte && unicode::is_digit(state.text[at]); ++at) ++num_digits;
  return num_digits > 5;
}

/// `80%` in front of `… 90% trẻ em được …`: a figure whose name was given to another one.
inline bool lost_its_name(const State& state, std::size_t at) {
  const std::vector<PhraseTarget>& targets = state.out.targets;
  const PhraseTarget& target = targets[at];
  if (!target.subject.empty() || !state.options->indicator.empty() || !target.limit) return false;
  if (target.limit->scale == syntax::Scale::plain && !target.limit->noun.empty()) return false;
  for (const PhraseTarget& other : targets) {
    if (!other.subject.empty()) return true;
  }
  return false;
}

inline void refuse_doubtful(State& state) {
  Phrase& out = state.out;
  for (std::size_t i = 0; i < out.targets.size(); ++i) {
    const PhraseTarget& target = out.targets[i];
    const bool again = i > 0 && out.targets[i - 1].subject == target.subject;
    if (!again && NameDoubts(target.subject, state.style, state.vietnamese).any()) {
      out.not_understood.push_back(state.remark(target.range, Hint::figure_in_name));
    }
    if (is_code(state, target)) out.not_understood.push_back(state.remark(target.range, Hint::number_of_what));
    if (is_a_scope(target) || is_bare_head(target))
      out.not_understood.push_back(state.remark(target.range, Hint::share_of_what));
    if (is_rest_of_name(target)) out.not_understood.push_back(state.remark(target.range, Hint::figure_in_name));
    if (lost_its_name(state, i)) out.not_understood.push_back(state.remark(target.range, Hint::share_of_what));
    if (counts_in_each(target)) out.not_understood.push_back(state.remark(target.range, Hint::each_of_what));
    if (i > 0 && disagree(out.targets[i - 1], target)) {
      out.not_understood.push_back(state.remark(target.range, Hint::cannot_both_hold));
    }
  }
}

}  // namespace goalpost::detail::phrases
