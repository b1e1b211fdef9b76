"""Bytes, and replies that are no success."""

from __future__ import annotations

from apisteward.errors import StatusError
from scenario import Fields, Scenario, Step


def document(scenario: Scenario) -> Fields:
    """The very bytes that were published."""
    with scenario.client.versions.get_version_document("users", "1.4.0", original=True) as got:
        same = got.read() == (scenario.folder / "users-1.4.0.yaml").read_bytes()
        return {"media": got.headers["Content-Type"], "same": same}


def package(scenario: Scenario) -> Fields:
    """A zip archive, which begins with "PK"."""
    with scenario.client.clients.get_version_client("users", "v1", "python") as got:
        data = b"".join(got)
        return {"media": got.headers["Content-Type"], "zip": data.startswith(b"PK"), "large": len(data) > 10_000}


def unchanged(scenario: Scenario) -> Fields:
    """Ask for what is there already: a reply that is no success."""
    tags: list[str] = []
    scenario.client.versions.get_version(
        "users", "1.4.0", options={"on_reply": lambda reply: tags.append(reply.headers["ETag"])}
    )
    try:
        scenario.client.versions.get_version("users", "1.4.0", if_none_match=tags[0])
    except StatusError as error:
        return {"status": error.status}
    return {"status": 0}


STEPS: tuple[Step, ...] = (document, package, unchanged)
