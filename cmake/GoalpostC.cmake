# goalpost::c, the shared library libgoalpost.so.N of the C interface (capi/goalpost.h). It shows goalpost_* and nothing else, and
# needs the C and C++ run-time libraries alone: the bodies and utf8proc are inside.

file(STRINGS "${PROJECT_SOURCE_DIR}/capi/goalpost.h" goalpost_abi_line REGEX "^#define GOALPOST_ABI_VERSION [0-9]+$")
string(REGEX REPLACE "[^0-9]" "" goalpost_abi_version "${goalpost_abi_line}")

file(GLOB goalpost_c_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/capi/*.cpp")
add_library(goalpost_c SHARED ${goalpost_c_sources})
add_library(goalpost::c ALIAS goalpost_c)
goalpost_own_code(goalpost_c)
goalpost_hardened(goalpost_c)
set_target_properties(
  goalpost_c
  PROPERTIES OUTPUT_NAME goalpost
             EXPORT_NAME c
             VERSION "${goalpost_abi_version}.${PROJECT_VERSION}"
             SOVERSION "${goalpost_abi_version}"
             DEFINE_SYMBOL GOALPOST_BUILDING
             CXX_VISIBILITY_PRESET hidden
             VISIBILITY_INLINES_HIDDEN ON
             LINK_DEPENDS "${PROJECT_SOURCE_DIR}/capi/goalpost.map")
# Users of the library need no C++: what our own code asks of its compiler is not theirs.
set_property(TARGET goalpost_c PROPERTY INTERFACE_COMPILE_FEATURES "")
target_include_directories(goalpost_c PRIVATE "${PROJECT_SOURCE_DIR}/include"
                           PUBLIC "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/capi>"
                                  "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>")
target_link_libraries(goalpost_c PRIVATE "$<BUILD_INTERFACE:Boost::headers>"
                                         "$<BUILD_INTERFACE:nlohmann_json::nlohmann_json>"
                                         "$<BUILD_INTERFACE:Abseil::headers>")

# The bodies: from our archive where there is one, else compiled here.
get_target_property(goalpost_type goalpost TYPE)
if(goalpost_type STREQUAL "STATIC_LIBRARY")
  target_link_libraries(goalpost_c PRIVATE "$<BUILD_INTERFACE:goalpost>")
else()
  target_sources(goalpost_c PRIVATE ${goalpost_sources})
endif()

# utf8proc inside, where its archive can go into a shared library (Debian's can).
find_library(Utf8proc_STATIC_LIBRARY NAMES "${CMAKE_STATIC_LIBRARY_PREFIX}utf8proc${CMAKE_STATIC_LIBRARY_SUFFIX}")
mark_as_advanced(Utf8proc_STATIC_LIBRARY)
if(Utf8proc_STATIC_LIBRARY)
  target_link_libraries(goalpost_c PRIVATE "$<BUILD_INTERFACE:${Utf8proc_STATIC_LIBRARY}>")
else()
  message(STATUS "goalpost: no static utf8proc, so libgoalpost needs the shared one")
  target_link_libraries(goalpost_c PRIVATE "$<BUILD_INTERFACE:utf8proc::utf8proc>")
endif()
target_include_directories(goalpost_c PRIVATE "${Utf8proc_INCLUDE_DIR}")

if(NOT MSVC AND NOT APPLE)
  target_link_options(goalpost_c PRIVATE "LINKER:--version-script=${PROJECT_SOURCE_DIR}/capi/goalpost.map"
                                         "LINKER:--exclude-libs,ALL" "LINKER:--as-needed")
  if(NOT GOALPOST_SANITIZE)  # with a sanitizer, its functions are found when the program starts
    target_link_options(goalpost_c PRIVATE "LINKER:--no-undefined")
  endif()
endif()
