"""What others may do with a show or an episode.

Podcasting 2.0 namespace, "License", and its list of licences.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Short, WebAddress, line, mistake, shown
from feedkit.text.nearest import nearest

KNOWN = ("ARR", "CC-BY-4.0", "CC-BY-NC-4.0", "CC-BY-NC-ND-4.0", "POD-V4V-1.0")
"""Licences that apps know by their names alone; others need the address of their text."""

CREATIVE_COMMONS = {
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-ND-4.0": "https://creativecommons.org/licenses/by-nd/4.0/",
    "CC-BY-NC-SA-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
}
"""Licences that the list leaves out although everybody knows where their text stands."""

_SPELLED = {each.casefold(): each for each in (*KNOWN, *CREATIVE_COMMONS)}


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class License:
    """What others may do with it."""

    name: Annotated[
        Short,
        Field(description="The licence's short name, or one of your own.", min_length=1),
    ]
    link: Annotated[
        WebAddress | None,
        Field(description="Where its text stands; not needed for a licence that apps know."),
    ] = None

    def __post_init__(self) -> None:
        """Refuse a licence that nobody could look up."""
        if self.link is None and self.name not in KNOWN:
            near = nearest(self.name.casefold(), _SPELLED, 0.8)
            help = "say where its text stands: license: {name: …, link: https://…}"
            if near:
                help = f"did you mean “{_SPELLED[near]}”?"
            message = f"{shown(self.name)} is no licence that apps know"
            raise mistake("POD014", message, help)


def _read(value: Any) -> Any:
    """A licence by its name, in the spelling of the list, with its address where one is known."""
    keys = {"name": value} if isinstance(value, str) else value
    if not isinstance(keys, dict) or not isinstance(keys.get("name"), str):
        return keys
    name = _SPELLED.get(line(keys["name"]).casefold(), keys["name"])
    known = {"link": CREATIVE_COMMONS[name]} if name in CREATIVE_COMMONS else {}
    return {**known, **keys, "name": name}


Licensed = Annotated[License, BeforeValidator(_read, json_schema_input_type=Short | License)]
"""The name of a licence, or a name with the address of its text."""
