"""The page that says how to follow the show."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Feed
from feedkit.outputs.opml import OWN
from feedkit.outputs.pages import phrases
from feedkit.outputs.pages.links import SUBSCRIBE, Place, file_of, whole
from feedkit.outputs.pages.pictures import image
from feedkit.outputs.pages.qr_code import qr_code
from feedkit.outputs.pages.security import watchers
from feedkit.outputs.pages.sheet import Ingredients, Sheet, page
from feedkit.outputs.pages.views import LinkView, SubscribeView
from feedkit.outputs.publication import Output, Publication
from feedkit.text.words import Words

_KIND = "subscribe-page"
_TEMPLATE = "subscribe.html"

APPS = (
    ("Apple Podcasts", "podcast://{bare}"),
    ("Overcast", "overcast://x-callback-url/add?url={quoted}"),
    ("Pocket Casts", "pktc://subscribe/{bare}"),
    ("AntennaPod", "antennapod-subscribe://{bare}"),
    ("Castro", "castros://subscribe/{bare}"),
    ("Podcast Addict", "podcastaddict://{bare}"),
    ("", "pcast://{bare}"),
)
"""The links that open a feed in an app: ``bare`` is its address without the scheme.

Without a name it is that of any other app.
"""


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    made_from = Ingredients(publication, _KIND, _TEMPLATE)
    others = [
        (each.title, each.show.title, each.show.feed_address) for each in _others(publication)
    ]
    yield made_from.artifact("", file_of(SUBSCRIBE), publication.catalog.show.description, others)


def _others(publication: Publication) -> tuple[Feed, ...]:
    """The feeds that listeners can choose instead of the show's own."""
    return tuple(each for each in publication.catalog.feeds if each.is_offered)


def _render(publication: Publication, artifact: Artifact) -> bytes:
    show, place = publication.catalog.show, Place(artifact.path)
    words = publication.words
    view = SubscribeView(
        title=show.title,
        description=phrases.paragraphs(show.description),
        artwork=image(show.artwork, place, phrases.cover(show.title, words)),
        address=whole(show.address, SUBSCRIBE),
        code=qr_code(whole(show.address, SUBSCRIBE)),
        feed_address=show.feed_address,
        feed_list=place.to(OWN),
        apps=tuple(_app_links(show.feed_address, words)),
        watchers=watchers(show.scripts),
        others=tuple(
            LinkView(text=each.title, href=each.show.feed_address) for each in _others(publication)
        ),
    )
    sheet = Sheet(
        place=place,
        subject=words.gettext("Subscribe"),
        description=words.gettext("Follow {show} in any podcast app.", show=show.title),
        canonical=whole(show.address, SUBSCRIBE),
        feeds=_others(publication),
    )
    return page(publication, _TEMPLATE, sheet, subscribe=view)


def _app_links(feed: str, words: Words) -> Iterator[LinkView]:
    bare, quoted = feed.partition("://")[2], quote(feed, safe="")
    for name, pattern in APPS:
        text = name or words.gettext("Another app")
        yield LinkView(text=text, href=pattern.format(bare=bare, quoted=quoted))


SUBSCRIBE_PAGE = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
