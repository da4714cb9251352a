"""What a person records, as the content that goes into the realisasi of a year."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from datetime import date
from fractions import Fraction
from typing import Any

from zi_cli.core.days import refuse_future
from zi_cli.core.outline import Butir
from zi_cli.core.slip import slip, two_readings
from zi_cli.model.cara import CARA, CARA_KUNCI, CaraIsi, is_written
from zi_cli.model.ejaan import parse_angka
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Act, Field, Words, act
from zi_cli.model.label import label_of
from zi_cli.model.periode import Periode
from zi_cli.model.realisasi import Bacaan, CatatanAktivitas, Realisasi
from zi_cli.model.refusal import Choice, Refusal
from zi_cli.model.rencana import Aktivitas, Indikator
from zi_cli.model.tanda import rapi
from zi_cli.model.tulisan import daftar, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN

Isi = dict[str, Any]
LATER = "periksa tanggalnya, atau catat nanti"
_TIGA_DESIMAL = r"-?[1-9]\d{0,2},\d{3}"
_PROGRESS = "kemajuan bulan lain ditulis di berkas realisasi"


@frozen
class Isian:
    """What was given for a reading; what was not given is None."""

    nilai: Fraction | str | None = None
    """The number, or what was typed for it: a number or a label, as the jenis will have it."""
    pembilang: int | None = None
    penyebut: int | None = None
    kode: str | None = None
    belum_waktunya: bool = False
    tidak_berlaku: str | None = None
    tanggal: date | None = None
    catatan: str | None = None

    def ways(self) -> list[CaraIsi]:
        """Name the ways in which a value was given, in the order they are asked for."""
        given = (CARA_KUNCI.get(one.name) for one in fields(self) if is_written(getattr(self, one.name)))
        return [cara for cara in dict.fromkeys(given) if cara]


def reading(butir: Butir[Indikator], isian: Isian, realisasi: Realisasi | None, periode: Periode) -> Isi:
    """Make the whole reading that replaces the one before, whose evidence is kept.

    Raises Refusal where what was given does not fit the jenis.
    """
    indikator = butir.isi
    if indikator.hitung:
        raise Refusal(f"{butir.nomor} dihitung zi dari indikator lain", ("lihat ", act("explain", butir=butir.nomor)))
    if isian.tidak_berlaku is not None and not isian.tidak_berlaku.strip():
        raise Refusal("alasan tidak berlaku masih kosong", ("tulis alasannya: ", Field("tidak_berlaku"), " ALASAN"))
    ways = isian.ways()
    if len(ways) != 1:
        said: tuple[str | Field, ...] = ("dua cara sekaligus: ", *_listed(ways)) if ways else ("belum ada isinya",)
        raise Refusal((f"realisasi {butir.nomor} ", *said), _how(butir, periode))
    before = reading_before(realisasi, butir.id, periode)
    more = {"tanggal": isian.tanggal, "catatan": isian.catatan, "bukti": list(before.bukti) if before else []}
    return _value(butir, isian, ways[0], periode) | {key: value for key, value in more.items() if value}


def understood(butir: Butir[Indikator], isian: Isian, *, yakin: bool = False) -> Isian:
    """Take what was typed as the jenis will have it: a label, or a number.

    Raises Refusal where it is no number, where it may be two and nobody is sure, and where a count has a percent sign.
    """
    if not isinstance(isian.nilai, str):
        return isian
    if butir.isi.sifat.berlabel:
        return replace(isian, kode=isian.kode or isian.nilai, nilai=None)
    typed, isi = rapi(isian.nilai[:60]), butir.isi
    is_share = isi.sifat.bagian or any(word in (isi.satuan or "").casefold() for word in ("%", "persen"))
    if "%" in typed and not is_share:
        what = isi.satuan or isi.sifat.satuan
        raise Refusal(
            f'"{typed}" adalah persentase, sedangkan {butir.nomor} diisi {what}', "tulis angkanya saja, tanpa %"
        )
    number = parse_angka(typed)
    if not yakin and re.fullmatch(_TIGA_DESIMAL, typed.removesuffix("%").strip()):
        _ask_which(isi, typed, number)
    return replace(isian, nilai=number)


def _ask_which(indikator: Indikator, typed: str, number: Fraction) -> None:
    """Ask which of two numbers is meant by 2,000."""
    both = two_readings(indikator, number)
    if both:
        shown = [one.replace(".", ",") for one in both]
        choices = tuple(Choice("nilai", isi, one) for isi, one in zip(both, shown, strict=True))
        way = (f"tulis {shown[0]} atau {shown[1]}; bila memang {shown[1]}, tambahkan ", Field("yakin"))
        raise Refusal(f'"{typed}" bisa berarti {" atau ".join(shown)}', way, choices=choices)


def refuse_slip(butir: Butir[Indikator], isi: Isi, tahun: int, last: Fraction | None) -> None:
    """Refuse a reading that looks like a slip of a digit, until somebody is sure of it."""
    angka = Bacaan(pembilang=isi.get("pembilang"), penyebut=isi.get("penyebut"), nilai=isi.get("nilai")).angka
    odd = slip(butir.isi, angka, tahun, last) if angka is not None else ""
    if odd:
        raise Refusal(
            f"{butir.nomor}: {odd}",
            ("periksa angkanya; bila memang benar, tambahkan ", Field("yakin")),
            choices=(Choice("yakin", isi=True, sebutan="angkanya benar, catat"),),
        )


def _listed(ways: list[CaraIsi]) -> Iterator[str | Field]:
    """Name some ways in one sentence: NILAI dan --pembilang dan --penyebut."""
    for n, way in enumerate(ways):
        if n:
            yield " dan " if n == len(ways) - 1 else ", "
        for k, field in enumerate(CARA[way].kunci):
            yield from (" dan ", Field(field)) if k else (Field(field),)


def dropped(realisasi: Realisasi | None, id_: str, periode: Periode, isian: Isian) -> str:
    """Name what the reading before said and the new one does not."""
    before = reading_before(realisasi, id_, periode)
    return daftar([key for key in ("tanggal", "catatan") if getattr(before, key, None) and not getattr(isian, key)])


def reading_before(realisasi: Realisasi | None, id_: str, periode: Periode) -> Bacaan | None:
    """Find the reading that a new one takes the place of."""
    return realisasi.reading(id_, periode) if realisasi else None


def _value(butir: Butir[Indikator], isian: Isian, cara: CaraIsi, periode: Periode) -> Isi:
    way, sifat = CARA[cara], butir.isi.sifat
    if way.macam == "terukur":
        if sifat.berlabel and cara in (*sifat.cara, "nilai"):
            return {"kode": _label(butir, isian, periode)}
        if cara not in sifat.cara:
            more = f", jadi tidak memakai {way.sebutan}" if sifat.berlabel else ""
            raise Refusal(f"{butir.nomor} berjenis {butir.isi.jenis}{more}", _how(butir, periode))
    isi = {kunci: getattr(isian, kunci) for kunci in way.kunci}
    missing = [kunci for kunci, value in isi.items() if value is None]
    if missing:
        raise Refusal((Field(missing[0]), " belum disebut"), _how(butir, periode))
    return isi


def _label(butir: Butir[Indikator], isian: Isian, periode: Periode) -> int:
    """Find the label that was meant, by its number or by its meaning."""
    said = isian.kode if isian.kode is not None else str(isian.nilai) if isian.nilai is not None else ""
    label = label_of(butir.isi.kode, said)
    if label is not None:
        return label
    raise Refusal(f'"{said[:40]}" bukan label {butir.nomor}', _how(butir, periode))


def _how(butir: Butir[Indikator], periode: Periode) -> Words:
    """Say how an indikator of this jenis is recorded."""

    def example(**value: object) -> Act:
        return act("record", butir=butir.nomor, **periode.sebagai_isian, **value)

    sifat = butir.isi.sifat
    first, *others = (example(**contoh) for contoh in sifat.cara.values())
    other = ", atau persentasenya saja: " if sifat.bagian else ", atau "
    labels = daftar([f"{label} ({arti})" for label, arti in butir.isi.kode.items()])
    more = (piece for one in others for piece in (other, one))
    return "tulis ", first, *more, f"; labelnya {labels}" if sifat.berlabel else ""


def due_month(butir: Butir[Aktivitas], said: int | None, selesai: date) -> int:
    """Choose the occurrence that is meant; a single one need not be named, but for a range that is still running."""
    months = [one.jatuh_tempo for one in butir.isi.jendela]
    if said in months:
        return said
    running = next((one for one in butir.isi.jendela if one.mulai <= (said or selesai.month) < one.jatuh_tempo), None)
    if running and (said or len(months) == 1):
        due = NAMA_BULAN[running.jatuh_tempo - 1]
        raise Refusal(
            f"{butir.nomor} berjalan sampai {due}",
            ("bila seluruhnya sudah selesai, sebut ", Field("bulan"), f" {due}; {_PROGRESS}"),
        )
    if said is None and len(months) == 1:
        return months[0]
    names = {month: NAMA_BULAN[month - 1] for month in months}
    asked = f"tidak jatuh tempo {NAMA_BULAN[said - 1]}" if said else "punya lebih dari satu jatuh tempo"
    choices = () if said else tuple(Choice("bulan", month, name) for month, name in names.items())
    way = ("sebut ", Field("bulan"), f"; jatuh temponya {daftar(list(names.values()))}")
    raise Refusal(f"{butir.nomor} {asked}", way, choices=choices)


def time_of(butir: Butir[Aktivitas], bulan: int | None, selesai: date, tahun: int, batal: str | None) -> int:
    """Give the month under which one time of an aktivitas without a schedule is recorded: that of the day it was done."""
    day = tanggal_panjang(selesai)
    if batal is not None:
        raise Refusal(
            f"{butir.nomor} insidentil, jadi tidak ada jadwal yang dibatalkan",
            "yang tidak terjadi tidak dicatat; catatan yang keliru dihapus dari berkas realisasi",
        )
    if selesai.year != tahun:
        raise Refusal(
            f"{butir.nomor} insidentil dan selesai {day}, di luar tahun {tahun}",
            ("periksa tanggalnya, atau sebut tahunnya: ", Field("tahun"), f" {selesai.year}"),
        )
    if bulan not in (None, selesai.month):
        raise Refusal(
            f"{butir.nomor} insidentil: dicatat di bulan selesainya, {NAMA_BULAN[selesai.month - 1]}",
            ("hapus ", Field("bulan"), ", atau periksa tanggalnya"),
        )
    return selesai.month


def check_day(periode: Periode, isian: Isian, hari_ini: date) -> None:
    """Refuse a reading of a day, or of a period, that has not come."""
    refuse_future(isian.tanggal, hari_ini, LATER)
    if periode.is_released and isian.tanggal is None:
        raise Refusal("tanggal terbit angka susulan belum disebut", ("tambahkan ", Field("tanggal"), " TANGGAL"))
    is_value = all(CARA[cara].macam == "terukur" for cara in isian.ways())
    if is_value and periode.mulai > hari_ini:
        part = periode.panjang.nama
        raise Refusal(
            f"{periode.nama} belum mulai pada {tanggal_panjang(hari_ini)}",
            f"periksa tahun dan {part}nya; posisi {part} berjalan dicatat di {part} itu",
        )


def finished(said: date | None, hari_ini: date) -> date:
    """Give the day something was done: the one said, else today; never a day that has not come."""
    refuse_future(said, hari_ini, LATER)
    return said or hari_ini


def record_of(
    bulan: int, before: CatatanAktivitas | None, *, selesai: date | None, batal: str | None, kendala: str | None
) -> Isi:
    """Make the record of an occurrence; evidence, notes and constraints of the one before are kept."""
    if batal is not None and not batal.strip():
        raise Refusal("alasan pembatalan masih kosong", ("tulis alasannya: ", Field("batal"), " ALASAN"))
    if batal is not None and selesai:
        raise Refusal(
            "selesai dan batal disebut sekaligus", ("pilih salah satu: ", Field("selesai"), " atau ", Field("batal"))
        )
    kept: Mapping[str, Any] = {
        "bukti": [{"output": one.output, "berkas": one.berkas} for one in before.bukti] if before else None,
        "kendala": kendala or (before.kendala if before else None),
        "catatan": before.catatan if before else None,
    }
    state: Isi = {"selesai": selesai} if batal is None else {"batal": True, "alasan": batal}
    return {"bulan": NAMA_BULAN[bulan - 1], **state} | {key: value for key, value in kept.items() if value}


def key_changes(before: CatatanAktivitas, isi: Isi) -> list[tuple[tuple[str, ...], Any]]:
    """Name what changes inside a record, key by key; the whole of it where a key has to go."""
    if (before.batal and "batal" not in isi) or (before.selesai and "selesai" not in isi):
        return [((), isi)]
    return [((key,), part) for key, part in isi.items() if key not in ("bulan", "bukti", "catatan")]
