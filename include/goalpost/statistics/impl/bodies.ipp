// All bodies of this phase: compiled by src/statistics.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/statistics/impl/interval.ipp"
#include "goalpost/statistics/impl/pace.ipp"
#include "goalpost/statistics/impl/trend.ipp"
