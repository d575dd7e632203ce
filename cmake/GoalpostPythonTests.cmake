# The Python package (bindings/python), tested as it lies in the checkout, on the library of this build:
#   tests/python/test_*.py   with the system's numpy alone                                            python.<name>
#   tests/python/frames.py   pandas, Polars and pyarrow, in an environment under build/ from PyPI     python.frames_<library>
#   tests/oracle/through_c.py the second reading beside the C interface and its columns               oracle.through_c
# Where PyPI does not answer, ctest lists python.frames_<library> as skipped, behind its summary.

# An interpreter that has numpy: the one that CMake found, or the system's, whose numpy tools/setup installs.
set(goalpost_numpy_python "")
foreach(candidate IN ITEMS "${Python3_EXECUTABLE}" /usr/bin/python3)
  if(NOT goalpost_numpy_python)
    execute_process(COMMAND "${candidate}" -c "import numpy" RESULT_VARIABLE no_numpy OUTPUT_QUIET ERROR_QUIET)
    if(no_numpy EQUAL 0)
      set(goalpost_numpy_python "${candidate}")
    endif()
  endif()
endforeach()
if(NOT goalpost_numpy_python)  # then they fail, and say why
  message(STATUS "goalpost: no numpy for ${Python3_EXECUTABLE}; tools/setup installs python3-numpy")
  set(goalpost_numpy_python "${Python3_EXECUTABLE}")
endif()

set(goalpost_python_environment "GOALPOST_LIBRARY=$<TARGET_FILE:goalpost_c>"
                                "PYTHONPATH=${PROJECT_SOURCE_DIR}/bindings/python/src" PYTHONIOENCODING=utf-8)
if(GOALPOST_SANITIZE)  # the interpreter is not built with it: its run-time library comes first, and its own leaks are its own
  set(sanitizer_runtime asan)
  if(GOALPOST_SANITIZE MATCHES "thread")
    set(sanitizer_runtime tsan)
  endif()
  execute_process(COMMAND "${CMAKE_CXX_COMPILER}" "-print-file-name=lib${sanitizer_runtime}.so" OUTPUT_VARIABLE sanitizer_library
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  # The sanitizer looks for the throwing function when it starts, and the interpreter has none.
  execute_process(COMMAND "${CMAKE_CXX_COMPILER}" "-print-file-name=libstdc++.so.6" OUTPUT_VARIABLE standard_library
                  OUTPUT_STRIP_TRAILING_WHITESPACE)
  list(APPEND goalpost_python_environment "LD_PRELOAD=${sanitizer_library} ${standard_library}" "ASAN_OPTIONS=detect_leaks=0:quarantine_size_mb=1:thread_local_quarantine_size_kb=64")
endif()

# goalpost_package_test(NAME name COMMAND … [LABELS …]): a test that imports goalpost.
function(goalpost_package_test)
  goalpost_test(${ARGV})
  cmake_parse_arguments(PARSE_ARGV 0 test "" "NAME" "COMMAND;LABELS")
  set_property(TEST "${GOALPOST_TEST_PREFIX}${test_NAME}" APPEND PROPERTY ENVIRONMENT "${goalpost_python_environment}")
endfunction()

file(GLOB scripts CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/python/test_*.py")
foreach(script IN LISTS scripts)
  cmake_path(GET script STEM name)
  string(REGEX REPLACE "^test_" "" name "${name}")
  if(goalpost_instrumented AND name MATCHES "^(wheel|import|header)$")
    continue()  # other processes and other libraries
  endif()
  goalpost_package_test(NAME python.${name} COMMAND "${goalpost_numpy_python}" "${script}" LABELS python slow)
endforeach()

goalpost_package_test(NAME oracle.through_c LABELS oracle slow
                      COMMAND "${goalpost_numpy_python}" "${PROJECT_SOURCE_DIR}/tests/oracle/through_c.py" --verdicts 3000)

if(NOT goalpost_instrumented)
  set(frames "${PROJECT_SOURCE_DIR}/tests/python/frames_environment.py")
  goalpost_package_test(NAME python.frames_environment COMMAND "${goalpost_numpy_python}" "${frames}" LABELS python slow)
  set_tests_properties(${GOALPOST_TEST_PREFIX}python.frames_environment PROPERTIES FIXTURES_SETUP goalpost_frames)
  foreach(library IN ITEMS pandas polars pyarrow)
    goalpost_package_test(NAME python.frames_${library} COMMAND "${goalpost_numpy_python}" "${frames}" ${library} LABELS python)
    set_tests_properties(${GOALPOST_TEST_PREFIX}python.frames_${library} PROPERTIES FIXTURES_REQUIRED goalpost_frames SKIP_RETURN_CODE 77)
  endforeach()
  goalpost_package_test(NAME examples.embed_rule_python COMMAND "${goalpost_numpy_python}" "${PROJECT_SOURCE_DIR}/examples/embed/rule.py"
                        LABELS examples)
  set_tests_properties("${GOALPOST_TEST_PREFIX}examples.embed_rule_python" PROPERTIES PASS_REGULAR_EXPRESSION
                       "^7[.]98‰ = 12 of 1,504 births; below 9‰: met by 1[.]02 per 1,000\n")
endif()
