// What an import makes of tables and sentences of every shape, and what it leaves to a person.
#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "goalpost/import/import.hpp"
#include "goalpost/plan/check.hpp"
#include "goalpost/syntax/parse.hpp"

using goalpost::Import;
using goalpost::ImportOptions;
using goalpost::Source;

namespace {

Import read(const std::string& text, ImportOptions options = {}) {
  options.messages = "en";
  const Import made = goalpost::import_plan(Source("given", text), options);
  if (!made.plan.empty()) {
    goalpost::Diagnostics found;
    const Source source("plan", made.plan);
    auto tree = goalpost::parse(source, {}, found);
    if (!found.has_errors()) (void)goalpost::check(std::move(tree), found);
    CAPTURE(made.plan);
    CHECK_FALSE(found.has_errors());
  }
  return made;
}

bool has(const Import& made, const std::string& line) { return made.plan.find(line) != std::string::npos; }

std::string remarks(const Import& made, goalpost::ImportRemark::Kind kind) {
  std::string text;
  for (const goalpost::ImportRemark& remark : made.remarks) {
    if (remark.kind == kind) text += (text.empty() ? "" : " | ") + remark.text + ": " + remark.message;
  }
  return text;
}
std::string left(const Import& made) { return remarks(made, goalpost::ImportRemark::Kind::to_finish); }
std::string warned(const Import& made) { return remarks(made, goalpost::ImportRemark::Kind::warning); }

}  // namespace

TEST_CASE("a table is found by its header, in either language") {
  for (const char* header :
       {"STT\tChỉ tiêu\tKết quả năm 2024\tMục tiêu năm 2025", "TT\tNội dung\tThực hiện năm 2024\tKế hoạch năm 2025",
        "no\tindicator\tresult_2024\ttarget_2025", "id\tindicator_vi\tresult_2024\ttarget_2025"}) {
    CAPTURE(std::string(header));
    const Import made = read(std::string(header) + "\n1\tTỷ lệ trẻ em được tiêm chủng\t93%\t95%\n");
    CHECK(has(made, "chỉ tiêu 1 ty_le_tre_em_duoc_tiem_chung \"Tỷ lệ trẻ em được tiêm chủng\""));
    CHECK(has(made, "mục tiêu ít nhất 95%"));
    CHECK(has(made, "  kỳ      2025\n  kỳ gốc  2024\n"));
    CHECK(has(made, "# Result: 93%. Target: 95%"));
    CHECK_FALSE(made.needs_a_person());
  }
}

TEST_CASE("commas, quotation marks, blanks, a byte order mark and lines inside a cell") {
  const Import made = read(
      "\xEF\xBB\xBFSTT,Chỉ tiêu,Mục tiêu\r\n1.,\"Tỷ lệ trẻ em được \"\"bảo vệ\"\", chăm sóc\nkịp thời\",\" trên 95% "
      "\"\r\n\r\n2,Số vụ xâm "
      "hại trẻ em,\"giảm 5,5% so với năm 2024\"\r\n");
  CHECK(made.num_lines == 2);
  CHECK(has(made, "chỉ tiêu 1 ty_le_tre_em_duoc_bao_ve_cham_soc_kip_thoi"));
  CHECK(has(made, "mục tiêu trên 95%"));
  CHECK(has(made, "mục tiêu giảm 5,5% so với năm 2024"));
  CHECK(has(made, "đo bằng  so_vu_xam_hai_tre_em_so_luong"));
}

TEST_CASE("columns by name, a column of units, several years, and numbers that repeat") {
  ImportOptions options;
  options.columns.indicator = "Tên";
  options.columns.target = "Phải đạt";
  CHECK(has(read("Mã số\tTên\tPhải đạt\nA1\tTỷ lệ trẻ em bỏ học\tdưới 1%\n", options),
            "chỉ tiêu \"A1\" ty_le_tre_em_bo_hoc"));
  options.columns.target = "Cần đạt";
  CHECK(read("Mã số\tTên\tPhải đạt\nA1\tTỷ lệ\t1%\n", options).problem ==
        "the table has no column 'Cần đạt'; its header says 'Mã số', 'Tên', 'Phải đạt'");

  const Import units = read(
      "TT\tChỉ tiêu\tĐơn vị tính\tMục tiêu\n1\tTỷ lệ trẻ em được tiêm chủng\t%\t≥ 95\n2\tTỷ suất tử vong trẻ em\t‰\t< "
      "9,5\n3\tKinh phí "
      "hằng năm\ttriệu đồng\t> 500\n");
  CHECK(has(units, "mục tiêu ít nhất 95%"));
  CHECK(has(units, "mục tiêu dưới 9,5‰"));
  CHECK(has(units, "mục tiêu trên 500 triệu đồng"));

  const Import years =
      read("TT\tChỉ tiêu\tChỉ tiêu năm 2025\tChỉ tiêu năm 2030\n1\tTỷ lệ trẻ em được tiêm chủng\t95%\t98%\n");
  CHECK(has(years, "vào năm 2025"));
  CHECK(has(years, "vào năm 2030"));

  const Import same = read(
      "TT\tChỉ tiêu\tMục tiêu\n3\tTỷ lệ bỏ học tiểu học\tdưới 1%\n\tTỷ lệ bỏ học THCS\tdưới 2%\n4\tTỷ lệ bỏ học "
      "THPT\tdưới 3%\n");
  CHECK(has(same, "chỉ tiêu 3a "));
  CHECK(has(same, "chỉ tiêu 3b "));
  CHECK(has(same, "chỉ tiêu 4 "));
}

TEST_CASE("sentences: numbers, several targets, dated levels, areas, amounts and strata") {
  const Import made = read(
      "# a comment\n"
      "Về y tế\n"
      "2.3. Tỷ lệ trẻ em được khai sinh đạt 98% vào năm 2025 và 99% vào năm 2030\n"
      "Chỉ tiêu 5: mỗi huyện có ít nhất 02 mô hình bảo vệ trẻ em\n"
      "- Bố trí ngân sách tối thiểu 20 triệu đồng/xã/năm\n"
      "Tỷ lệ học sinh bỏ học: tiểu học 0,05%, THCS 0,2%\n"
      "giảm số vụ bạo lực trẻ em so với năm trước\n"
      "Tỷ số giới tính khi sinh dưới 112 bé trai/100 bé gái\n");
  CHECK(made.num_lines == 7);
  CHECK(has(made, "# Về y tế\n"));
  CHECK(warned(made).starts_with("Về y tế: no figure"));
  CHECK(has(made, "chỉ tiêu 2.3 ty_le_tre_em_duoc_khai_sinh"));
  CHECK(has(made, "mục tiêu ít nhất 98% vào năm 2025, 99% vào năm 2030"));
  CHECK(has(made, "  cấp     tỉnh > huyện > xã\n"));
  CHECK(has(made, "mục tiêu ít nhất 2 ở mọi huyện"));
  CHECK(has(made, "mục tiêu ít nhất 20 triệu đồng/năm ở mọi xã"));
  CHECK(has(made, "  phân tổ cap_hoc: tieu_hoc, thcs\n"));
  CHECK(has(made, "mục tiêu không quá 0,05% đối với cap_hoc = tieu_hoc"));
  CHECK(has(made, "mục tiêu giảm so với năm trước"));
  CHECK(has(made, "mục tiêu dưới 112/100"));
  CHECK(left(made).empty());
}

TEST_CASE("sentences: from a level to a level, what is kept, marks before a line, and the size of a change") {
  ImportOptions options;
  options.period = 2025;
  const Import made = read(
      "a) Tỷ lệ trẻ em được tiêm chủng tăng từ 70% lên 90%\n"
      "b) Giảm tỷ lệ trẻ em bỏ học từ 10% xuống còn 8%\n"
      "• Duy trì tỷ lệ trẻ em được khai sinh\n"
      "- Duy trì tỷ lệ lớp học quá tải ở mức 5%\n"
      "+ Giảm hơn 10% số vụ xâm hại trẻ em so với năm trước\n",
      options);
  CHECK(made.num_targets == 5);
  CHECK(has(made, "mục tiêu tăng từ 70% lên 90%"));
  CHECK(has(made, "mục tiêu giảm từ 10% xuống còn 8%"));
  CHECK(has(made, "  mục tiêu duy trì\n  tốt hơn khi cao\n"));  // to be registered is good, says the name
  CHECK(has(made, "mục tiêu duy trì "));
  CHECK(has(made, "mục tiêu giảm 10% so với năm trước"));
  CHECK(warned(made).find("the size of a change is read as 'at least so much'") != std::string::npos);
}

TEST_CASE("a due year that is not the plan's, a tolerance that may be two things, and a level that is everything") {
  ImportOptions options;
  options.period = 2025;
  const Import made = read(
      "Giảm 10% số vụ xâm hại vào năm 2030 so với năm trước\n"
      "Tỷ lệ trẻ em được tiêm chủng đạt khoảng 90% ± 2%\n"
      "Mỗi tỉnh có ít nhất 01 mô hình\n"
      "Tỷ lệ trẻ em được học bơi đạt 50%\n",
      options);
  CHECK(made.num_lines == 4);
  CHECK(made.num_targets == 1);
  const std::string reasons = left(made);
  CHECK(reasons.find("due in 2030, and the plan is judged for 2025") != std::string::npos);
  CHECK(reasons.find("is the tolerance relative or in points? Write 'within 2%' or 'within 2 points'") !=
        std::string::npos);
  CHECK(reasons.find("'tỉnh' is no level of areas that is known here") != std::string::npos);
}

TEST_CASE("a printed result that is a bare zero, that is no figure, or that has another unit") {
  const Import made = read(
      "TT\tChỉ tiêu\tKết quả năm 2024\tMục tiêu năm 2025\n"
      "1\tSố vụ xâm hại\t0\tgiảm 10%\n"
      "2\tTỷ lệ bỏ học\t5\tdưới 3%\n"
      "3\tTỷ suất tử vong\t12%\tdưới 9‰\n"
      "4\tTỷ lệ nhập học\t97%\t98%\n");
  CHECK(made.num_targets == 4);
  CHECK(left(made) ==
        "0: the result is a bare 0: none was counted, or nothing was measured? | 5: the result was not understood | "
        "12%: the result is printed in another unit than the target");
}

TEST_CASE("figures as they are published, and money for each of something") {
  ImportOptions options;
  options.published = true;
  const Import made = read("Tỷ lệ trẻ em được khai sinh đạt 98%\nTỷ suất tử vong trẻ em dưới 9‰\n", options);
  CHECK(has(made, "ty_le_tre_em_duoc_khai_sinh_cong_bo"));
  CHECK(has(made, "ty_suat_tu_vong_tre_em_cong_bo"));
  CHECK_FALSE(has(made, "_mau_so "));
}

TEST_CASE("what a rule cannot say is left to a person, with the reason, and stays in the plan as a comment") {
  const struct {
    const char* line;
    const char* reason;
  } cases[] = {
      {"Tỷ lệ trẻ em được bảo vệ gần 90%", "gần: this was not understood as a part of the name"},
      {"giảm 10% số vụ bạo lực trẻ em",
       "giảm 10% số vụ bạo lực trẻ em: a change against what? Write 'versus 2024', or give the plan a baseline"},
      {"Mức hỗ trợ khoảng 500.000 đồng",
       "khoảng 500.000 đồng: how far may 'about' reach? Write a tolerance: 'within 10%'"},
      {"Tổ chức 02 buổi truyền thông/quý",
       "02 buổi truyền thông/quý: the plan is judged by years; 'quý' needs other periods"},
      {"Mỗi trường có ít nhất 01 cán bộ",
       "Mỗi trường có ít nhất 01 cán bộ: 'trường' is no level of areas that is known here; name the levels of the "
       "plan"},
      {"Kinh phí: 500 triệu đồng", "500 triệu đồng: is this the least or the most? Write 'at least' or 'at most'"},
  };
  for (const auto& c : cases) {
    CAPTURE(std::string(c.line));
    const Import made = read(std::string(c.line) + "\nTỷ lệ trẻ em được học bơi đạt 50%\n");
    CHECK(made.needs_a_person());
    CHECK(made.num_targets == 1);
    CHECK(has(made, "# " + std::string(c.line) + "\n"));
    const std::string reasons = left(made);
    const std::string reason = std::string(c.reason).substr(std::string(c.reason).find(": ") + 2);
    CHECK(reasons.find(reason) != std::string::npos);
  }
}

TEST_CASE("nothing to read is a problem, in the language of the report") {
  CHECK(read("").problem == "there is nothing to read");
  CHECK(read("\n \n# only a comment\n").problem == "there is nothing to read");
  CHECK(read("đạt 90\xFF%").problem == "byte 9 is no UTF-8");
  CHECK(read("a\tb\n1\t2\n").problem == "which column holds the targets? The header says 'a', 'b'");
  CHECK(read("TT\tMục tiêu\n1\t\"90%\n").problem == "a cell begins with a quotation mark that is not closed");
  CHECK(read("Về y tế\n").plan.empty());  // no rule can be made of it
  const Import vietnamese = goalpost::import_plan(Source("x", ""), {});
  CHECK(vietnamese.problem == "không có gì để đọc");
}

TEST_CASE("names are ASCII, each once, and never a word of the language") {
  const Import made = read("Đường đạt 90%\nđường đạt 91%\nplan đạt 92%\nTỷ lệ A đạt 93%\n2 bậc đạt 95%\n");
  CHECK(has(made, "chỉ tiêu duong "));
  CHECK(has(made, "chỉ tiêu duong_2 "));
  CHECK(has(made, "chỉ tiêu plan_ "));
}

TEST_CASE("a plan named like a word, and control characters in what is printed") {
  ImportOptions options;
  options.name = "indicator";
  const Import named = read("Tỷ lệ A đạt 95%\n", options);
  CHECK(named.num_targets == 1);
  CHECK(has(named, "`indicator`"));
  // DEL and U+0085: control characters to the parser.
  const Import controlled = read("số \x7F lớp dạy bơi trên 20 lớp\nTỷ lệ B\xC2\x85 đạt 95%\n");
  CHECK(controlled.problem.empty());
  CHECK(controlled.num_targets == 2);
}

TEST_CASE("whatever the phrases of other plans say, the plan that comes out is valid and every line is accounted for") {
  for (const char* name : {"plans.tsv", "wording.tsv"}) {
    std::ifstream lines(std::string(GOALPOST_CASES_DIR) + "/phrases/" + name);
    REQUIRE(lines.good());
    std::string sentences;
    std::size_t num_lines = 0;
    for (std::string line; std::getline(lines, line);) {
      if (line.empty() || line.front() == '#') continue;
      const std::size_t first = line.find('\t');
      const std::size_t second = line.find('\t', first + 1);
      if (second != first + 1) continue;  // a cell of a table
      sentences += line.substr(second + 1, line.find('\t', second + 1) - second - 1) + '\n';
      ++num_lines;
    }
    ImportOptions options;
    options.baseline = 2020;
    options.shape = goalpost::ImportShape::sentences;
    const Import made = read(sentences, options);
    CHECK(made.num_lines == num_lines);
    CHECK(made.lines.size() == num_lines);
    CHECK(made.num_targets > 40);
    for (const goalpost::ImportedLine& line : made.lines) {
      bool told = !line.targets.empty();
      for (const goalpost::ImportRemark& remark : made.remarks)
        told = told || Source("x", sentences).position(remark.range.begin_byte).line_1based == line.line_1based;
      CHECK(told);
    }
  }
}

TEST_CASE("the report as text and as JSON") {
  const Source source("given", "1. Tỷ lệ trẻ em được tiêm chủng đạt 95.5%\n2. Tỷ lệ trẻ em bỏ học gần 1%\n");
  ImportOptions options;
  options.messages = "en";
  const Import made = goalpost::import_plan(source, options);
  CHECK(goalpost::render_import_text(made, source, "en") ==
        "line 1 (1):\n  ít nhất 95,5%  [ty_le_tre_em_duoc_tiem_chung]\n"
        "  warning 1:37 '95.5': the dot was read as a decimal mark; in Vietnamese that is the comma\n"
        "line 2 (2):\n"
        "  to finish 2:24 'gần': this was not understood as a part of the name\n"
        "2 lines, 1 targets in 1 indicators; 1 to finish, 1 warnings\n");
  const auto json = nlohmann::json::parse(goalpost::render_import_json(made, source));
  CHECK(json["problem"].is_null());
  CHECK(json["num_targets"] == 1);
  CHECK(json["lines"][0]["targets"][0]["target"] == "ít nhất 95,5%");
  CHECK(json["lines"][1]["targets"].empty());
  CHECK(json["to_finish"][0]["line"] == 2);
  CHECK(json["to_finish"][0]["column"] == 24);
  CHECK(json["to_finish"][0]["end_column"] == 27);
  CHECK(json["warnings"][0]["text"] == "95.5");
}
