"""The rules, in the order of their codes. A rule is a line here and a function in its file."""

from __future__ import annotations

from feedkit.check.rule import EpisodeRule, ShowRule
from feedkit.check.rules.audio import long_silence, nearly_silent, same_audio_twice
from feedkit.check.rules.chapters import (
    chapter_after_the_end,
    chapter_without_title,
    chapters_in_file_differ,
    chapters_out_of_order,
    too_few_chapters,
)
from feedkit.check.rules.embedding import chapter_title_longer_than_fits, more_chapters_than_fit
from feedkit.check.rules.episodes import (
    audio_used_twice,
    empty_title,
    guid_used_twice,
    no_notes,
    serial_episode_without_number,
    title_that_directories_refuse,
    twins,
    white_space_in_guid,
)
from feedkit.check.rules.lists import (
    complete_with_more_to_come,
    copyright_with_sign_or_year,
    list_that_is_none,
    many_categories,
    number_used_twice,
    remote_item_without_feed,
    trailer_without_season,
    unknown_service,
)
from feedkit.check.rules.loudness import (
    clipped_audio,
    loudness_differs,
    peak_too_high,
    unusual_loudness,
)
from feedkit.check.rules.pages import unreadable_colour
from feedkit.check.rules.podcast import (
    bad_stretch_of_payments,
    funding_inside_an_item,
    guest_without_host,
    odd_soundbite,
    place_to_the_metre,
    role_outside_the_taxonomy,
    several_defaults,
)
from feedkit.check.rules.sampling import (
    channel_silent,
    channels_identical,
    channels_opposed,
    unusual_sample_rate,
)
from feedkit.check.rules.show import (
    no_episode,
    owner_without_mail,
    placeholder_address,
    show_title_that_directories_refuse,
)
from feedkit.check.rules.tags import tag_like_another

RULES: tuple[EpisodeRule | ShowRule, ...] = (
    show_title_that_directories_refuse,
    many_categories,
    owner_without_mail,
    complete_with_more_to_come,
    copyright_with_sign_or_year,
    no_episode,
    placeholder_address,
    empty_title,
    title_that_directories_refuse,
    guid_used_twice,
    white_space_in_guid,
    audio_used_twice,
    twins,
    serial_episode_without_number,
    number_used_twice,
    tag_like_another,
    no_notes,
    unusual_sample_rate,
    unusual_loudness,
    peak_too_high,
    long_silence,
    channels_identical,
    same_audio_twice,
    nearly_silent,
    clipped_audio,
    channel_silent,
    channels_opposed,
    loudness_differs,
    chapters_out_of_order,
    chapter_after_the_end,
    too_few_chapters,
    chapter_without_title,
    chapter_title_longer_than_fits,
    more_chapters_than_fit,
    chapters_in_file_differ,
    unreadable_colour,
    role_outside_the_taxonomy,
    guest_without_host,
    place_to_the_metre,
    odd_soundbite,
    trailer_without_season,
    several_defaults,
    remote_item_without_feed,
    list_that_is_none,
    bad_stretch_of_payments,
    unknown_service,
    funding_inside_an_item,
)
