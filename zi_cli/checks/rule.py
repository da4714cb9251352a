"""What a rule is, and what it looks at."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from zi_cli.core.outline import Outline
from zi_cli.model.masalah import Penjelasan, Temuan, Tingkat
from zi_cli.model.realisasi import Realisasi

Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True)
class Tercatat:
    """A realisasi file beside the plan of its year."""

    outline: Outline
    realisasi: Realisasi
    berkas: str


@dataclass(frozen=True, slots=True)
class Seluruhnya:
    """Every record of a workspace that fits its schema, and the names of files nobody reads."""

    rencana: tuple[Outline, ...]
    realisasi: tuple[tuple[str, Realisasi], ...]
    tak_dibaca: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Aturan(Generic[Subject]):
    """A rule: what `zi check --explain` says about it, and the function that finds what breaks it."""

    penjelasan: Penjelasan
    find: Callable[[Subject], Iterable[Temuan]]

    @property
    def kode(self) -> str:
        """The code of the rule."""
        return self.penjelasan.kode


def rule(
    kode: str, tingkat: Tingkat, judul: str, uraian: str, find: Callable[[Subject], Iterable[Temuan]]
) -> Aturan[Subject]:
    """Make a rule of its code, level, title and paragraph, and the function that finds what breaks it."""
    return Aturan(Penjelasan(kode, tingkat, judul, uraian), find)
