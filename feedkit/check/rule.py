"""What a rule is: a code, and a function whose docstring is its page."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import wraps

from msgspec import Struct

from feedkit.model.promise import RecordedFacts
from feedkit.model.resolution import Intent, Resolution


class Objection(Struct, frozen=True):
    """What a rule has to say, and of which field. See ``Finding`` for the way to it."""

    message: str
    help: str = ""
    at: tuple[str | int, ...] = ()
    quote: str = ""


class EpisodeRule(Struct, frozen=True):
    """A rule about one episode. ``check`` gets the episode and the whole it belongs to."""

    code: str
    check: Callable[[Intent, Resolution], Iterator[Objection]]


class RecordingRule(EpisodeRule, frozen=True):
    """A rule about a recording alone, so that it holds for files of no episode as well."""

    hear: Callable[[RecordedFacts], Iterator[Objection]]


class ShowRule(Struct, frozen=True):
    """A rule about the show as a whole; it says which file each objection is about."""

    code: str
    check: Callable[[Resolution], Iterator[tuple[str, Objection]]]


def episode_rule(
    code: str,
) -> Callable[[Callable[[Intent, Resolution], Iterator[Objection]]], EpisodeRule]:
    """Make a rule about one episode of a function."""
    return lambda check: EpisodeRule(code, check)


def recording_rule(
    code: str,
) -> Callable[[Callable[[RecordedFacts], Iterator[Objection]]], RecordingRule]:
    """Make a rule about an episode's recording of a function."""

    def made(hear: Callable[[RecordedFacts], Iterator[Objection]]) -> RecordingRule:
        @wraps(hear)
        def check(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
            return hear(intent.facts)

        return RecordingRule(code, check, hear)

    return made


def show_rule(
    code: str,
) -> Callable[[Callable[[Resolution], Iterator[tuple[str, Objection]]]], ShowRule]:
    """Make a rule about the whole show of a function."""
    return lambda check: ShowRule(code, check)
