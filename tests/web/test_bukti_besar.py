"""A large file goes through a real server piece by piece: 100 MB add few to what it holds."""

import http.client
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.kantor import kantor
from tests.web.running import PATIENCE, Running, running

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="what a process holds at most is asked of /proc"),
]
LARGE = 100 * 1024 * 1024
PIECE = bytes(range(256)) * 256
EDGE = "zi-batas"


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Running]:
    monkeypatch.setenv("GIT_AUTHOR_NAME", "Ayu Lestari")
    monkeypatch.setenv("GIT_AUTHOR_EMAIL", "ayu@contoh.example")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "sementara"))
    (tmp_path / "sementara").mkdir()
    with running(kantor(tmp_path / "unit", [])) as one:
        for size in (1, 2):  # what is loaded once
            assert send(one, size) == 303
        yield one
    assert not [*(tmp_path / "sementara").iterdir()]


def send(server: Running, size: int) -> int:
    """Send a file of a size, piece by piece, and give what the server says to it."""
    address, fields = server.form("bukti/tambah?untuk=lapor")
    said = fields | {"aksi": "simpan", "macam": "berkas"}
    parts = [f'--{EDGE}\r\nContent-Disposition: form-data; name="{one}"\r\n\r\n{said[one]}\r\n' for one in said]
    parts.append(f'--{EDGE}\r\nContent-Disposition: form-data; name="berkas"; filename="b{size}.bin"\r\n\r\n')
    head, tail = "".join(parts).encode(), f"\r\n--{EDGE}--\r\n".encode()
    connection = http.client.HTTPConnection(server.host, timeout=PATIENCE)
    try:
        connection.putrequest("POST", address)
        for name, value in {
            "Cookie": server.cookie,
            "Origin": f"http://{server.host}",
            "Content-Type": f"multipart/form-data; boundary={EDGE}",
            "Content-Length": str(len(head) + size + len(tail)),
        }.items():
            connection.putheader(name, value)
        connection.endheaders(head)
        for start in range(0, size, len(PIECE)):
            connection.send(PIECE[: size - start])
        connection.send(tail)
        return connection.getresponse().status
    finally:
        connection.close()


@contextmanager
def added(server: Running, most: float) -> Iterator[None]:
    """Hold that a server never held so many MB more than before."""
    own = Path(f"/proc/{server.process.pid}")
    (own / "clear_refs").write_text("5", encoding="ascii")
    before = server.memory()
    yield
    peak = int(re.findall(r"VmHWM:\s+(\d+)", (own / "status").read_text(encoding="ascii"))[0]) / 1024
    assert peak - before < most, f"{peak - before:.1f} MB more"


def test_a_large_file_comes_in_and_goes_out_piece_by_piece(server: Running) -> None:
    with added(server, 10):
        assert send(server, LARGE) == 303
    with added(server, 10):
        connection = http.client.HTTPConnection(server.host, timeout=PATIENCE)
        path = f"{server.root}bukti/berkas?bukti=bukti/2024/b{LARGE}.bin"
        connection.request("GET", path, headers={"Cookie": server.cookie})
        answer, got = connection.getresponse(), 0
        while piece := answer.read(len(PIECE)):
            got += len(piece)
        connection.close()
    assert got == LARGE


def test_a_larger_one_is_refused(server: Running) -> None:
    with suppress(ConnectionError, http.client.HTTPException):  # it may hang up before all was sent
        assert send(server, LARGE + 2 * 1024 * 1024) == 413
    assert server.ask("GET", "bukti").status == 200
