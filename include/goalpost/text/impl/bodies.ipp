// All bodies of this phase: compiled by src/text.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/text/impl/diagnostic.ipp"
#include "goalpost/text/impl/names.ipp"
#include "goalpost/text/impl/nearest.ipp"
#include "goalpost/text/impl/render.ipp"
#include "goalpost/text/impl/source.ipp"
#include "goalpost/text/impl/translation.ipp"
