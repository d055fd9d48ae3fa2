from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from feedkit.elsewhere.reach import Reach
from feedkit.own_version import own_version

ROOT = Path("/shows/harbour")


@pytest.mark.parametrize(
    ("there", "file", "place"),
    [
        ("", "/shows/harbour/episodes/a b.wav", "/shows/harbour/episodes/a b.wav"),
        ("/mnt/show", "/shows/harbour/episodes/a b.wav", "/mnt/show/episodes/a b.wav"),
        ("/mnt/show/", "/shows/harbour/a.wav", "/mnt/show/a.wav"),
        ("/mnt/show", "/shows/harbour-2/a.wav", "/shows/harbour-2/a.wav"),
        ("/mnt/show", "/recordings/a.wav", "/recordings/a.wav"),
        ("http://build:8000", "/shows/harbour/e/a?b#c.wav", "http://build:8000/e/a%3Fb%23c.wav"),
        ("https://build/x/", "/shows/harbour/ä.wav", "https://build/x/%C3%A4.wav"),
        ("http://build:8000", "/recordings/a.wav", "/recordings/a.wav"),
    ],
)
def test_a_file_is_found_in_the_folder_and_outside_of_it(there, file, place):
    assert Reach.of(ROOT, there).place(Path(file)) == place


def test_it_knows_which_feedkit_the_others_have_to_be_and_can_be_sent():
    reach = Reach.of(ROOT, "https://build/")
    assert reach.version == own_version()
    assert pickle.loads(pickle.dumps(reach)) == reach
    assert reach.served
    assert not Reach.of(ROOT, "/mnt").served
