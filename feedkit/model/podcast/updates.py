"""How often new episodes come: words, and the rule behind them where one can be had.

Podcasting 2.0 namespace, "Update Frequency"; RFC 5545, section 3.3.10, for rules.
"""

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Short, line, mistake, shown

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_SHORT = {day: day[:2].upper() for day in _DAYS}
_DAY = rf"(?:{'|'.join(_DAYS)})s?"
_LISTED = re.compile(rf"(?:every|on|weekly on|each)?\s*({_DAY}(?:(?:\s*,\s*|\s+and\s+){_DAY})*)")
_OTHER = re.compile(rf"(?:every (?:other|second)) ({_DAY})")
_NUMBERED = re.compile(r"every (two|three|four|five|six|\d{1,2}) (day|week|month)s")
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_UNITS = {"day": "DAILY", "week": "WEEKLY", "month": "MONTHLY", "year": "YEARLY"}
_WORDS = {
    "daily": "FREQ=DAILY",
    "every day": "FREQ=DAILY",
    "weekly": "FREQ=WEEKLY",
    "every week": "FREQ=WEEKLY",
    "every weekday": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "weekdays": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    "every other week": "FREQ=WEEKLY;INTERVAL=2",
    "every second week": "FREQ=WEEKLY;INTERVAL=2",
    "fortnightly": "FREQ=WEEKLY;INTERVAL=2",
    "monthly": "FREQ=MONTHLY",
    "every month": "FREQ=MONTHLY",
    "yearly": "FREQ=YEARLY",
    "every year": "FREQ=YEARLY",
}

_RULE_NAMES = frozenset(
    {
        "FREQ", "UNTIL", "COUNT", "INTERVAL", "BYSECOND", "BYMINUTE", "BYHOUR", "BYDAY",
        "BYMONTHDAY", "BYYEARDAY", "BYWEEKNO", "BYMONTH", "BYSETPOS", "WKST",
    }
)  # fmt: skip
_FREQUENCIES = frozenset({"SECONDLY", "MINUTELY", "HOURLY", "DAILY", "WEEKLY", "MONTHLY", "YEARLY"})
_VALUE = re.compile(r"[A-Z0-9+,-]+")
_START = re.compile(r"\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?")


def rule_of(words: str) -> str:
    """The rule behind English words such as “every other Tuesday”, or nothing."""
    said = words.casefold().strip(" .")
    if said in _WORDS:
        return _WORDS[said]
    if found := _OTHER.fullmatch(said):
        return f"FREQ=WEEKLY;INTERVAL=2;BYDAY={_days(found[1])}"
    if found := _LISTED.fullmatch(said):
        return f"FREQ=WEEKLY;BYDAY={_days(found[1])}"
    if found := _NUMBERED.fullmatch(said):
        number = _NUMBERS.get(found[1]) or int(found[1])
        return f"FREQ={_UNITS[found[2]]};INTERVAL={number}" if number else ""
    return ""


def _days(words: str) -> str:
    said = {word.rstrip("s") for word in re.findall(r"[a-z]+", words)}
    return ",".join(short for day, short in _SHORT.items() if day in said)


def _rule(value: Any) -> str:
    written = line(value)
    text = written.upper().removeprefix("RRULE:")
    parts = [each.partition("=") for each in text.split(";")]
    names = [name for name, _, _ in parts]
    known = all(name in _RULE_NAMES and _VALUE.fullmatch(content) for name, _, content in parts)
    frequency = next((content for name, _, content in parts if name == "FREQ"), "")
    if known and frequency in _FREQUENCIES and len(set(names)) == len(names):
        return text
    help = "write it like FREQ=WEEKLY;BYDAY=TU, or leave it out"
    raise mistake("POD026", f"{shown(written)} is no rule of a calendar", help)


def _first(value: Any) -> str:
    text = line(value)
    if _START.fullmatch(text):
        return text
    raise mistake("POD026", f"{shown(text)} is no date", "write it like 2025-04-30")


_TEXT = WithJsonSchema({"type": "string"})


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Updates:
    """How often new episodes come."""

    text: Annotated[Short, Field(description="How often, in words.", min_length=1)]
    rule: Annotated[
        str | None,
        BeforeValidator(_rule),
        _TEXT,
        Field(description="The same as a calendar's rule, where the words do not give it."),
    ] = None
    start: Annotated[
        str | None,
        BeforeValidator(_first),
        _TEXT,
        Field(description="The day that a rule with COUNT counts from."),
    ] = None

    def __post_init__(self) -> None:
        """Refuse to count from nowhere."""
        if self.rule and "COUNT=" in self.rule and self.start is None:
            raise mistake("POD026", "a rule with COUNT counts from a day", "add it as start:")


def _read(value: Any) -> Any:
    """Words alone, or keys; the rule is looked for in the words."""
    keys = {"text": value} if isinstance(value, str) else value
    if isinstance(keys, dict) and isinstance(keys.get("text"), str) and "rule" not in keys:
        rule = rule_of(line(keys["text"]))
        return {**keys, "rule": rule} if rule else keys
    return keys


Frequency = Annotated[Updates, BeforeValidator(_read, json_schema_input_type=Short | Updates)]
"""Words, or words with a rule."""
