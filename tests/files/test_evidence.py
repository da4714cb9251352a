"""Evidence on disk: names every system can store, contents read piece by piece, links that do not lead out."""

import os
import subprocess
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.web_server import SILENT, WebServer, web_server
from zi_cli.files.evidence import PIECE, Sidik, folder_of, free_name, received, regular_file, sidik_of
from zi_cli.files.links import ask_all
from zi_cli.files.safe_names import safe_name
from zi_cli.files.unit_folder import UnitFolder
from zi_cli.model.refusal import Refusal

HELD = Sidik(sha256(b"isi").hexdigest(), 3)


@pytest.mark.parametrize(
    ("said", "stored"),
    [
        ("SK Tim ZI (Final).pdf", "sk-tim-zi-final.pdf"),
        ("Laporan - Copy.PDF", "laporan-copy.pdf"),
        ("daftar\nhadir.pdf", "daftar-hadir.pdf"),
        ("laporan\u202efdp.exe", "laporanfdp.exe"),
        ("..pdf", "pdf"),
        (".pdf", "pdf"),
        ("Évaluasi ①.docx", "evaluasi-1.docx"),
        ("报告.pdf", "bukti.pdf"),
        ("con.pdf", "bukti-con.pdf"),
        ("tanpa-akhiran", "tanpa-akhiran"),
        ("x" * 300 + ".pdf", "x" * 80 + ".pdf"),
    ],
)
def test_names_are_made_safe(said: str, stored: str) -> None:
    assert safe_name(said) == stored


def test_a_chosen_name_keeps_the_ending_of_its_file() -> None:
    assert safe_name("SK Tim", ".PDF") == "sk-tim.pdf"
    assert safe_name("SK Tim.pdf", ".PDF") == "sk-tim.pdf"
    assert safe_name("SK v1.2", ".pdf") == "sk-v1-2.pdf"


def test_a_name_that_is_taken_gets_a_number(tmp_path: Path) -> None:
    (tmp_path / "SK.pdf").write_bytes(b"lain")
    assert free_name(tmp_path, "sk.pdf", [], HELD) == "sk-2.pdf"
    assert free_name(tmp_path, "sk.pdf", ["sk-2.pdf"], HELD) == "sk-3.pdf"
    (tmp_path / "sk-2.pdf").write_bytes(b"isi")
    assert free_name(tmp_path, "sk.pdf", [], HELD) == "sk-2.pdf"  # left by an add that was cut short
    assert free_name(tmp_path, "sk.pdf", [], None) == "sk-3.pdf"
    assert free_name(tmp_path / "belum-ada", "sk.pdf", [], HELD) == "sk.pdf"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_a_name_that_is_a_link_is_taken(tmp_path: Path) -> None:
    (tmp_path / "asli.pdf").write_bytes(b"isi")
    (tmp_path / "sk.pdf").symlink_to(tmp_path / "asli.pdf")
    assert free_name(tmp_path, "sk.pdf", [], HELD) == "sk-2.pdf"


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
def test_links_are_followed_to_a_file_and_no_further(tmp_path: Path) -> None:
    (tmp_path / "asli.pdf").write_bytes(b"isi")
    (tmp_path / "baik.pdf").symlink_to(tmp_path / "asli.pdf")
    (tmp_path / "buntu.pdf").symlink_to(tmp_path / "tidak-ada.pdf")
    with received(regular_file(str(tmp_path / "baik.pdf")), tmp_path / "bukti") as taken:
        copy = taken.copy_for(tmp_path / "bukti" / "sk.pdf")
        assert copy
        copy.rename(tmp_path / "bukti" / "sk.pdf")
    assert not (tmp_path / "bukti" / "sk.pdf").is_symlink()
    if os.name != "nt":
        assert (tmp_path / "bukti" / "sk.pdf").stat().st_mode == (tmp_path / "asli.pdf").stat().st_mode
    assert sidik_of(tmp_path / "bukti" / "sk.pdf") == HELD
    with pytest.raises(Refusal, match="tautan yang tidak menuju"):
        regular_file(str(tmp_path / "buntu.pdf"))


@pytest.mark.parametrize("kind", ["folder", "kosong", "tidak-ada", "fifo", "nul"])
def test_what_is_no_file_is_refused(tmp_path: Path, kind: str) -> None:
    path = tmp_path / kind
    if kind == "folder":
        path.mkdir()
    elif kind == "kosong":
        path.touch()
    elif kind == "fifo":
        if not hasattr(os, "mkfifo"):
            pytest.skip("there are none on this system")
        os.mkfifo(path)
    with pytest.raises(Refusal):
        regular_file("a\0b" if kind == "nul" else str(path))


@pytest.mark.skipif(os.name == "nt", reason="links need a privilege there")
@pytest.mark.parametrize("linked", ["bukti", "bukti/2024"])
def test_a_folder_that_leads_out_is_refused(tmp_path: Path, linked: str) -> None:
    unit, outside = tmp_path / "unit", tmp_path / "luar"
    outside.mkdir()
    link = unit / "plans" / linked
    link.parent.mkdir(parents=True)
    link.symlink_to(outside)
    with pytest.raises(Refusal, match="tautan ke luar folder kerja"):
        folder_of(UnitFolder(unit, unit / "plans"), 2024)


def test_a_copy_without_a_name_is_thrown_away(tmp_path: Path) -> None:
    (tmp_path / "sk.pdf").write_bytes(b"isi")
    with received(tmp_path / "sk.pdf", tmp_path / "bukti") as taken:
        assert taken.salinan is not None
        assert taken.salinan.read_bytes() == b"isi"
    assert not (tmp_path / "bukti").exists()  # the folder was made for it alone


MEASURED = """
import sys
from zi_cli.cli.main import run
code = run(sys.argv[1:])
with open("/proc/self/status") as status:
    peak = next(line.split()[1] for line in status if line.startswith("VmHWM"))
sys.stderr.write(f"PUNCAK {peak}")
sys.exit(code)
"""
"""The peak of its own memory: what getrusage gives counts that of the process it was started from too."""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="counts memory as Linux does, and needs sparse files")
def test_two_gigabytes_are_not_read_into_memory(tmp_path: Path, unit: Path) -> None:
    large = tmp_path / "rekaman.mp4"
    with large.open("wb") as file:
        file.truncate(2 * 1024**3)
    arguments = ["--today", "2024-12-31", "evidence", "add", str(large), "--for", "V.4.a@s1", "--secrecy", "rahasia"]
    done = subprocess.run(
        [sys.executable, "-c", MEASURED, *arguments],
        cwd=unit,
        env={**os.environ, "PYTHONPATH": str(ROOT), "GIT_AUTHOR_NAME": "Ayu", "GIT_AUTHOR_EMAIL": "a@contoh.example"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "2 GB" in done.stdout
    assert int(done.stderr.rpartition("PUNCAK ")[2]) < 200 * 1024
    assert not (unit / "plans" / "bukti" / "2024").exists()


def test_a_file_of_several_pieces_is_copied_whole(tmp_path: Path) -> None:
    content = bytes(range(251)) * (5 * PIECE // 2 // 251)
    (tmp_path / "sk.pdf").write_bytes(content)
    with received(tmp_path / "sk.pdf", tmp_path / "bukti") as taken:
        assert taken.sidik == Sidik(sha256(content).hexdigest(), len(content))
        assert taken.salinan is not None
        assert taken.salinan.read_bytes() == content


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[WebServer]:
    monkeypatch.setenv("no_proxy", "*")
    with web_server() as one:
        yield one


def test_addresses_are_asked(server: WebServer) -> None:
    asked = ["/baik", "/hanya-get", "/hilang", "/terkunci", "/pindah", "/keluar", "/a b"]
    steps: list[int] = []
    found = ask_all(
        [*(server.address + one for one in asked), "http://127.0.0.1:1/", "http://[rusak"], 20, lambda: steps.append(1)
    )
    assert [one.jawaban for one in found] == ["baik", "baik", "mati", "ragu", "baik", "mati", "baik", "mati", "mati"]
    assert "404" in found[2].kata
    assert "luar web" in found[5].kata
    assert "menolak" in found[7].kata
    assert len(steps) == len(found)


def test_what_does_not_answer_in_time_is_left_open(server: WebServer) -> None:
    found = ask_all([server.address + SILENT], 0.05, lambda: None)
    assert [(one.jawaban, "batas waktu" in one.kata) for one in found] == [("ragu", True)]
