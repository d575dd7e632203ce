// The door: text to table.
#pragma once

#include <algorithm>
#include <memory>
#include <utility>
#include <vector>

#include "goalpost/io/csv.hpp"
#include "goalpost/io/impl/csv_figures.hpp"
#include "goalpost/io/impl/csv_header.hpp"
#include "goalpost/io/impl/csv_records.hpp"
#include "goalpost/io/impl/csv_text.hpp"
#include "goalpost/text/names.hpp"

namespace goalpost {

namespace detail::csv {

/// Turns records into rows of a table.
class Rows {
 public:
  Rows(const Schema& schema, std::string_view text, std::string_view file, Diagnostics& out)
      : schema_(schema), text_(text), file_(file), out_(out), builder_(schema), num_errors_before_(out.num_errors()) {}

  /// The first record is the header. False when nothing that follows could be understood.
  bool add(const CsvRecord& record) {
    if (!layout_) return read_header(record);
    if (record.num_fields() != layout_->num_fields) {
      out_.add(Code::ragged_row, TablePlace{file_, record.line(0), 0},
               {std::to_string(record.num_fields()), std::to_string(layout_->num_fields)});
      return true;
    }
    add_keys(record);
    add_figures(record);
    lines_.push_back(record.line(0));
    return true;
  }

  std::optional<Table> finish() {
    const bool is_silent = out_.num_errors() == num_errors_before_;
    if (!has_header_ && is_silent) out_.add(Code::table_empty, TablePlace{file_, 1, 0});
    if (layout_ && lines_.empty() && is_silent) out_.add(Code::table_without_rows, TablePlace{file_, 1, 0});
    if (!layout_) return std::nullopt;
    for (CsvFigures& figures : *figures_) {
      figures.finish(file_, lines_, out_);
      builder_.set_column(figures.input(), figures.column(), figures.field_1based());
    }
    builder_.keep_alive(figures_);
    return builder_.build(out_);
  }

 private:
  bool read_header(const CsvRecord& record) {
    has_header_ = true;
    layout_ = csv_header::read(record, schema_, file_, out_);
    if (!layout_) return false;
    builder_.set_file(file_, layout_->keys);
    for (std::uint32_t input = 0; input < schema_.inputs.size(); ++input) {
      if (layout_->inputs_1based[input] != 0) figures_->emplace_back(input, layout_->inputs_1based[input], schema_);
    }
    levels_.resize(schema_.levels.size());
    strata_.resize(schema_.dimensions.size());
    reserve();
    return true;
  }

  /// For as many rows as the beginning of the text promises, but no more than can follow: a row has a byte per field.
  void reserve() {
    const std::string_view beginning = text_.substr(0, std::size_t{1} << 16);
    const auto num_lines = static_cast<std::size_t>(std::count(beginning.begin(), beginning.end(), '\n')) + 1;
    const auto promised = static_cast<double>(num_lines) * static_cast<double>(text_.size()) /
                          static_cast<double>(std::max<std::size_t>(beginning.size(), 1)) * 1.05;
    const std::size_t num_rows = std::min(static_cast<std::size_t>(promised), text_.size() / layout_->num_fields);
    lines_.reserve(num_rows);
    builder_.reserve(num_rows);
    for (CsvFigures& figures : *figures_) figures.reserve(num_rows);
  }

  static std::string_view text_at(const CsvRecord& record, std::uint32_t field_1based) {
    return field_1based == 0 ? std::string_view() : record.field(field_1based - 1);
  }

  void add_keys(const CsvRecord& record) {
    const KeyFields& keys = layout_->keys;
    for (std::size_t d = 0; d < strata_.size(); ++d) strata_[d] = text_at(record, keys.strata_1based[d]);
    const std::string_view area = text_at(record, keys.area_1based);
    const std::string_view period = text_at(record, keys.period_1based);
    const TablePlace place{{}, record.line(0), 0};  // the builder knows the file and the fields
    if (layout_->has_levels) {
      for (std::size_t l = 0; l < levels_.size(); ++l) levels_[l] = text_at(record, keys.levels_1based[l]);
      builder_.add_row_in_levels(area, levels_, period, strata_, place, out_);
    } else {
      builder_.add_row(area, text_at(record, keys.parent_1based), period, strata_, place, out_);
    }
  }

  void add_figures(const CsvRecord& record) {
    std::uint32_t filled = 0;  // bit d: the row has a value of dimension d
    for (std::size_t d = 0; d < strata_.size() && d < 32; ++d) {
      if (strata_[d].find_first_not_of(" \t\r\n") != std::string_view::npos) filled |= std::uint32_t{1} << d;
    }
    const std::size_t row = lines_.size();
    for (CsvFigures& figures : *figures_) {
      const std::size_t field = figures.field_1based() - 1U;
      if (record.field(field).empty()) continue;
      const bool has_figure = figures.add(record.field(field), row, file_, record.line(field), out_);
      if (has_figure && filled != 0 && filled != schema_.inputs[figures.input()].dimensions) {
        warn_ignored(figures, record.line(field), filled);
      }
    }
  }

  void warn_ignored(CsvFigures& figures, std::uint32_t line, std::uint32_t filled) {
    std::string stratum;
    for (std::size_t d = 0; d < strata_.size(); ++d) {
      if (((filled >> d) & 1U) != 0) stratum += (stratum.empty() ? "'" : ", '") + excerpt(strata_[d]) + "'";
    }
    std::string wanted;
    for (std::size_t d = 0; d < strata_.size(); ++d) {
      if (((schema_.inputs[figures.input()].dimensions >> d) & 1U) == 0) continue;
      wanted += (wanted.empty() ? "'" : ", '") + excerpt(schema_.dimensions[d].name) + "'";
    }
    const std::string hint = wanted.empty()
                                 ? "it is not broken down: give it in the row whose stratum cells are all empty"
                                 : "give it in rows that fill " + wanted + " and no other stratum cell";
    figures.warn_ignored(stratum, hint, file_, line, out_);
  }

  const Schema& schema_;
  std::string_view text_;  ///< of the whole file
  std::string file_;
  Diagnostics& out_;
  TableBuilder builder_;
  std::shared_ptr<std::vector<CsvFigures>> figures_ =
      std::make_shared<std::vector<CsvFigures>>();  ///< columns borrow from it
  std::optional<csv_header::Layout> layout_;
  std::vector<std::uint32_t> lines_;  ///< of the rows
  std::vector<std::string_view> levels_, strata_;
  std::size_t num_errors_before_;
  bool has_header_ = false;
};

}  // namespace detail::csv

std::optional<Table> read_csv(std::string_view text, std::string_view file_name, const Schema& schema,
                              Diagnostics& out) {
  namespace csv_text = detail::csv_text;
  if (!csv_text::accept(text, file_name, out)) return std::nullopt;
  if (!csv_text::is_separated_by_commas(text, file_name, detail::csv_header::key_names(schema), out))
    return std::nullopt;
  detail::csv::Rows rows(schema, text, file_name, out);
  detail::CsvReader reader(
      file_name, [&rows](const detail::CsvRecord& record) { return rows.add(record); }, out);
  reader.read(text);
  return rows.finish();
}

}  // namespace goalpost
