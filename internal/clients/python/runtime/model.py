"""The base of all models."""

from __future__ import annotations

import builtins
import sys
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import lru_cache
from inspect import get_annotations
from typing import Any, ClassVar

from pydantic import (
    BaseModel,
    ConfigDict,
    GetCoreSchemaHandler,
    SerializationInfo,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    ValidationError,
    model_serializer,
)
from pydantic_core import CoreSchema, core_schema

from .names import bring
from .types import CONSTANT, NULLABLE

_incomplete: ContextVar[bool] = ContextVar("_incomplete", default=False)
_building: ContextVar[type[BaseModel] | None] = ContextVar("_building", default=None)


class Model(BaseModel):
    """A JSON object.

    Members that the contract doesn't name are kept, in ``model_extra``, and
    sent back. Fields that were never set are not sent; ``None`` is sent as
    null only where the contract allows it.

    A model is built when it is first used, and until then knows the models in
    its fields only by name: hundreds of models that refer to each other cost
    nothing unless they are used.
    """

    model_config: ClassVar[ConfigDict] = ConfigDict(
        extra="allow", populate_by_name=True, defer_build=True, protected_namespaces=()
    )

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler, /) -> CoreSchema:
        if _building.get() is not cls:
            return core_schema.no_info_plain_validator_function(cls._validated)
        _building.set(None)
        return handler(source)

    @classmethod
    def _validated(cls, value: Any) -> Model:
        if isinstance(value, cls):
            return value
        try:
            return cls.model_validate(value)
        except ValidationError as error:
            if not _incomplete.get() or not lacking(error):
                raise
            return cls._partly(value)

    @classmethod
    def _partly(cls, value: Mapping[str, Any]) -> Model:
        """Build a model without some of what it must have."""
        partly = cls.model_construct()
        values = vars(partly)
        for name in cls.model_fields:
            values.setdefault(name, None)
        names = _fields(cls).names
        for key, member in value.items():
            if key in names:
                cls.__pydantic_validator__.validate_assignment(partly, names[key], member)
            elif partly.__pydantic_extra__ is not None:
                partly.__pydantic_extra__[key] = member
        return partly

    @classmethod
    def model_rebuild(
        cls,
        *,
        force: bool = False,
        raise_errors: bool = True,
        _parent_namespace_depth: int = 2,
        _types_namespace: Any = None,
    ) -> bool | None:
        """Build the model, after importing the models that its fields name."""
        if cls.__pydantic_complete__ and not force:
            return None
        for ancestor in cls.__mro__[::-1]:
            if issubclass(ancestor, Model) and ancestor is not Model:
                for annotation in get_annotations(ancestor).values():
                    bring(ancestor.__module__, annotation)
                if ancestor.__module__ != cls.__module__:
                    _types_namespace = {**(_types_namespace or {}), **vars(sys.modules[ancestor.__module__])}
        token = _building.set(cls)
        try:
            return super().model_rebuild(
                force=force,
                raise_errors=raise_errors,
                _parent_namespace_depth=_parent_namespace_depth + 1,
                _types_namespace=_types_namespace,
            )
        finally:
            _building.reset(token)

    @model_serializer(mode="wrap")
    def _sent(self, handler: SerializerFunctionWrapHandler, info: SerializationInfo) -> dict[str, Any]:
        sent: dict[str, Any] = handler(self)
        fields = _fields(type(self))
        for name in self.model_fields_set:
            if getattr(self, name) is None and fields.absent.get(name):
                sent.pop(fields.absent[name] if info.by_alias else name, None)
        for name, key in fields.constant.items():
            sent.setdefault(key if info.by_alias else name, getattr(self, name))
        return sent


class Unknown(Model):
    """An object that is none of those the contract names; all of its members are in ``model_extra``."""


def validator(type: Any) -> Callable[[Any], Any]:
    """Return what makes values of a type."""
    if isinstance(type, builtins.type) and issubclass(type, Model):
        return type._validated
    return TypeAdapter(type).validate_python


def incomplete(validate: Callable[[Any], Any], value: Any) -> Any:
    """Validate a value in which models may lack what they must have: that is then None."""
    token = _incomplete.set(True)
    try:
        return validate(value)
    finally:
        _incomplete.reset(token)


def lacking(error: ValidationError) -> bool:
    """Tell whether nothing is wrong but that something is not there."""
    return all(each["type"] == "missing" for each in error.errors(include_url=False, include_input=False))


def members(model: Model) -> dict[str, Any]:
    """Return what is sent of a model: its members as they are, by their names in JSON."""
    fields = _fields(type(model))
    sent = {key: getattr(model, name) for name, key in fields.constant.items()}
    for key, name in fields.names.items():
        if name in model.model_fields_set and not (getattr(model, name) is None and name in fields.absent):
            sent[key] = getattr(model, name)
    sent.update(model.model_extra or {})
    return sent


def member(model: Any, key: str) -> Any:
    """Return the member of a model that JSON knows under a name, or None."""
    if not isinstance(model, Model):
        return None
    return getattr(model, _fields(type(model)).names.get(key, key), None)


class _Fields:
    """What a model's fields say about sending them, by name, with their names in JSON."""

    def __init__(self, model: type[Model]) -> None:
        self.names: dict[str, str] = {}  # the other way round
        self.absent: dict[str, str] = {}  # None means: not sent
        self.constant: dict[str, str] = {}  # sent though not set
        for name, field in model.model_fields.items():
            key = field.serialization_alias or name
            self.names[key] = name
            if CONSTANT in field.metadata:
                self.constant[name] = key
            elif not field.is_required() and NULLABLE not in field.metadata:
                self.absent[name] = key


_fields = lru_cache(maxsize=None)(_Fields)
