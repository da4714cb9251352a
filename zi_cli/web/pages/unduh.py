"""What can be taken home of a year: reports, the dashboard, tables and the calendar, each by the function of the command.

A unit's own template makes its downloads; none of them is ever shown inside a page.
"""

from collections.abc import Callable, Iterator
from functools import partial

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.core.approval import KATA_STATUS
from zi_cli.core.tables import TABEL
from zi_cli.files.narasi import not_texts
from zi_cli.model.ejaan import parse_tanggal
from zi_cli.model.frozen import frozen
from zi_cli.model.periode import Periode
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import daftar
from zi_cli.render.dashboard.page import make as make_dashboard
from zi_cli.render.export.as_csv import every_csv, zipped
from zi_cli.render.export.as_json import tables_json, tables_text
from zi_cli.render.libraries import LIBRARIES, can_make
from zi_cli.render.page.blocks import (
    Blok,
    Formulir,
    Halaman,
    Judul,
    Kotak,
    Lipat,
    Paragraf,
    Pesan,
    Redup,
    Sel,
    Tabel,
    Tautan,
)
from zi_cli.render.report.formats import BENTUK, make, name_of
from zi_cli.render.report.view import report_view
from zi_cli.web.answers import file, shown
from zi_cli.web.asked import Asked
from zi_cli.web.pages.parts import status_of

JENIS = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "zip": "application/zip",
    "json": "application/json",
    "ics": "text/calendar; charset=utf-8",
}
"""What a file of each ending says it is."""
GUNA = {
    "docx": "Word, untuk disunting dan ditandatangani",
    "pdf": "PDF, untuk dicetak dan dikirim; tanda yang tidak ada di hurufnya dicetak kotak",
    "xlsx": "Excel, angkanya dapat dihitung lagi",
    "html": "halaman web satu berkas, terbuka tanpa jaringan",
    "md": "teks Markdown",
}


@frozen
class Unduhan:
    """A file that can be had: its name, what it is for, and what makes it."""

    nama: str
    guna: str
    buat: Callable[[], str | bytes]

    @property
    def akhiran(self) -> str:
        """Its ending, which says what it is."""
        return self.nama.rpartition(".")[2]


def page(asked: Asked) -> Response:
    """Answer the address of all of them."""
    return shown(asked, Halaman(f"Unduh {asked.tahun}", tuple(_page(asked)), "unduh"))


def berkas(asked: Asked) -> Response:
    """Answer the address of one file; one that is not offered is no page."""
    found = next((one for one in _every(asked) if one.nama == asked.rute["nama"]), None)
    if found is None:
        raise NotFound
    if not can_make(found.akhiran):
        raise Refusal(_lacking(found.akhiran), "unduh dalam bentuk lain, atau mintalah yang memasang zi melengkapinya")
    made = found.buat()
    return file(made if isinstance(made, bytes) else made.encode("utf-8"), found.nama, JENIS[found.akhiran])


def _page(asked: Asked) -> Iterator[Blok]:
    wrong = asked.year.galat(asked.penilaian.bahan)
    if wrong:
        yield Pesan(
            "buruk",
            f"Ada {wrong} galat di berkas yang dipakai; angka di unduhan ini bisa keliru.",
            tautan=(Tautan("Lihat temuannya", "temuan"),),
        )
    day = _day_said(asked)
    yield Lipat("Tanggal di lembar pengesahan", (_day_form(day),), buka=bool(day))
    for periode in asked.penilaian.periods:
        yield Judul(f"Laporan {periode.nama}", id=f"laporan-{periode.kunci}")
        yield from _told(asked, periode)
        yield _table(f"Laporan {periode.sebutan}", _reports(asked, periode), f"?tanggal={day}" if day else "")
    yield Judul("Dasbor dan kalender")
    yield _table("Dasbor dan kalender", (*_dashboard(asked), *_calendar(asked)))
    if can_make("ics"):
        posts = (("", "semua jabatan"), *((one, one) for one in asked.penilaian.outline.jabatan))
        fields = (Kotak("pj", "Jabatan", "pilih", (), posts),)
        form = Formulir(f"unduh/kalender-{asked.tahun}.ics", fields, "Unduh kalendernya", cari=True)
        yield Lipat("Kalender satu jabatan", (form,))
    yield Judul("Tabel untuk program lain")
    yield _table("Semua tabel", _tables(asked))
    yield Lipat("Tabel satu per satu", (_table("Tiap tabel", _each_table(asked)),))


def _day_form(day: str) -> Formulir:
    hint = "Boleh dikosongkan. Misalnya 15 Juli 2024."
    field = Kotak("tanggal", "Tanggal di lembar pengesahan", "tanggal", (day,), petunjuk=hint)
    return Formulir("unduh", (field,), "Pakai tanggal ini", cari=True)


def _told(asked: Asked, periode: Periode) -> Iterator[Blok]:
    """Say how far a period is, and what lies beside its texts and is in no report."""
    status = status_of(asked, periode)
    draf = "" if status == "disetujui" else " Laporannya bertanda DRAF sampai periode ini disetujui."
    yield Paragraf((f"{periode.nama} {KATA_STATUS[status]}.{draf} ", Tautan("Tulis analisisnya", "narasi")))
    beside = not_texts(asked.service.places, periode)
    if beside:
        yield Pesan("awas", f"Tidak ikut dalam laporan: {daftar(beside)}.", ("Analisis ditulis di halaman Narasi.",))


def _table(judul: str, offered: tuple[Unduhan, ...], asks: str = "") -> Tabel:
    return Tabel(judul, ("Berkas", "Isinya"), tuple(_row(one, asks) for one in offered))


def _row(one: Unduhan, asks: str) -> tuple[Sel, ...]:
    if not can_make(one.akhiran):
        return Redup(one.nama), _lacking(one.akhiran)
    return Tautan(one.nama, f"unduh/{one.nama}{asks}", unduh=True), one.guna


def _lacking(bentuk: str) -> str:
    return f"belum bisa dibuat di komputer ini: {LIBRARIES[bentuk]} belum terpasang"


def _every(asked: Asked) -> Iterator[Unduhan]:
    for periode in asked.penilaian.periods:
        yield from _reports(asked, periode)
    yield from (*_dashboard(asked), *_calendar(asked), *_tables(asked), *_each_table(asked))


def _reports(asked: Asked, periode: Periode) -> tuple[Unduhan, ...]:
    order = sorted(BENTUK, key=list(GUNA).index)
    return tuple(
        Unduhan(name_of(periode.kunci, one), GUNA[one], partial(_report, asked, periode, one)) for one in order
    )


def _report(asked: Asked, periode: Periode, bentuk: str) -> str | bytes:
    day = _day_said(asked)
    bahan, _ = acts.report.gather(asked.year, periode.bagian, parse_tanggal(day) if day else None)
    return make(bentuk, report_view(bahan), asked.service.places.templates, lambda _: None)


def _day_said(asked: Asked) -> str:
    """Give the day on the page of approval as it is written in an address; empty where none was said."""
    said = asked.asks("tanggal")
    return parse_tanggal(said).isoformat() if said else ""


def _dashboard(asked: Asked) -> tuple[Unduhan, ...]:
    def made() -> str:
        return make_dashboard(acts.dashboard.gather(asked.year), asked.service.places.templates)

    return (Unduhan(f"dasbor-{asked.tahun}.html", "keadaan setahun dalam satu halaman, terbuka tanpa jaringan", made),)


def _calendar(asked: Asked) -> tuple[Unduhan, ...]:
    def made() -> str:
        from zi_cli.render.export.as_ics import calendar

        found = acts.status.whole_year(asked.year, asked.asks("pj"))
        return calendar(found.asked, found.post)

    return (Unduhan(f"kalender-{asked.tahun}.ics", "satu acara tiap jatuh tempo, untuk kalender kantor", made),)


def _tables(asked: Asked) -> tuple[Unduhan, ...]:
    def as_json() -> str:
        made = acts.tables.of_unit(asked.year)
        return tables_text(tables_json(made.unit, made.penilaian, made.rows))

    return (
        Unduhan(f"tabel-{asked.tahun}.zip", "semua tabel, satu berkas CSV tiap tabel", lambda: zipped(_csv(asked))),
        Unduhan(f"tabel-{asked.tahun}.json", "semua tabel dalam satu berkas, beserta arti kolomnya", as_json),
    )


def _each_table(asked: Asked) -> tuple[Unduhan, ...]:
    return tuple(
        Unduhan(f"{one.nama}.csv", one.uraian, partial(lambda nama: _csv(asked, nama)[nama], one.nama)) for one in TABEL
    )


def _csv(asked: Asked, only: str | None = None) -> dict[str, str]:
    return every_csv(acts.tables.of_unit(asked.year).rows, only)
