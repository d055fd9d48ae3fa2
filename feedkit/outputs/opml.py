"""Lists of feeds that apps import: the show's own, and the shows that it recommends. OPML 2.0."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit
from xml.sax.saxutils import escape, quoteattr

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Show
from feedkit.outputs.publication import Output, Publication, digest_of
from feedkit.text.words import Words

OWN = "feed.opml"
RECOMMENDED = "podroll.opml"
_KIND = "opml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Subscription:
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
        digest = digest_of(_KIND, publication.version, _text(show, path, publication.words))
        yield Artifact(kind=_KIND, key=path, path=path, digest=digest, stage=Stage.PAGES)


def _render(publication: Publication, artifact: Artifact) -> bytes:
    text = _text(publication.catalog.show, artifact.key, publication.words)
    return text.encode("utf-8", "replace")


def _text(show: Show, path: str, words: Words) -> str:
    recommended = path == RECOMMENDED
    title = show.title
    if recommended:
        title = words.gettext("Recommended by {show}", show=show.title)
    feeds = _recommended(show) if recommended else _own(show)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<opml version="2.0">',
        f"  <head><title>{escape(title)}</title></head>",
        "  <body>",
        *(f"    {_outline(each)}" for each in feeds),
        "  </body>",
        "</opml>\n",
    ]
    return "\n".join(lines)


def _own(show: Show) -> Iterator[_Subscription]:
    yield _Subscription(
        title=show.title, feed=show.feed_address, page=show.address, language=show.language
    )


def _recommended(show: Show) -> Iterator[_Subscription]:
    for each in show.podcast.podroll:
        if each.feed:
            yield _Subscription(title=each.title or urlsplit(each.feed).netloc, feed=each.feed)


def _outline(each: _Subscription) -> str:
    pairs = {
        "type": "rss",
        "text": each.title,
        "title": each.title,
        "xmlUrl": each.feed,
        "htmlUrl": each.page,
        "language": each.language.lower(),
    }
    written = (f"{name}={quoteattr(value)}" for name, value in pairs.items() if value)
    return f"<outline {' '.join(written)}/>"


OPML = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
