"""Pages of topics and people, from what an author writes."""

from __future__ import annotations

import pytest

ROSTER = """people:
  ada: {name: Ada Quay, role: host, about: Ada watches ships.}
  jo: {name: Jo Smith, role: guest}
  joe: {name: Jo  SMITH, role: editor}
"""


@pytest.fixture
def crew(show):
    """A show with namesakes in its roster, and with episodes that are not out."""
    show.edit("show.yaml", "people:\n  ada: {name: Ada Quay, role: host}\n", ROSTER)
    show.edit("episodes/talk.yaml", "notes:", "tags: [Cranes, rust]\nnotes:")
    show.episode("one", "2025-01-01", people="[jo, joe, Ada Quay as author]", tags="cranes")
    show.episode("soon", "2026-06-01", people="Sly Stranger", tags="whispers")
    show.episode("rough", "2025-01-02", people="Ron Rough", tags="rough", draft="true")
    show.build()
    return show


def pages(show, folder: str) -> list[str]:
    ending = "/index.html"
    found = (path for path in show.site() if path.startswith(folder) and path.endswith(ending))
    return [path.removeprefix(folder).removesuffix(ending) for path in found]


def test_whoever_is_heard_has_a_page_and_namesakes_have_one_each(crew):
    assert pages(crew, "people/") == ["ada-quay", "bo-derrick", "jo-smith", "jo-smith-joe"]
    ada = crew.site()["people/ada-quay/index.html"].decode()
    assert "Ada watches ships." in ada
    assert "Host and author" in ada
    assert "Guest" in crew.site()["people/jo-smith/index.html"].decode()
    assert "Editor" in crew.site()["people/jo-smith-joe/index.html"].decode()


def test_nothing_of_what_is_not_out_is_on_the_site(crew):
    assert pages(crew, "tags/") == ["cranes", "rust"]
    for path, text in crew.site().items():
        for word in (b"Sly", b"Rough", b"whispers", b"rough"):
            assert word not in text, path


def test_they_appear_with_their_episode_and_go_with_it(crew, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    crew.build("--locked")
    assert "sly-stranger" in pages(crew, "people/")
    assert "whispers" in pages(crew, "tags/")
    crew.edit("episodes/soon.yaml", "tags: whispers", "tags: rust")
    crew.build()
    assert pages(crew, "tags/") == ["cranes", "rust"]


def test_a_preview_of_drafts_has_their_pages(crew):
    crew.build("--drafts")
    assert "tags/rough/index.html" in crew.site(".feedkit/preview")


def test_building_again_writes_nothing_and_an_edit_what_it_is_about(crew):
    crew.touch("episodes/one.yaml")
    assert "Wrote" not in crew.build().out
    before = crew.site()
    crew.edit("episodes/one.yaml", "tags: cranes", "tags: [cranes, tide]")
    crew.build()
    after = crew.site()
    assert {path for path in after if after[path] != before.get(path)} == {
        "about/index.html",
        "episodes/one/index.html",
        "feed.xml",
        "sitemap.xml",
        "tags/tide/index.html",
    }


def test_a_tag_keeps_the_spelling_of_its_oldest_episode(crew):
    page = crew.site()["tags/cranes/index.html"].decode()
    assert "<h1>cranes</h1>" in page
    crew.episode("new", "2025-12-01", tags="CRANES")
    crew.build()
    assert "<h1>cranes</h1>" in crew.site()["tags/cranes/index.html"].decode()


def test_a_file_of_the_author_s_cannot_stand_where_a_page_does(crew):
    crew.write("static/tags/cranes/index.html", "mine")
    assert "PUB027" in crew.build(fails=1).err
