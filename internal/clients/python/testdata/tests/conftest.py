"""A real server on loopback, which answers what a test has prepared."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from library import AsyncClient, Client
from library._runtime.retry import Clock


@dataclass
class Answer:
    """A reply, or none when the connection is to be cut."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    cut: bool = False


@dataclass
class Asked:
    """A request that arrived."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


class Server:
    """Answers in turn, and keeps what was asked."""

    def __init__(self) -> None:
        self.answers: list[Answer] = []
        self.asked: list[Asked] = []
        outer = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def answer(self) -> None:
                body = self.content()
                headers = {name.lower(): value for name, value in self.headers.items()}
                outer.asked.append(Asked(self.command, self.path, headers, body))
                answer = outer.answers.pop(0)
                if answer.cut:
                    self.close_connection = True
                    return
                self.send_response(answer.status)
                for name, value in answer.headers.items():
                    self.send_header(name, value.replace("{url}", outer.url))
                self.send_header("Content-Length", str(len(answer.body)))
                self.end_headers()
                self.wfile.write(answer.body)

            def content(self) -> bytes:
                if self.headers.get("Transfer-Encoding") != "chunked":
                    return self.rfile.read(int(self.headers.get("Content-Length", 0)))
                body = b""
                while size := int(self.rfile.readline(), 16):
                    body += self.rfile.read(size)
                    self.rfile.readline()
                self.rfile.readline()
                return body

            do_GET = do_POST = do_PUT = do_DELETE = answer

            def log_message(self, format: str, *args: object) -> None:
                pass

        self.http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.http.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.http.server_port}"
        threading.Thread(target=self.http.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()

    def answer(self, status: int = 200, body: str | bytes = b"", cut: bool = False, **headers: str) -> None:
        """Prepare the next reply; JSON unless a header says otherwise."""
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        content = body.encode() if isinstance(body, str) else body
        self.answers.append(Answer(status, content, {"Content-Type": "application/json"} | given, cut))

    def close(self) -> None:
        """Stop."""
        self.http.shutdown()
        self.http.server_close()


@pytest.fixture
def server() -> Iterator[Server]:
    """Return a server."""
    made = Server()
    yield made
    made.close()


@pytest.fixture
def other() -> Iterator[Server]:
    """Return a server at another origin."""
    made = Server()
    yield made
    made.close()


@dataclass
class Time:
    """Time that passes only when somebody waits."""

    passed: float = 0.0
    waits: list[float] = field(default_factory=list)
    chance: float = 1.0

    @property
    def clock(self) -> Clock:
        return Clock(now=lambda: self.passed, monotonic=lambda: self.passed, random=lambda: self.chance)

    def sleep(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.passed += seconds

    async def async_sleep(self, seconds: float) -> None:
        self.sleep(seconds)


@pytest.fixture
def time() -> Time:
    """Return a time of the test's own."""
    return Time()


@pytest.fixture
def client(server: Server, time: Time) -> Iterator[Client]:
    """Return a client of the server."""
    with Client(token="t", base_url=server.url, clock=time.clock, sleep=time.sleep) as made:
        yield made


@pytest.fixture
def async_client(server: Server, time: Time) -> AsyncClient:
    """Return an asynchronous client of the server."""
    return AsyncClient(token="t", base_url=server.url, clock=time.clock, sleep=time.async_sleep)
