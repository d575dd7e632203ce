/// Everything a program needs to judge plans. Standard library types only: compiles in well under a second.
#pragma once

#include "goalpost/evaluate/columns.hpp"
#include "goalpost/evaluate/evaluate.hpp"
#include "goalpost/evaluate/rule.hpp"
#include "goalpost/evaluate/scalar.hpp"
#include "goalpost/plan/check.hpp"
#include "goalpost/program/program.hpp"
#include "goalpost/report/compare.hpp"
#include "goalpost/report/format.hpp"
#include "goalpost/report/phrase_json.hpp"
#include "goalpost/report/report.hpp"
#include "goalpost/syntax/parse.hpp"
#include "goalpost/syntax/phrase.hpp"
#include "goalpost/table/schema.hpp"
#include "goalpost/table/table.hpp"
#include "goalpost/version.hpp"
