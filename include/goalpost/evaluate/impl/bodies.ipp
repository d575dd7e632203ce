// All bodies of this phase: compiled by src/evaluate.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/evaluate/impl/check_data.ipp"
#include "goalpost/evaluate/impl/check_figures.ipp"
#include "goalpost/evaluate/impl/columns.ipp"
#include "goalpost/evaluate/impl/evaluate.ipp"
#include "goalpost/evaluate/impl/evaluation.ipp"
#include "goalpost/evaluate/impl/expressions.ipp"
#include "goalpost/evaluate/impl/figures.ipp"
#include "goalpost/evaluate/impl/formula.ipp"
#include "goalpost/evaluate/impl/reporters.ipp"
#include "goalpost/evaluate/impl/reports.ipp"
#include "goalpost/evaluate/impl/roll_up.ipp"
#include "goalpost/evaluate/impl/rule.ipp"
#include "goalpost/evaluate/impl/scalar.ipp"
#include "goalpost/evaluate/impl/unmatched.ipp"
#include "goalpost/evaluate/impl/withhold.ipp"
#include "goalpost/evaluate/impl/withhold_cells.ipp"
