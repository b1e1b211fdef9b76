"""Errors of every kind."""

from __future__ import annotations

from collections.abc import Callable

import apisteward
from apisteward import errors
from scenario import Fields, Scenario, Step, faults


def problem(call: Callable[[], object]) -> tuple[Fields, errors.ProblemError]:
    """Return what a documented error says."""
    try:
        call()
    except errors.ProblemError as error:
        said = error.data
        seen = {
            "status": error.status,
            "title": said.title,
            "detail": said.detail,
            "instance": said.instance,
            "request": said.request_id == error.headers["X-Request-Id"],
        }
        return seen, error
    raise AssertionError("it succeeds")


def kind(call: Callable[[], object]) -> Fields:
    """Tell errors without a reply that can be read apart."""
    try:
        call()
    except errors.TimedOut:
        return {"kind": "timeout"}
    except errors.ConnectionFailed:
        return {"kind": "connection"}
    except errors.DecodeError as error:
        return {"kind": "decode", "status": error.status}
    return {"kind": "none"}


def unknown(scenario: Scenario) -> Fields:
    return problem(lambda: scenario.client.apis.get_api("nobody"))[0]


def foreign(scenario: Scenario) -> Fields:
    """Present a key that the server does not know."""
    with apisteward.Client(key="foreign", base_url=scenario.url) as client:
        seen, error = problem(lambda: client.keys.list_keys())
    return {**seen, "challenge": error.headers["WWW-Authenticate"].startswith("Bearer")}


def unreadable(scenario: Scenario) -> Fields:
    return problem(
        lambda: scenario.client.versions.publish_version(
            "users", b"welcome: [to", options={"headers": {"Content-Type": "application/yaml"}}
        )
    )[0]


def unreachable(scenario: Scenario) -> Fields:
    """Call a port that nothing can listen on."""
    with apisteward.Client(base_url="http://127.0.0.1:1", retries=0) as client:
        return kind(lambda: client.apis.get_api("users"))


def late(scenario: Scenario) -> Fields:
    return kind(
        lambda: scenario.client.apis.get_api("users", options={**faults("late", "delay"), "timeout": 0.3, "retries": 0})
    )


def strange(scenario: Scenario) -> Fields:
    return kind(lambda: scenario.client.apis.get_api("users", options=faults("strange", "html")))


STEPS: tuple[Step, ...] = (unknown, foreign, unreadable, unreachable, late, strange)
