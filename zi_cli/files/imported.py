"""The text of a plan that was read from a document, with the cells of what was not taken as it stands."""

from collections.abc import Iterator, Mapping
from textwrap import wrap
from typing import Any

from zi_cli.core.importing.tree import Kepala, Node, Pertanyaan, Terbaca
from zi_cli.model.tulisan import clean
from zi_cli.yaml.text import as_tree, flow, key_text

_WIDE = 110
"""A text that is longer is folded over lines."""
_KEPALA = """\
# yaml-language-server: $schema=skema/rencana.json
#
# Dibaca zi dari {dokumen}. Nomor cetak dihitung dari urutan, jadi tidak ditulis. Id dibuat dari kata-katanya; sesudah
# dipakai tidak diganti. Baris "Sumber" menyebut sel asalnya di tempat yang tidak diambil apa adanya.
skema: 1
"""
Answers = Mapping[str, Any]
"""What people answered: `judul`, `unit`, `periode`, `ditetapkan`, and `butir` by id."""


def plan_text(terbaca: Terbaca, dokumen: str, answers: Answers) -> str:
    """Write a plan with the answers people gave; what nobody knows is left out, with a comment that says so."""
    lines = [_KEPALA.format(dokumen=clean(dokumen)).rstrip("\n"), *_head(terbaca, answers), "program:"]
    for one in terbaca.program:
        lines += _program(one, answers)
    asked: dict[str, list[str]] = {}
    for each in unanswered(terbaca, answers):
        asked.setdefault(each.id, []).append(each.kunci)
    return "\n".join(_with_missing(lines, asked)) + "\n"


def unanswered(terbaca: Terbaca, answers: Answers) -> list[Pertanyaan]:
    """Give the questions without whose answer no plan can be, and that nobody answered."""
    return [one for one in terbaca.pertanyaan if one.wajib and not answered(one.id, one.kunci, answers)]


def answered(id_: str, kunci: str, answers: Answers) -> bool:
    """Say whether people answered a question."""
    held: Any = answers.get("butir", {}).get(id_, {}) if id_ else answers
    for part in kunci.split("."):
        held = held.get(part) if isinstance(held, Mapping) else None
    return held is not None


def _head(terbaca: Terbaca, answers: Answers) -> Iterator[str]:
    kepala, unit = terbaca.kepala, dict(answers.get("unit") or {})
    if judul := answers.get("judul") or kepala.judul:
        yield f"judul: {flow(as_tree(judul))}"
    said = {"nama": unit.get("nama") or kepala.unit, "singkatan": unit.get("singkatan"), "daerah": unit.get("daerah")}
    said["daerah"] = said["daerah"] or kepala.daerah
    yield from _map("unit", said)
    tahun = terbaca.tahun
    periode = answers.get("periode") or ({"mulai": tahun[0], "selesai": tahun[1]} if tahun else None)
    if periode:
        yield f"periode: {flow(as_tree(periode))}"
    yield from _map("ditetapkan", answers.get("ditetapkan") or _signed(kepala))


def _signed(kepala: Kepala) -> dict[str, Any]:
    said = {"tempat": kepala.tempat, "tanggal": kepala.tanggal, "jabatan": kepala.jabatan, "nama": kepala.nama}
    return said if all(said.values()) else {}


def _map(key: str, said: Mapping[str, Any]) -> Iterator[str]:
    held = {one: value for one, value in said.items() if value}
    if held:
        yield f"{key}:"
        yield from (f"  {one}: {flow(as_tree(value))}" for one, value in held.items())


def _program(node: Node, answers: Answers) -> Iterator[str]:
    rule = "  # " + "=" * 70
    yield from ("", rule, f"  # {node.nomor} {clean(node.nama)}", rule)
    yield from _node(node, 2, answers)
    yield "    kegiatan:"
    for line in node.anak:
        yield f"      # {line.nomor}"
        yield from _node(line, 6, answers)
        for key in ("aktivitas", "indikator"):
            below = line.below(key)
            if below:
                yield f"        {key}:"
            for one in below:
                yield from _node(one, 10, answers)


def _node(node: Node, column: int, answers: Answers) -> Iterator[str]:
    """Write a node as an item of a list that begins at a column."""
    pad = " " * column
    for said in dict.fromkeys(node.sumber):
        yield from (f"{pad}# {line}" for line in wrap(f"Sumber, {clean(said)}", _WIDE, break_on_hyphens=False))
    yield f"{pad}- id: {node.id}"
    isi = {**node.isi, **(answers.get("butir", {}).get(node.id) or {})}
    for key, value in isi.items():
        yield from _key(key, value, column + 2)


def _key(key: str, value: object, column: int) -> Iterator[str]:
    pad = " " * column
    tree = as_tree(value)
    if isinstance(tree, list) and any(len(flow(one)) > _WIDE // 2 for one in tree):
        yield f"{pad}{key_text(key)}:"
        for one in tree:
            yield from _long(f"{pad}  - ", one, column + 4)
    else:
        yield from _long(f"{pad}{key_text(key)}: ", tree, column + 2)


def _long(head: str, tree: Any, column: int) -> Iterator[str]:  # noqa: ANN401  what as_tree gives
    """Write a content behind its key; a long text is folded where it reads back as itself."""
    text = flow(tree)
    pieces = wrap(tree, _WIDE - column, break_long_words=False, break_on_hyphens=False) if isinstance(tree, str) else []
    if len(head) + len(text) <= _WIDE or len(pieces) < 2 or " ".join(pieces) != tree or not tree.isprintable():
        yield head + text
        return
    yield f"{head}>-"
    yield from (" " * column + piece for piece in pieces)


def _with_missing(lines: list[str], asked: Mapping[str, list[str]]) -> Iterator[str]:
    """Say behind an id what nobody has answered yet."""
    for line in lines:
        yield line
        head, _, id_ = line.partition("- id: ")
        if id_ in asked and not head.strip():
            words = ", ".join(asked[id_])
            yield f"{head}  # Belum diketahui: {words}."
