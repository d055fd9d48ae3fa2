"""``chapters/<slug>.vtt`` for each episode that has an outline: the chapters track of its page."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.formats.chapters.contents import Contents
from feedkit.formats.chapters.webvtt import FORMAT
from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Episode
from feedkit.outputs.publication import Output, Publication, digest_of

_KIND = "chapters-track"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    def digest(each: Episode) -> str:
        return digest_of(_KIND, publication.version, each.enclosure.duration, each.outline)

    for each in publication.catalog.episodes:
        if each.chapters_track:
            yield Artifact(
                kind=_KIND,
                key=each.slug,
                path=each.chapters_track,
                digest=publication.noted(_KIND, each, digest),
                stage=Stage.SIDE_FILES,
                about=each.slug,
            )


def _render(publication: Publication, artifact: Artifact) -> bytes:
    episode = publication.episode(artifact.key)
    contents = Contents(chapters=episode.outline.whole(), duration=episode.enclosure.duration)
    return FORMAT.write(contents).encode()


VTT_CHAPTERS = Output(
    kind=_KIND, stage=Stage.SIDE_FILES, artifacts=_artifacts, render=_render, of_episode=True
)
