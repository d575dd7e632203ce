// All bodies of this phase: compiled by src/program.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/program/impl/compile.ipp"
#include "goalpost/program/impl/lower.ipp"
#include "goalpost/program/impl/print.ipp"
