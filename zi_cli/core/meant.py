"""Finding what a person means: a node by id, printed number or words, a name by a part of it."""

from collections.abc import Callable, Iterable
from textwrap import shorten
from typing import Any

from zi_cli.core import istilah
from zi_cli.core.assessment import Bahan
from zi_cli.core.jabatan import kunci, spellings
from zi_cli.core.outline import AnyButir, Butir, Isi, Outline
from zi_cli.model.ejaan import nearest
from zi_cli.model.ganti import kata_dimaksud, maksud
from zi_cli.model.kalimat import Words, act
from zi_cli.model.pengaturan import Pengaturan
from zi_cli.model.refusal import Choice, Refusal
from zi_cli.model.rencana import Aktivitas, Indikator
from zi_cli.model.tanda import rapi

MOST = 20
"""More than this is no choice but a search that was too wide."""


def the_node(whole: Outline, key: str) -> AnyButir:
    """Find the node that an id or a printed number names; raises Refusal that says what is nearest."""
    found = whole.find(key)
    if found:
        return found[0]
    near = nearest(key, [name for one in whole.every() for name in (one.id, one.nomor)])
    hint = f"; maksud Anda {', '.join(near)}?" if near else ""
    raise Refusal(f"{key} tidak ada di rencana aksi{hint}", about="butir")


def the_indikator(whole: Outline, said: str) -> Butir[Indikator]:
    """Find an indikator by id, printed number, or words of its name; raises Refusal, with the choices if several fit."""
    return _meant(whole, said, whole.indikator, "indikator")


def the_aktivitas(whole: Outline, said: str) -> Butir[Aktivitas]:
    """Find an aktivitas in the same way."""
    return _meant(whole, said, whole.aktivitas, "aktivitas")


def refuse_outside(butir: AnyButir, tahun: int) -> None:
    """Refuse an indikator in a year in which it is not measured."""
    isi = butir.isi
    if isinstance(isi, Indikator) and isi.berlaku and not isi.counts_in(tahun):
        raise Refusal(
            f"{butir.nomor} tidak diukur pada {tahun}: {istilah.masa(isi)}",
            f"sebut tahun lain, misalnya {isi.berlaku.mulai if (isi.berlaku.mulai or 0) > tahun else isi.berlaku.selesai}",
            about="butir",
        )


def _meant(whole: Outline, said: str, known: tuple[Butir[Isi], ...], kind: str) -> Butir[Isi]:
    wanted = rapi(said).casefold()
    exact = [one for one in known if wanted in (one.id, one.nomor.casefold())]
    if exact:
        return exact[0]
    above, words = whole.find(said)[:1], wanted.split()
    found = [
        one
        for one in known
        if (
            one.is_below(above[0])
            if above
            else wanted in one.id or all(word in rapi(one.nama).casefold() for word in words)
        )
    ]
    if len(found) == 1:
        return found[0]
    if not found or len(found) > MOST:
        raise Refusal(_not_a(kind, whole, said), about="butir")
    choices = tuple(Choice("butir", one.id, f"{one.nomor}  {one.nama}") for one in found)
    shown = "; ".join(shorten(one.sebutan, 60, placeholder=" …") for one in choices)
    raise Refusal(f"{said} cocok dengan {len(choices)}: {shown}", about="butir", choices=choices)


def _not_a(kind: str, whole: Outline, said: str) -> Words:
    """Say that a node is of another kind, and what that kind is recorded with; raises where there is no such node."""
    other = the_node(whole, said)
    if isinstance(other.isi, Indikator):
        return f"{said} bukan {kind} tetapi indikator; untuk mencatatnya: ", act("record", butir=other.nomor)
    if isinstance(other.isi, Aktivitas):
        return f"{said} bukan {kind} tetapi aktivitas; untuk mencatatnya: ", act("done", butir=other.nomor)
    return f"{said} bukan {kind}"


def the_program(whole: Outline, said: str | None) -> str | None:
    """Find the id of the program that is meant by id, printed number or a part of its name; None where none was said."""
    if said is None:
        return None
    found = [one for one in whole.find(said) if one in whole.program]
    names = {one.nama: one.id for one in whole.program}
    return found[0].id if found else names[the_one(said, names, "program")]


def the_post(bahan: Bahan, said: str | None) -> str | None:
    """Find the responsible post of a plan that is meant; None where none was said."""
    if said is None:
        return None
    whole, wanted = bahan.outline, kunci(said)
    helping = [
        post for post in whole.pendukung if kunci(post) == wanted and kunci(post) not in map(kunci, whole.jabatan)
    ]
    if helping:
        helped = [one.nomor for one in whole.answerable if helping[0] in one.pendukung]
        raise Refusal(f"{helping[0]} hanya pendukung, di {', '.join(helped)}; sebut penanggung jawabnya", about="isian")
    return post_of(said, whole.jabatan, bahan.pengaturan)


def post_of(said: str, posts: Iterable[str], settings: Pengaturan) -> str:
    """Find the post that is meant by its name, its short name or a part of its name; raises Refusal."""
    known = spellings(posts)
    short = {kunci(alias): full for alias, full in settings.alias.items() if kunci(alias) not in known}
    return the_one(short.get(kunci(said), said), known.values(), "penanggung jawab", kunci)


def _folded(said: str) -> str:
    """Give a name without what does not tell two apart: letter case, and signs nobody sees."""
    return rapi(said).casefold()


def the_one(said: str, names: Iterable[str], what: str, compared: Callable[[str], str] = _folded) -> str:
    """Find the one name that is meant: the whole of it, or a part that fits only one; raises Refusal."""
    known = list(dict.fromkeys(names))
    wanted = compared(said)
    exact = [name for name in known if compared(name) == wanted]
    fitting = exact or [name for name in known if wanted in compared(name)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Refusal(f"{said} cocok dengan lebih dari satu {what}: {'; '.join(fitting)}", about="isian")
    raise Refusal(f"{said} tidak cocok dengan {what} mana pun; yang ada: {'; '.join(known)}", about="isian")


def the_word(said: str, words: tuple[str, ...], about: str) -> Any:  # noqa: ANN401  one of the words
    """Take a word from a short list, however it is hyphened; raises Refusal that lists them."""
    word = "_".join(said.casefold().replace("-", " ").replace("_", " ").split())
    if word in words:
        return word
    meant = kata_dimaksud(said, words)
    asked = f"{maksud(meant)} " if meant else ""
    raise Refusal(f"{said} tidak dikenal; {asked}pilihannya: {', '.join(words)}", about=about)
