// All bodies of this phase but the kernels: compiled by src/evaluate.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/evaluate/impl/check_data.ipp"
#include "goalpost/evaluate/impl/columns.ipp"
#include "goalpost/evaluate/impl/columns_binding.ipp"
#include "goalpost/evaluate/impl/columns_chunk.ipp"
#include "goalpost/evaluate/impl/columns_forms.ipp"
#include "goalpost/evaluate/impl/columns_lanes.ipp"
#include "goalpost/evaluate/impl/columns_rows.ipp"
#include "goalpost/evaluate/impl/columns_single.ipp"
#include "goalpost/evaluate/impl/evaluate.ipp"
#include "goalpost/evaluate/impl/evaluation.ipp"
#include "goalpost/evaluate/impl/expressions.ipp"
#include "goalpost/evaluate/impl/figures.ipp"
#include "goalpost/evaluate/impl/formula.ipp"
#include "goalpost/evaluate/impl/rule.ipp"
#include "goalpost/evaluate/impl/unmatched.ipp"
