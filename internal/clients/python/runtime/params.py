"""Parameters as text: the styles of OpenAPI, with the percent-encoding of RFC 3986."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from .operation import Parameter
from .values import dumps, plain

_reserved = ":/?@!$'()*,;="  # but for those that would end the value
_encoded = re.compile(r"%(?![0-9A-Fa-f]{2})")
_between = {"spaceDelimited": "%20", "pipeDelimited": "%7C", "tabDelimited": "%09"}
_control = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")

Pair = tuple[str, str]


def text_of(value: Any) -> str:
    """Return a plain value as text: words of JSON for booleans and null."""
    if isinstance(value, str):
        return value
    if value is None or isinstance(value, bool):
        return json.dumps(value)
    return dumps(value).decode() if isinstance(value, (dict, list)) else str(value)


def encoded(text: str, reserved: bool = False) -> str:
    """Return a text with all but unreserved characters encoded; with reserved, those and encoded ones stay."""
    if not reserved:
        return quote(text, safe="~")
    return quote(_encoded.sub("%25", text), safe=_reserved + "~%")


def in_path(parameter: Parameter, value: Any) -> str:
    """Return a parameter's part of a path. Raises ValueError for what would lead to another path."""
    if value is None:
        raise ValueError(f"{parameter.key} is needed in the path")
    text = _one(parameter, plain(value), parameter.reserved)
    if text in ("", ".", ".."):
        if text == "" or parameter.style != "simple":
            raise ValueError(f"{parameter.key} must not be empty")
        return text.replace(".", "%2E")
    return text


def in_header(parameter: Parameter, value: Any) -> str:
    """Return a header's value (style "simple", without percent-encoding). Raises ValueError for line breaks."""
    value = plain(value)
    if parameter.content:
        text = dumps(value).decode()
    elif isinstance(value, dict):
        text = ",".join(_members(value, "=" if parameter.explode else ",", text_of))
    else:
        text = ",".join(map(text_of, value)) if isinstance(value, list) else text_of(value)
    if _control.search(text):
        raise ValueError(f"{parameter.key} holds a character that no header can")
    return text


def in_cookie(parameter: Parameter, value: Any) -> list[Pair]:
    """Return the cookies of a parameter, encoded unless its style is "cookie"."""
    if parameter.style == "cookie":
        return _form(parameter, plain(value))
    pairs = [part.partition("=") for part in in_query(parameter, value)]
    return [(key, text) for key, _, text in pairs]


def in_query(parameter: Parameter, value: Any) -> list[str]:
    """Return the parts of a query that say a parameter's value."""
    value = plain(value)
    if parameter.where == "querystring":
        return [_whole(parameter, value)] if value not in ({}, "") else []
    if parameter.content or parameter.explode or parameter.style == "deepObject" or not isinstance(value, (list, dict)):
        return [f"{encoded(key)}={encoded(text, parameter.reserved)}" for key, text in _form(parameter, value)]
    between = _between.get(parameter.style, ",")
    texts = [encoded(text_of(item), parameter.reserved) for item in _flat(value)]
    return [f"{encoded(parameter.key)}={between.join(texts)}"] if texts else []


def deep(key: str, value: Any) -> Iterator[Pair]:
    """Take nested values apart: key[member][0]."""
    if isinstance(value, dict):
        for name, member in value.items():
            yield from deep(f"{key}[{name}]", member)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from deep(f"{key}[{index}]", item)
    else:
        yield key, text_of(value)


def _form(parameter: Parameter, value: Any) -> list[Pair]:
    key = parameter.key
    if parameter.content:
        return [(key, value if isinstance(value, str) and "json" not in parameter.content else dumps(value).decode())]
    if parameter.style == "deepObject":
        return list(deep(key, value))
    if not isinstance(value, (list, dict)):
        return [(key, text_of(value))]
    if not parameter.explode:
        return [(key, ",".join(map(text_of, _flat(value))))] if value else []
    if isinstance(value, list):
        return [(key, text_of(item)) for item in value]
    return [(name, text_of(member)) for name, member in value.items()]


def _flat(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [item for member in value.items() for item in member]


def _whole(parameter: Parameter, value: Any) -> str:
    if "urlencoded" in parameter.content and isinstance(value, dict):
        pairs = [pair for key, member in value.items() for pair in _form(Parameter(key, "query", "form", True), member)]
        return "&".join(f"{encoded(key)}={encoded(text)}" for key, text in pairs)
    return encoded(value if isinstance(value, str) and "json" not in parameter.content else dumps(value).decode())


def _one(parameter: Parameter, value: Any, reserved: bool) -> str:
    def enc(item: Any) -> str:
        return encoded(text_of(item), reserved)

    if parameter.content:
        return encoded(dumps(value).decode())
    prefix, between = {"label": (".", "."), "matrix": (";", ";")}.get(parameter.style, ("", ","))
    if not parameter.explode:
        between = ","
    key = encoded(parameter.key)
    if parameter.style == "matrix" and not (parameter.explode and isinstance(value, (dict, list))):
        prefix += key + ("=" if value != "" else "")
    if isinstance(value, dict):
        texts = _members(value, "=" if parameter.explode else ",", enc)
    elif isinstance(value, list):
        texts = [key + "=" + enc(v) if parameter.style == "matrix" and parameter.explode else enc(v) for v in value]
    else:
        texts = [enc(value)]
    return prefix + between.join(texts) if texts else ""


def _members(value: dict[str, Any], sign: str, enc: Any) -> list[str]:
    return [f"{enc(name)}{sign}{enc(member)}" for name, member in value.items()]
