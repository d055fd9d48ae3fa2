"""Pictures for other places than the square of the artwork.

Podcasting 2.0 namespace, "Image".
"""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, FilePath, Line, Lines, WholeNumber, line, mistake, shown
from feedkit.model.podcast.alternate import MediaType
from feedkit.model.short_forms import keyed, several

_RATIO = re.compile(r"([1-9]\d{0,4})\s*[/:x]\s*([1-9]\d{0,4})", re.ASCII)
LONGEST_PURPOSE = 128


def _ratio(value: Any) -> str:
    text = line(value)
    match = _RATIO.fullmatch(text)
    if match is None:
        raise mistake("SRC017", f"{shown(text)} is no shape", "write it like 16/9")
    return f"{match[1]}/{match[2]}"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Image:
    """A picture for a place of its own: a banner, a canvas, a poster."""

    image: Annotated[FilePath, Field(description="A file beside this one, or an address.")]
    alt: Annotated[Line, Field(description="What can be seen in it, for those who cannot.")] = ""
    purpose: Annotated[
        Lines,
        Field(
            description="Its places: artwork, social, canvas, banner, publisher, circular, poster."
        ),
    ] = ()
    width: Annotated[
        WholeNumber | None, Field(description="Its pixels across; read from a file of yours.")
    ] = None
    height: Annotated[
        WholeNumber | None, Field(description="Its pixels down; read from a file of yours.")
    ] = None
    aspect_ratio: Annotated[
        str | None,
        BeforeValidator(_ratio),
        WithJsonSchema({"type": "string"}),
        Field(description="Its shape, such as 16/9; made from the pixels where they are known."),
    ] = None
    type: Annotated[
        MediaType | None, Field(description="Its media type, where the name does not tell.")
    ] = None

    def __post_init__(self) -> None:
        """Refuse more purposes than apps read."""
        if len(" ".join(self.purpose)) > LONGEST_PURPOSE:
            message = f"the purposes take more than {LONGEST_PURPOSE} characters"
            raise mistake("POD007", message, "name fewer")

    @property
    def elsewhere(self) -> bool:
        """Whether somebody else serves it."""
        return self.image.startswith(("http://", "https://"))


_One = Annotated[Image, BeforeValidator(keyed("image"), json_schema_input_type=FilePath | Image)]
Images = Annotated[
    tuple[_One, ...], BeforeValidator(several, json_schema_input_type=_One | tuple[_One, ...])
]
"""A file or an address, keys, or a list of them."""

EXAMPLE = {
    "image": "https://media.harbour.example/canvas.jpg",
    "alt": "A crane at dusk",
    "purpose": ["canvas", "social"],
    "width": "960",
    "height": "540",
    "aspect_ratio": "16/9",
    "type": "image/jpeg",
}
"""A picture with all that can be said of it."""
