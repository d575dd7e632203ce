// The JSON of a target phrase: keys, order and nulls are a contract with scripts.
#include "goalpost/report/phrase_json.hpp"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>

using goalpost::phrase_json;
using goalpost::read_phrase;

TEST_CASE("a phrase as JSON has the documented keys in the documented order") {
  const std::string text =
      "Giảm tỷ suất trẻ em bị tử vong do tai nạn thương tích xuống còn 16/100.000 trẻ em vào năm 2025";
  CHECK(phrase_json(read_phrase(text), text) ==
        "{\"understood\": true,\n"
        " \"targets\": [{\"subject\": \"tỷ suất trẻ em bị tử vong do tai nạn thương tích\", \"better\": \"lower\", "
        "\"form\": \"level\", \"comparator\": \"<=\", \"limit\": \"16\", \"limit_high\": null, \"scale\": \"per "
        "100,000\", "
        "\"noun\": \"trẻ em\", \"tolerance\": null, \"start\": null, \"versus\": null, \"every_year\": false, "
        "\"average\": "
        "false, \"since\": null, \"by\": 2025, \"until\": null, \"where\": null, \"in_every\": null, \"if_any\": null, "
        "\"per_time\": null}],\n"
        " \"canonical\": {\"en\": \"at most 16 per 100,000 by 2025\", \"vi\": \"không quá 16/100.000 vào năm 2025\"},\n"
        " \"not_understood\": [],\n"
        " \"warnings\": []}\n");
}

TEST_CASE("scales, references and places") {
  const auto target = [](const std::string& text) {
    return nlohmann::json::parse(phrase_json(read_phrase(text), text))["targets"][0];
  };
  CHECK(target("< 4,1‰")["scale"] == "‰");
  CHECK(target("từ 04 tỷ đồng trở lên")["scale"] == "VND");
  CHECK(target("từ 04 tỷ đồng trở lên")["limit"] == "4000000000");
  CHECK(target("từ 100 trẻ em trở lên")["scale"] == "count");
  CHECK(target("giảm 2 điểm phần trăm so với năm trước")["versus"] == "prior year");
  CHECK(target("giảm 2 điểm phần trăm so với năm trước")["scale"] == "points");
  CHECK(target("giảm 5% so với năm 2024")["versus"] == "2024");
  CHECK(target("giảm so với năm 2024")["limit"].is_null());
  CHECK(target("giảm so với năm 2024")["scale"].is_null());
  CHECK(target("trên 150 triệu đồng/năm")["per_time"] == "năm");
  CHECK(target("chậm nhất ngày 20/5/2022")["limit"] == "2022-05-20");
  CHECK(target("chậm nhất ngày 20/5/2022")["scale"] == "date");

  // Places are characters, not bytes.
  const std::string text = "đạt 90% trừ các xã đảo";
  const auto left = nlohmann::json::parse(phrase_json(read_phrase(text), text))["not_understood"];
  REQUIRE(left.size() == 1);
  CHECK(left[0]["text"] == "trừ các xã đảo");
  CHECK(left[0]["begin"] == 8);
  CHECK(left[0]["end"] == 22);
}
