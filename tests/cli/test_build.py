from __future__ import annotations

import re

import pytest

from feedkit.diagnostics import NotAShow
from feedkit.site.lock import held

ESCAPE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def text(show, path, folder="public"):
    return show.site(folder)[path].decode()


def everything(show):
    """Every file of the show, and when it was written."""
    found = sorted(path for path in show.root.rglob("*"))
    return {str(path): (path.stat().st_mtime_ns, path.is_dir()) for path in found}


def test_the_first_build_says_what_it_wrote_and_what_to_commit(show):
    said = show.build()
    assert re.search(
        r"^Wrote \d+ files to .*public: 1 episode, feed at .*/feed\.xml\.$", said.out, re.M
    )
    assert "The ledger has changed: commit ledger/talk.json, ledger/show.json, ledger/p" in said.out
    assert said.err == ""
    assert {"feed.xml", "index.html", "episodes/talk/index.html"} <= show.site().keys()


def test_errors_end_with_one_and_leave_the_last_good_site(show):
    show.build()
    before = everything(show)
    show.edit("episodes/talk.yaml", "date: 2025-04-30 09:00", "date: yesterday")
    said = show.build(fails=1)
    assert "episodes/talk.yaml:2:7  SRC008 bad-date" in said.err
    assert said.err.endswith("Nothing was written.\n")
    after = {path: time for path, time in everything(show).items() if "/.feedkit" not in path}
    changed = {path for path in after if before.get(path) != after[path]}
    assert changed == {str(show.root / "episodes/talk.yaml")}


def test_all_mistakes_are_said_at_once(show):
    show.edit("episodes/talk.yaml", "date: 2025-04-30 09:00", "date: yesterday")
    show.edit("show.yaml", "category: Places & Travel", "category: Nonsense")
    show.write("episodes/other.yaml", "titel: A slip\n")
    said = show.build(fails=1)
    assert {"episodes/talk.yaml", "episodes/other.yaml", "show.yaml"} <= set(
        re.findall(r"^(\S+?):\d+:\d+  ", said.err, re.M)
    )


def test_warnings_stop_a_strict_build_only(show):
    show.edit("episodes/talk.yaml", "notes: A painter explains.", "notes: ''")
    said = show.build("--strict", fails=1)
    assert "TXT001" in said.err
    assert not show.public.exists()
    assert not (show.root / "ledger").exists()
    show.build()
    assert "feed.xml" in show.site()


def test_a_foreign_folder_ends_with_three_and_is_left_alone(show, tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("years of work")
    for more in ([], ["--clean"]):
        said = show.build("-o", str(tmp_path / "mine"), *more, fails=3)
        assert "holds files that feedkit did not write" in said.err
    assert [each.name for each in (tmp_path / "mine").iterdir()] == ["thesis.txt"]


def test_the_shows_own_folder_is_no_place_for_a_site(show):
    show.build()
    before = everything(show)
    assert "own folder" in show.build("-o", ".", fails=3).err
    assert "own folder" in show.build("-o", "..", fails=3).err
    lock = str(show.root / ".feedkit/lock")
    assert everything(show) | {lock: before[lock]} == before


@pytest.mark.parametrize("words", [["build"], ["accept", "talk", "date"], ["revise", "talk"]])
def test_one_at_a_time_builds_or_changes_a_show(show, words):
    with held(show.root / ".feedkit/lock", holder="process 7 on a ship"):
        said = show.run(*words, fails=3)
    assert "this show is being built or changed already, by process 7 on a ship" in said.err
    assert not (show.root / "public").exists()


def test_where_there_is_no_show_it_ends_with_two(feedkit, tmp_path):
    for command in ("build", "check"):
        said = feedkit("-C", str(tmp_path), command)
        assert said.status == NotAShow.exit_status == 2
        assert "there is no show.yaml" in said.err
        assert "feedkit init" in said.err


def test_a_folder_that_is_not_there_ends_with_two_even_inside_a_show(feedkit, show):
    said = feedkit("-C", str(show.root / "typo"), "build")
    assert said.status == 2
    assert not show.public.exists()


@pytest.mark.parametrize(
    "words",
    [
        ["--unknown"],
        ["--now", "whenever"],
        ["--now", "2026-13-01"],
        ["--base-url", "example.org"],
        ["--base-url", "https://"],
        ["--base-url", "ftp://example.org/"],
        ["--base-url", "https://[broken/"],
        ["surplus"],
    ],
)
def test_wrong_usage_ends_with_two(show, words):
    said = show.build(*words, fails=2)
    assert said.err
    assert "Traceback" not in said.err
    assert not show.public.exists()


def test_a_source_date_that_is_no_number_is_wrong_usage(show, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "soon")
    assert "SOURCE_DATE_EPOCH=soon is no time" in show.build(fails=2).err


def test_it_is_found_from_a_folder_below(show, feedkit, monkeypatch):
    monkeypatch.chdir(show.root / "episodes")
    said = feedkit("build")
    assert said.status == 0
    assert "feed.xml" in show.site()


def test_an_output_folder_is_named_from_the_folder_meant(show, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    show.build("-o", "out")
    assert "feed.xml" in show.site("out")


def test_dry_run_writes_nothing_at_all(show):
    before = everything(show)
    said = show.build("--dry-run")
    assert everything(show) == before
    assert "would write feed.xml\n" in said.out
    assert "ledger/talk.json" in said.out
    show.build()
    show.episode("second")
    (show.root / "static").mkdir()
    before = everything(show)
    said = show.build("--dry-run")
    assert everything(show) == before
    assert "would write episodes/second/index.html\n" in said.out
    assert "would write chapters/talk.json" not in said.out


def test_dry_run_names_what_would_go(show):
    show.write("static/old.txt", "old")
    show.build()
    (show.root / "static/old.txt").unlink()
    assert "would take away old.txt\n" in show.build("--dry-run").out
    assert "old.txt" in show.site()
    assert "Took away 1 file no longer needed." in show.build().out
    assert show.build("--dry-run").out.startswith("Nothing would change.\n")


def test_locked_refuses_a_new_episode_and_lets_an_unchanged_ledger_through(show):
    said = show.build("--locked", fails=1)
    assert "PUB023" in said.err
    assert not (show.root / "ledger").exists()
    show.build()
    show.build("--locked")
    show.edit("episodes/talk.yaml", "cranes", "boats")
    show.build("--locked")
    assert "boats" in text(show, "feed.xml")
    show.episode("second")
    before = everything(show)
    assert "episodes/second.yaml:1:1  PUB023" in show.build("--locked", fails=1).err
    assert {p: t for p, t in everything(show).items() if "/.feedkit" not in p} == {
        p: t for p, t in before.items() if "/.feedkit" not in p
    }


def test_locked_publishes_an_episode_that_was_recorded_before_it_was_due(show, monkeypatch):
    show.episode("later", date="2026-02-01")
    show.build()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1770000000")
    show.build("--locked")
    assert "About later" in text(show, "feed.xml")


PREVIEWS = [
    ["--drafts"],
    ["--future"],
    ["--now", "2026-06-01"],
    ["--base-url", "https://preview.example/deep/"],
]


@pytest.mark.parametrize("words", PREVIEWS, ids=lambda words: words[0])
def test_previews_stand_apart_and_promise_nothing(show, words):
    show.build()
    before = {path: time for path, time in everything(show).items() if "/.feedkit" not in path}
    show.episode("second")
    show.build(*words)
    after = {path: time for path, time in everything(show).items() if "/.feedkit" not in path}
    assert {path for path in after if after[path] != before.get(path)} <= {
        str(show.root / "episodes"),
        str(show.root / "episodes/second.yaml"),
        str(show.root / "episodes/second.mp3"),
    }
    preview = show.site(".feedkit/preview")
    assert "About second" in preview["feed.xml"].decode()
    pages = [content.decode() for path, content in preview.items() if path.endswith(".html")]
    assert pages
    assert all('<meta name="robots" content="noindex' in page for page in pages)
    assert preview["robots.txt"] == b"User-agent: *\nDisallow: /\n"


def test_a_preview_can_go_elsewhere(show, tmp_path):
    show.build("-o", str(tmp_path / "elsewhere"))
    assert "noindex" in (tmp_path / "elsewhere" / "index.html").read_text(encoding="utf-8")
    assert not (show.root / "ledger").exists()
    assert not show.public.exists()


def test_the_site_itself_is_open_to_search_engines(show):
    show.build()
    assert "noindex" not in text(show, "index.html")


def test_another_address_reaches_every_file(show):
    show.build("--base-url", "http://localhost:8000/deep")
    site = show.site(".feedkit/preview")
    for path in ("feed.xml", "index.html", "episodes/talk/index.html", "sitemap.xml"):
        assert b"http://localhost:8000/deep/" in site[path], path
    kinds = (".xml", ".html", ".json", ".txt", ".css", ".js")
    assert [
        path for path in site if path.endswith(kinds) and b"harbour.example/" in site[path]
    ] == []


def test_the_time_says_which_episodes_are_due(show):
    show.episode("later", date="2026-02-01 09:00")
    show.build("--now", "2026-02-01T08:59+01:00")
    assert "About later" not in text(show, "feed.xml", ".feedkit/preview")
    show.build("--now", "2026-02-01T09:00+01:00")
    assert "About later" in text(show, "feed.xml", ".feedkit/preview")
    show.build("--now", "2026-02-01T08:00:00Z")
    assert "About later" in text(show, "feed.xml", ".feedkit/preview")


def test_the_time_of_the_environment_counts_for_the_site_itself(show, monkeypatch):
    show.episode("later", date="2026-02-01 09:00")
    show.build()
    assert "About later" not in text(show, "feed.xml")
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1769932800")
    show.build()
    assert "About later" in text(show, "feed.xml")


def test_drafts_and_what_is_not_due_stay_out_with_all_their_files(show):
    show.episode("draft", draft="true")
    show.episode("later", date="2026-02-01", outline="(00:00) Secret")
    show.episode("soon", date="2026-01-15")
    show.write("episodes/later.vtt", "WEBVTT\n\n00:00.000 --> 00:01.000\nSecret\n")
    said = show.build()
    assert (
        "2 episodes wait; the next one is due on 2026-01-15 at 00:00 (Europe/Brussels)." in said.out
    )
    site = show.site()
    assert [path for path in site if re.search("draft|later|soon", path)] == []
    kinds = (".xml", ".html", ".json", ".txt")
    texts = b"".join(content for path, content in site.items() if path.endswith(kinds))
    assert not re.search(rb"draft|later|soon|Secret", texts.replace(b"sooner", b""))
    assert not (show.root / "ledger/draft.json").exists()


def test_drafts_and_what_is_not_due_can_be_looked_at(show):
    show.episode("draft", draft="true")
    show.episode("later", date="2026-02-01")
    show.build("--drafts")
    drafts = show.site(".feedkit/preview")
    assert {"media/draft.mp3", "episodes/draft/index.html"} <= drafts.keys()
    assert "media/later.mp3" not in drafts
    show.build("--future")
    future = show.site(".feedkit/preview")
    assert {"media/later.mp3", "episodes/later/index.html"} <= future.keys()
    assert "media/draft.mp3" not in future
    show.build("--drafts", "--future")
    both = show.site(".feedkit/preview")
    assert {"media/later.mp3", "media/draft.mp3"} <= both.keys()


def test_an_episode_that_becomes_a_draft_before_it_is_due_leaves_nothing(show):
    show.episode("later", date="2026-02-01")
    show.build()
    assert (show.root / "ledger/later.json").exists()
    show.write("episodes/later.yaml", "title: Later\ndate: 2026-02-01\ndraft: true\n")
    show.build()
    assert not (show.root / "ledger/later.json").exists()


def test_cleaning_takes_away_what_feedkit_did_not_write(show):
    show.build()
    (show.public / "mine.txt").write_text("by hand")
    show.build()
    assert "mine.txt" in show.site()
    show.build("--clean")
    assert "mine.txt" not in show.site()
    assert "media/talk.mp3" in show.site()


def test_one_word_too_many_in_a_template_stops_the_build_at_its_line(show):
    show.build()
    before = everything(show)
    show.write("templates/_about.html", "<p>\n  fine so far\n  {{ show.tittle }}\n</p>\n")
    show.edit("episodes/talk.yaml", "notes: A painter explains.", "notes: ''")
    said = show.build(fails=1)
    assert "templates/_about.html:3:1  SITE037" in said.err
    assert "TXT001" in said.err
    assert "Traceback" not in said.err
    assert {p: t for p, t in everything(show).items() if "/public/" in p} == {
        p: t for p, t in before.items() if "/public/" in p
    }


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("{% if %}", 1),
        ("\n{{ 1 / 0 }}", 2),
        ('{% include "nowhere.html" %}', 1),
        ("\n\n{% oops", 3),
    ],
)
def test_every_way_to_break_a_template_has_its_line(show, template, line):
    show.write("templates/_about.html", template)
    said = show.build(fails=1)
    assert f"templates/_about.html:{line}:1  SITE037" in said.err
    assert not show.public.exists()
    assert not (show.root / "ledger").exists()


@pytest.mark.parametrize("path", ["index.html", "feed.xml", "episodes/talk/index.html", "media"])
def test_files_of_static_cannot_take_the_place_of_what_the_site_needs(show, path):
    show.write(f"static/{path}", "mine")
    said = show.build(fails=1)
    assert f"static/{path}:1:1  PUB027" in said.err
    assert not show.public.exists()


def test_files_of_static_are_copied_as_they_stand(show, tmp_path):
    show.write("static/CNAME", "harbour.example")
    show.write("static/.well-known/security.txt", b"Contact: \xff\0")
    show.write("static/.DS_Store", "rubbish")
    (tmp_path / "secret").write_text("secret")
    (show.root / "static/leak.txt").symlink_to(tmp_path / "secret")
    show.build()
    site = show.site()
    assert site["CNAME"] == b"harbour.example"
    assert site[".well-known/security.txt"] == b"Contact: \xff\0"
    assert ".DS_Store" not in site
    assert "leak.txt" not in site


@pytest.mark.parametrize("title", ["\x1b]0;owned\x07\x1b[31m", "\x9b31m red", "\u202egnp.exe"])
def test_nothing_that_commands_the_terminal_is_printed(show, title):
    escaped = "".join(f"\\u{ord(each):04x}" if not each.isprintable() else each for each in title)
    show.edit("episodes/talk.yaml", "title: Why", f'title: "{escaped}"\n"{escaped}": 1\nold: Why')
    show.write("static/a\x1b[31m.txt", "mine")
    for words in (["build"], ["build", "--strict"], ["check"], ["check", "--format", "json"],
                  ["check", "--format", "github"], ["build", "--dry-run"]):  # fmt: skip
        said = show.run(*words, fails=1)
        assert not ESCAPE.search(said.out + said.err), words
        assert "\u202e" not in said.out + said.err


def test_names_of_files_cannot_command_the_terminal_either(show, feedkit):
    show.write("static/a\x1b[31m\x9b.txt", "mine")
    said = show.build("--dry-run")
    assert "would write a�[31m�.txt" in said.out
    said = show.build("-o", "out\x1b[31m")
    assert not ESCAPE.search(said.out + said.err)
    said = show.run("accept", "no\x1b[31m", "date", fails=1)
    assert not ESCAPE.search(said.out + said.err)


def test_without_a_terminal_nothing_is_coloured(show, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    show.edit("episodes/talk.yaml", "title:", "titel:")
    assert "\x1b" not in show.build(fails=1).err


@pytest.mark.parametrize(
    ("environ", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_a_terminal_has_colours_unless_they_are_unwanted(monkeypatch, environ, coloured):
    from feedkit.cli import asking

    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environ.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr("sys.stderr", type("Terminal", (), {"isatty": lambda _: True})())
    assert ("\x1b" in asking.paint()("text", "error")) is coloured
