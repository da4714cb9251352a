"""The first page: how far the year is, what is late, and what to do next."""

from markupsafe import Markup
from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.core import istilah
from zi_cli.core.people import posts_of
from zi_cli.model.tulisan import daftar
from zi_cli.render.dashboard.markup import rentang
from zi_cli.render.dashboard.view import headline
from zi_cli.render.page.blocks import (
    Blok,
    Deret,
    Formulir,
    Halaman,
    Judul,
    Kartu,
    Paragraf,
    Pesan,
    Tabel,
    Tampilan,
    Tautan,
    jadi,
)
from zi_cli.web.acting import Doing, Done, do
from zi_cli.web.answers import shown
from zi_cli.web.asked import Asked
from zi_cli.web.pages.parts import OCCURRENCES, at, occurrence_row, side_by_side, to

MOST_SHOWN = 8


def page(asked: Asked) -> Response:
    """Answer the address of the year."""
    if asked.request.method == "POST":
        return _new_year(asked)
    return shown(asked, _page(asked))


def _page(asked: Asked) -> Halaman:
    if asked.workspace.realisasi(asked.tahun) is None:
        return Halaman(f"Zona Integritas {asked.tahun}", (*_nothing_yet(asked), *_state(asked)))
    return Halaman(f"Zona Integritas {asked.tahun}", _state(asked))


def _state(asked: Asked) -> tuple[Blok, ...]:
    penilaian, due = asked.penilaian, acts.due.due(asked.year)
    pokok, wrong = headline(penilaian), asked.year.galat(penilaian.bahan)
    open_now = [one for one in due.tempo.jatuh_tempo if not one.is_done and one.keadaan != "batal"]
    unread = [one for one in penilaian.indikator if one.keadaan == "belum_diisi" and not one.dihitung]
    rekap, early = penilaian.keseluruhan, sum(one.keadaan == "belum_waktunya" for one in penilaian.indikator)
    bulan = istilah.bulan(due.tempo.bulan)
    return jadi(
        (
            Pesan(
                "buruk",
                f"Ada {wrong} galat di berkas yang dipakai; angka di halaman ini bisa keliru.",
                tautan=(Tautan("Lihat temuannya", "temuan"),),
            )
            if wrong
            else None,
            Judul(f"Capaian rencana aksi{f' ({pokok.nomor})' if pokok.nomor else ''}: {pokok.nilai}"),
            Tampilan(Markup(rentang(pokok)), "pokok-halaman"),  # noqa: S704  numbers and words of zi's own
            *(Paragraf((one,)) for one in pokok.kalimat),
            Deret(
                (
                    Kartu("Indikator terisi", f"{rekap.terisi}/{rekap.dinilai}", _unfilled(len(unread), early)),
                    Kartu("Aktivitas selesai", istilah.dengan_persen(rekap.penyelesaian.persen), "rata-rata aktivitas"),
                    Kartu("Tepat waktu", istilah.dengan_persen(rekap.ketepatan.persen), "rata-rata aktivitas"),
                    Kartu(
                        "Berbukti",
                        istilah.dengan_persen(rekap.bukti.persen),
                        f"{rekap.bukti.ada} dari {rekap.bukti.dari} output",
                    ),
                )
            ),
            *_mine(asked),
            Judul("Lewat, belum selesai", hitung=len(due.tempo.lewat)),
            Tabel(
                "Aktivitas yang lewat",
                OCCURRENCES,
                tuple(map(occurrence_row, due.tempo.lewat[:MOST_SHOWN])),
                kosong=("Tidak ada yang lewat. ", Tautan("Lihat jadwal setahun", "jadwal?bulan=semua")),
            ),
            _more(len(due.tempo.lewat), "jadwal"),
            Judul(f"Jatuh tempo akhir {bulan}", hitung=len(open_now)),
            Tabel(
                f"Aktivitas yang jatuh tempo {bulan}",
                OCCURRENCES,
                tuple(map(occurrence_row, open_now[:MOST_SHOWN])),
                kosong=("Tidak ada lagi yang jatuh tempo bulan ini.",),
            ),
            _more(len(open_now), "jadwal"),
            Judul("Indikator belum diisi", hitung=len(unread)),
            Tabel(
                "Indikator yang belum diisi",
                ("Indikator", "Target", "Penanggung jawab"),
                tuple(
                    (to(one.butir), istilah.target(one), daftar(one.penanggung_jawab)) for one in unread[:MOST_SHOWN]
                ),
                kosong=("Semua yang sudah waktunya sudah diisi. ", Tautan("Siapkan laporannya", "unduh")),
            ),
            _more(len(unread), "indikator"),
        )
    )


def _unfilled(unread: int, early: int) -> str:
    return f"{unread} belum diisi" + (f", {early} belum waktunya" if early else "")


def _mine(asked: Asked) -> tuple[Blok, ...]:
    """Show what the person's own posts have to do, where they hold any."""
    mine = posts_of(asked.workspace.setelan.jabatan, asked.siapa, asked.hari_ini) if asked.siapa else []
    if not mine:
        return ()
    return (Paragraf(("Tugas Anda: ", *side_by_side([Tautan(post, at("jadwal", pj=post)) for post in mine]))),)


def _more(found: int, ke: str) -> Paragraf | None:
    rest = found - MOST_SHOWN
    return Paragraf((Tautan(f"dan {rest} lagi", ke),)) if rest > 0 else None


def _nothing_yet(asked: Asked) -> tuple[Blok, ...]:
    if not asked.workspace.years():
        return ()
    return (
        Pesan(
            "awas",
            f"Tahun {asked.tahun} belum disiapkan.",
            ("Semua indikator belum diisi dan belum ada yang dicatat.",),
        ),
        Formulir("", (), f"Siapkan tahun {asked.tahun}", judul="Mulai mencatat tahun ini"),
    )


def _new_year(asked: Asked) -> Response:
    return do(
        asked,
        Doing(
            form=lambda _: _page(asked),
            act=lambda terms, _: acts.new_year.new_year(terms, asked.tahun),
            done=lambda made: Done("", f"Tahun {asked.tahun} siap diisi.", made.hasil.berkas),
        ),
    )
