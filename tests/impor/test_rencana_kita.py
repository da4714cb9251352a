"""The printed plan of one office, as text, in Word and in Excel, becomes the plan that people typed, and an exact report."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.conftest import ROOT, Answer, Zi
from tests.impor import bangun

HERE = Path(__file__).parent
TYPED = ROOT / "plans" / "renaksi_2022_2026.yaml"
ANSWERS = HERE / "jawaban.yaml"
FORMATS = {"txt": bangun.TEKS.read_bytes, "docx": bangun.word, "xlsx": bangun.xlsx}
OF_THE_DOCUMENT = {
    "program": ("nama", "tujuan", "sasaran"),
    "kegiatan": ("nama",),
    "aktivitas": ("nama", "output", "waktu", "penanggung_jawab"),
    "indikator": ("nama", "rumus", "jenis", "kode", "satuan", "target", "penanggung_jawab"),
}
"""What the document says."""
OF_PEOPLE = ("hitung", "baik", "arah", "desimal")
"""What people decided."""
UNSAID = {"arah": "naik", "output": []}
"""What a key means that is not there."""
REPORTED = {  # by the printed number: what the document damaged, or never held
    "I.1.1": ("nama", "output"),
    "I.1.3": ("nama", "output"),
    "I.1.5": ("nama", "output"),
    "I.2.1": ("nama", "output"),
    "I.3.c": ("target", "penanggung_jawab"),
    "V.2.b": ("penanggung_jawab",),
    "V.6.2": ("waktu",),
}
ROMAN = ("I", "II", "III", "IV", "V", "VI")

Nodes = dict[str, tuple[str, dict[str, Any]]]


@cache
def made(kind: str) -> bytes:
    return FORMATS[kind]()


def nodes(plan: Path) -> Nodes:
    """Give the nodes of a plan by their printed numbers, each with its level."""
    found: Nodes = {}
    for program, one in zip(ROMAN, yaml.safe_load(plan.read_text(encoding="utf-8"))["program"], strict=True):
        found[program] = ("program", one)
        for k, line in enumerate(one["kegiatan"], 1):
            found[f"{program}.{k}"] = ("kegiatan", line)
            for level, name in (("aktivitas", str), ("indikator", lambda n: chr(ord("a") + n - 1))):
                found |= {f"{program}.{k}.{name(n)}": (level, each) for n, each in enumerate(line.get(level, ()), 1)}
    return found


def differing(read: Nodes, typed: Nodes, further: tuple[str, ...] = ()) -> dict[str, tuple[str, ...]]:
    """Give the keys in which two plans are not equal, by the numbers of their nodes."""
    assert list(read) == list(typed)
    found = {}
    for number, (level, one) in typed.items():
        keys = [*OF_THE_DOCUMENT[level], *(further if level == "indikator" else ())]
        mine = read[number][1]
        found[number] = tuple(key for key in keys if mine.get(key, UNSAID.get(key)) != one.get(key, UNSAID.get(key)))
    return {number: keys for number, keys in found.items() if keys}


@pytest.fixture(params=FORMATS)
def document(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    path = tmp_path / f"renaksi.{request.param}"
    path.write_bytes(made(request.param))
    return path


def imported(zi: Zi, document: Path, *arguments: str) -> Answer:
    return zi("import", document.name, *arguments, cwd=document.parent)


def test_it_equals_what_people_typed_but_where_the_report_says(zi: Zi, document: Path) -> None:
    assert imported(zi, document, "--sebagian", "-o", "rencana.yaml").code == 1
    lost_in_text = REPORTED if document.suffix == ".txt" else {key: REPORTED[key] for key in REPORTED if key != "I.3.c"}
    assert differing(nodes(document.with_name("rencana.yaml")), nodes(TYPED)) == lost_in_text


def test_the_report_says_that_and_nothing_else(zi: Zi, document: Path) -> None:
    imported(zi, document, "--sebagian", "-o", "r.yaml", "--laporan", "laporan.md")
    expected = HERE / "laporan" / f"{document.suffix[1:]}.md"
    assert document.with_name("laporan.md").read_text("utf-8") == expected.read_text("utf-8")


def test_the_answers_of_people_make_it_the_plan_that_they_typed(zi: Zi, document: Path) -> None:
    answer = imported(zi, document, "--jawab", str(ANSWERS), "-o", "plans/rencana.yaml")
    assert answer.code == 0, answer.err
    assert "pertanyaan" not in answer.out
    plan = document.with_name("plans") / "rencana.yaml"
    assert differing(nodes(plan), nodes(TYPED), OF_PEOPLE) == {}
    read, typed = (yaml.safe_load(one.read_text("utf-8")) for one in (plan, TYPED))
    assert {key: read[key] for key in ("unit", "periode", "ditetapkan")} == {
        key: typed[key] for key in ("unit", "periode", "ditetapkan")
    }


def test_its_questions_are_those_that_the_answers_answer(zi: Zi, document: Path) -> None:
    imported(zi, document, "--jawab", "tanya.yaml")
    asked, answered = (
        yaml.safe_load(one.read_text("utf-8"))["butir"] for one in (document.with_name("tanya.yaml"), ANSWERS)
    )
    assert [id_ for id_, keys in asked.items() if set(keys) - set(answered[id_])] == []


def test_the_same_document_gives_the_same_bytes(zi: Zi, document: Path) -> None:
    for name in ("satu", "dua"):
        imported(zi, document, "--jawab", str(ANSWERS), "-o", f"{name}/r.yaml", "--laporan", f"{name}.md")
    one, two = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (document.with_name("satu"), document.with_name("dua"))
    )
    assert one == two != {}
    assert document.with_name("satu.md").read_bytes() == document.with_name("dua.md").read_bytes()


def test_every_format_gives_the_same_tree_and_ids(zi: Zi, tmp_path: Path) -> None:
    trees = []
    for kind in FORMATS:
        document = tmp_path / f"renaksi.{kind}"
        document.write_bytes(made(kind))
        imported(zi, document, "--jawab", str(ANSWERS), "-o", f"{kind}.yaml")
        trees.append(yaml.safe_load(tmp_path.joinpath(f"{kind}.yaml").read_text("utf-8")))
    assert trees[0] == trees[1] == trees[2]


@pytest.mark.parametrize(
    ("kind", "cell"), [("txt", "baris 8, kolom 3"), ("docx", "tabel 1, baris 3, kolom 3"), ("xlsx", "Renaksi!C8")]
)
def test_a_comment_names_the_cell_of_its_own_document(kind: str, cell: str, zi: Zi, tmp_path: Path) -> None:
    document = tmp_path / f"renaksi.{kind}"
    document.write_bytes(made(kind))
    imported(zi, document, "--sebagian", "-o", "rencana.yaml")
    lines = tmp_path.joinpath("rencana.yaml").read_text("utf-8").splitlines()
    at = lines.index("          - id: mp-tim-zi-sk")
    assert f'# Sumber, {cell}: "Membentuk/mengupdate Tim ZI SK Tim ZI"; ditulis' in "".join(lines[at - 2 : at])
