"""Doing what a form asks by the same act as the command: tried first, refused with what was filled in kept, or done."""

import re
from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import quote

from werkzeug.wrappers import Response

from zi_cli.acts.terms import Outcome, Terms
from zi_cli.files.workspace import reason, way_out
from zi_cli.model.frozen import frozen
from zi_cli.model.refusal import Conflict, Refusal
from zi_cli.model.tulisan import Berbaris
from zi_cli.render.page.blocks import Benturan, Halaman, Hasil, Keluhan, Kotak, Pesan, Tautan
from zi_cli.web.answers import capital, complaints, led, shown
from zi_cli.web.asked import Asked
from zi_cli.web.words import worded

T = TypeVar("T")


@frozen
class Done:
    """What is said of what was done: the page that follows, the sentence, and the file and line where it stands."""

    ke: str
    kalimat: str
    letak: str = ""
    """As `plans/realisasi/2024.yaml:22`."""
    rinci: tuple[str, ...] = ()
    urung: bool = True
    """Whether it can be taken back; a step of a period never is."""


@frozen
class Doing:
    """A form of a page: how it looks, what it does, and what is said of it."""

    form: Callable[[tuple[Kotak, ...]], Halaman]
    """Makes the page again, with what was filled in and the fields that ask what was not clear."""
    act: Callable[[Terms, dict[str, Any]], Outcome[Any]]
    """Does it; what was chosen of several is given by name."""
    done: Callable[[Outcome[Any]], Done]
    pratinjau: Callable[[Outcome[Any]], tuple[str, ...]] = lambda _: ()
    isian: Callable[[], str] = lambda: ""
    """What was filled in, in a few words."""
    sekarang: Callable[[], str] = lambda: ""
    """What is written now."""


def reply(asked: Asked, doing: Doing) -> Response:
    """Answer the address of a form: what was sent is done, else the form is shown."""
    return do(asked, doing) if asked.request.method == "POST" else shown(asked, doing.form(()))


def do(asked: Asked, doing: Doing) -> Response:
    """Answer a form that was sent."""
    aksi = asked.form.get("aksi", "simpan")
    try:
        chosen = _chosen(asked)
        if aksi in ("lihat", "pratinjau"):
            tried = doing.act(asked.terms(dry_run=True), chosen)
            lines = (*doing.pratinjau(tried), *(capital(worded(one)) for one in tried.peringatan))
            if aksi == "pratinjau":
                return Response("\n".join(lines), content_type="text/plain; charset=utf-8")
            return shown(asked, doing.form(()), Hasil(pratinjau=lines, semula=_opened(asked)))
        outcome = doing.act(asked.terms(expected=asked.form.get("digest")), chosen)
    except Conflict:
        return _conflict(asked, doing)
    except Refusal as refusal:
        if aksi == "pratinjau":
            return Response("", content_type="text/plain; charset=utf-8")
        return _refused(asked, doing, complaints(refusal), _asking(refusal))
    except OSError as error:
        keluhan = Keluhan(f"Tidak bisa ditulis: {reason(error)}", way_out(error))
        return _refused(asked, doing, (keluhan,), (), 500)
    return told(asked, doing.done(outcome), outcome)


def told(asked: Asked, done: Done, outcome: Outcome[Any] | None = None) -> Response:
    """Lead on from what was done, and say where it stands."""
    isi: list[Any] = list(done.rinci)
    if done.letak:
        berkas, _, baris = done.letak.partition(":")
        isi.insert(0, ("Tersimpan di ", Tautan(f"{berkas}, baris {baris}" if baris else berkas, place(done.letak))))
    ways = (Tautan("Urungkan", "riwayat/terakhir"),) if done.urung else ()
    isi += [capital(worded(one)) for one in outcome.peringatan] if outcome else []
    return led(asked, done.ke, Pesan("baik", done.kalimat, tuple(isi), ways))


def place(letak: str) -> str:
    """Give the address of a line of a file."""
    berkas, _, baris = letak.rpartition(":") if letak.rpartition(":")[2].isdecimal() else (letak, "", "")
    inside = berkas.partition("/")[2]  # whatever the folder of plans is called
    return f"berkas/{quote(inside or berkas)}" + (f"#L{baris}" if baris else "")


def _refused(
    asked: Asked, doing: Doing, keluhan: tuple[Keluhan, ...], more: tuple[Kotak, ...], status: int = 422
) -> Response:
    return shown(asked, _page_again(asked, doing, more), Hasil(keluhan, semula=_opened(asked)), status)


def _opened(asked: Asked) -> tuple[str, str] | None:
    """Give the record that a form was opened with: until it is saved, what somebody else makes of it is a conflict."""
    digest = asked.form.get("digest")
    return None if digest is None else (digest, asked.form.get("dilihat", ""))


def _page_again(asked: Asked, doing: Doing, more: tuple[Kotak, ...] = ()) -> Halaman:
    """Make the page again from the files as they are now."""
    for nama in ("workspace", "year", "temuan"):
        asked.__dict__.pop(nama, None)
    return doing.form(more)


def _conflict(asked: Asked, doing: Doing) -> Response:
    """Show what was, what is and what was filled in; what stands there already as it was sent is done."""
    try:
        tried = doing.act(asked.terms(dry_run=True), _chosen(asked))
        if not tried.perbedaan:
            return told(asked, doing.done(tried))
    except Refusal:
        pass  # the page says both what is written and what was filled in; saving it says what is wrong
    again = _page_again(asked, doing)
    said = (asked.form.get("dilihat") or "belum ada", doing.sekarang() or "belum ada", doing.isian())
    versi = Benturan(*map(Berbaris, said))
    return shown(asked, again, Hasil(benturan=versi), 409)


def _asking(refusal: Refusal) -> tuple[Kotak, ...]:
    """Make the field that asks which of several is meant; a single one is a word to be sure of."""
    found: dict[str, list[tuple[str, str]]] = {}
    for one in refusal.choices:
        found.setdefault(one.field, []).append((_sent(one.isi), one.sebutan))
    return tuple(
        Kotak(f"pilih-{nama}", capital(choices[0][1]), "centang")
        if choices[0][0] == "ya"
        else Kotak(f"pilih-{nama}", "Mana yang dimaksud", "radio", pilihan=tuple(choices))
        for nama, choices in found.items()
    )


def _chosen(asked: Asked) -> dict[str, Any]:
    """Read what was chosen of several, as the act takes it."""
    named = {key.removeprefix("pilih-"): value for key, value in asked.form.items() if key.startswith("pilih-")}
    return {nama: _meant(nama, value) for nama, value in named.items() if nama in _TAKEN and value}


_TAKEN = ("yakin", "nilai", "bulan", "tetap")


def _sent(isi: object) -> str:
    return "ya" if isi is True else str(isi)


def _meant(nama: str, value: str) -> object:
    if nama in ("yakin", "tetap"):
        return True
    if nama == "bulan":
        return int(value) if re.fullmatch(r"1[0-2]|[1-9]", value) else None
    return value
