"""What show.yaml says of the looks of pages, from the file to the site."""

from __future__ import annotations

CHOICES = """site:
  colours: {accent: "#8c3b2a", background: fdfaf4}
  menu: [Listen elsewhere /subscribe/, Blog https://blog.example/]
  footer: Made in *Antwerp*.
head: {scripts: [https://stats.example/count.js]}
"""


def test_choices_reach_every_page_without_a_template(show):
    show.edit("show.yaml", "language:", CHOICES + "language:")
    show.build("--strict")
    site = show.site()
    assert b'<script defer src="https://stats.example/count.js"></script>' in site["404.html"]
    assert b"Made in <em>Antwerp</em>." in site["episodes/talk/index.html"]
    headers = site["_headers"].decode()
    assert "script-src 'self' https://stats.example;" in headers
    assert "connect-src 'self' https://stats.example;" in headers
    assert "unsafe-inline" not in headers
    assert "'unsafe-eval'" not in headers
    again = show.build()
    assert "othing" in again.out + again.err
    assert show.site() == site


def test_an_entry_that_leads_nowhere_is_said_with_its_place(show):
    show.edit("show.yaml", "language:", "site:\n  menu:\n    - Blog /blog/\nlanguage:")
    said = show.build(fails=1)
    assert "SITE001" in said.out + said.err
    assert "show.yaml:6:7" in said.out + said.err
    show.write("static/blog/index.html", "<!doctype html><title>Blog</title>")
    show.build()


def test_a_colour_that_cannot_be_read_is_said_with_its_place_and_a_better_one(show):
    show.edit("show.yaml", "language:", 'site:\n  colours:\n    accent: "#ffe9a0"\nlanguage:')
    said = show.run("check")
    text = said.out + said.err
    assert "show.yaml:6:13" in text
    assert "SITE024" in text
    better = text.partition("= help: write ")[2][:6]
    show.edit("show.yaml", "ffe9a0", better)
    assert "SITE024" not in show.run("check").out
