"""Feeds, whole: each folder in `feed/` holds files put over the show in `right/`, and the feed."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

CASES = sorted(path for path in (Path(__file__).parent / "feed").iterdir() if path.is_dir())


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_the_feed_is_the_one_expected(case, show):
    shutil.copytree(case, show.root, dirs_exist_ok=True)
    show.build()
    built = (show.public / "feed.xml").read_text(encoding="utf-8")
    assert built == (case / "expected.xml").read_text(encoding="utf-8")
