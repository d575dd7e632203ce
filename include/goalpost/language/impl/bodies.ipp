// All bodies of this phase: compiled by src/language.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/language/impl/number_style.ipp"
#include "goalpost/language/impl/vocabulary.ipp"
