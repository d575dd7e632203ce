// What plans leave out because it was said before, and what they put into names: each rule with its structure, worked out by hand.
#include <doctest/doctest.h>

#include <string>

#include "phrase_cases.hpp"

using phrase_tests::Case;
using phrase_tests::check;
using phrase_tests::read;

TEST_CASE("groups in parentheses are targets of their own, and the figure in front stays that of the whole") {
  const Case cases[] = {
      {"Tỷ lệ hộ nghèo dưới 4% (đồng bằng dưới 2%, miền núi dưới 9%)",
       "level < 4% lower; subject Tỷ lệ hộ nghèo | level < 2% lower; where đồng bằng; subject Tỷ lệ hộ nghèo | "
       "level < 9% lower; where miền núi; subject Tỷ lệ hộ nghèo"},
      {"Tỷ lệ trẻ em biết bơi đạt 50% (thành thị 60%; nông thôn 40%) vào năm 2028",
       "level >= 50% higher; by 2028; subject Tỷ lệ trẻ em biết bơi | level >= 60% higher; by 2028; where thành thị; "
       "subject Tỷ lệ trẻ em biết bơi | level >= 40% higher; by 2028; where nông thôn; subject Tỷ lệ trẻ em biết bơi"},
      {"đạt 90% (kế hoạch 85%)", "NOT UNDERSTOOD"},
      {"đạt 90% (năm 2024 đạt 88%)", "NOT UNDERSTOOD"},
  };
  check(cases);
}

TEST_CASE("a name that says only what differs is completed from the one before, with a warning") {
  const Case cases[] = {
      {"Tỷ lệ học sinh tiểu học bỏ học dưới 0,1%; THCS dưới 0,4%",
       "level < 0.1% lower; subject Tỷ lệ học sinh tiểu học bỏ học | level < 0.4% lower; subject Tỷ lệ học sinh THCS "
       "bỏ học"},
      {"Tỷ suất tử vong trẻ em dưới 1 tuổi còn 10‰, dưới 5 tuổi còn 15‰",
       "level <= 10‰ lower; subject Tỷ suất tử vong trẻ em dưới 1 tuổi | level <= 15‰ lower; subject Tỷ suất tử vong "
       "trẻ em "
       "dưới 5 tuổi"},
      {"Tỷ lệ nước thải đô thị được xử lý đạt 60%, nông thôn đạt 30%",
       "level >= 60% higher; subject Tỷ lệ nước thải đô thị được xử lý | level >= 30% higher; subject Tỷ lệ nước thải "
       "nông "
       "thôn được xử lý"},
      {"Tỷ lệ hộ nghèo còn 3%, hộ cận nghèo còn 5%",
       "level <= 3% lower; subject Tỷ lệ hộ nghèo | level <= 5% lower; subject Tỷ lệ hộ cận nghèo"},
      {"nam đạt 60%, nữ đạt 55%", "level >= 60% higher; where nam | level >= 55% higher; where nữ"},
  };
  check(cases);
  CHECK(goalpost::read_phrase("Tỷ lệ hộ nghèo còn 3%, hộ cận nghèo còn 5%").warnings.size() == 1);
  // Nothing of the first name fits.
  CHECK(read("Tỷ lệ hộ nghèo còn 3%, quỹ đạo còn 5%").ends_with("NOT UNDERSTOOD"));
}

TEST_CASE("what is said once of several things holds for each") {
  const Case cases[] = {
      {"100% bí thư, 90% trưởng thôn và 80% đoàn viên được tập huấn",
       "level >= 100% higher; subject bí thư được tập huấn | level >= 90% higher; subject trưởng thôn được tập huấn | "
       "level >= 80% higher; subject đoàn viên được tập huấn"},
      {"70% trường học và 60% trạm y tế có nước sạch",
       "level >= 70% higher; subject trường học có nước sạch | level >= 60% higher; subject trạm y tế có nước sạch"},
      {"Giảm 9% số vụ, 7% số người chết và 5% số người bị thương do cháy nổ so với năm 2023",
       "reduce <= 9% lower; versus 2023; subject số vụ do cháy nổ | reduce <= 7% lower; versus 2023; subject số người "
       "chết do "
       "cháy nổ | reduce <= 5% lower; versus 2023; subject số người bị thương do cháy nổ"},
      {"Giảm 10% số vụ bạo lực trẻ em, 95% trẻ em được tư vấn",
       "reduce <= 10% lower; subject số vụ bạo lực trẻ em | level >= 95% higher; subject trẻ em được tư vấn"},
      {"tỷ lệ hồ sơ trực tuyến năm 2026 đạt 80%; tỷ lệ này năm 2030 là 95%",
       "level >= 80% higher; by 2026; subject tỷ lệ hồ sơ trực tuyến | level >= 95% higher; by 2030; subject tỷ lệ hồ "
       "sơ "
       "trực tuyến"},
      {"90% ở thành thị và 70% ở nông thôn vào năm 2026; 95% ở thành thị và 80% ở nông thôn vào năm 2030",
       "level ? 90% unknown; by 2026; where thành thị | level ? 70% unknown; by 2026; where nông thôn | level ? 95% "
       "unknown; "
       "by 2030; where thành thị | level ? 80% unknown; by 2030; where nông thôn"},
  };
  check(cases);
}

TEST_CASE("counts and times inside a name stay in it") {
  const Case cases[] = {
      {"90% thôn có ít nhất 02 điểm thu gom rác", "level >= 90% higher; subject thôn có ít nhất 02 điểm thu gom rác"},
      {"85% trường tổ chức tối thiểu 03 buổi ngoại khóa/năm",
       "level >= 85% higher; subject trường tổ chức tối thiểu 03 buổi ngoại khóa/năm"},
      {"Tỷ lệ trẻ được cân hằng tháng đạt 97%", "level >= 97% higher; subject Tỷ lệ trẻ được cân hằng tháng"},
      {"Tỷ lệ trẻ em tiêm vắc xin sởi mũi 2 đạt 95%",
       "level >= 95% higher; subject Tỷ lệ trẻ em tiêm vắc xin sởi mũi 2"},
      {"Tỷ lệ cơ sở thực hiện Thông tư số 12/2021/TT-BYT đạt 100%",
       "level >= 100% higher; subject Tỷ lệ cơ sở thực hiện Thông tư số 12/2021/TT-BYT"},
      {"Theo Kế hoạch số 45/KH-UBND, tỷ lệ trẻ em biết bơi đạt 40%",
       "level >= 40% higher; subject tỷ lệ trẻ em biết bơi"},
      {"50 người khuyết tật có nhu cầu được học nghề",
       "level >= 50 higher; noun người khuyết tật; subject người khuyết tật có nhu cầu được học nghề"},
      {"mỗi thôn có ít nhất một đội văn nghệ", "level >= 1 higher; in every thôn; noun đội văn nghệ"},
  };
  check(cases);
}

TEST_CASE("what stands beside the start of a change holds for its end") {
  const Case cases[] = {
      {"Tỷ lệ hộ nghèo đối với miền núi giảm từ 12% xuống còn 10%",
       "level <= 10% lower; start 12%; where miền núi; subject Tỷ lệ hộ nghèo"},
      {"đến năm 2027 giảm từ 12% xuống còn 10%", "level <= 10% lower; start 12%; by 2027"},
      {"giảm từ 12% năm 2023 xuống còn 10% năm 2027", "level <= 10% lower; start 12%; since 2023; by 2027"},
      {"giai đoạn 2026-2030 tăng từ 60% lên 75%", "level >= 75% higher; start 60%; since 2026; until 2030"},
  };
  check(cases);
}

TEST_CASE("numbers in words count things") {
  const Case cases[] = {
      {"ít nhất hai mươi mốt mô hình", "level >= 21 higher; noun mô hình"},
      {"tổ chức mười lăm lớp tập huấn", "level >= 15 higher; noun lớp tập huấn; subject tổ chức"},
      {"đạt chín mươi phần trăm", "level >= 90% higher"},
      {"không quá năm vụ", "level <= 5 lower; noun vụ"},
  };
  check(cases);
  // `một số` is some, not one
  CHECK(read("hỗ trợ một số trẻ em") == "NOT UNDERSTOOD");
}
