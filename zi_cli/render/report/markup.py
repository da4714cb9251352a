"""The report in Markdown and HTML, through its template: the project's, or the unit's own."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from markupsafe import Markup

from zi_cli.model.markdown import escaped
from zi_cli.model.tulisan import Berbaris, clean
from zi_cli.render.report.document import DaftarButir, Kalimat, Poin
from zi_cli.render.report.view import Laporan
from zi_cli.render.templates import render, visible

_FEWER_BLANKS = re.compile(r"\n{3,}")
_MARKS = {(True, False): "**", (False, True): "*", (True, True): "***"}


def render_report(view: Laporan, bentuk: str, overrides: Path | None = None) -> str:
    """Render a report as `md` or `html`; a template of the same name in `overrides` takes the project's place.

    Raises Refusal when a template cannot be used.
    """
    filters: dict[str, Callable[..., object]] = {"kalimat": sentence, "daftar": items} if bentuk == "md" else {}
    finalize = _markdown if bentuk == "md" else _html
    text = render(f"laporan.{bentuk}.j2", {"laporan": view}, overrides, finalize, filters)
    return _FEWER_BLANKS.sub("\n\n", text.lstrip()).rstrip() + "\n"


def _markdown(value: object) -> object:
    """Escape what a template shows; what a macro has made is escaped already."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    lines = value.splitlines() if isinstance(value, Berbaris) else [value]
    return Markup("<br>".join(map(escaped, lines)))  # noqa: S704  escaped in the line itself


def _html(value: object) -> object:
    """Drop signs that are not seen, and keep the lines that are to be kept."""
    return Markup("<br>").join(clean(value).splitlines()) if isinstance(value, Berbaris) else visible(value)


def sentence(words: Kalimat) -> Markup:
    """Write a sentence in Markdown; words that its marks cannot enclose there, inside a word, are written plain."""
    shown = [(one, escaped(one.teks) if n == 0 else escaped(f"x{one.teks}")[1:]) for n, one in enumerate(words)]
    made: list[str] = []
    for n, (one, text) in enumerate(shown):
        before, after = made[-1][-1:] if made else "", shown[n + 1][1][:1] if n + 1 < len(shown) else ""
        mark = _MARKS.get((one.tebal, one.miring), "")
        made.append(f"{mark}{text}{mark}" if mark and _encloses(before, text, after) else text)
    return Markup("".join(made))  # noqa: S704  escaped above


def _encloses(before: str, text: str, after: str) -> bool:
    """Tell whether marks between these are read as marks: no blank inside them, and a letter there needs none outside."""
    begins = (text[:1].isalnum() and before != "*") or not before.strip()
    ends = (text[-1:].isalnum() and after != "*") or not after.strip()
    return bool(text.strip()) and text == text.strip() and begins and ends


def items(butir: DaftarButir) -> Iterator[tuple[Markup, Kalimat]]:
    """Give the items of a list, each behind what stands before it: its blanks, and its number or its sign."""
    opened: list[tuple[Poin, str]] = []
    for one in butir.isi:
        before = opened[one.tingkat] if len(opened) > one.tingkat else None
        del opened[one.tingkat :]
        margin = " " * sum(len(marker) + 1 for _, marker in opened)
        begins = before is None or not one.follows(before[0])
        marker = "-" if one.nomor is None else f"{one.nomor}{_closer(before, begins=begins)}"
        # Inside an item a list that does not begin with 1 needs a blank line before it.
        gap = "\n" if opened and begins and one.nomor not in (None, 1) else ""
        opened.append((one, marker))
        yield Markup(f"{gap}{margin}{marker} "), one.kata  # noqa: S704  digits and signs


def _closer(before: tuple[Poin, str] | None, *, begins: bool) -> str:
    """Choose the sign behind a number: a list behind another one is a list of its own when its sign differs."""
    if before is None or before[0].nomor is None:
        return "."
    return before[1][-1] if not begins else {".": ")", ")": "."}[before[1][-1]]
