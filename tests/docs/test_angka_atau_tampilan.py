"""The guide's table of keys that change a figure and keys that are only shown, proved key by key."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.building import aktivitas, indikator
from tests.conftest import ROOT, Zi
from tests.kantor import NILAI, SKOR, answer, kantor, write

ROWS = dict(
    re.findall(
        r"^\| (`.*?) \| (ya|tidak) \|", (ROOT / "docs/menyusun-rencana.md").read_text(encoding="utf-8"), re.MULTILINE
    )
)
Pohon = dict[str, Any]
DAY = ("--today", "2025-02-01")
LABEL = {"jenis": "kode", "kode": {1: "A", 2: "BB", 3: "B"}}
TURUN = {"jenis": "nilai", "arah": "turun", "boleh_negatif": True}


def office(folder: Path, one: Pohon, reading: Pohon, **more: Any) -> Path:
    """Write an office of two indikator and an aktivitas, with keys at the top of its plan."""
    zi, plan, read = (more.pop(key, {}) for key in ("zi", "plan", "read"))
    act = aktivitas("lapor", **more.pop("act", {}))
    both = [SKOR, one, indikator("lain", 50, **NILAI, bobot=1)]
    slot = more.pop("slot", "semester_2")
    kantor(
        folder,
        both,
        {"a": {slot: reading} if reading else {}, "lain": {slot: {"nilai": 25}}} | read,
        aktivitas=[act],
        zi=zi,
    )
    if plan:
        path = folder / "plans/renaksi_2024_2024.yaml"
        write(path, yaml.safe_load(path.read_text(encoding="utf-8")) | plan)
    return folder


def sixty(folder: Path, **more: Any) -> Path:
    return office(folder, indikator("a", 60, **NILAI), {"nilai": 55}, **more)


def of(keys: Pohon, *, target: object = 60, reading: Pohon | None = None, **base: Any) -> Callable[[Path, bool], Path]:
    """Make an office whose indikator has some keys, or has them not."""
    given = {"nilai": 55} if reading is None else reading

    def make(folder: Path, has: bool) -> Path:  # noqa: FBT001
        return office(folder, indikator("a", target, **({"jenis": "nilai"} | base | (keys if has else {}))), given)

    return make


def with_plan(has: Pohon, without: Pohon | None = None) -> Callable[[Path, bool], Path]:
    return lambda folder, is_there: sixty(folder, **(has if is_there else without or {}))


def since_the_start(folder: Path, has: bool) -> Path:  # noqa: FBT001
    more = {"kumulatif": "rencana"} if has else {}
    made = office(folder, indikator("a", 3, jenis="jumlah", satuan="SK", **more), {"nilai": 1})
    path = made / "plans/renaksi_2024_2024.yaml"
    tree = yaml.safe_load(path.read_text(encoding="utf-8"))
    tree["periode"]["mulai"] = 2023
    write(path, tree)
    year = {"skema": 1, "tahun": 2023, "contoh": True, "indikator": {"a": {"semester_2": {"nilai": 2}}}}
    write(made / "plans/realisasi/2023.yaml", year)
    return made


def by_quarter(folder: Path, has: bool) -> Path:  # noqa: FBT001
    return sixty(folder, plan={"periode_laporan": {2024: "triwulan"}}, slot="triwulan_4") if has else sixty(folder)


def quarter_target(folder: Path, has: bool) -> Path:  # noqa: FBT001
    more = {"target_triwulan": {2024: {1: 20}}} if has else {}
    one = indikator("a", 60, **NILAI, **more)
    return office(folder, one, {"nilai": 25}, plan={"periode_laporan": {2024: "triwulan"}}, slot="triwulan_1")


CASES: dict[str, Callable[[Path, bool], Path]] = {
    "`urutan`": lambda folder, has: office(
        folder, indikator("a", 1, **LABEL, **({"urutan": "turun"} if has else {"baik": [1, 2]})), {"kode": 2}
    ),
    "`nilai_label`": of({"nilai_label": {1: 4, 2: 3, 3: 1}}, target=1, reading={"kode": 2}, **LABEL, urutan="turun"),
    "`boleh_negatif`": of({"boleh_negatif": True}, target=2, reading={"nilai": -1}),
    "`kondisi_awal`": of({"kondisi_awal": 40}),
    "`cara_capaian`": of(
        {"cara_capaian": "dari_kondisi_awal"}, target=-3, reading={"nilai": -2}, **TURUN, kondisi_awal=1
    ),
    "`berlaku`": of({"berlaku": {"mulai": 2025}}),
    "`target` di `revisi`": with_plan(
        {"plan": {"revisi": [{"tanggal": "2024-08-20", "dasar": "SK 12/2024", "target": {"a": {2024: 50}}}]}}
    ),
    "`kumulatif`": since_the_start,
    "`rilis`": of({"rilis": {"bulan": "Mei", "tahun": "berikut"}}, reading={}),
    "`bobot`": of({"bobot": 30}),
    "`rata_rata`": lambda folder, has: office(
        folder, indikator("a", 60, **NILAI, bobot=9), {"nilai": 55}, zi={"rata_rata": "berbobot"} if has else {}
    ),
    "`anggaran`": with_plan({"act": {"anggaran": 1_000_000}}),
    "`penanggung_jawab` berupa daftar": of({"penanggung_jawab": ["Sekretaris", "Kepala Bidang"]}),
    "`pendukung`": of({"pendukung": ["Analis"]}),
    "`terkait`": of({"terkait": ["lapor"]}),
    "`lke`": of({"lke": [5, 92]}),
    "`waktu: insidentil`": with_plan({"act": {"waktu": "insidentil"}}),
    "`periode_laporan`": by_quarter,
    "`target_triwulan`": quarter_target,
}
FIGURES = ("target", "realisasi", "capaian", "keadaan", "target_periode", "capaian_periode", "keadaan_periode")


def figures(zi: Zi, cwd: Path, *words: str) -> Any:
    found = answer(zi, cwd, "status", "2024", *words, *DAY)
    every = [{key: one[key] for key in FIGURES} for one in found["indikator"]]
    means = {
        key: one for key, one in found["keseluruhan"].items() if key not in ("rata_berbobot", "tanpa_bobot", "anggaran")
    }
    return found["capaian_rencana_aksi"], means, every


@pytest.mark.parametrize("key", CASES)
def test_a_key_changes_a_figure_where_the_guide_says_so_and_nowhere_else(zi: Zi, tmp_path: Path, key: str) -> None:
    words = ("--triwulan", "1") if key == "`target_triwulan`" else ()
    without, has = (figures(zi, CASES[key](tmp_path / str(one), one), *words) for one in (False, True))
    assert (without != has) == (ROWS[key] == "ya")


def test_the_table_names_every_key_that_is_proved() -> None:
    assert set(CASES) == set(ROWS)
