"""The catalog into pages for people: each kind of page is an output, filled by templates."""

from feedkit.outputs.pages.about import ABOUT_PAGE
from feedkit.outputs.pages.assets import ASSETS
from feedkit.outputs.pages.cards import CARDS
from feedkit.outputs.pages.embed import EMBED_PAGES, OEMBED_FILES
from feedkit.outputs.pages.episode import EPISODE_PAGES
from feedkit.outputs.pages.index import INDEX_PAGES
from feedkit.outputs.pages.not_found import NOT_FOUND_PAGE
from feedkit.outputs.pages.person import PERSON_PAGES
from feedkit.outputs.pages.podroll import PODROLL_PAGE
from feedkit.outputs.pages.redirect import REDIRECT_PAGES
from feedkit.outputs.pages.search import SEARCH_PAGE
from feedkit.outputs.pages.subscribe import SUBSCRIBE_PAGE
from feedkit.outputs.pages.tag import TAG_PAGES
from feedkit.outputs.pages.templates import TemplateMistake
from feedkit.outputs.publication import Output

PAGES: tuple[Output, ...] = (
    ASSETS,
    CARDS,
    EPISODE_PAGES,
    EMBED_PAGES,
    OEMBED_FILES,
    INDEX_PAGES,
    TAG_PAGES,
    PERSON_PAGES,
    ABOUT_PAGE,
    SUBSCRIBE_PAGE,
    SEARCH_PAGE,
    PODROLL_PAGE,
    NOT_FOUND_PAGE,
    REDIRECT_PAGES,
)

__all__ = ["PAGES", "TemplateMistake"]
