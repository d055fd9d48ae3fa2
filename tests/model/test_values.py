"""Small values: sizes, addresses, roles, what a field takes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from feedkit.model import addresses
from feedkit.model.fields import (
    Decimal,
    Email,
    Flag,
    Language,
    Line,
    Short,
    TimeZone,
    Uri,
    WebAddress,
    WholeNumber,
)
from feedkit.model.size import Size
from feedkit.model.taxonomy import GROUPS, group_of, near_role


@pytest.mark.parametrize(
    ("amount", "text"),
    [(0, "0 bytes"), (999, "999 bytes"), (1000, "1.0 kB"), (9_949_999, "9.9 MB"),
     (10_000_000, "10 MB"), (2_500_000_000, "2.5 GB"), (10**13, "10000 GB")],
)  # fmt: skip
def test_sizes_are_printed_as_a_person_would_say_them(amount: int, text: str) -> None:
    assert str(Size(amount)) == text


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://Harbour.example", "https://harbour.example/"),
        ("https://me.github.io/harbour", "https://me.github.io/harbour/"),
        ("https://x.example/a%20b/?q=1#f", "https://x.example/a%20b/"),
        ("https://x.example/a%20b//", "https://x.example/a%20b/"),
        ("https://münchen.example/", "https://xn--mnchen-3ya.example/"),
        ("http://x.example:8080/é", "http://x.example:8080/%C3%A9/"),
    ],
)
def test_the_address_of_a_show_is_kept_in_one_form(written: str, kept: str) -> None:
    assert addresses.show_address(written) == kept
    assert addresses.show_address(kept) == kept


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_an_address_has_only_ascii_and_no_blanks(slug: str) -> None:
    whole = addresses.whole("https://x.example/", addresses.page(slug))
    assert whole.isascii()
    assert " " not in whole


def test_the_slug_of_a_page_is_found_again() -> None:
    assert addresses.slug_of_page(addresses.page("talk")) == "talk"
    assert addresses.slug_of_page("elsewhere/talk/") == ""


def test_an_address_below_the_show_is_kept_relative() -> None:
    show = "https://x.example/pod/"
    assert addresses.relative(show, show + "media/a.mp3") == "media/a.mp3"
    assert addresses.relative(show, "https://y.example/a.mp3") == "https://y.example/a.mp3"


def test_every_role_has_its_group() -> None:
    for group, roles in GROUPS.items():
        assert {near_role(role.upper(), group) for role in roles} == {None}
        assert {group_of(role.upper()) for role in roles if role != "editor"} == {group}
    assert group_of("lighthouse keeper") == "cast"


def test_an_editor_is_one_of_texts_unless_a_group_is_given() -> None:
    assert group_of("Editor") == "writing"
    assert near_role("editor", "cast") == "editor"
    assert near_role("gest", "cast") == "guest"
    assert near_role("lighthouse keeper", "cast") == ""


KINDS = (
    Line, Flag, WholeNumber, WebAddress, Email, Language, TimeZone, Short, Decimal, Uri,
)  # fmt: skip


@given(
    st.sampled_from(KINDS), st.text() | st.lists(st.text()) | st.dictionaries(st.text(), st.text())
)
def test_a_field_takes_a_value_or_says_what_to_write(kind: object, value: object) -> None:
    try:
        TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        for each in error.errors():
            assert each["ctx"]["message"]
            assert each["ctx"]["help"]


@pytest.mark.parametrize(
    ("kind", "value", "read"),
    [
        (Language, "EN-gb", "en-GB"),
        (Language, "de_AT", "de-AT"),
        (Language, "zh-Hant", "zh-Hant"),
        (Flag, "ON", True),
        (Flag, " False ", False),
        (WholeNumber, "0010", 10),
        (Line, "  two\n words ", "two words"),
        (TimeZone, "Europe/Brussels", "Europe/Brussels"),
        (WebAddress, "https://x.example/ä?q=1", "https://x.example/%C3%A4?q=1"),
        (WebAddress, "http://[::1]:8000/", "http://[::1]:8000/"),
    ],
)
def test_what_is_meant_is_read(kind: object, value: str, read: object) -> None:
    assert TypeAdapter(kind).validate_python(value) == read


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (Language, "English"),
        (Language, "e"),
        (Flag, "maybe"),
        (WholeNumber, "0"),
        (WholeNumber, "1.5"),
        (WholeNumber, "٣"),
        (WebAddress, "x.example"),
        (WebAddress, "ftp://x.example"),
        (WebAddress, "https://"),
        (WebAddress, "https://x.example:port/"),
        (WebAddress, "javascript:alert(1)"),
        (Email, "me at x.example"),
        (Email, "me@localhost"),
        (TimeZone, "Brussels"),
        (TimeZone, "../../etc/passwd"),
        (TimeZone, ""),
        (TimeZone, "Europe"),
    ],
)
def test_what_cannot_be_meant_is_refused(kind: object, value: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(kind).validate_python(value)
