/// Every body of the library, for header-only use: include this in exactly one file of a program that links goalpost::header_only.
/// Takes some seconds to compile; needs the headers of Boost, Abseil and nlohmann-json, and utf8proc to link. CSV reading (goalpost::csv) is not in it.
#pragma once

#include "goalpost/areas/impl/bodies.ipp"
#include "goalpost/evaluate/impl/bodies.ipp"
#include "goalpost/evaluate/impl/kernels.ipp"
#include "goalpost/impl/version.ipp"
#include "goalpost/language/impl/bodies.ipp"
#include "goalpost/plan/impl/bodies.ipp"
#include "goalpost/program/impl/bodies.ipp"
#include "goalpost/report/impl/bodies.ipp"
#include "goalpost/statistics/impl/bodies.ipp"
#include "goalpost/syntax/impl/bodies.ipp"
#include "goalpost/table/impl/bodies.ipp"
#include "goalpost/text/impl/bodies.ipp"
#include "goalpost/value/impl/bodies.ipp"
