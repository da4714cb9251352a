"""The changes that were made on this computer, and taking one of them back."""

from collections.abc import Iterator

from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from zi_cli import acts
from zi_cli.acts.terms import Outcome
from zi_cli.model.refusal import Refusal
from zi_cli.model.riwayat import Diurungkan, Riwayat
from zi_cli.model.tulisan import tanggal_panjang
from zi_cli.render.page.blocks import (
    Berbaris,
    Blok,
    Formulir,
    Halaman,
    Judul,
    Paragraf,
    Pesan,
    Redup,
    Rincian,
    Sel,
    Tabel,
    Tautan,
)
from zi_cli.web.acting import Doing, Done, do
from zi_cli.web.answers import pesan_of, shown
from zi_cli.web.asked import Asked
from zi_cli.web.words import worded

LAST = "terakhir"
"""What stands in an address for the last change that can be taken back."""


def page(asked: Asked) -> Response:
    """Answer the address of all of them."""
    known = acts.undo.history(asked.workspace)
    return shown(asked, Halaman("Riwayat", tuple(_list(known)), "riwayat"))


def satu(asked: Asked) -> Response:
    """Answer the address of one change."""
    known = acts.undo.history(asked.workspace)
    said = asked.rute["nomor"]
    found = next(
        (one for one in reversed(known) if said in (str(one.nomor), LAST) and (one.dapat or said != LAST)), None
    )
    if found is None:
        if said == LAST:
            return page(asked)
        raise NotFound
    if asked.request.method != "POST":
        return shown(asked, _one(asked, found))
    return do(
        asked,
        Doing(
            form=lambda _: _one(asked, found),
            act=lambda terms, _: acts.undo.undo(terms, found.nomor),
            done=_done,
            sekarang=lambda: "ada perubahan sesudahnya",
            isian=lambda: f"urungkan: {found.tentang.hal}",
        ),
    )


def _list(known: tuple[Riwayat, ...]) -> Iterator[Blok]:
    yield Paragraf(
        (
            (
                "Perubahan yang dicatat di komputer ini, yang terbaru dulu. Yang diurungkan kembali seperti sebelum dicatat, "
                "selama berkasnya belum diubah lagi. Langkah persetujuan tidak dapat diurungkan."
            ),
        )
    )
    rows = tuple(map(_row, reversed(known)))
    yield Tabel(
        "Perubahan",
        ("Perubahan", "Tanggal", "Oleh", "Urungkan"),
        rows,
        pendek=(1,),
        kosong=("Belum ada perubahan. ", Tautan("Mulai dari Beranda", "")),
    )


def _row(one: Riwayat) -> tuple[Sel, ...]:
    about = one.tentang
    way: Sel = Tautan("Urungkan", f"riwayat/{one.nomor}") if one.dapat else Redup(worded(one.sebab))
    return about.hal, tanggal_panjang(about.hari), about.oleh or "", way


def _one(asked: Asked, one: Riwayat) -> Halaman:
    return Halaman(
        f"Urungkan: {one.tentang.hal}",
        tuple(_account(asked, one)),
        "riwayat",
        (Tautan("Riwayat", "riwayat"),),
    )


def _account(asked: Asked, one: Riwayat) -> Iterator[Blok]:
    about = one.tentang
    yield Rincian(
        (
            ("Dicatat", f"{tanggal_panjang(about.hari)}{f', oleh {about.oleh}' if about.oleh else ''}"),
            ("Berkas", tuple(one.berkas)),
        )
    )
    if not one.dapat:
        yield Pesan("awas", "Tidak dapat diurungkan", (worded(one.sebab),), (Tautan("Kembali ke Riwayat", "riwayat"),))
        return
    try:
        tried = acts.undo.undo(asked.terms(dry_run=True), one.nomor)
    except Refusal as refusal:
        yield from pesan_of(refusal, "awas")
        return
    yield Formulir(
        f"riwayat/{one.nomor}",
        (),
        "Urungkan",
        dilihat=about.hal,
        digest=one.tanda,
        batal=Tautan("Batal", "riwayat"),
    )
    yield Judul("Yang akan berubah")
    yield Berbaris("perubahan berkas", tuple(tried.perbedaan.splitlines()))


def _done(outcome: Outcome[Diurungkan]) -> Done:
    made = outcome.hasil
    rinci = (
        *(f"{nama} kembali seperti sebelumnya." for nama in made.dipulihkan),
        *(f"{nama} dihapus." for nama in made.dihapus),
    )
    return Done("riwayat", f"Diurungkan: {made.tentang.hal}.", rinci=rinci)
