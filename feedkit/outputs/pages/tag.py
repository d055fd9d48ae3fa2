"""The pages of a tag: its episodes, newest first."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Feed
from feedkit.outputs.pages import structured
from feedkit.outputs.pages.links import Place, file_of, tag_path, whole
from feedkit.outputs.pages.listing import cut, line, seen, turning
from feedkit.outputs.pages.sheet import Ingredients, Sheet, page
from feedkit.outputs.pages.subject_views import TagView
from feedkit.outputs.pages.views import LinkView
from feedkit.outputs.publication import Output, Publication
from feedkit.text.slug import folded

_KIND = "tag-page"
_TEMPLATE = "tag.html"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    made_from = Ingredients(publication, _KIND, _TEMPLATE)
    zone = publication.catalog.show.time_zone
    for slug, tagged in publication.listings.tags.items():
        pages = cut(tagged.episodes)
        offered = [(each.title, each.path, each.show.title) for each in _feeds(publication, slug)]
        for number, listed in enumerate(pages, start=1):
            shown = [seen(publication, each) for each in listed]
            yield made_from.artifact(
                f"{slug}/{number}",
                file_of(tag_path(slug, number)),
                (tagged.tag, zone, len(pages), offered),
                shown,
                [each.page_address for each in listed] if number == 1 else [],
            )


def _feeds(publication: Publication, slug: str) -> tuple[Feed, ...]:
    """The feed of the tag, where there is one."""
    name = f"tag {folded(publication.listings.tags[slug].tag)}"
    feeds = publication.catalog.feeds
    return tuple(each for each in feeds if each.name == name and each.is_offered)


def _render(publication: Publication, artifact: Artifact) -> bytes:
    show, words, place = publication.catalog.show, publication.words, Place(artifact.path)
    slug, _, page_number = artifact.key.rpartition("/")
    number, tagged = int(page_number), publication.listings.tags[slug]
    pages = cut(tagged.episodes)
    feeds = _feeds(publication, slug)
    view = TagView(
        title=tagged.tag,
        episodes=tuple(line(publication, each, place) for each in pages[number - 1]),
        turning=turning(number, len(pages), lambda to: tag_path(slug, to), place, words),
        feed=next(
            (LinkView(text=each.show.title, href=each.show.feed_address) for each in feeds), None
        ),
    )
    address = whole(show.address, tag_path(slug, number))
    told = words.gettext("Episodes of {show} about {topic}", show=show.title, topic=tagged.tag)
    first = number == 1
    sheet = Sheet(
        place=place,
        subject=tagged.tag
        if first
        else f"{tagged.tag}, {words.gettext('Page {page}', page=number)}",
        description=told,
        canonical=address,
        structured=structured.collection(show, tagged.tag, address, pages[0]) if first else None,
        feeds=feeds,
    )
    return page(publication, _TEMPLATE, sheet, tag=view)


TAG_PAGES = Output(kind=_KIND, stage=Stage.PAGES, artifacts=_artifacts, render=_render)
