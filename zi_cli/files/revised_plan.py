"""A plan's text changed as its revised document is: only the lines of what the document changed."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from zi_cli.core.importing.naming import give_ids
from zi_cli.core.importing.questions import needed
from zi_cli.core.importing.revised import Pasangan, Ubahan, changed, paired
from zi_cli.core.importing.tree import Node, Terbaca
from zi_cli.files.imported import node_lines, node_tree
from zi_cli.model.frozen import frozen
from zi_cli.model.jawaban import Jawaban
from zi_cli.model.kalimat import Field
from zi_cli.model.masalah import Jalur
from zi_cli.model.peta import TINGKAT
from zi_cli.model.refusal import Refusal
from zi_cli.model.tanda import rapi
from zi_cli.yaml.edits import Append, Drop, Edit, Insert, Put, edited
from zi_cli.yaml.reading import read
from zi_cli.yaml.text import as_tree


@frozen
class Bentrok:
    """A key that both the document and people changed: what the document said, says now, and what the plan says."""

    id: str
    nama: str
    kunci: str
    semula: object
    dokumen: object
    rencana: object


@frozen
class Direvisi:
    """A plan after its document was revised: the new text, and what stands in the way of it."""

    teks: str
    bentrok: tuple[Bentrok, ...]
    ditambahkan: tuple[str, ...]
    dihapus: tuple[str, ...]
    ditinggalkan: tuple[Ubahan, ...]
    """The keys that the document no longer says; the plan keeps them."""


def revise(teks: str, lama: Terbaca, baru: Terbaca, jawaban: Jawaban, hari_ini: date) -> Direvisi:
    """Change a plan's text by the difference of two readings; ids of what is the same stay.

    Raises Refusal where something came that lacks what no plan can be without, and nobody has answered.
    """
    held = _Held(teks)
    pairs = list(paired(lama.program, baru.program))
    for one in pairs:
        held.find(one)
    give_ids(baru.program, held.id_of, held.used())
    pairs = list(_said_to_be_the_same(pairs, held, jawaban))
    come = [one for one in pairs if one.baru and one.lama is None]
    _refuse_unanswered([one.baru for one in come if one.baru], jawaban)
    bentrok: list[Bentrok] = []
    kept: list[Ubahan] = []
    for each in (each for one in pairs for each in changed(one)):
        held.change(each, bentrok, kept)
    for one in come:
        held.add(one, baru, jawaban)
    gone = [one.lama for one in pairs if one.lama and one.baru is None and held.known(one.lama)]
    for node in gone:
        held.drop(node, hari_ini)
    added = tuple(one.baru.id for one in come if one.baru)
    return Direvisi(held.text, tuple(bentrok), added, tuple(held.id_of[id(one)] for one in gone), tuple(kept))


def _said_to_be_the_same(pairs: list[Pasangan], held: "_Held", jawaban: Jawaban) -> Iterator[Pasangan]:
    """Put together what came and what is gone where people say that it is one: `butir: {new id: {id: old id}}`."""
    gone = {held.id_of[id(one.lama)]: one for one in pairs if one.lama and one.baru is None and held.known(one.lama)}
    said = {id(one): str(jawaban.of(one.baru.id).get("id")) for one in pairs if one.baru and one.lama is None}
    again = {key: gone[id_] for key, id_ in said.items() if id_ in gone}
    taken = {id(one) for one in again.values()}
    for one in pairs:
        known = again.get(id(one))
        if known and known.lama and one.baru:
            one.baru.id = held.id_of[id(one.baru)] = held.id_of[id(known.lama)]
            yield Pasangan(known.lama, one.baru, one.induk)
        elif id(one) not in taken:
            yield one


def _refuse_unanswered(come: list[Node], jawaban: Jawaban) -> None:
    asked = [one for one in needed(come) if jawaban.said(one.id, one.kunci) is None]
    if asked:
        words = "; ".join(f"{one.id}: {one.kunci}" for one in asked)
        raise Refusal(
            f"butir baru belum lengkap ({words})",
            ("lengkapi di dokumen, atau jawab menurut id itu dengan ", Field("jawab")),
        )


class _Held:
    """The text as it is while it is changed, and the id in it of every node that was read."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.id_of: dict[int, str] = {}

    @property
    def _tree(self) -> Any:  # noqa: ANN401  the tree of a document
        return read(self.text.encode()).tree

    def _places(self) -> dict[str, tuple[Jalur, dict[str, Any]]]:
        """Give the way to every node of the plan, by its id."""
        return {str(one.get("id")): (jalur, one) for jalur, one in _every(self._tree, (), 0)}

    def known(self, node: Node) -> bool:
        """Say whether the plan has a node that was read."""
        return id(node) in self.id_of

    def find(self, one: Pasangan) -> None:
        """Find the plan's node for one that was read before: by its id, else by its words below the same node."""
        if one.lama is None:
            return
        places = self._places()
        found = one.lama.id if one.lama.id in places else self._by_words(one, places)
        if found:
            self.id_of[id(one.lama)] = found
            if one.baru:
                self.id_of[id(one.baru)] = found

    def _by_words(self, one: Pasangan, places: Mapping[str, tuple[Jalur, dict[str, Any]]]) -> str | None:
        assert one.lama
        above = places[self.id_of[id(one.induk)]][0] if one.induk and id(one.induk) in self.id_of else ()
        wanted = rapi(one.lama.nama).casefold()
        fitting = (
            id_
            for id_, (jalur, node) in places.items()
            if jalur[:-2] == above
            and jalur[-2] == one.lama.tingkat
            and rapi(str(node.get("nama"))).casefold() == wanted
        )
        return next(fitting, None)

    def change(self, each: Ubahan, bentrok: list[Bentrok], kept: list[Ubahan]) -> None:
        """Change a key as the document did, unless people have changed it in another way."""
        id_ = self.id_of.get(id(each.lama))
        if id_ is None:
            bentrok.append(Bentrok(each.lama.id, each.lama.nama, each.kunci, each.semula, each.menjadi, None))
            return
        jalur, node = self._places()[id_]
        now = node.get(each.kunci)
        if now == as_tree(each.menjadi):
            return
        if each.menjadi is None:
            kept.append(each)
        elif now == as_tree(each.semula):
            self._edit(Put((*jalur, each.kunci), as_tree(each.menjadi)))
        else:
            bentrok.append(Bentrok(id_, each.baru.nama, each.kunci, each.semula, each.menjadi, now))

    def used(self) -> set[str]:
        """Give every id that the plan has, or has had."""
        tombs = self._tree.get("dihapus") or ()
        return {*self._places(), *(str(one.get("id")) for one in tombs if isinstance(one, dict))}

    def add(self, one: Pasangan, baru: Terbaca, jawaban: Jawaban) -> None:
        """Write a node that came, behind the one it stands behind in the document."""
        node = one.baru
        assert node
        if id(node) in self.id_of:
            return  # it was written with the node above it, which came too
        places = self._places()
        above = places[self.id_of[id(one.induk)]][0] if one.induk else ()
        siblings = [each for each in (one.induk.anak if one.induk else baru.program) if each.tingkat == node.tingkat]
        ahead = [self.id_of[id(each)] for each in siblings[: siblings.index(node)] if id(each) in self.id_of]
        at = max((int(places[each][0][-1]) + 1 for each in ahead if each in places), default=0)
        jalur = (*above, node.tingkat)
        isi = node_tree(node, jawaban)
        held = next((value for way, value in _every(self._tree, (), 0) if way[:-1] == jalur), None)
        self._edit(
            Insert(jalur, at, isi, lambda column: list(node_lines(node, column, jawaban)))
            if held
            else Append(jalur, isi)
        )
        for each in node.every():
            self.id_of[id(each)] = each.id

    def drop(self, node: Node, hari_ini: date) -> None:
        """Take a node out that is gone from the document, and say so where ids are kept from being used again."""
        id_ = self.id_of[id(node)]
        places = self._places()
        if id_ not in places:  # it went with the node above it
            return
        jalur, tree = places[id_]
        self._edit(Drop(jalur))
        for one in (id_, *(str(each.get("id")) for _, each in _every(tree, (), TINGKAT.index(node.tingkat) + 1))):
            tomb = {"id": one, "tanggal": hari_ini.isoformat(), "alasan": "tidak ada lagi di dokumen yang direvisi"}
            self._edit(Append(("dihapus",), tomb))

    def _edit(self, one: Edit) -> None:
        self.text = edited(self.text, one)


def _every(tree: Any, above: Jalur, depth: int) -> Iterator[tuple[Jalur, dict[str, Any]]]:  # noqa: ANN401
    """Go through the nodes of a plan's tree, each with the way to it."""
    for key in TINGKAT[depth:]:
        held = tree.get(key) if isinstance(tree, dict) else None
        for n, one in enumerate(held if isinstance(held, list) else ()):
            if isinstance(one, dict):
                yield (*above, key, n), one
                yield from _every(one, (*above, key, n), depth + 1)
