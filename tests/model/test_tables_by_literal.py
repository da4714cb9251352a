"""A table typed by one of a few words has an entry for each of them: a word more cannot end in a KeyError."""

import inspect
import pkgutil
from collections.abc import Iterator, Mapping
from importlib import import_module
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

import pytest

import zi_cli


def _modules() -> Iterator[ModuleType]:
    for one in pkgutil.walk_packages(zi_cli.__path__, "zi_cli."):
        if not one.name.endswith("__main__"):
            yield import_module(one.name)


MODULES = list(_modules())


def _words(kind: Any) -> tuple[Any, ...]:
    """Give the words a key may be: those of a Literal, and None where that is one too."""
    if get_origin(kind) is Literal:
        return get_args(kind)
    if get_origin(kind) in (Union, UnionType):
        parts = get_args(kind)
        found = [_words(one) for one in parts if one is not NoneType]
        if all(found):
            return (*(word for words in found for word in words), *([None] if NoneType in parts else []))
    return ()


def _aliases() -> dict[str, tuple[Any, ...]]:
    return {
        f"{module.__name__}.{name}": get_args(value)
        for module in MODULES
        for name, value in vars(module).items()
        if get_origin(value) is Literal
    }


def _key_type(module: ModuleType, name: str) -> Any:
    said = inspect.get_annotations(module).get(name)
    said = eval(said, vars(module)) if isinstance(said, str) else said
    return next(iter(get_args(said)), None)


def _tables() -> Iterator[tuple[str, Any, Mapping[Any, Any]]]:
    """Give every mapping that stands in a module, with the type its key is said to have."""
    for module in MODULES:
        for name, value in tuple(vars(module).items()):
            if isinstance(value, Mapping) and not name.startswith("__"):
                yield f"{module.__name__}.{name}", _key_type(module, name), value


TABLES = list(_tables())
TYPED = {name: (_words(kind), table) for name, kind, table in TABLES if _words(kind)}


def test_the_walk_finds_what_there_is() -> None:
    assert {"zi_cli.model.jenis.JENIS", "zi_cli.model.cara.CARA", "zi_cli.core.istilah.KONSOLIDASI"} <= set(TYPED)
    assert len(TYPED) > 20


@pytest.mark.parametrize("name", TYPED)
def test_every_word_has_an_entry(name: str) -> None:
    words, table = TYPED[name]
    assert set(table) == set(words)


def test_a_table_that_is_complete_says_so() -> None:
    """One that holds every word of a Literal today is typed by it, so that it holds the next one too."""
    known = {frozenset(words): alias for alias, words in _aliases().items()}
    typed = {id(table) for _, table in TYPED.values()}  # wherever else it is imported
    untyped = [(name, frozenset(table)) for name, _, table in TABLES if id(table) not in typed]
    assert {name: known[keys] for name, keys in untyped if keys in known} == {}
