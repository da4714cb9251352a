"""The screen and the JSON of `zi rollup`: what many units add up to, who leads and who lags."""

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Any

from zi_cli.core import istilah
from zi_cli.core.rekapitulasi import Rekapitulasi, Row
from zi_cli.core.rounding import desimal_share, number, share
from zi_cli.core.summary import Bagian
from zi_cli.model.periode import Periode, of_slot
from zi_cli.model.tulisan import MOST, angka, cacah, clean, tanggal_panjang
from zi_cli.render.headline import BILA_TETAP
from zi_cli.render.layout import Block, Column, Gaya, Span, Table, heading, line

LEADING, LAGGING, PROGRAMS, INDICATORS = 5, 10, 12, 10
"""So many rows fit on a screen people read; the JSON has all of them."""
COMMON = 20
"""An indikator that fewer than one in so many units share says little about all of them."""
BAR = 40
SKEMA = 1
GAYA: dict[str, Gaya] = {"tercapai": "baik", "belum_tercapai": "buruk"}
_SHARES = {"skor": ("tercapai", "dinilai"), "persen": ("pembilang", "penyebut")}
"""The figures that are a share of two others."""


def rollup_screen(rekap: Rekapitulasi) -> Iterator[Block]:
    """Lay out the sum, the programs, the spread, the leading and the lagging units, and the weakest indikator."""
    yield from _head(rekap)
    yield from _sums(rekap.ringkasan)
    yield from _programs(rekap.jawaban["program"])
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
    days = [tanggal_panjang(day) for day in dict.fromkeys((sums["per_awal"], sums["per_akhir"])) if day]
    per = f"per {' sampai '.join(days)}" if days else ""
    yield line(Span(f"Rekap {cacah(units)} unit · {nama}", "judul"), f"   {per}")
    if invented:
        whose = "semua angka" if invented == units else f"angka {cacah(invented)} dari {cacah(units)} unit"
        yield line(Span(f"CONTOH: {whose} rekaan, bukan catatan kinerja.", "tanya"))


def _sums(sums: Row) -> Iterator[Block]:
    high = istilah.persen(Bagian(sums["tercapai"] + sums["terbuka"], sums["dinilai"]).persen)
    late = f", {cacah(sums['lewat'])} lewat"
    shares = (
        ("Capaian gabungan", "tercapai", "dinilai", "indikator tercapai"),
        ("Unit", "unit_tercapai", "unit_bertarget", "mencapai targetnya"),
        ("Terisi", "terisi", "dinilai", "indikator"),
        ("Aktivitas", "kejadian_selesai", "kejadian_jatuh_tempo", f"jadwal jatuh tempo selesai{late}"),
        ("Bukti", "output_terisi", "output_diminta", "output"),
    )
    rows = [
        line(nama, Span(istilah.dengan_persen(_share(sums, some, all_)), "tebal"), f"{_of(sums, some, all_)} {said}")
        for nama, some, all_, said in shares
    ]
    still = f", {BILA_TETAP}" if sums["terbuka"] and _is_running(sums) else ""
    rows.insert(1, line("", Span("", "tebal"), f"{high} % bila semua yang tersisa tercapai{still}"))
    yield line()
    yield Table((Column(), Column(kanan=True), Column(wraps=True)), tuple(rows))
    if sums["unit_kosong"]:
        yield line(Span(f"{cacah(sums['unit_kosong'])} unit belum mengisi satu indikator pun.", "tanya"))


def _is_running(sums: Row) -> bool:
    """Say whether some unit is read before the end of its year, so that what is read can still move."""
    return any(day and (day.month, day.day) != (12, 31) for day in (sums["per_awal"], sums["per_akhir"]))


def _of(row: Row, some: str, all_: str, sign: str = " dari ") -> str:
    return f"{cacah(row[some])}{sign}{cacah(row[all_])}"


def _share(row: Row, some: str, all_: str) -> Fraction | None:
    return Bagian(row[some], row[all_]).persen


def _percent(row: Row, some: str, all_: str) -> str:
    value = _share(row, some, all_)
    return istilah.persen(value, _desimal(row, value, all_))


def _desimal(row: Row, value: Fraction | None, all_: str) -> int:
    """Give the decimals of a share; of a score and a pooled percentage with those that its target needs."""
    if value is None or row.get("target") is None or all_ not in ("dinilai", "penyebut"):
        return desimal_share(value)
    goal, is_falling = Fraction(str(row["target"])), row.get("arah") == "turun"
    return desimal_share(value, verdict=lambda one: one <= goal if is_falling else one >= goal)


def _table(heads: Sequence[Column], figures: Sequence[str], rows: Iterable[Sequence[str | Span]]) -> Table:
    """Lay out rows whose last columns are figures."""
    return Table((*heads, *(Column(name, kanan=True) for name in figures)), tuple(line(*row) for row in rows))


def _programs(rows: Sequence[Row]) -> Iterator[Block]:
    cells = (
        (
            one["program"],
            cacah(one["unit"]),
            _of(one, "tercapai", "dinilai", "/"),
            _percent(one, "tercapai", "dinilai"),
            _percent(one, "terisi", "dinilai"),
            _percent(one, "kejadian_selesai", "kejadian_jatuh_tempo"),
            cacah(one["lewat"]),
            _percent(one, "output_terisi", "output_diminta"),
        )
        for one in rows[:PROGRAMS]
    )
    figures = ("unit", "tercapai", "%", "terisi %", "selesai %", "lewat", "bukti %")
    yield line()
    yield _table([Column("Program", wraps=True)], figures, cells)
    yield line(Span("Kolom selesai: dari semua jadwal yang jatuh tempo, bukan rata-rata tiap aktivitas.", "redup"))
    if len(rows) > PROGRAMS:
        rest = cacah(len(rows) - PROGRAMS)
        yield line(Span(f"  … dan {rest} lagi; semuanya: zi rollup … --format json", "redup"))


def _spread(rows: Sequence[Row]) -> Iterator[Block]:
    counts = {one["selang"]: one["unit"] for one in rows}
    most = max(counts.values(), default=1)
    steps = [(f"{low} – {low + 10}" if low < 90 else "90 – 100", counts.get(low, 0)) for low in range(0, 100, 10)]
    steps += [("tanpa capaian", counts[None])] if None in counts else []
    cells = tuple(line(name, cacah(count), "█" * -(-BAR * count // most)) for name, count in steps)
    yield from heading("Sebaran capaian (%)")
    yield Table((Column(kanan=True), Column(kanan=True), Column()), cells, indent=2)


def _ranking(rows: Sequence[Row]) -> Iterator[Block]:
    scored = [one for one in rows if one["dinilai"] > 0]
    leading = scored[:LEADING]
    behind = [one for one in scored[len(leading) :] if one["tercapai"] < one["dinilai"]]
    lagging = sorted(behind, key=lambda one: (-one["peringkat"], -one["lewat"], one["unit"]))[:LAGGING]
    figures = ("tercapai", "%", "target %", "terisi %", "lewat", "bukti %")
    for title, some in (("Teratas", leading), ("Tertinggal", lagging)):
        if some:
            yield from heading(title)
            yield _table([Column(kanan=True), Column("Unit", wraps=True)], figures, map(_unit, some))


def _unit(one: Row) -> tuple[str | Span, ...]:
    return (
        cacah(one["peringkat"]),
        clean(f"{one['singkatan']}, {one['daerah']}"),
        f"{one['tercapai']}/{one['dinilai']}",
        Span(_percent(one, "tercapai", "dinilai"), GAYA.get(one["keadaan"], "")),
        istilah.KOSONG if one["target"] is None else angka(Fraction(str(one["target"])), MOST, wajib=False),
        _percent(one, "terisi", "dinilai"),
        cacah(one["lewat"]),
        _percent(one, "output_terisi", "output_diminta"),
    )


def _weakest(rows: Sequence[Row], units: int) -> Iterator[Block]:
    judged = [one for one in rows if one["dinilai"] and one["unit"] * COMMON >= units]
    judged.sort(key=lambda one: (Fraction(one["tercapai"], one["dinilai"]), one["nomor"], one["id"]))
    cells = [
        (
            one["nomor"],
            clean(one["nama"]),
            cacah(one["unit"]),
            _of(one, "tercapai", "dinilai", "/"),
            _percent(one, "tercapai", "dinilai"),
            _percent(one, "pembilang", "penyebut"),
            _percent(one, "berbukti", "bacaan"),
        )
        for one in judged[:INDICATORS]
    ]
    if cells:
        yield from heading("Indikator yang paling jarang tercapai")
        figures = ("unit", "tercapai", "%", "gabungan", "bukti")
        yield _table([Column(), Column("Indikator", wraps=True)], figures, cells)


def rollup_json(rekap: Rekapitulasi) -> dict[str, Any]:
    """Give all answers as data; percentages are rounded as everywhere, from the sums beside them."""
    return {
        "skema": SKEMA,
        "tahun": rekap.tahun,
        "ringkasan": _json(rekap.ringkasan),
        **{nama: [_json(one) for one in rows] for nama, rows in rekap.jawaban.items() if nama != "ringkasan"},
        "gagal": [dict(one) for one in rekap.gagal],
    }


def _json(row: Row) -> dict[str, Any]:
    return {name: _figure(name, value, row) for name, value in row.items()}


def _figure(name: str, value: Any, row: Row) -> Any:  # noqa: ANN401  whatever a row holds
    if name == "skor_atas":
        return share(Bagian(row["tercapai"] + row["terbuka"], row["dinilai"]).persen)
    if name in _SHARES:
        part = _share(row, *_SHARES[name])
        return number(part, _desimal(row, part, _SHARES[name][1]))
    return number(Fraction(value), 4) if isinstance(value, float) else value
