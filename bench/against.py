"""Time `zi check --against` beside plain `zi check`, on a repository of 500 commits and 200 files."""

import os
import subprocess
import sys
import tempfile
import timeit
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
COMMITS, FILES, ROUNDS = 500, 200, 15
BUDGET = 2.0
ENVIRONMENT = {
    **{name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "ZI_CACHE": "0",
}
WHO = "a <a@contoh.example> 1704067200 +0000"


def build(folder: Path) -> None:
    """Make the repository: the office's plan, its years, evidence, and a commit for each small edit."""
    plan = (ROOT / "plans/renaksi_2022_2026.yaml").read_text(encoding="utf-8")
    year = (ROOT / "plans/realisasi/2024.yaml").read_text(encoding="utf-8")
    files = {"plans/zi.yaml": (ROOT / "plans/zi.yaml").read_text(encoding="utf-8")}
    files |= {
        f"plans/realisasi/{tahun}.yaml": year.replace("tahun: 2024", f"tahun: {tahun}").replace("2024-", f"{tahun}-")
        for tahun in range(2022, 2027)
    }
    files |= {f"plans/bukti/2024/bukti-{n}.txt": f"bukti {n}\n" * 200 for n in range(FILES - len(files) - 1)}
    stream = []
    for n in range(COMMITS):
        target = 2026 if n < COMMITS - 1 else 2025
        edited = plan.replace("{2022: 60, 2023: 62,", f"{{2022: 60, 2023: 62, # {n}\n              ", 1)
        changed = {"plans/renaksi_2022_2026.yaml": edited.replace("2026: 70", f"2026: {70 + n % 5}", target - 2024)}
        stream.append(commit(n, {**files, **changed} if n == 0 else changed))
    git(folder, "init", "-q", "-b", "main")
    git(folder, "fast-import", "--quiet", given="".join(stream).encode())
    git(folder, "reset", "-q", "--hard", "main")


def commit(n: int, files: dict[str, str]) -> str:
    """Write one commit for `git fast-import`."""
    parts = [f"commit refs/heads/main\nmark :{n + 1}\ncommitter {WHO}\ndata 1\nx\n"]
    parts += [f"from :{n}\n"] if n else []
    parts += [f"M 100644 inline {name}\ndata {len(text.encode())}\n{text}\n" for name, text in files.items()]
    return "".join(parts)


def git(folder: Path, *arguments: str, given: bytes = b"") -> None:
    """Run git, or stop."""
    command = ["git", *arguments]
    subprocess.run(command, cwd=folder, env=ENVIRONMENT, input=given, check=True, capture_output=True)


def seconds(folder: Path, *arguments: str) -> float:
    """Time one command; 1 says that something was found, which is an answer too."""
    command = [sys.executable, "-m", "zi_cli", *arguments]
    environment = {**ENVIRONMENT, "PYTHONPATH": str(ROOT)}

    def run() -> None:
        done = subprocess.run(
            command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        if done.returncode not in (0, 1):
            raise SystemExit(done.stderr.decode("utf-8", "replace"))

    return timeit.timeit(run, number=1)


def main() -> None:
    """Print the ratios, and exit 1 where the budget is passed."""
    failed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        build(folder)
        for base in ("HEAD", "HEAD~1", f"HEAD~{COMMITS - 1}"):
            pairs = [(seconds(folder, "check"), seconds(folder, "check", "--against", base)) for _ in range(ROUNDS)]
            ratio = median(new / old for old, new in pairs)
            print(f"zi check --against {base}: {ratio:.2f}x zi check, {COMMITS} commits, {FILES} files")
            failed |= ratio > BUDGET
    raise SystemExit(int(failed))


if __name__ == "__main__":
    main()
