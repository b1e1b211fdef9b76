"""Servers that the contract names."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from .errors import ConfigurationError


@dataclass(frozen=True)
class Variable:
    """A part of a server's URL, with the values it may have when they are known."""

    default: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class Server:
    """A server: ``Client(base_url=server.url(region="eu"))``."""

    template: str
    description: str = ""
    variables: Mapping[str, Variable] = field(default_factory=dict)

    def url(self, **values: str) -> str:
        """Return the URL with variables as given, the others as they are by default."""
        if unknown := values.keys() - self.variables.keys():
            raise ConfigurationError(f"{self.template} has no {sorted(unknown)[0]}")
        url = self.template
        for name, variable in self.variables.items():
            value = values.get(name, variable.default)
            if variable.values and value not in variable.values:
                raise ConfigurationError(f"{name} must be one of {', '.join(variable.values)}")
            url = url.replace("{" + name + "}", value)
        return url
