# Benchmarks: every bench/*.cpp in one program, build/<preset>/bench/goalpost_bench.

file(GLOB goalpost_bench_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/bench/*.cpp")
if(NOT goalpost_bench_sources)
  message(STATUS "goalpost: no bench/*.cpp yet")
  return()
endif()

add_executable(goalpost_bench ${goalpost_bench_sources})
goalpost_own_code(goalpost_bench)
set_target_properties(goalpost_bench PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bench")
target_compile_definitions(goalpost_bench PRIVATE GOALPOST_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(goalpost_bench PRIVATE goalpost::goalpost $<TARGET_NAME_IF_EXISTS:goalpost::csv> $<TARGET_NAME_IF_EXISTS:goalpost::c>
                                             Boost::headers benchmark::benchmark benchmark::benchmark_main)
