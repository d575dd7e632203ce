"""The Debian package: made by CPack, unpacked beside nothing else, used from there."""

import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

BUILD = Path(os.environ["GOALPOST_BUILD"])


@unittest.skipUnless(shutil.which("dpkg-deb"), "dpkg-deb is not here: Debian packages are made on Debian")
class Package(unittest.TestCase):
    def test_package(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run(["cpack", "--config", BUILD / "CPackConfig.cmake", "-G", "DEB", "-B", folder], check=True,
                           stdout=subprocess.DEVNULL)
            packages = list(Path(folder).glob("*.deb"))
            self.assertEqual(len(packages), 1)
            fields = subprocess.run(["dpkg-deb", "--field", packages[0], "Package", "Depends"], check=True, text=True,
                                    stdout=subprocess.PIPE).stdout
            self.assertIn("Package: goalpost", fields)
            if shutil.which("dpkg-shlibdeps"):
                for needed in ("libc6", "libstdc++6", "libcsv3"):
                    self.assertIn(needed, fields)
            root = Path(folder) / "root"
            subprocess.run(["dpkg-deb", "--extract", packages[0], root], check=True)
            usr = root / "usr"
            library = next(usr.glob("lib*/**/libgoalpost.so"))
            rule = ["rule", "deaths per 1,000 births at most 4.1‰", "deaths=41", "births=10000"]
            answer = subprocess.run([usr / "bin/goalpost", *rule], check=True, text=True, encoding="utf-8",
                                    stdout=subprocess.PIPE).stdout
            self.assertTrue(answer.startswith("met (at the boundary)"), answer)
            self.assertTrue((usr / "include/goalpost.h").exists())
            self.assertTrue((usr / "include/goalpost/goalpost.hpp").exists())
            print(f"{packages[0].name}: {packages[0].stat().st_size:,} bytes, {library.stat().st_size:,} of them the C library's")


if __name__ == "__main__":
    unittest.main(argv=[sys.argv[0]])
