from __future__ import annotations

import contextlib
import io
import os
import shutil
import signal
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # What a shell begins in the background ignores Ctrl-C, and so would every child of the tests.
    signal.signal(signal.SIGINT, signal.default_int_handler)

RIGHT = Path(__file__).parent / "cases" / "right"
NOW = 1_767_225_600
"""The beginning of 2026, when all builds of tests take place."""


@dataclass(frozen=True)
class Said:
    """What a command said, and its exit status."""

    status: int
    out: str
    err: str


class Show:
    """A small show to build, change and build again, with the command line in this process."""

    _clock = count(1_700_000_000)

    def __init__(self, root: Path) -> None:
        self.root = root
        self.public = root / "public"

    def run(self, *words: str, fails: int = 0) -> Said:
        """Run a command on the show; it has to exit with ``fails``."""
        said = run("-C", str(self.root), *words)
        assert said.status == fails, f"{words}: exit {said.status}\n{said.out}{said.err}"
        return said

    def build(self, *words: str, fails: int = 0) -> Said:
        """Build the show."""
        return self.run("build", *words, fails=fails)

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file as an author would have some time ago."""
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
        self.touch(path)
        return place

    def edit(self, path: str, old: str, new: str) -> None:
        """Replace a part of a text file that must be there."""
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        self.write(path, text.replace(old, new))

    def touch(self, path: str) -> None:
        """Give a file a time of its own, long ago."""
        moment = next(self._clock)
        os.utime(self.root / path, (moment, moment))

    def episode(self, slug: str, date: str = "2025-05-01", **keys: str) -> None:
        """Write one more episode, whose recording is another one than all others."""
        lines = [f"title: About {slug}", f"date: {date}", "notes: What it is about."]
        lines += [f"{key}: {value}" for key, value in keys.items()]
        self.write(f"episodes/{slug}.yaml", "\n".join(lines) + "\n")
        self.write(f"episodes/{slug}.mp3", recording(slug))

    def site(self, folder: str = "public") -> dict[str, bytes]:
        """Every file of the built site."""
        return files(self.root / folder)

    def times(self) -> dict[str, int]:
        """When the files of the site were written."""
        return {path: (self.public / path).stat().st_mtime_ns for path in self.site()}

    def cleanly(self) -> tuple[dict[str, bytes], str]:
        """What a build makes and says that knows nothing of the ones before it."""
        clean = self.root.with_name("clean")
        shutil.rmtree(clean, ignore_errors=True)
        shutil.copytree(self.root, clean, ignore=shutil.ignore_patterns("public", ".feedkit"))
        said = Show(clean).build()
        return files(clean / "public"), said.err


def recording(name: str) -> bytes:
    """A short MP3 that says its name in a tag, so that it is like no other."""
    text = b"\x00" + name.encode("latin-1", "replace")
    frame = b"TIT2" + len(text).to_bytes(4, "big") + b"\0\0" + text
    header = b"ID3\x03\x00\x00" + bytes([0, 0, len(frame) >> 7, len(frame) & 127])
    sound = (Path(__file__).parent / "media" / "files" / "constant.mp3").read_bytes()
    return header + frame + sound


def files(folder: Path) -> dict[str, bytes]:
    """The files below a folder with their content."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def run(*words: str) -> Said:
    """Run feedkit with these words in this process."""
    from feedkit.cli import main

    out, err = io.StringIO(), io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("sys.argv", ["feedkit", *words])
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main()
                status = 0
            except SystemExit as ended:
                status = ended.code if isinstance(ended.code, int) else bool(ended.code)
    return Said(status, out.getvalue(), err.getvalue())


@pytest.fixture(autouse=True)
def _hasty(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing waits for the disk: what a loss of power does is tried where it can be seen."""
    monkeypatch.setattr(os, "fsync", lambda _handle: None)
    monkeypatch.setattr(os, "sync", lambda: None, raising=False)


@pytest.fixture
def ffmpeg() -> Path:
    """Skips a test where there is none: recordings stay unmeasured then, and no build is sealed."""
    from feedkit.media import find_ffmpeg

    found = find_ffmpeg(os.environ)
    if found is None:
        pytest.skip("no ffmpeg here")
    return found


@pytest.fixture
def feedkit(monkeypatch: pytest.MonkeyPatch):
    """Runs feedkit, at the beginning of 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))
    return run


@pytest.fixture
def new_show(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Makes shows that build without a warning; all builds take place in the beginning of 2026."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(NOW))

    def make(name: str = "show") -> Show:
        root = tmp_path / name
        shutil.copytree(RIGHT, root, ignore=shutil.ignore_patterns("public", ".feedkit", "ledger"))
        show = Show(root)
        for path in sorted(root.rglob("*")):
            show.touch(path.relative_to(root).as_posix())
        return show

    return make


@pytest.fixture
def show(new_show) -> Iterator[Show]:
    """A show with one episode, “talk”."""
    return new_show()


@pytest.fixture
def on_disk(monkeypatch):
    """What is asked to be on the disk, and what comes into its place, in this order."""
    seen: list[str] = []
    replace = os.replace

    def asked(handle: int) -> None:
        path = Path(f"/proc/self/fd/{handle}").readlink()
        seen.append(f"? {path.name.lstrip('.').partition('.' + str(os.getpid()))[0]}")

    def placed(path, target):
        seen.append(Path(target).name)
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", asked)
    monkeypatch.setattr(os, "sync", lambda: seen.append("? everything"))
    monkeypatch.setattr(os, "replace", placed)
    return seen
