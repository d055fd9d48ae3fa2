"""The places that an episode is about, or where it was made: for people and for machines.

Podcasting 2.0 namespace, "Location"; schema.org, Place.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from feedkit.model.podcast.location import Location
from feedkit.outputs.pages.views import LinkView

_MAP = "https://www.openstreetmap.org/"
_KINDS = {"N": "node", "W": "way", "R": "relation"}
_PROPERTIES = {"subject": "contentLocation", "creator": "locationCreated"}


def location_views(locations: Iterable[Location], rel: str) -> tuple[LinkView, ...]:
    """The places of one relation, each with its place on a map where it is known."""
    return tuple(
        LinkView(text=each.name, href=_on_map(each)) for each in locations if each.rel == rel
    )


def _on_map(place: Location) -> str:
    if place.osm:
        number = place.osm[1:].partition("#")[0]
        return f"{_MAP}{_KINDS[place.osm[0]]}/{number}"
    if place.geo:
        latitude, longitude = _point(place.geo)
        return f"{_MAP}?mlat={latitude}&mlon={longitude}"
    return ""


def _point(geo: str) -> tuple[str, str]:
    parts = geo.removeprefix("geo:").partition(";")[0].split(",")
    return parts[0], parts[1]


def told_locations(locations: Iterable[Location]) -> dict[str, list[dict[str, Any]]]:
    """The places by the property that schema.org has for their relation."""
    told: dict[str, list[dict[str, Any]]] = {}
    for each in locations:
        told.setdefault(_PROPERTIES[each.rel], []).append(_told(each))
    return told


def _told(each: Location) -> dict[str, Any]:
    told: dict[str, Any] = {"@type": "Place", "name": each.name}
    if each.geo:
        latitude, longitude = _point(each.geo)
        told["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    if each.country:
        told["address"] = {"@type": "PostalAddress", "addressCountry": each.country}
    return told
