"""What has to hold of a show at every moment, and after the next build."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

from lxml import etree

from feedkit.ledger.folder import read_ledger

ADDRESS = "https://harbour.example/"
OWN = ("public", "ledger", ".feedkit")
PART = ".feedkit-part"


def files(folder: Path) -> dict[str, bytes]:
    """The files below a folder with their content."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = f"{place}/{name}"
            with open(path, "rb") as stream:  # noqa: PTH123  a thousand times a trial
                found[path[len(str(folder)) + 1 :]] = stream.read()
    return found


def outside(root: Path) -> dict[str, tuple[int, int, bytes]]:
    """Everything of a show that no build may touch, and whatever lies beside it."""
    found = {}
    for place, folders, names in os.walk(root.parent):
        if place == str(root):
            folders[:] = [each for each in folders if each not in OWN]
        found[place] = (os.stat(place).st_mode, 0, b"")  # noqa: PTH116
        for name in names:
            path = Path(place, name)
            stat = path.stat()
            found[str(path)] = (stat.st_mode, stat.st_mtime_ns, path.read_bytes())
    return found


def touched(root: Path, before: Mapping[str, object]) -> Iterator[str]:
    """What is not as it was of all that no build may touch."""
    now = outside(root)
    for path in sorted(now.keys() | before.keys()):
        if now.get(path) != before.get(path):
            yield f"touched {path}"


def named(feed: bytes) -> Iterator[tuple[str, str | None]]:
    """Every file of the site that a feed names, and the length it says, where it says one."""
    for element in etree.fromstring(feed).iter(etree.Element):
        kind = etree.QName(element).localname
        addresses = [*element.attrib.values(), element.text or ""]
        for address in addresses:
            if address.startswith(ADDRESS) and kind != "guid":
                parent = element.getparent()
                length = parent.get("length") if kind == "source" else element.get("length")
                path = urlsplit(address.strip()).path[1:]
                yield path + "index.html" * (not path or path.endswith("/")), length


def promises_broken(sites: Mapping[str, set[bytes]], root: Path) -> Iterator[str]:
    """What of the promises does not hold; ``sites`` are the contents that files may have."""
    site = files(root / "public")
    there = {path for path in site if not path.endswith(PART)}
    promised = {path.stem: path.read_text() for path in (root / "ledger").glob("*.json")}
    for finding in read_ledger(root).findings:
        yield f"{finding.file}: {finding.message}"
    for feed in sorted(path for path in there if path.endswith("feed.xml")):
        if site[feed] not in sites.get(feed, ()):
            yield f"{feed} is neither the old one nor the new one"
            continue
        for path, length in set(named(site[feed])):
            if path not in there:
                yield f"{feed} names {path}, which is not there"
            elif site[path] not in sites[path]:
                yield f"{feed} names {path}, which is not whole"
            elif length is not None and len(site[path]) != int(length):
                yield f"{feed} says {length} bytes of {path}, which has {len(site[path])}"
        for guid in etree.fromstring(site[feed]).iterfind("channel/item/guid"):
            if not any(f'"{guid.text}"' in text for text in promised.values()):
                yield f"{feed} has an episode that the ledger does not know"


def pieces_broken(sites: Mapping[str, set[bytes]], root: Path) -> Iterator[str]:
    """Files of the site that are neither as they were nor as they will be."""
    for path, content in files(root / "public").items():
        if content not in sites.get(path, ()) and not path.endswith(PART):
            yield f"{path} is neither the old one nor the new one"


def different(goal: Path, root: Path, forgiven: tuple[str, ...] = ()) -> Iterator[str]:
    """What the next build did not put right; ``forgiven`` is what may be left in .feedkit."""
    for folder in ("public", "ledger"):
        have, want = files(root / folder), files(goal / folder)
        for path in sorted(have.keys() | want.keys()):
            if have.get(path) != want.get(path):
                how = "lacks" * (path not in have) or "has" * (path not in want) or "differs in"
                yield f"after the next build {folder} {how} {path}"
    kept = files(root / ".feedkit").keys() - files(goal / ".feedkit").keys()
    for path in sorted(kept):
        if not path.startswith(forgiven):
            yield f"after the next build .feedkit has {path}"
