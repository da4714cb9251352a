"""Small records for tests of the engine."""

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from typing import Any

from zi_cli.core.assessment import Bahan, Penilaian, assess
from zi_cli.core.position import posisi
from zi_cli.model.pengaturan import BAWAAN, Pengaturan
from zi_cli.model.periode import SEMESTER, Periode
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.rencana import Rencana
from zi_cli.model.schema_record import validator_of

HARI_INI = date(2026, 11, 23)


def indikator(id_: str, target: object = 65, **more: object) -> dict[str, Any]:
    """Write an indikator with one target for 2024."""
    base = {"id": id_, "nama": f"Indikator {id_}", "jenis": "persen", "penanggung_jawab": "Sekretaris"}
    return base | {"target": {2024: target}} | more


def aktivitas(id_: str, waktu: str = "Juni", output: tuple[str, ...] = ("Laporan",), **more: object) -> dict[str, Any]:
    """Write an aktivitas."""
    return {"id": id_, "nama": f"Aktivitas {id_}", "output": list(output), "waktu": waktu} | more


def rencana(*programs: tuple[list[dict[str, Any]], list[dict[str, Any]]]) -> Rencana:
    """Make a plan of 2024 with one kegiatan a program, of (indikator, aktivitas)."""
    tree = {
        "skema": 1,
        "judul": "Rencana",
        "unit": {"nama": "Dinas", "singkatan": "D", "daerah": "Kota"},
        "periode": {"mulai": 2024, "selesai": 2024},
        "program": [
            {
                "id": f"p{n}",
                "nama": f"Program {n}",
                "kegiatan": [{"id": f"k{n}", "nama": f"Kegiatan {n}", "aktivitas": acts, "indikator": inds}],
            }
            for n, (inds, acts) in enumerate(programs, 1)
        ],
    }
    return validator_of(Rencana).validate_python(tree)


def nilai(
    plan: Rencana,
    bacaan: Mapping[str, object] | None = None,
    catatan: Mapping[str, object] | None = None,
    *,
    semester: int | None = None,
    per: date | None = None,
    hari_ini: date = HARI_INI,
    pengaturan: Pengaturan = BAWAAN,
) -> Penilaian:
    """Judge 2024."""
    tree = {"skema": 1, "tahun": 2024, "indikator": dict(bacaan or {}), "aktivitas": dict(catatan or {})}
    realisasi = validator_of(Realisasi).validate_python(tree)
    bahan = Bahan(plan, "plans/renaksi.yaml", realisasi, "plans/realisasi/2024.yaml", pengaturan)
    return assess(
        bahan, posisi(Periode(2024, SEMESTER, semester) if semester else Periode(2024), hari_ini=hari_ini, per=per)
    )


def one(
    bacaan: Mapping[str, object] | None, *, semester: int | None = None, per: date | None = None, **more: object
) -> Any:
    """Judge a plan of a single indikator."""
    target = more.pop("target", 65)
    plan = rencana(([indikator("satu", target, **more)], []))
    return nilai(plan, {"satu": bacaan} if bacaan else {}, semester=semester, per=per).indikator[0]


def pecahan(text: str) -> Fraction:
    """Read an exact number."""
    return Fraction(text)
