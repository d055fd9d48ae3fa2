"""Rules about the words that group episodes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from feedkit.check.rule import Objection, show_rule
from feedkit.model.resolution import Resolution
from feedkit.text.slug import folded

SHORTEST = 4
"""Shorter words differ from each other by a letter and mean something else."""


@show_rule("EP047")
def tag_like_another(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """A tag that one episode has looks like a slip for one that several have.

    The episode is missing where listeners look for the others.
    """
    counted = Counter(folded(tag) for each in whole.standing for tag in each.episode.tags)
    usual = {near: tag for tag, count in counted.items() if count > 1 for near in _nearly(tag)}
    for intent in whole.standing:
        for index, tag in enumerate(intent.episode.tags):
            known = folded(tag)
            found = (usual[near] for near in _nearly(known) if near in usual)
            meant = next(found, "") if counted[known] == 1 else ""
            if meant and _digits(meant) == _digits(known):
                message = (
                    f"no other episode has the tag “{tag}”, and {counted[meant]} have “{meant}”"
                )
                help = "write it as they do, if that is what is meant"
                yield intent.file, Objection(message, help, at=("tags", index), quote=tag)


def _nearly(tag: str) -> Iterator[str]:
    """A word and what it becomes without one of its letters.

    Two words that a slip of one letter parts share one of these, also where two letters have
    changed places: so all tags are compared without looking at every pair.
    """
    if len(tag) >= SHORTEST:
        yield tag
        yield from (tag[:at] + tag[at + 1 :] for at in range(len(tag)))


def _digits(tag: str) -> str:
    """The numbers in a tag: 1980 is no slip for 1990."""
    return "".join(each for each in tag if each.isdigit())
