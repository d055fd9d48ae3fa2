from __future__ import annotations

import pytest

from feedkit.diagnostics import FolderRefused
from feedkit.site.guard import MARKER, claim, refuse_foreign


def claimed(folder, root):
    claim(folder, root=root)
    return (folder / MARKER).is_file()


def test_a_folder_that_is_not_there_or_empty_becomes_ours(tmp_path):
    (tmp_path / "empty").mkdir()
    assert claimed(tmp_path / "empty", tmp_path)
    assert claimed(tmp_path / "deep" / "new", tmp_path)


def test_a_folder_of_ours_stays_ours(tmp_path):
    claim(tmp_path / "public", root=tmp_path)
    (tmp_path / "public" / "index.html").write_text("page")
    before = (tmp_path / "public" / MARKER).stat().st_mtime_ns
    assert claimed(tmp_path / "public", tmp_path)
    assert (tmp_path / "public" / MARKER).stat().st_mtime_ns == before


@pytest.mark.parametrize("path", [".", "..", "../..", "public/.."])
def test_the_shows_own_folder_and_those_above_it_are_refused(tmp_path, path):
    root = tmp_path / "shows" / "mine"
    root.mkdir(parents=True)
    with pytest.raises(FolderRefused, match="own folder, or holds it"):
        claim(root / path, root=root)
    assert list(root.iterdir()) == []


def test_a_link_to_the_shows_folder_is_refused(tmp_path):
    (tmp_path / "show").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "show")
    with pytest.raises(FolderRefused, match="own folder"):
        claim(tmp_path / "link", root=tmp_path / "show")


def test_a_file_is_refused(tmp_path):
    (tmp_path / "public").write_text("mine")
    with pytest.raises(FolderRefused, match="is a file"):
        claim(tmp_path / "public", root=tmp_path)
    assert (tmp_path / "public").read_text() == "mine"


@pytest.mark.parametrize("name", ["thesis.txt", ".hidden", "folder/file.txt"])
def test_a_folder_with_other_files_is_refused_and_left_alone(tmp_path, name):
    place = tmp_path / "out" / name
    place.parent.mkdir(parents=True)
    place.write_text("mine")
    for refuse in (refuse_foreign, claim):
        with pytest.raises(FolderRefused, match="did not write"):
            refuse(tmp_path / "out", root=tmp_path)
    assert [each for each in (tmp_path / "out").rglob("*") if each.is_file()] == [place]


def test_what_a_build_left_that_was_killed_in_its_first_moment_is_not_foreign(tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / f".{MARKER}.7.feedkit-part").write_text("half")
    assert claimed(tmp_path / "out", tmp_path)
