"""A small office of a test's own: its plan, its year and its settings, in a folder that commands run in. All is fiction."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from tests.building import aktivitas, indikator
from tests.conftest import Zi

PERSEN = {"jenis": "persen", "pembilang": "Yang sudah", "penyebut": "Semua"}
NILAI = {"jenis": "nilai"}
LAPOR = (aktivitas("lapor"),)
SKOR = indikator("skor", 65, jenis="persen", hitung="proporsi_indikator_tercapai")


def kantor(
    folder: Path,
    indikator: list[dict[str, Any]],
    bacaan: Mapping[str, object] | None = None,
    *,
    aktivitas: Sequence[dict[str, Any]] = LAPOR,
    catatan: Mapping[str, object] | None = None,
    lain: list[dict[str, Any]] | None = None,
    zi: Mapping[str, object] | None = None,
) -> Path:
    """Write a unit whose plan covers 2024; `lain` are more programs."""
    program = {"id": "p", "nama": "Program", "kegiatan": [{"id": "k", "nama": "Kegiatan"}]}
    program["kegiatan"][0] |= {"aktivitas": [*aktivitas], "indikator": indikator}  # type: ignore[index]
    unit = {"nama": "Dinas Rekaan", "singkatan": "Dinas", "daerah": "Kota Rekaan"}
    plan = {"skema": 1, "judul": "Rencana", "unit": unit, "periode": {"mulai": 2024, "selesai": 2024}}
    year = {"skema": 1, "tahun": 2024, "contoh": True, "indikator": bacaan or {}, "aktivitas": catatan or {}}
    write(folder / "plans/renaksi_2024_2024.yaml", plan | {"program": [program, *(lain or [])]})
    write(folder / "plans/realisasi/2024.yaml", year)
    if zi:
        write(folder / "plans/zi.yaml", {"skema": 1, **zi})
    return folder


def write(path: Path, tree: object) -> None:
    """Write a file of YAML, with the folders it stands in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    plain = json.loads(json.dumps(tree), object_hook=_numbered)  # nothing in it twice: no anchors
    path.write_text(yaml.safe_dump(plain, sort_keys=False, allow_unicode=True), encoding="utf-8")


def _numbered(found: dict[str, Any]) -> dict[str | int, Any]:
    return {int(key) if key.isdecimal() else key: value for key, value in found.items()}


def answer(zi: Zi, cwd: Path, *words: str) -> dict[str, Any]:
    """Ask a command for JSON."""
    said = zi(*words, "--format", "json", cwd=cwd)
    assert said.code in (0, 1), said.err
    return json.loads(said.out)


def of(found: dict[str, Any], id_: str) -> dict[str, Any]:
    """Look an indikator up in an answer."""
    return next(one for one in found["indikator"] if one["id"] == id_)
