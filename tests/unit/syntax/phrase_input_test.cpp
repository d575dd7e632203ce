// Phrases as they come: decomposed letters, typography, line breaks, footnote marks, damage of every kind.
#include <doctest/doctest.h>
#include <utf8proc.h>

#include <cstdlib>
#include <random>
#include <string>
#include <vector>

#include "phrase_reading.hpp"

using phrase_tests::read;

namespace {

std::string decomposed(const std::string& text) {
  utf8proc_uint8_t* raw = utf8proc_NFD(reinterpret_cast<const utf8proc_uint8_t*>(text.c_str()));
  REQUIRE(raw != nullptr);
  std::string out(reinterpret_cast<const char*>(raw));
  std::free(raw);
  return out;
}

}  // namespace

TEST_CASE("decomposed letters, upper case, blanks and line breaks change nothing") {
  const std::string text =
      "Giảm tỷ lệ trẻ em dưới 5 tuổi béo phì xuống dưới 7% đối với nông thôn và dưới 10% đối với thành thị vào năm "
      "2025";
  const std::string expected = read(text);
  CHECK(expected ==
        "level < 7% lower; by 2025; where nông thôn; subject tỷ lệ trẻ em dưới 5 tuổi béo phì | "
        "level < 10% lower; by 2025; where thành thị; subject tỷ lệ trẻ em dưới 5 tuổi béo phì");
  CHECK(read(decomposed(text)) == expected);
  std::string broken = text;
  for (std::size_t at = broken.find(' '), n = 0; at != std::string::npos; at = broken.find(' ', at + 3), ++n)
    broken.replace(at, 1, n % 3 == 0 ? "\n" : n % 3 == 1 ? "\xC2\xA0" : " \t ");
  // Every break is a blank; the name has one blank between its words.
  CHECK(read(broken).substr(0, 40) == expected.substr(0, 40));
  CHECK(goalpost::read_phrase(broken).understood);
  CHECK(read("XUỐNG DƯỚI 7% ĐỐI VỚI NÔNG THÔN") == "level < 7% lower; where NÔNG THÔN");
}

TEST_CASE("places are byte ranges of the text that was given") {
  const std::string text = decomposed("đạt 90%") + " kế hoạch năm";
  const goalpost::Phrase phrase = goalpost::read_phrase(text);
  for (const goalpost::PhraseRemark& remark : phrase.not_understood) {
    CHECK(remark.range.end_byte <= text.size());
    CHECK(remark.text == text.substr(remark.range.begin_byte, remark.range.end_byte - remark.range.begin_byte));
  }
}

TEST_CASE("typed signs, mixed numbers and footnote marks are understood with a warning") {
  struct Case {
    const char* text;
    const char* expected;
  };
  const Case cases[] = {
      {"dưới 12%o", "level < 12‰ lower"},
      {"dưới 12%0", "level < 12‰ lower"},
      {"dưới 13, 41‰", "level < 13.41‰ lower"},
      {"đạt 98.07%", "level >= 98.07% higher"},
      {"đạt 90%¹", "level >= 90% higher"},
      {"đạt 90% (1)", "level >= 90% higher"},
      {"đạt 90%[2]", "level >= 90% higher"},
      {"đạt 90%*", "level >= 90% higher"},
      {"đạt 90%1", "level >= 90% higher"},
      {"đạt 90% (chín mươi phần trăm)", "level >= 90% higher"},
      {"ít nhất 02 (hai) mô hình", "level >= 2 higher; noun mô hình"},
      {"dưới 16/100,000", "level < 16/100000 lower"},
      {"trên 1,000,000 đồng", "level > 1000000 VND higher"},
      {"đạt 90", "level >= 90 higher"},
  };
  for (const Case& c : cases) {
    CAPTURE(std::string(c.text));
    CHECK(read(c.text) == c.expected);
    CHECK(goalpost::read_phrase(c.text).warnings.size() == 1);
  }
}

TEST_CASE("what has two readings, or none, is not understood, and the place is said") {
  const char* texts[] = {"",
                         "   ",
                         "%",
                         "phấn đấu hoàn thành tốt nhiệm vụ",
                         "1,500 tỷ đồng",
                         "12.500%",
                         "5,5,5%",
                         "-5%",
                         "không đạt 90%",
                         "chưa đạt 90%",
                         "gần 90%",
                         "giảm tỷ lệ bỏ học đến 5%",
                         "Tăng tỷ lệ đi học trên 5%",
                         "giảm không quá 5% so với năm 2024",
                         "dưới 5% trên 3%",
                         "từ 10% đến 8%",
                         "80% và 90%",
                         "80%/90%",
                         "đạt 90% trừ các xã đảo",
                         "so với năm 2024",
                         "giảm so với giai đoạn 2016 - 2020",
                         "giảm 10% so với giai đoạn 2016 - 2020",
                         "giảm 10% so với kế hoạch",
                         "trước năm 2030 đạt 90%",
                         "giảm 2 lần so với năm 2020",
                         "Tỷ lệ trẻ em không tăng quá 5%",
                         "đạt 90% vào tháng 6/2025",
                         "đạt 90% đến 30/6/2025",
                         "báo cáo trước 20/11",
                         "100% được hỗ trợ",
                         "1 lần/năm/trẻ",
                         "đạt 85 -",
                         "tăng, giảm 5%",
                         "sau 5 năm giảm 20%",
                         "Điện thoại: 18008077",
                         "cơ bản không còn hộ nghèo",
                         "đạt 90%/kế hoạch 85%",
                         "giảm 10% số vụ và 95% trẻ em được tư vấn",
                         "đạt 100% kế hoạch",
                         "5 năm giảm 20%",
                         "Hỗ trợ 500 trẻ em với mức 1.000.000 đồng/em",
                         "Mỗi dòng họ có ít nhất 01 mô hình",
                         "đạt 90%, phấn đấu đạt 95% vào năm 2030",
                         "1 234 567 đồng",
                         "gần một nửa số xã đạt 50%",
                         "đạt 90% (năm 2024: 85%)",
                         "Tỷ lệ tử vong đạt 5%",
                         "1234567890123456789%",
                         "vào ngày 31/2/2025",
                         "đạt 90% vào năm 2025 đến năm 2024"};
  for (const char* text : texts) {
    CAPTURE(text);
    const goalpost::Phrase phrase = goalpost::read_phrase(text);
    CAPTURE(phrase_tests::described(phrase));
    CHECK_FALSE(phrase.understood);
    CHECK_FALSE(phrase.not_understood.empty());
  }
}

TEST_CASE("strata come from headings or from the name, never from nowhere") {
  CHECK(read("1,5%/2%", "", {"nông thôn", "thành thị"}) ==
        "level ? 1.5% unknown; where nông thôn | level ? 2% unknown; where thành thị");
  CHECK(read("1,5%/2%", "Giảm tỷ lệ trẻ béo phì", {"nông thôn", "thành thị"}) ==
        "level <= 1.5% lower; where nông thôn | level <= 2% lower; where thành thị");
  CHECK(read("1,5%; 2%", "Giảm tỷ lệ trẻ béo phì", {"nam", "nữ"}) ==
        "level <= 1.5% lower; where nam | level <= 2% lower; where nữ");
  CHECK(read("1,5%/2%/3%", "Giảm tỷ lệ trẻ béo phì", {"nông thôn", "thành thị"}) == "NOT UNDERSTOOD");
  CHECK(read("dưới 5% đối với vùng A, dưới 6% đối với vùng B", "", {"vùng A", "vùng B"}) ==
        "level < 5% lower; where vùng A | level < 6% lower; where vùng B");
}

TEST_CASE("English goes through the same tables") {
  const auto english = [](const char* text) {
    goalpost::PhraseOptions options;
    options.language = "en";
    return phrase_tests::described(goalpost::read_phrase(text, options));
  };
  CHECK(english("at most 16/100,000 by 2025") == "level <= 16/100000 lower; by 2025");
  CHECK(english("below 4.1‰") == "level < 4.1‰ lower");
  CHECK(english("Reduce infant mortality to below 9‰") == "level < 9‰ lower; subject infant mortality");
  CHECK(english("reduce by 30% versus 2024") == "reduce <= 30% lower; versus 2024");
  CHECK(english("maintain 100%") == "maintain >= 100% higher");
}

TEST_CASE("hostile texts end quickly and keep to the rules") {
  for (const std::string& piece :
       {std::string("5% "), std::string("("), std::string("từ "), std::string("1,5%/"),
        std::string("a\xCC\x81\xCC\x81\xCC\x81"), std::string("đối với "), std::string("năm 2025 "),
        std::string("trẻ em, "), std::string("giảm 5% số vụ và "), std::string("9")}) {
    std::string text;
    while (text.size() < std::size_t{1} << 20U) text += piece;
    CHECK_FALSE(goalpost::read_phrase(text).understood);
    text.resize(16000);
    (void)goalpost::read_phrase(text);
  }
  CHECK_FALSE(goalpost::read_phrase("đạt 90\xFF%").understood);
  goalpost::PhraseOptions options;
  options.language = "fr";
  CHECK_FALSE(goalpost::read_phrase("90%", options).understood);

  // Words in any order: no crash, and never both understood and not.
  const char* words[] = {"giảm ",
                         "tăng ",
                         "duy trì ",
                         "từ ",
                         "đến ",
                         "dưới ",
                         "90% ",
                         "5 ",
                         "năm 2025 ",
                         "trẻ em ",
                         "( ",
                         ") ",
                         ", ",
                         "và ",
                         "đối với ",
                         "nông thôn ",
                         "/ ",
                         "- ",
                         "so với ",
                         "năm trước ",
                         "trở lên ",
                         "xuống còn ",
                         "mỗi huyện ",
                         "tỷ đồng ",
                         "nếu có ",
                         "lần ",
                         "khoảng ",
                         "tỷ lệ ",
                         "ngày 20/5/2025 ",
                         "hằng năm ",
                         "\xCC\x81",
                         "100.000 "};
  std::mt19937 random(7);
  for (int i = 0; i < 20000; ++i) {
    std::string text;
    for (auto n = random() % 14; n > 0; --n) text += words[random() % std::size(words)];
    const goalpost::Phrase phrase = goalpost::read_phrase(text);
    const bool consistent = phrase.understood == (phrase.not_understood.empty() && !phrase.targets.empty()) &&
                            (phrase.understood || !phrase.not_understood.empty());
    if (!consistent) CAPTURE(text);
    REQUIRE(consistent);
    for (const goalpost::PhraseTarget& target : phrase.targets) (void)goalpost::canonical_phrase(target, "vi");
  }
}
