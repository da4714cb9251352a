"""The form that takes evidence in: a file or an address, for an output of an aktivitas or a reading of an indikator."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.acts.change import digest_of
from zi_cli.acts.evidence_add import Told
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core import istilah
from zi_cli.core.evidence import Ditambah, Sasaran, Untuk, empty_slots, is_web, parse_untuk
from zi_cli.core.schedule import Kejadian
from zi_cli.model.realisasi import Bacaan
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Aktivitas
from zi_cli.model.tulisan import daftar, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.page.blocks import (
    Blok,
    Cara,
    Formulir,
    Halaman,
    Hasil,
    Kotak,
    Macam,
    Pesan,
    Redup,
    Rincian,
    Sel,
    Tautan,
)
from zi_cli.web.acting import Doing, Done, reply
from zi_cli.web.answers import pesan_of, shown
from zi_cli.web.asked import Asked
from zi_cli.web.pages.bukti_parts import in_short, place_of, short
from zi_cli.web.pages.parts import at, day_said, fresh_line, moved, to
from zi_cli.web.upload import path_of

JUDUL = "Tambahkan bukti"
KERAHASIAAN = (
    ("publik", "Publik: boleh dibaca siapa saja"),
    ("internal", "Internal: berkasnya disimpan di sini, dan ditandai hanya untuk kalangan kantor"),
    ("rahasia", "Rahasia: berkasnya tidak disimpan; hanya sidik, ukuran dan namanya yang dicatat"),
)


def page(asked: Asked) -> Response:
    """Answer the address of the form; where it is not clear what evidence is for, that is asked first."""
    if asked.workspace.realisasi(asked.tahun) is None:
        words = f"Tahun {asked.tahun} belum disiapkan, jadi belum ada yang dapat dibuktikan."
        missing = Pesan("awas", words, tautan=(Tautan("Siapkan di Beranda", ""),))
        return shown(asked, Halaman(JUDUL, (missing,), "bukti", (Tautan("Bukti", "bukti"),)))
    said = asked.said("untuk") if asked.request.method == "POST" else asked.asks("untuk")
    if said is None:
        return shown(asked, _which(asked))
    try:
        one = _Page(asked, said)
    except Refusal as refusal:
        return shown(asked, _which(asked, said), Hasil(pesan=pesan_of(refusal, "awas")), 422)
    return reply(asked, one.doing)


def _which(asked: Asked, said: str = "") -> Halaman:
    """Make the page that asks what evidence is for."""
    choices = tuple(_open(asked))
    if not choices:
        isi: tuple[Blok, ...] = (
            Pesan(
                "biasa",
                "Belum ada yang dapat diberi bukti.",
                ("Catat dulu pelaksanaan aktivitas atau realisasi indikatornya.",),
                (Tautan("Ke Jadwal", "jadwal"), Tautan("Ke Indikator", "indikator")),
            ),
        )
    else:
        every = (("", "pilih aktivitas atau indikator"), *choices)
        kotak = Kotak("untuk", "Bukti ini untuk apa", "pilih", (said,), every)
        isi = (Formulir("bukti/tambah", (kotak,), "Lanjut", cari=True),)
    return Halaman(JUDUL, isi, "bukti", (Tautan("Bukti", "bukti"),))


def _open(asked: Asked) -> Iterator[tuple[str, str]]:
    """List what evidence may be for: first the outputs that lack it, then the rest, then what was read."""
    penilaian, tahun = asked.penilaian, asked.tahun
    waiting = empty_slots(penilaian)
    rest = [one for one in penilaian.kejadian if one not in waiting and one.butir.isi.output and one.keadaan != "batal"]
    for one in (*waiting, *rest):
        lacks = f", {len(one.output_kosong)} output belum berbukti" if one in waiting else ""
        yield place_of(one), f"{one.butir.nomor} {one.butir.nama}, {NAMA_BULAN[one.bulan - 1]}{lacks}"
    for loose in penilaian.insidentil:
        for day in dict.fromkeys(loose.hari if loose.butir.isi.output else ()):
            yield (
                f"{loose.butir.id}@{day.isoformat()}",
                f"{loose.butir.nomor} {loose.butir.nama}, {tanggal_panjang(day)}",
            )
    for own in penilaian.indikator:
        for periode, _ in own.bacaan.every(tahun) if not own.dihitung else ():
            when = "susulan" if periode.is_released else periode.kunci
            yield f"{own.butir.id}@{when}", f"{own.butir.nomor} {own.butir.nama}, {periode.sebutan}"


class _Page:
    """The form for one record."""

    def __init__(self, asked: Asked, said: str) -> None:
        """Find the record; raises Refusal where evidence would be taken to none."""
        self.asked, self.said = asked, said
        self.untuk: Untuk = parse_untuk(said)
        if self.untuk.tahun not in (None, asked.tahun):
            raise Refusal(f"{said} menunjuk tahun {self.untuk.tahun}, bukan {asked.tahun}", "buka dulu tahun itu")
        self.target()

    def target(self) -> Sasaran:
        """Find the record as the files are now."""
        asked = self.asked
        return acts.evidence_add.meant(asked.workspace, self.untuk, asked.tahun, asked.hari_ini)

    @property
    def outputs(self) -> tuple[str, ...]:
        """The outputs there are to prove."""
        isi = self.target().butir.isi
        return isi.output if isinstance(isi, Aktivitas) else ()

    def page(self, more: tuple[Kotak, ...]) -> Halaman:
        """Make the page."""
        found = self.target()
        way = (Tautan("Bukti", "bukti"), to(found.butir))
        return Halaman(JUDUL, (Rincian(tuple(self._facts(found))), self.form(more)), "bukti", way)

    def _facts(self, found: Sasaran) -> Iterator[tuple[str, Sel]]:
        asked = self.asked
        yield "Untuk", Tautan(found.butir.nama, self._home(found), found.butir.nomor)
        yield "Waktu", found.kapan
        if len(self.outputs) == 1:
            yield "Output yang dibuktikan", self.outputs[0]
        held = _named_in(found.record_in(asked.workspace.bahan(asked.tahun).realisasi))
        known = asked.workspace.bahan(asked.tahun).register
        rows = tuple((*((f"{output}: ",) if output else ()), *in_short(key, known.get(key))) for output, key in held)
        yield "Bukti yang sudah ada", rows or Redup("belum ada")

    def form(self, more: tuple[Kotak, ...]) -> Formulir:
        """Make the form."""
        asked, found = self.asked, self.target()
        return Formulir(
            "bukti/tambah",
            (
                *more,
                Cara("macam", "Buktinya berupa", asked.form.get("macam") or "berkas", self._kinds()),
                *self._which_outputs(found),
                self._text("tanggal", "Tanggal", "tanggal", "Tanggal pelaksanaan yang dibuktikan. Boleh dikosongkan."),
                self._text("nomor", "Nomor surat", "teks", "Boleh dikosongkan."),
                Kotak(
                    "kerahasiaan",
                    "Kerahasiaan",
                    "radio",
                    (asked.form.get("kerahasiaan") or KERAHASIAAN[0][0],),
                    KERAHASIAAN,
                ),
            ),
            "Simpan bukti",
            "",
            self.now(),
            digest_of(found.record_in(asked.workspace.bahan(asked.tahun).realisasi)),
            (("untuk", self.said), ("dari", asked.form.get("dari") or asked.asks("output") or "")),
            berikut="Simpan, lanjut ke yang belum berbukti" if found.bulan else "",
            batal=Tautan("Batal", self._home(found)),
        )

    def _kinds(self) -> tuple[tuple[str, str, tuple[Kotak, ...]], ...]:
        sent = self.asked.request.files.get("berkas")
        lost = bool(sent and sent.filename)
        hint = "Seret berkasnya ke sini, atau pilih. Paling besar 100 MB."
        again = f"Berkas {_safe_name(sent)} belum tersimpan. Pilih lagi berkasnya."
        return (
            (
                "berkas",
                "Berkas",
                (
                    Kotak("berkas", "Berkas", "berkas", petunjuk=again if lost else hint),
                    self._text(
                        "nama", "Nama berkas di folder bukti", "teks", "Boleh dikosongkan: dipakai nama aslinya."
                    ),
                ),
            ),
            ("alamat", "Alamat web", (self._text("sumber", "Alamat web", "teks", "Diawali http:// atau https://."),)),
        )

    def _text(self, nama: str, label: str, macam: Macam, petunjuk: str) -> Kotak:
        return Kotak(nama, label, macam, (self.asked.form.get(nama, ""),), petunjuk=petunjuk)

    def _which_outputs(self, found: Sasaran) -> Iterator[Kotak]:
        """Ask which outputs are proven, where there are several; the one that lacks evidence is meant before another."""
        if len(self.outputs) < 2:
            return
        asked, lacking = self.asked, self._lacking(found)
        given = asked.request.args.get("output")
        before = (given,) if given in self.outputs else lacking if len(lacking) == 1 else ()
        chosen = tuple(asked.form.getlist("output")) if asked.form else before
        choices = tuple((one, f"{one} (belum berbukti)" if one in lacking else one) for one in self.outputs)
        yield Kotak("output", "Output yang dibuktikan", "beberapa", chosen, choices, wajib=True)

    def _lacking(self, found: Sasaran) -> tuple[str, ...]:
        """Name the outputs of the record's due month that nothing proves."""
        bulan = found.bulan or 0
        mine: tuple[Kejadian, ...] = self.asked.penilaian.occurrences(found.butir)
        meant = (one for one in mine if one.jendela.mulai <= bulan <= one.jendela.jatuh_tempo)
        return next((one.output_kosong for one in meant), self.outputs)

    def _home(self, found: Sasaran) -> str:
        """Give the page of what is proven, at the time that is meant."""
        if found.periode:
            return f"indikator/{found.butir.id}?bagian={found.periode.slot}"
        return f"aktivitas/{found.butir.id}?bulan={found.bulan}"

    def now(self) -> str:
        """Say what is written of the record."""
        record = self.target().record_in(self.asked.workspace.bahan(self.asked.tahun).realisasi)
        if record is None:
            return ""
        if isinstance(record, Bacaan):
            state = istilah.bacaan(record, "lengkap")
        else:
            state = f"selesai {tanggal_panjang(record.selesai)}" if record.selesai else "belum selesai"
        named = [f"{short(key)} ({output})" if output else short(key) for output, key in _named_in(record)]
        return f"{state}; bukti: {daftar(named) if named else 'belum ada'}"

    def typed(self) -> str:
        """Say what was filled in."""
        form = self.asked.form
        sent = self.asked.request.files.get("berkas")
        what = form.get("sumber", "") if form.get("macam") == "alamat" else _safe_name(sent)
        more = (*form.getlist("output"), form.get("tanggal", ""), form.get("nomor", ""), form.get("kerahasiaan", ""))
        return "; ".join([what, *filter(None, more)])

    @property
    def doing(self) -> Doing:
        """What the form does."""
        return Doing(self.page, self._act, self._done, isian=self.typed, sekarang=self.now)

    def _act(self, terms: Terms, _: dict[str, Any]) -> Outcome[Ditambah]:
        asked = self.asked
        is_file = asked.form.get("macam") != "alamat"
        source = self._file() if is_file else self._address()
        chosen = asked.each("output")
        if len(self.outputs) > 1 and not chosen:
            raise Refusal("output yang dibuktikan belum dipilih", "centang satu atau lebih", about="output")
        named = asked.said("nama") if is_file else None
        told = Told(day_said(asked, "tanggal"), asked.said("nomor"), asked.said("kerahasiaan"), named)
        return acts.evidence_add.add(terms, source, self.untuk, told, output=chosen, tahun=asked.tahun)

    def _address(self) -> str:
        """Give the address that was filled in; one that is none of the web would be a file of this computer."""
        said = (self.asked.said("sumber") or "").strip()
        if not said:
            words, way = "alamat webnya belum diisi", "salin dari peramban, diawali http:// atau https://"
            raise Refusal(words, way, about="sumber")
        if not is_web(said):
            words = "alamat itu bukan alamat web"
            raise Refusal(words, "tulis yang diawali http:// atau https://, atau pilih berkasnya", about="sumber")
        return said

    def _file(self) -> str:
        """Give where the file that was sent lies; raises Refusal where there is nothing in one."""
        path = path_of(self.asked.request.files.get("berkas"))
        if path is None:
            raise Refusal("berkasnya belum dipilih", "pilih satu berkas, atau isi alamat webnya", about="berkas")
        if Path(path).stat().st_size == 0:
            words = f"berkas {Path(path).name} kosong, jadi tidak membuktikan apa-apa"
            raise Refusal(words, "periksa berkasnya, lalu pilih lagi", about="berkas")
        return path

    def _done(self, outcome: Outcome[Ditambah]) -> Done:
        made = outcome.hasil
        found = made.sasaran
        named = f"{short(made.bukti)} {'tercatat' if made.baru else 'sudah tercatat'}"
        sentence = f"{named} untuk {found.butir.nomor}, {found.kapan}."
        ke = self._following(made) if self.asked.form.get("aksi") == "berikut" else self._home(found)
        return Done(ke, sentence, self._line(made), tuple(self._told(made)))

    def _line(self, made: Ditambah) -> str:
        """Give the line of the realisasi that names the evidence now."""
        every, way = acts.evidence.evidence_in(made.sesudah.bahan), made.sasaran.jalur
        mine = [
            use.letak
            for one in every
            if one.bukti == made.bukti
            for use in one.pemakaian
            if use.letak.jalur[: len(way)] == way and use.bulan == made.sasaran.bulan
        ]
        return fresh_line(self.asked, mine[-1]) if mine else made.sesudah.bahan.berkas_realisasi

    def _told(self, made: Ditambah) -> Iterator[str]:
        if made.output:
            part = made.sesudah.keseluruhan.bukti
            before, after = (
                istilah.dengan_persen(one.keseluruhan.bukti.persen) for one in (made.sebelum, made.sesudah)
            )
            yield f"Kelengkapan bukti {moved(before, after)} ({part.ada} dari {part.dari} output)."
        left = [one for one in made.kosong if one not in made.output]
        if left:
            yield f"Belum ada buktinya: {daftar(left)}."

    def _following(self, made: Ditambah) -> str:
        """Give the form of the next output that lacks evidence: of this aktivitas, or of one behind it.

        What was proven just now may still lack it, where the record counts from a later day.
        """
        waiting = [one for one in empty_slots(made.sesudah) if not _is_just_proven(one, made)]
        every = [one for one in made.sesudah.kejadian if one in waiting or one.butir.id == made.sasaran.butir.id]
        here = next((n for n, one in enumerate(every) if one.butir.id == made.sasaran.butir.id), 0)
        found = next((one for one in (*every[here:], *every[:here]) if one in waiting), None)
        return at("bukti/tambah", untuk=place_of(found)) if found else "bukti"


def _is_just_proven(one: Kejadian, made: Ditambah) -> bool:
    is_same = one.butir.id == made.sasaran.butir.id
    bulan = made.sasaran.bulan or 0
    return is_same and one.jendela.mulai <= bulan <= one.bulan and set(one.output_kosong) <= set(made.output)


def _named_in(record: Any) -> list[tuple[str | None, str]]:  # noqa: ANN401  a reading or a record
    """List the evidence that a record names, each with its output."""
    if record is None:
        return []
    if isinstance(record, Bacaan):
        return [(None, one) for one in record.bukti]
    return [(one.output, one.berkas) for one in record.bukti]


def _safe_name(sent: Any) -> str:  # noqa: ANN401  what werkzeug hands over for a field of a file
    path = path_of(sent)
    return Path(path).name if path else ""
