// Vietnamese words: each spelling in lower and upper case, composed and decomposed; a table of what the words mean,
// by hand.
#include <doctest/doctest.h>
#include <utf8proc.h>

#include <string>

#include "goalpost/language/number_style.hpp"
#include "goalpost/language/vocabulary.hpp"
#include "goalpost/text/impl/unicode.hpp"

using namespace goalpost;

namespace {

const Vocabulary& vietnamese() { return *vocabulary("vi"); }

std::string in_capitals(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const detail::unicode::CodePoint point = detail::unicode::decode(text.substr(at));
    utf8proc_uint8_t bytes[4];
    const utf8proc_ssize_t length = utf8proc_encode_char(utf8proc_toupper(point.value), bytes);
    out.append(reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(length));
    at += point.num_bytes;
  }
  return out;
}
std::string decomposed(std::string_view text) {
  return detail::unicode::mapped(text, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE).value();
}
std::string with_wide_blanks(std::string_view text) {
  std::string out;
  for (const char byte : text) out += byte == ' ' ? std::string("\xC2\xA0 \n") : std::string(1, byte);
  return out;
}

void check_word(const std::string& text, Word word) {
  CAPTURE(text);
  const auto found = vietnamese().match(text);
  REQUIRE(found.has_value());
  CHECK(found->word == word);
  CHECK(found->num_bytes == text.size());
}

struct Row {
  const char* text;
  Word word;
};

constexpr Row table[] = {
    {"kế hoạch", Word::plan},
    {"số liệu", Word::input},
    {"chỉ tiêu", Word::indicator},
    {"mục tiêu", Word::target},
    {"đo bằng", Word::measure},
    {"cách đo", Word::measure},
    {"nguồn", Word::source},
    {"kỳ", Word::period},
    {"kỳ gốc", Word::baseline},
    {"cấp", Word::areas},
    {"phân tổ", Word::strata},
    {"trên", Word::above},
    {"dưới", Word::below},
    {"không quá", Word::at_most},
    {"tối đa", Word::at_most},
    {"xuống", Word::down_to},
    {"xuống còn", Word::down_to},
    {"còn", Word::down_to},
    {"đạt", Word::at_least},
    {"ít nhất", Word::at_least},
    {"tối thiểu", Word::at_least},
    {"trở lên", Word::up},
    {"duy trì", Word::maintain},
    {"giảm", Word::reduce},
    {"tăng", Word::increase},
    {"so với", Word::versus},
    {"năm trước", Word::prior_year},
    {"hằng năm", Word::every_year},
    {"hàng năm", Word::every_year},
    {"mỗi năm", Word::every_year},
    {"bình quân", Word::every_year},
    {"từ", Word::from},
    {"đến", Word::to},
    {"đối với", Word::where},
    {"khu vực", Word::where},
    {"ở", Word::where},
    {"nếu có", Word::if_any},
    {"khoảng", Word::about},
    {"nghìn", Word::thousand},
    {"triệu", Word::million},
    {"tỷ", Word::billion},
    {"tỉ", Word::billion},
    {"đồng", Word::dong},
    {"đ", Word::dong},
    {"điểm phần trăm", Word::points},
    {"điểm %", Word::points},
    {"vào năm", Word::by_year},
    {"đến năm", Word::by_year},
    {"trong", Word::in},
    {"ở mọi", Word::in_every},
    {"cho mọi", Word::in_every},
    {"chủ trì", Word::lead},
    {"phối hợp", Word::support},
    {"thuộc", Word::part_of},
    {"tốt hơn khi", Word::better},
    {"thấp", Word::lower},
    {"cao", Word::higher},
    {"%o", Word::permille},
    {"%0", Word::permille},
    {"/năm", Word::per_year},
    {"/ NĂM", Word::per_year},
    {"ĐẠT", Word::at_least},
    {"Đạt", Word::at_least},
    {"đa\xCC\xA3t", Word::at_least},
    {"below", Word::below},
    {"BELOW", Word::below},
};

}  // namespace

TEST_CASE("what Vietnamese words mean") {
  for (const Row& row : table) check_word(row.text, row.word);
}

TEST_CASE("every Vietnamese spelling: capitals, decomposed accents, other blanks") {
  std::size_t num_native = 0;
  for (const Vocabulary::Spelling& spelling : vietnamese().spellings) {
    if (!spelling.native) continue;
    ++num_native;
    const bool symbol = spelling.text.starts_with('%') || spelling.text.starts_with("‰");
    check_word(std::string(spelling.text), spelling.word);
    check_word(decomposed(spelling.text), spelling.word);
    check_word(with_wide_blanks(spelling.text), spelling.word);
    if (symbol) continue;
    check_word(in_capitals(spelling.text), spelling.word);
    check_word(decomposed(in_capitals(spelling.text)), spelling.word);
    const auto runs_on = vietnamese().match(std::string(spelling.text) + "x");
    const bool ends_in_symbol = spelling.text.ends_with('%');
    CHECK((ends_in_symbol || !runs_on || runs_on->num_bytes < spelling.text.size()));
  }
  CHECK(num_native > 200);
}

TEST_CASE("English has no native words, and Vietnamese ones have no place in it") {
  for (const Vocabulary::Spelling& spelling : vocabulary("en")->spellings) CHECK_FALSE(spelling.native);
  CHECK_FALSE(vocabulary("en")->match("dưới").has_value());
}

TEST_CASE("every word but the symbols has a Vietnamese spelling") {
#define GOALPOST_WORD(name, ...)                                                                             \
  {                                                                                                          \
    const std::string_view text = vietnamese().canonical(Word::name);                                        \
    CHECK_MESSAGE((text != vocabulary("en")->canonical(Word::name) || text.size() <= 3), std::string(text)); \
  }
#include "goalpost/language/words.def"
#undef GOALPOST_WORD
}

TEST_CASE("natural Vietnamese names need no backticks") {
  for (const char* const name :
       {"xã",        "huyện",    "tỉnh",  "nam",  "nữ",    "giới_tính", "khu_vực", "nông_thôn",
        "thành_thị", "trẻ_em",   "số_ca", "tổng", "tỷ_lệ", "năm",       "ngày",    "số",
        "điểm",      "không",    "có",    "với",  "tháng", "phần_trăm", "trẻ",     "kế",
        "mục",       "chỉ_tiêu", "đo",    "tỷ",   "lần",   "cao",       "thấp",    "trẻ_em_dưới_5_tuổi"}) {
    CAPTURE(std::string(name));
    CHECK_FALSE(vietnamese().reserves(name));
  }
  for (const char* const name : {"dưới", "đạt", "giảm", "từ", "và", "kỳ", "BELOW"}) {
    CAPTURE(std::string(name));
    CHECK(vietnamese().reserves(name));
  }
}

TEST_CASE("numbers in Vietnamese style") {
  struct Number {
    const char* text;
    const char* value;  ///< "" for none
    bool decimal_dot;
  };
  constexpr Number numbers[] = {
      {"1.000", "1000", false},  {"1.000.000", "1000000", false},
      {"4,1", "4.1", false},     {"1.000,5", "1000.5", false},
      {"98.07", "98.07", true},  {"0.125", "0.125", true},
      {"16,8", "16.8", false},   {"1234.567", "", false},
      {"1.5.2", "", true},       {"12.345,678", "12345.678", false},
      {"04", "4", false},        {"100.000", "100000", false},
      {"1,000", "1.000", false}, {"0,125", "0.125", false},
      {"1.0", "1.0", true},
  };
  for (const Number& number : numbers) {
    CAPTURE(std::string(number.text));
    const NumberReading reading = read_number(number.text, vietnamese().numbers);
    CHECK((reading.problem == NumberProblem::none) == (*number.value != '\0'));
    if (*number.value != '\0') CHECK(to_text(reading.value) == number.value);
    CHECK(reading.decimal_dot == number.decimal_dot);
  }
}
