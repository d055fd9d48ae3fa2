"""What every template sees: the site as a whole, and the head of the page. See ``views``."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from feedkit.outputs.pages.views import ImageView, LinkView


class SiteView(Struct, frozen=True, kw_only=True):
    """What stands on every page. ``spoken`` is the language of feedkit's own words.

    ``menu``, ``links`` and ``footer`` are the author's; ``watchers`` are the hosts whose scripts
    see who visits.
    """

    title: str
    language: str
    spoken: str
    direction: str
    home: str
    subscribe: str
    search: str
    about: str
    feed: str
    thumbnail: ImageView
    copyright: str
    funding: LinkView | None
    podroll: LinkView | None
    menu: tuple[LinkView, ...]
    links: tuple[LinkView, ...]
    footer: Markup
    watchers: tuple[str, ...]


class ScriptView(Struct, frozen=True, kw_only=True):
    """A script of others, with the names and values of its attributes."""

    src: str
    data: tuple[tuple[str, str], ...]


class HeadView(Struct, frozen=True, kw_only=True):
    """The head of a page. ``properties`` are Open Graph's, ``card`` is the preview of a message.

    ``colours`` are those of the browser's frame, by day and by night. ``feeds`` are what can be
    subscribed to on the page besides the show's own feed.
    """

    title: str
    description: str
    canonical: str
    noindex: bool
    colours: tuple[str, str]
    security: str
    feed_address: str
    feeds: tuple[LinkView, ...]
    stylesheet: str
    script: str
    search_script: str
    scripts: tuple[ScriptView, ...]
    oembed: str
    icon: ImageView
    manifest: str
    properties: tuple[tuple[str, str], ...]
    card: tuple[tuple[str, str], ...]
    structured: Markup
