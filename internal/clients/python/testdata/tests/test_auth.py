"""Credentials, and tokens that are fetched with them."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

import library
import pytest
from conftest import Server, Time
from library import Client
from library._runtime import operation as op
from library._runtime.auth import ClientCredentials, Key, chosen, login
from library._runtime.sync_transport import Transport

THING: op.Operation[None] = op.Operation(
    "things.get", "GET", "/thing", results=(op.nothing("204"),), security=(("oauth",),)
)


@pytest.fixture
def tokens(server: Server, time: Time) -> Iterator[Transport]:
    """Return a transport that fetches tokens."""
    schemes = {"oauth": ClientCredentials("/token", "id", "s:é", ("a", "b"))}
    made = Transport(
        "library", "library/1 (steward)", server.url, "", schemes, {"clock": time.clock, "sleep": time.sleep}
    )
    yield made
    made.close()


def test_a_token_is_fetched_once(server: Server, tokens: Transport) -> None:
    server.answer(body='{"access_token":"t1","token_type":"Bearer","expires_in":3600}')
    server.answer(204)
    server.answer(204)
    tokens.call(THING)
    tokens.call(THING)
    assert [asked.target for asked in server.asked] == ["/token", "/thing", "/thing"]
    assert server.asked[0].body == b"grant_type=client_credentials&scope=a+b"
    assert server.asked[0].headers["authorization"] == "Basic aWQ6cyUzQSVDMyVBOQ=="
    assert server.asked[2].headers["authorization"] == "Bearer t1"


def test_a_token_is_fetched_again_before_it_expires(server: Server, tokens: Transport, time: Time) -> None:
    for token in ("t1", "t2"):
        server.answer(body=f'{{"access_token":"{token}","expires_in":"100"}}')
        server.answer(204)
    tokens.call(THING)
    time.passed = 69.0
    server.answers.insert(0, server.answers.pop())
    tokens.call(THING)
    time.passed = 70.0
    server.answer(204)
    tokens.call(THING)
    assert [asked.target for asked in server.asked] == ["/token", "/thing", "/thing", "/token", "/thing"]


def test_a_refused_token_is_fetched_again_once(server: Server, tokens: Transport) -> None:
    for token in ("t1", "t2"):
        server.answer(body=f'{{"access_token":"{token}"}}')
        server.answer(401)
    with pytest.raises(library.StatusError, match="401"):
        tokens.call(THING)
    assert [asked.headers["authorization"] for asked in server.asked if asked.target == "/thing"] == [
        "Bearer t1",
        "Bearer t2",
    ]


def test_threads_share_a_token(server: Server, tokens: Transport) -> None:
    server.answer(body='{"access_token":"t1"}')
    for _ in range(8):
        server.answer(204)
    threads = [threading.Thread(target=lambda: tokens.call(THING)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [asked.target for asked in server.asked].count("/token") == 1


def test_no_token(server: Server, tokens: Transport) -> None:
    server.answer(400, '{"error":"invalid_client","error_description":"who are you"}')
    with pytest.raises(library.StatusError, match="POST /token: 400 Bad Request: invalid_client: who are you"):
        tokens.call(THING)
    server.answer(body="{}")
    with pytest.raises(library.DecodeError, match="access_token"):
        tokens.call(THING)


def test_replies_with_tokens_are_bounded(server: Server, tokens: Transport, time: Time) -> None:
    server.answer(body=b'{"access_token":"t"}' + b" " * (1 << 20))
    with pytest.raises(library.DecodeError, match="POST /token: 200 OK: longer than 1048576 bytes"):
        tokens.call(THING)
    assert (len(server.asked), time.waits) == (1, [])


@pytest.mark.parametrize("end", ["", "\n", "\r\n"])
def test_the_environment_is_read(server: Server, monkeypatch: pytest.MonkeyPatch, end: str) -> None:
    monkeypatch.setenv("LIBRARY_TOKEN", "fr0m" + end)
    server.answer(204)
    with Client(base_url=server.url) as client:
        client.books.delete_book("1")  # type: ignore[deprecated, unused-ignore]
    assert server.asked[0].headers["authorization"] == "Bearer fr0m"


def test_the_first_alternative_that_is_complete(server: Server) -> None:
    server.answer(204)
    with Client(login=("ada", "pä:ss"), base_url=server.url) as client:
        client.books.delete_book("1")  # type: ignore[deprecated, unused-ignore]
    assert server.asked[0].headers["authorization"] == "Basic YWRhOnDDpDpzcw=="


def test_without_credentials_it_is_tried(server: Server) -> None:
    server.answer(401)
    with Client(base_url=server.url) as client, pytest.raises(library.StatusError, match="401"):
        client.books.get_book("1")
    assert "authorization" not in server.asked[0].headers


@pytest.mark.parametrize("secret", ["a\nb", lambda: "a\r\nb"])
def test_secrets_have_no_line_breaks(server: Server, secret: str | Callable[[], str]) -> None:
    with Client(token=secret, base_url=server.url) as client, pytest.raises(library.ConfigurationError):
        client.books.get_book("1")
    assert server.asked == []


def test_alternatives() -> None:
    schemes = {"a": Key("header", "A", "1"), "b": Key("header", "B", None), "c": login(("u", "p"), "", "")}
    assert chosen([("a", "b"), ("missing",), ("a", "c")], schemes) == [schemes["a"], schemes["c"]]
    assert chosen([("b",)], schemes) == ()
