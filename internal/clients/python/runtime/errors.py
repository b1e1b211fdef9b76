"""Errors: what can go wrong with a call."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import httpx


class ClientError(Exception):
    """The base of all errors of this package."""


class ConfigurationError(ClientError):
    """The client was not told enough, or something that cannot be."""


class ConnectionFailed(ClientError):
    """No reply came: the server could not be reached, or the connection broke."""

    def __init__(self, message: str, method: str, url: str) -> None:
        super().__init__(message)
        self.method = method
        self.url = url


class TimedOut(ConnectionFailed):
    """No whole reply came in time."""


@dataclass(frozen=True)
class Reply:
    """A reply that was read."""

    method: str
    url: str
    status: int
    headers: httpx.Headers
    body: bytes

    @property
    def line(self) -> str:
        """Say in short which request had which reply: "GET /users/7: 404 Not Found"."""
        try:
            phrase = " " + HTTPStatus(self.status).phrase
        except ValueError:
            phrase = ""
        return f"{self.method} {httpx.URL(self.url).path}: {self.status}{phrase}"


class DecodeError(ClientError):
    """A reply is not what the contract says; its body is kept."""

    def __init__(self, message: str, reply: Reply) -> None:
        super().__init__(f"{reply.line}: {message}")
        self.reply = reply
        self.status = reply.status
        self.headers = reply.headers
        self.body = reply.body


class StatusError(ClientError):
    """A reply tells of an error.

    Its body is kept whether or not the contract names it, up to 1 MiB. Problem
    details (RFC 9457) are at hand as ``type``, ``title``, ``detail`` and
    ``instance`` where a body has them.
    """

    data: Any = None
    """What the body holds, of an error that the contract names."""

    @classmethod
    def type_of_data(cls) -> Any:
        """Return what the contract says the body holds."""
        return Any

    def __init__(self, reply: Reply) -> None:
        self.reply = reply
        self.method = reply.method
        self.url = reply.url
        self.status = reply.status
        self.headers = reply.headers
        self.body = reply.body
        self.json = _parsed(reply.body)
        said = self.detail or self.title or self._said()
        super().__init__(f"{reply.line}: {said}" if said else reply.line)

    @property
    def type(self) -> str | None:
        """The URI of the kind of problem."""
        return self._member("type")

    @property
    def title(self) -> str | None:
        """What kind of problem it is."""
        return self._member("title")

    @property
    def detail(self) -> str | None:
        """What went wrong this time."""
        return self._member("detail")

    @property
    def instance(self) -> str | None:
        """The URI of this occurrence."""
        return self._member("instance")

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode("utf-8", "replace")

    def _member(self, name: str) -> str | None:
        value = self.json.get(name) if isinstance(self.json, Mapping) else None
        return value if isinstance(value, str) else None

    def _said(self) -> str | None:
        if isinstance(self.json, Mapping) and isinstance(self.json.get("error"), Mapping):
            message = self.json["error"].get("message")
            return message if isinstance(message, str) else None
        said = [self._member(name) for name in ("message", "error", "error_description")]
        return ": ".join(text for text in said if text) or None


def _parsed(body: bytes) -> Any:
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None
