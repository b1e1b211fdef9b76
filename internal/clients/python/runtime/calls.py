"""Calls before they are sent: address, headers and body, and how often and how long to try."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from http.cookiejar import CookieJar, DefaultCookiePolicy
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import httpx
from typing_extensions import TypedDict

from .auth import Credentials, Proof
from .bodies import Payload, payload
from .errors import ConfigurationError, Reply
from .operation import Operation, Parameter
from .params import in_cookie, in_header, in_path, in_query

FOREIGN = frozenset({"accept", "user-agent", "content-type"})
"""Headers that another origin may see when a server redirects to it."""


class Options(TypedDict, total=False):
    """What one call does otherwise than the client."""

    timeout: float | None
    """Seconds for each attempt, or None for no limit."""
    retries: int
    """How often to try again."""
    headers: Mapping[str, str]
    """Headers to send besides, or instead."""
    query: Mapping[str, Any]
    """Parameters to add to the query."""
    on_reply: Callable[[Reply], object]
    """Called with the reply of success, for its status and headers. The body of a stream is not in it."""


@dataclass
class Call:
    """A call that is ready to be sent, more than once if need be."""

    operation: Operation[Any]
    method: str
    url: str
    headers: dict[str, str]
    cookies: list[tuple[str, str]]
    payload: Payload | None
    timeout: float | None
    retries: int
    on_reply: Callable[[Reply], object] | None = None
    credentials: Sequence[Credentials] = ()

    @property
    def again(self) -> bool:
        """Whether it does no harm to send it again."""
        return self.operation.idempotent and self.repeatable

    @property
    def repeatable(self) -> bool:
        """Whether there is a body to send again."""
        return self.payload is None or self.payload.again

    def abroad(self, url: str) -> Target:
        """Return where the call goes without its credentials."""
        headers = {name: value for name, value in self.headers.items() if name.lower() in FOREIGN}
        return Target(url, headers, foreign=True)

    def at(self, url: str) -> Target:
        """Return where the call goes with its credentials. Raises ConfigurationError for headers of several lines."""
        proof = Proof()
        for credentials in self.credentials:
            credentials.prove(proof)
        headers = merged(proof.headers, self.headers)
        if cookies := self.cookies + proof.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in cookies)
        for name, value in headers.items():
            if any(end in name + value for end in "\r\n\0"):
                raise ConfigurationError(f"{self.operation.name}: the header {name!r} holds a line break")
        return Target(with_query(url, proof.query), headers)


@dataclass(frozen=True)
class Target:
    """A URL, and the headers that are sent there."""

    url: str
    headers: dict[str, str] = field(default_factory=dict)
    foreign: bool = False  # of another origin than the call's


def origin(url: str) -> tuple[str, str, int | None]:
    """Return scheme, host and port of a URL."""
    parts = urlsplit(url)
    return (
        parts.scheme.lower(),
        (parts.hostname or "").lower(),
        parts.port or {"http": 80, "https": 443}.get(parts.scheme),
    )


def no_cookies() -> CookieJar:
    """Return a jar that keeps none: a call depends on its arguments alone."""
    return CookieJar(DefaultCookiePolicy(allowed_domains=[]))


def merged(*several: Mapping[str, str]) -> dict[str, str]:
    """Return headers of which the last of a name counts, in upper or lower case."""
    names: dict[str, str] = {}
    headers: dict[str, str] = {}
    for each in several:
        for name, value in each.items():
            headers.pop(names.get(name.lower(), name), None)
            names[name.lower()] = name
            headers[name] = value
    return headers


def with_query(url: str, parts: Sequence[str]) -> str:
    """Return a URL with parts, which are encoded, at the end of its query."""
    if not parts:
        return url
    return url + ("&" if "?" in url else "?") + "&".join(parts)


@dataclass(frozen=True)
class Defaults:
    """What calls have in common."""

    base_url: str
    server_given: bool  # the base URL was chosen, so that it takes the place of an operation's own server
    headers: Mapping[str, str]
    timeout: float | None
    retries: int

    def call(
        self, operation: Operation[Any], arguments: Sequence[Any], body: Any, key: str | None, options: Options
    ) -> Call:
        """Write the arguments of an operation down as a call.

        Arguments that are None are left out, but for those of the path. Raises ValueError for those that cannot be said.
        """
        path, query, cookies = operation.path, [], []
        headers = {"Accept": operation.accept} if operation.accept else {}
        headers = merged(headers, self.headers)
        for parameter, value in zip(operation.parameters, arguments, strict=True):
            if value is None and parameter.where != "path":
                continue
            if parameter.where == "path":
                path = path.replace("{" + parameter.key + "}", in_path(parameter, value))
            elif parameter.where == "header":
                headers[parameter.key] = in_header(parameter, value)
            elif parameter.where == "cookie":
                cookies += in_cookie(parameter, value)
            else:
                query += in_query(parameter, value)
        for name, value in options.get("query", {}).items():
            query += in_query(Parameter(name, "query", "form", True), value)
        sent = None
        if operation.body is not None and (body is not None or operation.body.required):
            sent = payload(operation.body, body)
        if sent is not None and sent.type:
            headers["Content-Type"] = sent.type
        if operation.key:
            headers[operation.key] = key if key is not None else f'"{uuid4()}"'
        return Call(
            operation,
            operation.method,
            with_query(self._base(operation) + path, query),
            merged(headers, options.get("headers", {})),
            cookies,
            sent,
            options.get("timeout", self.timeout),
            options.get("retries", self.retries),
            options.get("on_reply"),
        )

    def __post_init__(self) -> None:
        if not self.base_url.startswith(("http://", "https://")):
            raise ConfigurationError(
                f"the contract doesn't say where the API is: pass base_url, such as https://api.example.com{self.base_url}"
            )

    def _base(self, operation: Operation[Any]) -> str:
        base = self.base_url
        if operation.server and not self.server_given:
            base = str(httpx.URL(base).join(operation.server))
        return base.rstrip("/")
