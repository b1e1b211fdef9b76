"""What the steps share."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import apisteward
from apisteward import Options

Fields = dict[str, Any]
"""What a step sees."""


class Scenario:
    """A client, and what one step leaves to another."""

    def __init__(self) -> None:
        self.folder = Path(sys.argv[1])
        self.url = os.environ["STEWARD_URL"]
        self.client = apisteward.Client(base_url=self.url)
        self.fingerprint = ""  # of the change that is refused
        warnings.simplefilter("always", DeprecationWarning)

    def __enter__(self) -> Scenario:
        return self

    def __exit__(self, *_: object) -> None:
        self.client.close()


Step = Callable[[Scenario], Fields]


def faults(call: str, *faults: str) -> Options:
    """Let the proxy do something to the attempts of a call."""
    return {"headers": {"Scenario": f"{call} {','.join(faults)}".strip()}}
