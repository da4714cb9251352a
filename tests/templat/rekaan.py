"""Templates drawn from a seed, each of which tries to grow: values, output, steps, depth.

Names are of a kind (`a.t` a text, `a.l` a list, `a.d` a map, `a.n` a number), so that most of what is drawn runs until
a bound stops it; now and then a name of another kind stands there.
"""

import re
from random import Random

SMALL = ("0", "1", "2", "3", "7", "30")
GRAMMAR: dict[str, tuple[str, ...]] = {
    "t": (
        *(
            "a.t",
            "b.t",
            "c.t",
            "a.t",
            "b.t",
            "'x'",
            "'ab\\nc'",
            "''",
            "'é✓\\u200b'",
            "'\U0001f600'",
            "'<!---->'",
            "'<b>y</b>'",
        ),
        *(
            "<t> ~ <t>",
            "<t> ~ <t>",
            "<t> + <t>",
            "<t> * <N>",
            "<t>[<N>:]",
            "<t>[::-1]",
            "<l> | join(<t>)",
            "<l> | join",
        ),
        *(
            "<t> | center(<N>)",
            "<t> | indent(<N>)",
            "<t> | indent(<N>, true, true)",
            "<t> | truncate(<N>)",
            "<t> | upper",
        ),
        *(
            "<t> | replace(<t>, <t>)",
            "<t> | replace('', <t>)",
            "<t> | replace('x', <t>)",
            "<v> | string",
            "<v> | tojson",
        ),
        *(
            "<t> | title",
            "<t> | e",
            "<t> | forceescape",
            "<t> | urlencode",
            "<t> | striptags",
            "<t> | trim",
            "<d> | xmlattr",
        ),
        *(
            "'%s%s' % (<v>, <v>)",
            "'%s %s' | format(<v>, <v>)",
            "('%s' * <N>) % ([<v>] * <N>)",
            "'{0}{0}{1}'.format(<v>, <v>)",
        ),
        *(
            "('{0}' * <N>).format(<v>)",
            "<t>.ljust(<N>)",
            "<t>.center(<N>, 'y')",
            "<t>.zfill(<N>)",
            "<t>.replace('x', <t>)",
        ),
        *(
            "<t>.join(<l>)",
            "<t>.join(<d>.values())",
            "<t>.title()",
            "(<t> | e).striptags()",
            "laporan.judul",
            "laporan.bab[4].judul",
        ),
        *(
            "<o> | join('', attribute='judul')",
            "<o> | map(attribute='judul') | join(<t>)",
            "<t> | safe",
            "<n> | string",
        ),
        *(
            "<t> if <n> else <t>",
            "<l> | first | string",
            "<n> | filesizeformat",
            "'%<N>d' % <n>",
            "'{:><N>}'.format(<t>)",
        ),
    ),
    "l": (
        *(
            "a.l",
            "b.l",
            "c.l",
            "a.l",
            "b.l",
            "[1]",
            "['x', 2]",
            "[<v>, <v>]",
            "[<l>, <l>]",
            "[<l>, <l>, <l>]",
            "<l> + <l>",
        ),
        *(
            "<l> * <N>",
            "[<v>] * <N>",
            "<l>[<n>:]",
            "<l>[::-1]",
            "range(<N>) | list",
            "<t> | list",
            "<l> | map('string') | list",
        ),
        *(
            "range(<N>) | map('string') | list",
            "range(<N>) | map('replace', '', <t>) | list",
            "<l> | batch(<N>, <v>) | list",
        ),
        *(
            "<l> | slice(<N>, <v>) | list",
            "<l> | sort",
            "<l> | unique | list",
            "<l> | reverse | list",
            "<d> | dictsort",
        ),
        *(
            "<d>.items() | list",
            "<d>.values() | list",
            "<t>.split('x')",
            "<t>.split()",
            "<t>.splitlines()",
            "<t>.partition('x')",
        ),
        *("<o> | map(attribute='isi') | list", "<l> | select | list", "(<v>, <v>)", "<d> | items | list", "<o>"),
        *(
            "<l> | map('center', <N>) | list",
            "<l> | map('tojson') | list",
            "[cycler(*<l>)] * <S>",
            "[namespace(x=<v>)] * <S>",
        ),
    ),
    "d": (
        *(
            "a.d",
            "b.d",
            "a.d",
            "{'a': 1}",
            "{'a': <v>, 'b': <v>}",
            "{'a': <d>, 'b': <d>}",
            "dict(a=<v>, b=<d>)",
            "dict(<d>, c=<v>)",
        ),
        *("{<n>: <v>, <t>: <v>}", "dict([(1, <v>), (<n>, <v>)])"),
    ),
    "n": (
        *(
            "a.n",
            "b.n",
            "i",
            "1",
            "7",
            "<N>",
            "<n> + <n>",
            "<n> * <n>",
            "<n> ** <S>",
            "<n> // <S>",
            "-<n>",
            "<t> | length",
        ),
        *(
            "<l> | length",
            "<t> | wordcount",
            "('f' * <N>) | int(0, 16)",
            "<l> | sum",
            "<n> | round(<S>)",
            "<t>.count('x')",
        ),
        *("range(<N>) | sum", "(<v> == <v>) | int", "(<v> in <l>) | int", "<n> % <S>", "<n> * <N>"),
    ),
    "o": (
        *("laporan.bab", "laporan.bab[3].isi", "[laporan] * <N>", "laporan.bab * <N>", "<o> + <o>", "<o> | list"),
        "<o>[<S>:]",
    ),
    "v": ("<t>", "<t>", "<l>", "<d>", "<n>", "<l>", "laporan.hari", "none", "a.t", "a.l"),
    "N": (*SMALL, *SMALL, "99", "500", "9999", "10000", "99999", "10**6"),
    "S": SMALL,
}
NAMES = ("a", "b", "c")
STATEMENTS = (
    *("@grown", "@grown", "@grown@grown", "{{ <t> }}", "{{ <l> }}", "{{ <d> }}", "{% include 'laporan.md.j2' %}"),
    *("{% for i in range(<N>) %}@grown{% endfor %}", "{% for i in range(<N>) %}@inner{% endfor %}"),
    *("{% for i in <l> %}@inner{% else %}@grown{% endfor %}", "{% for i in range(<S>) if <v> %}@inner{% endfor %}"),
    "{% for i in <l> recursive %}@inner{{ loop([i, i]) }}{% endfor %}",
    "{% for i in <l> recursive %}@inner{% if loop.depth < 9 %}{{ loop(<l>) }}{% endif %}{% endfor %}",
    "{% macro @me(x=3) %}@inner{% if x > 0 %}{{ @me(x - 1) }}{{ @me(x - 1) }}{% endif %}{% endmacro %}{{ @me(<N>) }}",
    "{% macro @me(x) %}@grown{{ x }}{{ varargs | length }}{% endmacro %}{% set @name.t = @me(<v>, *<l>) ~ @me(<t>) %}",
    "{% macro @me() %}{{ caller() }}{{ caller() }}{% endmacro %}{% call @me() %}@inner{% endcall %}",
    *("{% set @name.t %}@inner{{ <t> }}{{ <t> }}{% endset %}", "{% filter upper %}@inner{% endfilter %}"),
    *("{% filter center(<N>) %}@inner{% endfilter %}", "{% filter replace('x', <t>) %}@inner{% endfilter %}"),
    *("{% filter indent(<N>) %}@inner{% endfilter %}", "{% with y = <v> %}@inner{{ y }}{% endwith %}"),
    *("{% if <v> == <v> %}@inner{% elif <n> %}@grown{% else %}@grown{% endif %}", "{% if <n> %}@inner{% endif %}"),
    *("{% block @me %}@grown{% endblock %}{{ self.@me() }}", "{% block @me %}@grown{{ self.@me() }}{% endblock %}"),
)
"""@inner stands for other statements, @grown for one that makes a name hold more."""
STRANGE = (
    ("{{ ", "(", "1", ")", " }}"),
    ("{{ ", "[", "1", "]", " }}"),
    ("{{ ", "{1: ", "1", "}", " }}"),
    ("{{ ", "-", "1", "", " }}"),
    ("{{ ", "not ", "1", "", " }}"),
    ("{{ 'x'", " ~ 'x'", "", "", " }}"),
    ("{{ 'x'", " | upper", "", "", " }}"),
    ("{{ laporan", ".judul", "", "", " }}"),
    ("{{ 1", " + 1", "", "", " }}"),
    ("{{ 1", " < 1", "", "", " }}"),
    ("{{ 1", " if 1 else 1", "", "", " }}"),
    ("", "{% if 1 %}", "x", "{% endif %}", ""),
    ("", "{% for i in [1, 2] %}", "x", "{% endfor %}", ""),
    ("", "{% macro m() %}", "x", "{% endmacro %}", "{{ m() }}"),
    ("", "{% call laporan.tabel() %}", "x", "{% endcall %}", ""),
    ("", "{% set a %}", "x", "{% endset %}", ""),
    ("", "{% filter upper %}", "x", "{% endfilter %}", ""),
    ("{% if 0 %}", "{% elif 0 %}x", "", "", "{% endif %}"),
    ("", "{% set a = 1 %}", "", "", ""),
    ("", "{% macro m() %}x{% endmacro %}", "", "", ""),
    ("{% for i in range(99999) %}", "{% if i %}{% endif %}", "", "", "{% endfor %}"),
    ("{% for i in range(99999) %}", "{{ '' }}", "", "", "{% endfor %}"),
    ("{{ '", "<!---->", "", "", "' | striptags }}"),
    ("{{ '", "<", "", "", "' | striptags }}"),
    ("{{ ", "9", "", "", " }}"),
    ("{{ 'x'", " * 2", "", "", " }}"),
    ("{{ 2", " ** 2", "", "", " }}"),
    (
        "{% macro m() %}",
        "{{ caller() }}",
        "",
        "",
        "{% endmacro %}{% call m() %}{% call m() %}x{% endcall %}{% endcall %}",
    ),
)
"""What is long or deep in itself: what begins, what comes again, its middle, what closes each, what ends."""


class Penulis:
    """Writes one template."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.macros = 0

    def template(self) -> str:
        """Give a template: names of each kind, and what grows them."""
        if self.random.random() < 0.06:
            begin, again, middle, close, end = self.random.choice(STRANGE)
            times = self.random.choice((30, 300, 3000, 30_000))
            return f"{begin}{again * times}{middle}{close * times}{end}"
        first = "".join(f"{{% set {name} = namespace(t='x', l=['x'], d={{'x': 1}}, n=3) %}}" for name in NAMES)
        return f"{first}{{% set i = 1 %}}" + "".join(self._statement(3) for _ in range(self.random.randint(2, 6)))

    def _statement(self, depth: int) -> str:
        """Give a statement, with others inside it."""
        self.macros += 1
        many = self.random.randint(1, 3) if depth else 0
        inner = "".join(self._statement(depth - 1) for _ in range(many)) + self._grown()
        form = self._form(self.random.choice(STATEMENTS)).replace("@me", f"m{self.macros}")
        return (
            form.replace("@name", self.random.choice(NAMES)).replace("@grown", self._grown()).replace("@inner", inner)
        )

    def _grown(self) -> str:
        """Give what makes a name hold more, or writes it."""
        kind = self.random.choice("ttlld") if self.random.random() < 0.9 else "n"
        name = self.random.choice(NAMES)
        shown = self.random.choice(("", "", f"{{{{ {name}.{kind} }}}}", f"{{{{ {name}.{kind} | length }}}}"))
        return self._form(f"{{% set {name}.{kind} = <{kind}> %}}{shown}")

    def _form(self, form: str, depth: int = 3) -> str:
        """Fill the places of a form by the grammar; what is deep enough is a name."""

        def filled(place: re.Match[str]) -> str:
            kind = place[1] if self.random.random() < 0.99 else self.random.choice("tldn")
            if kind in "NS":
                return self.random.choice(GRAMMAR[kind])
            forms = GRAMMAR[kind] if depth > 0 else GRAMMAR[kind][:2]
            chosen = self.random.choice(forms)
            made = self._form(chosen, depth - 1)
            return f"({made})" if " " in made else made

        return re.sub(r"<([tldnovNS])>", filled, form)
