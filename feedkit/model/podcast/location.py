"""A place: what is talked about, or where it was made.

Podcasting 2.0 namespace, "Location"; RFC 5870 for points.
"""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Short, line, mistake, shown
from feedkit.model.one_of import OneOf
from feedkit.model.short_forms import keyed, several

_POINT = re.compile(
    r"(?:geo:)?(?P<latitude>-?\d{1,2}(?:\.\d+)?)\s*,\s*(?P<longitude>-?\d{1,3}(?:\.\d+)?)"
    r"(?P<rest>(?:\s*,\s*-?\d+(?:\.\d+)?)?(?:;u=\d+(?:\.\d+)?)?)",
    re.ASCII,
)
_OSM = re.compile(r"[NWR]\d+(#\d+)?", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)


def _point(value: Any) -> str:
    text = line(value)
    match = _POINT.fullmatch(text)
    if match and abs(float(match["latitude"])) <= 90 and abs(float(match["longitude"])) <= 180:
        rest = match["rest"].replace(" ", "")
        return f"geo:{match['latitude']},{match['longitude']}{rest}"
    help = "write latitude and longitude, such as 51.2194,4.4025"
    raise mistake("POD012", f"{shown(text)} is no point on the earth", help)


def _osm(value: Any) -> str:
    text = line(value)
    if _OSM.fullmatch(text):
        return text
    help = "write N, W or R and the number that stands in the address of its page, such as R59518"
    raise mistake("POD012", f"{shown(text)} is nothing of OpenStreetMap", help)


def _country(value: Any) -> str:
    text = line(value).upper()
    if _COUNTRY.fullmatch(text) and text != "UK":
        return text
    help = "did you mean “GB”?" if text == "UK" else "write two letters, such as BE or GB"
    raise mistake("POD012", f"{shown(text)} is no country code", help)


_TEXT = WithJsonSchema({"type": "string"})


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Location:
    """A place: what is talked about, or where it was made."""

    name: Annotated[
        Short, Field(description="The place in words.", min_length=1, examples=["Antwerp, Belgium"])
    ]
    rel: Annotated[
        str,
        OneOf(("subject", "creator")),
        Field(description="subject for what it is about, creator for where it was made."),
    ] = "subject"
    geo: Annotated[
        str | None,
        BeforeValidator(_point),
        _TEXT,
        Field(description="Latitude and longitude; ;u=5000 behind them blurs it to 5 km."),
    ] = None
    osm: Annotated[
        str | None,
        BeforeValidator(_osm),
        _TEXT,
        Field(description="What it is in OpenStreetMap: N, W or R, and a number."),
    ] = None
    country: Annotated[
        str | None,
        BeforeValidator(_country),
        _TEXT,
        Field(description="Its country in two letters."),
    ] = None

    @property
    def precise(self) -> bool:
        """Whether the point tells one house from the next."""
        digits = re.findall(r"\.(\d+)", (self.geo or "").partition(";")[0])
        return ";u=" not in (self.geo or "") and any(len(each) > 4 for each in digits)


_One = Annotated[Location, BeforeValidator(keyed("name"), json_schema_input_type=Short | Location)]
Locations = Annotated[
    tuple[_One, ...], BeforeValidator(several, json_schema_input_type=_One | tuple[_One, ...])
]
"""A place in words, a place with keys, or a list of them."""
