// The structure of a target phrase as JSON. Keys and their order are fixed: other people's programs read them.
#pragma once

#include <nlohmann/json.hpp>

#include "goalpost/report/impl/phrase_parts.hpp"
#include "goalpost/report/phrase_json.hpp"
#include "goalpost/text/impl/unicode.hpp"
#include "goalpost/value/period.hpp"

namespace goalpost {
namespace detail::phrase_json {

inline std::string quoted_json(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}
inline std::string text_or_null(std::string_view text) { return text.empty() ? "null" : quoted_json(text); }
inline std::string year_or_null(const std::optional<int>& year) { return year ? std::to_string(*year) : "null"; }

inline std::string number_or_null(const std::optional<syntax::Quantity>& quantity) {
  if (!quantity) return "null";
  if (quantity->scale == syntax::Scale::date) return quoted_json(date_text(quantity->days_since_1970));
  return quoted_json(to_text(normalised(quantity->number)));
}

inline std::string scale_text(const syntax::Quantity& quantity) {
  switch (quantity.scale) {
    case syntax::Scale::percent: return "%";
    case syntax::Scale::per:
      return quantity.permille_sign ? "‰" : "per " + phrase::grouped(std::to_string(quantity.per_n));
    case syntax::Scale::points: return "points";
    case syntax::Scale::times: return "times";
    case syntax::Scale::currency: return quantity.currency;
    case syntax::Scale::date: return "date";
    case syntax::Scale::plain: break;
  }
  return normalised(quantity.number).scale == 0 ? "count" : "number";
}

inline std::string_view better_text(syntax::Better better) {
  switch (better) {
    case syntax::Better::lower: return "\"lower\"";
    case syntax::Better::higher: return "\"higher\"";
    case syntax::Better::unset: break;
  }
  return "null";
}

inline std::string_view form_name(syntax::Form form) {
  switch (form) {
    case syntax::Form::level: return "level";
    case syntax::Form::between: return "between";
    case syntax::Form::about: return "about";
    case syntax::Form::reduce: return "reduce";
    case syntax::Form::increase:
    case syntax::Form::factor: return "increase";
    case syntax::Form::maintain: return "maintain";
  }
  return "";
}

inline std::string_view comparator_symbol(const std::optional<syntax::Comparator>& comparator) {
  if (!comparator) return "null";
  switch (*comparator) {
    case syntax::Comparator::less: return "\"<\"";
    case syntax::Comparator::less_equal: return "\"<=\"";
    case syntax::Comparator::greater: return "\">\"";
    case syntax::Comparator::greater_equal: return "\">=\"";
    case syntax::Comparator::equal: return "\"=\"";
  }
  return "null";
}

inline std::string versus_text(const std::optional<syntax::Reference>& versus) {
  if (!versus) return "null";
  switch (versus->kind) {
    case syntax::ReferenceKind::year: return quoted_json(std::to_string(versus->number));
    case syntax::ReferenceKind::baseline: return "\"baseline\"";
    default: return "\"prior year\"";
  }
}

inline std::string target_json(const PhraseTarget& target) {
  const auto flag = [](bool set) { return set ? "true" : "false"; };
  std::string out = "{\"subject\": " + text_or_null(target.subject);
  out += ", \"better\": " + std::string(better_text(target.better));
  out += ", \"form\": " + quoted_json(form_name(target.form));
  out += ", \"comparator\": " + std::string(comparator_symbol(target.comparator));
  out += ", \"limit\": " + number_or_null(target.limit);
  out += ", \"limit_high\": " + number_or_null(target.limit_high);
  out += ", \"scale\": " + (target.limit ? quoted_json(scale_text(*target.limit)) : "null");
  out += ", \"noun\": " + (target.limit ? text_or_null(target.limit->noun) : "null");
  out += ", \"tolerance\": " + number_or_null(target.tolerance);
  out += ", \"start\": " + number_or_null(target.start);
  out += ", \"versus\": " + versus_text(target.versus);
  out += ", \"every_year\": " + std::string(flag(target.every_year));
  out += ", \"average\": " + std::string(flag(target.average));
  out += ", \"since\": " + year_or_null(target.since);
  out += ", \"by\": " + year_or_null(target.by);
  out += ", \"until\": " + year_or_null(target.until);
  out += ", \"where\": " + text_or_null(target.where);
  out += ", \"in_every\": " + text_or_null(target.in_every);
  out += ", \"if_any\": " + text_or_null(target.if_any);
  return out + ", \"per_time\": " + text_or_null(target.per_time) + '}';
}

/// Byte places as character places, in one pass over the text for all of them when they come in order.
class Characters {
 public:
  explicit Characters(std::string_view text) : text_(text) {}
  std::size_t at(std::size_t byte) {
    if (byte < byte_) byte_ = count_ = 0;
    for (; byte_ < byte && byte_ < text_.size(); ++byte_)
      count_ += unicode::is_continuation(text_[byte_]) ? std::size_t{0} : std::size_t{1};
    return count_;
  }

 private:
  std::string_view text_;
  std::size_t byte_ = 0;
  std::size_t count_ = 0;
};

inline std::string remarks_json(const std::vector<PhraseRemark>& remarks, std::string_view text) {
  Characters characters(text);
  std::string out = "[";
  for (const PhraseRemark& remark : remarks) {
    if (out.size() > 1) out += ", ";
    out += "{\"begin\": " + std::to_string(characters.at(remark.range.begin_byte));
    out += ", \"end\": " + std::to_string(characters.at(remark.range.end_byte));
    out += ", \"text\": " + quoted_json(remark.text) + ", \"hint\": " + text_or_null(remark.hint) + '}';
  }
  return out + ']';
}

inline std::string canonical_json(const Phrase& phrase, std::string_view language) {
  std::string all;
  for (const PhraseTarget& target : phrase.targets)
    all += (all.empty() ? "" : "; ") + canonical_phrase(target, language);
  return text_or_null(all);
}

}  // namespace detail::phrase_json

std::string phrase_json(const Phrase& phrase, std::string_view text) {
  namespace json = detail::phrase_json;
  std::string out = std::string("{\"understood\": ") + (phrase.understood ? "true" : "false") + ",\n \"targets\": [";
  for (std::size_t i = 0; i < phrase.targets.size(); ++i)
    out += (i == 0 ? "" : ",\n             ") + json::target_json(phrase.targets[i]);
  out += "],\n \"canonical\": {\"en\": " + json::canonical_json(phrase, "en") +
         ", \"vi\": " + json::canonical_json(phrase, "vi") + "},\n";
  out += " \"not_understood\": " + json::remarks_json(phrase.not_understood, text);
  return out + ",\n \"warnings\": " + json::remarks_json(phrase.warnings, text) + "}\n";
}

}  // namespace goalpost
