// Vietnamese sentences and the English ones they stand for: the same tree.
#include <doctest/doctest.h>

#include <string>

#include "goalpost/syntax/parse.hpp"
#include "goalpost/text/impl/unicode.hpp"

using namespace goalpost;

namespace {

struct Read {
  std::string tree;
  std::string findings;
  bool errors;
};

Read read(const std::string& text) {
  const Source source("test", text);
  Diagnostics found;
  syntax::Tree tree = parse(source, Limits{}, found);
  tree.language.clear();
  return {syntax::print(tree), render(found, source), found.has_errors()};
}

std::string vietnamese_plan(const std::string& target, const std::string& measure = "a") {
  return "language vi\nkế hoạch p\n  cấp tỉnh > huyện\n  phân tổ vùng: nông_thôn, thành_thị\nchỉ tiêu 1 x\n  đo bằng " +
         measure + "\n  mục tiêu " + target + "\n";
}
std::string english_plan(const std::string& target, const std::string& measure = "a") {
  return "plan p\n  areas tỉnh > huyện\n  strata vùng: nông_thôn, thành_thị\nindicator 1 x\n  measure " + measure +
         "\n  target " + target + "\n";
}

struct Pair {
  const char* vietnamese;
  const char* english;
};

void check_same(const std::string& vietnamese, const std::string& english) {
  const Read one = read(vietnamese);
  const Read other = read(english);
  CAPTURE(vietnamese);
  CAPTURE(one.findings);
  CAPTURE(other.findings);
  CHECK_FALSE(one.errors);
  CHECK_FALSE(other.errors);
  CHECK(one.tree == other.tree);
}

}  // namespace

TEST_CASE("targets") {
  constexpr Pair pairs[] = {
      {"dưới 4,1‰", "below 4.1‰"},
      {"< 4,1%o", "below 4.1‰"},
      {"xuống dưới 7%", "below 7%"},
      {"không quá 16/100.000 trẻ em vào năm 2025", "at most 16/100,000 trẻ em by 2025"},
      {"tối đa 5", "at most 5"},
      {"xuống 16,8%", "at most 16.8%"},
      {"xuống còn 16/100.000 trẻ em", "at most 16/100,000 trẻ em"},
      {"còn 8%", "at most 8%"},
      {"đạt 98,5%", "at least 98.5%"},
      {"ĐẠT 90%", "at least 90%"},
      {"ít nhất 22 xã cho cấp tỉnh", "at least 22 xã for tỉnh"},
      {"ít nhất 22 xã cho tỉnh", "at least 22 xã for tỉnh"},
      {"ít nhất 22 cho huyện", "at least 22 for huyện"},
      {"đạt 22 điểm vui chơi cho trẻ em", "at least 22 điểm vui chơi cho trẻ em"},
      {"tối thiểu 90%", "at least 90%"},
      {"từ 04 tỷ đồng trở lên", "at least 4 billion VND"},
      {"từ 100 trẻ em trở lên", "at least 100 trẻ em"},
      {"đạt từ 90% trở lên", "at least 90%"},
      {"trên 150 triệu đồng/năm", "above 150 million VND per year"},
      {"đạt trên 80%", "above 80%"},
      {"khoảng 300.000đ trong phạm vi 10%", "about 300,000 VND within 10%"},
      {"2 nghìn tỷ đồng", "2 trillion VND"},
      {"đạt 80% vào năm 2025, 90% vào năm 2030", "at least 80% by 2025, 90% by 2030"},
      {"đạt 65% vào năm 2025 và 75% vào năm 2030 theo đường thẳng", "at least 65% by 2025, 75% by 2030 along a line"},
      {"đạt 90% đến năm 2030", "at least 90% by 2030"},
      {"từ 5 đến 10%", "between 5% and 10%"},
      {"trong khoảng từ 103 đến 107", "between 103 and 107"},
      {"giữa 103 và 107", "between 103 and 107"},
      {"từ 2 đến 3 tỷ đồng", "between 2 billion VND and 3 billion VND"},
      {"từ 1,5 đến 2 triệu đồng", "between 1.5 and 2 million VND"},
      {"từ 500 đến 1 nghìn", "between 500 and 1,000"},
      {"giảm từ 2 đến 3 nghìn ca so với năm 2024", "reduce by 2,000 to 3,000 ca versus 2024"},
      {"giảm 30% so với năm trước", "reduce by 30% versus prior year"},
      {"giảm 30% số vụ so với năm 2024", "reduce by 30% số vụ versus 2024"},
      {"giảm ít nhất 30% so với năm 2024", "reduce by 30% versus 2024"},
      {"giảm 2 điểm phần trăm so với kỳ gốc", "reduce by 2 points versus baseline"},
      {"giảm 2 điểm % so với cùng kỳ năm trước", "reduce by 2 points versus prior year"},
      {"giảm so với năm 2024", "reduce versus 2024"},
      {"giảm từ 2 đến 3% hằng năm", "reduce by 2% to 3% every year"},
      {"duy trì mức giảm từ 2 đến 3% hằng năm", "reduce by 2% to 3% every year"},
      {"giảm 2% mỗi năm so với năm 2020", "reduce by 2% every year versus 2020"},
      {"giảm bình quân 2% mỗi năm so với năm 2020", "reduce by 2% every year versus 2020"},
      {"giảm 2%/năm so với năm 2020", "reduce by 2% every year versus 2020"},
      {"giảm từ 10% xuống còn 8%", "reduce from 10% down to 8%"},
      {"giảm từ 10 xuống 8%", "reduce from 10% down to 8%"},
      {"giảm từ 10% xuống dưới 8%", "reduce from 10% below 8%"},
      {"giảm xuống còn 8%", "reduce to 8%"},
      {"giảm xuống dưới 7%", "reduce below 7%"},
      {"giảm còn 8%", "reduce to 8%"},
      {"giảm dưới 2%", "reduce below 2%"},
      {"reduce from 10% to 8%", "reduce from 10% to 8%"},
      {"reduce by 30% versus 2024", "reduce by 30% versus 2024"},
      {"tăng 5% so với năm trước", "increase by 5% versus prior year"},
      {"tăng thêm 5 ca so với năm 2024", "increase by 5 ca versus 2024"},
      {"tăng lên 90%", "increase to 90%"},
      {"tăng từ 70% lên 90%", "increase from 70% up to 90%"},
      {"tăng từ 2 đến 3% hằng năm", "increase by 2% to 3% every year"},
      {"2 lần so với năm 2020", "2 times versus 2020"},
      {"duy trì", "maintain"},
      {"duy trì 100%", "maintain 100%"},
      {"duy trì dưới 12%", "maintain below 12%"},
      {"duy trì trong phạm vi 2 điểm phần trăm", "maintain within 2 points"},
      {"xóa bỏ", "eliminate"},
      {"xoá bỏ", "eliminate"},
      {"đúng 0", "exactly 0"},
      {"chậm nhất ngày 20/5/2025", "no later than 2025-05-20"},
      {"chậm nhất 2025-05-20", "no later than 2025-05-20"},
      {"dưới 7% đối với vùng = nông_thôn", "below 7% where vùng = nông_thôn"},
      {"dưới 7% ở vùng = nông_thôn", "below 7% where vùng = nông_thôn"},
      {"dưới 7% đối với nông_thôn", "below 7% where vùng = nông_thôn"},
      {"dưới 7% khu vực nông_thôn", "below 7% where vùng = nông_thôn"},
      {"dưới 7% ở \"nông_thôn\"", "below 7% where vùng = nông_thôn"},
      {"dưới 7% đối với area = \"Long Xuyên\"", "below 7% where area = \"Long Xuyên\""},
      {"ít nhất 2 ở mọi huyện", "at least 2 in every huyện"},
      {"ít nhất 2 cho tất cả các huyện", "at least 2 in every huyện"},
      {"ít nhất 2 ở ít nhất 8 huyện", "at least 2 in at least 8 huyện"},
      {"dưới 7% trong năm 2025", "below 7% in 2025"},
      {"dưới 7% nếu có b", "below 7% if any b"},
      {"dưới 7% khi b trên 100 và không phải c bằng 0", "below 7% when b > 100 and not c = 0"},
      {"dưới 7% khi b trên 1.000", "below 7% when b > 1,000"},
      {"giảm 30% so với trung bình 3 năm trước", "reduce by 30% versus mean of last 3 years"},
      {"ít nhất 5 chỉ tiêu", "at least 5 chỉ tiêu"},
      {"ít nhất 22 trẻ còn sống thuộc tỉnh", "at least 22 trẻ còn sống thuộc tỉnh"},
  };
  for (const Pair& pair : pairs) {
    check_same(vietnamese_plan(pair.vietnamese), english_plan(pair.english));
    check_same(detail::unicode::mapped(vietnamese_plan(pair.vietnamese), UTF8PROC_STABLE | UTF8PROC_DECOMPOSE).value(),
               english_plan(pair.english));
  }
}

TEST_CASE("measures") {
  constexpr Pair pairs[] = {
      {"a trên 1.000 b", "a per 1,000 b"},
      {"a trên mỗi 100.000 (b - c)", "a per 100,000 (b - c)"},
      {"a tính theo % của b", "a as % of b"},
      {"a trên tổng số b", "a as % of b"},
      {"nếu a > 0 thì b nếu không thì c", "if a > 0 then b else c"},
      {"a mặc định 0", "a default 0"},
      {"cùng kỳ(a)", "prior(a)"},
      {"a trong năm 2024", "a in 2024"},
      {"trung bình 3 năm trước của a", "mean of last 3 years of a"},
      {"tổng(a) tính theo % của tổng số(b)", "total(a) as % of total(b)"},
      {"chênh lệch của a từ nông_thôn đến thành_thị", "gap of a from nông_thôn to thành_thị"},
      {"tỷ lệ huyện đạt chỉ tiêu y", "share of huyện meeting y"},
      {"nhỏ nhất(a; 1,5) + lớn nhất(a; 1.000)", "min(a, 1.5) + max(a, 1,000)"},
      {"trị tuyệt đối(a - b)", "abs(a - b)"},
      {"tổng + năm + số + không", "tổng + năm + số + không"},
      {"a / `năm`", "a / năm"},
  };
  for (const Pair& pair : pairs)
    check_same(vietnamese_plan("dưới 5", pair.vietnamese), english_plan("below 5", pair.english));
}

TEST_CASE("the head, inputs and clauses") {
  check_same(
      "Ngôn ngữ vi\nẤn bản 1\nKẾ HOẠCH p \"Kế hoạch\"\n  nguồn \"423\"\n  năm 2025\n  kỳ gốc năm 2024\n  các cấp tỉnh "
      "> huyện\n  "
      "thiếu cấp dưới yêu cầu 90,5%\n  dung sai 10%\n  kể cả giá trị biên\n  năm tài chính từ tháng 7\n"
      "số liệu a, b số lượng phân theo vùng từ \"Cột A\" tổng hợp cộng\nsố liệu c đồng\nsố liệu d ngày\nsố liệu e trên "
      "mỗi 1.000\n"
      "chỉ tiêu \"op1\" x \"Tên\"\n  đo bằng a\n  mục tiêu dưới 5\n  thuộc y\n  chủ trì \"Sở Y tế\", \"Công an\"\n  "
      "phối hợp \"Sở Tư pháp\"\n"
      "  tốt hơn khi thấp\n  có thể vượt 100%\n",
      "edition 1\nplan p \"Kế hoạch\"\n  source \"423\"\n  period 2025\n  baseline 2024\n  areas tỉnh > huyện\n  "
      "missing children require 90.5%\n  about within 10%\n  boundary inclusive\n  fiscal year from July\n"
      "input a, b count by vùng from \"Cột A\" roll up sum\ninput c VND\ninput d date\ninput e per 1,000\n"
      "indicator \"op1\" x \"Tên\"\n  measure a\n  target below 5\n  part of y\n  lead \"Sở Y tế\", \"Công an\"\n  "
      "support \"Sở Tư pháp\"\n"
      "  better lower\n  may exceed 100%\n");
}

TEST_CASE("what is refused rather than guessed") {
  for (const char* const target :
       {"giảm vào năm 2025", "tăng ít nhất 5% so với năm trước", "giảm từ 10% đạt 8%", "lên 90%", "dưới 1234.567",
        "giảm từ 10%", "dưới 5 dưới 6", "chậm nhất ngày 31/2/2025", "từ 5", "dưới 5 đối với miền_núi"}) {
    CAPTURE(std::string(target));
    CHECK(read(vietnamese_plan(target)).errors);
  }
  CHECK(read("plan p\nindicator x\n  measure a\n  target dưới 5\n").errors);
  const Read unsaid = read("kế hoạch p\nchỉ tiêu x\n  đo bằng a\n  mục tiêu dưới 5\n");
  CHECK(unsaid.findings.find("write 'language vi'") != std::string::npos);
}

TEST_CASE("a rule") {
  const Source source("rule", "tử_vong trên 1.000 trẻ_đẻ_sống dưới 4,1‰");
  Diagnostics found;
  const syntax::Tree tree = parse_rule(source, Limits{}, found, "vi");
  CHECK_FALSE(found.has_errors());
  CHECK(tree.language == "vi");
  CHECK(syntax::print(tree).find("(measure (per 1000 tử_vong trẻ_đẻ_sống))\n  (target (level < 4.1/1000))") !=
        std::string::npos);
}

TEST_CASE("numbers in a plan") {
  constexpr Pair pairs[] = {
      {"dưới 1.000", "below 1,000"},
      {"dưới 1.234,5", "below 1,234.5"},
      {"dưới 4,1‰", "below 4.1‰"},
      {"dưới 98.07%", "below 98.07%"},
      {"dưới 0.125%", "below 0.125%"},
      {"từ 04 tỷ đồng trở lên", "from 4 billion VND up"},
      {"dưới 16/100.000", "below 16/100,000"},
      {"trên 1.000.000 đồng", "above 1,000,000 VND"},
      {"at least 1.000", "at least 1,000"},
  };
  for (const Pair& pair : pairs) check_same(vietnamese_plan(pair.vietnamese), english_plan(pair.english));
  // A dot that cannot group is a decimal mark, with a warning.
  for (const char* const target : {"dưới 98.07%", "dưới 0.125%"}) {
    const Read plan = read(vietnamese_plan(target));
    CHECK_FALSE(plan.errors);
    CHECK(plan.findings.find("warning") != std::string::npos);
  }
  CHECK(read(vietnamese_plan("dưới 9‰")).findings.empty());
  // `1,000` is one, to three places; `;` stands between arguments, and a comma there is asked about.
  check_same(vietnamese_plan("dưới 1,000"), english_plan("below 1.000"));
  check_same(vietnamese_plan("dưới 5", "min(a; 1,5)"), english_plan("below 5", "min(a; 1.5)"));
  CHECK(read(vietnamese_plan("dưới 5", "min(a, b)")).errors);
}

TEST_CASE("names, texts and columns in Vietnamese need no `language vi`") {
  const std::string plan =
      "plan kế_hoạch \"Kế hoạch vì trẻ em\"\n  strata khu_vực: nông_thôn, thành_thị\n"
      "input số_ca count by khu_vực from \"Số ca mắc (tổng)\"\nindicator 1 tử_vong \"Tử vong\"\n  measure số_ca\n"
      "  target below 5 where khu_vực = nông_thôn\n  lead \"Sở Y tế\"\n";
  const Read composed = read(plan);
  CHECK(composed.findings.empty());
  const Read other = read(detail::unicode::mapped(plan, UTF8PROC_STABLE | UTF8PROC_DECOMPOSE).value());
  CHECK(other.tree == composed.tree);
}
