"""`zi recommend`: issued, followed up, verified by another; and where that shows."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Answer, Zi

FILE = "plans/rekomendasi/2024.yaml"
HARI = ("--today", "2024-07-20")


@pytest.fixture
def unit(unit: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let Putu work in a copy of the office's workspace, in which Made holds a post."""
    settings = unit / "plans" / "zi.yaml"
    held = "jabatan:\n  Kepala Dinas: [{nama: Made, sejak: 2024-01-02}]\n"
    settings.write_text(settings.read_text(encoding="utf-8") + held, encoding="utf-8")
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Putu")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "putu@contoh.example")
    return unit


class Office:
    """The commands of one workspace."""

    def __init__(self, zi: Zi, unit: Path) -> None:
        self.zi, self.unit = zi, unit

    def run(self, *arguments: str) -> Answer:
        return self.zi(*arguments, cwd=self.unit)

    def done(self, *arguments: str) -> str:
        answer = self.run(*arguments)
        assert answer.code == 0, answer.err
        return answer.out

    def add(
        self,
        *more: str,
        items: tuple[str, ...] = ("I.1.3",),
        today: str = "2024-07-01",
        kondisi: str = "Notulen belum ada",
    ) -> str:
        named = [word for item in items for word in ("--for", item)]
        words = ("--condition", kondisi, "--recommendation", "Lengkapi notulen sosialisasi")
        return self.done("recommend", "add", "--source", "monev", *named, *words, "--today", today, *more)

    def follow(self, *more: str, key: str = "lengkapi-notulen-sosialisasi", today: str = "2024-07-10") -> str:
        return self.done("recommend", "follow", key, "--note", "Notulen disusun", "--today", today, *more)

    def verify(self, *more: str, key: str = "lengkapi-notulen-sosialisasi", today: str = "2024-07-12") -> str:
        return self.done("recommend", "verify", key, "--status", "sesuai", "--by", "Made", "--today", today, *more)

    def listed(self, *more: str) -> dict[str, Any]:
        return json.loads(self.done("recommend", "list", "--format", "json", *more))

    def data(self, *arguments: str) -> dict[str, Any]:
        return json.loads(self.done(*arguments, "--format", "json"))

    @property
    def text(self) -> str:
        return (self.unit / FILE).read_text(encoding="utf-8")


@pytest.fixture
def office(zi: Zi, unit: Path) -> Office:
    return Office(zi, unit)


def test_the_way_of_one_recommendation_as_it_is_written(office: Office) -> None:
    (office.unit / "plans" / "bukti" / "2024").mkdir(parents=True)
    (office.unit / "plans" / "bukti" / "2024" / "notulen.pdf").write_bytes(b"%PDF")
    office.add(items=("I.1.3", "tl-sop-jabaran-probis"))
    office.follow("--evidence", "bukti/2024/notulen.pdf", "--evidence", "https://contoh.example/a?b=1")
    said = office.verify()
    assert office.text == (
        "# yaml-language-server: $schema=../skema/rekomendasi.json\n"
        "skema: 1\n"
        "tahun: 2024\n"
        "rekomendasi:\n"
        "  lengkapi-notulen-sosialisasi:\n"
        "    sumber: monev\n"
        "    butir: [mp-tim-sosialisasi, tl-sop-jabaran-probis]\n"
        "    kondisi: Notulen belum ada\n"
        "    rekomendasi: Lengkapi notulen sosialisasi\n"
        "    penanggung_jawab: Kepala Dinas\n"
        "    terbit: 2024-07-01\n"
        "    oleh: Putu\n"
        "    tindak_lanjut:\n"
        "      - {tanggal: 2024-07-10, uraian: Notulen disusun, oleh: Putu, "
        'bukti: [bukti/2024/notulen.pdf, "https://contoh.example/a?b=1"]}\n'
        "    verifikasi:\n"
        '      - {status: sesuai, oleh: Made, git: "Putu <putu@contoh.example>", tanggal: 2024-07-12}\n'
    )
    assert "sesuai · ditutup 12 Juli 2024 · umur 11 hari" in said
    assert not [one for one in office.data("check")["masalah"] if one["berkas"] == FILE]


def test_a_dry_run_shows_the_diff_and_writes_nothing(office: Office) -> None:
    assert "+    sumber: monev\n" in office.add("--dry-run")
    assert not (office.unit / FILE).exists()
    office.add()
    before = office.text
    assert "+    tindak_lanjut:\n" in office.follow("--dry-run")
    office.follow()
    assert "+    verifikasi:\n" in office.verify("--dry-run")
    assert "verifikasi" not in office.text
    assert office.text.startswith(before)


def test_the_responsible_post_and_the_deadline(office: Office) -> None:
    office.add("--pj", "agen", "--deadline", "30 Agustus 2024", "--id", "satu")
    office.add("--deadline", "31/8/2024", "--id", "dua", items=("V.4.a",))
    satu, dua = sorted(office.listed(*HARI)["rekomendasi"], key=lambda one: one["id"], reverse=True)
    assert (satu["penanggung_jawab"], satu["tenggat"]) == ("Agen Perubahan", "2024-08-30")
    assert (dua["penanggung_jawab"], dua["tenggat"]) == ("Kasubag. Umum dan Perencanaan", "2024-08-31")
    assert office.text.count("tenggat:") == 1


def test_an_id_is_used_once_in_whatever_year(office: Office) -> None:
    office.add(today="2023-05-01")
    office.add()
    office.add(today="2025-02-01")
    found = office.listed("--today", "2025-03-01")["rekomendasi"]
    assert [one["id"] for one in found] == [
        "lengkapi-notulen-sosialisasi",
        "lengkapi-notulen-sosialisasi-2",
        "lengkapi-notulen-sosialisasi-3",
    ]
    assert [bool(one["berulang"]) for one in found] == [False, True, True]
    assert [one["asal"] for one in found] == [
        [{"berkas": f"plans/rekomendasi/{tahun}.yaml", "baris": 5}] for tahun in (2023, 2024, 2025)
    ]


ADD = ("recommend", "add", "--source", "monev", "--for", "I.1.3", "--condition", "a", "--recommendation", "b", *HARI)
KEY = "lengkapi-notulen-sosialisasi"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("recommend", "add", "--source", "koran", *ADD[4:]), "koran tidak dikenal; pilihannya: monev, ratl_pmpzi"),
        ((*ADD, "--for", "I.1"), "I.1 adalah kegiatan; sebut indikator atau aktivitasnya"),
        ((*ADD, "--for", "mp-tim-sosialisai"), "maksud Anda mp-tim-sosialisasi"),
        ((*ADD, "--pj", "bendahara"), "tidak cocok dengan penanggung jawab"),
        ((*ADD, "--issued", "2024-07-21"), "belum tiba"),
        ((*ADD, "--issued", "2024-07-02", "--deadline", "2024-07-01"), "mendahului terbitnya"),
        ((*ADD, "--year", "2023"), "dicatat di tahun 2024, bukan 2023"),
        ((*ADD, "--id", KEY), f"sudah dipakai di {FILE}"),
        ((*ADD, "--id", "Dua Kata"), "huruf kecil"),
        (tuple(" \u200b" if one == "a" else one for one in ADD), "isinya kosong"),
        ((*ADD, "--by", "Ketut"), "tidak memangku jabatan"),
        (("recommend", "follow", "lengkapi-notulen", "--note", "x", *HARI), f"maksud Anda {KEY}"),
        (("recommend", "follow", KEY, "--note", "x", "--date", "2024-06-30", *HARI), "mendahului terbitnya"),
        (("recommend", "follow", KEY, "--note", "x", "--date", "2024-07-21", *HARI), "belum tiba"),
        (("recommend", "follow", KEY, "--note", "x", "--evidence", "../../etc/passwd", *HARI), "tidak ada di plans/"),
        (("recommend", "follow", KEY, "--note", "x", "--evidence", "/etc/passwd", *HARI), "tidak ada di plans/"),
        (("recommend", "follow", KEY, "--note", "x", "--evidence", "a\nb", *HARI), "tidak ada di plans/"),
        (("recommend", "follow", KEY, "--note", "x", "--today", "2024-06-30"), "belum terbit pada 30 Juni 2024"),
        (("recommend", "verify", KEY, "--status", "sesuai", *HARI), "belum punya tindak lanjut"),
        (("recommend", "verify", KEY, "--status", "tidak-dapat-ditindaklanjuti", *HARI), "memerlukan alasan"),
        (("recommend", "verify", KEY, "--status", "beres", *HARI), "beres tidak dikenal"),
        (
            tuple("inspektorat" if one == "monev" else one for one in ADD),
            'inspektorat tidak dikenal; maksud Anda "apip" atau "tpi"?',
        ),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence_and_nothing_is_written(
    office: Office, arguments: tuple[str, ...], said: str
) -> None:
    office.add()
    before = office.text
    answer = office.run(*arguments)
    assert (answer.code, answer.out) == (2, "")
    assert said in " ".join(answer.err.split())
    assert office.text == before


def test_nobody_verifies_what_they_did(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    office.add()
    office.follow()
    before = office.text
    answer = office.run("recommend", "verify", KEY, "--status", "sesuai", *HARI)
    assert answer.code == 2
    assert "tidak dapat Anda verifikasi sendiri" in " ".join(answer.err.split())
    assert office.text == before
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Made")
    answer = office.run("recommend", "verify", KEY, "--status", "sesuai", *HARI)
    assert answer.code == 0
    assert "tanpa bukti" in answer.err
    assert "oleh: Made, tanggal" in office.text


def test_a_link_between_folders_is_still_the_workspace(office: Office, tmp_path: Path) -> None:
    office.add()
    (office.unit / "plans" / "bukti").mkdir()
    (office.unit / "plans" / "bukti" / "a.pdf").write_bytes(b"%PDF")
    (tmp_path / "tautan").symlink_to(office.unit)
    told = ("recommend", "follow", KEY, "--note", "x", *HARI, "-C", str(tmp_path / "tautan"), "--evidence")
    for said in ("bukti/a.pdf", "plans/bukti/a.pdf", str(office.unit / "plans" / "bukti" / "a.pdf")):
        answer = office.run(*told, said)
        assert answer.code == 0, answer.err
    assert office.text.count("bukti: [bukti/a.pdf]") == 3


def test_a_broken_realisasi_or_a_year_without_plan_does_not_stop_a_follow_up(office: Office) -> None:
    old = office.unit / "plans" / "rekomendasi" / "2021.yaml"
    office.add()
    old.write_text(office.text.replace("2024", "2021").replace(KEY, "lama"), encoding="utf-8")
    (office.unit / "plans" / "realisasi" / "2024.yaml").write_text("rusak: [", encoding="utf-8")
    for key in (KEY, "lama"):
        assert "dicatat" in office.follow(key=key)


def test_a_link_out_of_the_workspace_is_no_evidence(office: Office, tmp_path: Path) -> None:
    office.add()
    (tmp_path / "rahasia.txt").write_text("x", encoding="utf-8")
    (office.unit / "plans" / "tautan.txt").symlink_to(tmp_path / "rahasia.txt")
    answer = office.run("recommend", "follow", KEY, "--note", "x", "--evidence", "tautan.txt", *HARI)
    assert answer.code == 2
    assert "bukti" not in office.text


def test_text_of_any_kind_is_kept_on_one_line(office: Office) -> None:
    nasty = "a: b # c\n- [x] {y} \"z\" \u202e'q' | & * ! @ `"
    office.add(kondisi=nasty)
    assert office.listed(*HARI)["rekomendasi"][0]["kondisi"] == "a: b # c - [x] {y} \"z\" 'q' | & * ! @ `"


def test_comments_and_order_of_a_file_written_by_hand_stay(office: Office) -> None:
    office.add()
    path = office.unit / FILE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n") + b"\r\n  # catatan terakhir\r\n")
    before = path.read_bytes()
    office.follow()
    after = path.read_bytes()
    added = after.replace(before.rstrip(b"\r\n").removesuffix(b"  # catatan terakhir").rstrip(), b"", 1)
    assert b"tindak_lanjut:\r\n" in added
    assert after.endswith(b"# catatan terakhir\r\n")


def three(office: Office) -> None:
    """Issue three: one settled, one overdue at the end of August, one of the second semester that recurs."""
    office.add("--issued", "2024-06-01", "--id", "satu", items=("V.4.a",))
    office.follow("--evidence", "https://contoh.example/a", key="satu")
    office.verify(key="satu")
    office.add("--issued", "2024-06-20", "--id", "dua", "--pj", "agen")
    office.add("--id", "tiga", items=("V.4.a", "I.2.a"), today="2024-08-01")


def test_list_filters(office: Office) -> None:
    three(office)
    office.add("--id", "lama", today="2023-12-01")
    day = ("--today", "2024-09-01")

    def ids(*more: str) -> set[str]:
        return {one["id"] for one in office.listed(*day, *more)["rekomendasi"]}

    assert ids() == {"lama", "satu", "dua", "tiga"}
    assert ids("--year", "2024") == {"satu", "dua", "tiga"}
    assert ids("--status", "sesuai") == {"satu"}
    assert ids("--overdue") == {"lama", "dua"}
    assert ids("--pj", "agen", "--overdue") == {"dua"}
    counts = office.listed(*day)
    assert {key: counts[key] for key in ("jumlah", "sesuai", "belum_ditindaklanjuti", "lewat_tenggat", "berulang")} == {
        "jumlah": 4,
        "sesuai": 1,
        "belum_ditindaklanjuti": 3,
        "lewat_tenggat": 2,
        "berulang": 2,
    }


@pytest.mark.parametrize("width", [80, 120])
def test_the_list_fits_the_screen(office: Office, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    three(office)
    monkeypatch.setenv("COLUMNS", str(width))
    said = office.done("recommend", "list", "--today", "2024-12-01")
    assert max(map(len, said.splitlines())) <= width
    assert "3 rekomendasi, 1 sudah sesuai · 2 lewat tenggat" in said
    assert said.index("Belum selesai (2)") < said.index("✗ dua") < said.index("✗ tiga") < said.index("✓ satu")
    assert "V.4.a dan I.2.a · Kasubag. Umum dan Perencanaan · monev" in said


def test_status_counts_them_in_one_line(office: Office) -> None:
    three(office)
    day = ("--today", "2024-09-01")
    assert "\nRekomendasi  3, 1 sudah sesuai · 1 lewat tenggat\n" in office.done("status", "2024", *day)
    assert office.data("status", "2024", *day)["rekomendasi"]["jumlah"] == 3
    assert office.data("status", "2024", *day, "--per", "2024-06-30")["rekomendasi"] | {"daftar": []} == {
        "jumlah": 2,
        "belum_ditindaklanjuti": 2,
        "belum_sesuai": 0,
        "sesuai": 0,
        "tidak_dapat_ditindaklanjuti": 0,
        "menunggu_verifikasi": 0,
        "lewat_tenggat": 0,
        "berulang": 0,
        "daftar": [],
    }

    def ids(*more: str) -> list[str]:
        return [one["id"] for one in office.data("status", "2024", *day, *more)["rekomendasi"]["daftar"]]

    assert ids("--program", "V") == ["satu", "tiga"]
    assert ids("--program", "I") == ["dua", "tiga"]
    assert ids("--pj", "agen") == ["dua"]


def test_what_earlier_years_left_open_still_counts(office: Office) -> None:
    three(office)
    ids = [one["id"] for one in office.data("status", "2025", "--today", "2025-01-10")["rekomendasi"]["daftar"]]
    assert ids == ["dua", "tiga"]
    late = [one["id"] for one in office.data("due", "2025", "--month", "1", "--today", "2025-01-10")["rekomendasi"]]
    assert late == ["dua", "tiga"]
    assert "| Agen Perubahan |" in office.done("report", "--semester", "1", "--year", "2025", "--today", "2025-07-01")


def test_due_lists_the_deadlines_of_the_month_and_what_is_overdue(office: Office) -> None:
    three(office)
    said = office.done("due", "2024", "--month", "September", "--today", "2024-09-05")
    assert said.index("Berjalan (") < said.index("Rekomendasi (2)  bertenggat September, atau lewat tenggat")
    assert said.index("  Agen Perubahan\n    ✗ dua") < said.index("  Kasubag. Umum dan Perencanaan\n    ! tiga")

    def ids(*more: str) -> list[str]:
        found = office.data("due", "2024", "--month", "September", "--today", "2024-09-05", *more)
        return [one["id"] for one in found["rekomendasi"]]

    def first_of(day: str, month: str) -> list[str]:
        return [one["id"] for one in office.data("due", "2024", "--month", month, "--today", day)["rekomendasi"]]

    assert first_of("2024-07-11", "Juli") == ["satu"]
    assert first_of("2024-07-13", "Juli") == []  # settled the day before
    assert ids("--overdue") == ["dua"]
    assert ids("--pj", "kasubag. umum") == ["tiga"]


def test_the_report_follows_them_up(office: Office) -> None:
    three(office)
    head = "| No | Kondisi | Rekomendasi | Rencana tindak lanjut | PJ | Tenggat | Status | Bukti |"
    first = office.done("report", "--semester", "1", "--year", "2024", "--today", "2025-01-10")
    assert first.count(head) == 1
    assert first.index("## Bab IV") < first.index(head) < first.index("## Bab V ")
    assert "monev" not in first[first.index(head) : first.index("## Bab V ")]
    second = office.done("report", "--semester", "2", "--year", "2024", "--today", "2025-01-10")
    assert second.count(head) == 2
    opening = second[second.index("## Bab III") : second.index("### Rekapitulasi")]
    assert [line.split(" | ")[1] for line in opening.splitlines() if line[:3] in ("| 1", "| 2", "| 3")] == [
        "V.4.a: Notulen belum ada",
        "I.1.3: Notulen belum ada",
        "V.4.a dan I.2.a: Notulen belum ada",
    ]  # the last one is issued in August, by the monev of the first semester
    assert "| 10 Juli 2024: Notulen disusun | Kasubag. Umum dan Perencanaan | 31 Juli 2024 | sesuai | https" in opening
    assert "lewat tenggat; berulang" in second
    page = office.done("report", "--semester", "2", "--year", "2024", "--format", "html", "--today", "2025-01-10")
    assert page.count('<th scope="col">Rencana tindak lanjut</th>') == 2


def test_a_unit_without_recommendations_sees_nothing_of_them(office: Office) -> None:
    assert "rekomendasi" not in office.data("status", "2024")
    assert "rekomendasi" not in office.data("due", "2024", "--month", "Juni")
    assert "Rekomendasi  " not in office.done("status", "2024")
    assert "Rencana tindak lanjut" not in office.done("report", "--semester", "2", "--year", "2024")


def test_a_recommendation_of_a_later_period_changes_no_earlier_report(office: Office) -> None:
    told = ("report", "--semester", "1", "--year", "2024", "--today", "2025-01-10")
    before = office.done(*told)
    office.add()
    assert office.done(*told) == before


def test_a_file_that_does_not_fit_is_named_and_nothing_is_guessed(office: Office) -> None:
    office.add()
    (office.unit / FILE).write_text(office.text.replace("sumber: monev", "sumber: koran"), encoding="utf-8")
    for command in (
        ("status", "2024"),
        ("due", "2024"),
        ("recommend", "list"),
        ("recommend", "follow", "x", "--note", "y"),
    ):
        answer = office.run(*command, *HARI)
        assert (answer.code, answer.out) == (2, "")
        assert FILE in answer.err


def test_what_an_approved_period_reads_is_not_changed(office: Office) -> None:
    office.add("--issued", "2024-06-01")
    log = office.unit / "plans" / "periode" / "2024-s1.yaml"
    log.parent.mkdir()
    log.write_text(
        "skema: 1\ntahun: 2024\nsemester: 1\nlog:\n"
        "  - {langkah: ajukan, oleh: Putu, tanggal: 2024-07-02}\n"
        "  - {langkah: setujui, oleh: Made, tanggal: 2024-07-03}\n",
        encoding="utf-8",
    )
    before = office.text
    answer = office.run("recommend", "follow", KEY, "--note", "x", "--date", "2024-06-30", *HARI)
    assert answer.code == 2
    assert "disetujui" in answer.err
    assert office.text == before
    office.follow()
    assert office.text != before
