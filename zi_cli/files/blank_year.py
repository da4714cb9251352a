"""The text of a new realisasi file: everything that will be asked for in a year, as comments to be filled in.

The shape of the comments is a contract with `zi_cli/yaml/edits.py`, which turns them into real lines: "# " stands
where the real line begins, and each level below it is two blanks further in.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from textwrap import wrap
from typing import TypeVar

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.schedule import Insidentil, Kejadian
from zi_cli.model.cara import CARA
from zi_cli.model.periode import Periode, slots
from zi_cli.model.rencana import Indikator, jabatan_of
from zi_cli.model.tulisan import clean

KUMULATIF = "target sejak tahun pertama rencana; isi hasil tahun ini saja"
LINE = 120
"""So long is a line of the guidance."""
LONGEST = 160
"""So much of a wording stands in a comment; the whole of it is in the plan."""
PETUNJUK = """\
# yaml-language-server: $schema=../skema/realisasi.json
#
# Realisasi rencana aksi tahun {tahun}. Semua yang diminta tahun ini sudah tertulis di bawah sebagai komentar.
#
# Cara mengisi:
# - Dengan perintah: zi record dan zi done menulis di tempatnya masing-masing.
# - Dengan editor: hapus "# " di depan baris id dan di depan baris yang diisi, lalu tulis isinya sesudah titik dua.
# - Yang belum ada datanya dibiarkan sebagai komentar. Kosong bukan 0: 0 hanya ditulis bila memang nol.
# - Desimal memakai titik (66.5), tanpa titik ribuan (1250). Tanggal: {tahun}-06-28.
{periode}
# - Bila hanya persentasenya yang diketahui, tulis {{nilai: 66.5}}. pembilang 0 dan penyebut 0 berarti nihil.
# - Bila memang tidak ada angkanya, tulis {{belum_waktunya: true}} atau {{tidak_berlaku: alasannya}}.
# - Aktivitas yang batal: {{bulan: Juni, batal: true, alasan: sebabnya}}.
# - Sesudahnya jalankan zi check.
skema: 1
tahun: {tahun}
"""

Diminta = TypeVar("Diminta", CapaianIndikator, Kejadian | Insidentil)


def blank_year(penilaian: Penilaian) -> str:
    """Lay out a year of a plan with nothing recorded yet."""
    head = PETUNJUK.format(tahun=penilaian.posisi.tahun, periode=_positions(penilaian.periods))
    lines = [
        "indikator:",
        *_indikator(asked(penilaian), penilaian.periods),
        "aktivitas:",
        *_aktivitas(penilaian),
    ]
    return head + "".join(f"{one}\n" for one in lines)


def _positions(periods: Sequence[Periode]) -> str:
    """Say which position each period reads."""
    first, *others, last = periods
    said = (
        f"{first.judul} adalah posisi sampai akhir {istilah.bulan(first.bulan_akhir)}",
        *(f"{one.sebutan} sampai akhir {istilah.bulan(one.bulan_akhir)}" for one in others),
        f"{last.sebutan} posisi setahun penuh",
        "bukan tambahannya, kecuali yang keterangannya menyebut dijumlahkan atau dirata-rata.",
    )
    lines = wrap(", ".join(said), LINE, initial_indent="# - ", subsequent_indent="#   ", break_on_hyphens=False)
    return "\n".join(lines)


def asked(penilaian: Penilaian) -> list[CapaianIndikator]:
    """Give the indikator that people fill in: all but the computed ones."""
    return [one for one in penilaian.indikator if not one.dihitung]


def _indikator(wanted: Sequence[CapaianIndikator], periods: Sequence[Periode]) -> Iterator[str]:
    for heading, ones in _by_kegiatan(wanted):
        yield from heading
        for one in ones:
            yield f"  # {one.butir.id}: # {_joined(_about(one, periods[0]))}"
            asked = slots(periods[0].tahun)[-1:] if one.indikator.rilis else periods
            yield from (f"  #   {periode.slot}: {_isian(one.indikator)}" for periode in asked)


def _isian(indikator: Indikator) -> str:
    """Lay out a reading that is to be filled in."""
    return f"{{{', '.join(f'{kunci}: ' for kunci in (*CARA[next(iter(indikator.sifat.cara))].kunci, 'tanggal'))}}}"


def _aktivitas(penilaian: Penilaian) -> Iterator[str]:
    wanted = [each for butir, kejadian in penilaian.aktivitas for each in kejadian or penilaian.unscheduled(butir)]
    for heading, ones in _by_kegiatan(wanted):
        yield from heading
        for butir_id, same in groupby(ones, key=lambda one: one.butir.id):
            occurrences = list(same)
            butir = occurrences[0].butir
            output = "; ".join(_short(one) for one in butir.isi.output)
            always = "insidentil, satu baris tiap pelaksanaan" if butir.isi.waktu.insidentil else ""
            yield f"  # {butir_id}: # {_joined([f'{butir.nomor} {_short(butir.nama)}', always, output])}"
            yield from (f"  #   - {{bulan: {_bulan(one)}, selesai: }}" for one in occurrences)


def _bulan(one: Kejadian | Insidentil) -> str:
    return istilah.bulan(one.bulan) if isinstance(one, Kejadian) else ""


def _by_kegiatan(wanted: Sequence[Diminta]) -> Iterator[tuple[tuple[str, str], list[Diminta]]]:
    """Give the heading of each kegiatan, an empty line first, and what is asked for in it."""
    for nomor, group in groupby(wanted, key=lambda one: one.butir.nomor_kegiatan):
        ones = list(group)
        kegiatan = ones[0].butir.kegiatan
        yield ("", f"  # {nomor} {_short(kegiatan.nama if kegiatan else '')}"), ones


def _about(one: CapaianIndikator, periode: Periode) -> Iterator[str]:
    """Say what a person filling in an indikator wants to know of it."""
    yield f"{one.butir.nomor} {_short(one.butir.nama)}"
    yield ", ".join(f"{label} = {_short(arti)}" for label, arti in one.indikator.kode.items())
    yield "belum ada target" if one.target is None else f"target {_short(istilah.target(one))}"
    together = one.indikator.konsolidasi
    yield "" if together == "terakhir" else f"{periode.panjang.berurut} {istilah.KONSOLIDASI[together]}"
    yield KUMULATIF if one.indikator.kumulatif else ""
    yield f"angkanya terbit {istilah.rilis(one.indikator, periode.tahun)}" if one.indikator.rilis else ""
    yield _short("; ".join(jabatan_of(one.indikator.penanggung_jawab)))


def _joined(words: Iterable[str]) -> str:
    return " · ".join(word for word in words if word)


def _short(text: str) -> str:
    """Keep a wording of the plan on its line, whatever stands in it."""
    said = clean(text)
    return said if len(said) <= LONGEST else f"{said[: LONGEST - 1].rstrip()}…"
