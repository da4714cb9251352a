"""The indikator of a year, and one of them: how its figure is made, and the form that records a reading."""

from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.acts.change import digest_of
from zi_cli.acts.record import ReadingRecorded
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core import istilah
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.meant import refuse_outside
from zi_cli.core.outline import Butir
from zi_cli.core.recording import Isian, reading_before
from zi_cli.model.cara import CaraIsi
from zi_cli.model.ejaan import parse_angka, parse_cacah
from zi_cli.model.masalah import Letak
from zi_cli.model.periode import SUSULAN, Periode, of_slot
from zi_cli.model.realisasi import Bacaan
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Indikator
from zi_cli.model.tanda import rapi
from zi_cli.model.tulisan import daftar as listed
from zi_cli.model.tulisan import tanggal_panjang, tertulis
from zi_cli.render.dashboard.markup import terlihat
from zi_cli.render.headline import standing
from zi_cli.render.page.blocks import (
    Blok,
    Cara,
    Deret,
    Formulir,
    Halaman,
    Judul,
    Kartu,
    Kotak,
    Layar,
    Pesan,
    Redup,
    Sel,
    Tabel,
    Tautan,
    jadi,
)
from zi_cli.render.screens.explain import explain_screen
from zi_cli.web.acting import Doing, Done, reply
from zi_cli.web.answers import shown
from zi_cli.web.asked import Asked
from zi_cli.web.pages import rekomendasi, temuan
from zi_cli.web.pages.bukti_parts import in_short, to_form
from zi_cli.web.pages.parts import cited, closed, day_said, fresh_line, moved, of_field, the_butir, to

_HEAD = 3
"""So many blocks of the account name the plan and the indikator, which the page does itself."""
WAYS: dict[CaraIsi, str] = {
    "pecahan": "Jumlah yang memenuhi dari seluruhnya",
    "nilai": "Angka jadinya saja",
    "kode": "Pilih labelnya",
    "belum_waktunya": "Belum waktunya diukur",
    "tidak_berlaku": "Tidak berlaku tahun ini",
}


def daftar(asked: Asked) -> Response:
    """Answer the address of all of them."""
    rows = tuple(map(_row, asked.penilaian.indikator))
    heads = ("Indikator", "Keadaan", "Target", "Realisasi", "Capaian", "Penanggung jawab")
    tabel = Tabel(f"Indikator {asked.tahun}", heads, rows, kanan=(4,), kosong=("Rencana ini tidak punya indikator.",))
    return shown(asked, Halaman("Indikator", (tabel,), "indikator"))


def _row(one: CapaianIndikator) -> tuple[Sel, ...]:
    capaian = istilah.dengan_persen(one.capaian, one.desimal_capaian)
    return (
        to(one.butir),
        terlihat(one),
        istilah.target(one),
        istilah.realisasi(one),
        capaian,
        listed(one.penanggung_jawab),
    )


def satu(asked: Asked) -> Response:
    """Answer the address of one indikator."""
    butir = the_butir(asked, Indikator)
    refuse_outside(butir, asked.tahun)
    one = _Page(asked, butir)
    return shown(asked, one.page(())) if one.butir.isi.hitung else reply(asked, one.doing)


class _Page:
    """The page of one indikator, at the part of the year that is asked for."""

    def __init__(self, asked: Asked, butir: Butir[Indikator]) -> None:
        self.asked, self.butir = asked, butir
        said = asked.form.get("bagian") or asked.asks("bagian") or ""
        found = of_slot(asked.tahun, said)
        self.periode = found if found in self.parts else self._next()

    @property
    def parts(self) -> tuple[Periode, ...]:
        """The parts of the year that may have a reading."""
        released = (Periode(self.asked.tahun, SUSULAN),) if self.butir.isi.rilis else ()
        return (*self.asked.penilaian.periods, *released)

    def _next(self) -> Periode:
        """Take the first part of the year that is over and has no reading, with none after it; else the one that runs."""
        begun = [one for one in self.parts if one.mulai <= self.asked.hari_ini and not one.is_released]
        empty = [one for one in reversed(begun) if self._read(one) is None and one.akhir < self.asked.hari_ini]
        is_any = any(self._read(one) for one in begun)
        return empty[-1] if empty and not is_any else begun[-1] if begun else self.parts[0]

    @property
    def record(self) -> Bacaan | None:
        """What is written of that part."""
        return self._read(self.periode)

    def _read(self, periode: Periode) -> Bacaan | None:
        return reading_before(self.asked.workspace.bahan(self.asked.tahun).realisasi, self.butir.id, periode)

    @property
    def own(self) -> CapaianIndikator:
        """How the year's figure stands."""
        return self.asked.penilaian.of(self.butir)

    def page(self, more: tuple[Kotak, ...]) -> Halaman:
        """Make the page."""
        asked, butir, own = self.asked, self.butir, self.own
        account = tuple(explain_screen(butir, asked.penilaian, asked.lines))[_HEAD:]
        capaian = istilah.dengan_persen(own.capaian, own.desimal_capaian)
        cards = (
            Kartu("Keadaan", terlihat(own)),
            Kartu(f"Target {asked.tahun}", istilah.target(own)),
            Kartu("Realisasi", istilah.realisasi(own)),
            Kartu("Capaian", capaian),
        )
        return Halaman(
            butir.nama,
            jadi(
                (
                    Deret(cards),
                    *self._filling(more),
                    *temuan.of_butir(asked, butir),
                    *rekomendasi.of_butir(asked, butir),
                    Judul("Bagaimana angkanya dibuat"),
                    Layar(account, butir.nomor),
                    self._years(),
                )
            ),
            "indikator",
            (Tautan("Indikator", "indikator"), Tautan(butir.program.nama, "indikator", butir.nomor_program)),
            butir.nomor,
        )

    def _years(self) -> Tabel | None:
        """List the years of the plan; of one that has no file only the target is known."""
        asked, indikator = self.asked, self.butir.isi
        rows: list[tuple[Sel, ...]] = []
        for tahun in asked.penilaian.bahan.rencana.periode.tahun:
            goal = indikator.target.get(tahun)
            shown_goal = istilah.bernilai(indikator, goal) if goal is not None else istilah.KOSONG
            rows.append((str(tahun), shown_goal, *self._reached(tahun)))
        heads = ("Tahun", "Target", "Realisasi", "Capaian", "Keadaan")
        return Tabel("Tahun ke tahun", heads, tuple(rows), kanan=(3,)) if len(rows) > 1 else None

    def _reached(self, tahun: int) -> tuple[Sel, ...]:
        """Give how a year stands, from which its own page is reached."""
        asked = self.asked
        read = asked.workspace.realisasi(tahun)
        if not self.butir.isi.counts_in(tahun) or read is None or read.isi is None:
            return Redup("belum ada catatan"), "", ""
        own = self.own if tahun == asked.tahun else asked.year.other(tahun).penilaian.of(self.butir)
        there = Tautan(istilah.realisasi(own), f"../{tahun}/indikator/{self.butir.id}")
        return there, istilah.dengan_persen(own.capaian, own.desimal_capaian), terlihat(own)

    def _filling(self, more: tuple[Kotak, ...]) -> Iterator[Blok]:
        if self.butir.isi.hitung:
            yield Pesan("biasa", "Indikator ini dihitung dari indikator lain, jadi tidak diisi sendiri.")
            return
        yield self._parts()
        if self.asked.workspace.realisasi(self.asked.tahun) is None:
            yield Pesan(
                "awas", f"Tahun {self.asked.tahun} belum disiapkan.", tautan=(Tautan("Siapkan di Beranda", ""),)
            )
            return
        yield from closed(self.asked, self.periode, "yang sudah dicatat untuknya tidak diubah lagi")
        yield self.form(more)

    def _parts(self) -> Tabel:
        """List the readings of the year, each with the way to its form and its evidence."""
        bahan = self.asked.workspace.bahan(self.asked.tahun)
        realisasi = bahan.realisasi
        rows: list[tuple[Sel, ...]] = []
        for one in self.parts:
            held = realisasi.reading(self.butir.id, one) if realisasi else None
            when = "susulan" if one.is_released else one.kunci
            add = (to_form(f"{self.butir.id}@{when}"),) if held else (Redup("sesudah realisasinya dicatat"),)
            rows.append(
                (
                    Tautan(one.judul, f"indikator/{self.butir.id}?bagian={one.slot}"),
                    istilah.bacaan(held, "lengkap", self.own),
                    (*(in_short(each, bahan.register.get(each)) for each in (held.bukti if held else ())), *add),
                    cited(self.asked, [self._place(one)] if held else ()),
                )
            )
        return Tabel("Realisasi tahun ini", ("Periode", "Realisasi", "Bukti", "Tertulis di"), tuple(rows))

    def _place(self, periode: Periode) -> Letak:
        """Name the place of a reading, whether it counts by now or not."""
        berkas = self.asked.workspace.bahan(self.asked.tahun).berkas_realisasi
        return Letak(berkas, ("indikator", self.butir.id, periode.slot))

    def form(self, more: tuple[Kotak, ...]) -> Formulir:
        """Make the form of one part of the year."""
        said, record = self.asked.form, self.record
        held = _typed_of(record)
        typed = {nama: said.get(nama, "") for nama in ("cara", *_FIELDS)} if said else held
        day, note = typed["tanggal"], typed["catatan"]
        return Formulir(
            f"indikator/{self.butir.id}",
            (
                *more,
                Cara(
                    "cara",
                    "Cara mengisi",
                    typed["cara"] or self._ways()[0],
                    tuple(self._way(one, typed) for one in self._ways()),
                ),
                Kotak(
                    "tanggal", "Tanggal data", "tanggal", (day,), petunjuk="Boleh dikosongkan. Misalnya 28 Juni 2024."
                ),
                Kotak("catatan", "Catatan untuk laporan", "paragraf", (note,)),
            ),
            "Simpan",
            f"Isi {self.periode.sebutan}",
            self.now(),
            digest_of(record),
            (("bagian", self.periode.slot),),
            lihat=True,
            berikut="Simpan, lanjut ke berikutnya",
            batal=Tautan("Batal", "indikator"),
        )

    def _ways(self) -> tuple[CaraIsi, ...]:
        return (*self.butir.isi.sifat.cara, "belum_waktunya", "tidak_berlaku")

    def _way(self, cara: CaraIsi, typed: dict[str, str]) -> tuple[str, str, tuple[Kotak, ...]]:
        isi = self.butir.isi
        unit = isi.satuan or isi.sifat.satuan
        fields: dict[CaraIsi, tuple[Kotak, ...]] = {
            "pecahan": (
                Kotak("pembilang", "Yang memenuhi", "cacah", (typed["pembilang"],), petunjuk=isi.pembilang or ""),
                Kotak("penyebut", "Seluruhnya", "cacah", (typed["penyebut"],), petunjuk=isi.penyebut or ""),
            ),
            "nilai": (Kotak("nilai", "Nilai", "angka", (typed["nilai"],), satuan=unit),),
            "kode": (
                Kotak(
                    "kode",
                    "Label",
                    "radio",
                    (typed["kode"],),
                    tuple((str(n), f"{arti} ({n})") for n, arti in isi.kode.items()),
                ),
            ),
            "belum_waktunya": (),
            "tidak_berlaku": (
                Kotak("tidak_berlaku", "Alasan tidak berlaku", "teks", (typed["tidak_berlaku"],), wajib=True),
            ),
        }
        return cara, WAYS[cara], fields[cara]

    def now(self) -> str:
        """Say what is written of that part of the year."""
        record = self.record
        return _in_words(record, istilah.bacaan(record, "lengkap", self.own)) if record else ""

    def typed(self) -> str:
        """Say what was filled in."""
        form = self.asked.form
        way, kode = form.get("cara", ""), form.get("kode", "")
        values = {
            "pecahan": f"{form.get('pembilang', '')} dari {form.get('penyebut', '')}",
            "nilai": form.get("nilai", ""),
            "kode": {str(number): label for number, label in self.butir.isi.kode.items()}.get(kode, kode),
            "belum_waktunya": "belum waktunya",
            "tidak_berlaku": f"tidak berlaku: {form.get('tidak_berlaku', '')}",
        }
        more = [f"{nama}: {form[nama]}" for nama in ("tanggal", "catatan") if form.get(nama)]
        return "; ".join([values.get(way, ""), *more])

    @property
    def doing(self) -> Doing:
        """What the form does."""
        return Doing(self.page, self._act, self._done, self._seen, self.typed, self.now)

    def _act(self, terms: Terms, chosen: dict[str, Any]) -> Outcome[ReadingRecorded]:
        asked = self.asked
        way = self._filled_way()
        isian = Isian(
            nilai=asked.said("nilai") if way == "nilai" else None,
            pembilang=self._count("pembilang") if way == "pecahan" else None,
            penyebut=self._count("penyebut") if way == "pecahan" else None,
            kode=asked.said("kode") if way == "kode" else None,
            belum_waktunya=way == "belum_waktunya",
            tidak_berlaku=asked.said("tidak_berlaku") or "" if way == "tidak_berlaku" else None,
            tanggal=day_said(asked, "tanggal"),
            catatan=asked.said("catatan"),
        )
        return acts.record.record(
            terms,
            self.butir.id,
            isian,
            bagian=self.periode.bagian,
            tahun=asked.tahun,
            nilai=chosen.get("nilai"),
            yakin=bool(chosen.get("yakin")),
        )

    def _filled_way(self) -> str:
        """Take the way that is filled in; raises Refusal, about the first of its fields that is empty or no number."""
        asked, way = self.asked, self.asked.form.get("cara", "")
        for nama, pesan, saran in _ASKED.get(way, ()):
            if asked.said(nama) is None:
                raise Refusal(pesan, saran, about=nama)
        if way == "nilai":
            with of_field("nilai"):
                parse_angka(rapi(asked.form["nilai"][:60]))
        return way

    def _count(self, nama: str) -> int:
        with of_field(nama):
            return parse_cacah(self.asked.said(nama) or "")

    def _seen(self, outcome: Outcome[ReadingRecorded]) -> tuple[str, ...]:
        made = outcome.hasil.tercatat
        old, new = made.sebelum.of(self.butir), made.sesudah.of(self.butir)
        figures = [istilah.dengan_persen(one.capaian, one.desimal_capaian) for one in (old, new)]
        score = made.sesudah.skor.nomor or "rencana aksi"
        return (
            f"Capaian {moved(*figures)}, {moved(istilah.keadaan_indikator(old), istilah.keadaan_indikator(new))}.",
            f"{score[:1].upper()}{score[1:]} {moved(standing(made.sebelum.skor), standing(made.sesudah.skor))}.",
        )

    def _done(self, outcome: Outcome[ReadingRecorded]) -> Done:
        here = f"indikator/{self.butir.id}?bagian={self.periode.slot}"
        sentence = f"{self.butir.nomor}, {self.periode.nama}: tersimpan."
        ke = self._following() if self.asked.form.get("aksi") == "berikut" else here
        return Done(ke, sentence, fresh_line(self.asked, self._place(self.periode)), self._seen(outcome))

    def _following(self) -> str:
        """Give the address of the next indikator that waits for a reading of the same part of the year."""
        every = [one for one in self.asked.penilaian.indikator if not one.dihitung]
        at = next(n for n, one in enumerate(every) if one.butir.id == self.butir.id)
        waiting = (one for one in (*every[at + 1 :], *every[:at]) if one.keadaan == "belum_diisi")
        found = next(waiting, None)
        return f"indikator/{found.butir.id}?bagian={self.periode.slot}" if found else "indikator"


_FIELDS = ("pembilang", "penyebut", "nilai", "kode", "tidak_berlaku", "tanggal", "catatan")


_NUMBER = "tulis angkanya, atau pilih cara mengisi yang lain"
_ASKED = {
    "pecahan": (
        ("pembilang", "berapa yang memenuhi belum diisi", _NUMBER),
        ("penyebut", "berapa seluruhnya belum diisi", _NUMBER),
    ),
    "nilai": (("nilai", "nilainya belum diisi", _NUMBER),),
    "kode": (("kode", "labelnya belum dipilih", "pilih satu label, atau cara mengisi yang lain"),),
    "tidak_berlaku": (("tidak_berlaku", "alasan tidak berlaku belum diisi", "tulis alasannya"),),
}
"""What each way asks for, and what is said where it is empty."""


def _typed_of(record: Bacaan | None) -> dict[str, str]:
    """Give a reading as it would be typed."""
    held = dict.fromkeys(("cara", *_FIELDS), "")
    if record is None:
        return held
    for nama in _FIELDS:
        value = getattr(record, nama)
        if value is not None:
            held[nama] = tertulis(value) if isinstance(value, Fraction) else str(value)
    held["cara"] = record.cara
    held["tanggal"] = tanggal_panjang(record.tanggal) if record.tanggal else ""
    return held


def _in_words(record: Bacaan, said: str) -> str:
    more = [tanggal_panjang(record.tanggal)] if record.tanggal else []
    more += [record.catatan] if record.catatan else []
    return "; ".join([said, *more])
