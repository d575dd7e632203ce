// The door of table building; the work is in detail::TableAssembly.
#pragma once

#include <utility>

#include "goalpost/table/impl/assembly.hpp"

namespace goalpost {

TableBuilder::TableBuilder(Schema schema) : assembly_(std::make_unique<detail::TableAssembly>(std::move(schema))) {}
TableBuilder::TableBuilder(TableBuilder&&) noexcept = default;
TableBuilder& TableBuilder::operator=(TableBuilder&&) noexcept = default;
TableBuilder::~TableBuilder() = default;

void TableBuilder::reserve(std::size_t num_rows) { assembly_->reserve(num_rows); }

void TableBuilder::set_file(std::string name, KeyFields fields) {
  assembly_->set_file(std::move(name), std::move(fields));
}

std::optional<AreaId> TableBuilder::add_row(std::string_view area, std::string_view parent, std::string_view period,
                                            std::span<const std::string_view> strata, const TablePlace& place,
                                            Diagnostics& out) {
  return assembly_->add_row(area, parent, period, strata, place, out);
}

std::optional<AreaId> TableBuilder::add_row_in_levels(std::string_view area, std::span<const std::string_view> levels,
                                                      std::string_view period, std::span<const std::string_view> strata,
                                                      const TablePlace& place, Diagnostics& out) {
  return assembly_->add_row_in_levels(area, levels, period, strata, place, out);
}

void TableBuilder::add_rows(const KeyColumns& keys, Diagnostics& out) { assembly_->add_rows(keys, out); }

void TableBuilder::add_nameless_rows(std::size_t num_rows, Period period) {
  assembly_->add_nameless_rows(num_rows, period);
}

void TableBuilder::set_column(std::uint32_t input, Column column, std::uint32_t field_1based) {
  assembly_->set_column(input, std::move(column), field_1based);
}

void TableBuilder::set_column_in(Period period, std::uint32_t input, Column column) {
  assembly_->set_column_in(period, input, std::move(column));
}

void TableBuilder::keep_alive(std::shared_ptr<const void> storage) { assembly_->keep_alive(std::move(storage)); }

std::optional<Table> TableBuilder::build(Diagnostics& out) {
  auto as_new = std::make_unique<detail::TableAssembly>(assembly_->schema());
  return std::exchange(assembly_, std::move(as_new))->build(out);
}

}  // namespace goalpost
