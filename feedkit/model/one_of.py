"""Words of a closed list, in the spelling of the list however they are typed."""

from __future__ import annotations

from typing import Any

from msgspec import Struct
from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, core_schema

from feedkit.model.fields import line, mistake, shown
from feedkit.text.nearest import nearest


class OneOf(Struct, frozen=True):
    """The mark of a field that holds one of a few words: ``Annotated[str, OneOf(("a", "b"))]``."""

    words: tuple[str, ...]
    code: str = "POD006"

    def read(self, value: Any) -> str:
        """The word as the list spells it."""
        written = line(value)
        spelled = {word.casefold(): word for word in self.words}
        found = spelled.get(written.casefold())
        if found is not None:
            return found
        near = nearest(written.casefold(), spelled)
        help = "write " + " or ".join(", ".join(self.words).rsplit(", ", 1))
        if near:
            help = f"did you mean “{spelled[near]}”?"
        raise mistake(self.code, f"{shown(written)} is none of the words that stand here", help)

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_before_validator_function(self.read, core_schema.str_schema())

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "enum": list(self.words)}
