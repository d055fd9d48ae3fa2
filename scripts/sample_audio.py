"""Makes the recordings of the sample show and the starter: espeak-ng speaks, ffmpeg encodes.

Run it with `python scripts/sample_audio.py`. It writes

- the two-hour recording, which speaks each heading of its episode's outline at its time,
  over the quiet noise of a room,
- the short recordings, from the texts in `narration/`, and the transcript of one of them,
- the first recording of a new show, which `feedkit init` puts into its folder.

The outline of a transcribed episode has to carry the measured times. Where it does not, the
right one is printed and the exit status is 1. Tools of the same version make the same bytes.
"""

from __future__ import annotations

import html
import math
import re
import shutil
import subprocess
import sys
import tempfile
import wave
from array import array
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias, cast

SCRIPTS = Path(__file__).resolve().parent
NARRATION = SCRIPTS / "narration"
EPISODES = SCRIPTS.parent / "episodes"
STARTER = SCRIPTS.parent / "feedkit" / "cli" / "starter"

SPEECH_RATE = 22_050  # what espeak-ng speaks in, samples a second
LOUDNESS = -19.0  # LUFS; one channel at -19 is as loud as two at -16

LEAD, SENTENCE_GAP, PARAGRAPH_GAP, SECTION_GAP, TAIL = 0.25, 0.4, 0.9, 1.5, 0.8  # seconds

LONG_EPISODE = "can-we-safely-automate"
LONG_VOICE = "en-gb-x-rp"
LONG_SECONDS = 7_200
LONG_BYTES = 4_000_000
OPENING = (
    "This is a sample recording, made for feedkit by a computer's voice. "
    "It speaks the headings of an essay by Joe Carlsmith, each at its own time. "
    "Between them there is only the quiet of a room."
)
CLOSING = "This is the end of the sample recording."

# The noise of a room, at about -58 dBFS once it is encoded. The steep edges leave few lines of
# the spectrum to encode, hence few bytes.
ROOM_GAIN, ROOM_SEED = -37.3, 1  # dB
ROOM_EDGES = ("highpass=f=60", *["lowpass=f=150"] * 8)

HELLO = "Hello. This is the place of your first episode. Put your own recording here."

AAC = ("-f", "ipod", "-c:a", "aac", "-q:a", "0.15", "-movflags", "+faststart")
MP3 = ("-f", "mp3", "-c:a", "libmp3lame", "-b:a", "64k", "-id3v2_version", "3")
BITEXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact", "-map_metadata", "-1")

OUTLINE_BLOCK = re.compile(r"^outline: \|\n((?:[ \t]+.*\n|\n)*)", re.MULTILINE)
OUTLINE_LINE = re.compile(r"^\s+\((?:(\d+):)?(\d+):(\d\d)\) (.+)$", re.MULTILINE)
TITLE_LINE = re.compile(r"^title: (.+)$", re.MULTILINE)

Samples: TypeAlias = "array[int]"


class SampleError(Exception):
    """A recording could not be made as it has to be."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line of an outline."""

    start: int
    title: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a narration, the pause before it, and the section that it opens, if any."""

    text: str
    pause: float
    opens: str | None = None


@dataclass(frozen=True, slots=True)
class Clip:
    """Sound and the second at which it begins."""

    start: float
    samples: Samples

    @property
    def end(self) -> float:
        """The second at which it has ended."""
        return self.start + len(self.samples) / SPEECH_RATE


@dataclass(frozen=True, slots=True)
class Finish:
    """The samples a second of a file, and the limit that keeps its peaks below -1 dBTP."""

    rate: int
    limit: float

    def filters(self, gain: float) -> str:
        """What is done to speech on its way into the file."""
        limiter = f"alimiter=limit={self.limit}:level=false:attack=2:release=40"
        return f"volume={gain:.2f}dB,aresample={self.rate},{limiter}"


@dataclass(frozen=True, slots=True)
class ShortEpisode:
    """A narrated episode: its slug, espeak-ng's voice, and who that is in the transcript."""

    slug: str
    voice: str
    narrator: str
    transcribed: bool = False


SHORT_FINISH = Finish(44_100, 0.63)
LONG_FINISH = Finish(32_000, 0.5)  # so few bits make the peaks rise
SHORT_EPISODES = (
    ShortEpisode("a-podcast-in-a-folder", "en-gb-x-rp+Michael", "Michael"),
    ShortEpisode("write-the-outline-once", "en-gb-x-rp+Annie", "Annie", transcribed=True),
)


# What the episodes' files say


def read_outline(episode: Path) -> list[Heading]:
    """The headings of an episode, from the text of its YAML file."""
    block = OUTLINE_BLOCK.search(episode.read_text("utf-8"))
    if block is None:
        raise SampleError(f"{episode.name} has no outline")
    return [
        Heading(int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds), title)
        for hours, minutes, seconds, title in OUTLINE_LINE.findall(block[1])
    ]


def read_title(slug: str) -> str:
    """The title of an episode, from the text of its YAML file."""
    line = TITLE_LINE.search((EPISODES / f"{slug}.yaml").read_text("utf-8"))
    if line is None:
        raise SampleError(f"{slug}.yaml has no title")
    return line[1]


def read_narration(slug: str) -> list[Sentence]:
    """The sentences to speak: one a line, a blank line between paragraphs, `#` for a section."""
    sentences: list[Sentence] = []
    pause, opens = LEAD, None
    for line in (NARRATION / f"{slug}.txt").read_text("utf-8").splitlines():
        if line.startswith("# "):
            pause, opens = SECTION_GAP if sentences else LEAD, line.removeprefix("# ")
        elif line:
            sentences.append(Sentence(line, pause, opens))
            pause, opens = SENTENCE_GAP, None
        elif sentences and opens is None:
            pause = PARAGRAPH_GAP
    return sentences


# Sound


def speak(text: str, voice: str) -> Samples:
    """The text as espeak-ng speaks it, without the silence around it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "speech.wav")
        command = ["espeak-ng", "-v", voice, "-s", "150", "-w", str(path), "--stdin"]
        subprocess.run(command, input=text.encode(), check=True)
        with wave.open(str(path)) as speech:
            if speech.getframerate() != SPEECH_RATE:
                raise SampleError(f"espeak-ng spoke at {speech.getframerate()} Hz")
            return trim(array("h", speech.readframes(speech.getnframes())))


def trim(samples: Samples, threshold: int = 100) -> Samples:
    """The samples from the first to the last that can be heard."""
    first = next(i for i, value in enumerate(samples) if abs(value) > threshold)
    last = next(i for i in reversed(range(len(samples))) if abs(samples[i]) > threshold)
    return samples[first : last + 1]


def silence(length: int) -> Iterator[bytes]:
    """So many silent samples, a second at a time."""
    for start in range(0, length, SPEECH_RATE):
        yield bytes(2 * min(SPEECH_RATE, length - start))


def spread(clips: Iterable[Clip], seconds: float) -> Iterator[bytes]:
    """The clips as one stream of samples, each at its time, with silence in between."""
    position = 0
    for clip in clips:
        start = round(clip.start * SPEECH_RATE)
        if start < position:
            raise SampleError(f"what begins at {clip.start} s overlaps what is before it")
        yield from silence(start - position)
        yield clip.samples.tobytes()
        position = start + len(clip.samples)
    yield from silence(round(seconds * SPEECH_RATE) - position)


# ffmpeg


def ffmpeg(arguments: Iterable[str], sound: Iterable[bytes]) -> str:
    """Runs ffmpeg on a stream of speech samples; returns what it logged."""
    read = ("-f", "s16le", "-ar", str(SPEECH_RATE), "-ac", "1", "-i", "pipe:0")
    command = ["ffmpeg", "-hide_banner", "-nostats", "-y", *read, *arguments]
    with tempfile.TemporaryFile() as log:
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stderr=log)
        with suppress(BrokenPipeError), process:
            cast("IO[bytes]", process.stdin).writelines(sound)
        log.seek(0)
        text = log.read().decode(errors="replace")
    if process.returncode:
        raise SampleError(f"ffmpeg failed:\n{text}")
    return text


def in_a_room(speech: str, rate: int) -> str:
    """The filters of speech, with the noise of a room under all of it."""
    noise = f"anoisesrc=color=brown:seed={ROOM_SEED}:sample_rate={rate}"
    room = ",".join([noise, *ROOM_EDGES, f"volume={ROOM_GAIN}dB"])
    return f"{speech}[speech];{room}[room];[speech][room]amix=duration=first:normalize=false"


def loudness(sound: list[bytes], filters: str) -> float:
    """The integrated loudness of speech in LUFS, as it comes out of the filters."""
    measure = f"{filters},loudnorm=print_format=json"
    log = ffmpeg(["-af", measure, "-f", "null", "-"], sound)
    measured = re.search(r'"input_i" : "(-?[\d.]+)"', log)
    if measured is None:
        raise SampleError("ffmpeg measured no loudness")
    return float(measured[1])


def needed_gain(sound: list[bytes], finish: Finish) -> float:
    """The gain in dB that brings speech to the wanted loudness, in spite of the limiter."""
    gain = 0.0
    for _ in range(3):
        gain += LOUDNESS - loudness(sound, finish.filters(gain))
    return gain


def encode(
    path: Path, title: str, sound: Iterable[bytes], graph: str, codec: Iterable[str]
) -> None:
    """Writes a recording, whole or not at all."""
    unfinished = path.with_name(f".{path.name}.part")
    tags = ("-metadata", f"title={title}")
    filtered = ("-filter_complex", graph, "-ac", "1")
    try:
        ffmpeg([*filtered, *BITEXACT, *tags, *codec, str(unfinished)], sound)
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)


# The two-hour recording


def make_long_episode() -> Path:
    """Speaks each heading of the long episode at its time, for exactly two hours."""
    path = EPISODES / f"{LONG_EPISODE}.m4a"
    spoken = long_speech(read_outline(path.with_suffix(".yaml")))
    gain = needed_gain([clip.samples.tobytes() for clip in spoken], LONG_FINISH)
    graph = in_a_room(LONG_FINISH.filters(gain), LONG_FINISH.rate)
    encode(path, read_title(path.stem), spread(spoken, LONG_SECONDS), graph, AAC)
    if path.stat().st_size > LONG_BYTES:
        raise SampleError(f"{path.name} has {path.stat().st_size} bytes")
    return path


def long_speech(outline: list[Heading]) -> list[Clip]:
    """What is said in the long episode: an opening, the headings, an end."""
    lines = [(LEAD, OPENING), *((heading.start, heading.title) for heading in outline)]
    lines.append((LONG_SECONDS - 10, CLOSING))
    return [Clip(start, speak(text, LONG_VOICE)) for start, text in lines]


# The short recordings


def make_short_episode(episode: ShortEpisode) -> Path:
    """Speaks a narration sentence by sentence; writes the transcript where there is one."""
    path = EPISODES / f"{episode.slug}.mp3"
    sentences = read_narration(episode.slug)
    clips = list(narrate(sentences, episode.voice))
    sound = list(spread(clips, round(clips[-1].end + TAIL, 3)))
    encode_short(path, read_title(path.stem), sound)
    if episode.transcribed:
        transcript = webvtt(sentences, clips, episode.narrator)
        path.with_suffix(".vtt").write_text(transcript, "utf-8")
        compare_outline(path.with_suffix(".yaml"), measured_outline(sentences, clips))
    return path


def encode_short(path: Path, title: str, sound: list[bytes]) -> None:
    """Writes a short recording at the wanted loudness."""
    graph = SHORT_FINISH.filters(needed_gain(sound, SHORT_FINISH))
    encode(path, title, sound, graph, MP3)


def make_starter() -> Path:
    """Speaks the first recording of a new show."""
    STARTER.mkdir(exist_ok=True)
    path = STARTER / "hello.mp3"
    clip = Clip(LEAD, speak(HELLO, SHORT_EPISODES[0].voice))
    sound = list(spread([clip], clip.end + TAIL))
    encode_short(path, "Hello", sound)
    return path


def narrate(sentences: Iterable[Sentence], voice: str) -> Iterator[Clip]:
    """The sentences as sound, each after its pause."""
    end = 0.0
    for sentence in sentences:
        clip = Clip(end + sentence.pause, speak(sentence.text, voice))
        yield clip
        end = clip.end


def webvtt(sentences: list[Sentence], clips: list[Clip], narrator: str) -> str:
    """The transcript, a cue a sentence."""
    cues = (
        f"{vtt_time(clip.start)} --> {vtt_time(clip.end)}\n"
        f"<v {html.escape(narrator, quote=False)}>{html.escape(sentence.text, quote=False)}\n"
        for sentence, clip in zip(sentences, clips, strict=True)
    )
    return "\n".join(["WEBVTT\n", *cues])


def vtt_time(seconds: float) -> str:
    """Seconds as `00:01:02.345`."""
    milliseconds = round(seconds * 1000)
    minutes, rest = divmod(milliseconds, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def measured_outline(sentences: list[Sentence], clips: list[Clip]) -> list[Heading]:
    """The sections of a narration at the full second before they are spoken."""
    return [
        Heading(math.floor(clip.start), sentence.opens)
        for sentence, clip in zip(sentences, clips, strict=True)
        if sentence.opens is not None
    ]


def compare_outline(episode: Path, measured: list[Heading]) -> None:
    """Refuses an outline that differs from what was spoken, and prints the right one."""
    if read_outline(episode) != measured:
        lines = (
            f"  ({heading.start // 60:02}:{heading.start % 60:02}) {heading.title}\n"
            for heading in measured
        )
        raise SampleError(f"the outline of {episode.name} has to be\n\n{''.join(lines)}")


def main() -> int:
    """Makes every recording; says what was made, or what is wrong."""
    missing = [name for name in ("espeak-ng", "ffmpeg") if shutil.which(name) is None]
    if missing:
        print(f"not installed: {', '.join(missing)}", file=sys.stderr)
        return 3
    try:
        shorts = map(make_short_episode, SHORT_EPISODES)
        for path in (*shorts, make_starter(), make_long_episode()):
            print(f"{path.name}: {path.stat().st_size:,} bytes")
    except SampleError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
