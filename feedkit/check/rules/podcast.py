"""Rules about what an episode says for the podcast namespace."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.check.rule import Objection, episode_rule
from feedkit.model.resolution import Intent, Resolution
from feedkit.model.taxonomy import near_role
from feedkit.model.timestamp import Duration, Timestamp

_SHORTEST = Duration(15_000)
_LONGEST = Duration(120_000)
_HOSTS = frozenset({"host", "co-host", "guest host"})


@episode_rule("POD010")
def role_outside_the_taxonomy(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """Someone did what no app has a word for, or not in that kind of work.

    Apps show such a role as it was typed, and do not sort by it.

    Bad:

        people: [ada, Bo Derrick as gest]

    Good:

        people: [ada, Bo Derrick as guest]
    """
    for index, each in enumerate(intent.episode.people):
        near = near_role(each.role, each.group)
        if near is not None:
            message = f"apps have no word for “{each.role}” in “{each.group}”"
            help = f"did you mean “{near}”?" if near else "they show it as you wrote it"
            yield Objection(message, help, at=("people", index), quote=each.role)


@episode_rule("POD011")
def guest_without_host(intent: Intent, whole: Resolution) -> Iterator[Objection]:
    """An episode names a guest and no host, and the show has hosts.

    The people of an episode take the place of the show's: apps then show the guest alone.

    Bad:

        people: [Bo Derrick as guest]

    Good:

        people: [ada, Bo Derrick as guest]
    """
    roles = {each.role for each in intent.episode.people}
    if "guest" in roles and not roles & _HOSTS and whole.catalog.show.people:
        message = "a guest is named and no host: the hosts of the show are not shown here"
        yield Objection(message, "name the host as well", at=("people",))


@episode_rule("POD013")
def place_to_the_metre(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """The place where an episode was made is given to a few metres.

    Whoever reads the feed then knows where the microphone stands, which may be somebody's home.

    Bad:

        location: {name: Antwerp, rel: creator, geo: "51.219448,4.402464"}

    Good:

        location: {name: Antwerp, rel: creator, geo: "51.22,4.40"}
    """
    for index, each in enumerate(intent.episode.podcast.location):
        if each.precise and each.rel == "creator":
            message = "this says to a few metres where you record"
            help = "write fewer digits, such as 51.22,4.40, or leave the point out"
            yield Objection(message, help, at=("location", index, "geo"))


@episode_rule("POD016")
def odd_soundbite(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """A soundbite lies outside the recording, or is shorter than 15 or longer than 120 seconds.

    Apps leave such a stretch out, or play silence.

    Bad:

        soundbites: 14:05 to 14:10 Rust never sleeps

    Good:

        soundbites: 14:05 to 14:50 Rust never sleeps
    """
    end = Timestamp(intent.episode.enclosure.duration.milliseconds)
    for index, each in enumerate(intent.episode.podcast.soundbites):
        at = ("soundbites", index)
        if each.end > end:
            yield Objection(f"the soundbite goes on when the audio is over ({end})", _TIMES, at=at)
        elif not _SHORTEST <= each.duration <= _LONGEST:
            message = f"the soundbite plays for {each.duration}, where apps want 0:15 to 2:00"
            yield Objection(message, "choose another stretch", at=at)


_TIMES = "correct its times"


@episode_rule("POD020")
def several_defaults(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """Two alternates of one group are both said to be the episode's own file.

    Apps cannot know which one to leave out.

    Bad:

        alternates:
          - {address: "https://media.example/a.mp3", default: true}
          - {address: "https://media.example/b.mp3", default: true}

    Good:

        alternates:
          - {address: "https://media.example/a.mp3", default: true}
          - {address: "https://media.example/b.opus"}
    """
    seen: set[str] = set()
    for index, each in enumerate(intent.episode.alternates):
        if each.default and each.group in seen:
            message = "another alternate is the episode's own file already"
            yield Objection(message, "delete one default: true", at=("alternates", index))
        if each.default:
            seen.add(each.group)


@episode_rule("POD030")
def bad_stretch_of_payments(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """A stretch of payments goes on when the audio is over.

    Apps refuse it, or pay nobody for it.

    Bad:

        value:
          recipients: {address: ada@wallet.example, split: 1}
          stretches:
            - start: 1:59:00
              end: 2:30:00
              recipients: {address: bo@wallet.example, split: 1}

    Good:

        value:
          recipients: {address: ada@wallet.example, split: 1}
          stretches:
            - start: 1:29:00
              end: 1:30:00
              recipients: {address: bo@wallet.example, split: 1}
    """
    end = Timestamp(intent.episode.enclosure.duration.milliseconds)
    for index, payment in enumerate(intent.episode.podcast.value):
        for place, each in enumerate(payment.stretches):
            if each.end > end:
                at = ("value", index, "stretches", place, "end")
                message = f"the stretch goes on when the audio is over ({end})"
                yield Objection(message, _TIMES, at=at)


@episode_rule("POD038")
def funding_inside_an_item(intent: Intent, _whole: Resolution) -> Iterator[Objection]:
    """An episode says where it can be supported.

    AntennaPod adds that to the show's own list, once for every episode.

    Bad:

        funding: https://pay.example/harbour

    Good:

        content_links: Support us https://pay.example/harbour
    """
    if intent.episode.podcast.funding:
        message = "apps take this for one more way to support the whole show"
        yield Objection(message, "write it in show.yaml, or into the notes", at=("funding",))
