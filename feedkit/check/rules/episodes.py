"""Rules about an episode's identity, title and notes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator

from feedkit.check.rule import Objection, episode_rule, show_rule
from feedkit.check.rules.show import odd_title
from feedkit.model.catalog import Listed
from feedkit.model.resolution import Intent, Resolution, Standing


@episode_rule("EP001")
def empty_title(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """An episode has no title.

    Apps then show the beginning of the notes instead, or refuse the whole feed.

    Bad:

        title: ""

    Good:

        title: Why cranes are blue
    """
    if not intent.episode.title:
        yield Objection("the title is empty", "give the episode a name", at=("title",))


@episode_rule("EP002")
def title_that_directories_refuse(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """A title has an angle bracket in it, or is longer than 255 characters.

    YouTube refuses the episode for a bracket, and directories cut a long title.

    Bad:

        title: Cranes > ships

    Good:

        title: Cranes before ships
    """
    for message in odd_title(intent.episode.title):
        yield Objection(message, "say it in other words", at=("title",))


@show_rule("EP015")
def guid_used_twice(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """Two episodes have the same GUID.

    Every app takes them for one episode and silently drops the other.
    """
    for intent, first in _repeated(whole, lambda each: each.promise.guid):
        message = f"{first.file} has the same GUID"
        help = "leave guid out of one of the two: it gets one of its own"
        yield intent.file, Objection(message, help, at=("guid",))


@episode_rule("EP018")
def white_space_in_guid(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """A GUID begins or ends with white space, or has a line break in it.

    Some apps compare it to the letter and some trim it, so that one episode becomes two.

    Bad:

        guid: " 007 "

    Good:

        guid: 007
    """
    guid = intent.promise.guid
    if guid != guid.strip() or "\n" in guid or not guid:
        message = "the GUID has white space at its ends" if guid.strip() else "the GUID is empty"
        yield Objection(message, "write it without, or leave it out", at=("guid",))


@show_rule("EP020")
def audio_used_twice(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """Two episodes name the same audio address.

    Apple ignores one of them, and other apps merge the two.
    """
    for intent, first in _repeated(whole, lambda each: each.episode.enclosure.address):
        message = f"{first.file} has its audio at the same address"
        help = "name another file"
        yield intent.file, Objection(message, help, at=("audio",))


@show_rule("EP025")
def twins(whole: Resolution) -> Iterator[tuple[str, Objection]]:
    """Two episodes have the same title and appear on the same day.

    AntennaPod takes them for one episode, published twice, and shows one of them.
    """
    for intent, first in _repeated(whole, lambda each: _title_and_day(each.episode)):
        message = f"{first.file} has the same title and day: AntennaPod shows one of the two"
        yield intent.file, Objection(message, "give it another title", at=("title",))


def _title_and_day(episode: Listed) -> str:
    return f"{episode.published:%Y-%m-%d} {episode.title}"


@episode_rule("EP033")
def serial_episode_without_number(intent: Intent, whole: Resolution) -> Iterator[Objection]:
    """A full episode of a serial show has no number.

    Apple plays serial shows in the order of their numbers.
    """
    episode = intent.episode
    if whole.catalog.show.type == "serial" and episode.type == "full" and episode.number is None:
        message = "the show is serial, and this episode has no number"
        yield Objection(message, "add its number, such as episode: 1")


@episode_rule("TXT001")
def no_notes(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """An episode has neither notes nor a summary.

    Apps then show an empty page.

    Bad:

        title: Why cranes are blue

    Good:

        title: Why cranes are blue
        notes: A painter explains.
    """
    if not intent.episode.notes.strip() and not intent.episode.summary:
        message = "the episode has neither notes nor a summary"
        yield Objection(message, "add a few sentences as notes: |")


def _repeated(
    whole: Resolution, key: Callable[[Standing], str]
) -> Iterator[tuple[Standing, Standing]]:
    """Every episode that shares a key with an earlier one, and that earlier one."""
    first: dict[str, list[Standing]] = defaultdict(list)
    for intent in whole.standing:
        first[key(intent)].append(intent)
    for same in first.values():
        for later in same[1:]:
            yield later, same[0]
