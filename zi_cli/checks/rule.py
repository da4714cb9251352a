"""What a rule is, and what it looks at."""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Penjelasan, Temuan, Tingkat

Subject = TypeVar("Subject")


@frozen
class Aturan(Generic[Subject]):
    """A rule: what `zi check --explain` says about it, and the function that finds what breaks it."""

    penjelasan: Penjelasan
    find: Callable[[Subject], Iterable[Temuan]]

    @property
    def kode(self) -> str:
        """The code of the rule."""
        return self.penjelasan.kode


def rule(
    kode: str, tingkat: Tingkat, judul: str, uraian: str, find: Callable[[Subject], Iterable[Temuan]], *dasar: str
) -> Aturan[Subject]:
    """Make a rule of its code, level, title and paragraph, the function that finds what breaks it, and its figures."""
    return Aturan(Penjelasan(kode, tingkat, judul, uraian, dasar), find)
