"""Where the nodes of a plainly written text stand, looked up by indents when somebody asks.

Only for texts that `yaml_quick` has read: of these it gives the places that `yaml_strict.positions` gives, without
reading the whole text again. That the two agree is a test over thousands of changed files.
"""

import re

from zi_cli.files.yaml_quick import FLOW, INT, KEY
from zi_cli.model.masalah import Jalur

Place = tuple[int, int]
Key = str | int

_KEY = re.compile(rf"{KEY}:(?: |\Z)")
_CONTENT = re.compile(r" *(?:([^ #])|#|\Z)")


class _Node:
    """A node: the place of its key, that of its value, where its children are written, and those that were asked for.

    Children stand in lines of one indent from a line on, or between brackets that open at a sign of one line.
    """

    __slots__ = ("column", "is_flow", "key", "known", "line", "lines", "value")

    def __init__(
        self, key: Place | None, value: Place, line: int = -1, column: int = -1, *, is_flow: bool = False
    ) -> None:
        self.key, self.value, self.line, self.column, self.is_flow = key, value, line, column, is_flow
        self.known: dict[Key, _Node] = {}
        self.lines: dict[Key, int] | None = None


class LinePositions:
    """On which line and column the nodes of one text stand; each list and map is looked through once, when asked for."""

    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._indents = [len(line) - len(line.lstrip(" ")) for line in lines]
        first = self._next(0)
        self._root = _Node(None, (first + 1, 1), first, 0)

    def key(self, jalur: Jalur) -> Place | None:
        """Give the place of a key; an item of a list has none."""
        found = self._node(jalur)
        return found.key if found else None

    def value(self, jalur: Jalur) -> Place | None:
        """Give the place of a value; for a map or a list below its key, that of the key."""
        found = self._node(jalur)
        return found.value if found else None

    def nearest(self, jalur: Jalur) -> Place:
        """Give the place of a node, or of the nearest one above it that is written; a key where there is one."""
        for length in range(len(jalur), 0, -1):
            found = self._node(jalur[:length])
            if found:
                return found.key or found.value
        return self._root.value

    def _node(self, jalur: Jalur) -> _Node | None:
        node = self._root
        for step in jalur:
            found = node.known.get(step) or self._below(node, step)
            if found is None:
                return None
            node = found
        return node

    def _below(self, node: _Node, step: Key) -> _Node | None:
        """Find a child, and keep it."""
        if node.line < 0:
            return None
        if node.is_flow:
            if not node.known:
                node.known = self._bracketed(node.line, node.column)[0]
            return node.known.get(step)
        is_list = self._is_list(node)
        if node.lines is None:
            node.lines = self._items(node) if is_list else self._keys(node)
        line = node.lines.get(step)
        if line is None:
            return None
        found = self._item(line, node.column + 2) if is_list else self._of_key(line, node.column)
        node.known[step] = found
        return found

    def _is_list(self, node: _Node) -> bool:
        """Say whether the children are items; the map of an item begins behind the dash, a list never does."""
        return self._indents[node.line] == node.column and self._lines[node.line].startswith("- ", node.column)

    def _keys(self, node: _Node) -> dict[Key, int]:
        column, lines = node.column, self._lines
        return {lines[one][column : lines[one].index(":", column)]: one for one in self._at(node.line, column)}

    def _items(self, node: _Node) -> dict[Key, int]:
        return dict(enumerate(self._at(node.line, node.column)))

    def _at(self, first: int, column: int) -> list[int]:
        """Give the lines of one indent, as far as the list or map goes; the first may begin with the dash of its item."""
        indents, lines, found = self._indents, self._lines, [first]
        for line in range(first + 1, len(lines)):
            indent = indents[line]
            if indent > column:
                continue
            sign = lines[line][indent : indent + 1]
            if sign in ("", "#"):
                continue
            if indent < column:
                break
            found.append(line)
        return found

    def _next(self, line: int) -> int:
        """Give the first line from one on that says something."""
        while line < len(self._lines) and self._lines[line][self._indents[line] :][:1] in ("", "#"):
            line += 1
        return line

    def _item(self, line: int, column: int) -> _Node:
        if _KEY.match(self._lines[line], column):
            return _Node(None, (line + 1, column + 1), line, column)
        return self._content(None, line, column)

    def _of_key(self, line: int, column: int) -> _Node:
        """Give the node of a key by what stands behind its colon, or below it."""
        key, behind = (line + 1, column + 1), self._lines[line].index(":", column) + 1
        said = _CONTENT.match(self._lines[line], behind)
        if said and said[1]:
            return self._content(key, line, said.start(1))
        below = self._next(line + 1)
        if below < len(self._lines) and self._indents[below] > column:
            return _Node(key, key, below, self._indents[below])
        return _Node(key, (line + 1, behind + 1))

    def _content(self, key: Place | None, line: int, at: int) -> _Node:
        """Give the node of what begins at a sign of a line."""
        if self._lines[line][at] in "{[":
            return _Node(key, (line + 1, at + 1), line, at, is_flow=True)
        return _Node(key, (line + 1, at + 1))

    def _bracketed(self, line: int, at: int) -> tuple[dict[Key, _Node], int]:
        """Give what stands between brackets, and where they end."""
        found: dict[Key, _Node] = {}
        text = self._lines[line]
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
                step, key = _key_of(token), (line + 1, start + 1)
                start, token = _token(text, token.end())
            found[step] = self._content(key, line, start)
            at = self._bracketed(line, start)[1] if token[1] else token.end()


def _token(text: str, at: int) -> tuple[int, re.Match[str]]:
    """Give the next sign or text between brackets, and where it starts."""
    token = FLOW.match(text, at)
    if token is None:
        raise AssertionError(text)  # yaml_quick has read it
    return token.end() - len(token[0].lstrip(" ")), token


def _key_of(token: re.Match[str]) -> Key:
    if token[4] is None:
        return token[2] if token[2] is not None else token[3]
    bare = token[4].rstrip(" ")
    return int(bare) if INT.fullmatch(bare) else bare
