"""The oracle: what the cells of a year must say, from the words of the field alone, in exact fractions."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import count

from tests.orakel.rekaan import TAHUN, Kantor, Pohon, akhir

ROMAWI = ("", "I", "II", "III", "IV")
SLOT = {6: ("semester_1", "semester_2"), 3: ("triwulan_1", "triwulan_2", "triwulan_3", "triwulan_4")}
"""Where the readings of a year stand, by the months of its reported periods."""


@dataclass(frozen=True)
class Posisi:
    """As of which day, of the year up to the end of which month, and whether that time is over and read whole."""

    per: date
    bulan: int = 12
    selesai: bool = False


@dataclass(frozen=True)
class Angka:
    """A figure: exact, and as it is shown beside what it is judged by."""

    tepat: Fraction
    tampil: Fraction


@dataclass(frozen=True)
class Sel:
    """The cells of one indikator."""

    target: Fraction | None
    realisasi: Angka | None
    capaian: Angka | None
    keadaan: str
    label: str | None = None
    """The text of the label that is reached, of an indikator of jenis kode."""
    target_label: str | None = None
    target_periode: Fraction | None = None
    capaian_periode: Angka | None = None
    keadaan_periode: str | None = None


@dataclass(frozen=True)
class Lima:
    """The five figures of a program, with what they are counted from."""

    tercapai: int
    dinilai: int
    terisi: int
    capaian: Angka | None
    penyelesaian: Angka | None
    ketepatan: Angka | None
    bukti: Angka | None
    kejadian_selesai: int
    kejadian_jatuh_tempo: int


@dataclass(frozen=True)
class Skor:
    """The plan's own score with its range."""

    nilai: Angka | None
    atas: Angka | None
    tercapai: int
    dinilai: int
    target: Fraction | None


@dataclass(frozen=True)
class Hasil:
    """Every cell of a year, by the printed number."""

    indikator: dict[str, Sel]
    program: dict[str, Lima]
    semua: Lima
    skor: Skor
    kejadian: dict[tuple[str, int], str]
    """The state of each occurrence, by its number and the month it is due in; of a period that is over, of those in it."""


def bulat(value: Fraction, desimal: int) -> Fraction:
    """Round half up, below zero away from it."""
    size = Fraction((abs(value) * 10**desimal * 2 + 1) // 2, 10**desimal)
    return size if value >= 0 else -size


def angka(value: Fraction | None, *verdicts: Callable[[Fraction], bool], desimal: int = 2) -> Angka | None:
    """Show a figure with two decimals, or with the fewest more that do not hide a verdict."""
    if value is None:
        return None
    enough = (n for n in count(desimal) if all(said(bulat(value, n)) == said(value) for said in verdicts))
    return Angka(value, bulat(value, next(enough)))


def bagian(value: Fraction | None, *verdicts: Callable[[Fraction], bool], desimal: int = 2) -> Angka | None:
    """Show a share or a mean: 100 is all of it, and 0 is nothing."""
    return angka(value, lambda one: one >= 100, lambda one: one <= 0, *verdicts, desimal=desimal)


# Indikator


def tercapai(indikator: Pohon, target: Fraction, value: Fraction) -> bool:
    """Say on the exact value whether the target is reached."""
    if "baik" in indikator:
        return value in indikator["baik"]
    is_falling = "turun" in (indikator.get("arah"), indikator.get("urutan"))
    return value <= target if is_falling else value >= target


def capaian(indikator: Pohon, target: Fraction, value: Fraction) -> Fraction | None:
    """Measure realisasi against target, in per cent."""
    if "nilai_label" in indikator:
        worth = {key: Fraction(str(one)) for key, one in indikator["nilai_label"].items()}
        reached, wanted = (worth[indikator["kode"][int(one)]] for one in (value, target))
        return reached / wanted * 100
    if indikator["jenis"] == "kode":
        return Fraction(100 if tercapai(indikator, target, value) else 0)
    if "kondisi_awal" in indikator:
        stood = Fraction(str(indikator["kondisi_awal"]))
        return max((value - stood) / (target - stood) * 100, Fraction(0))
    if target < 0:
        return None
    return _turun(indikator, target, value) if indikator.get("arah") == "turun" else _naik(target, value)


def _naik(target: Fraction, value: Fraction) -> Fraction | None:
    return max(value / target * 100, Fraction(0)) if target else None


def _turun(indikator: Pohon, target: Fraction, value: Fraction) -> Fraction | None:
    if target == 0:
        return Fraction(100 if value <= 0 else 0)
    if indikator.get("rumus_turun") == "t_per_r" and value >= 0:
        return target / value * 100 if value else None
    return max((2 * target - value) / target * 100, Fraction(0))


def nomor_label(indikator: Pohon, written: object) -> Fraction:
    """Read a number, or a label that is written by its number or its text."""
    text = str(written).casefold()
    numbers = {label.casefold(): number for number, label in indikator.get("kode", {}).items()}
    return Fraction(numbers.get(text, text))


def target_pada(kantor: Kantor, indikator: Pohon, per: date) -> Fraction | None:
    """The target of the year that is in force on a day."""
    written = indikator["target"].get(TAHUN)
    for one in sorted(kantor.rencana.get("revisi", ()), key=lambda one: one["tanggal"]):
        if indikator["id"] in one["target"] and date.fromisoformat(one["tanggal"]) <= per:
            written = one["target"][indikator["id"]][TAHUN]
    return None if written is None else nomor_label(indikator, written)


def diukur(indikator: Pohon, tahun: int) -> bool:
    """Say whether an indikator is measured in a year."""
    ends = indikator.get("berlaku", {})
    return ends.get("mulai", tahun) <= tahun <= ends.get("selesai", tahun)


def macam(reading: Pohon) -> str:
    """Say which of the kinds of nothing a reading is, or that it is measured."""
    if "tidak_berlaku" in reading:
        return "tidak_berlaku"
    if "belum_waktunya" in reading:
        return "belum_waktunya"
    return "nihil" if reading.get("penyebut") == 0 else "terukur"


def terbaca(indikator: Pohon, written: list[Pohon]) -> Fraction | str:
    """Make the value of a year of its readings, or say why there is none."""
    written = [one for one in written if one.get("susulan")] or written
    measured = [one for one in written if macam(one) == "terukur"]
    if not measured:
        nothing = "belum_waktunya" if "rilis" in indikator else "belum_diisi"  # none is out of what is not recorded
        return macam(written[-1]) if written else nothing
    how = indikator.get("konsolidasi", "terakhir")
    used = measured[-1:] if how == "terakhir" else measured
    if "penyebut" in used[0]:
        return Fraction(100 * sum(one["pembilang"] for one in used), sum(one["penyebut"] for one in used))
    values = [nomor_label(indikator, one.get("nilai", one.get("kode"))) for one in used]
    return sum(values, Fraction(0)) / (len(values) if how == "rata_rata" else 1)


def dikenal(readings: Pohon, posisi: Posisi, panjang: int) -> list[Pohon]:
    """The readings that count on the day: of a later part of the year not before it begins, none dated later."""
    found = []
    for ke, slot in enumerate(SLOT[panjang], 1):
        begins = date(TAHUN, (ke - 1) * panjang + 1, 1)
        if slot in readings and (
            ke == 1 or (ke * panjang <= posisi.bulan and (posisi.selesai or posisi.per >= begins))
        ):
            found.append(readings[slot])
    if "susulan" in readings and posisi.selesai and posisi.bulan == 12:  # each was out by the day of the question
        found.append(readings["susulan"] | {"susulan": True})
    return [
        one for one in found if posisi.selesai or date.fromisoformat(one.get("tanggal", "2024-01-01")) <= posisi.per
    ]


def sejak_awal(indikator: Pohon, lampau: Pohon, now: Fraction | str, posisi: Posisi, panjang: int) -> Fraction | str:
    """Add the plan's first year to this one, or say why there is no sum."""
    if not diukur(indikator, TAHUN - 1):
        return now
    written = [lampau[slot] for slot in SLOT[panjang] if slot in lampau]
    if "susulan" in lampau and (posisi.selesai or date.fromisoformat(lampau["susulan"]["tanggal"]) <= posisi.per):
        written = [lampau["susulan"]]
    first = terbaca({key: value for key, value in indikator.items() if key != "rilis"}, written)
    if first in ("belum_diisi", "belum_waktunya"):
        return "belum_diisi"
    if isinstance(first, str) or now in ("belum_diisi", "belum_waktunya"):
        return now
    return first if isinstance(now, str) else first + now


def nilai(kantor: Kantor, indikator: Pohon, posisi: Posisi) -> Sel:
    """Judge one indikator."""
    panjang = kantor.panjang(TAHUN)
    target = target_pada(kantor, indikator, posisi.per)
    readings, lampau = (every.get(indikator["id"], {}) for every in (kantor.realisasi["indikator"], kantor.lampau))
    value = terbaca(indikator, dikenal(readings, posisi, panjang))
    if "kumulatif" in indikator:
        value = sejak_awal(indikator, lampau, value, posisi, kantor.panjang(TAHUN - 1))
    found = _sel(indikator, target, value)
    own = _target_antara(indikator, posisi, panjang)
    if own is None:
        return found
    part = _sel(indikator, Fraction(str(own)), value)
    return replace(
        found, target_periode=part.target, capaian_periode=part.capaian, keadaan_periode=part.keadaan
    )  # before the last part of the year, where the plan gives a target for the part


def _target_antara(indikator: Pohon, posisi: Posisi, panjang: int) -> object:
    ke = (posisi.per.month + panjang - 1) // panjang
    if ke == 12 // panjang:
        return None
    if panjang == 6:
        return indikator.get("target_semester_1", {}).get(TAHUN)
    return indikator.get("target_triwulan", {}).get(TAHUN, {}).get(ke)


def _sel(indikator: Pohon, target: Fraction | None, value: Fraction | str) -> Sel:
    if isinstance(value, str):
        state = "tidak_berlaku" if target is None else value
        return Sel(target, None, None, state, target_label=_label(indikator, target))
    return _terukur(indikator, target, value)


def _terukur(indikator: Pohon, target: Fraction | None, value: Fraction) -> Sel:
    desimal = indikator.get("desimal", 2)
    label, goal = (_label(indikator, one) for one in (value, target))
    show = bagian if indikator["jenis"] == "persen" else angka
    if target is None:
        return Sel(None, show(value, desimal=desimal), None, "tidak_berlaku", label)
    state = "tercapai" if tercapai(indikator, target, value) else "belum_tercapai"
    shown = show(value, lambda one: tercapai(indikator, target, one), desimal=desimal)
    return Sel(target, shown, angka(capaian(indikator, target, value), lambda one: one >= 100), state, label, goal)


def _label(indikator: Pohon, value: Fraction | None) -> str | None:
    return indikator["kode"][int(value)] if indikator["jenis"] == "kode" and value is not None else None


# Aktivitas


def kejadian(windows: list[tuple[int, int]], records: list[Pohon], posisi: Posisi, tolerance: int) -> Iterable[Pohon]:
    """Give the state of each occurrence, and the records that count for it."""
    for mulai, tempo in windows:
        due = akhir(tempo)
        over = posisi.selesai and due <= posisi.per
        mine = [one for one in records if mulai <= one["bulan"] <= tempo and (over or _tercatat(one, posisi))]
        last = next((one for one in mine if one["bulan"] == tempo), {})
        yield {"bulan": tempo, "jatuh": due <= posisi.per, "catatan": mine} | {
            "keadaan": _keadaan(mulai, tempo, mine, last, posisi, tolerance)
        }


def _tercatat(record: Pohon, posisi: Posisi) -> bool:
    if record.get("batal"):
        return True
    return date.fromisoformat(record.get("selesai", f"{TAHUN}-{record['bulan']:02}-01")) <= posisi.per


def _keadaan(mulai: int, tempo: int, mine: list[Pohon], last: Pohon, posisi: Posisi, tolerance: int) -> str:
    limit = akhir(tempo) + timedelta(days=tolerance)
    if last.get("batal"):
        return "batal"
    if "selesai" in last:
        return "selesai" if date.fromisoformat(last["selesai"]) <= limit else "selesai_terlambat"
    if posisi.per > limit or (posisi.selesai and akhir(tempo) <= posisi.per):
        return "lewat"
    if posisi.per >= date(TAHUN, tempo, 1):
        return "jatuh_tempo"
    if posisi.per >= date(TAHUN, mulai, 1):
        return "berjalan" if mine else "belum_ada_catatan"
    return "mendatang"


def rerata(values: list[Fraction]) -> Fraction | None:
    """The mean, or nothing of nothing."""
    return sum(values, Fraction(0)) / len(values) if values else None


def berbobot(voting: list[tuple[Fraction, Fraction | None]]) -> Fraction | None:
    """The mean of capaian by their bobot; nothing where one of them has none."""
    if not voting or any(bobot is None for _, bobot in voting):
        return None
    return sum(value * bobot for value, bobot in voting) / sum(bobot for _, bobot in voting)


def lima(
    cells: list[Sel],
    activities: list[tuple[list[str], list[Pohon]]],
    plafon: int,
    ditolak: set[str],
    bobot: list[Fraction | None] | None = None,
) -> Lima:
    """Sum up indikator, and aktivitas with their outputs and occurrences."""
    judged = [one for one in cells if one.keadaan not in ("nihil", "tidak_berlaku")]
    done, timely, slots, filled, counted = [], [], 0, 0, []
    for outputs, every in activities:
        due = [one for one in every if one["jatuh"] and one["keadaan"] != "batal"]
        finished = [one["keadaan"] for one in due if one["keadaan"].startswith("selesai")]
        counted += [(one["keadaan"] in finished) for one in due]
        slots += len(outputs) * len(due)
        for one in due:
            proofs = [proof for record in one["catatan"] for proof in record.get("bukti", ())]
            filled += len({proof["output"] for proof in proofs if proof["berkas"] not in ditolak})
        if due:
            done.append(Fraction(100 * len(finished), len(due)))
            timely.append(Fraction(100 * finished.count("selesai"), len(due)))
    weights = bobot or [Fraction(1)] * len(cells)
    paired = [(one, weight) for one, weight in zip(cells, weights, strict=True) if one in judged and one.capaian]
    capped = [(min(one.capaian.tepat, Fraction(plafon)), weight) for one, weight in paired]
    return Lima(
        tercapai=sum(one.keadaan == "tercapai" for one in judged),
        dinilai=len(judged),
        terisi=sum(one.keadaan in ("tercapai", "belum_tercapai") for one in judged),
        capaian=bagian(berbobot(capped) if bobot else rerata([one for one, _ in capped])),
        penyelesaian=bagian(rerata(done)),
        ketepatan=bagian(rerata(timely)),
        bukti=bagian(Fraction(100 * filled, slots) if slots else None),
        kejadian_selesai=sum(counted),
        kejadian_jatuh_tempo=len(counted),
    )


def skor(cells: list[Sel], target: Fraction | None) -> Skor:
    """The plan's own score: tercapai of those judged, and what it would be if all that is unread passed."""
    judged = [one.keadaan for one in cells if one.keadaan not in ("nihil", "tidak_berlaku")]
    reached = judged.count("tercapai")
    still_open = judged.count("belum_diisi") + judged.count("belum_waktunya")

    def share(n: int) -> Angka | None:
        verdicts = [] if target is None else [lambda one: one >= target]
        return bagian(Fraction(100 * n, len(judged)) if judged else None, *verdicts)

    return Skor(share(reached), share(reached + still_open), reached, len(judged), target)


def _sel_skor(found: Skor, cells: list[Sel]) -> Sel:
    """The cells of the computed indikator itself."""
    judged = {one.keadaan for one in cells if one.keadaan not in ("nihil", "tidak_berlaku")}
    if found.nilai is None or found.target is None:
        return Sel(found.target, found.nilai, None, "nihil" if found.nilai is None else "tidak_berlaku")
    if judged <= {"belum_diisi", "belum_waktunya"}:
        state = "belum_waktunya" if judged == {"belum_waktunya"} else "belum_diisi"
    else:
        state = "tercapai" if found.nilai.tepat >= found.target else "belum_tercapai"
    reached = angka(found.nilai.tepat / found.target * 100, lambda one: one >= 100)
    return Sel(found.target, found.nilai, reached, state)


def hasil(kantor: Kantor, posisi: Posisi) -> Hasil:
    """Compute every cell of an office's year at a position."""
    settings, plan, year = kantor.pengaturan, kantor.rencana, kantor.realisasi
    plafon, tolerance = settings.get("plafon", 100), settings.get("toleransi_hari", 0)
    weighed = settings.get("rata_rata") == "berbobot"
    looked = {key: one["periksa"]["hasil"] for key, one in kantor.register["bukti"].items()}
    ditolak = {key for key, verdict in looked.items() if verdict == "tidak_sesuai"}
    cells: dict[str, Sel] = {}
    nomor: dict[str, str] = {}
    states, programs, every, bobot = {}, {}, [], []
    computed = None
    for p, program in enumerate(plan["program"], 1):
        mine, acts = [], []
        for k, kegiatan in enumerate(program["kegiatan"], 1):
            for n, one in enumerate(kegiatan["indikator"]):
                nomor[one["id"]] = f"{ROMAWI[p]}.{k}.{'abcdefgh'[n]}"
                if "hitung" in one:
                    computed = one
                elif diukur(one, TAHUN):
                    mine.append(nilai(kantor, one, posisi))
                    cells[one["id"]] = mine[-1]
                    bobot.append(Fraction(str(one["bobot"])) if "bobot" in one else None)
            for n, one in enumerate(kegiatan["aktivitas"], 1):
                records = year["aktivitas"].get(one["id"], [])
                found = list(kejadian(kantor.jendela[one["id"]], records, posisi, tolerance))
                acts.append((one["output"], found))
                for each in found:
                    if each["jatuh"] or not posisi.selesai:
                        states[f"{ROMAWI[p]}.{k}.{n}", each["bulan"]] = each["keadaan"]
        programs[ROMAWI[p]] = lima(mine, acts, plafon, ditolak, bobot[len(bobot) - len(mine) :] if weighed else None)
        every += acts
    left_out = computed.get("kecuali", []) if computed else []
    counted = [one for id_, one in cells.items() if id_ not in left_out]
    own = skor(counted, target_pada(kantor, computed, posisi.per) if computed else None)
    named = {nomor[id_]: one for id_, one in cells.items()}
    if computed:
        named[nomor["skor"]] = _sel_skor(own, counted)
    total = lima(list(cells.values()), every, plafon, ditolak, bobot if weighed else None)
    return Hasil(named, programs, total, own, states)
