"""Rules about what can be heard at all."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.check.rule import Objection, recording_rule, show_rule
from feedkit.check.rules.loudness import inaudible
from feedkit.model.promise import RecordedFacts
from feedkit.model.resolution import Resolution, Standing
from feedkit.model.timestamp import Duration

_LONGEST_START = Duration(10_000)
_LONGEST_END = Duration(30_000)


@recording_rule("AUD016")
def long_silence(facts: RecordedFacts) -> Iterator[Objection]:
    """A recording begins or ends with a long silence.

    Listeners wait ten seconds at most before they think that something is broken; a silent end is
    often left over from the editor's timeline.
    """
    levels = facts.levels
    if levels is None or inaudible(levels):
        return
    help = "cut it off in your editor, and move the outline's times by as much"
    if levels.leading_silence > _LONGEST_START:
        message = f"the audio begins with {levels.leading_silence} of silence"
        yield Objection(message, help, at=("audio",))
    if levels.trailing_silence > _LONGEST_END:
        message = f"the audio ends with {levels.trailing_silence} of silence"
        yield Objection(message, "cut it off in your editor", at=("audio",))


@show_rule("AUD019")
def same_audio_twice(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """Two episodes have the same recording: one of them is a wrong upload."""
    first: dict[str, Standing] = {}
    for intent in whole.standing:
        source = intent.facts.source
        earlier = first.setdefault(source, intent) if source else intent
        if earlier is not intent:
            message = f"{earlier.file} has the very same recording"
            yield intent.file, Objection(message, "name another file", at=("audio",))


@recording_rule("AUD022")
def nearly_silent(facts: RecordedFacts) -> Iterator[Objection]:
    """There is next to nothing to hear: the wrong track was exported, or a muted one."""
    if facts.levels is not None and inaudible(facts.levels):
        message = "there is next to nothing to hear in the audio"
        help = "listen to it; perhaps the wrong track was exported, or a muted one"
        yield Objection(message, help, at=("audio",))
