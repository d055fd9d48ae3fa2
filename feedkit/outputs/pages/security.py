"""The content security policy of a page: what it may load, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from urllib.parse import urlsplit

from feedkit.model.catalog import Listed, Show
from feedkit.model.presentation import Script

_HOST = re.compile(r"[A-Za-z0-9.-]+|\[[0-9A-Fa-f:.]+\]")


def policy(
    *,
    scripts: Iterable[Script] = (),
    media: Iterable[str] = (),
    images: Iterable[str] = (),
    any_image: bool = False,
    compiled: bool = False,
) -> str:
    """The policy of a page with these scripts, audio and pictures elsewhere.

    A script may send what it saw to its own host, and to those it is said to report to. A page
    that searches an index runs what the search is ``compiled`` to, WebAssembly. Audio elsewhere
    may be redirected to hosts that nobody can foresee, hence any secure one.
    """
    listed = tuple(scripts)
    strangers = origins(each.src for each in listed)
    told = origins((*strangers, *(report for each in listed for report in each.reports)))
    sounds = origins(media)
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *(["'wasm-unsafe-eval'"] if compiled else []), *strangers],
        "style-src": ["'self'"],
        "img-src": [
            "'self'",
            *origins([*images, *told]),
            *(["https:", "http:"] if any_image else []),
        ],
        "media-src": ["'self'", *sounds, *(["https:"] if sounds else [])],
        "connect-src": ["'self'", *told],
        "manifest-src": ["'self'"],
        "base-uri": ["'none'"],
        "form-action": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def policy_of_all(
    show: Show, episodes: Iterable[Listed], *, any_image: bool, compiled: bool = False
) -> str:
    """What every page of a show may load, for a header: each page narrows it down to its own.

    Which hosts notes show pictures from is found out page by page; here it counts whether they do.
    """
    return policy(
        scripts=show.scripts,
        media={_host(each.enclosure.address): "" for each in episodes if not each.enclosure.path},
        any_image=any_image,
        compiled=compiled,
    )


def _host(address: str) -> str:
    """An address as far as its host."""
    return "/".join(address.split("/", 3)[:3])


def watchers(scripts: Iterable[Script]) -> tuple[str, ...]:
    """The hosts that learn of visits by scripts, each once."""
    told = origins(each for script in scripts for each in (script.src, *script.reports))
    return tuple(each.partition("://")[2] for each in told)


def origins(addresses: Iterable[str]) -> list[str]:
    """The origins of web addresses, each once; what is none, or could end the rule, is left out."""
    return list(dict.fromkeys(filter(None, map(_origin, map(_host, addresses)))))


@lru_cache(maxsize=64)
def _origin(address: str) -> str:
    """The origin of an address: many recordings lie at few of them."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.rpartition("@")[2].removesuffix(f":{parts.port}")
        host = host if host.startswith("[") else host.encode("idna").decode("ascii")
    except ValueError:
        return ""
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(host):
        return ""
    return f"{parts.scheme}://{host}" + (f":{parts.port}" if parts.port else "")
