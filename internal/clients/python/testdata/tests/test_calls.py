"""Calls against a real server: replies, errors, repetition, redirects, deprecation."""

from __future__ import annotations

import gzip
import json
import logging
import warnings
from collections.abc import Iterator
from decimal import Decimal
from uuid import UUID

import httpx
import library
import pytest
from conftest import Server, Time
from library import Client, models
from library._runtime import operation as op
from library._runtime.retry import Backoff, retry_after
from library._runtime.sync_transport import Transport
from library._runtime.values import dumps

BOOK = '{"isbn":"1","title":"t","price":1.50,"state":"lent"}'


def test_a_call(server: Server, client: Client) -> None:
    server.answer(body=BOOK)
    book = client.books.get_book("a/b")
    assert (book.title, book.price, book.state) == ("t", Decimal("1.5"), "lent")
    asked = server.asked[0]
    assert (asked.method, asked.target) == ("GET", "/books/a%2Fb")
    assert asked.headers["authorization"] == "Bearer t"
    assert asked.headers["user-agent"] == "library/2.1.0 (steward)"
    assert asked.headers["accept"] == "application/json, application/problem+json"


def test_arguments(server: Server, client: Client) -> None:
    server.answer(body='{"items":[]}')
    number = UUID(int=7)
    client.books.list_books(limit=2, filter={"author": "a b"}, x_request_id=number, options={"query": {"x": [1, 2]}})
    assert server.asked[0].target == "/books?limit=2&filter%5Bauthor%5D=a%20b&x=1&x=2"
    assert server.asked[0].headers["x-request-id"] == str(number)


def test_a_body_as_model_or_dictionary(server: Server, client: Client) -> None:
    for body in (
        models.Book(title="t", price=Decimal("1.10"), state=None),
        {"title": "t", "price": 1.1, "state": None},
    ):
        server.answer(201, BOOK)
        client.books.create_book(body)
        assert json.loads(server.asked[-1].body) == {"title": "t", "price": 1.1, "state": None}
        assert server.asked[-1].headers["content-type"] == "application/json"


def test_a_documented_error(server: Server, client: Client) -> None:
    server.answer(
        404, '{"title":"Not here","detail":"No such book","status":404}', Content_Type="application/problem+json"
    )
    with pytest.raises(library.ProblemError, match=r"^GET /books/1: 404 Not Found: No such book$") as caught:
        client.books.get_book("1")
    assert caught.value.data.title == "Not here"
    assert (caught.value.status, caught.value.title, caught.value.detail) == (404, "Not here", "No such book")
    assert caught.value.headers["Content-Type"] == "application/problem+json"


def test_an_undocumented_error_keeps_its_body(server: Server, client: Client) -> None:
    server.answer(418, "<h1>teapot</h1>", Content_Type="text/html")
    with pytest.raises(library.StatusError, match="418 I'm a Teapot") as caught:
        client.books.get_book("1")
    assert type(caught.value) is library.StatusError
    assert caught.value.text == "<h1>teapot</h1>"


def test_bodies_of_errors_are_bounded(server: Server, client: Client) -> None:
    server.answer(500, b"x" * ((16 << 20) + 1))
    with pytest.raises(library.StatusError) as caught:
        client.books.get_book("1")
    assert len(caught.value.body) == 16 << 20


def test_replies_are_bounded_when_unpacked(server: Server, time: Time) -> None:
    packed = gzip.compress(BOOK.encode())
    with Client(token="t", base_url=server.url, max_reply=len(BOOK), sleep=time.sleep) as client:
        server.answer(body=packed, Content_Encoding="gzip")
        assert client.books.get_book("1").title == "t"
    with Client(token="t", base_url=server.url, max_reply=len(BOOK) - 1, sleep=time.sleep) as client:
        server.answer(body=packed, Content_Encoding="gzip")
        with pytest.raises(library.DecodeError, match=rf"longer than {len(BOOK) - 1} bytes \(max_reply\)") as caught:
            client.books.get_book("1")
    assert caught.value.body == BOOK.encode()[:-1]
    assert (len(server.asked), time.waits) == (2, [])


def test_replies_are_packed_once(server: Server, client: Client, time: Time) -> None:
    server.answer(body=gzip.compress(gzip.compress(BOOK.encode())), Content_Encoding="gzip, gzip")
    with pytest.raises(library.ConnectionFailed, match="compressed more than once"):
        client.books.get_book("1")
    assert time.waits == []


@pytest.mark.parametrize(
    ("body", "said"),
    [("", "no body"), ("{", "not JSON"), ('{"title":1}', "not what the contract says"), ("[]", "not what")],
)
def test_replies_that_are_not_as_documented(server: Server, client: Client, body: str, said: str) -> None:
    server.answer(body=body)
    with pytest.raises(library.DecodeError, match=said) as caught:
        client.books.get_book("1")
    assert caught.value.body == body.encode()


def test_a_reply_may_lack_something(server: Server, client: Client) -> None:
    server.answer(body='{"title":"t","new":1}')
    book = client.books.get_book("1")
    assert (book.title, book.state) == ("t", None)
    assert dumps(book) == b'{"title":"t","new":1}'
    given = {"items": [{"price": 2, "1_day": True, "added": "2024-02-29T12:30:00Z"}, {}]}
    server.answer(body=json.dumps(given))
    page = client.books.list_books()
    assert (page.items[0].n1_day, page.items[1].title) == (True, None)
    assert json.loads(dumps(page)) == given


def test_nobody_there() -> None:
    with Client(token="t", base_url="http://127.0.0.1:9", retries=0) as client:
        with pytest.raises(library.ConnectionFailed, match=r"^GET /books/1: "):
            client.books.get_book("1")


def test_repetition_waits_longer_each_time(server: Server, client: Client, time: Time) -> None:
    server.answer(503)
    server.answer(cut=True)
    server.answer(body=BOOK)
    client.books.get_book("1")
    assert time.waits == [0.5, 1.0]


def test_no_wait_is_longer_than_eight_seconds() -> None:
    assert [Backoff().pause(i, {}, Time().clock) for i in (0, 3, 4, 5, 50)] == [0.5, 4.0, 8.0, 8.0, 8.0]


def test_any_wait_up_to_the_longest_is_possible() -> None:
    assert Backoff().pause(2, {}, Time(chance=0.25).clock) == 0.5


def test_retry_after_is_waited_for(server: Server, client: Client, time: Time) -> None:
    server.answer(429, Retry_After="7")
    server.answer(body=BOOK)
    client.books.get_book("1")
    assert time.waits == [7.0]


def test_a_long_retry_after_gives_up(server: Server, client: Client) -> None:
    server.answer(429, Retry_After="61")
    with pytest.raises(library.StatusError, match="429"):
        client.books.get_book("1")


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("3", 3.0),
        (" 3 ", 3.0),
        ("Thu, 01 Jan 1970 00:00:09 GMT", 9.0),
        ("Wed, 31 Dec 1969 00:00:00 GMT", 0.0),
        ("soon", None),
        ("-1", None),
        ("", None),
    ],
)
def test_retry_after(text: str, seconds: float | None) -> None:
    assert retry_after(text, 0.0) == seconds


def test_the_same_key_each_time_and_another_for_another_call(server: Server, client: Client) -> None:
    for status in (503, 201, 201):
        server.answer(status, BOOK)
    for _ in range(2):
        client.books.create_book({"title": "t"})
    first, again, second = (asked.headers["idempotency-key"] for asked in server.asked)
    assert first == again != second
    assert UUID(first.strip('"')).version == 4


def test_what_may_not_be_repeated_is_not(server: Server, client: Client) -> None:
    server.answer(503)
    with pytest.raises(library.StatusError):
        client.books.set_cover("1", body={"image": iter([b"a", b"b"])})
    assert b"\r\n\r\nab\r\n" in server.asked[0].body


def test_options_of_one_call(server: Server, client: Client) -> None:
    seen: list[library._runtime.errors.Reply] = []
    server.answer(503)
    with pytest.raises(library.StatusError):
        client.books.get_book("1", options={"retries": 0, "headers": {"X-A": "b"}})
    assert server.asked[0].headers["x-a"] == "b"
    server.answer(body=BOOK, ETag='"1"')
    client.books.get_book("1", options={"on_reply": seen.append})
    assert (seen[0].status, seen[0].headers["ETag"]) == (200, '"1"')


def test_keys_are_not_logged(server: Server, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    server.answer(body=BOOK)
    with caplog.at_level(logging.DEBUG, "library"):
        client.books.get_book("1", options={"query": {"key": "s3cret"}})
    said = [record.getMessage() for record in caplog.records if record.name == "library"]
    assert said == [f"GET {server.url}/books/1: 200"]


def test_headers_of_a_call_take_the_place_of_others(server: Server, client: Client) -> None:
    server.answer(body=BOOK)
    client.books.get_book("1", options={"headers": {"authorization": "Other", "ACCEPT": "a/b", "user-agent": "u é"}})
    assert server.asked[0].headers["authorization"] == "Other"
    assert server.asked[0].headers["accept"] == "a/b"
    assert server.asked[0].headers["user-agent"].encode("latin-1").decode() == "u é"


def test_redirects_at_home_keep_credentials_and_elsewhere_lose_them(
    server: Server, other: Server, client: Client
) -> None:
    server.answer(302, Location="/moved?a=1")
    server.answer(307, Location=other.url + "/away")
    other.answer(body=BOOK)
    client.books.get_book("1", options={"headers": {"X-Secret": "s"}})
    assert server.asked[1].target == "/moved?a=1"
    assert server.asked[1].headers["authorization"] == "Bearer t"
    assert not {"authorization", "x-secret", "cookie"} & other.asked[0].headers.keys()


def test_a_body_goes_nowhere_else(server: Server, other: Server, client: Client) -> None:
    server.answer(307, Location=other.url)
    with pytest.raises(library.StatusError, match="307"):
        client.books.create_book({"title": "secret"})
    assert other.asked == []


def test_who_was_sent_away_comes_back_as_a_stranger(server: Server, other: Server, client: Client) -> None:
    server.answer(307, Location=other.url + "/away")
    other.answer(307, Location=server.url + "/back")
    server.answer(body=BOOK)
    client.books.get_book("1")
    assert server.asked[1].target == "/back"
    assert "authorization" not in server.asked[1].headers


def test_what_the_http_client_adds_stays_at_home(server: Server, other: Server) -> None:
    server.answer(307, Location=other.url + "/away")
    other.answer(body=BOOK)
    with httpx.Client(auth=("u", "p"), headers={"X-Key": "k"}, params={"key": "k"}) as http:
        Client(base_url=server.url, http_client=http).books.get_book("1")
    assert server.asked[0].headers["x-key"] == "k"
    assert server.asked[0].headers["authorization"].startswith("Basic ")
    assert other.asked[0].target == "/away"
    assert not {"authorization", "x-key"} & other.asked[0].headers.keys()


def test_what_can_be_sent_once_is_not_sent_on(server: Server, client: Client) -> None:
    def image() -> Iterator[bytes]:
        yield b"once"

    server.answer(307, Location="/moved")
    with pytest.raises(library.StatusError, match="307"):
        client.books.set_cover("1", body={"image": image()})
    assert len(server.asked) == 1


@pytest.mark.parametrize("headers", [{"X-A": "s3cret\r\nX-B: c"}, {"X-A\n": "s3cret"}, {"X-A": "s3cret\0"}])
def test_headers_have_one_line(server: Server, client: Client, time: Time, headers: dict[str, str]) -> None:
    with pytest.raises(library.ConfigurationError, match=r"^books.get_book: the header 'X-A.* holds") as caught:
        client.books.get_book("1", options={"headers": headers})
    assert "s3cret" not in str(caught.value)
    assert (server.asked, time.waits) == ([], [])


def test_circles_of_redirects_end(server: Server, client: Client) -> None:
    for _ in range(11):
        server.answer(302, Location="/again")
    with pytest.raises(library.StatusError, match="302"):
        client.books.get_book("1")


def test_deprecation_is_told_once(server: Server, client: Client, caplog: pytest.LogCaptureFixture) -> None:
    link = '<https://a.example/new, really>; title="a, \\"b\\""; rel="successor-version", <https://a.example/why>; rel=deprecation'
    for _ in range(2):
        server.answer(204, Deprecation="@1735689600", Sunset="Sun, 30 Nov 2036 23:59:59 GMT", Link=link)
    with caplog.at_level(logging.WARNING), warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        client.books.delete_book("1")  # type: ignore[deprecated, unused-ignore]
        client.books.delete_book("1")  # type: ignore[deprecated, unused-ignore]
    said = "books.delete_book is deprecated since 2025-01-01, and goes away on Sun, 30 Nov 2036 23:59:59 GMT"
    said += "; successor: https://a.example/new, really; see: https://a.example/why"
    assert [record.getMessage() for record in caplog.records] == [said]
    assert [(str(each.message), each.category, each.filename) for each in caught] == [
        (said, DeprecationWarning, __file__)
    ]


@pytest.mark.parametrize("given", [False, True])
def test_an_operation_with_a_server_of_its_own(server: Server, other: Server, given: bool) -> None:
    thing: op.Operation[None] = op.Operation(
        "things.get", "GET", "/thing", results=(op.nothing("204"),), server=other.url + "/v9/"
    )
    reached = server if given else other
    reached.answer(204)
    transport = Transport("library", "library/1", server.url if given else None, server.url, {}, {})
    transport.call(thing)
    transport.close()
    assert [asked.target for asked in reached.asked] == ["/thing" if given else "/v9/thing"]


def test_hooks_see_requests_and_responses(server: Server) -> None:
    server.answer(body=BOOK)
    seen: list[object] = []
    with Client(
        token="t",
        base_url=server.url,
        on_request=lambda request: request.headers.update({"X-A": "b"}),
        on_response=lambda response: seen.append(response.status_code),
    ) as client:
        client.books.get_book("1")
    assert server.asked[0].headers["x-a"] == "b"
    assert seen == [200]


def test_servers() -> None:
    assert library.SERVERS[0].url() == "https://eu.library.example/v2"
    assert library.SERVERS[0].url(region="us") == "https://us.library.example/v2"
    for wrong in ({"region": "mars"}, {"planet": "mars"}):
        with pytest.raises(library.ConfigurationError):
            library.SERVERS[0].url(**wrong)
    with pytest.raises(library.ConfigurationError, match="base_url"):
        Client(base_url="/v2")
