"""Every kind of file that a catalog becomes, in the order of writing."""

from __future__ import annotations

from feedkit.outputs.chapters.json_file import JSON_CHAPTERS
from feedkit.outputs.chapters.vtt_file import VTT_CHAPTERS
from feedkit.outputs.feed.feed import FEED_OUTPUT
from feedkit.outputs.hosting import HOSTING
from feedkit.outputs.manifest import SITE_MANIFEST
from feedkit.outputs.opml import OPML
from feedkit.outputs.pages import PAGES
from feedkit.outputs.publication import Output
from feedkit.outputs.robots import ROBOTS
from feedkit.outputs.search.titles import SEARCHED_TITLES
from feedkit.outputs.sitemap import SITEMAP
from feedkit.outputs.transcripts.files import TRANSCRIPTS

OUTPUTS: tuple[Output, ...] = (
    JSON_CHAPTERS,
    VTT_CHAPTERS,
    TRANSCRIPTS,
    SEARCHED_TITLES,
    *PAGES,
    SITEMAP,
    OPML,
    SITE_MANIFEST,
    ROBOTS,
    *HOSTING,
    FEED_OUTPUT,
)

OF_EPISODES = frozenset(each.kind for each in OUTPUTS if each.of_episode)
RENDERERS = {each.kind: each.render for each in OUTPUTS}
