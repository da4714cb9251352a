"""`zi check DIR…` over trees of units: each is checked, told as soon as it is its turn, and counted."""

import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from zi_cli.acts.check_many import Found, are_many, checked
from zi_cli.acts.check_many import check_many as act
from zi_cli.acts.effort import Effort
from zi_cli.cli.exit_codes import FAULT
from zi_cli.cli.output import json_text, show, show_text
from zi_cli.cli.waiting import progress
from zi_cli.files.unit_folder import absolute
from zi_cli.many.units import Kesalahan
from zi_cli.model.masalah import Masalah
from zi_cli.render.screens import many

if TYPE_CHECKING:  # answers that are kept need none of it
    from zi_cli.acts.check import Checked
    from zi_cli.files.workspace import Workspace


def asked_about(
    paths: Sequence[Path], here: "Callable[[], Workspace]", hari_ini: date, against: str | None
) -> "list[tuple[Workspace, Checked]]":
    """Check the units that some files and folders belong to, narrowed to the files; without any the one that is here."""
    from zi_cli.files.workspace import workspaces_of

    named = workspaces_of(list(paths)) if paths else [(here(), set[str]())]
    return [(workspace, checked(workspace, hari_ini, against).within(only)) for workspace, only in named]


class Teller(Protocol):
    """A format in which units are told one by one."""

    def unit(self, nama: str, hitungan: many.Hitungan, found: Found) -> None:
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
) -> int | None:
    """Check every unit in some folders, and tell what was found; gives the exit code, None where they hold one."""
    if not paths or not are_many(paths):
        return None
    teller = _teller(chosen, paths, failing)
    jumlah, is_failing, is_faulty = many.Jumlah(), False, False
    with progress("unit") as line:
        asked = act(paths, *given, Effort(jobs, keep, line), brief=chosen == "text")
        with closing(asked):
            for nama, answer in asked:
                if line and sys.stdout.isatty():
                    line.clear()
                if isinstance(answer, Masalah):
                    jumlah.add(None)
                    is_failing, is_faulty = True, is_faulty or isinstance(answer, Kesalahan)
                    teller.failed(nama, answer)
                else:
                    counts = many.Hitungan(*answer.counts)
                    jumlah.add(counts)
                    is_failing = is_failing or any(getattr(counts, tingkat) for tingkat in failing)
                    teller.unit(nama, counts, answer)
    teller.end(jumlah)
    return FAULT if is_faulty else int(is_failing)


class _Text:
    """For people: a line for each unit, and the galat."""

    def unit(self, nama: str, hitungan: many.Hitungan, found: Found) -> None:
        """Tell the counts, and each galat."""
        show_text(many.unit_line(nama, hitungan))
        if hitungan.galat:
            show(many.unit_problems(nama, found.galat()))

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

    def unit(self, nama: str, hitungan: many.Hitungan, found: Found) -> None:
        """Write the problems of a unit."""
        self._told(nama, hitungan, found.every()[1])

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

    def unit(self, nama: str, hitungan: many.Hitungan, found: Found) -> None:  # noqa: ARG002  as the others
        """Tell the problems of a unit, or remember them."""
        self._told(nama, *found.every())

    def failed(self, nama: str, masalah: Masalah) -> None:
        """Tell why."""
        self._told(nama, [], [masalah])

    def end(self, jumlah: many.Jumlah) -> None:
        """Tell what was remembered."""
        from zi_cli.cli.ci import tell_all

        if self._chosen == "gitlab":
            sys.stdout.write("[]\n" if self._before == "[" else "\n]\n")
        else:
            tell_all(self._chosen, self._masalah, self._berkas, self._failing, jumlah.hitungan.diabaikan)

    def _told(self, nama: str, berkas: list[str], masalah: list[Masalah]) -> None:
        from zi_cli.cli.ci import prefix_of, tell_all
        from zi_cli.render.ci import gitlab

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
