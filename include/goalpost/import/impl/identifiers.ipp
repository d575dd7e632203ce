// Identifiers from printed names: `Tỷ lệ trẻ em dưới 5 tuổi` becomes `ty_le_tre_em_duoi_5_tuoi`.
#pragma once

#include <utf8proc.h>

#include <cstdlib>
#include <map>
#include <string>

#include "goalpost/language/vocabulary.hpp"
#include "goalpost/text/impl/unicode.hpp"

namespace goalpost::detail::importing {

/// ASCII letters, digits and `_`; whole words of at most `max_bytes` together. "" when nothing is left.
inline std::string ascii_name(std::string_view text, std::size_t max_bytes = 64) {
  const std::string lower = unicode::folded(text).value_or("");
  std::string name;
  std::string word;
  const auto end_word = [&]() {
    if (!word.empty() && name.size() + word.size() < max_bytes) name += (name.empty() ? "" : "_") + word;
    if (!word.empty() && name.size() + word.size() >= max_bytes) max_bytes = 0;  // no later word goes before a lost one
    word.clear();
  };
  for (std::size_t at = 0; at < lower.size();) {
    const unicode::CodePoint point = unicode::decode(std::string_view(lower).substr(at));
    at += point.num_bytes;
    utf8proc_int32_t base = point.value;
    if (base == 0x111) {
      base = 'd';  // đ has no decomposition
    } else if (base >= 0x80) {
      utf8proc_int32_t parts[8];
      int boundary = 0;
      const auto num_parts = utf8proc_decompose_char(base, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
      base = num_parts > 0 ? parts[0] : 0;
    }
    const bool plain = (base >= 'a' && base <= 'z') || (base >= '0' && base <= '9');
    if (plain) {
      word += static_cast<char>(base);
    } else {
      end_word();
    }
  }
  end_word();
  return name;
}

/// Gives every name once. The same names in the same order give the same identifiers.
class Identifiers {
 public:
  explicit Identifiers(std::string_view language) : english_(vocabulary("en")), own_(vocabulary(language)) {}

  std::string make(std::string_view text, std::string_view otherwise) {
    std::string name = ascii_name(text);
    if (name.empty()) name = otherwise;
    if (unicode::is_digit(name.front())) name = "n_" + name;
    if (english_->reserves(name) || (own_ != nullptr && own_->reserves(name))) name += '_';
    int& count = used_[name];
    return ++count == 1 ? name : make_numbered(name, count);
  }

 private:
  /// `count` goes on from where it is left: names that end in numbers themselves are passed over once.
  std::string make_numbered(const std::string& name, int& count) {
    for (;; ++count) {
      const std::string numbered = name + '_' + std::to_string(count);
      if (used_.emplace(numbered, 1).second) return numbered;
    }
  }

  const Vocabulary* english_;
  const Vocabulary* own_;
  std::map<std::string, int> used_;
};

}  // namespace goalpost::detail::importing
