"""Finding the one node a person means; what fits several is asked at a terminal and refused elsewhere."""

import sys
from textwrap import shorten
from typing import TYPE_CHECKING, Any

import typer

from zi_cli.cli.explain import find_one

if TYPE_CHECKING:
    from datetime import date

    from zi_cli.core.outline import Butir, Isi, Outline
    from zi_cli.model.rencana import Aktivitas, Indikator

MOST = 20
"""More than this is no choice but a search that was too wide."""


def the_indikator(whole: "Outline", said: str) -> "Butir[Indikator]":
    """Find an indikator by id, printed number, or words of its name."""
    return _the_one(whole, said, whole.indikator, "indikator")


def the_aktivitas(whole: "Outline", said: str) -> "Butir[Aktivitas]":
    """Find an aktivitas by id, printed number, or words of its name."""
    return _the_one(whole, said, whole.aktivitas, "aktivitas")


def _the_one(whole: "Outline", said: str, known: "tuple[Butir[Isi], ...]", kind: str) -> "Butir[Isi]":
    wanted = said.strip().casefold()
    exact = [one for one in known if wanted in (one.id, one.nomor.casefold())]
    if exact:
        return exact[0]
    if whole.find(said):
        other = find_one(whole, said)
        found = [one for one in known if one.nomor.startswith(f"{other.nomor}.")]
    else:
        found = [
            one for one in known if wanted in one.id or all(word in one.nama.casefold() for word in wanted.split())
        ]
    if len(found) == 1:
        return found[0]
    if not found or len(found) > MOST:
        other = find_one(whole, said)  # says what is nearest
        message = f"{said} bukan {kind}{_way_to_record(whole, other)}"
        raise typer.BadParameter(message, param_hint="ID")
    return found[_ask(said, [f"{one.nomor}  {one.nama}" for one in found])]


def _way_to_record(whole: "Outline", other: "Butir[Any]") -> str:
    if any(one.id == other.id for one in whole.indikator):
        return f" tetapi indikator; untuk mencatatnya: zi record {other.nomor}"
    if any(one.id == other.id for one in whole.aktivitas):
        return f" tetapi aktivitas; untuk mencatatnya: zi done {other.nomor}"
    return ""


def the_month(butir: "Butir[Aktivitas]", said: int | None, selesai: "date") -> int:
    """Find the occurrence that is meant by its due month."""
    from zi_cli.core.recording import due_month  # noqa: PLC0415  --help needs none of it
    from zi_cli.model.waktu import NAMA_BULAN  # noqa: PLC0415

    months = [one.jatuh_tempo for one in butir.isi.jendela]
    if said is None and len(months) > 1 and _is_terminal():
        said = months[_ask(butir.nomor, [NAMA_BULAN[month - 1] for month in months])]
    return due_month(butir, said, selesai)


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _ask(said: str, choices: list[str]) -> int:
    """Let a person choose at a terminal; elsewhere say what there is to choose from."""
    if not _is_terminal():
        message = (
            f"{said} cocok dengan {len(choices)}: {'; '.join(shorten(one, 60, placeholder=' …') for one in choices)}"
        )
        raise typer.BadParameter(message, param_hint="ID")
    for number, choice in enumerate(choices, 1):
        typer.echo(f"  {number}  {choice}", err=True)
    answer: str = typer.prompt("Nomor yang mana", err=True).strip().casefold()
    fitting = [n for n, choice in enumerate(choices, 1) if answer in (str(n), choice.casefold())]
    if not fitting:
        message = f"{answer[:40]} bukan salah satu pilihannya"
        raise typer.BadParameter(message)
    return fitting[0] - 1
