"""Old addresses that lead to an episode's page: what authors name, and pages that have moved."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from feedkit.diagnostics import Finding
from feedkit.model.addresses import frame, slug_of_page
from feedkit.model.catalog import Redirect
from feedkit.model.resolution import Standing

_OURS = re.compile(
    r"(index\.html|404\.html|feed\.xml|sitemap(-\d+)?\.xml|robots\.txt|feed\.opml|podroll\.opml"
    r"|site\.webmanifest|_headers|_redirects|\.nojekyll|\.feedkit-site)"
    r"|(media|art|chapters|transcripts|assets|embed|subscribe|podroll)(/.*)?"
)


def alias_path(alias: str) -> str | None:
    """An alias as a path of the site, or nothing where it is none."""
    path = unquote(urlsplit(alias).path).lstrip("/")
    parts = path.rstrip("/").split("/")
    if not parts[0] or any(part in {"", ".", ".."} or "\\" in part for part in parts):
        return None
    if urlsplit(alias).netloc or any(ord(each) < 32 for each in path) or len(path) > 400:
        return None
    return path


class Aliases(Struct, frozen=True):
    """The old addresses that an episode's file names."""

    file: str
    written: tuple[str, ...]


def redirects(
    intents: Iterable[Standing],
    aliases: Mapping[str, Aliases],
    former: Mapping[str, tuple[str, ...]],
) -> Iterator[Redirect]:
    """Every old path with the page it leads to, each path once.

    ``aliases`` and ``former`` paths are by slug.
    """
    pages = {each.episode.page for each in intents}
    seen: set[str] = set()
    for each in intents:
        named = aliases[each.slug].written if each.slug in aliases else ()
        moved = former.get(each.slug, ())
        title = each.episode.title
        for path in (*moved, *map(alias_path, named)):
            if path and path not in pages and path not in seen and not _OURS.fullmatch(path):
                seen.add(path)
                yield Redirect(path=path, to=each.episode.page, title=title)
                if path in moved:
                    yield from _frame(path, each.episode.slug, title)


def _frame(page: str, slug: str, title: str) -> Iterator[Redirect]:
    """Where the player of a page that has moved is: pages elsewhere have it in a frame."""
    old = slug_of_page(page)
    if old:
        yield Redirect(path=frame(old), to=frame(slug), title=title)


def alias_findings(
    intents: Iterable[Standing], aliases: Mapping[str, Aliases], made: Iterable[Redirect]
) -> Iterator[Finding]:
    """Aliases that are no path, that the site needs itself, or that two episodes name."""
    pages = {each.episode.page for each in intents}
    to = {each.path: each.to for each in made}
    own = {each.slug: each.episode.page for each in intents}
    for slug, named in aliases.items():
        for index, alias in enumerate(named.written):
            path = alias_path(alias)
            page = own.get(slug)
            problem = ""
            if path is None:
                problem = "is no path of this site"
            elif _OURS.fullmatch(path):
                problem = "is an address that the site needs itself"
            elif (path in pages and path != page) or to.get(path, page) != page:
                problem = "is the address of another episode already"
            if problem:
                code = "SRC017" if path is None else "PUB027"
                help = "write the old path, such as /2025/04/talk.html"
                at = ("aliases", index)
                message = f"“{alias}” {problem}"
                yield Finding(code, named.file, message, help, at=at, quote=alias)
