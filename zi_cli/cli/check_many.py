"""`zi check DIR…` over trees of units: each is told as soon as it is its turn, and counted."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path

from zi_cli.acts.check_many import Found
from zi_cli.acts.check_many import check_many as act
from zi_cli.acts.effort import Effort
from zi_cli.cli import shown
from zi_cli.cli.exit_codes import FAULT
from zi_cli.cli.output import json_text, show, show_text
from zi_cli.cli.waiting import progress
from zi_cli.files.unit_folder import absolute
from zi_cli.many.units import Kesalahan
from zi_cli.model.masalah import Masalah
from zi_cli.render.screens import many

Units = Iterator[tuple[str, Found | Masalah]]
"""Each unit's name, with what was found in it or why it could not be checked."""


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
    jumlah, is_faulty = many.Jumlah(), False

    def counted() -> Units:
        nonlocal is_faulty
        for nama, found in asked:
            if line and sys.stdout.isatty():
                line.clear()
            jumlah.add(_counts(found))
            is_faulty |= isinstance(found, Kesalahan)
            yield nama, found
        if line:
            line.clear()

    with (
        progress("unit") as line,
        closing(act(paths, *given, Effort(jobs, keep, line), brief=chosen == "text")) as asked,
    ):
        if chosen == "text":
            _in_text(counted(), jumlah)
        elif chosen == "json":
            _in_json(counted(), jumlah)
        else:
            _for_ci(counted(), jumlah, chosen, paths, failing)
    is_failing = jumlah.gagal > 0 or any(getattr(jumlah.hitungan, tingkat) for tingkat in failing)
    return FAULT if is_faulty else int(is_failing)


def _counts(found: Found | Masalah) -> many.Hitungan | None:
    """Give the counts of a unit; None for one that could not be checked."""
    return None if isinstance(found, Masalah) else many.Hitungan(*found.counts)


def _in_text(units: Units, jumlah: many.Jumlah) -> None:
    """Tell people: a line for each unit, and the galat."""
    for nama, found in units:
        if isinstance(found, Masalah):
            show(many.unit_that_failed(nama, found))
            continue
        hitungan = many.Hitungan(*found.counts)
        show_text(many.unit_line(nama, hitungan))
        if hitungan.galat:
            show(many.unit_problems(nama, found.galat()))
    show(many.sum_of_all(jumlah))


def _in_json(units: Units, jumlah: many.Jumlah) -> None:
    """Write one document as it comes: problems first, as many as there are, then the counts of each unit."""
    told, between = [], '{\n  "skema": 1,\n  "masalah": [\n    '
    for nama, found in units:
        for one in [found] if isinstance(found, Masalah) else found.every()[1]:
            shown.out(between + json_text(many.problem_json(nama, one)))
            between = ",\n    "
        told.append(json_text(many.unit_json(nama, _counts(found))))
    head, counts = "" if between.startswith(",") else between, ",\n    ".join(told)
    shown.out(f'{head}\n  ],\n  "unit": [\n    {counts}\n  ],\n  "diabaikan": {jumlah.hitungan.diabaikan}\n}}\n')


def _for_ci(units: Units, jumlah: many.Jumlah, chosen: str, paths: Sequence[Path], failing: Sequence[str]) -> None:
    """Tell CI servers: paths lead from the folder the check runs in; where a format can, it is written as it comes."""
    from zi_cli.cli.ci import prefix_of, tell_all
    from zi_cli.render.ci import gitlab

    masalah, berkas, before = list[Masalah](), list[str](), "["
    for nama, found in units:
        akar = absolute(paths[0] / nama if len(paths) == 1 else Path(nama))
        prefix = prefix_of(akar) or ("" if akar == Path.cwd() else f"{nama}/")
        names, problems = ([], [found]) if isinstance(found, Masalah) else found.every()
        placed = [many.placed(prefix, one) for one in problems]
        if chosen == "github":
            tell_all(chosen, placed, [], failing, 0)
        elif chosen == "gitlab":
            for one in gitlab(placed):
                shown.out(f"{before}\n  {json_text(one)}")
                before = ","
        else:
            masalah += placed
            berkas += [many.led_to(prefix, name) for name in names]
    if chosen == "gitlab":
        shown.out("[]\n" if before == "[" else "\n]\n")
    else:
        tell_all(chosen, masalah, berkas, failing, jumlah.hitungan.diabaikan)
