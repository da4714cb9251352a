"""How far a long work has come, said to whoever wants to hear it."""

from collections.abc import Callable

Told = Callable[[int, int], None]
"""Hears how much is done, and of how much."""


def untold(_: int, __: int) -> None:
    """Tell nobody."""
