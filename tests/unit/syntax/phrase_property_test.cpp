// Generated phrases: number style × comparator × unit × reference × stratum × year. Each must give the structure it was
// made from, in the plan's wording and in canonical words.
#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <vector>

#include "phrase_reading.hpp"

using goalpost::Decimal;
using goalpost::PhraseTarget;
using goalpost::syntax::Better;
using goalpost::syntax::Comparator;
using goalpost::syntax::Form;
using goalpost::syntax::Quantity;
using goalpost::syntax::Reference;
using goalpost::syntax::ReferenceKind;
using goalpost::syntax::Scale;

namespace {

struct Number {
  std::string written;
  Decimal value;
};
struct Unit {
  std::string written;
  Scale scale;
  std::int64_t per_n = 0;
  int power = 0;
  std::string noun;
};
struct Compare {
  std::string front, back;
  Comparator comparator;
};

const Number numbers[] = {{"5", {5, 0}},        {"05", {5, 0}},      {"16,8", {168, 1}}, {"0,25", {25, 2}},
                          {"98.07", {9807, 2}}, {"45,50", {455, 1}}, {"100", {100, 0}},  {"7.5", {75, 1}}};
const Number whole_numbers[] = {{"3", {3, 0}},        {"04", {4, 0}},         {"155", {155, 0}},
                                {"1.200", {1200, 0}}, {"12.500", {12500, 0}}, {"100.000", {100000, 0}}};
const Unit shares[] = {{"%", Scale::percent},
                       {" %", Scale::percent},
                       {"‰", Scale::per, 1000},
                       {" ‰", Scale::per, 1000},
                       {"%o", Scale::per, 1000},
                       {"%0", Scale::per, 1000},
                       {" phần trăm", Scale::percent},
                       {" phần nghìn", Scale::per, 1000},
                       {" vụ/10.000 dân", Scale::per, 10000, 0, "dân"},
                       {"/vạn dân", Scale::per, 10000, 0, "dân"},
                       {" trên 100.000 trẻ đẻ sống", Scale::per, 100000, 0, "trẻ đẻ sống"},
                       {"/100.000", Scale::per, 100000},
                       {"/1.000", Scale::per, 1000},
                       {"/100.000 trẻ em", Scale::per, 100000, 0, "trẻ em"},
                       {" / 10.000", Scale::per, 10000}};
const Unit wholes[] = {{" trẻ em", Scale::plain, 0, 0, "trẻ em"},   {" vụ", Scale::plain, 0, 0, "vụ"},
                       {" mô hình", Scale::plain, 0, 0, "mô hình"}, {" đồng", Scale::currency},
                       {" triệu đồng", Scale::currency, 0, 6},      {" tỷ đồng", Scale::currency, 0, 9},
                       {" nghìn đồng", Scale::currency, 0, 3},      {"đ", Scale::currency}};
const Compare compares[] = {{"dưới ", "", Comparator::less},
                            {"< ", "", Comparator::less},
                            {"<", "", Comparator::less},
                            {"xuống dưới ", "", Comparator::less},
                            {"còn dưới ", "", Comparator::less},
                            {"không quá ", "", Comparator::less_equal},
                            {"≤ ", "", Comparator::less_equal},
                            {"tối đa ", "", Comparator::less_equal},
                            {"xuống còn ", "", Comparator::less_equal},
                            {"xuống ", "", Comparator::less_equal},
                            {"không vượt quá ", "", Comparator::less_equal},
                            {"XUỐNG CÒN ", "", Comparator::less_equal},
                            {"<= ", "", Comparator::less_equal},
                            {"trên ", "", Comparator::greater},
                            {"> ", "", Comparator::greater},
                            {"đạt trên ", "", Comparator::greater},
                            {"hơn ", "", Comparator::greater},
                            {"đạt ", "", Comparator::greater_equal},
                            {"ít nhất ", "", Comparator::greater_equal},
                            {"tối thiểu ", "", Comparator::greater_equal},
                            {"từ ", " trở lên", Comparator::greater_equal},
                            {"đạt từ ", " trở lên", Comparator::greater_equal},
                            {"", " trở lên", Comparator::greater_equal},
                            {"≥ ", "", Comparator::greater_equal},
                            {"đạt ít nhất ", "", Comparator::greater_equal},
                            {"lên ", "", Comparator::greater_equal},
                            {"=> ", "", Comparator::greater_equal},
                            {"không dưới ", "", Comparator::greater_equal},
                            {"đạt và vượt ", "", Comparator::greater_equal},
                            {"thấp hơn ", "", Comparator::less},
                            {"ở mức dưới ", "", Comparator::less},
                            {"xuống còn dưới ", "", Comparator::less},
                            {"", " trở xuống", Comparator::less_equal},
                            {"không cao hơn ", "", Comparator::less_equal},
                            {"cao hơn ", "", Comparator::greater}};
const std::pair<std::string, std::string> strata[] = {{"", ""},
                                                      {" đối với nông thôn", "nông thôn"},
                                                      {" ở khu vực thành thị", "thành thị"},
                                                      {" ở miền núi", "miền núi"},
                                                      {" (nông thôn)", "nông thôn"}};
struct Time {
  std::string written;
  std::optional<int> since, by, until;
};
const Time times[] = {{"", {}, {}, {}},
                      {" vào năm 2025", {}, 2025, {}},
                      {" đến năm 2030", {}, 2030, {}},
                      {" năm 2026", {}, 2026, {}},
                      {" giai đoạn 2021 - 2025", 2021, {}, 2025},
                      {" đến hết năm 2025", {}, 2025, {}},
                      {" trong giai đoạn 2026–2030", 2026, {}, 2030},
                      {" (năm 2025)", {}, 2025, {}},
                      {" từ năm 2021 đến năm 2025", 2021, {}, 2025},
                      {" đến 31/12/2025", {}, 2025, {}},
                      {" đến ngày 31/12/2025", {}, 2025, {}},
                      {" vào cuối năm 2030", {}, 2030, {}},
                      {" đến hết tháng 12/2025", {}, 2025, {}},
                      {" đến hết quý IV/2025", {}, 2025, {}},
                      {", đến năm 2030", {}, 2030, {}}};

Quantity quantity(const Number& number, const Unit& unit) {
  Quantity made;
  made.number = number.value;
  for (int i = 0; i < unit.power; ++i) made.number.mantissa *= 10;
  made.scale = unit.scale;
  made.per_n = unit.per_n;
  made.permille_sign = unit.written.find("‰") != std::string::npos || unit.written.find("%o") != std::string::npos ||
                       unit.written.find("%0") != std::string::npos || unit.written == " phần nghìn";
  made.noun = unit.noun;
  if (unit.scale == Scale::currency) made.currency = "VND";
  return made;
}

Better better_of(Comparator comparator) {
  return comparator == Comparator::less || comparator == Comparator::less_equal ? Better::lower : Better::higher;
}

/// Both readings of one target; false, with the phrase shown, when one of them differs.
bool same(const std::string& text, const PhraseTarget& wanted, const std::string& name = "") {
  const std::string expected = phrase_tests::described(wanted, false);
  const goalpost::Phrase phrase = goalpost::read_phrase(text);
  const std::string read = phrase_tests::described(phrase, false);
  CAPTURE(text);
  CHECK(read == expected);
  if (read != expected) return false;
  if (!name.empty()) CHECK(phrase.targets.front().subject == name);
  const std::string canonical = goalpost::canonical_phrase(phrase.targets.front(), "vi");
  goalpost::PhraseOptions options;
  options.indicator = phrase.targets.front().subject;
  const std::string again = phrase_tests::described(goalpost::read_phrase(canonical, options), false);
  CAPTURE(canonical);
  // The noun of a rate is left to its name.
  CHECK(again == expected);
  return again == expected;
}

}  // namespace

/// The whole product takes four seconds, and ten times that under a sanitizer: there every sixteenth phrase is tried.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t step = 16;
#else
constexpr std::size_t step = 1;
#endif

TEST_CASE("levels: number × unit × comparator × stratum × year") {
  struct Figure {
    const Number* number;
    const Unit* unit;
  };
  std::vector<Figure> figures;
  for (const Number& number : numbers) {
    for (const Unit& unit : shares) figures.push_back({&number, &unit});
  }
  for (const Number& number : whole_numbers) {
    for (const Unit& unit : wholes) figures.push_back({&number, &unit});
  }
  const std::size_t num_all = figures.size() * std::size(compares) * std::size(strata) * std::size(times);
  int num_wrong = 0;
  for (std::size_t i = 0; i < num_all && num_wrong < 20; i += step) {
    std::size_t at = i;  // the whole product, one digit of it after the other
    const auto digit = [&at](std::size_t base) {
      const std::size_t here = at % base;
      at /= base;
      return here;
    };
    const Figure& figure = figures[digit(figures.size())];
    const Time& time = times[digit(std::size(times))];
    const auto& stratum = strata[digit(std::size(strata))];
    const Compare& compare = compares[digit(std::size(compares))];
    PhraseTarget wanted;
    wanted.limit = quantity(*figure.number, *figure.unit);
    wanted.comparator = compare.comparator;
    wanted.better = better_of(compare.comparator);
    wanted.where = stratum.second;
    wanted.since = time.since;
    wanted.by = time.by;
    wanted.until = time.until;
    const std::string text =
        compare.front + figure.number->written + figure.unit->written + compare.back + stratum.first + time.written;
    if (!same(text, wanted)) ++num_wrong;
  }
  CHECK(num_all > 300000);
}

TEST_CASE("changes: size × reference × year, in front of a name and behind it") {
  struct Against {
    std::string written;
    std::optional<Reference> versus;
    bool every_year, average;
  };
  const Against references[] = {
      {"", {}, false, false},
      {" so với năm trước", Reference{ReferenceKind::prior_year, 0, {}}, false, false},
      {" so với cùng kỳ", Reference{ReferenceKind::prior_year, 0, {}}, false, false},
      {" so với cùng kỳ năm trước", Reference{ReferenceKind::prior_year, 0, {}}, false, false},
      {" so với năm 2024", Reference{ReferenceKind::year, 2024, {}}, false, false},
      {" so với cùng kỳ năm 2023", Reference{ReferenceKind::year, 2023, {}}, false, false},
      {" so năm 2023", Reference{ReferenceKind::year, 2023, {}}, false, false},
      {" so với thực hiện năm 2023", Reference{ReferenceKind::year, 2023, {}}, false, false},
      {" so với số liệu cuối năm 2023", Reference{ReferenceKind::year, 2023, {}}, false, false},
      {" so với 2020", Reference{ReferenceKind::year, 2020, {}}, false, false},
      {" so với năm trước liền kề", Reference{ReferenceKind::prior_year, 0, {}}, false, false},
      {" so với năm gốc", Reference{ReferenceKind::baseline, 0, {}}, false, false},
      {"/năm", {}, true, false},
      {" hằng năm", {}, true, false},
      {" hàng năm", {}, true, false},
      {" mỗi năm", {}, true, false},
      {" bình quân mỗi năm", {}, true, true}};
  struct Size {
    std::string written;
    Quantity low;
    std::optional<Quantity> high;
  };
  const auto percent = [](std::int64_t mantissa, std::int8_t scale) {
    return quantity({"", {mantissa, scale}}, {"", Scale::percent});
  };
  const Size sizes[] = {{"30%", percent(30, 0), {}},
                        {"4,7%", percent(47, 1), {}},
                        {"từ 2 đến 3%", percent(2, 0), percent(3, 0)},
                        {"5 - 10%", percent(5, 0), percent(10, 0)},
                        {"5-10%", percent(5, 0), percent(10, 0)},
                        {"2–3%", percent(2, 0), percent(3, 0)},
                        {"từ 1,5% đến 2%", percent(15, 1), percent(2, 0)},
                        {"2 điểm phần trăm", quantity({"", {2, 0}}, {"", Scale::points}), {}},
                        {"5 vụ", quantity({"", {5, 0}}, {"", Scale::plain, 0, 0, "vụ"}), {}},
                        {"0,5‰", quantity({"", {5, 1}}, {"‰", Scale::per, 1000}), {}}};
  int num_wrong = 0;
  for (const bool reduces : {true, false}) {
    for (const Size& size : sizes) {
      for (const Against& against : references) {
        for (const Time& time : times) {
          PhraseTarget wanted;
          wanted.form = reduces ? Form::reduce : Form::increase;
          wanted.better = reduces ? Better::lower : Better::higher;
          wanted.comparator = reduces ? Comparator::less_equal : Comparator::greater_equal;
          wanted.limit = size.low;
          wanted.limit_high = size.high;
          wanted.versus = against.versus;
          wanted.every_year = against.every_year;
          wanted.average = against.average;
          wanted.since = time.since;
          wanted.by = time.by;
          wanted.until = time.until;
          const std::string verb = reduces ? "giảm " : "tăng ";
          // `so với cùng kỳ năm 2026`, `so với năm gốc năm 2026` are the reference itself
          if ((against.written.ends_with("kỳ") || against.written.ends_with("gốc")) && time.written.starts_with(" năm"))
            continue;
          const std::string tail = against.written + time.written;
          if (num_wrong > 20) continue;
          num_wrong += same(verb + size.written + tail, wanted) ? 0 : 1;
          num_wrong += same("Phấn đấu " + verb + size.written + " số vụ trẻ em tham gia" + tail, wanted,
                            size.low.scale == Scale::plain ? "" : "số vụ trẻ em tham gia")
                           ? 0
                           : 1;
          num_wrong +=
              same("Số vụ trẻ em tham gia " + verb + size.written + tail, wanted, "Số vụ trẻ em tham gia") ? 0 : 1;
        }
      }
    }
  }
}

TEST_CASE("maintain, ranges, starts, areas and money a year") {
  struct Case {
    std::string text, expected;
  };
  const Case cases[] = {
      {"duy trì 100%", "maintain >= 100% higher"},
      {"duy trì ở mức trên 95% hằng năm", "maintain > 95% higher; every year"},
      {"giữ vững không quá 5%", "maintain <= 5% lower"},
      {"từ 2 đến 3%", "between ? 2% to 3% unknown"},
      {"từ 90% đến 95% vào năm 2025", "between ? 90% to 95% unknown; by 2025"},
      {"giảm từ 411 vụ năm 2024 xuống còn 200 vụ vào năm 2030",
       "level <= 200 lower; start 411; since 2024; by 2030; noun vụ"},
      {"tăng từ 80% lên 95%", "level >= 95% higher; start 80%"},
      {"trên 150 triệu đồng/năm", "level > 150000000 VND higher; per năm"},
      {"ít nhất 02 xã/huyện", "level >= 2 higher; in every huyện; noun xã"},
      {"mỗi huyện 03 xã", "level >= 3 higher; in every huyện; noun xã"},
      {"tăng gấp 2 lần so với năm 2020", "increase >= 2 times higher; versus 2020"},
      {"trước ngày 20/5/2025", "level < 2025-05-20 lower"},
      {"chậm nhất ngày 15 tháng 11 năm 2025", "level <= 2025-11-15 lower"},
      {"giảm ít nhất 10% so với năm 2024", "reduce <= 10% lower; versus 2024"},
      {"giảm trên 10% so với năm 2024", "reduce < 10% lower; versus 2024"},
      {"duy trì", "maintain ? - unknown"},
      {"giảm so với năm trước", "reduce < - lower; versus prior year"},
      {"ít nhất 100% nếu có trẻ em gặp thiên tai", "level >= 100% higher; if any trẻ em gặp thiên tai"},
  };
  for (const Case& c : cases) {
    CAPTURE(c.text);
    const goalpost::Phrase phrase = goalpost::read_phrase(c.text);
    CHECK(phrase_tests::described(phrase) == c.expected);
    REQUIRE(phrase.targets.size() == 1);
    const std::string canonical = goalpost::canonical_phrase(phrase.targets.front(), "vi");
    CAPTURE(canonical);
    CHECK(phrase_tests::read(canonical) == c.expected);
  }
}
