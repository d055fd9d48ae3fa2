"""Apple's categories: a bare subcategory finds its parent."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.diagnostics import Finding
from feedkit.model.apple_categories import CATEGORIES
from feedkit.model.catalog import Category
from feedkit.text.nearest import nearest

_BY_NAME = {
    **{name.casefold(): Category(name=name) for name in CATEGORIES},
    **{
        each.casefold(): Category(name=name, subcategory=each)
        for name, below in CATEGORIES.items()
        for each in below
    },
}


def _key(written: str) -> str:
    last = written.rsplit(">", 1)[-1].strip()
    return " ".join(last.casefold().replace(" and ", " & ").split())


def categories(written: tuple[str, ...]) -> tuple[Category, ...]:
    """The categories that are known, each once, in the author's order."""
    found = (_BY_NAME.get(_key(each)) for each in written)
    return tuple(dict.fromkeys(each for each in found if each is not None))


def unknown_categories(written: tuple[str, ...], *, file: str) -> Iterator[Finding]:
    """Words that are none of Apple's categories."""
    for index, each in enumerate(written):
        if _key(each) not in _BY_NAME:
            near = nearest(_key(each), _BY_NAME)
            meant = _BY_NAME[near] if near else None
            help = "take one of " + ", ".join(CATEGORIES)
            if meant is not None:
                help = f"did you mean “{meant.subcategory or meant.name}”?"
            at = ("category", index)
            message = f"“{each}” is no category of Apple Podcasts"
            yield Finding("FEED010", file, message, help, at=at, quote=each)
