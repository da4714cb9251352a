"""The accounts behind the figures of the dashboard: each opens as a dialog, or stands in the appendix."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from markupsafe import Markup

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian
from zi_cli.core.outline import AnyButir, Butir
from zi_cli.model.masalah import Lines
from zi_cli.model.rencana import Aktivitas, Indikator, Program
from zi_cli.render.dashboard.blocks import html
from zi_cli.render.dashboard.chart import Tahunan
from zi_cli.render.layout import Block, Column, Span, Table
from zi_cli.render.screens.explain import explain_screen, summary_facts
from zi_cli.render.screens.status import GAYA

SEMUA = "j-semua"
HEAD = 3
"""So many blocks of an account name the plan and the node, which the page does in its own way."""


class TautanButir(NamedTuple):
    """A link to another account."""

    kunci: str
    nomor: str
    nama: str


class PenjelasanAngka(NamedTuple):
    """How one figure was made: its account, and the accounts it is made from."""

    kunci: str
    nomor: str
    nama: str
    id: str
    isi: Markup
    bagian: tuple[tuple[str, tuple[TautanButir, ...]], ...] = ()


def key(butir: AnyButir) -> str:
    """Name the account of a node; printed numbers are made by zi, so they are safe in a link."""
    return f"j-{butir.nomor}"


def accounts(
    penilaian: Penilaian, years: Mapping[str, Sequence[Tahunan]], posts: Mapping[str, Penilaian], lines: Lines
) -> Iterator[PenjelasanAngka]:
    """Give an account of the whole, of each program, indikator, aktivitas and post."""
    yield _of_all(penilaian)
    for program in penilaian.outline.program:
        yield _of_program(program, penilaian, lines)
    for indikator in penilaian.outline.indikator:
        blocks = (*_own(indikator, penilaian, lines), _years(years[indikator.nomor], lines))
        yield _account(indikator, html(blocks, _title(indikator)))
    for aktivitas in penilaian.outline.aktivitas:
        yield _account(aktivitas, html(_own(aktivitas, penilaian, lines), _title(aktivitas)))
    for n, (post, mine) in enumerate(posts.items()):
        yield _of_post(n, post, mine)


def _own(butir: AnyButir, penilaian: Penilaian, lines: Lines) -> Iterator[Block]:
    return islice(explain_screen(butir, penilaian, lines), HEAD, None)


def _title(butir: AnyButir) -> str:
    return f"Penjelasan {butir.nomor}"


def _account(
    butir: AnyButir, isi: Markup, bagian: tuple[tuple[str, tuple[TautanButir, ...]], ...] = ()
) -> PenjelasanAngka:
    return PenjelasanAngka(key(butir), butir.nomor, butir.nama, butir.id, isi, bagian)


def _of_program(program: Butir[Program], penilaian: Penilaian, lines: Lines) -> PenjelasanAngka:
    """Give the figures of a program; what they are made from is linked, not said again."""
    blocks = islice(_own(program, penilaian, lines), 1)
    inside = (
        ("Indikator", tuple(_link(one) for one in penilaian.outline.indikator if one.is_below(program))),
        ("Aktivitas", tuple(_link(one) for one in penilaian.outline.aktivitas if one.is_below(program))),
    )
    return _account(program, html(blocks, _title(program)), inside)


def _of_all(penilaian: Penilaian) -> PenjelasanAngka:
    isi = html([_summary(penilaian)], "Penjelasan seluruh program")
    parts = (("Program", tuple(_link(one) for one in penilaian.outline.program)),)
    return PenjelasanAngka(SEMUA, "", "Seluruh program", "", isi, parts)


def _of_post(n: int, post: str, mine: Penilaian) -> PenjelasanAngka:
    aktivitas = dict.fromkeys(one.butir.nomor for one in mine.kejadian)
    outline = mine.outline
    parts = (
        ("Indikator", tuple(_link(one.butir) for one in mine.indikator)),
        ("Aktivitas", tuple(_link(one) for one in outline.aktivitas if one.nomor in aktivitas)),
    )
    isi = html([_summary(mine)], f"Penjelasan beban {post}")
    return PenjelasanAngka(post_key(n), "", post, "", isi, parts)


def post_key(n: int) -> str:
    """Name the account of a post."""
    return f"j-jabatan-{n + 1}"


def _link(butir: Butir[Program] | Butir[Indikator] | Butir[Aktivitas]) -> TautanButir:
    return TautanButir(key(butir), butir.nomor, butir.nama)


def _summary(penilaian: Penilaian) -> Table:
    return summary_facts(penilaian.keseluruhan, penilaian.kejadian, penilaian.bahan.pengaturan.plafon)


def _years(years: Sequence[Tahunan], lines: Lines) -> Table:
    """Set the years of an indikator side by side."""
    heads = ("Tahun", "Target", "Realisasi", "Capaian", "Keadaan", "Tempat")
    return Table(tuple(Column(head) for head in heads), tuple(_year(one, lines) for one in years))


def _year(one: Tahunan, lines: Lines) -> tuple[Span, ...]:
    own, tahun, goal, nothing = one.nilai, Span(str(one.tahun)), Span(one.target), Span(istilah.KOSONG)
    if not one.is_read:
        return tahun, goal, nothing, nothing, Span("belum ada realisasi", "redup"), Span("")
    places = dict.fromkeys(f"{place.berkas}:{lines(place)}" for place in own.asal)
    return (
        tahun,
        goal,
        Span(one.realisasi) if one.is_measured else nothing,
        Span(istilah.dengan_persen(own.capaian, own.desimal_capaian)) if one.is_measured else nothing,
        Span(
            f"{istilah.TANDA_INDIKATOR[own.keadaan]} {istilah.KEADAAN_INDIKATOR[own.keadaan]}",
            GAYA.get(own.keadaan, ""),
        ),
        Span("; ".join(places), "redup"),
    )
