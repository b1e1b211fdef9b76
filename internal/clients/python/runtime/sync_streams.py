"""Replies that are read while they come."""

from __future__ import annotations

from collections.abc import Iterator
from os import PathLike
from types import TracebackType
from typing import Generic, TypeVar

import httpx
from typing_extensions import Self

from .errors import ConnectionFailed, Reply, TimedOut
from .events import Reader

T = TypeVar("T")


class _Open:
    """A reply whose body was not read; closed at its end, or by hand."""

    def __init__(self, response: httpx.Response, reply: Reply) -> None:
        self._response = response
        self._reply = reply
        self.status = response.status_code
        self.headers = response.headers

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the connection."""
        self._response.close()

    def _chunks(self) -> Iterator[bytes]:
        try:
            for chunk in self._response.iter_bytes():
                yield chunk
        except httpx.TimeoutException as error:
            raise TimedOut(f"{self._reply.line}: the stream stood still", self._reply.method, self._reply.url) from error
        except httpx.RequestError as error:
            raise ConnectionFailed(f"{self._reply.line}: {error}", self._reply.method, self._reply.url) from error
        finally:
            self._response.close()


class Download(_Open):
    """Bytes as they come: iterate over them, read them all, or save them."""

    def __iter__(self) -> Iterator[bytes]:
        return self._chunks()

    def read(self) -> bytes:
        """Return all of the bytes."""
        return b"".join([chunk for chunk in self])

    def save(self, path: str | PathLike[str]) -> int:
        """Write the bytes to a file, and return how many there are."""
        size = 0
        with open(path, "wb") as file:
            for chunk in self:
                size += file.write(chunk)
        return size


class Stream(_Open, Generic[T]):
    """Values as they come, such as server-sent events: iterate over them, once."""

    def __init__(self, response: httpx.Response, reply: Reply, reader: Reader[T]) -> None:
        super().__init__(response, reply)
        self._reader = reader
        self._values = self._read()

    def __iter__(self) -> Iterator[T]:
        return self._values

    def __next__(self) -> T:
        return self._values.__next__()

    def _read(self) -> Iterator[T]:
        for chunk in self._chunks():
            for value in self._reader.feed(chunk):
                yield value
        for value in self._reader.end():
            yield value
