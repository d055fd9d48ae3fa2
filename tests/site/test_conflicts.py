from __future__ import annotations

import pytest

from feedkit.model.artifact import Stage
from feedkit.site.conflicts import conflicts


def test_a_file_of_static_where_a_page_stands_is_a_conflict(yard):
    page, own = yard.text("index.html"), yard.file("index.html", stage=Stage.SIDE_FILES)
    [found] = conflicts([page, own])
    assert (found.code, found.file) == ("PUB027", "static/index.html")


@pytest.mark.parametrize("path", ["episodes", "episodes/talk"])
def test_a_file_where_the_site_needs_a_folder_is_a_conflict(yard, path):
    page = yard.text("episodes/talk/index.html")
    [found] = conflicts([page, yard.file(path, stage=Stage.SIDE_FILES)])
    assert (found.code, found.file) == ("PUB027", f"static/{path}")


def test_files_side_by_side_are_none(yard):
    pieces = [yard.text("a/index.html"), yard.file("a/b.txt"), yard.file("a.txt")]
    assert list(conflicts(pieces)) == []
