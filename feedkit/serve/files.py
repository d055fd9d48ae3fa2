"""The files of a preview as a server should answer with them: typed, in ranges, never cached."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path
from stat import S_ISREG

from starlette.datastructures import Headers
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import Scope

from feedkit.model.media_types import TYPES, ending

_OTHERS: Mapping[str, str] = {
    "m4a": "audio/mp4",
    "m4b": "audio/mp4",
    "vtt": "text/vtt",
    "srt": "application/x-subrip",
    "json": "application/json",
    "webmanifest": "application/manifest+json",
    "opml": "text/x-opml",
    "css": "text/css",
    "js": "text/javascript",
    "txt": "text/plain",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "avif": "image/avif",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "wasm": "application/wasm",
    "pdf": "application/pdf",
}
_MEDIA_TYPES = {**TYPES, **_OTHERS}
_ROOTS = ((b"<rss", "application/rss+xml"), (b"<feed", "application/atom+xml"))
_FRESH = {"Cache-Control": "no-cache"}


class SiteFiles(StaticFiles):
    """The files below a folder, and none that a link or a path leads to elsewhere.

    ``dress`` is what becomes of a page on its way.
    """

    def __init__(self, folder: Path, dress: Callable[[str], str]) -> None:
        super().__init__(directory=folder, html=True, check_dir=False)
        self._dress = dress

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The answer for a path; pages are dressed, that for unknown addresses too."""
        response = await super().get_response(path, scope)
        if isinstance(response, FileResponse) and ending(str(response.path)) == "html":
            return self._page(Path(response.path), response.status_code)
        return response

    def file_response(
        self,
        full_path: str | os.PathLike[str],
        stat_result: os.stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        """The answer with one file, or that it is still the same."""
        response = FileResponse(
            full_path,
            status_code=status_code,
            stat_result=stat_result,
            media_type=media_type(Path(full_path)),
            headers=_FRESH,
        )
        is_page = ending(str(full_path)) == "html"
        if not is_page and self.is_not_modified(response.headers, Headers(scope=scope)):
            return NotModifiedResponse(response.headers)
        return response

    def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
        """The file of a path. What is neither a file nor a folder, such as a pipe, is not there."""
        full_path, stat = super().lookup_path(path)
        if stat is not None and not S_ISREG(stat.st_mode) and not Path(full_path).is_dir():
            return "", None
        return full_path, stat

    def _page(self, file: Path, status: int) -> Response:
        text = file.read_text(encoding="utf-8", errors="replace")
        return HTMLResponse(self._dress(text), status_code=status, headers=_FRESH)


def media_type(file: Path) -> str:
    """What a file is, by its name; XML by how it begins."""
    kind = ending(file.name)
    if kind == "xml":
        with file.open("rb") as stream:
            beginning = stream.read(1000)
        return next((name for mark, name in _ROOTS if mark in beginning), "application/xml")
    return _MEDIA_TYPES.get(kind, "application/octet-stream" if kind else "text/plain")
