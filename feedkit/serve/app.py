"""What answers a browser: the preview, the script that reloads it, and the news it listens to."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from feedkit.serve.files import SiteFiles
from feedkit.serve.hosts import KnownHosts
from feedkit.serve.page import EVENTS, SCRIPT, notice, with_script
from feedkit.serve.rebuild import Rebuilding
from feedkit.serve.standing import Standing

_SCRIPT = Path(__file__).with_name("reload.js")
_OURS = {"Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin"}


def preview_app(
    folder: Path,
    *,
    standing: Standing,
    rebuilding: Rebuilding,
    host: str,
    failed: Callable[[BaseException], None],
) -> Starlette:
    """The application for the preview in a folder.

    ``failed`` hears of what ends the building for good, a mistake of ours.
    """

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        task = asyncio.create_task(rebuilding.run())
        task.add_done_callback(lambda task: _report(task, failed))
        yield
        standing.close()
        task.cancel()
        with suppress(asyncio.CancelledError, Exception):  # ``failed`` has heard of it
            await task

    site = _Site(folder, standing)
    return Starlette(
        routes=[
            Route(SCRIPT, _script),
            Route(EVENTS, lambda _request: _events(standing)),
            Route("/{path:path}", site.answer, methods=["GET", "HEAD"]),
        ],
        middleware=[Middleware(KnownHosts, name=host)],
        lifespan=lifespan,
    )


def _report(task: asyncio.Task[None], failed: Callable[[BaseException], None]) -> None:
    error = None if task.cancelled() else task.exception()
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    if error is not None:
        failed(error)


async def _script(_request: Request) -> Response:
    text = _SCRIPT.read_text(encoding="utf-8")
    return Response(text, media_type="text/javascript", headers=_OURS)


def _events(standing: Standing) -> Response:
    return StreamingResponse(standing.events(), media_type="text/event-stream", headers=_OURS)


class _Site:
    """The pages of the site at the path that its address has."""

    def __init__(self, folder: Path, standing: Standing) -> None:
        self._standing = standing
        self._files = SiteFiles(folder, lambda page: with_script(page, standing.site))

    async def answer(self, request: Request) -> Response:
        path, prefix = request.scope["path"], self._standing.prefix
        if prefix != "/" and path in {"/", prefix.removesuffix("/")}:
            return RedirectResponse(prefix)
        inner = path.removeprefix(prefix) if path.startswith(prefix) else "404.html"
        inner = self._files.get_path({"type": "http", "path": f"/{inner}", "root_path": ""})
        try:
            response = await self._files.get_response(inner, request.scope)
            if not path.startswith(prefix):
                response.status_code = 404
        except HTTPException as error:
            if error.status_code != 404:
                raise
            response = self._without_page()
        response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
        return response

    def _without_page(self) -> Response:
        """What is said where the show has no page, not even one for unknown addresses."""
        said = self._standing.said
        title = "There is no site yet" if said else "There is nothing at this address yet"
        page = with_script(notice(title, said), self._standing.site)
        return HTMLResponse(page, status_code=404, headers={"Cache-Control": "no-store"})
