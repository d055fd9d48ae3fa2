"""The room where listeners meet while a show is on.

Podcasting 2.0 namespace, "Chat".
"""

import re
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Line, Uri, line, mistake, shown
from feedkit.model.one_of import OneOf

PROTOCOLS = ("irc", "xmpp", "nostr", "matrix")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)+(:\d+)?|localhost", re.ASCII)


def _server(value: Any) -> str:
    text = line(value)
    if _HOST.fullmatch(text):
        return text
    message = f"{shown(text)} is no name of a server"
    raise mistake("SRC017", message, "write it without scheme and path, such as irc.libera.chat")


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Chat:
    """The room where listeners meet."""

    server: Annotated[
        str,
        BeforeValidator(_server),
        WithJsonSchema({"type": "string"}),
        Field(description="The name of the server."),
    ]
    protocol: Annotated[
        str, OneOf(PROTOCOLS), Field(description="How it is spoken to: irc, xmpp, nostr or matrix.")
    ]
    account: Annotated[Line | None, Field(description="Your account there.")] = None
    space: Annotated[Line | None, Field(description="The room, such as #harbour.")] = None


def _read(value: Any) -> Any:
    """Keys, or an address such as ``irc://irc.libera.chat/#harbour``."""
    if not isinstance(value, str):
        return value
    try:
        parts = urlsplit(line(value))
    except ValueError:
        parts = urlsplit("")
    if not parts.netloc:
        help = "write it like irc://irc.libera.chat/#harbour"
        raise mistake("SRC017", f"{shown(value)} is no address of a chat", help)
    space = parts.path.strip("/") + (f"#{parts.fragment}" if parts.fragment else "")
    found = {"server": parts.netloc, "protocol": parts.scheme.removesuffix("s")}
    return {**found, "space": space} if space else found


ChatRoom = Annotated[Chat, BeforeValidator(_read, json_schema_input_type=Uri | Chat)]
"""The address of a room, or its server, protocol and name."""
