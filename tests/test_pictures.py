"""Pictures on pages, from the artwork to the site."""

from __future__ import annotations

import io

from lxml import html
from PIL import Image


def test_pages_offer_artwork_in_the_sizes_they_use(show):
    show.build()
    site = show.site()
    tree = html.document_fromstring(site["index.html"].decode())
    (picture,) = tree.xpath("//picture[.//img[@class='cover']]")
    assert [each.get("type") for each in picture.iter("source")] == ["image/avif", "image/webp"]
    for source in picture.iter("source"):
        assert source.get("sizes") == "(min-width: 46rem) 15rem, 11rem"
        for candidate in source.get("srcset").split(", "):
            path, width = candidate.split(" ")
            with Image.open(io.BytesIO(site[path])) as image:
                assert f"{image.width}w" == width
                assert Image.MIME[image.format] == source.get("type")
    (img,) = picture.iter("img")
    with Image.open(io.BytesIO(site[img.get("src")])) as image:
        assert (str(image.width), str(image.height)) == (img.get("width"), img.get("height"))
        assert image.format == "JPEG"


def test_building_again_makes_and_writes_nothing(show):
    show.build()
    site = show.site()
    cache = {path: path.stat().st_mtime_ns for path in (show.root / ".feedkit").rglob("small/*")}
    (show.root / ".feedkit" / "cache" / "copies.json").unlink()
    show.touch("artwork.png")
    again = show.build()
    assert show.site() == site
    assert "Wrote" not in again.out + again.err
    assert cache == {path: path.stat().st_mtime_ns for path in cache}


def test_the_feed_names_the_artwork_as_the_author_made_it(show):
    show.build()
    site = show.site()
    own = (show.root / "artwork.png").read_bytes()
    (path,) = (path for path, content in site.items() if content == own)
    assert f'<itunes:image href="https://harbour.example/{path}"/>' in site["feed.xml"].decode()
    assert b".avif" not in site["feed.xml"]
