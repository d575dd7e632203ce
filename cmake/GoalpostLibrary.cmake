# The library, three ways: goalpost::goalpost (bodies compiled once), goalpost::csv (CSV reading, beside it), and
# goalpost::header_only (bodies from goalpost/src.hpp, in one file of the user's).

file(GLOB goalpost_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/*.cpp")
set(goalpost_csv_sources ${goalpost_sources})
list(FILTER goalpost_sources EXCLUDE REGEX "/io\\.cpp$")
list(FILTER goalpost_csv_sources INCLUDE REGEX "/io\\.cpp$")
if(NOT goalpost_sources)
  message(STATUS "goalpost: no src/*.cpp yet, the library is empty")
  file(CONFIGURE OUTPUT "${CMAKE_CURRENT_BINARY_DIR}/empty.cpp" CONTENT "")
  set(goalpost_sources "${CMAKE_CURRENT_BINARY_DIR}/empty.cpp")
endif()

# With mutants the headers are a copy that holds them as switches: tools/mutants writes it.
set(goalpost_include "${PROJECT_SOURCE_DIR}/include")
if(GOALPOST_MUTANTS)
  set(goalpost_include "${PROJECT_BINARY_DIR}/include")
  add_compile_options(-include "${goalpost_include}/goalpost/mutant.hpp")
endif()

function(goalpost_library target export_name)
  goalpost_own_code(${target})
  goalpost_hardened(${target})
  # The name libgoalpost is the C library's, which promises its binary interface; that of C++ changes with every version.
  string(REPLACE "goalpost" "goalpost_cpp" file_name ${target})
  set_target_properties(
    ${target}
    PROPERTIES EXPORT_NAME ${export_name}
               OUTPUT_NAME ${file_name}
               POSITION_INDEPENDENT_CODE ON  # a user's shared library may contain us
               VERSION ${PROJECT_VERSION}
               SOVERSION ${PROJECT_VERSION_MAJOR}.${PROJECT_VERSION_MINOR})
  # Hidden: a program's shared library that contains Goalpost does not hand on our symbols. As a shared library of our own
  # the C++ interface must stay visible.
  get_target_property(type ${target} TYPE)
  if(type STREQUAL "STATIC_LIBRARY")
    set_target_properties(${target} PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON)
  endif()
  target_include_directories(${target} PUBLIC "$<BUILD_INTERFACE:${goalpost_include}>"
                                              "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
  # Headers that only bodies include: those who link us need none of them.
  target_link_libraries(${target} PRIVATE "$<BUILD_INTERFACE:Boost::headers>"
                                          "$<BUILD_INTERFACE:nlohmann_json::nlohmann_json>"
                                          "$<BUILD_INTERFACE:Abseil::headers>")
endfunction()

add_library(goalpost ${goalpost_sources})
# gcc 12 takes many minutes over the row loops with AddressSanitizer's checks around every intrinsic. What surrounds them is checked.
if(GOALPOST_SANITIZE)
  set_source_files_properties("${PROJECT_SOURCE_DIR}/src/kernels.cpp" PROPERTIES COMPILE_OPTIONS "-fno-sanitize=all")
endif()
add_library(goalpost::goalpost ALIAS goalpost)
goalpost_library(goalpost goalpost)
target_link_libraries(goalpost PRIVATE utf8proc::utf8proc)

if(Libcsv_FOUND AND goalpost_csv_sources)
  add_library(goalpost_csv ${goalpost_csv_sources})
  add_library(goalpost::csv ALIAS goalpost_csv)
  goalpost_library(goalpost_csv csv)
  target_link_libraries(goalpost_csv PUBLIC goalpost PRIVATE libcsv::libcsv)
endif()

add_library(goalpost_header_only INTERFACE)
add_library(goalpost::header_only ALIAS goalpost_header_only)
set_target_properties(goalpost_header_only PROPERTIES EXPORT_NAME header_only)
target_compile_features(goalpost_header_only INTERFACE cxx_std_20)
target_include_directories(goalpost_header_only INTERFACE "$<BUILD_INTERFACE:${goalpost_include}>"
                                                          "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
target_link_libraries(goalpost_header_only INTERFACE Boost::headers Abseil::headers utf8proc::utf8proc
                                                     nlohmann_json::nlohmann_json)
