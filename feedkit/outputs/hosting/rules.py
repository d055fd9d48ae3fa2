"""How each file of a site is to be served: its type, how long it may be kept, who may read it.

RFC 9110 and 9111; the types are those that apps and browsers want, which are not always those
that a host takes from the ending of a name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

FOR_EVER = "public, max-age=31536000, immutable"
"""For a file whose bytes never change: another content gets another address."""
FOR_MINUTES = "public, max-age=300, must-revalidate"
"""For what a build may change."""

_SEARCH = "/search/*"
PAGES = (
    "/", "/episodes/*", "/embed/*", "/page/*", "/tags/*", "/people/*", "/about/*", "/subscribe/*",
    "/podroll/*", _SEARCH,
)  # fmt: skip
"""Where pages of feedkit's own stand; an author's own files beside them keep their freedom."""

FEEDS = (
    "/feed.xml", "/feed-*.xml", "/seasons/*", "/trailers/*", "/bonus/*", "/feeds/*",
    "/private-*.xml",
)  # fmt: skip
"""Where feeds stand, those of members among them."""

AUDIO_TYPES: Mapping[str, str] = {
    "mp3": "audio/mpeg",
    "m4a": "audio/mp4",
    "m4b": "audio/mp4",
    "aac": "audio/aac",
    "opus": "audio/ogg",
    "ogg": "audio/ogg",
    "oga": "audio/ogg",
    "flac": "audio/flac",
}
"""What a host is to say of a recording; in a feed, M4A has the older name that Apple wants."""

_TYPES: Mapping[str, str] = {
    **dict.fromkeys(FEEDS, "application/rss+xml; charset=utf-8"),
    "/feed.opml": "text/x-opml; charset=utf-8",
    "/podroll.opml": "text/x-opml; charset=utf-8",
    "/site.webmanifest": "application/manifest+json",
    "/chapters/*.json": "application/json+chapters",
    "/chapters/*.vtt": "text/vtt; charset=utf-8",
    "/transcripts/*.vtt": "text/vtt; charset=utf-8",
    "/transcripts/*.srt": "application/x-subrip; charset=utf-8",
    **{f"/media/*.{ending}": media_type for ending, media_type in AUDIO_TYPES.items()},
}
_KEPT: Mapping[str, str] = {
    "/media/*": FOR_EVER,
    "/art/*": FOR_EVER,
    "/assets/*": FOR_EVER,
    "/chapters/*": FOR_MINUTES,
    "/transcripts/*": FOR_MINUTES,
    **dict.fromkeys(FEEDS, FOR_MINUTES),
    "/feed.opml": FOR_MINUTES,
    "/podroll.opml": FOR_MINUTES,
    "/site.webmanifest": FOR_MINUTES,
    **dict.fromkeys(PAGES, FOR_MINUTES),
}
_READ_BY_PAGES_ELSEWHERE = (
    "/feed.xml", "/media/*", "/art/*", "/chapters/*", "/transcripts/*", "/embed/*/oembed.json",
)  # fmt: skip


class Rule(Struct, frozen=True):
    """One header of the files whose path fits a pattern; a star stands for anything.

    No path fits two patterns with the same header: hosts would put both values into it.
    """

    pattern: str
    header: str
    value: str


def rules(
    *, policy: str, search_policy: str, hubs: tuple[str, ...], feed: str, hidden: bool
) -> Iterator[Rule]:
    """All rules of a site with such pages, such a feed and such hubs; a preview is hidden.

    The page to search on may do what no other page may.
    """
    yield Rule("/*", "X-Content-Type-Options", "nosniff")
    yield Rule("/*" if hidden else "/private-*", "X-Robots-Tag", "noindex")
    for pattern, value in _TYPES.items():
        yield Rule(pattern, "Content-Type", value)
    for pattern, value in _KEPT.items():
        yield Rule(pattern, "Cache-Control", value)
    for pattern in _READ_BY_PAGES_ELSEWHERE:
        yield Rule(pattern, "Access-Control-Allow-Origin", "*")
    for pattern in PAGES:
        yield Rule(
            pattern, "Content-Security-Policy", search_policy if pattern == _SEARCH else policy
        )
    if hubs:  # WebSub, section 4: subscribers look here before they look into the feed
        links = [*(f'<{hub}>; rel="hub"' for hub in hubs), f'<{feed}>; rel="self"']
        yield Rule("/feed.xml", "Link", ", ".join(links))
