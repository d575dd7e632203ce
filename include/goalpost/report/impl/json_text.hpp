/// Text as JSON writes it.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>

namespace goalpost::detail::report_json {

/// Text that is not UTF-8 (a file name may be anything) gets replacement characters: JSON has no other bytes.
inline std::string json_text(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace goalpost::detail::report_json
