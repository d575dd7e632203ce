/// The version of the library, of its headers and of what was linked.
#pragma once

#include <string_view>

#define GOALPOST_VERSION_MAJOR 0
#define GOALPOST_VERSION_MINOR 1
#define GOALPOST_VERSION_PATCH 0

namespace goalpost {

/// "0.1.0": the version of the compiled bodies. Compare it with the macros to see that header and library belong together.
[[nodiscard]] std::string_view version() noexcept;

}  // namespace goalpost
