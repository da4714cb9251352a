"""The small offices that inputs begin with: each a tree with `unit/`, where commands run, and `luar/` beside it."""

import os
import re
import subprocess
import zipfile
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.building import aktivitas, indikator
from tests.conftest import ROOT
from tests.fuzz.trees import Disk, File, Tree, tree_of
from tests.kantor import SKOR, kantor
from zi_cli.cli.main import run
from zi_cli.files.skeleton import Awal, skeleton

OUTSIDE: Tree = {
    "luar/laporan.pdf": File(b"%PDF-1.4 laporan rekaan\n"),
    "luar/notulen rapat.txt": File(b"notulen rekaan\n"),
    "luar/rahasia.txt": File(b"milik orang lain\n"),
}


def kecil() -> Tree:
    """One indikator of each jenis, two aktivitas, one reading."""
    ids = [
        SKOR,
        indikator("paham", 60, pembilang="Yang paham", penyebut="Pegawai", target_semester_1={2024: 30}),
        indikator("inovasi", 2, jenis="jumlah", konsolidasi="jumlah", kondisi_awal=1),
        indikator("nilai", 70.5, jenis="nilai", skala=[0, 100], arah="naik", bobot=2),
        indikator("ada", 1, jenis="kode", kode={1: "Ya", 2: "Tidak"}, baik=[1]),
    ]
    acts = (
        aktivitas("lapor"),
        aktivitas("rapat", "Januari-Desember", ("Notulen", "Daftar hadir"), frekuensi="triwulanan"),
    )
    readings = {"paham": {"semester_1": {"pembilang": 3, "penyebut": 9}}, "ada": {"semester_2": {"kode": 1}}}
    done = {"lapor": [{"bulan": "Juni", "selesai": "2024-06-20"}]}
    posts = {"Sekretaris": [{"nama": "Ni Luh Sari", "sejak": "2023-01-02"}]}
    with TemporaryDirectory() as folder:
        kantor(Path(folder), ids, readings, aktivitas=acts, catatan=done, zi={"plafon": 110, "jabatan": posts})
        return tree_of(Path(folder), "unit/") | OUTSIDE


def lama() -> Tree:
    """An office with register, log, text, recommendations and two approved periods."""
    return tree_of(ROOT / "tests/kantor_lama/plans", "unit/plans/") | OUTSIDE


def diajukan() -> Tree:
    """The same office before anything was approved: one semester is submitted."""
    before = {name: one for name, one in lama().items() if "/periode/" not in name}
    words = ["period", "submit", "2024-s1", "--tetap", "--by", "Ni Luh Sari", "--today", "2024-07-15", "-C"]
    with TemporaryDirectory() as folder, redirect_stdout(StringIO()), redirect_stderr(StringIO()):
        Disk(Path(folder)).become(before)
        assert run([*words, f"{folder}/unit"]) == 0
        log = (Path(folder) / "unit/plans/periode/2024-s1.yaml").read_bytes()
    return before | {"unit/plans/periode/2024-s1.yaml": File(log)}


def triwulan() -> Tree:
    """An office that reports by quarters."""
    return tree_of(ROOT / "tests/kantor_triwulan/plans", "unit/plans/") | OUTSIDE


def bertemplat() -> Tree:
    """An office with templates of its own: small ones for text, zi's own for Word."""
    block = b"{% for isi in bab.isi %}{{ isi.jenis }} {{ isi.teks }}\n{% endfor %}"
    page = b"{% for bab in laporan.bab %}# {{ bab.judul }}\n" + block + b"{% endfor %}"
    own = {
        "unit/templates/laporan.md.j2": File(b"{{ laporan.judul }}\n" + page),
        "unit/templates/laporan.html.j2": File(b"<p>{{ laporan.judul }}</p>\n" + page),
        "unit/templates/laporan.docx": File(small_docx()),
    }
    return kecil() | own


def bergit() -> Tree:
    """An office in a repository of two commits, whose files differ from the last one."""
    tree = kecil()
    with TemporaryDirectory() as folder:
        unit, year = Path(folder), "unit/plans/realisasi/2024.yaml"
        for name, entry in tree.items():
            if name.startswith("unit/") and isinstance(entry, File):
                path = unit / name.removeprefix("unit/")
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(entry.data)
        _git(unit, "init", "-q", "-b", "main", "--template=")
        _commit(unit, "awal")
        plan = unit / "plans/renaksi_2024_2024.yaml"
        plan.write_bytes(plan.read_bytes().replace(b"2024: 70.5", b"2024: 60"))
        _commit(unit, "target")
        _git(unit, "gc", "-q")
        held = tree_of(unit / ".git", "unit/.git/")
        held = {
            name: one
            for name, one in held.items()
            if not re.search(r"/(logs|info|hooks)/|/(index|COMMIT_EDITMSG|description)$", name)
        }
    now = tree[year]
    assert isinstance(now, File)
    return tree | held | {year: File(now.data.replace(b"pembilang: 3", b"pembilang: 4"))}


def banyak() -> Tree:
    """A folder of two units below the one where commands run."""
    one, other = kecil(), triwulan()
    below = {name.replace("unit/", "unit/satu/", 1): entry for name, entry in one.items() if name.startswith("unit/")}
    return one | below | {name.replace("unit/", "unit/dua/", 1): entry for name, entry in other.items()}


def kerangka() -> Tree:
    """What `zi init` makes, its workflows and settings of git included."""
    texts = skeleton(Awal(2024, 2026, "Dinas Rekaan", "Dinas", "Kota Rekaan"))
    return {f"unit/{name}": File(text.encode()) for name, text in texts.items() if "/skema/" not in name} | OUTSIDE


def berdokumen() -> Tree:
    """An office beside which the first pages of another plan lie, as text, for Excel and for Word, and an answer."""
    from tests.impor import bangun  # noqa: PLC0415  its libraries take long to import

    whole = bangun.TEKS.read_text(encoding="utf-8").splitlines(keepends=True)
    text = "".join([*whole[:14], *whole[-12:]])
    documents = {
        "luar/rencana.txt": text.encode(),
        "luar/rencana.csv": text.replace(",", ";").replace("\t", ",").encode(),
        "luar/rencana.xlsx": _steady(bangun.xlsx(text)),
        "luar/rencana.docx": _steady(bangun.word(text)),
        "luar/jawaban.yaml": (ROOT / "tests/impor/jawaban.yaml").read_bytes(),
    }
    return kecil() | {name: File(data) for name, data in documents.items()}


OFFICES: dict[str, Callable[[], Tree]] = {
    one.__name__: cache(one)
    for one in (kecil, lama, diajukan, triwulan, bertemplat, bergit, banyak, kerangka, berdokumen)
}

SHARE = {"kecil": 3, "lama": 3, "diajukan": 3, "triwulan": 2, "bergit": 2}
"""How often an office is drawn against others (1) that have the kind of file."""


def small_docx() -> bytes:
    """Make a document that says the report's title, in as few parts as Word takes."""
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    office = "http://schemas.openxmlformats.org"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    parts = {
        "[Content_Types].xml": f'{head}<Types xmlns="{office}/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{kind}"/></Types>',
        "_rels/.rels": f'{head}<Relationships xmlns="{office}/package/2006/relationships"><Relationship Id="rId1" '
        f'Type="{office}/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/document.xml": f'{head}<w:document xmlns:w="{office}/wordprocessingml/2006/main"><w:body>'
        "<w:p><w:r><w:t>{{ laporan.judul }}</w:t></w:r></w:p></w:body></w:document>",
    }
    held = BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(zipfile.ZipInfo(name), text)
    return held.getvalue()


def _steady(package: bytes) -> bytes:
    """Take the hour it was made out of a document, so that it is the same in every process."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(package)) as held, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as fresh:
        for name in held.namelist():
            data = re.sub(rb"\d{4}-\d\d-\d\dT[\d:]+Z", b"2024-01-01T00:00:00Z", held.read(name))
            fresh.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()


def _commit(unit: Path, message: str) -> None:
    _git(unit, "add", "-A")
    _git(unit, "commit", "-q", "-m", message)


def _git(unit: Path, *words: str) -> None:
    who = {f"GIT_{one}_NAME": "Ni Luh Sari" for one in ("AUTHOR", "COMMITTER")}
    who |= {f"GIT_{one}_EMAIL": "sari@contoh.example" for one in ("AUTHOR", "COMMITTER")}
    when = {f"GIT_{one}_DATE": "2024-07-01T08:00:00+08:00" for one in ("AUTHOR", "COMMITTER")}
    subprocess.run(["git", *words], cwd=unit, env={**os.environ, **who, **when}, check=True, capture_output=True)
