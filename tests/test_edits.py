"""One thing is edited: the files that show it are made again, and no others.

What a build writes is held to the file against what has to be written, and all it leaves against a
build from nothing.
"""

from __future__ import annotations

import re
import shutil

import pytest

from feedkit import pipeline
from feedkit.search.presence import package
from tests.edits import EDITS, SEARCH, furnish


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Where a built show is kept, so that it need not be built for every case."""
    return tmp_path_factory.mktemp("kept") / "show"


@pytest.fixture
def series(show, ffmpeg, kept):
    """A show that has been built, with the times of all its files."""
    if not kept.exists():
        furnish(show)
        show.build()
        shutil.copytree(show.root, kept)
    shutil.rmtree(show.root)
    shutil.copytree(kept, show.root)
    return show


def told(path: str) -> str:
    """A path without digests of content, and all of the search as one."""
    if path.startswith(("assets/search-", "search/")) and not path.endswith("index.html"):
        return SEARCH
    named = re.match(r"((?:art|assets)/[a-z0-9-]+?)(-[0-9]{2,4}|-small)?-[0-9a-f]{8}[.]", path)
    return named[1] if named else path


@pytest.mark.skipif(not package(), reason="pagefind is not installed")
@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_writes_what_shows_it_and_nothing_else(series, kind, monkeypatch):
    made, write = set(), pipeline.write

    def watched(site, planned, **rest):
        made.update(each.path for each in planned.stale)
        return write(site, planned, **rest)

    monkeypatch.setattr(pipeline, "write", watched)
    before, times = series.site(), series.times()
    EDITS[kind].deed(series)
    said = series.build().err
    after = series.site()
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert {path for path, time in series.times().items() if times.get(path) != time} <= changed
    assert set(map(told, changed)) == EDITS[kind].files
    assert set(map(told, made - changed)) == EDITS[kind].in_vain
    made_of_nothing = {path: after[path] for path in after.keys() - EDITS[kind].lasting}
    assert (made_of_nothing, said) == series.cleanly()
