"""All rules over a show."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.check.rule import EpisodeRule, Objection
from feedkit.check.rules import RULES
from feedkit.diagnostics import Finding
from feedkit.model.resolution import Resolution


def check(resolution: Resolution) -> Iterator[Finding]:
    """Everything that the rules find."""
    yield from check_episodes(resolution)
    yield from check_show(resolution)


def check_episodes(resolution: Resolution) -> Iterator[Finding]:
    """What the rules find about single episodes, one after another, in the order of the table.

    Episodes that are not due yet are checked as well: they appear when nobody is watching. What
    was found about unchanged ones is known.
    """
    rules = tuple(rule for rule in RULES if isinstance(rule, EpisodeRule))
    for intent in resolution.intents:
        for rule in rules:
            for each in rule.check(intent, resolution):
                yield _finding(rule.code, intent.file, each)


def check_show(resolution: Resolution) -> Iterator[Finding]:
    """What the rules find about the whole, in the order of the table."""
    for rule in RULES:
        if not isinstance(rule, EpisodeRule):
            for file, each in rule.check(resolution):
                yield _finding(rule.code, file, each)


def _finding(code: str, file: str, each: Objection) -> Finding:
    return Finding(code, file, each.message, each.help, at=each.at, quote=each.quote)
