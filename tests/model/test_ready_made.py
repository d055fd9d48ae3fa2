from __future__ import annotations

import pickle
from dataclasses import FrozenInstanceError, fields

import pytest

from feedkit.model.episode_file import EpisodeChapters
from feedkit.model.podcast.blocks import Block
from feedkit.model.podcast.keys import EpisodeKeys, ShowKeys, taken
from feedkit.model.presentation import HeadChoices
from feedkit.model.ready_made import ready_made, unsaid
from feedkit.model.show_choices import AudioPlaces, ChapterChoices, FeedChoices
from feedkit.model.site_choices import ColourChoices, Colours, SiteChoices

KINDS = [
    AudioPlaces, Block, ChapterChoices, ColourChoices, Colours, EpisodeChapters, EpisodeKeys,
    FeedChoices, HeadChoices, ShowKeys, SiteChoices,
]  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_unsaid_is_what_pydantic_makes_of_nothing(kind):
    made, validated = unsaid(kind), kind()
    assert made == validated
    assert (repr(made), hash(made)) == (repr(validated), hash(validated))
    assert pickle.loads(pickle.dumps(made)) == validated
    for each in fields(kind):
        assert type(getattr(made, each.name)) is type(getattr(validated, each.name))


@pytest.mark.parametrize("kind", KINDS)
def test_it_cannot_be_changed_either(kind):
    with pytest.raises(FrozenInstanceError):
        setattr(unsaid(kind), fields(kind)[0].name, None)


def test_values_are_taken_as_they_are():
    assert ready_made(Block, {"all": True, "services": ("apple",), "except_": ()}).at_apple
    assert ready_made(Block, {"all": "no text is read", "services": (), "except_": ()}).all


def test_keys_are_taken_from_what_was_read_but_for_those_given_instead():
    written = EpisodeKeys(ai_content="yes", license="cc-by-4.0")
    assert taken(EpisodeKeys, written) == written
    assert taken(EpisodeKeys, written, license=None) == EpisodeKeys(ai_content="yes")


def test_what_has_no_default_cannot_be_unsaid():
    from feedkit.model.podcast.funding import Funding

    with pytest.raises(TypeError):
        unsaid(Funding)
