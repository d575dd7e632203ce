"""Builds libgoalpost with CMake and puts it into the wheel; pyproject.toml has all that needs no code.

Sources are those of the checkout that this lies in; an sdist carries a copy of them in sources/. More options for CMake, such as
-DBOOST_ROOT=…, come from the environment variable CMAKE_ARGS. Made for one Python and good for all: nothing here is compiled against it.
"""
import os
import pathlib
import platform
import re
import shlex
import shutil
import subprocess
import sys

from setuptools import Distribution, setup
from setuptools.command.build_py import build_py
from setuptools.command.sdist import sdist

try:
    from setuptools.command.bdist_wheel import bdist_wheel
except ImportError:  # before setuptools 70.1
    from wheel.bdist_wheel import bdist_wheel

HERE = pathlib.Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent
IN_CHECKOUT = not (HERE / "sources").exists()
SOURCES = CHECKOUT if IN_CHECKOUT else HERE / "sources"
# What the library is built from.
SOURCE_PARTS = ("CMakeLists.txt", "LICENSE", "cmake", "include", "src", "capi")
LIBRARY = {"darwin": "libgoalpost.dylib", "win32": "goalpost.dll"}.get(sys.platform, "libgoalpost.so")
# In the checkout everything is written in build/, as by all other tools.
WORK = CHECKOUT / "build" / "python" if IN_CHECKOUT else HERE / "build"

if not (SOURCES / "include/goalpost/version.hpp").exists():
    sys.exit(f"goalpost: {SOURCES} has no sources. Install from a checkout with pip 21.3 or newer, or from an sdist or a wheel.")


def version():
    """It stands once, in version.hpp."""
    text = (SOURCES / "include/goalpost/version.hpp").read_text(encoding="utf-8")
    return ".".join(re.findall(r"^#define GOALPOST_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)$", text, re.MULTILINE))


def build_library():
    """Compiles, and answers the path of the library."""
    build = WORK / "cmake"
    build.mkdir(parents=True, exist_ok=True)
    options = ["-DCMAKE_BUILD_TYPE=Release", "-DBUILD_SHARED_LIBS=OFF", "-DGOALPOST_BUILD_C=ON", "-DGOALPOST_BUILD_CLI=OFF",
               "-DGOALPOST_BUILD_TESTS=OFF", "-DGOALPOST_BUILD_BENCH=OFF", "-DGOALPOST_INSTALL=OFF"]
    if sys.platform == "linux":
        options.append("-DCMAKE_SHARED_LINKER_FLAGS=-s")
    options += shlex.split(os.environ.get("CMAKE_ARGS", ""))
    if shutil.which("cmake") is None:
        sys.exit("goalpost: cmake (3.25 or newer) is needed to build from source; tools/setup of the checkout installs all that is")
    if shutil.which("ninja"):
        options.append("-GNinja")
    subprocess.run(["cmake", "-S", str(SOURCES), "-B", str(build), *options], check=True)
    jobs = str(os.cpu_count() or 1)
    subprocess.run(["cmake", "--build", str(build), "--target", "goalpost_c", "--config", "Release", "-j", jobs], check=True)
    found = [path for path in build.rglob(LIBRARY) if "CMakeFiles" not in path.parts]
    if len(found) != 1:
        sys.exit(f"goalpost: expected one {LIBRARY} in {build}, found {found}")
    return found[0].resolve()


class BuildWithLibrary(build_py):
    def run(self):
        super().run()
        into = HERE / "src" / "goalpost" if getattr(self, "editable_mode", False) else pathlib.Path(self.build_lib) / "goalpost"
        into.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(build_library(), into / LIBRARY)
        shutil.copyfile(SOURCES / "LICENSE", into / "LICENSE")
        shutil.copyfile(HERE / "THIRD-PARTY.txt", into / "THIRD-PARTY.txt")
        self.library = into / LIBRARY

    def get_outputs(self, *arguments, **options):
        more = [os.path.join(self.build_lib, "goalpost", name) for name in (LIBRARY, "LICENSE", "THIRD-PARTY.txt")]
        return [*super().get_outputs(*arguments, **options), *more]


class WithLibrary(Distribution):
    def has_ext_modules(self):
        return True  # what it carries is for one platform


class WheelForEveryPython(bdist_wheel):
    def get_tag(self):
        _, _, platform_tag = super().get_tag()
        library = getattr(self.get_finalized_command("build_py"), "library", None)
        return "py3", "none", (linux_tag(library) if library and sys.platform == "linux" else None) or platform_tag


# The glibc of the systems whose libstdc++ has GLIBCXX_3.4.N, by the highest N.
GLIBC_OF_GLIBCXX = {22: 24, 24: 27, 28: 31, 29: 34, 30: 35, 32: 38, 33: 39}


def linux_tag(library):
    """manylinux_2_X (PEP 600): the library runs where glibc is 2.X or newer. None when it needs more than the run-time libraries
    of C and C++, or when that cannot be seen."""
    try:
        dynamic = subprocess.run(["objdump", "-p", str(library)], check=True, capture_output=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    needed = re.findall(r"^\s*NEEDED\s+(\S+)$", dynamic, re.MULTILINE)
    glibc = [int(minor) for minor in re.findall(r"\bGLIBC_2\.(\d+)", dynamic)]
    glibcxx = max(map(int, re.findall(r"\bGLIBCXX_3\.4\.(\d+)", dynamic)), default=0)
    enough = [minor for highest, minor in GLIBC_OF_GLIBCXX.items() if glibcxx <= highest]
    if not glibc or not enough or any(not re.match(r"(libc|libm|libstdc\+\+|libgcc_s|ld-linux.*)\.so\.\d+$", name) for name in needed):
        return None
    return f"manylinux_2_{max(*glibc, enough[0])}_{platform.machine()}"


class SdistWithSources(sdist):
    def make_release_tree(self, base_dir, files):
        super().make_release_tree(base_dir, files)
        for part in SOURCE_PARTS:
            source, target = SOURCES / part, pathlib.Path(base_dir) / "sources" / part
            if source.is_dir():
                shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, target)


WORK.mkdir(parents=True, exist_ok=True)
setup(
    version=version(),
    license="Apache-2.0",
    distclass=WithLibrary,
    cmdclass={"build_py": BuildWithLibrary, "bdist_wheel": WheelForEveryPython, "sdist": SdistWithSources},
    options={"build": {"build_base": str(WORK)}, "egg_info": {"egg_base": str(WORK)}},
)
