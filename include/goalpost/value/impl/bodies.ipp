// All bodies of this phase: compiled by src/value.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/value/impl/decimal.ipp"
#include "goalpost/value/impl/period.ipp"
#include "goalpost/value/impl/rational.ipp"
#include "goalpost/value/impl/unit.ipp"
#include "goalpost/value/impl/verdict.ipp"
