"""Deprecation: what replies say of it, told once for each operation."""

from __future__ import annotations

import logging
import re
import sys
import warnings
from collections.abc import Mapping
from datetime import datetime, timezone

_link = re.compile(r"<([^<>]*)>\s*((?:;\s*[\w!#$&+.^`|~*-]+(?:\s*=\s*(?:\"(?:[^\"\\]|\\.)*\"|[^\s\",;]+))?\s*)*)")
_parameter = re.compile(r";\s*([\w!#$&+.^`|~*-]+)\s*=\s*(?:\"((?:[^\"\\]|\\.)*)\"|([^\s\",;]+))")


def links(header: str) -> dict[str, str]:
    """Return the targets of a Link header (RFC 8288) by relation, the first of each."""
    found: dict[str, str] = {}
    for target, parameters in _link.findall(header):
        for name, quoted, token in _parameter.findall(parameters):
            if name.lower() == "rel":
                for relation in (quoted or token).lower().split():
                    found.setdefault(relation, target)
    return found


def notice(operation: str, headers: Mapping[str, str]) -> str | None:
    """Return what a reply says of the operation's deprecation (RFC 9745, RFC 8594), or None."""
    value = headers.get("Deprecation", "").strip()
    if not value or value.lower() in ("false", "?0"):
        return None
    text = f"{operation} is deprecated"
    if re.fullmatch(r"@\d{1,10}", value):
        text += f" since {datetime.fromtimestamp(int(value[1:]), timezone.utc):%Y-%m-%d}"
    if sunset := headers.get("Sunset", "").strip():
        text += f", and goes away on {sunset}"
    targets = links(headers.get("Link", ""))
    for relation, said in (("successor-version", "successor"), ("deprecation", "see"), ("sunset", "see")):
        if target := targets.get(relation):
            text += f"; {said}: {target}"
    return text


class Notices:
    """Warns once for each operation, by a DeprecationWarning and in the log."""

    def __init__(self, logger: logging.Logger) -> None:
        self.logger = logger
        self.told: set[str] = set()

    def take(self, operation: str, headers: Mapping[str, str]) -> None:
        """Tell what the headers of a reply say, unless it was told before."""
        if operation in self.told or (text := notice(operation, headers)) is None:
            return
        self.told.add(operation)
        self.logger.warning(text)
        warnings.warn(text, DeprecationWarning, stacklevel=_caller())


def _caller() -> int:
    """Return the stack level of the code that called the package, as seen from the caller of this function."""
    package = __name__.rpartition(".")[0].rpartition(".")[0] + "."
    frame = sys._getframe(1)
    level = 1
    while frame.f_back is not None and frame.f_globals.get("__name__", "").startswith(package):
        frame = frame.f_back
        level += 1
    return level
