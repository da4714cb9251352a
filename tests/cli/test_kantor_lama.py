"""What an office did with the version before stays as it was: files, approvals, figures and every field of the JSON.

tests/kantor_lama holds a unit of fiction that the version before wrote (two approved periods, one of them opened again
with a scope; evidence accepted and rejected, a recommendation, exceptions), and what that version answered about it.
"""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT, Zi

LAMA = ROOT / "tests/kantor_lama"
DAY = ("--today", "2025-02-01")
QUESTIONS = {
    "status": ("status", "2024", *DAY),
    "status-s1": ("status", "2024", "--semester", "1", *DAY),
    "status-s2": ("status", "2024", "--semester", "2", *DAY),
    "due": ("due", "--month", "Juni", "--year", "2024", *DAY),
    "explain": ("explain", "pw-wbs-paham", "--year", "2024", *DAY),
    "period": ("period", "list"),
    "recommend": ("recommend", "list", "--year", "2024", *DAY),
    "evidence": ("evidence", "list", "--year", "2024"),
}
LAIN: dict[str, dict[str, object]] = {"export": {".bacaan[4].bukti": 0}}
"""By question, the places where this version answers something else, and what: each is in the changelog."""


@pytest.fixture
def lama(tmp_path: Path) -> Path:
    shutil.copytree(LAMA / "plans", tmp_path / "plans")
    return tmp_path


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_field_is_there_and_says_what_it_said(zi: Zi, lama: Path, name: str) -> None:
    before = json.loads((LAMA / "jawaban" / f"{name}.json").read_text(encoding="utf-8"))
    now = json.loads(zi(*QUESTIONS[name], "--format", "json", cwd=lama).out)
    changed = dict(_changed(before, now))
    assert changed == LAIN.get(name, {})


def test_the_tables_keep_their_columns_and_figures(zi: Zi, lama: Path) -> None:
    before = json.loads((LAMA / "jawaban/export.json").read_text(encoding="utf-8"))
    now = json.loads(zi("export", "json", "2024", *DAY, cwd=lama).out)
    assert dict(_changed(before["tabel"], now["tabel"])) == LAIN.get("export", {})


def test_no_approval_is_doubted(zi: Zi, lama: Path) -> None:
    before = json.loads((LAMA / "jawaban/check.json").read_text(encoding="utf-8"))["masalah"]
    found = json.loads(zi("check", "--format", "json", *DAY, cwd=lama).out)["masalah"]
    assert [one for one in before if one not in found] == []
    assert {one["kode"] for one in found if one not in before} == {"ZI510"}
    assert "DRAF" not in zi("report", "--semester", "1", "--year", "2024", *DAY, cwd=lama).out


def test_new_keys_of_the_settings_doubt_no_approval_of_then(zi: Zi, lama: Path) -> None:
    settings = lama / "plans/zi.yaml"
    text = settings.read_text(encoding="utf-8")
    more = "alias: {kadis: Kepala Dinas}\ndasar_hukum: [Peraturan Bupati Nomor 5 Tahun 2022]\n"
    acting = "\n    - {nama: Putu, sejak: 2025-01-02, sampai: 2025-01-31, sebagai: plh}\n  Sekretaris:"
    settings.write_text(text.replace("\n  Sekretaris:", acting, 1) + more, encoding="utf-8")
    found = json.loads(zi("check", "--format", "json", *DAY, cwd=lama).out)["masalah"]
    assert {one["kode"] for one in found} & {"ZI601", "ZI602", "ZI603", "ZI606"} == set()


def test_means_by_bobot_are_a_change_of_what_was_approved_then(zi: Zi, lama: Path) -> None:
    settings = lama / "plans/zi.yaml"
    settings.write_text(settings.read_text(encoding="utf-8") + "rata_rata: berbobot\n", encoding="utf-8")
    found = json.loads(zi("check", "--format", "json", *DAY, cwd=lama).out)["masalah"]
    assert any("pengaturan penghitungan berubah" in one["pesan"] for one in found)


def _changed(before: Any, now: Any, way: str = "") -> Any:
    """Find what is gone or says something else; what came new is none of it."""
    if isinstance(before, dict) and isinstance(now, dict):
        for key, one in before.items():
            yield from _changed(one, now.get(key, "tidak ada"), f"{way}.{key}")
    elif isinstance(before, list) and isinstance(now, list) and len(before) == len(now):
        for n, (one, other) in enumerate(zip(before, now, strict=True)):
            yield from _changed(one, other, f"{way}[{n}]")
    elif before != now:
        yield way, now
