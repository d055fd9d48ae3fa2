"""What builds work out from bytes alone, worked out once for all builds of one process.

Nothing here touches a disk: what a build reads and writes, and in which order, stays as it is.
Pages, cards and pictures, and what ffmpeg hears, are most of a build's time. A page is known by
the digest of all that it is made from, as the manifest knows it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import jinja2
import pydantic

from feedkit.cache import facts
from feedkit.media import drawing, listening, smaller
from feedkit.outputs.table import RENDERERS

_known: dict[Any, Any] = {}
_off: list[bool] = []


def anew() -> None:
    """Think of everything anew in this process, from now on."""
    _off.append(True)


def _once(key: Any, make: Callable[[], Any]) -> Any:
    if _off:
        return make()
    if key not in _known:
        _known[key] = make()
    return _known[key]


def remember() -> None:
    """Have every build of this process, and of those forked from it, think of each thing once."""
    draw, copy, probe = drawing._draw, smaller.Smaller._copy, listening.probe
    compiled, adapter = jinja2.Environment.compile, pydantic.TypeAdapter
    drawing._draw = lambda card, art: _once(("card", card.key), lambda: draw(card, art))
    smaller.Smaller._copy = lambda self, name, make: copy(
        self, name, lambda: _once(("copy", name), make)
    )
    listening.probe = lambda path, *, ear=None, **keys: _once(
        ("sound", path.name, path.read_bytes(), *sorted(map(str, keys.items()))),
        lambda: probe(path, ear=ear, **keys),
    )
    jinja2.Environment.compile = lambda self, source, name=None, *rest: _once(
        ("template", source, name), lambda: compiled(self, source, name, *rest)
    )
    facts.TypeAdapter = lambda kind: _once(("type", kind), lambda: adapter(kind))
    for kind, render in RENDERERS.items():
        if not kind.startswith("feed"):
            RENDERERS[kind] = partial(_rendered, render)


def _rendered(render: Callable[..., bytes], publication: Any, artifact: Any) -> bytes:
    key = (artifact.kind, artifact.path, artifact.digest)
    return _once(key, lambda: render(publication, artifact))
