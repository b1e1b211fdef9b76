"""resolve MODULE: imports a package and builds everything in it that is built only when it is used."""

import importlib
import sys
from typing import Any

from pydantic import BaseModel, TypeAdapter


def resolve(name: str) -> tuple[int, int]:
    """Return how many models and how many operations there are."""
    package = importlib.import_module(name)
    models = importlib.import_module(name + ".models")
    for model in dir(models):
        built: Any = getattr(models, model)
        if isinstance(built, type) and issubclass(built, BaseModel):
            if built.model_rebuild(force=True) is False:
                raise TypeError(f"{model} is not complete")
        else:
            TypeAdapter(built)
    operations = 0
    operation_class = importlib.import_module(name + "._runtime.operation").Operation
    client = package.Client(base_url="https://example.com")
    for group in [key for key in vars(package.Client) if not key.startswith("_") and key != "close"]:
        module = sys.modules[type(getattr(client, group)).__module__]
        for operation in list(vars(module).values()):
            if isinstance(operation, operation_class):
                operations += 1
                for result in operation.results:
                    result.validate
    client.close()
    for module in [module for key, module in sys.modules.items() if key.startswith(name + ".")]:
        if vars(module).get("taken") is True:
            raise RuntimeError(f"text of the document runs in {module}")
    return len(dir(models)), operations


if __name__ == "__main__":
    for module in sys.argv[1:]:
        print(module, *resolve(module))
