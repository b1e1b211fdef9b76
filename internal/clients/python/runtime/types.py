"""Types of fields that say more than Python's own."""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import re
from collections.abc import AsyncIterable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from os import PathLike
from typing import IO, Annotated, Any, TypeVar, Union

from pydantic import (
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    PlainSerializer,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)
from pydantic_core import CoreSchema, core_schema

T = TypeVar("T")


class _Mark:
    """Something that a field says about itself."""


NULLABLE = _Mark()
CONSTANT = _Mark()

Nullable = Annotated[Union[T, None], NULLABLE]
"""A field that may be left out, and for which null says something else."""

Constant = Annotated[T, CONSTANT]
"""A required field with one possible value: it is sent without being set."""


def wire(name: str) -> Any:
    """Name a field as JSON does."""
    return Field(validation_alias=name, serialization_alias=name)


class _Anything:
    """Takes a value as it is."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler, /) -> CoreSchema:
        return core_schema.any_schema()


@dataclass
class Upload:
    """A file to send: its content, and what the server is told of it."""

    content: bytes | str | IO[bytes] | Iterable[bytes] | PathLike[str]
    name: str | None = None
    type: str | None = None


Content = Union[bytes, IO[bytes], Iterable[bytes], PathLike[str], Upload]
"""Bytes to send, or where to read them from."""

AsyncContent = Union[Content, AsyncIterable[bytes]]
"""Bytes to send, or where to read them from, also asynchronously."""

FileContent = Annotated[Union[bytes, IO[bytes], PathLike[str], Upload, str], _Anything()]
"""A field that holds a file."""


def _from_base64(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    text = value.translate({ord("-"): "+", ord("_"): "/", ord("\n"): None, ord("\r"): None}).rstrip("=")
    try:
        return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError(f"not base64: {error}") from None


Base64 = Annotated[
    bytes,
    BeforeValidator(_from_base64),
    PlainSerializer(lambda value: base64.b64encode(value).decode("ascii"), return_type=str),
]
"""Bytes that JSON holds as base64 (RFC 4648, section 4; read also unpadded, and in the alphabet of section 5)."""

DecimalNumber = Annotated[Decimal, PlainSerializer(lambda value: value, return_type=Any)]
"""A number of JSON that keeps all of its digits."""


class Precise(dt.datetime):
    """A date and time with more digits than microseconds. What is calculated from it has none of them."""

    text = ""


def rfc3339(value: dt.datetime) -> str:
    """Return a date and time as RFC 3339 writes it."""
    if isinstance(value, Precise) and value.text:
        return value.text
    text = value.isoformat()
    if value.microsecond:
        text = _fraction.sub(lambda found: found[0].rstrip("0"), text)
    return text.removesuffix("+00:00") + "Z" if text.endswith("+00:00") else text


_fraction = re.compile(r"\.\d{6}")
_long_fraction = re.compile(r"\.\d{7,}")


def _precise(value: Any, handler: ValidatorFunctionWrapHandler) -> Any:
    parsed: dt.datetime = handler(value)
    if not isinstance(value, str) or not _long_fraction.search(value):
        return parsed
    precise = Precise.combine(parsed.date(), parsed.timetz())
    precise.text = value
    return precise


DateTime = Annotated[dt.datetime, WrapValidator(_precise), PlainSerializer(rfc3339, return_type=str)]
"""A date and time. It is sent back as it came, also with more digits than Python keeps."""
