"""A build with nothing to do imports nothing but the standard library and click.

One after an edit does without what looks at files that are as they were.
"""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

CODE = """
import sys
from feedkit.cli import main
try:
    main()
finally:
    print("modules", *sorted(sys.modules), file=sys.stderr)
"""
COSTLY = {
    "pydantic", "pydantic_core", "yaml", "feedgen", "lxml", "jinja2", "mutagen", "pydub", "rich",
    "PIL", "cmarkgfm", "nh3", "webvtt", "babel", "numpy", "asyncio", "multiprocessing",
}  # fmt: skip
FOR_NEW_FILES = {
    "PIL.Image", "mutagen", "pydub", "segno",
    "feedkit.media.artwork", "feedkit.media.audio", "feedkit.media.listening",
    "feedkit.media.palette", "feedkit.media.tagging", "feedkit.formats.transcripts.table",
}  # fmt: skip
FOR_OTHERS = {
    "asyncio", "distributed", "rich", "starlette", "watchfiles", "pydantic.networks",
    "babel.messages.pofile", "feedkit.elsewhere", "feedkit.collection", "feedkit.serve",
    "feedkit.model.shows_file", "feedkit.source.shows", "feedkit.importers", "feedkit.publish",
}  # fmt: skip


def imported(*words):
    done = subprocess.run(
        [sys.executable, "-c", CODE, *words], capture_output=True, text=True, check=True
    )
    return done.stdout, set(done.stderr.rpartition("modules ")[2].split())


def tops(modules):
    return {name.partition(".")[0] for name in modules}


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["-C", "SHOW", "build"]])
def test_what_has_nothing_to_do_imports_next_to_nothing(show, words, ffmpeg):
    show.build()
    said, loaded = imported(*[str(show.root) if word == "SHOW" else word for word in words])
    assert said
    modules = tops(loaded)
    assert modules & COSTLY == set()
    installed = modules - sys.stdlib_module_names
    assert installed <= {"__main__", "_virtualenv", "click", "feedkit"} | {
        each
        for each in installed
        if each.startswith(("_distutils", "_sysconfigdata", "__editable__", "sitecustom"))
    }


def test_a_build_after_an_edit_does_without_what_looks_at_new_files(show, ffmpeg):
    show.build()
    show.edit("episodes/talk.yaml", "A painter explains.", "A painter explains it.")
    said, modules = imported("-C", str(show.root), "build")
    assert "Wrote" in said
    assert "feedkit.pipeline" in modules
    assert modules & (FOR_NEW_FILES | FOR_OTHERS) == set()


def test_a_build_takes_no_code_from_others_who_plug_into_pydantic(show, tmp_path, monkeypatch):
    stranger = tmp_path / "strangers"
    about = stranger / "stranger-1.0.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: stranger\nVersion: 1.0\n")
    (about / "entry_points.txt").write_text("[pydantic]\nstranger = stranger:plugin\n")
    (stranger / "stranger.py").write_text("raise SystemExit('a stranger was asked')\n")
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(stranger), *sys.path]))
    monkeypatch.delenv("PYDANTIC_DISABLE_PLUGINS", raising=False)
    said, _ = imported("-C", str(show.root), "build")
    assert "Wrote" in said
