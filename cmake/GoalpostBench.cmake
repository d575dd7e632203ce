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
                                             Boost::headers benchmark::benchmark Threads::Threads)

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
