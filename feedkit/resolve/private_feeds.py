"""Feeds for members and reviewers: at addresses that nobody can guess, and named nowhere."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from msgspec import Struct
from msgspec.structs import replace

from feedkit.diagnostics import Finding
from feedkit.model import addresses
from feedkit.model.artifact import MadeFile, Stage
from feedkit.model.catalog import Enclosure, Episode
from feedkit.model.outline import Chapter
from feedkit.model.podcast.remote_item import feed_guid
from feedkit.model.resolution import Intent
from feedkit.model.show_file import ShowFile
from feedkit.resolve.more_feeds import OtherFeed, word_of
from feedkit.resolve.surroundings import Surroundings

REVIEW = {"de": "Vorab", "en": "Review", "es": "Revisión", "fr": "Relecture"}
"""What stands before a reviewer's name in the title of their feed, by language."""
SHORTEST_SECRET = 16


class PrivateFeeds(Struct, frozen=True):
    """Private feeds, the episodes that stand in no other, and the files that those take."""

    feeds: tuple[OtherFeed, ...] = ()
    held: tuple[Episode, ...] = ()
    files: tuple[MadeFile, ...] = ()
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Places:
    """Where private things stand: who knows one cannot find another, of this show or the next."""

    show: str
    guid: str
    secret: str = field(repr=False)

    def path(self, *parts: str, ending: str) -> str:
        """A path that only those can know who know the secret or have been told."""
        words = "\0".join((self.guid, *parts)).encode("utf-8", "surrogatepass")
        digest = hmac.new(self.secret.encode("utf-8", "surrogateescape"), words, hashlib.sha256)
        return addresses.private(digest.hexdigest()[:40], ending)

    def address(self, path: str) -> str:
        """The whole address of a path."""
        return addresses.whole(self.show, path)


def private_feeds(around: Surroundings, waiting: Iterable[Intent], *, secret: str) -> PrivateFeeds:
    """The feeds of the rosters; reviewers get the episodes that are drafts or wait as well."""
    file = around.show
    key = "members" if file.members else "reviewers"
    if not getattr(file, key):
        return PrivateFeeds()
    if len(secret) < SHORTEST_SECRET:
        return PrivateFeeds(findings=(_no_secret(key, secret),))
    places = _Places(around.address, around.guid, secret)
    held = [_before_it_is_out(each, places) for each in waiting] if file.reviewers else []
    there = [each for each in held if each is not None]
    feeds = (
        *(_feed("member", name, name, places) for name in file.members),
        *_of_reviewers(file, places),
    )
    return PrivateFeeds(
        feeds=tuple({each.name: each for each in feeds}.values()),
        held=tuple(episode for episode, _ in there),
        files=tuple(made for _, made in there if made is not None),
    )


def _of_reviewers(file: ShowFile, places: _Places) -> Iterator[OtherFeed]:
    for name in file.reviewers:
        title = f"{word_of(REVIEW, file.language)} ({name})"
        yield replace(_feed("reviewer", name, title, places), early=True)


def _no_secret(key: str, secret: str) -> Finding:
    what = f"shorter than {SHORTEST_SECRET} characters" if secret else "missing"
    message = f"the secret that private addresses are made of is {what}: {key} get no feed"
    help = "put a long random text into .feedkit-secret, or into FEEDKIT_SECRET"
    return Finding("PUB031", "show.yaml", message, help, at=(key,))


def _feed(kind: str, name: str, title: str, places: _Places) -> OtherFeed:
    path = places.path(kind, name, ending="xml")
    return OtherFeed(
        name=f"{kind} {name}",
        path=path,
        guid=feed_guid(places.address(path)),
        title=title,
        chosen=lambda _each: True,
        unlisted=True,
    )


def _before_it_is_out(intent: Intent, places: _Places) -> tuple[Episode, MadeFile | None] | None:
    """An episode as reviewers get it: without its page and the files that stand beside that.

    The recording is the author's own, at an address of its own. Without it there is no episode,
    unless somebody else serves it.
    """
    episode, recording = intent.episode, intent.recording
    told = replace(
        episode,
        page="",
        page_address=places.show,
        artwork=None,
        images=(),
        alternates=(),
        transcripts=(),
        chapters_path="",
        chapters_address="",
        chapters_track="",
        people=tuple(replace(each, portrait=None) for each in episode.people),
        outline=replace(episode.outline, chapters=_without_images(episode.outline.chapters)),
    )
    if not intent.audio_path:
        return told, None
    if recording is None:
        return None
    facts = recording.facts
    path = places.path("audio", intent.slug, facts.sha256, ending=facts.extension)
    enclosure = Enclosure(
        address=places.address(path),
        path=path,
        size=facts.size,
        media_type=facts.media_type,
        duration=episode.enclosure.duration,
    )
    made = MadeFile(
        path=path,
        source=recording.path,
        size=facts.size,
        sha256=facts.sha256,
        stage=Stage.MEDIA,
    )
    return replace(told, enclosure=enclosure), made


def _without_images(chapters: Iterable[Chapter]) -> tuple[Chapter, ...]:
    return tuple(
        replace(each, image=None, children=_without_images(each.children)) for each in chapters
    )
