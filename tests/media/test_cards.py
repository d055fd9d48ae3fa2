from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from feedkit.diagnostics import WorldFailed
from feedkit.media.cards import draw
from feedkit.media.drawing import Drawing
from feedkit.media.lettering import COVERED, TEXT, TITLE, fitted, font, leading, one_line, sayable
from feedkit.model.artifact import MadeFile, Stage
from feedkit.model.card import HEIGHT, WIDTH, Card, CardColours
from feedkit.model.size import Size

COLOURS = CardColours(
    ground="#182034", ink="#fff3dd", soft="#c0b8a8", accent="#ff6148", bar="#5c69a0"
)
PEAKS = tuple(10 + 90 * (at % 7) // 6 for at in range(400))
LATIN = "“Größer” – Ω Жук: don’t stop… €5, №7"


def card(**more):
    values = {
        "title": "Why cranes are blue", "label": "Harbour Lights", "place": "Season 2, episode 7",
        "artwork": "art/cover-small.jpg", "flat": True, "colours": COLOURS, "peaks": PEAKS,
    }  # fmt: skip
    return Card(**{**values, **more})


@pytest.fixture
def artwork(tmp_path):
    path = tmp_path / "cover-small.jpg"
    image = Image.new("RGB", (640, 640), "#a02020")
    ImageDraw.Draw(image).ellipse((100, 100, 540, 540), fill="#f0c040")
    image.save(path)
    return path


def opened(content):
    with Image.open(io.BytesIO(content)) as image:
        image.load()
        return image


def written(image):
    """Whether anything stands where the title would, in the colour of ink."""
    beside = image.convert("RGB").crop((505, 80, 1128, 440))
    pixels = (pixel for _, pixel in beside.getcolors(beside.width * beside.height))
    return any(min(pixel) > 190 for pixel in pixels)


@pytest.mark.parametrize(("flat", "format"), [(True, "PNG"), (False, "JPEG")])
def test_a_card_is_what_networks_show_large_and_small_in_bytes(artwork, flat, format):
    made = draw(card(flat=flat), artwork)
    image = opened(made)
    assert (image.format, image.size) == (format, (WIDTH, HEIGHT)) == (format, (1200, 630))
    assert len(made) < 60_000
    assert not image.getexif()
    assert made == draw(card(flat=flat), artwork)


def test_everything_of_a_card_can_be_seen(artwork):
    made = draw(card(), artwork)
    different = CardColours(**dict.fromkeys(CardColours.__slots__, "#808080"))
    for more in (
        {"title": "Another"}, {"label": ""}, {"place": ""}, {"peaks": ()}, {"colours": different},
    ):  # fmt: skip
        assert draw(card(**more), artwork) != made, more


def test_a_photograph_full_of_detail_is_kept_small(tmp_path):
    path = tmp_path / "noise.jpg"
    Image.effect_noise((640, 640), 40).convert("RGB").save(path)
    assert len(draw(card(flat=False), path)) < 130_000


@pytest.mark.parametrize(
    "title", ["שלום עולם", "مرحبا", "港の灯", "Hello 世界", "🎙️", "", "\u200b", "ტესტი"]
)
def test_a_title_in_letters_that_the_font_lacks_leaves_the_artwork_alone(artwork, title):
    image = opened(draw(card(title=title), artwork))
    assert not written(image)
    middle = image.convert("RGB").getpixel((600, 258))
    assert max(abs(a - b) for a, b in zip(middle, (240, 192, 64), strict=True)) < 12


def test_a_title_in_other_letters_is_written(artwork):
    for title in (LATIN, "Добро пожаловать", "Καλημέρα κόσμε", "Tiếng Việt", "🎙️ Talk 👩‍🚀 two"):
        assert written(opened(draw(card(title=title), artwork))), title


def test_pictograms_are_left_out():
    assert sayable("🎙️ Talk 👩‍🚀 two ™") == "Talk two ™"
    assert sayable("e\u0301t\u00e9") == "été"
    assert sayable("a\x00\u202eb") == "ab"
    assert sayable("日本") is None


def test_every_character_that_is_promised_is_in_both_faces():
    for face in (TITLE, TEXT):
        letters = font(face, 40)
        assert not letters.getmask("\uffff").getbbox()
        for first, last in COVERED:
            for letter in map(chr, range(first, last + 1)):
                assert letter.isspace() or letters.getmask(letter).getbbox(), hex(ord(letter))


words = st.text(st.characters(max_codepoint=0x17F, exclude_categories=("Cc",)), max_size=160)


@settings(deadline=None, max_examples=60)
@given(words)
def test_any_title_fits_its_room(text):
    line = sayable(text) or "x"
    face, lines = fitted(line, TITLE, width=600, height=300, sizes=range(78, 35, -3))
    assert len(lines) * leading(round(face.size)) <= 300
    assert all(face.getlength(each) <= 600 for each in lines)
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == line.replace(" ", "")
    assert font(TEXT, 30).getlength(one_line(line, TEXT, size=30, width=600)) <= 600


def test_short_titles_are_large_and_lines_are_of_a_length():
    large, _ = fitted("Tides", TITLE, width=600, height=300, sizes=range(78, 35, -3))
    assert large.size == 78
    _, lines = fitted(
        "Why do cranes at the old docks stand so still", TITLE,
        width=600, height=300, sizes=range(78, 35, -3),
    )  # fmt: skip
    assert min(map(len, lines)) > 0.5 * max(map(len, lines))


def test_hostile_texts_are_drawn_like_any_other(artwork):
    hostile = "<script>" + "\u202e" * 50 + "x" * 3000 + "\ud800" + "\x00"
    assert opened(draw(card(title=hostile, label=hostile, place=hostile), artwork)).size


def test_artwork_that_is_lost_is_said(tmp_path):
    with pytest.raises(WorldFailed):
        draw(card(), tmp_path / "none.jpg")


@pytest.fixture
def drawing(tmp_path, artwork):
    files = [
        MadeFile(
            path="art/cover-small.jpg", source=artwork, size=Size(1), sha256="", stage=Stage.IMAGES
        )
    ]
    said = []
    made = Drawing(tmp_path / "made", files, said.append)
    return made, said


def test_cards_that_are_drawn_ahead_are_the_same_and_are_taken_once(tmp_path, drawing, artwork):
    made, said = drawing
    cards = [card(title=f"Number {number}") for number in range(5)]
    made.ahead([*cards, cards[0]])
    assert len(list((tmp_path / "made").iterdir())) == 5
    assert said[-1] == "Drawing cards: 5 of 5"
    assert [made(each) for each in cards] == [draw(each, artwork) for each in cards]
    assert list((tmp_path / "made").iterdir()) == []


def test_one_card_is_drawn_when_it_is_asked_for(tmp_path, drawing, artwork):
    made, said = drawing
    made.ahead([card()])
    assert said == []
    assert made(card()) == draw(card(), artwork)
