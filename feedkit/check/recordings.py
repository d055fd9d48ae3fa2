"""The rules about recordings, over files that belong to no show."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from feedkit.check.rule import RecordingRule
from feedkit.check.rules import RULES
from feedkit.check.rules.loudness import apart, loudness_differs
from feedkit.diagnostics import Finding
from feedkit.model.promise import RecordedFacts


def check_recordings(recordings: Sequence[tuple[str, RecordedFacts]]) -> Iterator[Finding]:
    """Everything that the rules find in recordings by name, one recording after the other."""
    uneven = list(apart(recordings))
    for name, facts in recordings:
        for rule in RULES:
            if isinstance(rule, RecordingRule):
                for each in rule.hear(facts):
                    yield Finding(rule.code, name, each.message, each.help)
        for other, each in uneven:
            if other == name:
                yield Finding(loudness_differs.code, name, each.message, each.help)
