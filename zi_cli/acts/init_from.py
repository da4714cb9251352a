"""Beginning the folder of a unit with the plan from its own document."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from zi_cli.acts.impor import Asked, Impor, read, refuse_unfinished, refuse_unknown
from zi_cli.acts.init import Named, UnitBegun, awal_of, begin, years_of
from zi_cli.files.find_unit import PLANS
from zi_cli.files.new_unit import refuse_used
from zi_cli.files.skeleton import skeleton
from zi_cli.model.kemajuan import Told


def read_for(folder: Path, asked: Asked, told: Callable[[str], Told]) -> Impor:
    """Read the document; before that, refuse a folder that is used: nobody answers questions in vain."""
    refuse_used(folder)
    return read(asked, told)


def init_from(folder: Path, impor: Impor, *, sebagian: bool, dry_run: bool = False) -> UnitBegun:
    """Write what a unit begins with, its own plan in the place of the example, and check it.

    Raises Refusal for a folder that is used, and where the plan lacks what no plan can be without and nobody said
    `sebagian`.
    """
    if not dry_run:
        refuse_unknown(impor)
        refuse_unfinished(impor, sebagian=sebagian)
    names = Named(*(impor.unit.get(key) for key in ("nama", "singkatan", "daerah")))
    awal = replace(awal_of(names, years_of(*impor.years)), dokumen=impor.dokumen)
    read = {f"{PLANS}/{name}": text for name, text in impor.texts(awal.rencana).items()}
    made = {name: text for name, text in skeleton(awal).items() if name not in read}
    return begin(folder, awal, made | read, dry_run=dry_run)
