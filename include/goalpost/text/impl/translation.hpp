/// Sentences of the catalogue in other languages than English.
///
/// What a diagnostic says is English with arguments, and an argument may be English itself: "found end of line; write
/// e.g. 'per 1,000'". The tables */arguments_vi.def say such texts in Vietnamese, with `{0}` for what varies in them.
/// In the Vietnamese of every table
///   {0}   is an argument as it is: a name, a piece of the plan;
///   {~0}  is an argument that is said in Vietnamese, if a table has it;
///   {#0}  is a number, written as Vietnamese people write it;
///   ‹…›   is a piece of the language, printed in quotes: in English, which every plan understands, or as
///         snippets_vi.def has it when the plan is Vietnamese. Inside, `{~0}` and `{#0}` hold for a Vietnamese plan only.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace goalpost::detail::translation {

[[nodiscard]] inline bool is_vietnamese(std::string_view language) noexcept { return language == "vi"; }

/// Puts the arguments into `{0}`, `{1}`, … in one pass, so that braces inside an argument stay what they are.
[[nodiscard]] std::string filled(std::string_view pattern, const std::vector<std::string>& arguments);

/// "1,234.5" as "1.234,5".
[[nodiscard]] std::string number_in_vietnamese(std::string_view english);

/// Rows of the tables of arguments: English and Vietnamese.
[[nodiscard]] const std::vector<std::pair<std::string_view, std::string_view>>& argument_rows();

}  // namespace goalpost::detail::translation
