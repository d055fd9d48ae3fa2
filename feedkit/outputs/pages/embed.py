"""The player of an episode for pages elsewhere, and how they find it: oEmbed 1.0.

A page that gets the address of an episode reads its ``oembed.json`` and shows the frame in it.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Episode, Show
from feedkit.outputs.pages.cards import card_of, card_path
from feedkit.outputs.pages.links import Place, embed_path, file_of, oembed_path, whole
from feedkit.outputs.pages.pictures import laid_out
from feedkit.outputs.pages.player_view import player_view, seen_by_the_player
from feedkit.outputs.pages.sheet import Ingredients, Sheet, page
from feedkit.outputs.publication import Output, Publication, digest_of
from feedkit.text.json_text import in_lines

WIDTH, HEIGHT = 640, 340
"""The frame that pages elsewhere are asked to leave."""

_KIND = "embed-page"
_TEMPLATE = "embed.html"
_OEMBED = "oembed"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    made_from = Ingredients(publication, _KIND, _TEMPLATE)
    for each in publication.catalog.episodes:
        path = file_of(embed_path(each))
        seen = publication.noted("player", each, lambda one: digest_of(seen_by_the_player(one)))
        own, card = (seen, each.page_address), card_path(publication, each)
        yield made_from.artifact(each.slug, path, own, about=each.slug, card=card)


def _render(publication: Publication, artifact: Artifact) -> bytes:
    show, words = publication.catalog.show, publication.words
    episode = publication.episode(artifact.key)
    place = Place(artifact.path)
    audio = episode.enclosure
    sheet = Sheet(
        place=place,
        subject=episode.title,
        description=words.gettext("An episode of {show}", show=show.title),
        canonical=episode.page_address,
        picture=episode.artwork,
        card=card_of(publication, episode),
        media=() if audio.path else (audio.address,),
        hidden=True,
    )
    player = player_view(publication, episode, place, headings=False)
    return page(publication, _TEMPLATE, sheet, player=player)


def _discoveries(publication: Publication) -> Iterator[Artifact]:
    show = publication.catalog.show

    def digest(each: Episode) -> str:
        return digest_of(_OEMBED, publication.version, _told(show, each))

    for each in publication.catalog.episodes:
        yield Artifact(
            kind=_OEMBED,
            key=each.slug,
            path=oembed_path(each),
            digest=publication.noted(_OEMBED, each, digest),
            stage=Stage.PAGES,
            about=each.slug,
        )


def _told(show: Show, episode: Episode) -> dict[str, str | int]:
    """What oEmbed asks for; a thumbnail stands there whole, with its size, or not at all."""
    artwork = episode.artwork or show.artwork
    width, height = laid_out(artwork)
    frame = escape(whole(show.address, embed_path(episode)))
    return {
        "version": "1.0",
        "type": "rich",
        "title": episode.title,
        "author_name": show.author,
        "provider_name": show.title,
        "provider_url": show.address,
        "thumbnail_url": whole(show.address, artwork.small) if artwork.small else artwork.address,
        "thumbnail_width": width,
        "thumbnail_height": height,
        "width": WIDTH,
        "height": HEIGHT,
        "html": f'<iframe src="{frame}" width="{WIDTH}" height="{HEIGHT}" '
        f'title="{escape(episode.title)}" loading="lazy" allow="autoplay; clipboard-write" '
        'style="border:0;max-width:100%"></iframe>',
    }


def _discovery(publication: Publication, artifact: Artifact) -> bytes:
    told = _told(publication.catalog.show, publication.episode(artifact.key))
    return in_lines(told).encode("utf-8", "replace")


EMBED_PAGES = Output(
    kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render, of_episode=True
)
OEMBED_FILES = Output(
    kind=_OEMBED, stage=Stage.PAGES, artifacts=_discoveries, render=_discovery, of_episode=True
)
