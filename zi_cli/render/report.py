"""A report through its template: Markdown or HTML, the project's template or the unit's own."""

import re
from collections.abc import Callable
from pathlib import Path

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from zi_cli.model.waktu import TidakTerbaca
from zi_cli.render.layout import clean
from zi_cli.render.markdown import escaped
from zi_cli.render.report_view import Laporan

PACKAGED = Path(__file__).resolve().parent.parent / "templates"
CHECKOUT = Path(__file__).resolve().parent.parent.parent / "templates"
NAME = "laporan.{bentuk}.j2"
_FEWER_BLANKS = re.compile(r"\n{3,}")


def render_report(view: Laporan, bentuk: str, overrides: Path | None = None) -> str:
    """Render a report as `md` or `html`; a template of the same name in `overrides` takes the project's place.

    A unit's own template comes with its files, so it runs in a sandbox: it sees the report and nothing else.
    Raises TidakTerbaca when a template cannot be used.
    """
    environment = _environment(bentuk, overrides)
    name = NAME.format(bentuk=bentuk)
    try:
        text = environment.get_template(name).render(laporan=view).lstrip()
        return _FEWER_BLANKS.sub("\n\n", text).rstrip() + "\n"
    except jinja2.TemplateSyntaxError as error:
        raise _unusable(f"{error.filename or name}:{error.lineno}", error) from error
    except (jinja2.TemplateError, ArithmeticError, TypeError, ValueError, LookupError, AttributeError) as error:
        raise _unusable(name, error) from error


def _unusable(place: str, error: Exception) -> TidakTerbaca:
    return TidakTerbaca(
        f"template {place} tidak dapat dipakai: {error}", "perbaiki, atau hapus agar template zi dipakai"
    )


def _environment(bentuk: str, overrides: Path | None) -> SandboxedEnvironment:
    folders = [folder for folder in (overrides, PACKAGED, CHECKOUT) if folder and folder.is_dir()]
    return SandboxedEnvironment(
        loader=_Files(folders),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=markdown if bentuk == "md" else visible,
    )


class _Files(jinja2.BaseLoader):
    """Reads templates from folders in order; a link that leaves its folder is not followed."""

    def __init__(self, folders: list[Path]) -> None:
        self.folders = folders

    def get_source(self, _environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        for folder in self.folders:
            path = folder / template
            if path.is_file() and path.resolve().is_relative_to(folder.resolve()):
                return path.read_text(encoding="utf-8"), str(path), lambda: True
        raise jinja2.TemplateNotFound(template)


def visible(value: object) -> object:
    """Drop signs that are not seen, such as those that turn the direction of text."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def markdown(value: object) -> object:
    """Escape a text for Markdown, inside a table too; what a macro has made is escaped already."""
    if isinstance(value, Markup) or not isinstance(value, str):
        return value
    return Markup(escaped(value))  # noqa: S704  escaped in the line itself
