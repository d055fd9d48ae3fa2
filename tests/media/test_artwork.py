from __future__ import annotations

import io

import pytest
from msgspec.structs import replace
from PIL import Image

from feedkit.diagnostics import WorldFailed
from feedkit.media import Defect, artwork_defects, probe_image, thumbnail
from feedkit.media.artwork import icon
from feedkit.model.audio_facts import ImageFacts
from feedkit.model.size import Size

LARGEST = Size(100_000)
GOOD = ImageFacts("image/png", "png", Size(500_000), "0" * 64, 3000, 3000, "RGB")


def picture(path, mode="RGB", size=(40, 30), color=None, **options):
    Image.new(mode, size, color or 0).save(path, **options)
    return path


@pytest.mark.parametrize(
    ("name", "mode", "media_type", "extension"),
    [
        ("a.png", "RGB", "image/png", "png"),
        ("a.png", "RGBA", "image/png", "png"),
        ("a.png", "LA", "image/png", "png"),
        ("a.jpg", "CMYK", "image/jpeg", "jpg"),
        ("a.jpg", "L", "image/jpeg", "jpg"),
        ("a.gif", "P", "image/gif", "gif"),
        ("a.webp", "RGB", "image/webp", "webp"),
    ],
)
def test_a_picture_is_read_as_it_is(tmp_path, name, mode, media_type, extension):
    found = probe_image(picture(tmp_path / name, mode))
    assert isinstance(found, ImageFacts)
    assert (found.media_type, found.extension) == (media_type, extension)
    assert (found.width, found.height, found.mode) == (40, 30, mode)
    assert found.size.bytes == (tmp_path / name).stat().st_size


def test_a_transparent_colour_counts_as_an_alpha_channel(tmp_path):
    assert probe_image(picture(tmp_path / "a.png", "P", transparency=0)).mode == "PA"


@pytest.mark.parametrize("name", ["a.png", "a.jpg"])
def test_a_picture_without_its_end_is_unreadable(tmp_path, name):
    path = picture(tmp_path / name, size=(200, 200), color=(10, 200, 30))
    path.write_bytes(path.read_bytes()[:-40])
    found = probe_image(path)
    assert isinstance(found, Defect)
    assert found.code == "ART020"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"%PDF-1.7", "a PDF document"),
        (b"", "is damaged, or no picture"),
        (b"\x89PNG\r\n\x1a\n", ""),
    ],
)
def test_what_is_no_picture_is_unreadable(tmp_path, content, words):
    path = tmp_path / "a.png"
    path.write_bytes(content)
    found = probe_image(path)
    assert isinstance(found, Defect)
    assert found.code == "ART020"
    assert words in found.message


@pytest.mark.parametrize("pixels", [8000, 12_000])
def test_a_bomb_is_not_unfolded(tmp_path, pixels):
    path = tmp_path / "a.png"
    Image.new("1", (pixels, pixels)).save(path)
    found = probe_image(path)
    assert isinstance(found, Defect)
    assert found.code == "ART020"
    assert "50 million pixels" in found.message


@pytest.mark.parametrize(
    ("changes", "name", "codes"),
    [
        ({}, "a.png", []),
        ({"extension": "jpg"}, "a.JPEG", []),
        ({"width": 1400, "height": 1400}, "a.png", []),
        ({"width": 2000}, "a.png", ["ART001"]),
        ({"width": 1399, "height": 1399}, "a.png", ["ART002"]),
        ({"width": 3001, "height": 3001}, "a.png", ["ART002"]),
        ({"extension": "webp"}, "a.png", ["ART004"]),
        ({"extension": "jpg"}, "a.png", ["ART005"]),
        ({"mode": "CMYK"}, "a.png", ["ART006"]),
        ({"mode": "LA"}, "a.png", ["ART006"]),
        ({"mode": "RGBA"}, "a.png", ["ART007"]),
        ({"mode": "PA"}, "a.png", ["ART007"]),
        ({"size": Size(1_000_001)}, "a.png", ["ART010"]),
        ({"width": 100, "mode": "CMYK"}, "a.png", ["ART001", "ART002", "ART006"]),
    ],
)
def test_every_objection_is_made_and_no_other(changes, name, codes):
    found = artwork_defects(replace(GOOD, **changes), name)
    assert [each.code for each in found] == codes
    assert all(each.help and name in each.message for each in found)


def test_a_thumbnail_is_a_small_plain_jpeg(tmp_path):
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    path = tmp_path / "a.jpg"
    Image.new("RGB", (400, 200), "red").save(path, exif=exif, dpi=(300, 300), comment=b"secret")
    made = thumbnail(path, pixels=100, most=LARGEST)
    with Image.open(io.BytesIO(made)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (50, 100))
        assert not image.getexif()
        assert "comment" not in image.info
    assert made == thumbnail(path, pixels=100, most=LARGEST)


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "L", "1", "I;16", "CMYK"])
def test_every_kind_of_picture_can_be_made_small(tmp_path, mode):
    path = picture(tmp_path / ("a.jpg" if mode == "CMYK" else "a.png"), mode, size=(300, 300))
    with Image.open(io.BytesIO(thumbnail(path, pixels=64, most=LARGEST))) as image:
        assert (image.mode, image.size) == ("RGB", (64, 64))


def test_what_shines_through_becomes_white(tmp_path):
    path = picture(tmp_path / "a.png", "RGBA", color=(255, 0, 0, 0))
    with Image.open(io.BytesIO(thumbnail(path, pixels=30, most=LARGEST))) as image:
        assert min(image.getpixel((5, 5))) > 250


def test_sixteen_bits_of_grey_keep_their_brightness(tmp_path):
    path = picture(tmp_path / "a.png", "I;16", color=0x8000)
    with Image.open(io.BytesIO(thumbnail(path, pixels=30, most=LARGEST))) as image:
        assert image.getpixel((5, 5)) == pytest.approx((128, 128, 128), abs=2)


def test_a_small_picture_is_not_enlarged(tmp_path):
    path = picture(tmp_path / "a.png", size=(20, 20))
    with Image.open(io.BytesIO(thumbnail(path, pixels=100, most=LARGEST))) as image:
        assert image.size == (20, 20)


def test_no_thumbnail_comes_of_what_is_no_picture(tmp_path):
    (tmp_path / "a.png").write_bytes(b"nothing")
    with pytest.raises(WorldFailed):
        thumbnail(tmp_path / "a.png", pixels=10, most=LARGEST)


def test_a_picture_full_of_detail_gets_smaller_until_it_fits(tmp_path):
    noise = Image.effect_noise((640, 640), 120).convert("RGB")
    noise.save(tmp_path / "a.png")
    made = thumbnail(tmp_path / "a.png", pixels=640, most=LARGEST)
    assert 30_000 < len(made) <= LARGEST.bytes
    with Image.open(io.BytesIO(made)) as image:
        assert image.width == image.height < 640


@pytest.mark.parametrize("mode", ["RGB", "RGBA", "P", "L", "CMYK"])
def test_an_icon_is_a_square_plain_png(tmp_path, mode):
    name = "a.jpg" if mode == "CMYK" else "a.png"
    path = picture(tmp_path / name, mode, size=(700, 700))
    content = icon(path, pixels=192)
    with Image.open(io.BytesIO(content)) as made:
        assert (made.format, made.mode, made.size) == ("PNG", "RGB", (192, 192))
        assert made.info == {}
    assert icon(path, pixels=192) == content


def test_no_icon_comes_of_what_is_no_picture(tmp_path):
    (tmp_path / "a.png").write_bytes(b"no picture")
    with pytest.raises(WorldFailed, match=r"a\.png"):
        icon(tmp_path / "a.png", pixels=192)
