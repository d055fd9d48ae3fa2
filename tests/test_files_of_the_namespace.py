"""Files that tags of the podcast namespace name: they are in the site, whole."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

import pytest
from lxml import etree
from PIL import Image

from feedkit.text.xml import NAMESPACES

from .conftest import recording

FILES = Path(__file__).parent / "media" / "files"
ADDRESS = "https://harbour.example/"
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"


def feed(show) -> etree._Element:
    """The channel of the built feed."""
    return etree.fromstring((show.public / "feed.xml").read_bytes())[0]


@pytest.fixture
def opus(show):
    """A show whose talk has a smaller copy beside it, under the same name."""
    show.write("episodes/talk.opus", (FILES / "tone.opus").read_bytes())
    show.edit("episodes/talk.yaml", "audio: talk.mp3\n", "alternates: {file: talk.opus}\n")
    return show


def alternate(show) -> tuple[str, etree._Element]:
    """The path of the only alternate, and its element."""
    (found,) = feed(show).findall("item/podcast:alternateEnclosure", NAMESPACES)
    address = found.find("podcast:source", NAMESPACES).get("uri")
    assert address.startswith(ADDRESS)
    return address.removeprefix(ADDRESS), found


def test_a_file_beside_the_episode_is_copied_and_described_as_it_is(opus) -> None:
    opus.build()
    path, element = alternate(opus)
    content = (opus.public / path).read_bytes()
    assert content == (FILES / "tone.opus").read_bytes()
    digest = base64.b64encode(hashlib.sha256(content).digest()).decode()
    proof = element.find("podcast:integrity", NAMESPACES)
    assert (proof.get("type"), proof.get("value")) == ("sri", f"sha256-{digest}")
    assert element.get("length") == str(len(content))
    assert (element.get("type"), element.get("codecs")) == ("audio/ogg", "opus")
    assert feed(opus).find("item/enclosure").get("url") == f"{ADDRESS}media/talk.mp3"


def test_building_again_writes_nothing(opus) -> None:
    opus.build()
    before = opus.site()
    times = {path: (opus.public / path).stat().st_mtime_ns for path in before}
    opus.build()
    assert {path: (opus.public / path).stat().st_mtime_ns for path in opus.site()} == times


def test_a_file_that_changes_gets_another_address(show) -> None:
    show.write("episodes/small.mp3", recording("small"))
    show.edit("episodes/talk.yaml", "audio: talk.mp3\n", "alternates: {file: small.mp3}\n")
    show.build()
    first, _ = alternate(show)
    show.write("episodes/small.mp3", recording("smaller"))
    show.build()
    second, _ = alternate(show)
    assert first != second
    assert (show.public / second).read_bytes() == recording("smaller")


def test_a_file_that_is_no_recording_is_found_where_it_is_named(opus) -> None:
    opus.write("episodes/talk.opus", b"no recording at all, " * 100)
    said = opus.build(fails=1)
    assert "episodes/talk.yaml:3:20" in said.err


def test_pictures_are_in_the_site_with_their_shape(show) -> None:
    Image.new("RGB", (320, 180), (10, 20, 90)).save(show.root / "banner.png")
    show.edit("show.yaml", "artwork: artwork.png", "artwork: artwork.png\nimages: banner.png")
    show.build()
    image = feed(show).find("podcast:image", NAMESPACES)
    path = image.get("href").removeprefix(ADDRESS)
    assert (show.public / path).read_bytes() == (show.root / "banner.png").read_bytes()
    assert (image.get("width"), image.get("aspect-ratio")) == ("320", "16/9")
    assert [each.name for each in (show.public / "art").glob("banner*")] == [Path(path).name]


def test_a_portrait_may_stand_beside_the_episode(show) -> None:
    Image.new("RGB", (80, 80), (90, 20, 10)).save(show.root / "episodes" / "bo.png")
    show.edit(
        "episodes/talk.yaml",
        "people: [ada, Bo Derrick as guest]",
        "people: [ada, {name: Bo Derrick, role: guest, portrait: bo.png}]",
    )
    show.build()
    (_, bo) = feed(show).findall("item/podcast:person", NAMESPACES)
    assert (show.public / bo.get("img").removeprefix(ADDRESS)).is_file()


def test_a_list_of_others_is_built_without_an_episode(show) -> None:
    for path in (show.root / "episodes").iterdir():
        path.unlink()
    show.edit("show.yaml", "artwork:", f"medium: musicL\nremote_items: {GUID}\nartwork:")
    show.build()
    channel = feed(show)
    assert channel.find("podcast:remoteItem", NAMESPACES).get("feedGuid") == GUID
    assert channel.findall("item") == []
    first = (show.public / "feed.xml").read_bytes()
    show.edit("show.yaml", "Long conv", "Short conv")
    show.edit("show.yaml", "Short conv", "Long conv")
    show.build("--clean")
    assert (show.public / "feed.xml").read_bytes() == first
