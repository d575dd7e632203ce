"""Conan 2 recipe: `conan create .` builds the C++ library and the shared library of the C interface."""

import re
from pathlib import Path

from conan import ConanFile
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout


class Goalpost(ConanFile):
    name = "goalpost"
    description = "Rules engine for the indicators and targets of public plans"
    license = "Apache-2.0"
    package_type = "static-library"  # the C++ library; libgoalpost.so of the C interface lies beside it
    settings = "os", "compiler", "build_type", "arch"
    exports_sources = "CMakeLists.txt", "cmake/*", "include/*", "src/*", "capi/*", "LICENSE"

    def set_version(self):
        header = (Path(self.recipe_folder) / "include/goalpost/version.hpp").read_text(encoding="utf-8")
        self.version = ".".join(re.search(rf"_{part} (\d+)", header)[1] for part in ("MAJOR", "MINOR", "PATCH"))

    def requirements(self):
        # Headers that only our bodies include, and the one library that is linked.
        self.requires("boost/[>=1.81 <2]", headers=True, libs=False, visible=False)
        self.requires("nlohmann_json/[>=3.10 <4]", visible=False)
        self.requires("abseil/[>=20220623]", headers=True, libs=False, visible=False)
        self.requires("utf8proc/[>=2.8 <3]")

    def layout(self):
        cmake_layout(self)

    def generate(self):
        CMakeDeps(self).generate()
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["GOALPOST_BUILD_CLI"] = False
        toolchain.cache_variables["GOALPOST_BUILD_TESTS"] = False
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()

    def package_info(self):
        self.cpp_info.set_property("cmake_find_mode", "none")  # our own goalpostConfig.cmake is in the package
        self.cpp_info.builddirs = ["lib/cmake/goalpost"]
        self.cpp_info.libs = ["goalpost_cpp"]
