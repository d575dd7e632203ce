# What Goalpost is built with. docs/dependencies.md says what each is for; tools/setup installs them all on Debian and Ubuntu.

# Never EXACT: Boost's own version file then refuses 1.81.0 for 1.81. Its CMake package first; where there are only
# headers (-DBOOST_ROOT=…), CMake's own module.
find_package(Boost 1.81 CONFIG QUIET)
if(NOT TARGET Boost::headers)
  find_package(Boost 1.81 MODULE REQUIRED)
endif()
find_package(Utf8proc REQUIRED)
find_package(nlohmann_json 3.10 REQUIRED)
find_package(AbseilHeaders REQUIRED)

# Reading CSV is a target of its own, so that the core needs no libcsv. The command line cannot do without.
if(GOALPOST_BUILD_CLI)
  find_package(Libcsv REQUIRED)
  find_package(CLI11 2.1 REQUIRED)
else()
  find_package(Libcsv QUIET)
endif()

if(GOALPOST_BUILD_TESTS)
  find_package(doctest REQUIRED)
  find_package(Python3 3.9 COMPONENTS Interpreter REQUIRED)
endif()
if(GOALPOST_BUILD_BENCH)
  find_package(benchmark REQUIRED)
endif()
