# The tests. Each kind is found by where it lies, so a new file needs no line here:
#   tests/unit/<phase>/*.cpp       doctest, one program per phase                        unit.<phase>
#   tests/cases/runner.cpp         goldens: the runner walks tests/cases                  cases
#   tests/cli/test_*.py            the command line, from outside                         cli.<name>
#   tests/docs/test_*.py           the examples printed in the documentation              docs.<name>
#   tests/python/                  the Python package                                    python.<name>: GoalpostPythonTests.cmake
#   tests/oracle/                  the second reading, in plain Python                    oracle.selftest, oracle_agreement
#   tests/laws/test_*.py           what two answers have to do with each other            laws.<name>
#   tests/consumers/<way>/         the ways to use the library, each as a user's project  consumers.<way>
# A sanitized or coverage build leaves out what does not run its own code in full: docs, consumers and the oracle's own tests.

set(goalpost_instrumented OFF)
if(GOALPOST_SANITIZE OR GOALPOST_COVERAGE)
  set(goalpost_instrumented ON)
endif()

# Tests run from the root of the checkout and write nowhere but in the build directory.
set(goalpost_test_tmp "${PROJECT_BINARY_DIR}/tests/tmp")
file(MAKE_DIRECTORY "${goalpost_test_tmp}")
set(goalpost_test_environment
    "GOALPOST_SOURCE=${PROJECT_SOURCE_DIR}" "GOALPOST_BUILD=${PROJECT_BINARY_DIR}" "GOALPOST_CXX=${CMAKE_CXX_COMPILER}"
    "TMPDIR=${goalpost_test_tmp}" PYTHONDONTWRITEBYTECODE=1)
if(TARGET goalpost_cli)
  list(APPEND goalpost_test_environment "GOALPOST=$<TARGET_FILE:goalpost_cli>")
endif()
if(TARGET goalpost_c)
  list(APPEND goalpost_test_environment "GOALPOST_C=$<TARGET_FILE:goalpost_c>")
endif()
if(GOALPOST_SANITIZE)
  list(APPEND goalpost_test_environment UBSAN_OPTIONS=print_stacktrace=1)
endif()
list(APPEND goalpost_test_environment "GOALPOST_HARDENED=$<BOOL:${GOALPOST_HARDENED}>")
if(GOALPOST_COVERAGE)  # the counters of a program's runs are added up, in at most two files
  list(APPEND goalpost_test_environment "LLVM_PROFILE_FILE=${PROJECT_BINARY_DIR}/profiles/%2m.profraw")
endif()

# goalpost_test(NAME name COMMAND … [LABELS …]), with the house's environment.
function(goalpost_test)
  cmake_parse_arguments(PARSE_ARGV 0 test "" "NAME" "COMMAND;LABELS")
  set(name "${GOALPOST_TEST_PREFIX}${test_NAME}")
  add_test(NAME ${name} COMMAND ${test_COMMAND} WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}")
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "${goalpost_test_environment}" LABELS "${test_LABELS}" TIMEOUT 300)
  if("slow" IN_LIST test_LABELS)
    set_tests_properties(${name} PROPERTIES TIMEOUT 1800)
  endif()
endfunction()

function(goalpost_test_program target)
  goalpost_own_code(${target})
  set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
  target_include_directories(${target} PRIVATE "${PROJECT_SOURCE_DIR}/tests")
  target_compile_definitions(${target} PRIVATE GOALPOST_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                                               GOALPOST_CASES_DIR="${PROJECT_SOURCE_DIR}/tests/cases")
  # Boost for the tests that compute the same thing again over big rationals.
  target_link_libraries(${target} PRIVATE goalpost::goalpost $<TARGET_NAME_IF_EXISTS:goalpost::csv> doctest::doctest
                                          nlohmann_json::nlohmann_json Boost::headers)
endfunction()

# --- unit: one program per phase ---------------------------------------------------------------------------------------------
if(EXISTS "${PROJECT_SOURCE_DIR}/tests/unit/main.cpp")
  add_library(goalpost_unit_main OBJECT "${PROJECT_SOURCE_DIR}/tests/unit/main.cpp")
  goalpost_own_code(goalpost_unit_main)
  target_link_libraries(goalpost_unit_main PRIVATE doctest::doctest)
  file(GLOB unit_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/unit/*/*.cpp")
  set(unit_phases "")
  foreach(source IN LISTS unit_sources)
    cmake_path(GET source PARENT_PATH folder)
    cmake_path(GET folder FILENAME phase)
    list(APPEND unit_phases ${phase})
    list(APPEND unit_sources_${phase} "${source}")
  endforeach()
  list(REMOVE_DUPLICATES unit_phases)
  foreach(phase IN LISTS unit_phases)
    add_executable(goalpost_unit_${phase} ${unit_sources_${phase}} $<TARGET_OBJECTS:goalpost_unit_main>)
    goalpost_test_program(goalpost_unit_${phase})
    goalpost_test(NAME unit.${phase} COMMAND goalpost_unit_${phase} LABELS unit)
  endforeach()
endif()

# --- capi: the C interface ---------------------------------------------------------------------------------------------------
if(TARGET goalpost_c)
  enable_language(C)
  file(GLOB capi_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/capi/*_test.cpp")
  if(NOT CMAKE_SYSTEM_NAME STREQUAL "Linux")
    list(FILTER capi_sources EXCLUDE REGEX "/memory_test\\.cpp$")  # asks glibc how large a piece of memory is
  endif()
  foreach(source IN LISTS capi_sources)
    cmake_path(GET source STEM name)
    string(REGEX REPLACE "_test$" "" name "${name}")
    add_executable(goalpost_capi_${name} "${source}" $<TARGET_OBJECTS:goalpost_unit_main>)
    goalpost_test_program(goalpost_capi_${name})
    target_link_libraries(goalpost_capi_${name} PRIVATE goalpost::c)
    goalpost_test(NAME capi.${name} COMMAND goalpost_capi_${name} LABELS capi)
  endforeach()

  # One program, in each language that can include the header.
  foreach(standard IN ITEMS c89 c99 c11 c++20)
    string(REPLACE "+" "p" target "goalpost_capi_usage_${standard}")
    set(source "${PROJECT_SOURCE_DIR}/tests/capi/usage.c")
    if(standard STREQUAL "c++20")
      configure_file("${source}" "${CMAKE_CURRENT_BINARY_DIR}/usage.cpp" COPYONLY)
      set(source "${CMAKE_CURRENT_BINARY_DIR}/usage.cpp")
    endif()
    add_executable(${target} "${source}")
    set_target_properties(${target} PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests" LINKER_LANGUAGE CXX)
    target_compile_options(${target} PRIVATE "-std=${standard}" -pedantic -Wall -Wextra -Werror)
    target_link_libraries(${target} PRIVATE goalpost::c)
    goalpost_test(NAME capi.usage_${standard} COMMAND ${target} LABELS capi)
  endforeach()
endif()

# --- cases: goldens next to their input --------------------------------------------------------------------------------------
if(EXISTS "${PROJECT_SOURCE_DIR}/tests/cases/runner.cpp")
  add_executable(goalpost_cases "${PROJECT_SOURCE_DIR}/tests/cases/runner.cpp")
  goalpost_test_program(goalpost_cases)
  goalpost_test(NAME cases COMMAND goalpost_cases LABELS cases)
endif()

# --- examples/embed: what a user's program looks like ------------------------------------------------------------------------
add_executable(goalpost_example_rule "${PROJECT_SOURCE_DIR}/examples/embed/rule.cpp")
goalpost_own_code(goalpost_example_rule)
target_link_libraries(goalpost_example_rule PRIVATE goalpost::goalpost)
set_target_properties(goalpost_example_rule PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests")
goalpost_test(NAME examples.embed_rule COMMAND goalpost_example_rule LABELS examples)
set_tests_properties("${GOALPOST_TEST_PREFIX}examples.embed_rule" PROPERTIES PASS_REGULAR_EXPRESSION
                     "^7[.]98‰ = 12 of 1,504 births; below 9‰: met by 1[.]02 per 1,000\n$")

if(TARGET goalpost_c)
  add_executable(goalpost_example_rule_c "${PROJECT_SOURCE_DIR}/examples/embed/rule.c")
  target_compile_options(goalpost_example_rule_c PRIVATE -std=c99 -Wall -Wextra -Wpedantic -Werror)
  target_link_libraries(goalpost_example_rule_c PRIVATE goalpost::c)
  set_target_properties(goalpost_example_rule_c PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/tests"
                                                           LINKER_LANGUAGE CXX)  # with sanitizers, their C++ run-time too
  goalpost_test(NAME examples.embed_rule_c COMMAND goalpost_example_rule_c LABELS examples)
  set_tests_properties("${GOALPOST_TEST_PREFIX}examples.embed_rule_c" PROPERTIES PASS_REGULAR_EXPRESSION
                       "^7[.]98‰ = 12 of 1,504 births; below 9‰: met by 1[.]02 per 1,000\nmet, missed, not applicable\n$")
endif()

# --- through the command line ------------------------------------------------------------------------------------------------
function(goalpost_python_tests kind)
  file(GLOB scripts CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/${kind}/test_*.py")
  foreach(script IN LISTS scripts)
    cmake_path(GET script STEM name)
    string(REGEX REPLACE "^test_" "" name "${name}")
    goalpost_test(NAME ${kind}.${name} COMMAND Python3::Interpreter "${script}" LABELS ${kind})
  endforeach()
endfunction()

if(TARGET goalpost_cli)
  goalpost_python_tests(cli)
  # A process for each of 9,000 phrases: minutes under a sanitizer.
  set_tests_properties("${GOALPOST_TEST_PREFIX}cli.phrase_set" PROPERTIES TIMEOUT 1800)
  goalpost_python_tests(laws)
  if(NOT goalpost_instrumented)
    goalpost_python_tests(docs)
  endif()
  if(EXISTS "${PROJECT_SOURCE_DIR}/tests/oracle/compare.py")
    goalpost_test(NAME oracle_agreement LABELS oracle slow
                  COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/tests/oracle/compare.py"
                          --goalpost $<TARGET_FILE:goalpost_cli> --verdicts ${GOALPOST_ORACLE_VERDICTS})
    goalpost_test(NAME oracle_withheld LABELS oracle slow
                  COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/tests/oracle/compare_withheld.py"
                          --goalpost $<TARGET_FILE:goalpost_cli> --plans 100)
  endif()
endif()

if(NOT goalpost_instrumented AND EXISTS "${PROJECT_SOURCE_DIR}/tests/oracle/test_oracle.py")
  goalpost_test(NAME oracle.selftest LABELS oracle
                COMMAND Python3::Interpreter -m unittest discover -s "${PROJECT_SOURCE_DIR}/tests/oracle" -p "test_*.py")
endif()

if(TARGET goalpost_c AND NOT goalpost_instrumented AND NOT WIN32 AND NOT APPLE)
  goalpost_python_tests(capi)
  set_tests_properties("${GOALPOST_TEST_PREFIX}capi.abi" "${GOALPOST_TEST_PREFIX}capi.valgrind" "${GOALPOST_TEST_PREFIX}capi.hardening"
                       PROPERTIES SKIP_RETURN_CODE 77)  # shown as skipped, not as passed
  set_property(TEST "${GOALPOST_TEST_PREFIX}capi.valgrind" APPEND PROPERTY LABELS slow)
  set_property(TEST "${GOALPOST_TEST_PREFIX}capi.valgrind" PROPERTY TIMEOUT 1800)
endif()

# --- consumers: the library as others use it ---------------------------------------------------------------------------------
# Each is configured, built and run as a project of its own; what it built stays for the next run.
if(NOT goalpost_instrumented AND GOALPOST_INSTALL)
  set(consumers_dir "${PROJECT_BINARY_DIR}/consumers")
  set(consumers_prefix "${consumers_dir}/installed")

  goalpost_test(NAME consumers.install LABELS consumers
                COMMAND "${CMAKE_COMMAND}" --install "${PROJECT_BINARY_DIR}" --config $<CONFIG> --prefix "${consumers_prefix}")
  set_tests_properties(${GOALPOST_TEST_PREFIX}consumers.install PROPERTIES FIXTURES_SETUP goalpost_installed)

  # A library that is still empty has no version to print.
  file(GLOB goalpost_any_source CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/*.cpp")
  set(consumer_ways "")
  if(goalpost_any_source)
    list(APPEND consumer_ways find_package add_subdirectory)
    if(TARGET goalpost_c)
      list(APPEND consumer_ways c_find_package c_add_subdirectory)
      if(NOT WIN32)
        list(APPEND consumer_ways c_pkg_config)
      endif()
    endif()
    if(NOT WIN32)
      find_package(PkgConfig REQUIRED)
      list(APPEND consumer_ways pkg_config)
    endif()
  endif()
  if(EXISTS "${PROJECT_SOURCE_DIR}/include/goalpost/src.hpp")
    list(APPEND consumer_ways header_only)
  endif()

  # The installed tree in an empty place, used by a Makefile, and by Python that knows nothing but where it lies; the Debian package.
  if(TARGET goalpost_c AND NOT WIN32)
    foreach(script IN ITEMS makefile package)
      goalpost_test(NAME consumers.${script} LABELS consumers slow
                    COMMAND Python3::Interpreter "${PROJECT_SOURCE_DIR}/tests/consumers/${script}/test_${script}.py")
    endforeach()
  endif()

  set(consumer_options
      "-DCMAKE_BUILD_TYPE=$<CONFIG>" "-DCMAKE_CXX_COMPILER=${CMAKE_CXX_COMPILER}" "-DGOALPOST_ROOT=${PROJECT_SOURCE_DIR}"
      "-DGOALPOST_EXPECTED_VERSION=${PROJECT_VERSION}" "-DCMAKE_PREFIX_PATH=${consumers_prefix}$<SEMICOLON>${CMAKE_PREFIX_PATH}"
      "-DGOALPOST_PKG_CONFIG_PATH=${consumers_prefix}/${CMAKE_INSTALL_LIBDIR}/pkgconfig")
  foreach(variable IN ITEMS BOOST_ROOT CMAKE_TOOLCHAIN_FILE)
    if(DEFINED ${variable})
      list(APPEND consumer_options "-D${variable}=${${variable}}")
    endif()
  endforeach()
  foreach(way IN LISTS consumer_ways)
    goalpost_test(NAME consumers.${way} LABELS consumers slow
                  COMMAND "${CMAKE_CTEST_COMMAND}"
                          --build-and-test "${PROJECT_SOURCE_DIR}/tests/consumers/${way}" "${consumers_dir}/${way}"
                          --build-noclean
                          --build-generator "${CMAKE_GENERATOR}"
                          --build-makeprogram "${CMAKE_MAKE_PROGRAM}"
                          --build-options ${consumer_options}
                          --test-command consumer)
    set_tests_properties(${GOALPOST_TEST_PREFIX}consumers.${way} PROPERTIES FIXTURES_REQUIRED goalpost_installed PROCESSORS 2)
  endforeach()
endif()

# --- python: the package over the C interface --------------------------------------------------------------------------------
if(TARGET goalpost_c AND TARGET goalpost_cli)
  include(GoalpostPythonTests)
endif()
