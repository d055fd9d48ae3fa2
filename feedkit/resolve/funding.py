"""Where listeners can support the show, with the words of the link."""

from __future__ import annotations

from dataclasses import replace

from feedkit.model.podcast.funding import Funding
from feedkit.text.words import Words


def told_funding(written: tuple[Funding, ...], words: Words) -> tuple[Funding, ...]:
    """Every place with the author's words; without them with a phrase in the show's language."""
    support = words.gettext("Support the show") if written else ""
    return tuple(each if each.text else replace(each, text=support) for each in written)
