"""Templates that come with a unit's files: they end, they fetch nothing, and they lay out what the project's do."""

import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from tests.cli.test_report_formats import made, written
from tests.conftest import ROOT, Answer, Zi

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
ADDRESS = "http://contoh.example/x"
EXTERNAL = f'<Relationship Id="r999" Type="{KIND}/{{}}" Target="{ADDRESS}" TargetMode="External"/></Relationships>'


def reported(zi: Zi, unit: Path, template: str) -> Answer:
    (unit / "templates").mkdir(exist_ok=True)
    (unit / "templates" / "laporan.md.j2").write_text(template, encoding="utf-8")
    return zi("report", "--semester", "1", "--year", "2024", "-C", str(unit))


ENDLESS = {
    "macro": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "include": "{% include 'laporan.md.j2' %}",
    "tree": "{% macro m(n) %}x{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
    "block": "{% block a %}{{ self.a() }}{% endblock %}",
    "product": "{{ 'x' * 10**10 }}",
    "product of a list": "{{ [1] * 10**9 }}",
    "power": "{{ 2**99999 }}",
    "squares": "{% set n = namespace(x=7) %}{% for a in range(99) %}{% set n.x = n.x * n.x %}{% endfor %}",
    "format": "{{ '%1000000000d' % 1 }}",
    "format filter": "{{ '%1000000000d' | format(1) }}",
    "format method": "{{ '{:1000000000}'.format(1) }}",
    "center": "{{ 'x' | center(1000000000) }}",
    "method": "{{ 'x'.ljust(1000000000) }}",
    "indent": "{{ 'a\nb' | indent(1000000000) }}",
    "loops": "{% for a in range(9999) %}{% for b in range(9999) %}{% for c in range(9999) %}{% endfor %}{% endfor %}{% endfor %}",
    "loops over lists": "{% set l = [1] * 50000 %}{% for a in l %}{% for b in l %}{% endfor %}{% endfor %}",
    "ranges": "{% for a in range(100) %}{{ range(99999) | list | length }}{% endfor %}",
    "joined": "{% set n = namespace(x='xx') %}{% for a in range(60) %}{% set n.x = n.x ~ n.x %}{% endfor %}",
    "added": "{% set n = namespace(x='xx') %}{% for a in range(60) %}{% set n.x = n.x + n.x %}{% endfor %}",
    "set block": "{% set n = namespace(x='xx') %}{% for a in range(60) %}{% set n.x %}{{ n.x }}{{ n.x }}{% endset %}{% endfor %}",
    "lists in lists": "{% set n = namespace(x=[1]) %}{% for a in range(60) %}{% set n.x = [n.x, n.x] %}{% endfor %}{{ n.x }}",
    "replaced": "{% set x = 'x' * 9999 %}{{ x | replace('x', x) }}",
    "output": "{% for a in range(90000) %}" + "y" * 5000 + "{% endfor %}",
    "compared": "{% set x = 'x' * 999999 %}{% for a in range(99999) %}{% if x == x ~ '' %}{% endif %}{% endfor %}",
    "sorted": "{% set l = range(90000) | list %}{% for a in l %}{% set b = l | sort %}{% endfor %}",
    "brackets": "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}",
    "other each time": "{{ [1, 2] | random }}",
    "other words each time": "{{ lipsum() }}",
    "changed": "{% set l = [1] %}{{ l.append(2) }}",
    "large": "x" * (1024 * 1024 + 1),
    "bytes of a number": '{{ (1).to_bytes(2000000000, "big") | length }}',
    "bytes of a text": "{{ 'a'.encode().ljust(2000000000) | length }}",
    "format of bytes": "{{ ('%1999999999d'.encode() % 5) | length }}",
    "indented lines": "{{ ('\n' * 900000) | indent(3000, blank=true) | length }}",
    "tabs": "{{ ('\t' * 900000).expandtabs(3000) | length }}",
    "many formats": "{{ ('{0:9999}' * 99000).format(1) | length }}",
    "many formats by name": "{{ (('%(a)9999d' * 99000) % {'a': 1}) | length }}",
    "format told with the values": "{{ ('{0:{1}}' * 99000).format(1, 9999) | length }}",
    "format of a day": "{{ laporan.hari.strftime('%4000Y' * 160000) | length }}",
    "lists added up": "{% set l = [[1]] * 60000 %}{{ l | sum(start=[]) | length }}",
    "a hundred thousand parts": "{{x}}" * 100_000,
    "spaces in spaces": (
        "{% set n = namespace(x='x') %}{% for a in range(25) %}{% set n.x = namespace(a=n.x, b=n.x) %}{% endfor %}{{ n.x }}"
    ),
    "spaces in a text": (
        "{% set n = namespace(x='x') %}{% for a in range(25) %}{% set n.x = namespace(a=n.x, b=n.x) %}{% endfor %}"
        "{{ (n.x ~ '') | length }}"
    ),
    "the document again and again": "{{ ([laporan] * 100000) | string | length }}",
    "the document by a format": "{{ ('%s' * 100000) % ([laporan] * 100000) | length }}",
    "a list by many formats": "{% set l = ['x' * 900000] %}{{ ('{0}' * 300000).format(l) | length }}",
    "a list by many names": "{% set l = ['x' * 900000] %}{{ ('%(a)s' * 300000) | format(a=l) | length }}",
    "a name joined again and again": (
        "{% set n = namespace(t='x' * 900000) %}{{ ([n] * 100000) | map(attribute='t') | join | length }}"
    ),
    "joined by a name": "{% set n = namespace(t='x' * 900000) %}{{ ([n] * 100000) | join(attribute='t') | length }}",
    "kept by cyclers": (
        "{% set l = range(90000) | list %}{% set n = namespace(x=none) %}"
        "{% for a in range(9999) %}{% set n.x = cycler(n.x, *l) %}{% endfor %}"
    ),
    "kept by names": (
        "{% set d = {'a': 1} %}{% set n = namespace(x=none) %}"
        "{% for a in range(99999) %}{% set n.x = namespace(x=n.x, t='\U0001f600' * 9999 ~ a) %}{% endfor %}"
    ),
    "long bodies": "{% for a in range(99999) %}" + "{% if a %}{% endif %}" * 4000 + "{% endfor %}",
    "long macros": (
        "{% macro m() %}"
        + "{% if 0 %}{% endif %}" * 4000
        + "{% endmacro %}{% for a in range(9999) %}{{ m() }}{% endfor %}"
    ),
    "long tests": "{% for a in range(99999) if " + "not " * 200 + "a %}{% endfor %}",
    "indented JSON": "{{ (([1] * 100000) | tojson(9999)) | length }}",
    "comments taken out": "{{ ('<!---->' * 120000) | striptags | length }}",
    "a number of many digits": "{{ ('f' * 900000) | int(0, 16) | string | length }}",
    "translated": "{{ laporan.bab[0].judul.translate({97: 'x' * 900000}) | length }}",
    "folded when it is compiled": "{{ 'x' | center(9999) | center(9999) }}" * 9000,
    "a cycler of nothing": "{{ cycler() }}",
}
NAMED = {
    "{{ laporan }}": "Laporan bukan teks",
    "a\n{{ laporan.bab }}": ":2 tidak dapat dipakai: Bab bukan teks",
    "{{ namespace(x=1) }}": "Namespace bukan teks",
    "{{ ''.join }}": "bukan teks",
    "{{ [1] | map('string') }}": "bukan teks",
    "{{ [laporan] | join }}": "Laporan bukan teks",
    "{{ '%s' % laporan }}{{ 'x' }}": "Laporan bukan teks",
    "{{ '{}'.format(laporan) }}": "Laporan bukan teks",
    "{{ [1] | tojson(2) }}": "tojson tanpa indent",
    "\n\n{{ 'x' * 10**7 }}": ":3 tidak dapat dipakai: satu nilai lebih dari",
    "{% macro m() %}\n{{ 2 ** 9999 }}{% endmacro %}\n{{ m() }}": ":2 tidak dapat dipakai: angka lebih dari 4096 bit",
    "{% if (1)[0] %}{% endif %}": "int object",
}


@pytest.mark.parametrize("template", NAMED)
def test_what_is_refused_is_named_with_its_line(zi: Zi, unit: Path, template: str) -> None:
    answer = reported(zi, unit, template)
    assert (answer.code, answer.out) == (2, "")
    assert NAMED[template] in " ".join(answer.err.split())
    assert "Warning" not in answer.err


@pytest.mark.slow
@pytest.mark.parametrize("name", ENDLESS)
def test_a_template_without_an_end_is_a_sentence(zi: Zi, unit: Path, name: str) -> None:
    answer = reported(zi, unit, ENDLESS[name])
    assert (answer.code, answer.out) == (2, "")
    assert "tidak dapat dipakai" in " ".join(answer.err.split())
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("template", "shown"),
    [
        ("{{ 'a' * 3 }}{{ 2 ** 10 }}{{ 7 // 2 }}{{ 1 + 1 }}", "aaa102432"),
        ("{{ '%s: %d' % ('x', 3) }}{{ '{:>4}'.format(1) }}", "x: 3   1"),
        (
            "{% for a, b in [(1, 2), (3, 4)] %}{{ loop.index }}/{{ loop.length }}:{{ a ~ b }} {% endfor %}",
            "1/2:12 2/2:34",
        ),
        ("{{ ['b', 'a'] | sort | join('-') }}{{ 'x' | center(5) | trim }}{{ 5 in range(9) }}", "a-bxTrue"),
        (
            "{{ ('a' ~ 'b')[1:] }}{{ {'a': 1}['a'] }}{{ laporan.bab[:1] | map(attribute='kunci') | first }}",
            "b1pengesahan",
        ),
        (
            "{{ laporan.bab | join('/', attribute='kunci') }}" + "{{ [1, 2] | map('string') | join('-') }}",
            "pengesahan/ringkasan/bab-1/bab-2/bab-3/bab-4/bab-5/lampiran-1/lampiran-21-2",
        ),
        (
            "{{ {'a': 1, 'b': 2}.values() | join }}{{ '-'.join({'a': 1}.keys()) }}{{ {'a': [1]} }}",
            "12a{&#39;a&#39;: [1]}",
        ),
        (
            "{{ 'a\nb' | indent(2, true) | replace('\n', '') }}{{ [3, 1] | tojson }}{{ laporan.hari }}",
            "a  b[3, 1]2024-06-30",
        ),
        ("{% macro m(x) %}<{{ x }}>{% endmacro %}{{ m('a') | length }}{{ tak_ada | default('k') }}", "3k"),
    ],
)
def test_what_a_template_needs_is_there(zi: Zi, unit: Path, template: str, shown: str) -> None:
    answer = reported(zi, unit, template)
    assert (answer.code, answer.out.strip()) == (0, shown)


@pytest.mark.parametrize("bentuk", ["md", "html", "docx"])
def test_a_copy_of_the_projects_template_makes_the_same_report(zi: Zi, unit: Path, bentuk: str) -> None:
    written(unit, "analisis.md", "1. a\n   - **b** c\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n")
    plain = made(zi, unit, bentuk)
    (unit / "templates").mkdir()
    name = "laporan.docx" if bentuk == "docx" else f"laporan.{bentuk}.j2"
    shutil.copy(ROOT / "templates" / name, unit / "templates")
    assert made(zi, unit, bentuk) == plain


def test_a_copy_of_the_dashboards_template_makes_the_same_page(zi: Zi, unit: Path) -> None:
    assert zi("dashboard", "2024", "-o", "a.html", cwd=unit).code == 0
    (unit / "templates").mkdir()
    shutil.copy(ROOT / "templates" / "dasbor.html.j2", unit / "templates")
    assert zi("dashboard", "2024", "-o", "b.html", cwd=unit).code == 0
    assert (unit / "a.html").read_bytes() == (unit / "b.html").read_bytes()


# Word


def repacked(unit: Path, part: str, old: str, new: str) -> None:
    """Put the project's template into the unit's folder with one part changed, or one more where there is none."""
    (unit / "templates").mkdir()
    with (
        zipfile.ZipFile(ROOT / "templates" / "laporan.docx") as source,
        zipfile.ZipFile(unit / "templates" / "laporan.docx", "w") as target,
    ):
        for name in dict.fromkeys([*source.namelist(), part]):
            data = source.read(name) if name in source.namelist() else b""
            if name == part:
                assert old.encode() in data
                data = data.replace(old.encode(), new.encode(), 1) if old else new.encode()
            target.writestr(name, data)


@pytest.mark.parametrize("kind", ["attachedTemplate", "image", "oleObject", "subDocument", "frame"])
def test_a_word_template_that_fetches_something_is_refused(zi: Zi, unit: Path, kind: str) -> None:
    repacked(unit, "word/_rels/document.xml.rels", "</Relationships>", EXTERNAL.format(kind))
    answer = zi("report", "--semester", "2", "--year", "2024", "-o", "x.docx", cwd=unit)
    assert answer.code == 2
    assert f"mengambil isi dari luar: {ADDRESS}" in " ".join(answer.err.split())
    assert not (unit / "x.docx").exists()


def test_a_word_template_with_a_link_is_no_harm(zi: Zi, unit: Path) -> None:
    repacked(unit, "word/_rels/document.xml.rels", "</Relationships>", EXTERNAL.format("hyperlink"))
    assert zi("report", "--semester", "2", "--year", "2024", "-o", "x.docx", cwd=unit).code == 0


@pytest.mark.parametrize("part", ["word/vbaProject.bin", "word/activeX/activeX1.bin", "word/embeddings/oleObject1.bin"])
def test_a_word_template_with_macros_is_refused(zi: Zi, unit: Path, part: str) -> None:
    repacked(unit, part, "", "x")
    answer = zi("report", "--semester", "2", "--year", "2024", "-o", "x.docx", cwd=unit)
    assert (answer.code, "makro" in answer.err) == (2, True)


def test_the_contents_are_a_field_that_word_can_renew_and_asks_nothing(zi: Zi, unit: Path) -> None:
    document = docx.Document(BytesIO(made(zi, unit, "docx")))
    code = [one.text for one in document.element.iter(qn("w:instrText")) if "TOC" in one.text]
    assert code == [r' TOC \o "1-2" \h \z \u ']
    lines = [(one.style.name, one.text) for one in document.paragraphs if one.style.name.startswith("toc ")]
    heads = [
        (f"toc {one.style.name[-1]}", one.text)
        for one in document.paragraphs
        if one.style.name in ("Heading 1", "Heading 2")
    ]
    assert lines == heads
    assert ("toc 2", "Program I Manajemen Perubahan") in lines
    assert document.settings.element.find(qn("w:updateFields")) is None
    signs = [one.get(qn("w:fldCharType")) for one in document.element.body.iter(qn("w:fldChar"))]
    assert signs == ["begin", "separate", "end"]


@pytest.mark.parametrize(("mulai", "selesai"), [(2023, 2025), (2021, 2028)])
def test_the_matrix_of_any_number_of_years_fits_the_page(zi: Zi, unit: Path, mulai: int, selesai: int) -> None:
    plan = unit / "plans" / "renaksi_2022_2026.yaml"
    text = plan.read_text(encoding="utf-8").replace("mulai: 2022, selesai: 2026", f"mulai: {mulai}, selesai: {selesai}")
    goals = ", ".join(f"{year}: 60" for year in range(mulai, selesai + 1))
    lines = [
        f"{line.split('target:')[0]}target: {{{goals}}}" if "target: {" in line else line for line in text.splitlines()
    ]
    plan.rename(plan.with_name(f"renaksi_{mulai}_{selesai}.yaml")).write_text("\n".join(lines) + "\n", encoding="utf-8")
    tables = docx.Document(BytesIO(made(zi, unit, "docx"))).element.body.iter(qn("w:tbl"))
    years = [str(year) for year in range(mulai, selesai + 1)]
    found = [one for one in tables if [t.text for t in one.tr_lst[0].iter(qn("w:t")) if t.text in years] == years]
    assert len(found) == 6
    for table in found:
        widths = [int(one.get(qn("w:w"))) for one in table.tblGrid]
        assert 14_800 < sum(widths) <= 15_137  # the page, 29.7 cm, without its margins
        assert min(widths) >= 560
        assert len(widths) == 10 + len(years)
        assert table.tblPr.find(qn("w:tblDescription")) is None
        head, *rows = table.tr_lst
        assert head.trPr.find(qn("w:tblHeader")) is not None
        for row in rows:
            assert row.trPr.find(qn("w:cantSplit")) is not None
            assert [one.tcPr.find(qn("w:tcW")).get(qn("w:w")) for one in row.tc_lst] == [str(one) for one in widths]
            look = [one.p_lst[0].pPr for one in row.tc_lst]
            assert {one.pStyle.val for one in look} == {"ZIMatriks"}
            assert [n for n, one in enumerate(look) if one.find(qn("w:jc")) is not None][: len(years)] == [
                *range(6, 6 + len(years))
            ]
