from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from feedkit.model.artifact import Artifact, MadeFile, Stage
from feedkit.model.size import Size
from feedkit.site.write import Outcome, Piece, Site, plan, write


class Yard:
    """A folder to write sites in, of pieces whose content is what the test says."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.sources = root / "sources"
        self.sources.mkdir(parents=True, exist_ok=True)
        self.site = Site(folder=root / "public", manifest=root / ".feedkit/manifest", root=root)
        self.public = self.site.folder

    def text(self, path: str, content: str = "", stage: Stage = Stage.PAGES) -> Artifact:
        content = content or f"text of {path}"
        digest = hashlib.sha256(content.encode()).hexdigest()
        return Artifact(kind="text", key=content, path=path, digest=digest, stage=stage)

    def file(self, path: str, content: bytes = b"", stage: Stage = Stage.MEDIA) -> MadeFile:
        content = content or f"file at {path}".encode()
        sha256 = hashlib.sha256(content).hexdigest()
        source = self.sources / sha256
        source.write_bytes(content)
        size = Size(len(content))
        return MadeFile(path=path, source=source, size=size, sha256=sha256, stage=stage)

    def build(
        self,
        *pieces: Piece,
        keep: frozenset[str] = frozenset(),
        clean: bool = False,
        render: Callable[[Artifact], bytes] = lambda each: each.key.encode(),
        before_feeds: Callable[[], None] = lambda: None,
    ) -> Outcome:
        planned = plan(self.site, pieces, keep=keep, clean=clean)
        return write(self.site, planned, render=render, before_feeds=before_feeds)

    def files(self) -> dict[str, bytes]:
        """Every file of the site but the mark of ownership."""
        return {
            path.relative_to(self.public).as_posix(): path.read_bytes()
            for path in sorted(self.public.rglob("*"))
            if path.is_file() and path.name != ".feedkit-site"
        }

    def times(self) -> dict[str, tuple[int, int]]:
        """When every file of the folder was written, and which one it is."""
        found = ((path, path.stat()) for path in sorted(self.root.rglob("*")))
        return {str(path): (stat.st_mtime_ns, stat.st_ino) for path, stat in found}


@pytest.fixture
def yard(tmp_path: Path) -> Yard:
    return Yard(tmp_path)


@pytest.fixture(scope="session")
def new_yard() -> type[Yard]:
    return Yard
