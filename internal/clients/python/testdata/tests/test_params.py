"""Parameters in every style, as OpenAPI's table of examples has them."""

from __future__ import annotations

from typing import Any

import pytest
from library._runtime import operation as op
from library._runtime.params import in_cookie, in_header, in_path, in_query
from library.models import BookFilter

COLORS = ["blue", "black", "brown"]
RGB = {"R": 100, "G": 200, "B": 150}


@pytest.mark.parametrize(
    ("style", "explode", "value", "text"),
    [
        ("simple", False, "blue", "blue"),
        ("simple", False, COLORS, "blue,black,brown"),
        ("simple", False, RGB, "R,100,G,200,B,150"),
        ("simple", True, RGB, "R=100,G=200,B=150"),
        ("label", False, "blue", ".blue"),
        ("label", False, COLORS, ".blue,black,brown"),
        ("label", True, COLORS, ".blue.black.brown"),
        ("label", True, RGB, ".R=100.G=200.B=150"),
        ("matrix", False, "blue", ";color=blue"),
        ("matrix", False, "", ";color"),
        ("matrix", False, COLORS, ";color=blue,black,brown"),
        ("matrix", True, COLORS, ";color=blue;color=black;color=brown"),
        ("matrix", False, RGB, ";color=R,100,G,200,B,150"),
        ("matrix", True, RGB, ";R=100;G=200;B=150"),
        ("simple", False, "a/b?c#d%e é", "a%2Fb%3Fc%23d%25e%20%C3%A9"),
        ("simple", False, "..", "%2E%2E"),
        ("simple", False, True, "true"),
    ],
)
def test_path(style: str, explode: bool, value: Any, text: str) -> None:
    assert in_path(op.path("color", style, explode), value) == text


@pytest.mark.parametrize("value", ["", None, []])
def test_a_path_needs_a_value(value: Any) -> None:
    with pytest.raises(ValueError, match="color"):
        in_path(op.path("color"), value)


@pytest.mark.parametrize(
    ("style", "explode", "value", "text"),
    [
        ("form", True, "a b&c", "color=a%20b%26c"),
        ("form", True, "", "color="),
        ("form", True, COLORS, "color=blue&color=black&color=brown"),
        ("form", False, COLORS, "color=blue,black,brown"),
        ("form", False, ["a,b", ""], "color=a%2Cb,"),
        ("form", True, RGB, "R=100&G=200&B=150"),
        ("form", False, RGB, "color=R,100,G,200,B,150"),
        ("form", True, [], ""),
        ("form", False, [], ""),
        ("spaceDelimited", False, COLORS, "color=blue%20black%20brown"),
        ("pipeDelimited", False, RGB, "color=R%7C100%7CG%7C200%7CB%7C150"),
        ("tabDelimited", False, COLORS, "color=blue%09black%09brown"),
        ("deepObject", True, RGB, "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150"),
        ("deepObject", True, {"a": {"b": [1, 2]}}, "color%5Ba%5D%5Bb%5D%5B0%5D=1&color%5Ba%5D%5Bb%5D%5B1%5D=2"),
    ],
)
def test_query(style: str, explode: bool, value: Any, text: str) -> None:
    assert "&".join(in_query(op.query("color", style, explode), value)) == text


def test_reserved_characters_stay_where_they_may() -> None:
    assert in_query(op.query("q", reserved=True), "/a:b?c%20d 100%&e#f") == ["q=/a:b?c%20d%20100%25%26e%23f"]


def test_content_is_json() -> None:
    assert in_query(op.query("q", content="application/json"), BookFilter(author="ü")) == [
        "q=%7B%22author%22%3A%22%C3%BC%22%7D"
    ]


def test_the_whole_query() -> None:
    whole = op.querystring("q", "application/x-www-form-urlencoded")
    assert in_query(whole, {"a": "b c", "d": ["e", "f"]}) == ["a=b%20c&d=e&d=f"]
    assert in_query(op.querystring("q", "application/json"), {"a": 1}) == ["%7B%22a%22%3A1%7D"]


def test_headers_hold_no_line_breaks() -> None:
    assert in_header(op.header("X-A"), ["a", 1, True]) == "a,1,true"
    with pytest.raises(ValueError, match="X-A"):
        in_header(op.header("X-A"), "a\r\nX-B: c")


def test_cookies() -> None:
    assert in_cookie(op.cookie("a"), "b;c=d") == [("a", "b%3Bc%3Dd")]
    assert in_cookie(op.cookie("a", explode=False), [1, 2]) == [("a", "1,2")]
    assert in_cookie(op.cookie("a", "cookie"), "b+c/=") == [("a", "b+c/=")]
