"""Templates: the project's own or the unit's, which come with its files and so run in a sandbox."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from typing import Any

import jinja2
from jinja2.sandbox import SandboxedEnvironment
from markupsafe import Markup

from zi_cli.model.refusal import Refusal
from zi_cli.model.tulisan import clean, tampak
from zi_cli.render.bounds import BoundedEnvironment
from zi_cli.render.template_files import find, is_own, unusable

MOST_BYTES = 1024 * 1024
"""What a template of text may take."""


def environment(
    name: str,
    overrides: Path | None,
    finalize: Callable[[object], object],
    filters: Mapping[str, Callable[..., object]],
) -> SandboxedEnvironment:
    """Give what renders a template: escaping is on, and a unit's own sees what it is given, and comes to an end."""
    options: dict[str, Any] = {
        "loader": jinja2.FunctionLoader(partial(_source, overrides)),
        "autoescape": True,
        "finalize": finalize,
        "undefined": jinja2.StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "keep_trailing_newline": True,
    }
    if is_own(name, overrides):
        return BoundedEnvironment(filters, **options)
    made = SandboxedEnvironment(**options)
    made.filters.update(filters)
    return made


def _source(overrides: Path | None, name: str) -> tuple[str, str, Callable[[], bool]] | None:
    """Read a template; None where there is none."""
    try:
        path = find(name, overrides)
    except Refusal:
        return None
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{name} lebih dari {MOST_BYTES // 1024 // 1024} MB")
    try:
        return path.read_text(encoding="utf-8"), str(path), lambda: True
    except UnicodeDecodeError as error:
        raise ValueError("bukan teks UTF-8; simpan lagi sebagai UTF-8") from error


def render(
    name: str,
    given: dict[str, object],
    overrides: Path | None,
    finalize: Callable[[object], object],
    filters: Mapping[str, Callable[..., object]] | None = None,
) -> str:
    """Render a template of text, without the signs that nobody sees; raises Refusal when it cannot be used."""
    sandbox = environment(name, overrides, finalize, filters or {})
    try:
        return tampak(sandbox.get_template(name).render(given))
    except jinja2.TemplateSyntaxError as error:
        raise unusable(f"{error.filename or name}:{error.lineno}", error) from error
    except RecursionError as error:
        raise unusable(name, "terlalu dalam, atau memanggil dirinya tanpa akhir") from error
    except BROKEN as error:
        raise unusable(_place(name, error), error) from error


def _place(name: str, error: BaseException) -> str:
    """Give the file and the line of a template where it went wrong, as far as jinja knows it."""
    place, at = name, error.__traceback__
    while at:
        if "__jinja_exception__" in at.tb_frame.f_globals:
            place = f"{at.tb_frame.f_code.co_filename}:{at.tb_lineno}"
        at = at.tb_next
    return place


BROKEN = (
    jinja2.TemplateError,
    ArithmeticError,
    TypeError,
    ValueError,
    LookupError,
    AttributeError,
    AssertionError,
    RuntimeError,
    MemoryError,
    SyntaxError,
    OSError,
)
"""What a template that somebody else wrote may raise."""


def visible(value: object) -> object:
    """Drop signs that are not seen, such as those that turn the direction of text."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value
