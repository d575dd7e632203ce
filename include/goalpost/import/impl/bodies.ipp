// All bodies of this phase: compiled by src/import.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/import/impl/import.ipp"
#include "goalpost/import/impl/render.ipp"
