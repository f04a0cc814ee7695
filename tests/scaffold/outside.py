"""An environment outside of the source tree: ansinh and packages as wheels, nothing else of ours.

The libraries that ansinh needs are those of the environment that runs the tests, so that nothing
is downloaded. Its editable ansinh is not among them: it comes by a ``.pth`` file, and those are
read in an environment's own folder only.
"""

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import attrs


@attrs.frozen
class Outside:
    """A fresh environment."""

    folder: Path

    @classmethod
    def made(cls, folder: Path) -> "Outside":
        venv.EnvBuilder(with_pip=False, symlinks=os.name != "nt").create(folder)
        outside = cls(folder)
        libraries = "\n".join(dict.fromkeys(sysconfig.get_path(n) for n in ("purelib", "platlib")))
        (outside.packages / "libraries.pth").write_text(f"{libraries}\n", "utf-8")
        return outside

    @property
    def python(self) -> Path:
        names = {"base": str(self.folder), "platbase": str(self.folder)}
        scripts = Path(sysconfig.get_path("scripts", "venv", names))
        return scripts / ("python.exe" if os.name == "nt" else "python")

    @property
    def packages(self) -> Path:
        names = {"base": str(self.folder), "platbase": str(self.folder)}
        return Path(sysconfig.get_path("purelib", "venv", names))

    def install(self, wheel: Path) -> None:
        """Unpack a pure wheel, which is all that installing one is."""
        with zipfile.ZipFile(wheel) as archive:
            assert not [name for name in archive.namelist() if ".data/" in name]
            archive.extractall(self.packages)

    def run(self, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
        """Run Python there, with nothing of the tree in its path."""
        hidden = {"PYTHONPATH", "ANSINH_HYPOTHESIS_PROFILE", "PYTEST_ADDOPTS"}
        env = {name: value for name, value in os.environ.items() if name not in hidden}
        command = [str(self.python), *arguments]
        return subprocess.run(
            command, cwd=cwd, env=env, capture_output=True, text=True, check=False
        )


def built(project: Path, into: Path) -> Path:
    """Build a project's wheel with hatchling, which must be installed; give its path."""
    into.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(into)]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    (wheel,) = into.glob("*.whl")
    return wheel
