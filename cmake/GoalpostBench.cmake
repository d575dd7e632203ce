# Benchmarks: every bench/*.cpp in one program, build/<preset>/bench/goalpost_bench, with the hand-written loops that we are compared with.

file(GLOB goalpost_bench_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bench/*.cpp"
                                                   "${PROJECT_SOURCE_DIR}/bench/hand/*.cpp")
if(NOT goalpost_bench_sources)
  message(STATUS "goalpost: no bench/*.cpp yet")
  return()
endif()

find_package(Threads REQUIRED)
add_executable(goalpost_bench ${goalpost_bench_sources})
goalpost_own_code(goalpost_bench)
set_target_properties(goalpost_bench PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bench")
target_compile_definitions(goalpost_bench PRIVATE GOALPOST_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(goalpost_bench PRIVATE goalpost::goalpost $<TARGET_NAME_IF_EXISTS:goalpost::csv>
                                             $<TARGET_NAME_IF_EXISTS:goalpost::c> Boost::headers benchmark::benchmark
                                             Threads::Threads)

# A loop's file is compiled for its instruction set alone. gcc 12 takes the intrinsics' own undefined registers for a mistake of ours, and
# says that attributes of a mask or vector are lost in a template argument.
set(goalpost_hand_flags -O3 -Wno-maybe-uninitialized -Wno-uninitialized -Wno-ignored-attributes)
set(goalpost_hand_flags_sse2 -msse2)
set(goalpost_hand_flags_avx2 -mavx2)
set(goalpost_hand_flags_avx512 -mavx512f -mavx512dq -mavx512bw -mavx512vl)
foreach(set IN ITEMS sse2 avx2 avx512)
  set_source_files_properties("${PROJECT_SOURCE_DIR}/bench/hand/${set}.cpp"
                              PROPERTIES COMPILE_OPTIONS "${goalpost_hand_flags};${goalpost_hand_flags_${set}}")
endforeach()

# The engines that a user would pick instead, in a program that nothing but tools/bench builds: with those that are there.
set(goalpost_rival_sources "${PROJECT_SOURCE_DIR}/bench/rivals/main.cpp")
set(goalpost_rival_defines)
set(goalpost_rival_includes)
set(goalpost_rival_libraries)
function(goalpost_rival name header library hint)
  string(TOUPPER ${name} upper)
  find_path(GOALPOST_${upper}_INCLUDE ${header} HINTS "${PROJECT_SOURCE_DIR}/build/bench/include" PATH_SUFFIXES ${hint})
  mark_as_advanced(GOALPOST_${upper}_INCLUDE)
  if(NOT GOALPOST_${upper}_INCLUDE)
    return()
  endif()
  if(library)
    find_library(GOALPOST_${upper}_LIBRARY ${library})
    mark_as_advanced(GOALPOST_${upper}_LIBRARY)
    if(NOT GOALPOST_${upper}_LIBRARY)
      return()
    endif()
    list(APPEND goalpost_rival_libraries "${GOALPOST_${upper}_LIBRARY}")
  endif()
  list(APPEND goalpost_rival_sources "${PROJECT_SOURCE_DIR}/bench/rivals/${name}.cpp")
  list(APPEND goalpost_rival_defines GOALPOST_BENCH_${upper})
  list(APPEND goalpost_rival_includes "${GOALPOST_${upper}_INCLUDE}")
  foreach(list IN ITEMS sources defines includes libraries)
    set(goalpost_rival_${list} "${goalpost_rival_${list}}" PARENT_SCOPE)
  endforeach()
endfunction()
goalpost_rival(exprtk exprtk.hpp "" "")
goalpost_rival(muparser muParser.h muparser "")
goalpost_rival(lua lua.hpp lua5.4 lua5.4)
goalpost_rival(sqlite sqlite3.h sqlite3 "")

set(goalpost_race_sources "${goalpost_bench_sources}")
list(FILTER goalpost_race_sources INCLUDE REGEX "bench/(hand/.*|race|rounds|scalar_bench)\\.cpp$")
add_executable(goalpost_bench_rivals EXCLUDE_FROM_ALL ${goalpost_rival_sources} ${goalpost_race_sources})
goalpost_own_code(goalpost_bench_rivals)
set_target_properties(goalpost_bench_rivals PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bench")
target_compile_definitions(goalpost_bench_rivals PRIVATE ${goalpost_rival_defines})
target_include_directories(goalpost_bench_rivals PRIVATE "${PROJECT_SOURCE_DIR}/bench")
target_include_directories(goalpost_bench_rivals SYSTEM PRIVATE ${goalpost_rival_includes})
target_link_libraries(goalpost_bench_rivals PRIVATE goalpost::goalpost Boost::headers benchmark::benchmark
                                                    Threads::Threads ${goalpost_rival_libraries})
