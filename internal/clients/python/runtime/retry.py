"""When a call is made again, and how long to wait before."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import timezone
from email.utils import parsedate_to_datetime

RETRIED = frozenset({408, 429, 502, 503, 504})
"""Statuses that a later attempt may be without."""


@dataclass(frozen=True)
class Clock:
    """Time and chance, to be replaced in tests."""

    now: Callable[[], float] = time.time
    monotonic: Callable[[], float] = time.monotonic
    random: Callable[[], float] = random.random


@dataclass(frozen=True)
class Backoff:
    """Waits between attempts: any time up to a bound that doubles, in seconds."""

    base: float = 0.5
    cap: float = 8.0
    patience: float = 60.0  # a server that asks for a longer pause gets no other attempt

    def pause(self, attempt: int, headers: Mapping[str, str], clock: Clock) -> float | None:
        """Return how long to wait after an attempt, counted from 0, or None to give up."""
        pause = clock.random() * min(self.cap, self.base * 2.0**attempt)
        asked = retry_after(headers.get("Retry-After", ""), clock.now())
        if asked is None:
            return pause
        return max(asked, pause) if asked <= self.patience else None


def retry_after(text: str, now: float) -> float | None:
    """Return the seconds that a Retry-After header asks for (RFC 9110, section 10.2.3), or None."""
    text = text.strip()
    if text.isascii() and text.isdigit():
        return float(text[:9])
    try:
        date = parsedate_to_datetime(text)
    except (TypeError, ValueError):
        return None
    return max(0.0, (date if date.tzinfo else date.replace(tzinfo=timezone.utc)).timestamp() - now)
