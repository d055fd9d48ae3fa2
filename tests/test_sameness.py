"""A show with every key there is, built in several surroundings by processes of their own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EVERYTHING = Path(__file__).parent / "cases" / "feed" / "everything"
SURROUNDINGS = {
    "here": (["-j", "1"], 0o022, {"TZ": "UTC", "LC_ALL": "C", "PYTHONHASHSEED": "0"}),
    "there/below/café & “quay”": (
        ["-j", "2"],
        0o077,
        {"TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"},
    ),
    "a b/show": (
        ["-j", "2"],
        0o002,
        {"TZ": "America/St_Johns", "LANG": "POSIX", "PYTHONHASHSEED": "12345"},
    ),
}


@pytest.fixture
def furnished(new_show):
    """Makes shows with every key there is; their files are made in one order or in the other."""

    def make(name, *, backwards):
        first = new_show("first")
        shutil.copytree(EVERYTHING, first.root, dirs_exist_ok=True)
        show = type(first)(first.root.with_name("shows") / name)
        paths = sorted(path for path in first.root.rglob("*") if path.is_file())
        for path in paths[::-1] if backwards else paths:
            show.write(path.relative_to(first.root).as_posix(), path.read_bytes())
        shutil.rmtree(first.root)
        return show

    return make


def built(show, words, umask, environ):
    """All that a build makes of a show, and what it says."""
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    done = subprocess.run(
        [sys.executable, "-m", "feedkit", "build", *words],
        cwd=show.root,
        env={**kept, **environ, "SOURCE_DATE_EPOCH": os.environ["SOURCE_DATE_EPOCH"]},
        umask=umask,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = (done.stdout + done.stderr).replace(str(show.root), "the show")
    return show.site(), show.site("ledger"), said


@pytest.mark.skipif(os.name != "posix", reason="files have no such permissions here")
def test_surroundings_change_no_byte_and_no_message(furnished, ffmpeg):
    made = {
        name: built(furnished(name, backwards=number % 2 == 1), *surrounding)
        for number, (name, surrounding) in enumerate(SURROUNDINGS.items())
    }
    first, *others = made.values()
    assert len(first[0]) > 40
    assert "FEED" in first[2]
    for other in others:
        assert other == first
