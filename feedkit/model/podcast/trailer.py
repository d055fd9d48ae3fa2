"""A trailer that is no episode of the feed.

Podcasting 2.0 namespace, "Trailer".
"""

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, DateField, Short, WebAddress, WholeNumber
from feedkit.model.podcast.alternate import MediaType
from feedkit.model.short_forms import several


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Trailer:
    """A trailer that is no episode of the feed."""

    title: Annotated[Short, Field(description="What it is called.", min_length=1)]
    address: Annotated[WebAddress, Field(description="Where the file is served.")]
    date: Annotated[DateField, Field(description="When it was published; the newest is shown.")]
    length: Annotated[WholeNumber | None, Field(description="Its length in bytes.")] = None
    type: Annotated[MediaType | None, Field(description="Its media type.")] = None
    season: Annotated[WholeNumber | None, Field(description="The season it is for.")] = None


Trailers = Annotated[
    tuple[Trailer, ...],
    BeforeValidator(several, json_schema_input_type=Trailer | tuple[Trailer, ...]),
]
"""A trailer, or a list of them."""

EXAMPLE = {
    "title": "Season two is coming",
    "address": "https://media.harbour.example/two.mp3",
    "date": "2025-04-30",
    "length": "800123",
    "type": "audio/mpeg",
    "season": "2",
}
"""A trailer with all that can be said of it."""
