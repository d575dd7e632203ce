// The one file that compiles every body.
#include <goalpost/src.hpp>
