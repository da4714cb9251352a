"""The kinds of files that inputs are made of. To fuzz another kind, add it to KINDS: where it stands, and what befalls it.

A kind is drawn first, then an office that has it, then a file, then what happens to it; `kind.mutated` gives the folder.
"""

import random
import re
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from io import BytesIO

from tests.fuzz.fitting import fitting
from tests.fuzz.mutations import OF_BYTES, OF_FILES, OF_TEXT, OF_YAML, TEXTS, Mutation, swapped_ids
from tests.fuzz.offices import OFFICES
from tests.fuzz.trees import File, Folder, Link, Tree, replaced

Mutated = tuple[Tree, str]
"""A folder, and in a few words what was done to it."""


@dataclass(frozen=True)
class Kind:
    """A kind of file: those whose path fits the pattern."""

    name: str
    pattern: str
    weight: int
    ways: tuple[Sequence[Mutation], ...] = (OF_TEXT, OF_BYTES)
    """Each way is as likely as any other, however many mutations it holds."""
    whole: float = 0.12
    """How often something happens to the file as a whole."""

    def offices(self) -> list[str]:
        return _having(self.pattern)

    def mutated(self, chance: random.Random, tree: Tree) -> Mutated:
        """Do one to three things to files of this kind."""
        done = []
        for _ in range(chance.choice((1, 1, 1, 1, 2, 3))):
            names = [
                name for name, entry in tree.items() if re.fullmatch(self.pattern, name) and isinstance(entry, File)
            ]
            if not names:
                break
            name = chance.choice(names)
            tree, how = self._once(chance, tree, name)
            done.append(f"{name}: {how}")
        return tree, "; ".join(done)

    def _once(self, chance: random.Random, tree: Tree, name: str) -> Mutated:
        if chance.random() < self.whole:
            act = chance.choice(OF_FILES)
            return act(chance, tree, name), act.__name__.strip("_")
        entry = tree[name]
        assert isinstance(entry, File)
        mutation = chance.choice(chance.choice(self.ways))
        return tree | {name: File(mutation(chance, entry.data), entry.mode)}, mutation.__name__.strip("_")


class Data(Kind):
    """What is YAML of the unit."""

    def _once(self, chance: random.Random, tree: Tree, name: str) -> Mutated:
        if chance.random() < 0.06:
            names = [one for one, entry in tree.items() if one.endswith(".yaml") and isinstance(entry, File)]
            return swapped_ids(chance, tree, names), "swapped ids"
        return super()._once(chance, tree, name)


class Document(Kind):
    """A document of Word: its parts are mutated, or the package itself."""

    def _once(self, chance: random.Random, tree: Tree, name: str) -> Mutated:
        entry = tree[name]
        if not isinstance(entry, File) or chance.random() < 0.3:
            return super()._once(chance, tree, name)
        try:
            with zipfile.ZipFile(BytesIO(entry.data)) as held:
                parts = {one: held.read(one) for one in held.namelist()}
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, ValueError):
            return super()._once(chance, tree, name)
        part = chance.choice(sorted(parts))
        mutation = chance.choice((*OF_BYTES, *OF_TEXT, _jinja_in_xml, _jinja_in_xml, _no_bytes))
        parts[part] = mutation(chance, parts[part])
        if chance.random() < 0.1:
            parts[chance.choice(("word/vbaProject.bin", "../luar.txt", "word/media/x.png", "a" * 300, part))] = b"x"
        made = BytesIO()
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
            for one, data in parts.items():
                package.writestr(zipfile.ZipInfo(one), data)
        return tree | {name: File(made.getvalue())}, f"{part} {mutation.__name__.strip('_')}"


JINJA = (
    *(
        "{{ laporan }}",
        "{{ laporan.bab[0].isi }}",
        "{{ x.y.z }}",
        "{{ ''.__class__.__mro__ }}",
        "{% include '/etc/passwd' %}",
    ),
    *(
        "{% set x = namespace(a=[]) %}",
        "{% for i in range(100000) %}{{ i }}{% endfor %}",
        "{{ 'a' * 999999999 }}",
        "{{ 1/0 }}",
    ),
    *(
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{{ lipsum(n=99) }}",
        "{% if %}",
        "{{",
        "%}",
        "{# x",
        "{{ laporan | x }}",
    ),
    *(
        "{{ laporan.judul | safe }}",
        "{{ range(10**9) | list }}",
        "{{ [1]*10**8 }}",
        "{{ '%999999999d' % 1 }}",
        "{{ loop }}",
    ),
    *("{{ cycler(1,2).next() }}", "{{ joiner() }}", "{{ self }}", "{% extends 'laporan.md.j2' %}", "{{ 2 ** 10**9 }}"),
    *(
        "{% set a = 'x' * 1000 %}{% set a = a ~ a ~ a %}{{ a | length }}",
        "{{ laporan | tojson }}",
        "{{ dict(a=1).update }}",
    ),
    *(
        "{{ '\\x1b[31m' }}",
        "{{ '\\u202e' | safe }}",
        "{{ laporan.bab | map(attribute='isi') | list }}",
        "{{ 'a' | center(10**9) }}",
    ),
    *(
        "{% call x() %}{% endcall %}",
        "{% filter upper %}a{% endfilter %}",
        "{% raw %}",
        "{{ None.x }}",
        "{{ laporan() }}",
    ),
)


def _jinja(chance: random.Random, data: bytes) -> bytes:
    at = chance.choice((0, len(data), chance.randrange(len(data) + 1)))
    return data[:at] + chance.choice(JINJA).encode() + data[at:]


def _jinja_in_xml(chance: random.Random, data: bytes) -> bytes:
    text = chance.choice(JINJA).replace("&", "&amp;").replace("<", "&lt;").encode()
    return (
        data.replace(b"{{ laporan.judul }}", text)
        if b"{{ laporan.judul }}" in data
        else data.replace(b"</w:t>", text + b"</w:t>", 1)
    )


def _no_bytes(_: random.Random, _data: bytes) -> bytes:
    return b""


def _new_name(chance: random.Random, data: bytes) -> bytes:
    """Give a setting of git, or a reference, another value."""
    lines = (
        *(
            b"ref: refs/heads/lain",
            b"0" * 40,
            b"[core]\n\trepositoryformatversion = 99",
            b"[core]\n\tworktree = /",
            b"[x",
        ),
        *(
            b"[core]\n\tfsmonitor = /bin/false",
            b"[user]\n\tname = \x1b[31mA",
            b"[include]\n\tpath = /dev/zero",
            b"gitdir: ../luar",
        ),
        *(
            b"[extensions]\n\tobjectformat = sha999",
            b"[core]\n\tbare = true",
            b"[alias]\n\tvar = !false",
            b"[core]\n\tpager = false",
        ),
        *(
            b"[user]\n\tname = Ni Luh Sari\n\temail = \xe2\x80\xae",
            b"[diff]\n\texternal = /bin/false",
            b"ref: refs/heads/main/../../x",
        ),
    )
    return chance.choice((data + b"\n", b"")) + chance.choice(lines) + b"\n"


class Links(Kind):
    """Links, folders and pipes where files are expected, and files where folders are."""

    def _once(self, chance: random.Random, tree: Tree, name: str) -> Mutated:
        at = "/".join(name.split("/")[: chance.randrange(2, name.count("/") + 2)])
        up = "../" * at.count("/")
        entries = (Link(f"{up}luar/rahasia.txt"), Link(f"{up}luar"), Link("."), Link(".."), Link(at.rpartition("/")[2]))
        more = (Link("/dev/null"), Link("tidak/ada"), Folder(), File(b""), File(b"x"), File(b"skema: 1\n"))
        entry = chance.choice((*entries, *more))
        if isinstance(entry, File | Link) and chance.random() < 0.3:
            at = f"{name.rpartition('/')[0]}/{chance.choice(NEIGHBOURS)}"
        return replaced(tree, at, entry), f"{type(entry).__name__} in {at}"


NEIGHBOURS = (
    *(
        "renaksi_2024_2025.yaml",
        "renaksi_2024_2024.yaml",
        "renaksi_2030_2031.yaml",
        "renaksi_0_99999.yaml",
        "2024.yaml",
        "2023.yaml",
    ),
    *(
        "2024 (1).yaml",
        ".2024.yaml.swp",
        "2024.yaml~",
        "Thumbs.db",
        "~$laporan.docx",
        ".zi.lock",
        ".2024.yaml.abc.tmp",
        "zi.yaml",
    ),
    *(
        "bab-9.md",
        "bab-1.md",
        "analisis.md.txt",
        "zi.yml",
        "x.png",
        "a\nb.md",
        "\u202e.md",
        "\udcff.md",
        "-o",
        "--help",
        "NUL",
        "hasil.md",
    ),
)


class Beside(Kind):
    """What editors, sync clients and people leave beside the files: copies, locks, leftovers, other texts, other links."""

    def _once(self, chance: random.Random, tree: Tree, name: str) -> Mutated:
        entry = tree[name]
        assert isinstance(entry, File)
        data = chance.choice((b"", b"x", entry.data, chance.choice(OF_BYTES)(chance, entry.data), _text(chance)))
        fresh = f"{name.rpartition('/')[0]}/{chance.choice(NEIGHBOURS)}"
        return replaced(tree, fresh, File(data)), f"new {fresh!r}"


class Unchanged(Kind):
    """Nothing: what is typed alone is drawn."""

    def mutated(self, chance: random.Random, tree: Tree) -> Mutated:  # noqa: ARG002
        return tree, "-"


def _text(chance: random.Random) -> bytes:
    return chance.choice(TEXTS).encode("utf-8", "surrogatepass")


@cache
def _having(pattern: str) -> list[str]:
    return [name for name, office in OFFICES.items() if any(re.fullmatch(pattern, one) for one in office())]


def _yaml(schema: str) -> tuple[Sequence[Mutation], ...]:
    fits = (fitting(schema),)
    return fits, fits, fits, OF_YAML, OF_YAML, OF_TEXT, OF_BYTES


KINDS: tuple[Kind, ...] = (
    Data("rencana", r"unit/plans/renaksi_\w+\.yaml", 24, _yaml("rencana")),
    Data("realisasi", r"unit/plans/realisasi/\w+\.yaml", 18, _yaml("realisasi")),
    Data("register", r"unit/plans/bukti/\w+\.yaml", 7, _yaml("bukti")),
    Data("rekomendasi", r"unit/plans/rekomendasi/\w+\.yaml", 7, _yaml("rekomendasi")),
    Data("periode", r"unit/plans/periode/[\w-]+\.yaml", 7, _yaml("periode")),
    Data("pengaturan", r"unit/plans/zi\.yaml", 10, _yaml("zi")),
    Kind("narasi", r"unit/plans/narasi/.*\.md", 6),
    Kind("templat", r"unit/templates/.*\.j2", 6, ((_jinja,), OF_TEXT, OF_BYTES)),
    Document("templat Word", r"unit/templates/.*\.docx", 1),
    Kind("bukti", r"(unit/plans/bukti/\d+/.*|luar/laporan\.pdf)", 3, whole=0.5),
    Kind("git", r"unit/\.git/(config|HEAD|refs/.*|packed-refs|index|objects/.*)", 4, ((_new_name,), OF_BYTES, OF_TEXT)),
    Links("tautan", r"unit/plans/.*\.(yaml|md)", 4),
    Beside("sampingan", r"unit/plans/.*\.(yaml|md)", 4),
    Document("dokumen", r"luar/rencana\.(docx|xlsx)", 2),
    Kind("dokumen teks", r"luar/(rencana\.(txt|csv)|jawaban\.yaml)", 3),
    Kind("kerangka", r"unit/(\.git(ignore|attributes)|\.github/.*|\.pre-commit-config\.yaml|README\.md)", 1),
    Unchanged("hanya kata", r"unit/.*", 9),
)
"""All kinds that are fuzzed, each with its share."""
