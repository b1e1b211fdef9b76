"""The asynchronous client has what the synchronous one has."""

from __future__ import annotations

import asyncio
import inspect
import threading

import library
import pytest
from conftest import Server
from library import AsyncClient, models
from library._runtime.events import LONGEST
from library.groups import books, loans

BOOK = '{"isbn":"1","title":"t","price":1,"state":null}'


@pytest.mark.parametrize(
    ("one", "other"),
    [(library.Client, AsyncClient), (books.Books, books.AsyncBooks), (loans.Loans, loans.AsyncLoans)],
)
def test_both_have_the_same(one: type, other: type) -> None:
    def public(cls: type) -> set[str]:
        return {name for name in vars(cls) if not name.startswith("_")}

    assert public(one) == public(other)
    for name in public(one):
        if inspect.isfunction(vars(one)[name]):
            assert list(inspect.signature(getattr(one, name)).parameters) == list(
                inspect.signature(getattr(other, name)).parameters
            )


def test_calls_pages_and_streams(server: Server, async_client: AsyncClient) -> None:
    server.answer(503)
    server.answer(body=f'{{"items":[{BOOK}],"next_cursor":"a"}}')
    server.answer(body='{"items":[]}')
    server.answer(body="data", Content_Type="image/png")
    server.answer(body='data: {"type":"returned"}\n\n', Content_Type="text/event-stream")
    server.answer(204)

    async def sent() -> object:
        for chunk in (b"a", b"b"):
            yield chunk

    async def run() -> None:
        async with async_client as client:
            assert [book.isbn async for book in client.books.list_books_all()] == ["1"]
            assert await (await client.books.get_cover("1")).read() == b"data"
            async with await client.loans.watch_loans() as stream:
                assert [event.data async for event in stream] == [models.Returned()]
            await client.books.set_cover("1", body={"image": [b"a", b"b"]})

    asyncio.run(run())


def test_errors(server: Server, async_client: AsyncClient) -> None:
    server.answer(404, '{"title":"Not here"}')

    async def run() -> None:
        async with async_client as client:
            await client.books.get_book("1")

    with pytest.raises(library.ProblemError, match="Not here"):
        asyncio.run(run())


def test_a_cancelled_call_ends() -> None:
    arrived = threading.Event()

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readline()
        arrived.set()
        await reader.read()
        writer.close()

    async def run() -> None:
        server = await asyncio.start_server(silent, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with AsyncClient(base_url=f"http://127.0.0.1:{port}") as client:
            call = asyncio.ensure_future(client.books.get_book("1"))
            await asyncio.get_running_loop().run_in_executor(None, arrived.wait)
            call.cancel()
            with pytest.raises(asyncio.CancelledError):
                await call
        server.close()

    asyncio.run(run())


def test_hooks_may_be_coroutines(server: Server) -> None:
    server.answer(body=BOOK)
    seen: list[str] = []

    async def hook(request: object) -> None:
        seen.append(type(request).__name__)

    async def run() -> None:
        async with AsyncClient(base_url=server.url, on_request=hook, on_response=hook) as client:
            await client.books.get_book("1")

    asyncio.run(run())
    assert seen == ["Request", "Response"]


def test_what_is_too_long_is_refused(server: Server) -> None:
    server.answer(body=BOOK)
    server.answer(body=b"data: " + b"x" * LONGEST, Content_Type="text/event-stream")

    async def main() -> None:
        async with AsyncClient(token="t", base_url=server.url, max_reply=8) as client:
            with pytest.raises(library.DecodeError, match="longer than 8 bytes"):
                await client.books.get_book("1")
            with pytest.raises(library.DecodeError, match="a line is longer"):
                async with await client.loans.watch_loans() as stream:
                    async for _ in stream:
                        pass

    asyncio.run(main())
    assert len(server.asked) == 2
