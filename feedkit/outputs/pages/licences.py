"""What others may do with an episode, in words and with the address of the text.

Podcasting 2.0 namespace, "License": apps know some licences by their names alone.
"""

from __future__ import annotations

from feedkit.model.podcast.license import License
from feedkit.outputs.pages.views import LinkView
from feedkit.text.words import Words

_CREATIVE_COMMONS = "https://creativecommons.org/licenses/"
_TEXTS = {
    "CC-BY-4.0": f"{_CREATIVE_COMMONS}by/4.0/",
    "CC-BY-NC-4.0": f"{_CREATIVE_COMMONS}by-nc/4.0/",
    "CC-BY-NC-ND-4.0": f"{_CREATIVE_COMMONS}by-nc-nd/4.0/",
}
"""Where the text of a licence stands that apps know by its name alone."""


def text_of(given: License | None) -> str:
    """The address of a licence's text; of one that has none, its name says nothing to machines."""
    return (given.link or _TEXTS.get(given.name, "")) if given is not None else ""


def licence_view(given: License | None, words: Words) -> LinkView | None:
    """A licence as people call it, with its text where there is one."""
    if given is None:
        return None
    reserved = words.gettext("All rights reserved") if given.name == "ARR" else ""
    return LinkView(text=reserved or _called(given.name), href=text_of(given))


def _called(name: str) -> str:
    """The licences of Creative Commons are written with gaps, but for the parts of one word."""
    if not name.startswith(("CC-", "CC0-")):
        return name
    kind, _, version = name.rpartition("-")
    return f"{kind.replace('CC-', 'CC ')} {version}"
