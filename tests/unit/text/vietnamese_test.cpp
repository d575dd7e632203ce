// The catalogue in Vietnamese: complete, with the same arguments as the English one, and well rendered.
#include <doctest/doctest.h>

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/text/diagnostic.hpp"

using namespace goalpost;

namespace {

struct Row {
  int number;
  std::string_view message;
  std::string_view hint;
};

constexpr Row vietnamese_rows[] = {
#define GOALPOST_DIAGNOSTIC_VI(number, message, hint) {number, message, hint},
#include "goalpost/text/diagnostics_vi.def"
#undef GOALPOST_DIAGNOSTIC_VI
};

struct Argument {
  std::string_view english;
  std::string_view vietnamese;
};

constexpr Argument argument_rows[] = {
#define GOALPOST_ARGUMENT_VI(english, vietnamese) {english, vietnamese},
#include "goalpost/text/arguments_vi.def"
#undef GOALPOST_ARGUMENT_VI
};

constexpr Argument snippet_rows[] = {
#define GOALPOST_SNIPPET_VI(english, vietnamese) {english, vietnamese},
#include "goalpost/text/snippets_vi.def"
#undef GOALPOST_SNIPPET_VI
};

/// What stands in ‹…›.
void collect_snippets(std::string_view text, std::set<std::string_view>& out) {
  constexpr std::string_view open = "‹";
  for (std::size_t at = text.find(open); at != std::string_view::npos; at = text.find(open, at + 1)) {
    const std::size_t begin = at + open.size();
    out.insert(text.substr(begin, text.find("›", begin) - begin));
  }
}

/// The numbers in `{0}`, `{~0}`, `{#0}`.
std::set<char> slots(std::string_view text) {
  std::set<char> found;
  for (std::size_t at = text.find('{'); at != std::string_view::npos; at = text.find('{', at + 1)) {
    const std::size_t digit = at + 1 < text.size() && (text[at + 1] == '~' || text[at + 1] == '#') ? at + 2 : at + 1;
    if (digit + 1 < text.size() && text[digit] >= '0' && text[digit] <= '9' && text[digit + 1] == '}')
      found.insert(text[digit]);
  }
  return found;
}

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t n = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + what.size())) ++n;
  return n;
}

Diagnostic made(Code code, std::initializer_list<std::string_view> arguments) {
  Diagnostics out;
  out.add(code, ByteRange{0, 1}, arguments);
  return out.list().front();
}

std::string message(Code code, std::initializer_list<std::string_view> arguments) {
  return message_in(made(code, arguments), "vi");
}

}  // namespace

TEST_CASE("every diagnostic has a Vietnamese message and hint with the arguments of the English ones") {
  std::map<int, const Row*> rows;
  for (const Row& row : vietnamese_rows) {
    INFO(row.number);
    CHECK(rows.emplace(row.number, &row).second);
  }
  for (const DiagnosticEntry& english : catalogue()) {
    const int number = static_cast<int>(english.code);
    INFO(code_text(english.code));
    const auto found = rows.find(number);
    REQUIRE(found != rows.end());
    CHECK_FALSE(found->second->message.empty());
    CHECK(found->second->hint.empty() == english.hint.empty());
    CHECK(slots(found->second->message) == slots(english.message));
    CHECK(slots(found->second->hint) == slots(english.hint));
  }
  CHECK(rows.size() == catalogue().size());
}

TEST_CASE("the tables of arguments say each text once, with the same slots") {
  std::set<std::string_view> known;
  for (const Argument& row : argument_rows) {
    INFO(row.english);
    CHECK(known.insert(row.english).second);
    CHECK(slots(row.english) == slots(row.vietnamese));
    CHECK(count(row.vietnamese, "‹") == count(row.vietnamese, "›"));
    CHECK(count(row.english, "\n") == 0);
  }
}

TEST_CASE("every piece of the language that a hint shows has its Vietnamese, and none is left over") {
  std::set<std::string_view> shown;
  for (const Row& row : vietnamese_rows) {
    collect_snippets(row.message, shown);
    collect_snippets(row.hint, shown);
  }
  for (const Argument& row : argument_rows) collect_snippets(row.vietnamese, shown);
  // The same in both languages; `area` is a name of a column; 'by' of a size has no Vietnamese word.
  const std::set<std::string_view> same = {"%",       "‰",       "9",       "45%",        "90%", "2025",
                                           "2025-H1", "2025-Q3", "2025-11", "2025-05-20", "en",  "vi",
                                           "area",    "{0}",     "{~2}",    "{#1}%",      "by"};
  std::set<std::string_view> known;
  for (const Argument& row : snippet_rows) {
    INFO(row.english);
    CHECK(known.insert(row.english).second);
    CHECK(shown.count(row.english) == 1);
    CHECK(slots(row.english) == slots(row.vietnamese));
  }
  for (const std::string_view snippet : shown) {
    INFO(snippet);
    CHECK((known.count(snippet) == 1) != (same.count(snippet) == 1));
  }
}

TEST_CASE("what to write is shown in the language of the plan") {
  const Diagnostic no_base = made(Code::reference_needed, {});
  CHECK(hint_in(no_base, "vi") ==
        "hãy viết 'versus prior year' hoặc 'versus 2024', hoặc khai báo 'baseline' trong kế hoạch");
  CHECK(hint_in(no_base, "vi", "vi") ==
        "hãy viết 'so với năm trước' hoặc 'so với năm 2024', hoặc khai báo 'kỳ gốc' trong kế hoạch");
  CHECK(hint_in(no_base, "en", "vi") == no_base.hint);
  const Diagnostic points = made(Code::points_needed, {"1.5%", "1.5"});
  CHECK(hint_in(points, "vi") == "hãy viết '1.5 points'");
  CHECK(hint_in(points, "vi", "vi") == "hãy viết '1,5 điểm phần trăm'");
  const Diagnostic scale = made(Code::scale_needed, {"the plain number 9", "a rate per 100,000", "9 per 100,000"});
  CHECK(message_in(scale, "vi") == "số 9 không ghi đơn vị, mà đứng cạnh tỷ suất trên 100.000");
  CHECK(hint_in(scale, "vi") == "hãy viết ví dụ '9 per 100,000'");
  CHECK(hint_in(scale, "vi", "vi") == "hãy viết ví dụ '9 trên 100.000'");
  const Diagnostic level =
      made(Code::unknown_level, {"xã", "the plan declares no levels; write e.g. 'areas province > xã'"});
  CHECK(hint_in(level, "vi", "vi") == "kế hoạch chưa khai báo cấp nào; hãy viết ví dụ 'cấp tỉnh > xã'");
  const Diagnostic strata = made(Code::strata_not_covered, {"béo_phì", "'thành_thị'", "khu_vực", "thành_thị"});
  CHECK(hint_in(strata, "vi", "vi") ==
        "hãy thêm một mục tiêu 'đối với khu_vực = thành_thị', hoặc một mục tiêu chung cho tất cả");
}

TEST_CASE("arguments are said in Vietnamese, names are left as they are") {
  const Diagnostic expected = made(
      Code::expected, {"a figure such as 9, 4.5% or 9 per 1,000", "found end of line; write the number with its unit"});
  CHECK(expected.message == "expected a figure such as 9, 4.5% or 9 per 1,000");
  CHECK(message_in(expected, "en") == expected.message);
  CHECK(hint_in(expected, "en") == expected.hint);
  CHECK(message_in(expected, "vi") == "ở đây cần một con số, như '9', '45%' hoặc '9 per 1000'");
  CHECK(hint_in(expected, "vi") == "ở đây lại là chỗ hết dòng; hãy viết con số kèm đơn vị");

  CHECK(message(Code::kind_mismatch, {"add", "a rate per 100,000", "money in VND", "x"}) ==
        "không thể cộng tỷ suất trên 100.000 và số tiền VND");
  CHECK(message(Code::part_looser_than_whole, {"a", "below 9‰", "b", "below 6‰", " in 2030"}) ==
        "'a' có thể 'below 9‰' năm 2030, nhưng nó là một phần của 'b', vốn phải 'below 6‰'");
  CHECK(message(Code::part_looser_than_whole, {"a", "below 9‰", "b", "below 6‰", ""}) ==
        "'a' có thể 'below 9‰', nhưng nó là một phần của 'b', vốn phải 'below 6‰'");
  CHECK(message(Code::area_in_itself, {"A", "A in B in C in A"}) ==
        "'A' nằm trong chính nó: A thuộc B thuộc C thuộc A");
  CHECK(message(Code::data_on_strict_limit, {"9", "2021", "12.5 per 100,000"}) ==
        "số liệu nằm đúng ở giới hạn của '9': kết quả 2021 đúng bằng 12,5 trên 100.000");
  // A name that is a text of the tables is still a name.
  CHECK(message(Code::duplicate_name, {"a count"}) == "'a count' được khai báo hai lần");
  CHECK(message(Code::see_also, {"'end of line' is declared here first"}) ==
        "'end of line' được khai báo lần đầu ở đây");
}

TEST_CASE("what no table knows stays English, and braces of users stay what they are") {
  CHECK(message(Code::expected, {"something new", ""}) == "ở đây cần something new");
  CHECK(message(Code::unknown_name, {"{1}{~0}‹x›", "y"}) == "không có gì mang tên '{1}{~0}‹x›'");
  CHECK(hint_in(made(Code::unknown_name, {"x", "did you mean '{0}{9}'?"}), "vi") == "có phải ý là '{0}{9}'?");
  CHECK(message(Code::expected, {}) == "ở đây cần ");
  CHECK(message_in(made(Code::empty_name, {}), "fr") == "a name is empty");
}

TEST_CASE("a text of a user that looks like a sentence costs little") {
  std::string hostile;
  while (hostile.size() < 190) hostile += " in a; did you mean '";
  const std::string all = message(Code::expected, {hostile, hostile});
  CHECK(all.size() < 2000);
}

TEST_CASE("rendered in Vietnamese") {
  const Source source("kế hoạch.goal", "plan x\nindicator 1 y\n  measure đẻ per\n");
  Diagnostics out(1);
  out.add(Code::expected, ByteRange{38, 38},
          {"a denominator such as 'per 1,000'", "found end of line; write e.g. 'per 1,000'"});
  out.add(Code::expected, ByteRange{38, 38}, {"x", "y"});
  out.add(Code::unused_input, ByteRange{0, 1}, {"x"});
  CHECK(render(out, source, RenderOptions{.colour = false, .language = "vi"}) ==
        "kế hoạch.goal:3:15: lỗi GP2003: ở đây cần mẫu số, như 'per 1000'\n"
        "  3 |   measure đẻ per\n"
        "    |               ^\n"
        "    = ở đây lại là chỗ hết dòng; hãy viết ví dụ 'per 1000'\n"
        "và còn 1 lỗi và 1 cảnh báo nữa, không hiển thị\n");
  CHECK(render(out, source) == render(out, source, RenderOptions{.colour = false, .language = "en"}));
  CHECK(render(out, source).ends_with("and 1 more error and 1 more warning, not shown\n"));
}
