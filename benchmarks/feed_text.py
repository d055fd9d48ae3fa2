"""How long the text of a feed takes, beside a bare loop over feedgen that says the same in RSS.

    python benchmarks/feed_text.py                 1,000 episodes
    python benchmarks/feed_text.py 5000 --rounds 5

Both turn the Markdown of the notes into what apps keep, which is most of the work. The loop adds
nothing of iTunes, of the podcast namespace and of chapters. "One change" is the feed of
the same episodes when one of them is another and the last feed is at hand. What is told are seconds
of the processor, the median of the rounds.
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
from feedgen.feed import FeedGenerator
from figures import ROUNDS, arguments, report
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


def bare(texts: list[tuple[Episode, str, str]]) -> bytes:
    """A feed with the same episodes, as feedgen's own page shows how to make one."""
    made = FeedGenerator()
    made.title("Harbour Lights")
    made.link(href="https://harbour.example/")
    made.description("Long conversations about how ports work.")
    for episode, short, whole in texts:
        entry = made.add_entry(order="append")
        entry.title(episode.title)
        entry.link(href=episode.page_address)
        entry.guid(episode.guid)
        entry.pubDate(episode.published)
        entry.enclosure(episode.enclosure.address, str(episode.enclosure.size.bytes), "audio/mpeg")
        entry.description(short)
        entry.content(whole, type="CDATA")
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
        ours, loops, changes = [], [], []
        for number in range(given.rounds):
            loops.append(cost(lambda: bare(said(publication))))
            ours.append(cost(lambda: feed(fresh(publication, items=empty(root)))))
            changes.append(one_change(publication, root, number))
    loop, whole, change = map(statistics.median, (loops, ours, changes))
    print(f"{given.size:,} episodes: a bare loop {loop:.2f} s")
    print(f"  all items new  {whole:.2f} s, {whole / loop:.2f} of the loop")
    print(f"  one change     {change:.3f} s, {change / loop:.3f} of the loop")
    seconds = {"a bare loop": loops, "all items new": ours, "one change": changes}
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
