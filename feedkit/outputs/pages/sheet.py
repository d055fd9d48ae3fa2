"""What every page has: its head, and the frame around what is its own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from markupsafe import Markup
from msgspec import Struct

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Feed, Picture, Show
from feedkit.outputs.pages.assets import SCRIPT, STYLESHEET, asset_path
from feedkit.outputs.pages.cards import Placed, card_path
from feedkit.outputs.pages.engine import Texts
from feedkit.outputs.pages.frame import Frame, frame_of
from feedkit.outputs.pages.frame_views import HeadView
from feedkit.outputs.pages.links import Place
from feedkit.outputs.pages.phrases import excerpt
from feedkit.outputs.pages.preview import Preview, preview
from feedkit.outputs.pages.security import policy
from feedkit.outputs.pages.templates import Filler, reached
from feedkit.outputs.pages.views import LinkView
from feedkit.outputs.publication import Publication, digest_of
from feedkit.text.json_text import for_script

_LONGEST_DESCRIPTION = 160
_REGION = re.compile(r"([a-z]{2,3})-([A-Z]{2})")


class Player(Struct, frozen=True):
    """A frame that plays what a page is about, and the recording itself."""

    frame: str
    width: int
    height: int
    stream: str
    media_type: str


class Sheet(Struct, frozen=True, kw_only=True):
    """A page before it is filled.

    ``subject`` is what it is about, without the show's name. ``card`` is its own, where it has
    one. ``properties`` are Open Graph's beyond those that every page has. ``media`` and ``images``
    are addresses that the page plays and shows from elsewhere. ``oembed`` is the address of the
    file that tells of its player. ``feeds`` are those that it offers besides the show's own.
    ``searching`` says that it has a field to search in, ``player`` what a message may show of it.
    """

    place: Place
    subject: str
    description: str
    canonical: str
    kind: str = "website"
    picture: Picture | None = None
    card: Placed | None = None
    properties: tuple[tuple[str, str], ...] = ()
    structured: Mapping[str, Any] | None = None
    media: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    hidden: bool = False
    oembed: str = ""
    searching: bool = False
    player: Player | None = None
    feeds: tuple[Feed, ...] = ()


class Ingredients:
    """The digests of one kind of page: what all its pages are made from is digested once."""

    def __init__(self, publication: Publication, kind: str, template: str) -> None:
        show = publication.catalog.show
        texts = publication.once("texts", lambda: tuple(publication.templates.items()))
        self._kind = kind
        self._shared = digest_of(
            (kind, publication.version, publication.noindex),
            _digest(texts, template),
            asset_path(publication, STYLESHEET),
            asset_path(publication, SCRIPT),
            bool(publication.catalog.episodes),
            (show.title, show.language, show.address, show.feed_address, show.artwork),
            (show.copyright, show.funding, show.scripts, show.site, bool(show.podcast.podroll)),
        )
        self._card = card_path(publication)

    def artifact(self, key: str, path: str, *own: Any, about: str = "", card: str = "") -> Artifact:
        """A page that is made from values of its own besides, and perhaps of a whole episode.

        ``card`` is the path of its own card; without one the page has the show's.
        """
        digest = digest_of(self._shared, path, card or self._card, *own)
        return Artifact(
            kind=self._kind, key=key, path=path, digest=digest, stage=Stage.PAGES, about=about
        )


@lru_cache(maxsize=32)
def _digest(templates: Texts, name: str) -> str:
    """The digest of all that a template is made of: it is asked for again and again."""
    return digest_of(reached(dict(templates), name))


def page(publication: Publication, template: str, sheet: Sheet, **views: Any) -> bytes:
    """The bytes of a page."""
    filler = publication.once("filler", lambda: Filler(publication.templates, publication.words))
    around = frame_of(publication, sheet.place)
    text = filler.fill(template, site=around.site, head=_head(publication, sheet, around), **views)
    return on_its_own(text).encode("utf-8", "replace")


def on_its_own(text: str) -> str:
    """A text without white space around it, which ends its last line; most are so already."""
    if text.endswith("\n") and not text[:1].isspace() and not text[-2:-1].isspace():
        return text
    return text.strip() + "\n"


def _head(publication: Publication, sheet: Sheet, around: Frame) -> HeadView:
    show = publication.catalog.show
    description = excerpt(sheet.description, _LONGEST_DESCRIPTION)
    picture = preview(publication, sheet.subject, sheet.picture, sheet.card)
    return HeadView(
        title=f"{sheet.subject} – {show.title}" if sheet.subject else show.title,
        description=description,
        canonical=sheet.canonical,
        noindex=publication.noindex or sheet.hidden,
        colours=around.colours,
        security=policy(
            scripts=show.scripts,
            media=sheet.media,
            images=sheet.images,
            compiled=sheet.searching and bool(publication.index),
        ),
        feed_address=show.feed_address,
        feeds=tuple(
            LinkView(text=each.show.title, href=each.show.feed_address) for each in sheet.feeds
        ),
        stylesheet=around.stylesheet,
        script=around.script,
        search_script=around.search_script if sheet.searching else "",
        scripts=around.scripts,
        oembed=sheet.oembed,
        icon=around.icon,
        manifest=around.manifest,
        properties=tuple(_properties(show, sheet, description, picture)),
        card=tuple(_card(show, sheet, description, picture)),
        structured=Markup(for_script(sheet.structured) if sheet.structured else ""),  # noqa: S704
    )


def _properties(
    show: Show, sheet: Sheet, description: str, picture: Preview
) -> list[tuple[str, str]]:
    """Open Graph: a picture's own properties stand directly behind it."""
    region = _REGION.fullmatch(show.language)
    pairs = [
        ("og:title", sheet.subject or show.title),
        ("og:type", sheet.kind),
        ("og:url", sheet.canonical),
        ("og:site_name", show.title),
        ("og:description", description),
        ("og:locale", f"{region[1]}_{region[2]}" if region else ""),
        ("og:image", picture.address),
        ("og:image:secure_url", secure(picture.address)),
        ("og:image:type", picture.media_type),
        ("og:image:width", str(picture.width)),
        ("og:image:height", str(picture.height)),
        ("og:image:alt", picture.alt),
        *sheet.properties,
    ]
    return [pair for pair in pairs if pair[1]]


def _card(show: Show, sheet: Sheet, description: str, picture: Preview) -> list[tuple[str, str]]:
    return [
        ("twitter:card", "player" if sheet.player else picture.kind),
        ("twitter:title", excerpt(sheet.subject or show.title, 70)),
        *([("twitter:description", description)] if description else []),
        ("twitter:image", picture.address),
        ("twitter:image:alt", picture.alt),
        *(_played(sheet.player) if sheet.player else ()),
    ]


def _played(player: Player) -> list[tuple[str, str]]:
    return [
        ("twitter:player", player.frame),
        ("twitter:player:width", str(player.width)),
        ("twitter:player:height", str(player.height)),
        ("twitter:player:stream", player.stream),
        ("twitter:player:stream:content_type", player.media_type),
    ]


def secure(address: str) -> str:
    """The address, if it is a secure one."""
    return address if address.startswith("https:") else ""
