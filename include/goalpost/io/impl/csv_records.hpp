/// Records of a CSV file, by libcsv in strict mode, with the physical line of every cell.
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
    const std::size_t begin = index == 0 ? 0 : fields_[index - 1].end;
    return std::string_view(bytes_).substr(begin, fields_[index].end - begin);
  }
  /// Where the field begins; a record in quotes may cover several lines.
  [[nodiscard]] std::uint32_t line(std::size_t index) const noexcept { return fields_[index].line; }
  /// Without a single character: `,,,` as spreadsheets leave behind.
  [[nodiscard]] bool is_blank() const noexcept { return bytes_.empty(); }

 private:
  friend class CsvReader;
  struct Field {
    std::size_t end;
    std::uint32_t line;
  };
  std::string bytes_;
  std::vector<Field> fields_;
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
