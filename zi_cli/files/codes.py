"""Every code that `zi check` and `zi import` may show, from the rooms that have any."""

from zi_cli.checks import impor
from zi_cli.checks.all_rules import EVERY
from zi_cli.files import sentences
from zi_cli.files.nasional import nasional
from zi_cli.model.ejaan import nearest
from zi_cli.model.masalah import Penjelasan
from zi_cli.model.nasional import Ketentuan
from zi_cli.model.refusal import Refusal
from zi_cli.yaml import problem


def all_codes() -> tuple[Penjelasan, ...]:
    """Give the codes of the text, of the schema and of the rules, in order."""
    known = (*problem.EXPLANATIONS, *sentences.EXPLANATIONS, *(rule.penjelasan for rule in EVERY), *impor.EXPLANATIONS)
    return tuple(sorted(known, key=lambda one: int(one.kode[2:])))


def explained(said: str) -> tuple[Penjelasan, list[Ketentuan]]:
    """Find a code, letter case aside and without its letters too, and the national figures it rests on."""
    wanted = said.strip().upper()
    wanted = f"ZI{wanted}" if wanted.isdecimal() else wanted
    known = {one.kode: one for one in all_codes()}
    if wanted in known:
        found = known[wanted]
        return found, [nasional().ketentuan[one] for one in found.dasar]
    near = ", ".join(nearest(wanted, list(known)))
    raise Refusal(f"{said} bukan kode yang dikenal; yang mirip: {near}", about="kode_periksa")
