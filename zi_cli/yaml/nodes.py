"""The nodes of any YAML text and where each stands, hung below each other as the parser's events come."""

from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from zi_cli.model.masalah import Jalur
from zi_cli.yaml.plain import INT, MOST_DIGITS
from zi_cli.yaml.positions import Found, Place, Positions
from zi_cli.yaml.problem import MOST_PROBLEMS

DEEPEST = 40
Key = str | int


def parser(text: str) -> Any:  # noqa: ANN401  PyYAML has no types for its C parser
    """Take the parser written in C, where there is one."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)


@dataclass(slots=True)
class Node:
    """A node and its place in the text, as character offsets; `end` is behind its last own character."""

    start: int
    end: int
    place: Place
    is_map: bool = False
    is_flow: bool = False
    is_block: bool = False
    """Whether it is a map or a list in lines of its own."""
    text: Key = ""
    """What it says, where it is a key."""
    key: Place | None = None
    """Where the key stands that holds it."""
    key_end: int | None = None
    """Behind the colon of that key."""
    below: dict[Key, "Node"] = field(default_factory=dict)
    """The content under each key, or each item by its number; of a key that is repeated, the first."""
    waiting: "Node | None" = None
    """The key whose content has not come yet."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written: a key that ends at its colon."""
        return self.start == self.end

    @property
    def column(self) -> int:
        """Its column, from 0."""
        return self.place[1] - 1

    @property
    def column_below(self) -> int:
        """The column, from 0, of what is written in lines of its own below its key."""
        return self.key[1] + 1 if self.key else 2

    @property
    def items(self) -> list["Node"]:
        """What it holds, in order."""
        return list(self.below.values())


class Nodes(Positions):
    """The nodes of a text as far as it can be read, and the keys that are written twice: as many as are told."""

    def __init__(self, text: str) -> None:
        self.repeated: list[tuple[Key, Place, Place]] = []
        self.is_whole = False
        self._text = text
        self._stream = Node(0, 0, (1, 1))
        with suppress(yaml.YAMLError):  # what was read before the mistake is still right
            self._read(parser(text).get_event)
            self.is_whole = True

    @property
    def root(self) -> Node | None:
        """The root of the only document."""
        return self._stream.below.get(0)

    def find(self, jalur: Jalur) -> Found | None:
        """Go down from the root."""
        node = self.root
        for step in jalur:
            node = node.below.get(step) if node else None
        return (node.key, (node.is_block and node.key) or node.place) if node else None

    def _read(self, next_event: Any) -> None:  # noqa: ANN401  PyYAML has no types for its events
        open_nodes = [self._stream]
        while len(open_nodes) <= DEEPEST + 1 and len(self.repeated) < MOST_PROBLEMS:
            event = next_event()
            kind = event.__class__
            if kind is StreamEndEvent:
                return
            if kind is MappingEndEvent or kind is SequenceEndEvent:
                node = open_nodes.pop()
                node.end = event.end_mark.index if node.is_flow else node.items[-1].end
            elif kind is ScalarEvent or kind is AliasEvent:
                self._hang(open_nodes[-1], event)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                open_nodes.append(self._hang(open_nodes[-1], event))

    def _hang(self, above: Node, event: Any) -> Node:  # noqa: ANN401
        """Hang a node below another: as an item, as a key, or as what stands under the key before it."""
        node = _node(event, self._text)
        if above.is_map and above.waiting is None:
            above.waiting, node.text = node, _key_of(event)
            first = above.below.get(node.text)
            if first and first.key:
                self.repeated.append((node.text, first.key, node.place))
            return node
        key, above.waiting = above.waiting, None
        if key:
            node.key, node.key_end = key.place, self._text.find(":", key.end, node.start) + 1 or None
            if node.is_empty and not node.is_block and node.key_end:
                node.start = node.end = node.key_end  # nothing is written: it would stand right behind the colon
        above.below.setdefault(key.text if key else len(above.below), node)
        return node


def _node(event: Any, text: str) -> Node:  # noqa: ANN401
    mark, end, kind = event.start_mark, event.end_mark.index, event.__class__
    if kind is ScalarEvent and event.style in ("|", ">"):
        end = mark.index + len(text[mark.index : end].rstrip())
    is_collection = kind is MappingStartEvent or kind is SequenceStartEvent
    is_flow = is_collection and bool(event.flow_style)
    place = (mark.line + 1, mark.column + 1)
    return Node(mark.index, end, place, kind is MappingStartEvent, is_flow, is_collection and not is_flow)


def _key_of(event: Any) -> Key:  # noqa: ANN401
    text: str = event.value if event.__class__ is ScalarEvent else ""
    is_number = text and not event.style and INT.fullmatch(text) and text != "-0" and len(text) <= MOST_DIGITS
    return int(text) if is_number else text
