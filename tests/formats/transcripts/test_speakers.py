"""Speakers of a transcript among the people of a show."""

from __future__ import annotations

from feedkit.formats.transcripts.speakers import match_speakers
from feedkit.model.timestamp import Timestamp
from feedkit.model.transcript import Cue

ROSTER = {"ada": "Ada Quay", "zoe": "Zoë Ångström", "bo": "Bo Derrick", "host-bo": "Bo Łęcki"}


def of(*names: str) -> list[Cue]:
    """A cue for each speaker."""
    return [Cue(Timestamp(0), Timestamp(1), "x", name) for name in names]


def test_case_accents_and_punctuation_do_not_count() -> None:
    found = match_speakers(of("ADA QUAY", "zoe angstrom", "Bo Lecki", "", "ADA QUAY"), ROSTER)
    assert found.ids == {"ADA QUAY": "ada", "zoe angstrom": "zoe", "Bo Lecki": "host-bo"}
    assert found.unmatched == ()


def test_ids_and_first_names_count_where_they_are_clear() -> None:
    found = match_speakers(of("Zoe", "Ada", "HOST_BO", "Bo", "Cara", "李明"), ROSTER)
    assert found.ids == {"Zoe": "zoe", "Ada": "ada", "HOST_BO": "host-bo", "Bo": "bo"}
    assert found.unmatched == ("Cara", "李明")


def test_a_name_that_two_people_have_is_nobodys() -> None:
    found = match_speakers(of("Ada Quay"), {"one": "Ada Quay", "two": "Ada Quay"})
    assert found.unmatched == ("Ada Quay",)
