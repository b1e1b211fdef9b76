"""Models keep everything that a reply says, and send only what was set."""

from __future__ import annotations

import datetime as dt
import json
import pickle
from decimal import Decimal
from typing import Annotated, Any

import pytest
from library import Model, Unknown, models
from library._runtime.types import Base64, DateTime, Nullable, Precise, wire
from library._runtime.unions import OneOf
from library._runtime.values import dumps, loads, plain
from pydantic import TypeAdapter, ValidationError


def sent(value: Any) -> Any:
    return json.loads(dumps(value))


def test_unknown_members_survive() -> None:
    given = {"title": "t", "price": 1, "state": None, "new": {"a": [1, None]}}
    assert sent(models.Book.model_validate(given)) == given


def test_unknown_values_of_enumerations_survive() -> None:
    assert models.Book(title="t", price=Decimal(1), state="burnt").state == "burnt"


def test_none_is_null_only_where_the_contract_knows_null() -> None:
    page = models.ListBooksResponse(items=[], next_cursor=None)
    assert sent(page) == {"items": [], "next_cursor": None}
    assert sent(models.ListBooksResponse(items=[])) == {"items": []}
    assert sent(models.BookFilter(author=None)) == {}


def test_required_null_is_sent() -> None:
    assert sent(models.Book(title="t", price=Decimal(1), state=None))["state"] is None


def test_constants_are_sent_without_being_set() -> None:
    assert sent(models.Returned()) == {"type": "returned"}


def test_fields_are_named_as_python_and_as_json() -> None:
    assert sent(models.Book(title="t", price=Decimal(1), state=None, n1_day=True))["1_day"] is True
    assert models.Book.model_validate({"title": "t", "price": 1, "state": None, "1_day": True}).n1_day is True


def test_decimals_keep_their_digits() -> None:
    text = b'{"title":"t","price":12345678901234567890.12345678901234567890,"state":null}'
    book = models.Book.model_validate(loads(text))
    assert book.price == Decimal("12345678901234567890.12345678901234567890")
    assert dumps(book) == text


@pytest.mark.parametrize(
    "text", ["0.1", "-0.000001", "1e400", "123456789012345678901234567890", "1.7976931348623157e308", "5"]
)
def test_numbers_of_any_size_survive(text: str) -> None:
    assert Decimal(dumps(loads(text)).decode()) == Decimal(text)


@pytest.mark.parametrize(
    "text",
    [
        "2024-02-29T12:30:00Z",
        "2024-02-29T12:30:00.5Z",
        "2024-02-29T12:30:00.123456789+05:45",
        "0099-12-31T00:00:00-08:00",
    ],
)
def test_moments_survive(text: str) -> None:
    adapter: TypeAdapter[dt.datetime] = TypeAdapter(DateTime)
    assert plain(adapter.validate_python(text)) == text


def test_what_is_calculated_from_a_precise_moment_is_an_ordinary_one() -> None:
    adapter: TypeAdapter[dt.datetime] = TypeAdapter(DateTime)
    moment = adapter.validate_python("2024-02-29T12:30:00.123456789Z")
    assert isinstance(moment, Precise)
    assert plain(moment + dt.timedelta(seconds=1)) == "2024-02-29T12:30:01.123456Z"
    assert pickle.loads(pickle.dumps(moment)) == moment


@pytest.mark.parametrize(("text", "data"), [("AAH+/w==", b"\0\1\xfe\xff"), ("AAH-_w", b"\0\1\xfe\xff"), ("", b"")])
def test_base64_in_every_alphabet(text: str, data: bytes) -> None:
    adapter: TypeAdapter[bytes] = TypeAdapter(Base64)
    assert adapter.validate_python(text) == data
    assert adapter.validate_python(adapter.dump_python(data)) == data
    with pytest.raises(ValidationError):
        adapter.validate_python("*")


def test_a_tag_decides_between_models() -> None:
    adapter: TypeAdapter[Any] = TypeAdapter(models.Loan)
    assert isinstance(adapter.validate_python({"type": "lent", "reader": "r"}), models.Lent)
    assert isinstance(adapter.validate_python({"type": "returned"}), models.Returned)
    lost = adapter.validate_python({"type": "lost", "by": "r"})
    assert isinstance(lost, Unknown)
    assert sent(lost) == {"type": "lost", "by": "r"}
    with pytest.raises(ValidationError):
        adapter.validate_python({"type": "lent"})


class Email(Model):
    email: str


class Phone(Model):
    phone: str
    extension: int | None = None


class Either(Model):
    contact: Annotated[Email | Phone | Unknown, OneOf()] | None = None
    note: Annotated[Nullable[str], wire("theNote")] = None


def test_the_model_that_knows_most_is_taken() -> None:
    assert isinstance(Either.model_validate({"contact": {"phone": "1", "email": 2}}).contact, Phone)
    assert isinstance(Either.model_validate({"contact": {"email": "e"}}).contact, Email)
    assert isinstance(Either.model_validate({"contact": {}}).contact, Unknown)
    with pytest.raises(ValidationError):
        Either.model_validate({"contact": 5})


def test_a_model_in_a_union_is_taken_as_it_is() -> None:
    phone = Phone(phone="1")
    assert Either(contact=phone).contact is phone


def test_errors_say_where() -> None:
    with pytest.raises(ValidationError, match=r"items\.0\.price"):
        models.ListBooksResponse.model_validate({"items": [{"title": "t", "price": "x", "state": None}]})


def test_models_that_hold_themselves_at_any_depth() -> None:
    nested: dict[str, Any] = {"title": "t", "price": 1, "state": None}
    for _ in range(50):
        nested = {"title": "t", "price": 1, "state": None, "similar": [nested]}
    assert sent(models.Book.model_validate(nested)) == nested


class Marked(models.ListBooksResponse):
    mark: Phone | None = None


def test_models_may_be_extended() -> None:
    given = {"items": [{"title": "t", "price": 1, "state": None}], "mark": {"phone": "1"}}
    marked = Marked.model_validate(given)
    assert isinstance(marked.items[0], models.Book)
    assert sent(marked) == given


def test_what_is_not_there_is_said_as_python_does() -> None:
    with pytest.raises(AttributeError, match="Missing"):
        models.Missing  # type: ignore[attr-defined]
