"""The screen and the JSON of `zi rollup`: what many units add up to, who leads and who lags."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from zi_cli.core import istilah
from zi_cli.core.rekapitulasi import Rekapitulasi, Row
from zi_cli.core.rounding import number, share
from zi_cli.core.summary import Bagian
from zi_cli.model.periode import Periode, of_slot
from zi_cli.model.tulisan import angka, cacah, clean, tanggal_panjang
from zi_cli.render.layout import Block, Column, Gaya, Span, Table, line

LEADING, LAGGING, PROGRAMS, INDICATORS = 5, 10, 12, 10
"""So many rows fit on a screen people read; the JSON has all of them."""
COMMON = 20
"""An indikator that fewer than one in so many units share says little about all of them."""
BAR = 40
SKEMA = 1
GAYA: dict[str, Gaya] = {"tercapai": "baik", "belum_tercapai": "buruk"}


def rollup_screen(rekap: Rekapitulasi) -> Iterator[Block]:
    """Lay out the sum, the programs, the spread, the leading and the lagging units, and the weakest indikator."""
    yield from _head(rekap)
    yield line()
    yield from _sums(rekap.ringkasan)
    yield line()
    yield from _programs(rekap.jawaban["program"])
    yield line()
    yield from _spread(rekap.jawaban["sebaran"])
    yield from _ranking(rekap.jawaban["unit"])
    yield from _weakest(rekap.jawaban["indikator"], rekap.ringkasan["unit"])
    if rekap.gagal:
        yield line()
        yield line(Span(f"{cacah(len(rekap.gagal))} unit tidak ikut; sebabnya: zi rollup … --format json", "tanya"))


def _head(rekap: Rekapitulasi) -> Iterator[Block]:
    sums = rekap.ringkasan
    units, invented = sums["unit"], sums["contoh"]
    parts = {sums["periode_awal"], sums["periode_akhir"]}
    read = of_slot(rekap.tahun, parts.pop() or "") if len(parts) == 1 else None
    nama = (read or Periode(rekap.tahun)).nama_resmi
    yield line(Span(f"Rekap {cacah(units)} unit · {nama}", "judul"), f"   {_days(sums)}")
    if invented:
        whose = "semua angka" if invented == units else f"angka {cacah(invented)} dari {cacah(units)} unit"
        yield line(Span(f"CONTOH: {whose} rekaan, bukan catatan kinerja.", "tanya"))


def _days(sums: Row) -> str:
    first, last = sums["per_awal"], sums["per_akhir"]
    if first is None:
        return ""
    return (
        f"per {tanggal_panjang(last)}"
        if first == last
        else f"per {tanggal_panjang(first)} sampai {tanggal_panjang(last)}"
    )


def _sums(sums: Row) -> Iterator[Block]:
    high = istilah.persen(Bagian(sums["tercapai"] + sums["terbuka"], sums["dinilai"]).persen)
    rows = (
        (
            "Capaian gabungan",
            _percent(sums["tercapai"], sums["dinilai"]),
            f"{_of(sums, 'tercapai', 'dinilai')} indikator tercapai",
        ),
        ("", "", f"{high} % bila semua yang terbuka tercapai"),
        (
            "Unit",
            _percent(sums["unit_tercapai"], sums["unit"]),
            f"{_of(sums, 'unit_tercapai', 'unit')} mencapai targetnya",
        ),
        ("Terisi", _percent(sums["terisi"], sums["dinilai"]), f"{_of(sums, 'terisi', 'dinilai')} indikator"),
        (
            "Aktivitas",
            _percent(sums["kejadian_selesai"], sums["kejadian_jatuh_tempo"]),
            f"{_of(sums, 'kejadian_selesai', 'kejadian_jatuh_tempo')} kejadian selesai, {cacah(sums['lewat'])} lewat",
        ),
        (
            "Bukti",
            _percent(sums["output_terisi"], sums["output_diminta"]),
            f"{_of(sums, 'output_terisi', 'output_diminta')} output",
        ),
    )
    cells = tuple((Span(name), Span(figure, "tebal"), Span(said)) for name, figure, said in rows)
    yield Table((Column(), Column(kanan=True), Column(wraps=True)), cells)
    if sums["unit_kosong"]:
        yield line(Span(f"{cacah(sums['unit_kosong'])} unit belum mengisi satu indikator pun.", "tanya"))


def _of(row: Row, some: str, all_: str) -> str:
    return f"{cacah(row[some])} dari {cacah(row[all_])}"


def _percent(some: int, all_: int) -> str:
    return istilah.dengan_persen(Bagian(some, all_).persen)


def _programs(rows: Sequence[Row]) -> Iterator[Block]:
    columns = (
        Column("Program", wraps=True),
        *(Column(name, kanan=True) for name in ("unit", "tercapai", "%", "terisi", "selesai", "lewat", "bukti")),
    )
    yield Table(columns, tuple(_program(one) for one in rows[:PROGRAMS]))
    yield from _more(rows, PROGRAMS)


def _program(one: Row) -> tuple[Span, ...]:
    return (
        Span(one["program"]),
        Span(cacah(one["unit"])),
        Span(f"{cacah(one['tercapai'])}/{cacah(one['dinilai'])}"),
        Span(istilah.persen(Bagian(one["tercapai"], one["dinilai"]).persen)),
        Span(istilah.persen(Bagian(one["terisi"], one["dinilai"]).persen)),
        Span(istilah.persen(Bagian(one["kejadian_selesai"], one["kejadian_jatuh_tempo"]).persen)),
        Span(cacah(one["lewat"])),
        Span(istilah.persen(Bagian(one["output_terisi"], one["output_diminta"]).persen)),
    )


def _more(rows: Sequence[Row], shown: int) -> Iterator[Block]:
    if len(rows) > shown:
        yield line(Span(f"  … dan {cacah(len(rows) - shown)} lagi; semuanya: zi rollup … --format json", "redup"))


def _spread(rows: Sequence[Row]) -> Iterator[Block]:
    yield line(Span("Sebaran capaian", "tebal"))
    counts = {one["selang"]: one["unit"] for one in rows}
    most = max(counts.values(), default=1)
    steps = [(f"{low} – {low + 10}" if low < 90 else "90 – 100", counts.get(low, 0)) for low in range(0, 100, 10)]
    if None in counts:
        steps.append(("tanpa capaian", counts[None]))
    cells = tuple((Span(name), Span(cacah(count)), Span("█" * -(-BAR * count // most))) for name, count in steps)
    yield Table((Column(kanan=True), Column(kanan=True), Column()), cells, indent=2)


def _ranking(rows: Sequence[Row]) -> Iterator[Block]:
    scored = [one for one in rows if one["dinilai"] > 0]
    leading = scored[:LEADING]
    behind = [one for one in scored[len(leading) :] if one["tercapai"] < one["dinilai"]]
    lagging = sorted(behind, key=lambda one: (-one["peringkat"], -one["lewat"], one["unit"]))[:LAGGING]
    for title, some in (("Teratas", leading), ("Tertinggal", lagging)):
        if some:
            yield line()
            yield line(Span(title, "tebal"))
            yield _units(some)


def _units(rows: Sequence[Row]) -> Table:
    columns = (
        Column(kanan=True),
        Column("Unit", wraps=True),
        *(Column(name, kanan=True) for name in ("tercapai", "%", "target", "terisi", "lewat", "bukti")),
    )
    return Table(columns, tuple(_unit(one) for one in rows))


def _unit(one: Row) -> tuple[Span, ...]:
    gaya = GAYA.get(one["keadaan"], "")
    return (
        Span(cacah(one["peringkat"])),
        Span(clean(f"{one['singkatan']}, {one['daerah']}")),
        Span(f"{one['tercapai']}/{one['dinilai']}"),
        Span(istilah.persen(Bagian(one["tercapai"], one["dinilai"]).persen), gaya),
        Span(istilah.KOSONG if one["target"] is None else angka(Fraction(one["target"]), 4, wajib=False)),
        Span(istilah.persen(Bagian(one["terisi"], one["dinilai"]).persen)),
        Span(cacah(one["lewat"])),
        Span(istilah.persen(Bagian(one["output_terisi"], one["output_diminta"]).persen)),
    )


def _weakest(rows: Sequence[Row], units: int) -> Iterator[Block]:
    judged = [one for one in rows if one["dinilai"] and one["unit"] * COMMON >= units]
    some = sorted(judged, key=lambda one: (Fraction(one["tercapai"], one["dinilai"]), one["nomor"], one["id"]))[
        :INDICATORS
    ]
    if not some:
        return
    yield line()
    yield line(Span("Indikator yang paling jarang tercapai", "tebal"))
    columns = (
        Column(),
        Column("Indikator", wraps=True),
        *(Column(name, kanan=True) for name in ("unit", "tercapai", "%", "gabungan", "bukti")),
    )
    yield Table(columns, tuple(_indicator(one) for one in some))


def _indicator(one: Row) -> tuple[Span, ...]:
    return (
        Span(one["nomor"]),
        Span(clean(one["nama"])),
        Span(cacah(one["unit"])),
        Span(f"{cacah(one['tercapai'])}/{cacah(one['dinilai'])}"),
        Span(istilah.persen(Bagian(one["tercapai"], one["dinilai"]).persen)),
        Span(istilah.persen(Bagian(one["pembilang"], one["penyebut"]).persen)),
        Span(istilah.persen(Bagian(one["berbukti"], one["bacaan"]).persen)),
    )


def rollup_json(rekap: Rekapitulasi) -> dict[str, Any]:
    """Give all answers as data; percentages are rounded as everywhere, from the sums beside them."""
    sums = rekap.ringkasan
    return {
        "skema": SKEMA,
        "tahun": rekap.tahun,
        "ringkasan": _json(sums),
        **{nama: [_json(one) for one in rows] for nama, rows in rekap.jawaban.items() if nama != "ringkasan"},
        "gagal": [dict(one) for one in rekap.gagal],
    }


def _json(row: Row) -> dict[str, Any]:
    return {name: _figure(name, value, row) for name, value in row.items()}


def _figure(name: str, value: Any, row: Row) -> Any:  # noqa: ANN401  whatever a row holds
    if name == "skor":
        return share(Bagian(row["tercapai"], row["dinilai"]).persen)
    if name == "skor_atas":
        return share(Bagian(row["tercapai"] + row["terbuka"], row["dinilai"]).persen)
    if name == "persen":
        return share(Bagian(row["pembilang"], row["penyebut"]).persen)
    if isinstance(value, date):
        return value.isoformat()
    return number(Fraction(value), 4) if isinstance(value, float) else value
