"""How a page answers: a page of the unit, the way to another, a file to keep, or a few words."""

from typing import BinaryIO

from werkzeug.wrappers import Response
from werkzeug.wsgi import FileWrapper

from zi_cli.acts.year import name_of
from zi_cli.core import istilah
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import tanggal_panjang
from zi_cli.render.page.blocks import Bingkai, Halaman, Hasil, Keluhan, Nada, Pesan
from zi_cli.render.page.html import page
from zi_cli.web.asked import GIT, Asked
from zi_cli.web.words import worded

HTML = "text/html; charset=utf-8"
PIECE = 64 * 1024


def shown(asked: Asked, halaman: Halaman, hasil: Hasil | None = None, status: int = 200) -> Response:
    """Show a page, with what was to be told in it."""
    told = asked.sesi.pesan.get(asked.request.args.get("pesan", ""))
    hasil = hasil or Hasil(pesan=(told,) if told else ())
    text = page(halaman, _frame(asked), hasil)
    return Response(text, status, content_type=HTML)


def led(asked: Asked, ke: str, pesan: Pesan | None = None) -> Response:
    """Lead to a page of the year, with what happened."""
    alamat = f"{asked.service.jalur}{asked.tahun}/{ke}"
    if pesan:
        path, hash_, place = alamat.partition("#")
        alamat = f"{path}{'&' if '?' in path else '?'}pesan={asked.sesi.tell(pesan)}{hash_}{place}"
    return Response(status=303, headers={"Location": alamat})


def file(data: bytes, nama: str, kind: str = "application/octet-stream") -> Response:
    """Give a file to keep; nothing of a unit is ever opened inside a page."""
    answer = Response(data, content_type=kind)
    answer.headers.set("Content-Disposition", "attachment", filename=nama)
    return answer


def streamed(held: BinaryIO, size: int, nama: str) -> Response:
    """Give a file to keep piece by piece, and close it once it is through."""
    answer = Response(FileWrapper(held, PIECE), content_type="application/octet-stream")
    answer.content_length = size
    answer.headers.set("Content-Disposition", "attachment", filename=nama)
    return answer


def complaints(refusal: Refusal) -> tuple[Keluhan, ...]:
    """Turn a refusal into what stands above a form."""
    found = [Keluhan(capital(worded(refusal.pesan)), worded(refusal.saran), refusal.about)]
    found += [
        Keluhan(worded(one.kalimat), f"{worded(one.jalan_keluar)} ({one.berkas}, baris {one.baris})")
        for one in refusal.masalah
    ]
    return tuple(found)


def pesan_of(refusal: Refusal, nada: Nada) -> tuple[Pesan, ...]:
    """Turn a refusal into what is told on a page without a form."""
    return tuple(Pesan(nada, one.pesan, (one.jalan,) if one.jalan else ()) for one in complaints(refusal))


def capital(text: str) -> str:
    """Let a sentence begin as one; the name of a file stays as it is."""
    return text if "/" in text.partition(" ")[0] else text[:1].upper() + text[1:]


def _frame(asked: Asked) -> Bingkai:
    """Give what stands around a page; a unit that cannot be read still has a page that says so."""
    service, workspace = asked.service, asked.workspace
    realisasi = workspace.realisasi(asked.tahun)
    try:
        posisi = asked.year.posisi()
        per = istilah.posisi_per(posisi, posisi.catatan_sampai)
    except Refusal:
        per = f"per {tanggal_panjang(asked.hari_ini)}"
    return Bingkai(
        pangkal=service.jalur,
        tahun=asked.tahun,
        tahun_lain=tuple(sorted({*workspace.years(), asked.tahun})),
        unit=name_of(workspace),
        per=per,
        contoh=bool(realisasi and realisasi.isi and realisasi.isi.contoh),
        siapa=asked.siapa,
        kabar=asked.kabar,
        segel=service.keys.seal(asked.sesi),
        boleh_tulis=not service.baca_saja,
        pelaku=asked.pelaku,
        pelaku_kini=asked.sesi.oleh or GIT,
        oleh=asked.form.get("oleh", ""),
    )
