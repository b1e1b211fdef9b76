"""Import every module of packages, each given as FOLDER/NAME, build what they build late, and try it.

Models, and what makes values of replies, are built when they are first used. Here all are, and are given values that fit
nothing in particular: only a ValidationError may come of them.
"""

import importlib
import pkgutil
import sys
import traceback
import warnings

import pydantic

warnings.simplefilter("error")

SAMPLES = (None, True, 7, 1.5, "", "x", [], [None], {}, {"": None}, {"x": [{}]})


def modules(name):
    package = importlib.import_module(name)
    yield package
    for found in pkgutil.walk_packages(package.__path__, name + "."):
        yield importlib.import_module(found.name)


def attempt(validate, value):
    try:
        validate(value)
    except pydantic.ValidationError:
        pass


def note_tags(package, noted):
    """Note the tags that unions know, with what chooses by them."""
    tagged = sys.modules[package + "._runtime.unions"].Tagged
    chooser = tagged.chooser

    def noting(self, choices):
        choose = chooser(self, choices)
        noted.extend((choose, {self.member: tag}) for tag in self.names)
        return choose

    tagged.chooser = noting


def validators(package, module):
    operation = sys.modules[package + "._runtime.operation"].Operation
    for value in list(vars(module).values()):
        if isinstance(value, type) and issubclass(value, pydantic.BaseModel) and value.__module__ == module.__name__:
            value.model_rebuild(raise_errors=True)
            yield value.model_validate
        elif isinstance(value, operation):
            yield from (result.validate for result in value.results)


def load(name):
    found = list(modules(name))
    noted = []
    note_tags(name, noted)
    for module in found:
        for validate in validators(name, module):
            for value in SAMPLES:
                attempt(validate, value)
    for choose, value in noted:
        try:
            choose(value)
        except (pydantic.ValidationError, ValueError):
            pass


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
