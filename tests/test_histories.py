"""Whatever happened to a show, its site is the one that a build from nothing makes.

``FEEDKIT_HISTORIES`` is how many histories are tried, of which each is another.
"""

from __future__ import annotations

import os
import shutil

import pytest

from tests.author import Author, furnish

HISTORIES = int(os.environ.get("FEEDKIT_HISTORIES", "4"))


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """Where a built show is kept, so that it need not be built for every history."""
    return tmp_path_factory.mktemp("kept") / "show"


@pytest.fixture
def series(show, ffmpeg, kept):
    """A show that has been built."""
    if not kept.exists():
        furnish(show)
        show.build()
        shutil.copytree(show.root, kept)
    shutil.rmtree(show.root)
    shutil.copytree(kept, show.root)
    return show


@pytest.mark.parametrize("seed", range(HISTORIES))
def test_whatever_happened_the_site_is_the_one_that_a_clean_build_makes(series, seed):
    author, happened = Author(series, seed), []
    for _ in range(6):
        for _ in range(author.chance.choice([1, 1, 1, 3])):
            happened.append(author.step())
        said = series.build(*author.tidying).err
        author.tidying = ()
        site, (clean, wanted) = series.site(), series.cleanly()
        wrong = {path for path in {*site, *clean} if site.get(path) != clean.get(path)}
        assert wrong == set(), happened
        assert said == wanted, happened
