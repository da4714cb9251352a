"""The pieces of HTML that stand on the dashboard by the hundred: a template would take too long over them.

Every text of the plan goes through `safe`; lengths, numbers and classes are zi's own.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from markupsafe import Markup

from zi_cli.core import istilah
from zi_cli.core.capaian import CapaianIndikator
from zi_cli.core.grouping import grouped
from zi_cli.core.outline import Butir
from zi_cli.core.schedule import KeadaanKejadian, Kejadian
from zi_cli.core.summary import Skor
from zi_cli.model.cara import KeadaanIndikator
from zi_cli.model.rencana import Aktivitas, Arah, Kegiatan
from zi_cli.model.tulisan import Berbaris, daftar, tanggal_panjang, tertulis
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.dashboard.account import TautanButir, link
from zi_cli.render.dashboard.blocks import safe
from zi_cli.render.dashboard.chart import Tahunan, chart, share


class Keadaan(NamedTuple):
    """A state in a word, with the sign and the colour it is shown in."""

    kata: str
    tanda: str
    warna: str


class Pokok(NamedTuple):
    """The plan's own score."""

    skor: Skor
    kunci: str
    nomor: str
    nilai: str
    keadaan: Keadaan
    kalimat: tuple[str, ...]


class KartuProgram(NamedTuple):
    """One program in figures."""

    kunci: str
    nomor: str
    nama: str
    tercapai: str
    lebar: str
    ukuran: list[dict[str, str]]


class KartuIndikator(NamedTuple):
    """One indikator over the years of the plan, as it stands in the one that is read."""

    tahun: tuple[Tahunan, ...]
    nilai: CapaianIndikator
    pj: str
    """The number of its post, which filters know it by."""


class BarisAktivitas(NamedTuple):
    """An aktivitas with its occurrences; one without a schedule has the days it was done instead."""

    butir: Butir[Aktivitas]
    kejadian: Sequence[Kejadian]
    hari: Sequence[date]


class KelompokAktivitas(NamedTuple):
    """The activities of one kegiatan."""

    kegiatan: Butir[Kegiatan]
    baris: Sequence[BarisAktivitas]


class BagianProgram(NamedTuple):
    """What stands under the heading of one program."""

    nomor: str
    nama: str
    indikator: tuple[KartuIndikator, ...]
    kelompok: tuple[KelompokAktivitas, ...]
    pj: Mapping[str, str]
    """The number of each post."""


class BarisTabel(NamedTuple):
    """A row of a table, with what filters know it by; one without a program is never filtered."""

    sel: tuple[object, ...]
    """A text, a text with more about it, a link, a state, or a bar."""
    program: str | None = None
    pj: str = ""


class TabelDasbor(NamedTuple):
    """A table: its caption, its heads, its rows, and which columns hold figures or short words."""

    judul: str
    kepala: tuple[str, ...]
    baris: tuple[BarisTabel, ...]
    kanan: tuple[int, ...] = ()
    pendek: tuple[int, ...] = ()
    kelas: str = ""


GAMBAR = {
    "✓": ("ya", "baik"),
    "✗": ("tidak", "buruk"),
    "!": ("seru", "awas"),
    "›": ("panah", "jalan"),
    "?": ("tanya", "tanya"),
    "·": ("titik", "tenang"),
    "–": ("strip", "mati"),
}
"""How a sign of the screens is drawn, and its colour: every state has a sign of its own beside its colour."""
INDIKATOR: dict[KeadaanIndikator, Keadaan] = {
    kode: Keadaan(kata, *GAMBAR[istilah.TANDA_INDIKATOR[kode]]) for kode, kata in istilah.KEADAAN_INDIKATOR.items()
}
KEJADIAN: dict[KeadaanKejadian, Keadaan] = {
    kode: Keadaan(kata, *GAMBAR[istilah.TANDA_KEJADIAN[kode]]) for kode, kata in istilah.KEADAAN_KEJADIAN.items()
}
KEJADIAN["selesai_terlambat"] = Keadaan(istilah.KEADAAN_KEJADIAN["selesai_terlambat"], "telat", "telat")


def terlihat(one: CapaianIndikator) -> Keadaan:
    """Give the state of an indikator as the page shows it: a position on the way is not a verdict."""
    return Keadaan(istilah.keadaan_indikator(one), *GAMBAR[istilah.tanda_indikator(one)])


INSIDENTIL = "insidentil"
"""What is said of an aktivitas without a schedule where others have a state."""
BATAS: dict[Arah, str] = {"naik": "≥ ", "turun": "≤ "}


def tanda(nama: str) -> str:
    """Draw the sign of a state."""
    return f'<svg class="ikon" aria-hidden="true"><use href="#t-{nama}"/></svg>'


def cip(one: Keadaan) -> str:
    """Show a state by sign, colour and word."""
    return f'<span class="cip {one.warna}">{tanda(one.tanda)}<span>{safe(one.kata)}</span></span>'


def tautan(one: TautanButir | KartuProgram) -> str:
    """Link to the account of a node."""
    number = f'<span class="nomor">{one.nomor}</span> ' if one.nomor else ""
    return f'<a class="jelaskan" href="#{one.kunci}">{number}<span class="nama">{safe(one.nama)}</span></a>'


def batang(lebar: str, kelas: str = "") -> str:
    """Draw a bar that is filled to a share of its length; its figure stands beside it."""
    return (
        f'<svg class="batang {kelas}" aria-hidden="true"><rect class="alur" width="100%" height="100%" rx="3"/>'
        f'<rect class="isi" width="{lebar}%" height="100%" rx="3"/></svg>'
    )


def kartu(one: KartuIndikator, program: str) -> str:
    """Set an indikator: its state, its years, and this year's figures; less is better only where it is said so."""
    own, indikator = one.nilai, one.nilai.indikator
    kini = next(year for year in one.tahun if year.nilai is own)
    is_label = indikator.sifat.berlabel
    falls = indikator.arah == "turun" and not is_label
    arah = f'<span class="rinci">↓ {istilah.ARAH["turun"]}</span>' if falls else ""
    target = kini.target if is_label or own.target is None else BATAS[indikator.arah] + kini.target
    realisasi = kini.realisasi if kini.is_measured else istilah.KOSONG
    capaian = istilah.dengan_persen(own.capaian, own.desimal_capaian) if kini.is_measured else istilah.KOSONG
    return (
        f'<article class="papan indikator" data-macam="indikator" data-program="{program}" data-pj="{one.pj}" '
        f'data-keadaan="{own.keadaan}"><h4>{tautan(link(own.butir))}</h4>\n'
        f'<p class="baris">{cip(terlihat(own))}{arah}</p>\n'
        f'{chart(one.tahun, kini)}\n<dl class="tiga"><div><dt>Target</dt><dd>{safe(target)}</dd></div>'
        f"<div><dt>Realisasi</dt><dd>{safe(realisasi)}</dd></div><div><dt>Capaian</dt>"
        f'<dd><a class="jelaskan angka" href="#j-{own.butir.nomor}">{capaian}</a></dd></div></dl>\n'
        f'<p class="rinci">{safe(daftar(own.penanggung_jawab))}</p></article>'
    )


def peta(one: BagianProgram, now: int) -> str:
    """Set the activities of a program over twelve months; the running one is marked."""
    nomor, nama = one.nomor, safe(one.nama)
    months = "".join(
        f'<th scope="col"{_class("kini" if n == now else "")}><abbr title="{name}">{name[:3]}</abbr></th>'
        for n, name in enumerate(NAMA_BULAN, 1)
    )
    groups = "".join(_group(group, one) for group in one.kelompok)
    return (
        f'<div class="gulung" tabindex="0" role="region" aria-label="Aktivitas program {nomor}"><table class="peta">'
        f'<caption class="tak-tampak">Aktivitas program {nomor} {nama} menurut bulan</caption>'
        f'<thead><tr><th scope="col">Aktivitas</th>{months}</tr></thead>\n{groups}</table></div>'
    )


def _group(one: KelompokAktivitas, bagian: BagianProgram) -> str:
    """Set the activities of a kegiatan; posts that all of them share are said once."""
    posts = [", ".join(mine.butir.penanggung_jawab) for mine in one.baris]
    common = posts[0] if len(set(posts)) == 1 else ""
    rows = (_activity(mine, "" if common else said, bagian) for mine, said in zip(one.baris, posts, strict=True))
    return (
        f'<tbody class="kelompok-baris">\n<tr class="kegiatan"><th scope="rowgroup" colspan="13"><div><span>'
        f'<span class="nomor">{one.kegiatan.nomor}</span> {safe(one.kegiatan.nama)}</span>{_more(common)}</div></th></tr>\n'
        f"{''.join(rows)}</tbody>\n"
    )


def _activity(mine: BarisAktivitas, posts: str, bagian: BagianProgram) -> str:
    """Set an activity: nothing in a month, a month of a window, or the month in which it is due or was done."""
    butir, cells = mine.butir, ["<td></td>"] * 12
    for month, days in grouped(mine.hari, lambda day: day.month).items():
        cells[month - 1] = _month("s baik", "ya", f"dilaksanakan {daftar([tanggal_panjang(day) for day in days])}")
    for one in mine.kejadian:
        span = f"rentang {istilah.bulan(one.jendela.mulai)} sampai {istilah.bulan(one.bulan)}"
        for month in range(one.jendela.mulai, one.bulan):
            kelas = "j awal" if month == one.jendela.mulai else "j"
            has_progress = any(record.bulan == month for record in one.catatan)
            sign, words = ("kemajuan", f"kemajuan dicatat; {span}") if has_progress else ("", span)
            cells[month - 1] = _month(kelas, sign, words)
        state = KEJADIAN[one.keadaan]
        kelas = "s" if one.jendela.mulai == one.bulan else "s ujung"
        words = istilah.kejadian(one) + (", tanpa bukti" if one.selesai_tanpa_bukti else "")
        cells[one.bulan - 1] = _month(f"{kelas} {state.warna}", state.tanda, words)
    numbers = " ".join(bagian.pj[post] for post in butir.penanggung_jawab)
    states = " ".join(dict.fromkeys(one.keadaan for one in mine.kejadian)) or INSIDENTIL
    posts = "; ".join(one for one in (posts, "" if mine.kejadian else INSIDENTIL) if one)
    return (
        f'<tr data-macam="aktivitas" data-program="{bagian.nomor}" data-pj="{numbers}" data-keadaan="{states}">'
        f'<th scope="row">{tautan(link(butir))}{_more(posts)}</th>{"".join(cells)}</tr>\n'
    )


def _month(kelas: str, sign: str, words: str) -> str:
    drawn, said = tanda(sign) if sign else "", safe(words)
    return f'<td class="{kelas}" title="{said}">{drawn}<span class="tak-tampak">{said}</span></td>'


def rentang(one: Pokok) -> str:
    """Draw the score on its scale: what is reached, what is open, and the target."""
    low, high = (each or Fraction(0) for each in one.skor.rentang)
    said, goal = [f"Capaian {one.nilai}", *one.kalimat], ""
    if one.skor.target is not None:
        target, x = f"target {tertulis(one.skor.target)} %", share(one.skor.target)
        said.insert(1, target)
        side = "kiri" if float(x) > 70 else "kanan"  # where its label has room
        goal = (
            f'<line class="sasaran" x1="{x}%" x2="{x}%" y1="18" y2="52"/>'
            f'<text class="sasaran {side}" x="{x}%" y="13">{target}</text>'
        )
    scale = "".join(f'<text class="skala s{n}" x="{n}%" y="65">{n}</text>' for n in (0, 25, 50, 75, 100))
    return (
        f'<svg class="rentang" role="img" aria-label="{"; ".join(said)}">'
        '<defs><pattern id="arsir" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        '<rect class="arsir" width="3" height="6"/></pattern></defs>'
        '<rect class="alur" y="24" width="100%" height="22" rx="4"/>'
        f'<rect class="isi" y="24" width="{share(low)}%" height="22" rx="4"/>'
        f'<rect class="buka" x="{share(low)}%" y="24" width="{share(high - low)}%" height="22"/>{goal}{scale}</svg>'
    )


def tabel(one: TabelDasbor) -> str:
    """Set a table in a frame of its own that can be scrolled by keyboard."""
    judul = safe(one.judul)
    heads = "".join(
        f'<th scope="col"{_class("kanan" if n in one.kanan else "")}>{safe(head)}</th>'
        for n, head in enumerate(one.kepala)
    )
    rows = "".join(
        f"<tr{_attributes(row)}>{''.join(_cell(one, n, cell) for n, cell in enumerate(row.sel))}</tr>\n"
        for row in one.baris
    )
    frame = "gulung kelompok-baris" if one.baris and one.baris[0].program is not None else "gulung"
    return (
        f'<div class="{frame}" tabindex="0" role="region" aria-label="{judul}"><table class="data {one.kelas}">'
        f"<caption>{judul}</caption><thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody></table></div>"
    )


def _attributes(row: BarisTabel) -> str:
    return "" if row.program is None else f' data-macam="lain" data-program="{row.program}" data-pj="{row.pj}"'


def _cell(table: TabelDasbor, n: int, cell: object) -> str:
    match cell:
        case TautanButir():
            return f'<th scope="row">{tautan(cell)}</th>'
        case Keadaan():
            return f'<td class="pendek">{cip(cell)}</td>'
        case Markup():
            return f'<td class="susun">{cell}</td>'
        case tuple():
            said, more = cell
            return f"<td>{safe(said)}{_more(more)}</td>"
        case Berbaris():
            return f"<td>{'<br>'.join(map(safe, cell.splitlines()))}</td>"
    kind = "kanan" if n in table.kanan else "pendek" if n in table.pendek else ""
    return f"<td{_class(kind)}>{safe(str(cell))}</td>"


def _more(words: str) -> str:
    return f'<span class="rinci">{safe(words)}</span>' if words else ""


def _class(name: str) -> str:
    return f' class="{name}"' if name else ""
