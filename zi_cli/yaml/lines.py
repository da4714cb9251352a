"""Where the nodes of a plainly written text stand, looked up when somebody asks.

Only for texts that plain reading has read: it notes where each list and map begins, and from there it is a few lines to
any node. The places are those that the parser's events give, without reading the whole text again; that the two agree
is a test over thousands of changed files.
"""

import re
from typing import Any

from zi_cli.model.masalah import Jalur
from zi_cli.yaml.plain import FLOW, Begins, flow_key
from zi_cli.yaml.positions import Found, Place, Positions
from zi_cli.yaml.text import child

Key = str | int

_CONTENT = re.compile(r" *(?:([^ #])|#|\Z)")
_MISSING = object()


class LinePositions(Positions):
    """The places that the lines of a text give."""

    def __init__(self, lines: list[str], tree: Any, begins: Begins) -> None:  # noqa: ANN401  the tree of a document
        self._lines, self._tree, self._begins = lines, tree, begins
        self._flows: dict[Place, dict[Key, Found]] = {}

    def find(self, jalur: Jalur) -> Found | None:
        """Go down from the root."""
        first = next(n for n, line in enumerate(self._lines) if line.lstrip(" ")[:1] not in ("", "#"))
        found: Found = (None, (first + 1, 1))
        tree, line, column = self._tree, 0, 0
        for n, step in enumerate(jalur):
            below = child(tree, step, _MISSING)
            if below is _MISSING:
                return None
            begun = self._begins.get(id(below))
            if begun is None:
                return self._between_brackets(self._written(tree, line, column, step), jalur[n + 1 :])
            of_key, line, indent = begun
            key = (of_key + 1, column + 1) if of_key >= 0 else None
            tree, column = below, indent
            found = key, key or (line + 1, column + 1)
        return found

    def _written(self, tree: Any, line: int, column: int, step: Key) -> Found:  # noqa: ANN401  a list or a map
        """Find what a line says by itself, in the list or map that begins on a line with an indent."""
        if tree.__class__ is list:
            dash = " " * column + "- "
            items = (n for n in range(line, len(self._lines)) if self._lines[n].startswith(dash))
            return None, (next(n for at, n in enumerate(items) if at == step) + 1, column + 3)
        key, behind = f"{step}:", column + len(str(step)) + 1
        if not self._lines[line].startswith(key, column):  # the first key of an item stands behind a dash
            key = " " * column + key
            line = next(n for n in range(line, len(self._lines)) if self._lines[n].startswith(key))
        said = _CONTENT.match(self._lines[line], behind)
        start = said.start(1) if said and said[1] else behind
        return (line + 1, column + 1), (line + 1, start + 1)

    def _between_brackets(self, found: Found | None, jalur: Jalur) -> Found | None:
        """Go on from what a line says by itself."""
        for step in jalur:
            place = found[1] if found else (0, 0)
            if place not in self._flows:
                self._flows[place] = self._bracketed(place[0] - 1, place[1] - 1)[0]
            found = self._flows[place].get(step)
        return found

    def _bracketed(self, line: int, at: int) -> tuple[dict[Key, Found], int]:
        """Give what stands between the brackets that open at a sign, none where none do, and where they end."""
        found: dict[Key, Found] = {}
        text = self._lines[line]
        if text[at : at + 1] not in ("{", "["):
            return found, at
        is_map, at = text[at] == "{", at + 1
        while True:
            start, token = _token(text, at)
            if token[1] and token[1] in "}]":
                return found, token.end()
            if token[1] == ",":
                at = token.end()
                continue
            step: Key = len(found)
            key = None
            if is_map:
                step, key = flow_key(token), (line + 1, start + 1)
                start, token = _token(text, token.end())
            found[step] = key, (line + 1, start + 1)
            at = self._bracketed(line, start)[1] if token[1] else token.end()


def _token(text: str, at: int) -> tuple[int, re.Match[str]]:
    """Give the next sign or text between brackets, and where it starts."""
    token = FLOW.match(text, at)
    assert token, text  # plain reading has read it
    return token.end() - len(token[0].lstrip(" ")), token
