# Fuzzers: every tests/fuzz/NAME.cpp is a program of its own around LLVMFuzzerTestOneInput. `ctest` gives each its corpus
# (tests/fuzz/corpus/NAME) and a few seconds; for longer: build/fuzz/fuzz/NAME -max_total_time=3600 DIR

include(CheckCXXSourceCompiles)
set(CMAKE_REQUIRED_FLAGS -fsanitize=fuzzer)
check_cxx_source_compiles(
  "#include <cstddef>\n#include <cstdint>\nextern \"C\" int LLVMFuzzerTestOneInput(const std::uint8_t*, std::size_t) { return 0; }"
  GOALPOST_HAS_LIBFUZZER)
unset(CMAKE_REQUIRED_FLAGS)
if(NOT GOALPOST_HAS_LIBFUZZER)
  message(FATAL_ERROR "The fuzzers need clang with its runtime: on Debian the packages clang and libclang-rt-14-dev")
endif()

file(GLOB goalpost_fuzzer_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/tests/fuzz/*.cpp")
if(NOT goalpost_fuzzer_sources)
  message(STATUS "goalpost: no tests/fuzz/*.cpp yet")
endif()
foreach(source IN LISTS goalpost_fuzzer_sources)
  cmake_path(GET source STEM name)
  add_executable(goalpost_fuzz_${name} ${source})
  goalpost_own_code(goalpost_fuzz_${name})
  set_target_properties(goalpost_fuzz_${name} PROPERTIES OUTPUT_NAME ${name}
                                                         RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/fuzz")
  target_link_options(goalpost_fuzz_${name} PRIVATE -fsanitize=fuzzer)
  target_link_libraries(goalpost_fuzz_${name} PRIVATE goalpost::goalpost $<TARGET_NAME_IF_EXISTS:goalpost::csv>)

  # The first directory receives what the fuzzer finds; the corpus in the checkout is only read.
  set(found "${PROJECT_BINARY_DIR}/fuzz/${name}.corpus")
  file(MAKE_DIRECTORY "${found}")
  set(corpus "${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}")
  if(NOT IS_DIRECTORY "${corpus}")
    set(corpus "")
  endif()
  add_test(NAME ${GOALPOST_TEST_PREFIX}fuzz.${name}
           COMMAND goalpost_fuzz_${name} -max_total_time=20 -timeout=10 "-artifact_prefix=${PROJECT_BINARY_DIR}/fuzz/"
                   "${found}" ${corpus})
endforeach()
