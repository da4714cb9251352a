"""The occurrences of a year and the state each is in: computed from `waktu` and the records, never stored.

A window runs from the first day of its first month to the last day of its due month, both included.
"""

from datetime import date, timedelta
from typing import Literal

from zi_cli.core.outline import Butir
from zi_cli.core.position import Posisi
from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Letak
from zi_cli.model.realisasi import CatatanAktivitas
from zi_cli.model.rencana import Aktivitas
from zi_cli.model.tanda import rapi
from zi_cli.model.waktu import Jendela, akhir_bulan, awal_bulan

KeadaanKejadian = Literal[
    "selesai",
    "selesai_terlambat",
    "lewat",
    "jatuh_tempo",
    "berjalan",
    "belum_ada_catatan",
    "mendatang",
    "batal",
]


@frozen
class Kejadian:
    """One jatuh tempo of one activity in one year, as it stands on the reading day."""

    butir: Butir[Aktivitas]
    tahun: int
    jendela: Jendela
    keadaan: KeadaanKejadian
    jatuh_tempo_sampai: bool
    """Due by the reading day and not cancelled: it stands in the denominators."""
    tepat_waktu: bool
    catatan: tuple[CatatanAktivitas, ...]
    """The records that count: progress first, the one of the due month last."""
    asal: tuple[Letak, ...]
    ditolak: frozenset[str] = frozenset()
    """The evidence that was found tidak sesuai, and proves nothing."""

    @property
    def bulan(self) -> int:
        """The due month, 1 to 12."""
        return self.jendela.jatuh_tempo

    @property
    def selesai(self) -> date | None:
        """When it was done; None while it is not."""
        return self.catatan[-1].selesai if self.is_done else None

    @property
    def is_done(self) -> bool:
        """Whether it is done, in time or late."""
        return self.keadaan in ("selesai", "selesai_terlambat")

    @property
    def in_grace(self) -> bool:
        """Whether it should have been done by now, and is not called late yet."""
        return self.keadaan == "jatuh_tempo" and self.jatuh_tempo_sampai

    @property
    def output_terisi(self) -> tuple[str, ...]:
        """The outputs that have evidence."""
        return _proven(self.butir, self.catatan, self.ditolak)

    @property
    def output_kosong(self) -> tuple[str, ...]:
        """The outputs that have none."""
        return tuple(output for output in self.butir.isi.output if output not in self.output_terisi)

    @property
    def selesai_tanpa_bukti(self) -> bool:
        """Done, with outputs to prove it, and none proven."""
        return self.is_done and bool(self.butir.isi.output) and not self.output_terisi

    @property
    def penanggung_jawab(self) -> tuple[str, ...]:
        """The posts answerable for it."""
        return self.butir.penanggung_jawab


@frozen
class Insidentil:
    """An aktivitas without a schedule, and the times it was done: never due, never late, in no denominator."""

    butir: Butir[Aktivitas]
    tahun: int
    catatan: tuple[CatatanAktivitas, ...]
    """The records that count, one for each time."""
    asal: tuple[Letak, ...]
    """The place of each of them; where there is none, that of the aktivitas."""
    ditolak: frozenset[str] = frozenset()

    @property
    def hari(self) -> tuple[date, ...]:
        """The days on which it was done."""
        return tuple(one.selesai for one in self.catatan if one.selesai)

    @property
    def penanggung_jawab(self) -> tuple[str, ...]:
        """The posts answerable for it."""
        return self.butir.penanggung_jawab

    def terisi(self, catatan: CatatanAktivitas) -> tuple[str, ...]:
        """Give the outputs that have evidence of one time."""
        return _proven(self.butir, (catatan,), self.ditolak)


def unscheduled(
    butir: Butir[Aktivitas],
    catatan: tuple[CatatanAktivitas, ...],
    posisi: Posisi,
    berkas: str,
    ditolak: frozenset[str] = frozenset(),
) -> Insidentil:
    """Give an aktivitas without a schedule with what is known of it at a position."""
    mine = [(n, one) for n, one in enumerate(catatan) if one.selesai and one.selesai <= posisi.per]
    asal = tuple(Letak(berkas, ("aktivitas", butir.id, n)) for n, _ in mine) or (butir.letak,)
    return Insidentil(butir, posisi.tahun, tuple(one for _, one in mine), asal, ditolak)


def occurrences(  # noqa: PLR0913  what an occurrence is made of
    butir: Butir[Aktivitas],
    catatan: tuple[CatatanAktivitas, ...],
    posisi: Posisi,
    toleransi_hari: int,
    berkas: str,
    ditolak: frozenset[str] = frozenset(),
) -> tuple[Kejadian, ...]:
    """Give the occurrences of one activity at a position; `berkas` holds its records, what is `ditolak` is no evidence."""
    known = (_Known(jendela, catatan, posisi) for jendela in butir.isi.jendela)
    return tuple(_occurrence(butir, one, toleransi_hari, berkas, ditolak) for one in known)


def _proven(butir: Butir[Aktivitas], catatan: tuple[CatatanAktivitas, ...], ditolak: frozenset[str]) -> tuple[str, ...]:
    """Give the outputs that records have evidence of which was not rejected."""
    every = (bukti for one in catatan for bukti in one.bukti)
    proven = {rapi(bukti.output) for bukti in every if bukti.berkas not in ditolak}
    return tuple(output for output in butir.isi.output if rapi(output) in proven) if proven else ()


class _Known:
    """What is known of one window at a position: its due day, its progress, and the record that decides."""

    def __init__(self, jendela: Jendela, catatan: tuple[CatatanAktivitas, ...], posisi: Posisi) -> None:
        self.jendela = jendela
        self.posisi = posisi
        self.due = akhir_bulan(posisi.tahun, jendela.jatuh_tempo)
        self.is_over = posisi.tutup and self.due <= posisi.akhir
        mine = [(n, one) for n, one in enumerate(catatan) if jendela.mulai <= one.bulan <= jendela.jatuh_tempo]
        if posisi.dibekukan:
            mine = [(n, one) for n, one in mine if not one.is_empty]  # nothing is left of what is later
        if not self.is_over:
            mine = [(n, one) for n, one in mine if _is_known(one, posisi)]
        self.progress = [(n, one) for n, one in mine if one.bulan < jendela.jatuh_tempo and not one.batal]
        self.final = next(((n, one) for n, one in mine if one.bulan == jendela.jatuh_tempo or one.batal), None)


def _is_known(catatan: CatatanAktivitas, posisi: Posisi) -> bool:
    dated = catatan.selesai or (None if catatan.batal else awal_bulan(posisi.tahun, catatan.bulan))
    return dated is None or dated <= posisi.per


def _occurrence(
    butir: Butir[Aktivitas], known: _Known, toleransi_hari: int, berkas: str, ditolak: frozenset[str]
) -> Kejadian:
    posisi = known.posisi
    keadaan = _keadaan(known, toleransi_hari)
    counted = [*known.progress, known.final] if known.final else known.progress
    asal = tuple(Letak(berkas, ("aktivitas", butir.id, n)) for n, _ in counted) or (butir.letak,)
    return Kejadian(
        butir,
        posisi.tahun,
        known.jendela,
        keadaan,
        jatuh_tempo_sampai=known.due <= posisi.per and keadaan != "batal",
        tepat_waktu=keadaan == "selesai",
        catatan=tuple(one for _, one in counted),
        asal=asal,
        ditolak=ditolak,
    )


def _keadaan(known: _Known, toleransi_hari: int) -> KeadaanKejadian:
    final = known.final[1] if known.final else None
    if final and final.batal:
        return "batal"
    if final and final.selesai:
        return "selesai" if final.selesai <= known.due + timedelta(days=toleransi_hari) else "selesai_terlambat"
    return "lewat" if _is_late(known, toleransi_hari) else _undone(known)


def _is_late(known: _Known, toleransi_hari: int) -> bool:
    """Say whether the due day and the days of grace are over; what is due after a finished period is not late in it."""
    if known.posisi.tutup and not known.is_over:
        return False
    day = known.posisi.kelambatan
    return day is None or day > known.due + timedelta(days=toleransi_hari)


def _undone(known: _Known) -> KeadaanKejadian:
    posisi, jendela = known.posisi, known.jendela
    if posisi.per >= awal_bulan(posisi.tahun, jendela.jatuh_tempo):
        return "jatuh_tempo"
    if posisi.per >= awal_bulan(posisi.tahun, jendela.mulai):
        return "berjalan" if known.progress else "belum_ada_catatan"
    return "mendatang"


def is_running_in(jendela: Jendela, bulan: int) -> bool:
    """Say whether a window is under way in a month and not yet due in it."""
    return jendela.mulai <= bulan < jendela.jatuh_tempo
