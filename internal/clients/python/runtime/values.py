"""Values in and out of JSON without loss."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter

_any: TypeAdapter[Any] = TypeAdapter(Any)


def plain(value: Any) -> Any:
    """Return a value as JSON can say it: texts, numbers, booleans, None, lists and dictionaries."""
    if value is None or isinstance(value, (str, bool, int)):
        return value
    return _any.dump_python(value, mode="json", by_alias=True, exclude_unset=True)


def dumps(value: Any) -> bytes:
    """Return a value as JSON, with the digits of decimal numbers as they are."""
    out: list[str] = []
    _write(_any.dump_python(value, by_alias=True, exclude_unset=True), out)
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


def _write(value: Any, out: list[str]) -> None:
    if isinstance(value, dict):
        between = "{"
        for key, member in value.items():
            out.append(f"{between}{json.dumps(key if isinstance(key, str) else str(plain(key)), ensure_ascii=False)}:")
            _write(member, out)
            between = ","
        out.append("}" if value else "{}")
    elif isinstance(value, (list, tuple, set, frozenset)):
        between = "["
        for item in value:
            out.append(between)
            _write(item, out)
            between = ","
        out.append("]" if value else "[]")
    elif isinstance(value, Decimal):
        out.append(str(value))
    else:
        out.append(json.dumps(plain(value), ensure_ascii=False, allow_nan=False))
