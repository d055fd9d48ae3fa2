from __future__ import annotations

from datetime import date

import pytest

from feedkit.source.languages import catalogue
from feedkit.text.words import ENGLISH, Words, compiled, words_of

DAY = date(2025, 4, 30)


def words(language: str) -> Words:
    written = catalogue(language)
    return words_of(language, compiled(written) if written else "")


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en-GB", "30 April 2025"),
        ("en", "30 April 2025"),
        ("en-US", "April 30, 2025"),
        ("de", "30. April 2025"),
        ("de-AT", "30. April 2025"),
        ("de-ZZ", "30. April 2025"),
        ("fr", "30 April 2025"),
        ("x-klingon", "30 April 2025"),
    ],
)
def test_a_day_is_written_as_the_language_and_its_region_do(language, expected):
    assert words(language).day(DAY) == expected


def test_a_region_has_its_own_names_of_months():
    assert words("de-AT").day(date(2025, 1, 2)) == "2. Jänner 2025"


@pytest.mark.parametrize(
    ("seconds", "english", "german"),
    [
        (0, "0 sec", "0 Sek."),
        (59, "59 sec", "59 Sek."),
        (60, "1 min", "1 Min."),
        (3569, "59 min", "59 Min."),
        (3570, "1 hr", "1 Std."),
        (7405, "2 hr 3 min", "2 Std. 3 Min."),
    ],
)
def test_a_length_is_in_hours_and_minutes_or_else_in_seconds(seconds, english, german):
    assert ENGLISH.length(seconds) == english
    assert words("de").length(seconds) == german


@pytest.mark.parametrize(
    ("amount", "english", "german"),
    [
        (1, "1 byte", "1 Byte"),
        (999, "999 bytes", "999 Byte"),
        (5_000, "5.0 kB", "5,0 kB"),
        (57_600_312, "58 MB", "58 MB"),
        (5_760_031, "5.8 MB", "5,8 MB"),
        (2_000_000_000_000, "2000 GB", "2000 GB"),
    ],
)
def test_a_size_is_in_the_unit_that_a_person_would_choose(amount, english, german):
    told = ENGLISH.size(amount), words("de").size(amount).replace("\N{NO-BREAK SPACE}", " ")
    assert told == (english, german)


def test_numbers_and_lists_are_written_as_the_language_does():
    assert (ENGLISH.number("1.25"), words("de").number("1.25")) == ("1.25", "1,25")
    assert (ENGLISH.number(1000), words("de").number(1000)) == ("1,000", "1.000")
    assert ENGLISH.listed(["Ada", "Bo"]) == "Ada and Bo"
    assert ENGLISH.listed(["Ada", "Bo", "Cy"]) == "Ada, Bo and Cy"
    assert words("de").listed(["Ada", "Bo", "Cy"]) == "Ada, Bo und Cy"
    assert ENGLISH.listed(["Ada"]) == "Ada"


def test_values_stand_where_the_translation_wants_them():
    assert words("de").gettext("Narrated by {names}.", names="{Ada}") == "Gelesen von {Ada}."


def test_what_no_catalogue_has_is_said_as_it_stands():
    assert words("de").gettext("A word of the show’s own") == "A word of the show’s own"


def test_every_kind_of_number_has_its_form():
    assert words("de").plural_forms("{number} passage", "{number} passages") == {
        "one": "{number} Stelle",
        "other": "{number} Stellen",
    }
    assert ENGLISH.plural_forms("{number} passage", "{number} passages") == {
        "one": "{number} passage",
        "other": "{number} passages",
    }


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("de", "Beginn"),
        ("de-CH", "Beginn"),
        ("DE", "Beginn"),
        ("en-GB", "Opening"),
        ("es-MX", "Inicio"),
        ("fr", "Début"),
        ("nl-BE", "Begin"),
        ("fi", "Opening"),
    ],
)
def test_the_opening_chapter_has_the_word_that_published_shows_have(language, opening):
    assert words(language).pgettext("chapter", "Opening") == opening


def test_a_language_with_a_few_words_alone_is_not_mixed_with_english():
    french = words("fr")
    assert french.gettext("First published: {date}", date=french.day(DAY)) == (
        "First published: 30 April 2025"
    )
    assert french.language == "en-GB"


def test_languages_have_names_or_else_their_tags():
    assert (ENGLISH.language_name("de"), words("de").language_name("en")) == ("German", "Englisch")
    assert ENGLISH.language_name("x-klingon") == "x-klingon"
