"""What a template that comes with a unit's files may use up: counted and never timed, so that each run ends alike."""

import re
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from functools import wraps
from typing import Any, cast

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

MOST_STEPS = 1_000_000
"""Rounds of loops, calls and filters of one rendering, and each few hundred signs that they make."""
MOST_SIGNS = 1_000_000
"""Signs of one value."""
MOST_PARTS = 200_000
"""Parts of one value, with all that is in them."""
MOST_OUTPUT = 32_000_000
"""Signs of all that is written; what a macro wrote counts again where it is put."""
MOST_BITS = 4096
"""Of a number."""
MOST_NUMBER = 10_000
"""A width or a length that a filter or a method is told."""
LEFT_OUT = frozenset({"random", "lipsum", "pprint", "urlize", "wordwrap"})
"""What would make the same report other bytes, and what takes far longer than its text is long."""
METHODS = frozenset(
    (
        *("capitalize", "casefold", "center", "count", "endswith", "find", "format", "format_map", "get", "index"),
        *("isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "islower", "isnumeric", "isoformat", "isspace"),
        *("istitle", "isupper", "items", "join", "keys", "ljust", "lower", "lstrip", "partition", "removeprefix"),
        *("removesuffix", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split"),
        *("splitlines", "startswith", "strip", "striptags", "swapcase", "title", "unescape", "upper", "values"),
        "zfill",
    )
)
"""What may be called of texts, lists, numbers and days: what these make is bounded by what they are given."""
A_NODE = 50
"""Steps for each part of a template: compiling it takes longer than its text is long."""
_A_STEP = 250
_WIDE = re.compile(r"\d{5}|\*|\{[^{}]+\{")
"""A width in a format far beyond a page, or one that is only told with the values."""
_OWN = ("zi_cli", "jinja2")


class TooMuchError(SecurityError):
    """A template asks for more than any report needs."""


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox with an end: steps, sizes and output are counted over all that one environment renders."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(self, **options: Any) -> None:  # noqa: ANN401  passed on as they come
        super().__init__(**options)
        self.steps, self.output = MOST_STEPS, MOST_OUTPUT
        self.concat = self._written  # type: ignore[method-assign]  # jinja's own door for it, typed as what it has there
        self.globals = {name: one for name, one in self.globals.items() if name not in LEFT_OUT}
        self.globals["range"] = self._range
        own = {"_tiap": self._each, "_sambung": self._joined, "_timbang": self.weighed}
        kept: dict[str, Callable[..., Any]] = {name: one for name, one in self.filters.items() if name not in LEFT_OUT}
        self.filters = {name: self._bounded(one, name) for name, one in kept.items()} | own
        self.tests = {name: self._bounded(cast("Callable[..., Any]", one), name) for name, one in self.tests.items()}

    def spend(self, steps: int) -> None:
        """Count steps."""
        self.steps -= steps
        if self.steps < 0:
            raise TooMuchError(f"lebih dari {MOST_STEPS} langkah")

    def weighed(self, value: object) -> object:
        """Pass on a value that is not too large."""
        signs, parts = size(value)
        self.spend(parts + signs // _A_STEP)
        return value

    def call(self, context: Context, called: object, /, *args: object, **kwargs: object) -> object:
        """Call what a template calls."""
        owner = getattr(getattr(called, "__wrapped__", called), "__self__", None)
        if isinstance(owner, str):
            refuse_growth([owner, *args, *kwargs.values()])
        made = super().call(context, called, *args, **kwargs)
        if isinstance(made, Markup):  # of a macro or of zi, which the output counts
            self.spend(5 + len(made) // _A_STEP)
            return made
        return self.weighed(made)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Compute what is not too large."""
        refuse_large(operator, left, right)
        return self.weighed(super().call_binop(context, operator, left, right))

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Let nothing be called of plain values but what is known to come to an end."""
        is_own = type(obj).__module__.partition(".")[0] in _OWN
        return (is_own or attr in METHODS or not callable(value)) and super().is_safe_attribute(obj, attr, value)

    def unsafe_undefined(self, obj: object, attribute: str) -> jinja2.Undefined:
        """Say what is not to be had."""
        return self.undefined(f"{attribute} tidak dapat diminta di sini", name=attribute, obj=obj, exc=SecurityError)

    def wrap_str_format(self, value: object) -> Callable[..., str] | None:
        """Refuse a format that is wider than a page."""
        made = super().wrap_str_format(value)
        if made is not None:
            refuse_wide(str(getattr(value, "__self__", "")))
        return made

    def _load_template(self, name: str, given: MutableMapping[str, object] | None) -> jinja2.Template:
        """Count what is included and imported."""
        self.spend(100)
        return super()._load_template(name, given)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Read a template so that what runs through lists and makes values is counted too."""
        tree = super()._parse(source, name, filename)
        self.spend(A_NODE * sum(1 for _ in tree.find_all(nodes.Node)))
        return cast("nodes.Template", _Counted().visit(tree))

    def _bounded(self, made: Callable[..., Any], name: str) -> Callable[..., Any]:
        @wraps(made)  # which keeps jinja's own mark for what is given the context
        def bounded(*args: object, **kwargs: object) -> object:
            given = [one for one in args if not isinstance(one, Context | jinja2.Environment | nodes.EvalContext)]
            if name not in ("default", "d"):
                refuse_growth([*given, *kwargs.values()])
            if name == "format":
                refuse_wide(str(given[0]))
            elif name == "indent":
                refuse_indent(*given, **kwargs)
            elif name == "sum" and not all(map(_is_number, [*given[2:], kwargs.get("start", 0)])):
                raise TooMuchError("sum hanya untuk angka")
            return self.weighed(made(*args, **kwargs))

        return bounded

    def _each(self, values: Iterable[object]) -> Iterator[object]:
        for one in values:
            self.spend(1)
            yield one

    def _joined(self, parts: list[object]) -> str:
        self.weighed(parts)
        return markup_join(parts)

    def _range(self, *args: int) -> range:
        made = range(*args)
        self.spend(len(made))
        return made

    def _written(self, parts: Iterable[str]) -> str:
        kept = []
        for one in parts:
            self.output -= len(one)
            if self.output < 0:
                raise TooMuchError(f"hasilnya lebih dari {MOST_OUTPUT // 1_000_000} juta tanda")
            kept.append(one)
        return "".join(kept)


class _Counted(NodeTransformer):
    """Puts a filter that counts around what no other door of jinja leads to."""

    def visit(self, node: nodes.Node, *args: object, **kwargs: object) -> nodes.Node:
        self.generic_visit(node, *args, **kwargs)
        match node:
            case nodes.For():
                node.iter = _through("_tiap", node.iter)
            case nodes.Concat():
                return _through("_sambung", nodes.List(node.nodes, lineno=node.lineno))
            case nodes.Compare():
                node.expr = _through("_timbang", node.expr)
                for one in node.ops:
                    one.expr = _through("_timbang", one.expr)
            case nodes.List() | nodes.Tuple() | nodes.Dict() if getattr(node, "ctx", "load") == "load":
                return _through("_timbang", node)
            case nodes.Getitem() if isinstance(node.arg, nodes.Slice):
                return _through("_timbang", node)
        return node


def _through(name: str, node: nodes.Node) -> nodes.Filter:
    return nodes.Filter(node, name, [], [], None, None, lineno=node.lineno)


def size(value: object) -> tuple[int, int]:
    """Count the signs and the parts of a value; what is in it twice is counted twice, as it would be written."""
    signs = parts = 0
    left = [value]
    while left:
        one = left.pop()
        parts += 1
        if isinstance(one, str | bytes):
            signs += len(one)
        elif isinstance(one, dict):
            left += [*one, *one.values()]
        elif isinstance(one, list | tuple | set | frozenset):
            left += one
        if signs > MOST_SIGNS or parts + len(left) > MOST_PARTS:
            raise _too_large()
    return signs, parts


def refuse_growth(values: list[object]) -> None:
    """Refuse what would become too large by the values that it is made from: the first, and what is done with it."""
    if any(isinstance(one, int) and abs(one) > MOST_NUMBER for one in values[1:]):
        raise TooMuchError(f"angka lebih dari {MOST_NUMBER}")
    reach = sorted(_length(one) for one in values)[-2:]
    if len(reach) > 1 and reach[0] * reach[1] > MOST_SIGNS:
        raise _too_large()


def refuse_wide(form: str) -> None:
    """Refuse a format whose widths are beyond a page, each or all together."""
    if _WIDE.search(form) or sum(map(int, re.findall(r"\d+", form))) > MOST_SIGNS:
        raise TooMuchError(f"lebar lebih dari {MOST_NUMBER}")


def refuse_indent(text: object, width: object = 4, **_: object) -> None:
    """Refuse lines that would be indented too far all together."""
    wide = width if isinstance(width, int) else len(str(width))
    if str(text).count("\n") * wide > MOST_SIGNS:
        raise _too_large()


def refuse_large(operator: str, left: object, right: object) -> None:
    """Refuse a sum or a product that would be too large."""
    if isinstance(left, str) and operator == "%":
        refuse_growth([left, right])
        refuse_wide(left)
    elif operator == "*" and not (_is_number(left) and _is_number(right)):
        times = left if isinstance(left, int) else right
        if isinstance(times, int) and _length(right if times is left else left) * times > MOST_SIGNS:
            raise _too_large()
    elif operator == "+" and not _is_number(left):
        size([left, right])
    elif _is_number(left) and _is_number(right):
        often = abs(right) if operator == "**" and isinstance(right, int) else 1
        if _bits(left) * often + _bits(right) > MOST_BITS:
            raise TooMuchError(f"angka lebih dari {MOST_BITS} bit")


def _length(value: object) -> int:
    return len(value) if isinstance(value, str | bytes | list | tuple | dict | set | frozenset) else 1


def _too_large() -> TooMuchError:
    return TooMuchError(f"satu nilai lebih dari {MOST_SIGNS} tanda atau {MOST_PARTS} bagian")


def _is_number(value: object) -> bool:
    return hasattr(value, "numerator") or isinstance(value, float)


def _bits(value: Any) -> int:  # noqa: ANN401  a number of whatever kind
    return 64 if isinstance(value, float) else int(value.numerator).bit_length() + int(value.denominator).bit_length()
