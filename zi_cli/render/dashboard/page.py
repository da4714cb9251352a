"""The dashboard as one HTML file: its template, its style and its script, and a policy that lets nothing else in."""

from base64 import b64encode
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from zi_cli.core.laporan import BahanDasbor
from zi_cli.render.dashboard import markup
from zi_cli.render.dashboard.account import jelas
from zi_cli.render.dashboard.view import dashboard_view
from zi_cli.render.template_files import find
from zi_cli.render.templates import render, visible

NAME = "dasbor.html.j2"
PIECES = (
    markup.batang,
    markup.cip,
    markup.kartu,
    jelas,
    markup.peta,
    markup.rentang,
    markup.tabel,
    markup.tanda,
    markup.tautan,
)
"""What a template may call."""
PAGE = """@page {{ size: A4 landscape; margin: 15mm 12mm 14mm;
  @top-center {{ content: "{tanda}"; font: 700 9pt sans-serif; color: #8a3b00; }}
  @bottom-left {{ content: "Dasbor Zona Integritas {tahun}, posisi per {per}"; font: 8pt sans-serif; color: #4d5968; }}
  @bottom-right {{ content: counter(page) " / " counter(pages); font: 8pt sans-serif; color: #4d5968; }}
}}
"""
"""What stands in the margins of every printed page: words that zi makes, none of the plan's."""


def make(bahan: BahanDasbor, overrides: Path | None = None) -> str:
    """Make the page of a year from what was gathered for it; raises as below."""
    return render_dashboard(dashboard_view(bahan), overrides)


def render_dashboard(view: Mapping[str, object], overrides: Path | None = None) -> str:
    """Render the page; a unit's own template takes the project's place, style and script stay the project's.

    Raises Refusal when a template cannot be used.
    """
    tanda = "CONTOH: ANGKA REKAAN" if view["contoh"] else ""
    gaya = _text("dasbor.css") + PAGE.format(tanda=tanda, tahun=view["tahun"], per=view["per"])
    skrip = _text("dasbor.js")
    given: dict[str, object] = {
        "dasbor": view,
        "gaya": _trusted(gaya),
        "skrip": _trusted(skrip),
        "kebijakan": f"default-src 'none'; style-src '{_digest(gaya)}'; script-src '{_digest(skrip)}'; "
        "base-uri 'none'; form-action 'none'",
        **{piece.__name__: _piece(piece) for piece in PIECES},
    }
    return render(NAME, given, overrides, visible)


def _piece(made: Callable[..., str]) -> Callable[..., Markup]:
    return lambda *given: _trusted(made(*given))


def _trusted(text: str) -> Markup:
    """Mark HTML of zi's own, in which every text of the plan is escaped."""
    return Markup(text)  # noqa: S704


def _text(name: str) -> str:
    return find(name).read_text(encoding="utf-8").strip() + "\n"


def _digest(text: str) -> str:
    """Name a text as a policy names what it allows: by its digest."""
    return f"sha256-{b64encode(sha256(text.encode()).digest()).decode()}"
