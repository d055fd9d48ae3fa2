"""Where an episode can be had when an app cannot play it.

Podcasting 2.0 namespace, "Content Link".
"""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Line, Short, WebAddress, line
from feedkit.model.short_forms import several

_LAST = re.compile(r"(?P<text>.*?)\s*:?\s*(?P<link>https?://\S+)", re.IGNORECASE)


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class ContentLink:
    """A page where it can be watched or heard, too."""

    link: Annotated[WebAddress, Field(description="The page.")]
    text: Annotated[Short, Field(description="What the link says.")] = ""


def _item(value: Any) -> Any:
    """Keys, or words with the address behind them."""
    if not isinstance(value, str):
        return value
    match = _LAST.fullmatch(line(value))
    return {"text": match["text"], "link": match["link"]} if match else {"link": value}


_One = Annotated[ContentLink, BeforeValidator(_item, json_schema_input_type=Line | ContentLink)]
ContentLinks = Annotated[
    tuple[_One, ...], BeforeValidator(several, json_schema_input_type=_One | tuple[_One, ...])
]
"""Words with an address behind them, keys, or a list of them."""
