// What plans write beside a figure and a name - lists, parts in brackets, ages, frequencies, who gets it - and what may not be left out of a
// structure once it was read. Each structure worked out by hand.
#include <doctest/doctest.h>

#include <string>

#include "phrase_cases.hpp"

using phrase_tests::Case;
using phrase_tests::check;
using phrase_tests::read;

TEST_CASE("the difference in brackets behind a level is a target of its own; a part in brackets is one of the list") {
  const Case cases[] = {
      {"Số hộ cận nghèo còn 900 hộ (giảm 250 hộ)",
       "level <= 900 lower; noun hộ; subject Số hộ cận nghèo | reduce <= 250 lower; noun hộ; subject Số hộ cận nghèo"},
      {"Tỷ lệ hộ nghèo còn 3,5% (giảm 1,2 điểm phần trăm)",
       "level <= 3.5% lower; subject Tỷ lệ hộ nghèo | reduce <= 1.2 points lower; subject Tỷ lệ hộ nghèo"},
      {"75% trường học có thư viện (trong đó 40% trường tiểu học có thư viện đạt chuẩn)",
       "level >= 75% higher; subject trường học có thư viện | level >= 40% higher; subject trường tiểu học có thư viện "
       "đạt chuẩn"},
      {"Số điều dưỡng trên 10.000 dân đạt 20 (trong đó tuyến xã đạt 3)",
       "level >= 20/10000 higher; subject Số điều dưỡng trên 10.000 dân | level >= 3/10000 higher; where tuyến xã; "
       "subject Số điều dưỡng trên 10.000 dân"},
  };
  check(cases);
  // 2% of what, or two points?
  CHECK(read("Tỷ lệ bao phủ bảo hiểm y tế đạt 95% (tăng 2%)").ends_with("NOT UNDERSTOOD"));
}

TEST_CASE("what is said once of all things in a list, and how often something is done") {
  const Case cases[] = {
      {"70% trường tiểu học và 60% trường THCS tổ chức dạy bơi",
       "level >= 70% higher; subject trường tiểu học tổ chức dạy bơi | level >= 60% higher; subject trường THCS tổ "
       "chức dạy bơi"},
      {"giảm 4% tổng số vụ cháy và 6% số người chết",
       "reduce <= 4% lower; subject tổng số vụ cháy | reduce <= 6% lower; subject số người chết"},
      {"Giảm 5% số vụ và 8% số người chết do đuối nước hằng năm",
       "reduce <= 5% lower; every year; subject số vụ do đuối nước | reduce <= 8% lower; every year; subject số người "
       "chết do đuối nước"},
      {"100% bếp ăn được thanh tra, kiểm tra ít nhất 01 lần/năm",
       "level >= 100% higher; subject bếp ăn được thanh tra, kiểm tra ít nhất 01 lần/năm"},
      {"Tỷ lệ trẻ được cân 03 tháng một lần đạt 90%",
       "level >= 90% higher; subject Tỷ lệ trẻ được cân 03 tháng một lần"},
      {"Tỷ lệ khám sức khỏe cho người cao tuổi đạt 80%, cho học sinh đạt 95%",
       "level >= 80% higher; subject Tỷ lệ khám sức khỏe cho người cao tuổi | level >= 95% higher; subject Tỷ lệ khám "
       "sức khỏe cho học sinh"},
      {"Tỷ lệ trẻ đi mẫu giáo đạt 98%; đối với trẻ em có hoàn cảnh khó khăn đạt 90%",
       "level >= 98% higher; subject Tỷ lệ trẻ đi mẫu giáo | level >= 90% higher; where trẻ em có hoàn cảnh khó khăn; "
       "subject Tỷ lệ trẻ đi mẫu giáo"},
      {"50% hộ gia đình đạt chuẩn học tập và tiến tới 70% vào năm 2030",
       "level >= 50% higher; subject hộ gia đình đạt chuẩn học tập | level >= 70% higher; by 2030; subject hộ gia đình "
       "đạt chuẩn học tập"},
  };
  check(cases);
}

TEST_CASE("whose share it is, whom it is for, and for how many of them") {
  const Case cases[] = {
      {"Đào tạo nghề cho khoảng 40% lao động nông thôn",
       "about >= 40% higher; subject Đào tạo nghề cho lao động nông thôn"},
      {"Trên 90% tổng đàn lợn, bò thuộc diện tiêm phòng được tiêm vắc xin",
       "level > 90% higher; subject tổng đàn lợn, bò thuộc diện tiêm phòng được tiêm vắc xin"},
      {"Tỷ lệ thừa cân dưới 10% ở trẻ em dưới 5 tuổi và dưới 19% ở trẻ 5 - 18 tuổi",
       "level < 10% lower; where trẻ em dưới 5 tuổi; subject Tỷ lệ thừa cân | level < 19% lower; where trẻ 5 - 18 "
       "tuổi; subject Tỷ lệ thừa cân"},
      {"Giá trị sản xuất trên 1 ha đất canh tác đạt 150 triệu đồng",
       "level >= 150000000 VND higher; subject Giá trị sản xuất trên 1 ha đất canh tác"},
      {"Tỷ lệ giáo viên/lớp đạt 1,8 ở cấp tiểu học",
       "level >= 1.8 higher; where tiểu học; subject Tỷ lệ giáo viên/lớp"},
      {"Chênh lệch tỷ lệ nhập học giữa trẻ em trai và trẻ em gái dưới 2 điểm phần trăm",
       "level < 2 points lower; subject Chênh lệch tỷ lệ nhập học giữa trẻ em trai và trẻ em gái"},
      {"mỗi thôn vận động 5 hộ gia đình xây nhà tiêu",
       "level >= 5 higher; in every thôn; noun hộ gia đình; subject vận động hộ gia đình xây nhà tiêu"},
      {"Xóa mù chữ cho 900 người có độ tuổi từ 15 đến 35",
       "level >= 900 higher; noun người; subject Xóa mù chữ cho người có độ tuổi từ 15 đến 35"},
  };
  check(cases);
}

TEST_CASE("words that only look like a comparison, an area or a verb stay in the name") {
  const Case cases[] = {
      {"90% đối tượng được quản lý", "level >= 90% higher; subject đối tượng được quản lý"},
      {"80% thông tin được cập nhật", "level >= 80% higher; subject thông tin được cập nhật"},
      {"60% xã có năng lực thích ứng", "level >= 60% higher; subject xã có năng lực thích ứng"},
      {"85% học viên có kỹ năng tốt hơn", "level >= 85% higher; subject học viên có kỹ năng tốt hơn"},
      {"70% xã có kế hoạch gắn với từng địa phương",
       "level >= 70% higher; subject xã có kế hoạch gắn với từng địa phương"},
      {"Số xã đạt chuẩn nông thôn mới nâng cao chiếm 35%",
       "level >= 35% higher; subject Số xã đạt chuẩn nông thôn mới nâng cao"},
  };
  check(cases);
}

TEST_CASE("what was read and stands in no target is refused with its place") {
  goalpost::Phrase phrase = goalpost::read_phrase("không giảm từ 12% xuống còn 10%");
  CHECK_FALSE(phrase.understood);
  REQUIRE(phrase.not_understood.size() == 1);
  CHECK(phrase.not_understood[0].text == "không giảm");
  CHECK(read("Số ca tử vong giảm từ 18 ca năm 2022 xuống còn 12 ca theo chuẩn mới").ends_with("NOT UNDERSTOOD"));
  CHECK(read("tỷ lệ hộ nghèo mỗi năm giảm và 3%").ends_with("NOT UNDERSTOOD"));
  // a time is no name, and two figures in a row are no list
  CHECK(read("Tỷ lệ trẻ biết bơi đạt 60% năm 2024, những năm tiếp theo tăng 10%/năm").ends_with("NOT UNDERSTOOD"));
  CHECK(read("đạt 5% 100% các xã có mô hình").ends_with("NOT UNDERSTOOD"));
  CHECK(read("Cấp 500 suất học bổng cho học sinh nghèo, mỗi suất trị giá 1 triệu đồng").ends_with("NOT UNDERSTOOD"));
}
