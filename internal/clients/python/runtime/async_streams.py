"""Replies that are read while they come."""

from __future__ import annotations

from collections.abc import AsyncIterator
from os import PathLike
from types import TracebackType
from typing import Generic, TypeVar

import httpx
from typing_extensions import Self

from .errors import ConnectionFailed, DecodeError, Reply, TimedOut
from .events import Reader, TooLong

T = TypeVar("T")


class _AsyncOpen:
    """A reply whose body was not read; closed at its end, or by hand."""

    def __init__(self, response: httpx.Response, reply: Reply) -> None:
        self._response = response
        self._reply = reply
        self.status = response.status_code
        self.headers = response.headers

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        await self.close()

    async def close(self) -> None:
        """Let go of the connection."""
        await self._response.aclose()

    async def _chunks(self) -> AsyncIterator[bytes]:
        try:
            async for chunk in self._response.aiter_bytes():
                yield chunk
        except httpx.TimeoutException as error:
            raise TimedOut(
                f"{self._reply.line}: the stream stood still", self._reply.method, self._reply.url
            ) from error
        except httpx.RequestError as error:
            raise ConnectionFailed(f"{self._reply.line}: {error}", self._reply.method, self._reply.url) from error
        finally:
            await self._response.aclose()


class AsyncDownload(_AsyncOpen):
    """Bytes as they come: iterate over them, read them all, or save them."""

    def __aiter__(self) -> AsyncIterator[bytes]:
        return self._chunks()

    async def read(self) -> bytes:
        """Return all of the bytes."""
        return b"".join([chunk async for chunk in self])

    async def save(self, path: str | PathLike[str]) -> int:
        """Write the bytes to a file, and return how many there are."""
        size = 0
        with open(path, "wb") as file:
            async for chunk in self:
                size += file.write(chunk)
        return size


class AsyncStream(_AsyncOpen, Generic[T]):
    """Values as they come, such as server-sent events: iterate over them, once."""

    def __init__(self, response: httpx.Response, reply: Reply, reader: Reader[T]) -> None:
        super().__init__(response, reply)
        self._reader = reader
        self._values = self._read()

    def __aiter__(self) -> AsyncIterator[T]:
        return self._values

    async def __anext__(self) -> T:
        return await self._values.__anext__()

    async def _read(self) -> AsyncIterator[T]:
        try:
            async for chunk in self._chunks():
                for value in self._reader.feed(chunk):
                    yield value
            for value in self._reader.end():
                yield value
        except TooLong as error:
            raise DecodeError(str(error), self._reply) from error
        finally:
            await self._response.aclose()
