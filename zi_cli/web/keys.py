"""What only this zi and the browsers it let in know: the way in, who is who, and which form was sent already."""

import hmac
import secrets
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from threading import Condition

from zi_cli.render.page.blocks import Pesan

MOST_SESSIONS = 64
"""So many browsers; whoever came in first is let go."""
MOST_SENT = 4096
"""So many forms that were sent are remembered in each of them."""
MOST_TOLD = 50
PATIENCE = 40.0
"""Seconds the second click of two waits for the first."""


@dataclass
class Sesi:
    """One browser that came in: who acts in it, what is to be told, and what it has sent."""

    kunci: str
    oleh: str | None = None
    """The holder of a post who was chosen; None for the author that git knows."""
    pesan: "OrderedDict[str, Pesan]" = field(default_factory=OrderedDict)
    terkirim: "OrderedDict[str, str | None]" = field(default_factory=OrderedDict)
    """The seals of forms that were sent, with the address each led to; None while that is not known."""

    @property
    def nama(self) -> str:
        """What stands for it in a file that others read: nothing can be made from it."""
        return sha256(f"sesi {self.kunci}".encode()).hexdigest()[:12]

    def tell(self, pesan: Pesan) -> str:
        """Keep what happened for the page that is shown next; gives its name."""
        name = secrets.token_hex(8)
        self.pesan[name] = pesan
        while len(self.pesan) > MOST_TOLD:
            self.pesan.popitem(last=False)
        return name


class Keys:
    """The secrets of one running zi."""

    def __init__(self, rahasia: str | None = None, acak: Callable[[int], str] = secrets.token_urlsafe) -> None:
        self.rahasia = rahasia or acak(32)
        """What a second start makes a way in from."""
        self._acak = acak
        self._used: OrderedDict[str, None] = OrderedDict()
        self._sessions: OrderedDict[str, Sesi] = OrderedDict()
        self._changed = Condition()

    def way_in(self) -> str:
        """Make a key that lets one browser in, once."""
        return way_in(self.rahasia, self._acak(32))

    def enter(self, key: str) -> Sesi | None:
        """Let a browser in by a key; None for one that is not ours or was used."""
        name, _, _ = key.partition(".")
        if not hmac.compare_digest(way_in(self.rahasia, name).encode(), key.encode("utf-8", "replace")):
            return None
        with self._changed:
            if name in self._used:
                return None
            self._used[name] = None
            made = Sesi(self._acak(32))
            self._sessions[_named(made.kunci)] = made
            while len(self._sessions) > MOST_SESSIONS:
                self._sessions.popitem(last=False)
            return made

    def of(self, kunci: str) -> Sesi | None:
        """Find the browser that sends a secret."""
        return self._sessions.get(_named(kunci)) if kunci else None

    def seal(self, sesi: Sesi) -> str:
        """Make the seal of a form, which is good once."""
        name = self._acak(16)
        return f"{name}.{self._signed(sesi, name)}"

    def is_ours(self, sesi: Sesi, segel: str) -> bool:
        """Say whether a seal was made for this browser, sent or not."""
        name, _, signature = segel.partition(".")
        return hmac.compare_digest(self._signed(sesi, name).encode(), signature.encode("utf-8", "replace"))

    def claim(self, sesi: Sesi, segel: str) -> str | None:
        """Be the one who does what a form asks; a second click waits, and gets the address the first was led to."""
        with self._changed:
            while True:
                if segel not in sesi.terkirim:
                    sesi.terkirim[segel] = None
                    return None
                led = sesi.terkirim[segel]
                if led is not None:
                    return led
                if not self._changed.wait(PATIENCE):
                    return ""

    def settle(self, sesi: Sesi, segel: str, alamat: str | None) -> None:
        """Say where a form led to; None where nothing was done, so that it may be sent again."""
        with self._changed:
            if alamat is None:
                sesi.terkirim.pop(segel, None)
            else:
                sesi.terkirim[segel] = alamat
            while len(sesi.terkirim) > MOST_SENT:
                sesi.terkirim.popitem(last=False)
            self._changed.notify_all()

    def _signed(self, sesi: Sesi, name: str) -> str:
        return hmac.new(sesi.kunci.encode(), name.encode("utf-8", "replace"), sha256).hexdigest()


def way_in(rahasia: str, name: str) -> str:
    """Make the key of a name, which only who knows the secret can."""
    return f"{name}.{hmac.new(rahasia.encode(), b'masuk ' + name.encode('utf-8', 'replace'), sha256).hexdigest()}"


def _named(kunci: str) -> str:
    """Name a secret by its digest, so that looking for it takes as long whatever is sent."""
    return sha256(kunci.encode("utf-8", "replace")).hexdigest()
