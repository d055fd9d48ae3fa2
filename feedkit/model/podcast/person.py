"""Someone heard or thanked, named where they took part.

Podcasting 2.0 namespace, "Person".
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, FilePath, Line, Short, WebAddress
from feedkit.model.short_forms import several


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Credit:
    """Someone who took part and is not in the roster, or is in it and did something else."""

    name: Annotated[Short, Field(description="Their name, or their word in the roster.")]
    role: Annotated[Line | None, Field(description="What they did, such as guest.")] = None
    group: Annotated[
        Line | None, Field(description="The kind of work, where the role belongs to several.")
    ] = None
    page: Annotated[WebAddress | None, Field(description="Where to learn more about them.")] = None
    portrait: Annotated[
        FilePath | None,
        Field(description="A picture of them: a file beside this one, or an address."),
    ] = None


def _shape(value: Any) -> str:
    return "mapping" if isinstance(value, (dict, Credit)) else "text"


_One = Annotated[
    Annotated[Line, Tag("text")] | Annotated[Credit, Tag("mapping")], Discriminator(_shape)
]
People = Annotated[
    tuple[_One, ...], BeforeValidator(several, json_schema_input_type=_One | tuple[_One, ...])
]
"""Names of the roster, “Name as role”, or keys."""

EXAMPLE = {
    "name": "Cy Ledger",
    "role": "editor",
    "group": "video post-production",
    "page": "https://cy.example/",
    "portrait": "https://cy.example/cy.jpg",
}
"""Someone with all that can be said of them."""
