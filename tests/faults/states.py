"""The state that a show is in, told so that two states are the same where their futures are.

What the next build does depends on nothing but what lies in the show's folder. Two trials that
leave the same there share the next build, which is then tried once. Where in doubt, two states
are different: that costs time, nothing else.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Callable
from pathlib import Path

from promises import PART

_PART = re.compile(r"\.\d+(?:[.-]\d+)?(?=\.feedkit-part$)")
_FOLDER = re.compile(r"\btmp[a-z0-9_]{8}\b")
_HOLDER = re.compile(rb"^process \d+ on \S+, since [\d:]+$")
_STAMP = re.compile(rb'"([^"\n]+)": (?:\{"stamp": )?\[(-?\d+), (\d{16,})(?:, (\d+))?\]')
_RECORD = re.compile(rb"(?m)^(\w+) (\d+) (\d{16,}) (.+)$")


class State:
    """What lies in the folder of a show now, as a digest."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._stats: dict[str, tuple[int, int, int]] = {}

    def digest(self) -> str:
        """The digest of all that builds write there; the rest is looked after elsewhere."""
        found = []
        for own in ("public", "ledger", ".feedkit"):
            for place, _, names in os.walk(self._root / own):
                where = _FOLDER.sub("tmp", place[len(str(self._root)) :])
                found.append((where, b""))
                for name in names:
                    # Nobody reads what another build has left incomplete: the edge sees to that.
                    part = name.endswith(PART)
                    content = b"" if part else Path(place, name).read_bytes()
                    if own == ".feedkit":
                        content = self._told(content)
                    path = f"{where}/{_PART.sub('', name)}"
                    found.append((path, hashlib.sha256(content).digest()))
        return hashlib.sha256(repr(sorted(found)).encode()).hexdigest()

    def _told(self, content: bytes) -> bytes:
        """A file of .feedkit without what is another in every trial and means the same."""
        check, _, rest = content.partition(b"\n")
        if check == hashlib.sha256(rest).hexdigest().encode():
            content = b"whole\n" + rest
        if content.startswith(b"feedkit manifest"):
            return _RECORD.sub(self._holding(3, 4), content)
        content = _STAMP.sub(self._holding(3, 1), _HOLDER.sub(b"held", content))
        return content.replace(str(self._root).encode(), b"root")

    def _holding(self, time: int, path: int) -> Callable[[re.Match[bytes]], bytes]:
        def told(match: re.Match[bytes]) -> bytes:
            """A stamp that holds, as such; one that does not, as it stands."""
            name = match[path].decode()
            size, changed = int(match[2]), int(match[time])
            node = int(match[4]) if path == 1 and match[4] else None
            for below in (self._root, self._root / "public"):
                stat = self._stat(str(below / name))
                if stat[:2] == (size, changed) and node in {None, stat[2]}:
                    return b"%s holds: %d" % (match[path], size) + match[1] * (path != 1)
            return match[0]

        return told

    def _stat(self, path: str) -> tuple[int, int, int]:
        if path not in self._stats:
            try:
                stat = os.stat(path)  # noqa: PTH116  a thousand times a trial
                self._stats[path] = (stat.st_size, stat.st_mtime_ns, stat.st_ino)
            except OSError:
                self._stats[path] = (-1, -1, -1)
        return self._stats[path]


def is_new(folder: Path, root: Path) -> bool:
    """Whether no trial has left a show in this state yet, of any process that shares a folder."""
    try:
        (folder / State(root).digest()).mkdir(parents=True)
    except FileExistsError:
        return False
    return True
