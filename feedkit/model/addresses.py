"""Where everything stands: paths below the show's address, and whole addresses."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import quote, urljoin, urlsplit, urlunsplit

from feedkit.model.catalog import FEED
from feedkit.text.address import as_uri

_PRIVATE = "private-"
_SAFE = "/:@!$&'()*+,;=-._~"


def show_address(written: str) -> str:
    """The show's address as it is kept: an ASCII host, an encoded path, a slash at the end."""
    parts = urlsplit(as_uri(written))
    return urlunsplit((parts.scheme, parts.netloc.lower(), parts.path.rstrip("/") + "/", "", ""))


def whole(show: str, path: str) -> str:
    """The whole address of a path below the show's; a whole address stays as it is."""
    if path.startswith(("https://", "http://")):
        return path
    return show + quote(path, safe=_SAFE)


def relative(show: str, address: str) -> str:
    """A whole address as the ledger keeps it: relative where it lies below the show's."""
    return address.removeprefix(show) if address.startswith(show) else address


def chained(prefixes: Iterable[str]) -> str:
    """Several prefixes as one: the first sends on to the next one."""
    chain = ""
    for each in prefixes:
        chain += (each if not chain else each.removeprefix("https://")).rstrip("/") + "/"
    return chain


def counted(prefix: str, address: str) -> str:
    """The address of a file by way of a prefix; nothing without one.

    OP3, "Setup": https is left out of what follows, http is not.
    """
    if not prefix or address.startswith(prefix):
        return ""
    return prefix + address.removeprefix("https://")


_PLACEHOLDERS = frozenset({"example.com", "example.net", "example.org"})


def is_placeholder(address: str) -> bool:
    """Whether an address is one of those kept for examples, where nothing can be published.

    RFC 2606, section 3.
    """
    host = urlsplit(address).hostname or ""
    return host.removeprefix("www.") in _PLACEHOLDERS


def feed_address(show: str) -> str:
    """The address of the show's feed."""
    return urljoin(show, FEED)


def feed_page(path: str, number: int) -> str:
    """The path of a page of the feed at a path: the oldest is number 1, and stays it."""
    return f"{path.removesuffix('.xml')}-{number}.xml"


def private(token: str, extension: str) -> str:
    """The path of something that only those find who are told of it.

    It stands at the top of the site, where there is always a page: some hosts list what lies in
    folders that have none.
    """
    return f"{_PRIVATE}{token}.{extension}"


def printable(path: str) -> str:
    """A path as a log may have it, which others can read: a private one stays private."""
    return "a private file" if path.startswith(_PRIVATE) else path


def page(slug: str) -> str:
    """The path of an episode's page."""
    return f"episodes/{slug}/"


def frame(slug: str) -> str:
    """The path of an episode's player for pages elsewhere."""
    return f"embed/{slug}/"


def media(slug: str, extension: str, *, edition: int = 1) -> str:
    """The path of an episode's audio; later editions are numbered."""
    number = "" if edition == 1 else f"-{edition}"
    return f"media/{slug}{number}.{extension}"


def chapters(slug: str, extension: str = "json") -> str:
    """The path of an episode's chapters in a format."""
    return f"chapters/{slug}.{extension}"


def transcript(slug: str, language: str, extension: str) -> str:
    """The path of a transcript; its language stands in the name where one is given."""
    middle = f".{language}" if language else ""
    return f"transcripts/{slug}{middle}.{extension}"


def art(name: str, sha256: str, extension: str) -> str:
    """The path of a picture: a changed picture gets a new one, because caches keep the old."""
    return f"art/{name}-{sha256[:8]}.{extension}"


def slug_of_page(path: str) -> str:
    """The slug in the path of an episode's page, or nothing."""
    parts = path.split("/")
    return parts[1] if len(parts) == 3 and parts[0] == "episodes" else ""
