// Sentences of several clauses, some of them without a figure, and a thing with a level and a change: each structure worked out by hand.
#include <doctest/doctest.h>

#include <string>

#include "phrase_cases.hpp"

using phrase_tests::Case;
using phrase_tests::check;
using phrase_tests::read;

TEST_CASE("a clause without a figure is a target of its own, in front of figures, between them and behind them") {
  const Case cases[] = {
      {"Không có trẻ em bị mua bán, không để xảy ra bạo lực học đường",
       "level = 0 lower; subject trẻ em bị mua bán | level = 0 lower; subject bạo lực học đường"},
      {"Giảm số vụ đuối nước so với năm trước; tỷ lệ trẻ em biết bơi đạt 40%",
       "reduce < - lower; versus prior year; subject số vụ đuối nước | level >= 40% higher; subject tỷ lệ trẻ em biết "
       "bơi"},
      {"giảm số vụ bạo lực gia đình so với năm 2023 và 90% nạn nhân được tư vấn",
       "reduce < - lower; versus 2023; subject số vụ bạo lực gia đình | level >= 90% higher; subject nạn nhân được tư "
       "vấn"},
      {"Tỷ lệ hộ nghèo còn 2%; không để xảy ra tái nghèo; tỷ lệ hộ dùng nước sạch đạt 95%",
       "level <= 2% lower; subject Tỷ lệ hộ nghèo | level = 0 lower; subject tái nghèo | level >= 95% higher; subject "
       "tỷ lệ hộ dùng nước sạch"},
      {"Đến năm 2030, tỷ lệ trẻ em bỏ học dưới 0,5%; không còn trẻ em lang thang",
       "level < 0.5% lower; by 2030; subject tỷ lệ trẻ em bỏ học | level = 0 lower; by 2030; subject trẻ em lang "
       "thang"},
  };
  check(cases);
  // How long something may last is no nothing.
  CHECK(read("100% đơn thư được giải quyết; không để tồn đọng quá 15 ngày").ends_with("NOT UNDERSTOOD"));
}

TEST_CASE("one thing may have a level and the change that leads to it") {
  const Case cases[] = {
      {"Số vụ tảo hôn dưới 20 vụ, giảm 8 vụ so với năm 2024",
       "level < 20 lower; noun vụ; subject Số vụ tảo hôn | reduce <= 8 lower; versus 2024; noun vụ; subject Số vụ tảo "
       "hôn"},
      {"Tỷ lệ xã có cán bộ trẻ em đạt 90%, tăng 5 điểm phần trăm so với năm 2023",
       "level >= 90% higher; subject Tỷ lệ xã có cán bộ trẻ em | increase >= 5 points higher; versus 2023; subject Tỷ "
       "lệ xã có cán bộ trẻ em"},
      {"Số vụ bạo lực trẻ em giảm 10% so với năm 2024, còn không quá 50 vụ",
       "reduce <= 10% lower; versus 2024; subject Số vụ bạo lực trẻ em | level <= 50 lower; noun vụ; subject Số vụ bạo "
       "lực trẻ em"},
  };
  check(cases);
}

TEST_CASE("a part of the whole is a group, or is said in full; else it is not understood") {
  const Case cases[] = {
      {"Tỷ lệ người biết chữ đạt 98%, trong đó người dân tộc thiểu số đạt 92%",
       "level >= 98% higher; subject Tỷ lệ người biết chữ | level >= 92% higher; where người dân tộc thiểu số; subject "
       "Tỷ lệ người biết chữ"},
      {"Tỷ lệ hộ dùng điện đạt 99%; trong đó, tỷ lệ hộ vùng cao dùng điện lưới an toàn đạt 95%",
       "level >= 99% higher; subject Tỷ lệ hộ dùng điện | level >= 95% higher; subject tỷ lệ hộ vùng cao dùng điện "
       "lưới an toàn"},
      {"dưới 15% (nam), dưới 12% (nữ)", "level < 15% lower; where nam | level < 12% lower; where nữ"},
      {"Tỷ lệ béo phì không quá 8% ở phường và không quá 4% ở xã",
       "level <= 8% lower; where phường; subject Tỷ lệ béo phì | level <= 4% lower; where xã; subject Tỷ lệ béo phì"},
      {"mỗi huyện có ít nhất 02 sân chơi, riêng thành phố có ít nhất 05 sân chơi",
       "level >= 2 higher; in every huyện; noun sân chơi | level >= 5 higher; where thành phố; noun sân chơi"},
  };
  check(cases);
  CHECK(read("Tỷ lệ lao động qua đào tạo đạt 70%, trong đó có bằng cấp đạt 30%") ==
        "level >= 70% higher; subject Tỷ lệ lao động qua đào tạo | "
        "level >= 30% higher; subject Tỷ lệ lao động qua đào tạo, trong đó có bằng cấp");
  CHECK(read("Tỷ lệ béo phì không quá 8% ở xã và không quá 4% ở huyện").ends_with("NOT UNDERSTOOD"));
}

TEST_CASE("a group behind 'và' belongs to the name, and letters alone are no name") {
  const Case cases[] = {
      {"Tỷ lệ hộ nghèo vùng DTTS và miền núi ≤ 10%",
       "level <= 10% lower; subject Tỷ lệ hộ nghèo vùng DTTS và miền núi"},
      {"Chênh lệch giữa nông thôn và thành thị dưới 3%",
       "level < 3% lower; subject Chênh lệch giữa nông thôn và thành thị"},
      {"Tỷ lệ hoàn thành: ≥ 95%", "level >= 95% higher; subject Tỷ lệ hoàn thành"},
      {"đạt 100% KH", "NOT UNDERSTOOD"},
  };
  check(cases);
}

TEST_CASE("what lacks something good is bad, and what is free of something bad is good") {
  const Case cases[] = {
      {"Tỷ lệ trẻ em không được đi học: 1%", "level <= 1% lower; subject Tỷ lệ trẻ em không được đi học"},
      {"Tỷ lệ trẻ em chưa được tiêm chủng: 3%", "level <= 3% lower; subject Tỷ lệ trẻ em chưa được tiêm chủng"},
      {"Tỷ lệ xã không có tảo hôn: 90%", "level >= 90% higher; subject Tỷ lệ xã không có tảo hôn"},
      {"80% cơ sở ký cam kết không sử dụng lao động trẻ em",
       "level >= 80% higher; subject cơ sở ký cam kết không sử dụng lao động trẻ em"},
  };
  check(cases);
}

TEST_CASE("how fast something changes, how long it takes, and how many times as much") {
  const Case cases[] = {
      {"tốc độ tăng dân số không quá 1%", "level <= 1% lower; subject tốc độ tăng dân số"},
      {"tốc độ tăng tỷ số giới tính khi sinh không quá 0,3%",
       "level <= 0.3% lower; subject tốc độ tăng tỷ số giới tính khi sinh"},
      {"Mức giảm tỷ lệ sinh: 0,1‰", "reduce <= 0.1‰ lower; subject tỷ lệ sinh"},
      {"Thời gian giải quyết hồ sơ không quá 05 ngày làm việc",
       "level <= 5 lower; noun ngày làm việc; subject Thời gian giải quyết hồ sơ"},
      {"Khoảng cách thu nhập giữa hai vùng không quá 1,5 lần",
       "level <= 1.5 times lower; subject Khoảng cách thu nhập giữa hai vùng"},
      {"Giảm tối thiểu 5 - 10% số vụ cháy nổ", "reduce <= 5% to 10% lower; subject số vụ cháy nổ"},
      {"Trẻ em được chăm sóc tốt hơn năm trước", "NOT UNDERSTOOD"},
      {"Tỷ lệ trẻ em được học bơi là 5%/năm", "NOT UNDERSTOOD"},
      {"Chấm dứt tảo hôn tại 90% số xã", "NOT UNDERSTOOD"},
      {"Tỷ lệ học sinh biết bơi đạt 60% năm học 2025 - 2026",
       "level >= 60% higher; subject Tỷ lệ học sinh biết bơi | NOT UNDERSTOOD"},
  };
  check(cases);
}
