"""How one figure was made: the rule, its inputs with file and line, what was left out and why."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Any, assert_never

from zi_cli.core import istilah
from zi_cli.core.assessment import Penilaian, counted_by
from zi_cli.core.capaian import CapaianIndikator, Terbaca, predikat
from zi_cli.core.outline import AnyButir
from zi_cli.core.rounding import MOST, number
from zi_cli.core.schedule import Kejadian
from zi_cli.core.summary import Rekap, score
from zi_cli.model.cara import CARA_KUNCI
from zi_cli.model.masalah import Letak, Lines
from zi_cli.model.realisasi import Bacaan
from zi_cli.model.rencana import Aktivitas, Indikator, Kegiatan, Program
from zi_cli.model.tulisan import angka, daftar, tanggal_panjang
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.headline import range_of, title
from zi_cli.render.layout import Block, Column, Span, Table, line
from zi_cli.render.screens.status import GAYA, indicator_json, origins, summary_json

Fact = tuple[str, str, str]
"""What it is called, what it is, and where that stands."""


def explain_screen(butir: AnyButir, penilaian: Penilaian, lines: Lines) -> Iterator[Block]:
    """Lay out the account of one node of the plan."""
    yield title(penilaian)
    yield line()
    yield line(Span(f"{butir.nomor}  {butir.nama}", "tebal"), Span(f"   {butir.id}", "redup"))
    isi = butir.isi
    if isinstance(isi, Indikator):
        own = penilaian.of(butir)
        yield from _computed_blocks(own, penilaian, lines) if own.dihitung else _indicator_blocks(own, penilaian, lines)
    elif isinstance(isi, Aktivitas):
        yield from _activity_blocks(butir, isi, penilaian, lines)
    elif isinstance(isi, (Kegiatan, Program)):
        yield from _group_blocks(butir, penilaian, lines)
    else:
        assert_never(isi)


def _indicator_blocks(own: CapaianIndikator, penilaian: Penilaian, lines: Lines) -> Iterator[Block]:
    yield _facts([*_inputs(own, penilaian, lines), *_results(own, penilaian)])


def _inputs(own: CapaianIndikator, penilaian: Penilaian, lines: Lines) -> Iterator[Fact]:
    indikator = own.indikator
    yield "Penanggung jawab", indikator.penanggung_jawab, ""
    yield "Jenis", f"{indikator.jenis}; {istilah.ARAH[indikator.arah]}", ""
    yield penilaian.periods[0].panjang.semua.capitalize(), istilah.KONSOLIDASI[indikator.konsolidasi], ""
    for label, said in (
        ("Rumus", indikator.rumus),
        ("Pembilang", indikator.pembilang),
        ("Penyebut", indikator.penyebut),
    ):
        if said:
            yield label, said, ""
    yield (
        f"Target {penilaian.posisi.tahun}",
        istilah.target(own),
        _places(own.asal[:1] if own.target is not None else (), lines),
    )
    places = {place.jalur[-1]: place for place in own.asal}
    for periode in penilaian.periods:
        bacaan, slot = own.bacaan.of(periode), periode.slot
        note = "" if periode in own.terbaca.dari or bacaan is None else " (tidak menentukan)"
        said = istilah.bacaan(bacaan, "lengkap", indikator.kode) + note
        yield periode.judul, said, _places((places[slot],) if slot in places else (), lines)


def _results(own: CapaianIndikator, penilaian: Penilaian) -> Iterator[Fact]:
    yield "Nilai", _value(own.terbaca, own), ""
    if own.capaian is not None:
        yield "Capaian", _capaian_words(own), ""
        predicate = predikat(own.capaian, penilaian.bahan.pengaturan.predikat)
        if predicate and penilaian.posisi.periode.is_last:
            yield "Predikat", predicate, ""
        if own.capaian > penilaian.bahan.pengaturan.plafon:
            yield "Plafon", f"dalam rata-rata dihitung {penilaian.bahan.pengaturan.plafon}", ""
    antara = istilah.antara(own, penilaian.posisi)
    if antara:
        yield f"Target {penilaian.posisi.periode.sebutan}", antara, ""
    yield "Keadaan", _verdict(own, penilaian), ""


def _value(terbaca: Terbaca, own: CapaianIndikator) -> str:
    if terbaca.nilai is None:
        return f"{istilah.KOSONG} ({istilah.KEADAAN_INDIKATOR[own.keadaan]})"
    if terbaca.penyebut is not None:
        return f"{terbaca.pembilang}/{terbaca.penyebut} × 100 = {istilah.realisasi(own)}"
    if len(terbaca.dari) > 1:
        return f"{istilah.realisasi(own)} (ke{terbaca.dari[0].panjang.sebanyak(len(terbaca.dari))}, {own.indikator.konsolidasi})"
    return istilah.realisasi(own)


def _capaian_words(own: CapaianIndikator) -> str:
    shown = f"{istilah.capaian(own)} %"
    value, goal = angka(own.realisasi or 0, own.desimal_realisasi), angka(own.target or 0, 4, wajib=False)
    if own.indikator.sifat.berlabel:
        return f"{shown} (label baik: 100, selain itu 0)"
    if own.indikator.arah == "naik":
        return f"R/T × 100 = {value}/{goal} × 100 = {shown}"
    if not own.target:
        return f"{shown} (target 0: tercapai 100, selain itu 0)"
    if own.indikator.rumus_turun:
        return f"T/R × 100 = {goal}/{value} × 100 = {shown}"
    return f"(2T - R)/T × 100 = (2 × {goal} - {value})/{goal} × 100 = {shown}, tidak di bawah 0"


def _verdict(own: CapaianIndikator, penilaian: Penilaian) -> str:
    words = istilah.keadaan_indikator(own, penilaian.posisi)
    if own.terbaca.macam != "terukur" or own.target is None:  # nothing was compared
        return words
    if own.indikator.sifat.berlabel:
        good = daftar([own.indikator.kode.get(label, str(label)) for label in own.indikator.baik])
        return f"{words}: {istilah.realisasi(own)}, yang baik: {good}"
    sign = {("naik", True): "≥", ("naik", False): "<", ("turun", True): "≤", ("turun", False): ">"}
    relation = sign[own.indikator.arah, own.keadaan == "tercapai"]
    return f"{words}: {istilah.realisasi(own)} {relation} {istilah.target(own)}"


def _computed_blocks(own: CapaianIndikator, penilaian: Penilaian, lines: Lines) -> Iterator[Block]:
    counted = counted_by(own, penilaian.indikator)
    skor = score(counted, own.target)
    facts: list[Fact] = [("Dihitung zi", istilah.HITUNG, "")]
    if own.indikator.rumus:
        facts.append(("Rumus", own.indikator.rumus, ""))
    if own.indikator.kecuali:
        facts.append(("Dikecualikan", daftar(list(own.indikator.kecuali)), ""))
    facts.append((f"Target {penilaian.posisi.tahun}", istilah.target(own), _places(own.asal[:1], lines)))
    facts.append(("Dinilai", f"{skor.dinilai} dari {len(counted)} indikator ({_state_counts(counted)})", ""))
    if skor.nilai is not None:
        exact = angka(skor.nilai, skor.desimal(skor.nilai))
        facts.append(("Hitungan", f"{skor.tercapai}/{skor.dinilai} × 100 = {exact} %", ""))
        facts.append(("Rentang", f"{range_of(skor)} (semua yang terbuka gagal, atau semuanya tercapai)", ""))
    if skor.perlu is not None:
        facts.append(("Menuju target", f"perlu {skor.perlu} tercapai, kurang {skor.kurang}", ""))
    yield _facts(facts)
    yield line()
    yield _others(counted, penilaian, lines)


def _state_counts(counted: list[CapaianIndikator]) -> str:
    states = [one.keadaan for one in counted]
    words = istilah.KEADAAN_INDIKATOR
    return daftar([f"{states.count(state)} {words[state]}" for state in words if state in states])


def _others(counted: list[CapaianIndikator], penilaian: Penilaian, lines: Lines) -> Table:
    columns = (
        Column(),
        Column(),
        Column("Indikator", wraps=True),
        Column("Realisasi", wraps=True),
        Column("Target"),
        Column("Keadaan", wraps=True),
        Column("Tempat", wraps=True),
    )
    rows = tuple(
        (
            Span(istilah.TANDA_INDIKATOR[one.keadaan], GAYA.get(one.keadaan, "redup")),
            Span(one.butir.nomor),
            Span(one.butir.nama),
            Span(istilah.realisasi(one)),
            Span(istilah.target(one)),
            Span(istilah.keadaan_indikator(one, penilaian.posisi) + ("" if one.dinilai else ", tidak dihitung")),
            Span(_places(_decisive(one), lines), "redup"),
        )
        for one in counted
    )
    return Table(columns, rows)


def _decisive(one: CapaianIndikator) -> tuple[Letak, ...]:
    """Give the places of the readings that decide; of the target where nothing was read."""
    return one.asal[1 : 1 + max(1, len(one.terbaca.dari))] or one.asal


def _activity_blocks(butir: AnyButir, isi: Aktivitas, penilaian: Penilaian, lines: Lines) -> Iterator[Block]:
    mine = penilaian.occurrences(butir)
    facts: list[Fact] = [
        ("Penanggung jawab", daftar(list(mine[0].penanggung_jawab)), ""),
        ("Waktu", f"{isi.waktu.teks} (dibaca: {isi.waktu.kalimat()})", _places((mine[0].butir.letak,), lines)),
        ("Output", "; ".join(isi.output) or "tidak ada dokumen yang diminta", ""),
    ]
    if isi.frekuensi:
        facts.append(("Frekuensi", isi.frekuensi, ""))
    yield _facts([*facts, *(fact for one in mine for fact in _occurrence_facts(one, lines))])


def _occurrence_facts(one: Kejadian, lines: Lines) -> Iterator[Fact]:
    words = istilah.KEADAAN_KEJADIAN[one.keadaan]
    done = f" {tanggal_panjang(one.selesai)}" if one.selesai else ""
    evidence = f"; bukti {len(one.output_terisi)} dari {len(one.butir.isi.output)}" if one.butir.isi.output else ""
    recorded = one.asal if one.catatan else ()
    yield NAMA_BULAN[one.bulan - 1], f"{words}{done}{evidence}", _places(recorded, lines)
    for catatan in one.catatan:
        for label, said in (("kendala", catatan.kendala), ("alasan", catatan.alasan), ("catatan", catatan.catatan)):
            if said:
                yield "", f"{label}: {said}", ""


def _group_blocks(butir: AnyButir, penilaian: Penilaian, lines: Lines) -> Iterator[Block]:
    indikator, kejadian = penilaian.below(butir), penilaian.occurrences(butir)
    rekap = penilaian.rekap_of(butir.nomor)
    if rekap:
        yield summary_facts(rekap, kejadian, penilaian.bahan.pengaturan.plafon)
    for own in indikator:
        yield line()
        yield line(Span(f"{own.butir.nomor}  {own.butir.nama}", "tebal"), Span(f"   {own.butir.id}", "redup"))
        yield from _computed_blocks(own, penilaian, lines) if own.dihitung else _indicator_blocks(own, penilaian, lines)
    yield line()
    yield line(Span("Aktivitas", "tebal"))
    columns = (Column(), Column(), Column(), Column(wraps=True), Column(wraps=True), Column(wraps=True))
    yield Table(columns, tuple(_occurrence_row(one, lines) for one in kejadian), indent=2)


def summary_facts(rekap: Rekap, kejadian: Sequence[Kejadian], plafon: int) -> Table:
    """Say what a program, all of them, or the tasks of a post add up to."""
    states = [one.keadaan for one in kejadian]
    late = f"{states.count('selesai_terlambat')} selesai terlambat, {states.count('lewat')} lewat"
    mean = f"rata-rata {rekap.rata_capaian.banyak} capaian, masing-masing paling tinggi {plafon}"
    pooled = rekap.penyelesaian_kejadian
    done = f"rata-rata {rekap.penyelesaian.banyak} aktivitas; {pooled.ada} dari {pooled.dari} kejadian"
    return _facts(
        [
            (
                "Tercapai",
                f"{rekap.tercapai} dari {rekap.dinilai} indikator yang dinilai; {rekap.terisi} sudah terisi",
                "",
            ),
            ("Capaian", f"{istilah.dengan_persen(rekap.rata_capaian.persen)} ({mean})", ""),
            ("Penyelesaian", f"{istilah.dengan_persen(rekap.penyelesaian.persen)} ({done})", ""),
            ("Ketepatan waktu", f"{istilah.dengan_persen(rekap.ketepatan.persen)} ({late})", ""),
            (
                "Bukti",
                f"{istilah.dengan_persen(rekap.bukti.persen)} ({rekap.bukti.ada} dari {rekap.bukti.dari} output)",
                "",
            ),
        ]
    )


def _occurrence_row(one: Kejadian, lines: Lines) -> tuple[Span, ...]:
    done = f" {tanggal_panjang(one.selesai)}" if one.selesai else ""
    return (
        Span(istilah.TANDA_KEJADIAN[one.keadaan]),
        Span(one.butir.nomor),
        Span(NAMA_BULAN[one.bulan - 1]),
        Span(one.butir.nama),
        Span(istilah.KEADAAN_KEJADIAN[one.keadaan] + done),
        Span(_places(one.asal, lines), "redup"),
    )


def _facts(facts: list[Fact]) -> Table:
    columns = (Column(), Column(wraps=True), Column(wraps=True))
    return Table(
        columns, tuple((Span(name, "redup"), Span(what), Span(place, "redup")) for name, what, place in facts), 2
    )


def _places(places: tuple[Letak, ...], lines: Lines) -> str:
    """Name the places, the lines of one file together."""
    found: dict[str, set[int]] = {}
    for place in places:
        found.setdefault(place.berkas, set()).add(lines(place))
    return "; ".join(f"{berkas}:{', '.join(map(str, sorted(numbers)))}" for berkas, numbers in found.items())


def explain_json(butir: AnyButir, penilaian: Penilaian, lines: Lines) -> dict[str, Any]:
    """Give the same as data; for a computed indikator, with everything needed to compute it again."""
    isi = butir.isi
    head: dict[str, Any] = {
        "skema": 1,
        "tahun": penilaian.posisi.tahun,
        "periode": penilaian.posisi.periode.slot,
        "per": penilaian.posisi.per.isoformat(),
        "contoh": penilaian.contoh,
        "macam": type(isi).__name__.lower(),
        "id": butir.id,
        "nomor": butir.nomor,
        "nama": butir.nama,
    }
    if isinstance(isi, Indikator):
        return head | _account_json(penilaian.of(butir), penilaian, lines)
    if isinstance(isi, Aktivitas):
        mine = penilaian.occurrences(butir)
        return head | {"waktu": isi.waktu.teks, "dibaca": isi.waktu.kalimat(), "kejadian": _happenings(mine, lines)}
    indikator, kejadian, rekap = penilaian.below(butir), penilaian.occurrences(butir), penilaian.rekap_of(butir.nomor)
    return (
        head
        | ({"rekap": summary_json(rekap)} if rekap else {})
        | {
            "indikator": [_account_json(one, penilaian, lines) for one in indikator],
            "kejadian": _happenings(kejadian, lines),
        }
    )


def _account_json(own: CapaianIndikator, penilaian: Penilaian, lines: Lines) -> dict[str, Any]:
    account = _one_json(own, penilaian, lines)
    account["predikat"] = predikat(own.capaian, penilaian.bahan.pengaturan.predikat)
    if not own.dihitung:
        return account
    counted = counted_by(own, penilaian.indikator)
    skor = score(counted, own.target)
    low, high = skor.rentang
    return account | {
        "hitung": own.indikator.hitung,
        "kecuali": list(own.indikator.kecuali),
        "tercapai": skor.tercapai,
        "dinilai": skor.dinilai,
        "rentang": [number(low, skor.desimal(low)), number(high, skor.desimal(high))],
        "dihitung_dari": [_one_json(one, penilaian, lines) | {"dihitung": one.dinilai} for one in counted],
    }


def _one_json(own: CapaianIndikator, penilaian: Penilaian, lines: Lines) -> dict[str, Any]:
    value = own.realisasi
    return indicator_json(own, lines) | {
        "rumus": own.indikator.rumus,
        "konsolidasi": own.indikator.konsolidasi,
        "baik": list(own.indikator.baik),
        "bacaan": {one.slot: _reading_json(own.bacaan.of(one)) for one in penilaian.periods},
        "dari": [one.slot for one in own.terbaca.dari],
        "pecahan": None if value is None else {"pembilang": value.numerator, "penyebut": value.denominator},
    }


def _reading_json(bacaan: Bacaan | None) -> dict[str, Any] | None:
    if bacaan is None:
        return None
    written = {kunci: getattr(bacaan, kunci) for kunci in CARA_KUNCI}
    return {
        **{kunci: number(one, MOST) if isinstance(one, Fraction) else one for kunci, one in written.items()},
        "belum_waktunya": bool(bacaan.belum_waktunya),
        "tanggal": bacaan.tanggal.isoformat() if bacaan.tanggal else None,
    }


def _happenings(kejadian: Sequence[Kejadian], lines: Lines) -> list[dict[str, Any]]:
    return [
        {
            "id": one.butir.id,
            "nomor": one.butir.nomor,
            "bulan": one.bulan,
            "keadaan": one.keadaan,
            "selesai": one.selesai.isoformat() if one.selesai else None,
            "output": list(one.butir.isi.output),
            "output_terisi": list(one.output_terisi),
            "asal": origins(one.asal, lines),
        }
        for one in kejadian
    ]
