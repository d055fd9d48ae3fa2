"""Lists of feeds that apps import: the show's own, and the shows that it recommends. OPML 2.0."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from msgspec import Struct

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Show
from feedkit.outputs.publication import Output, Publication, digest_of
from feedkit.text.words import Words
from feedkit.text.xml import Element, document, element

OWN = "feed.opml"
RECOMMENDED = "podroll.opml"
_KIND = "opml"


class _Subscription(Struct, frozen=True, kw_only=True):
    """A feed in a list."""

    title: str
    feed: str
    page: str = ""
    language: str = ""


def lists_recommended(show: Show) -> bool:
    """Whether there is a feed among what the show recommends: others cannot be imported."""
    return any(each.feed for each in show.podcast.podroll)


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    show = publication.catalog.show
    for path in (OWN, *([RECOMMENDED] if lists_recommended(show) else [])):
        digest = digest_of(
            _KIND, publication.version, _document(show, path, publication.words).decode()
        )
        yield Artifact(kind=_KIND, key=path, path=path, digest=digest, stage=Stage.PAGES)


def _render(publication: Publication, artifact: Artifact) -> bytes:
    return _document(publication.catalog.show, artifact.key, publication.words)


def _document(show: Show, path: str, words: Words) -> bytes:
    recommended = path == RECOMMENDED
    title = show.title
    if recommended:
        title = words.gettext("Recommended by {show}", show=show.title)
    feeds = _recommended(show) if recommended else _own(show)
    head = element("head", None, element("title", title))
    return document("opml", head, element("body", None, *map(_outline, feeds)), version="2.0")


def _own(show: Show) -> Iterator[_Subscription]:
    yield _Subscription(
        title=show.title, feed=show.feed_address, page=show.address, language=show.language
    )


def _recommended(show: Show) -> Iterator[_Subscription]:
    for each in show.podcast.podroll:
        if each.feed:
            yield _Subscription(title=each.title or urlsplit(each.feed).netloc, feed=each.feed)


def _outline(each: _Subscription) -> Element | None:
    said = {
        "type": "rss",
        "text": each.title,
        "title": each.title,
        "xmlUrl": each.feed,
        "htmlUrl": each.page,
        "language": each.language.lower(),
    }
    return element("outline", attributes=said)


OPML = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
