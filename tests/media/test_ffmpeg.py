from __future__ import annotations

import os
import sys

import pytest

from feedkit.diagnostics import ProgramMissing
from feedkit.media import find_ffmpeg


def test_the_variable_comes_before_the_path(tmp_path, program):
    named, other = program("mine"), program("bin/ffmpeg")
    path = str(other.parent)
    assert find_ffmpeg({"FEEDKIT_FFMPEG": str(named), "PATH": path}) == named
    assert find_ffmpeg({"PATH": path}) == other


def test_a_variable_that_names_nothing_is_an_error(tmp_path):
    with pytest.raises(ProgramMissing, match="FEEDKIT_FFMPEG"):
        find_ffmpeg({"FEEDKIT_FFMPEG": str(tmp_path / "none")})


@pytest.mark.parametrize("path", ["", ".", "bin", os.pathsep])
def test_the_current_folder_is_never_searched(tmp_path, monkeypatch, program, path):
    monkeypatch.setitem(sys.modules, "imageio_ffmpeg", None)
    program("ffmpeg")
    program("bin/ffmpeg")
    monkeypatch.chdir(tmp_path)
    assert find_ffmpeg({"PATH": path}) is None
