#pragma once

#include "goalpost/version.hpp"

#define GOALPOST_TEXT_OF(x) #x
#define GOALPOST_TEXT(x) GOALPOST_TEXT_OF(x)

namespace goalpost {

std::string_view version() noexcept {
  return GOALPOST_TEXT(GOALPOST_VERSION_MAJOR) "." GOALPOST_TEXT(GOALPOST_VERSION_MINOR) "." GOALPOST_TEXT(
      GOALPOST_VERSION_PATCH);
}

}  // namespace goalpost

#undef GOALPOST_TEXT
#undef GOALPOST_TEXT_OF
