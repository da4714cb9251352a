"""The files a new workspace begins with, each as its text."""

import json
from dataclasses import dataclass
from pathlib import Path

import jinja2

from zi_cli.render.json_schema import KINDS, as_text, json_schema
from zi_cli.render.markdown import markdown

FOLDER = Path(__file__).resolve().parent.parent / "skeleton"
RENCANA = "renaksi_{mulai}_{selesai}.yaml"
AROUND = {
    ".gitignore": "gitignore.j2",
    ".gitattributes": "gitattributes.j2",
    ".pre-commit-config.yaml": "pre-commit.yaml.j2",
    ".github/workflows/zi.yml": "workflow.yml.j2",
    "README.md": "README.md.j2",
}
"""The files around the plans, and what each is made from."""
DATA = {"plans/zi.yaml": "zi.yaml.j2", f"plans/{RENCANA}": "renaksi.yaml.j2"}
"""The unit's own data; the plan comes last, for with it the folder is a workspace."""
KNOWN = ("mulai", "selesai", "unit", "singkatan", "daerah", "rencana", "judul")
"""What of an Awal a template may name."""


@dataclass(frozen=True, slots=True)
class Awal:
    """What is known of a unit at the beginning; a name that is not known yet becomes a marked placeholder."""

    mulai: int
    selesai: int
    unit: str | None = None
    singkatan: str | None = None
    daerah: str | None = None

    @property
    def rencana(self) -> str:
        """The name of the plan's file."""
        return RENCANA.format(mulai=self.mulai, selesai=self.selesai)

    @property
    def judul(self) -> str:
        """The title of the plan."""
        return f"Rencana Aksi Zona Integritas {self.unit or 'Nama unit Anda'} Tahun {self.mulai}-{self.selesai}"


def skeleton(awal: Awal) -> dict[str, str]:
    """Give the text of every file by its name inside the workspace, in the order they are to be written."""
    schemas = {f"plans/skema/{kind}.json": as_text(json_schema(kind)) for kind in KINDS}
    return _filled(AROUND, awal) | schemas | _filled(DATA, awal)


def _filled(templates: dict[str, str], awal: Awal) -> dict[str, str]:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=False,  # noqa: S701  no HTML is made; names are quoted by `kutip` and `markdown`
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters |= {"kutip": _quoted, "markdown": markdown}
    known = {name: getattr(awal, name) for name in KNOWN}
    return {
        name.format(mulai=awal.mulai, selesai=awal.selesai): environment.get_template(template).render(known)
        for name, template in templates.items()
    }


def _quoted(text: str) -> str:
    """Write a text as a YAML string that reads back as itself, whatever stands in it."""
    return json.dumps(text, ensure_ascii=False)
