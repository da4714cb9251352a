"""The texts people write for the report of a period: which there are, and a form for each with how the report sets it."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.acts.change import digest_of
from zi_cli.acts.narasi import Written
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core.position import refuse_other_length
from zi_cli.files.narasi import decoded, every_text, seen, texts
from zi_cli.files.safe_names import safe_name
from zi_cli.model.periode import Periode, of_kunci
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import Berbaris
from zi_cli.render.page.blocks import (
    Blok,
    Formulir,
    Halaman,
    Judul,
    Kotak,
    NaskahLaporan,
    Paragraf,
    Pesan,
    Redup,
    Sel,
    Tabel,
    Tautan,
    jadi,
)
from zi_cli.render.report.document import Naskah
from zi_cli.render.report.narrative import read_narratives
from zi_cli.render.report.view import TEMPAT_NASKAH
from zi_cli.web.acting import Doing, Done, reply
from zi_cli.web.answers import shown
from zi_cli.web.asked import Asked
from zi_cli.web.pages.parts import closed
from zi_cli.web.words import worded

BAB = {
    "ringkasan": "Ringkasan pimpinan",
    "bab-1": "Bab I Pendahuluan",
    "bab-3": "Bab III Hasil",
    "bab-4": "Bab IV Kendala, rekomendasi dan rencana tindak lanjut",
    "bab-5": "Bab V Penutup",
}
"""The chapters a text may go into."""
MOST_COMPARED = 4000
"""So many signs of a text stand beside each other where somebody else changed it."""
HINT = (
    "Judul ditulis dengan # di depannya, butir dengan - atau 1., tebal di antara **dua bintang**, miring di antara "
    "*satu*. Tabel dengan garis tegak. Selebihnya dicetak apa adanya."
)


def daftar(asked: Asked) -> Response:
    """Answer the address of all of them."""
    intro = Paragraf(("Analisis yang ditulis di sini masuk ke laporan periodenya, di bab yang disebut.",))
    isi: list[Blok] = [intro]
    for periode in asked.penilaian.periods:
        isi.extend(_of_period(asked, periode))
    return shown(asked, Halaman(f"Narasi {asked.tahun}", tuple(isi), "narasi"))


def _of_period(asked: Asked, periode: Periode) -> Iterator[Blok]:
    held = _held(asked, periode)
    yield Judul(periode.nama, id=periode.kunci, hitung=len(held))
    yield from _closed(asked, periode)
    rows = tuple(_row(periode, nama, judul, held) for nama, judul in _places(asked, held))
    yield Tabel(f"Narasi {periode.sebutan}", ("Bagian", "Masuk ke", "Keadaan"), rows)


def _row(periode: Periode, nama: str, judul: str, held: dict[str, bytes]) -> tuple[Sel, ...]:
    data = held.get(nama)
    words = len(data.decode("utf-8", "replace").split()) if data is not None else 0
    state: Sel = f"{words} kata" if data is not None else Redup("belum ditulis")
    return Tautan(_title(nama), _address(periode, nama)), judul, state


def _places(asked: Asked, held: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """Name every part of a report that may have a text, in its order, and then the texts of other names."""
    known = dict(_known(asked))
    spelled = {nama.casefold(): nama for nama in held}
    programs = {one.id.casefold(): f"program-{one.nomor}".casefold() for one in asked.penilaian.outline.program}
    by_id = {f"program-{id_}": nama for id_, nama in programs.items()}
    there = {nama for nama in spelled if nama in known or nama in by_id}
    for nama, judul in known.items():
        ids = [one for one, meant in by_id.items() if meant == nama and one in there]
        if nama in there or not ids:
            yield spelled.get(nama, nama), judul
        yield from ((spelled[one], judul) for one in ids if one != nama)
    yield from ((nama, BAB["bab-4"]) for nama in sorted(held) if nama.casefold() not in there)


def _known(asked: Asked) -> Iterator[tuple[str, str]]:
    for bab, judul in BAB.items():
        yield from ((nama, judul) for nama, place in TEMPAT_NASKAH.items() if place == bab)
        if bab == "bab-3":
            for one in asked.penilaian.outline.program:
                yield f"program-{one.nomor}".casefold(), f"{judul}, program {one.nomor} {one.nama}"


def _held(asked: Asked, periode: Periode) -> dict[str, bytes]:
    """Give the texts of a period as they are stored, by their names."""
    folder = f"/narasi/{periode.kunci}/"
    every = every_text(asked.service.places).items()
    return {nama.rpartition("/")[2].removesuffix(".md"): data for nama, data in every if folder in nama}


def _closed(asked: Asked, periode: Periode) -> tuple[Pesan, ...]:
    return closed(asked, periode, "narasinya tidak diubah lagi")


def _address(periode: Periode, nama: str) -> str:
    return f"narasi/{periode.kunci}/{quote(nama)}"


def _title(nama: str) -> str:
    word, _, rest = nama.partition("-")
    if word == "program" and re.fullmatch("[ivxlc]+", rest):
        return f"Program {rest.upper()}"
    return nama.replace("-", " ").capitalize()


def satu(asked: Asked) -> Response:
    """Answer the address of one of them, there or not yet."""
    return reply(asked, _Page(asked).doing)


class _Page:
    """The page of one text."""

    def __init__(self, asked: Asked) -> None:
        periode = of_kunci(asked.rute["kunci"])
        if periode is None or periode.tahun != asked.tahun:
            raise NotFound
        refuse_other_length(periode, asked.workspace.panjang_of(periode.tahun))
        held, said = _held(asked, periode), asked.rute["nama"]
        if said not in held and safe_name(f"{said}.md") != f"{said.casefold()}.md":
            raise NotFound
        self.asked, self.periode, self.nama = asked, periode, said

    @property
    def text(self) -> str | None:
        """What is written now; raises Refusal where that is no text."""
        data = _held(self.asked, self.periode).get(self.nama)
        return None if data is None else seen(decoded(f"{self.nama}.md", data))

    @property
    def typed(self) -> str:
        """What was filled in, in full."""
        return seen(self.asked.form.get("isi", ""))

    def page(self, more: tuple[Kotak, ...]) -> Halaman:
        """Make the page."""
        asked, written = self.asked, self.text
        isi = self.typed if asked.form else written or ""
        shut = _closed(asked, self.periode)
        return Halaman(
            _title(self.nama),
            jadi(
                (
                    Paragraf((f"{self.periode.nama}, masuk ke {self._chapter()}.",)),
                    *shut,
                    self.form(more, isi, written) if asked.form or not shut else None,
                    Judul("Tampilan di laporan", id="tampilan"),
                    *self._shown(isi),
                )
            ),
            "narasi",
            (Tautan("Narasi", f"narasi#{self.periode.kunci}"),),
        )

    def _chapter(self) -> str:
        places = dict(_places(self.asked, _held(self.asked, self.periode)))
        return places.get(self.nama, BAB["bab-4"])

    def _shown(self, isi: str) -> tuple[Blok, ...]:
        """Set a text as the report does, by the same reading and within the same bounds."""
        if not isi.strip():
            return (
                Paragraf(("Belum ada isinya. Sesudah ditulis, di sini terlihat seperti apa di laporan.",), redup=True),
            )
        try:
            return (NaskahLaporan(read_narratives([(self.nama, isi)])[0].isi),)
        except Refusal as refusal:
            return (Pesan("awas", worded(refusal.pesan), (worded(refusal.saran),)),)

    def form(self, more: tuple[Kotak, ...], isi: str, written: str | None) -> Formulir:
        """Make the form."""
        return Formulir(
            _address(self.periode, self.nama),
            (*more, Kotak("isi", "Isi", "paragraf", (isi,), petunjuk=HINT, tinggi=18)),
            "Simpan",
            "Ubah narasi" if written is not None else "Tulis narasi",
            Berbaris((written or "")[:MOST_COMPARED]),
            digest_of(written),
            lihat=True,
            batal=Tautan("Batal", f"narasi#{self.periode.kunci}"),
            bernama=False,
        )

    @property
    def doing(self) -> Doing:
        """What the form does."""
        return Doing(
            self.page,
            self._act,
            self._done,
            self._seen,
            lambda: Berbaris(self.typed[:MOST_COMPARED]),
            lambda: Berbaris((self.text or "")[:MOST_COMPARED]),
        )

    def _act(self, terms: Terms, _: dict[str, Any]) -> Outcome[Written]:
        self.asked.said("isi")  # half a sign is refused
        outcome = acts.narasi.write(replace(terms, dry_run=True), self.periode, self.nama, self.typed)
        self._read(outcome.hasil)
        return outcome if terms.dry_run else acts.narasi.write(terms, self.periode, self.nama, self.typed)

    def _read(self, made: Written) -> Naskah:
        """Read the text as the report will, beside the others of its period; raises Refusal for more than it can hold."""
        try:
            others = [one for one in texts(self.asked.service.places, self.periode) if one[0] != made.nama]
        except Refusal:
            others = []  # what another text lacks keeps no report from this one
        try:
            return read_narratives([*others, (made.nama, made.isi)])[-1]
        except Refusal as refusal:
            refusal.about = "isi"
            raise

    def _seen(self, outcome: Outcome[Written]) -> tuple[str, ...]:
        found = self._read(outcome.hasil)
        words = len(outcome.hasil.isi.split())
        return (f"{words} kata dalam {len(found.isi)} bagian; tampilannya di bawah formulir ini sesudah dilihat.",)

    def _done(self, outcome: Outcome[Written]) -> Done:
        made = outcome.hasil
        return Done(
            _address(self.periode, made.nama),
            f"Narasi {_title(made.nama).lower()}, {self.periode.nama}: tersimpan.",
            made.berkas,
        )
