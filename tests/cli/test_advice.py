"""Advice that is followed is accepted and means what was meant; one mistake is one message, where it was made."""

import json
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from zi_cli.cli.main import run
from zi_cli.files.sentences import sentences
from zi_cli.files.validator import ValidationError
from zi_cli.model.masalah import Jalur, Temuan
from zi_cli.model.pengaturan import Pengaturan
from zi_cli.model.realisasi import Realisasi
from zi_cli.model.rencana import Rencana
from zi_cli.model.schema_record import validator_of
from zi_cli.yaml.reading import read

SMALL = ROOT / "tests" / "aturan" / "dasar"
PLAN, YEAR, SETTINGS = "plans/renaksi_2024_2025.yaml", "plans/realisasi/2024.yaml", "plans/zi.yaml"
KINDS: dict[str, type[Any]] = {PLAN: Rencana, YEAR: Realisasi, SETTINGS: Pengaturan}


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "unit"))


def checked(unit: Path, name: str, old: str, new: str, capsys: pytest.CaptureFixture[str]) -> list[dict[str, Any]]:
    text = (unit / name).read_text(encoding="utf-8")
    assert old in text
    (unit / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    run(["check", "-C", str(unit), "--format", "json"])
    (unit / name).write_text(text, encoding="utf-8")
    return [one for one in json.loads(capsys.readouterr().out)["masalah"] if one["tingkat"] == "galat"]


NUMBER = "nilai: 66.25"
SAID = {
    "a percent sign behind three decimals is a question": (
        (YEAR, NUMBER, "nilai: 64.996%"),
        "tulis 64996 bila tanda di dalamnya tanda ribuan, atau 64.996 bila tanda desimal",
    ),
    "so are quotes": ((YEAR, NUMBER, "nilai: '64.996'"), "atau 64.996 bila tanda desimal"),
    "so is a no-break space": ((YEAR, NUMBER, "nilai: 64.996\u00a0"), "atau 64.996 bila tanda desimal"),
    "so is a comma before three digits": ((YEAR, NUMBER, "nilai: '2,000'"), "tulis 2000 bila"),
    "zeros before a number go": ((YEAR, "pembilang: 38", "pembilang: 038"), "tulis 38 saja"),
    "a comma behind a number goes": ((YEAR, NUMBER, "nilai: '52,'"), "tulis 52 saja"),
    "thousands and decimals have one reading": ((YEAR, NUMBER, "nilai: '1.250,5'"), "tulis 1250.5, dengan titik"),
    "a count has no decimals": ((YEAR, "pembilang: 38", "pembilang: '38,5'"), "tulis banyaknya dalam bilangan bulat"),
    "an id in capitals": ((PLAN, "- id: mp\n", "- id: MP\n"), "tulis mp: huruf kecil"),
    "an id with blanks": ((PLAN, "- id: mp-tim\n", "- id: Mp Tim\n"), "tulis mp-tim: huruf kecil"),
    "an English month": ((PLAN, "waktu: Maret}", "waktu: May}"), "maksud Anda Mei?"),
    "the other months of a list stay": ((PLAN, "Juni dan Desember", "Juni dan Desembre"), "Anda Juni dan Desember?"),
    "two months in one word": (
        (PLAN, "waktu: Maret}", "waktu: MaretMei}"),
        "maksud Anda Maret-Mei atau Maret dan Mei?",
    ),
    "two months in one word, beside how often": (
        (PLAN, "waktu: Juli-Desember", "waktu: JuliDesember"),
        "maksud Anda Juli-Desember?",
    ),
    "two words misspelt": ((PLAN, "Juni dan Desember", "Junni dan Desembre"), "Anda Juni dan Desember?"),
    "a quote before a number goes": ((YEAR, NUMBER, 'nilai: "\'66.25"'), "tulis 66.25 saja"),
    "a comma behind decimals goes": ((YEAR, NUMBER, "nilai: '66,25,'"), "tulis 66.25, dengan titik"),
    "two months as near": ((PLAN, "waktu: Maret}", "waktu: Jui}"), "maksud Anda Juni atau Juli?"),
    "a day that may be a month": ((YEAR, "tanggal: 2024-12-20", "tanggal: 01/12/2024"), "2024-12-01 atau 2024-01-12?"),
    "a month before the day": ((YEAR, "tanggal: 2024-06-28", "tanggal: 06/28/2024"), "maksud Anda 2024-06-28?"),
    "a misspelt month in a date": ((YEAR, "tanggal: 2024-06-28", "tanggal: 28 Junni 2024"), "maksud Anda 2024-06-28?"),
    "what offices call a nilai": ((PLAN, "jenis: nilai", "jenis: indeks"), 'maksud Anda "nilai"?'),
    "how often, in words": ((PLAN, "frekuensi: triwulanan", "frekuensi: tiap bulan"), 'maksud Anda "bulanan"?'),
    "a number among choices means no other": (
        (SETTINGS, "plafon: 100", "plafon: 115"),
        "pilihannya: 100, 110, 120, 150",
    ),
    "an unknown key may be newer": ((PLAN, "judul: ", "rahasia: x\njudul: "), "atau perbarui zi (berkas ini mungkin"),
    "a list of one": ((PLAN, "sasaran: [Meningkatnya komitmen pegawai]", "sasaran: Naik"), 'tulis ["Naik"]'),
}


@pytest.mark.parametrize(("change", "saran"), SAID.values(), ids=SAID)
def test_the_way_out_names_what_can_be_meant(
    unit: Path, capsys: pytest.CaptureFixture[str], change: tuple[str, str, str], saran: str
) -> None:
    (galat,) = checked(unit, *change, capsys)
    assert saran in galat["saran"]


ONCE = {
    "a key of an activity": (PLAN, "id: mp-tim-bentuk, nama: M", "id: mp-tim-bentuk, nmaa: M", "ZI120"),
    "a month of an activity": (PLAN, "waktu: Januari}", "waktu: Janauri}", "ZI125"),
    "a target": (PLAN, "target: {2024: 75, 2025: 85}", "target: {2024: tujuh, 2025: 85}", "ZI122"),
    "a band": (SETTINGS, "plafon: 100", "predikat: [{batas: x, sebutan: Baik}]", "ZI122"),
    "a comma in a reading": (YEAR, "{nilai: 66.25, tanggal", "{nilai: 66,25 orang, tanggal", "ZI116"),
    "a reading that is only a comma": (YEAR, "{nilai: 66.25, tanggal: 2024-12-20}", "{3,25 …}", "ZI116"),
}


@pytest.mark.parametrize(("name", "old", "new", "kode"), ONCE.values(), ids=ONCE)
def test_one_mistake_is_one_message_at_its_own_line(
    unit: Path, capsys: pytest.CaptureFixture[str], name: str, old: str, new: str, kode: str
) -> None:
    galat = checked(unit, name, old, new, capsys)
    line = (unit / name).read_text(encoding="utf-8").split(old)[0].count("\n") + 1
    assert [(one["kode"], one["baris"]) for one in galat] == [(kode, line)]


def test_an_empty_list_is_still_told(unit: Path, capsys: pytest.CaptureFixture[str]) -> None:
    galat = checked(unit, SETTINGS, "plafon: 100", "predikat: []", capsys)
    assert [one["kode"] for one in galat] == ["ZI134"]


# --- mutations of typed content, with what was meant known -----------------------------------------------------------


def typo(word: str, chance: random.Random) -> str:
    at = chance.randrange(max(len(word) - 1, 1))
    kind = chance.randrange(3)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] * 2 + word[at + 1 :]
    return word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def of_number(value: Any, chance: random.Random) -> str:
    text = str(value)
    comma = text.replace(".", ",")
    return chance.choice(
        [f"{comma} %", f"{text}%", text, f"'{text}", f"0{text}", f"{text}\u00a0%", f"+{text}", f"{comma},"]
    )


def of_date(value: str, chance: random.Random) -> str:
    year, month, day = value.split("-")
    return chance.choice([f"{day}/{month}/{year}", f"{day}-{month}-{year}", f"{month}/{day}/{year}"])


WORDS = {"waktu", "bulan"}
CHOICES = {"jenis", "arah", "konsolidasi", "frekuensi"}
NUMBERS = {"nilai", "pembilang", "penyebut", "target", "target_semester_1", "plafon", "toleransi_hari", "kode"}
DAYS = {"tanggal", "selesai", "sejak"}
MUTATORS: tuple[tuple[set[str], type[Any], Callable[[Any, random.Random], str]], ...] = (
    (WORDS, str, typo),
    (CHOICES, str, lambda text, chance: chance.choice([typo(text, chance), text.upper(), text.capitalize()])),
    (DAYS, str, of_date),
    ({"id"}, str, lambda text, chance: chance.choice([text.upper(), text.replace("-", "_"), text.replace("-", " ")])),
)


def leaves(tree: Any, jalur: Jalur = ()) -> Iterator[tuple[Jalur, Any]]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from leaves(value, (*jalur, key))
    elif isinstance(tree, list):
        for n, value in enumerate(tree):
            yield from leaves(value, (*jalur, n))
    else:
        yield jalur, tree


def copied(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: copied(value) for key, value in tree.items()}
    return [copied(one) for one in tree] if isinstance(tree, list) else tree


def at(tree: Any, jalur: Jalur) -> Any:
    for step in jalur:
        tree = tree[step]
    return tree


def mutated(tree: Any, chance: random.Random) -> tuple[Any, str]:
    """Spoil one content or one key of a tree, as people do; say of what kind it was."""
    spoiled = copied(tree)
    places = list(leaves(tree))
    while True:
        jalur, value = chance.choice(places)
        names = {str(step) for step in jalur}
        holder = at(spoiled, jalur[:-1])
        if chance.random() < 0.2 and isinstance(holder, dict) and isinstance(jalur[-1], str) and len(jalur[-1]) > 3:
            holder[typo(jalur[-1], chance)] = holder.pop(jalur[-1])
            return spoiled, "key"
        if not isinstance(value, (str, bool)) and value is not None and names & NUMBERS and jalur[-1] != "tahun":
            holder[jalur[-1]] = of_number(value, chance)
            return spoiled, "number"
        for keys, kind, mutate in MUTATORS:
            if jalur[-1] in keys and isinstance(value, kind):
                holder[jalur[-1]] = mutate(value, chance)
                return spoiled, min(keys)


def findings(tree: Any, kind: type[Any]) -> list[tuple[str, Temuan]]:
    try:
        validator_of(kind).validate_python(tree)
    except ValidationError as error:
        return list(sentences(error, kind, "x", tree))
    return []


def followed(tree: Any, one: Temuan, ganti: str) -> Any:
    after = copied(tree)
    *above, last = one.letak.jalur
    holder = at(after, tuple(above))
    if one.letak.kunci:
        holder[ganti] = holder.pop(last)
    else:
        holder[last] = read(f"x: {ganti}\n".encode()).tree["x"]
    return after


def advice(most: int, seed: int) -> dict[str, list[int]]:
    """Follow the advice on so many mutations; count by kind those that were told, and those that named what was meant."""
    chance = random.Random(seed)
    texts = [((ROOT if big else SMALL) / name, KINDS[kind]) for big, name, kind in FILES]
    trees = [(read(path.read_bytes()).tree, kind) for path, kind in texts]
    counts: dict[str, list[int]] = {}
    for _ in range(most):
        tree, kind = chance.choice(trees)
        spoiled, what = mutated(tree, chance)
        found = findings(spoiled, kind)
        if not found:
            continue
        assert len(found) == 1, (what, found)
        ((kode, one),) = found
        told = counts.setdefault(what, [0, 0])
        told[0] += 1
        meant = validator_of(kind).validate_python(tree)
        results = []
        assert one.ganti or "maksud Anda" not in one.saran, one  # what is advised can be followed
        for ganti in one.ganti:
            assert ganti in one.saran, one
            after = followed(spoiled, one, ganti)
            assert not findings(after, kind), (kode, one, ganti)
            results.append(validator_of(kind).validate_python(after))
        is_named = meant in results or any(same_but_for_words(one, meant) for one in results)
        told[1] += is_named
        is_instruction = bool(one.ganti) and not one.saran.endswith("?") and kode != "ZI120"
        assert is_named or not is_instruction or what == "id", (kode, one)
    return counts


def same_but_for_words(one: Any, other: Any) -> bool:
    """Compare records by what they mean: the words of a schedule are kept as they were written."""
    return repr(one).casefold() == repr(other).casefold()


FILES = (
    (False, PLAN, PLAN),
    (False, YEAR, YEAR),
    (False, SETTINGS, SETTINGS),
    (True, "plans/realisasi/2024.yaml", YEAR),
)


def test_advice_that_is_followed_is_accepted_and_means_the_same() -> None:
    counts = advice(2000, 14)
    assert sum(one[1] for one in counts.values()) >= 0.9 * sum(one[0] for one in counts.values()), counts


@pytest.mark.slow
def test_so_it_is_on_very_many() -> None:
    counts = advice(20_000, 2026)
    assert sum(one[1] for one in counts.values()) >= 0.9 * sum(one[0] for one in counts.values()), counts
