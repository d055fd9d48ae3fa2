"""The short forms of keys mean what their long forms say."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ConfigDict, TypeAdapter, ValidationError

from feedkit.model.podcast.alternate import Alternates
from feedkit.model.podcast.blocks import Blocked
from feedkit.model.podcast.chat import ChatRoom
from feedkit.model.podcast.content_link import ContentLinks
from feedkit.model.podcast.funding import Fundings
from feedkit.model.podcast.image import Images
from feedkit.model.podcast.license import Licensed
from feedkit.model.podcast.live import Lives
from feedkit.model.podcast.location import Locations
from feedkit.model.podcast.numbering import EpisodeNumber
from feedkit.model.podcast.person import People
from feedkit.model.podcast.remote_item import Remotes
from feedkit.model.podcast.social import SocialPosts
from feedkit.model.podcast.soundbite import Soundbites
from feedkit.model.podcast.trailer import Trailers
from feedkit.model.podcast.txt import MachineTexts
from feedkit.model.podcast.updates import Frequency, rule_of
from feedkit.model.podcast.value import Values

KINDS = (
    Alternates, Blocked, ChatRoom, ContentLinks, EpisodeNumber, Frequency, Fundings, Images,
    Licensed, Lives, Locations, MachineTexts, People, Remotes, SocialPosts, Soundbites, Trailers,
    Values,
)  # fmt: skip
OURS = ConfigDict(arbitrary_types_allowed=True)
ADAPTERS: dict[str, TypeAdapter[Any]] = {
    str(kind): TypeAdapter(kind, config=OURS if kind is Alternates else None) for kind in KINDS
}
GUID = "917393e3-1b1e-5cef-ace4-edaa54e1f810"

FORMS: list[tuple[Any, Any, Any]] = [
    (Locations, "Antwerp, Belgium", [{"name": "Antwerp, Belgium", "rel": "subject"}]),
    (Locations, {"name": "Sea"}, [{"name": "Sea"}]),
    (Licensed, "cc-by-4.0", {"name": "CC-BY-4.0"}),
    (Fundings, "https://pay.example/", [{"link": "https://pay.example/"}]),
    (Frequency, "every Tuesday", {"text": "every Tuesday", "rule": "FREQ=WEEKLY;BYDAY=TU"}),
    (Frequency, "now and then", {"text": "now and then"}),
    (MachineTexts, "words", [{"text": "words"}]),
    (MachineTexts, {"verify": "x"}, [{"text": "x", "purpose": "verify"}]),
    (SocialPosts, "none", [{"protocol": "disabled"}]),
    (SocialPosts, "at://did/x", [{"link": "at://did/x", "protocol": "atproto"}]),
    (
        SocialPosts,
        "https://www.twitter.com/a/status/1",
        [{"link": "https://www.twitter.com/a/status/1", "protocol": "twitter"}],
    ),
    (
        ChatRoom,
        "ircs://irc.libera.chat/#harbour",
        {"server": "irc.libera.chat", "protocol": "irc", "space": "#harbour"},
    ),
    (
        ChatRoom,
        "xmpp://a.example/room",
        {"server": "a.example", "protocol": "xmpp", "space": "room"},
    ),
    (Blocked, "true", {"all": "true"}),
    (Blocked, "no", {}),
    (Blocked, "YouTube", {"services": ["youtube"]}),
    (Blocked, ["YouTube", "spotify"], {"services": ["youtube", "spotify"]}),
    (Blocked, {"except": "apple"}, {"all": "true", "except": ["apple"]}),
    (Remotes, GUID, [{"guid": GUID}]),
    (Images, "banner.png", [{"image": "banner.png"}]),
    (EpisodeNumber, "007", {"number": "7"}),
    (EpisodeNumber, "100.50", {"number": "100.5"}),
    (
        ContentLinks,
        "Watch it: https://v.example/",
        [{"text": "Watch it", "link": "https://v.example/"}],
    ),
    (ContentLinks, "https://v.example/", [{"link": "https://v.example/"}]),
    (
        Soundbites,
        "14:05 to 14:50 Rust never sleeps\n\n(1:00) - [1:30]\n2:00–2:30.5 Sea",
        [
            {"start": "14:05", "end": "14:50", "title": "Rust never sleeps"},
            {"start": "1:00", "end": "1:30"},
            {"start": "2:00", "end": "2:30.5", "title": "Sea"},
        ],
    ),
]


@pytest.mark.parametrize(("kind", "short", "long"), FORMS)
def test_a_short_form_is_the_long_one(kind: object, short: object, long: object) -> None:
    adapter = ADAPTERS[str(kind)]
    assert adapter.validate_python(short) == adapter.validate_python(long)


anything = st.recursive(
    st.text(),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "link", "text", "guid", "start", "end", "address", "except"])
            | st.text(),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)


@given(st.sampled_from(sorted(ADAPTERS)), anything)
def test_whatever_stands_there_is_a_value_or_a_mistake(kind: str, value: object) -> None:
    try:
        read = ADAPTERS[kind].validate_python(value)
    except ValidationError:
        return
    hash(read)


WORDS = (
    "every", "other", "second", "on", "two", "3", "days", "weeks", "monday", "tuesdays", "and",
    ",", "daily",
)  # fmt: skip


@given(st.text() | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_the_rule_behind_words_is_one_that_is_taken(words: str) -> None:
    rule = rule_of(words)
    if rule:
        read = ADAPTERS[str(Frequency)].validate_python({"text": "x", "rule": rule})
        assert read.rule == rule


@pytest.mark.parametrize("text", ["https://[", "foo://[bad", "x y:z", "://a", "https://"])
def test_an_address_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        ADAPTERS[str(SocialPosts)].validate_python(text)
