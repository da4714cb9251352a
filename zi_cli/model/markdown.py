"""Text inside Markdown: shown as it is, never read as markup."""

import re

from zi_cli.model.tulisan import clean

_SIGNS = {ord(sign): f"\\{sign}" for sign in r"\`*_[]|~#$"} | {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;"}
_BLOCK = re.compile(r" *(?:(?P<nomor>[0-9]{1,9})(?=[.)](?: |$))|(?=[-+](?: |$)|(?:(?:- *)+|=+ *)$))")
"""What begins a block at the start of a line: a number, a list's sign, a line below a heading or across the page."""


def escaped(text: str) -> str:
    """Escape a text for a line of Markdown, inside a table too, and at the line's start as well."""
    shown = clean(text).translate(_SIGNS)
    shown = f" {shown.lstrip(' ')}" if shown.startswith("    ") else shown
    found = _BLOCK.match(shown)
    return f"{shown[: found.end()]}\\{shown[found.end() :]}" if found else shown
