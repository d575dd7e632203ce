// Plans as they were printed.
#include "goalpost/import/import.hpp"

#include <algorithm>

#include "goalpost/syntax/parse.hpp"
#include "handles.hpp"
#include "structs.hpp"

namespace goalpost::capi {
namespace {

ImportShape shape_in(std::int32_t shape) {
  switch (shape) {
    case GOALPOST_IMPORT_AUTOMATIC: return ImportShape::automatic;
    case GOALPOST_IMPORT_TABLE: return ImportShape::table;
    case GOALPOST_IMPORT_SENTENCES: return ImportShape::sentences;
    default: fail(GOALPOST_E_ARGUMENT);
  }
}

int year_in(std::int32_t year) {
  require(year >= 0 && year <= 9999, GOALPOST_E_ARGUMENT);
  return year;
}

ImportOptions options_in(const goalpost_import_options& given) {
  ImportOptions out;
  out.language = language_of(given.language, "vi");
  out.messages = language_of(given.messages, out.language);
  out.shape = shape_in(given.shape);
  out.columns = {utf8_of(given.number_column), utf8_of(given.indicator_column), utf8_of(given.result_column),
                 utf8_of(given.target_column), utf8_of(given.unit_column)};
  if (given.name.size != 0) out.name = utf8_of(given.name);
  out.title = utf8_of(given.title);
  out.document = utf8_of(given.document);
  out.period = year_in(given.period);
  out.baseline = year_in(given.baseline);
  out.published = given.published != 0;
  return out;
}

std::size_t count_of(const Import& made, ImportRemark::Kind kind) {
  return static_cast<std::size_t>(std::ranges::count(made.remarks, kind, &ImportRemark::kind));
}

}  // namespace
}  // namespace goalpost::capi

using namespace goalpost;
using namespace goalpost::capi;

goalpost_status goalpost_import_plan(const char* text, size_t size, const goalpost_import_options* options,
                                     goalpost_import** import) {
  if (import != nullptr) *import = nullptr;
  return guarded([&] {
    required(import);
    const goalpost_import_options defaults = GOALPOST_IMPORT_OPTIONS_INIT;
    const goalpost_import_options given = read_or(options, defaults);
    const ImportOptions wanted = options_in(given);
    const std::string_view file = utf8_of(given.file);
    const std::string_view printed = text_of(text, size);
    require(printed.size() <= Limits{}.max_source_bytes, GOALPOST_E_LENGTH);
    Source source(std::string(file.empty() ? "text" : file), std::string(printed));
    Import made = import_plan(source, wanted);
    *import = new goalpost_import{goalpost_import::own_kind, std::move(source), std::string(wanted.messages),
                                  std::move(made)};
  });
}

void goalpost_import_free(goalpost_import* import) { delete import; }

goalpost_status goalpost_import_get_info(const goalpost_import* import, goalpost_import_info* out) {
  return guarded([&] {
    fill(out, goalpost_import_info{});
    const Import& made = handle(import).made;
    goalpost_import_info info = GOALPOST_IMPORT_INFO_INIT;
    info.plan = borrowed(made.plan);
    info.problem = borrowed(made.problem);
    info.num_lines = made.num_lines;
    info.num_indicators = made.num_indicators;
    info.num_targets = made.num_targets;
    info.num_to_finish = count_of(made, ImportRemark::Kind::to_finish);
    info.num_warnings = count_of(made, ImportRemark::Kind::warning);
    fill(out, info);
  });
}

goalpost_status goalpost_import_render(const goalpost_import* import, int32_t format, goalpost_text** out) {
  if (out != nullptr) *out = nullptr;
  return guarded([&] {
    required(out);
    const goalpost_import& of = handle(import);
    require(format == GOALPOST_FORMAT_TEXT || format == GOALPOST_FORMAT_JSON, GOALPOST_E_ARGUMENT);
    *out = new_text(format == GOALPOST_FORMAT_JSON ? render_import_json(of.made, of.source)
                                                   : render_import_text(of.made, of.source, of.messages));
  });
}
