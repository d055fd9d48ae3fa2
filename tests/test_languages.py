"""A show is in the language that it says, from its feed to its pages."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from feedkit.cli import main
try:
    main()
finally:
    print(*(name for name in sys.modules if name.startswith("babel")), file=sys.stderr)
"""


def german(new_show):
    show = new_show()
    show.edit("show.yaml", "language: en-GB", "language: de-DE")
    show.episode(
        "kran", outline="|\n  (00:00.500) Eins\n  (00:01) Zwei", funding="https://a.example/"
    )
    return show


def text(show, path: str) -> str:
    return (show.public / path).read_text(encoding="utf-8")


def test_feed_chapters_and_pages_are_in_the_language_of_the_show(new_show):
    show = german(new_show)
    show.build()
    assert '"title":"Beginn"' in text(show, "chapters/kran.json").replace('": "', '":"')
    assert ">Den Podcast unterstützen</podcast:funding>" in text(show, "feed.xml")
    assert "Gliederung" in text(show, "episodes/kran/index.html")


def test_a_change_of_the_language_reaches_every_page_and_the_feed(new_show):
    show = german(new_show)
    show.build()
    show.edit("show.yaml", "language: de-DE", "language: en-GB")
    show.build()
    assert ">Support the show</podcast:funding>" in text(show, "feed.xml")
    assert '"title":"Opening"' in text(show, "chapters/kran.json").replace('": "', '":"')
    for path, content in show.site().items():
        assert not path.endswith(".html") or "Abonnieren" not in content.decode(), path


def test_catalogues_are_read_once_and_kept(new_show):
    show = german(new_show)
    show.build()
    kept = [path for path in (show.root / ".feedkit/cache/words").rglob("*") if path.is_file()]
    assert len(kept) == 1
    show.touch("show.yaml")  # everything is looked at, and nothing is to be rendered
    done = subprocess.run(
        [sys.executable, "-c", CODE, "-C", str(show.root), "build"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "babel" not in done.stderr


def test_a_damaged_catalogue_in_the_cache_is_made_again(new_show):
    show = german(new_show)
    show.build()
    before = show.site()
    for path in (show.root / ".feedkit/cache/words").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:100])
    show.touch("show.yaml")
    show.build("--clean")
    assert show.site() == before
