"""Putting facts into the realisasi of a year, and judging the year before and after."""

from dataclasses import replace

from zi_cli.acts.change import Change, unfit
from zi_cli.acts.period import refuse_changed
from zi_cli.checks.year_rules import findings_of_year
from zi_cli.core.assessment import Bahan, Penilaian, assess
from zi_cli.core.labels import numbered
from zi_cli.core.position import posisi
from zi_cli.core.unit import recorded
from zi_cli.files.reading import Sumber
from zi_cli.model.bukti import RegisterBukti
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Penjelasan, Temuan
from zi_cli.model.periode import Periode
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.refusal import Refusal
from zi_cli.yaml.edits import Append, Put


@frozen
class Recorded:
    """The judgement of the year before and after some facts were recorded, and what the rules newly find in it."""

    sebelum: Penilaian
    sesudah: Penilaian
    peringatan: tuple[str, ...]


def into_realisasi(one: Change, tahun: int, *facts: Put | Append, register: RegisterBukti | None = None) -> Recorded:
    """Change the realisasi of a year.

    `register` is that of the year where the same act changes it. Raises Refusal where there is no file yet, where the
    change would put a galat into it, and where a period that is submitted or approved reads what would change.
    """
    bahan = one.workspace.bahan(tahun)
    if bahan.realisasi is None:
        raise Refusal(f"belum ada {bahan.berkas_realisasi}", one.workspace.way_to(tahun))
    path, at = one.workspace.places.realisasi(tahun), posisi(Periode(tahun), hari_ini=one.hari_ini)
    realisasi = numbered(one.edit(path, Realisasi, *facts), bahan.rencana)
    after = replace(bahan, realisasi=realisasi, register=register.bukti if register else bahan.register)
    refuse_changed(one.workspace, tahun, realisasi=after.realisasi, register=register)
    fresh = _fresh(bahan, after)
    sumber = Sumber(bahan.berkas_realisasi, one.session.text(path).encode("utf-8"))
    wrong = tuple(sumber.show(rule.kode, rule.tingkat, found) for rule, found in fresh if rule.tingkat == "galat")
    if wrong:
        raise unfit(wrong)
    warnings = tuple(f"{found.pesan}; {found.saran}" for rule, found in fresh if rule.tingkat == "peringatan")
    return Recorded(assess(bahan, at), assess(after, at), warnings)


def _fresh(before: Bahan, after: Bahan) -> list[tuple[Penjelasan, Temuan]]:
    """Find what the rules find in the changed file and did not find before; the unit has switched some off."""
    known = {(rule.kode, found.letak, found.kalimat) for rule, found in findings_of_year(recorded(before))}
    off = {kode for kode, tingkat in after.pengaturan.aturan.items() if tingkat == "mati"}
    there = ((rule, found) for rule, found in findings_of_year(recorded(after)) if rule.kode not in off)
    return [(rule, found) for rule, found in there if (rule.kode, found.letak, found.kalimat) not in known]
