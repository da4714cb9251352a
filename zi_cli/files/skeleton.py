"""The files a new workspace begins with, each as its text."""

import json
from pathlib import Path
from string import Template

from zi_cli import __version__
from zi_cli.files.json_schema import KINDS, as_text, json_schema
from zi_cli.model.frozen import frozen
from zi_cli.model.markdown import escaped

FOLDER = Path(__file__).resolve().parent.parent / "skeleton"
RENCANA = "renaksi_{mulai}_{selesai}.yaml"
AROUND = {
    ".gitignore": "gitignore",
    ".gitattributes": "gitattributes",
    ".pre-commit-config.yaml": "pre-commit.yaml",
    ".github/workflows/zi.yml": "workflow.yml",
    "README.md": "README.md",
}
"""The files around the plans, and what each is made from."""
DATA = {"plans/zi.yaml": "zi.yaml", f"plans/{RENCANA}": "renaksi.yaml"}
"""The unit's own data; the plan comes last, for with it the folder is a workspace."""
TARGET = (1, 60, 70, 85, 100)
"""The targets of the examples, the same in every year."""
GANTI = " # ganti"
"""Stands behind what a unit has to replace."""
TANPA_NAMA = "Nama unit Anda"


@frozen
class Awal:
    """What is known of a unit at the beginning; a name that is not known yet becomes a marked placeholder."""

    mulai: int
    selesai: int
    unit: str | None = None
    singkatan: str | None = None
    daerah: str | None = None
    dokumen: str | None = None
    """The document its plan was read from; None where it begins with the example."""

    @property
    def rencana(self) -> str:
        """The name of the plan's file."""
        return RENCANA.format(mulai=self.mulai, selesai=self.selesai)

    @property
    def judul(self) -> str:
        """The title of the plan."""
        return f"Rencana Aksi Zona Integritas {self.unit or TANPA_NAMA} Tahun {self.mulai}-{self.selesai}"


def skeleton(awal: Awal) -> dict[str, str]:
    """Give the text of every file by its name inside the workspace, in the order they are to be written."""
    schemas = {f"plans/skema/{kind}.json": as_text(json_schema(kind)) for kind in KINDS}
    return _filled(AROUND, awal) | schemas | _filled(DATA, awal)


def _filled(templates: dict[str, str], awal: Awal) -> dict[str, str]:
    known, made = _known(awal), {}
    for name, template in templates.items():
        text = Template((FOLDER / template).read_text(encoding="utf-8"))
        made[name.format(mulai=awal.mulai, selesai=awal.selesai)] = text.substitute(known)
    return made


def _known(awal: Awal) -> dict[str, object]:
    """Give what a template may name, each as it is written there."""
    return {
        "mulai": awal.mulai,
        "selesai": awal.selesai,
        "rencana": awal.rencana,
        "langkah_pertama": _first_step(awal),
        "versi": __version__,
        "judul": _quoted(awal.judul) + ("" if awal.unit else GANTI),
        "unit": _said_or(awal.unit, TANPA_NAMA),
        "singkatan": _said_or(awal.singkatan, "Singkatan unit"),
        "daerah": _said_or(awal.daerah, "Nama daerah Anda"),
        "unit_markdown": escaped(awal.unit or TANPA_NAMA),
        **{f"target_{angka}": _targets(awal, angka) for angka in TARGET},
    }


def _first_step(awal: Awal) -> str:
    if awal.dokumen:
        return (
            f"Bandingkan `plans/{awal.rencana}` dengan {escaped(awal.dokumen)}; baris `# Sumber` menyebut sel asalnya."
        )
    return f"Buka `plans/{awal.rencana}`, ganti isi baris yang bertanda `# ganti`, lalu tambahkan kegiatan unit Anda."


def _said_or(said: str | None, contoh: str) -> str:
    return _quoted(said or contoh) + ("" if said else GANTI)


def _targets(awal: Awal, angka: int) -> str:
    every = ", ".join(f"{tahun}: {angka}" for tahun in range(awal.mulai, awal.selesai + 1))
    return f"target: {{{every}}}{GANTI}"


def _quoted(text: str) -> str:
    """Write a text as a YAML string that reads back as itself, whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)
