"""A revised document against the plan: what the document changed since it was read is changed there too, nothing else.

Three sides: the document as it was read (base), the document now, and the plan as people have it. What the document did
not change stays as the plan has it; what both changed is a conflict, and then nothing is done at all.
"""

from collections.abc import Iterator, Sequence

from zi_cli.core.importing.filling import URUTAN
from zi_cli.core.importing.tree import Node
from zi_cli.model.frozen import frozen
from zi_cli.model.tanda import rapi


@frozen
class Pasangan:
    """A node of the document as it was, and as it is now; None where it came or is gone."""

    lama: Node | None
    baru: Node | None
    induk: Node | None
    """The node above, as it is now; of what is gone, as it was."""


def paired(lama: Sequence[Node], baru: Sequence[Node], induk: Node | None = None) -> Iterator[Pasangan]:
    """Put the nodes of two readings beside each other.

    The same words below the same node are the same node; of those that are left, the only one on each side between the
    same neighbours.
    """
    for tingkat in dict.fromkeys(one.tingkat for one in (*lama, *baru)):
        before = [one for one in lama if one.tingkat == tingkat]
        after = [one for one in baru if one.tingkat == tingkat]
        pairs = _by_words(before, after)
        pairs |= _by_place(before, after, pairs)
        known_as = {id(pairs[id(one)]): one for one in before if id(one) in pairs}
        for node in after:
            known = known_as.get(id(node))
            yield Pasangan(known, node, induk)
            yield from paired(known.anak if known else (), node.anak, node)
        for node in before:
            if id(node) not in pairs:
                yield Pasangan(node, None, induk)


def _by_words(before: Sequence[Node], after: Sequence[Node]) -> dict[int, Node]:
    left: dict[str, list[Node]] = {}
    for node in after:
        left.setdefault(_key(node), []).append(node)
    found: dict[int, Node] = {}
    for node in before:
        if same := left.get(_key(node)):
            found[id(node)] = same.pop(0)
    return found


def _by_place(before: Sequence[Node], after: Sequence[Node], pairs: dict[int, Node]) -> dict[int, Node]:
    """Match what stands alone between the same neighbours on both sides."""
    known = {id(one): n for n, one in enumerate(after)}
    matched = {known[id(one)] for one in pairs.values()}
    found: dict[int, Node] = {}
    for gap in _gaps(before, pairs):
        left = known[id(pairs[id(before[gap.start - 1])])] if gap.start else -1
        right = known[id(pairs[id(before[gap.stop])])] if gap.stop < len(before) else len(after)
        between = [n for n in range(left + 1, right) if n not in matched]
        if len(gap) == 1 and len(between) == 1:
            found[id(before[gap.start])] = after[between[0]]
    return found


def _gaps(before: Sequence[Node], pairs: dict[int, Node]) -> Iterator[range]:
    """Give the runs of nodes that no words have matched."""
    start: int | None = None
    for n, node in enumerate((*before, None)):
        is_open = node is not None and id(node) not in pairs
        if is_open and start is None:
            start = n
        elif not is_open and start is not None:
            yield range(start, n)
            start = None


def _key(node: Node) -> str:
    return rapi(node.nama).casefold()


@frozen
class Ubahan:
    """A key that the document changed: what it was, and what it is now; None where it says nothing."""

    lama: Node
    baru: Node
    kunci: str
    semula: object
    menjadi: object


def changed(pasangan: Pasangan) -> Iterator[Ubahan]:
    """Give the keys by which two readings of a node differ."""
    lama, baru = pasangan.lama, pasangan.baru
    if lama is None or baru is None:
        return
    for kunci in URUTAN[baru.tingkat]:
        semula, menjadi = lama.isi.get(kunci), baru.isi.get(kunci)
        if semula != menjadi:
            yield Ubahan(lama, baru, kunci, semula, menjadi)
