"""``feedkit audio``: what recordings sound like, and what listeners would object to."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from feedkit.cli.asking import Teller, say, tell
from feedkit.diagnostics.failure import Failure
from feedkit.diagnostics.text import safe

if TYPE_CHECKING:
    from feedkit.diagnostics import Diagnostic
    from feedkit.media.defect import Defect
    from feedkit.media.listening import Recording
    from feedkit.model.audio_facts import AudioFacts, Levels


@click.command("audio")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--true-peak", is_flag=True, help="Find peaks between samples: takes twice the time.")
@click.option("--strict", is_flag=True, help="Take warnings for errors.")
@click.pass_obj
def command(folder: Path, files: tuple[str, ...], true_peak: bool, strict: bool) -> None:
    """Measure recordings: loudness, peaks, silence, channels.

    Loudness is in LUFS, its range in LU, both by EBU R 128; peaks are in dBFS and dBTP; silence is
    that at the beginning and at the end. Exits 1 where a file is broken, or with --strict where
    there is a warning.
    """
    from feedkit.diagnostics import Severity
    from feedkit.model.audio_facts import AudioFacts

    found = _examined(folder, files, true_peak=true_peak)
    facts = [(name, each) for name, each in found if isinstance(each, AudioFacts)]
    if facts:
        _print(facts, true_peak=true_peak)
    diagnostics = tuple(_diagnostics(found))
    say(diagnostics)
    if any(each.levels is None for _, each in facts):
        tell("Without ffmpeg nobody listened to them: there are no figures.", err=True)
    stopping = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    sys.exit(1 if any(each.severity in stopping for each in diagnostics) else 0)


def _examined(
    folder: Path, files: tuple[str, ...], *, true_peak: bool
) -> list[tuple[str, AudioFacts | Defect | Failure]]:
    """What each file is, or what stands against it, in the order of the files."""
    from feedkit.media import find_ffmpeg, listen, probe
    from feedkit.media.listening import Recording
    from feedkit.media.threads import a_file_per_core
    from feedkit.model.audio_facts import AudioFacts

    ffmpeg = find_ffmpeg(os.environ)
    found: dict[str, AudioFacts | Defect | Failure] = {}
    wanted: dict[str, Recording] = {}
    for name in files:
        try:
            found[name] = facts = probe(folder / name, ffmpeg=ffmpeg, levels=False)
        except Failure as failure:
            found[name] = failure
            continue
        if isinstance(facts, AudioFacts):
            wanted[name] = Recording(folder / name, facts.duration)
    if ffmpeg is not None and wanted:
        teller = Teller()
        with teller.telling(), a_file_per_core() as executor:
            heard = listen(
                list(wanted.values()),
                ffmpeg=ffmpeg,
                executor=executor,
                progress=teller.working,
                true_peak=true_peak,
            )
            found.update(zip(wanted, heard, strict=True))
    return list(found.items())


def _diagnostics(
    found: Sequence[tuple[str, AudioFacts | Defect | Failure]],
) -> Iterator[Diagnostic]:
    from feedkit.check.recordings import check_recordings
    from feedkit.diagnostics import Diagnostic, Place
    from feedkit.model.audio_facts import AudioFacts
    from feedkit.model.promise import RecordedFacts

    good = [(name, RecordedFacts.of(each)) for name, each in found if isinstance(each, AudioFacts)]
    for name, each in found:
        if not isinstance(each, AudioFacts):
            code = "SRC001" if isinstance(each, Failure) else each.code
            yield Diagnostic(code, Place(name), each.message, each.help)
    for finding in check_recordings(good):
        yield Diagnostic(finding.code, Place(finding.file), finding.message, finding.help)


def _print(facts: Sequence[tuple[str, AudioFacts]], *, true_peak: bool) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    columns = {name: cell for name, cell in _COLUMNS.items() if true_peak or name != "True peak"}
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Recording", overflow="fold")
    for column in columns:
        table.add_column(column, justify="right", no_wrap=True)
    for name, each in facts:
        table.add_row(Text(safe(name)), *(cell(each) for cell in columns.values()))
    longest = max(len(name) for name, _ in facts)
    width = None if sys.stdout.isatty() else longest + _ROOM
    Console(width=width, highlight=False).print(table)


def _of_levels(cell: Callable[[Levels], str]) -> Callable[[AudioFacts], str]:
    return lambda facts: "" if facts.levels is None else cell(facts.levels)


def _decibels(level: float | None) -> str:
    return "silent" if level is None else f"{level:.1f}"


def _silence(levels: Levels) -> str:
    return f"{levels.leading_silence.seconds:.1f} + {levels.trailing_silence.seconds:.1f} s"


def _channels(facts: AudioFacts) -> str:
    if facts.channels == 2 and facts.levels is not None:
        return facts.levels.stereo
    return {1: "mono", 2: "stereo"}.get(facts.channels, f"{facts.channels}")


_ROOM = 100
"""How wide the figures are at most, where the table goes into a file."""

_COLUMNS: Mapping[str, Callable[[AudioFacts], str]] = {
    "Length": lambda facts: str(facts.duration),
    "LUFS": _of_levels(lambda levels: _decibels(levels.lufs)),
    "Range": _of_levels(lambda levels: f"{levels.range:.1f}"),
    "Peak": _of_levels(lambda levels: _decibels(levels.peak)),
    "True peak": _of_levels(lambda levels: _decibels(levels.true_peak)),
    "Clips": _of_levels(lambda levels: f"{levels.clipped:,}"),
    "Silence": _of_levels(_silence),
    "kHz": lambda facts: f"{facts.sample_rate / 1000:g}",
    "Channels": _channels,
}
