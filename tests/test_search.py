"""The search of a built site, with the extra and without it."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess

import pytest

from feedkit.search import engine, presence

installed = pytest.mark.skipif(not presence.package(), reason="pagefind is not installed")


@pytest.fixture
def without(monkeypatch):
    """Takes pagefind away."""
    return lambda: monkeypatch.setattr(presence, "PACKAGES", ())


@pytest.fixture
def starts(monkeypatch):
    """Counts the times that pagefind is started."""
    kept, run = [], engine._run
    monkeypatch.setattr(engine, "_run", lambda *words: (kept.append(1), run(*words)))
    return kept


def searched(show, folder="public"):
    """The files of the search, and what is said in the fragments of an index."""
    found = {
        path: content
        for path, content in show.site(folder).items()
        if path.startswith(("search/", "assets/search-"))
    }
    fragments = [
        json.loads(gzip.decompress(content).removeprefix(b"pagefind_dcd"))
        for path, content in found.items()
        if path.endswith(".pf_fragment")
    ]
    return found, {each["meta"]["url"]: each["content"] for each in fragments}


@installed
def test_an_index_is_made_of_published_episodes_alone(show):
    show.episode("told", outline="|\n  (00:00) 1. Lanterns\n  (00:01) 2. Lenses")
    show.write("episodes/told.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nSaid aloud\n")
    show.episode("draft", draft="true")
    show.episode("future", date="2030-01-01")
    show.build()
    found, said = searched(show)
    assert said.keys() == {"episodes/talk/", "episodes/told/"}
    for words in ("About told", "What it is about.", "1. Lanterns", "Said aloud"):
        assert words in said["episodes/told/"]
    (folder,) = {path.split("/")[1] for path in found if path.startswith("assets/")}
    assert f'data-index="../assets/{folder}/"' in found["search/index.html"].decode()
    assert "search/episodes.json" not in found


@installed
def test_members_alone_can_find_what_is_for_members(show):
    show.write("show.yaml", (show.root / "show.yaml").read_text() + "reviewers: [ada]\n")
    show.episode("draft", draft="true")
    show.build()
    found, said = searched(show)
    assert said.keys() == {"episodes/talk/"}
    assert not any(b"About draft" in content for content in found.values())


@installed
def test_building_again_writes_nothing_and_does_not_start_pagefind(show, starts):
    show.build()
    before = {path: path.stat().st_mtime_ns for path in show.public.rglob("*")}
    assert "Nothing has changed" in show.build().out
    (show.root / ".feedkit/seal").unlink(missing_ok=True)
    assert "Nothing has changed" in show.build().out
    assert {path: path.stat().st_mtime_ns for path in show.public.rglob("*")} == before
    assert len(starts) == 1


@installed
def test_the_index_is_made_again_only_when_what_it_is_made_from_changes(show, starts):
    show.build()
    first, _ = searched(show)
    show.edit("episodes/talk.yaml", "title: ", "explicit: true\ntitle: ")
    show.build()
    assert searched(show)[0] == first
    assert len(starts) == 1
    show.edit("episodes/talk.yaml", "3. The sea", "3. The ocean")
    show.build()
    second, said = searched(show)
    assert "3. The ocean" in said["episodes/talk/"]
    kinds = {path.split("/")[2] for path in second if second[path] != first.get(path)}
    assert {each for each in kinds if not each.endswith(".pf_meta")} == {
        "fragment", "index", "pagefind-entry.json",
    }  # fmt: skip
    assert len(second) == len(first)
    assert len(starts) == 2


@installed
def test_an_episode_changes_its_own_part_of_the_index(show):
    show.episode("told")
    show.build()
    first, _ = searched(show)
    show.episode("more", date="2025-06-01")
    show.build()
    second, said = searched(show)
    assert len(said) == 3
    parts = [path for path in first if path.endswith((".pf_fragment", ".js", "index.html"))]
    assert len(parts) == 5
    assert all(second[path] == first[path] for path in parts)


@installed
def test_what_says_which_files_make_up_the_index_is_written_behind_them(show, monkeypatch):
    written, put = [], os.replace

    def noting(path, target):
        written.append(str(target))
        return put(path, target)

    monkeypatch.setattr(os, "replace", noting)
    show.build()
    places = [at for at, path in enumerate(written) if "public/assets/search-" in path]
    (entry,) = [at for at in places if written[at].endswith("pagefind-entry.json")]
    assert entry == max(places)
    assert len(places) > 5


@installed
def test_what_is_lost_is_made_again_to_the_byte(show, starts):
    show.build()
    before = show.site()
    shutil.rmtree(show.root / ".feedkit")
    assert "Nothing has changed" in show.build().out
    (fragment,) = show.public.rglob("*.pf_fragment")
    fragment.write_bytes(b"other")
    show.build()
    assert show.site() == before
    assert len(starts) == 3
    assert not (show.root / ".feedkit/made").exists()


@installed
def test_without_the_extra_titles_and_headings_are_searched_from_then_on(show, without):
    show.build()
    without()
    show.build()
    found, said = searched(show)
    assert found.keys() == {"search/index.html", "search/episodes.json"}
    (talk,) = json.loads(found["search/episodes.json"])
    assert talk["url"] == "episodes/talk/"
    assert [title for _, title in talk["headings"]][-1] == "3. The sea"
    assert not said


@installed
def test_a_trial_leaves_nothing_behind(show):
    said = show.build("--dry-run")
    assert "would write search/index.html" in said.out
    assert "pagefind.js" in said.out
    assert not show.public.exists()
    assert not (show.root / ".feedkit/made").exists()
    assert not (show.root / ".feedkit/cache/search").exists()


@installed
def test_where_pagefind_fails_the_last_good_site_stays(show, monkeypatch):
    show.build()
    before = show.site()
    show.edit("episodes/talk.yaml", "3. The sea", "3. The ocean")

    def refuse(*words, **how):
        raise OSError(8, "Exec format error")

    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "run", refuse)
        said = show.build(fails=3)
    assert "the search index cannot be made" in said.err
    assert show.site() == before


@installed
def test_words_are_stemmed_in_the_language_of_the_show(show):
    show.edit("show.yaml", "language: en-GB", "language: de-AT")
    show.build()
    found, _ = searched(show)
    assert [path.rpartition("/")[2] for path in found if "wasm" in path] == ["wasm.de.pagefind"]


@installed
def test_another_language_makes_the_documents_anew(show):
    show.build()
    show.edit("show.yaml", "language: en-GB", "language: de")
    show.build()
    assert show.site() == show.cleanly()[0]
