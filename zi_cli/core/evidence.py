"""What evidence belongs to: the place a piece of it is meant for, what each piece proves, and what has none."""

import re
from collections.abc import Collection
from datetime import date
from typing import Literal, NamedTuple

from zi_cli.core.assessment import Penilaian
from zi_cli.core.outline import AnyButir
from zi_cli.core.position import refuse_other_length
from zi_cli.core.schedule import Kejadian, is_running_in
from zi_cli.model.bukti import Bukti
from zi_cli.model.ejaan import parse_bagian
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Act, Field, Kutipan, Words, act, joined
from zi_cli.model.masalah import Jalur, Letak
from zi_cli.model.periode import SUSULAN, Panjang, Periode, first_of_all
from zi_cli.model.realisasi import Bacaan, CatatanAktivitas, Realisasi
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Aktivitas, Indikator
from zi_cli.model.tanda import rapi
from zi_cli.model.tulisan import daftar, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN, Jendela, parse_bulan

Jawaban = Literal["baik", "ragu", "mati"]
"""What an address on the web answers: that it is there, that it may be, that it is gone."""
RAHASIA = "dokumen rahasia"
"""What stands for the name of secret evidence on a page that others read."""
_BAGIAN = r"(?s:(?:(\d{4})(?:[-/ ]|$))?(.*))"
_HARI = r"(\d\d?)-(\d\d?)"
"""A month and a day, once the year in front of them is taken off."""
_WEB = re.compile(r"https?://[^/\s]", re.IGNORECASE)
_SLOTS = ("selesai", "selesai_terlambat", "lewat", "jatuh_tempo")
"""The states in which evidence is asked for: done, or due."""


@frozen
class Untuk:
    """What a person wrote behind --for: a node, a year and a part of it, the last two as far as they were said."""

    kunci: str
    tahun: int | None
    bagian: str


@frozen
class Sasaran:
    """One record of realisasi that evidence is added to."""

    butir: AnyButir
    tahun: int
    jalur: Jalur
    """The way to the record in the realisasi file; for a record that is still to be made, to the list it comes in."""
    bulan: int | None = None
    """The month of a record; None for a reading."""
    periode: Periode | None = None
    """The period of a reading; None for a record."""
    ada: bool = True
    """Whether the record is there already."""

    @property
    def kapan(self) -> str:
        """The month or the period."""
        if self.periode:
            return f"{self.periode.sebutan} tahun {self.tahun}"
        return f"{NAMA_BULAN[self.bulan - 1]} {self.tahun}" if self.bulan else str(self.tahun)

    def record_in(self, realisasi: Realisasi | None) -> CatatanAktivitas | Bacaan | None:
        """Give the record as it is written; None where it is still to be made."""
        if realisasi is None or not self.ada:
            return None
        if self.periode:
            return realisasi.reading(self.butir.id, self.periode)
        return realisasi.aktivitas[self.butir.id][int(self.jalur[-1])]


@frozen
class Pemakaian:
    """One place of a realisasi file that names a piece of evidence."""

    berkas: str
    butir: AnyButir
    tahun: int
    letak: Letak
    bulan: int | None = None
    """The month of a record; None for a reading."""
    periode: Periode | None = None
    """The period of a reading; None for a record."""
    output: str | None = None

    @property
    def sampai(self) -> int:
        """The month by whose end what is proven is done."""
        return self.periode.bulan_akhir if self.periode else self.bulan or 12


@frozen
class Ditambah:
    """What an add did: the evidence, its size, where it went, and what the year's completeness was and is."""

    bukti: str
    ukuran: int | None
    kerahasiaan: str
    sasaran: Sasaran
    output: tuple[str, ...]
    sebelum: Penilaian
    sesudah: Penilaian
    baru: bool
    """Whether the record did not name this evidence before."""

    @property
    def kosong(self) -> tuple[str, ...]:
        """The outputs of the occurrence that still have none."""
        bulan = self.sasaran.bulan or 0
        every = self.sesudah.occurrences(self.sasaran.butir)
        meant = (one for one in every if one.jendela.mulai <= bulan <= one.jendela.jatuh_tempo)
        return next((one.output_kosong for one in meant), ())


@frozen
class Terdaftar:
    """One piece of evidence: what the register says of it, if it stands there, and where it is used."""

    bukti: str
    entri: Bukti | None
    pemakaian: tuple[Pemakaian, ...]


class Cela(NamedTuple):
    """Something that is wrong with evidence, with its place."""

    berkas: str
    baris: int
    pesan: str
    saran: str


@frozen
class Ditolak:
    """Evidence that was found tidak sesuai and is to be replaced: what it is of, and why."""

    berkas: str
    butir: AnyButir
    kapan: str
    """The month, or the period."""
    output: str | None
    alasan: str
    penanggung_jawab: tuple[str, ...]
    tempat: str
    """What stands behind --for where it is proven again."""

    @property
    def untuk(self) -> str:
        """What is to be proven again."""
        return f"{self.output}, {self.kapan}" if self.output else self.kapan


def rejected(penilaian: Penilaian) -> tuple[Ditolak, ...]:
    """List the rejected evidence that nothing stands in for yet, in printed order: of readings, then of records."""
    known = penilaian.ditolak
    if not known:
        return ()
    of_readings = (
        Ditolak(
            path,
            one.butir,
            periode.sebutan,
            None,
            known[path].catatan or "",
            one.penanggung_jawab,
            f"{one.butir.nomor}@{periode.kunci}",
        )
        for one in penilaian.indikator
        for periode, bacaan in one.bacaan.every(penilaian.posisi.tahun)
        for path in bacaan.bukti
        if path in known and all(each in known for each in bacaan.bukti)
    )
    of_records = (
        Ditolak(
            bukti.berkas,
            one.butir,
            NAMA_BULAN[catatan.bulan - 1],
            bukti.output,
            known[bukti.berkas].catatan or "",
            one.penanggung_jawab,
            f"{one.butir.nomor}@{one.tahun}-{catatan.bulan:02}",
        )
        for one in penilaian.kejadian
        if one.keadaan != "batal"  # what was cancelled needs no proof
        for catatan in one.catatan
        for bukti in catatan.bukti
        if bukti.berkas in known and rapi(bukti.output) not in map(rapi, one.output_terisi)
    )
    of_times = (
        Ditolak(
            bukti.berkas,
            one.butir,
            tanggal_panjang(catatan.selesai),
            bukti.output,
            known[bukti.berkas].catatan or "",
            one.penanggung_jawab,
            f"{one.butir.nomor}@{catatan.selesai.isoformat()}",
        )
        for one in penilaian.insidentil
        for catatan in one.catatan
        for bukti in catatan.bukti
        if catatan.selesai and bukti.berkas in known and rapi(bukti.output) not in map(rapi, one.terisi(catatan))
    )
    return (*of_readings, *of_records, *of_times)


def parse_untuk(said: str) -> Untuk:
    """Read what stands behind --for: ID, ID@Juni, ID@2024-06, ID@s1, ID@2024-s1."""
    kunci, _, when = said.strip().partition("@")
    found = re.fullmatch(_BAGIAN, when.strip())
    tahun, bagian = (found[1], found[2]) if found else (None, when)
    return Untuk(kunci.strip(), int(tahun) if tahun else None, bagian.strip())


def sasaran(  # noqa: PLR0913  what a place is found by
    butir: AnyButir, bagian: str, realisasi: Realisasi | None, tahun: int, hari_ini: date, panjang: Panjang
) -> Sasaran:
    """Find the record that evidence for a node belongs to; `bagian` names a month or a period, or nothing.

    `panjang` is the length of the periods in which the year is reported.
    """
    if isinstance(butir.isi, Aktivitas):
        records = realisasi.aktivitas.get(butir.id, ()) if realisasi else ()
        if butir.isi.waktu.insidentil:
            return _of_insidentil(butir, bagian, records, tahun)
        bulan = _month(butir.nomor, butir.isi.jendela, bagian, tahun, hari_ini)
        return _of_aktivitas(butir, bulan, records, tahun)
    if isinstance(butir.isi, Indikator):
        return _of_indikator(butir, butir.isi, bagian, realisasi, panjang.of(tahun))
    raise Refusal(
        f"bukti dicatat untuk aktivitas atau indikator, sedangkan {butir.nomor} bukan keduanya",
        "sebut id atau nomornya, misalnya I.1.1 atau I.1.a",
    )


def _of_aktivitas(butir: AnyButir, bulan: int, records: tuple[CatatanAktivitas, ...], tahun: int) -> Sasaran:
    at = next((n for n, one in enumerate(records) if one.bulan == bulan), None)
    jalur: Jalur = ("aktivitas", butir.id)
    if at is None:
        return Sasaran(butir, tahun, jalur, bulan, ada=False)
    if records[at].batal:
        raise Refusal(
            f"{butir.nomor} {NAMA_BULAN[bulan - 1]} {tahun} dibatalkan, jadi tidak memerlukan bukti",
            "bila ternyata dilaksanakan, catat dulu selesainya, lalu ulangi",
        )
    return Sasaran(butir, tahun, (*jalur, at), bulan)


def _of_insidentil(butir: AnyButir, bagian: str, records: tuple[CatatanAktivitas, ...], tahun: int) -> Sasaran:
    """Find the one time that is meant of what has no schedule: by its day, by its month, or because there is one."""
    day = re.fullmatch(_HARI, bagian)
    bulan = int(day[1]) if day else parse_bulan(bagian) if bagian else None
    found = [(n, one) for n, one in enumerate(records) if bulan in (None, one.bulan) and one.selesai]
    if day:
        found = [(n, one) for n, one in found if one.selesai and one.selesai.day == int(day[2])]
    days = list(dict.fromkeys([one.selesai for _, one in found if one.selesai]))
    if len(days) == 1:  # of two on one day the first that has no evidence yet
        at, only = next((pair for pair in found if not pair[1].bukti), found[0])
        return Sasaran(butir, tahun, ("aktivitas", butir.id, at), only.bulan)
    if not found:
        way = ("catat dulu pelaksanaannya: ", act("done", butir=butir.nomor))
        raise Refusal(f"{butir.nomor} insidentil dan belum punya pelaksanaan yang cocok", way)
    raise Refusal(
        f"{butir.nomor} punya {len(found)} pelaksanaan: {daftar([tanggal_panjang(one) for one in days])}",
        ("sebut harinya, misalnya ", Field("untuk"), f" {butir.nomor}@{days[0].isoformat()}"),
    )


def _month(nomor: str, jendela: tuple[Jendela, ...], bagian: str, tahun: int, hari_ini: date) -> int:
    """Give the month of the record: the one said, else that of the only occurrence."""
    choices = daftar([NAMA_BULAN[one.jatuh_tempo - 1] for one in jendela])
    if bagian:
        bulan = parse_bulan(bagian)
        if any(one.mulai <= bulan <= one.jatuh_tempo for one in jendela):
            return bulan
        raise Refusal(f"{nomor} tidak dijadwalkan pada {NAMA_BULAN[bulan - 1]}", f"jadwalnya {choices}")
    if len(jendela) > 1:
        example = f"{nomor}@{tahun}-{jendela[0].jatuh_tempo:02}"
        raise Refusal(
            f"{nomor} punya {len(jendela)} jadwal dalam setahun: {choices}",
            ("sebut bulannya, misalnya ", Field("untuk"), f" {example}"),
        )
    only = jendela[0]
    is_under_way = hari_ini.year == tahun and is_running_in(only, hari_ini.month)
    return hari_ini.month if is_under_way else only.jatuh_tempo


def _of_indikator(
    butir: AnyButir, indikator: Indikator, bagian: str, realisasi: Realisasi | None, periods: tuple[Periode, ...]
) -> Sasaran:
    tahun, panjang = periods[0].tahun, periods[0].panjang
    if indikator.hitung:
        raise Refusal(
            f"{butir.nomor} dihitung zi dari indikator lain, jadi tidak diberi bukti",
            "beri bukti pada indikator asalnya",
        )
    year = realisasi.indikator.get(butir.id) if realisasi else None
    recorded = [periode for periode, _ in year.every(tahun, panjang)] if year else []
    if not bagian and len(recorded) > 1:
        raise Refusal(
            f"{butir.nomor} punya realisasi {panjang.nama} "
            f"{daftar([one.sebutan if one.is_released else str(one.ke) for one in recorded])}",
            (f"sebut {panjang.nama}nya, misalnya ", Field("untuk"), f" {butir.nomor}@{recorded[0].kunci}"),
        )
    said = _said(bagian, tahun, panjang) if bagian else None
    periode = said or next(iter(recorded), None)
    if said:
        refuse_other_length(said, panjang)
    if periode not in recorded:
        which = f"{periode.sebutan} tahun {tahun}" if periode else f"tahun {tahun}"
        asked = periode or periods[0]
        raise Refusal(
            f"{butir.nomor} belum punya realisasi {which}",
            (
                "catat dulu realisasinya: ",
                act("record", butir=butir.nomor, **asked.sebagai_isian, tahun=tahun, nilai="…"),
            ),
        )
    return Sasaran(butir, tahun, ("indikator", butir.id, periode.slot), periode=periode)


def _said(bagian: str, tahun: int, panjang: Panjang) -> Periode:
    """Read which place of a year is meant: one of its periods, or what is released after it."""
    part = (SUSULAN, 1) if is_released(bagian) else parse_bagian(bagian, first_of_all(panjang))
    return Periode(tahun, *part)


def is_released(bagian: str) -> bool:
    """Say whether a person means the figure that is released after the year."""
    return rapi(bagian).casefold() == SUSULAN.nama


def is_web(path: str) -> bool:
    """Say whether evidence is an address on the web, not a file."""
    return _WEB.match(path) is not None


def without_secrets(words: Words, rahasia: Collection[str]) -> str:
    """Say a sentence without a name of secret evidence: zi check names it to those who keep the files."""
    names = {one.rpartition("/")[2] or one for one in rahasia}

    def named(one: Act | Field | Kutipan) -> str:
        is_secret = isinstance(one, Kutipan) and (
            one.isi.rpartition("/")[2] in names or any(alamat in one.isi for alamat in rahasia)
        )
        return RAHASIA if is_secret else one.nama

    return joined(words, named)


def empty_slots(penilaian: Penilaian, bulan: int | None = None, post: str | None = None) -> tuple[Kejadian, ...]:
    """Find the occurrences that are done or due whose outputs lack evidence, in printed order, of a month or a post."""
    asked = (one for one in penilaian.kejadian if one.keadaan in _SLOTS and one.output_kosong)
    return tuple(one for one in asked if bulan in (None, one.bulan) and post in (None, *one.penanggung_jawab))
