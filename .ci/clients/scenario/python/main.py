"""Runs the scenario with Steward's Python client.

It calls the server that STEWARD_URL names, with the key in STEWARD_KEY. Its argument is the folder with the
documents. It prints what it sees, a line of JSON a step.
"""

from __future__ import annotations

import json
from itertools import chain

from scenario import Scenario
from steps import download, fail, publish, repeat


def main() -> None:
    with Scenario() as scenario:
        for step in chain(publish.STEPS, download.STEPS, fail.STEPS, repeat.STEPS):
            seen = {"step": step.__name__.rstrip("_"), **step(scenario)}
            print(json.dumps(seen, sort_keys=True, separators=(",", ":"), ensure_ascii=False), flush=True)


main()
