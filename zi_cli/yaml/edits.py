"""Changing a YAML text at one place: comments, order, quoting and line endings elsewhere stay byte for byte.

An edit is made in the text at the position of a node. The result is read back and compared with the tree that was
meant; where they differ the edit is refused, and nothing is changed. A line that was laid out as a comment to be filled
in (`# mp-pmpzi-nilai:` in a new year's file) is turned into a real one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import reduce
from typing import Any

from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import kutip
from zi_cli.model.masalah import Jalur
from zi_cli.model.refusal import Refusal
from zi_cli.model.tanda import TERLARANG, terlarang
from zi_cli.yaml.nodes import Node, Nodes
from zi_cli.yaml.reading import read
from zi_cli.yaml.text import as_tree, child, flow, key_text

Tree = dict[Any, Any] | list[Any] | str | int | bool | Decimal | Fraction | date
Line = tuple[int, int]
"""Where a line starts and where it ends, its ending left out."""
BOM = "\ufeff"
_HEADING = re.compile(r"( *)# ([a-z0-9][a-z0-9-]*):(?= #|$)")
_NO_CONTENT = re.compile(r"[^\S\n]*(?:#[^\n]*)?(?:\n|\Z)")
"""A comment or a blank line."""


@frozen
class Put:
    """Set the content at a way; maps that are missing on the way are made."""

    jalur: Jalur
    isi: Tree
    urutan: tuple[str, ...] = ()
    """The order its last key has among its neighbours; without it, a new key comes last."""


@frozen
class Append:
    """Add an item to the list at a way, which is made where it is missing."""

    jalur: Jalur
    isi: Tree
    urutan: tuple[str, ...] = ()
    """The order of the list's own key among its neighbours, where it has to be made."""


@frozen
class Insert:
    """Put an item into a list that has some, in lines of its own, in front of the item that stands there now."""

    jalur: Jalur
    at: int
    isi: Tree
    lines: Callable[[int], list[str]]
    """Writes it, its mark in a column (from 0)."""


@frozen
class Drop:
    """Take an item out of a list, with its lines and the comments that lead to it."""

    jalur: Jalur


Edit = Put | Append | Insert | Drop


def edited(text: str, *changes: Edit) -> str:
    """Make the changes, one after the other; raises Refusal where one cannot be made without touching more."""
    bom, text = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    for one in changes:
        change = one if isinstance(one, Drop) else replace(one, isi=as_tree(one.isi))
        if not isinstance(change, Drop):
            _refuse_hidden(change.isi)
        before = _tree(text) if text.strip() and _root(text) else None
        wanted = _applied(before, change)
        if not _is_same(before, wanted):
            text = _made(text, change)
            _confirm(text, wanted, change)
    return bom + text


def _root(text: str) -> Node | None:
    """Give the root of a text's nodes; None for a text that holds none, or cannot be read to its end."""
    nodes = Nodes(text)
    root = nodes.root if nodes.is_whole else None
    return root if root and (root.below or not root.is_empty) else None


def _tree(text: str) -> Any:  # noqa: ANN401  the tree of a document
    parsed = read(text.encode("utf-8"))
    wrong = next((one for one in parsed.problems if one.tingkat == "galat"), None)
    if wrong:
        raise Refusal(f"berkas ini belum bisa dibaca (baris {wrong.baris}: {wrong.pesan})", wrong.saran)
    return parsed.tree


def _confirm(text: str, wanted: object, change: Edit) -> None:
    """Refuse an edit whose result does not read as what was meant; an item may come to stand anywhere in its list."""
    try:
        found = _tree(text)
    except Refusal as wrong:
        raise Refusal(f"isi ini tidak bisa ditulis: {wrong.pesan}", wrong.saran) from wrong
    meant = _with_item_last(found, change) if isinstance(change, Append) else [found]
    if not any(_is_same(one, wanted) for one in meant):
        raise Refusal(
            "tempat ini ditulis dengan cara yang tidak bisa diubah tanpa menyentuh baris lain",
            "ubah dengan editor, lalu jalankan zi check",
        )


def _refuse_hidden(isi: Tree) -> None:
    """Refuse a text with a sign that no file may hold, before it is looked for in a file that is sound."""
    if isinstance(isi, dict | list):
        for one in (*isi, *isi.values()) if isinstance(isi, dict) else isi:
            _refuse_hidden(one)
    elif isinstance(isi, str) and (sign := terlarang(isi)):
        shown = TERLARANG.sub("", isi)
        raise Refusal(("teks ", *kutip(shown, 60), f" memuat tanda tersembunyi {sign}"), "hapus tanda itu, lalu ulangi")


def _with_item_last(tree: Any, change: Append) -> Iterator[Any]:  # noqa: ANN401
    """Give the tree with the new item moved to the end of its list; where several are the same, one after the other."""
    held = reduce(child, change.jalur, tree) or []
    for at, one in enumerate(held):
        if _is_same(one, change.isi):
            yield _with(tree, change.jalur, [*held[:at], *held[at + 1 :], one])


def _is_same(one: object, other: object) -> bool:
    """Compare trees by content and kind; the order of keys does not count."""
    if isinstance(one, str) and isinstance(other, str):
        return one == other
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_is_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return one == other


def _applied(tree: Any, change: Edit) -> Any:  # noqa: ANN401  a tree before and after
    """Make the change in the tree itself, which is what the text must read as."""
    if isinstance(change, Put):
        return _with(tree, change.jalur, change.isi)
    if isinstance(change, Drop):
        held, at = reduce(child, change.jalur[:-1], tree), change.jalur[-1]
        if not isinstance(held, list) or not isinstance(at, int) or not 0 <= at < len(held):
            raise _not_a_place(change.jalur)
        return _with(tree, change.jalur[:-1], [*held[:at], *held[at + 1 :]] or None)
    held = reduce(child, change.jalur, tree)
    if held is not None and not isinstance(held, list):
        raise _not_a_place(change.jalur)
    if isinstance(change, Insert):
        return _with(tree, change.jalur, [*(held or [])[: change.at], change.isi, *(held or [])[change.at :]])
    return _with(tree, change.jalur, [*(held or []), change.isi])


def _with(tree: Any, jalur: Jalur, isi: object) -> Any:  # noqa: ANN401
    if not jalur:
        return isi
    step, rest = jalur[0], jalur[1:]
    if isinstance(tree, list) and isinstance(step, int) and 0 <= step < len(tree):
        return [*tree[:step], _with(tree[step], rest, isi), *tree[step + 1 :]]
    if tree is not None and not isinstance(tree, dict):
        raise _not_a_place(jalur)
    held = tree or {}
    return {**held, step: _with(held.get(step), rest, isi)}


def _not_a_place(jalur: Jalur) -> Refusal:
    named = ".".join(map(str, jalur))
    return Refusal(f"di {named} sudah ada isi lain", "periksa berkasnya dengan zi check")


def _made(text: str, change: Edit) -> str:
    """Make one change in the text."""
    node, rest = _root(text), change.jalur[:-1] if isinstance(change, Drop) else change.jalur
    while node and rest and (below := node.below.get(rest[0])):
        node, rest = below, rest[1:]
    if isinstance(change, Insert | Drop):
        if node is None or rest or node.is_flow or not node.items:
            raise _not_a_place(change.jalur)
        return _put_item(text, node, change) if isinstance(change, Insert) else _drop_item(text, node, change)
    isi: Any = [change.isi] if isinstance(change, Append) else change.isi
    if rest or not node:
        return _insert(text, node, rest, isi, change.urutan)
    if isinstance(change, Append) and node.below:
        return _append(text, node, change.isi)
    if isinstance(change, Put) or node.is_flow:
        return _replace(text, node, flow(isi))
    return _write_below(text, node.start, (), isi, node.column_below)


def _replace(text: str, node: Node, new: str) -> str:
    """Put new content in a node's place; content that spans lines moves up behind its key where nothing is between."""
    start, end = node.start, node.end
    if node.is_empty:
        return f"{text[:start]} {new}{text[start:]}"
    if node.key_end is not None and not text[node.key_end : start].strip():
        start, new = node.key_end, f" {new}"
    return text[:start] + new + text[end:]


def _append(text: str, node: Node, isi: Any) -> str:  # noqa: ANN401
    """Add an item to a list that has some."""
    if node.is_flow:
        return _add_in_flow(text, node, flow(isi))
    line = f"{' ' * node.column}- {flow(isi)}"
    spots = [node.key_end or node.start, *(item.end for item in node.items)]
    waiting = next((found for spot in spots if (found := _waiting_item(text, spot, isi))), None)
    return _swap_line(text, waiting, line) if waiting else _after_line(text, spots[-1], [line])


def _put_item(text: str, node: Node, change: Insert) -> str:
    lines = change.lines(node.column)
    if change.at:
        return _after_line(text, node.items[change.at - 1].end, lines)
    return _after_line(text, node.key_end, lines) if node.key_end is not None else _put_lines(text, 0, lines)


def _drop_item(text: str, node: Node, change: Drop) -> str:
    """Take out the lines from behind the item before, or behind the list's key, to the end of the item."""
    at = int(change.jalur[-1])
    before = node.items[at - 1].end if at else (node.key_end or 0)
    start = text.find("\n", before) + 1 or len(text)
    end = text.find("\n", node.items[at].end) + 1 or len(text)
    return text[:start] + text[end:]


def _insert(text: str, parent: Node | None, rest: Jalur, isi: Any, urutan: tuple[str, ...]) -> str:  # noqa: ANN401
    """Add a key, with what belongs below it, to a map or to nothing yet."""
    if parent is None:
        return _put_lines(text, len(text), _lines(rest, isi, 0))
    if parent.is_flow:
        return _add_in_flow(text, parent, f"{key_text(rest[0])}: {flow(_with(None, rest[1:], isi))}")
    if parent.is_empty:
        return _write_below(text, parent.start, rest, isi, parent.column_below)
    if not parent.is_map:
        raise _not_a_place(rest)
    key, column = str(rest[0]), parent.column
    spots = [parent.key_end, *(one.end for one in parent.items)]
    found = (_waiting_below(text, spot, key, column) for spot in spots if spot is not None)
    if waiting := next(filter(None, found), None):
        return _reveal(text, waiting, rest, isi, column)
    ahead = urutan[: urutan.index(key)] if key in urutan else parent.below
    before = [one for name, one in parent.below.items() if name in ahead]
    start = text.rfind("\n", 0, parent.start) + 1
    if not before and not text[start : parent.start].strip():
        return _put_lines(text, start, _lines(rest, isi, column))
    return _after_line(text, (before or parent.items)[-1].end, _lines(rest, isi, column))


def _write_below(text: str, at: int, rest: Jalur, isi: Any, column: int) -> str:  # noqa: ANN401
    """Give a key without content its first content, in lines of its own below the one in which a position stands."""
    if rest and (waiting := _waiting_below(text, at, str(rest[0]), column)):
        return _reveal(text, waiting, rest, isi, column)
    lines = _lines(rest, isi, column)
    if not rest and (waiting := _waiting_item(text, at, isi[0])):
        return _swap_line(text, waiting, lines[0])
    return _after_line(text, at, lines)


def _add_in_flow(text: str, parent: Node, piece: str) -> str:
    """Add an entry between brackets, behind the last one."""
    if not parent.below:
        return f"{text[: parent.start + 1]}{piece}{text[parent.end - 1 :]}"
    end = parent.items[-1].end
    return f"{text[:end]}, {piece}{text[end:]}"


def _lines(rest: Jalur, isi: Any, column: int) -> list[str]:  # noqa: ANN401
    """Write keys one below the other, the last with its content; a list gets a line an item."""
    margin = " " * column
    if not rest:
        return [f"{margin}- {flow(one)}" for one in isi]
    head = f"{margin}{key_text(rest[0])}:"
    if len(rest) == 1 and not (isinstance(isi, list) and isi and isinstance(isi[0], dict)):
        return [f"{head} {flow(isi)}"]
    return [head, *_lines(rest[1:], isi, column + 2)]


def _after_line(text: str, at: int, lines: list[str]) -> str:
    """Add lines below the line in which a position stands."""
    return _put_lines(text, text.find("\n", at) + 1 or len(text), lines)


def _put_lines(text: str, at: int, lines: list[str]) -> str:
    """Add lines where one begins, ended as the text's own are; behind a last line without an ending, that gets one."""
    ending = "\r\n" if "\r\n" in text else "\n"
    gap = ending if at and text[at - 1] != "\n" else ""
    return text[:at] + gap + "".join(f"{line}{ending}" for line in lines) + text[at:]


def _swap_line(text: str, line: Line, new: str) -> str:
    return text[: line[0]] + new + text[line[1] :]


def _comments_below(text: str, at: int) -> Iterator[Line]:
    """Give the comment lines and blank lines directly below the line of a position."""
    at = text.find("\n", at) + 1 or len(text)
    while at < len(text) and (found := _NO_CONTENT.match(text, at)):
        yield at, at + len(found[0].rstrip("\r\n"))
        at = found.end()


def _waiting_below(text: str, at: int, key: str, column: int) -> Line | None:
    """Find the comment laid out for a key, in a heading of its own or under the heading just above."""
    for number, (start, end) in enumerate(_comments_below(text, at)):
        line = text[start:end]
        heading = _HEADING.match(line)
        if heading and len(heading[1]) == column and heading[2] == key:
            return start, end
        if heading and number and len(heading[1]) < column:
            return None
        if re.match(rf" {{{max(column - 2, 0)}}}#   {re.escape(key)}:(?: |$)", line):
            return start, end
    return None


def _waiting_item(text: str, at: int, isi: Any) -> Line | None:  # noqa: ANN401
    """Find the comment laid out for an item: one that begins with the same pair."""
    if not isinstance(isi, dict) or not isi:
        return None
    key, value = next(iter(isi.items()))
    begins = re.compile(rf" *#   - \{{{re.escape(key_text(key))}: {re.escape(flow(value))}[,}}]")
    for start, end in _comments_below(text, at):
        line = text[start:end]
        if _HEADING.match(line):
            return None
        if begins.match(line):
            return start, end
    return None


def _reveal(text: str, line: Line, rest: Jalur, isi: Any, column: int) -> str:  # noqa: ANN401
    """Turn the comment laid out for a key into the key, with its content."""
    if len(rest) == 1 and not (isinstance(isi, list) and isi):
        return _swap_line(text, line, *_lines(rest, isi, column))
    remark = text[line[0] : line[1]].partition(f"# {rest[0]}:")[2]
    text = _swap_line(text, line, f"{' ' * column}{key_text(rest[0])}:{remark}")
    return _write_below(text, line[0], rest[1:], isi, column + 2)
