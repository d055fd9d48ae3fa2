"""Cues into paragraphs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from feedkit.formats.transcripts.paragraphs import paragraphs
from feedkit.model.timestamp import Duration, Timestamp
from feedkit.model.transcript import Cue

cues = st.lists(
    st.builds(
        lambda start, length, text, name: Cue(
            Timestamp(start), Timestamp(start + length), text, name
        ),
        st.integers(0, 60_000), st.integers(0, 5000),
        st.sampled_from(["Yes.", "and so", "No!"]), st.sampled_from(["", "Ada", "Bo"]),
    ),
    max_size=12,
).map(lambda found: sorted(found, key=lambda each: each.start))  # fmt: skip


def cue(start: int, end: int, text: str, speaker: str = "") -> Cue:
    """A cue whose times are in seconds."""
    return Cue(Timestamp(start * 1000), Timestamp(end * 1000), text, speaker)


def test_speakers_and_pauses_begin_paragraphs() -> None:
    said = [
        cue(0, 2, "One", "Ada"), cue(2, 4, "two.", "Ada"), cue(4, 5, "three"),
        cue(5, 6, "No.", "Bo"), cue(9, 10, "Later.", "Bo"),
    ]  # fmt: skip
    found = list(paragraphs(said, gap=Duration(2000)))
    assert [(e.speaker, e.text) for e in found] == [
        ("Ada", "One two. three"), ("Bo", "No."), ("Bo", "Later."),
    ]  # fmt: skip
    assert (found[0].start, found[0].end) == (Timestamp(0), Timestamp(5000))


def test_chapters_cut_where_most_of_a_cue_lies() -> None:
    said = [cue(0, 10, "a"), cue(10, 20, "b"), cue(20, 30, "c"), cue(30, 40, "d")]
    starts = [Timestamp(11_000), Timestamp(28_000)]
    found = [(each.chapter, each.text) for each in paragraphs(said, chapters=starts)]
    assert found == [(None, "a"), (0, "b c"), (1, "d")]


def test_an_endless_speech_is_cut_behind_a_sentence() -> None:
    said = [cue(at, at + 1, "A sentence." if at % 2 else "words and") for at in range(20)]
    found = list(paragraphs(said, longest=50))
    assert len(found) > 2
    assert all(each.text.endswith(".") for each in found)
    breathless = list(paragraphs([cue(at, at + 1, "and") for at in range(90)], longest=50))
    assert max(len(each.text) for each in breathless) < 150


def test_a_text_without_times_keeps_its_paragraphs() -> None:
    found = paragraphs([cue(0, 0, "a", "Ada"), cue(0, 0, "b", "Ada")])
    assert [each.text for each in found] == ["a", "b"]


@given(cues, st.lists(st.integers(0, 60_000).map(Timestamp)), st.integers(0, 5000))
def test_no_word_is_lost_and_each_paragraph_has_one_chapter(
    said: list[Cue], chapters: list[Timestamp], gap: int
) -> None:
    found = list(paragraphs(said, gap=Duration(gap), chapters=chapters))
    assert " ".join(each.text for each in found) == " ".join(each.line for each in said)
    assert [each.start for each in found] == sorted(each.start for each in found)
    for each in found:
        assert each.chapter is None or 0 <= each.chapter < len(chapters)
