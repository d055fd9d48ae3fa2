"""The pictures that messages show of links to pages: one for each episode, and the show's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from msgspec import Struct

from feedkit.model import addresses
from feedkit.model.artifact import Artifact, MadeFile, Stage
from feedkit.model.card import Card, CardColours
from feedkit.model.catalog import Episode, Listed
from feedkit.model.scheme import scheme
from feedkit.model.site_choices import ColourChoices
from feedkit.outputs.pages import phrases
from feedkit.outputs.publication import Output, Publication

_KIND = "card"


class Placed(Struct, frozen=True):
    """A card, and the path of its picture: another card has another one, since caches keep it."""

    card: Card
    path: str

    @property
    def media_type(self) -> str:
        """The media type of the picture."""
        return "image/png" if self.card.flat else "image/jpeg"


def card_of(publication: Publication, episode: Episode | None = None) -> Placed | None:
    """The card of an episode, or of the show; none where the show wants none."""
    show = publication.catalog.show
    artwork = (episode.artwork if episode else None) or show.artwork
    if not show.site.cards or not artwork.small:
        return None
    author = show.author if show.author != show.title else ""
    card = Card(
        title=episode.title if episode else show.title,
        label=show.title if episode else "",
        place=phrases.place(episode, publication.words) if episode else author,
        artwork=artwork.small,
        flat=artwork.flat,
        colours=_colours(show.artwork.palette, show.site.colours),
        peaks=episode.peaks if episode else (),
    )
    name = f"card-{episode.slug}" if episode else "card"
    return Placed(card, addresses.art(name, card.key, card.extension))


def card_path(publication: Publication, each: Listed | None = None) -> str:
    """The path of a card, which a page that names it depends on; nothing without one."""
    return _noted(publication, each).partition(" ")[0]


def _noted(publication: Publication, each: Listed | None) -> str:
    """The path of a card and the digest of what is on it; nothing where there is none."""

    def told(episode: Episode | None) -> str:
        placed = card_of(publication, episode)
        return f"{placed.path} {placed.card.key}" if placed else ""

    return publication.noted(_KIND, each, told) if each is not None else told(None)


def stale_cards(publication: Publication, pieces: Iterable[Artifact | MadeFile]) -> Iterator[Card]:
    """The cards among the files that are to be written."""
    for each in pieces:
        if isinstance(each, Artifact) and each.kind == _KIND:
            yield _card(publication, each)


@lru_cache(maxsize=8)
def _colours(palette: tuple[str, ...], chosen: ColourChoices) -> CardColours:
    day = scheme(palette, chosen, night=False)
    return CardColours(
        ground=str(day["stage"]),
        ink=str(day["stage-ink"]),
        soft=str(day["stage-soft"]),
        accent=str(day["stage-accent"]),
        bar=str(day["stage-bar"]),
    )


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    for each in (None, *publication.catalog.episodes):
        path, _, digest = _noted(publication, each).partition(" ")
        if path:
            slug = each.slug if each is not None else ""
            yield Artifact(
                kind=_KIND, key=slug, path=path, digest=digest, stage=Stage.IMAGES, about=slug
            )


def _card(publication: Publication, artifact: Artifact) -> Card:
    placed = card_of(publication, publication.episode(artifact.key) if artifact.key else None)
    if placed is None:
        raise ValueError("a show without cards has none to draw")
    return placed.card


def _render(publication: Publication, artifact: Artifact) -> bytes:
    return publication.draw(_card(publication, artifact))


CARDS = Output(kind=_KIND, stage=Stage.IMAGES, artifacts=_artifacts, render=_render)
