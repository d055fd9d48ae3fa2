"""Makes the small recordings in `files/`, with ffmpeg and mutagen.

Run it with `python tests/media/make_files.py`. Every recording is a tone of 440 Hz, two seconds
long unless its name says otherwise.
"""

from __future__ import annotations

import subprocess
from pathlib import Path

from mutagen.flac import FLAC
from mutagen.id3 import APIC, CHAP, CTOC, ID3, TIT2, TPE1, TXXX, CTOCFlags
from mutagen.oggopus import OggOpus

FILES = Path(__file__).parent / "files"
BITEXACT = ("-fflags", "+bitexact", "-flags:a", "+bitexact")
CHAPTERS = ((0, "Opening"), (500, "Middle"), (1500, "End"))

RECIPES = {
    "constant.mp3": (44_100, "-c:a", "libmp3lame", "-b:a", "32k"),
    "variable.mp3": (44_100, "-c:a", "libmp3lame", "-q:a", "9"),
    "no-summary.mp3": (44_100, "-c:a", "libmp3lame", "-q:a", "9", "-write_xing", "0"),
    "mpeg2.mp3": (22_050, "-c:a", "libmp3lame", "-b:a", "8k"),
    "mpeg25.mp3": (8_000, "-c:a", "libmp3lame", "-b:a", "8k"),
    "layer2.mp2": (24_000, "-c:a", "mp2", "-b:a", "32k"),
    "tone.m4a": (22_050, "-c:a", "aac", "-b:a", "16k"),
    "fragmented.m4a": (
        22_050,
        "-c:a",
        "aac",
        "-b:a",
        "16k",
        "-movflags",
        "frag_keyframe+empty_moov",
    ),
    "lossless.m4a": (8_000, "-c:a", "alac"),
    "tone.opus": (48_000, "-c:a", "libopus", "-b:a", "8k"),
    "tone.ogg": (22_050, "-c:a", "libvorbis", "-q:a", "-1"),
    "tone.flac": (8_000, "-c:a", "flac"),
    "tone.wav": (8_000, "-c:a", "pcm_u8"),
    "raw.aac": (22_050, "-c:a", "aac", "-b:a", "16k"),
}


def ffmpeg(*arguments: str) -> None:
    subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-y", *arguments], check=True)


def tone(name: str, rate: int, *options: str) -> None:
    source = f"sine=frequency=440:sample_rate={rate}:duration=2"
    ffmpeg("-f", "lavfi", "-i", source, "-ac", "1", *options, *BITEXACT, str(FILES / name))


def metadata() -> Path:
    lines = [";FFMETADATA1", "title=A tone"]
    ends = [start for start, _ in CHAPTERS[1:]] + [2000]
    for (start, title), end in zip(CHAPTERS, ends, strict=True):
        lines += ["[CHAPTER]", "TIMEBASE=1/1000", f"START={start}", f"END={end}", f"title={title}"]
    path = FILES / "chapters.ffmetadata"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def with_chapters() -> None:
    path = metadata()
    ffmpeg(
        *("-i", str(FILES / "tone.m4a"), "-i", str(path), "-map", "0:a", "-map_metadata", "1"),
        *("-map_chapters", "1", "-c", "copy", *BITEXACT, str(FILES / "chapters.m4a")),
    )
    path.unlink()
    flac = FLAC(FILES / "tone.flac")
    opus = OggOpus(FILES / "tone.opus")
    for tags in (flac, opus):
        tags["TITLE"] = "A tone"
        for number, (start, title) in enumerate(CHAPTERS):
            tags[f"CHAPTER{number:03d}"] = f"00:00:{start // 1000:02d}.{start % 1000:03d}"
            tags[f"CHAPTER{number:03d}NAME"] = title
        tags.save()
    flac.save(padding=lambda _: 0)


def tagged_mp3() -> None:
    """An MP3 with a picture, and chapters whose frames are not in the order of time."""
    path = FILES / "tagged.mp3"
    path.write_bytes((FILES / "mpeg2.mp3").read_bytes())
    tags = ID3()
    tags.add(TIT2(encoding=3, text=["A tone"]))
    tags.add(TPE1(encoding=3, text=["Ada", "Béla"]))
    tags.add(TXXX(encoding=3, desc="mood", text=["even"]))
    tags.add(
        APIC(encoding=3, mime="image/jpg", type=3, desc="", data=b"\x89PNG\r\n\x1a\n" + b"x" * 92)
    )
    for number in (2, 0, 1):
        start, title = CHAPTERS[number]
        frames = [TIT2(encoding=3, text=[title])]
        tags.add(CHAP(element_id=f"c{number}", start_time=start, end_time=2000, sub_frames=frames))
    flags = CTOCFlags.TOP_LEVEL | CTOCFlags.ORDERED
    tags.add(CTOC(element_id="toc", flags=flags, child_element_ids=["c0", "c1", "c2"]))
    tags.save(path, v2_version=3, padding=lambda _: 0)


def video() -> None:
    ffmpeg(
        *("-f", "lavfi", "-i", "color=c=red:s=16x16:r=5:d=1", "-i", str(FILES / "tone.m4a")),
        *("-c:v", "mpeg4", "-c:a", "copy", *BITEXACT, str(FILES / "video.mp4")),
    )


def main() -> None:
    FILES.mkdir(exist_ok=True)
    for name, (rate, *options) in RECIPES.items():
        tone(name, rate, *options)
    with_chapters()
    tagged_mp3()
    video()


if __name__ == "__main__":
    main()
