"""The long counts: `python -m tests.web.banyak --writes 500 --kills 200 --seed 18`."""

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path

from tests.web.hostile_pages import PLACES
from tests.web.test_hostile import FIELDS, tried, tried_elsewhere
from tests.web.test_requests import asked as asked_all
from tests.web.test_running import kills, many_writers


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--writes", type=int, default=504)
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--texts", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=18)
    asked = parser.parse_args()
    os.environ |= {"GIT_AUTHOR_NAME": "Citra", "GIT_AUTHOR_EMAIL": "citra@contoh.example"}
    with tempfile.TemporaryDirectory() as folder:
        found = asked_all(Path(folder), asked.seed, asked.requests)
        _say(f"{asked.requests} requests: {', '.join(f'{status} {many}' for status, many in sorted(found.items()))}")
    each = -(-asked.texts // (len(FIELDS) + len(PLACES)))
    for field, act in [*((one, tried) for one in FIELDS), *((one, tried_elsewhere) for one in PLACES)]:
        with tempfile.TemporaryDirectory() as folder:
            found = act(Path(folder), field, asked.seed, each)
            _say(f"{field}: {found['tersimpan']} texts stored just so, {found['ditolak']} refused")
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        each = -(-asked.writes // 6)
        many_writers(Path(folder), each)
        _say(f"{each * 6} writes by 3 browsers and 3 commands: none lost ({time.monotonic() - began:.0f} s)")
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        answered = kills(Path(folder), asked.kills, asked.seed)
        _say(
            f"{asked.kills} kills, {answered} answered writes: none lost, none torn ({time.monotonic() - began:.0f} s)"
        )


if __name__ == "__main__":
    main()
