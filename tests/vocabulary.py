"""schema.org as far as pages use it: the properties of each type, and what they may hold.

Taken by hand from the pages of the types at schema.org, with what they inherit from Thing and
CreativeWork. A type or a property that is not here is a mistake until somebody has looked it up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

TEXT, URL, NUMBER, BOOLEAN, DATE, DURATION, LANGUAGE = (
    *("Text", "URL", "Number", "Boolean", "DateTime", "Duration", "Language"),
)
_ANYONE = {"Person", "Organization"}
_THING = {"name": {TEXT}, "url": {URL}, "description": {TEXT}, "image": {URL}, "sameAs": {URL}}
_WORK = {
    **_THING,
    "author": _ANYONE, "publisher": _ANYONE, "copyrightHolder": _ANYONE, "contributor": _ANYONE,
    "editor": {"Person"}, "producer": _ANYONE, "translator": _ANYONE,
    "license": {URL}, "inLanguage": {LANGUAGE}, "isFamilyFriendly": {BOOLEAN}, "genre": {TEXT, URL},
    "keywords": {TEXT}, "about": {"Person", "Organization", "Place", "Thing"},
    "isPartOf": {"PodcastSeries"},
    "datePublished": {DATE}, "dateModified": {DATE}, "isBasedOn": {URL},
    "associatedMedia": {"AudioObject", "MediaObject"}, "hasPart": {"Clip", "PodcastEpisode"},
    "contentLocation": {"Place"}, "locationCreated": {"Place"},
    "mainEntity": {"Person", "PodcastSeries"},
}  # fmt: skip
_HEARD = {"actor": {"Person"}, "director": {"Person"}, "musicBy": {"Person"}}
_MEDIA = {
    **_WORK, "contentUrl": {URL}, "encodingFormat": {TEXT}, "contentSize": {TEXT},
    "duration": {DURATION}, "bitrate": {TEXT},
}  # fmt: skip

TYPES: dict[str, dict[str, set[str]]] = {
    "PodcastSeries": {**_WORK, **_HEARD, "webFeed": {URL}},
    "PodcastEpisode": {
        **_WORK, **_HEARD, "duration": {DURATION}, "episodeNumber": {NUMBER, TEXT},
        "partOfSeason": {"PodcastSeason"}, "partOfSeries": {"PodcastSeries"},
    },
    "PodcastSeason": {**_WORK, "seasonNumber": {NUMBER, TEXT}},
    "AudioObject": {**_MEDIA, "caption": {"MediaObject", TEXT}},
    "MediaObject": _MEDIA,
    "Clip": {**_WORK, "startOffset": {NUMBER}, "endOffset": {NUMBER}},
    "Person": {**_THING, "jobTitle": {TEXT}},
    "Organization": {**_THING, "logo": {URL}},
    "Place": {**_THING, "geo": {"GeoCoordinates"}, "address": {"PostalAddress", TEXT}},
    "GeoCoordinates": {**_THING, "latitude": {NUMBER, TEXT}, "longitude": {NUMBER, TEXT}},
    "PostalAddress": {**_THING, "addressCountry": {TEXT}},
    "Thing": _THING,
    "AboutPage": _WORK,
    "ProfilePage": _WORK,
    "CollectionPage": _WORK,
}  # fmt: skip
"""What may stand in things of a type."""

_DURATION = re.compile(r"P(?=.)(\d+D)?(T(?=.)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def mistakes(value: Any) -> list[str]:
    """What is wrong with the structured data of a page."""
    if value.get("@context") != "https://schema.org":
        return ["its context is not schema.org"]
    return list(_wrong(value, "", {value["@type"]}))


def _wrong(value: Any, place: str, expected: set[str]) -> Iterator[str]:
    if isinstance(value, list):
        if not value:
            yield f"{place} is empty"
        for each in value:
            yield from _wrong(each, place, expected)
    elif not isinstance(value, dict):
        if not any(_IS[kind](value) for kind in expected & _IS.keys()):
            yield f"{place} is {value!r}, not one of {sorted(expected)}"
    elif value.get("@type") not in TYPES.keys() & expected:
        yield f"{place} is a {value.get('@type')}, not one of {sorted(expected)}"
    else:
        known = TYPES[value["@type"]]
        for name in value.keys() - {"@context", "@type", "@id"}:
            if name not in known:
                yield f"{value['@type']} has no {name}"
            else:
                yield from _wrong(value[name], f"{place}/{name}", known[name])
        if "@id" in value and not _is_address(value["@id"]):
            yield f"{place} is called {value['@id']!r}"


def _is_address(value: Any) -> bool:
    return isinstance(value, str) and urlsplit(value)[0] in {"https", "http"} and " " not in value


def _is_moment(value: Any) -> bool:
    return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None


_IS = {
    TEXT: lambda value: isinstance(value, str) and bool(value.strip()),
    URL: _is_address,
    NUMBER: lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    BOOLEAN: lambda value: isinstance(value, bool),
    DATE: _is_moment,
    DURATION: lambda value: isinstance(value, str) and bool(_DURATION.fullmatch(value)),
    LANGUAGE: lambda value: isinstance(value, str) and bool(_LANGUAGE.fullmatch(value)),
}
