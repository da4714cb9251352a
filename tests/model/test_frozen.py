"""A frozen record is a standard dataclass in all that anybody sees of it."""

import copy
import pickle
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field, fields, is_dataclass, replace
from functools import cached_property
from typing import Any, Generic, TypeVar

import pytest

from zi_cli.model.frozen import frozen, frozen_class

T = TypeVar("T")


@frozen
class Titik:
    """A record with every kind of default."""

    x: int
    y: str = "y"
    z: dict[str, int] = field(default_factory=dict)
    asal: int = field(default=0, compare=False, repr=False)


@frozen
class Bernama(Titik):
    """A record that goes on from another."""

    nama: str = ""


@frozen
class Terbuka(Generic[T]):
    """A record that keeps what it has found."""

    isi: tuple[T, ...]

    @cached_property
    def pertama(self) -> T:
        """The first."""
        return self.isi[0]


def kinds() -> tuple[type[Any], type[Any]]:
    """Make the same class here and as the standard library makes it."""

    def declared() -> type[Any]:
        class Rekam:
            """A record."""

            a: int
            b: tuple[int, ...] = ()
            c: list[int] = field(default_factory=list, compare=False)

        return Rekam

    return frozen(declared()), dataclass(frozen=True, slots=True)(declared())


@pytest.mark.parametrize(
    "act",
    [
        lambda cls: repr(cls(1, (2,), [3])),
        lambda cls: repr(cls(b=(2,), a=1)),
        lambda cls: (cls(1).c, cls(1).c is cls(1).c),
        lambda cls: (cls(1, c=[1]) == cls(1, c=[2]), cls(1) == cls(2), cls(1) == (1, ()), cls(1) != cls(1)),
        lambda cls: (len({cls(1), cls(1), cls(2)}), hash(cls(1)) == hash(cls(1, c=[5]))),
        lambda cls: (repr(replace(cls(1), a=5)), [one.name for one in fields(cls)], is_dataclass(cls)),
        lambda cls: (cls.__match_args__, cls.__slots__, cls.__doc__, cls.__qualname__),
        lambda cls: repr(copy.deepcopy(cls(1, (2,), [3]))),
    ],
)
def test_it_does_what_the_standard_one_does(act: Callable[[type[Any]], object]) -> None:
    ours, standard = kinds()
    assert act(ours) == act(standard)


@pytest.mark.parametrize("given", [(), (1, 2, 3, 4)])
def test_wrong_arguments_are_refused_in_the_same_words(given: tuple[int, ...]) -> None:
    said = []
    for cls in kinds():
        with pytest.raises(TypeError) as refused:
            cls(*given)
        said.append(str(refused.value))
    assert said[0] == said[1]


def test_nothing_is_set_and_nothing_deleted() -> None:
    one: Any = Titik(1)
    with pytest.raises(FrozenInstanceError, match="'x'"):
        one.x = 2
    with pytest.raises(FrozenInstanceError, match="'baru'"):
        one.baru = 2
    with pytest.raises(FrozenInstanceError, match="'x'"):
        del one.x


def test_a_record_goes_on_from_another_and_is_no_other() -> None:
    one = Bernama(1, nama="n")
    assert (one.x, one.y, one.z, one.nama) == (1, "y", {}, "n")
    assert one != Titik(1)
    assert repr(replace(one, x=2)).endswith("Bernama(x=2, y='y', z={}, nama='n')")


def test_cached_properties_keep_what_they_found_and_are_no_content() -> None:
    one = Terbuka((object(), 2))
    assert one.pertama is one.pertama
    assert one == Terbuka(one.isi)


def test_records_travel_between_processes() -> None:
    for one in (Titik(1, z={"a": 1}, asal=5), Bernama(1, nama="n"), Terbuka((1, 2))):
        again = pickle.loads(pickle.dumps(one))
        assert (again, repr(again)) == (one, repr(one))
    assert pickle.loads(pickle.dumps(Titik(1, asal=5))).asal == 5


def test_keywords_alone_where_a_class_says_so() -> None:
    class Kunci:
        """A record."""

        a: int = 1
        b: int

    made: Any = frozen_class(Kunci, kw_only=True)
    assert repr(made(b=2)).endswith("Kunci(a=1, b=2)")
    with pytest.raises(TypeError, match="positional"):
        made(1, 2)
