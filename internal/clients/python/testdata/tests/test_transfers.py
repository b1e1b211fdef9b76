"""Files, streams and pages."""

from __future__ import annotations

import io
from email.parser import BytesParser
from email.policy import HTTP
from pathlib import Path

import library
import pytest
from conftest import Asked, Server
from library import Client, Upload, models
from library._runtime import operation as op
from library._runtime.sync_transport import Transport


def parts(asked: Asked) -> dict[str, tuple[str | None, str, bytes]]:
    """Return file name, type and content of each part."""
    head = f"Content-Type: {asked.headers['content-type']}\r\n\r\n".encode()
    message = BytesParser(policy=HTTP).parsebytes(head + asked.body)
    return {
        str(part.get_param("name", header="content-disposition")): (
            part.get_filename(),
            part.get_content_type(),
            part.get_payload(decode=True),
        )
        for part in message.iter_parts()
    }  # type: ignore[attr-defined, misc, unused-ignore]


def test_parts(server: Server, client: Client, tmp_path: Path) -> None:
    path = tmp_path / "cover.png"
    path.write_bytes(b"picture\r\n")
    server.answer(204)
    client.books.set_cover("1", body=models.SetCoverRequest(image=path, about=models.SetCoverRequestAbout(artist="é")))
    assert parts(server.asked[0]) == {
        "image": ("cover.png", "image/png", b"picture\r\n"),
        "about": (None, "application/json", '{"artist":"é"}'.encode()),
    }


@pytest.mark.parametrize("content", [b"data", io.BytesIO(b"data"), Upload(b"data")])
def test_content_in_several_ways(server: Server, client: Client, content: object) -> None:
    server.answer(204)
    client.books.set_cover("1", body={"image": content})
    assert parts(server.asked[0])["image"] == ("upload", "image/png", b"data")


def test_names_cannot_leave_their_quotes(server: Server, client: Client) -> None:
    server.answer(204)
    client.books.set_cover("1", body={"image": Upload(b"data", 'a"\r\nX: b', "text/plain")})
    assert b'filename="a%22%0D%0AX: b"\r\nContent-Type: text/plain\r\n\r\ndata' in server.asked[0].body


def test_types_cannot_begin_another_header(server: Server, client: Client) -> None:
    server.answer(204)
    client.books.set_cover("1", body={"image": Upload(b"data", "a", "text/plain\r\nX: b")})
    assert b"\r\nContent-Type: text/plainX: b\r\n\r\ndata" in server.asked[0].body


def test_a_file_is_sent_again_from_where_it_stood(server: Server, client: Client) -> None:
    file = io.BytesIO(b"skipped content")
    file.seek(8)
    server.answer(503)
    server.answer(204)
    client.books.set_cover("1", body={"image": file})
    assert [parts(asked)["image"][2] for asked in server.asked] == [b"content", b"content"]


def test_download(server: Server, client: Client, tmp_path: Path) -> None:
    data = bytes(range(256)) * 1000
    for _ in range(3):
        server.answer(body=data, Content_Type="image/png")
    assert client.books.get_cover("1").save(tmp_path / "file") == len(data)
    assert (tmp_path / "file").read_bytes() == data
    assert client.books.get_cover("1").read() == data
    with client.books.get_cover("1") as download:
        assert download.headers["Content-Type"] == "image/png"
        assert next(iter(download))[:3] == b"\0\1\2"


def test_events(server: Server, client: Client) -> None:
    text = 'id: 1\ndata: {"type":"lent","reader":"r"}\n\nevent: back\ndata: {"type":"returned"}\n\ndata: {"type":"lost"}\n\n'
    server.answer(body=text, Content_Type="text/event-stream")
    with client.loans.watch_loans() as stream:
        events = list(stream)
    assert [(event.event, event.id, type(event.data)) for event in events] == [
        ("message", "1", models.Lent), ("back", "1", models.Returned), ("message", "1", library.Unknown),
    ]  # fmt: skip


def test_broken_events(server: Server, client: Client) -> None:
    server.answer(body="data: {\n\n", Content_Type="text/event-stream")
    with pytest.raises(library.DecodeError):
        list(client.loans.watch_loans())


def page(*isbns: str, cursor: str = "null") -> str:
    books = ",".join(f'{{"isbn":"{isbn}","title":"t","price":1,"state":null}}' for isbn in isbns)
    return f'{{"items":[{books}],"next_cursor":{cursor}}}'


def test_pages(server: Server, client: Client) -> None:
    for body in (page("1", "2", cursor='"a b"'), page(cursor='"c"'), page("3")):
        server.answer(body=body)
    assert [book.isbn for book in client.books.list_books_all(limit=2)] == ["1", "2", "3"]
    assert [asked.target for asked in server.asked] == [
        "/books?limit=2", "/books?limit=2&cursor=a%20b", "/books?limit=2&cursor=c",
    ]  # fmt: skip


def test_a_page_is_asked_for_when_it_is_needed(server: Server, client: Client) -> None:
    server.answer(body=page("1", "2", cursor='"a"'))
    assert next(client.books.list_books_all()).isbn == "1"
    assert len(server.asked) == 1


def test_a_cursor_that_stays_is_an_error(server: Server, client: Client) -> None:
    for _ in range(2):
        server.answer(body=page("1", cursor='"a"'))
    with pytest.raises(library.ClientError, match="same"):
        list(client.books.list_books_all())


def test_pages_stay_where_the_credentials_belong(server: Server, other: Server) -> None:
    paged: op.Operation[list[int]] = op.Operation(
        "things.list", "GET", "/things", results=(op.json(lambda: list[int], "200"),), pages=op.Pages(op.PageStyle.LINK)
    )
    server.answer(307, Location=other.url + "/things")
    other.answer(body="[1]", Link='</things?page=2>; rel="next"')
    transport = Transport("library", "library/1", server.url, "", {}, {})
    with pytest.raises(library.ClientError, match="another origin"):
        list(transport.pages(paged, ()))
    transport.close()
    assert len(other.asked) == 1
