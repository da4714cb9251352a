"""Where the nodes of any YAML text stand, counted from the parser's events; goes through the whole text."""

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

DEEPEST = 40


def parser(text: str) -> Any:  # noqa: ANN401  PyYAML has no types for its C parser
    """Take the parser written in C, where there is one."""
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)


Place = tuple[int, int]


@dataclass
class EventPositions:
    """On which line and column each node of a text stands, and the keys that are written twice."""

    keys: dict[Jalur, Place] = field(default_factory=dict)
    values: dict[Jalur, Place] = field(default_factory=dict)
    repeated: list[tuple[str, Place, Place]] = field(default_factory=list)

    def key(self, jalur: Jalur) -> Place | None:
        """Give the place of a key; an item of a list has none."""
        return self.keys.get(jalur)

    def value(self, jalur: Jalur) -> Place | None:
        """Give the place of a value; for a map or a list below its key, that of the key."""
        return self.values.get(jalur)

    def nearest(self, jalur: Jalur) -> Place:
        """Give the place of a node, or of the nearest one above it that is written; a key where there is one."""
        for length in range(len(jalur), 0, -1):
            found = self.keys.get(jalur[:length]) or self.values.get(jalur[:length])
            if found:
                return found
        return self.values.get((), (1, 1))


def positions(text: str) -> EventPositions:
    """Index a text by the way to each node; goes as far as the text can be read."""
    index = EventPositions()
    with suppress(yaml.YAMLError):  # what was indexed before the mistake is still right
        _index(parser(text).get_event, index)
    return index


def _index(next_event: Any, index: EventPositions) -> None:  # noqa: ANN401
    open_nodes: list[_Open] = []
    while True:
        event = next_event()
        kind = event.__class__
        if kind is StreamEndEvent or len(open_nodes) > DEEPEST:
            return
        if kind is MappingEndEvent or kind is SequenceEndEvent:
            open_nodes.pop()
        elif kind in (ScalarEvent, AliasEvent, MappingStartEvent, SequenceStartEvent):
            place = (event.start_mark.line + 1, event.start_mark.column + 1)
            is_collection = kind is MappingStartEvent or kind is SequenceStartEvent
            jalur = open_nodes[-1].take(event, place, index) if open_nodes else ()
            if jalur is not None and jalur not in index.values:
                index.values[jalur] = index.keys.get(jalur, place) if is_collection and not event.flow_style else place
            if is_collection:
                open_nodes.append(_Open(jalur if jalur is not None else ("",), is_list=kind is SequenceStartEvent))


@dataclass
class _Open:
    """A map or list that is being read."""

    jalur: Jalur
    is_list: bool
    count: int = 0
    key: str | int | None = None

    def take(self, event: Any, place: Place, index: EventPositions) -> Jalur | None:  # noqa: ANN401
        """Take the next event as an item, a key (None) or a value; gives the way to it."""
        if self.is_list:
            self.count += 1
            return (*self.jalur, self.count - 1)
        if self.key is None:
            self.key = _index_key(event)
            jalur = (*self.jalur, self.key)
            if jalur in index.keys:
                index.repeated.append((str(self.key), index.keys[jalur], place))
                self.key = f"{self.key} ({len(index.repeated)})"  # what it holds is not a repetition again
            else:
                index.keys[jalur] = place
            return None
        jalur, self.key = (*self.jalur, self.key), None
        return jalur


def _index_key(event: Any) -> str | int:  # noqa: ANN401
    if event.__class__ is not ScalarEvent:
        return ""
    text: str = event.value
    return int(text) if not event.style and INT.fullmatch(text) and text != "-0" and len(text) <= MOST_DIGITS else text
