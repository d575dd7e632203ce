# Finds utf8proc, with or without its pkg-config file. Defines utf8proc::utf8proc.
# Installed beside goalpostConfig.cmake, which needs it too.
find_path(Utf8proc_INCLUDE_DIR utf8proc.h)
find_library(Utf8proc_LIBRARY NAMES utf8proc libutf8proc utf8proc_static)
if(Utf8proc_INCLUDE_DIR)
  file(STRINGS "${Utf8proc_INCLUDE_DIR}/utf8proc.h" utf8proc_version_lines
       REGEX "^#define UTF8PROC_VERSION_(MAJOR|MINOR|PATCH) +[0-9]+")
  string(REGEX REPLACE "#define UTF8PROC_VERSION_[A-Z]+ +([0-9]+)[^;]*" "\\1" utf8proc_version_numbers
         "${utf8proc_version_lines}")
  list(JOIN utf8proc_version_numbers "." Utf8proc_VERSION)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Utf8proc REQUIRED_VARS Utf8proc_LIBRARY Utf8proc_INCLUDE_DIR
                                  VERSION_VAR Utf8proc_VERSION)
mark_as_advanced(Utf8proc_LIBRARY Utf8proc_INCLUDE_DIR)

if(Utf8proc_FOUND AND NOT TARGET utf8proc::utf8proc)
  add_library(utf8proc::utf8proc UNKNOWN IMPORTED)
  set_target_properties(utf8proc::utf8proc PROPERTIES IMPORTED_LOCATION "${Utf8proc_LIBRARY}"
                                                      INTERFACE_INCLUDE_DIRECTORIES "${Utf8proc_INCLUDE_DIR}")
  if(Utf8proc_LIBRARY MATCHES "\\.lib$" OR Utf8proc_LIBRARY MATCHES "utf8proc_static")
    set_target_properties(utf8proc::utf8proc PROPERTIES INTERFACE_COMPILE_DEFINITIONS UTF8PROC_STATIC)
  endif()
endif()
