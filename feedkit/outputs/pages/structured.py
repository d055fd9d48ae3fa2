"""The show and its episodes in schema.org's words, for search engines and players.

schema.org, PodcastSeries, PodcastEpisode and Clip.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from typing import Any

from feedkit.model.catalog import Episode, Person, Show
from feedkit.model.outline import Chapter
from feedkit.model.timestamp import Timestamp
from feedkit.outputs.pages.links import whole
from feedkit.outputs.pages.outline_view import shown

_CONTEXT = "https://schema.org"


def series(show: Show) -> dict[str, Any]:
    """The show."""
    return _thing(
        "PodcastSeries",
        context=_CONTEXT,
        id=f"{show.address}#series",
        name=show.title,
        url=show.address,
        description=show.description,
        image=show.artwork.address,
        author=_thing("Organization", name=show.author) if show.author else None,
        inLanguage=show.language,
        webFeed=show.feed_address,
        genre=[each.subcategory or each.name for each in show.categories],
    )


def episode(show: Show, each: Episode, *, description: str) -> dict[str, Any]:
    """An episode with its recording and the parts of its outline."""
    people = each.people or show.people
    season = _thing("PodcastSeason", seasonNumber=each.season) if each.season is not None else None
    return _thing(
        "PodcastEpisode",
        context=_CONTEXT,
        id=f"{each.page_address}#episode",
        name=each.title,
        url=each.page_address,
        description=description,
        datePublished=each.published.isoformat(),
        dateModified=each.updated.isoformat() if each.updated is not None else None,
        duration=each.enclosure.duration.iso8601,
        inLanguage=show.language,
        episodeNumber=each.number,
        image=(each.artwork or show.artwork).address,
        isFamilyFriendly=not each.explicit,
        partOfSeason=season,
        partOfSeries=_thing(
            "PodcastSeries", name=show.title, url=show.address, webFeed=show.feed_address
        ),
        associatedMedia=_recording(each),
        author=[_person(one) for one in people if one.role == "author"],
        actor=[_person(one) for one in people if one.role != "author"],
        isBasedOn=each.source.link if each.source is not None else None,
        hasPart=list(_clips(show, each)),
    )


def _recording(each: Episode) -> dict[str, Any]:
    return _thing(
        "AudioObject",
        contentUrl=each.enclosure.address,
        encodingFormat=each.enclosure.media_type,
        contentSize=str(each.enclosure.size.bytes),
        duration=each.enclosure.duration.iso8601,
    )


def _person(person: Person) -> dict[str, Any]:
    return _thing("Person", name=person.name, url=person.page)


def _clips(show: Show, each: Episode) -> Iterator[dict[str, Any]]:
    page = whole(show.address, each.page)
    last = Timestamp(each.enclosure.duration.milliseconds)
    for chapter, end in _spans(each.outline.chapters, last):
        yield _thing(
            "Clip",
            name=chapter.title,
            startOffset=_number(chapter.start),
            endOffset=_number(max(end, chapter.start)),
            url=f"{page}#t={chapter.start.decimal}",
        )


def _spans(chapters: tuple[Chapter, ...], end: Timestamp) -> Iterator[tuple[Chapter, Timestamp]]:
    """Each chapter with the start of the next one that is not inside it."""
    listed = tuple(shown(chapters))
    ends = chain((each.start for each in listed[1:]), (end,))
    for chapter, until in zip(listed, ends, strict=False):
        yield chapter, until
        yield from _spans(chapter.children, until)


def _number(place: Timestamp) -> int | float:
    return int(place.seconds) if place.seconds.is_integer() else place.seconds


def _thing(kind: str, *, context: str = "", id: str = "", **properties: Any) -> dict[str, Any]:
    """A thing of a type; a property without a value vanishes."""
    named = {"@context": context, "@type": kind, "@id": id, **properties}
    return {name: value for name, value in named.items() if value not in (None, "", [])}
