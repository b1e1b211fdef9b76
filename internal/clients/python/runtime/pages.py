"""Lists that come in pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import httpx

from .calls import origin
from .deprecation import links
from .errors import ClientError, Reply
from .model import member
from .operation import Operation, Pages, PageStyle


class Pager:
    """Goes from page to page: each reply tells which arguments, or which URL, the next has."""

    def __init__(self, operation: Operation[Any], arguments: Sequence[Any]) -> None:
        assert operation.pages is not None
        self.pages: Pages = operation.pages
        self.arguments = list(arguments)
        self.url: str | None = None
        self.more = True
        self.fullest = 0  # how many items a page had at most
        if self.pages.style is PageStyle.NUMBER and self._moving is None:
            self.arguments[self.pages.moves] = self.pages.first

    @property
    def _moving(self) -> Any:
        return self.arguments[self.pages.moves]

    def address(self, url: str) -> str:
        """Return where the next page is of an operation at a URL. Raises ClientError for an origin that isn't its own."""
        if self.url and origin(self.url) != origin(url):
            raise ClientError(f"the next page is at another origin, {self.url}")
        return self.url or url

    def take(self, value: Any, reply: Reply) -> list[Any]:
        """Return the items of a page, and move on."""
        items = list(_follow(value, self.pages.items) or ())
        self.fullest = max(self.fullest, len(items))
        before = (self.url, self._moving if self.pages.moves >= 0 else None)
        self.more = self._move(value, items, reply) and _follow(value, self.pages.more) is not False
        if self.more and before == (self.url, self._moving if self.pages.moves >= 0 else None):
            raise ClientError(f"{reply.line}: the next page is the same again")
        return items

    def _move(self, value: Any, items: list[Any], reply: Reply) -> bool:
        """Set what the next page has; false when there is none."""
        style = self.pages.style
        if style is PageStyle.LINK:
            return self._to(links(reply.headers.get("Link", "")).get("next"), reply)
        if style is PageStyle.URL:
            return self._to(_follow(value, self.pages.next), reply)
        following: Any = None
        if style is PageStyle.CURSOR:
            following = _follow(value, self.pages.next)
        elif style is PageStyle.LAST:
            following = _follow(items[-1], (self.pages.last,)) if items else None
        elif items and not self._short(items):
            following = (self._moving or 0) + (1 if style is PageStyle.NUMBER else len(items))
        if following is None or following == "":
            return False
        self.arguments[self.pages.moves] = following
        return True

    def _to(self, url: Any, reply: Reply) -> bool:
        if not url:
            return False
        try:
            following = str(httpx.URL(reply.url).join(str(url)))
        except httpx.InvalidURL as error:
            raise ClientError(f"{reply.line}: the next page has no address: {error}") from error
        if origin(following) != origin(reply.url):
            raise ClientError(f"{reply.line}: the next page is at another origin, {following}")
        self.url = following
        return True

    def _short(self, items: list[Any]) -> bool:
        """Tell whether a page has less than one before; the API may give less than is asked for."""
        return self.pages.style is PageStyle.NUMBER and len(items) < self.fullest


def _follow(value: Any, way: Sequence[str]) -> Any:
    """Return what is reached by the names of members; None when there is nothing."""
    if not way:
        return value if isinstance(value, (list, tuple)) else None
    for name in way:
        value = value.get(name) if isinstance(value, dict) else member(value, name)
    return value
