# How our own code is compiled. Nothing here reaches those who embed us, and no third party's header is held to it.

if(GOALPOST_USE_CCACHE AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
  find_program(CCACHE_PROGRAM ccache)
  mark_as_advanced(CCACHE_PROGRAM)
  if(CCACHE_PROGRAM)  # its files lie inside the checkout, so that building writes nowhere else
    set(goalpost_ccache_dir "${PROJECT_SOURCE_DIR}/build/ccache")
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_DIR=${goalpost_ccache_dir}"
                                    "CCACHE_TEMPDIR=${goalpost_ccache_dir}/tmp" "${CCACHE_PROGRAM}")
  endif()
endif()

# Sanitizers and coverage must be the same in everything that is linked together.
if(GOALPOST_SANITIZE)
  add_compile_options("-fsanitize=${GOALPOST_SANITIZE}" -fno-omit-frame-pointer)
  add_link_options("-fsanitize=${GOALPOST_SANITIZE}")
  if(GOALPOST_SANITIZE MATCHES "undefined")
    add_compile_options(-fno-sanitize-recover=undefined)  # a finding ends the test, it does not scroll by
  endif()
endif()
if(GOALPOST_BUILD_FUZZERS)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()
# clang's, which counts the conditions of the source: gcc's counters see a branch at every call that may throw.
if(GOALPOST_COVERAGE)
  if(NOT CMAKE_CXX_COMPILER_ID MATCHES "Clang")
    message(FATAL_ERROR "GOALPOST_COVERAGE needs clang with its runtime and llvm: on Debian the packages clang, libclang-rt-14-dev and llvm")
  endif()
  add_compile_options(-fprofile-instr-generate -fcoverage-mapping)
  add_link_options(-fprofile-instr-generate)
endif()

set(GOALPOST_WARNINGS
    -Wall
    -Wextra
    -Wpedantic
    -Wshadow
    -Wconversion
    -Wsign-conversion
    -Wold-style-cast
    -Wcast-align
    -Wdouble-promotion
    -Wextra-semi
    -Wformat=2
    -Wimplicit-fallthrough
    -Wnon-virtual-dtor
    -Woverloaded-virtual
    -Wundef
    -Wno-missing-field-initializers)  # `{.code = code}` leaves the rest at its default on purpose
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND GOALPOST_WARNINGS -Wduplicated-cond -Wlogical-op)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    list(APPEND GOALPOST_WARNINGS -Wno-restrict)  # gcc 12 at -O3 sees an overlap in every `"text" + std::string`
  endif()
elseif(CMAKE_CXX_COMPILER_ID MATCHES "Clang")
  list(APPEND GOALPOST_WARNINGS -Wno-overloaded-shift-op-parentheses)  # `a >> b > c` is how X3 writes a sequence
endif()

# What makes a mistake that nobody has found yet harder to use: in the shared library of C, the command line, and what both are made of.
# docs/reliability.md says what each flag does and what it costs. Sanitizers have their own ways, and without optimisation nothing is fortified.
set(GOALPOST_HARDENED OFF)  # or the configurations that are
set(GOALPOST_HARDENING_FLAGS "")
if(GOALPOST_HARDEN AND NOT MSVC AND NOT GOALPOST_SANITIZE AND NOT GOALPOST_COVERAGE)
  set(GOALPOST_HARDENED "$<CONFIG:Release,RelWithDebInfo,MinSizeRel>")
  include(CheckCXXCompilerFlag)
  include(CheckCXXSourceCompiles)
  foreach(level IN ITEMS 3 2)  # 3 needs gcc 12 and glibc 2.34; older ones warn
    set(CMAKE_REQUIRED_FLAGS "-O2 -Werror -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=${level}")
    check_cxx_source_compiles("#include <cstring>\nint main() { return 0; }" GOALPOST_HAS_FORTIFY_${level})
    unset(CMAKE_REQUIRED_FLAGS)
    if(GOALPOST_HAS_FORTIFY_${level})
      list(APPEND GOALPOST_HARDENING_FLAGS -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=${level})
      break()
    endif()
  endforeach()
  foreach(flag IN ITEMS -fstack-protector-strong -fstack-clash-protection -fcf-protection)
    string(MAKE_C_IDENTIFIER "GOALPOST_HAS_${flag}" has)
    check_cxx_compiler_flag(${flag} ${has})
    if(${has})
      list(APPEND GOALPOST_HARDENING_FLAGS ${flag})
    endif()
  endforeach()
endif()
function(goalpost_hardened target)
  if(NOT GOALPOST_HARDENED)
    return()
  endif()
  target_compile_options(${target} PRIVATE "$<${GOALPOST_HARDENED}:${GOALPOST_HARDENING_FLAGS}>")
  get_target_property(type ${target} TYPE)
  if(CMAKE_EXECUTABLE_FORMAT STREQUAL "ELF" AND NOT type STREQUAL "STATIC_LIBRARY")
    target_link_options(${target} PRIVATE "$<${GOALPOST_HARDENED}:LINKER:-z,relro,-z,now,-z,noexecstack>")
  endif()
endfunction()

# Every target of ours: the language, the warnings, and arithmetic as written.
function(goalpost_own_code target)
  target_compile_features(${target} PUBLIC cxx_std_20)
  set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
  if(MSVC)
    target_compile_options(${target} PRIVATE /W4 /permissive- /utf-8 /fp:precise)
    if(GOALPOST_WARNINGS_AS_ERRORS)
      target_compile_options(${target} PRIVATE /WX)
    endif()
    return()
  endif()
  target_compile_options(${target} PRIVATE ${GOALPOST_WARNINGS})
  if(GOALPOST_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE -Werror)
  endif()
  # Verdicts are exact. An embedder's -ffast-math, or a fused multiply-add chosen by the compiler, must not change them.
  target_compile_options(${target} PRIVATE -fno-fast-math -ffp-contract=off)
endfunction()
