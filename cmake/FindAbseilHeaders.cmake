# Finds the headers of Abseil. Defines Abseil::headers, which links nothing: the library uses only what is headers alone
# (InlinedVector, Span), and the tests link without Abseil, with sanitizers too, to keep it so.
# Installed beside goalpostConfig.cmake, for header-only use.
find_path(AbseilHeaders_INCLUDE_DIR absl/container/inlined_vector.h)

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(AbseilHeaders REQUIRED_VARS AbseilHeaders_INCLUDE_DIR)
mark_as_advanced(AbseilHeaders_INCLUDE_DIR)

if(AbseilHeaders_FOUND AND NOT TARGET Abseil::headers)
  add_library(Abseil::headers INTERFACE IMPORTED)
  set_target_properties(Abseil::headers PROPERTIES INTERFACE_INCLUDE_DIRECTORIES "${AbseilHeaders_INCLUDE_DIR}")
endif()
