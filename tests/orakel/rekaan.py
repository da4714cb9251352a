"""Random plans and years of offices that do not exist: all is fiction, drawn from a seed."""

from calendar import monthrange
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Any

TAHUN = 2024
Pohon = dict[Any, Any]

JADWAL: list[tuple[str, str | None, list[tuple[int, int]]]] = [
    ("Januari", None, [(1, 1)]),
    ("Mei", None, [(5, 5)]),
    ("Desember", None, [(12, 12)]),
    ("Juni dan Desember", None, [(6, 6), (12, 12)]),
    ("Maret, Juni, September dan Desember", None, [(3, 3), (6, 6), (9, 9), (12, 12)]),
    ("Jan, Peb dan Nop", None, [(1, 1), (2, 2), (11, 11)]),
    ("Januari-Maret", None, [(1, 3)]),
    ("Mei s.d. September", None, [(5, 9)]),
    ("Januari-Desember", None, [(1, 12)]),
    ("Setiap bulan", None, [(bulan, bulan) for bulan in range(1, 13)]),
    ("Januari-Desember", "bulanan", [(bulan, bulan) for bulan in range(1, 13)]),
    ("Januari-Desember", "triwulanan", [(1, 3), (4, 6), (7, 9), (10, 12)]),
    ("Januari-Desember", "semesteran", [(1, 6), (7, 12)]),
]
"""How a plan words a schedule, how often it recurs, and the windows it means: first month, and month of jatuh tempo."""

DEKAT: list[tuple[str, object, Pohon]] = [
    ("nilai", 65, {"nilai": 64.996}),
    ("nilai", 68, {"nilai": 67.99996}),
    ("nilai", 68, {"nilai": 68.004}),
    ("persen", 66.667, {"pembilang": 52, "penyebut": 78}),
    ("persen", 66.66, {"pembilang": 52, "penyebut": 78}),
    ("persen", 100, {"pembilang": 199999, "penyebut": 200000}),
    ("persen", 0.001, {"pembilang": 1, "penyebut": 200000}),
    ("persen", 33.34, {"pembilang": 1, "penyebut": 3}),
]
"""jenis, target and a reading that two decimals would show as its target, or as all, or as nothing."""

PITA = [(90, "Istimewa"), (70, "Baik"), (50, "Cukup"), (0, "Kurang")]


@dataclass
class Kantor:
    """The files of one office as trees, and the windows of each aktivitas by its id."""

    rencana: Pohon
    realisasi: Pohon
    pengaturan: Pohon
    register: Pohon
    jendela: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    lampau: Pohon = field(default_factory=dict)
    """The readings of the plan's first year, 2023, by the id of the indikator; empty where it has no file."""

    def panjang(self, tahun: int) -> int:
        """The months of a reported period of a year."""
        return 3 if any(since <= tahun for since in self.rencana.get("periode_laporan", {})) else 6


def kantor(seed: int) -> Kantor:
    """Draw an office."""
    acak = Random(seed)
    unit = {"nama": "Dinas Rekaan", "singkatan": "Dinas", "daerah": "Kota Rekaan"}
    rencana = {"skema": 1, "judul": "Rencana", "unit": unit, "periode": {"mulai": 2023, "selesai": 2025}, "program": []}
    realisasi = {"skema": 1, "tahun": TAHUN, "contoh": True, "indikator": {}, "aktivitas": {}}
    made = Kantor(rencana, realisasi, _pengaturan(acak), {"skema": 1, "tahun": TAHUN, "bukti": {}})
    kegiatan = [
        _kegiatan(acak, made, f"{p}-{k}") for p in range(1, acak.randint(2, 4)) for k in range(1, acak.randint(2, 4))
    ]
    for one in kegiatan:
        nomor = one["id"][1:].partition("-")[0]
        if not rencana["program"] or rencana["program"][-1]["id"] != f"p{nomor}":
            rencana["program"].append({"id": f"p{nomor}", "nama": f"Program {nomor}", "kegiatan": []})
        rencana["program"][-1]["kegiatan"].append(one)
    if acak.random() < 0.85:
        _dengan_skor(acak, kegiatan)
    for one in (one for each in kegiatan for one in each["indikator"]):
        said = next(iter(one["target"].values()))
        one["target"] = dict.fromkeys(
            {2023, 2025} | one["target"].keys(), said
        )  # every year of the plan, or all but one
    _dalam_waktu(Random(f"waktu {seed}"), made)
    _berbobot(Random(f"bobot {seed}"), made, kegiatan)
    _tampil_saja(Random(f"{seed} tampil"), made, kegiatan)
    indikator = [one for each in kegiatan for one in each["indikator"] if "hitung" not in one]
    _di_bawah_nol(Random(f"{seed} negatif"), made, indikator)
    _berurutan(Random(f"{seed} label"), made, indikator)
    _per_triwulan(Random(f"{seed} triwulan"), made, indikator)
    _berlaku(Random(f"{seed} berlaku"), made, indikator)
    _direvisi(Random(f"{seed} revisi"), made, kegiatan)
    return made


def _dalam_waktu(acak: Random, made: Kantor) -> None:
    """Count some indikator since the plan began, and let some be released after their year."""
    every = [one for each in made.rencana["program"] for kegiatan in each["kegiatan"] for one in kegiatan["indikator"]]
    for one in every:
        if one["jenis"] == "jumlah" and acak.random() < 0.5:
            one["kumulatif"] = "rencana"
            if first := _bacaan(acak, one | {"target": {2023: one["target"][2023]}}):
                made.lampau[one["id"]] = {slot: _tanpa_tanggal(reading) for slot, reading in first.items()}
        if "hitung" not in one and acak.random() < 0.15:
            _terbit(acak, made, one)


def _tanpa_tanggal(reading: Pohon) -> Pohon:
    return {key: value for key, value in reading.items() if key != "tanggal"}


def _terbit(acak: Random, made: Kantor, one: Pohon) -> None:
    """Release a figure after its year: recorded by June of the next, or not out yet by then."""
    year = made.realisasi["indikator"].setdefault(one["id"], {})
    is_out = acak.random() < 0.6
    one["rilis"] = {"bulan": acak.randint(1, 6) if is_out else acak.randint(7, 12), "tahun": "berikut"}
    if is_out:
        day = date(TAHUN + 1, 1, 1) + timedelta(days=acak.randint(0, 150))
        year["susulan"] = _terukur(acak, one) | {"tanggal": str(day)}
    if "kumulatif" in one and acak.random() < 0.5:
        day = date(TAHUN, 1, 1) + timedelta(days=acak.randint(0, 180))
        made.lampau.setdefault(one["id"], {})["susulan"] = _terukur(acak, one) | {"tanggal": str(day)}
    if not year:
        del made.realisasi["indikator"][one["id"]]


def _terukur(acak: Random, one: Pohon) -> Pohon:
    while True:
        found = _satu_bacaan(acak, one, as_fraction=acak.random() < 0.7)
        if not {"tidak_berlaku", "belum_waktunya"} & found.keys():
            return found


def _berbobot(acak: Random, made: Kantor, kegiatan: list[Pohon]) -> None:
    """Give some offices weights, some of these means by them, and some of those too few; and some aktivitas a budget."""
    if acak.random() < 0.4:
        missing = acak.choice([0, 0, 0.1])
        for one in (one for each in kegiatan for one in each["indikator"]):
            if acak.random() >= missing:
                one["bobot"] = acak.choice([1, 5, 12.5, 20, 0.75, 33.33])
        if acak.random() < 0.7:
            made.pengaturan["rata_rata"] = "berbobot"
    for one in (one for each in kegiatan for one in each["aktivitas"]):
        if acak.random() < 0.2:
            one["anggaran"] = acak.choice([0, 1_250_000, 999_999_999_999])


def _tampil_saja(acak: Random, made: Kantor, kegiatan: list[Pohon]) -> None:
    """Add what is only shown and moves no figure, and take the schedule from some aktivitas, which then has none."""
    doing = [one for each in kegiatan for one in each["aktivitas"]]
    for one in doing:
        if acak.random() < 0.15:
            _insidentil(acak, made, one)
    for one in [*made.rencana["program"], *kegiatan, *doing, *(one for each in kegiatan for one in each["indikator"])]:
        if acak.random() < 0.2:
            one["lke"] = acak.sample(range(1, 128), acak.randint(1, 3))
    for one in (one for each in kegiatan for one in each["indikator"]):
        if acak.random() < 0.3:
            one["penanggung_jawab"] = ["Sekretaris", *acak.sample(["Kepala Bidang", "Inspektur"], acak.randint(1, 2))]
        if acak.random() < 0.2:
            one["pendukung"] = ["Analis"]
        if doing and acak.random() < 0.3:
            one["terkait"] = [each["id"] for each in acak.sample(doing, 1)]


def _insidentil(acak: Random, made: Kantor, one: Pohon) -> None:
    one.pop("frekuensi", None)
    one["waktu"], made.jendela[one["id"]] = "insidentil", []
    made.realisasi["aktivitas"].pop(one["id"], None)
    days = sorted({_hari(acak, 1, 12) for _ in range(acak.randint(0, 4))})
    records: list[Pohon] = [{"bulan": day.month, "selesai": str(day)} for day in days]
    for each in records if one["output"] else []:
        if acak.random() < 0.5:
            each["bukti"] = [{"output": one["output"][0], "berkas": "https://contoh.example/bukti"}]
    if records:
        made.realisasi["aktivitas"][one["id"]] = records


def _di_bawah_nol(acak: Random, made: Kantor, indikator: list[Pohon]) -> None:
    """Let some numbers be below zero, and some be measured from where they stood."""
    for one in indikator:
        if one["jenis"] not in ("nilai", "persen") or acak.random() >= 0.35:
            continue
        for key in ("target_semester_1", "pembilang", "penyebut"):
            one.pop(key, None)
        target = acak.choice([0, -3, 4, 12.5, round(acak.uniform(-9, 9), 2)])
        one |= {"boleh_negatif": True, "target": dict.fromkeys(one["target"], target)}
        if acak.random() < 0.4:
            one.pop("rumus_turun", None)
            way = acak.choice([-1, -4, -2.5, -0.01]) * (-1 if one.get("arah") == "turun" else 1)
            one |= {"cara_capaian": "dari_kondisi_awal", "kondisi_awal": round(target + way, 2)}
        for reading in made.realisasi["indikator"].get(one["id"], {}).values():
            if {"nilai", "pembilang"} & reading.keys():
                reading.pop("pembilang", None), reading.pop("penyebut", None)
                reading["nilai"] = acak.choice([target, 0, -2, round(acak.uniform(-12, 12), acak.choice([0, 1, 2, 3]))])


def _berurutan(acak: Random, made: Kantor, indikator: list[Pohon]) -> None:
    """Give some labels an order, some of those a worth, and write some by their text."""
    for one in indikator:
        if one["jenis"] != "kode" or acak.random() >= 0.7:
            continue
        del one["baik"]
        one["urutan"] = acak.choice(["naik", "turun"])
        worths = sorted(acak.sample([1, 0.8, 0.75, 0.5, 0.3333], 3), reverse=one["urutan"] == "turun")
        if acak.random() < 0.6:
            one["nilai_label"] = dict(zip(one["kode"].values(), worths, strict=True))
        goal = acak.choice([1, 2, 3])
        one["target"] = dict.fromkeys(one["target"], _tulisan(acak, one, goal))
        for reading in made.realisasi["indikator"].get(one["id"], {}).values():
            if "kode" in reading:
                reading["kode"] = _tulisan(acak, one, reading["kode"])


def _tulisan(acak: Random, one: Pohon, label: int) -> int | str:
    """Write a label by its number or its text, as people do."""
    text = one["kode"][label]
    return acak.choice([label, text, text.upper(), str(label)])


def _per_triwulan(acak: Random, made: Kantor, indikator: list[Pohon]) -> None:
    """Report some offices by quarter, since this year or since the plan began."""
    if acak.random() >= 0.3:
        return
    made.rencana["periode_laporan"] = {acak.choice([2023, 2024]): "triwulan"}
    years = {2023: made.lampau, TAHUN: made.realisasi["indikator"]}
    for one in indikator:
        half = one.pop("target_semester_1", None)
        if half and half[TAHUN]:
            one["target_triwulan"] = {TAHUN: dict.fromkeys(acak.sample([1, 2, 3], acak.randint(1, 3)), half[TAHUN])}
        for year, readings in years.items():
            if made.panjang(year) == 3 and one["id"] in readings:
                readings[one["id"]] = _dibagi(acak, readings[one["id"]], dated=year == TAHUN)


def _dibagi(acak: Random, halves: Pohon, *, dated: bool) -> Pohon:
    """Put the reading of each half into one of its quarters, and some into both."""
    found: Pohon = {}
    for slot, reading in halves.items():
        if slot == "susulan":
            found[slot] = reading
            continue
        first = 1 if slot == "semester_1" else 3
        for ke in acak.choice([[first], [first + 1], [first, first + 1]]):
            found[f"triwulan_{ke}"] = _tanpa_tanggal(reading)
            if dated and acak.random() < 0.3:
                found[f"triwulan_{ke}"]["tanggal"] = str(_hari(acak, ke * 3 - 2, ke * 3))
    return found


def _berlaku(acak: Random, made: Kantor, indikator: list[Pohon]) -> None:
    """Let some indikator begin or end inside the plan."""
    for one in indikator:
        if acak.random() >= 0.2:
            continue
        ends = acak.choice([{"mulai": 2025}, {"selesai": 2023}, {"mulai": 2024}, {"selesai": 2024}])
        one["berlaku"] = ends
        mulai, selesai = ends.get("mulai", 2023), ends.get("selesai", 2025)
        for key in ("target", "target_semester_1", "target_triwulan"):
            if key in one:
                one[key] = {year: goal for year, goal in one[key].items() if mulai <= year <= selesai}
        if mulai > 2023:
            made.lampau.pop(one["id"], None)
        if not mulai <= TAHUN <= selesai:
            made.realisasi["indikator"].pop(one["id"], None)


def _direvisi(acak: Random, made: Kantor, kegiatan: list[Pohon]) -> None:
    """Change some targets from a day on."""
    found = []
    for one in (one for each in kegiatan for one in each["indikator"]):
        if acak.random() < 0.2 and TAHUN in one["target"] and one.get("cara_capaian") is None:
            goal = acak.choice([1, 2, 3]) if one["jenis"] == "kode" else acak.choice([5, 40, 66, 90])
            if one["jenis"] == "kode" and "urutan" not in one:
                continue
            day = acak.choice(
                [date(2023, 11, 2), date(TAHUN, 6, 30), date(TAHUN, 7, 1), date(2025, 2, 3), _hari(acak, 1, 12)]
            )
            found.append({"tanggal": str(day), "dasar": "SK 5", "target": {one["id"]: {TAHUN: goal}}})
    if found:
        made.rencana["revisi"] = found


def _pengaturan(acak: Random) -> Pohon:
    settings: Pohon = {"skema": 1}
    if acak.random() < 0.5:
        settings["plafon"] = acak.choice([100, 110, 120, 150])
    if acak.random() < 0.4:
        settings["toleransi_hari"] = acak.choice([1, 5, 10, 45])
    if acak.random() < 0.3:
        settings["predikat"] = [{"batas": batas, "sebutan": sebutan} for batas, sebutan in acak.sample(PITA, 4)]
    return settings


def _dengan_skor(acak: Random, kegiatan: list[Pohon]) -> None:
    others = [one["id"] for each in kegiatan for one in each["indikator"]]
    skor: Pohon = {"id": "skor", "nama": "Capaian renaksi", "jenis": "persen", "hitung": "proporsi_indikator_tercapai"}
    skor |= {"penanggung_jawab": "Kepala", "target": {TAHUN: acak.choice([50, 65, 66.66, 66.667, 33.34, 75, 100])}}
    if others and acak.random() < 0.3:
        skor["kecuali"] = acak.sample(others, acak.randint(1, min(2, len(others))))
    if acak.random() < 0.1:
        skor["target"] = {2023: 60}
    acak.choice(kegiatan)["indikator"].insert(0, skor)


def _kegiatan(acak: Random, made: Kantor, id_: str) -> Pohon:
    shape = acak.choice([(0, 2), (1, 1), (2, 2), (3, 1), (4, 0), (2, 3)])  # some have no indikator, some no aktivitas
    return {
        "id": f"k{id_}",
        "nama": f"Kegiatan {id_}",
        "aktivitas": [_aktivitas(acak, made, f"a{id_}-{n}") for n in range(shape[1])],
        "indikator": [_indikator(acak, made, f"i{id_}-{n}") for n in range(shape[0])],
    }


def _indikator(acak: Random, made: Kantor, id_: str) -> Pohon:
    base: Pohon = {"id": id_, "nama": f"Indikator {id_}", "penanggung_jawab": "Sekretaris"}
    if acak.random() < 0.2:
        jenis, target, reading = acak.choice(DEKAT)
        if acak.random() < 0.9:
            made.realisasi["indikator"][id_] = {acak.choice(["semester_1", "semester_2"]): dict(reading)}
        return base | {"jenis": jenis, "target": {TAHUN: target}} | _pecahan(jenis)
    jenis = acak.choice(["persen", "persen", "persen", "jumlah", "nilai", "kode"])
    base |= {"jenis": jenis} | _pecahan(jenis)
    if jenis == "kode":
        base |= {"kode": {1: "Ya", 2: "Tidak", 3: "Sebagian"}, "baik": acak.choice([[1], [1, 3]]), "target": {TAHUN: 1}}
    else:
        _angka(acak, base)
    if acak.random() < 0.05:
        base["target"] = {2023: base["target"][TAHUN]}
        base.pop("target_semester_1", None)
    written = _bacaan(acak, base)
    if written:
        made.realisasi["indikator"][id_] = written
    return base


def _pecahan(jenis: str) -> Pohon:
    return {"pembilang": "Yang sudah", "penyebut": "Semua"} if jenis == "persen" else {}


def _angka(acak: Random, base: Pohon) -> None:
    whole = base["jenis"] == "jumlah"
    target = acak.randint(1, 20) if whole else acak.choice([acak.randint(1, 100), round(acak.uniform(1, 100), 2)])
    if acak.random() < 0.3:
        base["arah"] = "turun"
        target = 0 if acak.random() < 0.3 else target
        if acak.random() < 0.5:
            base["rumus_turun"] = "t_per_r"
    base["target"] = {TAHUN: target}
    if acak.random() < 0.3:
        base["konsolidasi"] = acak.choice(["jumlah", "rata_rata"])
    if acak.random() < 0.25 and (target > 1 or base.get("arah") == "turun"):
        base["target_semester_1"] = {TAHUN: target // 2 if whole else round(target / 2, 2)}
    if acak.random() < 0.2:
        base["desimal"] = acak.choice([0, 1, 3, 4])


def _bacaan(acak: Random, base: Pohon) -> Pohon:
    as_fraction = acak.random() < 0.7  # one way for both, for they may be added up
    found = {}
    for slot, months in (("semester_1", (1, 6)), ("semester_2", (7, 12))):
        if acak.random() < 0.35:
            continue
        found[slot] = _satu_bacaan(acak, base, as_fraction=as_fraction)
        if acak.random() < 0.3:
            found[slot]["tanggal"] = str(_hari(acak, *months))
    return found


def _satu_bacaan(acak: Random, base: Pohon, *, as_fraction: bool) -> Pohon:
    jenis, luck = base["jenis"], acak.random()
    if luck < 0.08:
        return {"tidak_berlaku": "Tidak ada yang diukur"}
    if luck < 0.16:
        return {"belum_waktunya": True}
    if jenis == "kode":
        return {"kode": acak.choice([1, 2, 3])}
    if jenis == "persen" and as_fraction:
        if luck < 0.24:
            return {"pembilang": 0, "penyebut": 0}
        penyebut = acak.choice([3, 7, 12, 78, 900, acak.randint(1, 90)])
        return {"pembilang": acak.randint(0, penyebut), "penyebut": penyebut}
    target = next(iter(base["target"].values()))
    if luck < 0.3:
        return {"nilai": target}
    if jenis == "jumlah":
        return {"nilai": acak.randint(0, 2 * target + 1)}
    return {"nilai": min(100, round(acak.uniform(0, 1.5) * target, acak.choice([0, 1, 2, 3])))}


def _aktivitas(acak: Random, made: Kantor, id_: str) -> Pohon:
    waktu, frekuensi, windows = acak.choice(JADWAL)
    made.jendela[id_] = windows
    output = [f"Laporan {n}" for n in range(acak.choice([0, 1, 1, 2]))]
    records = [one for window in windows for one in _catatan(acak, made, id_, window, output)]
    if records:
        made.realisasi["aktivitas"][id_] = records
    found = {"id": id_, "nama": f"Aktivitas {id_}", "output": output, "waktu": waktu}
    return found | ({"frekuensi": frekuensi} if frekuensi else {})


def _catatan(acak: Random, made: Kantor, id_: str, window: tuple[int, int], output: list[str]) -> list[Pohon]:
    mulai, tempo = window
    found: list[Pohon] = []
    if mulai < tempo and acak.random() < 0.4:  # progress of a range
        bulan = acak.randint(mulai, tempo - 1)
        found.append(
            {"bulan": bulan} | acak.choice([{"selesai": str(_hari(acak, bulan, bulan))}, {"kendala": "Padat"}])
        )
    luck = acak.random()
    if luck < 0.55:
        day = akhir(tempo) + timedelta(days=acak.choice([0, 1, 3, 5, 10, 30, -3, -10, -20, -29]))
        found.append({"bulan": tempo, "selesai": str(max(day, date(TAHUN, 1, 1)))})
    elif luck < 0.65:
        found.append({"bulan": tempo, "batal": True, "alasan": "Digabung"})
    elif luck < 0.7:
        found.append({"bulan": tempo, "kendala": "Menunggu data"})
    for one in found:
        _bukti(acak, made, id_, one, output)
    return found


def _bukti(acak: Random, made: Kantor, id_: str, record: Pohon, output: list[str]) -> None:
    for n, each in enumerate(output):
        if acak.random() < 0.6 and not record.get("batal"):
            berkas = f"https://contoh.example/{id_}/{record['bulan']}/{n}"
            record.setdefault("bukti", []).append({"output": each, "berkas": berkas})
            if acak.random() < 0.25:
                made.register["bukti"][berkas] = {"oleh": "Ani", "dicatat": "2024-01-02"} | _periksa(acak)


def _periksa(acak: Random) -> Pohon:
    hasil = acak.choice(["sesuai", "tidak_sesuai"])
    return {"periksa": {"hasil": hasil, "oleh": "Budi", "tanggal": "2024-01-03", "catatan": "Tanda tangan"}}


def _hari(acak: Random, dari: int, sampai: int) -> date:
    return date(TAHUN, dari, 1) + timedelta(days=acak.randint(0, (akhir(sampai) - date(TAHUN, dari, 1)).days))


def akhir(bulan: int) -> date:
    """The last day of a month."""
    return date(TAHUN, bulan, monthrange(TAHUN, bulan)[1])
