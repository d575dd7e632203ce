# Finds libcsv, which has neither a CMake package nor a pkg-config file. Defines libcsv::libcsv.
# libcsv is LGPL-2.1-or-later: the shared library is taken where there is one (find_library prefers it).
# Installed beside goalpostConfig.cmake, which needs it too.
find_path(Libcsv_INCLUDE_DIR csv.h)
find_library(Libcsv_LIBRARY NAMES csv)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(Libcsv REQUIRED_VARS Libcsv_LIBRARY Libcsv_INCLUDE_DIR)
mark_as_advanced(Libcsv_LIBRARY Libcsv_INCLUDE_DIR)

if(Libcsv_FOUND AND NOT TARGET libcsv::libcsv)
  add_library(libcsv::libcsv UNKNOWN IMPORTED)
  set_target_properties(libcsv::libcsv PROPERTIES IMPORTED_LOCATION "${Libcsv_LIBRARY}"
                                                  INTERFACE_INCLUDE_DIRECTORIES "${Libcsv_INCLUDE_DIR}")
endif()
