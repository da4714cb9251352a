"""Pages as HTML, by zi's own template: a unit's templates never make a page of the browser."""

import re
from functools import cache

import jinja2
from markupsafe import Markup

from zi_cli.render.dashboard import blocks as screen_blocks
from zi_cli.render.dashboard.markup import Keadaan, cip, tanda
from zi_cli.render.page.blocks import Bingkai, Cara, Formulir, Halaman, Hasil, Kotak, Layar, Tautan
from zi_cli.render.page.cells import cell, rows
from zi_cli.render.template_files import CHECKOUT, PACKAGED, find
from zi_cli.render.templates import visible

BAGIAN = (
    ("", "Beranda"),
    ("jadwal", "Jadwal"),
    ("indikator", "Indikator"),
    ("bukti", "Bukti"),
    ("rekomendasi", "Rekomendasi"),
    ("periode", "Periode"),
    ("narasi", "Narasi"),
    ("temuan", "Temuan"),
    ("unduh", "Unduh"),
    ("riwayat", "Riwayat"),
)
"""The parts of a unit, as the head of every page links to them."""


def page(halaman: Halaman, bingkai: Bingkai, hasil: Hasil) -> str:
    """Set a page; what happened stands before what it holds."""
    return _template("halaman.html.j2").render(
        halaman=halaman,
        bingkai=bingkai,
        keluhan=hasil.keluhan,
        benturan=hasil.benturan,
        pesan=hasil.pesan,
        pratinjau=hasil.pratinjau,
        semula=hasil.semula,
        bagian=BAGIAN,
        salah={one.kotak: one.pesan for one in hasil.keluhan if one.kotak},
        akar=f"{bingkai.pangkal}{bingkai.tahun}/",
    )


def bare_page(judul: str, isi: tuple[str, ...], tautan: Tautan | None = None, gaya: str = "") -> str:
    """Set a page for who may see nothing of the unit."""
    return _template("polos.html.j2").render(judul=judul, isi=isi, tautan=tautan, gaya=Markup(gaya))  # noqa: S704  zi's own


_PLACE = re.compile(r"\bplans/([\w./-]+\.ya?ml):(\d+)")


@cache
def style(*names: str) -> str:
    """Give the text of zi's own styles or scripts, one behind the other."""
    return "".join(find(name).read_text(encoding="utf-8") for name in names)


@cache
def script() -> str:
    """Give zi's own script without its comments and indents: what a browser reads stays under 4 kB."""
    lines = (line.strip() for line in style("halaman.js").splitlines())
    return "\n".join(line for line in lines if not line.startswith("//"))


def _macam(block: object) -> str:
    return "teks" if isinstance(block, str) and not isinstance(block, Markup) else type(block).__name__


def _layar(one: Layar, akar: str) -> Markup:
    """Set a screen, in which a line of a file leads to that line."""
    made = screen_blocks.html(one.isi, one.judul)
    return Markup(_PLACE.sub(rf'<a href="{akar}berkas/\1#L\2">\g<0></a>', made))  # noqa: S704  escaped there


def _cip(one: Keadaan) -> Markup:
    return Markup(cip(one))  # noqa: S704  as above


def _tanda(nama: str) -> Markup:
    return Markup(tanda(nama))  # noqa: S704  as above


def _sends_file(one: Formulir) -> bool:
    fields = [field for field in one.isi if isinstance(field, Kotak)]
    fields += [field for each in one.isi if isinstance(each, Cara) for _, _, mine in each.pilihan for field in mine]
    return any(field.macam == "berkas" for field in fields)


def _bertanya(bingkai: Bingkai) -> Kotak:
    """Make the field that asks each time who acts; what was chosen in a form that was refused stays chosen."""
    choices = (("", "pilih nama Anda"), *bingkai.pelaku)
    return Kotak("oleh", "Siapa Anda", "pilih", (bingkai.oleh,), choices, wajib=True)


@cache
def _environment() -> jinja2.Environment:
    folders = [str(folder) for folder in (PACKAGED, CHECKOUT) if folder.is_dir()]
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folders),
        autoescape=True,
        finalize=visible,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.globals.update(
        satu_sel=cell,
        baris_tabel=rows,
        macam=_macam,
        layar=_layar,
        cip=_cip,
        tanda=_tanda,
        bertanya=_bertanya,
        berkas_di=_sends_file,
    )
    return made


@cache
def _template(name: str) -> jinja2.Template:
    return _environment().get_template(name)
