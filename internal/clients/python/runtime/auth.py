"""Credentials: what the client proves itself with."""

from __future__ import annotations

import os
from base64 import b64encode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol, Union
from urllib.parse import quote, quote_plus

from .errors import ConfigurationError

Secret = Union[str, Callable[[], str]]
"""A text, or what returns the text to use for the next request."""


@dataclass
class Proof:
    """What credentials add to a request. It never goes to another origin."""

    headers: dict[str, str] = field(default_factory=dict)
    query: list[str] = field(default_factory=list)
    cookies: list[tuple[str, str]] = field(default_factory=list)


class Credentials(Protocol):
    """Credentials of one security scheme."""

    @property
    def given(self) -> bool:
        """Whether there is something to prove oneself with."""
        ...

    def prove(self, proof: Proof) -> None:
        """Add what a request needs."""
        ...


def told(secret: Secret) -> str:
    """Return the text of a secret, which must fit in a header."""
    text = secret if isinstance(secret, str) else secret()
    if not text.isprintable():
        raise ConfigurationError("a credential holds a line break or another character that cannot be sent")
    return text


def from_environment(secret: Secret | None, name: str) -> Secret | None:
    """Return the secret, or else what the environment variable holds, without the end of a file's line."""
    return secret if secret is not None else os.environ.get(name, "").rstrip("\r\n") or None


@dataclass
class Key:
    """A value in a header, the query or a cookie."""

    where: str
    name: str
    secret: Secret | None

    @property
    def given(self) -> bool:
        return self.secret is not None

    def prove(self, proof: Proof) -> None:
        assert self.secret is not None
        text = told(self.secret)
        if self.where == "query":
            proof.query.append(f"{quote(self.name, safe='')}={quote(text, safe='')}")
        elif self.where == "cookie":
            proof.cookies.append((self.name, quote(text, safe="!#$&'()*+-./:<=>?@[]^_`{|}~")))
        else:
            proof.headers[self.name] = text


@dataclass
class Bearer:
    """A token (RFC 6750)."""

    secret: Secret | None

    @property
    def given(self) -> bool:
        return self.secret is not None

    def prove(self, proof: Proof) -> None:
        assert self.secret is not None
        proof.headers["Authorization"] = "Bearer " + told(self.secret)


@dataclass
class Basic:
    """User name and password (RFC 7617, in UTF-8)."""

    user: Secret | None
    password: Secret | None

    @property
    def given(self) -> bool:
        return self.user is not None and self.password is not None

    def prove(self, proof: Proof) -> None:
        proof.headers["Authorization"] = basic(told(self.user or ""), told(self.password or ""))


Pair = tuple[Secret, Secret]
"""Two secrets that belong together: user name and password, client id and client secret."""


def login(pair: Pair | None, user: str, password: str) -> Basic:
    """Return user name and password as given, or as environment variables have them."""
    return Basic(*_both(pair, user, password))


def client(
    url: str, given: Pair | Secret | None, id: str, secret: str, scopes: Sequence[str]
) -> ClientCredentials | Bearer:
    """Return id and secret of a client as given, or as environment variables have them; or a token as given."""
    if isinstance(given, tuple) or given is None:
        return ClientCredentials(url, *_both(given, id, secret), scopes)
    return Bearer(given)


def _both(pair: Pair | None, first: str, second: str) -> tuple[Secret | None, Secret | None]:
    if pair is not None:
        return pair
    return from_environment(None, first), from_environment(None, second)


def basic(user: str, password: str) -> str:
    """Return the value of a header for a user name and a password."""
    if ":" in user:
        raise ConfigurationError("a user name cannot hold a colon")
    return "Basic " + b64encode(f"{user}:{password}".encode()).decode("ascii")


@dataclass
class ClientCredentials:
    """Tokens fetched with a client's id and secret (RFC 6749, section 4.4)."""

    token_url: str
    id: Secret | None
    secret: Secret | None
    scopes: Sequence[str] = ()
    token: str | None = None
    expires: float | None = None  # on the monotonic clock

    early = 30.0
    """How long before it expires a token is given up, in seconds."""

    @property
    def given(self) -> bool:
        return self.id is not None and self.secret is not None

    def prove(self, proof: Proof) -> None:
        proof.headers["Authorization"] = f"Bearer {self.token}"

    def fresh(self, now: float) -> bool:
        """Tell whether there is a token that will last."""
        return self.token is not None and (self.expires is None or now < self.expires - self.early)

    def drop(self, token: str | None) -> None:
        """Forget a token that was refused, unless another has taken its place."""
        if self.token == token:
            self.token = None

    def request(self) -> tuple[dict[str, str], dict[str, str]]:
        """Return headers and form of a request for a token."""
        user, password = quote_plus(told(self.id or "")), quote_plus(told(self.secret or ""))
        form = {"grant_type": "client_credentials"}
        if self.scopes:
            form["scope"] = " ".join(self.scopes)
        return {"Authorization": basic(user, password), "Accept": "application/json"}, form

    def accept(self, reply: Any, now: float) -> bool:
        """Take the token out of a reply, or return False when there is none."""
        if not isinstance(reply, Mapping) or not isinstance(reply.get("access_token"), str):
            return False
        self.token = reply["access_token"]
        lasts = reply.get("expires_in")
        if isinstance(lasts, str) and lasts.isdigit():
            lasts = int(lasts)
        self.expires = now + lasts if isinstance(lasts, (int, float)) else None
        return True


def chosen(alternatives: Sequence[Sequence[str]], schemes: Mapping[str, Credentials]) -> Sequence[Credentials]:
    """Return the credentials of the first alternative that has all of them, or none."""
    for alternative in alternatives:
        credentials = [schemes[name] for name in alternative if name in schemes]
        if len(credentials) == len(alternative) and all(each.given for each in credentials):
            return credentials
    return ()
