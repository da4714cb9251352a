"""The small pieces of HTML that stand on the dashboard by the hundred: a template would take too long over them."""

from collections.abc import Sequence

from markupsafe import Markup

from zi_cli.core import istilah
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.dashboard.account import PenjelasanAngka, TautanButir
from zi_cli.render.dashboard.blocks import safe
from zi_cli.render.dashboard.chart import LEBAR, TINGGI, Grafik, Titik
from zi_cli.render.dashboard.view import (
    BagianProgram,
    BarisAktivitas,
    Beban,
    KartuIndikator,
    Keadaan,
    KelompokAktivitas,
    Pokok,
    Sel,
    TabelDasbor,
)


def tanda(nama: str) -> Markup:
    """Draw the sign of a state."""
    return Markup(_sign(nama))  # noqa: S704  here and below: every text of the plan goes through `safe`


def cip(one: Keadaan) -> Markup:
    """Show a state by sign, colour and word."""
    return Markup(_chip(one))  # noqa: S704  as above


def tautan(one: TautanButir) -> Markup:
    """Link to the account of a node."""
    return Markup(_link(one))  # noqa: S704  as above


def batang(lebar: str, kelas: str = "") -> Markup:
    """Draw a bar that is filled to a share of its length; its figure stands beside it."""
    return Markup(  # noqa: S704  lengths and classes are zi's own
        f'<svg class="batang {kelas}" aria-hidden="true"><rect class="alur" width="100%" height="100%" rx="3"/>'
        f'<rect class="isi" width="{lebar}%" height="100%" rx="3"/></svg>'
    )


def susunan(one: Beban) -> Markup:
    """Draw a stacked bar; its figures stand beside it."""
    parts = (f'<rect class="{part.warna}" x="{part.x}%" width="{part.lebar}%" height="100%"/>' for part in one.potongan)
    return Markup(f'<svg class="batang" aria-hidden="true">{"".join(parts)}</svg>')  # noqa: S704  as above


def kartu(one: KartuIndikator, program: str) -> Markup:
    """Set an indikator: its state, its years, and this year's figures."""
    arah = f'<span class="rinci">↓ {one.arah}</span>' if one.arah else ""
    return Markup(  # noqa: S704  as above
        f'<article class="papan indikator" data-macam="indikator" data-program="{program}" data-pj="{one.pj}" '
        f'data-keadaan="{one.keadaan.kode}"><h4>{_link(one)}</h4>\n<p class="baris">{_chip(one.keadaan)}{arah}</p>\n'
        f'{_chart(one.grafik)}\n<dl class="tiga"><div><dt>Target</dt><dd>{safe(one.target)}</dd></div>'
        f"<div><dt>Realisasi</dt><dd>{safe(one.realisasi)}</dd></div><div><dt>Capaian</dt>"
        f'<dd><a class="jelaskan angka" href="#{one.kunci}">{one.capaian}</a></dd></div></dl>\n'
        f'<p class="rinci">{safe(one.jabatan)}</p></article>'
    )


def _chart(one: Grafik) -> str:
    """Draw the steps of the targets with a mark for each reading; said in words for who cannot see it."""
    now = "".join(
        f'<rect class="kini" x="{at.kiri}" y="0" width="{at.lebar}" height="{TINGGI}" rx="4"/>'
        for at in one.titik
        if at.is_now
    )
    marks = "".join(map(_mark, one.titik))
    return (
        f'<svg class="grafik" viewBox="0 0 {LEBAR} {TINGGI}" role="img" aria-label="{safe(one.uraian)}">'
        f'{now}<path class="langkah" d="{one.langkah}"/>{marks}</svg>'
    )


def _mark(at: Titik) -> str:
    parts = [f'<text class="sasaran" x="{at.x}" y="{at.target_y}">{safe(at.target)}</text>'] if at.target else []
    if at.nilai:
        parts.append(_dot(at))
        parts.append(f'<text class="nilai" x="{at.x}" y="{at.nilai_y}">{safe(at.nilai)}</text>')
    elif at.keadaan:
        parts.append(f'<text class="tanpa" x="{at.x}" y="{at.y}">{istilah.TANDA_INDIKATOR[at.keadaan]}</text>')
    parts.append(f'<text class="tahun{" kini" if at.is_now else ""}" x="{at.x}" y="{TINGGI - 5}">{at.tahun}</text>')
    return "".join(parts)


def _dot(at: Titik) -> str:
    """Draw a reading: a disc where the target is reached, an open diamond where it is not."""
    if at.keadaan == "tercapai":
        return f'<circle class="baik" cx="{at.x}" cy="{at.y}" r="5"/>'
    return f'<rect class="buruk" x="{at.x}" y="{at.y}" width="8" height="8"/>'


def peta(one: BagianProgram, now: int) -> Markup:
    """Set the activities of a program over twelve months; the running one is marked."""
    nomor, nama = one.nomor, safe(one.nama)
    months = "".join(
        f'<th scope="col"{_class("kini" if n == now else "")}><abbr title="{name}">{name[:3]}</abbr></th>'
        for n, name in enumerate(NAMA_BULAN, 1)
    )
    groups = "".join(_group(group, nomor) for group in one.kelompok)
    return Markup(  # noqa: S704  as above
        f'<div class="gulung" tabindex="0" role="region" aria-label="Aktivitas program {nomor}"><table class="peta">'
        f'<caption class="tak-tampak">Aktivitas program {nomor} {nama} menurut bulan</caption>'
        f'<thead><tr><th scope="col">Aktivitas</th>{months}</tr></thead>\n{groups}</table></div>'
    )


def _group(one: KelompokAktivitas, program: str) -> str:
    posts = f'<span class="rinci">{safe(one.jabatan)}</span>' if one.jabatan else ""
    rows = "".join(_activity(row, program) for row in one.baris)
    return (
        f'<tbody class="kelompok-baris">\n<tr class="kegiatan"><th scope="rowgroup" colspan="13"><div><span>'
        f'<span class="nomor">{one.nomor}</span> {safe(one.nama)}</span>{posts}</div></th></tr>\n{rows}</tbody>\n'
    )


def _activity(one: BarisAktivitas, program: str) -> str:
    return (
        f'<tr data-macam="aktivitas" data-program="{program}" data-pj="{one.pj}" data-keadaan="{one.keadaan}">'
        f'<th scope="row">{_link(one)}{_more(one.jabatan)}</th>{"".join(map(_month, one.sel))}</tr>\n'
    )


def _month(one: Sel) -> str:
    if not one.kata:
        return "<td></td>"
    words = safe(one.kata)
    sign = _sign(one.tanda) if one.tanda else ""
    return f'<td class="{one.kelas}" title="{words}">{sign}<span class="tak-tampak">{words}</span></td>'


def jelas(one: PenjelasanAngka) -> Markup:
    """Set an account, with links to those it is made from."""
    number = f'<span class="nomor">{one.nomor}</span> ' if one.nomor else ""
    slug = f'<p class="rinci">{safe(one.id)}</p>' if one.id else ""
    parts = "".join(_parts(judul, links) for judul, links in one.bagian if links)
    return Markup(  # noqa: S704  as above
        f'<article class="jelas" id="{one.kunci}"><h3>{number}{safe(one.nama)}</h3>{slug}{one.isi}{parts}</article>'
    )


def _parts(judul: str, links: Sequence[TautanButir]) -> str:
    said = " ".join(
        f'<a class="jelaskan" href="#{one.kunci}" title="{safe(one.nama)}">{one.nomor}</a>' for one in links
    )
    return f'<p class="tautan"><strong>{judul}</strong> {said}</p>'


def rentang(one: Pokok) -> Markup:
    """Draw the score on its scale: what is reached, what is open, and the target."""
    said = [f"Capaian {one.nilai}", *([f"target {one.target}"] if one.target else []), *one.kalimat]
    goal = (
        f'<line class="sasaran" x1="{one.target_x}%" x2="{one.target_x}%" y1="18" y2="52"/>'
        f'<text class="sasaran {one.sisi}" x="{one.target_x}%" y="13">target {one.target}</text>'
        if one.target
        else ""
    )
    scale = "".join(f'<text class="skala s{n}" x="{n}%" y="65">{n}</text>' for n in (0, 25, 50, 75, 100))
    return Markup(  # noqa: S704  as above
        f'<svg class="rentang" role="img" aria-label="{"; ".join(said)}">'
        '<defs><pattern id="arsir" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="arsir" width="3" height="6"/></pattern></defs>'
        '<rect class="alur" y="24" width="100%" height="22" rx="4"/>'
        f'<rect class="isi" y="24" width="{one.lebar}%" height="22" rx="4"/>'
        f'<rect class="buka" x="{one.lebar}%" y="24" width="{one.terbuka}%" height="22"/>{goal}{scale}</svg>'
    )


def tabel(one: TabelDasbor) -> Markup:
    """Set a table in a frame of its own that can be scrolled by keyboard."""
    judul = safe(one.judul)
    heads = "".join(
        f'<th scope="col"{_class("kanan" if n in one.kanan else "")}>{safe(head)}</th>'
        for n, head in enumerate(one.kepala)
    )
    rows = "".join(
        f"<tr{_attributes(row.program, row.pj)}>{''.join(_cell(one, n, cell) for n, cell in enumerate(row.sel))}</tr>\n"
        for row in one.baris
    )
    frame = "gulung kelompok-baris" if one.baris and one.baris[0].program is not None else "gulung"
    return Markup(  # noqa: S704  as above
        f'<div class="{frame}" tabindex="0" role="region" aria-label="{judul}"><table class="data {one.kelas}">'
        f"<caption>{judul}</caption><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>"
    )


def _attributes(program: str | None, pj: str) -> str:
    """Say what filters know a row by; a row without a program is never filtered."""
    return "" if program is None else f' data-macam="lain" data-program="{program}" data-pj="{pj}"'


def _cell(table: TabelDasbor, n: int, cell: object) -> str:
    if isinstance(cell, TautanButir):
        return f'<th scope="row">{_link(cell)}</th>'
    if isinstance(cell, Keadaan):
        return f'<td class="pendek">{_chip(cell)}</td>'
    if isinstance(cell, Beban):
        return f'<td class="susun">{susunan(cell)}</td>'
    if isinstance(cell, tuple):
        said, more = cell
        return f"<td>{safe(said)}{_more(more)}</td>"
    kind = "kanan" if n in table.kanan else "pendek" if n in table.pendek else ""
    return f"<td{_class(kind)}>{safe(str(cell))}</td>"


def _more(words: object) -> str:
    return f'<span class="rinci">{safe(str(words))}</span>' if words else ""


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""


def _sign(nama: str) -> str:
    return f'<svg class="ikon" aria-hidden="true"><use href="#t-{nama}"/></svg>'


def _chip(one: Keadaan) -> str:
    return f'<span class="cip {one.warna}">{_sign(one.tanda)}<span>{safe(one.kata)}</span></span>'


def _link(one: TautanButir | BarisAktivitas | KartuIndikator) -> str:
    number = f'<span class="nomor">{one.nomor}</span> ' if one.nomor else ""
    return f'<a class="jelaskan" href="#{one.kunci}">{number}<span class="nama">{safe(one.nama)}</span></a>'
