"""Links from a page to other places of the site."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import quote, urlsplit

from msgspec import Struct

from feedkit.model import addresses
from feedkit.model.catalog import Listed

INDEX_FILE = "index.html"
HOME = ""
SUBSCRIBE = "subscribe/"
PODROLL = "podroll/"
ABOUT = "about/"
SEARCH = "search/"


class Place(Struct, frozen=True):
    """The path of a page's file, from which its links start.

    With a ``root`` they start there instead: a page that answers at any address needs that.
    """

    path: str
    root: str = ""

    @property
    def outset(self) -> tuple[str, str, int]:
        """What the ways to the top of the site and into its uppermost folders depend on."""
        return self.root, self.path.partition("/")[0], self.path.count("/")

    def to(self, target: str) -> str:
        """The link to a path of the site; a folder's path ends with a slash, home is empty."""
        if self.root:
            return self.root + _quoted(target)
        first, _, inside = self.path.partition("/")
        if inside and not target.startswith(first):  # as nearly all are: nothing is shared
            return "../" * self.path.count("/") + _quoted(target)
        here, there = self.path.split("/")[:-1], target.split("/")
        common = 0
        while here[common:] and there[common + 1 :] and here[common] == there[common]:
            common += 1
        way = "../" * (len(here) - common) + "/".join(there[common:])
        return quote(way) or "./"

    def to_any(self, link: str) -> str:
        """The link to an address, or to a path of the site that begins with a slash."""
        if not link.startswith("/"):
            return link
        path, mark, part = link[1:].partition("#")
        return self.to(path) + mark + quote(part)


@lru_cache(maxsize=256)
def _quoted(path: str) -> str:
    """A path as a link has it; most lead to the same few places from every page."""
    return quote(path)


def file_of(path: str) -> str:
    """The file that a host answers with at a path."""
    if path.endswith("/") or not path:
        return path + INDEX_FILE
    return path if path.endswith(".html") else f"{path}/{INDEX_FILE}"


def whole(address: str, path: str) -> str:
    """The whole address of a path below the show's."""
    return address + quote(path)


def embed_path(episode: Listed) -> str:
    """The path of an episode's player for pages elsewhere."""
    return addresses.frame(episode.slug)


def oembed_path(episode: Listed) -> str:
    """The path of the file that tells pages elsewhere of the player."""
    return f"{embed_path(episode)}oembed.json"


def root_of(address: str) -> str:
    """The path of the show's address, from the host's root."""
    return urlsplit(address).path or "/"


def host_of(address: str) -> str:
    """The name of the host of an address, as people say it."""
    return (urlsplit(address).hostname or "").removeprefix("www.")


def index_path(number: int) -> str:
    """The path of a page of the index; the first is the home page."""
    return HOME if number == 1 else f"page/{number}/"


def tag_path(slug: str, number: int = 1) -> str:
    """The path of a page of the episodes with a tag."""
    return f"tags/{slug}/" + ("" if number == 1 else f"page/{number}/")


def person_path(slug: str, number: int = 1) -> str:
    """The path of a page of a person's episodes; the first tells of them."""
    return f"people/{slug}/" + ("" if number == 1 else f"page/{number}/")
