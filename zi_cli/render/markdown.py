"""Text inside Markdown: shown as it is, never read as markup."""

import re

from markupsafe import Markup

from zi_cli.render.layout import clean

_SIGNS = {ord(sign): f"\\{sign}" for sign in r"\`*_[]|~#$"} | {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;"}
_BLOCK = re.compile(r" *(?:(?P<nomor>[0-9]{1,9})(?=[.)](?: |$))|(?=[-+](?: |$)|(?:-+|=+) *$))")
"""What begins a block at the start of a line: a number, a list's sign, a line below a heading or across the page."""


def escaped(text: str) -> str:
    """Escape a text for a line of Markdown, inside a table too, and at the line's start as well."""
    shown = clean(text).translate(_SIGNS)
    shown = f" {shown.lstrip(' ')}" if shown.startswith("    ") else shown
    found = _BLOCK.match(shown)
    return f"{shown[: found.end()]}\\{shown[found.end() :]}" if found else shown


def markdown(value: object) -> object:
    """Escape what a template shows; what a macro has made is escaped already."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup(escaped(value))  # noqa: S704  escaped in the line itself
