"""Where listeners can support the show.

Podcasting 2.0 namespace, "Funding".
"""

from typing import Annotated

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Short, WebAddress
from feedkit.model.short_forms import keyed, several


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Funding:
    """Where listeners can support the show."""

    link: Annotated[WebAddress, Field(description="The page where they can do it.")]
    text: Annotated[
        Short,
        Field(description="What the link says; else a phrase in the show’s language."),
    ] = ""


_One = Annotated[
    Funding, BeforeValidator(keyed("link"), json_schema_input_type=WebAddress | Funding)
]
Fundings = Annotated[
    tuple[_One, ...], BeforeValidator(several, json_schema_input_type=_One | tuple[_One, ...])
]
"""The address of a page, an address with words, or a list of them."""
