"""Pages say nothing that does not come from a catalogue or from the show itself."""

from __future__ import annotations

import re
from datetime import date
from gettext import NullTranslations
from html.parser import HTMLParser

import pytest
from msgspec.structs import replace

from feedkit.model.catalog import Funding, Person, Source
from feedkit.model.outline import Chapter, Outline
from feedkit.model.podcast.keys import EpisodeKeys
from feedkit.model.podcast.license import License
from feedkit.model.podcast.location import Location
from feedkit.model.timestamp import Timestamp
from feedkit.source.languages import catalogue
from feedkit.text.words import Words, compiled, words_of

SAID_IN = {"alt", "aria-label", "title", "placeholder", "aria-valuetext", "aria-description"}
BRANDS = {
    "Apple", "Podcasts", "Overcast", "Pocket", "Casts", "AntennaPod", "Castro", "Podcast", "Addict",
    "WebVTT", "SubRip", "JSON", "HTML", "feedkit",
}  # fmt: skip
KEYS = {*"KJLPNM"}
KEYS_OF_THE_NAMESPACE = EpisodeKeys(
    license=License(name="ARR"),
    location=(Location(name="Εδώ"), Location(name="Εκεί", rel="creator")),
)


class Marking(NullTranslations):
    """A language of dots: every message without its letters, its values kept."""

    def gettext(self, message: str) -> str:
        return re.sub(r"\{\w+\}|[A-Za-z]+", lambda found: dots(found[0]), message)

    def pgettext(self, context: str, message: str) -> str:
        return self.gettext(message)

    def ngettext(self, singular: str, plural: str, number: int) -> str:
        return self.gettext(plural)


def dots(word: str) -> str:
    return word if word.startswith("{") else "·"


class MarkedWords(Words):
    """Dates and lengths are marked as well: what has letters was not made by the language."""

    def __init__(self) -> None:
        super().__init__("en", Marking())

    def day(self, when: date) -> str:
        return "·"

    def language_name(self, tag: str) -> str:
        return "·"

    def length(self, seconds: int) -> str:
        return "·"

    def size(self, amount: int) -> str:
        return "·"


class Visible(HTMLParser):
    """What of a page is seen or read aloud, or said by the player from the page."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self._unseen += tag in {"script", "style"}
        self.texts += [value or "" for name, value in attrs if name in SAID_IN]
        told = {name for name in given if name.startswith("data-")} - {
            "data-do", "data-set", "data-tell", "data-time", "data-page", "data-artwork",
            "data-language", "data-forms", "data-home", "data-index", "data-titles",
        }  # fmt: skip
        self.texts += [given[name] or "" for name in told]
        if forms := given.get("data-forms"):
            self.texts += re.findall(r': "([^"]*)"', forms)
        name = given.get("name") or given.get("property") or ""
        if tag == "meta" and re.search(r"description|title|alt$|site_name", name):
            self.texts.append(given.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in {"script", "style"}

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.texts.append(data)


def seen(page: str) -> list[str]:
    reader = Visible()
    reader.feed(page)
    return [text.strip() for text in reader.texts if text.strip()]


def words_in(text: str) -> set[str]:
    without = re.sub(r"https?://\S+|\{\w+\}|\b[a-z.]+\.example\b", "", text)
    return set(re.findall(r"[A-Za-z]+", without)) - BRANDS - KEYS


@pytest.fixture
def greek(shows):
    """A show whose own texts have no Latin letter, with everything that a page can have."""
    outline = Outline(
        (Chapter(Timestamp(43_000), "Ένα", link="https://cranes.example/x"),), opening="Αρχή"
    )
    more = {
        "title": "Γερανοί", "summary": "Γιατί", "notes": "Ψηλοί.", "remarks": ("Χωρίς.",),
        "people": (Person(name="Άδα", role="host"), Person(name="Βω", role="sound designer")),
        "podcast": KEYS_OF_THE_NAMESPACE, "outline": outline, "explicit": True,
        "tags": ("Φάρος",), "artwork": shows.picture(),
        "source": Source(link="https://essays.example/x", published=date(2024, 2, 29)),
    }  # fmt: skip
    episodes = [
        shows.full("a", **more),
        shows.full("b", **{**more, "season": None, "summary": "", "notes": ""}),
        shows.bare("c", title="Γ", season=1, type="trailer"),
        shows.bare("d", title="Δ", type="bonus", number=3),
        *(shows.bare(f"e{number}", title="Ε") for number in range(120)),
    ]
    show = replace(
        shows.show(), title="Φώτα", description="Λιμάνια.", author="Μέσα", copyright="Μέσα",
        language="el",
        people=(),
        owner_name="Γραφείο",
        owner_email="a@b.example",
        scripts=(shows.script("https://stats.example/s.js"),),
        funding=Funding(link="https://support.example/", text="Ναι"),
    )  # fmt: skip
    return lambda words: shows.publication(*episodes, show=show, words=words)


def test_every_visible_word_is_one_of_a_catalogue_or_of_the_show(shows, greek):
    strays = {
        f"{path}: {text}"
        for path, content in shows.site(greek(MarkedWords())).items()
        if path.endswith(".html")
        for text in seen(content.decode())
        if words_in(text)
    }
    assert strays == set()


def test_a_word_outside_the_catalogues_would_be_found(shows):
    own = {"_follow.html": '<p>Follow</p><b aria-label="{{ _("Subscribe") }}">·</b>'}
    of = shows.publication(shows.bare(), templates=own, words=MarkedWords())
    page = shows.html(of, "episodes/bare/index.html")
    assert "Follow" in {word for text in seen(page) for word in words_in(text)}
    assert "Subscribe" not in page


def test_the_player_finds_its_words_in_the_page(shows):
    script = shows.TEMPLATES["player.js"]
    code = re.sub(r"//.*", "", script)
    literals = set(re.findall(r'"([^"\n]*)"', code))
    names = {"BroadcastChannel", "ArrowLeft"}
    capitals = {each for each in literals if re.match(r"[A-Z][a-z]", each)}
    assert "timeupdate" in literals
    assert capitals - names == set(), "say it with a data attribute of the page"


@pytest.fixture
def german() -> Words:
    return words_of("de-DE", compiled(catalogue("de-DE")))


def test_a_german_show_has_german_pages(shows, german):
    of = shows.publication(show=shows.show(language="de-DE"), words=german)
    page = shows.html(of, "episodes/full/index.html")
    texts = seen(page)
    assert {
        "Zum Inhalt springen", "Staffel 2, Folge 7", "30. April 2025", "2 Std. 3 Min.", "58 MB",
        "Gliederung", "Transkript", "Erstmals veröffentlicht", "29. Februar 2024", "Erzählstimme",
        "0,75×", "15 Min.", "Abspielen", "Titelbild von The title of full",
    } <= set(texts)  # fmt: skip
    assert "Gefällt <bdi>Harbour Lights</bdi>?" in page
    assert '<html lang="de-DE" dir="ltr">' in page


def test_the_numbers_of_a_page_are_written_as_the_language_does(shows, german):
    own = {"_follow.html": '{{ "1.25"|number }} {{ 7405|duration }}'}
    of = shows.publication(shows.bare(), templates=own, words=german)
    assert "1,25 2 Std. 3 Min." in shows.html(of, "episodes/bare/index.html")


def test_values_in_messages_are_escaped(shows, german):
    of = shows.publication(show=shows.show(title=shows.HOSTILE), words=german)
    for path, content in shows.site(of).items():
        if path.endswith(".html"):
            assert "<script>alert" not in content.decode()


def test_a_role_of_the_authors_own_is_kept(shows, german):
    person = Person(name="Ada", role="Lighthouse keeper")
    of = shows.publication(shows.bare(people=(person,)), words=german)
    assert "Lighthouse keeper" in seen(shows.html(of, "episodes/bare/index.html"))


def test_markup_in_a_message_stays_and_text_like_it_is_escaped(shows):
    own = {
        "_follow.html": "{% set mine = site.title|isolated %}"
        '{{ _("{a}: b", a=mine) }} {{ _("{a}: b", a="<bdi>" ~ site.title ~ "</bdi>") }}'
    }
    of = shows.publication(shows.bare(), templates=own, show=shows.show(title="A & B"))
    page = shows.html(of, "episodes/bare/index.html")
    assert "<bdi>A &amp; B</bdi>: b &lt;bdi&gt;A &amp; B&lt;/bdi&gt;: b" in page


def test_messages_that_are_said_when_a_template_is_read_are_escaped(shows):
    own = {"_follow.html": '{{ _("a < b & c") }} <b title="{{ _("“x”") }}"></b>'}
    page = shows.html(shows.publication(shows.bare(), templates=own), "episodes/bare/index.html")
    assert 'a &lt; b &amp; c <b title="“x”"></b>' in page
