"""What many units add up to: every question of the roll-up, asked over the tables of a folder."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from zi_cli.acts.effort import Effort
from zi_cli.acts.tables import Asked, Collected, export
from zi_cli.core.rekapitulasi import Rekapitulasi
from zi_cli.files.interruption import told_plainly
from zi_cli.many.parquet import not_asked
from zi_cli.many.rollup import Engine, answers, opened

USUAL = Effort()


def ask_tables(engine: Engine, tables: str, tahun: int | None, master: str | None = None) -> Rekapitulasi:
    """Ask over tables that are there already, in a folder or at an address of object storage."""
    left_out = [] if "://" in tables else not_asked(Path(tables))
    return _asked(engine, tables, tahun, master, left_out)


def roll_up(  # noqa: PLR0913  how many units are asked, and by what
    folders: Sequence[Path],
    asked: Asked,
    engine: Engine,
    *,
    tables: str | None = None,
    master: str | None = None,
    effort: Effort = USUAL,
) -> tuple[Rekapitulasi, Collected]:
    """Ask over the tables of some units, made in the folder that keeps them, or in one that goes again."""
    with told_plainly(), TemporaryDirectory(prefix="zi-") as aside:
        place = Path(tables) if tables is not None else Path(aside) / "tabel"
        made = export(folders, place, asked, effort)
        return _asked(engine, str(place), asked.periode.tahun, master, made.not_asked()), made


def _asked(
    engine: Engine, tables: str, tahun: int | None, master: str | None, left_out: list[dict[str, str]]
) -> Rekapitulasi:
    with opened(engine, tables, tahun, master) as (ask, chosen):
        return Rekapitulasi(chosen, answers(ask), left_out)
