"""``chapters/<slug>.json`` for each episode that has an outline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from feedkit.formats.chapters.contents import Contents
from feedkit.formats.chapters.json_chapters import FORMAT
from feedkit.model.artifact import Artifact, Stage
from feedkit.model.catalog import Episode
from feedkit.outputs.publication import Output, Publication, digest_of

_KIND = "chapters"


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    show = publication.catalog.show

    def digest(each: Episode) -> str:
        parts = (each.title, show.title, each.enclosure, each.outline)
        return digest_of(_KIND, publication.version, *parts)

    for each in publication.catalog.episodes:
        if each.chapters_path:
            yield Artifact(
                kind=_KIND,
                key=each.slug,
                path=each.chapters_path,
                digest=publication.noted(_KIND, each, digest),
                stage=Stage.SIDE_FILES,
                about=each.slug,
            )


def _render(publication: Publication, artifact: Artifact) -> bytes:
    episode = publication.episode(artifact.key)
    contents = Contents(
        chapters=episode.outline.carried(),
        duration=episode.enclosure.duration,
        title=episode.title,
        show=publication.catalog.show.title,
        file_name=PurePosixPath(episode.enclosure.path or episode.enclosure.address).name,
    )
    return FORMAT.write(contents).encode()


JSON_CHAPTERS = Output(
    kind=_KIND, stage=Stage.SIDE_FILES, artifacts=_artifacts, render=_render, of_episode=True
)
