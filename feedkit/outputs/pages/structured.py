"""The show and its episodes in schema.org's words, for search engines and players.

schema.org, PodcastSeries, PodcastEpisode and Clip.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

from feedkit.model.catalog import Episode, Listed, Person, Show, Transcript
from feedkit.model.outline import Chapter
from feedkit.outputs.pages.licences import text_of
from feedkit.outputs.pages.links import whole
from feedkit.outputs.pages.locations import told_locations
from feedkit.outputs.pages.outline_view import shown

_CONTEXT = "https://schema.org"
_DEEDS = {
    "author": "author",
    "co-writer": "author",
    "writer": "author",
    "guest writer": "author",
    "director": "director",
    "producer": "producer",
    "executive producer": "producer",
    "senior producer": "producer",
    "associate producer": "producer",
    "editor": "editor",
    "story editor": "editor",
    "managing editor": "editor",
    "translator": "translator",
    "composer": "musicBy",
    "theme music": "musicBy",
}
"""The property of an episode that says who did what; who is heard is an actor there."""


def series(show: Show) -> dict[str, Any]:
    """The show."""
    credited = _credited(show.people)
    authors = [_organization(show.author), *credited.pop("author", ())]
    return _thing(
        "PodcastSeries",
        context=_CONTEXT,
        id=f"{show.address}#series",
        name=show.title,
        url=show.address,
        description=show.description,
        image=show.artwork.address,
        author=[each for each in authors if each],
        publisher=_organization(show.owner_name),
        copyrightHolder=_organization(show.copyright),
        license=text_of(show.podcast.license),
        inLanguage=show.language,
        isFamilyFriendly=not show.explicit,
        webFeed=show.feed_address,
        sameAs=[each.link for each in show.site.links],
        genre=[each.subcategory or each.name for each in show.categories],
        **credited,
    )


def about(show: Show, address: str) -> dict[str, Any]:
    """The page about the show."""
    return _thing(
        "AboutPage",
        context=_CONTEXT,
        id=address,
        url=address,
        name=show.title,
        inLanguage=show.language,
        mainEntity=series(show),
    )


def collection(show: Show, tag: str, address: str, episodes: Iterable[Listed]) -> dict[str, Any]:
    """The page of a tag, with the episodes that it lists first."""
    return _thing(
        "CollectionPage",
        context=_CONTEXT,
        id=address,
        url=address,
        name=tag,
        about=_thing("Thing", name=tag),
        inLanguage=show.language,
        isPartOf=_series(show),
        hasPart=[
            _thing("PodcastEpisode", name=each.title, url=each.page_address) for each in episodes
        ],
    )


def profile(show: Show, person: Person, address: str, told: str) -> dict[str, Any]:
    """The page of a person: their own page says who is meant."""
    portrait = person.portrait.address if person.portrait else person.portrait_address
    return _thing(
        "ProfilePage",
        context=_CONTEXT,
        id=address,
        url=address,
        name=told,
        inLanguage=show.language,
        isPartOf=_series(show),
        mainEntity=_thing(
            "Person",
            id=f"{address}#person",
            name=person.name,
            url=person.page or address,
            description=person.about,
            image=portrait,
        ),
    )


def _series(show: Show) -> dict[str, Any]:
    """The show as other things name it."""
    return _thing(
        "PodcastSeries",
        id=f"{show.address}#series",
        name=show.title,
        url=show.address,
        webFeed=show.feed_address,
    )


def _organization(name: str) -> dict[str, Any] | None:
    """Who makes a show; that it may be one person, nothing says."""
    return _thing("Organization", name=name) if name else None


def episode(show: Show, each: Episode, *, description: str) -> dict[str, Any]:
    """An episode with its recording and the parts of its outline."""
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
        license=text_of(each.podcast.license or show.podcast.license),
        partOfSeason=_season(each),
        partOfSeries=_series(show),
        associatedMedia=_recording(each),
        isBasedOn=each.source.link if each.source is not None else None,
        hasPart=_clips(
            whole(show.address, each.page),
            each.outline.chapters,
            each.enclosure.duration.milliseconds,
        ),
        **told_locations(each.podcast.location),
        **_credited(each.people or show.people),
    )


def _season(each: Episode) -> dict[str, Any] | None:
    if each.season is None:
        return None
    return _thing("PodcastSeason", seasonNumber=each.season, name=each.season_name)


def _recording(each: Episode) -> dict[str, Any]:
    """The file without the detours that count downloads, and what is said in it."""
    return _thing(
        "AudioObject",
        contentUrl=each.enclosure.address,
        encodingFormat=each.enclosure.media_type,
        contentSize=str(each.enclosure.size.bytes),
        duration=each.enclosure.duration.iso8601,
        caption=[_transcript(one) for one in each.transcripts],
    )


def _transcript(each: Transcript) -> dict[str, Any]:
    return _thing(
        "MediaObject",
        contentUrl=each.address,
        encodingFormat=each.media_type,
        inLanguage=each.language,
    )


def _credited(people: Iterable[Person]) -> dict[str, list[dict[str, Any]]]:
    """People by what they did: those who are heard, and those who are not."""
    credited: dict[str, list[dict[str, Any]]] = {}
    for each in people:
        heard = "actor" if each.group == "cast" else "contributor"
        credited.setdefault(_DEEDS.get(each.role, heard), []).append(_person(each))
    return credited


def _person(person: Person) -> dict[str, Any]:
    portrait = person.portrait.address if person.portrait else person.portrait_address
    return _thing("Person", name=person.name, url=person.page, image=portrait)


def _clips(page: str, chapters: tuple[Chapter, ...], end: int) -> list[dict[str, Any]]:
    """Each chapter until the next one that is not inside it, or to the end in milliseconds."""
    clips = []
    listed = shown(chapters)
    for chapter, after in zip_longest(listed, listed[1:]):
        until = end if after is None else after.start.milliseconds
        clips.append(_clip(page, chapter, until))
        if chapter.children:
            clips += _clips(page, chapter.children, until)
    return clips


def _clip(page: str, chapter: Chapter, until: int) -> dict[str, Any]:
    """What stands in a page most often, and so is made without looking for what is not there."""
    start = chapter.start
    named = {"name": chapter.title} if chapter.title else {}
    return {
        "@type": "Clip",
        **named,
        "startOffset": _seconds(start.milliseconds),
        "endOffset": _seconds(max(until, start.milliseconds)),
        "url": f"{page}#t={start.decimal}",
    }


def _seconds(milliseconds: int) -> int | float:
    seconds, rest = divmod(milliseconds, 1000)
    return milliseconds / 1000 if rest else seconds


def _thing(kind: str, *, context: str = "", id: str = "", **properties: Any) -> dict[str, Any]:
    """A thing of a type; a property without a value vanishes."""
    named = {"@context": context, "@type": kind, "@id": id, **properties}
    return {name: value for name, value in named.items() if value not in (None, "", [])}
