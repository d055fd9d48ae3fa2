"""Places and lengths in a recording, and dates as authors write them."""

from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from feedkit.model.moment import LocalTimeError, Moment
from feedkit.model.timestamp import Duration, Timestamp

milliseconds = st.integers(0, 999 * 3600 * 1000)
BRUSSELS = ZoneInfo("Europe/Brussels")


@given(milliseconds)
def test_a_time_reads_back_as_it_is_printed(value: int) -> None:
    time = Timestamp(value)
    assert Timestamp.parse(str(time)) == time
    assert Timestamp.parse(time.normal_play_time) == time
    assert Timestamp.parse(time.clock).milliseconds == value - value % 1000
    assert Duration.parse(time.decimal).milliseconds == value


@given(milliseconds, milliseconds)
def test_times_are_ordered_as_their_clocks_are(one: int, other: int) -> None:
    first, second = Timestamp(one), Timestamp(other)
    assert (first < second) == (one < other)
    if max(one, other) < 100 * 3600 * 1000:
        assert (first.normal_play_time < second.normal_play_time) == (one < other)


@given(st.text() | st.from_regex(r"[\d:.,\s]{0,12}"))
def test_no_text_crashes_the_readers_of_times(text: str) -> None:
    for kind in (Timestamp, Duration):
        with suppress(ValueError):
            assert kind.parse(text).milliseconds >= 0


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0:00", 0),
        ("00:43", 43_000),
        ("1:04:10", 3_850_000),
        ("01:04:10", 3_850_000),
        (" 4:10 ", 250_000),
        ("90:00", 5_400_000),
        ("0:00.5", 500),
        ("0:00,25", 250),
        ("0:00.1234567", 123),
        ("100:00:00", 360_000_000),
    ],
)
def test_times_are_read_in_their_usual_forms(text: str, value: int) -> None:
    assert Timestamp.parse(text) == Timestamp(value)


@pytest.mark.parametrize(
    "text", ["", "43", "1:4:10", "1:2:3:4", "0:5", "1:99", "1:60:00", "-0:10", "1:00 pm", "٠:٤٣"]
)
def test_other_forms_are_no_times(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Timestamp.parse(text)


@pytest.mark.parametrize(
    ("text", "value"), [("43", 43_000), ("43.5", 43_500), ("1:04:10", 3_850_000)]
)
def test_a_length_may_be_a_number_of_seconds(text: str, value: int) -> None:
    assert Duration.parse(text) == Duration(value)


@given(milliseconds)
def test_a_length_in_whole_seconds_is_never_nothing_and_never_far_off(value: int) -> None:
    duration = Duration(value)
    assert duration.whole_seconds >= 1
    assert value < 500 or abs(duration.whole_seconds * 1000 - value) <= 500
    assert Duration.of_seconds(duration.seconds) == duration
    assert Duration.parse(str(duration)).milliseconds == duration.whole_seconds * 1000


@pytest.mark.parametrize(
    ("value", "text"),
    [(200, "PT1S"), (60_000, "PT1M"), (3_800_000, "PT1H3M20S"), (7_200_000, "PT2H")],
)
def test_a_length_for_search_engines(value: int, text: str) -> None:
    assert Duration(value).iso8601 == text


@given(
    st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(9998, 12, 31)),
    st.integers(-14 * 60, 14 * 60),
)
def test_a_date_with_an_offset_is_that_instant_in_any_zone(moment: datetime, minutes: int) -> None:
    written = moment.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=minutes)))
    read = Moment.parse(written.isoformat(" "))
    assert read.instant(BRUSSELS) == written
    assert read.instant(BRUSSELS).tzinfo == UTC


@given(st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(9998, 12, 31)))
def test_a_date_without_one_is_what_the_clocks_show_there(moment: datetime) -> None:
    read = Moment.parse(moment.isoformat(" ", "seconds"))
    try:
        shown = read.instant(BRUSSELS).astimezone(BRUSSELS)
    except LocalTimeError:
        return
    assert shown.replace(tzinfo=None) == moment.replace(microsecond=0)


@given(st.text() | st.from_regex(r"\d{4}-\d\d-\d\d[T ]\d?\d:\d\d(:\d\d)?( ?[+-]\d\d:?\d\d|Z)?"))
def test_no_text_crashes_the_reader_of_dates(text: str) -> None:
    try:
        read = Moment.parse(text)
    except ValueError:
        return
    assert read.written.astimezone(UTC)
    with suppress(LocalTimeError):
        assert read.instant(BRUSSELS).tzinfo == UTC


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2025-04-30", "2025-04-29T22:00"),
        ("2025-04-30 09:00", "2025-04-30T07:00"),
        ("2025-04-30 9:00", "2025-04-30T07:00"),
        ("2025-04-30T09:00:30", "2025-04-30T07:00:30"),
        ("2025-04-30 09:00 +00:00", "2025-04-30T09:00"),
        ("2025-04-30 09:00Z", "2025-04-30T09:00"),
        ("2025-04-30 09:00 -0530", "2025-04-30T14:30"),
        ("2025-03-30 02:30 +01:00", "2025-03-30T01:30"),
    ],
)
def test_dates_are_read_in_the_zone_of_the_show(text: str, instant: str) -> None:
    expected = datetime.fromisoformat(instant).replace(tzinfo=UTC)
    assert Moment.parse(text).instant(BRUSSELS) == expected


@pytest.mark.parametrize(
    ("text", "fate"),
    [("2025-03-30 02:30", "does not exist"), ("2025-10-26 02:30", "occurs twice")],
)
def test_a_time_that_the_clocks_skip_or_repeat_is_refused(text: str, fate: str) -> None:
    with pytest.raises(LocalTimeError, match=fate):
        Moment.parse(text).instant(BRUSSELS)


@pytest.mark.parametrize("text", ["0999-12-31", "9999-01-01", "2025-13-01", "2025-04-30 +02:00"])
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Moment.parse(text)
