"""What the rules find in the unit, each with its way out and the line it is about; and what a code means."""

from collections.abc import Iterator, Sequence

from werkzeug.wrappers import Response

from zi_cli.core.grouping import grouped
from zi_cli.core.outline import AnyButir
from zi_cli.files.codes import explained
from zi_cli.model.masalah import URUTAN_TINGKAT, Masalah, Tingkat
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Aktivitas
from zi_cli.render.dashboard.markup import GAMBAR, Keadaan
from zi_cli.render.dashboard.view import TINGKAT
from zi_cli.render.page.blocks import (
    Blok,
    Deret,
    Formulir,
    Halaman,
    Judul,
    Kartu,
    Kotak,
    Paragraf,
    Pesan,
    Redup,
    Sel,
    Tabel,
    Tautan,
    jadi,
)
from zi_cli.render.screens.findings import figure
from zi_cli.web.acting import place
from zi_cli.web.answers import shown
from zi_cli.web.asked import Asked
from zi_cli.web.pages.berkas import names
from zi_cli.web.pages.parts import side_by_side, to
from zi_cli.web.words import plainly, worded

SHOWN = 20
"""So many findings of one code stand on the page of all of them; the page of the code holds the others."""
MOST = 1000
HEADS = ("Kode", "Temuan", "Letak")
HITUNG: dict[Tingkat, str] = {
    "galat": "angkanya bisa keliru",
    "peringatan": "perlu diperiksa",
    "saran": "boleh dipertimbangkan",
}


def page(asked: Asked) -> Response:
    """Answer the address of all of them."""
    return shown(asked, Halaman("Temuan", tuple(_page(asked)), "temuan"))


def _page(asked: Asked) -> Iterator[Blok]:
    found, level = asked.temuan, asked.asks("tingkat")
    by_level = grouped(found.masalah, lambda one: one.tingkat)
    chosen = [one for one in URUTAN_TINGKAT if level in (None, one)] or list(URUTAN_TINGKAT)
    yield Deret(tuple(Kartu(one.capitalize(), str(len(by_level.get(one, ()))), HITUNG[one]) for one in URUTAN_TINGKAT))
    yield Paragraf((_looked_at(asked),), redup=True)
    if not found.masalah:
        yield Pesan(
            "baik",
            "Tidak ada temuan.",
            ("Semua berkas yang diperiksa sudah sesuai aturan.",),
            (Tautan("Lihat yang jatuh tempo", "jadwal"), Tautan("Siapkan laporannya", "unduh")),
        )
        return
    choices = (("", "Semua tingkat"), *((one, one.capitalize()) for one in URUTAN_TINGKAT))
    yield Formulir(
        "temuan",
        (Kotak("tingkat", "Tingkat", "pilih", (level or "",), choices),),
        "Tampilkan",
        cari=True,
    )
    if any(one.tingkat == "galat" and one.kode < "ZI2" for one in found.masalah):
        yield Paragraf(("Isi berkas yang belum bisa dibaca baru diperiksa lebih lanjut sesudah galatnya diperbaiki.",))
    for one in chosen:
        if level or one in by_level:
            yield from _of_level(asked, one, by_level.get(one, ()))


def _looked_at(asked: Asked) -> str:
    found = asked.temuan
    ignored = f" {len(found.diabaikan)} temuan diabaikan dengan alasan." if found.diabaikan else ""
    return f"{len(found.berkas)} berkas diperiksa.{ignored}"


def _of_level(asked: Asked, tingkat: Tingkat, masalah: Sequence[Masalah]) -> Iterator[Blok]:
    yield Judul(tingkat.capitalize(), id=tingkat, hitung=len(masalah))
    alike = grouped(masalah, lambda one: one.kode)
    shown_ = [one for one in masalah if one in alike[one.kode][:SHOWN]]
    nothing = (f"Tidak ada {tingkat}. ", Tautan("Lihat semua tingkat", "temuan"))
    yield table(asked, f"Tempat tiap {tingkat}", shown_, kosong=nothing)
    more = tuple(
        Tautan(f"{len(some) - SHOWN} temuan {kode} lagi", f"temuan/{kode}")
        for kode, some in alike.items()
        if len(some) > SHOWN
    )
    if more:
        yield Paragraf(side_by_side(more))


def table(
    asked: Asked, judul: str, masalah: Sequence[Masalah], kosong: tuple[Sel, ...] = (), *, di_butir: bool = False
) -> Tabel:
    """Set findings a row each; those of one item stand on its own page."""
    known, items = names(asked), {} if di_butir else _items(asked)
    rows = tuple(_row(one, known, _item_of(one, items)) for one in masalah)
    return Tabel(judul, HEADS, rows, pendek=(0,), kosong=kosong)


def _items(asked: Asked) -> dict[tuple[object, ...], Tautan]:
    """Link to the page of each indikator and aktivitas, by the places in the files that are about it."""
    try:
        bahan = asked.workspace.bahan(asked.tahun)
    except Refusal:
        return {}
    found: dict[tuple[object, ...], Tautan] = {}
    every: tuple[AnyButir, ...] = (*bahan.outline.indikator, *bahan.outline.aktivitas)
    for butir in every:
        there = to(butir)
        link = Tautan(f"Buka {butir.nomor}", there.ke)
        found[butir.letak.berkas, *butir.letak.jalur] = link
        found[bahan.berkas_realisasi, there.ke.partition("/")[0], butir.id] = link
    return found


def _item_of(one: Masalah, items: dict[tuple[object, ...], Tautan]) -> Tautan | None:
    """Find the item whose place, or what is written about it, a finding stands in."""
    letak = one.temuan.letak if one.temuan else None
    whole = (letak.berkas, *letak.jalur) if letak else ()
    return next((items[whole[:end]] for end in range(len(whole), 1, -1) if whole[:end] in items), None)


def _row(one: Masalah, known: frozenset[str], item: Tautan | None) -> tuple[Sel, ...]:
    short = one.berkas.partition("/")[2] or one.berkas
    where = Tautan(f"{short}, baris {one.baris}", place(f"{one.berkas}:{one.baris}"))
    return (
        (chip(one.tingkat), Tautan(one.kode, f"temuan/{one.kode}")),
        (
            worded(one.kalimat),
            *((Redup(worded(one.jalan_keluar)),) if one.saran else ()),
        ),
        (*((item,) if item else ()), where if one.berkas in known else short),
    )


def chip(tingkat: Tingkat) -> Keadaan:
    """Show a level by word, sign and colour."""
    return Keadaan(tingkat, *GAMBAR[TINGKAT[tingkat]])


def satu(asked: Asked) -> Response:
    """Answer the address of one code: what it means, and where it was found."""
    told, basis = explained(asked.rute["kode"])
    mine = [one for one in asked.temuan.masalah if one.kode == told.kode]
    level = mine[0].tingkat if mine else told.tingkat
    isi = jadi(
        (
            Paragraf((chip(level),)),
            Paragraf((plainly(told.uraian),)),
            Judul("Dasarnya") if basis else None,
            *(Paragraf((figure(one),)) for one in basis),
            Judul("Di unit ini", hitung=len(mine)),
            table(
                asked,
                told.kode,
                mine[:MOST],
                ("Tidak ditemukan di berkas unit ini. ", Tautan("Semua temuan", "temuan")),
            ),
            Paragraf((f"dan {len(mine) - MOST} lagi",)) if len(mine) > MOST else None,
        )
    )
    return shown(asked, Halaman(plainly(told.judul), isi, "temuan", (Tautan("Temuan", "temuan"),), told.kode))


def of_butir(asked: Asked, butir: AnyButir) -> tuple[Blok, ...]:
    """Show what was found about an indikator or an aktivitas; nothing where nothing was."""
    found = [one for one in asked.temuan.masalah if _is_about(one, butir, asked)]
    return (
        (Judul("Temuan", id="temuan", hitung=len(found)), table(asked, "Temuan", found, di_butir=True)) if found else ()
    )


def _is_about(one: Masalah, butir: AnyButir, asked: Asked) -> bool:
    """Say whether a finding stands in the plan of a node or in its records of the year, or names it as what it is about."""
    place_ = one.temuan.letak if one.temuan else None
    kind = "aktivitas" if isinstance(butir.isi, Aktivitas) else "indikator"
    ids = (one_.kunci.split("/")[1:2] for one_ in one.perihal if one_.tahun == asked.tahun)
    if place_ is None:
        return False
    if place_.berkas == butir.letak.berkas:
        return place_.jalur[: len(butir.letak.jalur)] == butir.letak.jalur
    if place_.berkas == asked.penilaian.bahan.berkas_realisasi:
        return place_.jalur[:2] == (kind, butir.id)
    return [butir.id] in ids
