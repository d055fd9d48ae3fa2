"""From a folder and a way to build it to a server that runs until it is interrupted."""

from __future__ import annotations

import asyncio
import secrets
import socket
from collections.abc import Callable
from pathlib import Path

import uvicorn

from feedkit.diagnostics import WorldFailed
from feedkit.serve.app import preview_app
from feedkit.serve.rebuild import Build, Rebuilding, Watch
from feedkit.serve.standing import Standing


def listening(host: str, port: int) -> socket.socket:
    """A socket at an address of this machine; port 0 is any free one."""
    try:
        family, _, _, _, place = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(place[:2], family=family)
    except OSError as error:
        message = f"{host}, port {port}, cannot be listened to: {error.strerror}"
        raise WorldFailed(message, "name another port with --port, or 0 for any") from None


def address(sock: socket.socket, host: str) -> str:
    """The address that a browser is given for a socket."""
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{sock.getsockname()[1]}/"


def serve(
    folder: Path, *, build: Build, watch: Watch, sock: socket.socket, host: str
) -> Callable[[], bool]:
    """Serve the preview in a folder until interrupted. Raises what a build raises.

    What is returned says whether a build still runs, in a thread that nobody waits for.
    """
    standing = Standing(secrets.token_hex(4))
    rebuilding = Rebuilding(build, watch, standing)
    errors: list[BaseException] = []

    def failed(error: BaseException) -> None:
        errors.append(error)
        server.should_exit = True

    app = preview_app(folder, standing=standing, rebuilding=rebuilding, host=host, failed=failed)
    config = uvicorn.Config(
        app,
        lifespan="on",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=0,  # browsers that listen for news would never leave
    )
    server = uvicorn.Server(config)
    try:
        asyncio.run(server.serve(sockets=[sock]))
    except KeyboardInterrupt:
        pass  # that is how it ends
    finally:
        sock.close()
    if errors:
        raise errors[0]
    return lambda: rebuilding.busy
