"""The show of the corpus as a site of Hugo's: as plain as a comparison allows.

It has a page, a chapters file and an item of the feed for each episode, and lists of a hundred.
Everything that it makes, feedkit makes too.
"""

from __future__ import annotations

import json
from pathlib import Path

from corpus import ADDRESS, episodes


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
            "pagination": {"pagerSize": 100},
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
{{ $listed := .Paginate site.RegularPages.ByDate.Reverse }}{{ range $listed.Pages }}
<li><a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}</ul>
{{ with $listed.Next }}<a href="{{ .URL }}">Older</a>{{ end }}</body></html>
""",
    "layouts/index.rss.xml": """{{ `<?xml version="1.0" encoding="UTF-8"?>` | safeHTML }}
<rss version="2.0"
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
"""Its settings and its templates."""
