// The version, codes and periods.
#include <array>
#include <string>

#include "goalpost/language/vocabulary.hpp"
#include "goalpost/report/report.hpp"
#include "goalpost/version.hpp"
#include "handles.hpp"

namespace goalpost::capi {

bool is_utf8(std::string_view text) noexcept {
  const auto byte_at = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  for (std::size_t at = 0; at < text.size();) {
    const unsigned first = byte_at(at++);
    if (first < 0x80) continue;
    const std::size_t more = first >= 0xF0 ? 3 : first >= 0xE0 ? 2 : 1;
    if (first < 0xC2 || first > 0xF4 || text.size() - at < more) return false;
    // No longer form than needed, no half of a surrogate pair, nothing past U+10FFFF.
    const unsigned second = byte_at(at);
    const unsigned least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    const unsigned most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) return false;
    for (std::size_t i = 1; i < more; ++i) {
      if ((byte_at(at + i) & 0xC0U) != 0x80) return false;
    }
    at += more;
  }
  return true;
}

std::string_view language_of(std::int32_t language, std::string_view plan) {
  switch (language) {
    case GOALPOST_LANGUAGE_PLAN: return plan;
    case GOALPOST_LANGUAGE_ENGLISH: return "en";
    case GOALPOST_LANGUAGE_VIETNAMESE: return "vi";
    default: fail(GOALPOST_E_ARGUMENT);
  }
}

goalpost_text* new_text(std::string text) { return new goalpost_text{goalpost_text::own_kind, std::move(text)}; }

Period period_in(goalpost_period period) {
  const bool is_length = period.length == 1 || period.length == 2 || period.length == 4 || period.length == 12;
  require(is_length && period.index_1based >= 1 && period.index_1based <= period.length && period.year >= 1 &&
              period.year <= 9999,
          GOALPOST_E_ARGUMENT);
  return {period.year, static_cast<PeriodLength>(period.length), period.index_1based};
}

std::vector<Period> periods_in(const goalpost_period* periods, std::size_t num_periods) {
  require(periods != nullptr || num_periods == 0, GOALPOST_E_NULL);
  std::vector<Period> out;
  for (std::size_t i = 0; i < num_periods; ++i) out.push_back(period_in(periods[i]));
  return out;
}

namespace {

constexpr std::array status_texts{
    "done",
    "a pointer is NULL that must not be",
    "a handle is of another kind",
    "a struct_size is unknown, or a field that this library does not know is set",
    "an unknown code, a number out of range, or things that do not go together",
    "a text is not UTF-8",
    "lengths differ that must agree, or there are too many rows",
    "there is no such thing",
    "figures of a type that is not read, or not for this input",
    "this machine or this build cannot do that",
    "the plan, rule or data have errors: see the diagnostics",
    "cancelled",
    "memory ran out",
    "the system did not let a thread start",
    "a fault of the library's own",
};
static_assert(status_texts.size() == GOALPOST_E_INTERNAL + 1);

template <class Code>
goalpost_status code_text(Code code, bool is_code, std::int32_t language, goalpost_string* out) {
  if (out != nullptr) *out = {nullptr, 0};
  return guarded([&] {
    required(out);
    require(is_code, GOALPOST_E_ARGUMENT);
    const std::string_view wanted = language_of(language, "");
    *out = borrowed(wanted.empty() ? name(code) : spoken(code, wanted));
  });
}

}  // namespace
}  // namespace goalpost::capi

using namespace goalpost;
using namespace goalpost::capi;

static_assert(sizeof(goalpost_period) == 4 && sizeof(goalpost_answer) == 16);

// The numbers of the header are those of the enumerations; verdicts and reasons are compared with their tables by a test.
static_assert(static_cast<int>(ColumnType::int64) == GOALPOST_TYPE_INT64);
static_assert(static_cast<int>(ColumnType::float64) == GOALPOST_TYPE_FLOAT64);
static_assert(static_cast<int>(ColumnType::decimal) == GOALPOST_TYPE_DECIMAL64);
static_assert(static_cast<int>(ColumnType::date) == GOALPOST_TYPE_DATE32);
static_assert(static_cast<int>(ColumnType::int8) == GOALPOST_TYPE_INT8);
static_assert(static_cast<int>(ColumnType::int16) == GOALPOST_TYPE_INT16);
static_assert(static_cast<int>(ColumnType::int32) == GOALPOST_TYPE_INT32);
static_assert(static_cast<int>(ColumnType::uint8) == GOALPOST_TYPE_UINT8);
static_assert(static_cast<int>(ColumnType::uint16) == GOALPOST_TYPE_UINT16);
static_assert(static_cast<int>(ColumnType::uint32) == GOALPOST_TYPE_UINT32);
static_assert(static_cast<int>(ColumnType::uint64) == GOALPOST_TYPE_UINT64);
static_assert(static_cast<int>(ColumnType::float32) == GOALPOST_TYPE_FLOAT32);
static_assert(static_cast<int>(ColumnType::decimal128) == GOALPOST_TYPE_DECIMAL128);
static_assert(static_cast<int>(InstructionSet::best) == GOALPOST_INSTRUCTIONS_BEST);
static_assert(static_cast<int>(InstructionSet::baseline) == GOALPOST_INSTRUCTIONS_BASELINE);
static_assert(static_cast<int>(InstructionSet::avx2) == GOALPOST_INSTRUCTIONS_AVX2);
static_assert(static_cast<int>(InstructionSet::avx512) == GOALPOST_INSTRUCTIONS_AVX512);
static_assert(static_cast<int>(Kind::count) == GOALPOST_KIND_COUNT &&
              static_cast<int>(Kind::ratio) == GOALPOST_KIND_RATIO);
static_assert(static_cast<int>(Kind::points) == GOALPOST_KIND_POINTS &&
              static_cast<int>(Kind::money) == GOALPOST_KIND_MONEY);
static_assert(static_cast<int>(Kind::date) == GOALPOST_KIND_DATE &&
              static_cast<int>(Kind::number) == GOALPOST_KIND_NUMBER);
static_assert(static_cast<int>(Direction::unknown) == GOALPOST_BETTER_UNKNOWN);
static_assert(static_cast<int>(Direction::lower) == GOALPOST_BETTER_LOWER);
static_assert(static_cast<int>(Direction::higher) == GOALPOST_BETTER_HIGHER);
static_assert(static_cast<int>(syntax::RollUp::sum) == GOALPOST_ROLL_UP_SUM);
static_assert(static_cast<int>(syntax::RollUp::last) == GOALPOST_ROLL_UP_LAST);
static_assert(static_cast<int>(syntax::RollUp::none) == GOALPOST_ROLL_UP_NONE);
static_assert(static_cast<int>(Severity::note) == GOALPOST_SEVERITY_NOTE);
static_assert(static_cast<int>(Severity::warning) == GOALPOST_SEVERITY_WARNING);
static_assert(static_cast<int>(Severity::error) == GOALPOST_SEVERITY_ERROR);
static_assert(flag_exceeded == GOALPOST_FLAG_EXCEEDED && flag_at_boundary == GOALPOST_FLAG_AT_BOUNDARY);
static_assert(all_targets == GOALPOST_ALL_TARGETS && KeyColumns::no_area == GOALPOST_NONE);

const char* goalpost_version(void) {
  static_assert(GOALPOST_VERSION_MAJOR >= 0);
  return version().data();  // of a literal
}

uint32_t goalpost_abi_version(void) { return GOALPOST_ABI_VERSION; }

const char* goalpost_status_text(goalpost_status status) {
  const auto index = static_cast<std::size_t>(status);
  return index < status_texts.size() ? status_texts[index] : "an unknown status";
}

goalpost_status goalpost_verdict_text(goalpost_verdict verdict, int32_t language, goalpost_string* out) {
  const auto code = static_cast<Verdict>(verdict);
  return code_text(code, !name(code).empty(), language, out);
}

goalpost_status goalpost_reason_text(goalpost_reason reason, int32_t language, goalpost_string* out) {
  const auto code = static_cast<Reason>(reason);
  return code_text(code, code == Reason::none || !name(code).empty(), language, out);
}

goalpost_status goalpost_period_parse(const char* text, size_t size, goalpost_period* out) {
  if (out != nullptr) *out = {};
  return guarded([&] {
    required(out);
    const std::optional<Period> period = parse_period(text_of(text, size));
    require(period.has_value(), GOALPOST_E_ARGUMENT);
    *out = period_out(*period);
  });
}

goalpost_status goalpost_period_text(goalpost_period period, int32_t language, goalpost_text** out) {
  if (out != nullptr) *out = nullptr;
  return guarded([&] {
    required(out);
    *out = new_text(period_text(period_in(period), language_of(language, "en")));
  });
}

uint8_t goalpost_best_instructions(void) { return static_cast<std::uint8_t>(best_instruction_set()); }

const char* goalpost_text_data(const goalpost_text* text) {
  return text != nullptr && text->kind == goalpost_text::own_kind ? text->text.c_str() : nullptr;
}

size_t goalpost_text_size(const goalpost_text* text) {
  return text != nullptr && text->kind == goalpost_text::own_kind ? text->text.size() : 0;
}

void goalpost_text_free(goalpost_text* text) { delete text; }
