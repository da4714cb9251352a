"""How one figure was made: the rule, its inputs with file and line, what was left out and why."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Any, assert_never

from zi_cli.core import istilah
from zi_cli.core.anggaran import Anggaran, anggaran
from zi_cli.core.assessment import Penilaian, counted_by
from zi_cli.core.capaian import CapaianIndikator, Terbaca, predikat
from zi_cli.core.grouping import grouped
from zi_cli.core.outline import AnyButir
from zi_cli.core.rounding import number
from zi_cli.core.schedule import Insidentil, Kejadian
from zi_cli.core.summary import Rekap, score
from zi_cli.model.cara import CARA_KUNCI
from zi_cli.model.masalah import Letak, Lines
from zi_cli.model.periode import Periode, slots
from zi_cli.model.realisasi import Bacaan, CatatanAktivitas
from zi_cli.model.rencana import Aktivitas, Indikator, Kegiatan, Program
from zi_cli.model.tulisan import MOST, angka, daftar, tanggal_panjang, tertulis
from zi_cli.model.waktu import NAMA_BULAN
from zi_cli.render.headline import BILA_TETAP, range_of, title
from zi_cli.render.layout import Block, Column, Line, Span, Table, heading, line
from zi_cli.render.screens.status import (
    gaya_of,
    happened_json,
    indicator_json,
    origins,
    over_all_json,
    range_json,
    summary_json,
)

Fact = tuple[str, str | None, str]
"""What it is called, what it is, and where that stands."""


def explain_screen(butir: AnyButir, penilaian: Penilaian, lines: Lines) -> Iterator[Block]:
    """Lay out the account of one node of the plan."""
    yield title(penilaian)
    yield line()
    yield _name(butir)
    match butir.isi:
        case Indikator():
            yield from _indicator_blocks(penilaian.of(butir), penilaian, lines)
        case Aktivitas() as isi:
            yield _facts(_activity(butir, isi, penilaian, lines))
        case Kegiatan() | Program():
            yield from _group_blocks(butir, penilaian, lines)
        case never:
            assert_never(never)


def _name(butir: AnyButir) -> Line:
    return line(Span(f"{butir.nomor}  {butir.nama}", "tebal"), Span(f"   {butir.id}", "redup"))


def _indicator_blocks(own: CapaianIndikator, penilaian: Penilaian, lines: Lines) -> Iterator[Block]:
    if not own.dihitung:
        yield _facts([*_inputs(own, penilaian, lines), *_results(own, penilaian)])
        return
    counted = counted_by(own, penilaian.indikator)
    yield _facts(_computed(own, counted, penilaian, lines))
    yield line()
    yield _others(counted, lines)


def _inputs(own: CapaianIndikator, penilaian: Penilaian, lines: Lines) -> list[Fact]:
    indikator = own.indikator
    goal = own.asal[:1] if own.target is not None else ()
    places = {place.jalur[-1]: (place,) for place in own.asal}
    return [
        ("Penanggung jawab", daftar(own.penanggung_jawab), ""),
        ("Pendukung", daftar(own.butir.pendukung), ""),
        ("Jenis", f"{indikator.jenis}; {_direction(indikator)}", ""),
        (penilaian.periods[0].panjang.semua.capitalize(), istilah.KONSOLIDASI[indikator.konsolidasi], ""),
        ("Rumus", indikator.rumus, ""),
        ("Bobot", _bobot(own, penilaian), ""),
        ("Pembilang", indikator.pembilang, ""),
        ("Penyebut", indikator.penyebut, ""),
        ("Kondisi awal", _start(indikator), ""),
        *_tied(own, penilaian),
        *_lke(own.butir),
        (f"Target {penilaian.posisi.tahun}", istilah.target(own), _places(goal, lines)),
        ("", _revised(own), ""),
        ("Berlaku", istilah.masa(indikator) or None, ""),
        *(
            (periode.judul, _reading(own, periode), _places(places.get(periode.slot, ()), lines))
            for periode in (*penilaian.periods, *_released(own, penilaian))
        ),
        ("Terbit", istilah.rilis(indikator, penilaian.posisi.tahun), ""),
        (f"Sejak {_first_year(own)}", istilah.kumulatif(own), _places(_earlier_places(own), lines)),
    ]


def _direction(indikator: Indikator) -> str:
    return istilah.URUTAN[indikator.urutan] if indikator.urutan else istilah.ARAH[indikator.arah]


def _revised(own: CapaianIndikator) -> str | None:
    new = own.butir.direvisi
    if new is None:
        return None
    return f"sejak {tanggal_panjang(new.tanggal)}, semula {istilah.semula(own.indikator, new)}: {new.dasar}"


def _start(indikator: Indikator) -> str | None:
    return None if indikator.kondisi_awal is None else istilah.bernilai(indikator, indikator.kondisi_awal)


def _released(own: CapaianIndikator, penilaian: Penilaian) -> tuple[Periode, ...]:
    """Give the place of the figure that is released after the year, where the plan says that one is."""
    return slots(penilaian.posisi.tahun)[-1:] if own.indikator.rilis else ()


def _first_year(own: CapaianIndikator) -> str:
    return str(own.terbaca.per_tahun[0].tahun) if own.terbaca.per_tahun else ""


def _earlier_places(own: CapaianIndikator) -> tuple[Letak, ...]:
    """Give the places of the earlier years that a value is counted together with."""
    names = {one.berkas for one in own.terbaca.per_tahun[:-1]}
    return tuple(place for place in own.asal if place.berkas in names)


def _bobot(own: CapaianIndikator, penilaian: Penilaian) -> str | None:
    bobot = own.indikator.bobot
    is_used = penilaian.bahan.pengaturan.rata_rata is not None and not own.dihitung
    if bobot is None:
        return "belum ada; rata-rata berbobot yang memuatnya tidak dihitung" if is_used else None
    return tertulis(bobot) + (", dipakai dalam rata-rata capaian" if is_used else "")


def _reading(own: CapaianIndikator, periode: Periode) -> str:
    bacaan = own.bacaan.of(periode)
    note = "" if periode in own.terbaca.dari or bacaan is None else " (tidak dipakai)"
    return istilah.bacaan(bacaan, "lengkap", own) + note


def _results(own: CapaianIndikator, penilaian: Penilaian) -> list[Fact]:
    settings = penilaian.bahan.pengaturan
    is_capped = own.capaian is not None and own.capaian > settings.plafon
    return [
        ("Nilai", _value(own.terbaca, own), ""),
        ("Capaian", _capaian_words(own), ""),
        (
            "",
            "T/R tidak dapat dihitung dari realisasi 0; capaiannya kosong" if _is_divided_by_nothing(own) else None,
            "",
        ),
        ("Predikat", predikat(own, settings.pita), ""),
        ("Plafon", f"dalam rata-rata dihitung {settings.plafon} %" if is_capped else None, ""),
        (f"Target {own.antara.periode.sebutan}" if own.antara else "", istilah.antara(own), ""),
        ("Keadaan", _verdict(own), ""),
    ]


def _value(terbaca: Terbaca, own: CapaianIndikator) -> str:
    if terbaca.nilai is None:
        return f"{istilah.KOSONG} ({istilah.belum_ada(own)})"
    if terbaca.penyebut is not None:
        return f"{terbaca.pembilang}/{terbaca.penyebut} × 100 = {istilah.realisasi(own)}"
    if len(terbaca.dari) > 1 and not terbaca.menjumlah:
        together = f"ke{terbaca.dari[0].panjang.sebanyak(len(terbaca.dari))}"
        return f"{istilah.realisasi(own)} ({together}, {istilah.KONSOLIDASI[own.indikator.konsolidasi]})"
    return istilah.realisasi(own)


def _capaian_words(own: CapaianIndikator) -> str | None:
    if own.capaian is None:
        return None
    shown = f"{istilah.capaian(own)} %"
    value, goal = angka(own.realisasi or 0, own.desimal_realisasi), tertulis(own.target or 0)
    indikator = own.indikator
    if indikator.sifat.berlabel:
        return f"{shown} ({_worth(own)})"
    if indikator.cara_capaian:
        start = tertulis(indikator.kondisi_awal or 0)
        way = f"({value} - {_within(start)})/({goal} - {_within(start)}) × 100"
        return f"(R - awal)/(T - awal) × 100 = {way} = {shown}, tidak di bawah 0"
    if indikator.arah == "naik":
        return f"R/T × 100 = {value}/{goal} × 100 = {shown}{', tidak di bawah 0' if (own.realisasi or 0) < 0 else ''}"
    if not own.target:
        return f"{shown} (target 0: tercapai 100, selain itu 0)"
    if indikator.rumus_turun and (own.realisasi or 0) >= 0:
        return f"T/R × 100 = {goal}/{value} × 100 = {shown}"
    return f"(2T - R)/T × 100 = (2 × {goal} - {_within(value)})/{goal} × 100 = {shown}, tidak di bawah 0"


def _within(number: str) -> str:
    """Put a number below zero in brackets behind another sign."""
    return f"({number})" if number.startswith("-") else number


def _worth(own: CapaianIndikator) -> str:
    worths, indikator = own.indikator.nilai_label, own.indikator
    if not worths or own.realisasi is None or own.target is None:
        return "tercapai: 100, selain itu 0" if indikator.urutan else "label baik: 100, selain itu 0"
    value, goal = (
        f"{istilah.label(indikator, one)} {tertulis(worths.get(int(one), 0))}" for one in (own.realisasi, own.target)
    )
    return f"bobot label: {value} / {goal} × 100"


def _is_divided_by_nothing(own: CapaianIndikator) -> bool:
    return bool(own.indikator.rumus_turun and own.target and own.realisasi == 0)


def _verdict(own: CapaianIndikator) -> str:
    words = istilah.keadaan_indikator(own)
    if own.terbaca.macam != "terukur" or own.target is None:  # nothing was compared
        return words
    if own.indikator.naik is None:
        good = daftar([own.indikator.kode.get(label, str(label)) for label in own.indikator.baik])
        return f"{words}: {istilah.realisasi(own)}, yang baik: {good}"
    is_reached = own.keadaan_periode == "tercapai"
    if own.indikator.urutan:
        relation = "sama dengan atau lebih baik daripada" if is_reached else "lebih rendah daripada"
    else:
        sign = {(True, True): "≥", (True, False): "<", (False, True): "≤", (False, False): ">"}
        relation = sign[own.indikator.naik, is_reached]
    return f"{words}: {istilah.realisasi(own)} {relation} {istilah.patokan(own)}"


def _computed(
    own: CapaianIndikator, counted: Sequence[CapaianIndikator], penilaian: Penilaian, lines: Lines
) -> list[Fact]:
    skor = score(counted, own.target)
    whole = skor.semua
    made = f"{skor.tercapai}/{skor.dinilai} × 100 = {istilah.dengan_persen(skor.nilai, skor.desimal(skor.nilai))}"
    still = "" if penilaian.posisi.akhir_tahun else f"; {BILA_TETAP}"
    spread = f"{range_of(skor)} (bila yang belum ada realisasinya tidak tercapai semua, sampai tercapai semua{still})"
    over_all = f"{whole.ada}/{whole.dari} × 100 = {istilah.dengan_persen(whole.persen, skor.desimal(whole.persen))}"
    left = None if skor.perlu is None else f"perlu {skor.perlu} tercapai, kurang {skor.kurang}"
    return [
        ("Dihitung zi", istilah.HITUNG, ""),
        ("Rumus", own.indikator.rumus, ""),
        ("Bobot", _bobot(own, penilaian), ""),
        *_tied(own, penilaian),
        *_lke(own.butir),
        ("Dikecualikan", daftar(penilaian.outline.numbers(own.indikator.kecuali)), ""),
        (f"Target {penilaian.posisi.tahun}", istilah.target(own), _places(own.asal[:1], lines)),
        ("Dinilai", f"{skor.dinilai} dari {len(counted)} indikator ({_state_counts(counted)})", ""),
        ("Hitungan", made if skor.dinilai else None, ""),
        ("Terhadap semua", over_all if skor.dikeluarkan else None, ""),
        ("Rentang", spread if skor.dinilai else None, ""),
        ("Menuju target", left, ""),
    ]


def _state_counts(counted: Sequence[CapaianIndikator]) -> str:
    states = [one.keadaan for one in counted]
    words = istilah.KEADAAN_INDIKATOR
    return daftar([f"{states.count(state)} {words[state]}" for state in words if state in states])


def _others(counted: Sequence[CapaianIndikator], lines: Lines) -> Table:
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
            Span(istilah.tanda_indikator(one), gaya_of(one)),
            Span(one.butir.nomor),
            Span(one.butir.nama),
            Span(istilah.realisasi(one)),
            Span(istilah.target(one)),
            Span(istilah.keadaan_indikator(one) + ("" if one.dinilai else ", tidak dihitung")),
            Span(_places(_decisive(one), lines), "redup"),
        )
        for one in (replace(each, antara=None) for each in counted)  # the score counts by the targets of the year
    )
    return Table(columns, rows)


def _decisive(one: CapaianIndikator) -> tuple[Letak, ...]:
    """Give the places of the readings that decide; of the target where nothing was read."""
    return one.asal[1 : 1 + max(1, len(one.terbaca.dari))] or one.asal


def _activity(butir: AnyButir, isi: Aktivitas, penilaian: Penilaian, lines: Lines) -> list[Fact]:
    mine = penilaian.occurrences(butir)
    return [
        ("Penanggung jawab", daftar(butir.penanggung_jawab), ""),
        ("Pendukung", daftar(butir.pendukung), ""),
        ("Waktu", f"{isi.waktu.teks} (dibaca: {isi.jadwal.kalimat()})", _places((butir.letak,), lines)),
        ("Output", "; ".join(isi.output) or "tidak ada dokumen yang diminta", ""),
        ("Frekuensi", isi.frekuensi, ""),
        ("Anggaran", None if isi.anggaran is None else istilah.rupiah(isi.anggaran), ""),
        *(("Indikator terkait", f"{one.nomor} {one.nama}", "") for one in penilaian.outline.measuring(butir)),
        *_lke(butir),
        *(fact for one in mine for fact in _occurrence_facts(one, lines)),
        *(fact for one in penilaian.unscheduled(butir) for fact in _times_done(one, lines)),
    ]


def _times_done(one: Insidentil, lines: Lines) -> Iterator[Fact]:
    """Say when an aktivitas without a schedule was done; it stands in no denominator."""
    yield "Keadaan", "insidentil: tidak pernah jatuh tempo dan tidak masuk penyebut mana pun", ""
    outputs = one.butir.isi.output
    for catatan, place in zip(one.catatan, one.asal, strict=False):
        evidence = f"; bukti {len(one.terisi(catatan))} dari {len(outputs)}" if outputs else ""
        done = tanggal_panjang(catatan.selesai) if catatan.selesai else istilah.KOSONG
        yield "Pelaksanaan", f"{done}{evidence}", _places((place,), lines)
        yield from _said(catatan)


def _occurrence_facts(one: Kejadian, lines: Lines) -> Iterator[Fact]:
    outputs = one.butir.isi.output
    evidence = f"; bukti {len(one.output_terisi)} dari {len(outputs)}" if outputs else ""
    recorded = one.asal if one.catatan else ()
    yield NAMA_BULAN[one.bulan - 1], f"{istilah.kejadian(one)}{evidence}", _places(recorded, lines)
    for catatan in one.catatan:
        yield from _said(catatan)


def _said(catatan: CatatanAktivitas) -> Iterator[Fact]:
    said = (("kendala", catatan.kendala), ("alasan", catatan.alasan), ("catatan", catatan.catatan))
    yield from (("", one, "") for label, words in said if words for one in f"{label}: {words.strip()}".splitlines())


def _group_blocks(butir: AnyButir, penilaian: Penilaian, lines: Lines) -> Iterator[Block]:
    kejadian = penilaian.occurrences(butir)
    rekap = penilaian.rekap_of(butir.nomor)
    budget = anggaran(penilaian.outline, butir)
    if rekap:
        yield summary_facts(rekap, kejadian, penilaian.bahan.pengaturan.plafon, budget)
    else:
        yield _facts([("Anggaran", istilah.anggaran(budget), "")])
    if butir.isi.lke:
        yield _facts(_lke(butir))
    for own in penilaian.below(butir):
        yield line()
        yield _name(own.butir)
        yield from _indicator_blocks(own, penilaian, lines)
    yield from heading("Aktivitas")
    columns = (Column(), Column(), Column(), Column(wraps=True), Column(wraps=True), Column(wraps=True))
    rows = [_occurrence_row(one, lines) for one in kejadian]
    rows += [_unscheduled_row(one, lines) for one in penilaian.unscheduled(butir)]
    yield Table(columns, tuple(rows), indent=2)


def summary_facts(rekap: Rekap, kejadian: Sequence[Kejadian], plafon: int, budget: Anggaran | None = None) -> Table:
    """Say what a program, all of them, or the tasks of a post add up to; of the last there is no sum of budgets."""
    states = [one.keadaan for one in kejadian]
    late = f"{states.count('selesai_terlambat')} selesai terlambat, {states.count('lewat')} lewat"
    rata = rekap.rata_capaian
    weighed = "" if rata.bobot is None else f" dengan jumlah bobot {tertulis(rata.bobot)}"
    votes = f"{rata.banyak} capaian{weighed}, masing-masing paling tinggi {plafon}"
    mean = f"{istilah.rata_rata(rata)} {istilah.tanpa_bobot(rata) or votes}"
    pooled = rekap.penyelesaian_kejadian
    done = f"rata-rata {rekap.penyelesaian.banyak} aktivitas; {pooled.ada} dari {pooled.dari} jadwal"
    met = f"{rekap.tercapai} dari {rekap.dinilai} indikator yang dinilai; {rekap.terisi} sudah terisi"
    proven = f"{rekap.bukti.ada} dari {rekap.bukti.dari} output"
    return _facts(
        [
            ("Tercapai", met, ""),
            ("Capaian", f"{istilah.dengan_persen(rata.persen)} ({mean})", ""),
            ("Penyelesaian", f"{istilah.dengan_persen(rekap.penyelesaian.persen)} ({done})", ""),
            ("Ketepatan waktu", f"{istilah.dengan_persen(rekap.ketepatan.persen)} ({late})", ""),
            ("Bukti", f"{istilah.dengan_persen(rekap.bukti.persen)} ({proven})", ""),
            ("Anggaran", istilah.anggaran(budget) if budget else None, ""),
        ]
    )


def _occurrence_row(one: Kejadian, lines: Lines) -> tuple[Span, ...]:
    return (
        Span(istilah.TANDA_KEJADIAN[one.keadaan]),
        Span(one.butir.nomor),
        Span(NAMA_BULAN[one.bulan - 1]),
        Span(one.butir.nama),
        Span(istilah.kejadian(one)),
        Span(_places(one.asal, lines), "redup"),
    )


def _unscheduled_row(one: Insidentil, lines: Lines) -> tuple[Span, ...]:
    words, places = istilah.insidentil(one), _places(one.asal, lines)
    return Span("·"), Span(one.butir.nomor), Span(""), Span(one.butir.nama), Span(words), Span(places, "redup")


def _facts(facts: Sequence[Fact]) -> Table:
    """Lay facts out, but for those there is nothing to say of."""
    rows = ((Span(name, "redup"), Span(what), Span(place, "redup")) for name, what, place in facts if what)
    return Table((Column(), Column(wraps=True), Column(wraps=True)), tuple(rows), 2)


def _tied(own: CapaianIndikator, penilaian: Penilaian) -> list[Fact]:
    """Name the aktivitas that an indikator is tied to."""
    tied = (penilaian.outline.of(id_) for id_ in own.indikator.terkait)
    return [("Aktivitas terkait", f"{one.nomor} {one.nama}", "") for one in tied if one]


def _lke(butir: AnyButir) -> list[Fact]:
    return [("LKE", istilah.lke(butir).removeprefix("LKE "), "")]


def _places(places: tuple[Letak, ...], lines: Lines) -> str:
    """Name the places, the lines of one file together."""
    found = grouped(places, lambda one: one.berkas)
    return "; ".join(f"{berkas}:{', '.join(map(str, sorted({*map(lines, mine)})))}" for berkas, mine in found.items())


def explain_json(butir: AnyButir, penilaian: Penilaian, lines: Lines) -> dict[str, Any]:
    """Give the same as data; for a computed indikator, with everything needed to compute it again."""
    head: dict[str, Any] = {
        "skema": 1,
        "tahun": penilaian.posisi.tahun,
        "periode": penilaian.posisi.periode.slot,
        "per": penilaian.posisi.per,
        "catatan_sampai": penilaian.posisi.catatan_sampai,
        "contoh": penilaian.contoh,
        "macam": type(butir.isi).__name__.lower(),
        "id": butir.id,
        "nomor": butir.nomor,
        "nama": butir.nama,
        "lke": list(butir.isi.lke),
    }
    if isinstance(butir.isi, Indikator):
        return head | _account_json(penilaian.of(butir), penilaian, lines)
    happened = {"kejadian": [_happening_json(one, lines) for one in penilaian.occurrences(butir)]}
    if isinstance(butir.isi, Aktivitas):
        read: dict[str, Any] = {"waktu": butir.isi.waktu.teks, "dibaca": butir.isi.jadwal.kalimat()}
        read |= {
            "anggaran": butir.isi.anggaran,
            "penanggung_jawab": "; ".join(butir.penanggung_jawab),
            "semua_penanggung_jawab": list(butir.penanggung_jawab),
            "pendukung": list(butir.pendukung),
            "indikator_terkait": [one.id for one in penilaian.outline.measuring(butir)],
        }
        return head | read | happened | happened_json(penilaian.unscheduled(butir), lines)
    rekap = penilaian.rekap_of(butir.nomor)
    accounts = [_account_json(one, penilaian, lines) for one in penilaian.below(butir)]
    budget = anggaran(penilaian.outline, butir)
    summed = {"jumlah_anggaran": {"rupiah": budget.rupiah, "tertulis": budget.ada, "dari": budget.dari}}
    return head | ({"rekap": summary_json(rekap)} if rekap else {}) | summed | {"indikator": accounts} | happened


def _account_json(own: CapaianIndikator, penilaian: Penilaian, lines: Lines) -> dict[str, Any]:
    account = _one_json(own, penilaian, lines)
    account["predikat"] = predikat(own, penilaian.bahan.pengaturan.pita)
    if not own.dihitung:
        return account
    counted = counted_by(own, penilaian.indikator)
    skor = score(counted, own.target)
    return account | {
        "hitung": own.indikator.hitung,
        "kecuali": own.indikator.kecuali,
        "tercapai": skor.tercapai,
        "dinilai": skor.dinilai,
        "rentang": range_json(skor),
        "semua": over_all_json(skor),
        "dihitung_dari": [_one_json(one, penilaian, lines) | {"dihitung": one.dinilai} for one in counted],
    }


def _one_json(own: CapaianIndikator, penilaian: Penilaian, lines: Lines) -> dict[str, Any]:
    value, berlaku, new = own.realisasi, own.indikator.berlaku, own.butir.direvisi
    return indicator_json(own, lines) | {
        "rumus": own.indikator.rumus,
        "konsolidasi": own.indikator.konsolidasi,
        "baik": list(own.indikator.baik),
        "berlaku": berlaku and {"mulai": berlaku.mulai, "selesai": berlaku.selesai},
        "target_semula": number(new.semula, MOST) if new else None,
        "target_sejak": new.tanggal if new else None,
        "urutan": own.indikator.urutan,
        "kondisi_awal": number(own.indikator.kondisi_awal, MOST),
        "cara_capaian": own.indikator.cara_capaian,
        "bacaan": {
            one.slot: _reading_json(own.bacaan.of(one)) for one in (*penilaian.periods, *_released(own, penilaian))
        },
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
        "tanggal": bacaan.tanggal,
    }


def _happening_json(one: Kejadian, lines: Lines) -> dict[str, Any]:
    return {
        "id": one.butir.id,
        "nomor": one.butir.nomor,
        "bulan": one.bulan,
        "keadaan": one.keadaan,
        "selesai": one.selesai,
        "output": one.butir.isi.output,
        "output_terisi": one.output_terisi,
        "asal": origins(one.asal, lines),
    }
