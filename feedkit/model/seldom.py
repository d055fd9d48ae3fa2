"""Keys that few files have."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, TypeAdapter
from pydantic_core import CoreSchema, core_schema

from feedkit.model.fields import STRICT


class Seldom:
    """The mark of a field that few files have: ``Annotated[Fundings, Seldom(Fundings)]``.

    What reads the field is made when it first stands in a file: to make all readers takes longer
    than most builds take to read. What is wrong with it is told as if it had no mark.
    """

    def __init__(self, kind: Any) -> None:
        self._kind = kind

    @cached_property
    def _adapter(self) -> TypeAdapter[Any]:
        return TypeAdapter(self._kind, config=STRICT)

    def _read(self, value: Any) -> Any:
        return self._adapter.validate_python(value)

    def __get_pydantic_core_schema__(
        self, _source: Any, _handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self._read)

    def __get_pydantic_json_schema__(
        self, _schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return handler(self._adapter.core_schema)
