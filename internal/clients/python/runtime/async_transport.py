"""Calls over HTTP: attempts, redirects, tokens, results."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from itertools import count
from typing import Any, TypeVar

import anyio
import httpx
from typing_extensions import TypedDict

from .async_streams import AsyncDownload, AsyncStream
from .auth import ClientCredentials, Credentials, chosen
from .bodies import AsyncBytes
from .calls import Call, Defaults, Options, Target, no_cookies, origin
from .deprecation import Notices
from .errors import ConnectionFailed, DecodeError, Reply, StatusError, TimedOut
from .events import Event, EventReader, ValueReader
from .operation import Kind, Operation
from .pages import Pager
from .replies import STREAMED, decoder, error_of, result_of, value_of
from .retry import RETRIED, Backoff, Clock
from .values import loads

T = TypeVar("T")

_redirects = 10
_largest = 256 << 20  # bytes of a reply that is read whole
_kept = 16 << 20  # bytes of the body that an error keeps
_token = 1 << 20  # bytes of a reply that holds a token
_transient = (httpx.TimeoutException, httpx.NetworkError, httpx.RemoteProtocolError, httpx.ProxyError)


class AsyncSettings(TypedDict, total=False):
    """How the client works, where that is not as usual."""

    timeout: float | None
    """Seconds for each attempt, 60 unless given; None for no limit. A stream may last longer."""
    retries: int
    """How often to try again after an attempt that failed, 2 unless given."""
    max_reply: int
    """Bytes, decompressed, that a reply may have that is read whole, 256 MiB unless given. Streams have no bound."""
    headers: Mapping[str, str]
    """Headers to send with every request."""
    http_client: httpx.AsyncClient
    """The HTTP client to use, with its proxies and certificates; closing it is up to the caller."""
    on_request: Callable[[httpx.Request], Awaitable[None] | None]
    """Called before each request is sent; it may change it."""
    on_response: Callable[[httpx.Response], Awaitable[None] | None]
    """Called with each response, before its body is read."""
    logger: logging.Logger
    """Where to log; the logger of the package's name unless given."""
    backoff: Backoff
    """How long to wait between attempts."""
    clock: Clock
    """Time and chance, for tests."""
    sleep: Callable[[float], Awaitable[None]]
    """What waits a number of seconds, for tests."""


class AsyncTransport:
    """Calls operations of one server."""

    def __init__(
        self, package: str, agent: str, base_url: str | None, server: str, schemes: Mapping[str, Credentials],
        settings: AsyncSettings,
    ) -> None:  # fmt: skip
        self.schemes = schemes
        self.defaults = Defaults(
            base_url if base_url is not None else server,
            base_url is not None,
            {"User-Agent": agent, **settings.get("headers", {})},
            settings.get("timeout", 60.0),
            settings.get("retries", 2),
        )
        self.max_reply = settings.get("max_reply", _largest)
        self.http = settings.get("http_client") or httpx.AsyncClient(cookies=no_cookies())
        self.owned = "http_client" not in settings
        self.on_request = settings.get("on_request")
        self.on_response = settings.get("on_response")
        self.logger = settings.get("logger") or logging.getLogger(package)
        self.backoff = settings.get("backoff", Backoff())
        self.clock = settings.get("clock", Clock())
        self.sleep = settings.get("sleep", anyio.sleep)
        self.notices = Notices(self.logger)
        self.lock = anyio.Lock()

    async def close(self) -> None:
        """Close the connections, unless they are of an HTTP client that was given."""
        if self.owned:
            await self.http.aclose()

    async def call(
        self, operation: Operation[T], arguments: Sequence[Any] = (), body: Any = None, *,
        key: str | None = None, options: Options | None = None,
    ) -> T:  # fmt: skip
        """Call an operation and return its result."""
        call = self._prepared(operation, arguments, body, key, options)
        value: tuple[T, Reply] = await self._exchange(call)
        return value[0]

    async def stream(
        self, operation: Operation[T], arguments: Sequence[Any] = (), body: Any = None, *,
        key: str | None = None, options: Options | None = None,
    ) -> AsyncStream[T]:  # fmt: skip
        """Call an operation that gives values one by one."""
        call = self._prepared(operation, arguments, body, key, options)
        stream: tuple[AsyncStream[T], Reply] = await self._exchange(call)
        return stream[0]

    async def events(
        self, operation: Operation[T], arguments: Sequence[Any] = (), body: Any = None, *,
        key: str | None = None, options: Options | None = None,
    ) -> AsyncStream[Event[T]]:  # fmt: skip
        """Call an operation that gives server-sent events."""
        call = self._prepared(operation, arguments, body, key, options)
        stream: tuple[AsyncStream[Event[T]], Reply] = await self._exchange(call)
        return stream[0]

    async def download(
        self, operation: Operation[Any], arguments: Sequence[Any] = (), body: Any = None, *,
        key: str | None = None, options: Options | None = None,
    ) -> AsyncDownload:  # fmt: skip
        """Call an operation that gives bytes."""
        call = self._prepared(operation, arguments, body, key, options)
        download: tuple[AsyncDownload, Reply] = await self._exchange(call)
        return download[0]

    async def pages(
        self, operation: Operation[Any], arguments: Sequence[Any], body: Any = None, *, options: Options | None = None
    ) -> AsyncIterator[Any]:
        """Yield the items of a list, page after page."""
        pager = Pager(operation, arguments)
        while pager.more:
            call = self._prepared(operation, pager.arguments, body, None, options)
            call.url = pager.address(call.url)
            value, reply = await self._exchange(call)
            for item in pager.take(value, reply):
                yield item

    def _prepared(
        self, operation: Operation[Any], arguments: Sequence[Any], body: Any, key: str | None, options: Options | None
    ) -> Call:
        call = self.defaults.call(operation, arguments, body, key, options or {})
        call.credentials = chosen(operation.security, self.schemes)
        return call

    async def _exchange(self, call: Call) -> tuple[Any, Reply]:
        """Make a call, with as many attempts as it may have."""
        refreshed = False
        for attempt in count():
            last = attempt >= call.retries or not call.again
            failure: ConnectionFailed | StatusError
            headers: Mapping[str, str] = {}
            source = await self._tokens(call)
            token = source.token if source is not None else None
            try:
                return await self._attempt(call)
            except _transient as error:
                failure = _connection_failed(call, error)
                failure.__cause__ = error
            except (httpx.RequestError, httpx.InvalidURL) as error:
                raise _connection_failed(call, error) from error
            except StatusError as error:
                failure = error
                if error.status == 401 and source is not None and not refreshed and call.repeatable:
                    refreshed = True
                    source.drop(token)
                    continue
                headers = error.headers
                last = last or error.status not in RETRIED
            pause = None if last else self.backoff.pause(attempt, headers, self.clock)
            if pause is None:
                raise failure
            self.logger.debug("%s; next attempt in %.1f s", failure, pause)
            await self.sleep(pause)
        raise AssertionError("unreachable")

    async def _attempt(self, call: Call) -> tuple[Any, Reply]:
        """Send a call once, and return its result. Raises StatusError for a reply that tells of an error."""
        began = self.clock.monotonic()
        deadline = None if call.timeout is None else began + call.timeout
        response = await self._send(call)
        streaming = False
        try:
            shown = response.url.copy_with(query=None, userinfo=b"")  # a key may stand in either
            self.logger.debug("%s %s: %d", call.method, shown, response.status_code)
            _packed_once(response)
            self.notices.take(call.operation.name, response.headers)
            body = b""
            result = None
            if response.is_success:
                result = result_of(call.operation, response.status_code, response.headers.get("Content-Type", ""))
                streaming = result is not None and result.kind in STREAMED
            whole = True
            if not streaming:
                most = self.max_reply if response.is_success else _kept
                body, whole = await self._read(response, deadline, most)
            reply = Reply(call.method, str(response.url), response.status_code, response.headers, body)
            if not response.is_success:
                raise error_of(call.operation, reply)
            if not whole:
                raise DecodeError(f"longer than {self.max_reply} bytes (max_reply)", replace(reply, body=body[:_kept]))
            if call.on_reply is not None:
                call.on_reply(reply)
            if result is None or not streaming:
                return value_of(result, reply), reply
            if result.kind is Kind.BINARY:
                return AsyncDownload(response, reply), reply
            response.request.extensions.get("timeout", {})["read"] = None  # nothing may happen for long
            if result.kind is Kind.EVENTS:
                return AsyncStream(response, reply, EventReader(decoder(result, reply))), reply
            return AsyncStream(response, reply, ValueReader(decoder(result, reply))), reply
        except BaseException:
            streaming = False
            raise
        finally:
            if not streaming:
                await response.aclose()

    async def _send(self, call: Call) -> httpx.Response:
        """Send a request, and follow redirects as far as they leave it the same, or turn it into a GET."""
        response = await self._send_to(call, call.at(call.url), call.method)
        method = call.method
        home = True
        for _ in range(_redirects):
            following = response.next_request
            if following is None or not _followed(call, response, following, method):
                break
            await response.aclose()
            method = following.method
            url = str(following.url)
            home = home and origin(url) == origin(call.url)  # who was sent away comes back as a stranger
            response = await self._send_to(call, call.at(url) if home else call.abroad(url), method)
        return response

    async def _send_to(self, call: Call, target: Target, method: str) -> httpx.Response:
        payload = call.payload if method == call.method else None
        headers = dict(target.headers)
        content: Any = None
        if payload is not None:
            size = payload.size
            content = b"".join(payload.chunks()) if payload.whole else AsyncBytes(payload)
            if size is not None and not payload.whole:
                headers["Content-Length"] = str(size)
        else:
            headers.pop("Content-Type", None)
        lines = [(name.encode(), value.encode()) for name, value in headers.items()]
        if target.foreign:  # without what the HTTP client adds to its requests, which may be credentials
            timeout = httpx.Timeout(call.timeout).as_dict()
            request = httpx.Request(method, target.url, headers=lines, extensions={"timeout": timeout})
        else:
            request = self.http.build_request(method, target.url, headers=lines, content=content, timeout=call.timeout)
        if self.on_request is not None:
            await waited(self.on_request(request))
        auth = None if target.foreign else httpx.USE_CLIENT_DEFAULT
        response = await self.http.send(request, stream=True, auth=auth, follow_redirects=False)
        if self.on_response is not None:
            await waited(self.on_response(response))
        return response

    async def _read(self, response: httpx.Response, deadline: float | None, most: int) -> tuple[bytes, bool]:
        """Return as many bytes of the body as it may have, and whether these are all."""
        chunks: list[bytes] = []
        size = 0
        async for chunk in response.aiter_bytes():
            chunks.append(chunk)
            size += len(chunk)
            if size > most:
                break
            if deadline is not None and self.clock.monotonic() > deadline:
                raise httpx.ReadTimeout("the reply took too long", request=response.request)
        return b"".join(chunks)[:most], size <= most

    async def _tokens(self, call: Call) -> ClientCredentials | None:
        """Fetch the tokens that a call needs; return what they are fetched with."""
        for credentials in call.credentials:
            if isinstance(credentials, ClientCredentials):
                async with self.lock:
                    if not credentials.fresh(self.clock.monotonic()):
                        await self._fetch(credentials)
                return credentials
        return None

    async def _fetch(self, credentials: ClientCredentials) -> None:
        headers, form = credentials.request()
        headers["User-Agent"] = self.defaults.headers["User-Agent"]
        url = str(httpx.URL(self.defaults.base_url).join(credentials.token_url))
        timeout = self.defaults.timeout
        deadline = None if timeout is None else self.clock.monotonic() + timeout
        try:
            request = self.http.build_request("POST", url, data=form, headers=headers, timeout=timeout)
            response = await self.http.send(request, stream=True, follow_redirects=False)
            try:
                _packed_once(response)
                body, whole = await self._read(response, deadline, _token)
            finally:
                await response.aclose()
        except httpx.RequestError as error:
            raise ConnectionFailed(f"POST {url}: {error}", "POST", url) from error
        reply = Reply("POST", url, response.status_code, response.headers, body)
        if not response.is_success:
            raise StatusError(reply)
        if not whole:
            raise DecodeError(f"longer than {_token} bytes", reply)
        try:
            accepted = credentials.accept(loads(body), self.clock.monotonic())
        except (ValueError, OverflowError, RecursionError):
            accepted = False
        if not accepted:
            raise DecodeError("the reply has no access_token", reply)


def _followed(call: Call, response: httpx.Response, following: httpx.Request, method: str) -> bool:
    """Tell whether a redirect is followed: with its body, if it has one, only to the same origin."""
    if following.method != method:
        return response.status_code == 303
    if call.payload is None or method != call.method:
        return True
    return call.payload.again and origin(str(following.url)) == origin(call.url)


def _packed_once(response: httpx.Response) -> None:
    """Refuse a reply that is compressed again and again: a few bytes of it may be too many to hold."""
    codings = response.headers.get_list("Content-Encoding", split_commas=True)
    if len([coding for coding in codings if coding.strip().lower() not in ("", "identity")]) > 1:
        raise httpx.DecodingError("the reply is compressed more than once", request=response.request)


async def waited(hook: Awaitable[None] | None) -> None:
    """Wait for what a hook returned, if it did."""
    if hook is not None:
        await hook


def _connection_failed(call: Call, error: Exception) -> ConnectionFailed:
    kind = TimedOut if isinstance(error, httpx.TimeoutException) else ConnectionFailed
    said = str(error) or type(error).__name__
    return kind(f"{call.method} {httpx.URL(call.url).path}: {said}", call.method, call.url)
