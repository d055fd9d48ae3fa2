"""An episode as the feed of another format tells of it: with another file of the same content."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from feedkit.model.catalog import Enclosure, Episode
from feedkit.model.podcast.alternate import FileSource
from feedkit.model.podcast.told import ToldAlternate
from feedkit.model.size import Size


def in_format(episode: Episode, encoding: str) -> Episode:
    """The episode with its file of an encoding in the first place; without one it stays as it is.

    It stays the same episode, with the same GUID: what somebody has heard is heard in any format.
    """
    chosen = next((each for each in episode.alternates if each.encoding == encoding), None)
    if not encoding or chosen is None or chosen.length is None:
        return episode
    enclosure = Enclosure(
        address=chosen.sources[0].address,
        path="",
        size=Size(chosen.length),
        media_type=chosen.media_type,
        duration=episode.enclosure.duration,
        counted=chosen.counted,
    )
    return replace(
        episode, enclosure=enclosure, alternates=tuple(_others(episode, chosen, encoding))
    )


def _others(episode: Episode, chosen: ToldAlternate, encoding: str) -> Iterator[ToldAlternate]:
    """The files that apps can choose instead, the recording of the show's own feed first.

    None of them is the default any more: that is what the feed names first.
    """
    main = episode.enclosure
    named = {each.sources[0].address for each in episode.alternates}
    if main.address not in named:
        yield ToldAlternate(
            media_type=main.media_type,
            sources=(FileSource(address=main.address),),
            length=main.size.bytes,
            language=chosen.language,
        )
    for each in episode.alternates:
        if each.encoding != encoding:
            yield replace(each, default=False)
