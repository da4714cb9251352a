"""Putting one fact into the realisasi of a year, and judging the year before and after."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from zi_cli.cli.change import approvals
from zi_cli.model.frozen import frozen

if TYPE_CHECKING:
    from zi_cli.core.assessment import Bahan, Penilaian
    from zi_cli.files.writing import Session
    from zi_cli.model.masalah import Penjelasan, Temuan
    from zi_cli.yaml.edits import Append, Put


@frozen
class Recorded:
    """The judgement of the year before and after one fact was recorded, and what the rules say about it."""

    before: "Penilaian"
    after: "Penilaian"
    peringatan: tuple[str, ...]


def record_into(one: "Session", tahun: int, hari_ini: date, *changes: "Put | Append") -> Recorded:
    """Change the realisasi of a year.

    Raises Refusal where there is no file yet, and where the change would put a galat into it.
    """
    from zi_cli.files.reading import Sumber, read_record  # noqa: PLC0415
    from zi_cli.model.realisasi import Realisasi  # noqa: PLC0415
    from zi_cli.model.refusal import Refusal  # noqa: PLC0415
    from zi_cli.yaml.edits import edited  # noqa: PLC0415  only who writes needs it

    bahan = one.workspace.bahan(tahun)
    if bahan.realisasi is None:
        raise Refusal(f"belum ada {bahan.berkas_realisasi}", f"buat dulu berkasnya: zi new-year {tahun}")
    path = one.workspace.places.realisasi(tahun)
    text = edited(one.text(path), *changes)
    read = read_record(Sumber(bahan.berkas_realisasi, text.encode("utf-8")), Realisasi)
    if read.isi is None:
        raise Refusal("isi ini tidak bisa dicatat; tidak ada yang diubah", "perbaiki isinya", read.masalah)
    after = replace(bahan, realisasi=read.isi)
    fresh = _fresh(bahan, after)
    wrong = tuple(read.sumber.show(rule.kode, rule.tingkat, found) for rule, found in fresh if rule.tingkat == "galat")
    if wrong:
        raise Refusal("isi ini tidak bisa dicatat; tidak ada yang diubah", "perbaiki isinya", wrong)
    one.put(path, text)
    judge = _judge(tahun, hari_ini)
    warnings = tuple(f"{found.pesan}; {found.saran}" for rule, found in fresh if rule.tingkat == "peringatan")
    return Recorded(judge(bahan), judge(after), warnings)


def refuse_approved(one: "Session", tahun: int, semester: int, id_: str, bulan: int | None) -> None:
    """Refuse to record into a period that is submitted or approved; semester II reads what semester I does."""
    from zi_cli.core.approval import refuse_if_approved  # noqa: PLC0415  as above
    from zi_cli.core.fingerprint import key_of_reading, key_of_record  # noqa: PLC0415

    key = key_of_reading(id_, semester) if bulan is None else key_of_record(id_, bulan)
    for periode in approvals(one.workspace, (tahun, 1), (tahun, 2)):
        refuse_if_approved(periode, [key])


def _judge(tahun: int, hari_ini: date) -> "Callable[[Bahan], Penilaian]":
    from zi_cli.core.assessment import assess  # noqa: PLC0415  as above
    from zi_cli.core.position import posisi  # noqa: PLC0415

    return lambda bahan: assess(bahan, posisi(tahun, None, hari_ini=hari_ini))


def _fresh(before: "Bahan", after: "Bahan") -> "list[tuple[Penjelasan, Temuan]]":
    """Give what the rules find in the changed file and did not find before; the unit has switched some off."""
    known = {(rule.kode, found.pesan) for rule, found in _findings(before)}
    off = {kode for kode, tingkat in after.pengaturan.aturan.items() if tingkat == "mati"}
    fresh = ((rule, found) for rule, found in _findings(after) if (rule.kode, found.pesan) not in known)
    return [(rule, found) for rule, found in fresh if rule.kode not in off]


def _findings(bahan: "Bahan") -> "Iterator[tuple[Penjelasan, Temuan]]":
    from zi_cli.checks.year_rules import findings_of_year  # noqa: PLC0415  as above
    from zi_cli.core.unit import recorded  # noqa: PLC0415

    return findings_of_year(recorded(bahan))
