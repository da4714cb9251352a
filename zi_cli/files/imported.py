"""The text of a plan that was read from a document, with the cells of what was not taken as it stands."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from textwrap import wrap
from typing import Any

from zi_cli.core.importing.reporting import periode_laporan
from zi_cli.core.importing.tree import Kepala, Node, Pertanyaan, Terbaca
from zi_cli.model.jawaban import Jawaban
from zi_cli.model.peta import TINGKAT, Tingkat
from zi_cli.model.rencana import Aktivitas, Indikator, Kegiatan, Program
from zi_cli.model.tulisan import clean
from zi_cli.yaml.text import as_tree, flow, key_text

_WIDE = 110
"""A text that is longer is folded over lines."""
_NO = ("tidak", False)
"""The answer that a key is not wanted."""
_RECORDS: Mapping[Tingkat, type] = {
    "program": Program,
    "kegiatan": Kegiatan,
    "aktivitas": Aktivitas,
    "indikator": Indikator,
}
_KEPALA = """\
# yaml-language-server: $schema=skema/rencana.json
#
# Dibaca zi dari {dokumen}. Nomor cetak dihitung dari urutan, jadi tidak ditulis. Id dibuat dari kata-katanya; sesudah
# dipakai tidak diganti. Baris "Sumber" menyebut sel asalnya di tempat yang tidak diambil apa adanya.
skema: 1
"""
_TANYA = """\
# Pertanyaan zi tentang {dokumen}. Isi sesudah titik dua, lalu ulangi perintah yang sama.
# Yang bertanda wajib harus diisi; yang lain boleh dibiarkan kosong, dan "tidak" berarti kunci itu tidak dipakai.
# Kunci lain dari butir mana pun juga boleh ditambahkan di sini, misalnya nama atau output yang diperbaiki.
skema: 1
"""


def plan_text(terbaca: Terbaca, dokumen: str, jawaban: Jawaban) -> str:
    """Write a plan with the answers people gave; what nobody knows is left out, with a comment that says so."""
    lines = [_KEPALA.format(dokumen=clean(dokumen)).rstrip("\n"), *_head(terbaca, jawaban), "program:"]
    for one in terbaca.program:
        lines += _program(one, jawaban)
    asked: dict[str, list[str]] = {}
    for each in unanswered(terbaca, jawaban):
        if each.wajib:
            asked.setdefault(each.id, []).append(each.kunci)
    return "\n".join(_with_missing(lines, asked)) + "\n"


def unanswered(terbaca: Terbaca, jawaban: Jawaban) -> list[Pertanyaan]:
    """Give the questions that nobody has answered, those first without whose answer no plan can be."""
    left = [one for one in terbaca.pertanyaan if jawaban.said(one.id, one.kunci) is None]
    return sorted(left, key=lambda one: not one.wajib)


def unit_of(terbaca: Terbaca, jawaban: Jawaban) -> dict[str, Any]:
    """Give what the unit is called: as people answered, else as the document says."""
    said = {"nama": terbaca.kepala.unit, "singkatan": None, "daerah": terbaca.kepala.daerah}
    return said | {key: one for key, one in jawaban.unit.items() if one}


def periode_of(terbaca: Terbaca, jawaban: Jawaban) -> dict[str, Any]:
    """Give the first and the last year in the same way; empty where nobody knows them."""
    tahun = terbaca.tahun
    return dict(jawaban.periode) or ({"mulai": tahun[0], "selesai": tahun[1]} if tahun else {})


def _head(terbaca: Terbaca, jawaban: Jawaban) -> Iterator[str]:
    if judul := jawaban.judul or terbaca.kepala.judul:
        yield f"judul: {flow(judul)}"
    yield from _map("unit", unit_of(terbaca, jawaban))
    if periode := periode_of(terbaca, jawaban):
        yield f"periode: {flow(as_tree(periode))}"
    yield from _map("ditetapkan", jawaban.ditetapkan or _signed(terbaca.kepala))
    if panjang := periode_laporan(terbaca):
        yield "# Menurut target per triwulan di dokumen."
        yield f"periode_laporan: {flow(panjang)}"


def _signed(kepala: Kepala) -> dict[str, Any]:
    said = {"tempat": kepala.tempat, "tanggal": kepala.tanggal, "jabatan": kepala.jabatan, "nama": kepala.nama}
    return said if all(said.values()) else {}


def _map(key: str, said: Mapping[str, Any]) -> Iterator[str]:
    held = {one: value for one, value in said.items() if value}
    if held:
        yield f"{key}:"
        yield from (f"  {one}: {flow(as_tree(value))}" for one, value in held.items())


def _program(node: Node, jawaban: Jawaban) -> Iterator[str]:
    rule = "  # " + "=" * 70
    yield from ("", rule, f"  # {node.nomor} {clean(node.nama)}", rule)
    yield from node_lines(node, 2, jawaban)


def node_lines(node: Node, column: int, jawaban: Jawaban) -> Iterator[str]:
    """Write a node, with what stands below it, as an item of a list that begins at a column (from 0)."""
    pad = " " * column
    for said in dict.fromkeys(node.sumber):
        yield from (f"{pad}# {line}" for line in wrap(f"Sumber, {clean(said)}", _WIDE, break_on_hyphens=False))
    if node.sumber and (answered := jawaban.of(node.id)):
        yield f"{pad}# Dari jawaban: {', '.join(answered)}."
    yield f"{pad}- id: {node.id}"
    for key, value in _contents(node, jawaban).items():
        yield from _key(key, value, column + 2)
    for key, below in _below(node):
        yield f"{pad}  {key}:"
        for one in below:
            if key == "kegiatan":
                yield f"{pad}    # {one.nomor}"
            yield from node_lines(one, column + 4, jawaban)


def node_tree(node: Node, jawaban: Jawaban) -> dict[str, Any]:
    """Give a node, with what stands below it, as its lines read."""
    lists: dict[str, Any] = {key: [node_tree(one, jawaban) for one in below] for key, below in _below(node)}
    return {"id": node.id, **{key: as_tree(one) for key, one in _contents(node, jawaban).items()}, **lists}


def _below(node: Node) -> Iterator[tuple[Tingkat, list[Node]]]:
    for key in TINGKAT[1:]:
        if held := node.below(key):
            yield key, held


def _contents(node: Node, jawaban: Jawaban) -> dict[str, Any]:
    """Give what a node says, with what people answered, in the order in which a plan has its keys."""
    isi = {**node.isi, **jawaban.of(node.id)}
    return {key: isi[key] for key in sorted(isi, key=_place(node.tingkat)) if isi[key] not in _NO}


def _place(tingkat: Tingkat) -> Callable[[str], int]:
    """Give the order in which a plan has its keys."""
    known = [one.name for one in fields(_RECORDS[tingkat])]
    return lambda key: known.index(key) if key in known else len(known)


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
    if len(head) + len(text) <= _WIDE or not isinstance(tree, str):
        yield head + text
        return
    pieces = wrap(tree, _WIDE - column, break_long_words=False, break_on_hyphens=False)
    if len(pieces) < 2 or " ".join(pieces) != tree or not tree.isprintable():
        yield head + text
        return
    yield f"{head}>-"
    yield from (" " * column + piece for piece in pieces)


def _with_missing(lines: list[str], asked: Mapping[str, list[str]]) -> Iterator[str]:
    """Say behind an id what nobody has answered yet; of the whole plan, before its programs."""
    for line in lines:
        head, is_id, id_ = line.partition("- id: ")
        if line == "program:" and "" in asked:
            yield f"# Belum diketahui: {', '.join(asked[''])}."
        yield line
        if is_id and id_ in asked and not head.strip():
            yield f"{head}  # Belum diketahui: {', '.join(asked[id_])}."


def questions_text(terbaca: Terbaca, dokumen: str) -> str:
    """Write the questions as a file that is filled in and given back."""
    lines = [_TANYA.format(dokumen=clean(dokumen)).rstrip("\n")]
    whole = [one for one in terbaca.pertanyaan if not one.id]
    for key, asked in _by(whole, lambda one: one.kunci.partition(".")[0]).items():
        first = asked[0]
        lines += (
            [_asked(first, key, 0)]
            if first.kunci == key
            else [f"{key}:", *(_asked(one, one.kunci.partition(".")[2], 2) for one in asked)]
        )
    nodes = {one.id: one for one in terbaca.every()}
    below = _by([one for one in terbaca.pertanyaan if one.id], lambda one: one.id)
    lines += ["butir:"] if below else []
    for id_, asked in below.items():
        lines += [f"  # {nodes[id_].nomor} {clean(nodes[id_].nama)}", f"  {id_}:"]
        lines += [_asked(one, one.kunci, 4) for one in asked]
    return "\n".join(lines) + "\n"


def _asked(one: Pertanyaan, key: str, column: int) -> str:
    needed = "wajib: " if one.wajib else ""
    example = f"; misalnya {one.contoh}" if one.contoh else ""
    return f"{' ' * column}{key}:  # {needed}{clean(one.alasan)}{example}"


def _by(asked: Iterable[Pertanyaan], key: Callable[[Pertanyaan], str]) -> dict[str, list[Pertanyaan]]:
    found: dict[str, list[Pertanyaan]] = {}
    for one in asked:
        found.setdefault(key(one), []).append(one)
    return found
