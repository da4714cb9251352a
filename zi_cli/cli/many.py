"""`zi check DIR…` over trees of units: each is checked, told as soon as it is its turn, and counted."""

import json
import sys
import zlib
from collections.abc import Sequence
from contextlib import closing
from dataclasses import fields
from datetime import date
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from zi_cli.acts.check import check, in_order
from zi_cli.acts.compare import check_since
from zi_cli.cli.exit_codes import FAULT
from zi_cli.cli.output import json_text, show, show_text
from zi_cli.cli.waiting import progress
from zi_cli.files.unit_folder import absolute
from zi_cli.many.units import Kesalahan, over_units
from zi_cli.model.masalah import URUTAN_TINGKAT, Masalah
from zi_cli.render.screens import many

if TYPE_CHECKING:
    from zi_cli.files.workspace import Workspace

_row = attrgetter(*(one.name for one in fields(Masalah)))


class Hasil:
    """What was found in one unit, as it is kept: the counts first, then the galat, then all of it, packed."""

    __slots__ = ("_galat", "_packed", "hitungan")

    def __init__(self, kept: bytes) -> None:
        counts, self._galat, self._packed = kept.split(b"\n", 2)
        self.hitungan = many.Hitungan(*map(int, counts.split()))

    def galat(self) -> list[Masalah]:
        """Give the galat alone."""
        return [Masalah(*one) for one in json.loads(self._galat)]

    def semua(self) -> tuple[list[str], list[Masalah]]:
        """Give the files that were read, and every problem."""
        berkas, rest = json.loads(zlib.decompress(self._packed))
        return berkas, list(in_order([*self.galat(), *(Masalah(*one) for one in rest)]))


def judge(workspace: "Workspace", hari_ini: date, against: str | None) -> bytes:
    """Check one unit."""
    checked = check(workspace, hari_ini) if against is None else check_since(workspace, hari_ini, against)
    found, berkas, passed_over = checked.masalah, checked.berkas, checked.diabaikan
    counts = [sum(one.tingkat == tingkat for one in found) for tingkat in URUTAN_TINGKAT]
    galat = [_row(one) for one in found if one.tingkat == "galat"]
    rest = [_row(one) for one in found if one.tingkat != "galat"]
    head = " ".join(map(str, (*counts, len(berkas), len(passed_over)))).encode()
    return b"\n".join((head, _dumped(galat), zlib.compress(_dumped([berkas, rest]), 1)))


def head(kept: bytes) -> bytes:
    """Give the counts and the galat of what was kept, and not the rest."""
    return kept[: kept.index(b"\n", kept.index(b"\n") + 1) + 1]


class Teller(Protocol):
    """A format in which units are told one by one."""

    def unit(self, nama: str, hasil: Hasil) -> None:
        """Tell what was found in a unit."""

    def failed(self, nama: str, masalah: Masalah) -> None:
        """Tell that a unit could not be checked."""

    def end(self, jumlah: many.Jumlah) -> None:
        """Tell the sum."""


def check_many(  # noqa: PLR0913  what `zi check` was asked
    paths: Sequence[Path],
    chosen: str,
    failing: Sequence[str],
    given: tuple[date, str | None],
    *,
    jobs: int | None,
    keep: bool,
) -> int:
    """Check every unit in some folders, and tell what was found; gives the exit code."""
    teller = _teller(chosen, paths, failing)
    jumlah, is_failing, is_faulty = many.Jumlah(), False, False
    with progress("unit") as line:
        asked = over_units(
            paths,
            judge,
            given,
            jobs=jobs,
            cached_as="check" if keep and given[1] is None else None,
            brief=head if chosen == "text" else None,
            on_progress=line,
        )
        with closing(asked):
            for nama, answer in asked:
                if line and sys.stdout.isatty():
                    line.clear()
                if isinstance(answer, Masalah):
                    jumlah.add(None)
                    is_failing, is_faulty = True, is_faulty or isinstance(answer, Kesalahan)
                    teller.failed(nama, answer)
                else:
                    hasil = Hasil(answer)
                    jumlah.add(hasil.hitungan)
                    is_failing = is_failing or any(getattr(hasil.hitungan, tingkat) for tingkat in failing)
                    teller.unit(nama, hasil)
    teller.end(jumlah)
    return FAULT if is_faulty else int(is_failing)


class _Text:
    """For people: a line for each unit, and the galat."""

    def unit(self, nama: str, hasil: Hasil) -> None:
        """Tell the counts, and each galat."""
        show_text(many.unit_line(nama, hasil.hitungan))
        if hasil.hitungan.galat:
            show(many.unit_problems(nama, hasil.galat()))

    def failed(self, nama: str, masalah: Masalah) -> None:
        """Tell why."""
        show(many.unit_that_failed(nama, masalah))

    def end(self, jumlah: many.Jumlah) -> None:
        """Tell the sum."""
        show(many.sum_of_all(jumlah))


class _Json:
    """One document, written as it comes: problems first, as many as there are, then the counts of each unit."""

    def __init__(self) -> None:
        self._units: list[str] = []
        self._between = '{\n  "skema": 1,\n  "masalah": [\n    '

    def unit(self, nama: str, hasil: Hasil) -> None:
        """Write the problems of a unit."""
        self._told(nama, hasil.hitungan, hasil.semua()[1])

    def failed(self, nama: str, masalah: Masalah) -> None:
        """Write why."""
        self._told(nama, None, [masalah])

    def end(self, jumlah: many.Jumlah) -> None:
        """Write the counts of each unit."""
        units, ignored = ",\n    ".join(self._units), jumlah.hitungan.diabaikan
        head = "" if self._between.startswith(",") else self._between
        sys.stdout.write(f'{head}\n  ],\n  "unit": [\n    {units}\n  ],\n  "diabaikan": {ignored}\n}}\n')

    def _told(self, nama: str, hitungan: many.Hitungan | None, masalah: Sequence[Masalah]) -> None:
        for one in masalah:
            sys.stdout.write(self._between + json_text(many.problem_json(nama, one)))
            self._between = ",\n    "
        self._units.append(json_text(many.unit_json(nama, hitungan)))


class _Ci:
    """For CI servers: paths lead from the folder the check runs in; where a format can, it is written as it comes."""

    def __init__(self, chosen: str, paths: Sequence[Path], failing: Sequence[str]) -> None:
        self._chosen, self._paths, self._failing = chosen, paths, failing
        self._masalah: list[Masalah] = []
        self._berkas: list[str] = []
        self._before = "["

    def unit(self, nama: str, hasil: Hasil) -> None:
        """Tell the problems of a unit, or remember them."""
        berkas, masalah = hasil.semua()
        self._told(nama, berkas, masalah)

    def failed(self, nama: str, masalah: Masalah) -> None:
        """Tell why."""
        self._told(nama, [], [masalah])

    def end(self, jumlah: many.Jumlah) -> None:
        """Tell what was remembered."""
        from zi_cli.cli.ci import tell_all  # noqa: PLC0415  people need none of it

        if self._chosen == "gitlab":
            sys.stdout.write("[]\n" if self._before == "[" else "\n]\n")
        else:
            tell_all(self._chosen, self._masalah, self._berkas, self._failing, jumlah.hitungan.diabaikan)

    def _told(self, nama: str, berkas: list[str], masalah: list[Masalah]) -> None:
        from zi_cli.cli.ci import prefix_of, tell_all  # noqa: PLC0415  as above
        from zi_cli.render.ci import gitlab  # noqa: PLC0415

        akar = absolute(self._paths[0] / nama if len(self._paths) == 1 else Path(nama))
        prefix = prefix_of(akar) or ("" if akar == Path.cwd() else f"{nama}/")
        placed = [many.placed(prefix, one) for one in masalah]
        if self._chosen == "github":
            tell_all("github", placed, [], self._failing, 0)
        elif self._chosen == "gitlab":
            for one in gitlab(placed):
                sys.stdout.write(f"{self._before}\n  {json_text(one)}")
                self._before = ","
        else:
            self._masalah += placed
            self._berkas += [many.led_to(prefix, name) for name in berkas]


def _teller(chosen: str, paths: Sequence[Path], failing: Sequence[str]) -> Teller:
    if chosen == "text":
        return _Text()
    return _Json() if chosen == "json" else _Ci(chosen, paths, failing)


def _dumped(data: Any) -> bytes:  # noqa: ANN401  whatever JSON can hold
    return json.dumps(data, separators=(",", ":")).encode()
