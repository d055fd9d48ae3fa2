"""What templates see of tags, of people and of the show itself. See ``views``."""

from __future__ import annotations

from msgspec import Struct

from feedkit.outputs.pages.views import ImageView, LinkView, ListedView, PersonView


class TurningView(Struct, frozen=True, kw_only=True):
    """The way from one page of a list to those beside it, where there are any."""

    page: int
    pages: int
    newer: LinkView | None
    older: LinkView | None


class TagView(Struct, frozen=True, kw_only=True):
    """The episodes with a tag; ``feed`` is that of them alone, where there is one."""

    title: str
    episodes: tuple[ListedView, ...]
    turning: TurningView
    feed: LinkView | None


class ProfileView(Struct, frozen=True, kw_only=True):
    """Somebody heard or thanked. ``roles`` is all that they did, ``link`` leads to their own page.

    Each of the ``episodes`` says which role they have in it.
    """

    name: str
    roles: str
    portrait: ImageView | None
    about: tuple[str, ...]
    link: LinkView | None
    episodes: tuple[ListedView, ...]
    turning: TurningView


class AboutView(Struct, frozen=True, kw_only=True):
    """The show in full, and who makes it. ``others`` leads to its other feeds, if it has any.

    ``scripts``, ``recordings`` and ``counters`` are hosts: those whose scripts run on the pages,
    those that recordings are fetched from, and those that count this on the way. ``pictures`` says
    that notes have pictures, which may stand elsewhere.
    """

    title: str
    author: str
    description: tuple[str, ...]
    artwork: ImageView
    people: tuple[PersonView, ...]
    topics: tuple[LinkView, ...]
    others: str
    funding: tuple[LinkView, ...]
    license: LinkView | None
    contact: LinkView | None
    scripts: tuple[str, ...]
    recordings: tuple[str, ...]
    counters: tuple[str, ...]
    pictures: bool
