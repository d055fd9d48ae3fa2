"""The bytes of a published file are promised: whoever changes a writer breaks that promise."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from feedkit.media import tag
from feedkit.model.outline import Chapter, Outline
from feedkit.model.tagging import Credit, EmbeddedPicture, Tagging
from feedkit.model.timestamp import Duration, Timestamp

PICTURE = EmbeddedPicture(media_type="image/jpeg", content=bytes(range(256)) * 8)
TAGGING = Tagging(
    title="Was heißt „gut“?",
    duration=Duration(2000),
    show="A show",
    outline=Outline(
        (
            Chapter(
                Timestamp(250),
                "1. Größe",
                children=(Chapter(Timestamp(605), "1.1 Über", link="https://example.org/b"),),
            ),
            Chapter(Timestamp(1001), "2. Ende", image="picture"),
        ),
        "Opening",
    ),
    published=date(2024, 3, 5),
    number=7,
    season=2,
    artists=("Ada", "Béla"),
    people=(Credit(name="Ada", role="host"), Credit(name="Cleo", role="guest")),
    description="Über alles. " * 40,
    language="de-CH",
    link="https://example.org/7/",
    cover=PICTURE,
    images={"picture": PICTURE},
)
PROMISED = {
    "constant.mp3": "371c0a7b41ef4fea31d7133e102baa1579251ff6a419101f9c3bb6a2435b2091",
    "tagged.mp3": "7e0f796d690e23529cb86989eb45ef458dc47b6b959fc8ad92541acd23159c75",
    "tone.m4a": "5292d367dbdd78e62bf98024499f4e76f2b67bfaa44912ac8349574bfdbd415b",
    "chapters.m4a": "5292d367dbdd78e62bf98024499f4e76f2b67bfaa44912ac8349574bfdbd415b",
}


@pytest.mark.parametrize("name", PROMISED)
def test_the_same_recording_and_the_same_words_give_the_bytes_they_always_gave(
    name, files, tmp_path
):
    assert tag(files / name, tmp_path / name, TAGGING) is None
    assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == PROMISED[name]
