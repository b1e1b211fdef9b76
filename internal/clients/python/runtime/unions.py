"""Unions of models: which of their types a value belongs to."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, get_args

from pydantic import GetCoreSchemaHandler, TypeAdapter, ValidationError
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .model import Model, Unknown


class OneOf:
    """In ``Annotated[A | B, OneOf()]``, takes the type that fits a value best.

    Of several models that fit it is the one that knows most of the members, the
    first of equals. ``Unknown`` fits what no other does.
    """

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler, /) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.chooser(get_args(source) or (source,)))

    def chooser(self, choices: tuple[Any, ...]) -> Callable[[Any], Any]:
        """Return what validates a value by one of the choices."""
        return _Best(choices)


class Tagged(OneOf):
    """In ``Annotated[A | B | Unknown, Tagged("type", {"a": "A", "b": "B"})]``, takes the type that a member names."""

    def __init__(self, member: str, names: Mapping[str, str]) -> None:
        self.member = member
        self.names = names

    def chooser(self, choices: tuple[Any, ...]) -> Callable[[Any], Any]:
        best = _Best(choices)
        adapters = {getattr(choice, "__name__", ""): _Adapter(choice) for choice in choices}

        def choose(value: Any) -> Any:
            if not isinstance(value, dict) or self.member not in value:
                return best(value)
            name = self.names.get(_text(value[self.member]))
            return Unknown.model_validate(value) if name is None else adapters[name](value)

        return choose


class _Adapter:
    """Validates by a type, whose validator is built when it is first needed."""

    def __init__(self, choice: Any) -> None:
        self.choice = choice
        self.adapter: TypeAdapter[Any] | None = None

    def __call__(self, value: Any) -> Any:
        if self.adapter is None:
            self.adapter = TypeAdapter(self.choice)
        return self.adapter.validate_python(value)


class _Best:
    def __init__(self, choices: tuple[Any, ...]) -> None:
        self.adapters = [_Adapter(choice) for choice in choices if choice is not Unknown]
        self.fallback = Unknown in choices

    def __call__(self, value: Any) -> Any:
        if isinstance(value, Model):
            return value
        best: Any = None
        most = -2
        for adapter in self.adapters:
            try:
                candidate = adapter(value)
            except ValidationError:
                continue
            if (score := _score(candidate, value)) > most:
                best, most = candidate, score
        if most > -2:
            return best
        if self.fallback and isinstance(value, dict):
            return Unknown.model_validate(value)
        raise PydanticCustomError("one_of", "Input should be one of the types that the contract names")


def _score(candidate: Any, value: Any) -> int:
    """Tell how well a candidate holds a value: -1 when it had to be changed, else how many members it knows."""
    if isinstance(candidate, Model):
        return len(candidate.model_fields_set) - len(candidate.model_extra or ())
    return 1 if type(candidate) is type(value) and candidate == value else -1


def _text(value: Any) -> str:
    return value if isinstance(value, str) else json.dumps(value)
