"""Several posts answerable for one thing, and posts that support it."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.building import aktivitas, indikator
from tests.conftest import As, Zi
from tests.kantor import PERSEN, answer, kantor
from tests.repository import repo_in

DAY = ("--year", "2024", "--today", "2024-06-10")
DUA = ["Sekretaris", "Kepala Bidang Data dan Informasi"]
ORANG = {
    "jabatan": {
        "Kepala Dinas": [{"nama": "Ayu Rekaan", "sejak": "2022-01-03"}],
        "Sekretaris": [{"nama": "Budi Rekaan", "sejak": "2022-01-03"}],
        "Kepala Bidang Data dan Informasi": [{"nama": "Cahya Rekaan", "sejak": "2022-01-03"}],
    },
    "alias": {"Kabid Data": "Kepala Bidang Data dan Informasi", "Analis": "Analis Hukum"},
}


def made(folder: Path, posts: Any = DUA, helping: Any = ("Analis Hukum",)) -> Path:
    """Write an office: one indikator of several posts, an aktivitas that has them from it, and one with its own."""
    more = {"pendukung": [*helping]} if helping else {}
    doing = [aktivitas("lapor"), aktivitas("rapat", penanggung_jawab="Kepala Dinas", **more)]
    return kantor(
        folder,
        [indikator("satu", **PERSEN) | {"penanggung_jawab": posts, **more}, indikator("dua", **PERSEN)],
        aktivitas=doing,
        zi=ORANG,
    )


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return made(tmp_path / "kantor")


def test_each_post_has_it(zi: Zi, office: Path) -> None:
    """Found by its name, a part of it and its short name; what an aktivitas inherits as well."""
    for post in ("Sekretaris", "kepala bidang data", "Kabid Data", "data dan informasi"):
        due = answer(zi, office, "due", "--month", "Juni", "--pj", post, *DAY)
        assert [one["id"] for one in due["jatuh_tempo"]] == ["lapor"], post
        assert due["jatuh_tempo"][0]["penanggung_jawab"] == DUA
        found = answer(zi, office, "status", "--pj", post, *DAY)["indikator"]
        assert "satu" in [one["id"] for one in found], post
    other = answer(zi, office, "status", "--pj", "Kepala Dinas", *DAY)
    assert ([one["id"] for one in other["indikator"]], [one["id"] for one in other["aktivitas"]]) == ([], ["rapat"])


def test_json_keeps_its_text_and_adds_the_list(zi: Zi, office: Path) -> None:
    one = answer(zi, office, "explain", "satu", *DAY)
    assert one["penanggung_jawab"] == "; ".join(DUA)
    assert one["semua_penanggung_jawab"] == DUA
    assert one["pendukung"] == ["Analis Hukum"]
    single = answer(zi, office, "explain", "dua", *DAY)
    assert (single["penanggung_jawab"], single["semua_penanggung_jawab"]) == ("Sekretaris", ["Sekretaris"])
    own = answer(zi, office, "explain", "rapat", *DAY)
    assert (own["penanggung_jawab"], own["pendukung"]) == ("Kepala Dinas", ["Analis Hukum"])


def test_report_tables_page_and_calendar_name_every_post(zi: Zi, office: Path) -> None:
    report = zi("report", "--semester", "1", *DAY, "--format", "md", cwd=office).out
    assert "| Sekretaris | 2 | 1 |" in report
    assert "| Kepala Bidang Data dan Informasi | 1 | 1 |" in report
    assert "Sekretaris dan Kepala Bidang Data dan Informasi; pendukung: Analis Hukum" in report
    data = json.loads(zi("export", "json", *DAY, cwd=office).out)["tabel"]
    assert [(one["penanggung_jawab"], one["pendukung"]) for one in data["indikator"]] == [
        ("; ".join(DUA), "Analis Hukum"),
        ("Sekretaris", None),
    ]
    page = zi("dashboard", "2024", "--today", "2024-06-10", cwd=office).out
    assert 'data-pj="0 1"' in page
    calendar = zi("export", "ics", "--pj", "Kabid Data", *DAY, cwd=office).out
    assert calendar.count("BEGIN:VEVENT") == 1


def test_a_post_that_only_helps_is_shown_and_not_asked(zi: Zi, office: Path) -> None:
    for command in (("due", "--month", "Juni"), ("status",)):
        refused = zi(*command, "--pj", "Analis Hukum", *DAY, cwd=office)
        assert refused.code == 2
        assert "Analis Hukum hanya pendukung, di I.1.a, I.1.2" in refused.err
    assert "Pendukung         Analis Hukum" in zi("explain", "satu", *DAY, cwd=office).out
    assert [one for one in answer(zi, office, "check")["masalah"] if one["kode"] in ("ZI613", "ZI622")] == []


def test_near_spellings_are_found_in_lists_and_among_those_who_help(zi: Zi, tmp_path: Path) -> None:
    office = made(tmp_path / "kantor", ["Sekretaris", "Kabid Data dan Informasi"], ["Sekertaris"])
    found = [one["pesan"] for one in answer(zi, office, "check")["masalah"] if one["kode"] == "ZI225"]
    assert found == [
        "Sekertaris dan Sekretaris tampaknya satu jabatan",
        "Kepala Bidang Data dan Informasi dan Kabid Data dan Informasi tampaknya satu jabatan",
    ]
    spelled = made(tmp_path / "ejaan", ["SEKRETARIS", "Kepala Bidang Data dan Informasi"], [])
    assert answer(zi, spelled, "explain", "dua", *DAY)["penanggung_jawab"] == "SEKRETARIS"


@pytest.mark.parametrize(
    ("posts", "kode", "said"),
    [
        ([], "ZI134", "daftar ini belum berisi"),
        (["Sekretaris", ""], "ZI134", "teks ini kosong"),
        (["Sekretaris", None], "ZI134", "kunci ini belum berisi"),
        ({"Sekretaris": 1}, "ZI123", "harus ada nama jabatan"),
        (["Sekretaris", ["Kepala"]], "ZI123", "harus ada nama jabatan"),
        (True, "ZI123", "harus ada nama jabatan"),
        (["Sekretaris", "SEKRETARIS."], "ZI250", "menyebut SEKRETARIS. lebih dari sekali"),
        (["Sekretaris", "Analis Hukum"], "ZI250", "menyebut Analis Hukum lebih dari sekali"),
        ("Sekretaris; Kepala Bidang", "ZI254", "tulis daftarnya: [Sekretaris, Kepala Bidang]"),
    ],
)
def test_what_is_no_post_is_told(zi: Zi, tmp_path: Path, posts: Any, kode: str, said: str) -> None:
    found = answer(zi, made(tmp_path / "kantor", posts), "check")["masalah"]
    assert said in next(f"{one['pesan']}; {one['saran']}" for one in found if one["kode"] == kode)
    assert not {one["kode"] for one in found} & {"ZI120", "ZI121"}


def test_an_approval_stays_valid(by: As, office: Path) -> None:
    """A list of one is the text, whoever helps is only shown; another post in the list is a change."""
    made(office, "Sekretaris", [])
    assert by("Budi Rekaan", "2024-07-10", "period", "submit", "2024-s1", "--tetap").code == 0
    assert by("Ayu Rekaan", "2024-07-10", "period", "approve", "2024-s1").code == 0

    def changed() -> list[str]:
        found = json.loads(by("Ayu Rekaan", "2024-07-11", "check", "--format", "json").out)["masalah"]
        return [one["pesan"] for one in found if one["kode"].startswith("ZI60")]

    made(office, ["Sekretaris"], [])
    assert changed() == []
    made(office, "Sekretaris", ["Analis Hukum"])
    assert changed() == []
    made(office, DUA, [])
    assert any("I.1.a" in one for one in changed())


def test_a_change_of_posts_is_told_and_another_spelling_is_none(zi: Zi, tmp_path: Path) -> None:
    repo = repo_in(made(tmp_path / "kantor", "Sekretaris", []))
    made(tmp_path / "kantor", DUA, ["Analis Hukum"])
    said = " ".join(zi("diff", "HEAD", cwd=repo.folder).out.split())
    assert "penanggung jawab diubah dari" in said
    assert "pendukung ditambahkan: Analis Hukum" in said
    found = json.loads(zi("check", "--against", "HEAD", "--format", "json", cwd=repo.folder).out)["masalah"]
    assert "ZI820" in [one["kode"] for one in found]
    made(tmp_path / "kantor", ["sekretaris."], [])
    found = json.loads(zi("check", "--against", "HEAD", "--format", "json", cwd=repo.folder).out)["masalah"]
    assert "ZI820" not in [one["kode"] for one in found]


def test_a_recommendation_is_the_first_posts_where_none_is_said(by: As, office: Path) -> None:
    given = ("recommend", "add", "--for", "satu", "--sumber", "monev", "--kondisi", "K", "--rekomendasi", "Perbaiki")
    assert by("Budi Rekaan", "2024-07-05", *given).code == 0
    text = next((office / "plans/rekomendasi").glob("*.yaml")).read_text(encoding="utf-8")
    assert "penanggung_jawab: Sekretaris" in text


def test_a_recommendation_may_be_for_a_post_that_helps(by: As, zi: Zi, office: Path) -> None:
    given = ("recommend", "add", "--for", "satu", "--sumber", "monev", "--kondisi", "K", "--rekomendasi", "Perbaiki")
    made = by("Budi Rekaan", "2024-07-05", *given, "--pj", "analis hukum")
    assert made.code == 0, made.err
    assert [one for one in answer(zi, office, "check")["masalah"] if one["kode"].startswith("ZI4")] == []
