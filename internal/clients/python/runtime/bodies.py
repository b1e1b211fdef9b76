"""Request bodies: JSON, forms, multipart, texts, files and streams."""

from __future__ import annotations

import mimetypes
import os
from collections.abc import AsyncIterable, AsyncIterator, Iterator, Mapping
from dataclasses import dataclass
from os import PathLike
from pathlib import Path
from secrets import token_hex
from typing import IO, Any

from .errors import ConfigurationError
from .model import Model, members
from .operation import Body, Kind, Parameter, Part
from .params import encoded, in_query, text_of
from .types import Upload
from .values import dumps, plain

_chunk = 64 * 1024
_bytes = "application/octet-stream"


@dataclass
class Source:
    """Where bytes come from. A file is read from where it stands, and again from there."""

    content: Any
    start: int | None = None

    def __post_init__(self) -> None:
        if isinstance(self.content, str):
            self.content = self.content.encode()
        if isinstance(self.content, (bytearray, memoryview)):
            self.content = bytes(self.content)
        if hasattr(self.content, "seekable") and self.content.seekable():
            self.start = self.content.tell()

    @property
    def again(self) -> bool:
        """Whether the bytes can be had more than once."""
        return isinstance(self.content, (bytes, PathLike)) or self.start is not None

    @property
    def size(self) -> int | None:
        """How many bytes there are, if that is known."""
        if isinstance(self.content, bytes):
            return len(self.content)
        if isinstance(self.content, PathLike):
            return os.stat(self.content).st_size
        if self.start is None:
            return None
        end: int = self.content.seek(0, os.SEEK_END)
        self.content.seek(self.start)
        return end - self.start

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes from the start."""
        if isinstance(self.content, bytes):
            yield self.content
        elif isinstance(self.content, PathLike):
            with open(self.content, "rb") as file:
                yield from _read(file)
        elif hasattr(self.content, "read"):
            if self.start is not None:
                self.content.seek(self.start)
            yield from _read(self.content)
        else:
            yield from self.content


def _read(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(_chunk):
        yield chunk if isinstance(chunk, bytes) else str(chunk).encode()


@dataclass
class Payload:
    """A body ready to be sent: its type, and the sources that it is put together from, in order."""

    type: str
    sources: list[Source]

    @property
    def again(self) -> bool:
        """Whether the body can be sent more than once."""
        return all(source.again for source in self.sources)

    @property
    def size(self) -> int | None:
        """How long the body is, if that is known."""
        sizes = [source.size for source in self.sources]
        return None if None in sizes else sum(size or 0 for size in sizes)

    @property
    def whole(self) -> bool:
        """Whether the body is all in memory."""
        return all(isinstance(source.content, bytes) for source in self.sources)

    def chunks(self) -> Iterator[bytes]:
        """Yield the bytes of the body."""
        for source in self.sources:
            yield from source.chunks()


@dataclass
class Bytes:
    """The bytes of a body, for a request."""

    payload: Payload

    def __iter__(self) -> Iterator[bytes]:
        return self.payload.chunks()


@dataclass
class AsyncBytes:
    """The bytes of a body, for an asynchronous request."""

    payload: Payload

    async def __aiter__(self) -> AsyncIterator[bytes]:
        content = self.payload.sources[0].content
        if isinstance(content, AsyncIterable):
            async for chunk in content:
                yield chunk
            return
        for chunk in self.payload.chunks():
            yield chunk


def payload(body: Body, value: Any, boundary: str = "") -> Payload:
    """Write a value as the kind of body that an operation takes."""
    if body.kind is Kind.JSON:
        return Payload(body.type, [Source(dumps(value))])
    if body.kind is Kind.LINES:
        return Payload(body.type, [Source(dumps(item) + b"\n" for item in value)])
    if body.kind is Kind.FORM:
        return Payload(body.type, [Source(_form(body, fields_of(value)))])
    if body.kind is Kind.MULTIPART:
        boundary = boundary or token_hex(16)
        return Payload(f"{body.type}; boundary={boundary}", list(_multipart(body, fields_of(value), boundary)))
    if body.kind is Kind.TEXT and isinstance(value, str):
        return Payload(body.type + ("" if "charset" in body.type else "; charset=utf-8"), [Source(value)])
    upload = value if isinstance(value, Upload) else Upload(value)
    type = upload.type or (_bytes if "*" in body.type else body.type)
    return Payload(type, [Source(upload.content)])


def fields_of(value: Any) -> dict[str, Any]:
    """Return the fields of a form by their names in the contract, as they are."""
    if isinstance(value, Model):
        return members(value)
    if not isinstance(value, Mapping):
        raise ConfigurationError("a form needs a model or a dictionary")
    return dict(value)


def _form(body: Body, fields: Mapping[str, Any]) -> bytes:
    parts: list[str] = []
    for key, value in fields.items():
        part = body.parts.get(key, _default(value))
        if part.json:
            parts.append(f"{encoded(key)}={encoded(dumps(value).decode())}")
        elif value is not None:
            parts += in_query(Parameter(key, "query", part.style, part.explode), value)
    return "&".join(parts).encode()


def _default(value: Any) -> Part:
    """Tell how a field is written that the contract doesn't name."""
    return Part(style="deepObject") if isinstance(plain(value), dict) else Part()


def _multipart(body: Body, fields: Mapping[str, Any], boundary: str) -> Iterator[Source]:
    for key, value in fields.items():
        part = body.parts.get(key, Part(json=isinstance(value, (Model, dict)), many=isinstance(value, list)))
        for item in value if part.many and isinstance(value, (list, tuple)) else [value]:
            upload = _upload(part, item)
            yield Source(_head(boundary, key, upload).encode())
            yield Source(upload.content)
            yield Source(b"\r\n")
    yield Source(f"--{boundary}--\r\n".encode())


def _upload(part: Part, value: Any) -> Upload:
    """Return the content of a part, with the name and type that it is sent with."""
    if isinstance(value, Upload) or part.file or isinstance(value, (bytes, PathLike)) or hasattr(value, "read"):
        upload = value if isinstance(value, Upload) else Upload(value)
        name = upload.name or _name_of(upload.content) or "upload"
        return Upload(upload.content, name, upload.type or _type_of(name, part.type))
    if part.json or isinstance(plain(value), (dict, list)):
        return Upload(dumps(value), None, part.type or "application/json")
    return Upload(text_of(plain(value)), None, part.type or None)


def _type_of(name: str, types: str) -> str:
    """Return the type of a file by its name, out of those that a part may have when there are any."""
    allowed = [each.strip() for each in types.split(",") if each.strip()]
    guess = mimetypes.guess_type(name)[0]
    if guess and (not allowed or any(guess == each or guess.startswith(each.rstrip("*")) for each in allowed)):
        return guess
    return next((each for each in allowed if "*" not in each), guess or _bytes)


def _name_of(content: Any) -> str:
    """Return the name of a file, without folders, or nothing."""
    name = content if isinstance(content, PathLike) else getattr(content, "name", None)
    return Path(name).name if isinstance(name, (str, PathLike)) else ""


def _head(boundary: str, key: str, upload: Upload) -> str:
    """Return what stands before the content of a part (RFC 7578, names as HTML writes them)."""
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="{_quoted(key)}"'
    if upload.name is not None:
        head += f'; filename="{_quoted(upload.name)}"'
    if upload.type:
        head += "\r\nContent-Type: " + upload.type.replace("\r", "").replace("\n", "")
    return head + "\r\n\r\n"


def _quoted(text: str) -> str:
    return text.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22")
