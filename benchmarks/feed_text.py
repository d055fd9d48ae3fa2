"""How long the text of a feed takes, beside bare loops over feedgen.

    python benchmarks/feed_text.py                 1,000 episodes
    python benchmarks/feed_text.py 5000 --rounds 5

All turn the Markdown of the notes into what apps keep, which is most of the work. One loop writes
plain RSS. The other says all that the feed says: the words of iTunes, the chapters file, and every
chapter in a tag of its own. "One change" is the feed of the same episodes when one of them is
another and the last feed is at hand. What is told are seconds of the processor, the median of the
rounds.
"""

from __future__ import annotations

import dataclasses
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from corpus import feedkit_show
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from figures import ROUNDS, arguments, report
from lxml import etree
from msgspec.structs import replace

from feedkit.cache.items import Items
from feedkit.cache.spool import Spool
from feedkit.examination import examine
from feedkit.model.catalog import Episode
from feedkit.model.request import Choices, Request
from feedkit.outputs.feed.feed import FEED_OUTPUT, layouts
from feedkit.outputs.feed.notes import content, description
from feedkit.outputs.publication import Publication
from feedkit.text.html import notes_html
from feedkit.text.xml import NAMESPACES
from feedkit.workshop import Workshop


def published(root: Path) -> Publication:
    """The show of a folder, understood."""
    request = Request(
        root=root, choices=Choices(now=datetime(2026, 1, 1, tzinfo=UTC)), output=root / "public"
    )
    workshop = Workshop(folder=root / ".feedkit", output=root / "public", find_ffmpeg=lambda: None)
    publication = examine(request, workshop).publication
    if publication is None:
        raise SystemExit("the corpus has mistakes")
    return publication


def fresh(publication: Publication, **changes: object) -> Publication:
    """The same publication, with nothing noted."""
    return dataclasses.replace(publication, **changes)  # type: ignore[arg-type]


def feed(publication: Publication) -> bytes:
    """The text of the show's feed."""
    (artifact,) = FEED_OUTPUT.artifacts(publication)
    return FEED_OUTPUT.render(publication, artifact)


CHAPTERS = "application/json+chapters"


class Declaring(BaseExtension):  # type: ignore[misc]  # feedgen has no types
    """Declares the namespaces of what :class:`Telling` says."""

    def extend_ns(self) -> dict[str, str]:
        """The namespaces by their prefixes."""
        return {name: NAMESPACES[name] for name in ("itunes", "podcast", "psc")}


class Telling(BaseEntryExtension):  # type: ignore[misc]  # feedgen has no types
    """Says of an episode what plain RSS cannot say, tag by tag, as extensions of feedgen do."""

    episode: Episode

    def extend_rss(self, entry: etree._Element) -> etree._Element:
        """Append the tags to the item."""
        told = self.episode
        tag(entry, "itunes", "duration").text = str(told.enclosure.duration.milliseconds // 1000)
        tag(entry, "itunes", "episodeType").text = told.type
        tag(entry, "itunes", "explicit").text = "true" if told.explicit else "false"
        tag(entry, "podcast", "chapters", url=told.chapters_address, type=CHAPTERS)
        chapters = tag(entry, "psc", "chapters", version="1.2")
        for each in told.outline.carried():
            start = each.start.normal_play_time
            tag(chapters, "psc", "chapter", start=start, title=each.title)
        return entry


def tag(parent: etree._Element, prefix: str, name: str, **attributes: str) -> etree._Element:
    """A new element of a namespace."""
    return etree.SubElement(parent, f"{{{NAMESPACES[prefix]}}}{name}", attributes)


def bare(texts: list[tuple[Episode, str, str]], *, whole: bool) -> bytes:
    """A feed with the same episodes, as feedgen's own page shows how to make one."""
    made = FeedGenerator()
    if whole:
        made.register_extension("told", Declaring, Telling, atom=False, rss=True)
    made.title("Harbour Lights")
    made.link(href="https://harbour.example/")
    made.description("Long conversations about how ports work.")
    for episode, short, long in texts:
        entry = made.add_entry(order="append")
        entry.title(episode.title)
        entry.link(href=episode.page_address)
        entry.guid(episode.guid)
        entry.pubDate(episode.published)
        entry.enclosure(episode.enclosure.address, str(episode.enclosure.size.bytes), "audio/mpeg")
        entry.description(short)
        entry.content(long, type="CDATA")
        if whole:
            entry.told.episode = episode
    return bytes(made.rss_str(pretty=True))


def cost(work: Callable[[], object]) -> float:
    """Seconds of processor that some work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Make a show, and measure in turns."""
    parser = arguments(__doc__)
    parser.add_argument("size", nargs="?", type=int, default=1000)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        root = Path(folder)
        feedkit_show(root, given.size)
        publication = published(root)
        ours, loops, full, changes = [], [], [], []
        for number in range(given.rounds):
            loops.append(cost(lambda: bare(said(publication), whole=False)))
            full.append(cost(lambda: bare(said(publication), whole=True)))
            ours.append(cost(lambda: feed(fresh(publication, items=empty(root)))))
            changes.append(one_change(publication, root, number))
    seconds = {"plain RSS": loops, "all of it": full, "all items new": ours, "one change": changes}
    middles = {name: statistics.median(listed) for name, listed in seconds.items()}
    print(f"{given.size:,} episodes, beside plain RSS and beside all of it:")
    for name, took in middles.items():
        ratios = (took / middles[loop] for loop in ("plain RSS", "all of it"))
        print(f"  {name:13}  {took:.3f} s, {' and '.join(f'{each:.3f}' for each in ratios)}")
    report(given, {"feed text": {"episodes": given.size, "cpu": seconds}})


def said(publication: Publication) -> list[tuple[Episode, str, str]]:
    """All episodes with their notes as feeds have them."""
    notes_html.cache_clear()
    address, words = publication.catalog.show.address, publication.words
    found = []
    for each in publication.catalog.episodes:
        episode = publication.episode(each.slug)
        short = description(episode, show_address=address, words=words)
        whole = content(episode, short, show_address=address, words=words)
        found.append((episode, short, whole))
    return found


def empty(root: Path) -> Items:
    """No items at all, and no notes of any."""
    notes_html.cache_clear()
    return Items(root / "none.json", root, Spool(root))


def store(root: Path) -> Items:
    """The items of the last feed, if there is one."""
    return Items(root / "items.json", root, Spool(root))


def one_change(publication: Publication, root: Path, number: int) -> float:
    """What the feed costs when one episode is another one, and the others are noted already."""
    before = fresh(publication, items=empty(root))
    (root / "feed.xml").write_bytes(feed(before))
    kept = store(root)
    kept.keep(layouts(before))
    first, *others = publication.catalog.episodes
    edited = replace(first, title=f"{first.title} {number}")
    told = {each.slug: before.notes[each.slug] for each in others}
    catalog = replace(publication.catalog, episodes=(edited, *others))
    after = fresh(publication, catalog=catalog, items=store(root), told=told)
    return cost(lambda: feed(after))


if __name__ == "__main__":
    main()
