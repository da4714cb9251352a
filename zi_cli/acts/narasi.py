"""Writing a text for the report of a period: whole, in the line ends it had, and none that somebody has answered for."""

from pathlib import Path

from zi_cli.acts.change import Change, change
from zi_cli.acts.period import approvals
from zi_cli.acts.terms import Outcome, Terms
from zi_cli.core.approval import refuse_if_approved
from zi_cli.core.position import refuse_other_length
from zi_cli.files.landing import landing
from zi_cli.files.narasi import MOST_BYTES, decoded, name_for, seen, texts_beside
from zi_cli.model.frozen import frozen
from zi_cli.model.periode import Periode
from zi_cli.model.refusal import Refusal
from zi_cli.model.tanda import TAK_TAMPAK, TERLARANG, sebutan


@frozen
class Written:
    """A text as it stands after the act."""

    berkas: str
    """The name of its file."""
    nama: str
    """The same without folder and ending."""
    isi: str


def write(terms: Terms, periode: Periode, nama: str, isi: str) -> Outcome[Written]:
    """Write a text of a period under a name, which is made one that every system can store where there is none yet.

    Raises Refusal for an empty text, for one with signs that nobody sees, for more than a report can hold, and where the
    period is submitted or approved.
    """
    text = _text(isi)
    with change(terms) as one:
        refuse_other_length(periode, one.workspace.panjang_of(periode.tahun))
        one.workspace.plan_of(periode.tahun)
        path = one.workspace.places.narasi(periode, name_for(one.workspace.places, periode, nama))
        landing(path, one.workspace.places.akar)
        before = _before(one, path)
        now = None if before is None else seen(before)
        one.expect(now)
        if now != text:
            for log in approvals(one.workspace, periode):
                refuse_if_approved(log, [f"narasi/{path.name}"])
            written = _like(before or "", text)
            _refuse_large(one, periode, path, written)
            one.session.put(path, written)
        made = Written(one.workspace.places.name(path), path.stem, text)
        return one.outcome(made, "narasi", f"narasi {path.stem}, {periode.nama}")


def _text(isi: str) -> str:
    """Take a text as it was typed, and refuse one that is none."""
    text = seen(isi)
    if not text.strip():
        raise Refusal("isinya kosong, jadi tidak disimpan", "tulis isinya dulu", about="isi")
    for number, line in enumerate(text.split("\n"), 1):
        hidden = TERLARANG.search(line)
        named = next((sebutan(sign) for sign in line if sign in TAK_TAMPAK), "")
        if hidden or named:
            said = f"U+{ord(hidden[0]):04X}" if hidden else named
            raise Refusal(
                f"baris {number} memuat tanda yang tidak tampak, {said}",
                "ketik ulang baris itu; tanda begini biasanya terbawa dari salinan",
                about="isi",
            )
    return text


def _before(one: Change, path: Path) -> str | None:
    data = one.workspace.content(path)
    return None if data is None else decoded(one.workspace.places.name(path), data)


def _like(before: str, text: str) -> str:
    """Write a text as its file was written before: its mark at the beginning, and its line ends."""
    ends = "\r\n" if before.count("\r\n") * 2 > before.count("\n") else "\n"
    return ("\ufeff" if before.startswith("\ufeff") else "") + f"{text}\n".replace("\n", ends)


def _refuse_large(one: Change, periode: Periode, path: Path, written: str) -> None:
    others = sum(size for nama, size in texts_beside(one.workspace.places, periode) if nama != path.name)
    if others + len(written.encode("utf-8")) > MOST_BYTES:
        raise Refusal(
            f"narasi {periode.nama} bersama-sama lebih dari {MOST_BYTES // 1024 // 1024} MB",
            "ringkas, dan simpan rinciannya sebagai bukti",
            about="isi",
        )
