"""The text files that zi itself reads, as they are written: with line numbers, and what was found on each line."""

import re
from pathlib import Path

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from zi_cli.core.grouping import grouped
from zi_cli.files.narasi import every_text
from zi_cli.model.masalah import Masalah
from zi_cli.model.tanda import TAK_TAMPAK, TERLARANG
from zi_cli.render.page.blocks import Berbaris, Blok, Halaman, Paragraf, Pesan, Sel, Tabel, Tautan
from zi_cli.web.acting import place
from zi_cli.web.answers import shown
from zi_cli.web.asked import Asked
from zi_cli.web.words import worded

_UNSEEN = re.compile(f"{TERLARANG.pattern}|[{''.join(TAK_TAMPAK)}]")
ISI = {
    "realisasi": "realisasi tahun itu",
    "bukti": "daftar bukti tahun itu",
    "rekomendasi": "rekomendasi tahun itu",
    "periode": "pengajuan dan persetujuan periode itu",
    "narasi": "analisis untuk laporan periode itu",
}
"""What the files of each folder hold."""


def names(asked: Asked) -> frozenset[str]:
    """Name the files that have a page: what zi read as data, and the texts of the reports."""
    return frozenset((*asked.temuan.berkas, *every_text(asked.service.places)))


def daftar(asked: Asked) -> Response:
    """Answer the address of all of them."""
    per_file = grouped(asked.temuan.masalah, lambda one: one.berkas)
    rows = tuple(
        (Tautan(one, place(one)), _holds(asked, one), _count(len(per_file.get(one, ()))))
        for one in sorted(names(asked))
    )
    told = Paragraf(("Berkas data unit ini, hanya untuk dibaca. Mengubahnya lewat formulir di halaman lain.",))
    unread = tuple(asked.service.places.unread())
    isi: tuple[Blok, ...] = (told, Tabel("Berkas yang dibaca", ("Berkas", "Isinya", "Temuan"), rows, kanan=(2,)))
    if unread:
        why = ("Namanya membuat berkas ini tidak dibaca; lihat jalan keluarnya di halaman Temuan.",)
        isi += (Pesan("awas", "Tidak dibaca", (*unread, *why), (Tautan("Lihat temuan", "temuan"),)),)
    return shown(asked, Halaman("Berkas", isi, "temuan", (Tautan("Temuan", "temuan"),)))


def _holds(asked: Asked, nama: str) -> str:
    path = Path(nama)
    folder = path.parts[1] if len(path.parts) > 2 else ""
    if nama == asked.service.places.name(asked.service.places.pengaturan):
        return "pengaturan unit dan pemangku jabatan"
    return ISI.get(folder, "rencana aksi")


def _count(found: int) -> Sel:
    return str(found) if found else "–"


def satu(asked: Asked) -> Response:
    """Answer the address of one of them; a name that zi does not read is no page, whatever lies there."""
    nama = f"{asked.service.places.plans.name}/{asked.rute['nama']}"
    if nama not in names(asked):
        raise NotFound
    text = every_text(asked.service.places).get(nama)
    lines = asked.workspace.sumber(nama).parsed.lines if text is None else text.decode("utf-8", "replace").splitlines()
    found = [one for one in asked.temuan.masalah if one.berkas == nama]
    told = f"{len(found)} temuan di berkas ini" if found else "Tidak ada temuan di berkas ini"
    return shown(
        asked,
        Halaman(
            nama,
            (
                Paragraf((f"{_holds(asked, nama).capitalize()}, hanya untuk dibaca. {told}.",)),
                Berbaris(nama, tuple(map(_visible, lines)) or ("",), _told(found, max(len(lines), 1))),
            ),
            "temuan",
            (Tautan("Temuan", "temuan"), Tautan("Berkas", "berkas")),
        ),
    )


def _told(found: list[Masalah], lines: int) -> tuple[tuple[int, tuple[Sel, ...]], ...]:
    """Say what was found on each line; what is of no line is told at the first."""
    by_line = grouped(found, lambda one: min(max(one.baris, 1), lines))
    return tuple((line, tuple(map(_sentence, some))) for line, some in by_line.items())


def _sentence(one: Masalah) -> tuple[Sel, ...]:
    way = worded(one.jalan_keluar)
    return (
        f"{one.tingkat} ",
        Tautan(one.kode, f"temuan/{one.kode}"),
        f" {worded(one.kalimat)}" + (f"; {way}" if way else ""),
    )


def _visible(line: str) -> str:
    """Name the signs in a line that nobody sees, and that can make it show other words than it holds."""
    return _UNSEEN.sub(lambda sign: f"‹U+{ord(sign[0]):04X}›", line.rstrip("\r\n"))
