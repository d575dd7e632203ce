# What `cmake --install` puts where, and how others find it: find_package(goalpost) and pkg-config.

include(CMakePackageConfigHelpers)
set(goalpost_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/goalpost")

install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/goalpost" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
        FILES_MATCHING PATTERN "*.hpp" PATTERN "*.ipp" PATTERN "*.inc" PATTERN "*.def")
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" DESTINATION "${CMAKE_INSTALL_DOCDIR}")

# One export file per target: those who want the library are not asked for libcsv, nor for Boost's headers.
function(goalpost_install_target target file)
  install(TARGETS ${target} EXPORT ${file} ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
          LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  install(EXPORT ${file} NAMESPACE goalpost:: DESTINATION "${goalpost_package_dir}")
endfunction()
goalpost_install_target(goalpost goalpostTargets)
goalpost_install_target(goalpost_header_only goalpostHeaderOnlyTargets)
if(TARGET goalpost_csv)
  goalpost_install_target(goalpost_csv goalpostCsvTargets)
endif()

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/goalpostConfig.cmake.in"
                              "${CMAKE_CURRENT_BINARY_DIR}/cmake/goalpostConfig.cmake"
                              INSTALL_DESTINATION "${goalpost_package_dir}")
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/cmake/goalpostConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)  # until 1.0 a minor version may break
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/cmake/goalpostConfig.cmake"
              "${CMAKE_CURRENT_BINARY_DIR}/cmake/goalpostConfigVersion.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/FindUtf8proc.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/FindAbseilHeaders.cmake"
              "${PROJECT_SOURCE_DIR}/cmake/FindLibcsv.cmake" DESTINATION "${goalpost_package_dir}")

# pkg-config. A static library needs utf8proc named to everyone, a shared one only to `pkg-config --static`.
set(goalpost_pc_requires "Requires: libutf8proc")
get_target_property(goalpost_type goalpost TYPE)
if(goalpost_type STREQUAL "SHARED_LIBRARY")
  set(goalpost_pc_requires "Requires.private: libutf8proc")
endif()
file(RELATIVE_PATH goalpost_pc_up "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
string(REGEX REPLACE "/$" "" goalpost_pc_up "${goalpost_pc_up}")  # the package may be moved as a whole
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}")
  set(goalpost_pc_prefix "${CMAKE_INSTALL_PREFIX}")
else()
  set(goalpost_pc_prefix "\${pcfiledir}/${goalpost_pc_up}")
endif()
cmake_path(APPEND goalpost_pc_libdir "\${prefix}" "${CMAKE_INSTALL_LIBDIR}")
cmake_path(APPEND goalpost_pc_includedir "\${prefix}" "${CMAKE_INSTALL_INCLUDEDIR}")
set(goalpost_pc_files goalpost)
if(TARGET goalpost_csv)
  list(APPEND goalpost_pc_files goalpost-csv)
endif()
foreach(name IN LISTS goalpost_pc_files)
  configure_file("${PROJECT_SOURCE_DIR}/cmake/${name}.pc.in" "${CMAKE_CURRENT_BINARY_DIR}/cmake/${name}.pc" @ONLY)
  install(FILES "${CMAKE_CURRENT_BINARY_DIR}/cmake/${name}.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
endforeach()

if(TARGET goalpost_cli)
  install(TARGETS goalpost_cli RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  install(FILES "${PROJECT_SOURCE_DIR}/cli/completion/goalpost.bash" RENAME goalpost
          DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions")
  install(FILES "${PROJECT_SOURCE_DIR}/cli/completion/_goalpost" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/site-functions")
endif()
