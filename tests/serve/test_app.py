from __future__ import annotations

import os

import pytest

from feedkit.serve.standing import Report

FEED = '<?xml version="1.0"?>\n<rss version="2.0"/>'


def test_pages_get_the_script_and_the_built_files_do_not(served, site):
    before = (site / "index.html").read_bytes()
    answer = served().get("/")
    assert 'src="/.feedkit/reload.js" data-site="t-0"' in answer.text
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert (site / "index.html").read_bytes() == before
    assert "EventSource" in served().get("/.feedkit/reload.js").text


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("talk.vtt", "WEBVTT", "text/vtt; charset=utf-8"),
        ("talk.srt", "1", "application/x-subrip"),
        ("feed.xml", FEED, "application/rss+xml"),
        ("feeds/more-2.xml", FEED, "application/rss+xml"),
        ("atom.xml", '<feed xmlns="http://www.w3.org/2005/Atom"/>', "application/atom+xml"),
        ("sitemap.xml", "<urlset/>", "application/xml"),
        ("talk.m4a", "x", "audio/mp4"),
        ("talk.mp3", "x", "audio/mpeg"),
        ("talk.json", "{}", "application/json"),
        ("site.css", "", "text/css; charset=utf-8"),
        ("player.js", "", "text/javascript; charset=utf-8"),
        ("CNAME", "a.example", "text/plain; charset=utf-8"),
        ("thing.unheard", "", "application/octet-stream"),
    ],
)
def test_files_are_said_to_be_what_they_are(served, site, name, content, kind):
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_text(content)
    answer = served().get(f"/{name}")
    assert answer.headers["content-type"] == kind
    assert answer.text == content


@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-2", 206, b"89"),
        ("bytes=20-", 416, None),
    ],
)
def test_media_are_seekable(served, site, asked, status, content):
    (site / "talk.mp3").write_bytes(b"0123456789")
    answer = served().get("/talk.mp3", headers={"Range": asked})
    assert answer.status_code == status
    assert content is None or answer.content == content
    assert served().head("/talk.mp3").headers["accept-ranges"] == "bytes"


def test_what_has_not_changed_is_not_sent_again_but_asked_for(served, site):
    (site / "site.css").write_text("a {}")
    first = served().get("/site.css")
    assert first.headers["cache-control"] == "no-cache"
    again = {"If-None-Match": first.headers["etag"]}
    assert served().get("/site.css", headers=again).status_code == 304
    assert served().get("/", headers={"If-None-Match": "*"}).status_code == 200


@pytest.mark.parametrize(
    "path",
    [
        "/%2e%2e/show.yaml", "/..%2fshow.yaml", "/media/..%2f..%2fshow.yaml", "/%2fetc%2fpasswd",
        "//etc/passwd", "/..%5cshow.yaml", "/%00", "/link.yaml", "/folder/show.yaml", "/pipe",
        "/%2e%2e/preview-too/show.yaml", "/" + "a" * 5000,
    ],
)  # fmt: skip
def test_nothing_outside_the_preview_is_ever_served(served, site, path):
    (site.parent / "show.yaml").write_text("secret")
    (site.parent / "preview-too").mkdir()
    (site.parent / "preview-too" / "show.yaml").write_text("secret")
    if hasattr(os, "mkfifo"):
        os.mkfifo(site / "pipe")
    (site / "link.yaml").symlink_to(site.parent / "show.yaml")
    (site / "folder").symlink_to(site.parent, target_is_directory=True)
    answer = served().get(path)
    assert answer.status_code == 404
    assert "secret" not in answer.text


def test_the_page_for_unknown_addresses_is_the_shows_own(served, site):
    (site / "404.html").write_text("<head></head>Lost at sea")
    answer = served().get("/nowhere")
    assert answer.status_code == 404
    assert "Lost at sea" in answer.text
    assert "reload.js" in answer.text


def test_the_site_stands_at_the_path_of_its_address(served, site, standing):
    standing.tell(Report(prefix="/harbour/"))
    (site / "episodes").mkdir()
    (site / "episodes" / "index.html").write_text("all")
    (site / "404.html").write_text("Lost")
    client = served(follow_redirects=False)
    for path in ("/", "/harbour"):
        assert client.get(path).headers["location"] == "/harbour/"
    assert "home" in client.get("/harbour/").text
    assert client.get("/harbour/episodes").headers["location"].endswith("/harbour/episodes/")
    assert client.get("/episodes/").status_code == 404
    assert client.get("/harbourmaster").status_code == 404


@pytest.mark.parametrize(
    ("host", "known"),
    [
        ("127.0.0.1:8000", True), ("localhost:8000", True), ("LOCALHOST", True),
        ("[::1]:8000", True), ("192.168.1.7:8000", True), ("studio.local:8000", True),
        ("evil.example", False), ("localhost.evil.example", False),
        ("127.0.0.1.evil.example", False),
        ("evil.example@127.0.0.1", False), ("", False), ("127.0.0.1/", False), ("a:b:c", False),
    ],
)  # fmt: skip
def test_other_names_of_this_server_are_not_believed(served, host, known):
    answer = served(host="studio.local").get("/", headers={"Host": host})
    assert answer.status_code == (200 if known else 421)
    assert ("home" in answer.text) == known


def test_only_looking_is_possible(served):
    assert served().post("/").status_code == 405


def test_without_any_site_the_page_says_what_stands_against_it(served, site, standing):
    (site / "index.html").unlink()
    standing.tell(Report(said=("SRC008 <bad-date>",)))
    answer = served().get("/")
    assert answer.status_code == 404
    assert "SRC008 &lt;bad-date&gt;" in answer.text
    assert "reload.js" in answer.text


def test_the_stream_of_news_ends_when_serving_does(served, standing):
    standing.close()
    answer = served().get("/.feedkit/events")
    assert answer.headers["content-type"] == "text/event-stream; charset=utf-8"
    assert answer.text == ""


def test_a_mistake_of_ours_is_heard_of(served, standing):
    def build():
        raise ZeroDivisionError

    client = served(build)
    with client:
        while not client.errors:
            client.get("/")
    assert [type(error) for error in client.errors] == [ZeroDivisionError]
