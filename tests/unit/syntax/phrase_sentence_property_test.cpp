// Generated sentences: how an item is numbered × what it is called × where its year stands × its figure. Each must give the
// structure it was made from, the name to the letter.
#include <doctest/doctest.h>

#include <array>
#include <string>
#include <vector>

#include "phrase_reading.hpp"

using phrase_tests::read;

namespace {

/// What an official writes in front of a sentence, and what says nothing of it.
const char* const numberings[] = {"",
                                  "- ",
                                  "+ ",
                                  "* ",
                                  "• ",
                                  "1. ",
                                  "12. ",
                                  "2.3. ",
                                  "2.3.1. ",
                                  "2.3 ",
                                  "7) ",
                                  "1.2) ",
                                  "(1) ",
                                  "a) ",
                                  "b. ",
                                  "đ) ",
                                  "I. ",
                                  "- 2.1. ",
                                  "5/ ",
                                  "1 - ",
                                  "Chỉ tiêu 5: ",
                                  "Chỉ tiêu 12. ",
                                  "Mục tiêu 3: ",
                                  "- Mục tiêu 2: ",
                                  "Chỉ tiêu số 4: ",
                                  "Chỉ tiêu 1.1: ",
                                  "Về y tế: ",
                                  "- Chỉ tiêu: "};
struct Named {
  const char* name;
  bool lower;  ///< the less the better
};
const Named names[] = {{"Tỷ lệ trẻ em dưới 1 tuổi được tiêm chủng đầy đủ 8 loại vắc xin", false},
                       {"Tỷ lệ trẻ em từ 6 - 23 tháng tuổi được ăn bổ sung đúng", false},
                       {"Tỷ lệ huy động trẻ em 5 tuổi đi học mẫu giáo", false},
                       {"Tỷ lệ xã đạt chuẩn quốc gia mức độ 2 trở lên", false},
                       {"Tỷ lệ trẻ em (11 đến 14 tuổi) hoàn thành chương trình tiểu học", false},
                       {"Tỷ lệ phụ nữ được khám thai ít nhất 4 lần trong 3 kỳ thai nghén", false},
                       {"Tỷ lệ trẻ em dưới 5 tuổi suy dinh dưỡng thể thấp còi (chiều cao/tuổi)", true},
                       {"Tỷ lệ trẻ có cân nặng sơ sinh thấp (dưới 2.500 gram)", true},
                       {"Tỷ lệ lao động trẻ em từ 5 đến 17 tuổi", true},
                       {"Tỷ lệ sinh con thứ 3 trở lên", true}};
struct When {
  const char* written;
  const char* structure;
};
const When whens[] = {{"", ""},
                      {"vào năm 2025", "; by 2025"},
                      {"đến năm 2030", "; by 2030"},
                      {"giai đoạn 2021 - 2025", "; since 2021; until 2025"},
                      {"hằng năm", "; every year"}};
struct Figure {
  const char* written;
  const char* structure;
  bool lower;
};
const Figure figures[] = {{"dưới 5,5%", "< 5.5% lower", true},       {"không quá 0,3 %", "<= 0.3% lower", true},
                          {"xuống còn 4,9%", "<= 4.9% lower", true}, {"< 9‰", "< 9‰ lower", true},
                          {"đạt 98,5%", ">= 98.5% higher", false},   {"đạt trên 95%", "> 95% higher", false},
                          {"≥ 90%", ">= 90% higher", false},         {"đạt từ 90% trở lên", ">= 90% higher", false}};

std::string lowered(std::string name) {
  CHECK(name.front() == 'T');
  name.front() = 't';
  return name;
}

}  // namespace

TEST_CASE("numbering × name × figure × year, in front and behind") {
  int num_sentences = 0;
  int num_wrong = 0;
  for (const char* numbering : numberings) {
    for (const Named& named : names) {
      for (const Figure& figure : figures) {
        if (figure.lower != named.lower) continue;
        for (const When& when : whens) {
          const std::string expected =
              std::string("level ") + figure.structure + when.structure + "; subject " + named.name;
          const std::string behind = *when.written == '\0' ? "" : std::string(" ") + when.written;
          const std::string text = std::string(numbering) + named.name + ' ' + figure.written + behind + ".";
          CAPTURE(text);
          ++num_sentences;
          if (num_wrong > 10) continue;
          const std::string got = read(text);
          num_wrong += got == expected ? 0 : 1;
          CHECK(got == expected);
          if (*when.written == '\0') continue;
          std::string front = when.written;
          front = front == "hằng năm"        ? "Hằng năm"
                  : front.starts_with("vào") ? "Vào năm 2025"
                  : front.starts_with("đến") ? "Đến năm 2030"
                                             : "Giai đoạn 2021 - 2025";
          for (const char* lead : {", ", ": ", ", phấn đấu "}) {
            const std::string head = std::string(numbering) + front + lead + lowered(named.name) + ' ' + figure.written;
            CAPTURE(head);
            const std::string wanted =
                std::string("level ") + figure.structure + when.structure + "; subject " + lowered(named.name);
            const std::string answer = read(head);
            num_wrong += answer == wanted ? 0 : 1;
            CHECK(answer == wanted);
          }
        }
      }
    }
  }
  CHECK(num_sentences > 5000);
}

TEST_CASE("a year or a reference said once holds for every clause") {
  const char* const first = "tỷ lệ trẻ em được đăng ký khai sinh";
  const char* const second = "tỷ lệ trẻ em được cấp thẻ bảo hiểm y tế";
  for (const char* join : {", ", " và ", "; "}) {
    for (const auto& [year, structure] :
         {std::pair{"năm 2025", "; by 2025"}, std::pair{"giai đoạn 2021-2025", "; since 2021; until 2025"}}) {
      const std::string expected = std::string("level >= 98% higher") + structure + "; subject " + first +
                                   " | level > 95% higher" + structure + "; subject " + second;
      const std::string both = std::string(first) + " đạt 98%" + join + second + " đạt trên 95%";
      CHECK(read(std::string(year) + ", " + both) == expected);
      // Behind a semicolon a year at the end is that of its own clause.
      const bool apart = std::string_view(join) == "; ";
      const std::string own = std::string("level >= 98% higher; subject ") + first + " | level > 95% higher" +
                              structure + "; subject " + second;
      CHECK(read(both + ' ' + year) == (apart ? own : expected));
    }
    const std::string changes = std::string("giảm 10% số vụ bạo lực trẻ em") + join + "giảm 15% số vụ đuối nước";
    const std::string reduced =
        "reduce <= 10% lower; versus 2020; subject số vụ bạo lực trẻ em | reduce <= 15% lower; versus 2020; subject số "
        "vụ "
        "đuối nước";
    CHECK(read(changes + " so với năm 2020") == reduced);
    CHECK(read("So với năm 2020, " + changes) == reduced);
    CHECK(read("Mỗi năm " + changes) ==
          "reduce <= 10% lower; every year; subject số vụ bạo lực trẻ em | reduce <= 15% lower; every year; subject số "
          "vụ "
          "đuối nước");
  }
  // Said of one clause in the middle of a list, it may hold for one alone.
  CHECK(read("tỷ lệ trẻ em được khai sinh đạt 98% vào năm 2025; tỷ lệ trẻ em được cấp thẻ đạt 95%")
            .ends_with("NOT UNDERSTOOD"));
  CHECK(read("tỷ lệ A đạt 90% vào năm 2025 và 95% vào năm 2030; tỷ lệ B đạt 95%").ends_with("NOT UNDERSTOOD"));
}

TEST_CASE("as many years or groups as figures") {
  const std::string expected = "level >= 80% higher; by 2025 | level >= 85% higher; by 2030";
  for (const char* text : {"đạt 80% vào năm 2025 và 85% vào năm 2030", "đạt 80% (năm 2025), 85% (năm 2030)",
                           "đạt lần lượt 80% và 85% vào năm 2025 và năm 2030", "đạt 80% và 85% vào các năm 2025, 2030",
                           "đạt 80%/85% vào năm 2025/2030", "năm 2025 đạt 80%, năm 2030 đạt 85%",
                           "đến năm 2025 đạt 80%; đến năm 2030 đạt 85%"}) {
    CAPTURE(std::string(text));
    CHECK(read(text) == expected);
  }
  CHECK(read("đạt lần lượt 80% và 85%").ends_with("NOT UNDERSTOOD"));
  CHECK(read("đạt lần lượt 70%, 80% và 85% vào năm 2025 và năm 2030").ends_with("NOT UNDERSTOOD"));
  CHECK(read("Tỷ lệ học sinh bỏ học: tiểu học 0,05%, THCS 0,2%") ==
        "level <= 0.05% lower; where tiểu học; subject Tỷ lệ học sinh bỏ học | level <= 0.2% lower; where THCS; "
        "subject Tỷ lệ "
        "học sinh bỏ học");
}

TEST_CASE("amounts in two parts, by the year, in every area") {
  struct Tail {
    const char* written;
    const char* structure;
  };
  const Tail tails[] = {{"", ""},
                        {"/năm", "; per năm"},
                        {" mỗi năm", "; per năm"},
                        {"/xã/năm", "; in every xã; per năm"},
                        {"/huyện", "; in every huyện"},
                        {"/trẻ em/tháng", "; per tháng; noun trẻ em"}};
  for (const int billions : {1, 2, 12}) {
    for (const int millions : {5, 50, 350, 500}) {
      for (const char* front : {"ít nhất ", "tối thiểu ", "đạt từ "}) {
        for (const Tail& tail : tails) {
          if (std::string(front) == "đạt từ ") continue;
          const std::string text =
              front + std::to_string(billions) + " tỷ " + std::to_string(millions) + " triệu đồng" + tail.written;
          CAPTURE(text);
          const std::int64_t amount = billions * 1'000'000'000LL + millions * 1'000'000LL;
          CHECK(read(text) == "level >= " + std::to_string(amount) + " VND higher" + tail.structure);
        }
      }
    }
  }
  CHECK(read("từ 3 tỷ đến 5 tỷ đồng/năm") == "between ? 3000000000 VND to 5000000000 VND unknown; per năm");
  CHECK(read("bố trí kinh phí 20 triệu/xã/năm") ==
        "level >= 20000000 VND higher; in every xã; per năm; subject bố trí kinh phí");
  CHECK(read("tối thiểu 20 triệu").ends_with("NOT UNDERSTOOD"));
}

TEST_CASE("multiples, trends and what stays as it was") {
  const struct {
    const char* text;
    const char* expected;
  } cases[] = {
      {"tăng gấp 2 lần so với năm 2020", "increase >= 2 times higher; versus 2020"},
      {"gấp 2 lần năm 2020", "increase >= 2 times higher; versus 2020"},
      {"tăng gấp đôi so với năm 2020", "increase >= 2 times higher; versus 2020"},
      {"bằng 1,5 lần so với năm 2020", "increase >= 1.5 times higher; versus 2020"},
      {"bằng 1,5 lần năm 2020", "increase >= 1.5 times higher; versus 2020"},
      {"thấp hơn năm 2024", "reduce < - lower; versus 2024"},
      {"cao hơn năm trước", "increase > - higher; versus prior year"},
      {"không cao hơn năm 2024", "maintain <= - lower; versus 2024"},
      {"không tăng so với năm trước", "maintain <= - lower; versus prior year"},
      {"không giảm so với năm 2024", "maintain >= - higher; versus 2024"},
      {"năm sau thấp hơn năm trước", "reduce < - lower; versus prior year; every year"},
      {"duy trì như năm 2024", "maintain ? - unknown; versus 2024"},
      {"109 ± 2", "about ? 109 unknown; tolerance 2"},
      {"5% ± 0,5%", "about ? 5% unknown; tolerance 0.5%"},
      {"khoảng 300.000 đồng (± 10%)", "about ? 300000 VND unknown; tolerance 10%"},
      {"khoảng 5% với sai số 0,5 điểm phần trăm", "about ? 5% unknown; tolerance 0.5 points"},
      {"trong khoảng từ 103 đến 107", "between ? 103 to 107 unknown"},
      {"dưới 112 bé trai/100 bé gái", "level < 112/100 lower"},
      {"giảm 10% như năm 2024", "reduce <= 10% lower | NOT UNDERSTOOD"},
      {"bằng năm 2024", "NOT UNDERSTOOD"},
      {"giảm một nửa so với năm 2020", "reduce < - lower; versus 2020; subject một nửa | NOT UNDERSTOOD"},
      {"giảm tối đa 10%", "NOT UNDERSTOOD"},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.text));
    goalpost::PhraseOptions options;
    const std::string got = phrase_tests::described(goalpost::read_phrase(c.text, options),
                                                    std::string(c.text).find("một nửa") != std::string::npos);
    if (got.ends_with("NOT UNDERSTOOD") && std::string(c.expected).ends_with("NOT UNDERSTOOD")) continue;
    CHECK(got == c.expected);
  }
}
