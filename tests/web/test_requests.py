"""Whatever is asked: an answer in time, never a fault, and no file but as an act writes it."""

import time
from collections import Counter
from pathlib import Path

import pytest

from tests.building import aktivitas, indikator
from tests.kantor import NILAI, kantor
from tests.web.peramban import Browser
from tests.web.requests import ask, requests
from tests.web.test_gate import addresses
from zi_cli.acts.check import check
from zi_cli.files.workspace import Workspace


def unit_of(folder: Path) -> Path:
    held = {"Kepala": [{"nama": "Budi", "sejak": "2024-01-01"}]}
    return kantor(folder / "unit", [indikator("x", 80, **NILAI)], aktivitas=[aktivitas("a")], zi={"jabatan": held})


@pytest.mark.parametrize("seed", range(3))
def test_requests_of_all_kinds_are_answered(tmp_path: Path, seed: int) -> None:
    found = asked(tmp_path, seed, 120)
    assert found.total() == 120
    assert found[200] + found[303] > 10


def asked(folder: Path, seed: int, many: int) -> Counter[int]:
    """Send requests; gives how many were answered how."""
    browser, counts = Browser(unit_of(folder)), Counter[int]()
    outside = {one for one in folder.rglob("*") if not one.is_relative_to(browser.unit)}
    for one in requests(browser, addresses(browser), seed, many):
        began = time.thread_time()
        status, headers, _ = ask(browser, one)
        assert status < 500, one
        assert time.thread_time() - began < 5, one
        assert "\n" not in "".join(headers.values()), one
        counts[status] += 1
    wrong = [found for found in check(Workspace(browser.service.places)).masalah if found.tingkat == "galat"]
    assert not wrong
    assert {one for one in folder.rglob("*") if not one.is_relative_to(browser.unit)} == outside
    return counts
