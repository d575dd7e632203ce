// Lines as plans print them: their numbering and headings, what ends them, counts of many kinds, and what a later figure is of. Each
// structure is worked out by hand.
#include <doctest/doctest.h>

#include <string>

#include "phrase_cases.hpp"

using phrase_tests::Case;
using phrase_tests::check;
using phrase_tests::read;

TEST_CASE("what ends a sentence says nothing of a target") {
  const std::string line = "Tỷ lệ tảo hôn còn dưới 9%, không còn hôn nhân cận huyết thống";
  const std::string wanted =
      "level < 9% lower; subject Tỷ lệ tảo hôn | level = 0 lower; subject hôn nhân cận huyết thống";
  for (const char* end : {"", ".", ";", "…", "...", ",…", ".;"}) {
    CAPTURE(std::string(end));
    CHECK(read(line + end) == wanted);
  }
  CHECK(read("…") == "NOT UNDERSTOOD");
  CHECK(read("Tỷ lệ … đạt 90%").ends_with("NOT UNDERSTOOD"));  // what was left out there?
}

TEST_CASE("headings and numbers in front of a line are no part of a name") {
  const Case cases[] = {
      {"Quy mô, mạng lưới: giảm ít nhất 5% số điểm trường so với năm 2022",
       "reduce <= 5% lower; versus 2022; subject số điểm trường"},
      {"iii) Tiêu chí 4: Trên 80% học sinh rửa tay trước khi ăn",
       "level > 80% higher; subject học sinh rửa tay trước khi ăn"},
      {"Các chỉ tiêu phấn đấu đến năm 2029 như sau: 75% trẻ em biết bơi",
       "level >= 75% higher; by 2029; subject trẻ em biết bơi"},
      {"Đến năm 2029, Hòa Bình phấn đấu có 75% trẻ em biết bơi",
       "level >= 75% higher; by 2029; subject trẻ em biết bơi"},
  };
  check(cases);
  // A note is no heading, and a heading alone is no target.
  CHECK(read("Ghi chú: số liệu tính đến ngày 30/11/2025").ends_with("NOT UNDERSTOOD"));
  CHECK(read("3. Chỉ tiêu cụ thể đến 31/12/2023:").ends_with("NOT UNDERSTOOD"));
}

TEST_CASE("how often, quoted numbers and numbers of places belong to a name") {
  const Case cases[] = {
      {"Tỷ lệ người dân được đo huyết áp ít nhất một lần trong năm đạt 70%",
       "level >= 70% higher; subject Tỷ lệ người dân được đo huyết áp ít nhất một lần trong năm"},
      {"60% xã tổ chức diễn đàn trẻ em hai năm một lần",
       "level >= 60% higher; subject xã tổ chức diễn đàn trẻ em hai năm một lần"},
      {"Ít nhất 30 gia đình đạt danh hiệu “5 không, 3 sạch”",
       "level >= 30 higher; noun gia đình; subject gia đình đạt danh hiệu “5 không, 3 sạch”"},
      {"Xây dựng 12 mô hình điểm tại 10 xã thuộc 5 huyện",
       "level >= 12 higher; noun mô hình; subject Xây dựng mô hình điểm tại 10 xã thuộc 5 huyện"},
      {"100% giáo viên đạt chuẩn theo Luật Giáo dục 2019",
       "level >= 100% higher; subject giáo viên đạt chuẩn theo Luật Giáo dục 2019"},
  };
  check(cases);
}

TEST_CASE("counts of things that no list knows") {
  const Case cases[] = {
      {"Mỗi huyện có 01 bể bơi, 01 hộp thư và 01 nhà thiếu nhi",
       "level >= 1 higher; in every huyện; noun bể bơi | level >= 1 higher; in every huyện; noun hộp thư | "
       "level >= 1 higher; in every huyện; noun nhà thiếu nhi"},
      {"Xây dựng mới 03 và duy trì 08 điểm đọc sách",
       "level >= 3 higher; noun điểm; subject Xây dựng mới | maintain >= 8 higher; noun điểm; subject điểm đọc sách"},
      {"500 trường học đạt chuẩn vào năm 2026 và 600 vào năm 2029",
       "level >= 500 higher; by 2026; noun trường học; subject trường học đạt chuẩn | level >= 600 higher; by 2029; "
       "noun "
       "trường học; subject trường học đạt chuẩn"},
      {"Số người tham gia đạt 1.200.000 người, chiếm 95% dân số",
       "level >= 1200000 higher; noun người; subject Số người tham gia | level >= 95% higher; noun dân số; subject Số "
       "người "
       "tham gia"},
      {"72% số xã đạt chuẩn (tương đương 90 xã)", "level >= 72% higher; subject số xã đạt chuẩn"},
  };
  check(cases);
}

TEST_CASE("a figure without a name of its own is of the things before it") {
  const Case cases[] = {
      {"60% người cao tuổi có thẻ bảo hiểm, người khuyết tật đạt 65%",
       "level >= 60% higher; subject người cao tuổi có thẻ bảo hiểm | level >= 65% higher; subject người khuyết tật có "
       "thẻ "
       "bảo hiểm"},
      {"Tỷ lệ nữ tham gia cấp ủy cấp tỉnh đạt 15% trở lên, cấp xã 25% trở lên",
       "level >= 15% higher; subject Tỷ lệ nữ tham gia cấp ủy cấp tỉnh | level >= 25% higher; subject Tỷ lệ nữ tham "
       "gia cấp ủy "
       "cấp xã"},
      {"12.000 ngôi nhà có trẻ nhỏ được kiểm tra; 60% được gắn biển",
       "level >= 12000 higher; noun ngôi nhà; subject ngôi nhà có trẻ nhỏ được kiểm tra | level >= 60% higher; subject "
       "ngôi "
       "nhà được gắn biển"},
      {"30% trẻ em được học bơi, phấn đấu đạt 35% vào năm 2030",
       "level >= 30% higher; subject trẻ em được học bơi | level >= 35% higher; by 2030; subject trẻ em được học bơi"},
      {"Đến năm 2025: 24% trẻ em nhà trẻ và 91% trẻ em mẫu giáo được đến trường; đến năm 2030: 31% trẻ em nhà trẻ và "
       "96% trẻ em mẫu "
       "giáo được đến trường",
       "level >= 24% higher; by 2025; subject trẻ em nhà trẻ được đến trường | level >= 91% higher; by 2025; subject "
       "trẻ em mẫu "
       "giáo được đến trường | level >= 31% higher; by 2030; subject trẻ em nhà trẻ được đến trường | level >= 96% "
       "higher; by "
       "2030; subject trẻ em mẫu giáo được đến trường"},
  };
  check(cases);
}

TEST_CASE("a clause without a figure in front of `;` is no part of the name behind it") {
  const Case cases[] = {
      {"Cần Thơ không còn nhà tạm; 70% số hộ nghèo được hỗ trợ",
       "level = 0 lower; subject nhà tạm | level >= 70% higher; subject số hộ nghèo được hỗ trợ"},
      {"Hạn chế số vụ xâm hại trẻ em; 100% vụ việc được xử lý", "level >= 100% higher; subject vụ việc được xử lý"},
      {"Duy trì không có lao động trẻ em", "level = 0 lower; subject lao động trẻ em"},
  };
  check(cases);
  // A number that was read may not be left out with its clause.
  CHECK(read("thực hành mẫu số 3.000; 50% đối tượng được tư vấn").ends_with("NOT UNDERSTOOD"));
  CHECK(read("loại trừ sốt rét tại ít nhất 40 tỉnh").ends_with("NOT UNDERSTOOD"));
}

TEST_CASE("a start, and an estimate or a range to reach, read back the same") {
  for (const char* phrase : {"giảm từ 12% xuống còn khoảng 10%", "giảm từ 12% xuống còn 8 - 10%",
                             "tăng từ 40% lên khoảng 60%", "giảm từ 12% năm 2021 xuống còn 8 - 10%"}) {
    CAPTURE(std::string(phrase));
    const goalpost::Phrase once = goalpost::read_phrase(phrase);
    REQUIRE(once.understood);
    CHECK(read(goalpost::canonical_phrase(once.targets.front(), "vi")) == phrase_tests::described(once));
  }
  CHECK(read("giảm từ 12% xuống còn 8 - 10%") == "between <= 8% to 10% lower; start 12%");
  CHECK(read("tăng từ 40% lên khoảng 60%") == "about >= 60% higher; start 40%");
}

TEST_CASE("a name in front of a colon, behind `đạt tỷ lệ` or cut short behind `trong đó` is kept whole") {
  const Case cases[] = {
      {"Khách du lịch: tăng trên 10% so với năm 2025", "increase > 10% higher; versus 2025; subject Khách du lịch"},
      {"Thu cân đối ngân sách: tăng 10%/năm", "increase >= 10% higher; every year; subject Thu cân đối ngân sách"},
      {"Quy mô, mạng lưới: giảm ít nhất 10% số trường", "reduce <= 10% lower; subject số trường"},
      {"Phấn đấu tăng thu ngân sách bình quân 11% mỗi năm",
       "increase >= 11% higher; every year; average; subject thu ngân sách"},
      {"Phấn đấu đạt tỷ lệ nữ đại biểu là trên 35%", "level > 35% higher; subject tỷ lệ nữ đại biểu"},
      {"Lao động qua đào tạo đạt 65%; trong đó, có bằng cấp đạt 30%",
       "level >= 65% higher; subject Lao động qua đào tạo | level >= 30% higher; subject Lao động qua đào tạo, trong "
       "đó có bằng cấp"},
  };
  check(cases);
}
