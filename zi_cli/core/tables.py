"""The judgement of one year as six tidy tables: the shape that files, queries and other programs build on.

What a column is called is a promise: columns may be added at the end of a table, never renamed, moved or taken away.
A figure that does not exist is None, never 0. Every row says whose it is (`unit`) and of which year (`tahun`).
"""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Literal, get_args

from zi_cli.core.anggaran import anggaran
from zi_cli.core.assessment import Penilaian, counted_by
from zi_cli.core.capaian import CapaianIndikator, Terbaca, consolidate
from zi_cli.core.istilah import label
from zi_cli.core.outline import AnyButir
from zi_cli.core.rounding import number, share
from zi_cli.core.schedule import Insidentil, KeadaanKejadian, Kejadian
from zi_cli.core.unit import Tercatat
from zi_cli.model.bukti import Bukti, HasilPeriksa, Kerahasiaan
from zi_cli.model.cara import KeadaanIndikator, Macam
from zi_cli.model.frozen import frozen
from zi_cli.model.jenis import Jenis
from zi_cli.model.periode import SLOTS
from zi_cli.model.realisasi import Bacaan
from zi_cli.model.rencana import Arah, Unit
from zi_cli.model.tulisan import MOST

SKEMA_TABEL = 1
"""The version of the shape below; it counts up only when a promise had to be broken."""

JenisKolom = Literal["teks", "bulat", "angka", "tanggal", "benar_salah"]
Isi = str | int | float | date | bool | None
Baris = tuple[Isi, ...]
LONGEST_KEY = 80


@frozen
class Kolom:
    """One column: its name, what it holds, whether it may be empty, its unit, and what it says."""

    nama: str
    jenis: JenisKolom
    uraian: str
    kosong: bool = False
    satuan: str | None = None
    pilihan: tuple[str, ...] = ()
    """The only words a text may be; empty where any may stand."""


@frozen
class TabelRapi:
    """One table: its name, what a row of it is, what tells its rows apart, and its columns in order."""

    nama: str
    uraian: str
    kunci: tuple[str, ...]
    """The columns that tell one row from every other; empty where rows may be the same."""
    kolom: tuple[Kolom, ...]


_UNIT = Kolom("unit", "teks", "Kunci unit, sama di semua tabel.")
_TAHUN = Kolom("tahun", "bulat", "Tahun yang dibaca.")
_CONTOH = Kolom("contoh", "benar_salah", "Benar bila angkanya rekaan, bukan catatan kinerja.")
_LKE = Kolom("lke", "teks", 'Nomor pertanyaan LKE yang didukung, dipisah "; ".', kosong=True)
_PENDUKUNG = Kolom("pendukung", "teks", 'Jabatan pendukung, dipisah "; ".', kosong=True)
_KEADAAN: tuple[str, ...] = get_args(KeadaanIndikator)

TABEL = (
    TabelRapi(
        "unit",
        "Satu baris tiap unit dan tahun: angka pokok rencana aksi.",
        ("unit", "tahun"),
        (
            _UNIT,
            _TAHUN,
            Kolom("nama", "teks", "Nama resmi unit."),
            Kolom("singkatan", "teks", "Nama pendek unit."),
            Kolom("daerah", "teks", "Kabupaten, kota, provinsi atau kementerian."),
            _CONTOH,
            Kolom("periode", "teks", "Bagian tahun yang dibaca.", pilihan=SLOTS),
            Kolom("per", "tanggal", "Tanggal posisi: yang bertanggal sesudahnya tidak ikut."),
            Kolom("indikator", "bulat", "Banyaknya indikator selain yang dihitung zi."),
            Kolom("dinilai", "bulat", "Penyebut skor: yang masuk hitungan, tanpa nihil dan tidak berlaku."),
            Kolom("tercapai", "bulat", "Pembilang skor: yang targetnya tercapai."),
            Kolom("terisi", "bulat", "Dari yang dinilai, yang sudah punya nilai."),
            Kolom("terbuka", "bulat", "Dari yang dinilai, yang belum diisi atau belum waktunya."),
            Kolom("skor", "angka", "Capaian rencana aksi: tercapai dibagi dinilai.", kosong=True, satuan="%"),
            Kolom(
                "skor_bawah",
                "angka",
                "Skor bila semua yang belum ada realisasinya tidak tercapai.",
                kosong=True,
                satuan="%",
            ),
            Kolom(
                "skor_atas", "angka", "Skor bila semua yang belum ada realisasinya tercapai.", kosong=True, satuan="%"
            ),
            Kolom("target", "angka", "Target skor tahun itu.", kosong=True, satuan="%"),
            Kolom("keadaan", "teks", "Keadaan skor terhadap targetnya.", pilihan=_KEADAAN),
            Kolom(
                "rata_capaian",
                "angka",
                "Rata-rata capaian, tiap capaian paling tinggi plafon; berbobot bila rata_berbobot benar.",
                kosong=True,
                satuan="%",
            ),
            Kolom("kejadian_jatuh_tempo", "bulat", "Jadwal yang jatuh tempo sampai tanggal posisi, tanpa yang batal."),
            Kolom("kejadian_selesai", "bulat", "Di antaranya yang selesai, tepat waktu atau terlambat."),
            Kolom("kejadian_tepat", "bulat", "Di antaranya yang selesai tepat waktu."),
            Kolom("output_diminta", "bulat", "Output dari jadwal yang jatuh tempo."),
            Kolom("output_terisi", "bulat", "Di antaranya yang punya bukti."),
            Kolom("batal", "bulat", "Jadwal yang dibatalkan."),
            Kolom("lewat", "bulat", "Jadwal yang lewat jatuh tempo dan belum selesai."),
            Kolom("rata_capaian_dari", "bulat", "Banyaknya capaian di dalam rata_capaian."),
            Kolom("plafon", "bulat", "Capaian tertinggi yang ikut rata-rata di unit ini.", satuan="%"),
            Kolom(
                "penyelesaian",
                "angka",
                "Rata-rata penyelesaian, tiap aktivitas berbobot sama.",
                kosong=True,
                satuan="%",
            ),
            Kolom(
                "ketepatan",
                "angka",
                "Rata-rata ketepatan waktu, tiap aktivitas berbobot sama.",
                kosong=True,
                satuan="%",
            ),
            Kolom("rata_berbobot", "benar_salah", "Benar bila rata_capaian menurut bobot indikator."),
            Kolom("anggaran", "bulat", "Jumlah anggaran yang tertulis di rencana.", kosong=True, satuan="rupiah"),
            Kolom("anggaran_dari", "bulat", "Banyaknya aktivitas yang anggarannya tertulis."),
        ),
    ),
    TabelRapi(
        "indikator",
        "Satu baris tiap indikator: nilai setahun menurut realisasi yang sudah ada.",
        ("unit", "tahun", "id"),
        (
            _UNIT,
            _TAHUN,
            Kolom("id", "teks", "Id indikator."),
            Kolom("nomor", "teks", "Nomor cetak, misalnya I.1.a."),
            Kolom("program", "teks", "Id program."),
            Kolom("kegiatan", "teks", "Id kegiatan."),
            Kolom("nama", "teks", "Bunyi indikator."),
            Kolom("jenis", "teks", "Apa yang dicatat.", pilihan=get_args(Jenis)),
            Kolom("arah", "teks", "naik: makin tinggi makin baik; turun: sebaliknya.", pilihan=get_args(Arah)),
            Kolom("satuan", "teks", "Satuan menurut rencana, bila disebut.", kosong=True),
            Kolom("target", "angka", "Target tahun itu; untuk kode: labelnya.", kosong=True, satuan="satuan indikator"),
            Kolom(
                "realisasi",
                "angka",
                "Nilai yang dicapai; untuk kode: labelnya.",
                kosong=True,
                satuan="satuan indikator",
            ),
            Kolom("pembilang", "bulat", "Pembilang nilai itu, bila dicatat.", kosong=True),
            Kolom("penyebut", "bulat", "Penyebut nilai itu, bila dicatat; 0 berarti nihil.", kosong=True),
            Kolom("capaian", "angka", "Realisasi terhadap target, tanpa plafon.", kosong=True, satuan="%"),
            Kolom("keadaan", "teks", "Keadaan terhadap target tahunan.", pilihan=_KEADAAN),
            Kolom("dinilai", "benar_salah", "Salah untuk nihil dan tidak berlaku."),
            Kolom("dihitung", "benar_salah", "Benar bila dihitung zi dari indikator lain."),
            Kolom("penanggung_jawab", "teks", 'Jabatan yang bertanggung jawab, dipisah "; ".'),
            Kolom("ikut_skor", "benar_salah", "Benar bila masuk hitungan skor; penyebutnya yang juga dinilai."),
            _CONTOH,
            Kolom("target_label", "teks", "Bunyi label target; hanya untuk kode.", kosong=True),
            Kolom("realisasi_label", "teks", "Bunyi label yang dicapai; hanya untuk kode.", kosong=True),
            Kolom("target_semula", "angka", "Target sebelum direvisi; kosong bila tidak direvisi.", kosong=True),
            Kolom("kumulatif", "teks", "rencana: dihitung sejak tahun pertama rencana.", kosong=True),
            Kolom(
                "sejauh_ini",
                "angka",
                "Jumlah sejak tahun pertama rencana, juga bila ada tahun yang belum diisi; hanya untuk yang kumulatif.",
                kosong=True,
                satuan="satuan indikator",
            ),
            Kolom("bobot", "angka", "Bobot menurut rencana, bila tertulis.", kosong=True),
            _LKE,
            _PENDUKUNG,
            Kolom("terkait", "teks", 'Id aktivitas yang terkait, dipisah "; ".', kosong=True),
        ),
    ),
    TabelRapi(
        "bacaan",
        "Satu baris tiap realisasi yang ikut pada tanggal posisi; yang belum dicatat tidak punya baris.",
        ("unit", "tahun", "id", "semester", "triwulan"),
        (
            _UNIT,
            _TAHUN,
            Kolom("id", "teks", "Id indikator."),
            Kolom("nomor", "teks", "Nomor cetak indikator."),
            Kolom(
                "semester",
                "bulat",
                "1 atau 2; realisasi menyatakan posisi setahun berjalan. Kosong di tahun per triwulan dan untuk susulan.",
                kosong=True,
            ),
            Kolom(
                "macam",
                "teks",
                "Apa yang dinyatakan; tak_terhitung: isinya tidak sesuai jenis indikator.",
                pilihan=tuple(one for one in get_args(Macam) if one != "belum_diisi"),  # such a one has no row
            ),
            Kolom("pembilang", "bulat", "Pembilang yang dicatat.", kosong=True),
            Kolom("penyebut", "bulat", "Penyebut yang dicatat.", kosong=True),
            Kolom(
                "nilai",
                "angka",
                "Angka seperti dicatat, atau persentase dari pembilang dan penyebut; kosong untuk kode.",
                kosong=True,
                satuan="satuan indikator",
            ),
            Kolom("kode", "bulat", "Label yang dicatat.", kosong=True),
            Kolom("tanggal", "tanggal", "Tanggal data.", kosong=True),
            Kolom("menentukan", "benar_salah", "Benar bila nilai setahun dibentuk dari realisasi ini."),
            Kolom("bukti", "bulat", "Banyaknya bukti yang disebut realisasi ini."),
            _CONTOH,
            Kolom("susulan", "benar_salah", "Benar bila angka ini terbit sesudah tahunnya."),
            Kolom("triwulan", "bulat", "1 sampai 4 di tahun per triwulan; di tahun lain kosong.", kosong=True),
        ),
    ),
    TabelRapi(
        "kejadian",
        "Satu baris tiap jatuh tempo sebuah aktivitas dalam setahun.",
        ("unit", "tahun", "id", "bulan"),
        (
            _UNIT,
            _TAHUN,
            Kolom("id", "teks", "Id aktivitas."),
            Kolom("nomor", "teks", "Nomor cetak, misalnya I.1.1."),
            Kolom("program", "teks", "Id program."),
            Kolom("kegiatan", "teks", "Id kegiatan."),
            Kolom("nama", "teks", "Bunyi aktivitas."),
            Kolom("mulai", "bulat", "Bulan pertama jadwalnya, 1 sampai 12."),
            Kolom("bulan", "bulat", "Bulan jatuh tempo, 1 sampai 12."),
            Kolom("keadaan", "teks", "Keadaan pada tanggal posisi.", pilihan=get_args(KeadaanKejadian)),
            Kolom("selesai", "tanggal", "Tanggal selesai.", kosong=True),
            Kolom(
                "jatuh_tempo",
                "benar_salah",
                "Benar bila jatuh tempo sampai tanggal posisi dan tidak batal: masuk penyebut.",
            ),
            Kolom("tepat_waktu", "benar_salah", "Benar bila selesai tepat waktu."),
            Kolom("output_diminta", "bulat", "Banyaknya output menurut rencana."),
            Kolom("output_terisi", "bulat", "Di antaranya yang punya bukti."),
            Kolom("penanggung_jawab", "teks", 'Jabatan yang bertanggung jawab, dipisah "; ".', kosong=True),
            _CONTOH,
            Kolom(
                "anggaran",
                "bulat",
                "Anggaran aktivitasnya, sama di tiap jadwalnya: jumlahkan sekali tiap id.",
                kosong=True,
                satuan="rupiah",
            ),
            _LKE,
            _PENDUKUNG,
        ),
    ),
    TabelRapi(
        "bukti",
        "Satu baris tiap pemakaian bukti oleh realisasi atau catatan yang ikut, dan tiap bukti terdaftar yang tidak dipakai.",
        (),
        (
            _UNIT,
            _TAHUN,
            Kolom("berkas", "teks", "Berkas di bawah folder plans, atau alamat web."),
            Kolom(
                "butir",
                "teks",
                "Id indikator atau aktivitas yang dibuktikan; kosong bila tidak dipakai keduanya, "
                "misalnya bukti tindak lanjut.",
                kosong=True,
            ),
            Kolom("nomor", "teks", "Nomor cetak butir itu.", kosong=True),
            Kolom("bulan", "bulat", "Bulan catatan aktivitas.", kosong=True),
            Kolom("semester", "bulat", "Semester realisasi indikator.", kosong=True),
            Kolom("output", "teks", "Output aktivitas yang dibuktikan.", kosong=True),
            Kolom("terdaftar", "benar_salah", "Benar bila ada di register bukti tahun itu."),
            Kolom("sha256", "teks", "Sidik isi berkas; alamat web tidak punya.", kosong=True),
            Kolom("ukuran", "bulat", "Ukuran berkas.", kosong=True, satuan="byte"),
            Kolom("tanggal_bukti", "tanggal", "Tanggal pelaksanaan yang dibuktikan.", kosong=True),
            Kolom("kerahasiaan", "teks", "Menurut register.", kosong=True, pilihan=get_args(Kerahasiaan)),
            Kolom(
                "pemeriksaan",
                "teks",
                "Hasil pemeriksaan orang lain; kosong bila tidak terdaftar.",
                kosong=True,
                pilihan=("belum_diperiksa", *get_args(HasilPeriksa)),
            ),
            _CONTOH,
            Kolom("triwulan", "bulat", "Triwulan realisasi indikator.", kosong=True),
        ),
    ),
    TabelRapi(
        "pelaksanaan",
        "Satu baris tiap pelaksanaan aktivitas insidentil, yang tidak punya jatuh tempo.",
        (),
        (
            _UNIT,
            _TAHUN,
            Kolom("id", "teks", "Id aktivitas."),
            Kolom("nomor", "teks", "Nomor cetak, misalnya I.1.1."),
            Kolom("program", "teks", "Id program."),
            Kolom("kegiatan", "teks", "Id kegiatan."),
            Kolom("nama", "teks", "Bunyi aktivitas."),
            Kolom("selesai", "tanggal", "Tanggal pelaksanaan."),
            Kolom("output_diminta", "bulat", "Banyaknya output menurut rencana."),
            Kolom("output_terisi", "bulat", "Di antaranya yang punya bukti untuk pelaksanaan ini."),
            Kolom("penanggung_jawab", "teks", 'Jabatan yang bertanggung jawab, dipisah "; ".', kosong=True),
            _CONTOH,
            _LKE,
            _PENDUKUNG,
        ),
    ),
)
"""Every table, in order; the rows of `tables` hold the columns in this order."""


def unit_key(unit: Unit) -> str:
    """Name a unit by its short name and its region, as a slug."""
    plain = "".join(one for one in unicodedata.normalize("NFKD", f"{unit.singkatan} {unit.daerah}") if one.isascii())
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold())[:LONGEST_KEY].strip("-") or "unit"


def tables(unit: str, penilaian: Penilaian, register: Mapping[str, Bukti]) -> dict[str, list[Baris]]:
    """Give the rows of every table, in printed order; `unit` is the key of the unit, `register` the year's evidence."""
    ditolak = penilaian.ditolak
    head, tail = (unit, penilaian.posisi.tahun), (penilaian.contoh,)
    return {
        "unit": [head + _of_unit(penilaian)],
        "indikator": [
            head + row + _more(one.butir) + ("; ".join(one.indikator.terkait) or None,)
            for one, row in zip(penilaian.indikator, _indikator(penilaian), strict=True)
        ],
        "bacaan": [head + row for one in penilaian.indikator for row in _bacaan(one, penilaian, ditolak)],
        "kejadian": [head + _kejadian(one, penilaian) + _more(one.butir) for one in penilaian.kejadian],
        "bukti": [head + row for row in _bukti(penilaian, register)],
        "pelaksanaan": [
            head + row + tail + _more(one.butir) for one in penilaian.insidentil for row in _pelaksanaan(one)
        ],
    }


def _more(butir: AnyButir) -> Baris:
    """Give the columns that were added behind the last one: what is only shown of a node."""
    return "; ".join(map(str, butir.isi.lke)) or None, "; ".join(butir.pendukung) or None


def _of_unit(penilaian: Penilaian) -> Baris:
    unit, skor, rekap = penilaian.bahan.rencana.unit, penilaian.skor, penilaian.keseluruhan
    low, high = skor.rentang
    budget = anggaran(penilaian.outline)
    return (
        unit.nama,
        unit.singkatan,
        unit.daerah,
        penilaian.contoh,
        penilaian.posisi.periode.slot,
        penilaian.posisi.per,
        rekap.indikator,
        skor.dinilai,
        skor.tercapai,
        skor.dinilai - skor.terbuka,
        skor.terbuka,
        number(skor.nilai, skor.desimal(skor.nilai)),
        number(low, skor.desimal(low)),
        number(high, skor.desimal(high)),
        number(skor.target, MOST),
        penilaian.keadaan_skor,
        share(rekap.rata_capaian.persen),
        rekap.penyelesaian_kejadian.dari,
        rekap.penyelesaian_kejadian.ada,
        sum(one.jatuh_tempo_sampai and one.tepat_waktu for one in penilaian.kejadian),
        rekap.bukti.dari,
        rekap.bukti.ada,
        rekap.batal,
        sum(one.keadaan == "lewat" for one in penilaian.kejadian),
        rekap.rata_capaian.banyak,
        penilaian.bahan.pengaturan.plafon,
        share(rekap.penyelesaian.persen),
        share(rekap.ketepatan.persen),
        rekap.rata_capaian.berbobot,
        budget.rupiah,
        budget.ada,
    )


def _indikator(penilaian: Penilaian) -> Iterator[Baris]:
    counted = {one.butir.nomor for one in counted_by(penilaian.own, penilaian.indikator)}
    for one in penilaian.indikator:
        butir, indikator, terbaca = one.butir, one.indikator, one.terbaca
        yield (
            butir.id,
            butir.nomor,
            butir.program.id,
            _kegiatan(butir),
            butir.nama,
            indikator.jenis,
            indikator.arah,
            indikator.satuan,
            number(one.target, MOST),
            number(one.realisasi, one.desimal_realisasi),
            terbaca.pembilang,
            terbaca.penyebut,
            number(one.capaian, one.desimal_capaian),
            one.keadaan,
            one.dinilai,
            one.dihitung,
            "; ".join(one.penanggung_jawab),
            butir.nomor in counted,
            penilaian.contoh,
            label(indikator, one.target),
            label(indikator, one.realisasi),
            number(butir.direvisi.semula, MOST) if butir.direvisi else None,
            indikator.kumulatif,
            number(terbaca.sejauh_ini, MOST),
            number(indikator.bobot, MOST),
        )


def _bacaan(one: CapaianIndikator, penilaian: Penilaian, ditolak: Collection[str]) -> Iterator[Baris]:
    for periode, bacaan in one.bacaan.every(penilaian.posisi.tahun):
        alone = consolidate(one.indikator, ((periode, bacaan),))
        yield (
            one.butir.id,
            one.butir.nomor,
            periode.isi.get("semester"),
            alone.macam,
            bacaan.pembilang,
            bacaan.penyebut,
            _nilai(one, bacaan, alone),
            bacaan.kode if isinstance(bacaan.kode, int) else None,  # what is no label of the plan is named by zi check
            bacaan.tanggal,
            periode in one.terbaca.dari,
            sum(path not in ditolak for path in bacaan.bukti),
            penilaian.contoh,
            periode.is_released,
            periode.isi.get("triwulan"),
        )


def _nilai(one: CapaianIndikator, bacaan: Bacaan, alone: Terbaca) -> int | float | None:
    """Give a reading's number: what was written stays as it is, a share is rounded as far as its verdict allows."""
    if bacaan.nilai is not None:
        return number(bacaan.nilai, MOST)
    return number(alone.nilai, replace(one, terbaca=alone).desimal_realisasi) if alone.penyebut else None


def _kejadian(one: Kejadian, penilaian: Penilaian) -> Baris:
    butir = one.butir
    return (
        butir.id,
        butir.nomor,
        butir.program.id,
        _kegiatan(butir),
        butir.nama,
        one.jendela.mulai,
        one.bulan,
        one.keadaan,
        one.selesai,
        one.jatuh_tempo_sampai,
        one.tepat_waktu,
        len(butir.isi.output),
        len(one.output_terisi),
        "; ".join(one.penanggung_jawab) or None,
        penilaian.contoh,
        butir.isi.anggaran,
    )


def _pelaksanaan(one: Insidentil) -> Iterator[Baris]:
    butir = one.butir
    for catatan in one.catatan:
        yield (
            butir.id,
            butir.nomor,
            butir.program.id,
            _kegiatan(butir),
            butir.nama,
            catatan.selesai,
            len(butir.isi.output),
            len(one.terisi(catatan)),
            "; ".join(one.penanggung_jawab) or None,
        )


def _kegiatan(butir: AnyButir) -> str | None:
    return butir.kegiatan.id if butir.kegiatan else None


def _bukti(penilaian: Penilaian, register: Mapping[str, Bukti]) -> Iterator[Baris]:
    bahan = penilaian.bahan
    named = Tercatat(penilaian.outline, bahan.realisasi, bahan.berkas_realisasi).uses if bahan.realisasi else ()
    counted = _counted_records(penilaian)
    for one in named:
        if one.letak.jalur[:3] in counted:
            part = one.periode.isi if one.periode else {}
            place = (one.butir.id, one.butir.nomor, one.bulan, part.get("semester"), one.output)
            yield one.berkas, *place, *_registered(register.get(one.berkas)), penilaian.contoh, part.get("triwulan")
    used = {one.berkas for one in named}
    for berkas in register:
        if berkas not in used:
            yield berkas, None, None, None, None, None, *_registered(register[berkas]), penilaian.contoh, None


def _counted_records(penilaian: Penilaian) -> set[tuple[str | int, ...]]:
    """Give the places in the realisasi file of the readings and the records that count on the reading day."""
    readings: set[tuple[str | int, ...]] = {
        ("indikator", one.butir.id, periode.slot)
        for one in penilaian.indikator
        for periode, _ in one.bacaan.every(penilaian.posisi.tahun)
    }
    places = [one.asal for one in penilaian.kejadian] + [one.asal for one in penilaian.insidentil]
    return readings | {letak.jalur for asal in places for letak in asal}


def _registered(entry: Bukti | None) -> Baris:
    if entry is None:
        return False, None, None, None, None, None
    verdict = entry.periksa.hasil if entry.periksa else "belum_diperiksa"
    return True, entry.sha256, entry.ukuran, entry.tanggal, entry.kerahasiaan, verdict
