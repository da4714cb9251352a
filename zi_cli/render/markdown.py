"""What a template of Markdown shows, escaped."""

from markupsafe import Markup

from zi_cli.model.markdown import escaped


def markdown(value: object) -> object:
    """Escape what a template shows; what a macro has made is escaped already."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup(escaped(value))  # noqa: S704  escaped in the line itself
