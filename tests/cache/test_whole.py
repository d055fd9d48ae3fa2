from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.cache.facts import Facts
from feedkit.cache.texts import Texts
from feedkit.cache.whole import read_whole, replace_whole


@given(st.binary())
def test_what_is_kept_is_read_back(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "deep" / "file"
        replace_whole(path, content)
        assert read_whole(path) == content
        assert [each.name for each in path.parent.iterdir()] == ["file"]


@given(st.binary(min_size=1), st.data())
def test_no_damage_goes_unnoticed(content, data):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        replace_whole(path, content)
        kept = bytearray(path.read_bytes())
        place = data.draw(st.integers(0, len(kept) - 1))
        if data.draw(st.booleans()):
            kept[place] ^= data.draw(st.integers(1, 255))
        else:
            del kept[place:]
        path.write_bytes(kept)
        assert read_whole(path) is None


@given(st.binary())
def test_foreign_bytes_are_nothing(content):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "file"
        path.write_bytes(content)
        assert read_whole(path) is None


def test_a_place_that_cannot_be_written_is_done_without(tmp_path):
    (tmp_path / "file").write_text("in the way")
    replace_whole(tmp_path / "file" / "below", b"something")
    assert read_whole(tmp_path / "file" / "below") is None


def test_a_text_is_made_once(tmp_path):
    made = []

    def make():
        made.append(1)
        return "naïve\r\ntext"

    for _ in range(3):
        assert Texts(tmp_path).remember("ab" * 32, make) == "naïve\r\ntext"
    assert made == [1]


@pytest.mark.parametrize("damage", [b"", b"x", None])
def test_a_damaged_text_is_made_again(tmp_path, damage):
    Texts(tmp_path).remember("ab" * 32, lambda: "right")
    [path] = [each for each in tmp_path.rglob("*") if each.is_file()]
    path.write_bytes(path.read_bytes()[:-1] if damage is None else damage)
    assert Texts(tmp_path).remember("ab" * 32, lambda: "right") == "right"
    assert Texts(tmp_path).remember("ab" * 32, lambda: "never asked") == "right"


def facts(folder, version="1"):
    return Facts(folder / "facts.json", int | str, version=version)


@pytest.fixture
def recording(tmp_path):
    path = tmp_path / "talk.mp3"
    path.write_bytes(b"sound")
    return path


def test_what_is_known_of_a_file_is_known_the_next_time(tmp_path, recording):
    first = facts(tmp_path)
    assert first.get(recording) is None
    first.put(recording, 5)
    first.save()
    assert facts(tmp_path).get(recording) == 5


def test_a_file_that_has_changed_is_not_known(tmp_path, recording):
    first = facts(tmp_path)
    first.put(recording, 5)
    first.save()
    recording.write_bytes(b"other sound")
    assert facts(tmp_path).get(recording) is None
    recording.unlink()
    assert facts(tmp_path).get(recording) is None


def test_another_version_knows_nothing(tmp_path, recording):
    first = facts(tmp_path)
    first.put(recording, 5)
    first.save()
    assert facts(tmp_path, version="2").get(recording) is None


def test_values_of_another_type_are_not_known(tmp_path, recording):
    first = facts(tmp_path)
    first.put(recording, "five")
    first.save()
    assert Facts(tmp_path / "facts.json", int, version="1").get(recording) is None


def test_files_that_nobody_asked_for_are_forgotten(tmp_path, recording):
    first = facts(tmp_path)
    first.put(recording, 5)
    first.save()
    facts(tmp_path).save()
    assert facts(tmp_path).get(recording) is None


@pytest.mark.parametrize("text", [b"null", b"[]", b"{}", b'{"version": "1", "files": 3}', b"["])
def test_foreign_documents_are_as_good_as_none(tmp_path, recording, text):
    replace_whole(tmp_path / "facts.json", text)
    assert facts(tmp_path).get(recording) is None
