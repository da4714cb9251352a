"""One aktivitas: how it stands in each due month, and the form that says it is done or cancelled."""

from datetime import date
from typing import Any

from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.acts.change import digest_of
from zi_cli.acts.done import Finished, OccurrenceRecorded
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core import istilah
from zi_cli.core.outline import Butir
from zi_cli.core.summary import Rerata
from zi_cli.model.realisasi import CatatanAktivitas
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Aktivitas
from zi_cli.model.tulisan import tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.page.blocks import (
    Blok,
    Cara,
    Formulir,
    Halaman,
    Judul,
    Kotak,
    Layar,
    Paragraf,
    Pesan,
    Sel,
    Tabel,
    Tautan,
    jadi,
)
from zi_cli.render.screens.explain import explain_screen
from zi_cli.web.acting import Doing, Done, reply
from zi_cli.web.asked import Asked
from zi_cli.web.pages import rekomendasi, temuan
from zi_cli.web.pages.bukti_parts import to_file, to_form, verdict
from zi_cli.web.pages.parts import cited, closed, day_said, fresh_line, month, moved, occurrence_row, the_butir

_HEAD = 3
"""So many blocks of the account name the plan and the aktivitas, which the page does itself."""


def satu(asked: Asked) -> Response:
    """Answer the address of one aktivitas."""
    return reply(asked, _Page(asked, the_butir(asked, Aktivitas)).doing)


class _Page:
    """The page of one aktivitas, at the due month that is asked for."""

    def __init__(self, asked: Asked, butir: Butir[Aktivitas]) -> None:
        self.asked, self.butir = asked, butir
        self.bulan = month(asked.form.get("bulan") or asked.asks("bulan")) or self._next()

    def _next(self) -> int | None:
        """Take the first due month that is not done."""
        mine = self.asked.penilaian.occurrences(self.butir)
        return next(
            (one.bulan for one in mine if not one.is_done and one.keadaan != "batal"), mine[0].bulan if mine else None
        )

    @property
    def record(self) -> CatatanAktivitas | None:
        """What is written of that month."""
        realisasi = self.asked.workspace.bahan(self.asked.tahun).realisasi
        held = realisasi.aktivitas.get(self.butir.id, ()) if realisasi else ()
        return next((one for one in held if one.bulan == self.bulan), None) if not self.is_loose else None

    @property
    def is_loose(self) -> bool:
        """Whether it has no schedule."""
        return self.butir.isi.waktu.insidentil

    def page(self, more: tuple[Kotak, ...]) -> Halaman:
        """Make the page."""
        asked, butir = self.asked, self.butir
        penilaian = asked.penilaian
        account = tuple(explain_screen(butir, penilaian, asked.lines))[_HEAD:]
        return Halaman(
            butir.nama,
            jadi(
                (
                    self._occurrences(),
                    *self._closed(),
                    self.form(more) if asked.workspace.realisasi(asked.tahun) else None,
                    Judul("Bukti"),
                    *self._evidence(),
                    *temuan.of_butir(asked, butir),
                    *rekomendasi.of_butir(asked, butir),
                    Judul("Rincian"),
                    Layar(account, f"Rincian {butir.nomor}"),
                )
            ),
            "jadwal",
            (Tautan("Jadwal", "jadwal"), Tautan(butir.program.nama, "jadwal?bulan=semua", butir.nomor_program)),
            butir.nomor,
        )

    def _closed(self) -> tuple[Pesan, ...]:
        meaning = "yang dikerjakan sampai hari itu tidak diubah lagi; yang sesudahnya tetap dapat dicatat"
        mine = (one for one in self.asked.penilaian.periods if one.mulai.month <= (self.bulan or 0) <= one.akhir.month)
        return next((closed(self.asked, one, meaning) for one in mine), ())

    def _occurrences(self) -> Tabel:
        mine = self.asked.penilaian.occurrences(self.butir)
        rows = tuple(
            (
                Tautan(NAMA_BULAN[one.bulan - 1], f"aktivitas/{self.butir.id}?bulan={one.bulan}"),
                *occurrence_row(one)[1:4:2],
                cited(self.asked, one.asal),
            )
            for one in mine
        )
        return Tabel(
            "Jadwal tahun ini",
            ("Jatuh tempo", "Keadaan", "Bukti", "Tertulis di"),
            rows,
            kosong=("Aktivitas ini insidentil: dicatat setiap kali dilaksanakan.",),
        )

    def _evidence(self) -> tuple[Blok, ...]:
        bahan = self.asked.workspace.bahan(self.asked.tahun)
        held = bahan.realisasi.aktivitas.get(self.butir.id, ()) if bahan.realisasi else ()
        rows = tuple(
            (
                NAMA_BULAN[one.bulan - 1],
                bukti.output or "",
                to_file(bukti.berkas, bahan.register.get(bukti.berkas)),
                verdict(bukti.berkas, bahan.register.get(bukti.berkas)),
            )
            for one in held
            for bukti in one.bukti
        )
        if not self.butir.isi.output:
            return (Paragraf(("Aktivitas ini tidak punya output yang perlu dibuktikan.",), redup=True),)
        add: Sel = to_form(f"{self.butir.id}@{self.asked.tahun}-{self.bulan:02}" if self.bulan else self.butir.id)
        if self.record and self.record.batal:
            add = "Jatuh tempo ini dibatalkan, jadi tidak memerlukan bukti."
        heads = ("Bulan", "Output", "Bukti", "Pemeriksaan")
        return (
            Tabel("Bukti yang tercatat", heads, rows, kosong=("Belum ada bukti. ", add)),
            *((Paragraf((add,)),) if rows else ()),
        )

    def form(self, more: tuple[Kotak, ...]) -> Formulir:
        """Make the form of the month."""
        record, said = self.record, self.asked.form
        typed = said.get if said else (lambda _: None)
        is_cancelled = bool(record and record.batal)
        way = typed("cara") or ("batal" if is_cancelled else "selesai")
        day = typed("selesai") if said else _day(record.selesai if record else None) or _day(self.asked.hari_ini)
        done_fields = (
            Kotak(
                "selesai",
                "Tanggal selesai",
                "tanggal",
                (day or "",),
                petunjuk="Misalnya 28 Juni 2024 atau 28/06/2024.",
                wajib=True,
            ),
        )
        reason = typed("batal") if said else (record.alasan if record and record.batal else "")
        ways = (
            ("selesai", "Sudah selesai", done_fields),
            ("batal", "Batal dilaksanakan", (Kotak("batal", "Alasan batal", "teks", (reason or "",), wajib=True),)),
        )
        kendala = typed("kendala") if said else (record.kendala if record else "")
        judul = (
            "Catat pelaksanaan"
            if self.is_loose
            else f"Jatuh tempo {NAMA_BULAN[self.bulan - 1]}"
            if self.bulan
            else "Catat"
        )
        hidden = () if self.is_loose or not self.bulan else (("bulan", str(self.bulan)),)
        return Formulir(
            f"aktivitas/{self.butir.id}",
            (
                *more,
                *((Cara("cara", "Keadaan", way, ways),) if not self.is_loose else done_fields),
                Kotak("kendala", "Kendala, bila ada", "paragraf", (kendala or "",)),
            ),
            "Simpan",
            judul,
            self.now(),
            digest_of(record),
            hidden,
            lihat=True,
            batal=Tautan("Batal", "jadwal"),
        )

    def now(self) -> str:
        """Say what is written of the month."""
        record = self.record
        if record is None:
            return ""
        state = (
            f"batal: {record.alasan}"
            if record.batal
            else f"selesai {tanggal_panjang(record.selesai)}"
            if record.selesai
            else "belum selesai"
        )
        return state + (f"; kendala: {record.kendala}" if record.kendala else "")

    def typed(self) -> str:
        """Say what was filled in."""
        form = self.asked.form
        state = f"batal: {form.get('batal')}" if form.get("cara") == "batal" else f"selesai {form.get('selesai')}"
        return state + (f"; kendala: {form.get('kendala')}" if form.get("kendala") else "")

    @property
    def doing(self) -> Doing:
        """What the form does."""
        return Doing(self.page, self._act, self._done, self._seen, self.typed, self.now)

    def _act(self, terms: Terms, chosen: dict[str, Any]) -> Outcome[OccurrenceRecorded]:
        asked = self.asked
        what = (
            Finished(batal=asked.said("batal") or "", kendala=asked.said("kendala"))
            if asked.form.get("cara") == "batal"
            else Finished(self._day_said(), kendala=asked.said("kendala"))
        )
        month = None if self.is_loose else chosen.get("bulan") or self.bulan
        return acts.done.done(terms, self.butir.id, what, bulan=month, tahun=asked.tahun)

    def _day_said(self) -> date:
        """Read the day it was finished; an emptied field is no day of its own."""
        day = day_said(self.asked, "selesai")
        if day is None:
            raise Refusal("tanggal selesai belum diisi", "tulis tanggalnya, misalnya 28 Juni 2024", about="selesai")
        return day

    def _seen(self, outcome: Outcome[OccurrenceRecorded]) -> tuple[str, ...]:
        made = outcome.hasil.tercatat
        nomor = self.butir.nomor_program
        old, new = (one.rekap_of(nomor) for one in (made.sebelum, made.sesudah))
        if not old or not new:
            return ()
        return (
            f"Selesai, rata-rata program {nomor}: {_moved(old.penyelesaian, new.penyelesaian)}.",
            f"Tepat waktu: {_moved(old.ketepatan, new.ketepatan)}.",
        )

    def _done(self, outcome: Outcome[OccurrenceRecorded]) -> Done:
        made = outcome.hasil
        after = made.tercatat.sesudah
        mine = [one for one in after.occurrences(self.butir) if one.bulan == made.bulan]
        berkas = after.bahan.berkas_realisasi
        asal = [one for each in mine for one in each.asal if one.berkas == berkas]
        letak = fresh_line(self.asked, asal[-1]) if asal else berkas
        words = istilah.kejadian(mine[0]) if mine else "dicatat"
        return Done(
            f"aktivitas/{self.butir.id}?bulan={made.bulan}",
            f"{self.butir.nomor}, {NAMA_BULAN[made.bulan - 1]}: {words}.",
            letak,
            self._seen(outcome),
        )


def _day(day: date | None) -> str:
    return tanggal_panjang(day) if day else ""


def _moved(old: Rerata, new: Rerata) -> str:
    return moved(istilah.dengan_persen(old.persen), istilah.dengan_persen(new.persen))
