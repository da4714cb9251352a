"""Changing a YAML text at one place: comments, order, quoting and line endings elsewhere stay byte for byte.

An edit is made in the text at the position of a node. The result is read back and compared with the tree that was
meant; where they differ the edit is refused, and nothing is changed. A line that was laid out as a comment to be filled
in (`# mp-pmpzi-nilai:` in a new year's file) is turned into a real one.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from zi_cli.model.frozen import frozen
from zi_cli.model.masalah import Jalur
from zi_cli.model.refusal import Refusal
from zi_cli.yaml.nodes import Node, nodes
from zi_cli.yaml.reading import read
from zi_cli.yaml.text import as_tree, flow, key_text

Tree = dict[Any, Any] | list[Any] | str | int | bool | Decimal | Fraction | date
BOM = "\ufeff"


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


def edited(text: str, *changes: Put | Append) -> str:
    """Make the changes, one after the other; raises Refusal where one cannot be made without touching more."""
    bom, text = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    for change in changes:
        before = _tree(text) if text.strip() and nodes(text) else None
        wanted = _applied(before, change)
        if _is_same(before, wanted):
            continue
        text = _made(text, change)
        _confirm(text, wanted, change)
    return bom + text


def _tree(text: str) -> Any:  # noqa: ANN401  the tree of a document
    parsed = read(text.encode("utf-8"))
    wrong = next((one for one in parsed.problems if one.tingkat == "galat"), None)
    if wrong:
        raise Refusal(f"berkas ini belum bisa dibaca (baris {wrong.baris}: {wrong.pesan})", wrong.saran)
    return parsed.tree


def _confirm(text: str, wanted: object, change: Put | Append) -> None:
    """Refuse an edit whose result does not read as what was meant; an item may come to stand anywhere in its list."""
    try:
        found = _tree(text)
    except Refusal as wrong:
        raise Refusal(f"isi ini tidak bisa ditulis: {wrong.pesan}", wrong.saran) from wrong
    meant = [found]
    if isinstance(change, Append):
        meant = list(_with_item_last(found, change, as_tree(change.isi)))
    if not any(_is_same(one, wanted) for one in meant):
        raise Refusal(
            "tempat ini ditulis dengan cara yang tidak bisa diubah tanpa menyentuh baris lain",
            "ubah dengan editor, lalu jalankan zi check",
        )


def _with_item_last(tree: Any, change: Append, isi: object) -> Iterator[Any]:  # noqa: ANN401
    """Give the tree with the new item moved to the end of its list; where several are the same, one after the other."""
    held = _held(tree, change.jalur) or []
    for at, one in enumerate(held):
        if _is_same(one, isi):
            yield _with(tree, change.jalur, [*held[:at], *held[at + 1 :], isi])


def _is_same(one: object, other: object) -> bool:
    """Compare trees by content and kind; the order of keys does not count."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_is_same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_is_same, one, other))
    return one == other


def _applied(tree: Any, change: Put | Append) -> Any:  # noqa: ANN401  a tree before and after
    """Make the change in the tree itself, which is what the text must read as."""
    isi = as_tree(change.isi)
    if isinstance(change, Append):
        held = _held(tree, change.jalur)
        if held is not None and not isinstance(held, list):
            raise _not_a_place(change.jalur)
        return _with(tree, change.jalur, [*(held or []), isi])
    return _with(tree, change.jalur, isi)


def _held(tree: Any, jalur: Jalur) -> Any:  # noqa: ANN401
    for step in jalur:
        if isinstance(tree, dict):
            tree = tree.get(step)
        elif isinstance(tree, list) and isinstance(step, int) and step < len(tree):
            tree = tree[step]
        else:
            return None
    return tree


def _with(tree: Any, jalur: Jalur, isi: object) -> Any:  # noqa: ANN401
    if not jalur:
        return isi
    step, rest = jalur[0], jalur[1:]
    if isinstance(tree, list):
        if not isinstance(step, int) or not 0 <= step < len(tree):
            raise _not_a_place(jalur)
        return [*tree[:step], _with(tree[step], rest, isi), *tree[step + 1 :]]
    if tree is not None and not isinstance(tree, dict):
        raise _not_a_place(jalur)
    held = tree or {}
    return {**held, step: _with(held.get(step), rest, isi)}


def _not_a_place(jalur: Jalur) -> Refusal:
    named = ".".join(map(str, jalur))
    return Refusal(f"di {named} sudah ada isi lain", "periksa berkasnya dengan zi check")


def _made(text: str, change: Put | Append) -> str:
    """Make one change in the text."""
    root = nodes(text)
    way = change.jalur
    node, depth = root, 0
    trail: list[Node] = [root] if root else []
    while node and depth < len(way) and (below := node.child(way[depth])):
        node, depth = below, depth + 1
        trail.append(node)
    rest = way[depth:]
    if isinstance(change, Append):
        if not rest and node and node.items:
            return _append(text, node, change.isi)
        isi: Any = [change.isi]
    else:
        isi = change.isi
        if not rest and node:
            return _replace(text, node, flow(as_tree(isi)))
    parent = node
    if not rest and node:  # an empty list: `aktivitas-id:` or `[]`
        if node.is_flow:
            return _replace(text, node, flow(as_tree(isi)))
        return _insert_below(text, node, (), isi)
    return _insert(text, parent, rest, isi, change.urutan)


def _replace(text: str, node: Node, new: str) -> str:
    """Put new content in a node's place; content that spans lines moves up behind its key where nothing is between."""
    start, end = node.start, node.end
    if node.is_empty:
        return f"{text[:start]} {new}{text[start:]}"
    if node.key_end is not None and not text[node.key_end : start].strip():
        start, new = node.key_end, f" {new}"
    return text[:start] + new + text[end:]


def _append(text: str, node: Node, isi: Tree) -> str:
    """Add an item to a list that has some."""
    last = node.items[-1][1]
    if node.is_flow:
        return f"{text[: last.end]}, {flow(as_tree(isi))}{text[last.end :]}"
    margin = " " * node.column
    line = f"{margin}- {flow(as_tree(isi))}"
    spots = [node.key_end or node.start, *(item.end for _, item in node.items)]
    waiting = next((found for spot in spots if (found := _waiting_item(text, spot, isi))), None)
    return _swap_line(text, waiting, line) if waiting else _after_line(text, last.end, line)


def _insert(text: str, parent: Node | None, rest: Jalur, isi: Any, urutan: tuple[str, ...]) -> str:  # noqa: ANN401
    """Add a key, with what belongs below it, to a map or to nothing yet."""
    if parent is None:
        lines = _lines(rest, isi, 0)
        gap = "" if not text or text.endswith("\n") else _newline(text)
        return f"{text}{gap}{_newline(text).join(lines)}{_newline(text)}"
    if parent.is_flow:
        return _insert_in_flow(text, parent, rest, isi)
    if parent.is_empty:
        return _insert_below(text, parent, rest, isi)
    if not parent.is_map:
        raise _not_a_place(rest)
    column = parent.column
    waiting = _waiting_key(text, parent, str(rest[0]))
    if waiting:
        return _reveal(text, waiting, rest, isi, column)
    before = _neighbour(parent, str(rest[0]), urutan)
    lines = _lines(rest, isi, column)
    if before is None and rest[0] in urutan:
        first = parent.items[0][0]
        at = text.rfind("\n", 0, first.start if first else parent.start) + 1
        if not text[at : first.start if first else parent.start].strip():
            return text[:at] + "".join(f"{line}{_newline(text)}" for line in lines) + text[at:]
    chosen = before or parent.items[-1][1]
    return _after_line(text, chosen.end, _newline(text).join(lines))


def _insert_below(text: str, empty: Node, rest: Jalur, isi: Any) -> str:  # noqa: ANN401
    """Give a key without content its first content, in lines of its own below it."""
    column = empty.key_column + 2
    if rest and (waiting := _waiting_below(text, empty.start, str(rest[0]), column)):
        return _reveal(text, waiting, rest, isi, column)
    if not rest and isinstance(isi, list) and (waiting := _waiting_item(text, empty.start, isi[0])):
        return _swap_line(text, waiting, f"{' ' * column}- {flow(as_tree(isi[0]))}")
    return _after_line(text, empty.start, _newline(text).join(_lines(rest, isi, column)))


def _insert_in_flow(text: str, parent: Node, rest: Jalur, isi: Any) -> str:  # noqa: ANN401
    content = as_tree(isi)
    for step in reversed(rest[1:]):
        content = {step: content}
    piece = f"{key_text(rest[0])}: {flow(content)}"
    if not parent.items:
        return f"{text[: parent.start + 1]}{piece}{text[parent.end - 1 :]}"
    last = parent.items[-1][1]
    return f"{text[: last.end]}, {piece}{text[last.end :]}"


def _lines(rest: Jalur, isi: Any, column: int) -> list[str]:  # noqa: ANN401
    """Write keys one below the other, the last with its content; a list gets a line an item."""
    margin = " " * column
    if not rest:
        return [f"{margin}- {flow(as_tree(one))}" for one in isi]
    head = f"{margin}{key_text(rest[0])}:"
    if len(rest) == 1 and not (isinstance(isi, list) and isi and isinstance(isi[0], dict)):
        return [f"{head} {flow(as_tree(isi))}"]
    return [head, *_lines(rest[1:], isi, column + 2)]


def _neighbour(parent: Node, key: str, urutan: tuple[str, ...]) -> Node | None:
    """Give the content that a new key comes behind, None where it comes first (or no order is known)."""
    if key not in urutan:
        return None
    ahead = set(urutan[: urutan.index(key)])
    found = [value for name, value in parent.items if name and name.text in ahead]
    return found[-1] if found else None


def _newline(text: str) -> str:
    """Give the line ending a text is written with."""
    return "\r\n" if "\r\n" in text else "\n"


def _after_line(text: str, at: int, lines: str) -> str:
    """Add lines below the line in which a position stands."""
    end = text.find("\n", at)
    ending = _newline(text)
    if end < 0:
        return f"{text}{ending}{lines}{ending}"
    return f"{text[: end + 1]}{lines}{ending}{text[end + 1 :]}"


Line = tuple[int, int]
"""Where a line starts and where it ends, its ending left out."""
_HEADING = re.compile(r"( *)# ([a-z0-9][a-z0-9-]*):(?= #|$)")


def _swap_line(text: str, line: Line, new: str) -> str:
    return text[: line[0]] + new + text[line[1] :]


def _comments_below(text: str, at: int) -> list[Line]:
    """Give the comment lines and blank lines directly below the line of a position."""
    found = []
    start = text.find("\n", at) + 1
    while 0 < start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        stripped = text[start:end].strip()
        if stripped and not stripped.startswith("#"):
            break
        found.append((start, end - 1 if text[end - 1 : end] == "\r" else end))
        start = end + 1
    return found


def _waiting_key(text: str, parent: Node, key: str) -> Line | None:
    """Find the comment laid out for a key anywhere in a map: before its first key, or below one of its contents."""
    spots = [parent.key_end] if parent.key_end is not None else []
    spots += [value.end for _, value in parent.items]
    found = (_waiting_below(text, spot, key, parent.column) for spot in spots)
    return next((one for one in found if one), None)


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


def _waiting_item(text: str, at: int, isi: Tree) -> Line | None:
    """Find the comment laid out for an item: one that begins with the same pair."""
    if not isinstance(isi, dict) or not isi:
        return None
    key, value = next(iter(as_tree(isi).items()))
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
    start, end = line
    margin = " " * column
    if len(rest) == 1 and not isinstance(isi, list):
        return _swap_line(text, line, f"{margin}{key_text(rest[0])}: {flow(as_tree(isi))}")
    remark = text[start:end].partition(f"# {rest[0]}:")[2]
    head = f"{margin}{key_text(rest[0])}:{remark}"
    text = _swap_line(text, line, head)
    at = start
    if len(rest) == 1:
        waiting = _waiting_item(text, at, isi[0])
        first = f"{margin}  - {flow(as_tree(isi[0]))}"
        return _swap_line(text, waiting, first) if waiting else _after_line(text, at, first)
    child = _waiting_below(text, at, str(rest[1]), column + 2)
    if child:
        return _reveal(text, child, rest[1:], isi, column + 2)
    return _after_line(text, at, _newline(text).join(_lines(rest[1:], isi, column + 2)))
