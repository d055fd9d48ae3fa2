"""The virtual environment of a checkout: requirements.lock -> a Python that has feedkit's packages.

For build.py, which has nothing but the standard library. Programs are started by a function that
is handed in. What takes long to import is imported where it is needed: nearly always the
environment is ready, and then this costs a few milliseconds.
"""

# ruff: noqa: PLC0415

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from pins import installed, pins, selected, suits

WINDOWS = os.name == "nt"
APT = "On Debian and Ubuntu this helps: sudo apt install python3-venv"

ADVICE = {
    ("DO NOT MATCH THE HASHES",): (
        "A package is not the one that requirements.lock names, and nothing was installed. Empty "
        "pip's cache (python3 -m pip cache purge), or mend the mirror it came from."
    ),
    ("No space left",): "The disk is full: make room and run this again.",
    ("name resolution", "new connection", "Max retries", "timed out", "from versions: none"): (
        "The packages could not be fetched. Go online for this one run, or give pip a mirror or a "
        "folder of packages (PIP_INDEX_URL, PIP_FIND_LINKS), and run this again."
    ),
    ("No matching distribution",): (
        "A package is not to be had for this Python on this machine. Try Python 3.11, 3.12 or "
        "3.13, or give pip a place that has it (PIP_INDEX_URL, PIP_FIND_LINKS)."
    ),
    ("Failed to build", "Failed building", "subprocess-exited-with-error"): (
        "A package had to be built here, and that failed. Try Python 3.11, 3.12 or 3.13, for which "
        "ready-made packages exist."
    ),
    ("",): "pip could not install the packages; its own words are above.",
}

Run = Callable[..., tuple[int, str]]
Say = Callable[[str], None]


class Trouble(Exception):
    """The world did not let us do our work; the text says what to do about it."""


def run(command: list[str], keep_open: tuple[int, ...] = ()) -> tuple[int, str]:
    """Run a program without input; return its exit status and all it has written."""
    import subprocess

    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        pass_fds=() if WINDOWS else keep_open,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def say(line: str) -> None:
    """Tell the user what is being done."""
    print(line, file=sys.stderr, flush=True)


def is_there(module: str) -> bool:
    """Say whether this Python has a module."""
    from importlib.util import find_spec

    return find_spec(module) is not None


def explanation(output: str) -> str:
    """Turn pip's complaint into a sentence that says what to do."""
    return next(cure for signs, cure in ADVICE.items() if any(sign in output for sign in signs))


@contextmanager
def alone(folder: Path, say: Say) -> Iterator[tuple[int, ...]]:
    """Wait until no other launcher works in a folder, and keep others waiting.

    What is handed out is to be kept open by the programs that do the work: if one of them outlives
    a killed launcher, the next launcher waits for it. A folder can be locked by itself, and then
    no file lies about; Windows locks a byte far behind the end of build.py.
    """
    held = os.open(folder / "build.py" if WINDOWS else folder, os.O_RDONLY)
    try:
        if sys.platform == "win32":
            import msvcrt

            os.lseek(held, 1 << 30, os.SEEK_SET)
            msvcrt.locking(held, msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("Waiting for another build.py ...")
                fcntl.flock(held, fcntl.LOCK_EX)
            except OSError:
                say("This file system has no locks: please run one build.py at a time.")
        yield (held,)
    finally:
        os.close(held)


class Environment:
    """`.venv` beside build.py, and the stamp in it.

    The stamp is written last and says what is inside: the Python and place it was made for, the
    digest of requirements.lock, and the extras. It is empty while work is going on, so an empty
    one that nobody works on tells of somebody killed, and everything is made anew.
    """

    def __init__(self, checkout: Path, run: Run = run, say: Say = say) -> None:
        """Describe the environment of a checkout; touch nothing yet."""
        self.checkout = checkout
        self.run = run
        self.say = say
        self.folder = checkout / ".venv"
        self.stamp = self.folder / "feedkit-stamp"
        self.programs = self.folder / ("Scripts" if WINDOWS else "bin")
        self.python = self.programs / ("python.exe" if WINDOWS else "python")
        self.lock = (checkout / "requirements.lock").read_text(encoding="utf-8")
        multiarch = getattr(sys.implementation, "_multiarch", sys.platform)
        self.place = f"{sys.implementation.cache_tag} {multiarch} {self.folder}"

    def python_for(self, extras: set[str]) -> tuple[str, dict[str, str]]:
        """Return a Python that has the wanted packages, and what its surroundings must say."""
        requirements = selected(self.lock, extras)
        have = {} if sys.prefix == str(self.folder) else installed(sys.path)
        path = [str(self.checkout), os.environ.get("PYTHONPATH", "")]
        this = sys.executable, {"PYTHONPATH": os.pathsep.join(filter(None, path))}
        if suits(requirements, have):
            return this
        try:
            self.make_ready(extras)
        except Trouble as trouble:
            if not suits(requirements, have, any_version=True):
                raise
            self.say(str(trouble))
            self.say("Going on with other versions, which this Python happens to have.")
            return this
        return str(self.python), {}

    def make_ready(self, extras: set[str]) -> None:
        """Make the environment or bring it up to date, if it is not."""
        if self.is_ready(extras):
            return
        with alone(self.checkout, self.say) as held:
            if self.is_ready(extras):
                return
            place, _, had = self.read_stamp()
            packages = self.packages() if place == self.place else None
            if packages is None:
                had = set()
                self.make(held)
                packages = self.packages()
            if packages is None:
                raise Trouble(f"{self.python} does not start: please remove .venv.")
            self.install(had | extras, packages, held)

    def is_ready(self, extras: set[str]) -> bool:
        """Say whether all that is wanted is there."""
        place, digest, had = self.read_stamp()
        fresh = place == self.place and digest == self.digest() and extras <= had
        return fresh and os.access(self.python, os.X_OK)

    def digest(self) -> str:
        """Name the content of requirements.lock."""
        from hashlib import sha256

        return sha256(self.lock.encode()).hexdigest()

    def read_stamp(self) -> tuple[str, str, set[str]]:
        """Return place, digest and extras from the stamp; nothing where there is none."""
        with suppress(OSError, UnicodeError):
            text = self.stamp.read_text(encoding="utf-8")
            place, digest, extras = f"{text}\n\n".split("\n")[:3]
            return place, digest, set(extras.split())
        return "", "", set()

    def write_stamp(self, *lines: str) -> None:
        """Replace the stamp, whole or not at all."""
        new = self.stamp.with_suffix(".new")
        new.write_text("\n".join(lines), encoding="utf-8")
        new.replace(self.stamp)

    def packages(self) -> Path | None:
        """Ask the environment where its packages lie; None when its Python does not start."""
        question = "import sysconfig; print(sysconfig.get_path('purelib'))"
        try:
            status, answer = self.run([str(self.python), "-I", "-c", question])
        except OSError:
            return None
        return None if status else Path(answer.strip())

    def make(self, held: tuple[int, ...]) -> None:
        """Make it without packages, over whatever is left of an earlier one."""
        bare = [] if is_there("ensurepip") else ["--without-pip"]
        if not is_there("venv") or (bare and not is_there("pip")):
            raise Trouble(f"This Python cannot make virtual environments. {APT}")
        self.clear()
        self.say("Making .venv with Python {}.{} ...".format(*sys.version_info))
        # The running Python may be that of the environment itself.
        python = getattr(sys, "_base_executable", sys.executable)
        status, output = self.run([python, "-I", "-m", "venv", *bare, str(self.folder)], held)
        if status:
            raise Trouble(f"{output}.venv could not be made. {APT}")

    def clear(self) -> None:
        """Empty the folder, which must be new or a virtual environment, and mark it unfinished."""
        from shutil import rmtree

        foreign = Trouble(f"{self.folder} is no virtual environment: please move it away.")
        try:
            self.folder.mkdir(exist_ok=True)
        except FileExistsError:
            raise foreign from None
        entries = {entry.name: entry for entry in self.folder.iterdir()}
        if entries and not entries.keys() & {"pyvenv.cfg", self.stamp.name}:
            raise foreign
        self.write_stamp()
        for entry in entries.values():
            if entry.is_dir() and not entry.is_symlink():
                rmtree(entry)
            elif entry != self.stamp:
                entry.unlink()

    def install(self, extras: set[str], packages: Path, held: tuple[int, ...]) -> None:
        """Install the wanted packages and feedkit itself, and stamp the whole."""
        self.say(f"Installing the locked packages: {', '.join(['core', *sorted(extras)])} ...")
        self.write_stamp()
        listed = self.folder / "requirements.txt"
        listed.write_text(selected(self.lock, extras), encoding="utf-8")
        self.pip(held, "install", "--require-hashes", "--no-deps", "--no-user", "-r", str(listed))
        known = {name for name, _, _ in pins(self.lock)} | {"pip", "setuptools"}
        strangers = sorted(set(installed([packages])) - known)
        if strangers:
            self.say(f"Removing what requirements.lock does not name: {', '.join(strangers)}")
            self.pip(held, "uninstall", "--yes", *strangers)
        self.link(packages)
        self.write_stamp(self.place, self.digest(), " ".join(sorted(extras)))

    def pip(self, held: tuple[int, ...], *words: str) -> None:
        """Let pip work in the environment, and explain its failure."""
        pip = [str(self.python), "-I", "-m", "pip"]
        if not is_there("ensurepip"):  # then it has none of its own
            pip = [sys.executable, "-m", "pip", "--python", str(self.python)]
        quietly = ["--quiet", "--disable-pip-version-check", "--no-input"]
        status, output = self.run([*pip, *quietly, *words], held)
        if status:
            self.write_stamp(self.place)  # whole, but behind: pip fetches all before it installs
            raise Trouble(output + explanation(output))

    def link(self, packages: Path) -> None:
        """Let the environment find feedkit in the checkout, as a module and as a command."""
        from shlex import quote

        back = os.path.relpath(self.checkout, packages)
        (packages / "feedkit.pth").write_text(f"{back}\n", encoding="utf-8")
        script = f'#!/bin/sh\nexec {quote(str(self.python))} -P -m feedkit "$@"\n'
        if WINDOWS:
            script = '@"%~dp0python.exe" -P -m feedkit %*\n'
        command = self.programs / ("feedkit.cmd" if WINDOWS else "feedkit")
        command.write_text(script, encoding="utf-8")
        command.chmod(0o755)
