"""What the shell offers while a command is being typed: real ids, numbers, months and posts.

Runs at every press of the tab key, so it reads the plan's text without its schema; whatever goes wrong, it offers
nothing and says nothing. What is offered begins with what was typed: typer drops the rest.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

CHECK_FORMATS = ("text", "json", "github", "gitlab", "sarif", "junit", "md")
REPORT_FORMATS = ("md", "html", "docx", "pdf", "xlsx")


def months(incomplete: str) -> list[str]:
    """Offer months."""
    from zi_cli.model.waktu import NAMA_BULAN

    return _starting(NAMA_BULAN, incomplete)


def formats(incomplete: str) -> list[str]:
    """Offer the formats every command knows."""
    return _starting(["text", "json"], incomplete)


def check_formats(incomplete: str) -> list[str]:
    """Offer the formats of the check."""
    return _starting(CHECK_FORMATS, incomplete)


def report_formats(incomplete: str) -> list[str]:
    """Offer the formats of a report."""
    return _starting(REPORT_FORMATS, incomplete)


def kinds(incomplete: str) -> list[str]:
    """Offer the kinds of file."""
    return _starting(["rencana", "realisasi", "bukti", "rekomendasi", "periode", "zi", "peta", "jawaban"], incomplete)


def codes(incomplete: str) -> list[str]:
    """Offer the codes of the check."""
    from zi_cli.files.codes import all_codes

    return _starting([one.kode for one in all_codes()], incomplete)


def years(ctx: Any, incomplete: str) -> list[str]:  # noqa: ANN401  typer's context
    """Offer the years the plans cover."""
    covered: set[int] = set()
    for plan in _plans(ctx):
        period = plan.get("periode")
        if isinstance(period, dict) and all(isinstance(one, int) for one in period.values()):
            covered |= set(range(period.get("mulai", 0), period.get("selesai", -1) + 1))
    return _starting([str(year) for year in sorted(covered)], incomplete)


def programs(ctx: Any, incomplete: str) -> list[tuple[str, str]]:  # noqa: ANN401  as above
    """Offer programs, by id and by number."""
    return _fitting((node for node in _nodes(ctx) if "." not in node[0]), incomplete)


def nodes(ctx: Any, incomplete: str) -> list[tuple[str, str]]:  # noqa: ANN401  as above
    """Offer every node of the plan, by id and by number."""
    return _fitting(_nodes(ctx), incomplete)


def posts(ctx: Any, incomplete: str) -> list[str]:  # noqa: ANN401  as above
    """Offer the responsible posts, each in one spelling."""
    from zi_cli.core.jabatan import spellings

    found = (
        str(post)
        for plan in _plans(ctx)
        for program in _list(plan, "program")
        for line in _list(program, "kegiatan")
        for one in _list(line, "indikator")
        for named in [one.get("penanggung_jawab")]
        for post in (named if isinstance(named, list) else [named])
    )
    return _starting(spellings(found).values(), incomplete)


def _starting(words: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in words if word.startswith(incomplete)]


def _fitting(found: Iterator[tuple[str, str, str]], incomplete: str) -> list[tuple[str, str]]:
    return [(key, nama) for nomor, slug, nama in found for key in (slug, nomor) if key.startswith(incomplete)]


def _nodes(ctx: Any) -> Iterator[tuple[str, str, str]]:  # noqa: ANN401  as above
    """Give number, id and wording of every node."""
    from zi_cli.core.numbering import huruf, romawi

    for plan in _plans(ctx):
        for p, program in enumerate(_list(plan, "program"), 1):
            yield romawi(p), str(program.get("id")), str(program.get("nama"))
            for k, line in enumerate(_list(program, "kegiatan"), 1):
                nomor = f"{romawi(p)}.{k}"
                yield nomor, str(line.get("id")), str(line.get("nama"))
                for n, one in enumerate(_list(line, "indikator"), 1):
                    yield f"{nomor}.{huruf(n)}", str(one.get("id")), str(one.get("nama"))
                for n, one in enumerate(_list(line, "aktivitas"), 1):
                    yield f"{nomor}.{n}", str(one.get("id")), str(one.get("nama"))


def _list(node: dict[str, Any], key: str) -> list[dict[str, Any]]:
    held = node.get(key)
    return [one for one in held if isinstance(one, dict)] if isinstance(held, list) else []


def _plans(ctx: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  as above
    """Give the trees of the plans, unchecked."""
    import os

    from zi_cli.files.unit_folder import find_unit_folder
    from zi_cli.yaml.reading import read

    named = _folder(ctx) or os.environ.get("ZI_PLANS")
    places = find_unit_folder(Path(named) if named else None)
    for path in places.rencana() if places else ():
        tree = read(path.read_bytes()).tree
        if isinstance(tree, dict):
            yield tree


def _folder(ctx: Any) -> Path | None:  # noqa: ANN401  as above
    """Give the folder named by -C, behind the command's name or before it."""
    while ctx is not None:
        if ctx.params.get("folder"):
            return Path(ctx.params["folder"])
        ctx = ctx.parent
    return None
