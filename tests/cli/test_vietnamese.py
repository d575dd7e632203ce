"""What people read in Vietnamese: findings, verdicts, explanations, complaints. And that nothing of it is English."""
import json
import os
import pathlib
import re
import unittest

from command_line import DATA, PLAN, CommandLineTest

SOURCE = pathlib.Path(os.environ.get("GOALPOST_SOURCE", pathlib.Path(__file__).resolve().parents[2]))
CATALOGUE = SOURCE / "include" / "goalpost"

# Words that no Vietnamese sentence has. What stands in quotes is the plan's, or how to write it.
ENGLISH = re.compile(r"\b(the|is|are|it|its|this|that|write|found|name|names|of|and|or|with|such|not|no|by|in|expected|"
                     r"more|declare|plan|known?|knows|below|above|never|here|first|mean|year|percentage|points)\b")
QUOTED = re.compile(r"'[^']*'|`[^`]*`|\"[^\"]*\"")


def english_words(text):
    return ENGLISH.findall(QUOTED.sub("", text))


class FindingsTest(CommandLineTest):
    def findings(self, *arguments):
        done = self.run_goalpost("check", *arguments, "--language", "vi", "--format", "json")
        return json.loads(done.stdout)["diagnostics"]

    def test_no_finding_of_the_case_files_is_english(self):
        files = sorted((SOURCE / "tests" / "cases").glob("*/*.goal"))
        self.assertGreater(len(files), 60)
        seen = set()
        for path in files:
            for finding in self.findings(str(path)):
                seen.add(finding["code"])
                text = finding["message"] + " | " + (finding["hint"] or "")
                # Names of inputs and areas that stand without quotes are the plan's own.
                text = re.sub(r"\b[a-z]+(_[a-z]+)+\b|→.*", "", text)
                self.assertFalse(english_words(text), f"{path.name}: {finding['code']}: {text}")
        self.assertGreater(len(seen), 70)

    def test_every_expectation_of_the_grammar_is_translated(self):
        table = (CATALOGUE / "syntax" / "arguments_vi.def").read_text(encoding="utf-8")
        literal = r'((?:"(?:[^"\\]|\\.)*"\s*)+)'
        joined = lambda literals: "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', literals))
        known = {joined(one) for one in re.findall(r"^GOALPOST_ARGUMENT_VI\(" + literal + ",", table, re.MULTILINE)}
        wanted = set()
        for path in sorted((CATALOGUE / "syntax" / "impl").glob("*.?pp")):
            text = path.read_text(encoding="utf-8")
            found = re.findall(r'called\(\s*' + literal, text) + re.findall(r'GOALPOST_RULE\([^"]*' + literal, text)
            found += re.findall(r'inline constexpr choice<[^>]*> \w+\(\s*' + literal, text)
            found += re.findall(r'x3::rule<[^;=]*> \w+ = ' + literal, text)
            wanted |= {joined(one) for one in found}
        self.assertGreater(len(wanted), 40)
        # What is nothing but a piece of the language, such as '100%', is the same in both.
        self.assertFalse({text for text in wanted - known if QUOTED.sub("", text)})

    def test_no_finding_of_a_damaged_plan_is_english(self):
        """A plan without one of its tokens, or with a foreign one before it, for each of its tokens."""
        tokens = list(re.finditer(r"\S+", PLAN))
        codes = set()
        for token in tokens[2:]:  # without `edition` or its number there is nothing new to say
            for replacement in ("", "% " + token.group()):
                self.write("damaged.goal", PLAN[:token.start()] + replacement + PLAN[token.end():])
                for finding in self.findings("damaged.goal"):
                    codes.add(finding["code"])
                    text = finding["message"] + " | " + (finding["hint"] or "")
                    self.assertFalse(english_words(text), f"without {token.group()}: {finding['code']}: {text}")
        self.assertGreater(len(codes), 8)

    def test_no_finding_of_a_bad_cell_is_english(self):
        cells = ["-", "n/a", "**", "−5", "<5", "1,000", "98,07", ".5", "5.", "1e5", "8%", "abc", "1" * 30, "0." + "1" * 20]
        for cell in cells:
            self.write("data.csv", DATA.replace(",12,1504,", f',"{cell}",1504,'))
            for finding in self.findings("plan.goal", "data.csv"):
                text = finding["message"] + " | " + (finding["hint"] or "")
                self.assertFalse(english_words(text), f"{cell}: {finding['code']}: {text}")
            self.assertIn("data.csv", [finding["file"] for finding in self.findings("plan.goal", "data.csv")], cell)

    def test_findings_of_tables(self):
        def first(data):
            self.write("data.csv", data)
            return [(finding["message"], finding["hint"]) for finding in self.findings("plan.goal", "data.csv")][-1]

        self.assertEqual(first(""), ("bảng dữ liệu trống",
                                     "dòng đầu tiên ghi tên các cột: area,period, rồi mỗi phân tổ và mỗi số liệu một cột"))
        self.assertEqual(first(DATA.replace(",", ";")),
                         ("các cột được ngăn cách bằng dấu chấm phẩy",
                          "hãy lưu tệp với dấu phẩy giữa các cột và dấu chấm làm dấu thập phân"))
        self.assertEqual(first(DATA.replace("deaths", "death")),
                         ("kế hoạch không có cột 'death'",
                          "có phải ý là 'deaths'? Nếu không, hãy bắt đầu tên bằng dấu # để bỏ qua cột"))
        self.assertEqual(first(DATA.replace("rural", "rurall")),
                         ("'rurall' không phải là nhóm nào của 'residence'", "có phải ý là 'rural'?"))
        self.assertEqual(first(DATA.replace("period", "#period")),
                         ("thiếu cột 'period'", "hãy đặt tên cột kỳ là 'period'"))
        self.assertEqual(first(DATA.replace("Giang,,2025,,12", "Giang,,2025,,12,13")),
                         ("dòng này có 11 ô, dòng tiêu đề có 10 ô",
                          "ô có dấu phẩy phải đặt trong dấu ngoặc kép; ô trống vẫn giữ dấu phẩy của nó"))
        self.assertEqual(first(DATA.replace(",12,1504,", ',"1,200",1504,')),
                         ("'1,200' không phải là số",
                          "hãy viết liền các chữ số, không tách nhóm: 1000, không phải 1,000 hay 1.000"))

    def test_a_finding_on_a_terminal(self):
        self.write("plan.goal", PLAN.replace("deaths per 1,000 births", "deaths per births"))
        done = self.run_goalpost("check", "plan.goal", "--language", "vi")
        self.assertEqual(done.stderr.splitlines()[:4],
                         ["plan.goal:14:22: lỗi GP2003: ở đây cần mẫu số, như 'per 1000'",
                          "  14 |   measure deaths per births",
                          "     |                      ^~~~~~",
                          "     = ở đây lại là 'births'; hãy viết ví dụ 'per 1000'"])
        self.assertEqual(done.stdout, "4 chỉ tiêu, 5 mục tiêu: 1 lỗi, không có cảnh báo\n")

    def test_the_language_of_the_plan_is_the_default(self):
        self.write("plan.goal", PLAN.replace("edition 1", "edition 1\nlanguage vi").replace("1,000", "1000"))
        self.assertEqual(self.good("check", "plan.goal").stdout, "4 chỉ tiêu, 5 mục tiêu: không có lỗi, không có cảnh báo\n")
        self.assertEqual(self.good("check", "plan.goal", "--language", "en").stdout,
                         "4 indicators, 5 targets: no errors, no warnings\n")
        self.assertIn("An Giang, năm 2025", self.good("evaluate", "plan.goal", "data.csv").stdout)
        self.assertIn("An Giang, 2025", self.good("evaluate", "plan.goal", "data.csv", "--language", "en").stdout)

    def test_bytes_and_code_points(self):
        self.write("plan.goal", PLAN.replace("measure cases", 'lead "Sở Y tế" measure casses'))
        finding = json.loads(self.run_goalpost("check", "plan.goal", "--format", "json").stdout)["diagnostics"][0]
        line = '  lead "Sở Y tế" measure '
        self.assertEqual(finding["column"], len(line) + 1)
        begin = PLAN.encode().index(b"  measure cases") + len(line.encode())
        self.assertEqual((finding["begin_byte"], finding["end_byte"]), (begin, begin + len("casses")))

    def test_bytes_of_tables_are_null(self):
        self.write("data.csv", DATA.replace(",12,1504,", ",x,1504,"))
        finding = self.findings("plan.goal", "data.csv")[0]
        self.assertEqual((finding["line"], finding["column"]), (3, 5))
        self.assertEqual((finding["begin_byte"], finding["end_byte"]), (None, None))


class ResultsTest(CommandLineTest):
    def test_table(self):
        self.assertEqual(self.good("evaluate", "plan.goal", "data.csv", "--language", "vi", "--by", "province").stdout, """\
An Giang, năm 2025
1a  Mortality       đạt        7,98‰      dưới 9‰                             thấp hơn 1,02 điểm phần nghìn so với mục tiêu
2   Obesity         không đạt             1 đạt, 1 không đạt
      rural         không đạt  7%         dưới 7% đối với residence = rural   đúng bằng giới hạn, bớt 1 trong số đó nữa thì đạt
      urban         đạt        9,9%       dưới 10% đối với residence = urban  thấp hơn 0,1 điểm phần trăm so với mục tiêu
3   abuse           đạt        63         giảm 30% so với năm 2024            đúng bằng giới hạn 63
op  Report, yearly  đạt        18/5/2025  chậm nhất 2025-05-20                sớm hơn 2 ngày so với hạn

4 chỉ tiêu: 3 đạt, 1 không đạt
""")

    def test_explanations_in_json_and_field_names_in_english(self):
        def row(*arguments):
            text = self.good("evaluate", "plan.goal", "data.csv", "--only", "1a", "--format", "json", *arguments).stdout
            return json.loads(text)["results"][0]
        vietnamese = row("--language", "vi")
        self.assertEqual(vietnamese.pop("explanation"),
                         "7,98‰ = 12 trên 1.504 births; dưới 9‰: đạt, thấp hơn 1,02 điểm phần nghìn so với mục tiêu")
        english = row()
        self.assertEqual(english.pop("explanation"), "7.98‰ = 12 of 1,504 births; below 9‰: met by 1.02 per 1,000")
        parts = vietnamese.pop("parts")
        self.assertEqual(list(parts), list(english.pop("parts")))
        self.assertEqual((parts["value"], parts["verdict"], parts["margin"]), ("7,98‰", "đạt", "1,02 điểm phần nghìn"))
        self.assertEqual(vietnamese, english)

    def test_csv_is_the_same_in_every_language(self):
        arguments = ("evaluate", "plan.goal", "data.csv", "--format", "csv")
        self.assertEqual(self.good(*arguments, "--language", "vi").stdout, self.good(*arguments).stdout)

    def test_explain(self):
        self.assertEqual(self.good("explain", "plan.goal", "data.csv", "--indicator", "3", "--language", "vi").stdout, """\
3 abuse
cách tính: cases

An Giang, năm 2025
  63 cases, bằng 70% mức 90 của năm 2024; giảm 30% so với năm 2024: đạt, đúng bằng giới hạn 63

Châu Đốc, city, năm 2025
  giảm 30% so với năm 2024: không có số liệu, thiếu số liệu (cases)
""")

    def test_rule(self):
        def answer(*arguments):
            return self.good("rule", *arguments, "--language", "vi").stdout
        self.assertEqual(answer("deaths per 1,000 births at most 4.1‰", "deaths=41", "births=10000"),
                         "đạt (đúng bằng giới hạn): 4,1‰ = 41 trên 10.000 births; không quá 4,1‰\n")
        self.assertEqual(answer("vaccinated as % of children at least 85%", "vaccinated=821", "children=1000"),
                         "không đạt, thấp hơn 2,9 điểm phần trăm so với mục tiêu, thêm 29 children nữa thì đạt: "
                         "82,1% = 821 trên 1.000 children; ít nhất 85%\n")
        self.assertEqual(answer("deaths per 1,000 births below 9‰", "deaths=", "births=1504"),
                         "không có số liệu, thiếu tử số (deaths): dưới 9‰\n")
        self.assertEqual(answer("helped as % of children at least 80% by 2025", "helped=7", "children=10", "--period", "2024"),
                         "chưa đến hạn, chưa đến năm đầu tiên của mục tiêu: 70% = 7 trên 10 children; ít nhất 80% vào năm 2025\n")

    def test_complaints(self):
        def complaint(exit_code, *arguments):
            return self.bad(exit_code, *arguments, "--language", "vi").rstrip("\n")
        data = ("plan.goal", "data.csv")
        self.assertEqual(complaint(2, "evaluate", *data, "--only", "mortalty"),
                         "goalpost: kế hoạch không có chỉ tiêu 'mortalty'; có phải ý là 'mortality'?")
        self.assertEqual(complaint(2, "evaluate", *data, "--by", "commune"),
                         "goalpost: kế hoạch không có cấp địa bàn 'commune'; kế hoạch có province, district")
        self.assertEqual(complaint(2, "evaluate", *data, "--period", "2025-Q5"),
                         "goalpost: '2025-Q5' không phải là kỳ; hãy viết dạng 2025, 2025-H1, 2025-Q3 hoặc 2025-11")
        self.assertEqual(complaint(2, "explain", *data, "--indicator", "3", "--area", "Giang"),
                         "goalpost: dữ liệu không có địa bàn 'Giang'")
        self.assertEqual(complaint(2, "evaluate", "-", "-"),
                         "goalpost: chỉ một trong hai, PLAN hoặc DATA, được đọc từ đầu vào chuẩn")
        self.assertTrue(complaint(3, "check", "nowhere.goal").startswith("goalpost: không đọc được nowhere.goal: "))
        self.assertEqual(complaint(3, "check", "."), "goalpost: không đọc được .: đây là một thư mục")
        self.assertEqual(complaint(2, "rule", "cases below 9", "12"),
                         "goalpost: '12' không phải là số liệu; hãy viết tên=12, prior(tên)=12 hoặc tên@2020=12")

    def test_a_language_that_is_not_known(self):
        self.assertIn("--language", self.bad(2, "check", "plan.goal", "--language", "fr"))


if __name__ == "__main__":
    unittest.main()
