from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import pytest

import feedkit.media

LIBRARIES = "{'mutagen', 'pydub', 'PIL', 'imageio_ffmpeg'}"


def run(code: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", code], capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    "module",
    [
        "feedkit.media",
        "feedkit.media.levels",
        "feedkit.media.artwork_rules",
        "feedkit.media.enclosure",
        "feedkit.media.gather",
        "feedkit.media.editions",
        "feedkit.media.drawing",
    ],
)
def test_no_library_is_loaded_before_it_is_needed(module):
    done = run(f"import sys, {module}; sys.exit(bool({LIBRARIES} & set(sys.modules)))")
    assert (done.returncode, done.stderr) == (0, "")


def test_loading_the_libraries_is_quiet_even_where_ffmpeg_is_missing(tmp_path):
    code = (
        f"import os, sys; os.environ['PATH'] = {str(tmp_path)!r}; sys.dont_write_bytecode = True;"
        f"sys.pycache_prefix = {str(tmp_path)!r};"
        "import feedkit.media.samples, feedkit.media.audio, feedkit.media.artwork"
    )
    done = run(code)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")


@pytest.mark.parametrize("name", feedkit.media.__all__)
def test_every_public_name_is_there(name):
    assert getattr(import_module("feedkit.media"), name)


def test_there_is_no_other_name():
    with pytest.raises(AttributeError):
        feedkit.media.nothing  # noqa: B018
