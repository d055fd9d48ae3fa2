"""``site.webmanifest``: the show's name, colours and icons for those who put it on a home screen.

W3C, "Web Application Manifest".
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Show
from feedkit.outputs.pages.frame import MANIFEST, direction
from feedkit.outputs.pages.links import Place
from feedkit.outputs.pages.theme import frame_colours
from feedkit.outputs.publication import Output, Publication, digest_of

_KIND = "manifest"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    digest = digest_of(_KIND, publication.version, _told(publication.catalog.show))
    yield Artifact(kind=_KIND, key="", path=MANIFEST, digest=digest, stage=Stage.PAGES)


def _render(publication: Publication, _artifact: Artifact) -> bytes:
    told = _told(publication.catalog.show)
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def _told(show: Show) -> dict[str, Any]:
    """Addresses in it start from its own place, as those of pages do."""
    place = Place(MANIFEST)
    day, _night = frame_colours(show.artwork.palette, show.site.colours)
    return {
        "name": show.title,
        "description": show.description,
        "lang": show.language,
        "dir": direction(show.language),
        "start_url": place.to(""),
        "scope": place.to(""),
        "display": "minimal-ui",
        "theme_color": day,
        "background_color": day,
        "icons": [
            {"src": place.to(path), "sizes": f"{pixels}x{pixels}", "type": "image/png"}
            for pixels, path in show.artwork.icons
        ],
    }


SITE_MANIFEST = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
