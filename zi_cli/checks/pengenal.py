"""The rules of the ids that a realisasi file names."""

from collections.abc import Iterator

from zi_cli.checks.rule import Aturan, rule
from zi_cli.core.unit import Tercatat
from zi_cli.model.ejaan import nearest
from zi_cli.model.masalah import Letak, Temuan
from zi_cli.model.rencana import Aktivitas, Indikator

MOST_GUESSES = 50
"""Guessing what was meant compares with every id; a file with more unknown ids than this is another plan's."""


def unknown_indikator(tercatat: Tercatat) -> Iterator[Temuan]:
    known = {butir.id: None for butir in tercatat.outline.indikator}
    yield from _unknown(tercatat, "indikator", [key for key in tercatat.realisasi.indikator if key not in known], known)


def unknown_aktivitas(tercatat: Tercatat) -> Iterator[Temuan]:
    known = {butir.id: None for butir in tercatat.outline.aktivitas}
    yield from _unknown(tercatat, "aktivitas", [key for key in tercatat.realisasi.aktivitas if key not in known], known)


def _unknown(tercatat: Tercatat, part: str, keys: list[str], known: dict[str, None]) -> Iterator[Temuan]:
    for n, key in enumerate(keys):
        other = tercatat.outline.of(key)
        letak = Letak(tercatat.berkas, (part, key), kunci=True)
        if other is None:
            saran = _guess(part, key, known if n < MOST_GUESSES else {})
            yield Temuan(letak, f'id {part} "{key}" tidak ada di rencana', saran)
        else:
            kind = type(other.isi).__name__.lower()
            is_recordable = isinstance(other.isi, (Aktivitas, Indikator))
            saran = f"pindahkan ke bagian {kind}" if is_recordable else f"tulis id {part} di dalam {kind} itu"
            yield Temuan(letak, f'"{key}" adalah id {kind} {other.nomor}, bukan id {part}', saran)


def _guess(part: str, key: str, known: dict[str, None]) -> str:
    near = nearest(key, known, 1)
    return f'maksud Anda "{near[0]}"?' if near else f"pakai id {part} yang ada di rencana"


def typed_computed(tercatat: Tercatat) -> Iterator[Temuan]:
    for butir in tercatat.outline.indikator:
        if butir.isi.hitung and butir.id in tercatat.realisasi.indikator:
            pesan = f"{butir.nomor} dihitung zi dari indikator lain, jadi tidak diisi"
            yield Temuan(
                tercatat.at(butir, kunci=True), pesan, "hapus isian ini; hitungannya: zi explain " + butir.nomor
            )


ATURAN: tuple[Aturan[Tercatat], ...] = (
    rule(
        "ZI301",
        "galat",
        "Id indikator tidak dikenal",
        "Realisasi menyebut indikator yang tidak ada di rencana aksi, sehingga bacaannya tidak pernah terhitung. "
        "Biasanya id salah ketik; salin id-nya dari berkas rencana.",
        unknown_indikator,
    ),
    rule(
        "ZI302",
        "galat",
        "Id aktivitas tidak dikenal",
        "Realisasi menyebut aktivitas yang tidak ada di rencana aksi, sehingga catatannya tidak pernah terhitung. "
        "Biasanya id salah ketik; salin id-nya dari berkas rencana.",
        unknown_aktivitas,
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
