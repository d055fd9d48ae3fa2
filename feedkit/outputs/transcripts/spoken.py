"""What is said in an episode, with the speakers by the names that the episode gives them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import PurePosixPath

from msgspec.structs import replace

from feedkit.formats import transcripts
from feedkit.formats.transcripts.speakers import match_speakers
from feedkit.model.catalog import Listed, Transcript
from feedkit.model.transcript import SpokenText
from feedkit.outputs.publication import Publication


def names(publication: Publication, episode: Listed) -> tuple[str, ...]:
    """The names that speakers are matched to: the episode's people, or the show's."""
    people = episode.people or publication.catalog.show.people
    return tuple(dict.fromkeys(each.name for each in people))


def spoken_text(publication: Publication, episode: Listed, transcript: Transcript) -> SpokenText:
    """The author's transcript that a file of the site is made from."""
    content = publication.source(transcript.source)
    extension = PurePosixPath(transcript.source).suffix[1:]
    return _read(content, extension, transcript.language, names(publication, episode))


@lru_cache(maxsize=2)  # one file is written in several formats, one after the other
def _read(content: bytes, extension: str, language: str, named: tuple[str, ...]) -> SpokenText:
    text = transcripts.read(content, extension=extension, language=language).text
    found = match_speakers(text.cues, {each: each for each in named}).ids
    cues = (replace(each, speaker=found.get(each.speaker, each.speaker)) for each in text.cues)
    return replace(text, cues=tuple(cues))
