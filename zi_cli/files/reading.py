"""From bytes to one record, or to every problem that keeps them from being one."""

from functools import cached_property
from typing import Generic, TypeVar

from zi_cli.files.validator import ValidationError
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Letak, Masalah, Temuan, Tingkat
from zi_cli.model.schema_record import validator_of
from zi_cli.yaml.problem import SyntaxProblem
from zi_cli.yaml.reading import Parsed, read

T = TypeVar("T")


@frozen
class Sumber:
    """The text of one file, able to say on which line a node stands."""

    nama: str
    data: bytes

    @cached_property
    def parsed(self) -> Parsed:
        """What stands in the text."""
        return read(self.data)

    def locate(self, letak: Letak) -> tuple[int, int]:
        """Give line and column (from 1) of a node, or of the nearest one above it that is written."""
        positions = self.parsed.positions
        exact = positions.key(letak.jalur) if letak.kunci else positions.value(letak.jalur)
        return exact or positions.nearest(letak.jalur)

    def line(self, number: int) -> str:
        """Give one line of the text, from 1; empty where there is none."""
        lines = self.parsed.lines
        return lines[number - 1] if 0 < number <= len(lines) else ""

    def show(self, kode: str, tingkat: Tingkat, temuan: Temuan) -> Masalah:
        """Give a finding its line, its column and the line's text."""
        baris, kolom = self.locate(temuan.letak)
        return self._masalah(baris, kolom, kode, tingkat, temuan)

    def show_syntax(self, problem: SyntaxProblem) -> Masalah:
        """Give a problem of the text itself the text of its line."""
        temuan = Temuan(Letak(self.nama), problem.pesan, problem.saran)
        return self._masalah(problem.baris, problem.kolom, problem.kode, problem.tingkat, temuan)

    def _masalah(self, baris: int, kolom: int, kode: str, tingkat: Tingkat, temuan: Temuan) -> Masalah:
        return Masalah(self.nama, baris, kolom, kode, tingkat, temuan.pesan, temuan.saran, self.line(baris), temuan)


@frozen
class Dibaca(Generic[T]):
    """One file that was read: its record where it fits the schema, and what is wrong with it."""

    sumber: Sumber
    isi: T | None
    masalah: tuple[Masalah, ...] = ()

    @property
    def nama(self) -> str:
        """The name of the file inside the workspace."""
        return self.sumber.nama


def read_record(sumber: Sumber, kind: type[T]) -> Dibaca[T]:
    """Read the text of a file as one kind of record."""
    parsed = sumber.parsed
    problems = tuple(sumber.show_syntax(one) for one in parsed.problems)
    if any(one.tingkat == "galat" for one in problems):
        return Dibaca(sumber, None, problems)
    record, wrong = _validated(parsed.tree, kind, sumber)
    if record is None:  # what does not fit names the signs that keep it from fitting
        problems = tuple(one for one in problems if one.kode != "ZI119")
    return Dibaca(sumber, record, (*problems, *wrong, *_still_to_replace(sumber)))


def _still_to_replace(sumber: Sumber) -> tuple[Masalah, ...]:
    """Point at the first of the marks with which `zi init` has marked what a unit has to replace."""
    if b"# ganti" not in sumber.data:
        return ()
    lines = enumerate(sumber.parsed.lines, 1)
    # The mark begins its comment: a comment may quote it.
    marked = [
        (n, line) for n, line in lines if line.partition(" #")[2].startswith(" ganti") and line.lstrip()[0] != "#"
    ]
    if not marked:
        return ()
    baris, line = marked[0]
    pesan = f"{len(marked)} baris masih bertanda # ganti, yang pertama di sini"
    saran = "ganti isinya dengan rencana unit Anda, lalu hapus tandanya"
    return (sumber.show_syntax(SyntaxProblem("ZI136", "peringatan", baris, line.index("# ganti") + 1, pesan, saran)),)


def _validated(tree: object, kind: type[T], sumber: Sumber) -> tuple[T | None, tuple[Masalah, ...]]:
    try:
        record: T = validator_of(kind).validate_python(tree)
    except ValidationError as error:
        from zi_cli.files.sentences import sentences

        return None, tuple(sumber.show(kode, "galat", one) for kode, one in sentences(error, kind, sumber.nama, tree))
    return record, ()
