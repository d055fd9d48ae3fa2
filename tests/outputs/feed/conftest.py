from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace

from feedkit.model.catalog import Category, Enclosure, Episode, Person, Picture, Show, Source
from feedkit.model.outline import Chapter, Outline
from feedkit.model.size import Size
from feedkit.model.timestamp import Duration, Timestamp

ADDRESS = "https://harbour.example/"
COVER = Picture(
    address=f"{ADDRESS}art/cover-3f9c.png",
    path="art/cover-3f9c.png",
    media_type="image/png",
    width=3000,
    height=3000,
)
SHOW = Show(
    title="Harbour Lights",
    description="Long conversations about how ports work.",
    address=ADDRESS,
    feed_address=f"{ADDRESS}feed.xml",
    language="en-GB",
    time_zone="Europe/Brussels",
    author="Harbour Media",
    guid="bab2ba12-9757-5da6-a770-0e70e6bcf214",
    artwork=COVER,
    categories=(Category(name="Society & Culture", subcategory="Places & Travel"),),
    explicit=False,
    type="episodic",
    owner_name="Harbour Media",
    owner_email="feed@harbour.example",
    copyright="Harbour Media",
)
EPISODE = Episode(
    slug="cranes",
    title="Why cranes are blue",
    guid="7c1de5a2-2f1b-4d0a-9a40-2b8f4a7b1c55",
    published=datetime(2024, 3, 5, 6, tzinfo=UTC),
    updated=None,
    page="episodes/cranes/",
    page_address=f"{ADDRESS}episodes/cranes/",
    enclosure=Enclosure(
        address=f"{ADDRESS}media/cranes.mp3",
        path="media/cranes.mp3",
        size=Size(57_600_312),
        media_type="audio/mpeg",
        duration=Duration(3_599_500),
    ),
    type="full",
    explicit=False,
    season=2,
    number=7,
    people=(
        Person(name="Ada Quay", role="host"),
        Person(name="Bo Derrick", role="narrator", page="https://bo.example/"),
    ),
    source=Source(link="https://text.example/?a=1&b=2"),
    remarks=("Read from the second edition.",),
    notes="A *painter* explains.\n\n- one\n- two\n",
    outline=Outline(
        (
            Chapter(Timestamp(130_000), "The first coat", link="https://harbour.example/paint"),
            Chapter(
                Timestamp(845_500), "Rust", children=(Chapter(Timestamp(900_000), "R & D <b>"),)
            ),
        ),
        "Intro",
    ),
    chapters_path="chapters/cranes.json",
    chapters_address=f"{ADDRESS}chapters/cranes.json",
)


@pytest.fixture
def show() -> Show:
    return SHOW


@pytest.fixture
def make() -> Callable[..., Episode]:
    """Gives the episode about cranes with some of its fields changed."""
    return lambda **changes: replace(EPISODE, **changes)
