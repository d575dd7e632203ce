// All bodies of this phase: compiled by src/report.cpp, or included by goalpost/src.hpp.
#pragma once

#include "goalpost/report/impl/cells.ipp"
#include "goalpost/report/impl/columns.ipp"
#include "goalpost/report/impl/csv.ipp"
#include "goalpost/report/impl/display.ipp"
#include "goalpost/report/impl/explain.ipp"
#include "goalpost/report/impl/format.ipp"
#include "goalpost/report/impl/format_comments.ipp"
#include "goalpost/report/impl/json.ipp"
#include "goalpost/report/impl/phrase_expression.ipp"
#include "goalpost/report/impl/phrase_json.ipp"
#include "goalpost/report/impl/phrase_quantity.ipp"
#include "goalpost/report/impl/phrase_target.ipp"
#include "goalpost/report/impl/speech.ipp"
#include "goalpost/report/impl/text.ipp"
#include "goalpost/report/impl/wording.ipp"
