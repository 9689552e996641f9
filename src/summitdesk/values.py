"""Values: frozen dataclasses that are ready sooner.

:mod:`dataclasses` compiles six functions for every class. Rows, content and frames are some eighty classes, which every
start of the program needs; comparison, hash and text of all of them are made of the same few lines here.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[_Class]) -> type[_Class]:
    """``@dataclass(frozen=True, slots=True)``, in every respect but the time that it takes."""
    made = dataclass(frozen=True, slots=True, eq=False, repr=False)(cls)
    of = _fields_of(tuple(each.name for each in fields(made) if each.compare))  # type: ignore[arg-type]
    shown = [each.name for each in fields(made) if each.repr]  # type: ignore[arg-type]

    def equals(self: object, other: object) -> bool:
        return bool(of(self) == of(other)) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(of(self))

    def text(self: object) -> str:
        parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({parts})"

    for name, function in (("__eq__", equals), ("__hash__", hashed), ("__repr__", text)):
        if name not in cls.__dict__:
            setattr(made, name, function)
    return made


def _fields_of(names: tuple[str, ...]) -> Callable[[object], Any]:
    """What gives the fields of a value as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)
