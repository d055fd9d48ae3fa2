"""Texts for machines: proofs of ownership, release notes, what others agree on.

Podcasting 2.0 namespace, "Txt".
"""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic.dataclasses import dataclass

from feedkit.model.fields import STRICT, Short, Text, mistake
from feedkit.model.short_forms import keyed

LONGEST_TEXT = 4000
AI_CONTENT = "ai-content"


@dataclass(config=STRICT, frozen=True, slots=True, kw_only=True)
class MachineText:
    """A text for machines, and what it is for."""

    text: Annotated[Text, Field(description="The text, up to 4,000 characters.", min_length=1)]
    purpose: Annotated[
        Short | None, Field(description="What it is for, such as verify or release.")
    ] = None

    def __post_init__(self) -> None:
        """Refuse what is cut or means nothing."""
        if len(self.text) > LONGEST_TEXT:
            message = f"{len(self.text)} characters, where apps read {LONGEST_TEXT}"
            raise mistake("POD007", message, "shorten it")
        if self.purpose == AI_CONTENT and self.text not in {"true", "false"}:
            message = f"“{AI_CONTENT}” is neither true nor false"
            raise mistake("POD037", message, "write ai_content: true or ai_content: false instead")


def _read(value: Any) -> Any:
    """A text, a list of texts or keys, or purposes with their texts."""
    if isinstance(value, str):
        return ({"text": value},)
    if isinstance(value, dict) and "text" not in value:
        return [{"purpose": purpose, "text": text} for purpose, text in value.items()]
    return value if isinstance(value, (list, tuple)) else (value,)


_One = Annotated[
    MachineText, BeforeValidator(keyed("text"), json_schema_input_type=Text | MachineText)
]
MachineTexts = Annotated[
    tuple[_One, ...],
    BeforeValidator(_read, json_schema_input_type=Text | dict[str, Text] | tuple[_One, ...]),
]
"""Purposes with their texts, or a list of texts."""
