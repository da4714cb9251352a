"""Who acts, which post they hold on a day, and whether two acts are of two people."""

from collections.abc import Mapping
from datetime import date

from zi_cli.model.ejaan import nearest
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Field, Words
from zi_cli.model.pengaturan import Pemangku
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Rencana
from zi_cli.model.tanda import rapi


@frozen
class Pelaku:
    """A person who records, submits, approves or verifies."""

    nama: str
    jabatan: str | None = None
    git: str | None = None
    """The git author that ran the command, as `Name <address>`."""


def holder(jabatan: Mapping[str, tuple[Pemangku, ...]], nama_jabatan: str, day: date) -> Pemangku | None:
    """Give who holds a post on a day: the last one who took it up by then."""
    begun = [one for one in jabatan.get(nama_jabatan, ()) if one.sejak <= day]
    return max(begun, key=lambda one: one.sejak, default=None)


def signatory(rencana: Rencana, jabatan: Mapping[str, tuple[Pemangku, ...]], day: date) -> tuple[str, Pemangku | None]:
    """Give the post that signs a plan's reports, and who holds it on a day."""
    signed = rencana.ditetapkan
    post = signed.jabatan if signed else "Kepala " + rencana.unit.nama
    return post, holder(jabatan, post, day)


def posts_of(jabatan: Mapping[str, tuple[Pemangku, ...]], nama: str, day: date) -> list[str]:
    """Name the posts a person holds on a day."""
    held = ((post, holder(jabatan, post, day)) for post in jabatan)
    return [post for post, one in held if one and is_same_name(one.nama, nama)]


def identify(given: str | None, git: str | None, jabatan: Mapping[str, tuple[Pemangku, ...]], day: date) -> Pelaku:
    """Say who acts: the name that was given, which must hold a post on that day, else the git author."""
    if given is None:
        if git is None:
            way = ("sebut nama Anda dengan ", Field("oleh"), ", atau atur git config user.name")
            raise Refusal("tidak diketahui siapa Anda", way)
        nama = name_of(git)
        return Pelaku(nama, next(iter(posts_of(jabatan, nama, day)), None), git)
    posts = posts_of(jabatan, given, day)
    if posts:
        return Pelaku(given.strip(), posts[0], git)
    names = [one.nama for post in jabatan if (one := holder(jabatan, post, day))]
    near = nearest(given, names)
    known = f"maksud Anda {', '.join(near)}? " if near else ""
    raise Refusal(
        f"{given} tidak memangku jabatan apa pun pada tanggal itu",
        f"{known}pemangku jabatan dicatat di plans/zi.yaml, pada kunci jabatan",
    )


def refuse_same_person(one: str, other: str, pesan: str, way: Words) -> None:
    """Refuse an act that needs a second person; `pesan` says whose act it would be the second of."""
    if not are_two_people(one, other):
        raise Refusal(pesan, way)


def are_two_people(one: str, other: str) -> bool:
    """Say whether two acts have four eyes: everything that needs a second person asks here."""
    return not is_same_name(one, other)


def is_same_name(one: str, other: str) -> bool:
    """Compare names of people; case, blanks and a mail address do not tell two people apart."""
    folded, its = (rapi(name_of(nama)).casefold() for nama in (one, other))
    return folded == its


def name_of(git: str) -> str:
    """Give the name of a git author."""
    return git.partition(" <")[0].strip() or git.strip("<> ")
