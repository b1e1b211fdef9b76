"""Replies: which of the documented results or errors one is, and its value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pydantic import ValidationError

from .errors import DecodeError, Reply, StatusError
from .model import incomplete, lacking, validator
from .operation import Kind, Operation, Result
from .values import loads

STREAMED = frozenset({Kind.BINARY, Kind.EVENTS, Kind.LINES})


def result_of(operation: Operation[Any], status: int, content_type: str) -> Result | None:
    """Return the result that a status of success means, or None when none at all is documented.

    Of several for one status it is the one of the media type of the reply. A
    status that is not documented means what the others do.
    """
    for wanted in (str(status), f"{status // 100}XX", "default", ""):
        found = [result for result in operation.results if wanted in result.statuses or not wanted]
        if found:
            return next((result for result in found if _fits(result, content_type)), found[0])
    return None


def error_of(operation: Operation[Any], reply: Reply) -> StatusError:
    """Return the error that a reply means: the documented one where there is one, and the body is as it says."""
    for wanted in (str(reply.status), f"{reply.status // 100}XX", "default"):
        if wanted not in operation.errors:
            continue
        documented = operation.errors[wanted]
        try:
            data = validator(documented.type_of_data())(loads(reply.body))
        except (ValueError, RecursionError):
            break
        error = documented(reply)
        error.data = data
        return error
    return StatusError(reply)


def value_of(result: Result | None, reply: Reply) -> Any:
    """Return what a reply holds. Raises DecodeError when that is not what the contract says."""
    if result is None:
        return _undocumented(reply)
    if result.kind is Kind.NOTHING:
        return None
    if result.kind is Kind.JSON:
        return decoder(result, reply)(reply.body)
    return _text(reply)


def decoder(result: Result, reply: Reply) -> Callable[[bytes | str], Any]:
    """Return what reads a value of the result's type from JSON."""

    def decode(data: bytes | str) -> Any:
        try:
            value = data if result.raw else loads(data)
        except (ValueError, RecursionError) as error:
            if not data:
                raise DecodeError("the reply has no body", reply) from error
            raise DecodeError(f"not JSON: {error}", reply) from error
        try:
            return _validated(result.validate, value)
        except ValidationError as error:
            raise DecodeError(f"not what the contract says: {error}", reply) from error

    return decode


def _validated(validate: Callable[[Any], Any], value: Any) -> Any:
    """Validate a value; that a reply lacks something is no reason to refuse it."""
    try:
        return validate(value)
    except ValidationError as error:
        if not lacking(error):
            raise
        return incomplete(validate, value)


def _undocumented(reply: Reply) -> Any:
    """Return what comes without being documented, as its media type says."""
    media = _media(reply.headers.get("Content-Type", ""))
    if not reply.body:
        return None
    if media == "application/json" or media.endswith("+json"):
        try:
            return loads(reply.body)
        except (ValueError, RecursionError) as error:
            raise DecodeError(f"not JSON: {error}", reply) from error
    return _text(reply) if media.startswith("text/") else reply.body


def _text(reply: Reply) -> str:
    _, _, charset = reply.headers.get("Content-Type", "").lower().partition("charset=")
    try:
        return reply.body.decode(charset.split(";")[0].strip(' "') or "utf-8", "replace")
    except LookupError:
        return reply.body.decode("utf-8", "replace")


def _media(content_type: str) -> str:
    return content_type.partition(";")[0].strip().lower()


def _fits(result: Result, content_type: str) -> bool:
    media, wanted = _media(content_type), _media(result.media)
    if wanted.endswith("*"):
        return media.startswith(wanted.rstrip("*"))
    return media == wanted or (result.kind is Kind.JSON and media.endswith("+json"))
