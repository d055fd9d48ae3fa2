"""Web addresses: as people write them, and as feeds need them."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit, urlunsplit

_HOST = re.compile(r"([\w.~!$&'()*+,;=%:-]+@)?([\w.-]+|\[[0-9a-fA-F:.]+\])(:\d{0,5})?", re.ASCII)
_SAFE = "/:@!$&'()*+,;=-._~%"


def as_uri(address: str) -> str:
    """A web address in ASCII: the host in its own encoding, the rest percent-encoded.

    What is encoded already stays as it is. Raises ``ValueError`` for what is no whole http or
    https address (RFC 3986).
    """
    parts = urlsplit(address)
    if parts.scheme.lower() not in {"http", "https"} or not parts.hostname or parts.port == 0:
        raise ValueError(f"no web address: {address}")
    if any(each.isspace() for each in address):
        raise ValueError(f"white space in an address: {address}")
    return urlunsplit(
        (
            parts.scheme.lower(),
            _host(parts.netloc),
            quote(parts.path, safe=_SAFE),
            quote(parts.query, safe=_SAFE + "?"),
            quote(parts.fragment, safe=_SAFE + "?"),
        )
    )


def _host(host: str) -> str:
    try:
        ascii_host = host if host.isascii() else host.encode("idna").decode()
    except UnicodeError as error:
        raise ValueError(f"no host: {host}") from error
    if not _HOST.fullmatch(ascii_host):
        raise ValueError(f"no host: {host}")
    return ascii_host
