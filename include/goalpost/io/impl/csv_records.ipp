// Feeding libcsv. It tells no positions, so it gets one physical line at a time and we keep count.
#pragma once

#include <limits>
#include <new>
#include <utility>

#include "goalpost/io/impl/csv_records.hpp"
#include "goalpost/io/impl/csv_text.hpp"

namespace goalpost::detail {

CsvReader::CsvReader(std::string_view file, OnRecord on_record, Diagnostics& out)
    : file_(file), on_record_(std::move(on_record)), out_(out) {
  csv_init(&parser_, CSV_STRICT | CSV_STRICT_FINI);
  // libcsv grows its buffer by this much at a time; its default of 128 bytes makes a long cell slow.
  csv_set_blk_size(&parser_, std::size_t{1} << 18U);
}

CsvReader::~CsvReader() { csv_free(&parser_); }

TablePlace CsvReader::place(std::uint32_t line) const {
  return TablePlace{file_, line, static_cast<std::uint32_t>(record_.num_fields() + 1)};
}

void CsvReader::end_field(const void* text, std::size_t size) noexcept {
  if (failure_ || is_stopped_) return;
  try {
    const std::size_t begin = record_.bytes_.size();
    if (size > 0) record_.bytes_.append(static_cast<const char*>(text), size);
    record_.fields_.push_back({begin, begin + size, field_line_});
    record_.is_blank_ = record_.is_blank_ && size == 0;
    field_line_ = line_;
  } catch (...) {
    failure_ = std::current_exception();
  }
}

void CsvReader::end_record() noexcept {
  ended_record_ = true;
  if (failure_ || is_stopped_) return;
  try {
    record_.text_ = record_.bytes_.data();
    if (!record_.is_blank() && !on_record_(record_)) is_stopped_ = true;
  } catch (...) {
    failure_ = std::current_exception();
  }
  record_.clear();
}

/// A whole record without a quote: fields between commas, without the spaces and tabs around them. A line of nothing else is no record.
bool CsvReader::split(std::string_view line) {
  const auto is_space = [](char c) { return c == ' ' || c == '\t'; };
  const char* const text = line.data();
  const char* end = text + line.size();
  while (end != text && (end[-1] == '\n' || end[-1] == '\r')) --end;
  const char* at = text;
  while (at != end && is_space(*at)) ++at;
  if (at == end) return true;
  while (true) {
    const char* begin = at;
    while (at != end && *at != ',') ++at;
    const char* last = at;
    while (begin != last && is_space(*begin)) ++begin;
    while (last != begin && is_space(last[-1])) --last;
    record_.fields_.push_back({static_cast<std::size_t>(begin - text), static_cast<std::size_t>(last - text), line_});
    record_.is_blank_ = record_.is_blank_ && begin == last;
    if (at == end) break;
    ++at;
  }
  record_.text_ = text;
  if (!record_.is_blank() && !on_record_(record_)) is_stopped_ = true;
  record_.clear();
  return !is_stopped_;
}

bool CsvReader::feed(std::string_view line) {
  if (!is_in_record_) {
    field_line_ = line_;
    if (line.find('"') == std::string_view::npos) return split(line);
  }
  ended_record_ = false;
  const auto on_field = [](void* text, std::size_t size, void* self) {
    static_cast<CsvReader*>(self)->end_field(text, size);
  };
  const auto on_end = [](int, void* self) { static_cast<CsvReader*>(self)->end_record(); };
  const std::size_t used = csv_parse(&parser_, line.data(), line.size(), on_field, on_end, this);
  if (failure_) std::rethrow_exception(failure_);
  if (is_stopped_) return false;
  if (used < line.size()) return recover(line.substr(used));
  const bool is_empty_line = !is_in_record_ && line.find_first_not_of(" \t\r\n") == std::string_view::npos;
  is_in_record_ = !ended_record_ && !is_empty_line;
  return true;
}

/// A quote where none may be: the record is dropped and reading goes on in the next line, unless the cell at fault
/// began in an earlier one. Then nobody knows what is inside quotes and what is outside.
bool CsvReader::recover(std::string_view rest) {
  if (csv_error(&parser_) != CSV_EPARSE) throw std::bad_alloc();
  const bool is_bare_quote = parser_.quoted == 0 && !rest.empty() && rest.front() == '"';
  out_.add(is_bare_quote ? Code::quote_inside : Code::text_after_quote, place(line_));
  const bool can_go_on = field_line_ == line_;
  csv_fini(&parser_, nullptr, nullptr, nullptr);  // ready for a new record, and keeps its buffer
  record_.clear();
  is_in_record_ = false;
  return can_go_on;
}

void CsvReader::read(std::string_view text) {
  csv_text::PhysicalLines lines(text);
  for (std::string_view line = lines.next(); !line.empty(); line = lines.next(), ++line_) {
    if (!feed(line)) return;
    if (line_ == std::numeric_limits<std::uint32_t>::max()) {
      out_.add(Code::too_many_rows, place(field_line_), {std::to_string(line_)});
      return;
    }
  }
  const auto on_field = [](void* field, std::size_t size, void* self) {
    static_cast<CsvReader*>(self)->end_field(field, size);
  };
  const auto on_end = [](int, void* self) { static_cast<CsvReader*>(self)->end_record(); };
  if (csv_fini(&parser_, on_field, on_end, this) != 0) out_.add(Code::quote_unclosed, place(field_line_));
  if (failure_) std::rethrow_exception(failure_);
}

}  // namespace goalpost::detail
