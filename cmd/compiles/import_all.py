"""Import every module of packages, each given as FOLDER/NAME, and build all of their models."""

import importlib
import pkgutil
import sys
import traceback
import warnings

import pydantic

warnings.simplefilter("error")


def modules(name):
    package = importlib.import_module(name)
    yield package
    for found in pkgutil.walk_packages(package.__path__, name + "."):
        yield importlib.import_module(found.name)


def load(name):
    for module in modules(name):
        for value in list(vars(module).values()):
            if isinstance(value, type) and issubclass(value, pydantic.BaseModel) and value.__module__ == module.__name__:
                value.model_rebuild(raise_errors=True)


def forget(name):
    for key in [key for key in sys.modules if key == name or key.startswith(name + ".")]:
        del sys.modules[key]


status = 0
for argument in sys.argv[1:]:
    folder, _, name = argument.partition("/")
    try:
        load(name)
    except Exception as error:
        status = 1
        place = traceback.extract_tb(error.__traceback__)[-1]
        text = " ".join(str(error).split())
        print(f"{folder}/{name}: import: {type(error).__name__}: {text} ({place.filename}:{place.lineno})")
    forget(name)
sys.exit(status)
