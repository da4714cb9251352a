"""The screen and the JSON of `zi status`."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian
from zi_cli.core.capaian import Antara, CapaianIndikator
from zi_cli.core.rounding import number, share
from zi_cli.core.schedule import Insidentil
from zi_cli.core.summary import Rekap, Rerata, Skor
from zi_cli.model.masalah import Letak, Lines
from zi_cli.model.tulisan import MOST, daftar
from zi_cli.render.headline import score, title
from zi_cli.render.layout import Block, Column, Gaya, Line, Span, Table, heading, line

if TYPE_CHECKING:
    from zi_cli.core.followup import Pantauan


GAYA: dict[str, Gaya] = {"tercapai": "baik", "belum_tercapai": "buruk", "belum_diisi": "tanya"}
MOST_SHOWN = 12
"""So many lines of what needs attention fit on one screen; the rest is counted and can be asked for."""


def status_screen(
    penilaian: Penilaian, *, rinci: bool = False, rekomendasi: "Sequence[Pantauan] | None" = None
) -> Iterator[Block]:
    """Lay out where the plan stands; `rinci` lists every indikator."""
    yield title(penilaian)
    yield line()
    yield from score(penilaian)
    if len(penilaian.indikator) < len(penilaian.outline.indikator):
        yield line(Span("  Angka di atas milik seluruh unit; di bawah ini hanya yang dipilih.", "redup"))
    yield line()
    yield _programs(penilaian)
    yield from _weighed(penilaian.keseluruhan.rata_capaian)
    yield line(Span("Kolom selesai dan tepat: rata-rata seluruh aktivitas, tiap aktivitas berbobot sama.", "redup"))
    yield line()
    yield _activities(penilaian)
    if rekomendasi:
        from zi_cli.render.screens.recommend import status_line

        yield status_line(rekomendasi)
    if rinci:
        yield from heading("Indikator")
        yield _indicators(list(penilaian.indikator))
        if refused := _rejected(penilaian):
            yield from heading("Perlu perhatian")
            yield refused
    else:
        yield from _attention(penilaian)


def _programs(penilaian: Penilaian) -> Table:
    columns = (
        Column(),
        Column("Program", wraps=True),
        Column("tercapai", kanan=True),
        Column("terisi", kanan=True),
        Column("capaian %", kanan=True),
        Column("selesai %", kanan=True),
        Column("tepat %", kanan=True),
        Column("bukti %", kanan=True),
    )
    judged = (penilaian.indikator, penilaian.kejadian, penilaian.insidentil)
    shown = {one.butir.program.id for group in judged for one in group}
    rows = [
        _summary_row(one.butir.nomor, one.butir.nama, one.rekap) for one in penilaian.program if one.butir.id in shown
    ]
    if len(rows) > 1:
        rows.append(_summary_row("", "Semua", penilaian.keseluruhan, "tebal"))
    return Table(columns, tuple(rows))


def _summary_row(nomor: str, nama: str, rekap: Rekap, gaya: Gaya = "") -> tuple[Span, ...]:
    figures = (
        f"{rekap.tercapai}/{rekap.dinilai}",
        f"{rekap.terisi}/{rekap.dinilai}",
        istilah.persen(rekap.rata_capaian.persen),
        istilah.persen(rekap.penyelesaian.persen),
        istilah.persen(rekap.ketepatan.persen),
        istilah.persen(rekap.bukti.persen),
    )
    return (Span(nomor, gaya), Span(nama, gaya), *(Span(figure, gaya) for figure in figures))


def _weighed(mean: Rerata) -> Iterator[Line]:
    """Say that the capaian of programs are weighted means, and which bobot they lack."""
    if mean.berbobot:
        missing = f" Yang {istilah.KOSONG} {istilah.tanpa_bobot(mean)}." if mean.tanpa_bobot else ""
        yield line(Span(f"Kolom capaian: {istilah.rata_rata(mean)}.{missing}", "redup"))


def _activities(penilaian: Penilaian) -> Line:
    pooled = penilaian.keseluruhan.penyelesaian_kejadian
    states = [one.keadaan for one in penilaian.kejadian]
    counts = (
        (states.count("selesai_terlambat"), "terlambat"),
        (states.count("lewat"), "lewat"),
        (states.count("batal"), "batal"),
        (sum(one.selesai_tanpa_bukti for one in penilaian.kejadian), "selesai tanpa bukti"),
        (sum(len(one.hari) for one in penilaian.insidentil), "pelaksanaan insidentil"),
    )
    some = "".join(f" · {count} {word}" for count, word in counts if count)
    share_of = f" ({istilah.dengan_persen(pooled.persen)})" if pooled.dari else ""
    counted = f"   {pooled.ada} dari {pooled.dari} jadwal jatuh tempo selesai{share_of}{some}"
    return line(Span("Aktivitas", "tebal"), counted)


def _attention(penilaian: Penilaian) -> Iterator[Block]:
    open_ = ("belum_diisi", "belum_waktunya")
    wanting = [one for one in penilaian.indikator if not one.dihitung and (one.is_behind or one.keadaan in open_)]
    wanting.sort(key=_urgency)
    refused = _rejected(penilaian)
    if not (wanting or refused):
        return
    yield from heading("Perlu perhatian")
    yield _indicators(wanting[:MOST_SHOWN])
    if len(wanting) > MOST_SHOWN:
        rest = len(wanting) - MOST_SHOWN
        yield line(Span(f"  … dan {rest} lagi; semuanya: zi status {penilaian.posisi.tahun} --rinci", "redup"))
    if refused:
        yield refused


def _rejected(penilaian: Penilaian) -> Table | None:
    """List the evidence in use that was rejected, with the reviewer's reason; None where there is none."""
    if not penilaian.ditolak:
        return None
    from zi_cli.core.evidence import rejected

    rows = tuple(
        (
            Span("✗", "buruk"),
            Span(one.butir.nomor),
            Span(f"bukti tidak sesuai, {one.untuk}: {one.alasan}", "buruk"),
            Span(daftar(one.penanggung_jawab), "redup"),
        )
        for one in rejected(penilaian)
    )
    return Table((Column(), Column(), Column(wraps=True), Column(wraps=True)), rows, indent=2) if rows else None


def _urgency(one: CapaianIndikator) -> tuple[bool, bool, float]:
    return not one.is_behind, one.keadaan == "belum_waktunya", float(one.capaian_periode or 0)


def gaya_of(one: CapaianIndikator) -> Gaya:
    """Give the style of a state: a position on the way is none yet."""
    return GAYA.get(one.keadaan_periode, "redup") if one.is_behind or not one.di_jalan else ""


def _indicators(shown: list[CapaianIndikator]) -> Table:
    columns = (Column(), Column(), Column(wraps=True), Column(wraps=True), Column(wraps=True))
    return Table(columns, tuple(_indicator_row(one) for one in shown), indent=2)


def _indicator_row(one: CapaianIndikator) -> tuple[Span, ...]:
    gaya = gaya_of(one)
    is_read = one.realisasi is not None and one.keadaan != "belum_diisi"
    return (
        Span(istilah.tanda_indikator(one), gaya),
        Span(one.butir.nomor),
        Span(one.butir.nama),
        Span(istilah.terhadap(one) if is_read else istilah.belum_ada(one), gaya),
        Span(daftar(one.penanggung_jawab), "redup"),
    )


def status_json(penilaian: Penilaian, lines: Lines, rekomendasi: "Sequence[Pantauan] | None" = None) -> dict[str, Any]:
    """Give the same as data, in the fixed shape."""
    data = {
        "skema": 1,
        "tahun": penilaian.posisi.tahun,
        "periode": penilaian.posisi.periode.slot,
        "per": penilaian.posisi.per,
        "catatan_sampai": penilaian.posisi.catatan_sampai,
        "contoh": penilaian.contoh,
        "capaian_rencana_aksi": score_json(penilaian),
        "program": [
            {
                "id": one.butir.id,
                "nomor": one.butir.nomor,
                "nama": one.butir.nama,
                **summary_json(one.rekap),
                "lke": list(one.butir.isi.lke),
            }
            for one in penilaian.program
        ],
        "keseluruhan": summary_json(penilaian.keseluruhan),
        "indikator": [indicator_json(one, lines) for one in penilaian.indikator],
        "aktivitas": _activities_json(penilaian, lines),
    }
    if rekomendasi is not None:
        from zi_cli.render.screens.recommend import summary_json as recommendations_json

        data["rekomendasi"] = recommendations_json(rekomendasi, lines)
    return data


def score_json(penilaian: Penilaian) -> dict[str, Any]:
    """Give the plan's own score as data."""
    skor = penilaian.skor
    return {
        "nilai": number(skor.nilai, skor.desimal(skor.nilai)),
        "rentang": range_json(skor),
        "semua": over_all_json(skor),
        "tercapai": skor.tercapai,
        "dinilai": skor.dinilai,
        "target": number(skor.target, MOST),
        "keadaan": penilaian.keadaan_skor,
        "perlu": skor.perlu,
        "kurang": skor.kurang,
    }


def over_all_json(skor: Skor) -> dict[str, int | float | None]:
    """Give the score over all, those that are not judged included."""
    return {"nilai": number(skor.semua.persen, skor.desimal(skor.semua.persen)), "dari": skor.semua.dari}


def range_json(skor: Skor) -> list[int | float | None]:
    """Give the score if all that is open fails, and if all of it passes."""
    return [number(each, skor.desimal(each)) for each in skor.rentang]


def summary_json(rekap: Rekap) -> dict[str, Any]:
    """Give a summary as data."""
    pooled = rekap.penyelesaian_kejadian
    return {
        "indikator": rekap.indikator,
        "dinilai": rekap.dinilai,
        "tercapai": rekap.tercapai,
        "terisi": rekap.terisi,
        "rata_capaian": share(rekap.rata_capaian.persen),
        "penyelesaian": share(rekap.penyelesaian.persen),
        "ketepatan": share(rekap.ketepatan.persen),
        "kelengkapan_bukti": share(rekap.bukti.persen),
        "kejadian_selesai": pooled.ada,
        "kejadian_jatuh_tempo": pooled.dari,
        "rata_berbobot": rekap.rata_capaian.berbobot,
        "tanpa_bobot": list(rekap.rata_capaian.tanpa_bobot),
    }


def indicator_json(one: CapaianIndikator, lines: Lines) -> dict[str, Any]:
    """Give one indikator as data."""
    return {
        "id": one.butir.id,
        "nomor": one.butir.nomor,
        "nama": one.butir.nama,
        "jenis": one.indikator.jenis,
        "arah": one.indikator.arah,
        "target": number(one.target, MOST),
        "realisasi": number(one.realisasi, one.desimal_realisasi),
        "capaian": number(one.capaian, one.desimal_capaian),
        "keadaan": one.keadaan,
        "target_label": istilah.label(one.indikator, one.target),
        "realisasi_label": istilah.label(one.indikator, one.realisasi),
        **period_json(one.antara),
        **_in_time_json(one),
        "penanggung_jawab": "; ".join(one.penanggung_jawab),
        "semua_penanggung_jawab": list(one.penanggung_jawab),
        "pendukung": list(one.butir.pendukung),
        "lke": list(one.indikator.lke),
        "terkait": list(one.indikator.terkait),
        "asal": origins(one.asal, lines),
        "bobot": number(one.indikator.bobot, MOST),
    }


def _in_time_json(one: CapaianIndikator) -> dict[str, Any]:
    """Give the years that a value is counted together of, and when a figure is released, of an indikator that has that."""
    found: dict[str, Any] = {}
    if years := one.terbaca.per_tahun:
        found["kumulatif"] = {
            "sejak": years[0].tahun,
            "sejauh_ini": number(one.terbaca.sejauh_ini, MOST),
            "tahun": [
                {"tahun": each.tahun, "nilai": number(each.terbaca.nilai, MOST), "macam": each.terbaca.macam}
                for each in years
            ],
        }
    if rilis := one.indikator.rilis:
        found["rilis"] = {"bulan": rilis.bulan, "tahun": rilis.tahun}
    return found


def period_json(antara: Antara | None) -> dict[str, Any]:
    """Give how a part of the year stands to its own target; nothing where the plan gives none."""
    return {
        "target_periode": number(antara.target, MOST) if antara else None,
        "capaian_periode": number(antara.capaian, antara.desimal) if antara else None,
        "keadaan_periode": antara.keadaan if antara else None,
    }


def _activities_json(penilaian: Penilaian, lines: Lines) -> list[dict[str, Any]]:
    return [
        {
            "id": butir.id,
            "nomor": butir.nomor,
            "nama": butir.nama,
            "waktu": butir.isi.waktu.teks,
            "anggaran": butir.isi.anggaran,
            "kejadian": [
                {"bulan": one.bulan, "keadaan": one.keadaan, "selesai": one.selesai, "asal": origins(one.asal, lines)}
                for one in kejadian
            ],
            "lke": list(butir.isi.lke),
            **happened_json(penilaian.unscheduled(butir), lines),
        }
        for butir, kejadian in penilaian.aktivitas
    ]


def happened_json(insidentil: Sequence[Insidentil], lines: Lines) -> dict[str, Any]:
    """Give the times that an aktivitas without a schedule was done; nothing of one that has a schedule."""
    if not insidentil:
        return {}
    times = [
        {
            "selesai": catatan.selesai,
            "output_terisi": list(one.terisi(catatan)),
            "kendala": catatan.kendala,
            "catatan": catatan.catatan,
            "asal": origins((place,), lines),
        }
        for one in insidentil
        for catatan, place in zip(one.catatan, one.asal, strict=False)
    ]
    return {"pelaksanaan": times}


def origins(places: tuple[Letak, ...], lines: Lines) -> list[dict[str, Any]]:
    """Give the lines of files a figure comes from."""
    return [{"berkas": place.berkas, "baris": lines(place)} for place in places]
