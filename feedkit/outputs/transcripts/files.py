"""``transcripts/<slug>.vtt`` and its like: one transcript of the author's, in all formats."""

from __future__ import annotations

from collections.abc import Iterator

from feedkit.formats import transcripts
from feedkit.model.artifact import Artifact, Stage
from feedkit.outputs.publication import Output, Publication, digest_of
from feedkit.outputs.transcripts.spoken import names, spoken_text

_KIND = "transcript"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    for episode in publication.catalog.episodes:
        for number, each in enumerate(episode.transcripts):
            parts = (each.format, each.language, each.sha256, names(publication, episode))
            yield Artifact(
                kind=_KIND,
                key=f"{episode.slug} {number}",
                path=each.path,
                digest=digest_of(_KIND, publication.version, *parts),
                stage=Stage.SIDE_FILES,
                about=episode.slug,
            )


def _render(publication: Publication, artifact: Artifact) -> bytes:
    slug, _, number = artifact.key.rpartition(" ")
    episode = publication.episode(slug)
    transcript = episode.transcripts[int(number)]
    written = transcripts.BY_NAME[transcript.format].written
    text = spoken_text(publication, episode, transcript)
    return written.write(text).encode() if written else b""


TRANSCRIPTS = Output(
    kind=_KIND, stage=Stage.SIDE_FILES, artifacts=_artifacts, render=_render, of_episode=True
)
