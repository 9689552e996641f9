"""Column types: how each kind of value is cleaned, stored on SQLite and PostgreSQL, and written into the journal.

Every column of the register has one of these types. On SQLite they render as TEXT, INTEGER or BLOB, which STRICT tables
ask for, so that a number column refuses a word there as PostgreSQL does.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import lru_cache
from typing import Any, Generic, TypeVar
from uuid import UUID

from sqlalchemy import BigInteger, Boolean, Date, DateTime, Dialect, Integer, Text, Uuid
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.types import TypeDecorator, TypeEngine

from summitdesk.domain.clean import clean_text, compose
from summitdesk.domain.language import normalise_tag

tag_of = lru_cache(maxsize=512)(normalise_tag)
"""The one spelling of a language tag; the few that a register uses are asked for all the time."""

_key_of = lru_cache(maxsize=65536)(UUID)
"""The key of its digits; lists name the same events, cities and delegations in every row."""

Value = TypeVar("Value")
Code = TypeVar("Code", bound=StrEnum)


def cleaned(text: str) -> str:
    """:func:`clean_text`, by the short way where nothing is to be taken out: what is printable holds no controls."""
    return compose(text) if text.isprintable() else clean_text(text)


class Stored(TypeDecorator[Value], Generic[Value]):
    """A column type that also knows its value's form in the journal, which is JSON.

    ``coerce`` makes any acceptable input the value that will be stored; ``dump`` and ``load`` translate a value to the
    journal and back. All three take None for None.
    """

    impl: Any = Text
    cache_ok = True

    def coerce(self, value: Any) -> Any:
        """The value as it is stored: cleaned, of the right class, or refused with ValueError or TypeError."""
        return value

    def dump(self, value: Any) -> Any:
        """The value as the journal's JSON holds it."""
        return value

    def load(self, value: Any) -> Any:
        """The value of a journal entry."""
        return value

    def writer(self, dialect: Dialect) -> Callable[[Any], Any]:
        """What makes the driver's value of an already coerced one: the bulk door's shortcut past the checks."""
        implementation = self.load_dialect_impl(dialect).bind_processor(dialect)

        def write(value: Any) -> Any:
            if value is None:
                return None
            bound = self._bind(value, dialect)
            return implementation(bound) if implementation else bound

        return write

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        return None if value is None else self._bind(self.coerce(value), dialect)

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], Any] | None:
        reader = self.reader(dialect)
        if reader is None:
            return None
        return lambda value: None if value is None else reader(value)

    def reader(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        """What makes the stored value of the driver's one (never None); None where they are the same."""
        return self.load

    def _bind(self, value: Any, dialect: Dialect) -> Any:
        return self.dump(value)


class CleanText(Stored[str]):
    """Text that passed :func:`clean_text`."""

    cache_ok = True

    def coerce(self, value: Any) -> Any:
        """Clean the text; only a ``str`` is text."""
        if value is None:
            return None
        if not isinstance(value, str):
            raise TypeError(f"text expected, not {type(value).__name__}")
        return cleaned(str(value))

    def reader(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return None


class SortKey(CleanText):
    """A sort key: text that every database compares by code points."""

    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Text(collation="C") if dialect.name == "postgresql" else Text())

    def coerce(self, value: Any) -> Any:
        """A key is computed, not typed; it is taken as it is."""
        return value


class Key(Stored[UUID]):
    """A UUID: 32 hexadecimal digits on SQLite, ``uuid`` on PostgreSQL."""

    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Uuid() if dialect.name == "postgresql" else Text())

    def coerce(self, value: Any) -> Any:
        """Accept a UUID or its text."""
        return value if value is None or isinstance(value, UUID) else UUID(value)

    def dump(self, value: Any) -> Any:
        """Hexadecimal digits without dashes."""
        return None if value is None else value.hex

    def load(self, value: Any) -> Any:
        """The UUID of those digits."""
        return value if value is None or isinstance(value, UUID) else UUID(hex=value)

    def reader(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return None if dialect.name == "postgresql" else _key_of

    def _bind(self, value: Any, dialect: Dialect) -> Any:
        return value if dialect.name == "postgresql" else value.hex


class Coded(Stored[Code], Generic[Code]):
    """A coded term, stored by value so that renaming a member in the program breaks no file."""

    cache_ok = True

    def __init__(self, terms: type[Code]) -> None:
        super().__init__()
        self.terms = terms

    def coerce(self, value: Any) -> Any:
        """Accept a member or its value."""
        return None if value is None else self.terms(value)

    def dump(self, value: Any) -> Any:
        """The member's value."""
        return None if value is None else str(value)

    def load(self, value: Any) -> Any:
        """The member."""
        return None if value is None else self.terms(value)

    def reader(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return self.terms


class Flag(Stored[bool]):
    """Yes or no."""

    impl = Boolean
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Boolean() if dialect.name == "postgresql" else Integer())

    def coerce(self, value: Any) -> Any:
        """Accept bool and nothing that merely resembles it."""
        if value is not None and not isinstance(value, bool):
            raise TypeError(f"yes or no expected, not {type(value).__name__}")
        return value

    def load(self, value: Any) -> Any:
        """The truth of 0 and 1."""
        return None if value is None else bool(value)

    def reader(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return None if dialect.name == "postgresql" else bool

    def _bind(self, value: Any, dialect: Dialect) -> Any:
        return value if dialect.name == "postgresql" else int(value)


class Whole(Stored[int]):
    """A whole number of up to 64 bits."""

    impl = BigInteger
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(BigInteger() if dialect.name == "postgresql" else Integer())

    def coerce(self, value: Any) -> Any:
        """Accept int; a bool is no number."""
        if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
            raise TypeError(f"whole number expected, not {type(value).__name__}")
        return None if value is None else int(value)

    def reader(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        return None


class Day(Stored[date]):
    """A calendar day: ISO 8601 text on SQLite, ``date`` on PostgreSQL."""

    impl = Date
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(Date() if dialect.name == "postgresql" else Text())

    def coerce(self, value: Any) -> Any:
        """Accept a date that is no point in time."""
        if value is not None and (not isinstance(value, date) or isinstance(value, datetime)):
            raise TypeError(f"day expected, not {type(value).__name__}")
        return value

    def dump(self, value: Any) -> Any:
        """ISO 8601."""
        return None if value is None else value.isoformat()

    def load(self, value: Any) -> Any:
        """The day of that text."""
        return value if value is None or isinstance(value, date) else date.fromisoformat(value)

    def _bind(self, value: Any, dialect: Dialect) -> Any:
        return value if dialect.name == "postgresql" else value.isoformat()


class UTCDateTime(Stored[datetime]):
    """A point in time, always aware: UTC in ISO 8601 on SQLite, ``timestamp with time zone`` on PostgreSQL.

    A naive time is refused: SQLite would return it eight hours off without a word, PostgreSQL would take it for UTC.
    """

    impl = DateTime
    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(DateTime(timezone=True) if dialect.name == "postgresql" else Text())

    def coerce(self, value: Any) -> Any:
        """The same point in time in UTC."""
        if value is None:
            return None
        if not isinstance(value, datetime):
            raise TypeError(f"time expected, not {type(value).__name__}")
        if value.tzinfo is None:
            raise ValueError("a time needs its zone")
        return value.astimezone(UTC)

    def dump(self, value: Any) -> Any:
        """ISO 8601 in UTC with microseconds, so that text order is time order."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def load(self, value: Any) -> Any:
        """The aware time of that text."""
        if value is None:
            return None
        return (value if isinstance(value, datetime) else datetime.fromisoformat(value)).astimezone(UTC)

    def _bind(self, value: Any, dialect: Dialect) -> Any:
        return value if dialect.name == "postgresql" else self.dump(value)


class Document(Stored[Value], Generic[Value]):
    """A value stored as one JSON column: text on SQLite, ``jsonb`` on PostgreSQL."""

    cache_ok = True

    def load_dialect_impl(self, dialect: Dialect) -> TypeEngine[Any]:
        return dialect.type_descriptor(JSONB() if dialect.name == "postgresql" else Text())

    def _bind(self, value: Any, dialect: Dialect) -> Any:
        return self.dump(value) if dialect.name == "postgresql" else to_json(self.dump(value))

    def reader(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        if dialect.name == "postgresql":
            return self.load
        return lambda value: self.load(json.loads(value))


class Json(Document[Any]):
    """Any JSON value, as the journal keeps it."""

    cache_ok = True


class LocalizedText(Document[dict[str, str]]):
    """A text in several languages: ``{BCP 47 tag: text}``. A language without text is a language without a key."""

    cache_ok = True

    def coerce(self, value: Any) -> Any:
        """Normalise the tags, clean the texts, leave out empty ones, and put the languages in a steady order."""
        if value is None:
            return None
        if not isinstance(value, Mapping):
            raise TypeError(f"texts by language expected, not {type(value).__name__}")
        texts = ((tag_of(tag), cleaned(text)) for tag, text in value.items() if text)
        return dict(sorted((tag, text) for tag, text in texts if text))

    def dump(self, value: Any) -> Any:
        """A plain mapping."""
        return None if value is None else dict(value)

    def reader(self, dialect: Dialect) -> Callable[[Any], Any] | None:
        if dialect.name == "postgresql":
            # jsonb keeps no order of keys; the steady one is part of the value.
            return lambda value: dict(sorted(value.items()))
        return lambda value: {} if value == "{}" else json.loads(value)


class Items(Document[tuple[Any, ...]]):
    """A short ordered list of texts or keys, always read and replaced as a whole; a tuple in Python."""

    cache_ok = True

    def coerce(self, value: Any) -> Any:
        """Clean each item and keep the order."""
        if value is None:
            return None
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise TypeError(f"list expected, not {type(value).__name__}")
        return tuple(item if isinstance(item, UUID) else cleaned(item) for item in value)

    def dump(self, value: Any) -> Any:
        """A JSON array."""
        return None if value is None else [item.hex if isinstance(item, UUID) else item for item in value]

    def load(self, value: Any) -> Any:
        """A tuple of texts."""
        return None if value is None else tuple(value)


class Keys(Items):
    """A short ordered list of UUIDs."""

    cache_ok = True

    def coerce(self, value: Any) -> Any:
        """Accept UUIDs or their texts."""
        return None if value is None else tuple(item if isinstance(item, UUID) else UUID(item) for item in value)

    def load(self, value: Any) -> Any:
        """A tuple of UUIDs."""
        return None if value is None else tuple(UUID(hex=item) for item in value)


class Texts(MutableDict[str, str]):
    """The value of a :class:`LocalizedText` attribute: setting one language is seen and saved."""

    @classmethod
    def coerce(cls, key: str, value: Any) -> Any:
        """Clean whatever mapping is assigned."""
        return None if value is None else cls(LocalizedText().coerce(value))

    def __setitem__(self, language: str, text: str) -> None:
        """Set one language's text, cleaned; an empty text takes the language away."""
        language = tag_of(language)
        if text := cleaned(text):
            super().__setitem__(language, text)
        else:
            self.pop(language, None)


def to_json(value: Any) -> str:
    """Compact JSON with its characters as they are."""
    return _ENCODER.encode(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False)

Texts.associate_with(LocalizedText)
