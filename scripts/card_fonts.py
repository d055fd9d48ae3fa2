"""Cut the fonts of cards out of Inter, to what cards can say.

Run it with `python scripts/card_fonts.py FOLDER`, where FOLDER holds the fonts of Inter 4 as OTF.
It takes fonttools and brotli, which nothing else here does. The characters are those of
``COVERED`` in feedkit/media/lettering.py: after a change of them the fonts have to be cut again.
"""

from __future__ import annotations

import sys
from pathlib import Path
from subprocess import run

from feedkit.media.lettering import COVERED, TEXT, TITLE

FONTS = Path(__file__).resolve().parents[1] / "feedkit" / "media" / "fonts"


def cut(source: Path, made: Path) -> None:
    """Write the part of a font that cards use: with kerning, without hints for small sizes."""
    characters = ",".join(f"U+{first:04X}-{last:04X}" for first, last in COVERED)
    words = [
        "pyftsubset", str(source), f"--unicodes={characters}", f"--output-file={made}",
        "--layout-features=kern,mark,mkmk,ccmp", "--flavor=woff2", "--desubroutinize",
        "--no-hinting",
    ]  # fmt: skip
    run(words, check=True)


if __name__ == "__main__":
    for face in (TITLE, TEXT):
        cut(Path(sys.argv[1]) / f"{face}.otf", FONTS / f"{face}.woff2")
