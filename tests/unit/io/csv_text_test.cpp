// RFC 4180, line ends, byte order marks, encodings, broken quotes: where everything stands.
#include <doctest/doctest.h>

#include <random>

#include "unit/io/csv_read.hpp"

namespace {

using namespace goalpost;
using namespace goalpost::test;
using namespace std::string_view_literals;

constexpr std::string_view good_header = "area,period,residence,sex,births,obese,rate,sent\n";

Texts found(std::string_view text) { return texts(read(text, plain_schema()).out); }
Texts found_at(std::string_view text) { return places(read(text, plain_schema()).out); }

TEST_CASE("a table is read whatever its line ends, with or without a last one") {
  const Texts expected{"12", "13"};
  CHECK(births("area,period,births\na,2024,12\na,2025,13\n") == expected);
  CHECK(births("area,period,births\na,2024,12\na,2025,13") == expected);
  CHECK(births("area,period,births\r\na,2024,12\r\na,2025,13\r\n") == expected);
  CHECK(births("area,period,births\r\na,2024,12\r\na,2025,13\r") == expected);
  CHECK(births("area,period,births\ra,2024,12\ra,2025,13\r") == expected);
  CHECK(births("\n\narea,period,births\n\n  \na,2024,12\n,,\na,2025,13\n\n\n") == expected);
  CHECK(births("\xEF\xBB\xBF"
               "area,period,births\na,2024,12\na,2025,13\n") == expected);
  CHECK(births("\xEF\xBB\xBF\"area\",\"period\",\"births\"\r\n\"a\",\"2024\",\"12\"\r\na , 2025 ,\t13 \r\n") ==
        expected);
}

TEST_CASE("quotes: commas, quotes and line ends inside a cell") {
  const Read result =
      read("area,period,births\n\"Long Xuyên, \"\"city\"\"\",2025,1\n\"two\nlines\",2025,2\n", plain_schema());
  REQUIRE(result.table);
  CHECK(result.table->areas().list[0].name == "Long Xuyên, \"city\"");
  CHECK(result.table->areas().list[1].name == "two\nlines");
}

TEST_CASE("lines are physical lines, also behind quoted line ends, blank lines and CRLF") {
  for (const std::string_view end : {"\n", "\r\n", "\r"}) {
    std::string text = "~area,period,births~\"x~y\",2024,oops~~a,\"20~25\",oops~a,2025,\"~~oops\"~~~,,~a,2026,oops";
    for (std::size_t at = 0; (at = text.find('~', at)) != std::string::npos; at += end.size()) text.replace(at, 1, end);
    // Lines: 1 blank, 2 header, 3-4 first row, 5 blank, 6-7 second, 8-10 third, 11, 12 blank, 13 commas, 14 last.
    CHECK(found_at(text) == Texts{"5051 data.csv:4:3", "5033 data.csv:6:2", "5051 data.csv:7:3", "5051 data.csv:8:3",
                                  "5051 data.csv:14:3"});
  }
  const Read result = read("area,period,births\n\n\"x\n\ny\",2024,1\n\na,2025,2\n", plain_schema());
  REQUIRE(result.table);
  CHECK(result.table->place(0, 0).line_1based == 3);
  CHECK(result.table->place(1, 0).line_1based == 7);
  CHECK(result.table->place(1, 0).field_1based == 3);
  CHECK(result.table->place(1, 0).file == "data.csv");
}

TEST_CASE("5001 and 5002: nothing there") {
  const std::string hint =
      "the first line names the columns: area,period, then one per stratum dimension and one per input";
  CHECK(found("") == Texts{"5001 data.csv:1:0 the table is empty | " + hint});
  CHECK(found("\r\n \n,,\n") == Texts{"5001 data.csv:1:0 the table is empty | " + hint});
  CHECK(found("\xEF\xBB\xBF") == Texts{"5001 data.csv:1:0 the table is empty | " + hint});
  CHECK(found("area,period,births\n\n") ==
        Texts{"5002 data.csv:1:0 the table has a header and no rows | add a row per area and period"});
}

TEST_CASE("5003: not UTF-8, with its line") {
  const std::string hint = " is not UTF-8 | save the file as UTF-8, for instance as 'CSV UTF-8'";
  CHECK(found("area,period,births\na,2025,1\nTi\xEAn,2025,1\n") == Texts{"5003 data.csv:3:0 byte 0xEA" + hint});
  CHECK(found("\xC3") == Texts{"5003 data.csv:1:0 byte 0xC3" + hint});
  CHECK(found("a\r\nb\r\r\xC0\xAF") == Texts{"5003 data.csv:4:0 byte 0xC0" + hint});        // overlong
  CHECK(found("area\n\xED\xA0\x80") == Texts{"5003 data.csv:2:0 byte 0xED" + hint});        // a surrogate
  CHECK(found("area\n\n\xF4\x90\x80\x80") == Texts{"5003 data.csv:3:0 byte 0xF4" + hint});  // beyond Unicode
  CHECK(found("12345678\xE1\xBB") == Texts{"5003 data.csv:1:0 byte 0xE1" + hint});          // cut short
  CHECK(births("area,period,births\n\xF0\x9F\x98\x80 \xE1\xBB\x87,2025,1\n") == Texts{"1"});
}

TEST_CASE("5004 and 5005: UTF-16 and what is no text") {
  CHECK(found("\xFF\xFE"
              "a\0r\0"sv) ==
        Texts{"5004 data.csv:1:0 the file is UTF-16 | save it as UTF-8, for instance as 'CSV UTF-8'"});
  CHECK(found("\xFE\xFF\0a"sv) ==
        Texts{"5004 data.csv:1:0 the file is UTF-16 | save it as UTF-8, for instance as 'CSV UTF-8'"});
  CHECK(found("PK\x03\x04\x14\0"sv) ==
        Texts{"5005 data.csv:1:0 the file is not text: it begins like a spreadsheet or another "
              "archive | export the sheet as 'CSV UTF-8'"});
  CHECK(found("area,period,births\na,2025,\0\n"sv) ==
        Texts{"5005 data.csv:2:0 the file is not text: it has a byte of value zero | export the data as 'CSV UTF-8'"});
}

TEST_CASE("5006: another separator") {
  const std::string hint = " | save the file with commas between the columns and a point as decimal mark";
  CHECK(found("\n\narea;period;births\na;2025;98,07\n") ==
        Texts{"5006 data.csv:3:0 the columns are separated by semicolons" + hint});
  CHECK(found("\"area\"\t\"period\"\t\"births\"\n") ==
        Texts{"5006 data.csv:1:0 the columns are separated by tabs" + hint});
  CHECK(found("x|period\n") == Texts{"5006 data.csv:1:0 the columns are separated by bars" + hint});
  CHECK(found_at("x;y\n1;2\n") ==
        Texts{"5023 data.csv:1:1", "5024 data.csv:1:0", "5024 data.csv:1:0", "5025 data.csv:1:0"});
}

TEST_CASE("5007: the line is the one where the quote opens") {
  CHECK(found("area,period,births\na,2025,1\n\na,2026,\"1\nb,2025,1\nc,2025,1\n") ==
        Texts{"5007 data.csv:4:3 the quote that opens this cell is never closed | close it, or double a quote that is "
              "meant "
              "as a character: \"\""});
  CHECK(found_at("area,period,births\n\"a\nb\",\"2025\n,1\n\n") == Texts{"5007 data.csv:3:2"});
  CHECK(found_at("\"area,period,births\na,2025,1\n") == Texts{"5007 data.csv:1:1"});
  CHECK(found_at("area,period,births\na,2025,1\n\"") == Texts{"5007 data.csv:3:1"});
}

TEST_CASE("5008 and 5009: a quote where none may be; reading goes on in the next line") {
  CHECK(found("area,period,births\nLong \"X\" Xuyên,2025,1\na,2025,x\n\"a\"b,2025,1\nb,2025,y\n") ==
        Texts{"5008 data.csv:2:1 a quote inside a cell that does not begin with one | put the whole cell in quotes and "
              "double those "
              "inside: \"Long \"\"X\"\" Xuyên\"",
              "5051 data.csv:3:3 'x' is not a number | leave the cell of a missing figure empty",
              "5009 data.csv:4:1 text behind the closing quote of a cell | double a quote that is meant as a "
              "character: \"\"",
              "5051 data.csv:5:3 'y' is not a number | write a number such as 12 or 8.05; leave the cell of a missing "
              "figure "
              "empty; * is suppressed"});
  CHECK(births("area,period,births\n\"a\" , 2025 , \"1\"  \n") == Texts{"1"});
  // The cell at fault began in an earlier line: what follows cannot be told apart, and is left alone.
  CHECK(found_at("area,period,births\n\"a\nb\"c,2025,1\na,2025,x\n") == Texts{"5009 data.csv:3:1"});
}

TEST_CASE("5010: ragged rows") {
  CHECK(found("area,period,births\na,2025\na,2025,1,\n\n\"x\ny\",2\na,2026,3\n") ==
        Texts{"5010 data.csv:2:0 the row has 2 cells, the header has 3 | put a cell with a comma in quotes, and keep "
              "the commas of empty cells",
              "5010 data.csv:3:0 the row has 4 cells, the header has 3 | put a cell with a comma in quotes, and keep "
              "the commas of empty cells",
              "5010 data.csv:5:0 the row has 2 cells, the header has 3 | put a cell with a comma in quotes, and keep "
              "the commas of empty cells"});
}

TEST_CASE("findings stop at the cap and are counted beyond it") {
  std::string text = "area,period,births\n";
  for (int i = 0; i < 1000; ++i) text += "a" + std::to_string(i) + ",2025,oops\n";
  Diagnostics out(7);
  CHECK_FALSE(read_csv(text, "data.csv", plain_schema(), out));
  CHECK(out.list().size() == 7);
  CHECK(out.num_errors() == 1000);
}

TEST_CASE("a line is read alike whether a quote in it sends it to libcsv or not") {
  // The last column is skipped; a pair of quotes in it is all that differs.
  const std::string header = "area,period,births,#note\n";
  std::mt19937 random(20250415);
  const auto pick = [&random](std::initializer_list<std::string_view> cells) {
    return std::data(cells)[random() % cells.size()];
  };
  int num_tables = 0;
  for (int round = 0; round < 2000; ++round) {
    std::string plain = header;
    std::string quoted = header;
    for (unsigned line = 0; line < 1 + random() % 6; ++line) {
      std::string cells;
      for (const std::string_view cell :
           {pick({"a", "b c", "Châu Đốc", "d", "", "e\tf"}), pick({"2024", "2025", "2025-Q1", "2026", "x", ""}),
            pick({"1", "-2", "3.50", "", "", "*", "4 5", "007", "1e3"})}) {
        cells.append(pick({"", "", " ", "\t", "  "})).append(cell).append(pick({"", "", " ", "\t "})).append(",");
      }
      const std::string_view extra = random() % 20 == 0 ? "," : "";  // too many fields
      const std::string_view end = pick({"\n", "\n", "\r\n", "\r", "\n\n", "\n \t\n"});
      plain.append(cells).append(extra).append(end);
      quoted.append(cells).append(extra).append("\"\"").append(end);
    }
    INFO(plain);
    const Read one = read(plain, plain_schema());
    const Read other = read(quoted, plain_schema());
    CHECK(texts(one.out) == texts(other.out));
    REQUIRE(one.table.has_value() == other.table.has_value());
    if (!one.table) continue;
    ++num_tables;
    REQUIRE(one.table->num_rows() == other.table->num_rows());
    for (RowIndex row = 0; row < one.table->num_rows(); ++row) {
      CHECK(one.table->area_at(one.table->area(row)).name == other.table->area_at(other.table->area(row)).name);
      CHECK(one.table->period(row) == other.table->period(row));
      CHECK(text_of(one.table->cell(0, row)) == text_of(other.table->cell(0, row)));
      CHECK(one.table->place(row, 0).line_1based == other.table->place(row, 0).line_1based);
    }
  }
  CHECK(num_tables > 100);
}

TEST_CASE("an error that stood before gives no table and hides nothing") {
  Diagnostics out;
  out.add(Code::table_empty, TablePlace{"other.csv", 1, 0});
  CHECK_FALSE(read_csv("", "data.csv", plain_schema(), out));
  CHECK(codes(out) == Codes{5001, 5001});
  CHECK_FALSE(read_csv("area,period,births\na,2025,1\n", "data.csv", plain_schema(), out));
  CHECK(out.num_errors() == 2);
}

TEST_CASE("long cells and many columns take linear time") {
  std::string text = "area,period,births";
  for (int i = 0; i < 20'000; ++i) text += ",#" + std::to_string(i);
  text += "\na,2025,1" + std::string(20'000, ',') + "\n\"";
  text += std::string(10'000'000, 'x') + "\",2025,2" + std::string(20'000, ',') + "\n";
  CHECK(births(text) == Texts{"1", "2"});
}

TEST_CASE("the header of the small schema is complete") {
  CHECK(found(std::string(good_header) + "a,2025,,,1,2,3,2025-05-20\n").size() == 5);  // unknown to the plain schema
  const Read result = read(std::string(good_header) + "a,2025,,,1,2,3,2025-05-20\n");
  CHECK(texts(result.out) == Texts{});
  REQUIRE(result.table);
  CHECK(text_of(result.table->cell(3, 0)) == "20228");
}

}  // namespace
