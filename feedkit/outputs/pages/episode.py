"""The page of an episode."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markupsafe import Markup
from msgspec.structs import replace

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Episode, Listed, Person, Show, Transcript
from feedkit.outputs.pages import phrases, structured
from feedkit.outputs.pages.cards import card_of, card_path
from feedkit.outputs.pages.embed import HEIGHT, WIDTH
from feedkit.outputs.pages.licences import licence_view
from feedkit.outputs.pages.links import (
    Place,
    embed_path,
    file_of,
    oembed_path,
    person_path,
    tag_path,
    whole,
)
from feedkit.outputs.pages.locations import location_views
from feedkit.outputs.pages.outline_view import outline_view
from feedkit.outputs.pages.pictures import image
from feedkit.outputs.pages.player_view import player_view
from feedkit.outputs.pages.sheet import Ingredients, Player, Sheet, page, secure
from feedkit.outputs.pages.transcript_view import transcript_view
from feedkit.outputs.pages.views import (
    CreditView,
    EpisodeView,
    LinkView,
    PersonView,
    SourceView,
)
from feedkit.outputs.publication import Output, Publication, digest_of
from feedkit.text.html import notes_html, plain_text, with_figures
from feedkit.text.slug import slug_of
from feedkit.text.words import Words

_KIND = "episode-page"
_TEMPLATE = "episode.html"
_PICTURE = re.compile(r'<img [^>]*?src="([^"]*)"')
_FORMATS = {
    "text/vtt": "WebVTT",
    "application/x-subrip": "SubRip",
    "application/srt": "SubRip",
    "application/json": "JSON",
    "text/html": "HTML",
}


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    show = publication.catalog.show
    made_from = Ingredients(publication, _KIND, _TEMPLATE)
    for each in publication.catalog.episodes:
        beside = publication.neighbours(each.slug)
        yield made_from.artifact(
            each.slug,
            file_of(each.page),
            publication.noted(_KIND, each, lambda one: digest_of(_seen(one))),
            () if each.people else show.people,
            (show.time_zone, show.podcast.license),
            [(other.title, other.page) if other else () for other in beside],
            about=each.slug,
            card=card_path(publication, each),
        )


def _seen(episode: Episode) -> Episode:
    """An episode without what its page does not show."""
    return replace(
        episode,
        guid="",
        outline=replace(episode.outline, opening=""),
        notes_depth=0,
        chapters_path="",
        chapters_address="",
        blocked=False,
        enclosure=replace(episode.enclosure, counted=""),
    )


def _render(publication: Publication, artifact: Artifact) -> bytes:
    show, words = publication.catalog.show, publication.words
    episode = publication.episode(artifact.key)
    view = episode_view(publication, episode, Place(artifact.path))
    audio = episode.enclosure
    description = episode.summary or plain_text(view.notes)
    sheet = Sheet(
        place=Place(artifact.path),
        subject=episode.title,
        description=description or words.gettext("An episode of {show}", show=show.title),
        canonical=episode.page_address,
        kind="article",
        picture=episode.artwork,
        card=card_of(publication, episode),
        properties=tuple(_properties(episode)),
        structured=structured.episode(show, episode, description=phrases.excerpt(description, 300)),
        media=() if audio.path else (audio.address,),
        oembed=whole(show.address, oembed_path(episode)),
        player=_player(show, episode),
        images=tuple(unescape(each) for each in _PICTURE.findall(view.notes)),
    )
    return page(publication, _TEMPLATE, sheet, episode=view)


def episode_view(publication: Publication, episode: Episode, place: Place) -> EpisodeView:
    """An episode as its page shows it."""
    show, words = publication.catalog.show, publication.words
    zone = show.time_zone
    older, newer = publication.neighbours(episode.slug)
    player = player_view(publication, episode, place, headings=True)
    source = episode.source
    people = _people(publication, episode, place)
    return EpisodeView(
        title=episode.title,
        place=phrases.place(episode, words),
        explicit=episode.explicit,
        people=people,
        credits=tuple(_credits(people)),
        tags=tuple(
            LinkView(text=each, href=place.to(tag_path(slug_of(each)))) for each in episode.tags
        ),
        published=phrases.moment(episode.published, zone, words),
        updated=phrases.moment(episode.updated, zone, words) if episode.updated else None,
        player=player,
        summary=episode.summary,
        outline=outline_view(episode.outline, audio=player.audio.href),
        notes=Markup(with_figures(notes_html(episode.notes, base=show.address))),  # noqa: S704
        source=SourceView(
            link=source.link,
            published=phrases.day(source.published, words) if source.published else None,
        )
        if source
        else None,
        licence=licence_view(episode.podcast.license or show.podcast.license, words),
        remarks=episode.remarks,
        about_places=location_views(episode.podcast.location, "subject"),
        made_in=location_views(episode.podcast.location, "creator"),
        transcripts=tuple(_transcripts(episode.transcripts, show, place, words)),
        spoken=transcript_view(publication, episode, audio=player.audio.href),
        link=episode.page_address,
        previous=_link(older, place),
        next=_link(newer, place),
    )


def _people(publication: Publication, episode: Episode, place: Place) -> tuple[PersonView, ...]:
    """Those of an episode; those of the show are the same in all that name nobody."""
    words, people = publication.words, episode.people or publication.catalog.show.people

    def make() -> tuple[PersonView, ...]:
        return tuple(_person(each, place, words) for each in people)

    return make() if episode.people else publication.once(("people", place.outset), make)


def _person(person: Person, place: Place, words: Words) -> PersonView:
    return PersonView(
        name=person.name,
        role=phrases.role(person.role, words),
        page=person.page or "",
        portrait=image(person.portrait, place) if person.portrait else None,
        href=place.to(person_path(person.slug)),
    )


def _credits(people: tuple[PersonView, ...]) -> Iterator[CreditView]:
    for role in dict.fromkeys(each.role for each in people):
        named = tuple(each for each in people if each.role == role)
        yield CreditView(label=phrases.label(role), people=named)


def _transcripts(
    transcripts: tuple[Transcript, ...], show: Show, place: Place, words: Words
) -> Iterator[LinkView]:
    for each in transcripts:
        foreign = each.language != show.language
        language = words.language_name(each.language) if foreign else ""
        told = ", ".join(filter(None, (_format(each.media_type, words), language)))
        yield LinkView(
            text=told or words.gettext("Transcript"),
            href=place.to(each.path) if each.path else each.address,
        )


def _format(media_type: str, words: Words) -> str:
    if media_type == "text/plain":
        return words.gettext("plain text")
    return _FORMATS.get(media_type, "")


def _link(episode: Listed | None, place: Place) -> LinkView | None:
    return LinkView(text=episode.title, href=place.to(episode.page)) if episode else None


def _player(show: Show, episode: Episode) -> Player | None:
    """What messengers may show in the place of a picture, where all of it is encrypted."""
    frame, audio = whole(show.address, embed_path(episode)), episode.enclosure
    if not (secure(frame) and secure(audio.address)):
        return None
    return Player(frame, WIDTH, HEIGHT, stream=audio.address, media_type=audio.media_type)


def _properties(episode: Episode) -> Iterator[tuple[str, str]]:
    audio = episode.enclosure
    yield "og:audio", audio.address
    yield "og:audio:secure_url", secure(audio.address)
    yield "og:audio:type", audio.media_type
    yield "article:published_time", episode.published.isoformat()
    yield "article:modified_time", episode.updated.isoformat() if episode.updated else ""


EPISODE_PAGES = Output(
    kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render, of_episode=True
)
