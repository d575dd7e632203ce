// All bodies of this phase: compiled by src/areas.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/areas/impl/areas.ipp"
#include "goalpost/areas/impl/lowest.ipp"
