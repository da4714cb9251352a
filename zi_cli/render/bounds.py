"""What a template that comes with a unit's files may use up: counted and never timed, so that each run ends alike."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from datetime import date
from fractions import Fraction
from functools import wraps
from sys import getsizeof
from types import CodeType
from typing import Any, TypeVar, cast
from warnings import catch_warnings

import jinja2
from jinja2 import nodes
from jinja2.exceptions import SecurityError
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.visitor import NodeTransformer
from markupsafe import Markup

Given = TypeVar("Given")

MOST_STEPS = 2_000_000
"""Of one rendering: each part of a template as often as it is run, and what a call or a filter goes through."""
MOST_MADE = 64_000_000
"""Bytes of all values that one rendering makes, also those that are let go: no more than that can be held."""
MOST_SIGNS = 1_000_000
"""Signs of one value."""
MOST_PARTS = 200_000
"""Parts of one value, with all that is in them."""
MOST_OUTPUT = 8_000_000
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
STRUCTURAL = frozenset(
    (
        *("attr", "batch", "count", "d", "default", "dictsort", "first", "groupby", "items", "join", "last", "length"),
        *(
            "list",
            "map",
            "max",
            "min",
            "reject",
            "rejectattr",
            "reverse",
            "select",
            "selectattr",
            "slice",
            "sort",
            "sum",
        ),
        "unique",
    )
)
"""Filters that pass on what they are given; every other makes a text of it, so that it must be text, numbers or days."""
A_NODE = 50
"""Steps for each part of a template: compiling it takes longer than its text is long."""
A_CALL = 5
"""Steps for each call, and for each filter and test: what is given and what is made is looked at."""
A_TAG = 10
"""Signs for each tag that is written: Word's are read again, into far more than they are long."""
A_PART = 64
"""Bytes of a part of a list or of a map."""
_A_STEP = 250
_WIDE = re.compile(r"\d{5}|\*|\{[^{}]+\{")
"""A width in a format far beyond a page, or one that is only told with the values."""
_OWN = ("zi_cli", "jinja2")
_PLAIN = (str, bytes, int, float, date, Fraction, type(None), jinja2.Undefined)
"""What is a text, or becomes one by itself: the text of any other thing could be as long as all it leads to."""
_SURROUNDINGS = (Context, jinja2.Environment, nodes.EvalContext)
_HOLDING = (list, tuple, set, frozenset, *map(type, ({}.keys(), {}.values(), {}.items())))


class TooMuchError(SecurityError):
    """A template asks for more than any report needs."""


class BoundedEnvironment(ImmutableSandboxedEnvironment):
    """A sandbox with an end: steps, sizes and output are counted over all that one environment renders."""

    intercepted_binops = frozenset({"+", "-", "*", "/", "//", "**", "%"})

    def __init__(
        self,
        filters: Mapping[str, Callable[..., object]],
        **options: Any,  # noqa: ANN401  passed on as they come
    ) -> None:
        super().__init__(optimized=False, **options)
        self.steps, self.made, self.output = MOST_STEPS, MOST_MADE, MOST_OUTPUT
        self.concat = self._written  # type: ignore[method-assign]  # jinja's own door for it, typed as what it has there
        self.globals = {name: one for name, one in self.globals.items() if name not in LEFT_OUT}
        self.globals["range"] = self._range
        own = {
            "_tiap": self._each,
            "_sambung": self._joined,
            "_timbang": self.weighed,
            "_banding": self._compared,
            "_langkah": self.spend,
            "_tulis": plain,
        }
        kept: dict[str, Callable[..., Any]] = {name: one for name, one in self.filters.items() if name not in LEFT_OUT}
        known = {name: self._bounded(one, name, makes_text=name not in STRUCTURAL) for name, one in kept.items()}
        given = {name: self._bounded(one, name, makes_text=False) for name, one in filters.items()}
        self.filters = known | given | own
        tests = cast("dict[str, Callable[..., Any]]", self.tests)
        self.tests = {name: self._bounded(one, name, makes_text=False) for name, one in tests.items()}

    def spend(self, steps: int) -> None:
        """Count steps."""
        self.steps -= steps
        if self.steps < 0:
            raise TooMuchError(f"lebih dari {MOST_STEPS} langkah")

    def weighed(self, value: object) -> object:
        """Pass on a value that is not too large."""
        signs, parts, held = size(value)
        self.spend(parts + signs // _A_STEP)
        self._make(held)
        return value

    def _compared(self, value: object) -> object:
        signs, parts, _ = size(value)
        self.spend(parts + signs // _A_STEP)
        return value

    def _make(self, held: int) -> None:
        self.made -= held
        if self.made < 0:
            raise TooMuchError(f"nilai-nilainya lebih dari {MOST_MADE // 1_000_000} MB")

    def call(self, context: Context, called: object, /, *args: object, **kwargs: object) -> object:
        """Call what a template calls."""
        self.spend(A_CALL)
        owner = getattr(getattr(called, "__wrapped__", called), "__self__", None)
        if isinstance(owner, str):
            args = tuple(self._each_plain(one) if isinstance(one, Iterator) else plain(one) for one in args)
            refuse_growth([owner, *args, *map(plain, kwargs.values())])
            if getattr(called, "__name__", "") == "striptags":
                self._refuse_many_tags(owner)
        self._make(A_PART * (len(args) + len(kwargs)))  # which a macro, a cycler or a namespace keeps
        made = super().call(context, called, *args, **kwargs)
        if isinstance(made, Markup):  # of a macro or of zi, which the output counts
            self.spend(len(made) // _A_STEP)
            self._make(getsizeof(made))
            return made
        return self.weighed(made)

    def call_binop(self, context: Context, operator: str, left: object, right: object) -> object:
        """Compute what is not too large."""
        refuse_large(operator, left, right)
        return self.weighed(super().call_binop(context, operator, left, right))

    def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
        """Let nothing be called of plain values but what is known to come to an end."""
        is_own = type(obj).__module__.partition(".")[0] in _OWN and not isinstance(obj, str)
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
        """Count what is included and imported, with the names that are handed to it."""
        self.spend(100 + len(given or ()))
        return super()._load_template(name, given)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Read a template so that what runs through lists and makes values is counted too."""
        tree = super()._parse(source, name, filename)
        self.spend(A_NODE * sum(1 for _ in tree.find_all(nodes.Node)))
        return cast("nodes.Template", _Counted().visit(tree))

    def _compile(self, source: str, filename: str) -> CodeType:
        """Compile without Python's own warnings of what cannot be meant: running it says so."""
        with catch_warnings(action="ignore"):
            return super()._compile(source, filename)

    def _bounded(self, made: Callable[..., Any], name: str, *, makes_text: bool) -> Callable[..., Any]:
        """Weigh what a filter or a test is given and what it makes."""

        @wraps(made)  # which keeps jinja's own mark for what is given the context
        def bounded(*args: object, **kwargs: object) -> object:
            self.spend(A_CALL)
            given = [one for one in args if not isinstance(one, _SURROUNDINGS)]
            before, taken = args[: len(args) - len(given)], [self._counted(one) for one in given]
            if makes_text:
                taken, kwargs = [*map(plain, taken)], {key: plain(one) for key, one in kwargs.items()}
            if name == "join":
                taken, kwargs = self._to_join(*taken, **cast("dict[str, Any]", kwargs)), {}
            if name not in ("default", "d"):
                refuse_growth([*taken, *kwargs.values()])
            self._refuse_by_name(name, taken, kwargs)
            return self.weighed(made(*before, *taken, **kwargs))

        return bounded

    def _refuse_by_name(self, name: str, given: list[object], named: dict[str, object]) -> None:
        """Refuse what only some filters would make too large of small things, or too slowly."""
        if name == "format":
            refuse_wide(str(given[0]))
        elif name == "indent":
            refuse_indent(*given, **named)
        elif name == "striptags":
            self._refuse_many_tags(str(given[0]))
        elif name == "tojson" and (given[1:] or named):
            raise TooMuchError("tojson tanpa indent")
        elif name == "sum" and not all(map(_is_number, [*given[2:], named.get("start", 0)])):
            raise TooMuchError("sum hanya untuk angka")

    def _refuse_many_tags(self, text: str) -> None:
        """Count what is copied: once for each tag."""
        self.spend(text.count("<") * len(text) // _A_STEP)

    def _to_join(self, values: Any, d: object = "", attribute: Any = None) -> list[object]:  # noqa: ANN401  as jinja's own
        """Give what is joined, each weighed, and what stands between."""
        found = values if attribute is None else map(self.weighed, map(make_attrgetter(self, attribute), values))
        return [map(plain, found) if isinstance(found, Iterator) else plain(found), plain(d)]

    def _each_plain(self, values: Iterable[object]) -> Iterator[object]:
        return map(plain, map(self.weighed, values))

    def _counted(self, value: object) -> object:
        """Weigh what is only made while it is gone through, part by part."""
        return map(self.weighed, value) if isinstance(value, Iterator) else value

    def _each(self, values: Iterable[object], steps: int) -> Iterator[object]:
        for one in values:
            self.spend(steps)
            yield one

    def _joined(self, parts: list[object]) -> str:
        self.weighed(plain(parts))
        return markup_join(parts)

    def _range(self, *args: int) -> range:
        made = range(*args)
        self.spend(len(made))
        return made

    def _written(self, parts: Iterable[str]) -> str:
        kept = []
        for one in parts:
            self.output -= len(one) + A_TAG * one.count("<")
            if self.output < 0:
                raise TooMuchError(f"hasilnya lebih dari {MOST_OUTPUT // 1_000_000} juta tanda")
            kept.append(one)
        return "".join(kept)


class _Counted(NodeTransformer):
    """Puts a filter that counts around what no other door of jinja leads to, and before all that may be run again."""

    def visit(self, node: nodes.Node, *args: object, **kwargs: object) -> nodes.Node:
        steps = {name: sum(map(_steps, getattr(node, name))) for name in _bodies(node)}
        test = 1 + (_steps(node.test) if isinstance(node, nodes.For) and node.test else 0)
        self.generic_visit(node, *args, **kwargs)
        for name, often in steps.items():
            if often:
                count = _through("_langkah", nodes.Const(often, lineno=node.lineno))
                getattr(node, name).insert(0, nodes.ExprStmt(count, lineno=node.lineno))
        match node:
            case nodes.For():
                node.iter = _through("_tiap", node.iter, nodes.Const(test, lineno=node.lineno))
            case nodes.Output():
                node.nodes = [
                    one if isinstance(one, nodes.TemplateData) else _through("_tulis", one) for one in node.nodes
                ]
            case nodes.Concat():
                return _through("_sambung", nodes.List(node.nodes, lineno=node.lineno))
            case nodes.Compare():
                node.expr = _through("_banding", node.expr)
                for one in node.ops:
                    one.expr = _through("_banding", one.expr)
            case nodes.List() | nodes.Tuple() | nodes.Dict() if getattr(node, "ctx", "load") == "load":
                return _through("_timbang", node)
            case nodes.Getitem() if isinstance(node.arg, nodes.Slice):
                return _through("_timbang", node)
        return node


def _bodies(node: nodes.Node) -> tuple[str, ...]:
    """Name the parts of a template that are run as often as what stands around them is not."""
    if isinstance(node, nodes.If):
        return "body", "else_"
    return (
        ("body",) if isinstance(node, nodes.For | nodes.Macro | nodes.CallBlock | nodes.Block | nodes.Template) else ()
    )


def _steps(node: nodes.Node) -> int:
    """Count the parts of a template that are run together with this one."""
    return 1 + sum(map(_steps, node.iter_child_nodes(exclude=_bodies(node))))


def _through(name: str, node: nodes.Node, *more: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(cast("nodes.Expr", node), name, list(more), [], None, None, lineno=node.lineno)


def size(value: object) -> tuple[int, int, int]:
    """Count the signs, the parts and the bytes of a value; what is in it twice counts twice, as it would be written."""
    signs = parts = held = 0
    left = [value]
    while left:
        one = left.pop()
        parts += 1
        if isinstance(one, str | bytes):
            signs += len(one)
            held += getsizeof(one)
        elif isinstance(one, dict):
            left += [*one, *one.values()]
        elif isinstance(one, _HOLDING):
            left += cast("Iterable[object]", one)
        elif isinstance(one, int | Fraction) and _bits(one) > MOST_BITS:
            raise _too_many_bits()
        if signs > MOST_SIGNS or parts + len(left) > MOST_PARTS:
            raise _too_large()
    return signs, parts, held + (parts - 1) * A_PART


def plain(value: Given) -> Given:
    """Pass on what a text is made of: text, numbers, days, and lists of these; refuse any other thing, by its kind."""
    left: list[object] = [value]
    while left:
        one = left.pop()
        if isinstance(one, dict):
            left += [*one, *one.values()]
        elif isinstance(one, _HOLDING):
            left += cast("Iterable[object]", one)
        elif not isinstance(one, _PLAIN) and not isinstance(one, range):
            raise TooMuchError(f"{type(one).__name__} bukan teks; sebut bagian yang dimaksud")
    return value


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


def refuse_indent(text: object, width: object = 4, *_: object, **__: object) -> None:
    """Refuse lines that would be indented too far all together."""
    wide = width if isinstance(width, int) else len(str(width))
    if str(text).count("\n") * wide > MOST_SIGNS:
        raise _too_large()


def refuse_large(operator: str, left: object, right: object) -> None:
    """Refuse a sum or a product that would be too large."""
    if isinstance(left, str) and operator == "%":
        refuse_growth([left, plain(right)])
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
            raise _too_many_bits()


def _length(value: object) -> int:
    """Give how long a value may become as a text, or as a list."""
    if isinstance(value, str | bytes):
        return len(value)
    return sum(size(value)[:2]) if isinstance(value, (dict, *_HOLDING)) else 1


def _too_many_bits() -> TooMuchError:
    return TooMuchError(f"angka lebih dari {MOST_BITS} bit")


def _too_large() -> TooMuchError:
    return TooMuchError(f"satu nilai lebih dari {MOST_SIGNS} tanda atau {MOST_PARTS} bagian")


def _is_number(value: object) -> bool:
    return hasattr(value, "numerator") or isinstance(value, float)


def _bits(value: Any) -> int:  # noqa: ANN401  a number of whatever kind
    return 64 if isinstance(value, float) else int(value.numerator).bit_length() + int(value.denominator).bit_length()
