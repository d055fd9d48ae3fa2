"""A picture in the widths and formats that pages choose from: AVIF, and WebP for what reads none.

What reads neither gets the JPEG that recordings carry as well.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING

from msgspec import Struct

from feedkit.model.audio_facts import ImageFacts

if TYPE_CHECKING:
    from PIL import Image

MARK, COVER, FINE = 96, 256, 480
"""How many pixels wide pages want pictures: as a mark, as a cover, as one on a fine screen."""


class Form(Struct, frozen=True):
    """A format, the widths that are made of it, and how Pillow writes it.

    ``edition`` goes up whenever ``options`` change, so that what was made before is made anew.
    """

    name: str
    widths: tuple[int, ...]
    options: tuple[tuple[str, str | int], ...]
    edition: int = 1

    @property
    def extension(self) -> str:
        """The ending of its files."""
        return self.name.lower()

    @property
    def media_type(self) -> str:
        """Its media type."""
        return f"image/{self.extension}"


class Wanted(Struct, frozen=True):
    """A rendition to be made: its format, and how many pixels wide it is."""

    form: Form
    width: int

    @property
    def name(self) -> str:
        """What tells its file from others of the same picture."""
        return f"{self.width}-{self.form.edition}.{self.form.extension}"

    def of(self, image: Image.Image) -> bytes:
        """The bytes of it, the same for the same pixels."""
        from PIL import Image  # noqa: PLC0415  slow, and most builds make no picture

        height = max(1, round(image.height * self.width / image.width))
        made = io.BytesIO()
        sized = image.resize((self.width, height), Image.Resampling.LANCZOS)
        sized.save(made, self.form.name, **dict(self.form.options))
        return made.getvalue()


# At this speed AVIF takes a quarter of the time that it does by default, and is a fifth smaller
# than WebP; at higher ones it is larger. Pictures are made side by side, so each has one thread.
_AVIF = Form(
    "AVIF",
    (MARK, COVER, FINE),
    (("quality", 60), ("speed", 8), ("max_threads", 1), ("subsampling", "4:2:0")),
)
_WEBP = Form("WEBP", (COVER, FINE), (("quality", 80), ("method", 4)))


def wanted(facts: ImageFacts, *, largest: int) -> Iterator[Wanted]:
    """The renditions of a picture that is brought down to ``largest`` first: none is enlarged.

    Which way round the picture lies does not count. A Pillow without a format makes none of it.
    """
    scale = min(1.0, largest / max(facts.width, facts.height))
    shortest = int(min(facts.width, facts.height) * scale)
    for form in (_AVIF, _WEBP):
        if is_written(form):
            yield from (Wanted(form, each) for each in form.widths if each <= shortest)


def is_written(form: Form) -> bool:
    """Whether this Pillow writes a format: what it takes is a module, which is quick to load."""
    try:
        import_module(f"PIL._{form.extension}")
    except ImportError:
        return False
    return True
