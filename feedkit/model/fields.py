"""How the text of one field is read: the field's type decides, never YAML's guess.

Every scalar arrives as text. What cannot be read raises a custom pydantic error whose type is the
code of the diagnostic, with the message and the help in its context.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any, TypeVar
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from pydantic import BeforeValidator, ConfigDict, WithJsonSchema
from pydantic_core import PydanticCustomError

from feedkit.model.moment import Moment
from feedkit.model.timestamp import MALFORMED, Duration, Timestamp
from feedkit.text.address import as_uri

STRICT = ConfigDict(extra="forbid", arbitrary_types_allowed=True, defer_build=True)
"""The configuration of everything an author writes: no key is passed over."""

T = TypeVar("T")
LONGEST = 128
"""How many characters apps keep of most texts of the podcast namespace."""

_YES, _NO = frozenset({"true", "yes", "on"}), frozenset({"false", "no", "off"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", re.ASCII)
_EMAIL = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]+")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"]+", re.ASCII)
_DECIMAL = re.compile(r"\d{1,9}(\.\d{1,16})?", re.ASCII)
_WHOLE = re.compile(r"\d{1,9}", re.ASCII)


def mistake(code: str, message: str, help: str = "") -> PydanticCustomError:
    """The error that becomes a diagnostic with this code, message and help."""
    return PydanticCustomError(code, "{message}", {"message": message, "help": help})


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return value
    shape = "several keys" if isinstance(value, dict) else "a list"
    raise mistake("SRC016", f"{shape}, where a single value is wanted", "write it on one line")


def shown(text: str) -> str:
    """A value as it is quoted in a message: one line, not too long."""
    line = " ".join(text.split())
    return f"“{line[:57]}…”" if len(line) > 60 else f"“{line}”"


def _words(value: Any) -> str:
    return unicodedata.normalize("NFC", _scalar(value))


def line(value: Any) -> str:
    """One line of text: breaks and runs of white space become one blank."""
    return " ".join(_words(value).split())


def _text(value: Any) -> str:
    return _words(value).rstrip("\n")


def _path(value: Any) -> str:
    """The name of a file as it is on disk, where letters may be composed in another way."""
    return _scalar(value).strip()


def _flag(value: Any) -> bool:
    word = line(value).lower()
    if word in _YES or word in _NO:
        return word in _YES
    raise mistake("SRC017", f"{shown(word)} is neither true nor false", "write true or false")


def _whole_number(value: Any) -> int:
    text = line(value)
    if _WHOLE.fullmatch(text) and int(text) >= 1:
        return int(text)
    raise mistake("SRC017", f"{shown(text)} is no whole number from 1", "write digits, such as 12")


def web_address(value: Any) -> str:
    """A whole address of the web, encoded as it has to be."""
    text = line(value)
    try:
        return as_uri(text)
    except ValueError:
        help = "write it whole, such as https://example.org/page"
        raise mistake("SRC017", f"{shown(text)} is no web address", help) from None


def _uri(value: Any) -> str:
    """An address of any scheme; those of the web are encoded as they have to be."""
    text = line(value)
    if text.lower().startswith(("http:", "https:")):
        return web_address(text)
    if not _URI.fullmatch(text) or not _splits(text):
        help = "write it whole, with its scheme, such as https://example.org/page"
        raise mistake("SRC017", f"{shown(text)} is no address", help)
    return text


def _splits(address: str) -> bool:
    """Whether an address has the parts of one; a lone bracket in its host has not."""
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


def _decimal(value: Any) -> str:
    text = line(value)
    if not _DECIMAL.fullmatch(text):
        help = "write digits, and a point before fractions, such as 100.5"
        raise mistake("SRC017", f"{shown(text)} is no number", help)
    return text


def _short(value: Any) -> str:
    text = line(value)
    if len(text) > LONGEST:
        message = f"{len(text)} characters, where apps show {LONGEST}"
        raise mistake("POD007", message, "shorten it")
    return text


def _email(value: Any) -> str:
    text = line(value)
    if not _EMAIL.fullmatch(text):
        raise mistake(
            "SRC017", f"{shown(text)} is no mail address", "write it like name@example.org"
        )
    return text


def _language(value: Any) -> str:
    text = line(value).replace("_", "-")
    if not _LANGUAGE.fullmatch(text):
        help = "write a language code, such as en, en-GB or de"
        raise mistake("SRC017", f"{shown(text)} is no language code", help)
    head, *rest = text.split("-")
    return "-".join([head.lower(), *(part.upper() if len(part) == 2 else part for part in rest)])


def _time_zone(value: Any) -> str:
    text = line(value)
    try:
        ZoneInfo(text)
    except (ValueError, OSError):  # ZoneInfoNotFoundError is a KeyError for unknown names
        pass
    except KeyError:
        pass
    else:
        return text
    help = "write a name of the time zone database, such as Europe/Brussels or UTC"
    raise mistake("SRC017", f"{shown(text)} is no time zone", help)


def _moment(value: Any) -> Moment:
    try:
        return Moment.parse(line(value))
    except ValueError as error:
        help = "write it like 2025-04-30, 2025-04-30 09:00 or 2025-04-30 09:00 +02:00"
        raise mistake("SRC008", f"{shown(line(value))} is no date: {error}", help) from None


def _no_time(value: Any, error: ValueError, help: str) -> PydanticCustomError:
    why = "" if str(error) == MALFORMED else f": {error}"
    return mistake("SRC018", f"{shown(line(value))} is no time{why}", help)


def _timestamp(value: Any) -> Timestamp:
    try:
        return Timestamp.parse(line(value))
    except ValueError as error:
        raise _no_time(value, error, "write it like 1:04:10 or 04:10") from None


def _duration(value: Any) -> Duration:
    try:
        return Duration.parse(line(value))
    except ValueError as error:
        raise _no_time(value, error, "write it like 1:04:10, or in seconds") from None


def _guid(value: Any) -> str:
    return _scalar(value)


def _listed(value: Any) -> Any:
    """A lone value stands for a list of one."""
    return (value,) if isinstance(value, str) else value


# Editors read YAML 1.2, where a bare no is a text and 1984 a number: the schema takes what we take.
_FLAGS = {"enum": [True, False, *sorted(_YES | _NO)]}
_WORDS = {"type": ["string", "number", "boolean"]}

Line = Annotated[str, BeforeValidator(line), WithJsonSchema(_WORDS)]
Lines = Annotated[
    tuple[Line, ...], BeforeValidator(_listed, json_schema_input_type=Line | tuple[Line, ...])
]
"""One line, or a list of them."""
Text = Annotated[str, BeforeValidator(_text), WithJsonSchema(_WORDS)]
Short = Annotated[str, BeforeValidator(_short), WithJsonSchema(_WORDS)]
"""A line that the podcast namespace cuts after 128 characters."""
Decimal = Annotated[
    str, BeforeValidator(_decimal), WithJsonSchema({"type": "number", "minimum": 0})
]
"""A number that is kept as it was typed."""
Uri = Annotated[str, BeforeValidator(_uri), WithJsonSchema({"type": "string", "format": "uri"})]
"""An address of any scheme, such as ``magnet:`` or ``nostr:``."""
Guid = Annotated[str, BeforeValidator(_guid), WithJsonSchema(_WORDS)]
Flag = Annotated[bool, BeforeValidator(_flag), WithJsonSchema(_FLAGS)]
WholeNumber = Annotated[
    int, BeforeValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 1})
]
WebAddress = Annotated[
    str, BeforeValidator(web_address), WithJsonSchema({"type": "string", "format": "uri"})
]
Email = Annotated[
    str, BeforeValidator(_email), WithJsonSchema({"type": "string", "format": "email"})
]
Language = Annotated[str, BeforeValidator(_language), WithJsonSchema({"type": "string"})]
TimeZone = Annotated[str, BeforeValidator(_time_zone), WithJsonSchema({"type": "string"})]
FilePath = Annotated[str, BeforeValidator(_path), WithJsonSchema({"type": "string"})]
DateField = Annotated[
    Moment, BeforeValidator(_moment), WithJsonSchema({"type": "string", "examples": ["2025-04-30"]})
]
TimestampField = Annotated[
    Timestamp,
    BeforeValidator(_timestamp),
    WithJsonSchema({"type": ["string", "number"], "examples": ["1:04:10"]}),
]
DurationField = Annotated[
    Duration,
    BeforeValidator(_duration),
    WithJsonSchema({"type": ["string", "number"], "examples": ["1:04:10"]}),
]
