"""Publishing, being refused, and listing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone

from apisteward import Options, errors, models
from scenario import Fields, Scenario, Step, faults


def send(scenario: Scenario, name: str, version: str | None = None, options: Options | None = None) -> models.Publication:
    """Publish a document, under another version than its own if one is given."""
    given = options or {}
    headers: Mapping[str, str] = {"Content-Type": "application/yaml", **given.get("headers", {})}
    body = (scenario.folder / name).read_bytes()
    return scenario.client.versions.publish_version("users", body, version=version, options={**given, "headers": headers})


def create(scenario: Scenario) -> Fields:
    api = scenario.client.apis.create_api(models.NewApi(slug="users", title="Users"))
    return {"slug": api.slug, "title": api.title, "visibility": api.visibility}


def publish(scenario: Scenario) -> Fields:
    made = send(scenario, "users-1.4.0.yaml")
    version = made.version
    return {
        "version": version.version,
        "state": version.state,
        "stored": made.stored,
        "operations": version.operations,
    }


def again(scenario: Scenario) -> Fields:
    return {"stored": send(scenario, "users-1.4.0.yaml").stored}


def refused(scenario: Scenario) -> Fields:
    """Which changes are breaking is told in types."""
    try:
        send(scenario, "users-1.5.0.yaml")
    except errors.ProblemError as error:
        problem = error.data
        changes = problem.changes or []
        scenario.fingerprint = changes[0].fingerprint
        return {
            "status": error.status,
            "title": problem.title,
            "required_bump": problem.required_bump,
            "next_version": problem.next_version,
            "changes": [{"rule": c.rule, "level": c.level, "operations": c.operations} for c in changes],
        }
    raise AssertionError("it is published")


def waive(scenario: Scenario) -> Fields:
    expires = datetime.now(timezone.utc).replace(microsecond=0) + timedelta(days=30)
    waiver = scenario.client.waivers.create_waiver(
        "users",
        models.NewWaiver(
            fingerprint=scenario.fingerprint,
            reason="No consumer reads it",
            approved_by="Ada Lovelace",
            expires_at=expires,
        ),
    )
    return {
        "approved_by": waiver.approved_by,
        "expires": waiver.expires_at == expires,
        "same": waiver.fingerprint == scenario.fingerprint,
    }


def waived(scenario: Scenario) -> Fields:
    made = send(scenario, "users-1.5.0.yaml")
    return {"version": made.version.version, "stored": made.stored, "waived": made.version.waived}


def versions(scenario: Scenario) -> Fields:
    """More than two pages of two."""
    for version in ("2.0.0", "2.1.0", "2.2.0"):
        send(scenario, "users-1.5.0.yaml", version)
    listed = scenario.client.versions.list_versions_all("users", limit=2, options=faults("versions"))
    return {"versions": [version.version for version in listed]}


STEPS: tuple[Step, ...] = (create, publish, again, refused, waive, waived, versions)
