"""The one way to refuse: what cannot be, what to do instead, and what stands in the way."""

from zi_cli.model.frozen import frozen
from zi_cli.model.kalimat import Words, joined
from zi_cli.model.masalah import Masalah


class Refusal(Exception):  # noqa: N818  not a fault: an answer
    """What zi will not or cannot do: a sentence, a way out, and the problems that stand in the way.

    `about` names the field that does not fit, where it is one; `choices` are what may have been meant by it.
    """

    def __init__(
        self,
        pesan: Words,
        saran: Words = "",
        masalah: tuple[Masalah, ...] = (),
        *,
        about: str = "",
        choices: tuple["Choice", ...] = (),
    ) -> None:
        super().__init__(f"{joined(pesan)}; {joined(saran)}" if saran else joined(pesan))
        self.pesan = pesan
        self.saran = saran
        self.masalah = masalah
        self.about = about
        self.choices = choices
        self.peringatan: tuple[Words, ...] = ()
        """What was to be told beside a result, had there been one."""


class Conflict(Refusal):
    """A record is no longer what the person saw who changes it: there is something to choose."""


@frozen
class Choice:
    """One of several things that may have been meant: the field, what is filled in there, and how it is shown."""

    field: str
    isi: object
    sebutan: str
