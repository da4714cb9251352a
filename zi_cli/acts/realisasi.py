"""Putting facts into the realisasi of a year, and judging the year before and after."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from zi_cli.acts.change import Change
from zi_cli.acts.period import approvals
from zi_cli.checks.year_rules import findings_of_year
from zi_cli.core.approval import refuse_if_approved
from zi_cli.core.assessment import Bahan, Penilaian, assess
from zi_cli.core.position import posisi
from zi_cli.core.unit import recorded
from zi_cli.files.reading import Sumber, read_record
from zi_cli.files.workspace import Workspace
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import act
from zi_cli.model.masalah import Penjelasan, Temuan
from zi_cli.model.periode import Periode, readable
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.refusal import Refusal
from zi_cli.yaml.edits import Append, Put, edited


@frozen
class Recorded:
    """The judgement of the year before and after some facts were recorded, and what the rules newly find in it."""

    sebelum: Penilaian
    sesudah: Penilaian
    peringatan: tuple[str, ...]


def into_realisasi(one: Change, tahun: int, *facts: Put | Append) -> Recorded:
    """Change the realisasi of a year.

    Raises Refusal where there is no file yet, and where the change would put a galat into it.
    """
    bahan = one.workspace.bahan(tahun)
    if bahan.realisasi is None:
        raise Refusal(f"belum ada {bahan.berkas_realisasi}", ("buat dulu berkasnya: ", act("new_year", tahun=tahun)))
    path = one.workspace.places.realisasi(tahun)
    text = edited(one.session.text(path), *facts)
    read = read_record(Sumber(bahan.berkas_realisasi, text.encode("utf-8")), Realisasi)
    if read.isi is None:
        raise Refusal("isi ini tidak bisa dicatat; tidak ada yang diubah", "perbaiki isinya", read.masalah)
    after = replace(bahan, realisasi=read.isi)
    fresh = _fresh(bahan, after)
    wrong = tuple(read.sumber.show(rule.kode, rule.tingkat, found) for rule, found in fresh if rule.tingkat == "galat")
    if wrong:
        raise Refusal("isi ini tidak bisa dicatat; tidak ada yang diubah", "perbaiki isinya", wrong)
    one.session.put(path, text)
    judge = _judge(one, tahun)
    warnings = tuple(f"{found.pesan}; {found.saran}" for rule, found in fresh if rule.tingkat == "peringatan")
    return Recorded(judge(bahan), judge(after), warnings)


def refuse_approved(workspace: Workspace, tahun: int, key: str) -> None:
    """Refuse to record into a period that is submitted or approved; a later one reads what an earlier one does."""
    for persetujuan in approvals(workspace, *readable(tahun)):
        refuse_if_approved(persetujuan, [key])


def _judge(one: Change, tahun: int) -> Callable[[Bahan], Penilaian]:
    at = posisi(Periode(tahun), hari_ini=one.hari_ini)
    return lambda bahan: assess(bahan, at)


def _fresh(before: Bahan, after: Bahan) -> list[tuple[Penjelasan, Temuan]]:
    """Find what the rules find in the changed file and did not find before; the unit has switched some off."""
    known = {(rule.kode, found.letak, found.kalimat) for rule, found in _findings(before)}
    off = {kode for kode, tingkat in after.pengaturan.aturan.items() if tingkat == "mati"}
    there = ((rule, found) for rule, found in _findings(after) if rule.kode not in off)
    return [(rule, found) for rule, found in there if (rule.kode, found.letak, found.kalimat) not in known]


def _findings(bahan: Bahan) -> Iterator[tuple[Penjelasan, Temuan]]:
    return findings_of_year(recorded(bahan))
