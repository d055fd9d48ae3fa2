"""``chapters/<slug>.json`` for each episode that has an outline."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from feedkit.formats.chapters.contents import Contents
from feedkit.formats.chapters.json_chapters import FORMAT
from feedkit.model.artifact import Artifact, Stage
from feedkit.outputs.publication import Output, Publication, digest_of


def _artifacts(publication: Publication) -> Iterator[Artifact]:
    show = publication.catalog.show
    for each in publication.catalog.episodes:
        if each.chapters_path:
            parts = (each.title, show.title, each.enclosure, each.outline)
            yield Artifact(
                kind="chapters",
                key=each.slug,
                path=each.chapters_path,
                digest=digest_of("chapters", publication.version, *parts),
                stage=Stage.SIDE_FILES,
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
    kind="chapters", stage=Stage.SIDE_FILES, artifacts=_artifacts, render=_render
)
