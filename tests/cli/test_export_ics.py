"""`zi export ics`: a calendar with an event for everything that is due, read back as a calendar program reads it."""

import json
import re
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from icalendar import Calendar, Event, vText

from tests.building import aktivitas, indikator, nilai, rencana
from tests.conftest import ROOT, Zi
from zi_cli.render.export.as_ics import calendar

PLAN, YEAR = "plans/renaksi_2022_2026.yaml", "plans/realisasi/2024.yaml"
FIRST = "zi-2024-01-mp-tim-bentuk@disdagperinkop-ukm-kabupaten-buleleng"


def read(text: str) -> Calendar:
    return Calendar.from_ical(text)


def events(text: str) -> list[Event]:
    return list(read(text).walk("VEVENT"))


def by_uid(text: str) -> dict[str, Event]:
    return {str(one["uid"]): one for one in events(text)}


def quoted(text: str) -> str:
    """Write words as YAML writes any words, hidden signs by their numbers."""
    return "".join(
        f"\\u{ord(one):04x}" if "~" < one <= "\uffff" else one for one in json.dumps(text, ensure_ascii=False)
    )


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("year", ["2022", "2024", "2026"])
def test_every_occurrence_of_a_year_is_one_event(zi: Zi, year: str) -> None:
    answer = zi("export", "ics", year)
    assert answer.code == 0
    found = events(answer.out)
    assert len({str(one["uid"]) for one in found}) == len(found) == 115
    months = Counter(one["dtstart"].dt.month for one in found)
    assert months == {1: 27, 3: 3, 5: 6, 6: 19, 9: 1, 12: 59}
    for one in found:
        due = one["dtstart"].dt
        assert type(due) is date
        assert due.year == int(year)
        assert (due + timedelta(days=1)).day == 1
        assert one["dtend"].dt - due == timedelta(days=1)
        assert str(one["transp"]) == "TRANSPARENT"


def test_states_are_those_of_the_records(zi: Zi) -> None:
    status = json.loads(zi("status", "2024", "--format", "json").out)
    states = {
        f"zi-2024-{each['bulan']:02}-{one['id']}@disdagperinkop-ukm-kabupaten-buleleng": each
        for one in status["aktivitas"]
        for each in one["kejadian"]
    }
    found = by_uid(zi("export", "ics", "2024").out)
    assert set(found) == set(states)
    for uid, one in found.items():
        state, title, said = states[uid]["keadaan"], str(one["summary"]), str(one["description"])
        is_done = state in ("selesai", "selesai_terlambat")
        assert ("✓" in title) == ("Keadaan: selesai" in said) == is_done
        assert (", terlambat" in said) == (state == "selesai_terlambat")
        assert (
            (str(one["status"]) == "CANCELLED")
            == ("BATAL" in title)
            == ("Keadaan: batal" in said)
            == (state == "batal")
        )
        assert len(one.walk("VALARM")) == (0 if is_done or state == "batal" else 2)
    assert Counter(one["keadaan"] for one in states.values())["batal"] == 3


def test_what_is_open_reminds_at_eight_a_week_and_a_day_before(zi: Zi) -> None:
    one = by_uid(zi("export", "ics", "2026").out)[FIRST.replace("2024", "2026")]
    midnight = datetime.combine(one["dtstart"].dt, datetime.min.time())
    assert [midnight + alarm["trigger"].dt for alarm in one.walk("VALARM")] == [
        datetime(2026, 1, 24, 8),  # noqa: DTZ001  the clock of wherever the calendar is read
        datetime(2026, 1, 30, 8),  # noqa: DTZ001  as above
    ]
    assert {str(alarm["action"]) for alarm in one.walk("VALARM")} == {"DISPLAY"}
    assert {str(alarm["description"]) for alarm in one.walk("VALARM")} == {str(one["summary"])}


def test_an_event_says_what_the_office_needs(zi: Zi) -> None:
    one = by_uid(zi("export", "ics", "2024").out)[FIRST]
    assert str(one["summary"]) == "[CONTOH] ✓ I.1.1 Membentuk/mengupdate Tim ZI"
    assert one["categories"].cats == ["Manajemen Perubahan"]
    assert str(one["description"]).split("\n") == [
        "CONTOH: angka dan tanggalnya rekaan.",
        "I.1.1 Membentuk/mengupdate Tim ZI",
        "Jatuh tempo 31 Januari 2024",
        "Keadaan: selesai 21 Januari 2024",
        "Output: SK Tim ZI; Notulen Pembentukan Tim ZI",
        "Penanggung jawab: Kepala Dinas",
        "Kegiatan: I.1 Pengelolaan Tim ZI",
        "Program: I Manajemen Perubahan",
    ]


def test_a_range_is_due_on_its_last_day_and_named_whole(zi: Zi) -> None:
    ranges = [one for one in events(zi("export", "ics", "2026").out) if "Dikerjakan" in str(one["description"])]
    assert ranges
    whole = "Dikerjakan Januari sampai Desember, jatuh tempo 31 Desember 2026"
    assert any(whole in str(one["description"]) and one["dtstart"].dt == date(2026, 12, 31) for one in ranges)


def test_example_data_is_marked_in_the_name_and_in_every_title(zi: Zi) -> None:
    example, real = zi("export", "ics", "2024").out, zi("export", "ics", "2025").out
    for name in ("name", "x-wr-calname"):
        assert str(read(example)[name]) == "CONTOH · Zona Integritas 2024 · Disdagperinkop UKM Kabupaten Buleleng"
        assert str(read(real)[name]) == "Zona Integritas 2025 · Disdagperinkop UKM Kabupaten Buleleng"
    assert all(str(one["summary"]).startswith("[CONTOH] ") for one in events(example))
    assert "CONTOH" not in real


def test_without_realisasi_everything_is_open(zi: Zi) -> None:
    answer = zi("export", "ics", "2025")
    assert "belum ada plans/realisasi/2025.yaml" in answer.err
    assert len(events(answer.out)) == 115
    for one in events(answer.out):
        assert (str(one["status"]), int(one["sequence"])) == ("CONFIRMED", 0)
        assert one["dtstamp"].dt == datetime(2022, 1, 10, tzinfo=UTC)


def test_one_post_gets_its_own(zi: Zi) -> None:
    due = json.loads(zi("export", "json", "2024").out)["tabel"]["kejadian"]
    mine = [one for one in due if "Agen Perubahan" in one["penanggung_jawab"].split("; ")]
    said = zi("export", "ics", "2024", "--pj", "agen").out
    assert 0 < len(mine) < 115
    assert {str(one["uid"]) for one in events(said)} == {
        f"zi-2024-{one['bulan']:02}-{one['id']}@{one['unit']}" for one in mine
    }
    assert str(read(said)["x-wr-calname"]).endswith("Kabupaten Buleleng · Agen Perubahan")


def test_the_file_is_whole_and_the_same_on_any_day(zi: Zi, tmp_path: Path) -> None:
    answer = zi("export", "ics", "2024", "-o", str(tmp_path / "zi.ics"))
    assert (answer.code, answer.out) == (0, "")
    data = (tmp_path / "zi.ics").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r") > 115 * 10
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert data.startswith(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//zi-cli//zi//ID\r\n")
    for seed, today in (("1", "2024-03-01"), ("2", "2030-01-01")):
        done = subprocess.run(
            [sys.executable, "-m", "zi_cli", "export", "ics", "2024", "--today", today],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "cp1252", "PYTHONPATH": str(ROOT), "TZ": "Asia/Jayapura"},
            capture_output=True,
            check=False,
        )
        assert done.stdout == data


def test_a_later_state_supersedes_an_earlier_one_under_the_same_uid(zi: Zi, unit: Path) -> None:
    path = unit / "plans/realisasi/2025.yaml"
    plan = json.loads(zi("export", "json", "2025").out)["tabel"]["kejadian"]
    ranged = next(one for one in plan if one["mulai"] < one["bulan"])
    uid = f"zi-2025-{ranged['bulan']:02}-{ranged['id']}@{ranged['unit']}"
    seen = []
    for record in (
        "[]",
        f"[{{bulan: {ranged['mulai']}, catatan: Mulai}}]",
        f"[{{bulan: {ranged['bulan']}, selesai: 2025-02-20}}]",
        f"[{{bulan: {ranged['bulan']}, batal: true, alasan: Digabung}}]",
    ):
        path.write_text(f"skema: 1\ntahun: 2025\naktivitas:\n  {ranged['id']}: {record}\n", encoding="utf-8")
        seen.append(by_uid(zi("export", "ics", "2025", "-C", str(unit)).out)[uid])
    assert [int(one["sequence"]) for one in seen] == [0, 1, 2, 3]
    assert [one["dtstamp"].dt.date() for one in seen] == [
        date(2022, 1, 10),
        date(2022, 1, 10),
        date(2025, 2, 20),
        date(2022, 1, 10),
    ]
    assert re.search(r"Keadaan: (.*)", str(seen[1]["description"]))[1] == "belum selesai, sudah ada catatan kemajuan"
    assert re.search(r"Keadaan: (.*)", str(seen[3]["description"]))[1] == "batal: Digabung"
    with (unit / PLAN).open("a", encoding="utf-8") as plan_file:
        plan_file.write(
            f"\nrevisi:\n  - {{tanggal: 2025-03-01, dasar: SK 1, butir: [{ranged['id']}]}}\n"
            "  - {tanggal: 2025-04-01, dasar: SK 2, butir: [mp-tim-bentuk]}\n"
        )
    path.unlink()
    revised = by_uid(zi("export", "ics", "2025", "-C", str(unit)).out)[uid]
    assert (int(revised["sequence"]), revised["dtstamp"].dt) == (4, datetime(2025, 3, 1, tzinfo=UTC))


def test_a_plan_that_was_never_signed_has_a_calendar_too(zi: Zi, unit: Path) -> None:
    text = (unit / PLAN).read_text(encoding="utf-8")
    (unit / PLAN).write_text(re.sub(r"ditetapkan:\n(  .*\n)+", "", text), encoding="utf-8")
    found = events(zi("export", "ics", "2025", "-C", str(unit)).out)
    assert {one["dtstamp"].dt for one in found} == {datetime(2022, 1, 1, tzinfo=UTC)}


HOSTILE = (
    "Rapat; evaluasi, \\n\\, tahunan\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nSUMMARY:palsu\nX-A:1\u200b "
    "\U0001f600 <script> =1+1 | `"
)
SHOWN = "Rapat; evaluasi, \\n\\, tahunan END:VEVENT BEGIN:VEVENT SUMMARY:palsu X-A:1 \U0001f600 <script> =1+1 | `"


def test_text_of_the_plan_cannot_break_out(zi: Zi, unit: Path) -> None:
    said, long = quoted(HOSTILE), quoted("n" * 5000 + HOSTILE)
    edit(unit / PLAN, "nama: Manajemen Perubahan", f"nama: {said}")
    edit(unit / PLAN, "nama: Pengelolaan Tim ZI", f"nama: {said}")
    edit(unit / PLAN, "nama: Membentuk/mengupdate Tim ZI", f"nama: {said}")
    edit(unit / PLAN, "nama: Menetapkan rencana aksi (renaksi) ZI tahunan", f"nama: {long}")
    edit(unit / PLAN, "singkatan: Disdagperinkop UKM", f"singkatan: {said}")
    edit(unit / PLAN, "[SK Tim ZI, Notulen", f"[{said}, Notulen")
    edit(unit / PLAN, "penanggung_jawab: Kepala Dinas", f"penanggung_jawab: {said}")
    answer = zi("export", "ics", "2025", "-C", str(unit))
    found = events(answer.out)
    assert len(found) == 115
    assert len(re.findall(r"^BEGIN:VEVENT\r?$", answer.out, flags=re.MULTILINE)) == 115
    assert {key for one in found for key in one} == {
        *("UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CATEGORIES", "STATUS", "TRANSP")
    }
    first, second = found[:2]
    assert str(first["summary"]) == f"I.1.1 {SHOWN}"
    assert first["categories"].cats == [SHOWN]
    lines = str(first["description"]).split("\n")
    assert lines[0] == f"I.1.1 {SHOWN}"
    assert lines[3] == f"Output: {SHOWN}; Notulen Pembentukan Tim ZI"
    assert lines[4] == f"Penanggung jawab: {SHOWN}"
    assert lines[5:] == [f"Kegiatan: I.1 {SHOWN}", f"Program: I {SHOWN}"]
    assert str(second["summary"]) == f"I.1.2 {'n' * 193}…"
    assert str(second["description"]).split("\n")[0] == f"I.1.2 {'n' * 5000}{SHOWN}"
    named = f"Zona Integritas 2025 · {SHOWN} Kabupaten Buleleng"
    escaped = vText(named).to_ical().decode()  # how it stands in the file: the library reads these two as they are
    assert (str(read(answer.out)["name"]), str(read(answer.out)["x-wr-calname"])) == (escaped, escaped)
    assert max(len(line.encode()) for line in answer.out.split("\n")) <= 76


def test_signs_that_the_reading_of_yaml_refuses_do_not_pass_the_calendar_either() -> None:
    hidden = "SK\u202e\u200f\u2028\x85\x00\x1b[31m\r\nEND:VEVENT"
    plan = rencana(([indikator("i", penanggung_jawab=hidden)], [aktivitas("a", output=(hidden,)) | {"nama": hidden}]))
    (one,) = events(calendar(nilai(plan, {}, {"a": [{"bulan": "Juni", "batal": True, "alasan": hidden}]}), hidden))
    assert str(one["summary"]) == "[BATAL] I.1.1 SK [31m END:VEVENT"
    assert str(one["description"]).split("\n")[2:5] == [
        "Keadaan: batal: SK [31m END:VEVENT",
        "Output: SK [31m END:VEVENT",
        "Penanggung jawab: SK [31m END:VEVENT",
    ]


def test_a_missing_library_is_named_with_the_line_that_installs_it(zi: Zi, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "icalendar", None)
    answer = zi("export", "ics", "2024")
    assert (answer.code, answer.out) == (2, "")
    assert re.search(r'-m pip install\s+"icalendar', answer.err)
    assert zi("export", "csv", "2024", "--tabel", "unit").code == 0
