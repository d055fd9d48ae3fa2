"""What a show chooses about the looks of its pages: colours, menu, links, the line at the foot."""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from feedkit.model.fields import (
    STRICT,
    Flag,
    Line,
    Text,
    WebAddress,
    line,
    mistake,
    shown,
    web_address,
)
from feedkit.model.ready_made import unsaid
from feedkit.model.short_forms import several, worded

_HEXADECIMAL = re.compile(r"#?([0-9a-f]{3}|[0-9a-f]{6})", re.ASCII | re.IGNORECASE)
_WAY = re.compile(r"/(?!/)[^\s\\?#]*(#[^\s\\#]*)?")


def _colour(value: Any) -> str:
    text = line(value)
    match = _HEXADECIMAL.fullmatch(text)
    if match is None:
        help = 'write six digits, such as b02a30, or "#b02a30" in quotes'
        raise mistake("SRC017", f"{shown(text)} is no colour", help)
    digits = match[1].lower()
    return "#" + (digits if len(digits) == 6 else "".join(2 * each for each in digits))


def _worded(text: str) -> str:
    if not text:
        raise mistake("SRC017", "an entry without words", "write them before the address")
    return text


def _place(value: Any) -> str:
    """A web address, or the way to a page from the show's address."""
    text = line(value)
    if text.lower().startswith(("http:", "https:")):
        return web_address(text)
    steps = text.partition("#")[0].split("/")
    if not _WAY.fullmatch(text) or {".", ".."} & set(steps):
        help = "write a page of the site, such as /subscribe/, or an address, https://example.org/"
        raise mistake("SRC017", f"{shown(text)} leads nowhere", help)
    return text


ColourField = Annotated[
    str,
    BeforeValidator(_colour),
    WithJsonSchema({"type": ["string", "number"], "examples": ["#b02a30"]}),
]
"""A colour as ``#rrggbb``, with the sign or without it, in six digits or in three."""


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Colours:
    """The colours of pages that are not to come from the artwork."""

    accent: Annotated[ColourField | None, Field(description="Links and buttons.")] = None
    background: Annotated[
        ColourField | None, Field(description="The paper that texts stand on.")
    ] = None
    stage: Annotated[
        ColourField | None,
        Field(description="The band on which an episode plays, and the top of pages."),
    ] = None


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class ColourChoices(Colours):
    """The colours of pages: those by day, and below ``night`` those for dark screens."""

    night: Annotated[
        Colours, Field(description="The same for dark screens; else made from those by day.")
    ] = unsaid(Colours)


OF_THE_ARTWORK = unsaid(ColourChoices)
"""No choice at all."""


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class MenuEntry:
    """An entry of the menu."""

    text: Annotated[Line, AfterValidator(_worded), Field(description="What it says.")]
    link: Annotated[
        str,
        BeforeValidator(_place),
        WithJsonSchema({"type": "string"}),
        Field(description="A page of the site from its root, such as /podroll/, or an address."),
    ]


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class SiteLink:
    """Another place of those who make the show."""

    link: Annotated[WebAddress, Field(description="Its address.")]
    text: Annotated[Line, Field(description="What it says; else the name of the host.")] = ""


_Entry = Annotated[
    MenuEntry,
    BeforeValidator(worded(r"https?://\S+|/\S*"), json_schema_input_type=Line | MenuEntry),
]
_Link = Annotated[
    SiteLink, BeforeValidator(worded(r"https?://\S+"), json_schema_input_type=Line | SiteLink)
]


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class SiteChoices:
    """How pages look, and what stands on each of them."""

    colours: Annotated[
        ColourChoices, Field(description="The colours that are not to come from the artwork.")
    ] = OF_THE_ARTWORK
    menu: Annotated[
        tuple[_Entry, ...],
        BeforeValidator(several, json_schema_input_type=_Entry | tuple[_Entry, ...]),
        Field(description="Entries of the menu behind feedkit's own: words, then where it leads."),
    ] = ()
    links: Annotated[
        tuple[_Link, ...],
        BeforeValidator(several, json_schema_input_type=_Link | tuple[_Link, ...]),
        Field(description="Your other places, at the foot of pages; they count as yours (rel=me)."),
    ] = ()
    footer: Annotated[
        Text, Field(description="A line at the foot of every page, with Markdown inside a line.")
    ] = ""
    cards: Annotated[
        Flag, Field(description="Whether links to pages are shown with a large picture of them.")
    ] = True
