"""The server itself: what it does with requests that are no browser's, with many at once, and when it dies."""

import os
import random
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from urllib.parse import urlencode

import pytest
import yaml

from tests.building import aktivitas, indikator
from tests.conftest import ROOT
from tests.kantor import NILAI, kantor
from tests.web.running import Running, come_in, running
from tests.web.served import Served

pytestmark = pytest.mark.slow
MANY = 24


def unit_of(folder: Path) -> Path:
    ukuran = [indikator(f"n{n}", 80, **NILAI) for n in range(MANY)]
    tugas = [aktivitas(f"a{n}") for n in range(MANY)]
    return kantor(
        folder / "unit", ukuran, aktivitas=tugas, zi={"jabatan": {"Kepala": [{"nama": "Budi", "sejak": "2024-01-01"}]}}
    )


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running(unit_of(tmp_path_factory.mktemp("server"))) as one:
        yield one


def test_it_listens_for_this_machine_alone_and_says_nothing_of_itself(server: Running) -> None:
    port = int(server.host.split(":")[1])
    lines = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    heard = [line.split()[1] for line in lines if line.split()[1].endswith(f":{port:04X}") and line.split()[3] == "0A"]
    assert heard == [f"0100007F:{port:04X}"]
    assert "Server" not in server.ask("GET", "").headers or server.ask("GET", "").headers["Server"] == "zi"


LENGTHS = (
    b"Content-Length: 10995116277760",
    b"Content-Length: 5\r\nContent-Length: 6",
    b"Content-Length: -5",
    b"Content-Length: 5\r\nTransfer-Encoding: chunked",
    b"Transfer-Encoding: gzip, chunked",
    b"Content-Length: abc",
    b"Content-Length: +5",
)


@pytest.mark.parametrize("length", LENGTHS)
def test_lengths_that_lie_write_nothing(server: Running, length: bytes) -> None:
    host = server.host.encode()
    head = b"POST " + server.root.encode() + b"siapa HTTP/1.1\r\nHost: " + host + b"\r\nOrigin: http://" + host
    began = time.monotonic()
    said = server.raw(
        head + b"\r\nCookie: " + server.cookie.encode() + b"\r\n" + length + b"\r\nConnection: close\r\n\r\nabcde", 8
    )
    assert not said or said.split(b" ")[1][:1] in (b"4", b"5"), said[:200]  # or waits for a piece that never comes
    assert b"tersimpan" not in said
    assert time.monotonic() - began < 15
    assert server.ask("GET", "").status == 200


def test_who_sends_slowly_keeps_nobody_waiting(server: Running) -> None:
    name, port = server.host.split(":")
    held = [socket.create_connection((name, int(port))) for _ in range(20)]
    for one in held:
        one.sendall(b"POST / HTTP/1.1\r\nHost: " + server.host.encode() + b"\r\nContent-Length: 1000\r\n\r\nx")
    began = time.monotonic()
    assert server.ask("GET", "").status == 200
    assert time.monotonic() - began < 10
    for one in held:
        one.close()


def test_a_second_start_finds_the_first(tmp_path: Path) -> None:
    with running(unit_of(tmp_path)) as first:
        address = first.zi.again()
        assert address.startswith(f"http://{first.host}/masuk/")
        assert first.ask("GET", address.removeprefix(f"http://{first.host}")).status == 303


def test_its_address_stays_from_one_start_to_the_next(tmp_path: Path) -> None:
    unit = unit_of(tmp_path)
    with running(unit) as first:
        before = first.host, first.root
        kept = next((tmp_path / "unit.keadaan/state/halaman").glob("*.json"))
        assert kept.stat().st_mode & 0o777 == 0o600
    with running(unit) as second:
        assert (second.host, second.root) == before


def test_the_page_closes_it(tmp_path: Path) -> None:
    with running(unit_of(tmp_path)) as server:
        text = server.ask("GET", "").body
        segel = text.split('name="segel" value="')[1].split('"')[0]
        other = HTTPConnection(server.host, timeout=30)  # another tab, whose connection the browser keeps open
        other.request("GET", server.root, headers={"Cookie": server.cookie})
        assert other.getresponse().read()
        said = server.ask("POST", server.root.removesuffix("2024/") + "tutup", urlencode({"segel": segel}))
        assert "sudah ditutup" in said.body
        assert server.process.wait(30) == 0
        with suppress(OSError):
            other.request("GET", server.root, headers={"Cookie": server.cookie})
        with pytest.raises((HTTPException, OSError)):
            other.getresponse()
        other.close()


IDLE = """
import sys
from datetime import date
from pathlib import Path
from zi_cli.files.unit_folder import find_unit_folder
from zi_cli.web.serving import Wish, serve
wish = Wish(lambda: date(2024, 7, 10), buka=False, idle=3.0)
serve(find_unit_folder(Path(sys.argv[1])), wish, lambda _: None, lambda said: print(said, flush=True))
"""


def test_it_ends_when_nobody_has_asked_for_a_page_for_long_though_pages_poll(tmp_path: Path) -> None:
    surroundings = {**os.environ, "ZI_STATE": str(tmp_path / "keadaan"), "PYTHONPATH": str(ROOT)}
    words = [sys.executable, "-c", IDLE, str(unit_of(tmp_path))]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=surroundings) as process:
        assert process.stdout
        address = process.stdout.readline().strip()
        server = come_in(Served(tmp_path, {}, process, address), address)
        began, polls = time.monotonic(), 0
        while process.poll() is None and time.monotonic() - began < 60:
            with suppress(OSError, HTTPException):
                polls += server.ask("GET", server.root.removesuffix("2024/") + "kabar").status == 200
            time.sleep(0.2)
        assert process.wait(10) == 0
        assert polls > 5


def test_nothing_of_browsers_and_commands_that_write_at_once_is_lost(tmp_path: Path) -> None:
    """3 browsers and 3 commands; more of them by `python -m tests.web.banyak`."""
    many_writers(tmp_path, 12)


def many_writers(folder: Path, each: int) -> None:
    unit = unit_of(folder)
    with running(unit) as server:
        others = [come_in(server.zi, server.zi.again()) for _ in range(2)]
        told: list[tuple[str, str]] = []

        def browse(browser: Running, writer: int) -> None:
            for n in range(each):
                id_, value = f"n{writer * 4 + n % 4}", str(10 + n)
                while (
                    browser.send(
                        f"indikator/{id_}?bagian=semester_1", cara="nilai", nilai=value, **{"pilih-yakin": "ya"}
                    ).status
                    != 303
                ):
                    pass
                told.append((id_, value))

        def command(writer: int) -> None:
            for n in range(each):
                id_, value = f"n{writer * 4 + n % 4}", str(10 + n)
                server.zi.zi("record", id_, value, "--semester", "1", "--yakin")
                told.append((id_, value))

        with ThreadPoolExecutor(6) as pool:
            work = [pool.submit(browse, one, n) for n, one in enumerate([server, *others])]
            work += [pool.submit(command, n) for n in range(3, 6)]
            for one in work:
                one.result()
    written = yaml.safe_load((unit / "plans/realisasi/2024.yaml").read_text(encoding="utf-8"))["indikator"]
    assert len(told) == 6 * each
    last = dict(told)
    assert {key: str(one["semester_1"]["nilai"]) for key, one in written.items()} == last


def test_of_many_with_one_digest_exactly_one_is_taken(server: Running) -> None:
    forms = [server.form("indikator/n20?bagian=semester_1") for _ in range(12)]
    with ThreadPoolExecutor(12) as pool:
        sent = [
            pool.submit(
                server.ask,
                "POST",
                address,
                urlencode({**fields, "aksi": "simpan", "cara": "nilai", "nilai": str(20 + n)}),
            )
            for n, (address, fields) in enumerate(forms)
        ]
        statuses = sorted(one.result().status for one in sent)
    assert statuses == [303, *[409] * 11]


def test_a_double_click_at_once_is_one_record(server: Running) -> None:
    address, fields = server.form("aktivitas/a20")
    body = urlencode({**fields, "aksi": "simpan", "cara": "selesai", "selesai": "28 Juni 2024"})
    with ThreadPoolExecutor(8) as pool:
        answers = [one.result() for one in [pool.submit(server.ask, "POST", address, body) for _ in range(8)]]
    assert {one.status for one in answers} == {303}
    assert len({one.headers["Location"] for one in answers}) == 1


def test_what_was_answered_is_written_whenever_it_dies(tmp_path: Path) -> None:
    """A few kills; more of them by `python -m tests.web.banyak`."""
    kills(tmp_path, 4, 18)


def kills(folder: Path, count: int, seed: int) -> int:
    """Kill a server that is writing, again and again; gives how many answers there were."""
    unit, drawn, answered = unit_of(folder), random.Random(seed), 0
    held: dict[str, str] = {}
    for _ in range(count):
        with running(unit) as server:
            timer = threading.Timer(drawn.uniform(0.2, 2.5), server.process.kill)
            timer.start()
            try:
                for n in range(1000):
                    id_, value = f"n{drawn.randrange(MANY)}", str(10 + n % 80)
                    held[id_] = f"{held.get(id_, '').split('|')[-1]}|{value}"  # either may stand, until it is answered
                    said = server.send(
                        f"indikator/{id_}?bagian=semester_1", cara="nilai", nilai=value, **{"pilih-yakin": "ya"}
                    )
                    assert said.status == 303, said.body[-2000:]
                    held[id_], answered = value, answered + 1
            except (OSError, AssertionError, HTTPException):
                if server.process.poll() is None and timer.is_alive():
                    raise
            timer.join()
            server.process.wait(60)
        written = yaml.safe_load((unit / "plans/realisasi/2024.yaml").read_text(encoding="utf-8"))["indikator"] or {}
        for key, either in held.items():
            now = str(written[key]["semester_1"]["nilai"]) if key in written else ""
            assert now in either.split("|"), (key, now, either)
            held[key] = now
    return answered
