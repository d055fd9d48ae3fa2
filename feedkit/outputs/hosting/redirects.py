"""``_redirects``: where old addresses lead, for Netlify and Cloudflare Pages."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote, urlsplit

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import FEED, Show
from feedkit.outputs.pages.links import root_of
from feedkit.outputs.publication import Output, Publication, digest_of

_KIND = "redirects"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    text = _text(publication)
    if text:
        digest = digest_of(_KIND, text)
        path, stage = "_redirects", Stage.SIDE_FILES
        yield Artifact(kind=_KIND, key="", path=path, digest=digest, stage=stage)


def _render(publication: Publication, _artifact: Artifact) -> bytes:
    return _text(publication).encode()


def _text(publication: Publication) -> str:
    return "".join(f"{old} {new} {code}\n" for old, new, code in _lines(publication))


def _lines(publication: Publication) -> Iterator[tuple[str, str, str]]:
    """Each redirect in two dialects.

    A page for hosts without redirects stands at the old address. Netlify serves that unless the
    redirect is forced; Cloudflare never serves it, and skips a line with the mark of force.
    """
    for old, new in _moves(publication):
        yield old, new, "301!"
        yield old, new, "301"


def _moves(publication: Publication) -> Iterator[tuple[str, str]]:
    show = publication.catalog.show
    root = root_of(show.address)
    if leads_elsewhere(show):
        yield root + FEED, show.new_feed
    for each in publication.catalog.redirects:
        yield root + quote(each.path), root + quote(each.to)


def leads_elsewhere(show: Show) -> bool:
    """Whether the feed has a new address on another site.

    A show that has arrived names its own address as the new one. One that differs from its own by
    no more than the scheme or ``www.`` is most likely answered by this very site, in a circle.
    """
    return bool(show.new_feed) and _place(show.new_feed) != _place(show.feed_address)


def _place(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return (parts.hostname or "").removeprefix("www."), parts.path


REDIRECTS = Output(kind=_KIND, stage=Stage.SIDE_FILES, artifacts=_artifacts, render=_render)
