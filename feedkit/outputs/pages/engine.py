"""Jinja as pages need it: strict, escaping, and in the language of the show."""

from __future__ import annotations

import json
import re
from functools import cache, lru_cache, partial
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup, escape

from feedkit.text.words import Words

_PLAIN = re.compile(r"""\{\{ _\("([^"\\]*)"\) \}\}""")

Texts = tuple[tuple[str, str], ...]
"""Templates by their names."""


def new_environment(templates: Texts, words: Words) -> Environment:
    """What reads and fills templates."""
    texts = dict(templates)

    def load(name: str) -> tuple[str, str, None] | None:
        return (texts[name], name, None) if name in texts else None

    made = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        cache_size=-1,
        auto_reload=False,
        extensions=[_Spoken],
    )
    made.extend(words=words)
    # Most messages are the same on all pages. Types count: markup is no text that reads like it.
    made.globals["_"] = lru_cache(maxsize=256, typed=True)(partial(_message, words))
    made.globals["plural_forms"] = cache(partial(_plural_forms, words))
    made.filters |= {"duration": words.length, "number": words.number, "isolated": _isolated}
    return made


class _Spoken(Extension):
    """Says what is always the same once, when a template is read, and not on every page."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """A template with the plain messages in it said."""
        del name, filename
        words: Words = vars(self.environment)["words"]
        return _PLAIN.sub(lambda found: escape(words.gettext(found[1])), source)


def _plural_forms(words: Words, singular: str, plural: str) -> str:
    """A message for every kind of number, as the player reads it from an attribute."""
    return json.dumps(words.plural_forms(singular, plural), ensure_ascii=False)


def _message(words: Words, message: str, /, **values: Any) -> str:
    """A message for a template: what stands in it is escaped, unless it is markup itself."""
    found = words.gettext(message)
    return escape(found).format(**values) if values else found


@lru_cache(maxsize=16, typed=True)
def _isolated(text: str) -> Markup:
    """A text that may run in another direction than what is around it."""
    return Markup("<bdi>{}</bdi>").format(text)  # the text is escaped
