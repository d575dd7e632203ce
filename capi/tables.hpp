/// Making tables, from whatever interface.
#pragma once

#include <memory>
#include <optional>
#include <string_view>

#include "goalpost/table/schema.hpp"
#include "handles.hpp"
#include "keys.hpp"

namespace goalpost::capi {

/// The table that `builder` has, as a handle; its findings go to `diagnostics`.
[[nodiscard]] goalpost_table* finished_table(TableBuilder& builder, Diagnostics& found, const PlanBody& body,
                                             goalpost_diagnostics** diagnostics);

/// Begins a table: its rows, with or without areas. Returns the period of rows without areas.
[[nodiscard]] std::optional<Period> begin_table(TableBuilder& builder, const PlanBody& body, Keys keys,
                                                goalpost_period nameless_period, std::string_view name,
                                                Diagnostics& found);

}  // namespace goalpost::capi
