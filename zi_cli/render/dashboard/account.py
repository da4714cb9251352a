"""The accounts behind the figures of the dashboard: each opens as a dialog, or stands in the appendix."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from zi_cli.core import istilah
from zi_cli.core.anggaran import Anggaran, anggaran
from zi_cli.core.assessment import Penilaian
from zi_cli.core.outline import AnyButir
from zi_cli.model.masalah import Lines
from zi_cli.render.dashboard.blocks import html, safe
from zi_cli.render.dashboard.chart import Tahunan
from zi_cli.render.layout import Column, Span, Table
from zi_cli.render.screens.explain import explain_screen, summary_facts
from zi_cli.render.screens.status import gaya_of

SEMUA = "j-semua"
HEAD = 3
"""So many blocks of an account name the plan and the node, which the page does in its own way."""


class TautanButir(NamedTuple):
    """A link to an account."""

    kunci: str
    nomor: str
    nama: str


class PenjelasanAngka(NamedTuple):
    """How one figure was made: its account, and the nodes it is made from by their kind."""

    tautan: TautanButir
    id: str
    isi: str
    bagian: Mapping[str, Sequence[AnyButir]]


def link(butir: AnyButir) -> TautanButir:
    """Link to the account of a node; printed numbers are made by zi, so they are safe in a link."""
    return TautanButir(f"j-{butir.nomor}", butir.nomor, butir.nama)


def post_link(n: int, post: str) -> TautanButir:
    """Link to the account of a post."""
    return TautanButir(f"j-jabatan-{n + 1}", "", post)


def accounts(
    penilaian: Penilaian, years: Mapping[str, Sequence[Tahunan]], posts: Mapping[str, Penilaian], lines: Lines
) -> Iterator[PenjelasanAngka]:
    """Give an account of the whole, of each program, indikator, aktivitas and post."""
    whole = penilaian.outline
    isi = html([_summary(penilaian, anggaran(whole))], "Penjelasan seluruh program")
    yield PenjelasanAngka(TautanButir(SEMUA, "", "Seluruh program"), "", isi, {"Program": whole.program})
    for program in whole.program:
        # What a program is made from is linked, not said again.
        isi = html(islice(explain_screen(program, penilaian, lines), HEAD, HEAD + 1), f"Penjelasan {program.nomor}")
        indikator, aktivitas = (
            [one for one in group if one.is_below(program)] for group in (whole.indikator, whole.aktivitas)
        )
        yield PenjelasanAngka(link(program), program.id, isi, {"Indikator": indikator, "Aktivitas": aktivitas})
    others: tuple[AnyButir, ...] = (*whole.indikator, *whole.aktivitas)
    for butir in others:
        blocks = [*explain_screen(butir, penilaian, lines)][HEAD:]
        blocks += [_years(years[butir.nomor], lines)] if butir.nomor in years else []
        yield PenjelasanAngka(link(butir), butir.id, html(blocks, f"Penjelasan {butir.nomor}"), {})
    for n, (post, mine) in enumerate(posts.items()):
        doing = {one.nomor for one, _ in mine.aktivitas}
        parts: dict[str, Sequence[AnyButir]] = {
            "Indikator": [one.butir for one in mine.indikator],
            "Aktivitas": [one for one in whole.aktivitas if one.nomor in doing],
        }
        yield PenjelasanAngka(post_link(n, post), "", html([_summary(mine)], f"Penjelasan beban {post}"), parts)


def jelas(one: PenjelasanAngka) -> str:
    """Set an account, with links to those it is made from."""
    kunci, nomor, nama = one.tautan
    number = f'<span class="nomor">{nomor}</span> ' if nomor else ""
    slug = f'<p class="rinci">{safe(one.id)}</p>' if one.id else ""
    parts = "".join(_part(judul, found) for judul, found in one.bagian.items() if found)
    return f'<article class="jelas" id="{kunci}"><h3>{number}{safe(nama)}</h3>{slug}{one.isi}{parts}</article>'


def _part(judul: str, found: Sequence[AnyButir]) -> str:
    links = " ".join(
        f'<a class="jelaskan" href="#j-{one.nomor}" title="{safe(one.nama)}">{one.nomor}</a>' for one in found
    )
    return f'<p class="tautan"><strong>{judul}</strong> {links}</p>'


def _summary(penilaian: Penilaian, budget: Anggaran | None = None) -> Table:
    return summary_facts(penilaian.keseluruhan, penilaian.kejadian, penilaian.bahan.pengaturan.plafon, budget)


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
        Span(f"{istilah.tanda_indikator(own)} {istilah.keadaan_indikator(own)}", gaya_of(own)),
        Span("; ".join(places), "redup"),
    )
