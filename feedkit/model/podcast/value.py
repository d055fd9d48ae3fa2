"""Who is paid when listeners stream payments, and how it is shared.

Podcasting 2.0 namespace, "Value".
"""

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema
from pydantic.dataclasses import dataclass

from feedkit.model.fields import (
    STRICT,
    Decimal,
    DurationField,
    Flag,
    Line,
    TimestampField,
    line,
    mistake,
    shown,
)
from feedkit.model.one_of import OneOf
from feedkit.model.podcast.remote_item import Remote
from feedkit.model.short_forms import several
from feedkit.model.timestamp import Duration, Timestamp

_SHARE = re.compile(r"(?P<number>[1-9]\d{0,5})\s*(?P<percent>%?)", re.ASCII)
_NODE = re.compile(r"0[23][0-9a-f]{64}", re.IGNORECASE)
_MAILBOX = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")


def _share(value: Any) -> str:
    text = line(value)
    match = _SHARE.fullmatch(text)
    if match is None:
        help = "write a whole number, such as 60, or 60%"
        raise mistake("POD029", f"{shown(text)} is no share", help)
    return match["number"] + match["percent"]


def _percentage(value: Any) -> str:
    text = line(value).removesuffix("%").strip()
    if re.fullmatch(r"\d{1,3}", text, re.ASCII) and int(text) <= 100:
        return text
    raise mistake("POD030", f"{shown(text)} is no percentage", "write 0 to 100")


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Recipient:
    """Someone who is paid."""

    name: Annotated[Line | None, Field(description="Who it is.")] = None
    address: Annotated[
        Line, Field(description="A lightning address, such as ada@wallet.example, or a node's key.")
    ]
    split: Annotated[
        str,
        BeforeValidator(_share),
        WithJsonSchema({"type": ["integer", "string"]}),
        Field(description="Their share: a whole number, or a percentage; those add up to 100%."),
    ]
    custom_key: Annotated[Line | None, Field(description="A key that the wallet asks for.")] = None
    custom_value: Annotated[Line | None, Field(description="The value for that key.")] = None
    fee: Annotated[Flag, Field(description="Whether it is taken before the others share.")] = False

    def __post_init__(self) -> None:
        """Refuse what no payment could reach."""
        if not _NODE.fullmatch(self.address) and not _MAILBOX.fullmatch(self.address):
            help = "write name@host, or the 66 hexadecimal digits of a node's public key"
            raise mistake("POD029", f"{shown(self.address)} is no address for payments", help)
        if (self.custom_key is None) != (self.custom_value is None):
            message = "custom_key and custom_value go together, and one is missing"
            raise mistake("POD029", message, "add the other, or delete both")

    @property
    def type(self) -> str:
        """How the address is reached."""
        return "lnaddress" if "@" in self.address else "node"

    @property
    def share(self) -> int:
        """The share as a number."""
        return int(self.split.removesuffix("%"))


def _add_up(recipients: tuple[Recipient, ...]) -> tuple[Recipient, ...]:
    sharing = [each for each in recipients if not each.fee]
    percent = [each for each in sharing if each.split.endswith("%")]
    if recipients and not sharing:
        message = "all recipients take a fee, and nobody is left to share"
        raise mistake("POD029", message, "add those who share")
    if percent and len(percent) < len(sharing):
        message = "some shares are percentages and some are not"
        raise mistake("POD029", message, "write all of them alike")
    total = sum(each.share for each in percent)
    if percent and total != 100:
        message = f"the shares add up to {total}%"
        raise mistake("POD029", message, "let them add up to 100%")
    return recipients


Recipients = Annotated[
    tuple[Recipient, ...],
    BeforeValidator(several, json_schema_input_type=Recipient | tuple[Recipient, ...]),
    AfterValidator(_add_up),
]


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class TimeSplit:
    """A stretch of the episode for which others are paid."""

    start: Annotated[TimestampField, Field(description="When it begins.")]
    end: Annotated[TimestampField, Field(description="When it ends.")]
    item: Annotated[
        Remote | None, Field(description="The show or episode of others that is played.")
    ] = None
    percentage: Annotated[
        str | None,
        BeforeValidator(_percentage),
        WithJsonSchema({"type": ["integer", "string"]}),
        Field(description="How much of the payment goes there; all of it otherwise."),
    ] = None
    item_start: Annotated[
        DurationField | None, Field(description="Where in that episode the stretch begins.")
    ] = None
    recipients: Annotated[Recipients, Field(description="Who is paid, where it is no item.")] = ()

    def __post_init__(self) -> None:
        """Refuse what apps could not pay out."""
        if (self.item is None) == (not self.recipients):
            message = "a stretch pays either an item or recipients"
            raise mistake("POD030", message, "write item: or recipients:, and not both")
        if self.end <= self.start:
            message = f"the stretch ends at {self.end}, and begins at {self.start}"
            raise mistake("POD030", message, "correct one of the two times")
        if self.recipients and (self.percentage or self.item_start):
            message = "percentage and item_start belong to an item, and there is none"
            raise mistake("POD030", message, "delete them")

    @property
    def duration(self) -> Duration:
        """How long it is."""
        return Duration(self.end.milliseconds - self.start.milliseconds)

    @property
    def remote_start(self) -> Timestamp | None:
        """Where in the other episode it begins."""
        return Timestamp(self.item_start.milliseconds) if self.item_start else None


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class Value:
    """Who is paid by listeners who stream payments."""

    type: Annotated[
        str, OneOf(("lightning", "bitcoin")), Field(description="The network of the payments.")
    ] = "lightning"
    method: Annotated[
        str,
        OneOf(("keysend", "lnaddress", "amp")),
        Field(description="How payments are sent; keysend reaches both forms of addresses."),
    ] = "keysend"
    suggested: Annotated[
        Decimal | None, Field(description="How much a minute is worth, in whole bitcoins.")
    ] = None
    recipients: Annotated[Recipients, Field(description="Who is paid.", min_length=1)]
    stretches: Annotated[
        tuple[TimeSplit, ...],
        BeforeValidator(several, json_schema_input_type=TimeSplit | tuple[TimeSplit, ...]),
        Field(description="Stretches of the episode for which others are paid."),
    ] = ()


Values = Annotated[
    tuple[Value, ...], BeforeValidator(several, json_schema_input_type=Value | tuple[Value, ...])
]
"""One way of payment, or a list of them."""
