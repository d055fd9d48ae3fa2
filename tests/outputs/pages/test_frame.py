"""What stands around pages is made once, and is right for each of them."""

from __future__ import annotations

import pytest

from feedkit.model.podcast.keys import ShowKeys
from feedkit.model.podcast.remote_item import RemoteItem
from feedkit.model.site_choices import SiteChoices
from feedkit.outputs.pages.frame import frame_of
from feedkit.outputs.pages.links import Place

FILES = [
    *("index.html", "404.html", "page/2/index.html", "about/index.html", "podroll/index.html"),
    *("episodes/a/index.html", "episodes/b/index.html", "embed/a/index.html"),
    *("people/a/index.html", "people/a/page/2/index.html", "search/index.html", "art/a.html"),
    *("about/old/index.html", "art/old/index.html", "aboutness/index.html", "aboutness/c.html"),
]
MENU = (
    "Us: /about/",
    "One: /episodes/b/",
    "All: /aboutness/d.html#e",
    "Home: /",
    "We: https://a.example/",
)


@pytest.mark.parametrize("menu", [(), MENU[:1], MENU])
def test_it_is_what_it_would_be_if_it_were_made_for_each(shows, menu):
    recommended = (RemoteItem(guid="917393e3-1b1e-5cef-ace4-edaa54e1f810"),)
    show = shows.show(podcast=ShowKeys(podroll=recommended), site=SiteChoices(menu=menu))
    places = [Place(each) for each in FILES] + [Place("404.html", "/lights/")]
    together = shows.publication(show=show)
    for place in (*places, *reversed(places)):
        assert frame_of(together, place) == frame_of(shows.publication(show=show), place)


def test_it_is_made_once_for_pages_that_are_equally_deep(shows):
    of = shows.publication()
    one, two = (frame_of(of, Place(f"episodes/{each}/index.html")) for each in "ab")
    assert one is two
    assert one is not frame_of(of, Place("embed/a/index.html"))


def test_another_publication_has_its_own(shows):
    of, place = shows.publication(), Place("index.html")
    assert frame_of(of, place).site.title == "Harbour Lights"
    assert frame_of(shows.with_show(of, title="Another"), place).site.title == "Another"
