# The command line `goalpost`: cli/main.cpp and one file per sub-command, over the public C++ interface.

file(GLOB goalpost_cli_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/cli/*.cpp")
if(NOT goalpost_cli_sources OR NOT TARGET goalpost_csv)
  message(STATUS "goalpost: no cli/*.cpp or no src/io.cpp yet, the command line is left out")
  return()
endif()

add_executable(goalpost_cli ${goalpost_cli_sources})
goalpost_own_code(goalpost_cli)
goalpost_hardened(goalpost_cli)
set_target_properties(goalpost_cli PROPERTIES OUTPUT_NAME goalpost POSITION_INDEPENDENT_CODE ON)  # it lies somewhere else in memory each time
if(PROJECT_IS_TOP_LEVEL)
  set_target_properties(goalpost_cli PROPERTIES RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}")
endif()
target_link_libraries(goalpost_cli PRIVATE goalpost::csv goalpost::goalpost CLI11::CLI11 nlohmann_json::nlohmann_json)
