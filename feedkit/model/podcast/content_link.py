"""Where an episode can be had when an app cannot play it.

Podcasting 2.0 namespace, "Content Link".
"""

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Line, Short, WebAddress
from feedkit.model.short_forms import several, worded


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class ContentLink:
    """A page where it can be watched or heard, too."""

    link: Annotated[WebAddress, Field(description="The page.")]
    text: Annotated[Short, Field(description="What the link says.")] = ""


_One = Annotated[
    ContentLink,
    BeforeValidator(worded(r"https?://\S+"), json_schema_input_type=Line | ContentLink),
]
ContentLinks = Annotated[
    tuple[_One, ...], BeforeValidator(several, json_schema_input_type=_One | tuple[_One, ...])
]
"""Words with an address behind them, keys, or a list of them."""
