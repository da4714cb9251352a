"""The one door to YAML: the bytes of a file are read the plain way where they are plain, and strictly where not."""

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from zi_cli.model.frozen import frozen
from zi_cli.model.limits import MOST_BYTES
from zi_cli.yaml.plain import GIVEN_UP, Begins, quick_read
from zi_cli.yaml.problem import MOST_PROBLEMS, SyntaxProblem, galat, place

if TYPE_CHECKING:
    from zi_cli.yaml.positions import Positions

BOM = b"\xef\xbb\xbf"


@frozen
class Parsed:
    """The tree of a file, None where a problem keeps it from being one."""

    data: bytes = field(repr=False)
    tree: Any
    problems: tuple[SyntaxProblem, ...]
    begins: Begins | None = field(default=None, repr=False)
    """Where lists and maps begin, when the text was read the plain way: then places can be found by its lines."""

    @cached_property
    def lines(self) -> list[str]:
        """The lines of its text; what is no text shows as such."""
        return self._text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    @cached_property
    def positions(self) -> "Positions":
        """Where its nodes stand, as far as the text can be read."""
        if self.begins is None:
            from zi_cli.yaml.nodes import Nodes

            return Nodes(self._text)
        from zi_cli.yaml.lines import LinePositions

        return LinePositions(self.lines, self.tree, self.begins)

    @property
    def _text(self) -> str:
        return self.data.removeprefix(BOM).decode("utf-8", errors="replace")


def read(data: bytes) -> Parsed:
    """Read the bytes of a file, the plain way where its text is plain enough."""
    text, problems = _decoded(data)
    tree, begins = (GIVEN_UP, {}) if text is None else quick_read(text)
    return read_strictly(data) if tree is GIVEN_UP else Parsed(data, tree, problems, begins)


def read_strictly(data: bytes) -> Parsed:
    """Read the bytes of a file by the parser's events, whatever stands in it."""
    text, problems = _decoded(data)
    if text is None:
        return Parsed(data, None, problems)
    from zi_cli.yaml.strict import tree_of

    tree, found = tree_of(text)
    return Parsed(data, tree, (*problems, *found)[:MOST_PROBLEMS])


def _decoded(data: bytes) -> tuple[str | None, tuple[SyntaxProblem, ...]]:
    """Give the text of a file, None where its bytes are none."""
    if len(data) > MOST_BYTES:
        return None, (
            galat("ZI112", 1, 1, "berkas ini lebih besar dari 5 MB", "pecah berkasnya, atau buang yang bukan data"),
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return None, (
            galat("ZI102", 1, 1, "berkas ini disimpan sebagai UTF-16", "simpan ulang dengan pengodean UTF-8"),
        )
    body = data.removeprefix(BOM)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        baris, kolom = place(body[: error.start].decode("utf-8"), error.start)
        pesan = f"huruf di sini bukan UTF-8 (bita {body[error.start]:#04x})"
        return None, (galat("ZI102", baris, kolom, pesan, "simpan ulang berkas dengan pengodean UTF-8"),)
    if len(body) == len(data):
        return text, ()
    saran = "simpan sebagai UTF-8 tanpa BOM; berkas tetap bisa dipakai"
    return text, (SyntaxProblem("ZI114", "saran", 1, 1, "berkas ini diawali tanda BOM", saran),)
