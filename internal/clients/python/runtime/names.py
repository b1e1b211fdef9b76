"""Names in annotations: what a module of models imports only when a model is first used."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from importlib import import_module
from typing import Any

from typing_extensions import TypeAliasType

_word = re.compile(r"[^\W\d]\w*")


def load(package: str, modules: Mapping[str, str], name: str) -> Any:
    """Return what a package of models holds under a name, from the module that declares it.

    Raises AttributeError when there is none.
    """
    if name not in modules:
        raise AttributeError(f"module {package!r} has no attribute {name!r}")
    module = f"{package}.{modules[name]}"
    value = vars(sys.modules[package])[name] = getattr(import_module(module), name)
    bring(module, name)
    return value


def bring(module: str, annotation: Any) -> None:
    """Import into a module what an annotation in it names, as far as it is a model of the package.

    Modules of models refer to each other in circles, so they import each other
    for type checkers only. Aliases bring along what they stand for.
    """
    if not isinstance(annotation, str):
        return
    here = vars(sys.modules[module])
    models = sys.modules.get(module.rpartition(".")[0])
    modules = getattr(models, "MODULES", {})
    for name in _word.findall(annotation):
        if name in modules and name not in here:
            here[name] = getattr(models, name)
        found = here.get(name)
        if isinstance(found, TypeAliasType) and found not in _brought:
            _brought.add(found)
            bring(str(found.__module__), found.__value__)


_brought: set[TypeAliasType] = set()
