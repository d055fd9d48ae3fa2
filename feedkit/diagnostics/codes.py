"""Every code a diagnostic can carry, in order. A code is never reused or renumbered."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple


class Severity(Enum):
    """How bad a mistake is.

    An error keeps everything from being written. A warning costs listeners something. An info is
    advice.
    """

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Code(NamedTuple):
    """A kind of mistake: its code, its name in words, and how bad it is."""

    code: str
    name: str
    severity: Severity


_ERROR, _WARNING, _INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_TABLE = (
    # Source documents
    ("SRC001", "unreadable-file", _ERROR),
    ("SRC002", "missing-key", _ERROR),
    ("SRC003", "unknown-key", _ERROR),
    ("SRC004", "key-written-twice", _ERROR),
    ("SRC006", "name-used-twice", _ERROR),
    ("SRC007", "invisible-character", _WARNING),
    ("SRC008", "bad-date", _ERROR),
    ("SRC010", "missing-file", _ERROR),
    ("SRC011", "no-outline-entry", _WARNING),
    ("SRC012", "odd-numbering", _WARNING),
    ("SRC014", "white-space-at-the-ends", _WARNING),
    ("SRC015", "composed-letters", _INFO),
    ("SRC016", "wrong-shape", _ERROR),
    ("SRC017", "bad-value", _ERROR),
    ("SRC018", "bad-timestamp", _ERROR),
    ("SRC019", "outside-the-show", _ERROR),
    ("SRC020", "too-many-aliases", _ERROR),
    ("SRC021", "bad-file-name", _ERROR),
    ("SRC022", "unknown-person", _WARNING),
    ("SRC023", "text-becomes-a-comment", _WARNING),
    ("SRC024", "bad-list-of-shows", _ERROR),
    # Feeds as files
    ("XML012", "large-feed", _INFO),
    # The show
    ("FEED002", "show-title-that-directories-refuse", _WARNING),
    ("FEED007", "description-too-long", _ERROR),
    ("FEED010", "unknown-category", _ERROR),
    ("FEED012", "many-categories", _INFO),
    ("FEED016", "owner-without-mail", _WARNING),
    ("FEED026", "complete-with-more-to-come", _WARNING),
    ("FEED027", "copyright-with-sign-or-year", _INFO),
    ("FEED034", "no-episode", _ERROR),
    ("FEED042", "placeholder-address", _INFO),
    ("FEED043", "feed-of-nothing", _INFO),
    # Episodes
    ("EP001", "empty-title", _ERROR),
    ("EP002", "title-that-directories-refuse", _WARNING),
    ("EP008", "audio-address-without-ending", _ERROR),
    ("EP012", "empty-audio", _ERROR),
    ("EP013", "audio-type-refused", _ERROR),
    ("EP015", "guid-used-twice", _ERROR),
    ("EP018", "white-space-in-guid", _ERROR),
    ("EP020", "audio-used-twice", _ERROR),
    ("EP025", "twins", _WARNING),
    ("EP033", "serial-episode-without-number", _ERROR),
    ("EP034", "number-used-twice", _WARNING),
    ("EP047", "tag-like-another", _INFO),
    # Texts
    ("TXT001", "no-notes", _WARNING),
    # Audio
    ("AUD001", "truncated-audio", _ERROR),
    ("AUD002", "mislabelled-audio", _ERROR),
    ("AUD003", "audio-refused-by-directories", _ERROR),
    ("AUD004", "unusual-sample-rate", _INFO),
    ("AUD007", "unusual-loudness", _INFO),
    ("AUD008", "peak-too-high", _WARNING),
    ("AUD016", "long-silence", _WARNING),
    ("AUD017", "channels-identical", _WARNING),
    ("AUD019", "same-audio-twice", _WARNING),
    ("AUD020", "no-audio-inside", _ERROR),
    ("AUD021", "unreadable-audio", _ERROR),
    ("AUD022", "nearly-silent-audio", _WARNING),
    ("AUD023", "length-unknown", _ERROR),
    ("AUD024", "audio-without-place-for-tags", _WARNING),
    ("AUD025", "encoding-takes-ffmpeg", _ERROR),
    ("AUD026", "alternate-not-made", _WARNING),
    ("AUD030", "clipped-audio", _WARNING),
    ("AUD031", "channel-silent", _WARNING),
    ("AUD032", "channels-opposed", _WARNING),
    ("AUD033", "loudness-differs", _INFO),
    # Artwork
    ("ART001", "artwork-not-square", _ERROR),
    ("ART002", "artwork-size", _ERROR),
    ("ART004", "artwork-format", _ERROR),
    ("ART005", "artwork-mislabelled", _ERROR),
    ("ART006", "artwork-colours", _ERROR),
    ("ART007", "artwork-transparent", _WARNING),
    ("ART010", "artwork-heavy", _WARNING),
    ("ART020", "artwork-unreadable", _ERROR),
    # Chapters
    ("CH001", "chapters-out-of-order", _ERROR),
    ("CH002", "chapter-after-the-end", _ERROR),
    ("CH004", "too-few-chapters", _WARNING),
    ("CH005", "chapter-without-title", _WARNING),
    ("CH007", "chapter-title-longer-than-fits", _WARNING),
    ("CH010", "more-chapters-than-fit", _WARNING),
    ("CH023", "chapters-in-file-differ", _WARNING),
    ("CH033", "no-chapters", _ERROR),
    # Transcripts
    ("TR002", "transcript-type", _ERROR),
    ("TR004", "bad-cue-time", _ERROR),
    ("TR005", "unescaped-cue-text", _WARNING),
    ("TR006", "cues-out-of-order", _WARNING),
    ("TR009", "loose-srt", _WARNING),
    ("TR013", "bad-transcript-json", _ERROR),
    ("TR015", "web-page-as-transcript", _WARNING),
    ("TR017", "transcript-cut-short", _WARNING),
    ("TR019", "transcript-encoding", _WARNING),
    ("TR021", "empty-cue", _WARNING),
    # Pages
    ("SITE001", "link-without-page", _ERROR),
    ("SITE024", "unreadable-colour", _WARNING),
    ("SITE037", "template-mistake", _ERROR),
    # The podcast namespace
    ("POD002", "bad-podcast-guid", _ERROR),
    ("POD005", "attribute-missing", _ERROR),
    ("POD006", "word-outside-the-list", _ERROR),
    ("POD007", "text-longer-than-apps-read", _ERROR),
    ("POD010", "role-outside-the-taxonomy", _INFO),
    ("POD011", "guest-without-host", _WARNING),
    ("POD012", "bad-place", _ERROR),
    ("POD013", "place-to-the-metre", _INFO),
    ("POD014", "license-without-text", _ERROR),
    ("POD016", "odd-soundbite", _WARNING),
    ("POD017", "trailer-without-season", _WARNING),
    ("POD018", "alternate-without-source", _ERROR),
    ("POD020", "several-defaults", _WARNING),
    ("POD021", "bad-digest", _ERROR),
    ("POD022", "remote-item-without-guid", _ERROR),
    ("POD023", "remote-item-without-feed", _WARNING),
    ("POD025", "list-that-is-none", _ERROR),
    ("POD026", "bad-rule-of-updates", _ERROR),
    ("POD029", "payment-that-fails", _ERROR),
    ("POD030", "bad-stretch-of-payments", _ERROR),
    ("POD031", "bad-broadcast", _ERROR),
    ("POD033", "comments-both-wanted-and-not", _ERROR),
    ("POD034", "unknown-service", _WARNING),
    ("POD037", "bad-ai-content", _ERROR),
    ("POD038", "funding-inside-an-item", _WARNING),
    # What has been promised
    ("PUB001", "guid-changed", _ERROR),
    ("PUB002", "podcast-guid-changed", _ERROR),
    ("PUB003", "feed-address-changed", _ERROR),
    ("PUB004", "audio-address-changed", _ERROR),
    ("PUB005", "audio-replaced", _ERROR),
    ("PUB006", "audio-length-changed", _ERROR),
    ("PUB007", "date-changed", _ERROR),
    ("PUB008", "episode-removed", _ERROR),
    ("PUB009", "page-address-changed", _WARNING),
    ("PUB013", "download-prefix-changed", _WARNING),
    ("PUB018", "embedded-chapters-behind", _WARNING),
    ("PUB023", "ledger-locked", _ERROR),
    ("PUB024", "sample-identity", _ERROR),
    ("PUB025", "identity-used-before", _ERROR),
    ("PUB026", "unreadable-ledger", _ERROR),
    ("PUB027", "address-used-twice", _ERROR),
    ("PUB028", "embedded-tags-behind", _INFO),
    ("PUB029", "published-audio-lost", _ERROR),
    ("PUB030", "secret-in-git", _ERROR),
    ("PUB031", "private-feeds-without-secret", _WARNING),
)

CODES = {code: Code(code, name, severity) for code, name, severity in _TABLE}
