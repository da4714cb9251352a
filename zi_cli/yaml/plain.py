"""The plain way nearly every plan is written in, read line by line, some three times as fast as by the parser's events.

It gives the tree that strict reading would give, or gives up at the first thing it does not know for certain: it never
judges a file. That the two agree is a test over thousands of changed files.
"""

import re
from decimal import Decimal
from typing import Any, Final

GIVEN_UP: Final = object()
"""What is given for a text that goes beyond the plain way."""
CONSTANTS = {"": None, "~": None, "null": None, "true": True, "false": False}
INT = re.compile(r"-?(?:0|[1-9][0-9]*)")
DECIMAL = re.compile(r"-?(?:0|[1-9][0-9]*)\.[0-9]+")
KEY: Final = r"[A-Za-z_][A-Za-z0-9_./,() -]{0,200}+(?<! )"
"""A plain key: an id, the name of a post, the path of a file."""
MOST_DIGITS = 15
"""What a spreadsheet and a JSON number keep exactly."""

# Indent, dash, key, an easy text (letters first, no colon, no hash), any other content, a line that has no key.
_LINE = re.compile(rf"( *)(- )?(?:({KEY}):(?: +(?:([A-Za-z][^:#]*)|(.*)))?|([^ ].*))")
_BEGINS_PLAIN = re.compile(r"[^\W_]|[(/~]|-(?=[0-9])")
_QUOTED = re.compile(r'"([^"\\]*)"|\'([^\']*)\'')
FLOW = re.compile(
    r' *(?:([{}\[\],])|(?:"([^"\\]*)"|\'([^\']*)\'|((?:[^\W_]|[(/]|-(?=[0-9]))[^{}\[\],:#\'"]*))(: +)?)', re.ASCII
)
_EASY = r"(?:[A-Za-z(/]|-?[0-9])(?:[^][{}\"'#:,]*[^][{}\"'#:, ])?"
_FLAT_MAP = re.compile(rf"{{{_EASY}: {_EASY}(?:, {_EASY}: {_EASY})*}}")
_FLAT_LIST = re.compile(rf"\[{_EASY}(?:, {_EASY})*\]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?")
_DEEPEST = 30

_BLANK, _MORE, _OPEN, _SAID, _NOT_PLAIN = range(5)
"""What a line is: nothing; a comment or more of the text above; a key with its content below; a key or an item that
says something by itself; something else."""
Begins = dict[int, tuple[int, int, int]]
"""By the identity of a list or map that has lines of its own: the line of its key (-1 for an item), the line it begins
on, and its indent; lines count from 0."""
_Told = tuple[int, int, bool, str | None, Any, bool]
"""What a line is, its indent, whether it is an item, its key, what it says, and whether the next line may go on."""
_MOST_SEEN = 20_000
_LONGEST_SEEN = 200
_seen: dict[str, _Told] = {}


class _TooMuch(Exception):  # noqa: N818  not an error: the signal to give up
    """Something beyond the plain way."""


def quick_read(text: str) -> tuple[Any, Begins]:
    """Build the tree of a text and note where its lists and maps begin, or give it up."""
    lines = text.replace("\r\n", "\n").split("\n")
    if not "".join(lines).isprintable():
        return GIVEN_UP, {}
    try:
        tree, begins = _tree(lines)
    except _TooMuch:
        return GIVEN_UP, {}
    return (tree, begins) if tree else (GIVEN_UP, {})


def _tree(lines: list[str]) -> tuple[dict[Any, Any], Begins]:  # noqa: C901, PLR0912, PLR0915  the hot loop: calls cost more than lines
    root: dict[Any, Any] = {}
    holder: Any = root
    column = 0
    outer: list[tuple[int, Any]] = []
    waiting: Any = None  # the map whose last key has no content yet
    waiting_key: str | None = None
    waiting_column = waiting_line = 0
    folded: list[str] | None = None
    running: Any = None  # the place of the plain text that the next line may go on with
    begins: Begins = {}
    seen = _seen
    for number, line in enumerate(lines):
        told = seen.get(line)
        if told is None:
            told = _look(line)
        kind, indent, dash, key, value, goes_on = told
        if kind is _BLANK:
            if folded is not None:
                folded.append(line[:1])
            running = None
            continue
        if folded is not None:
            if indent > waiting_column:
                folded.append(line)
                continue
            waiting[waiting_key] = _fold(folded)
            waiting = folded = None
        if kind is _MORE:
            if value[0] == "#":
                running = None
                continue
            if running is None or indent <= column:
                raise _TooMuch
            holder[running] = _longer(holder[running], value)
            continue
        if waiting is not None:
            if indent > waiting_column:
                outer.append((column, holder))
                if len(outer) > _DEEPEST:
                    raise _TooMuch
                holder = waiting[waiting_key] = [] if dash else {}
                column = indent
                begins[id(holder)] = waiting_line, number, indent
            elif dash and indent == waiting_column:
                raise _TooMuch  # a list that stands as far left as its key
            waiting = None
        while indent < column:
            column, holder = outer.pop()
        if indent != column or (holder.__class__ is list) is not dash or kind is _NOT_PLAIN:
            raise _TooMuch
        if dash:
            if key is None:
                holder.append(value)
                running = -1 if goes_on else None
                continue
            item: dict[Any, Any] = {}
            holder.append(item)
            outer.append((column, holder))
            holder, column = item, indent + 2
            begins[id(item)] = -1, number, column
        elif key in holder:
            raise _TooMuch
        running = key if goes_on else None
        if kind is _SAID:
            holder[key] = value
        else:
            waiting, waiting_key, waiting_column, waiting_line = holder, key, column, number
            holder[key] = None
            folded = [] if value else None
    if folded is not None:
        waiting[waiting_key] = _fold(folded)
    return root, begins


def _look(line: str) -> _Told:
    """Take a line apart; what was seen once is known when it comes again, as it does in the plans of many units.

    What stands between brackets is then the same object in all of them: nobody changes a tree.
    """
    told = _told(line)
    if len(line) <= _LONGEST_SEEN:
        if len(_seen) >= _MOST_SEEN:
            _seen.clear()
        _seen[line] = told
    return told


def _told(line: str) -> _Told:
    found = _LINE.fullmatch(line)
    if found is None:
        return _BLANK, 0, False, None, None, False
    spaces, dash, key, easy, value, other = found.groups()
    indent, is_item = len(spaces), dash is not None
    if key is None and not is_item:
        return _MORE, indent, False, None, other, False
    if easy is not None:
        easy = easy.rstrip(" ")
        return _SAID, indent, is_item, key, CONSTANTS.get(easy, easy), True
    if key is not None:
        if not value or value[0] == "#":
            return _OPEN, indent, is_item, key, False, False
        if value == ">-":
            return _OPEN, indent, is_item, key, True, False
    said = other if key is None else value
    try:
        return _SAID, indent, is_item, key, _value(said), _may_go_on(said)
    except _TooMuch:
        return _NOT_PLAIN, indent, is_item, key, None, False


def _may_go_on(text: str) -> bool:
    return text[0] not in "\"'{[>" and "#" not in text


def _longer(text: object, more: str) -> str:
    """Join a plain text with its next line; joined, it must still be text as it stands."""
    if not isinstance(text, str) or text[0] in "-0123456789" or "#" in more or ": " in more or more[-1] == ":":
        raise _TooMuch
    return f"{text} {more.rstrip(' ')}"


def _fold(lines: list[str]) -> str:
    """Join the lines of a folded text; one that has paragraphs or indents of its own is too much."""
    while lines and not lines[-1]:
        lines.pop()
    margin = len(lines[0]) - len(lines[0].lstrip(" ")) if lines else 0
    words = [line[margin:] for line in lines]
    if not words or any(
        not word or word[0] in " #" or word[-1] == " " or line[:margin].strip()
        for word, line in zip(words, lines, strict=True)
    ):
        raise _TooMuch
    return " ".join(words)


def _value(text: str) -> Any:  # noqa: ANN401  what a key holds
    if "#" in text:
        if text[0] in "\"'":
            raise _TooMuch
        text = text.partition(" #")[0]
    text = text.rstrip(" ")
    if not text:
        raise _TooMuch
    first = text[0]
    if first in "{[":
        return _between_brackets(text)
    if first in "\"'":
        quoted = _QUOTED.fullmatch(text)
        if not quoted:
            raise _TooMuch
        return quoted[1] if quoted[1] is not None else quoted[2]
    if not _BEGINS_PLAIN.match(text) or ": " in text or text[-1] == ":":
        raise _TooMuch
    return _plain(text)


def _plain(text: str) -> Any:  # noqa: ANN401  a constant, a number or the text
    if text[0] not in "-0123456789":
        return CONSTANTS.get(text, text)
    number = _NUMBER.fullmatch(text)
    if number is None:
        return text
    if len(text) > MOST_DIGITS or text == "-0":
        raise _TooMuch
    return Decimal(text) if number[1] else int(text)


def _between_brackets(text: str) -> Any:  # noqa: ANN401  a map or a list
    if _FLAT_MAP.fullmatch(text):
        return _flat_map(text)
    if _FLAT_LIST.fullmatch(text):
        return [_plain(part) for part in text[1:-1].split(", ")]
    value, end = _flow(text, 0, 0)
    if end != len(text):
        raise _TooMuch
    return value


def _flat_map(text: str) -> dict[Any, Any]:
    """Read a map between braces that holds neither quotes nor other brackets."""
    found: dict[Any, Any] = {}
    for pair in text[1:-1].split(", "):
        key, _, value = pair.partition(": ")
        named = _plain(key) if key[0] in "-0123456789" else key
        if named.__class__ is not int:
            named = key
        if named in found:
            raise _TooMuch
        found[named] = _plain(value)
    return found


def _flow(text: str, at: int, depth: int) -> tuple[Any, int]:
    """Read a map or a list between brackets; gives it and where it ends."""
    if depth > _DEEPEST:
        raise _TooMuch
    is_map = text[at] == "{"
    closing = "}" if is_map else "]"
    found: Any = {} if is_map else []
    at += 1
    if text[at : at + 1] == closing:
        return found, at + 1
    while True:
        if is_map:
            key, at = _flow_key(text, at)
            if key in found:
                raise _TooMuch
            found[key], at = _flow_value(text, at, depth)
        else:
            value, at = _flow_value(text, at, depth)
            found.append(value)
        token = FLOW.match(text, at)
        if token is None or token[1] not in (",", closing):
            raise _TooMuch
        at = token.end()
        if token[1] == closing:
            return found, at


def _flow_key(text: str, at: int) -> tuple[Any, int]:
    """Read a key, a text or a whole number, with its colon."""
    token = FLOW.match(text, at)
    if token is None or token[5] is None:
        raise _TooMuch
    return flow_key(token), token.end()


def flow_key(token: re.Match[str]) -> str | int:
    """Take a key that was matched between brackets: a text, or a whole number."""
    if token[4] is None:
        return _quoted(token)
    bare = token[4].rstrip(" ")
    value = _plain(bare)
    return value if value.__class__ is int else bare


def _flow_value(text: str, at: int, depth: int) -> tuple[Any, int]:
    token = FLOW.match(text, at)
    if token is None or token[5] is not None:
        raise _TooMuch
    if token[1] is None:
        return (_quoted(token) if token[4] is None else _plain(token[4].rstrip(" "))), token.end()
    if token[1] in "{[":
        return _flow(text, token.end() - 1, depth + 1)
    raise _TooMuch


def _quoted(token: re.Match[str]) -> str:
    return token[2] if token[2] is not None else token[3]
