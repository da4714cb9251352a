"""What is said when a command cannot do what was asked: Indonesian sentences, and the exit code."""

import re
from collections.abc import Iterator

import typer

from zi_cli.cli.exit_codes import CANNOT_ANSWER, FAULT, INTERRUPTED
from zi_cli.cli.help import USAGE
from zi_cli.cli.words import worded
from zi_cli.files.interruption import is_interruption
from zi_cli.files.workspace import reason, way_out
from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import clean
from zi_cli.render.layout import Block, Span, line
from zi_cli.render.screens.findings import problem

SENTENCES = (
    (r"No such option: (\S+)(?: .*)?", r"pilihan \1 tidak dikenal"),
    (r"No such command '(.*)'\.(?: .*)?", r"perintah \1 tidak dikenal"),
    (r"Missing argument '?(.*?)'?\.(?: .*)?", r"\1 belum disebut"),
    (r"Missing option '?([^' ]*).*", r"pilihan \1 belum disebut"),
    (r"Missing command\.(?: .*)?", r"perintah belum disebut"),
    (r"Option '(.*)' requires an argument\.", r"pilihan \1 memerlukan isi"),
    (r"Option '(.*)' does not take a value\.", r"pilihan \1 tidak memakai isi"),
    (r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)", r"kata yang tidak dimengerti: \1"),
    (r"Invalid value for '?(.*?)'?: (.*)", r"\1: \2"),
    (r"Invalid value: (.*)", r"\1"),
)


def complaint(error: Exception) -> tuple[list[Block], int]:
    """Give the sentences for what went wrong, and the exit code."""
    if isinstance(error, Refusal):
        return list(_refused(error)), CANNOT_ANSWER
    if isinstance(error, USAGE):
        return list(_wrong_use(error)), CANNOT_ANSWER
    if isinstance(error, typer.Abort) or is_interruption(error):
        return [_sentence("dihentikan")], INTERRUPTED
    if isinstance(error, OSError):
        return list(_refused_by_system(error)), CANNOT_ANSWER
    return list(_fault(error)), FAULT


def _refused(error: Refusal) -> Iterator[Block]:
    for told in error.peringatan:
        yield _sentence(worded(told))
    for one in error.masalah:
        yield from problem(one)
        yield line()
    yield _sentence(worded(error.pesan))
    if error.saran:
        yield _way_out(worded(error.saran))


def _refused_by_system(error: OSError) -> Iterator[Block]:
    named, why = error.filename or "keluaran tidak bisa ditulis", reason(error)
    yield _sentence(f"{named}: {why}")
    if "; " not in why:  # zi's own words say what to do
        yield _way_out(way_out(error))


def _wrong_use(error: Exception) -> Iterator[Block]:
    said = error.format_message() if hasattr(error, "format_message") else str(error)
    yield _sentence(in_indonesian(str(said)))
    near = getattr(error, "possibilities", None) or re.findall(r"Did you mean '?([^'?]+)'?\?", str(said))
    if near:
        yield _way_out(f"maksud Anda {' atau '.join(sorted(near))}?")
    context = getattr(error, "ctx", None)
    if context is not None:
        yield _way_out(f"lihat {context.command_path} --help")


def in_indonesian(said: str) -> str:
    """Say typer's sentence in Indonesian; a sentence nobody has translated is said as it is."""
    for english, indonesian in SENTENCES:
        found = re.fullmatch(english, said, flags=re.DOTALL)
        if found:
            return found.expand(indonesian)
    return said


def _fault(error: Exception) -> Iterator[Block]:
    place = error.__traceback__
    while place and place.tb_next:
        place = place.tb_next
    where = f"{place.tb_frame.f_globals.get('__name__')}:{place.tb_lineno}" if place else "tidak diketahui"
    yield _sentence("zi sendiri yang salah, bukan berkas Anda; tidak ada yang diubah")
    yield _way_out(f"laporkan kalimat ini kepada pengembang: {type(error).__name__} di {where}: {error}")


def _sentence(text: str) -> Block:
    return line(Span("zi: ", "redup"), clean(text))


def _way_out(text: str) -> Block:
    return line(Span("    "), clean(text))
