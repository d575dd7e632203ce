// Names of verdicts and reasons, from their tables.
#pragma once

#include "goalpost/value/verdict.hpp"

namespace goalpost {
namespace detail::verdict {

inline std::string_view vietnamese(Verdict verdict) noexcept {
  switch (verdict) {
#define GOALPOST_VERDICT_VI(name, spoken) \
  case Verdict::name:                     \
    return spoken;
#include "goalpost/value/verdicts_vi.def"
#undef GOALPOST_VERDICT_VI
  }
  return "";
}

inline std::string_view vietnamese(Reason reason) noexcept {
  switch (reason) {
#define GOALPOST_REASON_VI(name, spoken) \
  case Reason::name:                     \
    return spoken;
#include "goalpost/value/reasons_vi.def"
#undef GOALPOST_REASON_VI
  }
  return "";
}

}  // namespace detail::verdict

std::string_view name(Verdict verdict) noexcept {
  switch (verdict) {
#define GOALPOST_VERDICT(number, name, spoken) \
  case Verdict::name:                          \
    return #name;
#include "goalpost/value/verdicts.def"
#undef GOALPOST_VERDICT
  }
  return "";
}

std::string_view spoken(Verdict verdict, std::string_view language) noexcept {
  if (language == "vi") return detail::verdict::vietnamese(verdict);
  switch (verdict) {
#define GOALPOST_VERDICT(number, name, spoken) \
  case Verdict::name:                          \
    return spoken;
#include "goalpost/value/verdicts.def"
#undef GOALPOST_VERDICT
  }
  return "";
}

std::string_view name(Reason reason) noexcept {
  if (reason == Reason::none) return "";
  switch (reason) {
#define GOALPOST_REASON(number, name, spoken) \
  case Reason::name:                          \
    return #name;
#include "goalpost/value/reasons.def"
#undef GOALPOST_REASON
  }
  return "";
}

std::string_view spoken(Reason reason, std::string_view language) noexcept {
  if (language == "vi") return detail::verdict::vietnamese(reason);
  switch (reason) {
#define GOALPOST_REASON(number, name, spoken) \
  case Reason::name:                          \
    return spoken;
#include "goalpost/value/reasons.def"
#undef GOALPOST_REASON
  }
  return "";
}

}  // namespace goalpost
