/// A whole plan in canonical form: one way to write each thing, aligned, in the words of either language.
#pragma once

#include <string>
#include <string_view>

#include "goalpost/syntax/tree.hpp"
#include "goalpost/text/source.hpp"

namespace goalpost {

/// The plan of a tree without errors, in `language` ("en", "vi"); "" for a language that is not known. Reading it
/// again gives the same tree, but for its language and its places. Comments are left out: a tree has none.
[[nodiscard]] std::string format(const syntax::Tree& tree, std::string_view language);

/// The same with the comments of the text that the tree was read from. A comment on lines of its own stays before the
/// declaration or clause that it stands before; one behind a clause stays behind it. Blank lines between comments and
/// between inputs are kept, one at a time.
[[nodiscard]] std::string format(const syntax::Tree& tree, const Source& source, std::string_view language);

}  // namespace goalpost
