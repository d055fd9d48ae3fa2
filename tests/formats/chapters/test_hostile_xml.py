"""XML that means harm."""

from __future__ import annotations

from pathlib import Path

import pytest

from feedkit.formats.chapters import feed, psc
from feedkit.text.xml_reading import Broken, read_xml

LAUGHS = "".join(f'<!ENTITY l{i} "{f"&l{i - 1};" * 10}">' for i in range(1, 10))
BOMB = f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>'
CHAPTER = '<chapters><chapter start="0:00" title="{}"/></chapters>'


@pytest.mark.parametrize(
    "text",
    [
        f"{BOMB}<rss><item>&l9;</item></rss>",
        BOMB + CHAPTER.format("&l9;"),
        '<!DOCTYPE r [<!ENTITY a "quiet">]>' + CHAPTER.format("&a;"),
        '<!DOCTYPE r [<!ENTITY % p SYSTEM "http://x.example/p.dtd"> %p;]>' + CHAPTER.format("x"),
        "<rss>" + "<a>" * 300 + "</a>" * 300 + "</rss>",
        "<rss>" + "x" * 11_000_000 + "</rss>",
    ],
    ids=["bomb", "bomb-in-attribute", "entity", "parameter-entity", "deep", "long"],
)
def test_it_is_refused(text: str) -> None:
    assert isinstance(read_xml(text), Broken)
    for read in (psc.read, feed.read):
        reading = read(text)
        assert reading.contents.chapters == ()
        assert len(reading.flaws) == 1


def test_no_file_is_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("secret", encoding="utf-8")
    address = secret.as_uri()
    for document in (
        f'<!DOCTYPE r [<!ENTITY s SYSTEM "{address}">]><rss><item><description>0:00 &s;'
        "</description></item></rss>",
        f'<!DOCTYPE r SYSTEM "{address}"><rss><item><description>0:00 A</description></item></rss>',
    ):
        assert "secret" not in repr(feed.read(document).contents)


def test_prefixes_that_are_not_declared_are_let_pass() -> None:
    found = read_xml("<item><itunes:x/><psc:chapters/></item>")
    assert not isinstance(found, Broken)
    assert len(found) == 2
