"""Streams taken apart: server-sent events (HTML, section 9.2.6) and lines."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

LONGEST = 64 << 20
"""Characters that a line may have, and the data of an event."""


class TooLong(Exception):
    """A line, or the data of an event, has more characters than it may have."""


@dataclass(frozen=True)
class Event(Generic[T]):
    """A server-sent event. ``retry`` is in milliseconds, when the server said it with this event."""

    data: T
    event: str = "message"
    id: str = ""
    retry: int | None = None


class LineReader:
    """Cuts bytes into lines that end with LF, CR or CRLF."""

    def __init__(self, longest: int = LONGEST) -> None:
        self.longest = longest
        self.size = 0  # characters of the rest
        self.decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self.rest: list[str] = []
        self.returned = False  # the last character was a CR

    def feed(self, data: bytes, last: bool = False) -> Iterator[str]:
        """Yield the lines that are now complete. Raises TooLong."""
        text = self.decoder.decode(data, last)
        if self.returned and text:
            text = text.removeprefix("\n")
            self.returned = False
        self.returned = self.returned or text.endswith("\r")
        *lines, rest = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for line in lines:
            self._keep(line)
            yield self._taken()
        if rest:
            self._keep(rest)

    def _keep(self, text: str) -> None:
        self.size += len(text)
        if self.size > self.longest:
            raise TooLong(f"a line is longer than {self.longest} characters")
        self.rest.append(text)

    def _taken(self) -> str:
        line = "".join(self.rest)
        self.rest.clear()
        self.size = 0
        return line

    def end(self) -> str:
        """Return what stands behind the last line's end."""
        list(self.feed(b"", True))
        return self._taken()


class EventReader(Generic[T]):
    """Makes events of bytes, with what decode makes of their data."""

    def __init__(self, decode: Callable[[str], T], longest: int = LONGEST) -> None:
        self.decode = decode
        self.longest = longest
        self.lines = LineReader(longest)
        self.first = True
        self.id = ""
        self._clear()

    def _clear(self) -> None:
        self.data: list[str] = []
        self.size = 0  # characters of the data
        self.event = ""
        self.retry: int | None = None

    def feed(self, data: bytes) -> Iterator[Event[T]]:
        """Yield the events that are now complete. Raises TooLong."""
        for line in self.lines.feed(data):
            if self.first:
                line = line.removeprefix("\ufeff")
                self.first = False
            if line:
                self._field(line)
                continue
            text, event, retry = "\n".join(self.data), self.event, self.retry
            empty = not self.data
            self._clear()
            if not empty:
                yield Event(self.decode(text), event or "message", self.id, retry)

    def end(self) -> Iterator[Event[T]]:
        """An event that was not ended is none."""
        return iter(())

    def _field(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self.size += len(value) + 1
            if self.size > self.longest:
                raise TooLong(f"the data of an event is longer than {self.longest} characters")
            self.data.append(value)
        elif name == "event":
            self.event = value
        elif name == "id" and "\0" not in value:
            self.id = value
        elif name == "retry" and value.isascii() and value.isdigit() and len(value) < 16:
            self.retry = int(value)


class ValueReader(Generic[T]):
    """Makes values of bytes that hold one value a line, such as JSON lines and JSON text sequences (RFC 7464)."""

    def __init__(self, decode: Callable[[str], T], longest: int = LONGEST) -> None:
        self.decode = decode
        self.lines = LineReader(longest)

    def feed(self, data: bytes) -> Iterator[T]:
        """Yield the values that are now complete."""
        for line in self.lines.feed(data):
            if text := line.strip("\x1e \t\ufeff"):
                yield self.decode(text)

    def end(self) -> Iterator[T]:
        """Yield the last value when no end of line stands behind it."""
        if text := self.lines.end().strip("\x1e \t\ufeff"):
            yield self.decode(text)


class Reader(Protocol[T_co]):
    """Makes values of the bytes of a stream."""

    def feed(self, data: bytes) -> Iterator[T_co]:
        """Yield the values that are now complete."""
        ...

    def end(self) -> Iterator[T_co]:
        """Yield what is complete because the stream ended."""
        ...
