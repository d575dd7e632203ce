# Fuzz targets: every tests/fuzz/NAME.cpp holds an LLVMFuzzerTestOneInput of its own.
#   with libFuzzer (preset fuzz; clang)   a fuzzer, build/fuzz/fuzz/NAME; tools/fuzz runs them
#   in every other build with tests       the same target around replay.cpp, which reads files
# Either way the test fuzz.NAME replays tests/fuzz/corpus/NAME and tests/fuzz/regressions/NAME.

if(GOALPOST_BUILD_FUZZERS)
  include(CheckCXXSourceCompiles)
  set(CMAKE_REQUIRED_FLAGS -fsanitize=fuzzer)
  check_cxx_source_compiles(
    "#include <cstddef>\n#include <cstdint>\nextern \"C\" int LLVMFuzzerTestOneInput(const std::uint8_t*, std::size_t) { return 0; }"
    GOALPOST_HAS_LIBFUZZER)
  unset(CMAKE_REQUIRED_FLAGS)
  if(NOT GOALPOST_HAS_LIBFUZZER)
    message(FATAL_ERROR "The fuzzers need clang with its runtime: on Debian the packages clang and libclang-rt-14-dev")
  endif()
  # The C interface inside the fuzzers: what lies in a shared library would not be seen by the coverage that leads them.
  file(GLOB goalpost_capi_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/capi/*.cpp")
  add_library(goalpost_fuzzed_c STATIC EXCLUDE_FROM_ALL ${goalpost_capi_sources})
  goalpost_own_code(goalpost_fuzzed_c)
  target_include_directories(goalpost_fuzzed_c PUBLIC "${PROJECT_SOURCE_DIR}/capi" PRIVATE "${Utf8proc_INCLUDE_DIR}")
  target_link_libraries(goalpost_fuzzed_c PUBLIC goalpost::goalpost PRIVATE Boost::headers Abseil::headers
                                                                            nlohmann_json::nlohmann_json)
  add_library(goalpost_fuzz_main INTERFACE)
  target_link_options(goalpost_fuzz_main INTERFACE -fsanitize=fuzzer)
  set(goalpost_replay_options -runs=0)
else()
  add_library(goalpost_fuzz_main OBJECT "${PROJECT_SOURCE_DIR}/tests/fuzz/replay.cpp")
  goalpost_own_code(goalpost_fuzz_main)
  set(goalpost_replay_options "")
endif()

file(GLOB goalpost_fuzz_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/fuzz/*.cpp")
list(FILTER goalpost_fuzz_sources EXCLUDE REGEX "/replay\\.cpp$")
foreach(source IN LISTS goalpost_fuzz_sources)
  cmake_path(GET source STEM name)
  # What a target needs besides the library: see what it includes.
  set(needed "")
  file(STRINGS "${source}" goalpost_fuzz_includes REGEX "^#include \"goalpost(/io/csv\\.hpp|\\.h)\"")
  if(goalpost_fuzz_includes MATCHES "goalpost\\.h\"")
    set(needed goalpost_fuzzed_c)
    if(NOT GOALPOST_BUILD_FUZZERS)
      set(needed goalpost_c)
    endif()
  elseif(goalpost_fuzz_includes MATCHES "csv")
    set(needed goalpost_csv)
  endif()
  if(needed AND NOT TARGET ${needed})
    continue()
  endif()

  add_executable(goalpost_fuzz_${name} ${source})
  goalpost_own_code(goalpost_fuzz_${name})
  set_target_properties(goalpost_fuzz_${name} PROPERTIES OUTPUT_NAME ${name}
                                                         RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz")
  target_link_libraries(goalpost_fuzz_${name} PRIVATE goalpost_fuzz_main goalpost::goalpost ${needed})

  set(inputs "")
  foreach(kind IN ITEMS corpus regressions)
    if(IS_DIRECTORY "${PROJECT_SOURCE_DIR}/tests/fuzz/${kind}/${name}")
      list(APPEND inputs "${PROJECT_SOURCE_DIR}/tests/fuzz/${kind}/${name}")
    endif()
  endforeach()
  if(inputs)
    set(test "${GOALPOST_TEST_PREFIX}fuzz.${name}")
    add_test(NAME ${test} COMMAND goalpost_fuzz_${name} ${goalpost_replay_options} ${inputs})
    set_tests_properties(${test} PROPERTIES LABELS fuzz TIMEOUT 300 ENVIRONMENT UBSAN_OPTIONS=print_stacktrace=1)
  endif()
endforeach()
