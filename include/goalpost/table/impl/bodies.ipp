// All bodies of this phase: compiled by src/table.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/table/impl/assembly.ipp"
#include "goalpost/table/impl/assembly_areas.ipp"
#include "goalpost/table/impl/assembly_columns.ipp"
#include "goalpost/table/impl/assembly_homonyms.ipp"
#include "goalpost/table/impl/assembly_rows.ipp"
#include "goalpost/table/impl/builder.ipp"
#include "goalpost/table/impl/key_index.ipp"
#include "goalpost/table/impl/name_numbers.ipp"
#include "goalpost/table/impl/schema.ipp"
#include "goalpost/table/impl/table.ipp"
