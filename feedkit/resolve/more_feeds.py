"""Which feeds a show has besides its own: their names, addresses, titles and episodes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from msgspec import Struct
from msgspec.structs import replace

from feedkit.diagnostics import Finding
from feedkit.model import addresses
from feedkit.model.catalog import Listed, Show
from feedkit.model.encoding import Encoding
from feedkit.model.more_feeds import MoreFeeds
from feedkit.model.podcast.blocks import Block
from feedkit.model.podcast.remote_item import feed_guid
from feedkit.model.promise import FeedPromise, Ledger, ShowPromise
from feedkit.model.ready_made import unsaid
from feedkit.model.resolution import Intent, Standing
from feedkit.model.show_file import ShowFile
from feedkit.text.nearest import nearest
from feedkit.text.slug import folded, slug_of

SEASON = {"de": "Staffel", "en": "Season", "es": "Temporada", "fr": "Saison", "nl": "Seizoen"}
"""What stands before a season's number in the title of its feed, by language."""
TRAILERS = {"de": "Trailer", "en": "Trailers", "es": "Tráilers", "fr": "Bandes-annonces"}
"""What the feed of the trailers is called, by language."""
BONUS = {"de": "Bonus", "en": "Bonus", "es": "Extras", "fr": "Bonus"}
"""What the feed of the bonus episodes is called, by language."""


class OtherFeed(Struct, frozen=True, kw_only=True):
    """A feed besides the show's own.

    ``name`` is the ledger's for it, ``path`` its place below the show's address, ``title`` what
    stands behind the show's. ``chosen`` picks its episodes, ``season`` is the one it is about.
    ``unlisted`` says that it is private, ``early`` that it has the episodes that are held back,
    ``encoding`` that its recordings are in another format.
    """

    name: str
    path: str
    guid: str = ""
    title: str
    chosen: Callable[[Listed], bool]
    season: int | None = None
    unlisted: bool = False
    early: bool = False
    encoding: str = ""

    def told(self, show: Show) -> Show:
        """The show as this feed tells of it: without what is said of the show's own feed."""
        told = show if self.unlisted else self._without_news(show)
        return replace(
            told,
            blocked=show.blocked or self.unlisted,
            block=unsaid(Block) if self.unlisted else show.block,
            unlisted=self.unlisted,
            title=f"{show.title}: {self.title}",
            guid=self.guid,
            feed_address=addresses.whole(show.address, self.path),
            apple_title="",
            apple_verify="",
            new_feed="",
            hubs=() if self.unlisted else show.hubs,
        )

    def _without_news(self, show: Show) -> Show:
        """The show without broadcasts, and without trailers but those of the season."""
        trailers = (each for each in show.trailers if self.season and each.season == self.season)
        return replace(show, trailers=tuple(trailers), live=())


def more_feeds(
    file: ShowFile, intents: Iterable[Standing], ledger: Ledger, *, own: str
) -> tuple[OtherFeed, ...]:
    """The feeds that the author asks for, each once, with the GUIDs that are promised.

    ``intents`` are all episodes that are written, due or not: a season whose first episode is
    still to come has an address already, which is kept before anybody needs it. ``own`` is the
    author's own address of the show.
    """
    listed = tuple(each.episode for each in intents)
    known = {each.name: each.guid for each in ledger.show.feeds} if ledger.show else {}
    found = {each.name: each for more in file.feed.more for each in _of(more, file, listed)}
    return tuple(
        replace(each, guid=known.get(name) or feed_guid(addresses.whole(own, each.path)))
        for name, each in found.items()
    )


def _of(more: MoreFeeds, file: ShowFile, episodes: tuple[Listed, ...]) -> Iterator[OtherFeed]:
    if more.kind == "trailers":
        yield _of_type("trailer", "trailers", word_of(TRAILERS, file.language))
    elif more.kind == "bonus":
        yield _of_type("bonus", "bonus", word_of(BONUS, file.language))
    elif more.encoding is not None:
        yield _of_format(more.encoding)
    elif more.kind == "tag":
        known = tagged(episodes)
        for tag in [folded(more.tag)] if more.tag else sorted(known):
            yield _of_tag(tag, known.get(tag, {"": more.tag}))
    else:
        seasons = {each.season for each in episodes if each.season is not None}
        for season in sorted(seasons) if more.season is None else [more.season]:
            yield _of_season(season, file)


def tagged(episodes: Iterable[Listed]) -> dict[str, dict[str, str]]:
    """The tags of episodes; for each the slugs that have it, the oldest first, as they spell it."""
    found: dict[str, dict[str, str]] = {}
    for episode in sorted(episodes, key=lambda each: (each.published, each.slug)):
        for tag in episode.tags:
            found.setdefault(folded(tag), {})[episode.slug] = tag
    return found


def _of_tag(tag: str, spelled: Mapping[str, str]) -> OtherFeed:
    """The feed of a tag as the oldest episode spells it: a new episode does not rename it."""
    return OtherFeed(
        name=f"tag {tag}",
        path=f"feeds/tags/{slug_of(tag)}/feed.xml",
        title=next(iter(spelled.values())),
        chosen=lambda each: each.slug in spelled,
    )


def _of_format(encoding: Encoding) -> OtherFeed:
    """The feed of all episodes in a format; there is no episode that it leaves out."""
    return OtherFeed(
        name=f"format {encoding}",
        path=f"feeds/formats/{encoding}/feed.xml",
        title=f"{encoding.title}, {encoding.kilobits} kbit/s",
        chosen=lambda _each: True,
        encoding=str(encoding),
    )


def _of_type(kind: str, name: str, title: str) -> OtherFeed:
    return OtherFeed(
        name=name, path=f"{name}/feed.xml", title=title, chosen=lambda each: each.type == kind
    )


def _of_season(season: int, file: ShowFile) -> OtherFeed:
    return OtherFeed(
        name=f"season {season}",
        path=f"seasons/{season}/feed.xml",
        title=file.seasons.get(season, f"{word_of(SEASON, file.language)} {season}"),
        chosen=lambda each: each.season == season,
        season=season,
    )


def feeds_of_nothing(file: ShowFile, intents: Iterable[Standing]) -> Iterator[Finding]:
    """What is asked for by name, and nothing is there for: a slip, or it is still to come."""
    listed = tuple(intents)
    seasons = {each.episode.season for each in listed}
    tags = tagged(each.episode for each in listed)
    wanted = {
        one.wish.encoding for each in listed if isinstance(each, Intent) for one in each.encoded
    }
    made = wanted.union(one.encoding for each in listed for one in each.alternates)
    for index, more in enumerate(file.feed.more):
        said, help = "", "correct it, or leave it until there is one"
        if more.season is not None and more.season not in seasons:
            said = f"no episode belongs to season {more.season}: there is no feed of it yet"
        elif more.tag and folded(more.tag) not in tags:
            said = f"no episode has the tag “{more.tag}”: there is no feed of it yet"
            near = nearest(folded(more.tag), tags)
            help = f"did you mean “{near}”?" if near else help
        elif more.encoding is not None and more.encoding not in made:
            said = f"nothing is encoded as {more.encoding}: its feed is the show's own once more"
            help = f"add alternates: {more.encoding}"
        if said:
            yield Finding("FEED043", "show.yaml", said, help, at=("feed", "more", index))


def word_of(words: Mapping[str, str], language: str) -> str:
    """The word of a language, else the English one."""
    return words.get(language.split("-", maxsplit=1)[0], words["en"])


def show_promise(own: ShowPromise, others: Iterable[OtherFeed], *, address: str) -> ShowPromise:
    """What is promised about a show with the feeds besides its own, at the author's own address."""
    feeds = (
        FeedPromise(name=each.name, guid=each.guid, feed=addresses.whole(address, each.path))
        for each in others
    )
    return own.with_new(feeds)
