"""Streams, cut anywhere."""

from __future__ import annotations

from library._runtime.events import Event, EventReader, ValueReader

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
