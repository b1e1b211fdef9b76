"""Performs calls, and prints what each gave as a line of JSON: see Outcome in outcome.go."""

from __future__ import annotations

import asyncio
import hashlib
import logging
import os
import sys
import traceback
import warnings
from collections.abc import AsyncIterable, Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from typing import Any, cast

import MODULE as api
from MODULE._runtime.types import DateTime
from MODULE._runtime.values import dumps
from pydantic import TypeAdapter

warnings.simplefilter("ignore", DeprecationWarning)


@dataclass
class Case:
    """A case: how its clients are made, and what is called."""

    name: str
    call: Callable[[api.Client], Any]
    options: dict[str, Any] = field(default_factory=dict)
    env: dict[str, str] = field(default_factory=dict)
    calls: int = 1
    take: int = 0
    cancel: bool = False
    parallel: bool = False


class Log(logging.Handler):
    """Remembers warnings."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.texts: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.texts.append(record.getMessage())


def logger() -> tuple[logging.Logger, Log]:
    """Return a logger of its own, and what it remembers."""
    made = logging.Logger("driver")
    log = Log()
    made.addHandler(log)
    return made, log


def show(case: Case, call: int, outcome: dict[str, Any], log: Log) -> None:
    line = dumps({"case": case.name, "call": call, **outcome, "warnings": log.texts})
    sys.stdout.buffer.write(line + b"\n")
    sys.stdout.buffer.flush()
    log.texts = []


def run(case: Case) -> None:
    """Run a case with the synchronous client."""
    made, log = logger()
    os.environ.update(case.env)
    with api.Client(logger=made, **case.options) as client:
        def one(i: int) -> None:
            try:
                outcome = {"value": printable(case.call(client), case.take)}
            except Exception as error:
                outcome = {"error": fault(error)}
            show(case, i, outcome, log)

        with ThreadPoolExecutor(case.calls if case.parallel else 1) as pool:
            list(pool.map(one, range(case.calls)))
    for name in case.env:
        del os.environ[name]


def printable(value: Any, take: int) -> Any:
    """Return what can be printed of what a call returned."""
    if isinstance(value, api.Download):
        with value:
            return digest(b"".join(value))
    if isinstance(value, api.Stream):
        with value:
            return [item(one) for one in islice(value, take or None)]
    if isinstance(value, Iterator):
        return list(islice(value, take or None))
    return value


async def run_async(case: Case) -> None:
    """Run a case with the asynchronous client."""
    made, log = logger()
    os.environ.update(case.env)
    async with api.AsyncClient(logger=made, **case.options) as client:
        async def one(i: int) -> None:
            try:
                task = asyncio.ensure_future(awaited(case, client))
                if case.cancel:
                    asyncio.get_running_loop().call_later(0.5, task.cancel)
                outcome = {"value": await task}
            except asyncio.CancelledError:
                outcome = {"error": {"kind": "canceled", "message": "it was cancelled"}}
            except Exception as error:
                outcome = {"error": fault(error)}
            show(case, i, outcome, log)

        if case.parallel:
            await asyncio.gather(*(one(i) for i in range(case.calls)))
        else:
            for i in range(case.calls):
                await one(i)
    for name in case.env:
        del os.environ[name]


async def awaited(case: Case, client: api.AsyncClient) -> Any:
    call = case.call(cast(api.Client, client))
    value = call if isinstance(call, AsyncIterable) else await call
    if isinstance(value, api.AsyncDownload):
        async with value:
            return digest(await value.read())
    if isinstance(value, api.AsyncStream):
        async with value:
            return [item(one) for one in await taken(value, case.take)]
    if isinstance(value, AsyncIterable):
        return await taken(value, case.take)
    return value


async def taken(values: AsyncIterable[Any], take: int) -> list[Any]:
    items: list[Any] = []
    async for one in values:
        items.append(one)
        if len(items) == take:
            break
    return items


def item(value: Any) -> Any:
    if isinstance(value, api.Event):
        return {"event": value.event, "id": value.id, "data": value.data}
    return value


def digest(data: bytes) -> dict[str, Any]:
    return {"size": len(data), "sha256": hashlib.sha256(data).hexdigest()}


def fault(error: Exception) -> dict[str, Any]:
    """Describe an error."""
    said: dict[str, Any] = {"kind": "other", "message": str(error)}
    if isinstance(error, api.TimedOut):
        said["kind"] = "timeout"
    elif isinstance(error, api.ConnectionFailed):
        said["kind"] = "connection"
    elif isinstance(error, api.DecodeError):
        said["kind"] = "decode"
    elif isinstance(error, api.StatusError):
        name = ERRORS.get(type(error).__name__, "")
        try:
            body = error.data if name else error.text
        except api.DecodeError:
            body = error.text
        said.update(
            kind="status", status=error.status, name=name, body=body, title=error.title or "", detail=error.detail or ""
        )
        said["id"] = error.headers.get("X-Request-Id", "")
    else:
        traceback.print_exception(error)
    return said


ERRORS: dict[str, str] = {}
"""What the table calls errors, by their classes."""


def hook(request: Any) -> None:
    """Leave a trace in a request."""
    request.headers["X-Hook"] = "seen"


def moment(text: str) -> Any:
    """Return a date and time."""
    return TypeAdapter(DateTime).validate_python(text)


def pattern(size: int) -> bytes:
    """Return so many bytes: the i-th is i*7 mod 251."""
    return bytes(i * 7 % 251 for i in range(size))


def once(data: bytes) -> Iterable[bytes]:
    """Return bytes that can be read once."""
    return (data[i : i + 10_000] for i in range(0, len(data), 10_000))


def main(cases: Iterable[Case]) -> None:
    """Run cases, with the client that the first argument names."""
    for case in cases:
        if sys.argv[1] == "python-async":
            asyncio.run(run_async(case))
        else:
            run(case)
