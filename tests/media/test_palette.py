from __future__ import annotations

import pytest
from PIL import Image, ImageDraw

from feedkit.diagnostics import WorldFailed
from feedkit.media import thumbnail
from feedkit.media.palette import MOST, palette
from feedkit.model.size import Size


def small(tmp_path, *patches, ground=(24, 30, 66)):
    """The small copy of a picture of one colour with rectangles of others."""
    picture = Image.new("RGB", (1000, 1000), ground)
    drawn = ImageDraw.Draw(picture)
    for colour, box in patches:
        drawn.rectangle(box, fill=colour)
    picture.save(tmp_path / "a.png")
    path = tmp_path / "a.jpg"
    path.write_bytes(thumbnail(tmp_path / "a.png", pixels=640, most=Size(100_000)))
    return path


def near(text, colour):
    return all(
        abs(int(text[at : at + 2], 16) - each) <= 8
        for at, each in zip((1, 3, 5), colour, strict=True)
    )


def test_the_commonest_colour_comes_first_and_small_ones_count(tmp_path):
    cream, coral = (255, 243, 222), (255, 96, 72)
    found = palette(small(tmp_path, (cream, (0, 0, 400, 400)), (coral, (600, 600, 720, 720))))
    assert len(found) == 3
    assert all(near(*pair) for pair in zip(found, ((24, 30, 66), cream, coral), strict=True))


def test_a_trace_of_a_colour_does_not_count(tmp_path):
    assert len(palette(small(tmp_path, ((255, 96, 72), (500, 500, 530, 530))))) == 1


def test_like_colours_are_one(tmp_path):
    assert len(palette(small(tmp_path, ((30, 38, 74), (0, 0, 400, 900))))) == 1


def test_a_rainbow_has_no_more_colours_than_are_told(tmp_path):
    stripes = [
        ((each * 40 % 256, each * 90 % 256, each * 150 % 256), (each * 50, 0, each * 50 + 49, 999))
        for each in range(20)
    ]
    assert len(palette(small(tmp_path, *stripes))) == MOST


def test_the_same_picture_has_the_same_colours(tmp_path):
    path = small(tmp_path, ((255, 96, 72), (0, 0, 300, 300)))
    assert palette(path) == palette(path)


def test_what_is_no_picture_is_said(tmp_path):
    path = tmp_path / "a.jpg"
    path.write_bytes(b"nothing")
    with pytest.raises(WorldFailed):
        palette(path)
