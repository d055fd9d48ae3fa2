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
    white_space_in_guid,
)
from feedkit.check.rules.loudness import (
    clipped_audio,
    loudness_differs,
    peak_too_high,
    unusual_loudness,
)
from feedkit.check.rules.sampling import (
    channel_silent,
    channels_identical,
    channels_opposed,
    unusual_sample_rate,
)
from feedkit.check.rules.show import no_episode, placeholder_address

RULES: tuple[EpisodeRule | ShowRule, ...] = (
    no_episode,
    placeholder_address,
    empty_title,
    guid_used_twice,
    white_space_in_guid,
    audio_used_twice,
    serial_episode_without_number,
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
)
