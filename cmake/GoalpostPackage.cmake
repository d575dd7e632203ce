# `cpack --config build/release/CPackConfig.cmake -G DEB` (or `cmake --build build/release --target package`): one package with the
# libraries, the headers and the command line.

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_NAME goalpost)
set(CPACK_PACKAGE_VENDOR "Goalpost")
set(CPACK_PACKAGE_CONTACT "the contributors of Goalpost")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "${PROJECT_DESCRIPTION}")
set(CPACK_PACKAGE_VERSION "${PROJECT_VERSION}")
set(CPACK_RESOURCE_FILE_LICENSE "${PROJECT_SOURCE_DIR}/LICENSE")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_PACKAGE_DIRECTORY "${PROJECT_BINARY_DIR}/packages")
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
# The shared libraries are found out by dpkg-shlibdeps where it is (package dpkg-dev); utf8proc is for those who link the C++ archive.
find_program(DPKG_SHLIBDEPS dpkg-shlibdeps)
mark_as_advanced(DPKG_SHLIBDEPS)
if(DPKG_SHLIBDEPS)
  set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
endif()
set(CPACK_DEBIAN_PACKAGE_SUGGESTS "libutf8proc-dev, g++")
include(CPack)
