import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summitdesk.values import value


@value
class Place:
    """A place by ``@value``."""

    name: str
    texts: tuple[str, ...] = ()
    note: str = field(default="", compare=False, repr=False)


@value
class Alone:
    """One field."""

    number: int


@value
class Bare:
    """No field."""


@value
class Named:
    """A value that says itself how it is shown and compared."""

    name: str

    def __repr__(self) -> str:
        return f"<{self.name}>"

    def __hash__(self) -> int:
        return 7


@dataclass(frozen=True, slots=True)
class Standard:
    """The same as Place, by the standard library."""

    name: str
    texts: tuple[str, ...] = ()
    note: str = field(default="", compare=False, repr=False)


@value
class Listed:
    """Values made anew for each, and one that cannot be hashed."""

    name: str
    texts: list[str] = field(default_factory=list, hash=False)

    def __post_init__(self) -> None:
        if not self.name:
            raise ValueError("a name is needed")


NAMES = st.text(max_size=3)
PLACES = st.tuples(NAMES, st.lists(NAMES, max_size=2).map(tuple), NAMES)


@given(PLACES, PLACES)
def test_values_are_what_frozen_dataclasses_are(one, other):
    ours, theirs = Place(*one), Standard(*one)
    assert (ours == Place(*other)) == (theirs == Standard(*other))
    assert (hash(ours) == hash(Place(*other))) == (hash(theirs) == hash(Standard(*other)))
    assert repr(ours).removeprefix("Place") == repr(theirs).removeprefix("Standard")
    assert asdict(ours) == asdict(theirs)
    assert replace(ours, name="x") == Place("x", one[1])
    assert pickle.loads(pickle.dumps(ours)) == ours


def test_a_value_does_not_change_and_has_no_room_for_more():
    place = Place("Harbin")
    with pytest.raises(FrozenInstanceError):
        place.name = "Aarhus"  # type: ignore[misc]
    assert not hasattr(place, "__dict__")
    assert [each.name for each in fields(place)] == ["name", "texts", "note"]
    match place:
        case Place(name, _):
            assert name == "Harbin"


def test_values_of_one_field_or_none_differ_from_others():
    assert Alone(1) == Alone(1) != Alone(2)
    assert hash(Alone(1)) == hash((1,))
    assert Bare() == Bare()
    assert Alone(1) != 1
    assert Place("a") != Standard("a")


def test_what_a_class_says_of_itself_stays():
    assert repr(Named("x")) == "<x>"
    assert hash(Named("x")) == 7
    assert Named("x") == Named("x")


def test_defaults_are_made_for_each_value_and_what_is_not_hashed_is_compared():
    one, other = Listed("a"), Listed(name="a", texts=["b"])
    assert one.texts == []
    assert one.texts is not Listed("a").texts
    assert hash(one) == hash(other)
    assert one != other


def test_a_value_says_what_it_is_not_given():
    with pytest.raises(TypeError, match="name"):
        Place()
    with pytest.raises(TypeError, match="colour"):
        Place("Harbin", colour="white")
    with pytest.raises(ValueError, match="name is needed"):
        Listed("")
    with pytest.raises(FrozenInstanceError, match="'name' of Place"):
        del Place("Harbin").name


def test_other_classes_are_refused_where_they_are_made():
    def kept_out():
        @value
        class Counted:
            name: str
            number: int = field(init=False, default=3)

    def by_name():
        @value
        class Named:
            name: str = field(kw_only=True)

    def out_of_order():
        @value
        class Late:
            name: str = ""
            number: int

    for make in (kept_out, by_name, out_of_order):
        with pytest.raises(TypeError, match="parameters by place"):
            make()
