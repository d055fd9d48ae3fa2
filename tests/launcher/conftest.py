"""What the launcher's tests start from: a checkout, and programs that only pretend."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "scripts"))

from environment import Environment  # noqa: E402

LOCK = """\
# Made by hand.
click==8.2.1 \\
    --hash=sha256:aa
colorama==0.4.6 ; sys_platform == 'win32' \\
    --hash=sha256:bb
pytest==9.0.1 ; extra == 'test' \\
    --hash=sha256:cc
imageio-ffmpeg==0.6.0 ; extra == 'ffmpeg' \\
    --hash=sha256:dd
"""


@dataclass
class Programs:
    """Stands in for python, venv and pip; remembers what was asked of them."""

    folder: Path
    steps: list[str] = field(default_factory=list)
    pip_fails_with: str | BaseException = ""
    python_starts: bool = True

    @property
    def packages(self) -> Path:
        return self.folder / "lib" / "site-packages"

    def __call__(self, command: list[str], keep_open: tuple[int, ...] = ()) -> tuple[int, str]:
        if "-c" in command:
            return (0, f"{self.packages}\n") if self.python_starts else (1, "broken")
        if "venv" in command:
            return self.venv(command)
        return self.pip(command)

    def venv(self, command: list[str]) -> tuple[int, str]:
        self.steps.append("venv --without-pip" if "--without-pip" in command else "venv")
        python = self.folder / "bin" / "python"
        python.parent.mkdir()
        python.write_text("#!/bin/sh\n")
        python.chmod(0o755)
        (self.folder / "pyvenv.cfg").write_text("")
        self.packages.mkdir(parents=True)
        self.python_starts = True
        return 0, ""

    def pip(self, command: list[str]) -> tuple[int, str]:
        if isinstance(self.pip_fails_with, BaseException):
            raise self.pip_fails_with
        self.steps.append(
            " ".join(
                word for word in command if word in ("--python", "uninstall", "install", "ipython")
            )
        )
        return (1, self.pip_fails_with) if self.pip_fails_with else (0, "")


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with a lock and nothing else."""
    (tmp_path / "requirements.lock").write_text(LOCK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def programs(checkout: Path) -> Programs:
    return Programs(checkout / ".venv")


@pytest.fixture
def said() -> list[str]:
    """What was told to the user."""
    return []


@pytest.fixture
def environment(checkout: Path, programs: Programs, said: list[str]) -> Environment:
    return Environment(checkout, run=programs, say=said.append)


@pytest.fixture
def launcher() -> ModuleType:
    """build.py as a module; pypa's `build` has the same name."""
    spec = importlib.util.spec_from_file_location("launcher", ROOT / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
