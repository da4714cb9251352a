"""What a rule names in place of what stands there is accepted, leaves fewer errors, and is what was meant."""

import random
import shutil
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cli.test_advice import PLAN, SETTINGS, SMALL, YEAR, at, copied, typo
from zi_cli.acts.check import check
from zi_cli.files.workspace import find_workspace
from zi_cli.model.bukti import RegisterBukti
from zi_cli.model.masalah import Jalur, Masalah
from zi_cli.model.pengaturan import Pengaturan
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.rekomendasi import DaftarRekomendasi
from zi_cli.model.rencana import Rencana
from zi_cli.model.schema_record import validator_of
from zi_cli.yaml.reading import read
from zi_cli.yaml.text import flow

DAY = date(2026, 7, 1)
FOLLOWED, REGISTER = "plans/rekomendasi/2024.yaml", "plans/bukti/2024.yaml"
KINDS: dict[str, type[Any]] = {
    PLAN: Rencana,
    YEAR: Realisasi,
    SETTINGS: Pengaturan,
    FOLLOWED: DaftarRekomendasi,
    REGISTER: RegisterBukti,
}
Mutate = Callable[[str, random.Random], str]


def slashed(path: str, _: random.Random) -> str:
    return path.replace("/", "\\")


def unseen(path: str, chance: random.Random) -> str:
    at = chance.randrange(1, len(path))
    return path[:at] + "\u200b" + path[at:]


def with_year(waktu: str, chance: random.Random) -> str:
    return chance.choice([f"{waktu} 2024", f"{waktu} Tahun 2025", f"{waktu} 2023"])


def by_number(waktu: str, _: random.Random) -> str:
    return {"Juni dan Desember": "6/12", "Januari-Desember": "1-12", "Juli-Desember": "7-12"}.get(
        waktu, f"{waktu} 2024"
    )


def look_alike(kode: str, chance: random.Random) -> str:
    digit, letter = chance.choice([pair for pair in (("0", "O"), ("1", "l"), ("1", "I")) if pair[0] in kode])
    return kode[:2] + kode[2:].replace(digit, letter, 1)


def other_year(tahun: str, chance: random.Random) -> str:
    return chance.choice(["2042", "2023"] if tahun == "2024" else [tahun])


ANY = None
PLACES: tuple[tuple[str, tuple[str | None, ...], bool, tuple[Mutate, ...]], ...] = (
    (YEAR, ("indikator", ANY), True, (typo,)),
    (YEAR, ("aktivitas", ANY), True, (typo,)),
    (YEAR, ("aktivitas", ANY, ANY, "bukti", ANY, "output"), False, (typo, typo)),
    (YEAR, ("aktivitas", ANY, ANY, "bukti", ANY, "berkas"), False, (slashed, unseen)),
    (YEAR, ("tahun",), False, (other_year,)),
    (PLAN, ("program", ANY, "kegiatan", ANY, "aktivitas", ANY, "waktu"), False, (with_year, by_number)),
    (PLAN, ("program", ANY, "kegiatan", ANY, "indikator", ANY, "kecuali", ANY), False, (typo,)),
    (FOLLOWED, ("rekomendasi", ANY, "butir", ANY), False, (typo,)),
    (FOLLOWED, ("rekomendasi", ANY, "penanggung_jawab"), False, (typo, typo)),
    (FOLLOWED, ("rekomendasi", ANY, "tindak_lanjut", ANY, "bukti", ANY), False, (slashed,)),
    (REGISTER, ("bukti", ANY), True, (slashed,)),
    (SETTINGS, ("alias", ANY), False, (typo,)),
    (SETTINGS, ("aturan", ANY), True, (look_alike, look_alike, lambda kode, _: kode.lower())),
)
"""Where a rule finds what a person mistyped, whether it is a key, and how people mistype it."""


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """Give a unit in which nothing is wrong, and which has each kind of name that a rule looks up."""
    unit = Path(shutil.copytree(SMALL, tmp_path / "unit"))
    plan = unit / PLAN
    computed = "            hitung: proporsi_indikator_tercapai\n"
    text = plan.read_text(encoding="utf-8")
    assert computed in text
    kept = f"{computed}            kecuali: [pw-wbs-paham, pw-wbs-kinerja]\n"
    plan.write_text(text.replace(computed, kept), encoding="utf-8")
    with (unit / SETTINGS).open("a", encoding="utf-8") as file:
        file.write(
            "alias: {Kadis: Kepala Dinas, Sekdin: Sekretaris}\naturan: {ZI210: mati, ZI901: mati, ZI318: mati}\n"
        )
    for name in (FOLLOWED, REGISTER):
        (unit / name).parent.mkdir(exist_ok=True)
    shutil.copy(SMALL.parent / "ZI507" / "benar" / REGISTER, unit / REGISTER)
    (unit / FOLLOWED).write_text(
        "skema: 1\ntahun: 2024\nrekomendasi:\n"
        "  lengkapi-notulen:\n    sumber: monev\n    butir: [mp-tim-monev, pw-wbs-paham]\n    kondisi: Notulen belum ada\n"
        "    rekomendasi: Lengkapi notulen\n    penanggung_jawab: Kepala Dinas\n    terbit: 2024-07-01\n"
        "    tindak_lanjut:\n      - {tanggal: 2024-07-10, uraian: Disusun, oleh: Putu, bukti: [bukti/2024/notulen.pdf]}\n",
        encoding="utf-8",
    )
    assert found_in(unit) == []
    return unit


def found_in(unit: Path) -> list[Masalah]:
    return list(check(find_workspace(unit), DAY).masalah)


def places(tree: Any, pattern: tuple[str | None, ...], jalur: Jalur = ()) -> Iterator[Jalur]:
    """Find what stands at a way in which ANY is any key or item."""
    if len(jalur) == len(pattern):
        yield jalur
        return
    step = pattern[len(jalur)]
    steps = range(len(tree)) if isinstance(tree, list) else list(tree) if isinstance(tree, dict) else ()
    for one in steps:
        if step in (ANY, one):
            yield from places(tree[one], pattern, (*jalur, one))


def changed(tree: Any, jalur: Jalur, is_key: bool, text: str) -> Any:  # noqa: FBT001
    after = copied(tree)
    *above, last = jalur
    holder = at(after, tuple(above))
    if is_key:
        items = [(text if key == last else key, value) for key, value in holder.items()]
        holder.clear()
        holder.update(items)
    else:
        holder[last] = read(f"x: {text}\n".encode()).tree["x"] if text.isdigit() else text
    return after


def advice(unit: Path, most: int, seed: int) -> dict[str, list[int]]:
    """Follow every replacement on so many mutations; count by code those told, and those that named what was meant."""
    chance = random.Random(seed)
    texts = {name: (unit / name).read_bytes() for name in KINDS}
    trees = {name: read(data).tree for name, data in texts.items()}
    counts: dict[str, list[int]] = {}
    for _ in range(most):
        name, pattern, is_key, ways = chance.choice(PLACES)
        jalur = chance.choice(list(places(trees[name], pattern)))
        old = str(jalur[-1] if is_key else at(trees[name], jalur))
        new = chance.choice(ways)(old, chance)
        if new != old and not (is_key and new in at(trees[name], jalur[:-1])):
            spoiled = changed(trees[name], jalur, is_key, new)
            for kode, is_named in followed(unit, name, trees[name], spoiled):
                told = counts.setdefault(kode, [0, 0])
                told[0] += 1
                told[1] += is_named
            (unit / name).write_bytes(texts[name])
    return counts


def followed(unit: Path, name: str, tree: Any, spoiled: Any) -> Iterator[tuple[str, bool]]:
    """Do what each finding about a spoiled file names; say of which code it is, and whether what was meant is named."""
    meant = meaning(name, tree)
    (unit / name).write_text(flow(spoiled), encoding="utf-8")
    found = [one for one in found_in(unit) if one.berkas == name]
    for one in found:
        assert one.temuan
        ganti = one.temuan.ganti
        assert ganti or "maksud Anda" not in one.saran, one
        results = []
        for text in ganti:
            assert text in one.saran, one
            after = changed(spoiled, one.temuan.letak.jalur, one.temuan.letak.kunci, text)
            (unit / name).write_text(flow(after), encoding="utf-8")
            left = found_in(unit)
            assert (one.kode, one.pesan) not in {(other.kode, other.pesan) for other in left}, (one, text)
            assert galat(left) <= galat(found) - (one.tingkat == "galat"), (one, text, left)
            results.append(meaning(name, after))
        is_question = one.saran.endswith("?") or " bila " in one.saran or "atau " in one.saran
        assert meant in results or not ganti or is_question, one
        if ganti or len(found) == 1:
            yield one.kode, meant in results


def galat(found: list[Masalah]) -> int:
    return sum(one.tingkat == "galat" for one in found)


def meaning(name: str, tree: Any) -> str:
    """Give what a file means: the words of a schedule are kept as they were written, and mean its months."""
    return repr(validator_of(KINDS[name]).validate_python(tree)).casefold()


def is_nearly_always_named(counts: dict[str, list[int]]) -> bool:
    return sum(one[1] for one in counts.values()) >= 0.9 * sum(one[0] for one in counts.values())


MONEV = "{bulan: Desember, batal"
NAMED = {
    "ZI101": [
        (YEAR, "pw-wbs-paham:\n", "pw-wbs-paham\n", "tulis kunci: isi"),
        (YEAR, "semester_2: {pembilang: 12", "semester_2:{pembilang: 12", "dengan titik dua dan satu spasi"),
        (YEAR, "    semester_1: {nilai: 2}", "    semester_1: nilai: 2}", "buka dengan {"),
        (YEAR, "- bulan: Januari", "-bulan: Januari", "satu spasi sesudah tanda -"),
        (PLAN, "{2024: 75, 2025: 85}", "{2024: 75, 2025 85}", "tulis kunci: isi"),
    ],
    "ZI116": [
        (YEAR, "nilai: 66.25", "nilai: 66,25", "tulis 66.25"),
        (PLAN, "{2024: 70, 2025: 76}", "{2024: 70,5, 2025: 76}", "tulis 70.5"),
        (PLAN, "{2024: 90, 2025: 95}", "{2024: 90,000, 2025: 95}", "tulis 90000 bila"),
    ],
    "ZI120": [
        (SETTINGS, "{nama: Contoh", "{Nama: Contoh", '"nama"'),
        (PLAN, "target: {2024: 75", "taret: {2024: 75", '"target"'),
        (YEAR, "tahun: 2024", "tahn: 2024", '"tahun"'),
        (PLAN, "judul: ", "judul:: ", '"judul"'),
        (YEAR, "semester_1: {kode: 2}", "semester_1 {kode: 2}", "tulis semester_1: dengan titik dua"),
        (YEAR, "semester_1: {kode: 2}", "semester_1\u2013 {kode: 2}", "tulis semester_1: dengan titik dua"),
        (YEAR, "{nilai: 66.25", "{nilai 66.25", "tulis nilai: dengan titik dua"),
        (YEAR, "{nilai: 66.25", "{nilai\u00a0 66.25", "tulis nilai: dengan titik dua"),
        (YEAR, "{nilai: 66.25", "{nilai:66.25", "tulis nilai: dengan titik dua dan satu spasi"),
    ],
    "ZI122": [
        (SETTINGS, "toleransi_hari: 0", "toleransi_hari: '0'", "tulis 0"),
        (SETTINGS, "toleransi_hari: 0", "toleransi_hari: 0%", "tulis 0"),
        (YEAR, "nilai: 66.25", "nilai: 066.25", "tulis 66.25"),
        (YEAR, "nilai: 66.25", "nilai: '66,25 %'", "tulis 66.25"),
        (YEAR, "nilai: 66.25", "nilai: '1.250,5'", "tulis 1250.5"),
        (YEAR, "pembilang: 38", "pembilang: 1.250", "tulis 1250"),
    ],
    "ZI124": [
        (PLAN, "jenis: nilai", "jenis: nlai", '"nilai"'),
        (PLAN, "boleh_lebih: true", "boleh_lebih: ya", "true"),
        (SETTINGS, "plafon: 100", "plafon: +100", "100"),
        (SETTINGS, "skema: 1", "skema: ~1", "pilihannya: 1; atau perbarui zi"),
    ],
    "ZI125": [
        (YEAR, MONEV, "{bulan: Desembar, batal", "Desember?"),
        (YEAR, MONEV, "{bulan: Desember 2024, batal", "Desember?"),
        (YEAR, MONEV, "{bulan: 5 Desember, batal", "Desember?"),
        (YEAR, MONEV, "{bulan: Juni/September, batal", "Juni atau September?"),
        (YEAR, MONEV, "{bulan: JuniDesember, batal", "Juni atau Desember?"),
        (YEAR, "{bulan: Maret", "{bulan: March", "Maret?"),
    ],
    "ZI126": [
        (YEAR, "2024-12-20", "20/12/2024", "2024-12-20"),
        (YEAR, "2024-12-20", "2024/12/20", "2024-12-20"),
        (YEAR, "2024-12-20", "20241220", "2024-12-20"),
        (YEAR, "2024-12-20", "2024-20-12", "2024-12-20"),
        (YEAR, "2024-12-20", "2024-12\u00a020", "2024-12-20"),
        (YEAR, "2024-12-20", "20 Desembr 2024", "2024-12-20"),
    ],
    "ZI132": [(YEAR, "tahun: 2024", "tahun: 2042", "tulis tahun: 2024")],
    "ZI207": [(PLAN, "[pw-wbs-paham,", "[pw-wbs-pahan,", '"pw-wbs-paham"')],
    "ZI217": [(PLAN, "{2024: 2, 2025: 3}", "{2024: 1.500, 2025: 1500}", "tulis 1500")],
    "ZI226": [
        (PLAN, "waktu: Maret}", "waktu: Maret 2024}", "tulis Maret saja"),
        (PLAN, "Juni dan Desember", "6/12", "tulis Juni dan Desember"),
    ],
    "ZI227": [(PLAN, "waktu: Maret}", "waktu: Maret 2023}", "tulis Maret saja")],
    "ZI301": [
        (YEAR, "pw-benturan-matriks", "pw-benturan-matris", '"pw-benturan-matriks"'),
        (YEAR, "mp-tim-nilai", "mp-tiim-nilai", '"mp-tim-nilai"'),
    ],
    "ZI302": [
        (YEAR, "mp-tim-bentuk", "p-tim-bentuk", '"mp-tim-bentuk"'),
        (YEAR, "mp-tim-monev", "m-ptim-monev", '"mp-tim-monev"'),
    ],
    "ZI310": [
        (YEAR, "bulan: Juni,", "bulan: Juli,", "bulan jatuh temponya (Juni)"),
        (YEAR, MONEV, f"{{bulan: Juli, catatan: Belum}}\n    - {MONEV}", "gabungkan dengan catatan"),
    ],
    "ZI312": [(YEAR, "output: Laporan Monev ZI", "output: Laporan Money ZI", '"Laporan Monev ZI"')],
    "ZI313": [(YEAR, "berkas: bukti/2024/monev.pdf", "berkas: 'bukti\\2024\\monev.pdf'", "tulis bukti/2024/monev.pdf")],
    "ZI410": [
        (SETTINGS, "ZI210", "ZI21O", '"ZI210"'),
        (SETTINGS, "ZI210", "zi210", '"ZI210"'),
        (SETTINGS, "ZI210", "Z210", '"ZI210"'),
        (SETTINGS, "ZI210", "ZII210", '"ZI210"'),
        (SETTINGS, "ZI210", "ZI6O5", "hapus pengaturan ini; ZI605"),
    ],
    "ZI501": [(REGISTER, "bukti/2024/monev.pdf", '"bukti\\\\2024\\\\monev.pdf"', "tulis bukti/2024/monev.pdf")],
    "ZI613": [(SETTINGS, "Kadis: Kepala Dinas", "Kadis: Kepala Dinass", '"Kepala Dinas"')],
    "ZI701": [(FOLLOWED, "[mp-tim-monev", "[mp-tim-moniv", '"mp-tim-monev"')],
    "ZI702": [(FOLLOWED, "Kepala Dinas", "Kepala Dians", '"Kepala Dinas"')],
}
"""By code, what people write, and the replacement that its finding names: no later version may stop naming it."""
NONE_NAMED = {
    "three decimals may be thousands": (YEAR, "nilai: 66.25", "nilai: 64.996%", "tulis 64996 saja"),
    "a count has no decimals": (YEAR, "pembilang: 38", "pembilang: '1.000,5'", "1000.5"),
    "a number among choices means no other": (SETTINGS, "plafon: 100", "plafon: 115", "maksud Anda"),
    "the nearest id is recorded already": (YEAR, "pw-wbs-tertangani:", "pw-wbs-pahan:", "pw-wbs-paham"),
    "1.5 was never meant as 1500": (PLAN, "{2024: 2, 2025: 3}", "{2024: 1.5, 2025: 3}", "1500"),
    "another post is not this one": (
        SETTINGS,
        "Sekdin: Sekretaris",
        "Kabid: Kepala Bidang Perdagangan",
        "Kepala Dinas",
    ),
    "a year without its colon is no decimal": (PLAN, "{2024: 75, 2025: 85}", "{2024: 75, 2025 85}", "75.2025"),
}
"""What must not be named: following it would change what was meant, or be refused."""


@pytest.mark.parametrize(
    ("kode", "name", "old", "new", "named"),
    [(kode, *one) for kode, every in NAMED.items() for one in every],
)
def test_what_was_meant_is_named(unit: Path, kode: str, name: str, old: str, new: str, named: str) -> None:
    assert named in "; ".join(one.saran for one in spelled(unit, name, old, new) if one.kode == kode)


@pytest.mark.parametrize(("name", "old", "new", "named"), NONE_NAMED.values(), ids=NONE_NAMED)
def test_what_was_not_meant_is_not_named(unit: Path, name: str, old: str, new: str, named: str) -> None:
    found = spelled(unit, name, old, new)
    assert found
    assert named not in "; ".join(one.saran for one in found)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("plans/realisasi/2025.yml", "menjadi 2025.yaml"),
        ("plans/bukti/2024 copy.yaml", "plans/bukti/TAHUN.yaml"),
        ("plans/rekomendasi/dua.yaml", "plans/rekomendasi/TAHUN.yaml"),
        ("plans/periode/2024-s1 (1).yaml", "plans/periode/TAHUN-s1.yaml"),
        ("plans/periode/2024-s1.yml", "menjadi 2024-s1.yaml"),
        ("plans/bukti/2024-s1.yml", "plans/bukti/TAHUN.yaml"),
        ("plans/renaksi.yml", "plans/renaksi_….yaml"),
        ("plans/realisasi/renaksi_2025.yml", "plans/realisasi/TAHUN.yaml"),
    ],
)
def test_a_misnamed_file_is_told_a_name_that_its_folder_reads(unit: Path, written: str, named: str) -> None:
    (unit / written).parent.mkdir(exist_ok=True)
    (unit / written).write_text("skema: 1\n", encoding="utf-8")
    assert [named in one.saran for one in found_in(unit) if one.berkas == written and one.kode == "ZI403"] == [True]


def spelled(unit: Path, name: str, old: str, new: str) -> list[Masalah]:
    text = (unit / name).read_text(encoding="utf-8")
    assert old in text
    (unit / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return found_in(unit)


def test_what_a_rule_names_is_accepted_and_is_what_was_meant(unit: Path) -> None:
    counts = advice(unit, 150, 14)
    assert {"ZI301", "ZI302", "ZI312", "ZI313", "ZI410", "ZI701", "ZI702"} <= set(counts)
    assert is_nearly_always_named(counts), counts


@pytest.mark.slow
def test_so_it_is_on_very_many(unit: Path) -> None:
    counts = advice(unit, 3_000, 2026)
    assert is_nearly_always_named(counts), counts
