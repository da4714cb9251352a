"""Draw the rooms of zi_cli from their imports into docs/architecture.md.

python tools/rooms.py           write the drawing
python tools/rooms.py --check   exit 1 where it is not current
"""

import ast
from collections import Counter
from collections.abc import Iterator, Sequence

import grimp
from halaman import ROOT, written

PACKAGE = "zi_cli"
PAGE = ROOT / "docs" / "architecture.md"
BEGIN, END = "<!-- drawn by tools/rooms.py -->\n", "<!-- until here -->\n"
MANY = 20
"""From so many imports on, an arrow is thick: exact counts would be out of date after every change."""


def drawing() -> str:
    """Draw each room with its own sentence, and an arrow to each room that no other arrow already leads to."""
    arrows = imports()
    rooms = sorted({room for arrow in arrows for room in arrow}, key=lambda one: (-len(_below(one, arrows)), one))
    lines = [f'    {room}["<b>{room}</b><br/>{_sentence(room)}"]' for room in rooms]
    for room in rooms:
        known = [other for other in rooms if (room, other) in arrows]
        further = {below for other in known for below in _below(other, arrows)}
        lines += [f"    {room} {_line(arrows[room, other])} {other}" for other in known if other not in further]
    return "\n".join(("```mermaid", "flowchart TD", *lines, "```")) + "\n"


def imports() -> Counter[tuple[str, str]]:
    """Count the imports from room to room; what stands beside the rooms is none."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    return Counter(
        (room, other)
        for name in graph.modules
        for imported in graph.find_modules_directly_imported_by(name)
        for room, other in [(_room(name), _room(imported))]
        if room and other and room != other
    )


def _room(module: str) -> str:
    name = module.split(".")[1] if "." in module else ""
    return name if (ROOT / PACKAGE / name / "__init__.py").exists() and name else ""


def _below(room: str, arrows: Counter[tuple[str, str]]) -> set[str]:
    """Name the rooms that a room knows, directly or through others; there are no circles."""
    known = {other for one, other in arrows if one == room}
    return known.union(*(_below(one, arrows) for one in known))


def _sentence(room: str) -> str:
    text = ast.get_docstring(ast.parse((ROOT / PACKAGE / room / "__init__.py").read_text(encoding="utf-8"))) or ""
    return "<br/>".join(_wrapped(text.split("\n\n", maxsplit=1)[0].replace('"', "'").split()))


def _wrapped(words: Sequence[str], width: int = 32) -> Iterator[str]:
    line = ""
    for word in words:
        if line and len(line) + len(word) >= width:
            yield line
            line = ""
        line = f"{line} {word}".strip()
    yield line


def _line(count: int) -> str:
    return "==>" if count >= MANY else "-->"


def page() -> str:
    """Give the page with the drawing between its marks."""
    before, rest = PAGE.read_text(encoding="utf-8").split(BEGIN)
    return before + BEGIN + drawing() + END + rest.split(END)[1]


if __name__ == "__main__":
    raise SystemExit(written(PAGE, page()))
