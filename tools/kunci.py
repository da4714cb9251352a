"""Write docs/kunci.md, the index of all keys, from the schemas of the files.

python tools/kunci.py           write it
python tools/kunci.py --check   exit 1 where it is not current
"""

from collections.abc import Iterator
from typing import Any

from halaman import ROOT, written

from zi_cli.files.json_schema import EVERY, json_schema

PAGE = ROOT / "docs" / "kunci.md"
BERKAS = {
    "rencana": ("plans/renaksi_MULAI_SELESAI.yaml", "Cara mengisinya: [menyusun rencana](menyusun-rencana.md)."),
    "realisasi": (
        "plans/realisasi/TAHUN.yaml",
        "Cara mengisinya: [mengisi realisasi](panduan.md#4-mengisi-realisasi).",
    ),
    "bukti": ("plans/bukti/TAHUN.yaml", "Ditulis `zi evidence`."),
    "rekomendasi": ("plans/rekomendasi/TAHUN.yaml", "Ditulis `zi recommend`."),
    "periode": ("plans/periode/TAHUN-s1.yaml", "Ditulis `zi period`; tidak disunting."),
    "zi": ("plans/zi.yaml", "Semua kunci boleh tidak ditulis."),
    "peta": ("--peta PETA.yaml", "Cara mengisinya: [peta kolom](peta-kolom.md)."),
    "jawaban": ("--jawab JAWABAN.yaml", "Dibuat `zi import`, diisi orang; lihat [pertanyaan](impor.md#pertanyaan)."),
}
ISI = {"string": "teks", "integer": "bilangan bulat", "number": "angka", "boolean": "true atau false", "null": ""}
HEAD = """# Semua kunci

<!-- Dibuat oleh tools/kunci.py dari skema berkasnya; jangan disunting. -->

Setiap kunci yang dikenal `zi`, menurut berkasnya, lalu menurut tempatnya di berkas itu. Kunci lain ditolak, supaya \
salah ketik tidak lewat diam-diam. *Tiap butir* adalah isian daftar yang diawali tanda `-`; *tiap id* atau *tiap nama* \
adalah isian di bawah kunci yang Anda beri nama sendiri. Yang tidak wajib boleh tidak ditulis.
"""
Key = tuple[str, bool, dict[str, Any]]
"""A key, whether it must be written, and the schema of what stands below it."""


def page() -> str:
    """Make the whole page."""
    return HEAD + "".join(f"\n{_section(kind)}" for kind in EVERY)


def _section(kind: str) -> str:
    berkas, said = BERKAS[kind]
    tables = "".join(f"{_place(way)}{_table(found)}" for way, found in places(json_schema(kind)))
    return f"## {EVERY[kind][1]}\n\n`{berkas}`. {said}\n{tables}"


def _place(way: tuple[str, ...]) -> str:
    return f"\n### {' › '.join(way)}\n" if way else ""


def _table(found: list[Key]) -> str:
    rows = "".join(
        f"| `{key}` | {'ya' if must else ''} | {_isi(schema)} | {_uraian(schema)} |\n" for key, must, schema in found
    )
    return f"\n| kunci | wajib | isi | uraian |\n|---|---|---|---|\n{rows}"


def places(schema: dict[str, Any], way: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], list[Key]]]:
    """Every place of a file that has keys, with the way to it; what stands inside follows what it stands in."""
    plain = _plain(schema)
    if keys := plain.get("properties"):
        yield way, [(key, key in plain.get("required", ()), below) for key, below in keys.items()]
        for key, below in keys.items():
            yield from places(below, (*way, f"`{key}`"))
    if isinstance(items := plain.get("items"), dict):
        yield from places(items, (*way, "tiap butir"))
    for values in (plain.get("additionalProperties"), *plain.get("patternProperties", {}).values()):
        if isinstance(values, dict):
            yield from places(values, (*way, "tiap id" if "patternProperties" in plain else "tiap nama"))


def _plain(schema: dict[str, Any]) -> dict[str, Any]:
    """Take what is written where a key may also be left without content."""
    choices = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    return choices[0] if len(choices) == 1 else schema


def _isi(schema: dict[str, Any]) -> str:
    plain = _plain(schema)
    if "const" in plain or "enum" in plain:
        return ", ".join(f"`{one}`" for one in plain.get("enum", [plain.get("const")]))
    if plain.get("type") == "array":
        return f"daftar {_isi(plain['items'])}".strip()
    if plain.get("type") == "object":
        return "isian"
    if plain.get("format") == "date":
        return "tanggal"
    if "anyOf" in plain:
        return " atau ".join(filter(None, map(_isi, plain["anyOf"])))
    return ISI[plain["type"]] if "pattern" not in plain else "id"


def _uraian(schema: dict[str, Any]) -> str:
    return str(schema.get("description", "")).replace("|", "\\|").replace("\n", " ")


if __name__ == "__main__":
    raise SystemExit(written(PAGE, page()))
