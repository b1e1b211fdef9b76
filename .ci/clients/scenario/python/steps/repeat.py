"""Calls that are repeated, as often as it is worth."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable

from apisteward import Options, Reply, models
from apisteward.errors import StatusError
from scenario import Fields, Scenario, Step, faults

from .publish import send


def get(scenario: Scenario, options: Options) -> Fields:
    """Get the API in spite of faults."""
    return {"slug": scenario.client.apis.get_api("users", options=options).slug}


def status(call: Callable[[], object]) -> Fields:
    try:
        call()
    except StatusError as error:
        return {"status": error.status}
    return {"status": 0}


def dropped(scenario: Scenario) -> Fields:
    return get(scenario, faults("dropped", "drop", "503"))


def delayed(scenario: Scenario) -> Fields:
    return get(scenario, {**faults("delayed", "delay"), "timeout": 1.0})


def halved(scenario: Scenario) -> Fields:
    return get(scenario, faults("halved", "cut"))


def limited(scenario: Scenario) -> Fields:
    """Wait for the second that Retry-After asks for."""
    began = time.monotonic()
    return {**get(scenario, faults("limited", "429")), "waited": time.monotonic() - began >= 1}


def lost(scenario: Scenario) -> Fields:
    """Make a key whose first reply is lost: it must not be made twice."""
    created = scenario.client.keys.create_key(
        models.NewKey(name="ci", scope="read"), options=faults("lost", "lose", "429")
    )
    made = [key for key in scenario.client.keys.list_keys_all() if key.name == "ci"]
    return {"name": created.key.name, "made": len(made)}


def replayed(scenario: Scenario) -> Fields:
    """Get the reply that was lost."""
    replies: list[Reply] = []
    options: Options = {**faults("replayed", "lose", "drop"), "on_reply": replies.append}
    made = send(scenario, "users-1.5.0.yaml", "2.3.0", options)
    (reply,) = replies
    return {"stored": made.stored, "status": reply.status, "replayed": reply.headers.get("Idempotent-Replayed")}


def exhausted(scenario: Scenario) -> Fields:
    return status(lambda: get(scenario, faults("exhausted", "503", "503", "503", "503")))


def final(scenario: Scenario) -> Fields:
    return status(lambda: get(scenario, faults("final", "500")))


def busy(scenario: Scenario) -> Fields:
    """Be asked to wait longer than it is worth."""
    return status(lambda: get(scenario, faults("busy", "busy")))


def deprecated(scenario: Scenario) -> Fields:
    """Be warned once."""
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        for _ in range(2):
            get(scenario, faults("deprecated", "deprecate", "deprecate"))
    text = "".join(str(warning.message) for warning in told)
    return {"warnings": len(told), "sunset": "2027" in text, "link": "https://example.com/moving" in text}


STEPS: tuple[Step, ...] = (
    dropped, delayed, halved, limited, lost, replayed, exhausted, final, busy, deprecated,
)  # fmt: skip
