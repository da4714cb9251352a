"""The rules of the ids that a realisasi file names."""

from collections.abc import Iterator
from functools import partial
from typing import Literal

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.outline import AnyButir
from zi_cli.core.unit import Tercatat
from zi_cli.model.ganti import nama_dimaksud
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.rencana import Aktivitas, Indikator

MOST_GUESSES = 50
"""Guessing what was meant compares with every id; a file with more unknown ids than this is another plan's."""


def _unknown(tercatat: Tercatat, part: Literal["indikator", "aktivitas"]) -> Iterator[Temuan]:
    known = {butir.id: butir for butir in getattr(tercatat.outline, part)}
    recorded = getattr(tercatat.realisasi, part)
    named = [key for key in recorded if key not in known]
    free = [key for key, butir in known.items() if key not in recorded and not _is_computed(butir.isi)]
    for n, key in enumerate(named):
        other = tercatat.outline.of(key)
        letak = Letak(tercatat.berkas, (part, key), kunci=True)
        if other is None:
            saran, ganti = nama_dimaksud(key, free if n < MOST_GUESSES else (), f"pakai id {part} yang ada di rencana")
            yield Temuan(letak, f'id {part} "{key}" tidak ada di rencana', saran, ganti=ganti)
        else:
            kind = type(other.isi).__name__.lower()
            saran = _elsewhere(other) or f"tulis id {part} di dalam {kind} itu"
            yield Temuan(letak, f'"{key}" adalah id {kind} {other.nomor}, bukan id {part}', saran)


def _elsewhere(butir: AnyButir) -> str:
    """Say how a node of another kind is recorded: what stands here has not the form of its records."""
    if _is_computed(butir.isi):
        return f"hapus isian ini; {butir.nomor} dihitung zi"
    act = {Aktivitas: "done", Indikator: "record"}.get(type(butir.isi))
    return f"hapus isian ini; {butir.nomor} dicatat dengan zi {act} {butir.nomor}" if act else ""


def _is_computed(isi: object) -> bool:
    return isinstance(isi, Indikator) and bool(isi.hitung)


def typed_computed(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir in tercatat.outline.indikator:
        if butir.isi.hitung and butir.id in tercatat.realisasi.indikator:
            yield Temuan(
                tercatat.at(butir, kunci=True),
                f"{butir.nomor} dihitung zi dari indikator lain, jadi tidak diisi",
                f"hapus isian ini; hitungannya: zi explain {butir.nomor}",
            )


ATURAN: tuple[Aturan[Tercatat], ...] = (
    rule(
        "ZI301",
        "galat",
        "Id indikator tidak dikenal",
        "Berkas realisasi menyebut indikator yang tidak ada di rencana aksi, sehingga angkanya tidak pernah terhitung. "
        "Biasanya id salah ketik; salin id-nya dari berkas rencana.",
        partial(_unknown, part="indikator"),
    ),
    rule(
        "ZI302",
        "galat",
        "Id aktivitas tidak dikenal",
        "Realisasi menyebut aktivitas yang tidak ada di rencana aksi, sehingga catatannya tidak pernah terhitung. "
        "Biasanya id salah ketik; salin id-nya dari berkas rencana.",
        partial(_unknown, part="aktivitas"),
    ),
    rule(
        "ZI303",
        "galat",
        "Indikator yang dihitung diisi orang",
        "Capaian rencana aksi dihitung dari indikator lain. Bila diisi tangan, angka di laporan dapat berbeda dari "
        "hitungannya; isian itu diabaikan. Hapus isiannya, dan lihat hitungannya dengan zi explain.",
        typed_computed,
    ),
)
