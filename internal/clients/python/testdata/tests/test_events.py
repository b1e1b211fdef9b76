"""Streams, cut anywhere."""

from __future__ import annotations

import library
import pytest
from conftest import Server
from library import Client
from library._runtime import events
from library._runtime.events import Event, EventReader, TooLong, ValueReader

TEXT = (
    '\ufeff: hello\n\nevent: first\nid: 1\ndata: {"R":\ndata: 1}\n\n'
    "retry: 50\r\ndata:two\r\n\r\ndata: drei é\rid:7\revent\r\r: ping\n\ndata\n\nid: never\ndata: unfinished\n"
).encode()
EVENTS = [
    Event('{"R":\n1}', "first", "1", None),
    Event("two", "message", "1", 50),
    Event("drei é", "message", "7", None),
    Event("", "message", "7", None),
]


def test_events_however_they_are_cut() -> None:
    for cut in range(len(TEXT) + 1):
        reader = EventReader(str)
        assert [*reader.feed(TEXT[:cut]), *reader.feed(TEXT[cut:]), *reader.end()] == EVENTS, cut


def test_events_byte_by_byte() -> None:
    reader = EventReader(str)
    assert [event for i in range(len(TEXT)) for event in reader.feed(TEXT[i : i + 1])] == EVENTS


def test_values_a_line_each_and_the_last_without_an_end() -> None:
    text = '\x1e{"a":1}\n{"b":"é"}\r\n\n3'.encode()
    for cut in range(len(text) + 1):
        reader = ValueReader(str)
        values = [*reader.feed(text[:cut]), *reader.feed(text[cut:]), *reader.end()]
        assert values == ['{"a":1}', '{"b":"é"}', "3"], cut


@pytest.mark.parametrize("step", [1, 8])
def test_lines_have_a_longest_length(step: int) -> None:
    def values(text: bytes) -> list[str]:
        reader = ValueReader(str, 8)
        return [value for i in range(0, len(text), step) for value in reader.feed(text[i : i + step])]

    assert values(b"12345678\r\n12345678\n") == ["12345678", "12345678"]
    with pytest.raises(TooLong, match="a line"):
        values(b"12345678\n123456789")


def test_data_has_a_longest_length() -> None:
    reader = EventReader(str, 8)
    assert [event.data for event in reader.feed(b"data:12\ndata:4\n\ndata:12\n\n")] == ["12\n4", "12"]
    with pytest.raises(TooLong, match="data of an event"):
        list(reader.feed(b"data:12\ndata:45\ndata:78\n\n"))


def test_a_pause_of_many_digits_is_none() -> None:
    assert list(EventReader(str).feed(b"retry: " + b"9" * 5000 + b"\ndata: a\n\n")) == [Event("a")]


def test_streams_that_are_too_long_fail(server: Server, client: Client) -> None:
    server.answer(body=b"data: " + b"x" * events.LONGEST, Content_Type="text/event-stream")
    with client.loans.watch_loans() as stream, pytest.raises(library.DecodeError, match="a line is longer"):
        list(stream)
