// All bodies of this phase: compiled by src/syntax.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/syntax/impl/parse.ipp"
#include "goalpost/syntax/impl/phrase_canonical.ipp"
#include "goalpost/syntax/impl/phrase_read.ipp"
#include "goalpost/syntax/impl/print.ipp"
