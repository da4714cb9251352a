"""The rules of the ids that a realisasi file names."""

from collections.abc import Iterator
from functools import partial
from typing import Literal

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.unit import Tercatat
from zi_cli.model.ejaan import meant
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.rencana import Aktivitas, Indikator

MOST_GUESSES = 50
"""Guessing what was meant compares with every id; a file with more unknown ids than this is another plan's."""


def _unknown(tercatat: Tercatat, part: Literal["indikator", "aktivitas"]) -> Iterator[Temuan]:
    known = {butir.id: None for butir in getattr(tercatat.outline, part)}
    named = [key for key in getattr(tercatat.realisasi, part) if key not in known]
    for n, key in enumerate(named):
        other = tercatat.outline.of(key)
        letak = Letak(tercatat.berkas, (part, key), kunci=True)
        if other is None:
            saran = meant(key, known if n < MOST_GUESSES else {}, f"pakai id {part} yang ada di rencana")
            yield Temuan(letak, f'id {part} "{key}" tidak ada di rencana', saran)
        else:
            kind = type(other.isi).__name__.lower()
            is_recordable = isinstance(other.isi, (Aktivitas, Indikator))
            saran = f"pindahkan ke bagian {kind}" if is_recordable else f"tulis id {part} di dalam {kind} itu"
            yield Temuan(letak, f'"{key}" adalah id {kind} {other.nomor}, bukan id {part}', saran)


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
