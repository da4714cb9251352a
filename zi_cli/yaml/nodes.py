"""Where each node of a YAML text stands: what an edit needs to know, and nothing else."""

from dataclasses import dataclass, field
from typing import Any

import yaml
from yaml.events import (
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)


@dataclass
class Node:
    """A node and its place in the text, as character offsets; `end` is behind its last own character."""

    start: int
    end: int
    column: int
    text: str | int | None = None
    """What a scalar says, as a key."""
    is_map: bool = False
    is_flow: bool = False
    items: list[tuple["Node | None", "Node"]] = field(default_factory=list)
    key_end: int | None = None
    """Behind the colon of the key that holds this node."""
    key_column: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written: a key that ends at its colon."""
        return self.start == self.end

    def child(self, step: str | int) -> "Node | None":
        """Give the content under a key, or the item of a number."""
        if self.is_map:
            return next((value for key, value in self.items if key and key.text == step), None)
        if isinstance(step, int) and 0 <= step < len(self.items):
            return self.items[step][1]
        return None


def nodes(text: str) -> Node | None:
    """Give the root of a text's nodes; None for a text that holds none, or cannot be parsed."""
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = [
            one for one in yaml.parse(text, Loader=loader) if isinstance(one, yaml.NodeEvent | yaml.CollectionEndEvent)
        ]
    except yaml.YAMLError:
        return None
    root = _node(iter(events), text) if events else None
    return None if root is None or (root.is_empty and not root.items and not root.is_flow) else root


def _node(events: Any, text: str) -> "Node | None":  # noqa: ANN401  an iterator of events
    event = next(events)
    start, end = event.start_mark.index, event.end_mark.index
    column = event.start_mark.column
    if isinstance(event, ScalarEvent):
        if event.style in ("|", ">"):
            end = start + len(text[start:end].rstrip())
        return Node(start, end, column, _key_of(event))
    if isinstance(event, (MappingEndEvent, SequenceEndEvent)):
        return None
    node = Node(start, end, column, is_map=isinstance(event, MappingStartEvent), is_flow=bool(event.flow_style))
    if isinstance(event, (MappingStartEvent, SequenceStartEvent)):
        _fill(node, events, text)
    return node


def _fill(node: Node, events: Any, text: str) -> None:  # noqa: ANN401
    """Read the items of a collection up to its end."""
    closing = _Peek(events)
    while not closing.is_end():
        key = _node(closing, text) if node.is_map else None
        value = _node(closing, text)
        if value is None:
            break
        if key:
            value.key_end = text.index(":", key.end) + 1
            value.key_column = key.column
            if value.is_empty:
                value.start = value.end = value.key_end
        node.items.append((key, value))
    end = next(closing)
    if node.is_flow:
        node.end = end.end_mark.index
    elif node.items:
        node.end = node.items[-1][1].end


class _Peek:
    """Events with a look at the next one."""

    def __init__(self, events: Any) -> None:  # noqa: ANN401
        self.events = events
        self.held: list[Any] = []

    def __iter__(self) -> "_Peek":
        return self

    def __next__(self) -> Any:  # noqa: ANN401
        return self.held.pop() if self.held else next(self.events)

    def is_end(self) -> bool:
        """Whether the collection ends here."""
        if not self.held:
            self.held.append(next(self.events))
        return isinstance(self.held[0], (MappingEndEvent, SequenceEndEvent))


def _key_of(event: ScalarEvent) -> str | int:
    value: str = event.value
    bare = value[1:] if value[:1] == "-" else value
    is_number = not event.style and bare.isdecimal() and bare.isascii() and (bare == "0" or bare[0] != "0")
    return int(value) if is_number and value != "-0" else value
