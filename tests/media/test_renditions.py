from __future__ import annotations

import io
import sys

import pytest
from PIL import Image, features

from feedkit.media import palette, renditions
from feedkit.media.artwork import probe_image
from feedkit.media.pictures import Pictures
from feedkit.media.renditions import wanted
from feedkit.media.smaller import Smaller
from feedkit.model.audio_facts import ImageFacts
from feedkit.model.named_pictures import Use
from feedkit.model.size import Size


def facts(width, height):
    return ImageFacts("image/png", "png", Size(1), "0" * 64, width, height, "RGB")


def told(width, height):
    return [(each.form.name, each.width) for each in wanted(facts(width, height), largest=640)]


@pytest.fixture
def drawing(tmp_path):
    """A picture with something in it."""
    path = tmp_path / "cover.png"
    image = Image.linear_gradient("L").resize((1400, 1400)).convert("RGB")
    image.paste((200, 60, 40), (200, 300, 900, 1000))
    image.save(path)
    return path


class Memory(dict):
    """Remembers like the cache, and how often it was told something."""

    put = dict.__setitem__


@pytest.fixture
def pictures(tmp_path):
    memory = Memory(), Memory()
    said = []

    def make(*folders):
        smaller = Smaller(tuple(tmp_path / each for each in folders or ("small",)))
        return Pictures(*memory, smaller, said.append)

    make.said = said
    return make


def test_each_format_is_made_in_the_widths_that_pages_use():
    assert told(3000, 3000) == [
        ("AVIF", 96), ("AVIF", 256), ("AVIF", 480), ("WEBP", 256), ("WEBP", 480),
    ]  # fmt: skip


def test_what_is_said_of_this_pillow_is_what_pillow_says(monkeypatch):
    for form in (renditions._AVIF, renditions._WEBP):
        assert renditions.is_written(form) is features.check(form.extension)
        monkeypatch.setitem(sys.modules, f"PIL._{form.extension}", None)
        assert renditions.is_written(form) is features.check(form.extension) is False


def test_nothing_is_enlarged_whichever_way_it_lies():
    assert told(300, 300) == [("AVIF", 96), ("AVIF", 256), ("WEBP", 256)]
    assert told(3000, 1500) == told(1500, 3000) == told(320, 320)
    assert told(40, 4000) == []


def test_without_avif_there_is_webp(monkeypatch):
    monkeypatch.setattr(renditions, "is_written", lambda form: form.name == "WEBP")
    assert told(3000, 3000) == [("WEBP", 256), ("WEBP", 480)]


def test_a_rendition_is_what_it_says_and_the_same_every_time():
    image = Image.linear_gradient("L").resize((640, 400)).convert("RGB")
    for each in wanted(facts(640, 400), largest=640):
        made = each.of(image)
        assert made == each.of(image)
        with Image.open(io.BytesIO(made)) as found:
            assert (found.format, found.width) == (each.form.name, each.width)
            assert found.height == round(each.width * 400 / 640)
            assert not found.getexif()


def test_a_picture_is_opened_once_for_all_its_copies(tmp_path, drawing, monkeypatch):
    opened = []
    whole = Image.open
    monkeypatch.setattr(
        Image, "open", lambda *words, **more: opened.append(1) or whole(*words, **more)
    )
    seen = probe_image(drawing)
    smaller = Smaller((tmp_path / "small",))
    copies = smaller.copies(drawing, seen, on_pages=True)
    assert len(opened) == 2  # once to probe it, once to make all
    assert [each.width for each in copies.renditions] == [96, 256, 480, 256, 480]
    assert smaller.copies(drawing, seen, on_pages=True) == copies
    assert len(opened) == 2


def test_pictures_are_looked_at_once(tmp_path, drawing, pictures):
    first = pictures()
    first.look([(drawing, Use.CARRIED), (drawing, Use.SHOWN)])
    material = first.of(drawing, Use.SHOWN)
    assert len(material.renditions) == 5
    assert first.of(drawing, Use.CARRIED).renditions == ()
    assert len(pictures.said) == 1
    again = pictures()
    again.look([(drawing, Use.SHOWN)])
    assert again.of(drawing, Use.SHOWN) == material
    assert len(pictures.said) == 1


def test_a_copy_that_is_lost_is_made_again(drawing, pictures):
    first = pictures()
    first.look([(drawing, Use.SHOWN)])
    lost = first.of(drawing, Use.SHOWN).renditions[2].copy
    content = lost.path.read_bytes()
    lost.path.unlink()
    pictures().look([(drawing, Use.SHOWN)])
    assert lost.path.read_bytes() == content


def test_copies_of_another_kind_are_made_when_settings_change(drawing, pictures, monkeypatch):
    pictures().look([(drawing, Use.SHOWN)])
    monkeypatch.setattr(renditions, "is_written", lambda form: form.name == "WEBP")
    later = pictures()
    later.look([(drawing, Use.SHOWN)])
    found = {each.media_type for each in later.of(drawing, Use.SHOWN).renditions}
    assert found == {"image/webp"}


def test_the_colours_of_a_picture_are_looked_for_once(drawing, pictures, monkeypatch):
    first = pictures()
    first.look([(drawing, Use.SHOWN)])
    found = first.palette(drawing)
    assert found == palette.palette(first.of(drawing, Use.SHOWN).small) != ()
    monkeypatch.setattr(palette, "palette", None)
    assert first.palette(drawing) == found
    again = pictures()
    again.look([(drawing, Use.SHOWN)])
    assert again.palette(drawing) == found
    assert again.of(drawing, Use.SHOWN) == first.of(drawing, Use.SHOWN)


def test_a_picture_that_is_only_named_has_no_colours(drawing, pictures):
    looked = pictures()
    looked.look([(drawing, Use.NAMED)])
    assert looked.palette(drawing) == ()


def test_a_trial_takes_what_is_kept_and_leaves_it_alone(tmp_path, drawing, pictures):
    pictures("kept").look([(drawing, Use.CARRIED)])
    kept = sorted((tmp_path / "kept").iterdir())
    trial = pictures("kept", "scratch")
    trial.look([(drawing, Use.SHOWN)])
    assert trial.of(drawing, Use.SHOWN).small == kept[0]
    assert sorted((tmp_path / "kept").iterdir()) == kept
    assert len(list((tmp_path / "scratch").iterdir())) == 5


def test_one_picture_under_two_names_is_no_race(tmp_path, drawing, pictures):
    others = [drawing.with_name(f"{number}.png") for number in range(6)]
    for each in others:
        each.write_bytes(drawing.read_bytes())
    looked = pictures()
    looked.look((each, Use.SHOWN) for each in others)
    sizes = {looked.of(each, Use.SHOWN).small_size for each in others}
    assert len(sizes) == 1
    assert not list((tmp_path / "small").glob("*.part"))


def test_a_damaged_picture_is_named_and_the_others_are_made(drawing, pictures):
    broken = drawing.with_name("broken.png")
    broken.write_bytes(drawing.read_bytes()[:900])
    looked = pictures()
    looked.look([(broken, Use.SHOWN), (drawing, Use.SHOWN)])
    assert looked.of(broken, Use.SHOWN).code == "ART020"
    assert looked.of(drawing, Use.SHOWN).renditions


def test_the_marks_of_formats_are_those_of_pillow():
    for form in (renditions._AVIF, renditions._WEBP):
        assert form.media_type in Image.MIME.values()
