"""Who acts, which post they hold on a day, and whether two acts are of two people."""

from collections.abc import Mapping, Sequence
from datetime import date

from zi_cli.core.jabatan import is_begun_by, kunci
from zi_cli.model.ejaan import nearest
from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Field, Words
from zi_cli.model.pengaturan import SEBAGAI, Pemangku, Pengaturan
from zi_cli.model.refusal import Refusal
from zi_cli.model.rencana import Rencana
from zi_cli.model.tanda import rapi, terlarang
from zi_cli.model.tulisan import daftar


@frozen
class Pelaku:
    """A person who records, submits, approves or verifies."""

    nama: str
    jabatan: str | None = None
    git: str | None = None
    """The git author that ran the command, as `Name <address>`."""


Jabatan = Mapping[str, tuple[Pemangku, ...]]
"""Who holds each post, as the settings say it."""


def holders(every: Sequence[Pemangku], day: date) -> tuple[Pemangku, ...]:
    """Give who holds a post on a day: the last one who took it up, who signs, and those who hold it beside that one.

    Who does the work of some days (Plh.) takes the post from nobody.
    """
    held = [one for one in every if one.holds(day)]
    alone = sorted((one for one in held if not one.bersama), key=lambda one: one.sejak, reverse=True)
    usual = [one for one in alone[1:] if one.sebagai != "plh"] if alone and alone[0].sebagai == "plh" else []
    return (*alone[:1], *usual[:1], *(one for one in held if one.bersama))


def signing_post(rencana: Rencana) -> str:
    """Name the post that signs a plan's reports."""
    signed = rencana.ditetapkan
    return signed.jabatan if signed else "Kepala " + rencana.unit.nama


def signatory(rencana: Rencana, settings: Pengaturan, day: date) -> tuple[str, Pemangku | None]:
    """Give the post that signs a plan's reports, as it is signed on a day, and who holds it then.

    In the settings the post may have its short name, or the beginning of the whole one: Kepala Dinas.
    """
    post = signing_post(rencana)
    names = {kunci(post)} | {kunci(short) for short, full in settings.alias.items() if kunci(full) == kunci(post)}
    written = [one for one in settings.jabatan if kunci(one) in names]
    written += sorted((one for one in settings.jabatan if is_begun_by(post, one)), key=len, reverse=True)
    held = next((one for name in written for one in holders(settings.jabatan[name], day)), None)
    return (titled(post, held), held) if held else (post, None)


def titled(post: str, one: Pemangku) -> str:
    """Name a post as its holder signs: Plt. Kepala Dinas."""
    first, _, rest = post.partition(" ")
    plain = rest if rest and first.casefold().strip(".") in SEBAGAI else post
    return f"{SEBAGAI[one.sebagai]} {plain}" if one.sebagai else plain


def holders_on(jabatan: Jabatan, day: date) -> list[tuple[str, Pemangku]]:
    """Give every post that is held on a day, as its holder signs, with that holder."""
    return [(titled(post, one), one) for post, every in jabatan.items() for one in holders(every, day)]


def posts_of(jabatan: Jabatan, nama: str, day: date) -> list[str]:
    """Name the posts a person holds on a day."""
    held = holders_on(jabatan, day)
    return list(dict.fromkeys(post for post, one in held if is_same_name(one.nama, nama)))


def identify(given: str | None, git: str | None, jabatan: Jabatan, day: date) -> Pelaku:
    """Say who acts: the name that was given, which must hold a post on that day, else the git author."""
    sign = terlarang(git or "")
    if sign:
        raise Refusal(
            f"nama atau alamat surel Anda di pengaturan git memuat tanda tersembunyi {sign}",
            "tulis ulang keduanya: git config user.name, git config user.email",
        )
    if given is None:
        if git is None:
            way = ("sebut nama Anda dengan ", Field("oleh"), ", atau atur git config user.name")
            raise Refusal("tidak diketahui siapa Anda", way)
        nama = name_of(git)
        return Pelaku(nama, daftar(posts_of(jabatan, nama, day)) or None, git)
    posts = posts_of(jabatan, given, day)
    if posts:
        return Pelaku(given.strip(), daftar(posts), git)
    near = nearest(given, [one.nama for _, one in holders_on(jabatan, day)])
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
