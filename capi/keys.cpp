// Reading keys, whatever their form.
#include "keys.hpp"

#include <array>
#include <limits>

#include "goalpost/table/impl/read_cell.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost::capi {

Strings::Strings(const goalpost_strings& from, std::size_t first) : from_(from), first_(first) {
  const int forms =
      (from.views != nullptr ? 1 : 0) + (from.offsets != nullptr ? 1 : 0) + (from.large_offsets != nullptr ? 1 : 0);
  require(forms <= 1, GOALPOST_E_ARGUMENT);
  require(forms == 1 || from.num == 0, GOALPOST_E_NULL);
}

std::string_view Strings::at(std::size_t index) const {
  const std::size_t i = first_ + index;
  if (from_.views != nullptr) return text_of(from_.views[i]);
  const bool large = from_.large_offsets != nullptr;
  const std::int64_t begin = large ? from_.large_offsets[i] : from_.offsets[i];
  const std::int64_t end = large ? from_.large_offsets[i + 1] : from_.offsets[i + 1];
  require(begin >= 0 && end >= begin, GOALPOST_E_ARGUMENT);
  if (begin == end) return {};
  return text_of(&required(from_.data) + begin, static_cast<std::size_t>(end - begin));
}

namespace {

bool is_whole_type(std::uint8_t type) {
  return type == GOALPOST_TYPE_INT64 || (type >= GOALPOST_TYPE_INT8 && type <= GOALPOST_TYPE_UINT64);
}

/// The bits of a whole number, and whether it is below zero.
struct Code {
  std::uint64_t bits;
  bool is_negative;
};

template <class Whole>
Code code_at(const void* codes, std::size_t row) {
  const Whole code = static_cast<const Whole*>(codes)[row];
  return {static_cast<std::uint64_t>(code), code < 0};
}

Code read_code(const void* codes, std::uint8_t type, std::size_t row) {
  switch (type) {
    case GOALPOST_TYPE_INT8: return code_at<std::int8_t>(codes, row);
    case GOALPOST_TYPE_INT16: return code_at<std::int16_t>(codes, row);
    case GOALPOST_TYPE_INT32: return code_at<std::int32_t>(codes, row);
    case GOALPOST_TYPE_INT64: return code_at<std::int64_t>(codes, row);
    case GOALPOST_TYPE_UINT8: return {static_cast<const std::uint8_t*>(codes)[row], false};
    case GOALPOST_TYPE_UINT16: return {static_cast<const std::uint16_t*>(codes)[row], false};
    case GOALPOST_TYPE_UINT32: return {static_cast<const std::uint32_t*>(codes)[row], false};
    case GOALPOST_TYPE_UINT64: return {static_cast<const std::uint64_t*>(codes)[row], false};
    default: fail(GOALPOST_E_TYPE);
  }
}

}  // namespace

KeySource key_source(const goalpost_key& key, std::size_t num_rows) {
  KeySource source;
  source.names = Strings(key.names);
  source.has_names = key.names.num > 0;
  source.codes = key.codes;
  source.code_type = key.code_type;
  source.validity = key.validity;
  if (key.codes == nullptr) {
    require(source.names.size() == num_rows, GOALPOST_E_LENGTH);
  } else {
    require(is_whole_type(key.code_type), GOALPOST_E_TYPE);
  }
  return source;
}

std::uint32_t Key::number(std::size_t row) {
  if (!is_there_) return none;
  if (from_.validity != nullptr && !detail::bit_at(from_.validity, from_.validity_offset + row)) return none;
  return from_.codes == nullptr ? number_of_text(from_.names.at(row)) : number_of_code(row);
}

std::uint32_t Key::number_of_text(std::string_view text) {
  if (text.empty()) return none;
  if (last_ != none && texts_[last_ - 1] == text) return last_;
  const auto [at, is_new] = by_text_.emplace(text, static_cast<std::uint32_t>(texts_.size() + 1));
  if (is_new) texts_.push_back(text);
  return last_ = at->second;
}

std::uint32_t Key::number_of_code(std::size_t row) {
  const Code code = read_code(from_.codes, from_.code_type, row);
  if (from_.has_names) {
    if (code.is_negative) return none;
    require(code.bits < from_.names.size(), GOALPOST_E_ARGUMENT);
    return from_.names.at(code.bits).empty() ? none : static_cast<std::uint32_t>(code.bits + 1);
  }
  const auto known = by_code_.find(code.bits);
  if (known != by_code_.end()) return known->second;
  const bool is_signed = code.is_negative;
  own_texts_.push_back(is_signed ? std::to_string(static_cast<std::int64_t>(code.bits)) : std::to_string(code.bits));
  texts_.push_back(own_texts_.back());
  const auto number = static_cast<std::uint32_t>(texts_.size());
  by_code_.emplace(code.bits, number);
  return number;
}

std::string_view Key::text(std::uint32_t number) const {
  if (number == none) return {};
  if (from_.codes != nullptr && from_.has_names) return from_.names.at(number - 1U);
  return texts_[number - 1U];
}

namespace {

/// What the numbers of a key stand for, asked once each: nothing for a text that stands for nothing.
template <class Meaning>
class Meanings {
 public:
  template <class Find>
  const std::optional<Meaning>& of(std::uint32_t number, Find find) {
    if (number >= asked_.size()) {
      asked_.resize(number + std::size_t{1});
      found_.resize(number + std::size_t{1});
    }
    if (!asked_[number]) {
      found_[number] = find();
      asked_[number] = true;
    }
    return found_[number];
  }

 private:
  std::vector<bool> asked_;
  std::vector<std::optional<Meaning>> found_;
};

/// One number for a pair of numbers.
class Pairs {
 public:
  std::uint32_t number(std::uint32_t first, std::uint32_t second) {
    const auto next = static_cast<std::uint32_t>(numbers_.size());
    return numbers_.emplace(std::uint64_t{first} << 32U | second, next).first->second;
  }

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> numbers_;
};

/// Adds rows: one that brings a new place, or something wrong, as text, so that the builder says what is to be said; others as numbers.
class RowAdder {
 public:
  RowAdder(TableBuilder& builder, const Plan& plan, Keys& keys, Diagnostics& out)
      : builder_(builder),
        plan_(plan),
        keys_(keys),
        out_(out),
        pairs_(keys.levels.size() + 1),
        strata_of_(keys.strata.size()),
        strata_(plan.dimensions.size()),
        level_texts_(keys.levels.size()),
        stratum_texts_(plan.dimensions.size()) {}

  void add_all() {
    builder_.reserve(keys_.num_rows);
    for (std::size_t row = 0; row < keys_.num_rows; ++row) add(row);
    flush();
  }

 private:
  static constexpr std::size_t rows_at_once = 4096;
  static constexpr AreaId unknown = KeyColumns::no_area;

  void add(std::size_t row) {
    const std::uint32_t area = keys_.area.number(row);
    const std::uint32_t parent = keys_.parent.number(row);
    std::uint32_t place = area;
    if (keys_.parent.is_there()) place = pairs_.back().number(place, parent);
    for (std::size_t l = 0; l < keys_.levels.size(); ++l) {
      place = pairs_[l].number(place, keys_.levels[l].number(row));
    }
    if (place >= areas_.size())
      areas_.resize(std::max<std::size_t>(place + std::size_t{1}, areas_.size() * 2), unknown);
    const std::uint32_t period = keys_.period.number(row);
    const std::optional<Period>& when = periods_.of(period, [&] { return period_of(keys_.period.text(period)); });
    bool is_known = !is_damaged_ && areas_[place] != unknown && when.has_value();
    for (std::size_t d = 0; d < keys_.strata.size(); ++d) {
      const std::uint32_t number = keys_.strata[d].number(row);
      const auto& stratum = strata_of_[d].of(number, [&] { return stratum_of(d, keys_.strata[d].text(number)); });
      is_known = is_known && stratum.has_value();
      strata_[d] = stratum.value_or(0);
      stratum_texts_[d] = keys_.strata[d].text(number);
    }
    if (is_known) {
      chunk_areas_.push_back(areas_[place]);
      chunk_periods_.push_back(*when);
      chunk_strata_.insert(chunk_strata_.end(), strata_.begin(), strata_.end());
      if (chunk_areas_.size() == rows_at_once) flush();
    } else {
      flush();
      areas_[place] = add_as_text(row, area, parent, period).value_or(unknown);
      is_damaged_ = is_damaged_ || areas_[place] == unknown;
    }
  }

  std::optional<AreaId> add_as_text(std::size_t row, std::uint32_t area, std::uint32_t parent, std::uint32_t period) {
    const TablePlace place{"", static_cast<std::uint32_t>(row + 1), 0};
    const std::string_view period_text = keys_.period.text(period);
    if (keys_.levels.empty()) {
      return builder_.add_row(keys_.area.text(area), keys_.parent.text(parent), period_text, stratum_texts_, place,
                              out_);
    }
    for (std::size_t l = 0; l < keys_.levels.size(); ++l) {
      level_texts_[l] = keys_.levels[l].text(keys_.levels[l].number(row));
    }
    return builder_.add_row_in_levels(keys_.area.text(area), level_texts_, period_text, stratum_texts_, place, out_);
  }

  void flush() {
    if (chunk_areas_.empty()) return;
    builder_.add_rows({chunk_areas_.size(), {}, {}, chunk_areas_, chunk_periods_, chunk_strata_}, out_);
    chunk_areas_.clear();
    chunk_periods_.clear();
    chunk_strata_.clear();
  }

  static std::optional<Period> period_of(std::string_view text) {
    return parse_period(comparable_name(text).value_or(std::string()));
  }

  /// 0 for none, else 1 + the number of the value.
  std::optional<std::uint16_t> stratum_of(std::size_t dimension, std::string_view text) const {
    const std::optional<std::string> wanted = comparable_name(text);
    if (wanted && wanted->empty()) return std::uint16_t{0};
    const auto& values = plan_.dimensions[dimension].values;
    for (std::size_t v = 0; wanted && v < values.size(); ++v) {
      if (comparable_name(values[v]) == wanted) return static_cast<std::uint16_t>(v + 1);
    }
    return std::nullopt;
  }

  TableBuilder& builder_;
  const Plan& plan_;
  Keys& keys_;
  Diagnostics& out_;
  std::vector<Pairs> pairs_;   ///< per level, and one for parents
  std::vector<AreaId> areas_;  ///< per place
  Meanings<Period> periods_;
  std::vector<Meanings<std::uint16_t>> strata_of_;
  bool is_damaged_ = false;            ///< a row was left out: those behind it have to say their number, as text
  std::vector<std::uint16_t> strata_;  ///< of the row at hand
  std::vector<std::string_view> level_texts_;
  std::vector<std::string_view> stratum_texts_;
  std::vector<AreaId> chunk_areas_;
  std::vector<Period> chunk_periods_;
  std::vector<std::uint16_t> chunk_strata_;
};

}  // namespace

void add_rows(TableBuilder& builder, const Plan& plan, Keys keys, Diagnostics& out) {
  RowAdder(builder, plan, keys, out).add_all();
}

}  // namespace goalpost::capi
