"""Values in and out of JSON without loss."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

from .types import rfc3339

_any: TypeAdapter[Any] = TypeAdapter(Any)


def plain(value: Any) -> Any:
    """Return a value as texts, numbers, booleans, None, lists and dictionaries with texts for keys."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    return _plain(_any.dump_python(value, by_alias=True, exclude_unset=True))


def dumps(value: Any) -> bytes:
    """Return a value as JSON, with all digits of decimal numbers."""
    out: list[str] = []
    _write(plain(value), out)
    return "".join(out).encode()


def loads(data: bytes | str) -> Any:
    """Read JSON; a number with more digits than a float holds becomes a decimal."""
    return json.loads(data, parse_float=_number)


def _number(text: str) -> float | Decimal:
    number = float(text)
    if len(text) < 16 and number not in (float("inf"), float("-inf")):
        return number
    exact = Decimal(text)
    return number if Decimal(repr(number)) == exact else exact


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, (str, bool, int, float, Decimal)):
        return value
    if isinstance(value, dict):
        return {key if isinstance(key, str) else str(_plain(key)): _plain(member) for key, member in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [_plain(item) for item in value]
    if isinstance(value, dt.datetime):
        return rfc3339(value)
    return _any.dump_python(value, mode="json")


def _write(value: Any, out: list[str]) -> None:
    if isinstance(value, dict):
        out.append("{")
        for index, (key, member) in enumerate(value.items()):
            out.append(f"{',' if index else ''}{json.dumps(key, ensure_ascii=False)}:")
            _write(member, out)
        out.append("}")
    elif isinstance(value, list):
        out.append("[")
        for index, item in enumerate(value):
            out.append("," if index else "")
            _write(item, out)
        out.append("]")
    elif isinstance(value, Decimal):
        out.append(str(value))
    else:
        out.append(json.dumps(value, ensure_ascii=False, allow_nan=False))
