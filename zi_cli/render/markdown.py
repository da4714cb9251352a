"""Text inside Markdown: shown as it is, never read as markup."""

from markupsafe import Markup

from zi_cli.render.layout import clean

_SIGNS = {ord(sign): f"\\{sign}" for sign in r"\`*_[]|~#$"} | {ord("<"): "&lt;", ord(">"): "&gt;", ord("&"): "&amp;"}


def escaped(text: str) -> str:
    """Escape a text for a line of Markdown, inside a table too."""
    return clean(text).translate(_SIGNS)


def markdown(value: object) -> object:
    """Escape what a template shows; what a macro has made is escaped already."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup(escaped(value))  # noqa: S704  escaped in the line itself
