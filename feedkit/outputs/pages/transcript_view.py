"""The transcript under the outline's headings, each paragraph with the time it plays from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from feedkit.formats.transcripts.paragraphs import Paragraph, paragraphs
from feedkit.model.catalog import Episode
from feedkit.model.outline import Chapter
from feedkit.outputs.pages.phrases import clock
from feedkit.outputs.pages.views import ParagraphView, SpokenView
from feedkit.outputs.publication import Publication
from feedkit.outputs.transcripts.spoken import spoken_text


def transcript_view(
    publication: Publication, episode: Episode, *, audio: str
) -> tuple[SpokenView, ...]:
    """What is said, cut where chapters begin; nothing where there is no transcript.

    Where there are several languages, it is the show's.
    """
    language = publication.catalog.show.language
    ranked = sorted(episode.transcripts, key=lambda each: each.language != language)
    if not ranked:
        return ()
    text = spoken_text(publication, episode, ranked[0])
    chapters = tuple(each for each in episode.outline.flat() if not each.hidden)
    listed = paragraphs(text.cues, chapters=[each.start for each in chapters])
    return tuple(_parts(listed, chapters, audio if text.timed else ""))


def _parts(
    listed: Iterator[Paragraph], chapters: tuple[Chapter, ...], audio: str
) -> Iterator[SpokenView]:
    for index, inside in groupby(listed, key=lambda each: each.chapter):
        title = "" if index is None else chapters[index].title
        yield SpokenView(title=title, paragraphs=tuple(_paragraphs(inside, audio)))


def _paragraphs(inside: Iterator[Paragraph], audio: str) -> Iterator[ParagraphView]:
    """The paragraphs of a part; a speaker is named where somebody else spoke before."""
    before = ""
    for each in inside:
        seconds = each.start.decimal
        yield ParagraphView(
            clock=clock(each.start) if audio else "",
            seconds=seconds,
            href=f"{audio}#t={seconds}" if audio else "",
            speaker=each.speaker if each.speaker != before else "",
            text=each.text,
        )
        before = each.speaker
