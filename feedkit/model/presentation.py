"""The keys of ``show.yaml`` about its pages: how they look, and what is in their heads."""

import re
from collections.abc import Mapping
from dataclasses import field
from functools import partial
from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.distribution import Distribution
from feedkit.model.fields import STRICT, Line, WebAddress, mistake, shown, web_address
from feedkit.model.ready_made import unsaid
from feedkit.model.short_forms import keyed, several
from feedkit.model.site_choices import SiteChoices

_ATTRIBUTE = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*", re.ASCII)


def _secure_address(value: Any) -> str:
    """An address that nobody on the way can put another script in the place of."""
    address = web_address(value)
    if not address.startswith("https:"):
        message = f"{shown(address)} is not secure: anybody on the way can change what comes"
        raise mistake("SRC017", message, "write it with https, or leave it out")
    return address


def _attributes(value: Any) -> Any:
    """The names without the ``data-`` that all of them begin with."""
    if not isinstance(value, dict):
        return value
    found = {str(name).removeprefix("data-"): each for name, each in value.items()}
    for name in found:
        if not _ATTRIBUTE.fullmatch(name):
            help = "write it in small letters and hyphens, such as website-id"
            raise mistake("SRC017", f"{shown(name)} is no name of an attribute", help)
    return found


SecureAddress = Annotated[WebAddress, BeforeValidator(_secure_address)]
"""An address of https alone."""


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Script:
    """A script of somebody else's on every page."""

    src: Annotated[SecureAddress, Field(description="The script's address.")]
    data: Annotated[
        dict[str, Line],
        BeforeValidator(_attributes, json_schema_input_type=dict[str, Line]),
        Field(description="What the script reads from its element: data-website-id and the like."),
    ] = field(default_factory=dict)
    reports: Annotated[
        tuple[SecureAddress, ...],
        BeforeValidator(several, json_schema_input_type=SecureAddress | tuple[SecureAddress, ...]),
        Field(description="Where it sends what it saw, if that is another host than its own."),
    ] = ()


_One = Annotated[
    Script, BeforeValidator(keyed("src"), json_schema_input_type=SecureAddress | Script)
]


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class HeadChoices:
    """What stands in the head of every page besides feedkit's own."""

    scripts: Annotated[
        tuple[_One, ...],
        BeforeValidator(several, json_schema_input_type=_One | tuple[_One, ...]),
        Field(description="Scripts of others; they see your listeners, and pages say so."),
    ] = ()


_SCRIPT: Mapping[str, Any] = {
    "src": "https://stats.example/count.js",
    "data": {"website-id": "harbour-7"},
    "reports": "https://harbour.stats.example/",
}


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Presentation(Distribution):
    """How the pages of a show look, and what is in their heads."""

    site: Annotated[
        SiteChoices,
        Field(
            description="How pages look, and what stands on each of them.",
            examples=[
                {
                    "colours": {
                        "accent": "#8c3b2a",
                        "background": "#fdfaf4",
                        "stage": "#182034",
                        "night": {"accent": "#ff9d7a", "background": "#14161f"},
                    },
                    "menu": ["Newsletter https://letters.example/", "Recommended /podroll/"],
                    "links": [
                        "Mastodon https://social.example/@harbour",
                        "https://harbour.example/",
                    ],
                    "footer": "Made in *Antwerp*. Write to [us](mailto:post@harbour.example).",
                },
                {
                    "menu": [{"text": "Subscribe", "link": "/subscribe/"}],
                    "links": [{"text": "Mastodon", "link": "https://social.example/@harbour"}],
                    "cards": "false",
                },
            ],
        ),
    ] = field(default_factory=partial(unsaid, SiteChoices))
    head: Annotated[
        HeadChoices,
        Field(
            description="Additions to every page's head.",
            examples=[
                {"scripts": ["https://stats.example/count.js"]},
                {"scripts": [_SCRIPT]},
            ],
        ),
    ] = field(default_factory=partial(unsaid, HeadChoices))
