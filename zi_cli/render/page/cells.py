"""What stands on a page by the thousand: a template would take too long over it. Every text of the unit goes through `safe`."""

from markupsafe import Markup

from zi_cli.render.dashboard.blocks import safe
from zi_cli.render.dashboard.markup import Keadaan, cip
from zi_cli.render.page.blocks import Redup, Sel, Tabel, Tautan


def cell(one: Sel, akar: str, *, stacked: bool = False) -> Markup:
    """Set what stands in a place; several stand below each other where they are stacked."""
    return Markup(_cell(one, akar, stacked=stacked))  # noqa: S704  made of texts that are escaped


def rows(one: Tabel, akar: str) -> Markup:
    """Set the rows of a table; on a narrow page each cell but the first names its column."""
    ways = [_attributes(one, n) for n in range(len(one.kepala))]
    made = "".join(
        '<tr role="row">'
        + "".join(f'<td role="cell"{ways[n]}>{_cell(each, akar, stacked=True)}</td>' for n, each in enumerate(row))
        + "</tr>\n"
        for row in one.baris
    )
    return Markup(made)  # noqa: S704  as above


def _attributes(one: Tabel, n: int) -> str:
    named = f' data-kepala="{safe(one.kepala[n])}"' if n and one.kepala[n] else ""
    kind = "kanan" if n in one.kanan else "pendek" if n in one.pendek else ""
    return named + (f' class="{kind}"' if kind else "")


def _cell(one: Sel, akar: str, *, stacked: bool) -> str:
    match one:
        case Markup():
            return str(one)
        case str():
            return safe(one)
        case Tautan():
            return _link(one, akar)
        case Keadaan():
            return cip(one)
        case Redup():
            return f'<span class="redup">{safe(one.teks)}</span>'
        case _:
            parts = (_cell(each, akar, stacked=False) for each in one)
            return "".join(f"<div>{part}</div>" if stacked else part for part in parts)


def _link(one: Tautan, akar: str) -> str:
    how = ' target="_blank" rel="noopener noreferrer"' if one.luar else " download" if one.unduh else ""
    number = f'<span class="nomor">{safe(one.nomor)}</span> ' if one.nomor else ""
    return f'<a href="{"" if one.luar else akar}{safe(one.ke)}"{how}>{number}{safe(one.teks)}</a>'
