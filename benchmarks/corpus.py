"""Shows of any size to measure with: the same size gives the same files on any machine.

An episode has 1.6 kB of notes, 36 outline entries in three levels, a recording that lies elsewhere
and no picture of its own; no cards are drawn for links, which Hugo does not make either.
`feedkit_show` writes one for feedkit, `hugo_site` the same for Hugo,
which makes a page, a chapters file and an item of the feed of each.
"""

from __future__ import annotations

import json
import random
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

RIGHT = Path(__file__).parents[1] / "tests" / "cases" / "right"
ADDRESS = "https://harbour.example/"
FIRST = date(1990, 1, 1)
ENTRIES = 36
WORDS = (
    *("anchor", "buoy", "cargo", "coat", "crane", "deck", "dock", "engine", "ferry", "freight"),
    *("harbour", "hull", "iron", "keel", "ladder", "light", "mast", "paint", "pilot", "port"),
    *("quay", "rope", "rust", "sail", "sea", "ship", "signal", "tide", "tower", "wharf", "wind"),
)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A line of an outline."""

    seconds: int
    title: str


@dataclass(frozen=True, slots=True)
class Episode:
    """An episode as both tools get it."""

    number: int
    title: str
    day: date
    notes: str
    chapters: tuple[Chapter, ...]

    @property
    def slug(self) -> str:
        """Its name in addresses."""
        return f"episode-{self.number:06d}"

    @property
    def audio(self) -> str:
        """Where its recording is served."""
        return f"https://media.example/{self.slug}.mp3"


def episodes(count: int) -> Iterator[Episode]:
    """So many episodes, oldest first, each by a chance of its own that is always the same."""
    for number in range(count):
        chance = random.Random(number)  # noqa: S311  nothing is secret here
        yield Episode(
            number=number,
            title=f"Episode {number}: {_phrase(chance, 4)}",
            day=FIRST + timedelta(days=number % 12_000),
            notes=_notes(chance),
            chapters=tuple(_chapters(chance)),
        )


def _phrase(chance: random.Random, words: int) -> str:
    return " ".join(chance.choice(WORDS) for _ in range(words)).capitalize()


def _notes(chance: random.Random) -> str:
    paragraphs = [f"{_phrase(chance, 40)}, **{_phrase(chance, 3)}**." for _ in range(5)]
    links = [f"- [{_phrase(chance, 3)}](https://example.com/{chance.random()})" for _ in range(4)]
    return "\n\n".join([*paragraphs, "\n".join(links)])


def _chapters(chance: random.Random) -> Iterator[Chapter]:
    for place in range(ENTRIES):
        section, part = divmod(place, 4)
        number = f"{section + 1}.{part}" if part else f"{section + 1}."
        if part == 3:
            number = f"{section + 1}.2.1"
        yield Chapter(43 + place * 190, f"{number} {_phrase(chance, 5)}")


def feedkit_show(root: Path, count: int) -> None:
    """Write a show for feedkit."""
    (root / "episodes").mkdir(parents=True)
    shutil.copy(RIGHT / "artwork.png", root)
    show = (RIGHT / "show.yaml").read_text(encoding="utf-8")
    (root / "show.yaml").write_text(f"{show}site: {{cards: false}}\n", encoding="utf-8")
    for each in episodes(count):
        (root / f"episodes/{each.slug}.yaml").write_text(_yaml(each), encoding="utf-8")


def _yaml(each: Episode) -> str:
    outline = "".join(f"  ({_clock(one.seconds)}) {one.title}\n" for one in each.chapters)
    notes = "".join(f"  {line}\n" if line else "\n" for line in each.notes.splitlines())
    audio = f"{{address: '{each.audio}', length: {5_000_000 + each.number}, duration: 2:00:00}}"
    return (
        f"title: '{each.title}'\ndate: {each.day} 09:00\naudio: {audio}\n"
        f"notes: |\n{notes}outline: |\n{outline}"
    )


def _clock(seconds: int) -> str:
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"


def hugo_site(root: Path, count: int) -> None:
    """Write a site for Hugo that makes the same pages, chapters and feed."""
    for path, text in HUGO.items():
        place = root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    (root / "content/episodes").mkdir(parents=True)
    for each in episodes(count):
        front = json.dumps(
            {
                "title": each.title,
                "date": f"{each.day}T09:00:00Z",
                "audio": each.audio,
                "length": 5_000_000 + each.number,
                "outputs": ["html", "chapters"],
                "outline": [{"start": one.seconds, "title": one.title} for one in each.chapters],
            }
        )
        text = f"{front}\n\n{each.notes}\n"
        (root / f"content/episodes/{each.slug}.md").write_text(text, encoding="utf-8")


HUGO = {
    "hugo.json": json.dumps(
        {
            "baseURL": ADDRESS,
            "languageCode": "en-gb",
            "title": "Harbour Lights",
            "disableKinds": ["taxonomy", "term", "section", "sitemap", "robotsTXT"],
            "outputs": {"home": ["html", "rss"]},
            "mediaTypes": {"application/json+chapters": {"suffixes": ["json"]}},
            "outputFormats": {
                "chapters": {
                    "mediaType": "application/json+chapters",
                    "baseName": "chapters",
                    "isPlainText": True,
                }
            },
        }
    ),
    "layouts/_default/single.html": """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{{ .Title }} – {{ site.Title }}</title><link rel="canonical" href="{{ .Permalink }}"></head>
<body><h1>{{ .Title }}</h1><p><time>{{ .Date.Format "2 January 2006" }}</time></p>
<audio controls preload="none" src="{{ .Params.audio }}"></audio>
<ol>{{ range .Params.outline }}<li><a href="#t={{ .start }}">{{ .title }}</a></li>{{ end }}</ol>
{{ .Content }}{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</body></html>
""",
    "layouts/_default/single.chapters.json": """{"version": "1.2.0", "chapters": [
{{- range $i, $c := .Params.outline }}{{ if $i }},{{ end }}
{"startTime": {{ $c.start }}, "title": {{ $c.title | jsonify }}}{{ end }}]}
""",
    "layouts/index.html": """<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{{ site.Title }}</title></head><body><h1>{{ site.Title }}</h1><ul>
{{ range first 50 site.RegularPages.ByDate.Reverse }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</ul></body></html>
""",
    "layouts/index.rss.xml": """<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"
 xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"
 xmlns:podcast="https://podcastindex.org/namespace/1.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:psc="http://podlove.org/simple-chapters"><channel><title>{{ site.Title }}</title>
<link>{{ site.BaseURL }}</link><description>Long conversations about how ports work.</description>
{{ range site.RegularPages.ByDate.Reverse }}<item><title>{{ .Title }}</title>
<link>{{ .Permalink }}</link><guid isPermaLink="false">{{ .File.UniqueID }}</guid>
<pubDate>{{ .Date.Format "Mon, 02 Jan 2006 15:04:05 -0700" }}</pubDate>
<enclosure url="{{ .Params.audio }}" length="{{ .Params.length }}" type="audio/mpeg"/>
<description>{{ .Content | html }}{{ range .Params.outline }}{{ .start }} {{ .title }}{{ end }}
</description><content:encoded>{{ .Content | html }}</content:encoded>
<podcast:chapters url="{{ .Permalink }}chapters.json" type="application/json+chapters"/>
<psc:chapters version="1.2">{{ range .Params.outline }}
<psc:chapter start="{{ .start }}" title="{{ .title }}"/>{{ end }}</psc:chapters></item>
{{ end }}</channel></rss>
""",
}
"""A site of Hugo's, as plain as the comparison allows: everything that it makes, feedkit makes."""
