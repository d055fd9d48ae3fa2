"""Which services are not to show the podcast.

Podcasting 2.0 namespace, "Block", and its list of services.
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Flag, Line, Lines

SERVICES = frozenset(
    {
        "acast", "amazon", "anchor", "apple", "audible", "audioboom", "backtracks", "bitcoin",
        "blubrry", "buzzsprout", "captivate", "castos", "castopod", "facebook", "fireside",
        "fyyd", "google", "gpodder", "hypercatcher", "kasts", "libsyn", "mastodon", "megafono",
        "megaphone", "omnystudio", "overcast", "paypal", "pinecast", "podbean", "podcastaddict",
        "podcastguru", "podcastindex", "podcasts", "podchaser", "podcloud", "podfriend",
        "podiant", "podigee", "podnews", "podomatic", "podserve", "podverse", "redcircle",
        "relay", "resonaterecordings", "rss", "shoutengine", "simplecast", "slack",
        "soundcloud", "spotify", "spreaker", "tiktok", "transistor", "twitter", "whooshkaa",
        "youtube", "zencast",
    }
)  # fmt: skip
"""The services that the namespace has a word for."""

APPLE = "apple"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Block:
    """Which services are not to show it."""

    all: Annotated[Flag, Field(description="Whether every service is to hide it.")] = False
    services: Annotated[Lines, Field(description="The services that are to hide it.")] = ()
    except_: Annotated[
        Lines, Field(alias="except", description="The services that may show it all the same.")
    ] = ()

    @property
    def at_apple(self) -> bool:
        """Whether Apple Podcasts hides it, which reads a word of its own."""
        return (self.all or APPLE in self.services) and APPLE not in self.except_


def _read(value: Any) -> Any:
    """True or false, services to hide it from, or keys."""
    if isinstance(value, str):
        service = value.strip().casefold() in SERVICES
        return {"services": value.strip().casefold()} if service else {"all": value}
    if isinstance(value, (list, tuple)):
        return {"services": [each.casefold() if isinstance(each, str) else each for each in value]}
    if isinstance(value, dict) and "except" in value and not value.keys() & {"all", "services"}:
        return {"all": "true", **value}
    return value


Blocked = Annotated[
    Block, BeforeValidator(_read, json_schema_input_type=Flag | Line | tuple[Line, ...] | Block)
]
"""True, a list of services, or ``{except: [apple]}``."""
