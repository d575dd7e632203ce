// All bodies of this phase: compiled by src/plan.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/plan/impl/check.ipp"
