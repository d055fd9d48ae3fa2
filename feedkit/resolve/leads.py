"""The old addresses of a show: those that authors name, and those that the ledger knows."""

from __future__ import annotations

from collections.abc import Iterable

from feedkit.diagnostics import Finding
from feedkit.model.catalog import Redirect
from feedkit.model.promise import Ledger
from feedkit.model.resolution import Standing, Unchanged
from feedkit.model.written import WrittenEpisode, WrittenShow
from feedkit.resolve.redirects import Aliases, alias_findings, redirects


def old_addresses(
    written: WrittenShow,
    standing: Iterable[Standing],
    out: Iterable[Standing],
    ledger: Ledger,
    unchanged: Iterable[Unchanged],
) -> tuple[tuple[Redirect, ...], tuple[Finding, ...]]:
    """The old addresses that lead to episodes, and what is wrong with those that authors name.

    ``out`` are the episodes of those ``standing`` that are published.
    """
    aliases = _aliases(written.episodes, unchanged)
    leads = tuple(redirects(out, aliases, _former(ledger, out, unchanged)))
    return leads, tuple(alias_findings(standing, aliases, leads))


def _aliases(
    episodes: Iterable[WrittenEpisode], unchanged: Iterable[Unchanged]
) -> dict[str, Aliases]:
    """The old addresses that authors name, by the slug of the episode."""
    read = {each.slug: Aliases(each.file, each.written.aliases) for each in episodes}
    kept = {each.standing.slug: Aliases(each.standing.file, each.aliases) for each in unchanged}
    return {**read, **kept}


def _former(
    ledger: Ledger, out: Iterable[Standing], unchanged: Iterable[Unchanged]
) -> dict[str, tuple[str, ...]]:
    entries = ((each.slug, ledger.episodes.get(each.kept)) for each in out)
    read = {slug: entry.former for slug, entry in entries if entry is not None}
    return {**read, **{each.standing.slug: each.former for each in unchanged}}
