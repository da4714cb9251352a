"""What a month asks for, by post."""

from collections.abc import Iterator

from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.core.grouping import grouped
from zi_cli.core.schedule import Kejadian
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.page.blocks import Blok, Formulir, Halaman, Judul, Kotak, Paragraf, Tabel, Tautan
from zi_cli.web.answers import shown
from zi_cli.web.asked import Asked
from zi_cli.web.pages.parts import OCCURRENCES, month, occurrence_row, posts, to

WHOLE = "semua"


def page(asked: Asked) -> Response:
    """Answer the address of the schedule."""
    return shown(asked, Halaman(f"Jadwal {asked.tahun}", tuple(_page(asked)), "jadwal"))


def _page(asked: Asked) -> Iterator[Blok]:
    said, post = asked.asks("bulan"), asked.asks("pj")
    found = acts.due.due(asked.year, month(said), post)
    tempo = found.tempo
    yield _filter(asked, WHOLE if said == WHOLE else str(tempo.bulan), post or "")
    if said == WHOLE:
        shown_ = tuple(one for one in found.penilaian.kejadian if post is None or post in one.penanggung_jawab)
        yield from _by_post(f"Setahun {asked.tahun}", shown_, "Tidak ada aktivitas.")
        return
    bulan = NAMA_BULAN[tempo.bulan - 1]
    yield from _by_post(f"Jatuh tempo akhir {bulan}", tempo.jatuh_tempo, f"Tidak ada yang jatuh tempo {bulan}.")
    yield from _by_post("Lewat dari bulan sebelumnya", tempo.lewat, "Tidak ada yang lewat.")
    yield from _by_post("Sedang berjalan", tempo.berjalan, "Tidak ada yang sedang berjalan.")
    if tempo.terbit:
        yield Judul(f"Angka {asked.tahun - 1} yang terbit", hitung=len(tempo.terbit))
        for one in tempo.terbit:
            there = to(one.butir)
            yield Paragraf((Tautan(there.teks, f"../{asked.tahun - 1}/{there.ke}?bagian=susulan", there.nomor),))


def _by_post(judul: str, kejadian: tuple[Kejadian, ...], kosong: str) -> Iterator[Blok]:
    yield Judul(judul, hitung=len(kejadian))
    if not kejadian:
        yield Paragraf((kosong,), redup=True)
    for post, group in grouped(kejadian, posts).items():
        rows = tuple(occurrence_row(one)[:-1] for one in group)
        yield Tabel(post, OCCURRENCES[:-1], rows)


def _filter(asked: Asked, bulan: str, post: str) -> Formulir:
    months = (*((str(n), nama) for n, nama in enumerate(NAMA_BULAN, 1)), (WHOLE, "Setahun"))
    every = (("", "Semua jabatan"), *((one, one) for one in asked.penilaian.outline.jabatan))
    return Formulir(
        "jadwal",
        (
            Kotak("bulan", "Bulan", "pilih", (bulan,), months),
            Kotak("pj", "Penanggung jawab", "pilih", (post,), every),
        ),
        "Tampilkan",
        cari=True,
    )
