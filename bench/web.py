"""The pages in the browser: how long the first takes, each later one, a poll, a preview and a write; and how much memory.

`python bench/web.py` prints ratios of `python -c pass`, measured in turn with it: this machine's speed is in both.
"""

import argparse
import http.client
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

ROOT = Path(__file__).resolve().parent.parent
PAGES = (
    "",
    "jadwal",
    "jadwal?bulan=semua",
    "indikator",
    "indikator/pw-wbs-paham",
    "aktivitas/mp-tim-bentuk",
    "bukti",
    "bukti/tambah?untuk=mp-tim-bentuk@2024-01",
    "rekomendasi",
    "rekomendasi/baru",
    "periode",
    "periode/2024-s1",
    "narasi",
    "temuan",
    "temuan/ZI314",
    "berkas",
    "berkas/realisasi/2024.yaml",
    "unduh",
    "riwayat",
    "siapa",
)
"""Every page of the example year; what is downloaded is no page."""


def passing() -> float:
    """Take the seconds of a Python that does nothing."""
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", "pass"], check=True)
    return time.perf_counter() - began


class Answer(NamedTuple):
    """What a server says."""

    status: int
    headers: Message
    content: bytes


class Served:
    """A real zi that serves a copy of the example year."""

    def __init__(self, folder: Path) -> None:
        self.unit = folder / "unit"
        shutil.copytree(ROOT / "plans", self.unit / "plans")
        command = [sys.executable, "-m", "zi_cli", "web", "--tanpa-buka", "--today", "2024-07-10", "-C", str(self.unit)]
        self.process = subprocess.Popen(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            env={"ZI_STATE": str(folder / "keadaan"), "PATH": os.environ["PATH"]},
        )
        assert self.process.stdout
        address = self.process.stdout.readline().strip()
        self.cookie = ""
        self.host, _, key = address.removeprefix("http://").partition("/")
        answer = self.ask("GET", f"/{key}")
        self.cookie = answer.headers.get("Set-Cookie", "").partition(";")[0]
        self.root = answer.headers.get("Location", "") + "2024/"

    def ask(
        self, method: str, path: str, body: str | None = None, to: http.client.HTTPConnection | None = None
    ) -> Answer:
        """Ask on a connection of its own, or on one that is kept."""
        connection = to or http.client.HTTPConnection(self.host, timeout=60)
        headers = {"Cookie": self.cookie, "Sec-Fetch-Site": "same-origin", "Origin": f"http://{self.host}"}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body, headers)
        answer = connection.getresponse()
        return Answer(answer.status, answer.headers, answer.read())

    def page(self, path: str, to: http.client.HTTPConnection | None = None) -> bytes:
        """Open a page of the year."""
        answer = self.ask("GET", self.root + path, to=to)
        if answer.status != 200:
            raise ValueError(f"{path}: {answer.status}")
        return answer.content

    def form(self, path: str, **said: str) -> tuple[str, dict[str, str]]:
        """Give where the first form of a page is sent to, and what it sends."""
        text = self.page(path).decode()
        form = re.search(r'<form class="papan.*?action="([^"]+)".*?</form>', text, re.DOTALL)
        assert form
        hidden = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)">', form[0]))
        return form[1], {**hidden, **said}

    def memory(self) -> float:
        """Give what the server holds, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.findall(r"VmRSS:\s+(\d+)", status)[0]) / 1024

    def close(self) -> None:
        """End it."""
        self.process.terminate()
        self.process.wait()


@contextmanager
def served() -> Iterator[Served]:
    """Serve for as long as something is measured."""
    with tempfile.TemporaryDirectory() as folder:
        one = Served(Path(folder))
        try:
            yield one
        finally:
            one.close()


def told(what: str, seconds: list[float], passed: list[float]) -> None:
    """Print the median and the 95th percentile beside what a Python that does nothing takes."""
    base = statistics.median(passed)
    p95 = sorted(seconds)[min(len(seconds) - 1, int(len(seconds) * 0.95))]
    print(
        f"{what:32} median {statistics.median(seconds) / base:6.2f}x   p95 {p95 / base:6.2f}x   ({base * 1000:.1f} ms)",
        flush=True,
    )


def timed(act: Callable[[], object]) -> float:
    """Take the seconds of something."""
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def first_page(rounds: int) -> None:
    """Measure from the start of the process to the whole first page."""
    found, passed = [], []
    for _ in range(rounds):
        passed.append(passing())
        began = time.perf_counter()
        with served() as one:
            one.page("")
            found.append(time.perf_counter() - began)
    told("first page", found, passed)


def pages(rounds: int) -> None:
    """Measure every page with one client, and all of them with eight."""
    with served() as one:
        for path in PAGES:
            passed, found = [], []
            connection = http.client.HTTPConnection(one.host, timeout=60)
            one.page(path, connection)
            for _ in range(rounds):
                passed.append(passing())
                found.append(timed(lambda: one.page(path, connection)))  # noqa: B023  used at once
            told(f"/{path}", found, passed)
        told("poll", *poll(one, rounds))
        told("preview", *posts(one, rounds, "lihat"))
        told("write", *posts(one, rounds, "simpan"))
        eight(one, rounds)


def poll(one: Served, rounds: int) -> tuple[list[float], list[float]]:
    """Ask whether anything changed."""
    connection = http.client.HTTPConnection(one.host, timeout=60)
    address = one.root.removesuffix("2024/") + "kabar"
    passed, found = [], []
    for _ in range(rounds):
        passed.append(passing())
        found.append(timed(lambda: one.ask("GET", address, to=connection)))
    return found, passed


def posts(one: Served, rounds: int, aksi: str) -> tuple[list[float], list[float]]:
    """Send the form of an indikator, another figure each time."""
    passed, found = [], []
    for n in range(rounds):
        address, fields = one.form(
            "indikator/pw-wbs-paham?bagian=semester_2", aksi=aksi, cara="nilai", nilai=f"6{n % 10},{n % 7 + 1}"
        )
        passed.append(passing())
        began = time.perf_counter()
        answer = one.ask("POST", address, urlencode(fields))
        found.append(time.perf_counter() - began)
        if answer.status not in (200, 303):
            raise ValueError(answer.status)
    return found, passed


def eight(one: Served, rounds: int) -> None:
    """Let eight clients ask at once."""
    found: list[float] = []
    passed = [passing() for _ in range(9)]

    def ask() -> None:
        connection = http.client.HTTPConnection(one.host, timeout=60)
        for n in range(rounds):
            began = time.perf_counter()
            one.page(PAGES[n % len(PAGES)], connection)
            found.append(time.perf_counter() - began)

    clients = [threading.Thread(target=ask) for _ in range(8)]
    for client in clients:
        client.start()
    for client in clients:
        client.join()
    told("all pages, eight clients", found, passed)


def memory(requests: int) -> None:
    """Follow what the server holds over many requests."""
    with served() as one:
        connection = http.client.HTTPConnection(one.host, timeout=60)
        for n in range(requests + 1):
            if n % max(1, requests // 5) == 0:
                print(f"memory after {n:6} requests: {one.memory():.1f} MB", flush=True)
            one.page(PAGES[n % len(PAGES)], connection)


def main() -> None:
    """Measure what is asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=40)
    parser.add_argument("--requests", type=int, default=10_000)
    asked = parser.parse_args()
    first_page(max(5, asked.rounds // 4))
    pages(asked.rounds)
    memory(asked.requests)


if __name__ == "__main__":
    main()
