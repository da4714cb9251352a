"""What was reached and done in one year: readings of indikator, records of aktivitas."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from fractions import Fraction
from typing import Any

from zi_cli.model import isian, label
from zi_cli.model.cara import CARA, CARA_KUNCI, CaraIsi, Macam
from zi_cli.model.periode import Panjang, Periode, slots
from zi_cli.model.schema_record import optional, record, required, schema_of

*_MOST, _LAST = [one.sebutan for one in CARA.values()]
_FIRST = tuple((one.kunci[0], cara) for cara, one in CARA.items())
_CARA = f"{', '.join(_MOST)}, atau {_LAST}"


@record
class Bacaan:
    """One reading of one indikator: the position of the year so far, written in exactly one way."""

    pembilang: int | None = optional(isian.CACAH, "Yang memenuhi, bilangan bulat.", default=None)
    penyebut: int | None = optional(isian.CACAH, "Seluruhnya, bilangan bulat; 0/0 berarti nihil.", default=None)
    nilai: Fraction | None = optional(
        isian.ANGKA, "Angka jadi; untuk persen bila hanya persentasenya diketahui.", default=None
    )
    kode: int | str | None = optional(
        label.KODE, "Label dari tabel kode indikator: nomornya atau bunyinya.", default=None
    )
    belum_waktunya: bool | None = optional(isian.BENAR_SALAH, "true: memang diukur kemudian.", default=None)
    tidak_berlaku: str | None = optional(isian.TEKS, "Alasan indikator ini tidak berlaku.", default=None)
    tanggal: date | None = optional(isian.TANGGAL, "Tanggal data.", default=None)
    catatan: str | None = optional(isian.TEKS, "Keterangan untuk laporan.", default=None)
    bukti: tuple[str, ...] = optional(
        isian.daftar(isian.TEKS), "Berkas bukti (di bawah plans/) atau alamat web.", default=()
    )

    def periksa(self) -> "Bacaan":
        """Refuse a reading written in no way or in two, and a fraction that cannot be."""
        ways = {
            cara
            for kunci, cara in CARA_KUNCI.items()
            if (value := getattr(self, kunci)) is not None and value is not False  # is_written, in half the time
        }
        if len(ways) != 1:
            banyak = "diisi dengan lebih dari satu cara" if ways else "belum berisi apa-apa"
            isian.refuse("ZI128", f"realisasi ini {banyak}", f"isi tepat satu: {_CARA}")
        if (self.pembilang is None) != (self.penyebut is None):
            kurang = "penyebut" if self.penyebut is None else "pembilang"
            instead = "atau ganti dengan nilai: … bila hanya persentasenya yang diketahui"
            isian.refuse("ZI128", f"{kurang} belum ditulis", f"tambahkan {kurang}, {instead}")
        if self.penyebut == 0 and self.pembilang:
            isian.refuse(
                "ZI131",
                f"penyebut 0 dengan pembilang {self.pembilang}",
                "periksa penyebut; bila memang nihil, tulis 0 dan 0",
            )
        return self

    @property
    def cara(self) -> CaraIsi:
        """The one way it is written in."""
        for kunci, cara in _FIRST:  # asked of every reading by several rules: no generator
            value = getattr(self, kunci)
            if value is not None and value is not False:
                return cara
        return _FIRST[0][1]  # not reached: what is written in no way is refused

    @property
    def macam(self) -> Macam:
        """What it states by itself."""
        return "nihil" if self.penyebut == 0 else CARA[self.cara].macam

    @property
    def angka(self) -> Fraction | None:
        """The number it states: the one that is written, or what its parts make in per cent; None where there is none."""
        if self.pembilang is not None and self.penyebut is not None:
            return Fraction(self.pembilang * 100, self.penyebut) if self.penyebut else None
        written = self.kode if self.nilai is None else self.nilai
        return None if written is None or isinstance(written, str) else Fraction(written)


def _as_in_bacaan(name: str) -> Any:  # noqa: ANN401  a field specifier stands for any type
    one = next(one for one in fields(Bacaan) if one.name == name)
    return optional(one.metadata["schema"], one.metadata["uraian"], default=one.default)


@record
class Susulan:
    """A figure that is released after its year, as a file writes it; it becomes a reading of the whole year."""

    pembilang: int | None = _as_in_bacaan("pembilang")
    penyebut: int | None = _as_in_bacaan("penyebut")
    nilai: Fraction | None = _as_in_bacaan("nilai")
    kode: int | None = _as_in_bacaan("kode")
    tanggal: date = required(isian.TANGGAL, "Tanggal terbit; angka ini dihitung sejak hari itu.")
    catatan: str | None = _as_in_bacaan("catatan")
    bukti: tuple[str, ...] = _as_in_bacaan("bukti")

    def periksa(self) -> Bacaan:
        """Take it as a reading, which is written in exactly one way."""
        return Bacaan(**{one.name: getattr(self, one.name) for one in fields(self)}).periksa()


@record
class BacaanSetahun:
    """The readings of one indikator in one year, at most one a period, and one that is released later."""

    semester_1: Bacaan | None = optional(schema_of(Bacaan), "Posisi sampai akhir Juni.", default=None)
    semester_2: Bacaan | None = optional(schema_of(Bacaan), "Posisi sampai akhir Desember.", default=None)
    triwulan_1: Bacaan | None = optional(
        schema_of(Bacaan), "Posisi sampai akhir Maret, di tahun yang dilaporkan per triwulan.", default=None
    )
    triwulan_2: Bacaan | None = optional(schema_of(Bacaan), "Posisi sampai akhir Juni, per triwulan.", default=None)
    triwulan_3: Bacaan | None = optional(schema_of(Bacaan), "Posisi sampai akhir September.", default=None)
    triwulan_4: Bacaan | None = optional(schema_of(Bacaan), "Posisi sampai akhir Desember, per triwulan.", default=None)
    susulan: Bacaan | None = optional(
        schema_of(Susulan), "Angka yang terbit sesudah tahunnya, untuk indikator dengan rilis.", default=None
    )

    def of(self, periode: Periode) -> Bacaan | None:
        """Look up the reading of a period."""
        found: Bacaan | None = getattr(self, periode.slot)
        return found

    def every(self, tahun: int, panjang: Panjang | None = None) -> tuple[tuple[Periode, Bacaan], ...]:
        """List the readings there are, earliest first, each with its period; `tahun` is the year they are of.

        Those of one length alone where it is said, and what is released after the year.
        """
        return tuple([(one, bacaan) for one in slots(tahun, panjang) if (bacaan := getattr(self, one.slot))])


@record
class BuktiOutput:
    """One piece of evidence for one output of an occurrence."""

    output: str = required(isian.TEKS, "Nama output, persis seperti di rencana.")
    berkas: str = required(isian.TEKS, "Berkas di bawah plans/, misalnya bukti/2024/sk-tim-zi.pdf, atau alamat web.")


@record
class CatatanAktivitas:
    """What is recorded about one occurrence, or about the progress of a range."""

    bulan: int = required(isian.BULAN, "Bulan jatuh tempo; untuk rentang, bulan sebelumnya berarti catatan kemajuan.")
    selesai: date | None = optional(isian.TANGGAL, "Tanggal selesai, tahun-bulan-hari.", default=None)
    batal: bool = optional(isian.BENAR_SALAH, "true bila dibatalkan; alasan wajib.", default=False)
    alasan: str | None = optional(isian.TEKS, "Alasan pembatalan.", default=None)
    bukti: tuple[BuktiOutput, ...] = optional(isian.daftar(schema_of(BuktiOutput)), "Bukti tiap output.", default=())
    kendala: str | None = optional(isian.TEKS, "Kendala yang dihadapi.", default=None)
    catatan: str | None = optional(isian.TEKS, "Catatan bebas.", default=None)

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not (self.selesai or self.batal or self.bukti or self.kendala or self.catatan)

    def periksa(self) -> "CatatanAktivitas":
        """Refuse a record that says nothing, or that is both done and cancelled."""
        if self.batal and not self.alasan:
            isian.refuse("ZI130", "aktivitas dibatalkan tanpa alasan", "tambahkan alasan: …")
        if self.batal and self.selesai:
            isian.refuse(
                "ZI130", "catatan ini selesai dan batal sekaligus", "hapus selesai, atau hapus batal dan alasannya"
            )
        if self.alasan and not self.batal:
            instead = "" if self.selesai else "tambahkan batal: true, atau "
            isian.refuse("ZI130", "ada alasan tetapi tidak batal", f"{instead}pindahkan alasan ke catatan")
        if self.is_empty:
            isian.refuse(
                "ZI130", "catatan ini belum berisi apa-apa", "isi selesai dengan tanggalnya, atau hapus catatan ini"
            )
        return self


@record
class Realisasi:
    """The realisasi file of one year."""

    skema: int = required(isian.SKEMA, "Versi bentuk berkas; sekarang 1.")
    tahun: int = required(isian.TAHUN, "Tahun realisasi, sama dengan nama berkas.")
    contoh: bool = optional(isian.BENAR_SALAH, "true: angka rekaan; semua keluaran bertanda CONTOH.", default=False)
    indikator: Mapping[str, BacaanSetahun] = optional(
        isian.peta(isian.SLUG, schema_of(BacaanSetahun)), "Realisasi tiap indikator, menurut id.", default={}
    )
    aktivitas: Mapping[str, tuple[CatatanAktivitas, ...]] = optional(
        isian.peta(isian.SLUG, isian.daftar(schema_of(CatatanAktivitas))),
        "Catatan tiap aktivitas, menurut id.",
        default={},
    )

    def reading(self, id_: str, periode: Periode) -> Bacaan | None:
        """Look up what was read of an indikator in a period."""
        year = self.indikator.get(id_)
        return year.of(periode) if year else None
