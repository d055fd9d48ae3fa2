"""What stands around what a page is about: it is the same for all pages that lie equally deep."""

from __future__ import annotations

from markupsafe import Markup
from msgspec import Struct

from feedkit.model.catalog import Picture
from feedkit.outputs.pages.assets import SCRIPT, SEARCH_SCRIPT, STYLESHEET, asset_path
from feedkit.outputs.pages.frame_views import ScriptView, SiteView
from feedkit.outputs.pages.links import ABOUT, HOME, PODROLL, SEARCH, SUBSCRIBE, Place, host_of
from feedkit.outputs.pages.pictures import artwork, image
from feedkit.outputs.pages.security import watchers
from feedkit.outputs.pages.theme import frame_colours
from feedkit.outputs.pages.views import ImageView, LinkView
from feedkit.outputs.publication import Publication
from feedkit.text.html import line_html

MANIFEST = "site.webmanifest"
_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ps", "sd", "ug", "ur", "yi"}
)


class Frame(Struct, frozen=True, kw_only=True):
    """The site as a page shows it, and those parts of a page's head that are not its own."""

    site: SiteView
    colours: tuple[str, str]
    stylesheet: str
    script: str
    search_script: str
    scripts: tuple[ScriptView, ...]
    icon: ImageView
    manifest: str


def frame_of(publication: Publication, place: Place) -> Frame:
    """What stands around a page at a place."""
    _, folder, _ = place.outset
    menu = publication.catalog.show.site.menu
    if any(each.link.startswith(f"/{folder}/") for each in menu):
        return _frame(publication, place)  # each page has another way inside its folder
    return publication.once(("frame", place.outset), lambda: _frame(publication, place))


def _frame(publication: Publication, place: Place) -> Frame:
    show = publication.catalog.show
    return Frame(
        site=_site(publication, place),
        colours=frame_colours(show.artwork.palette, show.site.colours),
        stylesheet=place.to(asset_path(publication, STYLESHEET)),
        script=place.to(asset_path(publication, SCRIPT)),
        search_script=place.to(asset_path(publication, SEARCH_SCRIPT)),
        scripts=tuple(
            ScriptView(src=each.src, data=tuple(each.data.items())) for each in show.scripts
        ),
        icon=_icon(show.artwork, place),
        manifest=place.to(MANIFEST),
    )


def _site(publication: Publication, place: Place) -> SiteView:
    show, words = publication.catalog.show, publication.words
    funding, site = show.funding, show.site
    return SiteView(
        title=show.title,
        language=show.language,
        spoken=words.language,
        direction=direction(show.language),
        home=place.to(HOME),
        subscribe=place.to(SUBSCRIBE),
        search=place.to(SEARCH) if publication.catalog.episodes else "",
        about=place.to(ABOUT),
        feed=show.feed_address,
        thumbnail=artwork(publication, place),
        copyright=show.copyright,
        funding=LinkView(text=funding.text, href=funding.link) if funding else None,
        podroll=LinkView(text=words.gettext("Recommended shows"), href=place.to(PODROLL))
        if show.podcast.podroll
        else None,
        menu=tuple(LinkView(text=each.text, href=place.to_any(each.link)) for each in site.menu),
        links=tuple(
            LinkView(text=each.text or host_of(each.link), href=each.link) for each in site.links
        ),
        footer=Markup(line_html(site.footer, base=show.address)),  # noqa: S704
        watchers=watchers(show.scripts),
    )


def direction(language: str) -> str:
    """The direction in which a language is written, as HTML says it."""
    return "rtl" if language.lower().partition("-")[0] in _RIGHT_TO_LEFT else "ltr"


def _icon(picture: Picture, place: Place) -> ImageView:
    """The smallest icon made of a picture; without one, the picture as pages show it."""
    for pixels, path in picture.icons[:1]:
        return ImageView(
            href=place.to(path), media_type="image/png", width=pixels, height=pixels, alt=""
        )
    return image(picture, place)
