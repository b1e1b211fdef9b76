"""What the client knows of each operation: how it is called and what comes back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Any, Generic, TypeVar

from .errors import StatusError
from .model import validator

T = TypeVar("T")


class Kind(Enum):
    """How a body is written."""

    NOTHING = "nothing"
    JSON = "json"
    FORM = "form"
    MULTIPART = "multipart"
    TEXT = "text"
    BINARY = "binary"
    EVENTS = "events"
    LINES = "lines"


@dataclass(frozen=True)
class Parameter:
    """A parameter of the path, query, headers or cookies, and its style (OpenAPI, "Style Values")."""

    key: str
    where: str
    style: str
    explode: bool
    reserved: bool = False
    content: str = ""


def path(key: str, style: str = "simple", explode: bool = False, **more: Any) -> Parameter:
    """Return a parameter of the path."""
    return Parameter(key, "path", style, explode, **more)


def query(key: str, style: str = "form", explode: bool = True, **more: Any) -> Parameter:
    """Return a parameter of the query."""
    return Parameter(key, "query", style, explode, **more)


def querystring(key: str, content: str) -> Parameter:
    """Return a parameter that is the whole query."""
    return Parameter(key, "querystring", "form", True, content=content)


def header(key: str, style: str = "simple", explode: bool = False, **more: Any) -> Parameter:
    """Return a parameter sent as a header."""
    return Parameter(key, "header", style, explode, **more)


def cookie(key: str, style: str = "form", explode: bool = True, **more: Any) -> Parameter:
    """Return a parameter sent as a cookie."""
    return Parameter(key, "cookie", style, explode, **more)


@dataclass(frozen=True)
class Part:
    """How a field of a form or multipart body is written where it is not written as text."""

    type: str = ""
    style: str = "form"
    explode: bool = True
    file: bool = False
    many: bool = False
    json: bool = False


@dataclass(frozen=True)
class Body:
    """A request body; its parts by their names in the contract."""

    kind: Kind
    type: str
    required: bool = False
    parts: Mapping[str, Part] = field(default_factory=dict)


@dataclass(frozen=True)
class Result:
    """What comes with some statuses of success. The type is named late, so that models load when they are needed."""

    statuses: tuple[str, ...] = ("2XX",)
    kind: Kind = Kind.NOTHING
    media: str = ""
    type: Callable[[], Any] = lambda: Any
    raw: bool = False  # events hold texts, not JSON

    @cached_property
    def validate(self) -> Callable[[Any], Any]:
        """Make a value of the type of what JSON holds."""
        return validator(self.type())


def nothing(*statuses: str) -> Result:
    """Return a result without a body."""
    return Result(statuses)


def json(type: Callable[[], Any], *statuses: str, media: str = "application/json") -> Result:
    """Return a result in JSON."""
    return Result(statuses, Kind.JSON, media, type)


def text(*statuses: str, media: str = "text/plain") -> Result:
    """Return a result that is a text."""
    return Result(statuses, Kind.TEXT, media, lambda: str)


def binary(*statuses: str, media: str = "application/octet-stream") -> Result:
    """Return a result that is a stream of bytes."""
    return Result(statuses, Kind.BINARY, media)


def events(type: Callable[[], Any], *statuses: str, raw: bool = False) -> Result:
    """Return a result that is a stream of server-sent events, with JSON for data unless raw."""
    return Result(statuses, Kind.EVENTS, "text/event-stream", type, raw)


def lines(type: Callable[[], Any], *statuses: str, media: str = "application/x-ndjson") -> Result:
    """Return a result that is a stream of JSON values, one a line."""
    return Result(statuses, Kind.LINES, media, type)


class PageStyle(Enum):
    """How a list is paged."""

    CURSOR = "cursor"
    LAST = "last"
    NUMBER = "number"
    OFFSET = "offset"
    LINK = "link"
    URL = "url"


@dataclass(frozen=True)
class Pages:
    """How the items of a list are reached: positions of parameters, and ways through replies by attribute."""

    style: PageStyle
    moves: int = -1  # the parameter that goes from page to page
    items: tuple[str, ...] = ()
    next: tuple[str, ...] = ()
    more: tuple[str, ...] = ()
    last: str = ""
    first: int = 1


@dataclass(frozen=True)
class Operation(Generic[T]):
    """An operation that gives a T. Parameters stand in the order in which their values are passed."""

    name: str
    method: str
    path: str
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    results: tuple[Result, ...] = ()
    errors: Mapping[str, type[StatusError]] = field(default_factory=dict)
    accept: str = "application/json"
    security: tuple[tuple[str, ...], ...] = ()
    idempotent: bool = False
    key: str = ""  # the header that makes a repeated call safe
    pages: Pages | None = None
    server: str = ""
