from __future__ import annotations

import re

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html

from feedkit.model.outline import Chapter, Outline
from feedkit.model.timestamp import Timestamp
from feedkit.outputs.pages.wave import BARS, HEIGHT, WIDTH, wave_view

PEAKS = (0, 20, 40, 80, 100, 60, 30, 10)


def bars(view):
    found = re.findall(r"M([\d.]+) ([\d.]+)v(\d+)", view.bars)
    return [(float(x), float(top), int(height)) for x, top, height in found]


def stretches(view):
    return [(int(a), int(b)) for a, b in re.findall(r"M(\d+) 0H(\d+)", view.line)]


def test_there_is_a_bar_for_each_peak_as_high_as_it_is_loud(shows):
    drawn = bars(wave_view(shows.bare(peaks=PEAKS)))
    assert [height for _, _, height in drawn] == [3, 20, 40, 80, 100, 60, 30, 10]
    assert [x for x, _, _ in drawn] == [75, 225, 375, 525, 675, 825, 975, 1125]
    assert all(2 * top + height == HEIGHT for _, top, height in drawn)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 100), min_size=1, max_size=400))
def test_any_peaks_fit_into_the_drawing(shows, peaks):
    drawn = bars(wave_view(shows.bare(peaks=tuple(peaks))))
    assert len(drawn) == min(len(peaks), BARS)
    assert all(0 < x < WIDTH and top >= 0 and 0 < height <= HEIGHT for x, top, height in drawn)
    if any(peaks):
        assert max(height for _, _, height in drawn) == HEIGHT


def test_the_line_is_cut_where_chapters_of_the_top_level_begin(shows):
    chapters = (
        Chapter(
            Timestamp(1_851_250), "1. A quarter", children=(Chapter(Timestamp(2_000_000), "1.1"),)
        ),
        Chapter(Timestamp(3_702_500), "2. Half", hidden=True),
        Chapter(Timestamp(5_553_750), "3. Three quarters"),
        Chapter(Timestamp(9_000_000), "Behind the end"),
    )
    view = wave_view(shows.bare(outline=Outline(chapters)))
    assert stretches(view) == [(3, 297), (303, 897), (903, 1197)]


def test_a_recording_without_peaks_and_chapters_is_one_line(shows):
    view = wave_view(shows.bare())
    assert view.bars == ""
    assert stretches(view) == [(3, 1197)]
    page = html.document_fromstring(
        shows.html(shows.publication(shows.bare()), "episodes/bare/index.html")
    )
    assert not page.xpath("//svg[@class='bars']")
    assert page.xpath("//svg[@class='line']/path/@d") == [view.line]
    assert page.xpath("//div[contains(@class, 'wave-flat')]//input/@max") == ["7405"]


def test_the_page_shows_the_bars_once_and_refers_to_them(shows):
    of = shows.publication(shows.full(peaks=PEAKS))
    page = html.document_fromstring(shows.html(of, "episodes/full/index.html"))
    assert len(page.xpath("//svg[@class='bars']/path")) == 1
    assert page.xpath("//svg[@class='bars']/use/@href") == ["#wave-bars"]
    assert not page.xpath("//div[contains(@class, 'wave-flat')]")
