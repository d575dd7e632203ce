/// Records of a CSV file, by libcsv in strict mode, with the physical line of every cell. A line that is a whole record without a quote is
/// split here, as libcsv would: nearly all are, and that is several times as fast.
#pragma once

#include <csv.h>

#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "goalpost/text/diagnostic.hpp"

namespace goalpost::detail {

/// One record; its texts live until the next one.
class CsvRecord {
 public:
  [[nodiscard]] std::size_t num_fields() const noexcept { return fields_.size(); }
  [[nodiscard]] std::string_view field(std::size_t index) const noexcept {
    const Field& field = fields_[index];
    return {text_ + field.begin, field.end - field.begin};
  }
  /// Where the field begins; a record in quotes may cover several lines.
  [[nodiscard]] std::uint32_t line(std::size_t index) const noexcept { return fields_[index].line; }
  /// Without a single character: `,,,` as spreadsheets leave behind.
  [[nodiscard]] bool is_blank() const noexcept { return is_blank_; }

 private:
  friend class CsvReader;
  struct Field {
    std::size_t begin;
    std::size_t end;
    std::uint32_t line;
  };
  void clear() noexcept {
    bytes_.clear();
    fields_.clear();
    is_blank_ = true;
  }
  const char* text_ = nullptr;  ///< the line of the record, or `bytes_`
  std::string bytes_;           ///< of a record with quotes
  std::vector<Field> fields_;
  bool is_blank_ = true;
};

class CsvReader {
 public:
  /// Returns false to stop reading.
  using OnRecord = std::function<bool(const CsvRecord&)>;

  CsvReader(std::string_view file, OnRecord on_record, Diagnostics& out);
  ~CsvReader();
  CsvReader(const CsvReader&) = delete;
  CsvReader& operator=(const CsvReader&) = delete;

  /// Hands every record that is not blank to `on_record`; broken quotes are errors in `out`.
  void read(std::string_view text);

 private:
  [[nodiscard]] bool feed(std::string_view line);
  [[nodiscard]] bool split(std::string_view line);
  [[nodiscard]] bool recover(std::string_view rest);
  void end_field(const void* text, std::size_t size) noexcept;
  void end_record() noexcept;
  [[nodiscard]] TablePlace place(std::uint32_t line) const;

  std::string file_;
  OnRecord on_record_;
  Diagnostics& out_;
  csv_parser parser_{};
  CsvRecord record_;
  std::uint32_t line_ = 1;        ///< that is being fed
  std::uint32_t field_line_ = 1;  ///< where the field at hand began
  bool is_in_record_ = false;     ///< the record at hand began in an earlier line
  bool ended_record_ = false;     ///< in the line that is being fed
  bool is_stopped_ = false;
  std::exception_ptr failure_;  ///< out of a callback: it must not fly through C
};

}  // namespace goalpost::detail
