"""Which names of this server are believed: a page elsewhere cannot pretend to be ours."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send


class KnownHosts:
    """Refuses requests for other names than the one given, ``localhost`` and addresses in numbers.

    A name that somebody else owns can be made to point at this machine, and a page of theirs would
    then read drafts here (DNS rebinding). An address in numbers cannot.
    """

    def __init__(self, app: ASGIApp, name: str) -> None:
        self._app = app
        self._known = {"localhost", name.lower()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it."""
        app = self._app
        if scope["type"] == "http" and not self._knows(Headers(scope=scope).get("host", "")):
            app = PlainTextResponse(
                "This server does not go by that name: use its address in numbers.\n",
                status_code=421,
            )
        await app(scope, receive, send)

    def _knows(self, host: str) -> bool:
        try:
            parts = urlsplit(f"//{host}")
            name, bare = parts.hostname or "", parts.netloc == host
            if not bare or parts.username is not None or parts.port == 0:
                return False
            return name in self._known or bool(ip_address(name))
        except ValueError:
            return False
