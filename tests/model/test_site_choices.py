from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from feedkit.model.presentation import HeadChoices, Script
from feedkit.model.site_choices import ColourChoices, Colours, MenuEntry, SiteChoices, SiteLink

SITE, HEAD = TypeAdapter(SiteChoices), TypeAdapter(HeadChoices)


def wrong(adapter, value):
    with pytest.raises(ValidationError) as caught:
        adapter.validate_python(value)
    return {each["type"] for each in caught.value.errors()}


def test_colours_are_written_with_the_sign_or_without_it():
    written = {"accent": "B02A30", "stage": "#fff", "night": {"background": "0a0"}}
    read = SITE.validate_python({"colours": written}).colours
    assert read == ColourChoices(
        accent="#b02a30", stage="#ffffff", night=Colours(background="#00aa00")
    )


@pytest.mark.parametrize("text", ["red", "#12345", "#1234567", "rgb(0,0,0)", "#fff;}", "", "#١٢٣"])
def test_what_is_no_colour_is_refused(text):
    assert wrong(SITE, {"colours": {"accent": text}}) == {"SRC017"}


def test_menu_and_links_have_a_short_form():
    read = SITE.validate_python(
        {
            "menu": ["Our  newsletter: https://letters.example/ß", "Others /podroll/#top"],
            "links": "https://social.example/@harbour",
        }
    )
    assert read.menu == (
        MenuEntry(text="Our newsletter", link="https://letters.example/%C3%9F"),
        MenuEntry(text="Others", link="/podroll/#top"),
    )
    assert read.links == (SiteLink(link="https://social.example/@harbour"),)


@pytest.mark.parametrize(
    "entry",
    [
        "Press javascript:alert(1)",
        "Press data:text/html,x",
        "Press //evil.example/",
        "Press /../../etc/passwd",
        "Press /a/./b",
        "Press /a\\b",
        "Press /a?b",
        "/podroll/",
        "Press",
        {"text": "Press", "link": "JavaScript:alert(1)"},
        {"text": "", "link": "/podroll/"},
    ],
)
def test_an_entry_that_leads_nowhere_or_says_nothing_is_refused(entry):
    assert wrong(SITE, {"menu": [entry]}) == {"SRC017"}


@pytest.mark.parametrize("link", ["me javascript:alert(1)", "ftp://a.example/", "/podroll/"])
def test_a_link_is_a_web_address(link):
    assert wrong(SITE, {"links": [link]}) == {"SRC017"}


def test_a_script_is_an_address_or_has_keys():
    read = HEAD.validate_python(
        {
            "scripts": [
                "https://stats.example/c.js",
                {
                    "src": "https://count.example/c.js",
                    "data": {"data-website-id": "7"},
                    "reports": "https://me.count.example/",
                },
            ]
        }
    )
    assert read.scripts == (
        Script(src="https://stats.example/c.js"),
        Script(
            src="https://count.example/c.js",
            data={"website-id": "7"},
            reports=("https://me.count.example/",),
        ),
    )


@pytest.mark.parametrize(
    "script",
    [
        "javascript:alert(1)",
        "http://stats.example/c.js",
        "//stats.example/c.js",
        "/count.js",
        "data:text/javascript,alert(1)",
        "https://a b.example/c.js",
        "https://a.example;script-src*/c.js",
        {"src": "https://stats.example/c.js", "reports": "http://stats.example/"},
        {"src": "https://stats.example/c.js", "data": {"x onload=alert(1)": "y"}},
        {"src": "https://stats.example/c.js", "data": {"": "y"}},
    ],
)
def test_a_script_comes_by_a_secure_address_and_cannot_smuggle(script):
    assert wrong(HEAD, {"scripts": [script]}) == {"SRC017"}
