"""What every command that writes has in common: who acts, a dry run, a choice to make, and how the outcome is told."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, TypeVar

import typer

from zi_cli import acts, render
from zi_cli.cli import options, shown
from zi_cli.cli.output import say, show, show_text
from zi_cli.cli.question import open_workspace
from zi_cli.cli.words import worded
from zi_cli.model.refusal import Refusal

T = TypeVar("T")


def terms(
    ctx: typer.Context, folder: Path | None, today: str | None, by: str | None = None, *, dry_run: bool
) -> "acts.terms.Terms":
    """Take on what terms an act is done."""
    day = options.hari_ini(ctx, today)
    return acts.terms.Terms(open_workspace(ctx, folder).places, day, by, dry_run=dry_run)


def with_choice(act: "Callable[..., acts.terms.Outcome[T]]", **given: Any) -> "acts.terms.Outcome[T]":  # noqa: ANN401  what the act takes
    """Do an act; what fits several things is asked at a terminal, and refused elsewhere."""
    while True:
        try:
            return act(**given)
        except Refusal as refusal:
            if not refusal.choices or not (sys.stdin.isatty() and sys.stderr.isatty()):
                raise
            say(worded(refusal.pesan))
            chosen = refusal.choices[_asked([one.sebutan for one in refusal.choices])]
            given[chosen.field] = chosen.isi


def _asked(choices: list[str]) -> int:
    for number, choice in enumerate(choices, 1):
        shown.err(f"  {number}  {choice}\n")
    answer: str = typer.prompt("Nomor yang mana", err=True).strip().casefold()
    for n, choice in enumerate(choices):
        if answer in (str(n + 1), choice.casefold()):
            return n
    raise typer.BadParameter(f"{answer[:40]} bukan salah satu pilihannya")


def warn(outcome: "acts.terms.Outcome[Any]") -> None:
    """Say what the person should know beside the result."""
    for words in outcome.peringatan:
        say(worded(words))


def tell(
    outcome: "acts.terms.Outcome[Any]", screen: "Callable[[], Iterable[render.layout.Block]]", *, dry_run: bool
) -> None:
    """Show what was done, or what would be written."""
    warn(outcome)
    if dry_run:
        tell_difference(outcome)
    else:
        show(screen())


def tell_effect(outcome: "acts.terms.Outcome[Any]", screen: "Iterable[render.layout.Block]", *, dry_run: bool) -> None:
    """Show what it does to the figures; of a dry run what would be written comes first."""
    if dry_run:
        tell_difference(outcome)
    show(screen)
    warn(outcome)


def tell_difference(outcome: "acts.terms.Outcome[Any]") -> None:
    """Show what a dry run would write."""
    show_text(outcome.perbedaan)
    say("belum ada yang ditulis; ulangi tanpa --dry-run untuk menulisnya.")
