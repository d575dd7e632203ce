// A user's program, the same for every way of using the library: prints the version and checks that header and library are
// the ones that were asked for.
#include <goalpost/goalpost.hpp>

#include <cstdio>
#include <string_view>

int main() {
  const std::string_view version = goalpost::version();
  std::printf("goalpost %.*s\n", static_cast<int>(version.size()), version.data());
  return version == GOALPOST_EXPECTED_VERSION ? 0 : 1;
}
