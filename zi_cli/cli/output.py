"""How a command speaks: results on standard output, everything else on standard error."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from io import BytesIO, TextIOWrapper
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any

from zi_cli import render
from zi_cli.cli import shown
from zi_cli.cli.names import as_typed, is_indonesian
from zi_cli.model.tulisan import clean

if TYPE_CHECKING:
    from zi_cli.files.workspace import Workspace

PIPE_WIDTH = 100
"""Columns when nobody says how wide the reader is."""


def show(screen: "Iterable[render.layout.Block]") -> None:
    """Print a screen, in colour on a terminal and as plain text elsewhere."""
    blocks = _worded(screen, sys.stdout)
    if sys.stdout.isatty():
        render.terminal.print_blocks(blocks)
    else:
        shown.out(_plain(blocks))


def show_json(data: dict[str, Any] | list[dict[str, Any]]) -> None:
    """Print data."""
    shown.out(json_text(data, 2) + "\n")


def json_text(data: Any, indent: int | None = None) -> str:  # noqa: ANN401  whatever JSON can hold
    """Write data as JSON; signs outside ASCII are escaped where the output cannot carry them."""
    return render.json_text.json_text(data, indent, in_ascii=not _is_utf())


def show_xml(text: str) -> None:
    """Print XML that says it is UTF-8; where the output is not, signs outside ASCII become references."""
    shown.out(text if _is_utf() else text.encode("ascii", "xmlcharrefreplace").decode())


def show_text(text: str) -> None:
    """Print a text that is already laid out."""
    shown.out(text if text.isascii() else _in_signs_of(sys.stdout, text))


def show_exact(text: str) -> None:
    """Print a text in UTF-8 with its own line ends, whatever the console is set to: both belong to its format."""
    shown.out_exact(text)


def answer(
    bentuk: str, screen: "Callable[[], Iterable[render.layout.Block]]", data: Callable[[], dict[str, Any]]
) -> None:
    """Print the result in the format that was asked for."""
    if bentuk == "json":
        show_json(data())
    else:
        show(screen())


def say(text: str) -> None:
    """Tell the person something beside the result."""
    text = clean(as_typed(text))  # names of files and folders may move the cursor
    said = _in_signs_of(sys.stderr, f"zi: {text}")
    shown.err(_plain([render.layout.line(said)]) if sys.stderr.isatty() else f"{said}\n")


def complain(error: Exception) -> int:
    """Turn what went wrong into sentences; gives the exit code."""
    from zi_cli.cli.complaints import complaint

    blocks, code = complaint(error)
    with suppress(OSError):  # nobody is left to hear it, but the code still tells
        shown.err(_plain(_worded(blocks, sys.stderr)))
    return code


def write_file(path: Path, result: str | bytes) -> None:
    """Write a result to the file a person named, whole or not at all."""
    from zi_cli.files.safe_write import replace_bytes

    replace_bytes(path, result.encode("utf-8") if isinstance(result, str) else result)
    say(f"ditulis ke {path}")


@contextmanager
def printed_to(path: Path | None, *asked: "Workspace") -> Iterator[None]:
    """Write what is printed meanwhile to the file a person named, never among a unit's own; without one, print it."""
    if path is None:
        yield
        return
    from zi_cli.files.unit_folder import absolute, behind_links, find_unit_folder
    from zi_cli.files.workspace import Workspace

    above = (find_unit_folder(None, folder) for folder in (absolute(path).parent, behind_links(path).parent))
    for unit in (*asked, *(Workspace(one) for one in above if one)):
        unit.refuse_to_overwrite(path)
    held = BytesIO()
    with redirect_stdout(TextIOWrapper(held, "utf-8", errors="backslashreplace", newline="\n")) as printed:
        yield
    printed.flush()
    write_file(path, held.getvalue())


def _worded(blocks: "Iterable[render.layout.Block]", stream: Any) -> "list[render.layout.Block]":  # noqa: ANN401  whatever stands in for a stream
    """Put a screen in the names its reader typed, and in signs that their console can show."""
    if is_indonesian():
        blocks = [render.layout.changed(one, as_typed) for one in blocks]
    return render.signs.with_plainer_signs(blocks, _encoding(stream))


def _plain(blocks: "Iterable[render.layout.Block]") -> str:
    return render.layout.plain(blocks, max(get_terminal_size((PIPE_WIDTH, 24)).columns, 60))


def _in_signs_of(stream: Any, text: str) -> str:  # noqa: ANN401  as above
    """Put a text in signs that a console can show."""
    return text.translate(render.signs.fallback(_encoding(stream), text))


def _encoding(stream: Any) -> str:  # noqa: ANN401  as above
    return getattr(stream, "encoding", None) or "ascii"


def _is_utf() -> bool:
    return _encoding(sys.stdout).lower().startswith("utf")
