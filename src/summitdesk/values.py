"""Values: frozen dataclasses that are ready sooner.

:mod:`dataclasses` compiles six functions for every class. Rows, content and frames are a hundred classes, which every
start of the program needs; what all do alike is said once here, and a constructor is compiled when it is called.
"""

from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def value(cls: type[_Class]) -> type[_Class]:
    """``@dataclass(frozen=True, slots=True)``, in every respect but the time that it takes.

    Every field is a parameter of the constructor, by place or by name; other classes are for the standard decorator.
    """
    made = dataclass(init=False, slots=True, eq=False, repr=False)(cls)
    own = fields(made)  # type: ignore[arg-type]
    _check(cls, own)
    of = _fields_of(tuple(each.name for each in own if each.compare))
    hashable = _fields_of(tuple(each.name for each in own if (each.compare if each.hash is None else each.hash)))
    shown = [each.name for each in own if each.repr]

    def initialized(self: object, *given: object, **named: object) -> None:
        constructor = _constructor(made, own)
        type.__setattr__(made, "__init__", constructor)
        constructor(self, *given, **named)

    def equals(self: object, other: object) -> bool:
        return bool(of(self) == of(other)) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: object) -> int:
        return hash(hashable(self))

    def text(self: object) -> str:
        parts = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{type(self).__qualname__}({parts})"

    said = {"__init__": initialized, "__eq__": equals, "__hash__": hashed, "__repr__": text}
    for name, function in (_FROZEN | said).items():
        if name not in cls.__dict__:
            setattr(made, name, function)
    return made


def _check(cls: type, own: Sequence["Field[Any]"]) -> None:
    required = [each.default is MISSING and each.default_factory is MISSING for each in own]
    if not all(each.init and not each.kw_only for each in own) or required != sorted(required, reverse=True):
        raise TypeError(f"{cls.__qualname__}: the fields of a value are parameters by place, those with defaults last")


def _fields_of(names: tuple[str, ...]) -> Callable[[object], Any]:
    """What gives the fields of a value as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _constructor(cls: type, own: Sequence["Field[Any]"]) -> Callable[..., None]:
    """``__init__``, with one parameter a field; it sets slots past ``__setattr__``, which refuses."""
    names: dict[str, object] = {"MISSING": MISSING}
    parameters, lines = [], []
    for each in own:
        name, given = each.name, each.name
        names[f"_set_{name}"] = getattr(cls, name).__set__
        if each.default is not MISSING:
            names[f"_default_{name}"] = each.default
            parameters.append(f"{name}=_default_{name}")
        elif each.default_factory is not MISSING:
            names[f"_make_{name}"] = each.default_factory
            parameters.append(f"{name}=MISSING")
            given = f"_make_{name}() if {name} is MISSING else {name}"
        else:
            parameters.append(name)
        lines.append(f" _set_{name}(self, {given})")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()")
    source = "\n".join((f"def __init__({', '.join(('self', *parameters))}):", *(lines or [" pass"])))
    exec(source, names)  # as the standard decorator does; only names of fields are in it
    made = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"  # type: ignore[attr-defined]
    return made  # type: ignore[return-value]


def _refuse(self: object, name: str, _value: object = None) -> None:
    raise FrozenInstanceError(f"cannot change field {name!r} of {type(self).__qualname__}")


def _state(self: object) -> list[object]:
    return [getattr(self, each.name) for each in fields(self)]  # type: ignore[arg-type]


def _restore(self: object, state: list[object]) -> None:
    for each, kept in zip(fields(self), state, strict=True):  # type: ignore[arg-type]
        object.__setattr__(self, each.name, kept)


_FROZEN: dict[str, Callable[..., Any]] = {
    "__setattr__": _refuse,
    "__delattr__": _refuse,
    "__getstate__": _state,
    "__setstate__": _restore,
}
