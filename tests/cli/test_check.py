from __future__ import annotations

import json


def mistaken(show):
    show.edit("episodes/talk.yaml", "date: 2025-04-30 09:00", "date: yesterday")
    show.edit("show.yaml", "category: Places & Travel", "category: Nonsense, 100%")
    return show


def site_and_ledger(show):
    return [path for name in ("public", "ledger") for path in (show.root / name).rglob("*")]


def test_a_right_show_has_no_mistakes(show):
    said = show.run("check")
    assert (said.out, said.err) == ("No mistakes found.\n", "")
    assert site_and_ledger(show) == []


def test_mistakes_are_said_with_their_place_and_end_with_one(show):
    said = mistaken(show).run("check", fails=1)
    assert "episodes/talk.yaml:2:7  SRC008 bad-date" in said.err
    assert "show.yaml:9:11  FEED010 unknown-category" in said.err
    assert said.err.endswith("2 errors\n")
    assert said.out == ""
    assert site_and_ledger(show) == []


def test_warnings_end_with_nought_unless_strict(show):
    show.edit("episodes/talk.yaml", "notes: A painter explains.", "notes: ''")
    assert "1 warning\n" in show.run("check").err
    show.run("check", "--strict", fails=1)


def test_programs_get_json_and_nothing_else(show):
    said = mistaken(show).run("check", "--format", "json", fails=1)
    assert said.err == ""
    found = json.loads(said.out)
    assert {(each["code"], each["file"], each["line"], each["column"]) for each in found} == {
        ("SRC008", "episodes/talk.yaml", 2, 7),
        ("FEED010", "show.yaml", 9, 11),
    }
    assert {each["severity"] for each in found} == {"error"}
    assert all(each["message"] and each["help"] and each["name"] for each in found)
    assert json.loads(show.run("check", "--format", "json", fails=1).out) == found


def test_json_of_a_right_show_is_an_empty_list(show):
    assert json.loads(show.run("check", "--format", "json").out) == []


def test_json_keeps_every_character(show):
    show.edit("show.yaml", "category: Places & Travel", 'category: "\\x9b\\u200b“é”"')
    said = show.run("check", "--format", "json", fails=1)
    assert "\u200b“é”" in json.loads(said.out)[0]["message"]
    assert "\u200b" not in said.out


def test_github_gets_a_command_a_line(show):
    said = mistaken(show).run("check", "--format", "github", fails=1)
    lines = said.out.splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("::error file=") or lines[1].startswith("::error file=")
    [category] = [line for line in lines if "FEED010" in line]
    assert "file=show.yaml,line=9,col=11,title=FEED010 unknown-category::" in category
    assert "100%25" in category


def test_unknown_formats_are_wrong_usage(show):
    assert show.run("check", "--format", "xml", fails=2).err


def test_mistakes_in_templates_are_found_without_a_build(show):
    show.write("templates/_about.html", "{{ nothing }}\n")
    assert "templates/_about.html:1:1  SITE037" in show.run("check", fails=1).err
    assert site_and_ledger(show) == []
