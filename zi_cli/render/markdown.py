"""Text inside Markdown: shown as it is, never read as markup."""

from zi_cli.render.layout import clean

_SIGNS = {ord(sign): f"\\{sign}" for sign in r"\`*_[]|~#$"} | {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;"}


def escaped(text: str) -> str:
    """Escape a text for a line of Markdown, inside a table too."""
    return clean(text).translate(_SIGNS)
